"""A solved network that takes one more constraint at a time, or says what it contradicts."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.model import ORIGIN, Constraint, Contradiction, Solution
from timeline.solve.network import Network


class Trial:
    """All points of a solution under the constraints that it kept, and those admitted since.

    Only what a new constraint lowers is looked at, so trying one costs what it changes, not what
    there is (Cesta and Oddi, Gaining Efficiency and Flexibility in the Simple Temporal Problem,
    TIME 1996).
    """

    def __init__(self, points: Iterable[str], solution: Solution) -> None:
        kept = [each for each in solution.kept if each.origin != each.target]
        names = sorted({*points, *(end for each in kept for end in (each.origin, each.target))})
        self._network = Network([ORIGIN, *(name for name in names if name != ORIGIN)], kept)
        contradictions = self._network.admit_all()
        assert not contradictions, "what a solution kept has no contradiction"

    def admit(self, constraint: Constraint) -> Contradiction | None:
        """Admit a constraint if it contradicts none admitted before; else return what it does, and
        leave all as it was."""
        return self._network.admit(constraint)
