"""Turns a source into its own page: its posts in their printed order, every time word marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from timeline.dated_words import date_of
from timeline.render.lookup import Lookup, evidence_id
from timeline.render.marked import Mark, mark_up
from timeline.render.safety import anchor, direction, safe_address
from timeline.story import Event, Expression, Post, Reference, Source
from timeline.wording import Style, time_in_words

_TAGS: Final = {
    "heading": ("h4", ""),
    "quotation": ("blockquote", ""),
    "list-item": ("p", "item"),
    "caption": ("p", "caption"),
}
_END: Final = Markup("</mark>")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read in a post: words, what they come to, and where that leads on this site."""

    id: str
    words: str
    value: str
    because: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """A post as its source's page shows it."""

    post: Post
    id: str
    time: str
    known: str
    address: str | None
    title: Markup | None
    body: tuple[Markup, ...]
    quoted: tuple[Markup, ...]
    readings: tuple[Reading, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source as its page shows it."""

    source: Source
    name: str
    direction: str
    address: str | None
    summary: tuple[str, tuple[Markup, ...]] | None
    posts: tuple[PostView, ...]


def source_view(source: Source, lookup: Lookup, style: Style) -> SourceView:
    """Return a source's posts, in printed order, with everything that was read in them."""
    return SourceView(
        source=source,
        name=lookup.names[source.id],
        direction=direction(source.language),
        address=safe_address(source.url),
        summary=_summary(source, lookup),
        posts=tuple(_post(post, lookup, style) for post in source.posts),
    )


def _summary(source: Source, lookup: Lookup) -> tuple[str, tuple[Markup, ...]] | None:
    """Return the summary's anchor and its text, or the words that were read in it, or None."""
    if source.summary is None:
        return None
    name, text = source.summary.id, source.summary.text
    whole = ((0, len(text or "")),)
    parts = tuple(_marked(name, text, whole, lookup) if text else _quoted(name, lookup))
    return (anchor(name), parts) if parts else None


def _post(post: Post, lookup: Lookup, style: Style) -> PostView:
    body = _body(post, lookup) if post.text is not None else ()
    title = body[0] if body and post.title else None
    return PostView(
        post=post,
        id=anchor(post.id),
        time=time_in_words(post.time, style=style),
        known=style.phrases[f"known-{post.time_from}"],
        address=safe_address(post.url),
        title=title,
        body=body[1:] if title is not None else body,
        quoted=tuple(_quoted(post.id, lookup)) if post.text is None else (),
        readings=tuple(_readings(post, lookup, style)),
        events=lookup.events_of_post.get(post.id, ()),
    )


def _marked(
    post: str, text: str, pieces: Sequence[tuple[int, int]], lookup: Lookup
) -> Iterator[Markup]:
    """Yield pieces of a post's text, one after another, with every expression, reference and
    quotation marked. Each mark is made once: a post may have ten thousand pieces."""
    inside: list[list[Mark]] = [[] for _ in pieces]
    for mark in _marks(post, lookup):
        first = bisect_right(pieces, mark.start, key=lambda piece: piece[1])
        last = bisect_left(pieces, mark.end, key=lambda piece: piece[0])
        for place in range(first, last):
            inside[place].append(_cut(mark, *pieces[place]))
    for (start, end), marks in zip(pieces, inside, strict=True):
        yield mark_up(text[start:end], marks)


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


def _body(post: Post, lookup: Lookup) -> tuple[Markup, ...]:
    text = post.text or ""
    pieces = [piece for piece in _pieces(post, text) if text[piece[1] : piece[2]].strip()]
    marked = _marked(post.id, text, [(start, end) for _, start, end in pieces], lookup)
    return tuple(
        _element(kind, inside) for (kind, _, _), inside in zip(pieces, marked, strict=True)
    )


def _pieces(post: Post, text: str) -> Iterator[tuple[str, int, int]]:
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


def _quoted(post: str, lookup: Lookup) -> Iterator[Markup]:
    """Yield the words that are known of a post whose text is not carried, each marked."""
    items: list[Expression | Reference] = [*lookup.references.get(post, ())]
    items += lookup.expressions.get(post, ())
    for item in sorted(items, key=lambda item: (item.start, -item.end)):
        kind = "reference" if isinstance(item, Reference) else "expression"
        mark = _mark_of(item, kind, 0)
        yield Markup("{}{}{}").format(mark.opening, item.text, mark.closing)
    for (start, end), words in sorted(lookup.quoted.get(post, {}).items()):
        opening = Markup('<mark class="words" id="{}">').format(evidence_id(post, start, end))
        yield Markup("{}{}{}").format(opening, words, _END)


def _readings(post: Post, lookup: Lookup, style: Style) -> Iterator[Reading]:
    for item in lookup.expressions.get(post.id, ()):
        yield Reading(
            id=anchor(item.id),
            words=item.text,
            value=date_of(item, style, None) or item.value,
            because=_anchor_words(item, lookup, style),
            address=_anchor_address(item, lookup),
        )
    for reference in lookup.references.get(post.id, ()):
        target = reference.targets[0] if reference.targets else None
        yield Reading(
            id=anchor(reference.id),
            words=reference.text,
            value=style.phrases[f"reference-{reference.status}"],
            because=reference.because,
            address=lookup.post_address(target) if target is not None else None,
        )


def _anchor_address(item: Expression, lookup: Lookup) -> str | None:
    known = item.anchor in lookup.expression_by_id or item.anchor in lookup.posts
    return f"#{anchor(item.anchor)}" if item.anchor is not None and known else None


def _anchor_words(item: Expression, lookup: Lookup, style: Style) -> str:
    if item.anchor is None:
        return ""
    counted = style.phrases["counted-from"]
    if item.anchor in lookup.expression_by_id:
        return counted.format(what=f"“{lookup.expression_by_id[item.anchor].text}”")
    if item.anchor in lookup.posts:
        return counted.format(what=style.phrases["this-post"])
    return counted.format(what=style.phrases["document-date"])
