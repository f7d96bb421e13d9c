"""The one table of signals: how long what a sentence tells may lie after what the signal governs.

A signal without governed words is counted from its own post. Seconds; None is open. The lengths
are assumptions about how writers use the words, generous on purpose, since a window that is too
wide is honest and one that is too narrow is not.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model import Strength

MINUTE_S = 60
HOUR_S = 3600
DAY_S = 86400


@dataclass(frozen=True, slots=True, kw_only=True)
class Signal:
    """Bounds on (told time - governed time), how strong they are, and what relation they state."""

    kind: str
    lower_s: int | None
    upper_s: int | None
    strength: Strength
    relation: str
    says: str


SIGNALS: tuple[Signal, ...] = (
    Signal(kind="moments-ago", lower_s=-30 * MINUTE_S, upper_s=0, strength=Strength.DERIVED,
           relation="before", says="a moment before the post, taken as at most half an hour"),
    Signal(kind="has-just", lower_s=-2 * HOUR_S, upper_s=0, strength=Strength.DERIVED,
           relation="before", says="just before the post, taken as at most two hours"),
    Signal(kind="earlier", lower_s=None, upper_s=0, strength=Strength.DERIVED,
           relation="before", says="earlier than the post"),
    Signal(kind="just-before", lower_s=None, upper_s=0, strength=Strength.DERIVED,
           relation="before", says="shortly before"),
    Signal(kind="before", lower_s=None, upper_s=0, strength=Strength.DERIVED,
           relation="before", says="before"),
    Signal(kind="until", lower_s=None, upper_s=0, strength=Strength.ASSUMED,
           relation="before", says="until"),
    Signal(kind="just-after", lower_s=0, upper_s=None, strength=Strength.DERIVED,
           relation="before", says="shortly after"),
    Signal(kind="after", lower_s=0, upper_s=None, strength=Strength.DERIVED,
           relation="before", says="after"),
    Signal(kind="since", lower_s=0, upper_s=None, strength=Strength.DERIVED,
           relation="before", says="since"),
    Signal(kind="just-as", lower_s=-15 * MINUTE_S, upper_s=15 * MINUTE_S,
           strength=Strength.DERIVED, relation="simultaneous",
           says="at the same moment, give or take a quarter of an hour"),
    Signal(kind="as", lower_s=-DAY_S, upper_s=DAY_S, strength=Strength.ASSUMED,
           relation="overlaps", says="while it went on, taken as within a day"),
    Signal(kind="during", lower_s=None, upper_s=None, strength=Strength.ASSUMED,
           relation="during", says="in the course of"),
    Signal(kind="units-after", lower_s=0, upper_s=None, strength=Strength.DERIVED,
           relation="before", says="after, by the length named"),
    Signal(kind="units-before", lower_s=None, upper_s=0, strength=Strength.DERIVED,
           relation="before", says="before, by the length named"),
    Signal(kind="then", lower_s=0, upper_s=None, strength=Strength.DERIVED,
           relation="before", says="after what was told just before"),
)  # fmt: skip

BY_KIND = {signal.kind: signal for signal in SIGNALS}
