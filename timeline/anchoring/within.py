"""Places one unit of a longer time: "the first week of June", "the week of 3 May"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from timeline.anchoring.units import UNKNOWN, Place, clamped, midnight, unit_place
from timeline.intervals import Granularity
from timeline.meanings import UnitOf

_LONG = (Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR)
_SATURDAY = 6
_WEEK_DAYS = 7


def unit_within(meaning: UnitOf, whole: Place) -> Place:
    """Return the unit counted from the start or the end of `whole`; of a day, the one around it."""
    first, last = whole.day, whole.last_day
    if first is None or last is None:
        return Place(value=UNKNOWN[meaning.unit])
    if meaning.unit not in ("week", "weekend") or whole.granularity not in _LONG:
        return unit_place(last if meaning.is_from_end else first, meaning.unit, meaning.offset)
    opens = last.toordinal() - _WEEK_DAYS + 1 if meaning.is_from_end else first.toordinal()
    opening = clamped(opens + _WEEK_DAYS * meaning.offset)
    return _weekend_of(opening) if meaning.unit == "weekend" else _week_of(opening)


def _week_of(opening: date) -> Place:
    """Return the calendar week that has most of seven days, as wide as both: words leave open
    which is meant."""
    week = unit_place(clamped(opening.toordinal() + _WEEK_DAYS // 2), "week", 0)
    assert week.start is not None
    assert week.end is not None
    ends = midnight(clamped(opening.toordinal() + _WEEK_DAYS))
    return replace(week, start=min(week.start, midnight(opening)), end=max(week.end, ends))


def _weekend_of(opening: date) -> Place:
    """Return the weekend whose Saturday is one of seven days."""
    ahead = (_SATURDAY - opening.isoweekday()) % _WEEK_DAYS
    return unit_place(clamped(opening.toordinal() + ahead), "weekend", 0)
