"""Which of a story's events an export holds, and what else a caller may choose."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from timeline.errors import OptionError, quoted
from timeline.story import Event, Follows, Problem, Relation, Story
from timeline.wording import DEFAULT_STYLE, Style

Only = Literal["all", "key", "stated"]

_SURE: tuple[Follows, ...] = ("certain", "told", "unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What an export may be asked for.

    `sources` are ids, file names, publishers or titles: an event counts if one of them tells of
    it. `base_url` is where the site will lie, `style` how it writes times. `wide` and `previous`
    (an earlier file) matter to calendars only.
    """

    only: Only = "all"
    sources: tuple[str, ...] = ()
    base_url: str | None = None
    wide: bool = False
    previous: bytes | None = None
    style: Style = DEFAULT_STYLE


def select(story: Story, options: Options) -> Story:
    """Return the story with the chosen events alone, ranked anew, and what still hangs on them."""
    sources = frozenset(one for name in options.sources for one in _named(story, name))
    if options.only == "all" and not options.sources:
        return story
    events = _ranked(story.events, options.only, sources)
    lost = _ids(story.events) - _ids(events)
    return replace(
        story,
        events=events,
        relations=tuple(one for one in story.relations if not _ends(one) & lost),
        problems=tuple(_without(one, lost) for one in story.problems),
    )


def _named(story: Story, name: str) -> tuple[str, ...]:
    """Return the ids of the sources that somebody calls `name`."""
    found = tuple(
        source.id
        for source in story.sources
        if name in (source.id, source.path, source.publisher, source.title)
    )
    if not found:
        known = ", ".join(source.id for source in story.sources)
        raise OptionError(f"unknown source {quoted(name)}: expected one of {known}")
    return found


def _ranked(events: tuple[Event, ...], only: Only, sources: frozenset[str]) -> tuple[Event, ...]:
    """Keep the chosen; each follows the one before it no more surely than the chain between."""
    chosen: list[Event] = []
    weakest = 0
    for event in events:
        weakest = max(weakest, _SURE.index(event.follows))
        if _is_chosen(event, only, sources):
            chosen.append(replace(event, rank=len(chosen), follows=_SURE[weakest]))
            weakest = 0
    return tuple(chosen)


def _is_chosen(event: Event, only: Only, sources: frozenset[str]) -> bool:
    if only == "key" and not event.key:
        return False
    if only == "stated" and event.certainty not in ("stated", "given"):
        return False
    return not sources or any(mention.source in sources for mention in event.mentions)


def _ids(events: tuple[Event, ...]) -> frozenset[str]:
    names = {name for event in events for name in (event.id, *event.aliases)}
    return frozenset(names | {mention.id for event in events for mention in event.mentions})


def _ends(relation: Relation) -> set[str]:
    return {relation.origin, relation.target}


def _without(problem: Problem, lost: frozenset[str]) -> Problem:
    return replace(problem, events=tuple(one for one in problem.events if one not in lost))
