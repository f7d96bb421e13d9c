"""Turns windows and links into the moment at which a reader would look for each item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf

from timeline.model import Constraint, Placeable
from timeline.order.graph import Graph, Ground, topological

WIDE_S = 3 * 3600
"""A window shorter than this stands at its beginning, whatever bounds it."""

NEAR_S = 3600
"""Two happenings that a source tells as one beside the other, within this, stand together."""

CONSTRAINING = (Ground.FIRM, Ground.ASSUMED)


@dataclass(frozen=True, slots=True)
class Stands:
    """`at[group]` is where a group stands; it never falls along a link. `leans` are the groups
    that stand just before what follows them, not where their own window begins."""

    at: list[float]
    leans: set[int]


def stands(graph: Graph, kept: Iterable[Constraint]) -> Stands:
    """Return where each group stands.

    Usually that is its earliest second, or that of what it follows if later. What is known only
    to lie before something stands just before that; what nothing bounds, after what it was told
    after, else before what it was told before, else last.
    """
    ranks = topological(graph)
    floor = _floors(graph, ranks)
    leans = _leaning(graph, ranks, floor)
    at = list(floor)
    for group in reversed(ranks):
        if group in leans:
            after = [at[graph.group[link.head]] for link in graph.leaving[group]]
            own = _latest(graph.items[group]) if group < len(graph.items) else inf
            at[group] = max(floor[group], min([own, *after]))
    _draw_together(graph, kept, floor, Stands(at, leans))
    return Stands(at, leans)


def _floors(graph: Graph, ranks: list[int]) -> list[float]:
    """Return for each group its earliest second, or that of what comes before it if later."""
    floor = [-inf] * len(graph.group)
    for node, item in enumerate(graph.items):
        if item.earliest_s is not None:
            group = graph.group[node]
            floor[group] = max(floor[group], item.earliest_s)
    for group in ranks:
        for link in graph.leaving[group]:
            head = graph.group[link.head]
            floor[head] = max(floor[head], floor[group])
    return floor


def _leaning(graph: Graph, ranks: list[int], floor: list[float]) -> set[int]:
    """Return the groups that only what follows them tells where to find."""
    early, late = _floors_by_links(graph, ranks), _ceilings_by_links(graph, ranks)
    leans = {group for group in ranks if group >= len(graph.items)}
    for node, item in enumerate(graph.items):
        group = graph.group[node]
        if item.earliest_s is None:
            goes_on = floor[group] > -inf and item.latest_s is None
            leans |= set() if goes_on else {group}
        elif _is_wide(item) and early[group] < item.earliest_s and late[group] <= _latest(item):
            leans.add(group)
    return leans


def _floors_by_links(graph: Graph, ranks: list[int]) -> list[float]:
    """Return the earliest second that constraints with others alone leave each group."""
    found = [-inf] * len(graph.group)
    for group in ranks:
        for link in graph.leaving[group]:
            if link.ground in CONSTRAINING:
                own = _earliest(graph.items[link.tail]) if link.tail < len(graph.items) else -inf
                head = graph.group[link.head]
                found[head] = max(found[head], max(own, found[group]) + link.lower_s)
    return found


def _ceilings_by_links(graph: Graph, ranks: list[int]) -> list[float]:
    """Return the latest second that constraints with others alone leave each group."""
    found = [inf] * len(graph.group)
    for group in reversed(ranks):
        for link in graph.leaving[group]:
            if link.ground in CONSTRAINING:
                own = _latest(graph.items[link.head]) if link.head < len(graph.items) else inf
                bound = min(own, found[graph.group[link.head]])
                found[group] = min(found[group], bound - link.lower_s)
    return found


def _draw_together(
    graph: Graph, kept: Iterable[Constraint], floor: list[float], found: Stands
) -> None:
    """Move an item with a wide window to the one it is told beside, where its links allow."""
    node_of = {item.point: node for node, item in enumerate(graph.items)}
    for constraint in kept:
        if not _is_near(constraint) or not {constraint.origin, constraint.target} <= node_of.keys():
            continue
        ends = [graph.group[node_of[end]] for end in (constraint.origin, constraint.target)]
        mover, stayer = sorted(ends, key=lambda group: (group in found.leans, found.at[group]))
        after = [found.at[graph.group[link.head]] for link in graph.leaving[mover]]
        room = min([_latest(graph.items[mover]), *after])
        if _is_wide(graph.items[mover]) and floor[mover] <= found.at[stayer] <= room:
            found.at[mover] = found.at[stayer]
            if stayer in found.leans:
                found.leans.add(mover)


def _is_near(constraint: Constraint) -> bool:
    lower, upper = constraint.lower_s, constraint.upper_s
    return lower is not None and upper is not None and -NEAR_S <= lower <= 0 <= upper <= NEAR_S


def _is_wide(item: Placeable) -> bool:
    return _latest(item) - _earliest(item) >= WIDE_S


def _earliest(item: Placeable) -> float:
    return -inf if item.earliest_s is None else item.earliest_s


def _latest(item: Placeable) -> float:
    return inf if item.latest_s is None else item.latest_s
