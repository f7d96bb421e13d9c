"""Turns the part of the dependency graph around one event into a small drawing and its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from markupsafe import Markup, escape

from timeline.render.lookup import Lookup, shortened
from timeline.render.safety import anchor
from timeline.story import Event, Relation
from timeline.wording import Style, time_in_words

Side = Literal["counted", "earlier", "beside", "later", "retold"]
SIDES: Final[tuple[Side, ...]] = ("counted", "earlier", "beside", "later", "retold")
_MOST: Final = 3
_ROW: Final = 46
_WIDTH: Final = 360
_LABEL_LIMIT: Final = 46


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


def drawing(event: Event, near: tuple[Neighbour, ...], style: Style) -> Markup:
    """Draw the neighbours as stops on one line, the event in the middle; empty for none."""
    if not near:
        return Markup()
    before = [one for one in near if one.side in ("counted", "earlier")]
    after = [one for one in near if one.side not in ("counted", "earlier")]
    own = _of_event("beside", event, style)
    rows = [*before, own, *after]
    height = len(rows) * _ROW + 4
    title = style.phrases["drawing-title"].format(title=event.title)
    parts = [_rail(rows, near), *(_stop(n, row, row is own, style) for n, row in enumerate(rows))]
    return Markup(
        '<svg class="near" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>'
    ).format(_WIDTH, height, title, Markup().join(parts))


def _rail(rows: list[Neighbour], near: tuple[Neighbour, ...]) -> Markup:
    pieces = []
    for n, (upper, lower) in enumerate(pairwise(rows)):
        told = any(one.is_told for one in (upper, lower) if one in near)
        side = upper.side == "counted" or lower.side in ("beside", "retold")
        kind = "told" if told else "aside" if side and lower.side != "later" else "sure"
        top, foot = n * _ROW + 22, n * _ROW + _ROW + 10
        pieces.append(f'<line class="{kind}" x1="12" x2="12" y1="{top}" y2="{foot}"/>')
    return Markup("".join(pieces))  # numbers and our own words only


def _stop(number: int, row: Neighbour, is_own: bool, style: Style) -> Markup:
    y = number * _ROW + 16
    kind = style.phrases["near-this"] if is_own else style.phrases[f"near-{row.side}"]
    note = f"{kind} · {row.time}" if row.time else kind
    return Markup(
        '<circle class="{}" cx="12" cy="{}" r="6"/><text class="note" x="28" y="{}">{}</text>'
        '<text class="{}" x="28" y="{}">{}</text>'
    ).format(
        "own" if is_own else row.side,
        y,
        y - 2,
        shortened(note, 58),
        "own" if is_own else "name",
        y + 15,
        escape(shortened(row.title, _LABEL_LIMIT)),
    )
