"""Places a meaning on the wall clock of the telling, each kind in its own way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from timeline.anchoring.dates import calendar_date, unit_of, weekday
from timeline.anchoring.frame import Frame
from timeline.anchoring.spans import edge, length, same, shift
from timeline.anchoring.times import clock, day_part
from timeline.anchoring.units import Place, years_place
from timeline.anchoring.written import written
from timeline.anchoring.years import holiday, year_part
from timeline.meanings import (
    CalendarDate,
    Clock,
    DayPart,
    Edge,
    Fixed,
    Holiday,
    Length,
    Meaning,
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


def placed(meaning: Meaning, frame: Frame) -> Place:
    """Return where `meaning` lies as seen from `frame`."""
    return _PLACERS[type(meaning)](meaning, frame)


def _as_written(meaning: Vague | Repeat | Fixed, frame: Frame) -> Place:  # noqa: ARG001  # one shape
    return Place(value=meaning.value)


def _years(meaning: YearSpan, frame: Frame) -> Place:  # noqa: ARG001  # the table's one shape
    return years_place(meaning.digits)


# Closed over the union `Meaning`; a test compares the two.
_PLACERS: dict[type, Callable[[Any, Frame], Place]] = {
    CalendarDate: calendar_date,
    Weekday: weekday,
    UnitOf: unit_of,
    Shift: shift,
    Clock: clock,
    DayPart: day_part,
    YearPart: year_part,
    Holiday: holiday,
    Edge: edge,
    Same: same,
    Length: length,
    Written: written,
    YearSpan: _years,
    Vague: _as_written,
    Repeat: _as_written,
    Fixed: _as_written,
}
