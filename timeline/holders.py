"""Which post some words stand in, and what stands in them, without looking at a whole long page."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from timeline.model import RawPost, ResolvedReference, Span


class Spanned(Protocol):
    """What stands somewhere in a text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


_T = TypeVar("_T", bound=Spanned)


def overlapping(things: Sequence[_T], span: Span) -> Sequence[_T]:
    """Return those that share a character with `span`; they are sorted, none overlapping."""
    first = bisect_right(things, span.start, key=lambda one: one.span.end)
    return things[first : bisect_left(things, span.end, lo=first, key=lambda one: one.span.start)]


def references_at(
    references: Sequence[ResolvedReference], span: Span
) -> Sequence[ResolvedReference]:
    """Return the references that share a character with `span`; sorted as `place` has them."""
    first = bisect_right(references, span.start, key=lambda one: one.reading.span.end)
    end = bisect_left(references, span.end, lo=first, key=lambda one: one.reading.span.start)
    return references[first:end]


class Holders:
    """Spans, none overlapping another, and the index of the post that each belongs to."""

    def __init__(self, spans: Iterable[tuple[Span, int]]) -> None:
        self._spans = sorted(spans, key=lambda one: (one[0].start, one[0].end))
        self._starts = [span.start for span, _ in self._spans]

    def of(self, span: Span) -> int | None:
        """Return the index of the post that `span` stands in, None outside all of them."""
        at = bisect_right(self._starts, span.start) - 1
        if at < 0 or not self._spans[at][0].contains(span):
            return None
        return self._spans[at][1]


def of_parts_and_labels(posts: Iterable[RawPost]) -> Holders:
    """Return where the texts of posts and their printed times stand."""
    return Holders(
        (span, index)
        for index, post in enumerate(posts)
        for span in (*post.parts, *([] if post.label is None else [post.label]))
    )
