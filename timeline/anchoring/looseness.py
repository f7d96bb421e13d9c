"""How loosely words name a time: "two hours ago", "about 3pm", "more than three years ago".

A TIMEX3 value stays as exact as its words ("2017-06-26T14:18", mod APPROX); the stretch of the time
line must not be. How far it reaches is an assumption, and stands here alone.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from timeline.anchoring.units import Place, midnight, moved
from timeline.intervals import Granularity
from timeline.meanings import Meaning, Shift
from timeline.values import value

SMALL_UNITS_S = {"second": 1, "minute": 60, "hour": 3600}
# How far to either side "about" reaches, by the unit that the words name the time in.
_ABOUT_MINUTES = {
    Granularity.SECOND: 1,
    Granularity.MINUTE: 15,
    Granularity.HOUR: 60,
    Granularity.PART_OF_DAY: 60,
}
_ABOUT = {
    Granularity.DAY: ("day", 2),
    Granularity.WEEK: ("week", 1),
    Granularity.MONTH: ("month", 1),
    Granularity.QUARTER: ("quarter", 1),
    Granularity.YEAR: ("year", 1),
    Granularity.DECADE: ("year", 5),
    Granularity.CENTURY: ("year", 25),
}
_ABOUT_SHARE = 0.1  # "about 40 years ago" may be four years off
_FURTHER_SHARE = 0.5  # "more than 20 years ago" is taken as at most 30
_LONGEST_ROUNDING_S = 300
A_FEW = (2, 10)  # the fewest and the most that "a few", "several" and "recent" are taken for


@value(frozen=True, slots=True, kw_only=True)
class _Reach:
    """How many units, seconds or calendar ones, a time reaches to either side of its words."""

    unit: str
    earlier: int
    later: int


def rounding_s(amount: float, unit: str) -> int:
    """Return the seconds to either side that a number of hours or minutes is good to.

    Half an hour for hours; less for halves of them; and for minutes in fives a quarter of what is
    said, five at most, since nobody says "20 minutes ago" with an eye on the clock.
    """
    if unit == "hour":
        return 1800 if amount == int(amount) else 900
    if unit == "minute" and amount % 5 == 0:
        return max(60, min(_LONGEST_ROUNDING_S, round(amount * 15)))
    return SMALL_UNITS_S[unit]


def stretch_s(shift: Shift, mod: str | None) -> tuple[int, int]:
    """Return how many seconds earlier and later than its number a shift by a small unit may lie."""
    reach = _of_shift(shift, mod)
    return reach.earlier, reach.later


def loosened(place: Place, meaning: Meaning, mod: str | None) -> Place:
    """Return a place as wide as the words are loose; `mod` is TIMEX3's.

    It may reach past what it is counted from: which side is meant is for the tense to say.
    """
    reach = _reach(place, meaning, mod)
    if reach is None or place.start is None or place.end is None:
        return place
    start = _moved(place.start, reach.unit, -reach.earlier)
    return replace(place, start=start, end=_moved(place.end, reach.unit, reach.later))


def _reach(place: Place, meaning: Meaning, mod: str | None) -> _Reach | None:
    if isinstance(meaning, Shift) and meaning.amount:
        is_small = meaning.unit in SMALL_UNITS_S
        if (mod is None and not is_small) or (is_small and _is_of_days(place)):
            return None
        return _of_shift(meaning, mod)
    if mod != "APPROX" or place.granularity is None:
        return None
    if place.granularity in _ABOUT_MINUTES:
        minutes = _ABOUT_MINUTES[place.granularity]
        return _Reach(unit="minute", earlier=minutes, later=minutes)
    unit, number = _ABOUT[place.granularity]
    return _Reach(unit=unit, earlier=number, later=number)


def _is_of_days(place: Place) -> bool:
    """Tell a count of minutes from a day: there is no clock time in it to be loose."""
    if place.start is None or place.end is None:
        return False
    return place.end - place.start >= timedelta(days=1)


def _of_shift(shift: Shift, mod: str | None) -> _Reach:
    """A number "or more" reaches half as far again, one "or less" back to what it counts from."""
    assert shift.amount is not None, "without a number there is nothing to stretch"
    is_small = shift.unit in SMALL_UNITS_S
    unit, one = ("second", SMALL_UNITS_S[shift.unit]) if is_small else (shift.unit, 1)
    number = shift.amount * one
    near = far = rounding_s(shift.amount, shift.unit) if is_small else 0
    if mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        near, far = 0, max(one, round(number * _FURTHER_SHARE))
    elif mod in ("LESS_THAN", "EQUAL_OR_LESS"):
        near, far = round(number), 0
    elif mod == "APPROX":
        near = far = max(2 * near, 0 if is_small else 1, round(number * _ABOUT_SHARE))
    earlier, later = (far, near) if shift.sign < 0 else (near, far)
    return _Reach(unit=unit, earlier=earlier, later=later)


def _moved(moment: datetime, unit: str, number: int) -> datetime:
    if not number:
        return moment
    if unit not in SMALL_UNITS_S:
        return midnight(moved(moment.date(), unit, number))
    try:
        return moment + timedelta(seconds=number * SMALL_UNITS_S[unit])
    except OverflowError:  # beyond the years that there are
        return moment
