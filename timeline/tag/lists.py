"""Gives a list or range what its last member alone says: "May and June 1968"."""

from __future__ import annotations

from dataclasses import replace

from timeline.meanings import CalendarDate, Edge, Meaning, UnitOf, Weekday
from timeline.tag.joins import gap_between
from timeline.tag.lexer import Tokens
from timeline.tag.scan import Find

_LAST_LINKS = frozenset(("AND", "OR", "COMMA AND", "COMMA OR", "TO", "UNTIL", "DASH"))


def with_last(tokens: Tokens, finds: list[Find]) -> list[Find]:
    """Return the finds with the year or week of a list's last member given to all of it."""
    result = list(finds)
    is_list = False
    for index in range(len(result) - 2, -1, -1):
        gap = gap_between(tokens, result[index], result[index + 1])
        is_linked = gap in _LAST_LINKS or (is_list and gap == "COMMA")
        left, right = result[index].read, result[index + 1].read
        meaning = _completed(left.meaning, right.meaning) if is_linked else None
        is_list = meaning is not None
        if meaning is not None:
            read = replace(left, meaning=meaning, is_relative=right.is_relative)
            result[index] = replace(result[index], read=read)
    return result


def _completed(left: Meaning, right: Meaning) -> Meaning | None:
    """Return the left one with what the right one says of both; None where nothing is lacking."""
    if isinstance(right, Edge):
        return _completed(left, right.of)
    if isinstance(left, Edge):
        inner = _completed(left.of, right)
        return None if inner is None else replace(left, of=inner)
    if isinstance(left, Weekday) and isinstance(right, Weekday):
        is_bare = left.pick is None and left.of is None and not left.weeks and left.nth is None
        return replace(left, of=right.of) if is_bare and isinstance(right.of, UnitOf) else None
    if isinstance(left, CalendarDate) and isinstance(right, CalendarDate):
        return _dated(left, right)
    return None


def _dated(left: CalendarDate, right: CalendarDate) -> CalendarDate | None:
    """Return a month or day with the year named behind another one, or the year before it."""
    if left.month is None or right.month is None:
        return None
    if left.year is not None or left.of is not None or left.pick is not None:
        return None
    is_year_before = left.month > right.month
    if right.year is not None:
        return replace(left, year=right.year - is_year_before)
    return replace(left, of=right.of) if right.of is not None and not is_year_before else None
