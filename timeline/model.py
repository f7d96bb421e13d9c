"""Every value that passes between stages, in the order in which the stages make them.

All spans are half-open offsets in code points into `Document.text`. What the pages, exports and
callers see is `timeline.story`; `assemble` turns the values here into those.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal

from timeline.errors import Problem
from timeline.intervals import Interval
from timeline.provenance import Derivation
from timeline.story import Basis, Certainty, Order, SourceKind, ZoneFrom

Tense = Literal["past", "present", "future"]

# --- load: bytes -> Document ------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Hyperlink:
    """A link of the page, its address made absolute where the page's own address is known."""

    span: Span
    href: str


BlockKind = Literal["paragraph", "heading", "list-item", "quotation", "caption", "rule"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph or the like, as the document lays it out; `level` is that of a heading.

    `mark` is the index in `Document.marks` of the post that the markup puts it in, or None.
    """

    span: Span
    kind: BlockKind
    level: int = 0
    mark: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostMark:
    """What markup or data says of one post. `time` and `updated` are the page's own words for
    them (ISO 8601 from attributes and data, else a printed label such as `4.53pm GMT`).

    `title` is the span of the heading in the text. `source` names the evidence: `json-ld`,
    `microdata`, `profile:guardian`, `api`, `feed`, `repeated-siblings`.
    """

    span: Span
    source: str
    key: str | None = None
    url: str | None = None
    title: Span | None = None
    author: str | None = None
    time: str | None = None
    time_span: Span | None = None
    updated: str | None = None
    is_key: bool = False
    is_pinned: bool = False
    is_summary: bool = False


ClaimName = Literal[
    "published", "updated", "publisher", "zone", "language", "order", "kind", "retrieved", "pages"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Something that the page says of itself, in its own words; where, and by what kind of mark.

    `span` is None where the words stand outside the text (an attribute, a header).
    """

    name: ClaimName
    value: str
    source: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One input: its text, laid out in blocks, and what its page claims of itself.

    `text` is what a reader sees, blocks divided by line feeds; furniture that markup betrays
    (menus, scripts) is not in it. `marks` are the posts as markup has them, in printed order;
    empty when nothing marks posts. `id` is a story-wide source id. `origin` is the path or
    address as given; `path` its base name. `related` are hrefs of other pages of the same blog.
    """

    id: str
    format: str
    origin: str
    path: str | None
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    marks: tuple[PostMark, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    claims: tuple[Claim, ...] = ()
    title: str | None = None
    url: str | None = None
    summary: Span | None = None
    given: Given = Given()
    problems: tuple[Problem, ...] = ()

    def quote(self, span: Span) -> str:
        """Return the words at `span`."""
        return self.text[span.start : span.end]


# --- tag: text -> Tagged ----------------------------------------------------------------------

Role = Literal["dates", "describes", "label"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What words that name a time say, no date known yet.

    `type` is the TIMEX3 type. `meaning` is a value of `timeline.tag.meanings`, a closed union
    that only `tag` makes and only `resolve` and `place` take apart. `role` says whether it dates
    its clause, only describes a noun ("pre-2014 borders", "yesterday's meeting"), or is a printed
    label. `is_relative` marks words that mean nothing away from their post ("yesterday", "earlier
    this week", "on Wednesday"). `pair` is the index of the reading that closes or opens its range.
    """

    span: Span
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    rule: str
    meaning: object
    role: Role = "dates"
    is_relative: bool = False
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    pair: int | None = None


ReferenceKind = Literal[
    "previous-post",
    "next-post",
    "post-above",
    "post-below",
    "clock-post",
    "earlier-post",
    "topic-post",
    "summary",
    "correction",
    "link",
    "promise",
    "other-article",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceReading:
    """Words or a link that point at another post. `clocks` are indexes of the readings inside."""

    span: Span
    text: str
    kind: ReferenceKind
    rule: str
    clocks: tuple[int, ...] = ()
    topic: Span | None = None
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalReading:
    """Words that order two happenings ("just before", "hours after", "moments ago", "as").

    `kind` is a key of the one table in `timeline.signals`. `governs` is the span of the clause or
    phrase that the signal introduces ("Mark Rutte took to the stage"); None for a bare adverb,
    which orders its clause against its own post. `lower_s` and `upper_s` bound, in whole seconds,
    how long what the sentence tells lies after what the signal governs (negative: before it).
    """

    span: Span
    text: str
    kind: str
    governs: Span | None = None
    lower_s: int | None = None
    upper_s: int | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A finite clause. `tense` is None where no finite verb was found (a headline's fragment).

    `is_reporting`: its verb tells that somebody says something ("said", "asks", "according to").
    `is_quoted`: it stands inside quotation marks. `is_subordinate`: a conjunction or relative
    pronoun introduces it. `is_stative`: a standing fact ("is the largest spender"), no happening.
    `verb` is the verb group, `subject` the words before it that may name who acts.
    """

    span: Span
    sentence: int
    verb: Span | None = None
    subject: Span | None = None
    lemma: str | None = None
    tense: Tense | None = None
    is_perfect: bool = False
    is_progressive: bool = False
    is_modal: bool = False
    is_reporting: bool = False
    is_quoted: bool = False
    is_subordinate: bool = False
    is_stative: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: its span, and the index of the block it lies in."""

    span: Span
    block: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """A document's whole text as read: every tuple sorted by span, no two of a kind overlap.

    `quotations` are the spans between quotation marks, without the marks; one that runs over
    paragraphs is one span for each paragraph.
    """

    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]
    quotations: tuple[Span, ...]
    readings: tuple[Reading, ...]
    references: tuple[ReferenceReading, ...]
    signals: tuple[SignalReading, ...]


# --- segment: Document, Tagged -> Segmented ---------------------------------------------------

CutFrom = Literal["markup", "label", "heading", "rule", "blank-line", "language", "whole"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RawPost:
    """One post as cut from the page. `parts` are the spans that make up its text, title first;
    its text is their words joined by line feeds.

    `label` are the spans of what is printed as its time (outside `parts`), `mark` the index of
    its mark. `id` is unique in the story. `copies` are spans of second printings set aside.
    `why_cut` says why a post begins here.
    """

    id: str
    index: int
    parts: tuple[Span, ...]
    title: Span | None = None
    label: Span | None = None
    mark: int | None = None
    author: str | None = None
    url: str | None = None
    is_key: bool = False
    is_pinned: bool = False
    is_summary: bool = False
    copies: tuple[Span, ...] = ()
    why_cut: str = "markup"

    def covers(self, span: Span) -> bool:
        """Tell whether `span` lies within one part of the post."""
        return any(part.contains(span) for part in self.parts)

    def offset(self, position: int) -> int | None:
        """Return where a position of the document lies in the post's text, None if outside."""
        before = 0
        for part in self.parts:
            if part.start <= position <= part.end:
                return before + position - part.start
            before += len(part) + 1
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A part of the page that is no post, and why."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segmented:
    """A document cut into posts, in printed order; what is left is furniture or summary."""

    kind: SourceKind
    cut_from: CutFrom
    posts: tuple[RawPost, ...]
    furniture: tuple[Furniture, ...] = ()
    summary: tuple[Span, ...] = ()
    summary_id: str | None = None
    problems: tuple[Problem, ...] = ()


# --- place: Segmented -> Placed ---------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A time on the time line and how it is known."""

    interval: Interval
    certainty: Certainty
    why: Derivation


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolvedReference:
    """A reference and the posts (indexes) it may mean, best first.

    `gives_time` is the posted time that the reference's clock gives a post without one.
    """

    id: str
    reading: ReferenceReading
    post: int | None
    status: Literal["resolved", "ambiguous", "unresolved"]
    targets: tuple[int, ...]
    why: Derivation
    gives_time: Dated | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Posts on the time line: the document's date and zone, the order found, and posted times.

    `posted[i]` is that of `segmented.posts[i]`, None where nothing gives it one; limits that
    follow from order are the solver's work, not stored here. `dct` is the document's creation
    time (a live blog's day or last update's day; an article's date). Its certainty is `given`,
    `stated` or `inferred`. `zone` is an IANA name.
    """

    document: Document
    tagged: Tagged
    segmented: Segmented
    zone: str
    zone_from: ZoneFrom
    zone_why: Derivation | None
    dct: Dated | None
    published: Dated | None
    updated: Dated | None
    order: Order
    order_why: Derivation | None
    posted: tuple[Dated | None, ...]
    post_updated: tuple[Dated | None, ...]
    references: tuple[ResolvedReference, ...] = ()
    complete: bool | None = None
    problems: tuple[Problem, ...] = ()


# --- resolve: readings and Placed -> Resolved -------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What a relative expression is counted from. `index` is a post's or a reading's, else None."""

    kind: Literal["document", "post", "expression", "none"]
    index: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """Whole seconds from a post's point: `lower_s <= time - posted <= upper_s`; None is open."""

    lower_s: int | None
    upper_s: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Where an expression lies. `value` is its TIMEX3 value (with X where nothing is known).

    `interval` is None for durations, sets, vague references, and where the anchor is unknown;
    `offset` is there where it is counted from a post whose own point is only bounded, to the
    minute or hour. `assumed` names the fields that a rule filled in ("year", "day", "am/pm").
    """

    reading: int
    post: int | None
    value: str
    anchor: Anchor
    why: Derivation
    interval: Interval | None = None
    offset: Offset | None = None
    assumed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A placed document with a resolution for each reading, in the readings' order."""

    placed: Placed
    resolutions: tuple[Resolution, ...]
    problems: tuple[Problem, ...] = ()


# --- narrate: Resolved -> Narrated ------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A person or body in the post's own words, with the role that stands beside the name."""

    span: Span
    name: str
    role: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionTime:
    """What dates a mention before anything is solved.

    `interval` bounds it directly; `offset` bounds it from its post's point; both may be None.
    With basis `posted` the mention is shown with its post's own time. `resolution` is the index of
    the expression that dates it. `reach` is how far from an unknown day of writing it lies: good
    for its order, too vague for its window.
    """

    certainty: Certainty
    basis: Basis
    why: Derivation
    interval: Interval | None = None
    offset: Offset | None = None
    resolution: int | None = None
    ends: Interval | None = None
    recurs: str | None = None
    reach: Offset | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A mention: what one post tells of one happening.

    `core` is the sentence or clause that tells it, `span` everything that belongs to it.
    `continues` is the id of the mention of the same post that this one goes on with. `is_context`
    marks standing facts, opinion and forecasts, which make no event of their own; `is_part` what a
    clause or noun inside another mention tells.
    """

    id: str
    source: str
    post: int
    span: Span
    core: Span
    title: str
    title_is_source: bool
    tense: Tense
    time: MentionTime
    said_by: tuple[Named, ...] = ()
    via: tuple[Named, ...] = ()
    quotations: tuple[Span, ...] = ()
    continues: str | None = None
    is_context: bool = False
    is_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering:
    """A signal that orders `mention` (an id); `signal` is an index in `Tagged.signals`.

    `governed` is the mention made of the words that the signal introduces, if they made one.
    """

    mention: str
    signal: int
    governed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrated:
    """A document's mentions, in the order of its text, and the signals that order them."""

    resolved: Resolved
    mentions: tuple[Told, ...]
    orderings: tuple[Ordering, ...] = ()


# --- constrain, solve -------------------------------------------------------------------------

ORIGIN = "origin"


class Strength(IntEnum):
    """How strong a constraint is; the weakest edge of a contradiction is set aside."""

    ASSUMED = 1
    DERIVED = 2
    PRINTED = 3
    STATED = 4
    GIVEN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """`lower_s <= time(target) - time(origin) <= upper_s`, whole seconds, None open.

    Points are named `posted:POST-ID`, `start:MENTION-ID`, `end:MENTION-ID`; ORIGIN is the Unix
    epoch (1970-01-01T00:00Z), so a minute is `lower = its first second, upper = its last`.
    `rank` breaks ties among equals when one has to go (the higher goes first), then `key`.
    """

    key: str
    origin: str
    target: str
    lower_s: int | None
    upper_s: int | None
    strength: Strength
    why: Derivation
    rank: int = 0


STEPS_KEPT = 8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PathStep:
    """The last constraint of a path from ORIGIN, and the path before it, which others share.

    Linked, not a tuple: in a chain of n posts all tuples together would hold n * n / 2 constraints.
    `length` counts the constraints of the whole path, `first` are its first STEPS_KEPT at most.
    """

    constraint: Constraint
    before: PathStep | None = field(default=None, repr=False)
    length: int = 1
    first: tuple[Constraint, ...] = ()

    @classmethod
    def after(cls, before: PathStep | None, constraint: Constraint) -> PathStep:
        """Return the step that goes on from `before`, or begins at ORIGIN."""
        if before is None:
            return cls(constraint=constraint, first=(constraint,))
        is_long = before.length >= STEPS_KEPT
        first = before.first if is_long else (*before.first, constraint)
        return cls(constraint=constraint, before=before, length=before.length + 1, first=first)


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRead:
    """One reason that was read for how two posts, mentions or expressions stand to each other.

    `origin` and `target` are ids; `document` and `span` are the words that say so, if any do.
    """

    origin: str
    target: str
    type: str
    because: str
    document: str | None = None
    span: Span | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedence:
    """The mention `before` happened before `after`; `is_certain` is False for mere told order."""

    before: str
    after: str
    is_certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """All time points of a story and what bounds the distances between them."""

    points: tuple[str, ...]
    constraints: tuple[Constraint, ...]
    relations: tuple[RelationRead, ...] = ()
    precedences: tuple[Precedence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PointWindow:
    """The earliest and latest whole second of a point, each with the constraints it follows from.

    `earliest_step` and `latest_step` end the paths that gave the bounds; None where it is open.
    """

    earliest_s: int | None
    latest_s: int | None
    earliest_step: PathStep | None = field(default=None, repr=False, compare=False)
    latest_step: PathStep | None = field(default=None, repr=False, compare=False)

    @property
    def earliest_path(self) -> tuple[Constraint, ...]:
        """Return the constraints that gave the earliest second, from ORIGIN on."""
        return _constraints(self.earliest_step)

    @property
    def latest_path(self) -> tuple[Constraint, ...]:
        """Return the constraints that gave the latest second, from ORIGIN on."""
        return _constraints(self.latest_step)


def _constraints(step: PathStep | None) -> tuple[Constraint, ...]:
    path: list[Constraint] = []
    while step is not None:
        path.append(step.constraint)
        step = step.before
    return tuple(reversed(path))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Constraints that cannot all hold (minimal: any one dropped, the rest can); which one was set
    aside."""

    cycle: tuple[Constraint, ...]
    dropped: Constraint


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """Windows of all points under the constraints kept."""

    windows: dict[str, PointWindow]
    kept: tuple[Constraint, ...]
    contradictions: tuple[Contradiction, ...]


# --- merge, order -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why two mentions (ids) are taken for tellings of one event."""

    first: str
    second: str
    because: str
    confidence: float
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """Two quotations of one speech in differing words: of the mentions `first` and `second`."""

    first: str
    at: Span
    second: str
    second_at: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event: ids of its mentions, first-posted first, with the joins that made it one.

    `kept` is the mention whose time was kept when `is_disputed`; `kept_because` says why.
    `agreeing`, where not all times fit, are those that do, that kept or told first in front.
    `differing` are quotations that its sources give in differing words.
    """

    mentions: tuple[str, ...]
    joins: tuple[Join, ...] = ()
    is_disputed: bool = False
    kept: str | None = None
    kept_because: str | None = None
    agreeing: tuple[str, ...] = ()
    differing: tuple[Differing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeable:
    """What `order` needs to know of one event: its window, and the keys that break ties."""

    id: str
    point: str
    earliest_s: int | None
    latest_s: int | None
    tie: tuple[int | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """Ids in story order; `follows[i]` says how sure it is that `ids[i]` follows `ids[i-1]`."""

    ids: tuple[str, ...]
    follows: tuple[Literal["certain", "told", "unknown"], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What changes the story, taken alike by every command."""

    merge: Literal["strict", "usual", "off"] = "usual"
    story_tz: str | None = None
    title: str | None = None
    text: Literal["full", "lead", "none"] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconstruction:
    """All that the stages found, as `assemble` takes it: one value for each stage's result."""

    narrated: tuple[Narrated, ...]
    network: Network
    solution: Solution
    happenings: tuple[Happening, ...]
    zone: str
    options: Options
