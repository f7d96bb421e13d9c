"""Turns the part of the dependency graph around one event into a small drawing and its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from markupsafe import Markup

from timeline.render.lookup import Lookup
from timeline.render.safety import anchor
from timeline.story import Event, Relation
from timeline.wording import Style, time_in_words

Side = Literal["counted", "earlier", "beside", "later", "retold"]
SIDES: Final[tuple[Side, ...]] = ("counted", "earlier", "beside", "later", "retold")
_MOST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Something that an event's time hangs from, or that hangs from it.

    `event` is the anchor of another entry, None where it is no entry. `is_told` marks what only
    the order of telling says.
    """

    side: Side
    title: str
    time: str
    event: str | None
    is_told: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A neighbour, or the event itself, with its piece of the drawing; `kind` says which it is."""

    kind: str
    near: Neighbour
    is_own: bool
    drawing: Markup


def neighbours(event: Event, lookup: Lookup, style: Style) -> tuple[Neighbour, ...]:
    """Return at most three neighbours a side, in the order of `SIDES`, story order within."""
    found: dict[Side, dict[str, Neighbour]] = {side: {} for side in SIDES}
    for relation, own_end in lookup_relations(event, lookup):
        other = relation.target if own_end == "origin" else relation.origin
        side = _side(relation, own_end)
        near = _neighbour(side, other, event, lookup, style) if side is not None else None
        if near is not None:
            found[near.side].setdefault(near.event or near.title, near)
    _add_order(event, found, lookup, style)
    return tuple(near for side in SIDES for near in list(found[side].values())[:_MOST])


def lookup_relations(
    event: Event, lookup: Lookup
) -> Iterator[tuple[Relation, Literal["origin", "target"]]]:
    """Yield the relations of an event and which end of each is its own."""
    for relation in lookup.relations.get(event.id, ()):
        own = lookup.owner(relation.origin)
        yield relation, "origin" if own is not None and own.id == event.id else "target"


def _side(relation: Relation, own_end: str) -> Side | None:
    match relation.type:
        case "before" | "meets":
            return "later" if own_end == "origin" else "earlier"
        case "counted-from":
            return "counted" if own_end == "origin" else None
        case "overlaps" | "during" | "simultaneous":
            return "beside"
        case "follows-up" | "refers-to":
            return "retold"
        case _:
            return None


def _neighbour(
    side: Side, other: str, event: Event, lookup: Lookup, style: Style
) -> Neighbour | None:
    owner = lookup.owner(other)
    if owner is not None:
        return _of_event(side, owner, style) if owner.id != event.id else None
    if side != "counted":
        return None
    if other in lookup.posts:
        source, post = lookup.posts[other]
        time = time_in_words(post.time, style=style)
        words = style.phrases["time-of-post"].format(source=lookup.names[source.id])
        return Neighbour(side=side, title=words, time=time, event=None)
    item = lookup.expression_by_id.get(other)
    title = f"“{item.text}”" if item is not None else style.phrases["document-date"]
    return Neighbour(side=side, title=title, time="", event=None)


def _of_event(side: Side, event: Event, style: Style, *, is_told: bool = False) -> Neighbour:
    return Neighbour(
        side=side,
        title=event.title,
        time=time_in_words(event.time, basis=event.basis, style=style),
        event=anchor(event.id),
        is_told=is_told,
    )


def _add_order(
    event: Event, found: dict[Side, dict[str, Neighbour]], lookup: Lookup, style: Style
) -> None:
    """Where nothing was read, show the entries before and after, if their order is known."""
    events = lookup.story.events
    near = {anchor(item.id) for item in events[max(event.rank - 1, 0) : event.rank + 2]}
    if not near & set(found["earlier"]) and event.rank > 0 and event.follows != "unknown":
        told = event.follows == "told"
        previous = _of_event("earlier", events[event.rank - 1], style, is_told=told)
        found["earlier"].setdefault(previous.event or "", previous)
    if event.rank + 1 < len(events) and not near & set(found["later"]):
        following = events[event.rank + 1]
        if following.follows != "unknown":
            told = following.follows == "told"
            after = _of_event("later", following, style, is_told=told)
            found["later"].setdefault(after.event or "", after)


def stops(event: Event, near: tuple[Neighbour, ...], style: Style) -> tuple[Stop, ...]:
    """Return the neighbours and, in their middle, the event, as stops on one line; or none."""
    if not near:
        return ()
    before = [one for one in near if one.side in ("counted", "earlier")]
    after = [one for one in near if one.side not in ("counted", "earlier")]
    rows = [*before, None, *after]
    return tuple(
        Stop(
            kind=style.phrases["near-this" if row is None else f"near-{row.side}"],
            near=_of_event("beside", event, style) if row is None else row,
            is_own=row is None,
            drawing=_stop(row, is_first=n == 0, is_last=n == len(rows) - 1),
        )
        for n, row in enumerate(rows)
    )


def _stop(row: Neighbour | None, *, is_first: bool, is_last: bool) -> Markup:
    """Draw one stop and its stretch of the line, as tall as the words beside it turn out."""
    side = "own" if row is None else row.side
    way = "told" if row is not None and row.is_told else _WAYS.get(side, "sure")
    line = Markup('<line class="{}" x1="9" x2="9" y1="{}" y2="{}"/>').format(
        way, "14" if is_first else "0", "14" if is_last else "100%"
    )
    return Markup(
        '<svg width="18" height="100%" aria-hidden="true" focusable="false">{}'
        '<circle class="{}" cx="9" cy="14" r="6"/></svg>'
    ).format(line, side)


_WAYS: Final = {"counted": "aside", "beside": "aside", "retold": "aside"}
