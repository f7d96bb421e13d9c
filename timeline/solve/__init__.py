"""Turns constraints between time points into windows, and sets aside those that contradict.

A simple temporal network (Dechter, Meiri and Pearl, Temporal Constraint Networks, Artificial
Intelligence 49, 1991, section 3): every bound is an edge, a window is two shortest paths, a
contradiction is a negative cycle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import is_

from timeline.model import ORIGIN, Constraint, Contradiction, PointWindow, Solution
from timeline.solve.network import Network
from timeline.solve.trial import Trial
from timeline.values import value

__all__ = ["Solver", "Trial", "solve"]


@value(frozen=True, slots=True, kw_only=True)
class _Part:
    """What hangs together without ORIGIN: its points, its constraints, and what came of them."""

    names: list[str]
    members: list[Constraint]
    contradictions: list[Contradiction]
    windows: dict[str, PointWindow]

    def is_of(self, names: list[str], members: list[Constraint]) -> bool:
        """Tell whether it has just these points and constraints."""
        same = len(members) == len(self.members) and all(map(is_, members, self.members))
        return same and names == self.names


class Solver:
    """Solves one network after another; what is in two of them unchanged is solved once."""

    def __init__(self) -> None:
        self._parts: dict[str, _Part] = {}

    def solve(self, points: Iterable[str], constraints: Sequence[Constraint]) -> Solution:
        """Return what the function `solve` does."""
        ordered = sorted(constraints, key=_standing)
        absurd = [constraint for constraint in ordered if _is_absurd(constraint)]
        contradictions = [Contradiction(cycle=(each,), dropped=each) for each in absurd]
        lawful = [each for each in ordered if not _is_absurd(each)] if absurd else ordered
        windows: dict[str, PointWindow] = {}
        for names, members in _components(points, lawful):
            part = self._part(names, members)
            contradictions += part.contradictions
            windows.update(part.windows)
        dropped = {id(each.dropped) for each in contradictions}
        return Solution(
            windows=dict(sorted(windows.items())),
            kept=tuple(each for each in ordered if id(each) not in dropped),
            contradictions=tuple(sorted(contradictions, key=lambda each: _standing(each.dropped))),
        )

    def _part(self, names: list[str], members: list[Constraint]) -> _Part:
        known = self._parts.get(names[1])
        if known is None or not known.is_of(names, members):
            network = Network(names, members)
            contradictions = network.admit_all()
            known = _Part(
                names=names,
                members=members,
                contradictions=contradictions,
                windows=network.windows(),
            )
            self._parts[names[1]] = known
        return known


def solve(points: Iterable[str], constraints: Sequence[Constraint]) -> Solution:
    """Return the windows of all points, after contradicting constraints were set aside.

    Constraints are admitted from the strongest to the weakest (strength, then lower `rank`, then
    smaller `key`); one is set aside only where it contradicts some that were admitted before it.
    So the dropped constraint is the weakest of its cycle, and which are kept depends on nothing
    but the constraints themselves. `kept` is sorted from the strongest, `contradictions` by what
    they dropped, `windows` by name; ORIGIN has no window. Points that no path joins never change
    one another's windows.
    """
    return Solver().solve(points, constraints)


def _standing(constraint: Constraint) -> tuple[object, ...]:
    """Return the key that sorts the strongest first; it is total but for equal constraints."""
    lower, upper = constraint.lower_s, constraint.upper_s
    sides = (lower is not None, lower or 0, upper is not None, upper or 0)
    ends = (constraint.origin, constraint.target)
    return (-constraint.strength, constraint.rank, constraint.key, ends, sides)


def _is_absurd(constraint: Constraint) -> bool:
    """Tell whether no two times at all could satisfy the constraint."""
    lower, upper = constraint.lower_s, constraint.upper_s
    if constraint.origin == constraint.target:
        return (lower is not None and lower > 0) or (upper is not None and upper < 0)
    return lower is not None and upper is not None and lower > upper


def _components(
    points: Iterable[str], constraints: Sequence[Constraint]
) -> Iterator[tuple[list[str], list[Constraint]]]:
    """Yield names (ORIGIN first, then sorted) and constraints of what hangs together without it.

    A constraint of a point on itself joins nothing, and is in no component.
    """
    leader: dict[str, str] = {point: point for point in points if point != ORIGIN}

    def lead(point: str) -> str:
        leader.setdefault(point, point)
        while leader[point] != point:
            leader[point] = leader[leader[point]]
            point = leader[point]
        return point

    for constraint in constraints:
        leads = [lead(end) for end in (constraint.origin, constraint.target) if end != ORIGIN]
        if leads:
            leader[max(leads)] = min(leads)
    names: dict[str, list[str]] = {}
    for point in sorted(leader):
        names.setdefault(lead(point), [ORIGIN]).append(point)
    members: dict[str, list[Constraint]] = {name: [] for name in names}
    for constraint in constraints:
        if constraint.origin != constraint.target:
            end = constraint.target if constraint.origin == ORIGIN else constraint.origin
            members[lead(end)].append(constraint)
    yield from ((names[name], members[name]) for name in names)
