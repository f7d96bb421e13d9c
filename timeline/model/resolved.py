"""What `resolve` makes: where each expression lies, and what it was counted from."""

from __future__ import annotations

from typing import Literal

from timeline.errors import Problem
from timeline.intervals import Interval
from timeline.model.documents import Span
from timeline.model.posts import Placed
from timeline.provenance import Derivation
from timeline.values import value


@value(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a relative expression is counted from. `index` is a post's or a reading's, else None."""

    kind: Literal["document", "post", "expression", "none"]
    index: int | None = None


@value(frozen=True, slots=True, kw_only=True)
class Offset:
    """Whole seconds from a post's point: `lower_s <= time - posted <= upper_s`; None is open."""

    lower_s: int | None
    upper_s: int | None


@value(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Where an expression lies. `value` is its TIMEX3 value (with X where nothing is known).

    `interval` is None for durations, sets, vague references, and where the anchor is unknown;
    `offset` is there where it is counted from a post whose own point is only bounded, to the
    minute or hour. `assumed` names the fields that a rule filled in ("year", "day", "am/pm").
    """

    reading: int
    post: int | None
    value: str
    anchor: Anchor
    why: Derivation
    interval: Interval | None = None
    offset: Offset | None = None
    assumed: tuple[str, ...] = ()


@value(frozen=True, slots=True, kw_only=True)
class Headed:
    """What a heading dates: its words, its line (as far as the mark behind it, where more than a
    heading stands there), its readings (indexes), the stretch of text below it or behind it on its
    line, and the time from its first reading to its last. `within` is the index of the heading
    above the line that it opens."""

    span: Span
    line: Span
    readings: tuple[int, ...]
    scope: Span
    interval: Interval
    why: Derivation
    within: int | None = None


@value(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A placed document with a resolution for each reading, in the readings' order.

    `is_history` says that it tells of years long before it was written, in their order.
    """

    placed: Placed
    resolutions: tuple[Resolution, ...]
    headed: tuple[Headed, ...] = ()
    is_history: bool = False
    problems: tuple[Problem, ...] = ()
