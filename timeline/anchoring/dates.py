"""Places dates of the calendar, weekdays and units counted from the anchor."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

from timeline.anchoring.frame import Direction, Frame
from timeline.anchoring.times import small_unit
from timeline.anchoring.units import (
    DAY,
    UNKNOWN,
    Base,
    Place,
    clamped,
    day_place,
    midnight,
    month_place,
    told_unit,
    unit_place,
    year_place,
)
from timeline.anchoring.within import unit_within
from timeline.intervals import Granularity
from timeline.meanings import (
    CalendarDate,
    Pick,
    UnitOf,
    Weekday,
)

# Within so many days a date is taken for the nearest one, whatever the tense (tuned on TimeBank).
_NEAR_DAYS = 100
_NEAR_DAYS_AHEAD = 60


def calendar_date(meaning: CalendarDate, frame: Frame) -> Place:
    year, month, day = meaning.year, meaning.month, meaning.day
    if meaning.is_impossible:
        return Place(value=_fields(year, month, day), assumed=("impossible",))
    assumed: tuple[str, ...] = ()
    if month is None and day is not None:
        return _day_of_month(meaning, day, frame)
    if year is None:
        year = _year_of(meaning, frame)
        assumed = ("year",)
        if year is None:
            return Place(value=_fields(None, month, day))
    if month is None:
        return year_place(year)
    if day is None:
        return replace(month_place(year, month), assumed=assumed)
    if day > calendar.monthrange(year, month)[1]:
        return Place(value=_fields(year, month, day), assumed=("impossible",))
    return replace(day_place(clamped(date(year, month, day).toordinal())), assumed=assumed)


def _fields(year: int | None, month: int | None, day: int | None) -> str:
    value = "XXXX" if year is None else f"{year:04d}"
    if month is not None:
        value += f"-{month:02d}"
    elif day is not None:
        value += "-XX"
    if day is not None:
        value += f"-{day:02d}"
    return value


def _year_of(meaning: CalendarDate, frame: Frame) -> int | None:
    """Return the year that a date without one is meant of."""
    if meaning.of is not None:
        here = frame.place(meaning.of).day or _edge_of_year_told(meaning, frame)
        return None if here is None else _year_from(meaning, here)
    if meaning.after is not None and meaning.month is not None:
        first = frame.place(meaning.after).start
        return None if first is None else first.year + (meaning.month < first.month)
    base, told = frame.base, frame.told
    if told is not None and meaning.pick is None:
        return _year_told(meaning, told)
    if base is None or meaning.month is None:
        return None if base is None else base.day.year
    if meaning.day is None:
        return _year_of_month(meaning.month, meaning.pick, base, frame.direction)
    return _year_of_day(meaning, base, frame.direction)


def _edge_of_year_told(meaning: CalendarDate, frame: Frame) -> date | None:
    """Return the last day of a year told for "the following May", its first for "the previous"."""
    told = frame.told
    if meaning.pick is None or told is None or told.granularity is not Granularity.YEAR:
        return None
    return told.last_day if meaning.pick == "next" else told.day


def _year_from(meaning: CalendarDate, here: date) -> int:
    """Return the year of a month of `here`'s year, or of the next or last such month from it."""
    month = meaning.month or here.month
    if meaning.pick == "next":
        return here.year + (month <= here.month)
    return here.year - (meaning.pick == "last" and month >= here.month)


def _day_of_month(meaning: CalendarDate, day: int, frame: Frame) -> Place:
    """Return "the 14th" of the month told of, or the next one with it; "Friday the 13th" near."""
    told, base = frame.told, frame.base
    if meaning.weekday is not None and told is None and base is not None:
        return _weekday_of_month(meaning.weekday, day, base.day, frame.direction)
    if told is None or told.start is None or told.end is None or told.end - told.start > 31 * DAY:
        return Place(value=f"XXXX-XX-{day:02d}")
    here = told.start
    is_over = told.end - told.start <= 2 * DAY and day < here.day
    month = month_place(here.year, here.month + is_over)
    assert month.start is not None
    if day > calendar.monthrange(month.start.year, month.start.month)[1]:
        return Place(value=f"{month.value}-{day:02d}", assumed=("impossible",))
    return day_place(month.start.date().replace(day=day))


def _weekday_of_month(weekday: int, day: int, here: date, direction: Direction | None) -> Place:
    """Return the nearest day of that number and weekday, on the side that the tense says."""
    first = here.year * 12 + here.month - 1
    fitting = []
    for month in range(max(first - _MONTHS_ROUND, 12), first + _MONTHS_ROUND + 1):
        year, number = month // 12, month % 12 + 1
        if day <= calendar.monthrange(year, number)[1]:
            one = date(year, number, day)
            fitting += [one] if one.isoweekday() == weekday else []
    sides = [one for one in fitting if one == here or (one < here) != (direction == "future")]
    near = sides if direction in ("past", "future") and sides else fitting
    if not near:
        return Place(value=f"XXXX-XX-{day:02d}")
    nearest = min(near, key=lambda one: abs((one - here).days))
    return replace(day_place(nearest), assumed=("month",))


# Each day of a month falls on each weekday within so many months.
_MONTHS_ROUND = 14


# A narrative that is in November goes on to "January" of the year after, but looks back to "June".
_MONTHS_ON = 3


def _year_told(meaning: CalendarDate, told: Place) -> int | None:
    """Return the year of the date last told, or the next where the months have run on into it."""
    if told.start is None:
        return None
    here, month = told.start, meaning.month
    if told.granularity in (Granularity.DECADE, Granularity.CENTURY):
        return None
    if told.granularity in _COARSE:
        return int(told.value[:4]) if told.value[:4].isdecimal() else here.year
    if month is None or month >= here.month:
        return here.year
    return here.year + ((month - here.month) % 12 <= _MONTHS_ON)


# A time told as finely as this says no month that a narrative goes on from.
_COARSE = (Granularity.QUARTER, Granularity.YEAR)


def _year_of_month(month: int, pick: Pick | None, base: Base, direction: Direction | None) -> int:
    here = base.day
    if pick == "this":
        return here.year
    if pick == "last":
        just_past = month % 12 + 1 == here.month
        return here.year - (month >= here.month) - just_past * (month < here.month)
    if pick == "next" or (direction == "future" and month != here.month):
        return here.year + (month <= here.month if pick == "next" else month < here.month)
    if direction is None and 0 < (month - here.month) % 12 <= 2:
        return here.year + (month < here.month)
    return here.year - (month > here.month)


def _year_of_day(meaning: CalendarDate, base: Base, direction: Direction | None) -> int:
    """Return the year whose month and day lie nearest, or on the side that the tense says."""
    here = base.day
    assert meaning.month is not None
    assert meaning.day is not None
    candidates = []
    for year in (here.year - 1, here.year, here.year + 1):
        if 1 <= year <= 9998 and meaning.day <= calendar.monthrange(year, meaning.month)[1]:
            candidates.append(date(year, meaning.month, meaning.day))
    if not candidates:
        return here.year
    if meaning.weekday is not None:
        fitting = [day for day in candidates if day.isoweekday() == meaning.weekday]
        candidates = fitting or candidates
    if meaning.pick in ("last", "next"):
        sides = [day for day in candidates if (day < here) == (meaning.pick == "last")]
        candidates = sides or candidates
    nearest = min(candidates, key=lambda day: (abs((day - here).days), day))
    far = (nearest - here).days
    near_days = _NEAR_DAYS_AHEAD if direction == "past" and far > 0 else _NEAR_DAYS
    if abs(far) <= near_days or direction in (None, "present"):
        return nearest.year
    sides = [day for day in candidates if (day <= here) == (direction == "past")]
    return min(sides or candidates, key=lambda day: (abs((day - here).days), day)).year


def weekday(meaning: Weekday, frame: Frame) -> Place:
    base = frame.base
    if meaning.of is not None:
        inner = frame.place(meaning.of)
        if inner.day is None:
            return Place(value=f"XXXX-WXX-{meaning.weekday}")
        if meaning.nth is not None:
            return _nth_weekday(meaning.weekday, meaning.nth, inner.day)
        if meaning.pick is not None:
            return _weekday_beside(meaning, inner.day)
        monday = inner.day.toordinal() - inner.day.weekday()
        return day_place(clamped(monday + meaning.weekday - 1))
    if frame.told is not None:
        return _weekday_told(meaning.weekday, frame.day_told)
    if base is None:
        return Place(value=f"XXXX-WXX-{meaning.weekday}")
    if meaning.after is not None:
        first = frame.place(meaning.after)
        if first.day is not None:
            ahead = (meaning.weekday - first.day.isoweekday()) % 7 or 7
            return day_place(clamped(first.day.toordinal() + ahead))
    assumed = () if meaning.pick else ("week",)
    days = _days_to(meaning, base.day.isoweekday(), frame)
    return replace(day_place(clamped(base.day.toordinal() + days)), assumed=assumed)


def _weekday_beside(meaning: Weekday, told: date) -> Place:
    """Return the last such weekday before a day told, or the next one behind it."""
    here = told.isoweekday()
    back, ahead = (here - meaning.weekday) % 7 or 7, (meaning.weekday - here) % 7 or 7
    return day_place(clamped(told.toordinal() + (ahead if meaning.pick == "next" else -back)))


def _nth_weekday(weekday: int, nth: int, month: date) -> Place:
    """Return the nth such weekday of a month, the last one for -1."""
    days = [
        day
        for day in range(1, calendar.monthrange(month.year, month.month)[1] + 1)
        if month.replace(day=day).isoweekday() == weekday
    ]
    if nth > len(days):
        return Place(value=f"{month:%Y-%m}-XX", assumed=("impossible",))
    return day_place(month.replace(day=days[nth - 1 if nth > 0 else -1]))


def _weekday_told(weekday: int, told: date | None) -> Place:
    """Return the weekday on or next after the day last told, as a narrative goes on."""
    if told is None:
        return Place(value=f"XXXX-WXX-{weekday}")
    ahead = (weekday - told.isoweekday()) % 7
    return replace(day_place(clamped(told.toordinal() + ahead)), assumed=("week",))


def _days_to(meaning: Weekday, here: int, frame: Frame) -> int:
    """Return how many days on from weekday `here` the day is, negative for days past."""
    back, ahead = (here - meaning.weekday) % 7, (meaning.weekday - here) % 7
    if meaning.weeks:
        return (ahead or 7) + 7 * meaning.weeks
    if meaning.pick == "last":
        return -(back or 7)
    if meaning.pick == "this":
        return ahead if frame.direction != "past" else -back
    if meaning.pick == "next":
        return 7 - here + meaning.weekday
    if frame.direction == "future":
        return ahead or (0 if frame.from_today else 7)
    return -back


def unit_of(meaning: UnitOf, frame: Frame) -> Place:
    base = frame.base
    if meaning.of is not None:
        return unit_within(meaning, frame.place(meaning.of))
    if meaning.is_the and frame.told is not None:
        return told_unit(meaning.unit, meaning.offset, frame.told)
    if base is None:
        return Place(value=UNKNOWN[meaning.unit])
    if meaning.unit in ("second", "minute", "hour"):
        return small_unit(meaning, base)
    if meaning.is_working:
        return _working_day(base.day, meaning.offset)
    first = unit_place(base.day, meaning.unit, meaning.offset)
    last = unit_place(base.last_day, meaning.unit, meaning.offset)
    if meaning.is_rolling:  # as wide as both readings: from last year's first day up to now
        return replace(first, end=midnight(base.last_day + timedelta(days=1)), granularity=None)
    if first.value == last.value:
        return first
    return replace(first, end=last.end, granularity=None)


_WEEKEND = (6, 7)


def _working_day(here: date, offset: int) -> Place:
    """Return the next day from Monday to Friday, or the last one before."""
    day = clamped(here.toordinal() + offset)
    while day.isoweekday() in _WEEKEND:
        day = clamped(day.toordinal() + offset)
    return day_place(day)
