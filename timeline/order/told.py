"""Turns told order into links that go with all that is certain, and drops those that cannot."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from math import inf

from timeline.model import Placeable, Precedence
from timeline.order.graph import Graph, Ground, Link

WEIGHED_A_LINK = 50
MOST_OF_CYCLE = 200
"""All told links of a cycle are weighed against each other, as long as that has not been so often
as WEIGHED_A_LINK for each link there is. Then, of cycles longer than MOST_OF_CYCLE, only the last
walked: hundreds of such lie within one another, and would take the square of their length."""


def told_steps(graph: Graph, precedences: Iterable[Precedence]) -> list[Link]:
    """Return the told precedences as links, each once, those within one instant left out."""
    number = {item.id: node for node, item in enumerate(graph.items)}
    told = dict.fromkeys(
        Link(number[each.before], number[each.after], Ground.TOLD)
        for each in precedences
        if not each.is_certain and {each.before, each.after} <= number.keys()
    )
    return [link for link in told if graph.group[link.tail] != graph.group[link.head]]


def without_cycles(graph: Graph, told: Sequence[Link]) -> list[Link]:
    """Return the told links that can stand beside the certain ones, in their order.

    A telling goes on from its last dated sentence: undated ones take their least time from those
    before, and a step to a window that ended by then tells of something earlier, out of turn.
    """
    floor = _told_floors(graph.items, told)
    in_turn = [
        link
        for link in told
        if (latest := graph.items[link.head].latest_s) is None or latest >= floor[link.tail]
    ]
    return _Untangling(graph, in_turn, floor).kept()


def _told_floors(items: Sequence[Placeable], told: Sequence[Link]) -> list[float]:
    """Return the least time of each item if told order holds wherever windows allow it."""
    floor = [-inf if item.earliest_s is None else float(item.earliest_s) for item in items]
    leaving: list[list[Link]] = [[] for _ in items]
    missing = [0] * len(items)
    for link in told:
        leaving[link.tail].append(link)
        missing[link.head] += 1
    ready = [node for node in range(len(items)) if not missing[node]]
    others = iter(range(len(items)))
    done: set[int] = set()
    while len(done) < len(items):
        node = ready.pop() if ready else next(others)
        if node in done:
            continue
        done.add(node)
        for link in leaving[node]:
            latest = items[link.head].latest_s
            if link.head not in done and (latest is None or latest >= floor[node]):
                floor[link.head] = max(floor[link.head], floor[node])
            missing[link.head] -= 1
            if not missing[link.head]:
                ready.append(link.head)
    return floor


class _Untangling:
    """Takes groups away from the start of the graph, and drops a told link where none is free."""

    def __init__(self, graph: Graph, told: list[Link], floor: list[float]) -> None:
        self.rank = {link: place for place, link in enumerate(told)}
        self.graph = graph.with_links([*graph.links, *self.rank])
        self.floor = floor
        self.missing = [len(links) for links in self.graph.entering]
        self.placed: set[int] = set()
        self.dropped: set[Link] = set()
        self.tried = [0] * len(self.missing)
        self.path: list[int] = []
        self.place: dict[int, int] = {}
        self.walked: list[Link] = []
        self.told_at: list[int] = []
        self.spare = WEIGHED_A_LINK * len(self.graph.links)

    def kept(self) -> list[Link]:
        """Return the told links that are left when no cycle is."""
        self._take([node for node, count in enumerate(self.missing) if not count])
        for node in range(len(self.missing)):
            self.path, self.place, self.walked, self.told_at = [node], {node: 0}, [], []
            while self.missing[node]:
                worst = min(self._told_of_cycle(), key=self._room)
                self.dropped.add(worst)
                head = self.graph.group[worst.head]
                self.missing[head] -= 1
                self._take([] if self.missing[head] else [head])
                self._go_back(head)
        return [link for link in self.rank if link not in self.dropped]

    def _take(self, ready: list[int]) -> None:
        while ready:
            node = ready.pop()
            self.placed.add(node)
            for link in self.graph.leaving[node]:
                if link not in self.dropped:
                    head = self.graph.group[link.head]
                    self.missing[head] -= 1
                    if not self.missing[head]:
                        ready.append(head)

    def _told_of_cycle(self) -> list[Link]:
        """Walk on back, from link to link, until a group is met twice; return the told links."""
        while True:
            link = self._entering(self.path[-1])
            if link in self.rank:
                self.told_at.append(len(self.walked))
            self.walked.append(link)
            node = self.graph.group[link.tail]
            if node in self.place:
                return [self.walked[at] for at in self._weighed(self.place[node])]
            self.place[node] = len(self.path)
            self.path.append(node)

    def _weighed(self, place: int) -> list[int]:
        """Return where on the walk, from `place` on, the told links are that are weighed."""
        first = bisect_left(self.told_at, place)
        count = len(self.told_at) - first
        if count > MOST_OF_CYCLE:
            self.spare -= count
            first += 0 if self.spare >= 0 else count - MOST_OF_CYCLE
        return self.told_at[first:]

    def _go_back(self, head: int) -> None:
        """Leave of the walk what stands as it would be walked again, now that a link to `head` is
        dropped: so chains and hubs of many cycles are walked but once."""
        place = self.place[head]
        while place and self.path[place] in self.placed:
            place -= 1
        for node in self.path[place + 1 :]:
            del self.place[node]
        del self.path[place + 1 :]
        del self.walked[place:]
        del self.told_at[bisect_left(self.told_at, place) :]

    def _entering(self, node: int) -> Link:
        """Return the first link to a group that holds; one that does not never does again."""
        links = self.graph.entering[node]
        while not self._holds(links[self.tried[node]]):
            self.tried[node] += 1
        return links[self.tried[node]]

    def _holds(self, link: Link) -> bool:
        return self.graph.group[link.tail] not in self.placed and link not in self.dropped

    def _room(self, link: Link) -> tuple[float, bool, int]:
        """Return how much room a link has to be true; of equals one to a dated item goes first,
        then the later one."""
        item = self.graph.items[link.head]
        room = inf if item.latest_s is None else item.latest_s - self.floor[link.tail]
        return (room, item.earliest_s is None or item.latest_s is None, -self.rank[link])
