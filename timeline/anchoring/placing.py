"""Places a meaning on the wall clock of the telling: one function for each kind of meaning."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Literal, assert_never

from timeline.anchoring.feasts import feast_day
from timeline.anchoring.lengths import length_value
from timeline.anchoring.units import (
    Base,
    Place,
    clamped,
    day_place,
    granularity_of,
    half_place,
    midnight,
    month_place,
    moved,
    quarter_place,
    small_step,
    unit_place,
    year_place,
    years_place,
)
from timeline.intervals import Granularity
from timeline.meanings import (
    CalendarDate,
    Clock,
    DayPart,
    Edge,
    Fixed,
    Holiday,
    Length,
    Meaning,
    Pick,
    Repeat,
    Same,
    Shift,
    UnitOf,
    Vague,
    Weekday,
    Written,
    YearPart,
    YearSpan,
)

Direction = Literal["past", "present", "future"]
_NEAR_DAYS = 100
_UNKNOWN = {
    "second": "TXX",
    "minute": "TXX:XX",
    "hour": "TXX",
    "day": "XXXX-XX-XX",
    "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "millennium": "X",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a text has told of so far: the last date, and the last quarter of a year."""

    place: Place | None = None
    quarter: Place | None = None

    def then(self, meaning: Meaning, place: Place) -> Told:
        """Return what has been told once `meaning` was placed."""
        if isinstance(meaning, Vague | Length | Repeat) or place.granularity is None:
            return self
        is_quarter = isinstance(meaning, YearPart) and meaning.code[0] == "Q" and meaning.of is None
        return Told(place=place, quarter=place if is_quarter else self.quarter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """From where and in which direction words are read, and what was told before them."""

    base: Base | None = None
    direction: Direction | None = None
    so_far: Told | None = None

    @property
    def told(self) -> Place | None:
        """The last date told."""
        return None if self.so_far is None else self.so_far.place

    @property
    def quarter(self) -> Place | None:
        """The last quarter told."""
        return None if self.so_far is None else self.so_far.quarter


def placed(meaning: Meaning, frame: Frame) -> Place:
    """Return where `meaning` lies as seen from `frame`."""
    match meaning:
        case CalendarDate():
            return _calendar_date(meaning, frame)
        case Weekday():
            return _weekday(meaning, frame)
        case UnitOf():
            return _unit_of(meaning, frame)
        case Shift():
            return _shift(meaning, frame)
        case Clock():
            return _clock(meaning, frame)
        case DayPart():
            return _day_part(meaning, frame)
        case YearPart():
            return _year_part(meaning, frame)
        case Holiday():
            return _holiday(meaning, frame)
        case Edge():
            return _edge(meaning, frame)
        case Same():
            return _same(meaning, frame)
        case Length():
            return _length(meaning, frame)
        case Written():
            return _written(meaning, frame)
        case _:
            return _plain(meaning)


def _plain(meaning: Vague | YearSpan | Repeat | Fixed) -> Place:
    match meaning:
        case YearSpan():
            return years_place(meaning.digits)
        case Vague() | Repeat() | Fixed():
            return Place(value=meaning.value)
        case _:
            assert_never(meaning)


def _calendar_date(meaning: CalendarDate, frame: Frame) -> Place:
    year, month, day = meaning.year, meaning.month, meaning.day
    if meaning.is_impossible:
        return Place(value=_fields(year, month, day), assumed=("impossible",))
    assumed: tuple[str, ...] = ()
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
    if day is not None:
        value += f"-{day:02d}"
    return value


def _year_of(meaning: CalendarDate, frame: Frame) -> int | None:
    """Return the year that a date without one is meant of."""
    if meaning.of is not None:
        inner = placed(meaning.of, frame)
        return None if inner.start is None else inner.start.year
    base = frame.base
    if base is None or meaning.month is None:
        return None if base is None else base.day.year
    if meaning.day is None:
        return _year_of_month(meaning.month, meaning.pick, base, frame.direction)
    return _year_of_day(meaning, base, frame.direction)


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
    if abs((nearest - here).days) <= _NEAR_DAYS or direction in (None, "present"):
        return nearest.year
    sides = [day for day in candidates if (day <= here) == (direction == "past")]
    return min(sides or candidates, key=lambda day: (abs((day - here).days), day)).year


def _weekday(meaning: Weekday, frame: Frame) -> Place:
    base = frame.base
    if meaning.of is not None:
        inner = placed(meaning.of, frame)
        if inner.day is None:
            return Place(value=f"XXXX-WXX-{meaning.weekday}")
        monday = inner.day.toordinal() - inner.day.weekday()
        return day_place(clamped(monday + meaning.weekday - 1))
    if base is None:
        return Place(value=f"XXXX-WXX-{meaning.weekday}")
    if meaning.after is not None:
        first = placed(meaning.after, frame)
        if first.day is not None:
            ahead = (meaning.weekday - first.day.isoweekday()) % 7 or 7
            return day_place(clamped(first.day.toordinal() + ahead))
    here = base.day
    back = (here.isoweekday() - meaning.weekday) % 7
    ahead = (meaning.weekday - here.isoweekday()) % 7
    if meaning.weeks:
        days = (ahead or 7) + 7 * meaning.weeks
    elif meaning.pick == "last":
        days = -(back or 7)
    elif meaning.pick == "next":
        days = ahead or 7
    elif meaning.pick == "this":
        days = ahead if frame.direction != "past" else -back
    elif frame.direction == "future":
        days = ahead or 7
    else:
        days = -back
    assumed = () if meaning.pick else ("week",)
    return replace(day_place(clamped(here.toordinal() + days)), assumed=assumed)


def _unit_of(meaning: UnitOf, frame: Frame) -> Place:
    base = frame.base
    if meaning.of is not None:
        inner = placed(meaning.of, frame)
        if inner.day is not None:
            return unit_place(inner.day, meaning.unit, meaning.offset)
        return Place(value=_UNKNOWN[meaning.unit])
    if base is None:
        return Place(value=_UNKNOWN[meaning.unit])
    if meaning.unit in ("second", "minute", "hour"):
        return _small_unit(meaning, base)
    first = unit_place(base.day, meaning.unit, meaning.offset)
    last = unit_place(base.last_day, meaning.unit, meaning.offset)
    if first.value == last.value:
        return first
    return replace(first, end=last.end, granularity=None)


def _small_unit(meaning: UnitOf, base: Base) -> Place:
    day = base.day.isoformat()
    if not base.is_minute:
        return Place(value=f"{day}TXX", start=base.start, end=base.end)
    step = small_step(meaning.unit, meaning.offset)
    start = base.start + step
    start = start.replace(second=0, microsecond=0)
    if meaning.unit == "hour":
        start = start.replace(minute=0)
    end = start + small_step(meaning.unit, 1)
    value = f"{start:%Y-%m-%dT%H}" if meaning.unit == "hour" else f"{start:%Y-%m-%dT%H:%M}"
    return Place(value=value, start=start, end=end, granularity=granularity_of(meaning.unit))


def _shift(meaning: Shift, frame: Frame) -> Place:
    quarter = frame.quarter
    if quarter is not None and _is_year_before(meaning) and quarter.start is not None:
        return unit_place(quarter.start.date(), "quarter", -4)
    start = _shift_start(meaning, frame)
    if start is None:
        vague = "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
        return Place(value=vague if meaning.amount is None else _UNKNOWN[meaning.unit])
    base, granularity = start
    if meaning.amount is None:
        return _vague_shift(meaning, base)
    if meaning.unit in ("second", "minute", "hour"):
        return _small_shift(meaning, base)
    amount = meaning.amount * meaning.sign
    day = moved(base.day, meaning.unit, amount)
    finest = granularity if granularity is not None else Granularity.DAY
    if meaning.unit == "year" and finest in (Granularity.QUARTER, Granularity.MONTH):
        return unit_place(day, "quarter" if finest == Granularity.QUARTER else "month", 0)
    unit = meaning.unit
    if unit in ("decade", "century"):
        unit = "year"
    if meaning.amount != int(meaning.amount):
        unit = {"year": "month", "month": "day", "week": "day"}.get(unit, unit)  # type: ignore[assignment]  # a unit by the table
    if unit == "fortnight":
        unit = "week"
    return unit_place(day, unit, 0)


def _is_year_before(meaning: Shift) -> bool:
    """Tell "a year ago" and "a year earlier": in reports of a quarter, that quarter's year before."""
    one_back = meaning.amount == 1 and meaning.sign < 0 and meaning.unit == "year"
    return one_back and (meaning.of is None or isinstance(meaning.of, Same))


def _shift_start(meaning: Shift, frame: Frame) -> tuple[Base, Granularity | None] | None:
    if meaning.of is not None:
        inner = placed(meaning.of, frame)
    elif meaning.from_told and frame.told is not None:
        inner = frame.told
    elif frame.base is not None:
        return frame.base, None
    else:
        return None
    if inner.start is None or inner.end is None:
        return None
    base = Base(start=inner.start, end=inner.end, granularity=inner.granularity)
    return base, inner.granularity


def _vague_shift(meaning: Shift, base: Base) -> Place:
    """Return the past or the future; a few minutes or hours stay near the anchor."""
    value = "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
    if meaning.unit not in ("second", "minute", "hour"):
        return Place(value=value)
    reach = timedelta(hours=1) if meaning.unit != "hour" else timedelta(hours=24)
    if meaning.sign < 0:
        return Place(value=value, start=base.start - reach, end=base.end)
    return Place(value=value, start=base.start, end=base.end + reach)


def _small_shift(meaning: Shift, base: Base) -> Place:
    assert meaning.amount is not None
    step = small_step(meaning.unit, meaning.amount) * meaning.sign
    try:
        start, end = base.start + step, base.end + step
    except OverflowError:
        return Place(value=_UNKNOWN[meaning.unit])
    if not base.is_minute:
        day = start.date().isoformat()
        return Place(value=f"{day}TXX:XX", start=start, end=end)
    return Place(
        value=f"{start:%Y-%m-%dT%H:%M}",
        start=start,
        end=end,
        granularity=Granularity.HOUR if meaning.unit == "hour" else Granularity.MINUTE,
    )


def _clock(meaning: Clock, frame: Frame) -> Place:
    hour, minute, second = meaning.hour, meaning.minute, meaning.second
    if hour == 0 and meaning.part == "NI" and frame.direction == "future":
        hour = 24
    hour = _likely_hour(meaning, hour, frame)
    assumed: tuple[str, ...] = ("am/pm",) if meaning.is_twelve and meaning.part is None else ()
    time = f"T{hour:02d}" + ("" if minute is None else f":{minute:02d}")
    if minute is None:
        time += ":00"
    if second is not None:
        time += f":{second:02d}"
    day = _day_of_clock(meaning, frame)
    if day is None:
        return Place(value="XXXX-XX-XX" + time)
    if meaning.is_impossible:
        return Place(value=day.isoformat() + time, assumed=("impossible",))
    if meaning.on is None:
        assumed = (*assumed, "day")
    start = midnight(clamped(day.toordinal() + hour // 24)).replace(
        hour=hour % 24, minute=minute or 0, second=second or 0
    )
    fine = second is not None
    return Place(
        value=day.isoformat() + time,
        start=start,
        end=start + timedelta(seconds=1 if fine else 60),
        granularity=Granularity.SECOND if fine else Granularity.MINUTE,
        zone=meaning.zone,
        assumed=assumed,
    )


def _likely_hour(meaning: Clock, hour: int, frame: Frame) -> int:
    """Choose between the two hours of a twelve-hour clock by the tense and the post's own hour."""
    base = frame.base
    if not meaning.is_twelve or meaning.part is not None or meaning.on is not None:
        return hour
    if base is None or not base.is_minute:
        return hour
    minutes = [(each % 24) * 60 + (meaning.minute or 0) for each in (hour % 12, hour % 12 + 12)]
    now = base.start.hour * 60 + base.start.minute
    if frame.direction == "future":
        fitting = [each for each in minutes if each >= now]
        return (fitting[0] if fitting else minutes[0]) // 60
    if frame.direction == "past":
        fitting = [each for each in minutes if each <= now]
        return (fitting[-1] if fitting else minutes[-1]) // 60
    return hour


def _day_of_clock(meaning: Clock, frame: Frame) -> date | None:
    if meaning.on is not None:
        return placed(meaning.on, frame).day
    base = frame.base
    if base is None:
        return None
    day = base.day
    if not base.is_minute:
        return day
    if base.start.hour < 6 and meaning.hour >= 18 and frame.direction != "future":
        return clamped(day.toordinal() - 1)
    if base.start.hour >= 18 and meaning.hour < 6 and frame.direction == "future":
        return clamped(day.toordinal() + 1)
    return day


# First and last hour of the parts of a day as news uses them; beyond 24 is the next morning.
_PART_HOURS = {
    "MO": (4, 12),
    "MI": (11, 15),
    "AF": (12, 18),
    "EV": (17, 24),
    "NI": (18, 30),
    "DT": (6, 20),
}


def _day_part(meaning: DayPart, frame: Frame) -> Place:
    if meaning.on is not None:
        day = placed(meaning.on, frame).day
    elif frame.base is None:
        day = None
    else:
        day = frame.base.day
        if meaning.pick == "last":
            day = clamped(day.toordinal() - 1)
    if day is None:
        return Place(value=f"XXXX-XX-XXT{meaning.part}")
    first, last = _PART_HOURS[meaning.part]
    start = midnight(day) + timedelta(hours=first)
    return Place(
        value=f"{day.isoformat()}T{meaning.part}",
        start=start,
        end=start + timedelta(hours=last - first),
        granularity=Granularity.PART_OF_DAY,
        assumed=() if meaning.on is not None else ("day",),
    )


def _year_part(meaning: YearPart, frame: Frame) -> Place:
    year = None
    if meaning.of is not None:
        inner = placed(meaning.of, frame)
        year = None if inner.start is None else inner.start.year
    elif frame.base is not None:
        year = _year_of_part(meaning, frame.base, frame.direction)
    if year is None:
        return Place(value=f"XXXX-{meaning.code}")
    if meaning.is_fiscal:
        return Place(value=f"{year:04d}-{meaning.code}")
    return _part_place(year, meaning.code)


def _part_place(year: int, code: str) -> Place:
    if code == "QX":
        return replace(year_place(year), value=f"{year:04d}-QX")
    if code[0] == "Q":
        return quarter_place(year, int(code[1]))
    if code[0] == "H":
        return half_place(year, int(code[1]))
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 0}[code]
    return Place(
        value=f"{year:04d}-{code}",
        start=month_place(year, first).start,
        end=month_place(year, 14 if code == "WI" else first + 2).end,
        granularity=Granularity.QUARTER,
    )


def _year_of_part(meaning: YearPart, base: Base, direction: Direction | None) -> int:
    here = base.start
    if meaning.code == "WI" and meaning.pick is None and direction != "future":
        return here.year if here.month < 4 or here.month == 12 else here.year - 1
    this = _part_place(here.year, meaning.code)
    assert this.start is not None
    assert this.end is not None
    if meaning.pick == "this":
        return here.year
    if meaning.pick == "last":
        return here.year if this.end <= here else here.year - 1
    if meaning.pick == "next":
        return here.year if this.start > here else here.year + 1
    if direction == "future":
        recent = meaning.code[0] == "Q" and this.end > here - timedelta(days=130)
        return here.year if this.end > here or recent else here.year + 1
    if direction == "past" and this.start > here:
        return here.year - 1
    if this.start > here + timedelta(days=200):
        return here.year - 1
    return here.year


def _holiday(meaning: Holiday, frame: Frame) -> Place:
    if meaning.of is not None:
        inner = placed(meaning.of, frame)
        day = None if inner.start is None else feast_day(meaning.key, inner.start.year)
        return Place(value="XXXX-XX-XX") if day is None else day_place(day)
    if frame.base is None:
        return Place(value="XXXX-XX-XX")
    here = frame.base.day
    days = [feast_day(meaning.key, year) for year in (here.year - 1, here.year, here.year + 1)]
    known = [day for day in days if day is not None]
    if meaning.pick in ("last", "next"):
        known = [day for day in known if (day < here) == (meaning.pick == "last")]
    if not known:
        return Place(value="XXXX-XX-XX")
    if meaning.pick is None and frame.direction in ("past", "future"):
        sides = [day for day in known if (day <= here) == (frame.direction == "past")]
        near = min(known, key=lambda day: abs((day - here).days))
        if abs((near - here).days) > 45 and sides:
            known = sides
    day = min(known, key=lambda each: (abs((each - here).days), each))
    return replace(day_place(day), assumed=("year",))


def _edge(meaning: Edge, frame: Frame) -> Place:
    """Return the whole of which the words name a part, cut only at the anchor itself."""
    if meaning.edge == "small-hours" and isinstance(meaning.of, DayPart):
        return _early_hours(meaning.of, frame)
    inner = placed(meaning.of, frame)
    if inner.start is None or inner.end is None or frame.base is None:
        return inner
    base = frame.base
    if meaning.edge == "earlier" and inner.start < base.end < inner.end:
        return replace(inner, end=max(base.end, inner.start + timedelta(minutes=1)))
    if meaning.edge == "later" and inner.start < base.start < inner.end:
        return replace(inner, start=base.start)
    return inner


def _early_hours(night: DayPart, frame: Frame) -> Place:
    day = (
        placed(night.on, frame).day
        if night.on is not None
        else (None if frame.base is None else frame.base.day)
    )
    if day is None:
        return Place(value="XXXX-XX-XXTMO")
    return Place(
        value=f"{day.isoformat()}TMO",
        start=midnight(day),
        end=midnight(day) + timedelta(hours=6),
        granularity=Granularity.PART_OF_DAY,
    )


def _same(meaning: Same, frame: Frame) -> Place:
    told = frame.told
    if meaning.unit == "quarter" and not meaning.offset:
        return _the_quarter(frame)
    if meaning.unit == "weekend" and not meaning.offset:
        return _the_weekend(frame)
    if told is None or told.start is None:
        if frame.base is None:
            return Place(value=_UNKNOWN[meaning.unit or "day"])
        day = frame.base.day
    else:
        day = told.start.date()
    place = unit_place(day, meaning.unit or "day", meaning.offset)
    if meaning.part is None:
        return place
    return _day_part(
        DayPart(part=meaning.part, on=CalendarDate(year=day.year, month=day.month, day=day.day)),
        frame,
    )


def _the_quarter(frame: Frame) -> Place:
    """Return the quarter that a report tells of: the last one told, else the last one ended."""
    if frame.quarter is not None:
        return frame.quarter
    if frame.base is None:
        return Place(value="XXXX-QX")
    return replace(unit_place(frame.base.day, "quarter", -1), assumed=("quarter",))


def _the_weekend(frame: Frame) -> Place:
    """Return the weekend before Thursday as the last one, from then on as the coming one."""
    if frame.base is None:
        return Place(value="XXXX-WXX-WE")
    here = frame.base.day
    last_back = 5 if frame.direction == "past" else 2 if frame.direction != "future" else 0
    back = here.isoweekday() <= last_back
    return replace(unit_place(here, "weekend", -1 if back else 0), assumed=("week",))


def _length(meaning: Length, frame: Frame) -> Place:
    value = meaning.value or length_value(meaning.parts)
    base = frame.base
    if not meaning.toward or base is None or not meaning.parts or meaning.parts[0][0] is None:
        return Place(value=value)
    number, unit = meaning.parts[0]
    assert number is not None
    if unit in ("second", "minute", "hour"):
        step = small_step(unit, number)
        if meaning.toward < 0:
            return Place(value=value, start=base.start - step, end=base.end)
        return Place(value=value, start=base.start, end=base.end + step)
    other = midnight(moved(base.day, unit, number * meaning.toward))
    if meaning.toward < 0:
        return Place(value=value, start=other, end=base.end)
    return Place(value=value, start=base.start, end=other + timedelta(days=1))


def _written(meaning: Written, frame: Frame) -> Place:
    """Read a date written out in another language with the library that knows them."""
    import dateparser

    base = frame.base.start if frame.base is not None else datetime(2000, 1, 1)
    read = dateparser.parse(
        meaning.words, languages=[meaning.language], settings={"RELATIVE_BASE": base}
    )
    return Place(value="XXXX-XX-XX") if read is None else day_place(read.date())
