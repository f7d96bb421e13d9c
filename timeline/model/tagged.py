"""What `tag` reads in a text: expressions, references, signals, clauses and sentences."""

from __future__ import annotations

from typing import Literal

from timeline.model.documents import Span, Tense
from timeline.values import value

Role = Literal["dates", "describes", "label"]


@value(frozen=True, slots=True, kw_only=True)
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


@value(frozen=True, slots=True, kw_only=True)
class ReferenceReading:
    """Words or a link that point at another post. `clocks` are indexes of the readings inside."""

    span: Span
    text: str
    kind: ReferenceKind
    rule: str
    clocks: tuple[int, ...] = ()
    topic: Span | None = None
    href: str | None = None


@value(frozen=True, slots=True, kw_only=True)
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


@value(frozen=True, slots=True, kw_only=True)
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


@value(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: its span, and the index of the block it lies in."""

    span: Span
    block: int


@value(frozen=True, slots=True, kw_only=True)
class GameMinute:
    """A minute of play that a line opens with ("65:50", "78'"); `second` counts from kick-off,
    an added minute as one second more, since the second half begins where the first should end."""

    span: Span
    second: int


@value(frozen=True, slots=True, kw_only=True)
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
    game_minutes: tuple[GameMinute, ...] = ()
