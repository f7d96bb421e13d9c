"""Turns windows, precedences and constraints into one graph of what comes before what."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import IntEnum

from timeline.model import ORIGIN, Constraint, Placeable, Precedence, Strength
from timeline.values import value


class Ground(IntEnum):
    """Why one node comes before another; `TOLD` alone gives way."""

    FIRM = 0
    WINDOW = 1
    ASSUMED = 2
    TOLD = 3


@value(frozen=True, slots=True)
class Link:
    """`head` is not before `tail`; at least `lower_s` lie between."""

    tail: int
    head: int
    ground: Ground
    lower_s: int = 0


@value(frozen=True, slots=True)
class Graph:
    """Nodes by number: placeables first, then other points, then limits between windows.

    `group[node]` is the same for nodes that links other than `TOLD` tie to one instant.
    `leaving` and `entering` hold each group's links to and from other groups.
    """

    items: Sequence[Placeable]
    links: Sequence[Link]
    group: Sequence[int]
    leaving: Sequence[Sequence[Link]]
    entering: Sequence[Sequence[Link]]

    def members(self) -> list[list[int]]:
        """Return the nodes of each group."""
        found: list[list[int]] = [[] for _ in self.group]
        for node, group in enumerate(self.group):
            found[group].append(node)
        return found

    def by_firm_links(self) -> Graph:
        """Return the graph of firm links alone, which ties fewer nodes to one instant."""
        firm = [link for link in self.links if link.ground == Ground.FIRM]
        return _graph(self.items, firm, _groups(len(self.group), firm))

    def with_links(self, links: Sequence[Link]) -> Graph:
        """Return the same nodes and groups under other links."""
        return _graph(self.items, links, self.group)


def certain_graph(
    items: Sequence[Placeable], precedences: Iterable[Precedence], kept: Iterable[Constraint]
) -> Graph:
    """Return the graph of all that is certain; it has no cycle once groups are one node each."""
    number = {item.id: node for node, item in enumerate(items)}
    point: dict[str, int] = {}
    for node, item in enumerate(items):
        point.setdefault(item.point, node)
    links = [
        Link(number[each.before], number[each.after], Ground.FIRM)
        for each in precedences
        if each.is_certain and {each.before, each.after} <= number.keys()
    ]
    size = len(items)
    for constraint in kept:
        for name in (constraint.origin, constraint.target):
            if name not in point and name != ORIGIN:
                point[name] = size
                size += 1
        links += _order_of(constraint, point)
    between, size = _window_links(items, size)
    links = [link for link in (*links, *between) if link.tail != link.head]
    return _graph(items, links, _groups(size, links))


def topological(graph: Graph, key: Callable[[int], tuple[object, ...]] | None = None) -> list[int]:
    """Return the groups so that every link goes forwards, the least key first where it is free."""
    if key is None:
        return _any_order(graph)
    missing = [len(links) for links in graph.entering]
    heap = [
        (key(group), group)
        for group, links in enumerate(graph.entering)
        if not links and graph.group[group] == group
    ]
    heapq.heapify(heap)
    found: list[int] = []
    while heap:
        group = heapq.heappop(heap)[1]
        found.append(group)
        for link in graph.leaving[group]:
            head = graph.group[link.head]
            missing[head] -= 1
            if not missing[head]:
                heapq.heappush(heap, (key(head), head))
    return found


def _any_order(graph: Graph) -> list[int]:
    """Return the groups so that every link goes forwards, as many as no cycle is before."""
    missing = [len(links) for links in graph.entering]
    found = [group for group, count in enumerate(missing) if not count]
    found = [group for group in found if graph.group[group] == group]
    for group in found:
        for link in graph.leaving[group]:
            head = graph.group[link.head]
            missing[head] -= 1
            if not missing[head]:
                found.append(head)
    return found


def _order_of(constraint: Constraint, point: dict[str, int]) -> Iterator[Link]:
    """Yield what a constraint says of the order of its two points."""
    if ORIGIN in (constraint.origin, constraint.target):
        return
    ground = Ground.ASSUMED if constraint.strength == Strength.ASSUMED else Ground.FIRM
    origin, target = point[constraint.origin], point[constraint.target]
    if constraint.lower_s is not None and constraint.lower_s >= 0:
        yield Link(origin, target, ground, constraint.lower_s)
    if constraint.upper_s is not None and constraint.upper_s <= 0:
        yield Link(target, origin, ground, -constraint.upper_s)


def _window_links(items: Sequence[Placeable], size: int) -> tuple[list[Link], int]:
    """Return links by which a window that ends before another begins comes first.

    A chain of limits, one for each last second, says so with four links a window at most;
    window by window it would take the square of their number.
    """
    limits = sorted({item.latest_s for item in items if item.latest_s is not None})
    first = size
    links = [
        Link(first + place, first + place + 1, Ground.WINDOW) for place in range(len(limits) - 1)
    ]
    for node, item in enumerate(items):
        if item.latest_s is not None:
            place = bisect_left(limits, item.latest_s)
            links.append(Link(node, first + place, Ground.WINDOW))
        passed = 0 if item.earliest_s is None else bisect_left(limits, item.earliest_s)
        if passed:
            links.append(Link(first + passed - 1, node, Ground.WINDOW))
    return links, size + len(limits)


def _graph(items: Sequence[Placeable], links: Sequence[Link], group: Sequence[int]) -> Graph:
    leaving: list[list[Link]] = [[] for _ in group]
    entering: list[list[Link]] = [[] for _ in group]
    for link in links:
        tail, head = group[link.tail], group[link.head]
        if tail != head:
            leaving[tail].append(link)
            entering[head].append(link)
    return Graph(items, links, group, leaving, entering)


def _groups(size: int, links: Sequence[Link]) -> list[int]:
    """Return for each node the least node on a cycle with it, which all share one instant."""
    group = _mutual(size, links)
    if len(topological(_graph((), links, group))) == len(set(group)):
        return group
    import networkx  # only here: a graph without longer cycles does not pay for it

    network: networkx.DiGraph[int] = networkx.DiGraph((link.tail, link.head) for link in links)
    group = list(range(size))
    for together in networkx.strongly_connected_components(network):
        least = min(together)
        for node in together:
            group[node] = least
    return group


def _mutual(size: int, links: Iterable[Link]) -> list[int]:
    """Return the groups of nodes that pairs of links, there and back, tie together.

    That is what joins make, and mostly the only cycles that are.
    """
    group = list(range(size))

    def lead(node: int) -> int:
        while group[node] != node:
            group[node] = group[group[node]]
            node = group[node]
        return node

    bound = [link for link in links if link.ground != Ground.WINDOW]
    there = {(link.tail, link.head) for link in bound}
    for link in bound:
        if (link.head, link.tail) in there:
            first, second = lead(link.tail), lead(link.head)
            group[max(first, second)] = min(first, second)
    return [lead(node) for node in range(size)]
