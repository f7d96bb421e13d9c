"""Pieces of a page as readers find them, and `compose`, which lays them out as a Document.

Drafts are made by the thousand and are gone once laid out: unlike all values that leave `load` they
are not frozen, and may be made without naming every field, since that takes a third of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate, pairwise

from timeline.errors import Problem, quoted
from timeline.load.origin import Origin
from timeline.model import (
    Block,
    BlockKind,
    Claim,
    ClaimName,
    Columns,
    Document,
    Hyperlink,
    NamedPost,
    PostMark,
    Span,
)

_SAID = ("source", "key", "url", "author", "updated", "is_key", "is_pinned", "is_summary")
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


Posts = Columns[PostDraft]


def as_posts(posts: Iterable[PostDraft]) -> Posts:
    """Return posts as a page's draft has them."""
    return Columns.of(PostDraft, posts)


NO_POSTS = as_posts(())


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDraft:
    """A page before it is laid out: what stands before its posts, the posts, what follows."""

    format: str
    title: str | None = None
    url: str | None = None
    summary: tuple[Piece, ...] = ()
    head: tuple[Piece, ...] = ()
    posts: Posts = NO_POSTS
    tail: tuple[Piece, ...] = ()
    claims: tuple[tuple[ClaimName, str, str], ...] = ()
    named: tuple[NamedPost, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Layout:
    """The lines so far, a block each: their words, shapes, posts, and which of them have links."""

    text: list[str] = field(default_factory=list)
    shapes: list[tuple[BlockKind, int]] = field(default_factory=list)
    marks: list[int | None] = field(default_factory=list)
    linked: list[tuple[int, Piece]] = field(default_factory=list)

    def add(self, words: str, shape: tuple[BlockKind, int], mark: int | None) -> None:
        """Put a line at the end."""
        self.text.append(words)
        self.shapes.append(shape)
        self.marks.append(mark)

    def add_pieces(self, pieces: Iterable[Piece], mark: int | None) -> None:
        """Put the pieces that have words at the end."""
        for piece in pieces:
            if piece.text:
                if piece.links:
                    self.linked.append((len(self.text), piece))
                self.add(piece.text, (piece.kind, piece.level), mark)

    def add_posts(self, posts: Posts) -> list[int]:
        """Put posts at the end; return how many lines stand before each, and before what follows.

        Markup may print the title that the data has as well: it is left out there.
        """
        firsts: list[int] = []
        text, add = self.text, self.add
        columns = [posts.column(name) for name in ("label", "title", "body")]
        for mark, (label, title, body) in enumerate(zip(*columns, strict=True)):
            firsts.append(len(text))
            if label:
                add(label, _PARAGRAPH, mark)
            if title:
                add(title, _TITLE, mark)
            if not isinstance(body, str):
                is_repeated = bool(title and body) and body[0].text == title
                self.add_pieces(body[is_repeated:], mark)
            elif "\n" in body:
                lines = body.split("\n")
                for words in lines[lines[0] == title :]:
                    add(words, _PARAGRAPH, mark)
            elif body and body != title:
                add(body, _PARAGRAPH, mark)
        return [*firsts, len(self.text)]

    def edges(self) -> list[int]:
        """Return where in the text each line begins, and where a further one would."""
        return list(accumulate([len(words) + 1 for words in self.text], initial=0))

    def blocks(self, edges: list[int]) -> Columns[Block]:
        """Return the lines as blocks."""
        kinds, levels = zip(*self.shapes, strict=True) if self.shapes else ((), ())
        ends = [edge - 1 for edge in edges[1:]]
        return Columns(Block, (tuple(edges[:-1]), tuple(ends), kinds, levels, tuple(self.marks)))

    def links(self, edges: list[int]) -> Iterator[Hyperlink]:
        """Yield the links of all pieces."""
        for line, piece in self.linked:
            for first, last, href in piece.links:
                span = Span(start=edges[line] + first, end=edges[line] + last)
                yield Hyperlink(span=span, href=href)


def compose(page: PageDraft, origin: Origin) -> Document:
    """Lay a page out: its summary and head, then every post in printed order, then the rest."""
    layout = _Layout()
    layout.add_pieces(page.summary, None)
    summed_up = len(layout.text)
    layout.add_pieces(page.head, None)
    firsts = layout.add_posts(page.posts)
    layout.add_pieces(page.tail, None)
    edges = layout.edges()
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
        blocks=layout.blocks(edges),
        marks=_marks(page.posts, firsts, edges),
        links=tuple(layout.links(edges)),
        claims=claims,
        title=origin.given.title or page.title,
        url=url,
        summary=Span(start=0, end=edges[summed_up] - 1) if summed_up else None,
        named=page.named,
        given=origin.given,
        problems=(*origin.problems, *page.problems, *_impossible_times(page)),
    )


def _impossible_times(page: PageDraft) -> Iterator[Problem]:
    for number, written in enumerate(page.posts.column("impossible"), start=1):
        if written:
            says = f"post {number} is dated {quoted(written)}, which cannot be"
            yield Problem(kind="impossible-date", severity="warning", says=says, dropped=written)


def _marks(posts: Posts, firsts: list[int], edges: list[int]) -> Columns[PostMark]:
    """Return where posts stand, and what else is known of them."""
    labels, titles, times = (posts.column(name) for name in ("label", "title", "time"))
    starts = [edges[line] for line in firsts]
    told: dict[str, Iterable[object]] = {
        **{name: posts.column(name) for name in _SAID},
        "start": starts[:-1],
        "end": [after - 1 if after > start else start for start, after in pairwise(starts)],
        "time": [time or label for time, label in zip(times, labels, strict=True)],
        "label_end": [
            edges[line + 1] - 1 if label else None
            for line, label in zip(firsts, labels, strict=False)
        ],
        "title_end": [
            edges[line + 2 if label else line + 1] - 1 if title else None
            for line, label, title in zip(firsts, labels, titles, strict=False)
        ],
    }
    return Columns.named(PostMark, told)
