"""The story as it leaves the pipeline: one value for each object of `timeline.json`.

Pages, exports and callers read these values and nothing behind them. Field names and meanings are
those of the published schema; every instant is aware, with an offset: the story zone's, but for
whole days and longer units the offset of the source whose calendar they are of, and `latest`
is the last whole second. Ids are unique in the story and match `[a-z][a-z0-9-]{0,63}`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import networkx

SCHEMA = 1

Certainty = Literal["stated", "inferred", "bounded", "unknown", "given"]
Basis = Literal["words", "posted", "order", "given"]
Follows = Literal["certain", "told", "unknown"]
Order = Literal["newest-first", "oldest-first", "unknown"]
ZoneFrom = Literal["stated", "given", "inferred", "assumed"]
SourceKind = Literal["live-blog", "article"]
TextKept = Literal["full", "lead", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The instants between which something happened (or began); None leaves a side open."""

    earliest: datetime | None
    latest: datetime | None
    granularity: str | None
    edtf: str | None
    display: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of an explanation; `premises` (`from` in JSON) are indexes of earlier steps.

    `start` and `end` are offsets into the text of `post`, or into the source's summary when
    `post` is the summary's id; both are None where the words stand outside every post.
    """

    rule: str
    says: str
    premises: tuple[int, ...] = ()
    source: str | None = None
    post: str | None = None
    start: int | None = None
    end: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, list item, quotation or caption of a post's text."""

    kind: str
    start: int
    end: int
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A hyperlink inside a post's text; `href` is as the page has it, made absolute."""

    start: int
    end: int
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One dated piece of a live blog, or a whole article; `text` begins with the title's line.

    `index` counts in the page's printed order from 0. `because` explains `time`.
    `blocks` and `links` lie in `text`; with a text that is not carried they are empty.
    """

    id: str
    index: int
    title: str | None
    time: Window | None
    time_from: Certainty
    updated: Window | None
    author: str | None
    url: str | None
    key: bool
    pinned: bool
    text: str | None
    blocks: tuple[Block, ...] = ()
    links: tuple[Link, ...] = ()
    because: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Standfirst and summary bullets: no post, though references may stand in them."""

    id: str
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A part of the page that is no post (furniture, a second printing): why, and how it begins."""

    why: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input as the story tells of it; `posts` stand in the page's printed order."""

    id: str
    title: str
    kind: SourceKind
    publisher: str | None
    publisher_from: Literal["page", "given"] | None
    url: str | None
    path: str | None
    sha256: str
    retrieved: str | None
    language: str
    timezone: str
    timezone_from: ZoneFrom
    complete: Literal["unknown"] | bool
    published: Window | None
    updated: Window | None
    order: Order
    summary: Summary | None
    posts: tuple[Post, ...]
    format: str = "text"
    cut_from: str = "markup"
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who said it, or who carried it, in the post's own words at `[start, end)`."""

    name: str
    role: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A quotation inside a mention's post, without its quotation marks."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """What one post tells of one happening: offsets into that post's text."""

    id: str
    source: str
    post: str
    start: int
    end: int
    text: str
    time: Window | None
    joined_because: str | None
    confidence: float
    said_by: tuple[Speaker, ...] = ()
    via: tuple[Speaker, ...] = ()
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What happened, told by one or more mentions (first-posted first): an entry of the page.

    `because` explains `time`; its last step is the conclusion.
    """

    id: str
    aliases: tuple[str, ...]
    rank: int
    follows: Follows
    title: str
    title_from: Literal["source", "made", "given"]
    text: str
    time: Window | None
    ends: Window | None
    recurs: str | None
    certainty: Certainty
    basis: Basis
    tense: Literal["past", "present", "future"]
    key: bool
    key_because: str | None
    disputed: bool
    independent_sources: int
    mentions: tuple[Mention, ...]
    because: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One reason that was read for how two times, mentions or posts stand to each other.

    `origin` and `target` (`from` and `to` in JSON) are ids of posts, mentions, events or
    expressions.
    """

    origin: str
    target: str
    type: str
    because: str
    source: str | None = None
    post: str | None = None
    start: int | None = None
    end: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words tagged as naming a time, with their TIMEX3 value and where that puts them."""

    id: str
    source: str
    post: str
    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    anchor: str | None = None
    pair: str | None = None
    earliest: datetime | None = None
    latest: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Words or a link that point at another post; `targets` are post ids, best first."""

    id: str
    source: str
    post: str
    start: int
    end: int
    text: str
    kind: str
    status: Literal["resolved", "ambiguous", "unresolved"]
    targets: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemSpan:
    """Words that a problem is about; `post` is None where they stand outside every post."""

    source: str
    post: str | None
    start: int | None
    end: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that an editor should look at."""

    id: str
    kind: str
    severity: Literal["error", "warning", "note"]
    says: str
    state: Literal["open", "accepted"] = "open"
    events: tuple[str, ...] = ()
    spans: tuple[ProblemSpan, ...] = ()
    kept: str | None = None
    dropped: str | None = None


@dataclass(frozen=True, kw_only=True)
class Story:
    """What happened, in order: `events` by rank, with everything that was read and concluded.

    Not slotted, because `graph` is computed once, when it is first asked for.
    """

    title: str
    generator: str
    timezone: str
    sources: tuple[Source, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    expressions: tuple[Expression, ...]
    references: tuple[Reference, ...]
    problems: tuple[Problem, ...]
    text_kept: TextKept = "full"
    title_from: Literal["given", "made"] = "made"

    @cached_property
    def graph(self) -> networkx.MultiDiGraph[str]:
        """The same story as a graph: nodes by id with a `kind`, one edge for each relation."""
        from timeline.graph import to_graph

        return to_graph(self)
