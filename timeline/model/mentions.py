"""What `narrate` makes: mentions, what dates them, and the signals that order them."""

from __future__ import annotations

from typing import Literal

from timeline.intervals import Interval
from timeline.model.documents import Span, Tense
from timeline.model.resolved import Offset, Resolved
from timeline.provenance import Derivation
from timeline.story import Basis, Certainty
from timeline.values import value

Turn = Literal["back", "on"]


@value(frozen=True, slots=True, kw_only=True)
class Named:
    """A person or body in the post's own words, with the role that stands beside the name."""

    span: Span
    name: str
    role: str | None = None


@value(frozen=True, slots=True, kw_only=True)
class MentionTime:
    """What dates a mention before anything is solved.

    `interval` bounds it directly; `offset` bounds it from its post's point; both may be None.
    With basis `posted` the mention is shown with its post's own time. `resolution` is the index of
    the expression that dates it. `reach` is how far from an unknown day of writing it lies: good
    for its order, too vague for its window.
    """

    certainty: Certainty
    basis: Basis
    why: Derivation
    interval: Interval | None = None
    offset: Offset | None = None
    resolution: int | None = None
    ends: Interval | None = None
    recurs: str | None = None
    reach: Offset | None = None


@value(frozen=True, slots=True, kw_only=True)
class Told:
    """A mention: what one post tells of one happening.

    `core` is the sentence or clause that tells it, `span` everything that belongs to it.
    `continues` is the id of the mention of the same post that this one goes on with. `is_context`
    marks standing facts, opinion and forecasts, which make no event of their own; `is_part` what a
    clause or noun inside another mention tells. `turn` says whether its words tell it as earlier
    or later than what was told just before it.
    """

    id: str
    source: str
    post: int
    span: Span
    core: Span
    title: str
    title_is_source: bool
    tense: Tense
    time: MentionTime
    said_by: tuple[Named, ...] = ()
    via: tuple[Named, ...] = ()
    quotations: tuple[Span, ...] = ()
    continues: str | None = None
    is_context: bool = False
    is_part: bool = False
    turn: Turn | None = None


@value(frozen=True, slots=True, kw_only=True)
class Ordering:
    """A signal that orders `mention` (an id); `signal` is an index in `Tagged.signals`.

    `governed` is the mention made of the words that the signal introduces, if they made one.
    """

    mention: str
    signal: int
    governed: str | None = None


@value(frozen=True, slots=True, kw_only=True)
class Narrated:
    """A document's mentions, in the order of its text, and the signals that order them."""

    resolved: Resolved
    mentions: tuple[Told, ...]
    orderings: tuple[Ordering, ...] = ()
