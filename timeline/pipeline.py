"""The stages in order, from documents to a story. Nothing else knows the order.

load -> tag -> segment -> place -> resolve -> narrate -> constrain -> solve -> merge -> solve ->
settle -> order -> assemble. `solve` runs on the posts alone, then on all mentions, then again with
what `merge` joined, which tries each join on the second; what would contradict is not joined. A
document without a date whose date `settle` finds is taken once more from `place`, never again.
"""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

from timeline.assemble import Assembly
from timeline.constrain import constrain
from timeline.intervals import zone as zone_named
from timeline.load import join, without_copies
from timeline.merge import join_constraints, merge
from timeline.model import (
    ORIGIN,
    Constraint,
    Dated,
    Document,
    Merged,
    Narrated,
    Network,
    Options,
    Placed,
    Reconstruction,
    Segmented,
    Solution,
    Tagged,
)
from timeline.narrate import narrate
from timeline.order import order
from timeline.place import place
from timeline.points import is_posted
from timeline.resolve import resolve
from timeline.segment import segment
from timeline.settle import settle
from timeline.solve import Solver, Trial
from timeline.story import Story, TextKept
from timeline.story_text import with_text
from timeline.tag import tag

DEFAULT_ZONE = "UTC"


def reconstruct(documents: Sequence[Document], options: Options) -> Story:
    """Return the story that all documents tell; the order of the documents changes nothing."""
    with _uncollected():
        return _reconstructed(documents, options)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the collector of cycles back: the stages' frozen values make none to speak of, and it
    would visit all of them again each time they have grown by a quarter (a fifth of the time)."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _reconstructed(documents: Sequence[Document], options: Options) -> Story:
    placed, zone = placed_all(distinct(documents), options)
    narrated = tuple(narrate(resolve(one)) for one in placed)
    network = constrain(narrated)
    merged, solution = solved(narrated, network, options)
    days = settle(narrated, merged.happenings, solution)
    if days:
        placed = [dated(one, days.get(one.document.id)) for one in placed]
        narrated = tuple(narrate(resolve(one)) for one in placed)
        network = constrain(narrated)
        merged, solution = solved(narrated, network, options)
    made = Reconstruction(
        narrated=narrated,
        network=network,
        solution=solution,
        happenings=merged.happenings,
        refused=merged.refused,
        problems=merged.problems,
        zone=zone,
        options=options,
    )
    assembly = Assembly(made)
    ordered = order(assembly.placeables(), assembly.precedences(), solution.kept)
    return with_text(assembly.story(ordered), kept_text(placed, options))


def distinct(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return documents sorted by content, each content once, every id once; pages and saves of
    one address are one document. What was made one is said in a note.

    Of equal ids the later ones, by content, get a number, and so do ids that end like such.
    """
    found: list[Document] = []
    taken: set[str] = set()
    pages = {document.sha256: document for document in join(without_copies(documents))}
    for _, document in sorted(pages.items()):
        name, number = document.id, 1
        while name in taken:
            number += 1
            name = f"{document.id[:58]}-{number}"
        taken.add(name)
        found.append(document if name == document.id else replace(document, id=name))
    return tuple(found)


def placed_all(documents: Sequence[Document], options: Options) -> tuple[list[Placed], str]:
    """Return all documents on the time line, and the story's zone.

    A source that names no zone is read in the story's: that of most sources that name one.
    """
    cut = [_cut(document) for document in documents]
    placed = [place(*one, DEFAULT_ZONE) for one in cut]
    zone = options.story_tz or _most_named(placed)
    if zone != DEFAULT_ZONE:
        placed = [
            place(*one, zone) if first.zone_from == "assumed" else first
            for one, first in zip(cut, placed, strict=True)
        ]
    return placed, zone


def dated(placed: Placed, day: Dated | None) -> Placed:
    """Place a document again with the day that settled its date; without one it stays as it is."""
    if day is None or day.interval.start is None:
        return placed
    there = day.interval.start.astimezone(zone_named(placed.zone))
    given = replace(placed.document.given, date_if_none=there.date().isoformat())
    document = replace(placed.document, given=given)
    again = place(document, placed.tagged, placed.segmented, placed.zone)
    posted = tuple(one and replace(one, certainty="inferred") for one in again.posted)
    return replace(again, document=placed.document, dct=day, posted=posted)


def _cut(document: Document) -> tuple[Document, Tagged, Segmented]:
    tagged = tag(document)
    return document, tagged, segment(document, tagged)


def _most_named(placed: Sequence[Placed]) -> str:
    """Return the zone of most sources that say, else UTC.

    Zones whose clocks agree on a source's day count together ("GMT" and London in winter), and a
    place then stands for a mere offset; of equals the first by name.
    """
    named = [one for one in placed if one.zone_from != "assumed"]
    clocks = Counter(_offset(one) for one in named)
    zones = Counter(one.zone for one in named)

    def key(one: Placed) -> tuple[int, bool, int, str]:
        is_offset = one.zone.startswith("Etc/") or "/" not in one.zone
        return -clocks[_offset(one)], is_offset, -zones[one.zone], one.zone

    best = min(named, key=key, default=None)
    return DEFAULT_ZONE if best is None else best.zone


def _offset(placed: Placed) -> timedelta | None:
    """Return what the clocks of a source's zone show against UTC on its day."""
    day = placed.dct.interval.start if placed.dct is not None else None
    return None if day is None else day.astimezone(zone_named(placed.zone)).utcoffset()


def solved(
    narrated: Sequence[Narrated], network: Network, options: Options
) -> tuple[Merged, Solution]:
    """Return events and windows: solved, merged, and solved again with the joins.

    Each join is tried on the solved mentions before it is made, so that all of them hold together.
    """
    solver = Solver()
    posts = solver.solve(*of_posts(network))
    alone = solver.solve(network.points, network.constraints)
    merged = merge(narrated, alone, Trial(network.points, alone).admit, options.merge)
    joins = join_constraints(merged.happenings)
    solution = solver.solve(network.points, (*network.constraints, *joins))
    return merged, replace(solution, windows={**solution.windows, **posts.windows})


def of_posts(network: Network) -> tuple[tuple[str, ...], tuple[Constraint, ...]]:
    """Return the points and constraints of posts alone.

    When a post went up follows from the page; what it tells of must not move that.
    """
    points = tuple(point for point in network.points if is_posted(point))
    among = frozenset((*points, ORIGIN))
    inside = (each for each in network.constraints if {each.origin, each.target} <= among)
    return points, tuple(inside)


def kept_text(placed: Sequence[Placed], options: Options) -> TextKept:
    """Return how much text the story carries: all of one publisher's, else the leads."""
    if options.text is not None:
        return options.text
    publishers = {
        one.document.given.publisher
        or next((c.value for c in one.document.claims if c.name == "publisher"), one.document.id)
        for one in placed
    }
    return "full" if len(publishers) <= 1 else "lead"
