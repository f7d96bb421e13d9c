"""Turns the story's sections into one drawing: sources as lanes, time as far as it is known.

Each entry has a column of its own, in story order, so that order is always seen. What stands in
the column says how much is known: a tick is a minute; a dot has a whisker over every column at
which it may belong; dots under a bracket share its window; a hollow dot is open on a side. Days
without entries are cut out of the axis, and the cut is shown. A story too long for columns is
drawn as how much happened when, by `density`.
"""

from __future__ import annotations

from datetime import timedelta

from timeline.render.apart import apart
from timeline.render.chart import (
    COLUMN,
    GAP,
    LANE,
    MOST_COLUMNS,
    MOST_LANES,
    NARROWEST,
    TOP,
    WIDE_BOLD_LETTER,
    WIDTH,
    Canvas,
    Overview,
    Panel,
)
from timeline.render.columns import columns
from timeline.render.density import density
from timeline.render.lookup import Lookup
from timeline.render.naming import shortened
from timeline.render.sections import Section
from timeline.wording import Style, Told, day_in_words, time_in_words

_TELLS = 0.4  # of a label's letters: with fewer, what is left of it tells nothing


def overview(parts: tuple[Section, ...], lookup: Lookup, style: Style) -> Overview:
    """Lay out all sections, left to right in story order."""
    lanes, names = _lanes(lookup)
    number = sum(len(part.events) for part in parts)
    widths = _widths(parts)
    canvas = Canvas(lanes=lanes, column=_column(parts), style=style)
    x, panels = 0.0, []
    for n, part in enumerate(parts):
        is_cut = n > 0 and _is_cut(parts[n - 1], part)
        width = canvas.column * len(part.events) if number <= MOST_COLUMNS else widths[n]
        width = max(width, NARROWEST) if number <= MOST_COLUMNS else width
        empty = Panel(
            x=x, width=width, label=_panel_label(part, width, style), target=part.id, is_cut=is_cut
        )
        draw = columns if number <= MOST_COLUMNS else density
        panels.append(draw(part, empty, canvas))
        x += width + GAP
    return Overview(
        width=max(x - GAP, 200.0),
        height=TOP + LANE * len(names) + 10,
        lanes=names,
        panels=apart(panels),
        is_density=number > MOST_COLUMNS,
    )


def _lanes(lookup: Lookup) -> tuple[dict[str, int], tuple[str, ...]]:
    """Give each source a lane; beyond the eighth, all share the last."""
    sources = lookup.story.sources
    lanes = {source.id: min(n, MOST_LANES - 1) for n, source in enumerate(sources)}
    names = [shortened(lookup.names[source.id], 26) for source in sources[:MOST_LANES]]
    if len(sources) > MOST_LANES:
        names[-1] = f"+ {len(sources) - MOST_LANES + 1}"
    return lanes, tuple(names)


def _room(parts: tuple[Section, ...]) -> float:
    return max(WIDTH - GAP * len(parts), 200.0)


def _column(parts: tuple[Section, ...]) -> float:
    """Return the widest column with which all panels fit, narrow ones being of one width."""
    room, numbers = _room(parts), sorted(len(part.events) for part in parts)
    while numbers:
        column = room / sum(numbers)
        if numbers[0] * column >= NARROWEST:
            return min(column, COLUMN)
        room -= NARROWEST
        numbers = numbers[1:]
    return NARROWEST


def _widths(parts: tuple[Section, ...]) -> list[float]:
    roots = [len(part.events) ** 0.5 for part in parts]
    return [max(_room(parts) * root / sum(roots), 8.0) for root in roots]


def _panel_label(section: Section, width: float, style: Style) -> str:
    if section.day is not None:
        weekday = style.phrases.weekdays[section.day.weekday()]
        long = day_in_words(section.day, style, Told(year=section.day.year))
        room = width / 7.8
        return long if len(long) <= room else f"{weekday[:2]} {section.day.day}"
    if section.window is not None:
        words = time_in_words(section.window, style=style)
    else:
        words = style.phrases[f"section-{section.kind}"]
    short = shortened(words[:1].upper() + words[1:], int((width + GAP) / WIDE_BOLD_LETTER))
    return short if len(short) > _TELLS * len(words) else ""


def _is_cut(before: Section, after: Section) -> bool:
    if before.day is None or after.day is None:
        return True
    return after.day - before.day > timedelta(days=1)
