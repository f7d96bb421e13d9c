"""Turns the constraints of one component into shortest paths and negative cycles."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from timeline.model import Constraint, Contradiction, PathStep, PointWindow

FIRST_CHECK = 32
"""Relaxations until the first search for a cycle among parents; each later search waits twice as
long, so that all of them cost no more than the relaxations themselves."""

_SOURCE = 0


@dataclass(slots=True)
class Edge:
    """`time(head) <= time(tail) + weight_s`, one side of the constraint `index`."""

    tail: int
    head: int
    weight_s: int
    index: int


@dataclass(slots=True)
class _Attempt:
    """What admitting a few constraints has changed so far, so that it can be taken back."""

    labels: dict[int, tuple[int, Edge | None]] = field(default_factory=dict)
    relaxations: int = 0
    next_check: int = FIRST_CHECK


class Network:
    """Points of one component; `label` is the latest second under the constraints admitted.

    A point that nothing bounds above has a label beyond all that bounds could sum to. ORIGIN
    stays at 0: an edge that would lower it closes a negative cycle, which its parents tell.
    """

    def __init__(self, names: list[str], constraints: list[Constraint]) -> None:
        self.names = names
        self.constraints = constraints
        self.number = {name: index for index, name in enumerate(names)}
        self.edges = [list(_edges(each, i, self.number)) for i, each in enumerate(constraints)]
        self.horizon_s = 2 + 4 * sum(abs(e.weight_s) for pair in self.edges for e in pair)
        self.leaving: list[list[Edge]] = [[] for _ in names]
        self.label = _seeds(len(names), self.edges, self.horizon_s)
        self.parent: list[Edge | None] = [None] * len(names)

    def admit_all(self) -> list[Contradiction]:
        """Admit each constraint that the stronger ones allow; return why the others are not.

        A run of constraints is admitted as one where it can be, else its halves are tried: the
        outcome is that of one after the other, the cost that of the whole for each contradiction
        a few times at most.
        """
        found: list[Contradiction] = []
        runs = [range(len(self.constraints))]
        while runs:
            run = runs.pop()
            cycle = self._admit(run)
            if cycle is not None and len(run) == 1:
                members = tuple(self.constraints[edge.index] for edge in cycle)
                found.append(Contradiction(cycle=members, dropped=self.constraints[run[0]]))
            elif cycle is not None:
                middle = len(run) // 2
                runs += [run[middle:], run[:middle]]
        return found

    def admit(self, constraint: Constraint) -> Contradiction | None:
        """Admit one more constraint, between points that there are, if those admitted allow it.

        Its bounds must not be beyond the horizon: 0, or less than those there were together.
        """
        index = len(self.constraints)
        self.constraints.append(constraint)
        self.edges.append(list(_edges(constraint, index, self.number)))
        cycle = self._admit(range(index, index + 1))
        if cycle is None:
            return None
        members = tuple(self.constraints[edge.index] for edge in cycle)
        self.constraints.pop()
        self.edges.pop()
        return Contradiction(cycle=members, dropped=constraint)

    def windows(self) -> dict[str, PointWindow]:
        """Return the window of each point, with the fewest constraints that give its bounds."""
        entering: list[list[Edge]] = [[] for _ in self.names]
        for edges in self.leaving:
            for edge in edges:
                entering[edge.head].append(edge)
        latest = self._paths(self.leaving, forwards=True)
        earliest = self._paths(entering, forwards=False)
        return {
            name: PointWindow(
                earliest_s=earliest[point][0],
                latest_s=latest[point][0],
                earliest_step=earliest[point][1],
                latest_step=latest[point][1],
            )
            for point, name in enumerate(self.names)
            if point != _SOURCE
        }

    def _admit(self, run: range) -> list[Edge] | None:
        """Add the constraints of `run`; return a negative cycle, with all taken back, or None."""
        fresh = [edge for index in run for edge in self.edges[index]]
        for edge in fresh:
            self.leaving[edge.tail].append(edge)
        attempt = _Attempt()
        cycle = self._relax(fresh, attempt)
        if cycle is not None:
            for edge in reversed(fresh):
                self.leaving[edge.tail].pop()
            for point, (label, parent) in attempt.labels.items():
                self.label[point], self.parent[point] = label, parent
        return cycle

    def _relax(self, fresh: list[Edge], attempt: _Attempt) -> list[Edge] | None:
        """Lower labels until all edges hold, looking only where they do not (Bellman and Ford)."""
        label = self.label
        queue: deque[int] = deque()
        waiting: set[int] = set()
        batch: Iterable[Edge] = fresh
        while True:
            for edge in batch:
                if label[edge.head] > label[edge.tail] + edge.weight_s:
                    cycle = self._lower(edge, attempt)
                    if cycle is not None:
                        return cycle
                    if edge.head not in waiting:
                        waiting.add(edge.head)
                        queue.append(edge.head)
            if not queue:
                return None
            point = queue.popleft()
            waiting.discard(point)
            batch = self.leaving[point]

    def _lower(self, edge: Edge, attempt: _Attempt) -> list[Edge] | None:
        """Lower the label of the edge's head; return the negative cycle that this shows, if any."""
        if edge.head == _SOURCE:
            return self._cycle_through(edge)
        attempt.labels.setdefault(edge.head, (self.label[edge.head], self.parent[edge.head]))
        self.label[edge.head] = self.label[edge.tail] + edge.weight_s
        self.parent[edge.head] = edge
        attempt.relaxations += 1
        if attempt.relaxations < attempt.next_check:
            return None
        attempt.next_check *= 2
        return self._cycle_among(attempt.labels)

    def _cycle_through(self, closing: Edge) -> list[Edge]:
        """Return the cycle that `closing` makes with the parents of its tail, in its direction."""
        walked = [closing]
        place = {closing.tail: 1}
        while walked[-1].tail != _SOURCE:
            parent = self.parent[walked[-1].tail]
            assert parent is not None, "a label below a bound was derived from ORIGIN"
            walked.append(parent)
            if parent.tail in place:
                return walked[place[parent.tail] :][::-1]
            place[parent.tail] = len(walked)
        return walked[::-1]

    def _cycle_among(self, points: Iterable[int]) -> list[Edge] | None:
        """Return a cycle of parent edges, which is negative (Cherkassky and Goldberg 1999)."""
        seen: dict[int, int] = {}
        for start in points:
            point, walked = start, list[Edge]()
            while point not in seen:
                seen[point] = start
                parent = self.parent[point]
                if parent is None:
                    break
                walked.append(parent)
                point = parent.tail
            else:
                if seen[point] == start:
                    first = next(i for i, edge in enumerate(walked) if edge.head == point)
                    return walked[first:][::-1]
        return None

    def _paths(
        self, edges: list[list[Edge]], *, forwards: bool
    ) -> list[tuple[int | None, PathStep | None]]:
        """Return each point's bound and path from ORIGIN (Dijkstra, the labels as potentials).

        Among equally tight paths the one of fewest constraints wins, then the strongest last.
        """
        found: list[tuple[int | None, PathStep | None]] = [(None, None)] * len(self.names)
        open_points = [True] * len(self.names)
        heap: list[tuple[int, int, int, int, int]] = [(0, 0, -1, _SOURCE, _SOURCE)]
        while heap:
            slack, steps, index, point, previous = heapq.heappop(heap)
            if not open_points[point]:
                continue
            open_points[point] = False
            if point != _SOURCE:
                bound = self.label[point] + (slack if forwards else -slack)
                step = PathStep.after(found[previous][1], self.constraints[index])
                found[point] = (bound, step)
            for edge in edges[point]:
                onward = edge.head if forwards else edge.tail
                if open_points[onward]:
                    room = self.label[edge.tail] + edge.weight_s - self.label[edge.head]
                    heapq.heappush(heap, (slack + room, steps + 1, edge.index, onward, point))
        return found


def _edges(constraint: Constraint, index: int, number: dict[str, int]) -> Iterator[Edge]:
    """Yield the one or two bounds of a constraint as edges."""
    origin, target = number[constraint.origin], number[constraint.target]
    if constraint.upper_s is not None:
        yield Edge(origin, target, constraint.upper_s, index)
    if constraint.lower_s is not None:
        yield Edge(target, origin, -constraint.lower_s, index)


def _seeds(size: int, edges: list[list[Edge]], horizon_s: int) -> list[int]:
    """Return first labels, all beyond the horizon, that hold along a tree of constraints.

    From equal labels a chain of n constraints with gaps would be relaxed n times over.
    """
    beside: list[list[Edge]] = [[] for _ in range(size)]
    for pair in edges:
        for edge in pair:
            if _SOURCE not in (edge.tail, edge.head):
                beside[edge.tail].append(edge)
                beside[edge.head].append(edge)
    label: list[int | None] = [None] * size
    label[_SOURCE] = 0
    for root in range(size):
        if label[root] is not None:
            continue
        label[root] = 2 * horizon_s
        queue = deque([root])
        while queue:
            point = queue.popleft()
            here = label[point] or 0
            for edge in beside[point]:
                other = edge.head if edge.tail == point else edge.tail
                if label[other] is None:
                    gap = min(edge.weight_s, 0) if other == edge.head else max(-edge.weight_s, 0)
                    label[other] = here + gap
                    queue.append(other)
    return [each or 0 for each in label]
