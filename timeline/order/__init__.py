"""Turns windows and what is told before what into one total order, and how sure each step is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Literal

from timeline.model import Constraint, Ordered, Placeable, Precedence
from timeline.order.graph import Graph, Ground, Link, certain_graph, topological
from timeline.order.stands import stands
from timeline.order.told import told_steps, without_cycles

Follows = Literal["certain", "told", "unknown"]


def order(
    placeables: Sequence[Placeable],
    precedences: Sequence[Precedence],
    kept: Sequence[Constraint],
) -> Ordered:
    """Return all ids in one repeatable order, whatever the order of the arguments.

    It goes with every window that ends before another begins, every certain precedence and every
    path of kept constraints by which one point is not before another; then with told order, where
    nothing certain speaks against it; then by where a reader would look for each (see `stands`),
    then by `tie`. A step is `certain` by a window or a path without ASSUMED constraints, `told` by
    any other path from the entry before it, else `unknown`. The first entry counts as `certain`.

    Kahn's algorithm (Topological sorting of large networks, CACM 5, 1962) with a heap.
    """
    items = sorted(placeables, key=lambda item: (item.tie, item.id))
    precedences = sorted(precedences, key=lambda each: (each.before, each.after))
    kept = sorted(kept, key=lambda each: each.key)
    certain = certain_graph(items, precedences, kept)
    told = told_steps(certain, precedences)
    graph = certain.with_links([*certain.links, *without_cycles(certain, told)])
    found = stands(graph, kept)
    ranks = topological(graph, lambda group: (found.at[group], group not in found.leans))
    cells = _cells(graph, ranks)
    entries = [node for cell in cells for node in cell if node < len(items)]
    ids = tuple(items[node].id for node in entries)
    return Ordered(ids=ids, follows=tuple(_steps(graph, told, cells, entries)))


def _cells(graph: Graph, ranks: Sequence[int]) -> list[list[int]]:
    """Return all nodes in order, those together that firm links alone hold to one instant.

    Assumptions may hold more to one instant than is certain; within it firm links go first.
    """
    if len(ranks) == len(graph.group):
        return [[group] for group in ranks]
    place = {group: position for position, group in enumerate(ranks)}
    firm = graph.by_firm_links()
    members = firm.members()
    found = topological(firm, lambda cell: (place[graph.group[cell]], *_tie(graph, cell)))
    return [sorted(members[cell], key=lambda node: _tie(graph, node)) for cell in found]


def _tie(graph: Graph, node: int) -> tuple[float, int]:
    earliest = graph.items[node].earliest_s if node < len(graph.items) else None
    return (inf if earliest is None else earliest, node)


def _steps(
    graph: Graph, told: Sequence[Link], cells: Sequence[Sequence[int]], entries: Sequence[int]
) -> Iterator[Follows]:
    """Yield how sure it is that each entry follows the one before it."""
    position = [0] * len(graph.group)
    for place, cell in enumerate(cells):
        for node in cell:
            position[node] = place
    onward: list[list[Link]] = [[] for _ in graph.group]
    for link in (*graph.links, *told):
        onward[link.tail].append(link)
    if entries:
        yield "certain"
    for before, after in pairwise(entries):
        latest, earliest = graph.items[before].latest_s, graph.items[after].earliest_s
        if latest is not None and earliest is not None and latest < earliest:
            yield "certain"
        elif position[before] == position[after]:
            yield "unknown"
        else:
            sure = _by_path(onward, position, before, after)
            is_one_instant = graph.group[before] == graph.group[after]
            yield "unknown" if is_one_instant and sure == "told" else sure


def _by_path(
    onward: Sequence[Sequence[Link]], position: Sequence[int], before: int, after: int
) -> Follows:
    """Return how sure the surest path between two neighbours is.

    Only what stands between the two can lie on a path, so all searches together are linear.
    """
    answers: tuple[tuple[Follows, tuple[Ground, ...]], ...] = (
        ("certain", (Ground.FIRM,)),
        ("told", (Ground.FIRM, Ground.ASSUMED, Ground.TOLD)),
    )
    for answer, grounds in answers:
        seen, stack = {before}, [before]
        while stack:
            for link in onward[stack.pop()]:
                here = position[link.head]
                is_on_the_way = (
                    link.ground in grounds and position[before] <= here <= position[after]
                )
                if is_on_the_way and link.head not in seen:
                    seen.add(link.head)
                    stack.append(link.head)
        if after in seen:
            return answer
    return "unknown"
