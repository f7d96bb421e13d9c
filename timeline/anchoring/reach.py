"""How far from the day of writing a relative time lies, where that day itself is not known.

"In November last year" is one to fourteen months before an article, whenever it was written: no
date, but enough to put it before the article's own news. Bounds are generous by one unit.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.meanings import CalendarDate, DayPart, Edge, Meaning, Shift, UnitOf, Weekday
from timeline.model import Offset

DAY_S = 86400
_LENGTHS = {
    "day": DAY_S,
    "weekend": 7 * DAY_S,
    "week": 7 * DAY_S,
    "fortnight": 14 * DAY_S,
    "month": 31 * DAY_S,
    "quarter": 92 * DAY_S,
    "half": 184 * DAY_S,
    "year": 366 * DAY_S,
    "decade": 3653 * DAY_S,
    "century": 36525 * DAY_S,
}
_MONTHS = 12
_SHORT_MONTH_S = 28 * DAY_S
_LONG_MONTH_S = 31 * DAY_S


def reach_of(meaning: Meaning) -> Offset | None:
    """Return bounds on (told time - time of writing) in whole seconds, None for words that give
    none. What says no direction ("on Wednesday") is read as past: only news in the past asks."""
    match meaning:
        case DayPart(on=on) if on is not None:
            return reach_of(on)
        case Edge(of=of):
            return reach_of(of)
        case CalendarDate(month=month, of=UnitOf(unit="year", offset=offset)) if month is not None:
            return _of_month(month, offset)
        case CalendarDate(year=None, month=month) if month is not None:
            return Offset(lower_s=-_LENGTHS["year"] - _LONG_MONTH_S, upper_s=0)
        case UnitOf(unit=unit, offset=offset, of=None) if unit in _LENGTHS:
            first = _of_unit(_LENGTHS[unit], offset)
            return replace(first, upper_s=0) if meaning.is_rolling else first
        case Weekday(weeks=0, of=None):
            weeks = 2 if meaning.pick == "last" else 1
            return Offset(lower_s=-weeks * _LENGTHS["week"], upper_s=0)
        case Shift(amount=amount, unit=unit, sign=sign, of=None) if amount and unit in _LENGTHS:
            near, far = (amount - 1) * _LENGTHS[unit], (amount + 1) * _LENGTHS[unit]
            low, high = (-far, -near) if sign < 0 else (near, far)
            return Offset(lower_s=round(low), upper_s=round(high))
        case _:
            return None


def _of_unit(length_s: int, offset: int) -> Offset:
    """The unit `offset` units from the one of writing; the own one is read as past."""
    low, high = (offset - 1) * length_s, (offset + 1) * length_s
    return Offset(lower_s=low, upper_s=min(high, 0) if offset <= 0 else high)


def _of_month(month: int, years: int) -> Offset | None:
    """A month of another year: written on that year's first day or its last."""
    if years >= 0:
        return None
    nearest = (-years - 1) * _MONTHS + _MONTHS - month
    farthest = -years * _MONTHS + _MONTHS - month + 1
    return Offset(lower_s=-farthest * _LONG_MONTH_S, upper_s=-nearest * _SHORT_MONTH_S)
