"""What `constrain` and `solve` make: time points, bounds between them, and windows."""

from __future__ import annotations

from dataclasses import field
from enum import IntEnum

from timeline.model.documents import Span
from timeline.provenance import Derivation
from timeline.values import value

ORIGIN = "origin"


class Strength(IntEnum):
    """How strong a constraint is; the weakest edge of a contradiction is set aside."""

    ASSUMED = 1
    DERIVED = 2
    PRINTED = 3
    STATED = 4
    GIVEN = 5


@value(frozen=True, slots=True, kw_only=True)
class Constraint:
    """`lower_s <= time(target) - time(origin) <= upper_s`, whole seconds, None open.

    Points are named `posted:POST-ID`, `start:MENTION-ID`, `end:MENTION-ID`; ORIGIN is the Unix
    epoch (1970-01-01T00:00Z), so a minute is `lower = its first second, upper = its last`.
    `rank` breaks ties among equals when one has to go (the higher goes first), then `key`.
    """

    key: str
    origin: str
    target: str
    lower_s: int | None
    upper_s: int | None
    strength: Strength
    why: Derivation
    rank: int = 0


STEPS_KEPT = 8


@value(frozen=True, slots=True, kw_only=True, eq=False)
class PathStep:
    """The last constraint of a path from ORIGIN, and the path before it, which others share.

    Linked, not a tuple: in a chain of n posts all tuples together would hold n * n / 2 constraints.
    `length` counts the constraints of the whole path, `first` are its first STEPS_KEPT at most.
    """

    constraint: Constraint
    before: PathStep | None = field(default=None, repr=False)
    length: int = 1
    first: tuple[Constraint, ...] = ()

    @classmethod
    def after(cls, before: PathStep | None, constraint: Constraint) -> PathStep:
        """Return the step that goes on from `before`, or begins at ORIGIN."""
        if before is None:
            return cls(constraint=constraint, first=(constraint,))
        is_long = before.length >= STEPS_KEPT
        first = before.first if is_long else (*before.first, constraint)
        return cls(constraint=constraint, before=before, length=before.length + 1, first=first)


@value(frozen=True, slots=True, kw_only=True)
class RelationRead:
    """One reason that was read for how two posts, mentions or expressions stand to each other.

    `origin` and `target` are ids; `document` and `span` are the words that say so, if any do.
    """

    origin: str
    target: str
    type: str
    because: str
    document: str | None = None
    span: Span | None = None
    confidence: float = 1.0


@value(frozen=True, slots=True, kw_only=True)
class Precedence:
    """The mention `before` happened before `after`; `is_certain` is False for mere told order."""

    before: str
    after: str
    is_certain: bool


@value(frozen=True, slots=True, kw_only=True)
class Network:
    """All time points of a story and what bounds the distances between them."""

    points: tuple[str, ...]
    constraints: tuple[Constraint, ...]
    relations: tuple[RelationRead, ...] = ()
    precedences: tuple[Precedence, ...] = ()


@value(frozen=True, slots=True, kw_only=True)
class PointWindow:
    """The earliest and latest whole second of a point, each with the constraints it follows from.

    `earliest_step` and `latest_step` end the paths that gave the bounds; None where it is open.
    """

    earliest_s: int | None
    latest_s: int | None
    earliest_step: PathStep | None = field(default=None, repr=False, compare=False)
    latest_step: PathStep | None = field(default=None, repr=False, compare=False)

    @property
    def earliest_path(self) -> tuple[Constraint, ...]:
        """Return the constraints that gave the earliest second, from ORIGIN on."""
        return _constraints(self.earliest_step)

    @property
    def latest_path(self) -> tuple[Constraint, ...]:
        """Return the constraints that gave the latest second, from ORIGIN on."""
        return _constraints(self.latest_step)


def _constraints(step: PathStep | None) -> tuple[Constraint, ...]:
    path: list[Constraint] = []
    while step is not None:
        path.append(step.constraint)
        step = step.before
    return tuple(reversed(path))


@value(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Constraints that cannot all hold (minimal: any one dropped, the rest can); which one was set
    aside."""

    cycle: tuple[Constraint, ...]
    dropped: Constraint


@value(frozen=True, slots=True, kw_only=True)
class Solution:
    """Windows of all points under the constraints kept."""

    windows: dict[str, PointWindow]
    kept: tuple[Constraint, ...]
    contradictions: tuple[Contradiction, ...]
