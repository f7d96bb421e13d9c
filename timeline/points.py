"""Names of time points, and intervals turned into bounds in whole seconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from timeline.intervals import Interval
from timeline.model import ORIGIN, Constraint, Strength
from timeline.provenance import Derivation

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def posted(post_id: str) -> str:
    """Return the name of the point at which a post went up."""
    return f"posted:{post_id}"


def is_posted(point: str) -> bool:
    """Tell whether a point is that of a post."""
    return point.startswith("posted:")


def start(mention_id: str) -> str:
    """Return the name of the point at which what a mention tells began."""
    return f"start:{mention_id}"


def seconds(instant: datetime) -> int:
    """Return whole seconds since 1970-01-01T00:00Z."""
    return int((instant - _EPOCH).total_seconds())


def instant(whole_seconds: int) -> datetime:
    """Return the UTC instant that many seconds after 1970-01-01T00:00Z."""
    return _EPOCH + timedelta(seconds=whole_seconds)


def within(point: str, interval: Interval, strength: Strength, why: Derivation) -> Constraint:
    """Return the constraint that `point` lies within `interval`."""
    return Constraint(
        key=f"within/{point}/{why.rule}",
        origin=ORIGIN,
        target=point,
        lower_s=None if interval.start is None else seconds(interval.start),
        upper_s=None if interval.end is None else seconds(interval.end) - 1,
        strength=strength,
        why=why,
    )


def not_before(later: str, earlier: str, strength: Strength, why: Derivation) -> Constraint:
    """Return the constraint that `later` is at or after `earlier`."""
    return Constraint(
        key=f"not-before/{earlier}/{later}/{why.rule}",
        origin=earlier,
        target=later,
        lower_s=0,
        upper_s=None,
        strength=strength,
        why=why,
    )
