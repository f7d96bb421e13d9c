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

    `sources` are ids of sources: an event counts if one of them tells of it. `base_url` is where
    the site will lie, `style` how it writes times. `wide` and `previous` (an earlier file) matter
    to calendars only.
    """

    only: Only = "all"
    sources: tuple[str, ...] = ()
    base_url: str | None = None
    wide: bool = False
    previous: bytes | None = None
    style: Style = DEFAULT_STYLE


def select(story: Story, options: Options) -> Story:
    """Return the story with the chosen events alone, ranked anew, and what still hangs on them."""
    known = {source.id for source in story.sources}
    for name in options.sources:
        if name not in known:
            raise OptionError(
                f"unknown source {quoted(name)}: expected one of {', '.join(sorted(known))}"
            )
    if options.only == "all" and not options.sources:
        return story
    events = _ranked(story.events, options)
    lost = _ids(story.events) - _ids(events)
    return replace(
        story,
        events=events,
        relations=tuple(one for one in story.relations if not _ends(one) & lost),
        problems=tuple(_without(one, lost) for one in story.problems),
    )


def _ranked(events: tuple[Event, ...], options: Options) -> tuple[Event, ...]:
    """Keep the chosen; each follows the one before it no more surely than the chain between."""
    chosen: list[Event] = []
    weakest = 0
    for event in events:
        weakest = max(weakest, _SURE.index(event.follows))
        if _is_chosen(event, options):
            chosen.append(replace(event, rank=len(chosen), follows=_SURE[weakest]))
            weakest = 0
    return tuple(chosen)


def _is_chosen(event: Event, options: Options) -> bool:
    if options.only == "key" and not event.key:
        return False
    if options.only == "stated" and event.certainty not in ("stated", "given"):
        return False
    sources = options.sources
    return not sources or any(mention.source in sources for mention in event.mentions)


def _ids(events: tuple[Event, ...]) -> frozenset[str]:
    names = {name for event in events for name in (event.id, *event.aliases)}
    return frozenset(names | {mention.id for event in events for mention in event.mentions})


def _ends(relation: Relation) -> set[str]:
    return {relation.origin, relation.target}


def _without(problem: Problem, lost: frozenset[str]) -> Problem:
    return replace(problem, events=tuple(one for one in problem.events if one not in lost))
