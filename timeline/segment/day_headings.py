"""Lines of an article that bear a day each, and rise: they head what happened, and date no page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from timeline.meanings import CalendarDate, Weekday
from timeline.model import Reading
from timeline.segment.lines import Line

LEAST = 2
HEADING = "heading of a time"


def with_day_headings(lines: tuple[Line, ...], readings: Sequence[Reading]) -> tuple[Line, ...]:
    """Return the lines with the days that head others named so; the first of them may still be the
    page's own dateline, where the days do not rise from it."""
    days = {
        place: day
        for place, line in enumerate(lines)
        if line.what == "dateline" and _heads_text(lines, place)
        if (day := _day_of(line, readings)) is not None
    }
    places = list(days)
    if len(places) > LEAST and days[places[0]] > days[places[1]]:
        places = places[1:]
    told = [days[place] for place in places]
    if len(places) < LEAST or any(after <= before for before, after in pairwise(told)):
        return lines
    headings = frozenset(places)
    return tuple(
        replace(line, what=HEADING) if place in headings else line
        for place, line in enumerate(lines)
    )


def _heads_text(lines: tuple[Line, ...], place: int) -> bool:
    return place + 1 < len(lines) and lines[place + 1].what is None


def _day_of(line: Line, readings: Sequence[Reading]) -> date | None:
    """Return the day that a line bears and nothing besides."""
    span = line.block.span
    held = [one for one in readings if span.contains(one.span)]
    if len(held) != 1 or len(held[0].span) + 2 < len(line.text.strip(" #*_:[]()|-–—")):
        return None
    meaning = held[0].meaning
    if isinstance(meaning, Weekday):
        meaning = meaning.of
    match meaning:
        case CalendarDate(year=int(year), month=int(month), day=int(day), is_impossible=False):
            return date(year, month, day)
        case _:
            return None
