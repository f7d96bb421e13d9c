"""Which post some words stand in, without looking at every post of a long page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from timeline.model import RawPost, Span


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


def of_parts(posts: Iterable[RawPost]) -> Holders:
    """Return where the texts of posts stand."""
    return Holders((part, index) for index, post in enumerate(posts) for part in post.parts)


def of_parts_and_labels(posts: Iterable[RawPost]) -> Holders:
    """Return where the texts of posts and their printed times stand."""
    return Holders(
        (span, index)
        for index, post in enumerate(posts)
        for span in (*post.parts, *([] if post.label is None else [post.label]))
    )
