"""A story cut into what shares one heading, for the forms that people read: Markdown and HTML."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from timeline.export.plain import one_line
from timeline.export.telling import until
from timeline.story import Event, Story, Window
from timeline.wording import Style, Told, day_in_words, time_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An event under its headings; `when` is empty where they say it all."""

    event: Event
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Neighbours of a section: those that share one time stand under it as their own heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Neighbours that lie on one day, or that share one window of more than a day."""

    heading: str
    groups: tuple[Group, ...]


def sections(story: Story, style: Style) -> tuple[Section, ...]:
    """Return all events in the order of the story, neighbours under a common heading."""
    return tuple(
        Section(heading=heading, groups=_groups(tuple(events), style))
        for heading, events in groupby(story.events, lambda one: _heading(one, style))
    )


def introduction(story: Story, style: Style) -> str:
    """Return the one line that says what this is."""
    names = (one_line(source.publisher or source.title) for source in story.sources)
    told = style.phrases.listed(tuple(dict.fromkeys(name for name in names if name)))
    return style.phrases["intro-what"].format(sources=told) if told else style.phrases["empty"]


def _heading(event: Event, style: Style) -> str:
    day = _day(event.time)
    if day:
        return day_in_words(day, style)
    return _capital(one_line(time_in_words(event.time, style=style)))


def _groups(events: tuple[Event, ...], style: Style) -> tuple[Group, ...]:
    """Gather neighbours of the same time, then those that stand alone between them."""
    runs = [(words, tuple(same)) for words, same in groupby(events, lambda one: _words(one, style))]
    found: list[Group] = []
    for is_shared, several in groupby(runs, lambda run: bool(run[0]) and len(run[1]) > 1):
        if is_shared:
            found += [
                Group(heading=_capital(words), lines=_lines("", same)) for words, same in several
            ]
        else:
            lines = tuple(line for words, same in several for line in _lines(words, same))
            found.append(Group(heading="", lines=lines))
    return tuple(found)


def _lines(words: str, events: tuple[Event, ...]) -> tuple[Line, ...]:
    return tuple(Line(event=event, when=words) for event in events)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _words(event: Event, style: Style) -> str:
    day = _day(event.time)
    told = Told(day=day)
    said = ""
    is_the_day = event.time and event.time.granularity == "day" and event.basis != "posted"
    if day is not None and not is_the_day:
        said = time_in_words(event.time, basis=event.basis, style=style, told=told)
    return one_line(", ".join(filter(None, (said, until(event, style, told)))))


def _day(window: Window | None) -> date | None:
    """Return the day that the whole window lies on."""
    if window is None or window.earliest is None or window.latest is None:
        return None
    first, last = window.earliest.date(), window.latest.date()
    return first if first == last else None
