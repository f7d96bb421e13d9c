"""Pieces of a page as readers find them, and `compose`, which lays them out as a Document.

Drafts are made by the thousand and are gone once laid out: unlike all values that leave `load` they
are not frozen, since a frozen one takes three times as long to make.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from timeline.errors import Problem, quoted
from timeline.load.origin import Origin
from timeline.model import (
    Block,
    BlockKind,
    Claim,
    ClaimName,
    Document,
    Hyperlink,
    NamedPost,
    PostMark,
    Span,
)


@dataclass(slots=True, kw_only=True)
class Piece:
    """A block's text without line breaks; `links` are (start, end, address) within it."""

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    links: tuple[tuple[int, int, str], ...] = ()


@dataclass(slots=True, kw_only=True)
class PostDraft:
    """One post as markup or data has it.

    `time` and `updated` are ISO 8601; `label` are the words printed as its time, if they are to
    be seen; `impossible` is a time that was written and cannot be; `title` comes first in the
    post's text.
    """

    pieces: tuple[Piece, ...]
    source: str
    key: str | None = None
    url: str | None = None
    title: str | None = None
    author: str | None = None
    time: str | None = None
    label: str | None = None
    updated: str | None = None
    impossible: str | None = None
    is_key: bool = False
    is_pinned: bool = False
    is_summary: bool = False


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
    text: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    links: list[Hyperlink] = field(default_factory=list)

    def add(self, words: str, mark: int | None, kind: BlockKind, level: int) -> int:
        """Put a block at the end of the text; return where it ends."""
        start = self.length
        end = start + len(words)
        self.text.append(words)
        self.length = end + 1
        self.blocks.append(Block(start, end, kind, level, mark))
        return end

    def add_piece(self, piece: Piece, mark: int | None) -> None:
        """Put a piece at the end of the text, with its links, if it has words."""
        if not piece.text:
            return
        start = self.length
        self.add(piece.text, mark, piece.kind, piece.level)
        for first, last, href in piece.links:
            link = Span(start=start + first, end=start + last)
            self.links.append(Hyperlink(span=link, href=href))


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
        blocks=tuple(layout.blocks),
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
    for piece in pieces:
        layout.add_piece(piece, None)
    return Span(start=start, end=layout.length - 1) if layout.length > start else None


def _add_post(layout: _Layout, index: int, post: PostDraft) -> PostMark:
    start = layout.length
    label_end = layout.add(post.label, index, "paragraph", 0) if post.label else None
    title_end = layout.add(post.title, index, "heading", 2) if post.title else None
    is_repeated = bool(post.title and post.pieces) and post.pieces[0].text == post.title
    for piece in post.pieces[is_repeated:]:  # markup may print the title that the data has as well
        layout.add_piece(piece, index)
    return PostMark(
        start,
        max(start, layout.length - 1),
        post.source,
        post.key,
        post.url,
        post.author,
        post.time or post.label,
        post.updated,
        label_end,
        title_end,
        post.is_key,
        post.is_pinned,
        post.is_summary,
    )
