"""Turns the story's sections into one drawing: sources as lanes, time as far as it is known.

Each entry has a column of its own, in story order, so that order is always seen. What stands in
the column says how much is known: a tick is a minute; a dot has a whisker over every column at
which it may belong; dots under a bracket share its window; a hollow dot is open on a side. Days
without entries are cut out of the axis, and the cut is shown. A story too long for columns is
drawn as how much happened when, by `density`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from timeline.render.lookup import Lookup, shortened
from timeline.render.safety import anchor
from timeline.render.sections import Section, blocks, is_point
from timeline.story import Event, Window
from timeline.wording import Style, Told, clock_time, day_in_words, time_in_words

WIDTH: Final = 865.0
TOP: Final = 12.0
LANE: Final = 44.0
MOST_COLUMNS: Final = 110
MOST_LANES: Final = 8
_GAP: Final = 18.0
_COLUMN: Final = 52.0
_NARROWEST: Final = 34.0
_LEVELS: Final = 3
_LABEL_ROOM: Final = 52.0
_LETTER: Final = 6.2

Kind = Literal["tick", "dot", "hollow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One entry in one lane, at `x`, `size` wide.

    `reach` are the ends of its whisker, if it has one, and `level` says how deep below the lane's
    line that is drawn, so that whiskers do not merge.
    """

    kind: Kind
    x: float
    y: float
    size: float
    reach: tuple[float, float] | None
    level: int
    is_key: bool
    target: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How much happened in one lane between two instants, as a height."""

    x: float
    width: float
    y: float
    height: float
    target: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at `x`; a bracket from `x` to `end` if it has one."""

    x: float
    words: str
    end: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A section's stretch of the axis; `is_cut` says that days were left out before it."""

    x: float
    width: float
    label: str
    target: str
    is_cut: bool
    dots: tuple[Dot, ...] = ()
    bars: tuple[Bar, ...] = ()
    labels: tuple[Label, ...] = ()
    ties: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The whole drawing in its own units, ready to be written as SVG or painted."""

    width: float
    height: float
    lanes: tuple[str, ...]
    panels: tuple[Panel, ...]
    is_density: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """What every panel is drawn with: the lane of each source, and how wide a column is."""

    lanes: dict[str, int]
    column: float
    style: Style

    def y(self, source: str) -> float:
        """Return the middle of a source's lane."""
        return TOP + LANE * (self.lanes[source] + 0.5)

    def ys(self, event: Event) -> list[float]:
        """Return the lanes that tell of an event, top first."""
        return sorted({self.y(mention.source) for mention in event.mentions})


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
        width = max(width, _NARROWEST) if number <= MOST_COLUMNS else width
        empty = Panel(
            x=x, width=width, label=_panel_label(part, width, style), target=part.id, is_cut=is_cut
        )
        draw = columns if number <= MOST_COLUMNS else density
        panels.append(draw(part, empty, canvas))
        x += width + _GAP
    return Overview(
        width=max(x - _GAP, 200.0),
        height=TOP + LANE * len(names) + 10,
        lanes=names,
        panels=tuple(panels),
        is_density=number > MOST_COLUMNS,
    )


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
                levels.setdefault(reach, len(levels) % _LEVELS)
            level = levels[reach] if reach is not None else 0
            dots += _dots(event, (xs[event.id], level), reach, canvas)
    labels += _point_labels(section, xs, canvas, labels)
    ties = [
        (xs[event.id], ys[0], ys[-1]) for event in section.events if len(ys := canvas.ys(event)) > 1
    ]
    return Panel(
        x=panel.x,
        width=panel.width,
        label=panel.label,
        target=panel.target,
        is_cut=panel.is_cut,
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
    if len(words) * _LETTER <= room:
        return words
    if window is None or window.earliest is None or window.latest is None or section.day is None:
        return ""
    after = window.latest + timedelta(seconds=1)
    ends = window.earliest, after if after.minute == 0 else window.latest
    short = "–".join(clock_time(end, style) for end in ends)
    return short if len(short) * _LETTER <= room else ""


def _half(bracket: Label) -> float:
    """Return half the room that a bracket and its words take."""
    return max((bracket.end or bracket.x) - bracket.x, len(bracket.words) * _LETTER) / 2


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
        free = x + _LABEL_ROOM
    return labels


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
    return Panel(
        x=panel.x,
        width=panel.width,
        label=panel.label,
        target=panel.target,
        is_cut=panel.is_cut,
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
    every = max(int(hours * _LABEL_ROOM // panel.width) + 1, 1)
    start = first.replace(minute=0, second=0)
    labels = []
    for n in range(1, hours + 1):
        moment = start + timedelta(hours=n)
        x = panel.x + (moment - first) / max(last - first, timedelta(seconds=1)) * panel.width
        if moment.hour % every == 0 and x < panel.x + panel.width - 20:
            labels.append(Label(x=x, words=clock_time(moment, style)))
    return labels


def _lanes(lookup: Lookup) -> tuple[dict[str, int], tuple[str, ...]]:
    """Give each source a lane; beyond the eighth, all share the last."""
    sources = lookup.story.sources
    lanes = {source.id: min(n, MOST_LANES - 1) for n, source in enumerate(sources)}
    names = [shortened(lookup.names[source.id], 34) for source in sources[:MOST_LANES]]
    if len(sources) > MOST_LANES:
        names[-1] = f"+ {len(sources) - MOST_LANES + 1}"
    return lanes, tuple(names)


def _room(parts: tuple[Section, ...]) -> float:
    return max(WIDTH - _GAP * len(parts), 200.0)


def _column(parts: tuple[Section, ...]) -> float:
    """Return the widest column with which all panels fit, narrow ones being of one width."""
    room, numbers = _room(parts), sorted(len(part.events) for part in parts)
    while numbers:
        column = room / sum(numbers)
        if numbers[0] * column >= _NARROWEST:
            return min(column, _COLUMN)
        room -= _NARROWEST
        numbers = numbers[1:]
    return _NARROWEST


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
    return shortened(words, max(int(width / 7.2), 8))


def _is_cut(before: Section, after: Section) -> bool:
    if before.day is None or after.day is None:
        return True
    return after.day - before.day > timedelta(days=1)
