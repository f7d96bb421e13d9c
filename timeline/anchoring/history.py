"""Tells whether a text tells of years long before it was written, from the dates it writes out."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.anchoring.asks import inner_of
from timeline.meanings import CalendarDate, Meaning, UnitOf, Weekday

_LONG_AGO_YEARS = 2
_ENOUGH = 3


def is_history(meanings: Iterable[Meaning], written: int | None) -> bool:
    """Tell whether dates without a year go on from the one last told of.

    They do where full dates of years before are many and words that count from the day of writing
    are few; without a date of writing (`written` is its year), where there are no such words at
    all: an undated report of "earlier this week" is news, and its "January" must stay open.
    """
    past = near = counted = 0
    for meaning in meanings:
        inner = meaning
        while (next_inner := inner_of(inner)) is not None:
            inner = next_inner
        match inner:
            case CalendarDate() if inner.year is not None and inner.month is not None:
                past += written is not None and inner.year <= written - _LONG_AGO_YEARS
                near += written is not None and inner.year > written - _LONG_AGO_YEARS
            case UnitOf() | Weekday():
                counted += 1
            case _:
                pass
    if written is None:
        return counted == 0
    return past >= _ENOUGH and past > _ENOUGH * (near + counted)
