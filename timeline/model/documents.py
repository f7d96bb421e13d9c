"""What `load` makes of bytes: a document, its blocks and marks, and what its page claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from timeline.errors import Problem
from timeline.model.columns import Columns
from timeline.values import value

Tense = Literal["past", "present", "future"]


@value(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Half-open offsets into `Document.text`."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether both share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller says of a source; it wins over what the document bears.

    Only `date_if_none` and `tz_if_none` (`--date` and `--tz`, said of all sources at once) stand
    back: they count where the document says nothing of its own. All are as they were typed.
    """

    date: str | None = None
    tz: str | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    retrieved: str | None = None
    language: str | None = None
    date_if_none: str | None = None
    tz_if_none: str | None = None


@value(frozen=True, slots=True, kw_only=True)
class Hyperlink:
    """A link of the page, its address made absolute where the page's own address is known."""

    span: Span
    href: str


BlockKind = Literal["paragraph", "heading", "list-item", "quotation", "caption", "rule"]


class Block(NamedTuple):
    """A paragraph or the like at `text[start:end]` of its document; `level` is that of a heading.

    `mark` is the index in `Document.marks` of the post that the markup puts it in, or None.
    """

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    mark: int | None = None

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return Span(start=self.start, end=self.end)


class PostMark(NamedTuple):
    """What markup or data says of one post, which stands at `text[start:end]` of its document.

    `time` and `updated` are the page's own words for them (ISO 8601 from attributes and data, else
    a printed label such as `4.53pm GMT`). `source` names the evidence: `json-ld`, `microdata`,
    `profile:guardian`, `api`, `feed`, `repeated-siblings`. A post's label comes first, up to
    `label_end`, then its title, up to `title_end`, then its text: each on a line of its own, and
    label and title are None where the post has none.
    """

    start: int
    end: int
    source: str
    key: str | None = None
    url: str | None = None
    author: str | None = None
    time: str | None = None
    updated: str | None = None
    label_end: int | None = None
    title_end: int | None = None
    is_key: bool = False
    is_pinned: bool = False
    is_summary: bool = False

    @property
    def span(self) -> Span:
        """Where all of the post stands in the text."""
        return Span(start=self.start, end=self.end)

    @property
    def label(self) -> Span | None:
        """Where the words stand that are printed as its time."""
        return None if self.label_end is None else Span(start=self.start, end=self.label_end)

    @property
    def text_start(self) -> int:
        """Where its title begins, or its text if it has none; its end if it has neither."""
        return self.start if self.label_end is None else min(self.label_end + 1, self.end)

    @property
    def title(self) -> Span | None:
        """Where its title stands."""
        return None if self.title_end is None else Span(start=self.text_start, end=self.title_end)


NO_MARKS = Columns.of(PostMark, ())

ClaimName = Literal[
    "published",
    "updated",
    "publisher",
    "zone",
    "language",
    "order",
    "kind",
    "retrieved",
    "page",  # which page of how many: "2 of 4", "? of 4"
    "posts",  # how many posts there are in all
    "more",  # what the page offers besides its posts: "“Load more”", "a next page"
]


@value(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something that the page says of itself, in its own words; where, and by what kind of mark.

    `span` is None where the words stand outside the text (an attribute, a header).
    """

    name: ClaimName
    value: str
    source: str
    span: Span | None = None


NamedAs = Literal["key event", "linked post", "post of the structured data", "newest post"]


@value(frozen=True, slots=True, kw_only=True)
class NamedPost:
    """A post that a page names by its id, but does not hold; `words` are what it calls it."""

    key: str
    named_as: NamedAs
    words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One input: its text, laid out in blocks, and what its page claims of itself.

    `text` is what a reader sees, blocks divided by line feeds; furniture that markup betrays
    (menus, scripts) is not in it. `marks` are the posts as markup has them, in printed order;
    empty when nothing marks posts. `id` is a story-wide source id. `origin` is the path or
    address as given; `path` its base name. `named` are posts that the page names and lacks.
    """

    id: str
    format: str
    origin: str
    path: str | None
    sha256: str
    text: str
    blocks: Columns[Block]
    marks: Columns[PostMark] = NO_MARKS
    links: tuple[Hyperlink, ...] = ()
    claims: tuple[Claim, ...] = ()
    title: str | None = None
    url: str | None = None
    summary: Span | None = None
    named: tuple[NamedPost, ...] = ()
    given: Given = Given()
    problems: tuple[Problem, ...] = ()

    def quote(self, span: Span) -> str:
        """Return the words at `span`."""
        return self.text[span.start : span.end]
