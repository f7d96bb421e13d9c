"""What a meaning asks of its surroundings: an anchor, the tense, a date told before, a point."""

from __future__ import annotations

from timeline.anchoring.looseness import SMALL_UNITS_S, stretch_s
from timeline.meanings import (
    CalendarDate,
    Clock,
    DayPart,
    Edge,
    Holiday,
    Length,
    Meaning,
    Same,
    Shift,
    UnitOf,
    Vague,
    Weekday,
    YearPart,
)
from timeline.model import Offset


def inner_of(meaning: Meaning) -> Meaning | None:
    """Return the time that a meaning is a part of, or counted from, where its words name one."""
    match meaning:
        case CalendarDate() | Weekday() | UnitOf() | Shift() | YearPart() | Holiday() | Edge():
            return meaning.of
        case Clock() | DayPart():
            return meaning.on
        case _:
            return None


def needs_anchor(meaning: Meaning) -> bool:
    """Tell whether the value of the words depends on when they were written."""
    inner = inner_of(meaning)
    if inner is not None:
        return needs_anchor(inner)
    match meaning:
        case CalendarDate():
            return meaning.year is None
        case Length():
            return meaning.toward != 0
        case Clock() | DayPart() | YearPart() | Holiday() | Weekday() | UnitOf() | Shift():
            return True
        case _:
            return isinstance(meaning, Same | Vague)


def needs_direction(meaning: Meaning) -> bool:
    """Tell whether tense decides where the words lie: bare weekdays, months, days, hours."""
    inner = inner_of(meaning)
    if inner is not None:
        return needs_direction(inner)
    match meaning:
        case CalendarDate():
            return meaning.year is None
        case Same():
            return meaning.unit == "weekend"
        case DayPart():
            return meaning.is_overnight
        case Shift():
            return meaning.from_told and meaning.sign > 0
        case _:
            return isinstance(meaning, Weekday | YearPart | Holiday | Clock)


def goes_on(meaning: Meaning, *, history: int = 0) -> bool:
    """Tell whether the words go on from a date told before: "two days later", "that week".

    In a history (`Told.leading`) dates without a year and seasons do so too; weekdays and times of
    day only where more than one date says that it is one.
    """
    inner = inner_of(meaning)
    if inner is not None:
        is_open = isinstance(meaning, YearPart) and meaning.code == "QX"
        return is_open or goes_on(inner, history=history)
    match meaning:
        case Same():
            return True
        case Shift():
            return meaning.from_told or (meaning.unit == "year" and meaning.amount == 1)
        case YearPart() if meaning.from_told:
            return True
        case CalendarDate(year=None, pick=None) | YearPart(pick=None) | Holiday(pick=None):
            return history > 0
        case UnitOf(is_the=True):
            return history > 0
        case Weekday(pick=None, weeks=0) | DayPart(is_overnight=False) | Clock():
            return history > 1
        case _:
            return False


# What "seconds", "minutes" and "hours ago" may at most be, in their own unit.
_MANY = {"second": 600, "minute": 60, "hour": 24}


def offset_of(meaning: Meaning, mod: str | None = None) -> Offset | None:
    """Return how far from its post's point a time lies that is told in minutes or hours.

    `mod` is TIMEX3's; how loose the words are is `looseness`'s to say.
    """
    match meaning:
        case Shift() if (
            meaning.unit in SMALL_UNITS_S and meaning.of is None and not meaning.from_told
        ):
            return _offset_of_shift(meaning, mod)
        case Length() if meaning.toward and meaning.parts and meaning.parts[0][1] in SMALL_UNITS_S:
            number, unit = meaning.parts[0]
            reach = round((number or _MANY[unit]) * SMALL_UNITS_S[unit])
            if meaning.toward < 0:
                return Offset(lower_s=-reach, upper_s=0)
            return Offset(lower_s=0, upper_s=reach)
        case UnitOf() if meaning.unit in SMALL_UNITS_S and meaning.offset == 0:
            return Offset(lower_s=-SMALL_UNITS_S[meaning.unit], upper_s=SMALL_UNITS_S[meaning.unit])
        case _:
            return None


def _offset_of_shift(shift: Shift, mod: str | None) -> Offset:
    if shift.amount is None:
        near, far = 0, _MANY[shift.unit] * SMALL_UNITS_S[shift.unit]
        return (
            Offset(lower_s=-far, upper_s=near)
            if shift.sign < 0
            else Offset(lower_s=near, upper_s=far)
        )
    there = round(shift.amount * SMALL_UNITS_S[shift.unit]) * shift.sign
    earlier, later = stretch_s(shift, mod)
    if shift.sign < 0:
        return Offset(lower_s=there - earlier, upper_s=min(there + later, 0))
    return Offset(lower_s=max(there - earlier, 0), upper_s=there + later)
