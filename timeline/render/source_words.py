"""Marks up the words of one post: its whole text, or the pieces that are known of it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from markupsafe import Markup

from timeline.render.lookup import Lookup, evidence_id
from timeline.render.marked import Mark, mark_up
from timeline.render.safety import anchor, cleaned
from timeline.story import Expression, Post, Reference, Summary

Piece = tuple[int, int, str]
"""Where words begin and end in their post's text, and the words."""

_TAGS: Final = {
    "heading": ("h4", ""),
    "quotation": ("blockquote", ""),
    "list-item": ("p", "item"),
    "caption": ("p", "caption"),
}
_END: Final = Markup("</mark>")


def body_of(post: Post, lookup: Lookup) -> tuple[Markup, ...]:
    """Return a post's text as elements; of a post with a title the first is that, bare."""
    text = post.text or ""
    blocks = [block for block in _blocks(post, text) if text[block[1] : block[2]].strip()]
    pieces = [(start, end, text[start:end]) for _, start, end in blocks]
    marked = _marked(post.id, pieces, lookup)
    return tuple(
        _element(kind, inside) for (kind, _, _), inside in zip(blocks, marked, strict=True)
    )


def words_of_summary(summary: Summary, lookup: Lookup) -> tuple[Markup, ...]:
    """Return a summary's text, or the words that are known of it."""
    if not summary.text:
        return words_known_of(summary.id, lookup)
    return tuple(_marked(summary.id, [(0, len(summary.text), summary.text)], lookup))


def words_known_of(post: str, lookup: Lookup) -> tuple[Markup, ...]:
    """Return the words that are known of a post whose text is not carried, marked.

    In their order, each said once: what overlaps is put together.
    """
    items: list[Expression | Reference] = [*lookup.references.get(post, ())]
    items += lookup.expressions.get(post, ())
    known = [(item.start, item.end, item.text) for item in items]
    known += [(start, end, text) for (start, end), text in lookup.quoted.get(post, {}).items()]
    return tuple(_marked(post, _together(known), lookup))


def _together(known: list[Piece]) -> list[Piece]:
    """Return pieces without an overlap; one whose words are not as long as it is left out."""
    found: list[Piece] = []
    for start, end, text in sorted(known, key=lambda piece: (piece[0], -piece[1])):
        if end - start != len(text):
            continue
        if not found or start >= found[-1][1]:
            found.append((start, end, text))
        elif end > found[-1][1]:
            before, reached, words = found[-1]
            found[-1] = (before, end, words + text[reached - start :])
    return found


def _marked(post: str, pieces: Sequence[Piece], lookup: Lookup) -> Iterator[Markup]:
    """Yield pieces of a post's text, one after another, with every expression, reference and
    quotation marked. Each mark is made once: a post may have ten thousand pieces."""
    inside: list[list[Mark]] = [[] for _ in pieces]
    for mark in _marks(post, lookup):
        first = bisect_right(pieces, mark.start, key=lambda piece: piece[1])
        last = bisect_left(pieces, mark.end, key=lambda piece: piece[0])
        for place in range(first, last):
            inside[place].append(_cut(mark, *pieces[place][:2]))
    for (_, _, text), marks in zip(pieces, inside, strict=True):
        yield cleaned(mark_up(text, marks))


def _cut(mark: Mark, start: int, end: int) -> Mark:
    """Return the part of a mark inside a slice; only the part with its beginning has its id."""
    return Mark(
        start=max(mark.start, start) - start,
        end=min(mark.end, end) - start,
        rank=mark.rank,
        opening=mark.opening if mark.start >= start else mark.again,
        again=mark.again,
        closing=mark.closing,
    )


def _marks(post: str, lookup: Lookup) -> Iterator[Mark]:
    for start, end in lookup.evidence.get(post, ()):
        key = evidence_id(post, start, end)
        yield Mark(
            start=start,
            end=end,
            rank=0,
            opening=Markup('<mark class="words" id="{}">').format(key),
            again=Markup('<mark class="words" data-of="{}">').format(key),
            closing=_END,
        )
    for reference in lookup.references.get(post, ()):
        yield _mark_of(reference, "reference", 1)
    for expression in lookup.expressions.get(post, ()):
        yield _mark_of(expression, "expression", 2)


def _mark_of(item: Expression | Reference, kind: str, rank: int) -> Mark:
    opening = Markup('<mark class="{0}" id="{1}" data-{0}="{1}">').format(kind, anchor(item.id))
    return Mark(
        start=item.start,
        end=item.end,
        rank=rank,
        opening=opening,
        again=Markup('<mark class="{}">').format(kind),
        closing=_END,
    )


def _blocks(post: Post, text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the title's line, the blocks and what lies between them, without a gap."""
    at = 0
    if post.title:
        at = len(text.split("\n", 1)[0])
        yield "title", 0, at
    for block in sorted(post.blocks, key=lambda block: (block.start, block.end)):
        if block.end <= at:
            continue
        yield from _lines(text, at, max(block.start, at))
        yield block.kind, max(block.start, at), block.end
        at = block.end
    yield from _lines(text, at, len(text))


def _lines(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    at = start
    for line in text[start:end].splitlines(keepends=True):
        yield "paragraph", at, at + len(line)
        at += len(line)


def _element(kind: str, inside: Markup) -> Markup:
    if kind == "title":
        return inside
    tag, name = _TAGS.get(kind, ("p", ""))
    opening = Markup('<{} class="{}">').format(Markup(tag), name) if name else Markup(f"<{tag}>")
    return Markup("{}{}</{}>").format(opening, inside, Markup(tag))
