"""Turns a section into columns of marks: one column for each entry, in story order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from timeline.render.chart import (
    LABEL_ROOM,
    LETTER,
    LEVELS,
    Canvas,
    Dot,
    Kind,
    Label,
    Panel,
)
from timeline.render.safety import anchor
from timeline.render.sections import Section, blocks, is_point
from timeline.story import Event, Window
from timeline.wording import Style, Told, clock_time, time_in_words


def columns(section: Section, panel: Panel, canvas: Canvas) -> Panel:
    """Draw a section's entries, each in a column of its own."""
    step = panel.width / len(section.events)
    xs = {event.id: panel.x + step * (n + 0.5) for n, event in enumerate(section.events)}
    dots: list[Dot] = []
    labels: list[Label] = []
    levels: dict[tuple[float, float], int] = {}
    for block in blocks(section.events):
        first, last = block.events[0], block.events[-1]
        if block.shares:
            ends = xs[first.id] - step * 0.4, xs[last.id] + step * 0.4
            words = _bracket_words(first.time, section, canvas.style, ends[1] - ends[0] + 24)
            labels.append(Label(x=ends[0], end=ends[1], words=words))
        for event in block.events:
            reach = None if block.shares else _reach(event, section, xs)
            if reach is not None:
                levels.setdefault(reach, len(levels) % LEVELS)
            level = levels[reach] if reach is not None else 0
            dots += _dots(event, (xs[event.id], level), reach, canvas)
    labels += _point_labels(section, xs, canvas, labels)
    ties = [
        (xs[event.id], ys[0], ys[-1]) for event in section.events if len(ys := canvas.ys(event)) > 1
    ]
    return replace(
        panel,
        dots=tuple(dots),
        labels=tuple(labels),
        ties=tuple(ties),
    )


def _dots(
    event: Event, place: tuple[float, int], reach: tuple[float, float] | None, canvas: Canvas
) -> list[Dot]:
    """Draw an event in each of its lanes; `place` is its column and its whisker's level."""
    window = event.time
    kind: Kind = "tick" if is_point(window) else "dot"
    if window is None or window.earliest is None or window.latest is None:
        kind = "hollow"
    said = time_in_words(window, basis=event.basis, style=canvas.style)
    return [
        Dot(
            kind=kind,
            x=place[0],
            y=y,
            size=min(14.0, max(canvas.column * 0.9, 5.0)),
            reach=reach,
            level=place[1],
            is_key=event.key,
            target=anchor(event.id),
            words=f"{said}: {event.title}",
        )
        for y in canvas.ys(event)
    ]


def _reach(event: Event, section: Section, xs: dict[str, float]) -> tuple[float, float] | None:
    """Return the first and last column of the section at which an entry may belong.

    None for a minute, for an open side, and where it is only its own.
    """
    window = event.time
    if is_point(window) or window is None or window.earliest is None or window.latest is None:
        return None
    may = [xs[one.id] for one in section.events if _meet(event.time, one.time)]
    ends = min(may, default=xs[event.id]), max(may, default=xs[event.id])
    return ends if ends[0] < ends[1] else None


def _meet(one: Window | None, other: Window | None) -> bool:
    if one is None or other is None:
        return True
    starts = one.earliest is None or other.latest is None or one.earliest <= other.latest
    ends = one.latest is None or other.earliest is None or other.earliest <= one.latest
    return starts and ends


def _bracket_words(window: Window | None, section: Section, style: Style, room: float) -> str:
    """Say a shared window in the room there is: `between 3pm and 5pm`, `3pm–5pm`, or nothing."""
    words = time_in_words(window, style=style, told=Told(day=section.day))
    if len(words) * LETTER <= room:
        return words
    if window is None or window.earliest is None or window.latest is None or section.day is None:
        return ""
    after = window.latest + timedelta(seconds=1)
    ends = window.earliest, after if after.minute == 0 else window.latest
    short = "–".join(clock_time(end, style) for end in ends)
    return short if len(short) * LETTER <= room else ""


def _half(bracket: Label) -> float:
    """Return half the room that a bracket and its words take."""
    return max((bracket.end or bracket.x) - bracket.x, len(bracket.words) * LETTER) / 2


def _point_labels(
    section: Section, xs: dict[str, float], canvas: Canvas, brackets: list[Label]
) -> list[Label]:
    """Label as many clock times as there is room for, from the left."""
    labels: list[Label] = []
    free = min(xs.values()) - 8
    for event in section.events:
        x, window = xs[event.id], event.time
        covered = any(abs((b.x + (b.end or b.x)) / 2 - x) < _half(b) + 26 for b in brackets)
        if window is None or window.earliest is None or not is_point(window):
            continue
        if covered or x < free or (x > max(xs.values()) - 8 and len(xs) > 1):
            continue
        labels.append(Label(x=x, words=clock_time(window.earliest, canvas.style)))
        free = x + LABEL_ROOM
    return labels
