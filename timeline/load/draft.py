"""Pieces of a page as readers find them, and `compose`, which lays them out as a Document.

Drafts are made by the thousand and are gone once laid out: unlike all values that leave `load` they
are not frozen, and may be made without naming every field, since that takes a third of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from timeline.errors import Problem, quoted
from timeline.load.origin import Origin
from timeline.model import (
    BlockKind,
    Blocks,
    Claim,
    ClaimName,
    Document,
    Hyperlink,
    NamedPost,
    PostMark,
    Span,
)

_PARAGRAPH: tuple[BlockKind, int] = ("paragraph", 0)
_TITLE: tuple[BlockKind, int] = ("heading", 2)


@dataclass(slots=True)
class Piece:
    """A block's text without line breaks; `links` are (start, end, address) within it."""

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    links: tuple[tuple[int, int, str], ...] = ()


Body = str | tuple[Piece, ...]


@dataclass(slots=True)
class PostDraft:
    """One post as markup or data has it.

    `body` is its text where that is plain, a line for each paragraph, else its pieces; `time` and
    `updated` are ISO 8601; `label` are the words printed as its time, if they are to
    be seen; `impossible` is a time that was written and cannot be; `title` comes first in the
    post's text.
    """

    body: Body
    source: str
    key: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    time: str | None = None
    updated: str | None = None
    impossible: str | None = None
    label: str | None = None
    is_key: bool = False
    is_pinned: bool = False
    is_summary: bool = False

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Its body's pieces."""
        body = self.body
        if isinstance(body, str):
            return tuple([Piece(words) for words in body.split("\n")]) if body else ()
        return body


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDraft:
    """A page before it is laid out: what stands before its posts, the posts, what follows."""

    format: str
    title: str | None = None
    url: str | None = None
    summary: tuple[Piece, ...] = ()
    head: tuple[Piece, ...] = ()
    posts: tuple[PostDraft, ...] = ()
    tail: tuple[Piece, ...] = ()
    claims: tuple[tuple[ClaimName, str, str], ...] = ()
    named: tuple[NamedPost, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Layout:
    """The lines so far, a block each, and what each is; `length` is where the next will stand."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    shapes: list[tuple[BlockKind, int]] = field(default_factory=list)
    marks: list[int | None] = field(default_factory=list)
    links: list[Hyperlink] = field(default_factory=list)

    def add(self, words: str, shape: tuple[BlockKind, int], mark: int | None) -> int:
        """Put a line at the end of the text; return where the next will stand."""
        self.text.append(words)
        self.shapes.append(shape)
        self.marks.append(mark)
        self.length += len(words) + 1
        return self.length

    def add_pieces(self, pieces: Iterable[Piece], mark: int | None) -> int:
        """Put the pieces that have words at the end of the text, with their links; return where the
        next will stand."""
        for piece in pieces:
            start = self.length
            if piece.text:
                self.add(piece.text, (piece.kind, piece.level), mark)
            for first, last, href in piece.links:
                link = Span(start=start + first, end=start + last)
                self.links.append(Hyperlink(span=link, href=href))
        return self.length

    def blocks(self) -> Blocks:
        """Return the lines as blocks."""
        starts = [0, *accumulate([len(words) + 1 for words in self.text])]
        return Blocks(
            starts=tuple(starts[:-1]),
            ends=tuple([start - 1 for start in starts[1:]]),
            shapes=tuple(self.shapes),
            marks=tuple(self.marks),
        )


def compose(page: PageDraft, origin: Origin) -> Document:
    """Lay a page out: its summary and head, then every post in printed order, then the rest."""
    layout = _Layout()
    summary = _add_all(layout, page.summary)
    _add_all(layout, page.head)
    marks = tuple(_add_post(layout, index, post) for index, post in enumerate(page.posts))
    _add_all(layout, page.tail)
    claims = tuple(
        Claim(name=name, value=value, source=source) for name, value, source in page.claims
    )
    url = origin.given.url or page.url or origin.url
    return Document(
        id=origin.document_id(url),
        format=page.format,
        origin=origin.name,
        path=origin.path,
        sha256=origin.sha256,
        text="\n".join(layout.text),
        blocks=layout.blocks(),
        marks=marks,
        links=tuple(layout.links),
        claims=claims,
        title=origin.given.title or page.title,
        url=url,
        summary=summary,
        named=page.named,
        given=origin.given,
        problems=(*origin.problems, *page.problems, *_impossible_times(page)),
    )


def _impossible_times(page: PageDraft) -> Iterator[Problem]:
    for number, post in enumerate(page.posts, start=1):
        if post.impossible:
            says = f"post {number} is dated {quoted(post.impossible)}, which cannot be"
            yield Problem(
                kind="impossible-date", severity="warning", says=says, dropped=post.impossible
            )


def _add_all(layout: _Layout, pieces: tuple[Piece, ...]) -> Span | None:
    start = layout.length
    end = layout.add_pieces(pieces, None) - 1
    return Span(start=start, end=end) if end > start else None


def _add_post(layout: _Layout, index: int, post: PostDraft) -> PostMark:
    start = at = layout.length
    label_end = title_end = None
    body, title, label = post.body, post.title, post.label
    if label:
        at = layout.add(label, _PARAGRAPH, index)
        label_end = at - 1
    if title:
        at = layout.add(title, _TITLE, index)
        title_end = at - 1
    if not isinstance(body, str):
        # Markup may print the title that the data has as well.
        is_repeated = bool(title and body) and body[0].text == title
        at = layout.add_pieces(body[is_repeated:], index)
    elif "\n" in body:
        lines = body.split("\n")
        for words in lines[lines[0] == title :]:
            at = layout.add(words, _PARAGRAPH, index)
    elif body and body != title:
        at = layout.add(body, _PARAGRAPH, index)
    return PostMark(
        start,
        at - 1 if at > start else start,
        post.source,
        post.key,
        post.url,
        post.author,
        post.time or label,
        post.updated,
        label_end,
        title_end,
        post.is_key,
        post.is_pinned,
        post.is_summary,
    )
