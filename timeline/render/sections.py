"""Turns events in order into the days, shared windows and unordered groups of the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Literal

from timeline.story import Event, Story, Window

BACKGROUND: Final = timedelta(days=7)
"""A day longer than this before the first source was published is told under `before`, and so is
every wider time that ended before that source was published."""

Kind = Literal["before", "day", "wide", "unknown"]
WindowKey = tuple[datetime | None, datetime | None]
Heading = tuple[Kind, date | None, WindowKey | None]
"""What a section is of: a day, or the window of a wide time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Neighbours on the page; `is_ordered` is False where nothing says which came first."""

    events: tuple[Event, ...]
    is_ordered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Groups under one heading, if `window` is theirs in common; else one group without one."""

    groups: tuple[Group, ...]
    shares: bool = False

    @property
    def events(self) -> tuple[Event, ...]:
        """Return the entries of all groups, in order."""
        return tuple(event for group in self.groups for event in group.events)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A day of the page, what lay long before, or a time too wide for any day.

    `id` is an anchor that no story id can be. `day` is there for a day, `window` for a wide time.
    """

    id: str
    kind: Kind
    day: date | None
    window: Window | None
    is_continued: bool
    events: tuple[Event, ...]


def sections(story: Story) -> tuple[Section, ...]:
    """Cut the story's events, in their order, into sections that together hold each once."""
    published = _first_published(story)
    runs: list[tuple[Kind, date | None, Window | None, list[Event]]] = []
    kinds = _kinds(story, published)
    following = _following(story, kinds)
    for event, (kind, day), settled in zip(story.events, kinds, following, strict=True):
        if runs and _stays(event, (kind, day), settled, runs[-1]):
            runs[-1][3].append(event)
        else:
            runs.append((kind, day, event.time, [event]))
    seen: dict[str, int] = {}
    return tuple(_section(run, seen) for run in runs)


def blocks(events: Iterable[Event]) -> tuple[Block, ...]:
    """Cut one section's events into blocks that share a window and groups without an order."""
    found: list[tuple[WindowKey | None, list[Group]]] = []
    for group in _groups(tuple(events)):
        key = _shared_key(group)
        if key is not None and found and found[-1][0] == key:
            found[-1][1].append(group)
        else:
            found.append((key, [group]))
    return tuple(_block(key, groups) for key, groups in found)


def is_point(window: Window | None) -> bool:
    """Tell whether a time is known to one minute or second: only then is it drawn as a point."""
    if window is None or window.earliest is None or window.latest is None:
        return False
    return window.latest - window.earliest < timedelta(minutes=1)


def sure_day(window: Window | None) -> date | None:
    """Return the one day that holds the whole window, else None."""
    if window is None or window.earliest is None or window.latest is None:
        return None
    first, last = window.earliest.date(), window.latest.date()
    return first if first == last else None


def _first_published(story: Story) -> date | None:
    days = [
        window.earliest.date()
        for source in story.sources
        for window in (source.published or source.updated,)
        if window is not None and window.earliest is not None
    ]
    return min(days, default=None)


def _kinds(story: Story, published: date | None) -> list[tuple[Kind, date | None]]:
    """Return what heading each entry asks for; none asks for `before` after another heading."""
    found = [_kind(event.time, published) for event in story.events]
    told = next((n for n, (kind, _) in enumerate(found) if kind in ("day", "wide")), len(found))
    return found[:told] + [
        ("wide", None) if kind == "before" else (kind, day) for kind, day in found[told:]
    ]


def _kind(window: Window | None, published: date | None) -> tuple[Kind, date | None]:
    """Return what heading a time asks for; one with an open side asks for none."""
    if window is None or window.earliest is None or window.latest is None:
        return "unknown", None
    day = sure_day(window)
    if published is not None:
        horizon = published if day is None else published - BACKGROUND
        if window.latest.date() < horizon:
            return "before", None
    return ("day", day) if day is not None else ("wide", None)


def _heading(event: Event, kind: Kind, day: date | None) -> Heading:
    return kind, day, _key(event.time) if kind == "wide" else None


def _following(story: Story, kinds: list[tuple[Kind, date | None]]) -> list[Heading | None]:
    """Return, for each entry, what the next one that asks for a heading asks for."""
    found: list[Heading | None] = []
    settled: Heading | None = None
    for event, (kind, day) in zip(reversed(story.events), reversed(kinds), strict=True):
        found.append(settled)
        settled = settled if kind == "unknown" else _heading(event, kind, day)
    return found[::-1]


def _stays(
    event: Event,
    asks: tuple[Kind, date | None],
    following: Heading | None,
    run: tuple[Kind, date | None, Window | None, list[Event]],
) -> bool:
    """Tell whether an event belongs under the heading that is open.

    One with an open side does only between two that ask for that heading: at its end nothing says
    that it is still of that day.
    """
    kind, day = asks
    open_kind, open_day, open_window, opened = run
    if kind == "unknown":
        return open_kind == "unknown" or following == _heading(opened[0], open_kind, open_day)
    if open_kind == "day" and kind == "wide" and open_day is not None:
        return _touches(event.time, open_day)
    if open_kind == "wide" and kind == "wide":
        return _key(event.time) == _key(open_window)
    return kind == open_kind and day == open_day


def _touches(window: Window | None, day: date) -> bool:
    assert window is not None, "a wide window has a side"
    starts = window.earliest is None or window.earliest.date() <= day
    ends = window.latest is None or window.latest.date() >= day
    return starts and ends


def _section(
    run: tuple[Kind, date | None, Window | None, list[Event]], seen: dict[str, int]
) -> Section:
    kind, day, window, events = run
    name = f"_d-{day.isoformat()}" if day is not None else f"_{kind}"
    seen[name] = seen.get(name, 0) + 1
    again = seen[name] > 1
    return Section(
        id=f"{name}-{seen[name]}" if again else name,
        kind=kind,
        day=day,
        window=window if kind == "wide" else None,
        is_continued=again and kind != "wide",
        events=tuple(events),
    )


def _groups(events: tuple[Event, ...]) -> list[Group]:
    runs: list[list[Event]] = []
    for event in events:
        if runs and event.follows == "unknown":
            runs[-1].append(event)
        else:
            runs.append([event])
    return [Group(events=tuple(run), is_ordered=len(run) == 1) for run in runs]


def _shared_key(group: Group) -> WindowKey | None:
    keys = {_key(event.time) for event in group.events}
    lasts = any(event.ends is not None for event in group.events)
    if len(keys) != 1 or lasts or is_point(group.events[0].time):
        return None
    return keys.pop()


def _key(window: Window | None) -> WindowKey:
    return (window.earliest, window.latest) if window is not None else (None, None)


def _block(key: WindowKey | None, groups: list[Group]) -> Block:
    number = sum(len(group.events) for group in groups)
    return Block(groups=tuple(groups), shares=key is not None and number > 1)
