"""Where the words of a document lie in the texts of its posts, also of posts of many thousand
parts: a post's text is its parts, joined by line feeds."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from timeline.model import RawPost, Span


class Places:
    """The parts of one document's posts, sorted, each with where it begins in its post's text."""

    def __init__(self, posts: Iterable[RawPost]) -> None:
        """Take the posts in the order of their indexes; no part overlaps another."""
        self._rows: list[tuple[int, int, int, int]] = []
        for index, post in enumerate(posts):
            before = 0
            for part in post.parts:
                self._rows.append((part.start, part.end, index, before))
                before += len(part) + 1
        self._rows.sort()
        self._starts = [row[0] for row in self._rows]

    def post_at(self, position: int) -> int | None:
        """Return the post whose part begins last at or before a position, None before the first."""
        at = bisect_right(self._starts, position)
        return self._rows[at - 1][2] if at else None

    def offset(self, post: int, position: int) -> int | None:
        """Return where a position lies in the text of a post, None if outside it."""
        at = bisect_right(self._starts, position)
        for start, end, index, before in self._rows[max(0, at - 2) : at]:
            if index == post and start <= position <= end:
                return before + position - start
        return None

    def parts(self, post: int, span: Span) -> Sequence[Span]:
        """Return the parts of a post that share a character with `span`."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        rows = self._rows[first : bisect_left(self._starts, span.end)]
        found = (Span(start=start, end=end) for start, end, index, _ in rows if index == post)
        return [part for part in found if part.overlaps(span)]
