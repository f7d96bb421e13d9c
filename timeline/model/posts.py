"""What `segment` and `place` make: posts, cut from a document and put on the time line."""

from __future__ import annotations

from typing import Literal

from timeline.errors import Problem
from timeline.intervals import Interval
from timeline.model.documents import Document, Span
from timeline.model.tagged import ReferenceReading, Tagged
from timeline.provenance import Derivation
from timeline.story import Certainty, Order, SourceKind, ZoneFrom
from timeline.values import value

CutFrom = Literal["markup", "label", "heading", "rule", "blank-line", "language", "whole"]


@value(frozen=True, slots=True, kw_only=True)
class RawPost:
    """One post as cut from the page. `parts` are the spans that make up its text, title first;
    its text is their words joined by line feeds.

    `label` are the spans of what is printed as its time (outside `parts`), `mark` the index of
    its mark. `id` is unique in the story. `copies` are spans of second printings set aside.
    """

    id: str
    index: int
    parts: tuple[Span, ...]
    title: Span | None = None
    label: Span | None = None
    mark: int | None = None
    author: str | None = None
    url: str | None = None
    is_key: bool = False
    is_pinned: bool = False
    is_summary: bool = False
    copies: tuple[Span, ...] = ()

    def covers(self, span: Span) -> bool:
        """Tell whether `span` lies within one part of the post."""
        return any(part.contains(span) for part in self.parts)

    @property
    def opening(self) -> Span:
        """Where it begins: its first part, or the time printed above a post without a word."""
        first = self.parts[0] if self.parts else self.label
        assert first is not None, "a post has words or a label"
        return first

    def is_labelled(self, span: Span) -> bool:
        """Tell whether `span` lies within what is printed as the post's time."""
        return self.label is not None and self.label.contains(span)


@value(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A part of the page that is no post, and why."""

    span: Span
    why: str


@value(frozen=True, slots=True, kw_only=True)
class Segmented:
    """A document cut into posts, in printed order; what is left is furniture or summary."""

    kind: SourceKind
    cut_from: CutFrom
    posts: tuple[RawPost, ...]
    furniture: tuple[Furniture, ...] = ()
    summary: tuple[Span, ...] = ()
    summary_id: str | None = None
    problems: tuple[Problem, ...] = ()


@value(frozen=True, slots=True, kw_only=True)
class Dated:
    """A time on the time line and how it is known."""

    interval: Interval
    certainty: Certainty
    why: Derivation


@value(frozen=True, slots=True, kw_only=True)
class ResolvedReference:
    """A reference and the posts (indexes) it may mean, best first.

    `gives_time` is the posted time that the reference's clock gives a post without one.
    """

    id: str
    reading: ReferenceReading
    post: int | None
    status: Literal["resolved", "ambiguous", "unresolved"]
    targets: tuple[int, ...]
    why: Derivation
    gives_time: Dated | None = None
    confidence: float = 1.0


@value(frozen=True, slots=True, kw_only=True)
class Placed:
    """Posts on the time line: the document's date and zone, the order found, and posted times.

    `posted[i]` is that of `segmented.posts[i]`, None where nothing gives it one; limits that
    follow from order are the solver's work, not stored here. `dct` is the document's creation
    time (a live blog's day or last update's day; an article's date). Its certainty is `given`,
    `stated` or `inferred`. `zone` is an IANA name.
    """

    document: Document
    tagged: Tagged
    segmented: Segmented
    zone: str
    zone_from: ZoneFrom
    zone_why: Derivation | None
    dct: Dated | None
    published: Dated | None
    updated: Dated | None
    order: Order
    order_why: Derivation | None
    posted: tuple[Dated | None, ...]
    post_updated: tuple[Dated | None, ...]
    references: tuple[ResolvedReference, ...] = ()
    complete: bool | None = None
    problems: tuple[Problem, ...] = ()
