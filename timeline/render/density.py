"""Turns a section of a long story into bars: how much happened when, in each source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from timeline.render.chart import LABEL_ROOM, LANE, Bar, Canvas, Label, Panel
from timeline.render.safety import anchor
from timeline.render.sections import Section
from timeline.story import Event, Window
from timeline.wording import Style, clock_time, time_in_words


def density(section: Section, panel: Panel, canvas: Canvas) -> Panel:
    """Draw how much a section's entries crowd: one counts as one, spread over its window."""
    first, last = _bounds(section)
    number = max(int(panel.width // 7), 1)
    span = (last - first) / number or timedelta(seconds=1)
    heights: dict[tuple[str, int], float] = {}
    targets: dict[int, Event] = {}
    for event in section.events:
        low, high = _bins(event.time, first, span, number)
        targets.setdefault(low, event)
        for source in dict.fromkeys(mention.source for mention in event.mentions):
            for bin_number in range(low, high + 1):
                key = (source, bin_number)
                heights[key] = heights.get(key, 0.0) + 1 / (high - low + 1)
    tallest = max(heights.values(), default=1.0)
    width = panel.width / number
    bars = []
    for (source, n), height in sorted(heights.items(), key=lambda item: (item[0][1], item[0][0])):
        near = (
            targets.get(n)
            or targets[max((one for one in targets if one < n), default=min(targets))]
        )
        tall = max(height / tallest * (LANE - 8), 1.5)
        bars.append(
            Bar(
                x=panel.x + n * width,
                width=width - 1,
                y=canvas.y(source) + LANE / 2 - 3 - tall,
                height=tall,
                target=anchor(near.id),
                words=time_in_words(near.time, style=canvas.style),
            )
        )
    labels = _hour_labels(first, last, panel, canvas.style) if section.day else []
    return replace(
        panel,
        bars=tuple(bars),
        labels=tuple(labels),
    )


def _bounds(section: Section) -> tuple[datetime, datetime]:
    sides = [
        side
        for event in section.events
        if event.time is not None
        for side in (event.time.earliest, event.time.latest)
        if side is not None
    ]
    if not sides:
        start = datetime.combine(section.day or date.min, datetime.min.time())
        return start, start + timedelta(days=1)
    return min(sides), max(sides)


def _bins(window: Window | None, first: datetime, span: timedelta, number: int) -> tuple[int, int]:
    if window is None:
        return 0, number - 1
    low = int((window.earliest - first) / span) if window.earliest else 0
    high = int((window.latest - first) / span) if window.latest else number - 1
    return min(max(low, 0), number - 1), min(max(high, low, 0), number - 1)


def _hour_labels(first: datetime, last: datetime, panel: Panel, style: Style) -> list[Label]:
    hours = int((last - first).total_seconds() // 3600) + 1
    every = max(int(hours * LABEL_ROOM // panel.width) + 1, 1)
    start = first.replace(minute=0, second=0)
    labels = []
    for n in range(1, hours + 1):
        moment = start + timedelta(hours=n)
        x = panel.x + (moment - first) / max(last - first, timedelta(seconds=1)) * panel.width
        if moment.hour % every == 0 and x < panel.x + panel.width - 20:
            labels.append(Label(x=x, words=clock_time(moment, style)))
    return labels
