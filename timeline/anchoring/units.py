"""Calendar units as places on a wall clock: a TIMEX3 value, its first moment and its end."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from timeline.intervals import Granularity
from timeline.values import value

DAY = timedelta(days=1)
FIRST, LAST = date(1, 1, 2), date(9999, 12, 29)


@value(frozen=True, slots=True, kw_only=True)
class Place:
    """Half-open naive wall-clock bounds under a TIMEX3 value; None where it has no place.

    `zone` is the offset or zone that the words named, `assumed` the fields a rule filled in.
    `is_cut` marks what is left of its unit before or after the anchor ("earlier this year").
    """

    value: str
    start: datetime | None = None
    end: datetime | None = None
    granularity: Granularity | None = None
    zone: str | None = None
    assumed: tuple[str, ...] = ()
    is_cut: bool = False

    @property
    def day(self) -> date | None:
        """The day that it begins on."""
        return None if self.start is None else self.start.date()

    @property
    def last_day(self) -> date | None:
        """The last day that it touches."""
        return None if self.end is None else (self.end - timedelta(microseconds=1)).date()


@value(frozen=True, slots=True, kw_only=True)
class Base:
    """What relative words are counted from: wall-clock bounds in the zone of the telling, or in
    `zone` where the words counted from named one."""

    start: datetime
    end: datetime
    granularity: Granularity | None = None
    zone: str | None = None

    @property
    def day(self) -> date:
        """The day that it begins on."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last day that it touches."""
        return max(self.start, self.end - timedelta(microseconds=1)).date()

    @property
    def is_minute(self) -> bool:
        """Tell whether the time of day is known."""
        return self.granularity in (Granularity.SECOND, Granularity.MINUTE)


UNKNOWN = {
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
_GRANULARITY: dict[str, Granularity] = {
    "second": Granularity.SECOND,
    "minute": Granularity.MINUTE,
    "hour": Granularity.HOUR,
    "day": Granularity.DAY,
    "weekend": Granularity.WEEK,
    "week": Granularity.WEEK,
    "fortnight": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "half": Granularity.QUARTER,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
    "century": Granularity.CENTURY,
    "millennium": Granularity.CENTURY,
}


def granularity_of(unit: str) -> Granularity:
    """Return the granularity of a unit's name."""
    return _GRANULARITY[unit]


def midnight(day: date) -> datetime:
    """Return the first moment of a day."""
    return datetime(day.year, day.month, day.day)


def clamped(ordinal: int) -> date:
    """Return the day of that ordinal, kept within the years that the program reckons with."""
    return date.fromordinal(min(max(ordinal, FIRST.toordinal()), LAST.toordinal()))


def day_place(day: date) -> Place:
    """Return a calendar day."""
    return Place(
        value=day.isoformat(),
        start=midnight(day),
        end=midnight(clamped(day.toordinal() + 1)),
        granularity=Granularity.DAY,
    )


def week_place(day: date) -> Place:
    """Return the ISO week that `day` lies in."""
    monday = clamped(day.toordinal() - day.weekday())
    year, week, _ = monday.isocalendar()
    return Place(
        value=f"{year:04d}-W{week:02d}",
        start=midnight(monday),
        end=midnight(clamped(monday.toordinal() + 7)),
        granularity=Granularity.WEEK,
    )


def weekend_place(day: date) -> Place:
    """Return Saturday and Sunday of the ISO week that `day` lies in."""
    week = week_place(day)
    saturday = clamped(day.toordinal() - day.weekday() + 5)
    return Place(
        value=week.value + "-WE",
        start=midnight(saturday),
        end=midnight(clamped(saturday.toordinal() + 2)),
        granularity=Granularity.WEEK,
    )


def month_place(year: int, month: int) -> Place:
    """Return a month; months beyond 1 to 12 run over into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    year = min(max(year, 1), LAST.year)
    return Place(
        value=f"{year:04d}-{month:02d}",
        start=datetime(year, month, 1),
        end=_first_of(year + month // 12, month % 12 + 1),
        granularity=Granularity.MONTH,
    )


def _first_of(year: int, month: int) -> datetime:
    """Return the first moment of a month, or the last day that the program reckons with."""
    return datetime(year, month, 1) if year <= LAST.year else midnight(LAST)


def quarter_place(year: int, quarter: int) -> Place:
    """Return a calendar quarter; quarters beyond 1 to 4 run over into other years."""
    first = month_place(year, quarter * 3 - 2)
    last = month_place(year, quarter * 3)
    assert first.start is not None
    return Place(
        value=f"{first.start.year:04d}-Q{(first.start.month + 2) // 3}",
        start=first.start,
        end=last.end,
        granularity=Granularity.QUARTER,
    )


def half_place(year: int, half: int) -> Place:
    """Return the first or second half of a year."""
    first, last = month_place(year, half * 6 - 5), month_place(year, half * 6)
    return Place(
        value=f"{year:04d}-H{half}",
        start=first.start,
        end=last.end,
        granularity=Granularity.QUARTER,
    )


def year_place(year: int) -> Place:
    """Return a calendar year."""
    year = min(max(year, 1), LAST.year)
    return Place(
        value=f"{year:04d}",
        start=datetime(year, 1, 1),
        end=_first_of(year + 1, 1),
        granularity=Granularity.YEAR,
    )


def years_place(digits: str) -> Place:
    """Return the decade ("199") or century ("19") that leading digits of a year name."""
    size = 10 ** (4 - len(digits))
    first = int(digits) * size
    if not 1 <= first <= 9998 - size:
        return Place(value=digits)
    return Place(
        value=digits,
        start=datetime(first, 1, 1),
        end=datetime(first + size, 1, 1),
        granularity=Granularity.DECADE if size == 10 else Granularity.CENTURY,
    )


_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}


# What is told of a month or a year leaves its days open, and so on up.
_SIZES = {
    "day": 2,
    "weekend": 7,
    "week": 7,
    "fortnight": 14,
    "month": 31,
    "quarter": 92,
    "half": 184,
    "year": 366,
    "decade": 3660,
    "century": 36600,
    "millennium": 366000,
}
_OPEN_VALUES = {"day": "XX-XX", "week": "WXX", "weekend": "WXX-WE", "month": "XX", "quarter": "QX"}


def year_beside(told: Place, offset: int) -> Place | None:
    """Return the year so many years from one told before Christ, None where none was; there is no
    year nought between 1 BC and AD 1."""
    if _BEFORE_CHRIST.match(told.value) is None:
        return None
    year = 1 - int(told.value[2:6]) + offset
    return year_place(year) if year > 0 else Place(value=f"BC{1 - year:04d}")


_BEFORE_CHRIST = re.compile(r"BC\d{4}(?!\d)")


def is_longer(told: Place, unit: str) -> bool:
    """Tell whether a time told is too long to count days or weeks from: "in 2004", "in June"."""
    if told.start is None or told.end is None:
        return False
    if told.granularity is Granularity.QUARTER:
        return unit in _SIZES and _SIZES[unit] < _SIZES["quarter"]
    return unit in _SIZES and (told.end - told.start).days > _SIZES[unit]


def told_unit(unit: str, offset: int, told: Place) -> Place:
    """Return the unit that a time told lies in, or one beside it; open where that was too long.

    "That day" behind "in May 1790" is no day that can be named: its value is 1790-05-XX.
    """
    if told.start is None or told.end is None:
        before_christ = year_beside(told, offset) if unit == "year" else None
        return before_christ or Place(value=UNKNOWN[unit])
    size = (told.end - told.start).days
    if size <= _SIZES[unit]:
        return unit_place(told.start.date(), unit, offset)
    if offset or size > _SIZES["year"] or unit not in _OPEN_VALUES:
        return Place(value=UNKNOWN[unit])
    if unit == "day" and size <= _SIZES["month"] and len(told.value) == 7:
        return Place(value=f"{told.value}-XX")
    return Place(value=f"{told.start.year:04d}-{_OPEN_VALUES[unit]}")


def unit_place(day: date, unit: str, offset: int) -> Place:
    """Return the calendar unit `offset` units from the one that `day` lies in."""
    if unit in _DAYS:
        moved = clamped(day.toordinal() + _DAYS[unit] * offset)
        return {"day": day_place, "weekend": weekend_place}.get(unit, week_place)(moved)
    if unit == "month":
        return month_place(day.year, day.month + offset)
    if unit == "quarter":
        return quarter_place(day.year, (day.month + 2) // 3 + offset)
    if unit == "half":
        half = (day.month + 5) // 6 + offset
        return half_place(day.year + (half - 1) // 2, (half - 1) % 2 + 1)
    if unit == "year":
        return year_place(day.year + offset)
    size = {"decade": 10, "century": 100, "millennium": 1000}[unit]
    first = day.year // size + offset
    return years_place(str(max(first, 0)).zfill(4 - len(str(size)) + 1))


def moved(day: date, unit: str, amount: float) -> date:
    """Return the day that many units on (back where negative), kept within the month."""
    if unit in _DAYS:
        return clamped(day.toordinal() + round(_DAYS[unit] * amount))
    months = day.year * 12 + day.month - 1 + round(_MONTHS.get(unit, 12000) * amount)
    year, month = min(max(months // 12, 1), 9998), months % 12 + 1
    last = (month_place(year, month).end or datetime.max) - DAY
    return date(year, month, min(day.day, last.day))


_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


def small_step(unit: str, amount: float) -> timedelta:
    """Return that many seconds, minutes or hours, cut at a hundred years."""
    return timedelta(seconds=min(_SECONDS[unit] * amount, 3.2e9))
