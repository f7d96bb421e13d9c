"""Turns constraints between time points into windows, and sets aside those that contradict.

A simple temporal network (Dechter, Meiri and Pearl, Temporal Constraint Networks, Artificial
Intelligence 49, 1991, section 3): every bound is an edge, a window is two shortest paths, a
contradiction is a negative cycle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from timeline.model import ORIGIN, Constraint, Contradiction, PointWindow, Solution
from timeline.solve.network import Network


def solve(points: Iterable[str], constraints: Sequence[Constraint]) -> Solution:
    """Return the windows of all points, after contradicting constraints were set aside.

    Constraints are admitted from the strongest to the weakest (strength, then lower `rank`, then
    smaller `key`); one is set aside only where it contradicts some that were admitted before it.
    So the dropped constraint is the weakest of its cycle, and which are kept depends on nothing
    but the constraints themselves. `kept` is sorted from the strongest, `contradictions` by what
    they dropped, `windows` by name; ORIGIN has no window. Points that no path joins never change
    one another's windows.
    """
    ordered = sorted(constraints, key=_standing)
    absurd = [constraint for constraint in ordered if _is_absurd(constraint)]
    contradictions = [Contradiction(cycle=(each,), dropped=each) for each in absurd]
    kept = [each for each in ordered if each.origin == each.target and not _is_absurd(each)]
    joining = [each for each in ordered if each.origin != each.target and not _is_absurd(each)]
    windows: dict[str, PointWindow] = {}
    for names, members in _components([*points, *_ends(kept)], joining):
        network = Network(names, members)
        contradictions += network.admit_all()
        kept += [members[index] for index in sorted(network.admitted)]
        windows.update(network.windows())
    return Solution(
        windows=dict(sorted(windows.items())),
        kept=tuple(sorted(kept, key=_standing)),
        contradictions=tuple(sorted(contradictions, key=lambda each: _standing(each.dropped))),
    )


def _standing(constraint: Constraint) -> tuple[object, ...]:
    """Return the key that sorts the strongest first; it is total but for equal constraints."""
    bounds = (constraint.lower_s, constraint.upper_s)
    sides = tuple((side is not None, side or 0) for side in bounds)
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
    """Yield names (ORIGIN first, then sorted) and constraints of what hangs together without it."""
    leader: dict[str, str] = {point: point for point in points if point != ORIGIN}

    def lead(point: str) -> str:
        leader.setdefault(point, point)
        while leader[point] != point:
            leader[point] = leader[leader[point]]
            point = leader[point]
        return point

    for constraint in constraints:
        leads = sorted(lead(end) for end in _ends([constraint]))
        leader[leads[-1]] = leads[0]
    names: dict[str, list[str]] = {}
    for point in sorted(leader):
        names.setdefault(lead(point), [ORIGIN]).append(point)
    members: dict[str, list[Constraint]] = {name: [] for name in names}
    for constraint in constraints:
        members[lead(_ends([constraint])[0])].append(constraint)
    yield from ((names[name], members[name]) for name in names)


def _ends(constraints: Sequence[Constraint]) -> list[str]:
    """Return the points that the constraints join, without ORIGIN."""
    ends = [end for each in constraints for end in (each.origin, each.target)]
    return [end for end in ends if end != ORIGIN]
