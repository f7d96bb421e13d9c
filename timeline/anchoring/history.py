"""Tells whether a text tells of years long before it was written, from the dates it writes out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from timeline.anchoring.asks import inner_of
from timeline.anchoring.frame import LONG_AGO_YEARS
from timeline.meanings import (
    CalendarDate,
    Clock,
    DayPart,
    Edge,
    Fixed,
    Meaning,
    Shift,
    UnitOf,
    Weekday,
)

# Years alone are often a look back in news ("founded in 1987"); so many of them count as one date.
_LONE_YEARS = 2
_FAR_YEARS = 50
_OUTWEIGHS = 3
SURE_HISTORY = 2  # one date may be an accident


def history_of(meanings: Iterable[Meaning], written: int | None) -> int:
    """Return how many dates say that the text goes on from the date last told; 0 where it does not.

    Full dates of years before speak for it. Words that count from the day of writing, dates near
    it, and dates without a year before any other speak against it; later weekdays, times of day
    that stand alone, and "today" (a castle is "open today") do so a little. Without a date of
    writing (`written` is its year) every text goes on where no word counts from that day: an
    undated report of "earlier this week" is news, and its "January" must stay open.
    """
    count: defaultdict[str, int] = defaultdict(int)
    for meaning in meanings:
        kind, weight = _says(meaning, written)
        if kind in ("bare", "weekday") and not count["past"]:
            count["opening"] += 1
        count[kind] += weight
        count["far"] += _is_of_another_age(meaning, written)
    past = count["past"] + count["lone"] // _LONE_YEARS
    if written is None:
        against = _OUTWEIGHS * count["counted"] + count["weekday"] + count["today"]
        return past if past > against else int(against == 0)
    strong = count["near"] + count["counted"] + count["opening"]
    weak = count["weekday"] + (count["hour"] + count["today"]) / 2
    if not (strong or count["weekday"] or count["today"]):
        past += count["far"]  # nothing but hours beside it: no accident
    is_lone = past == 1 and weak > 0
    return past if past > _OUTWEIGHS * strong + weak and not is_lone else 0


def _says(meaning: Meaning, written: int | None) -> tuple[str, int]:
    """Return what kind of sign a time is, and its weight."""
    inner = meaning
    while (next_inner := inner_of(inner)) is not None:
        inner = next_inner
    match inner:
        case CalendarDate(year=None):
            return "bare", 1
        case CalendarDate():
            return _says_year(inner, meaning, written)
        case Fixed(value=value) if value.startswith("BC"):
            return "past", 1
        case UnitOf(is_the=False):
            return ("today" if (inner.unit, inner.offset) == ("day", 0) else "counted"), 1
        case Shift(from_told=False) if inner.amount is not None:
            return "counted", 1
        case Weekday() | Clock() | DayPart():
            return "weekday" if isinstance(inner, Weekday) else "hour", 1
        case _:
            return "other", 0


def _is_of_another_age(meaning: Meaning, written: int | None) -> bool:
    """Tell a day or month of long before the writing, which no news is of."""
    if written is None or not isinstance(meaning, CalendarDate) or meaning.year is None:
        return False
    return meaning.month is not None and meaning.year <= written - _FAR_YEARS


def _is_of_day(meaning: Meaning) -> bool:
    """Tell a time of a day, or a part of one: "at noon on", "the early morning of"."""
    inner = meaning.of if isinstance(meaning, Edge) else meaning
    return isinstance(inner, Clock | DayPart)


def _says_year(date: CalendarDate, whole: Meaning, written: int | None) -> tuple[str, int]:
    """Return the same of a date with its year; `whole` is all that the words say."""
    assert date.year is not None
    if date.month is None and date is whole:
        return "lone", int(written is not None and date.year <= written - _FAR_YEARS)
    # A date with its weekday or hour is told for its own sake.
    weight = 3 if date.weekday or _is_of_day(whole) else 1
    is_old = written is None or date.year <= written - LONG_AGO_YEARS
    return ("past", weight) if is_old else ("near", 1)
