"""A mention as merging sees it: its words, its quotations as words, who acts, its window."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from math import inf
from operator import attrgetter

from timeline.language.en_discourse import NO_NAMES, PERSONS
from timeline.language.en_verbs import PREPOSITIONS
from timeline.likeness import content_words, plain_words, stem
from timeline.merge.naming import Naming
from timeline.model import Clause, Named, Narrated, PointWindow, Span, Told
from timeline.points import start

ALWAYS = (None, None)
MOSTLY = 0.5
LOOK_BACK = 20
REPORTED_WITHIN_S = 86400  # reports further apart are of two events, if nothing else speaks
LATE_REPORT_S = 6 * 3600  # how long after an event a live post may still tell it as news
FEW_PAIRS = 4  # sentences of one telling against those of another
BESIDE = PREPOSITIONS - {"to", "by"}  # "according to", "said by"
ROOT = 6  # letters; American spelling is folded, too
_start, _end = attrgetter("start"), attrgetter("end")
QUOTATION_MARKS = " “”‘’\"'"
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*%?")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of a mention: its content roots, and the keys of those who act in it.

    `is_told` says that it reports speech, in the simple past or with a quotation ("…, she said");
    `is_quotation` that most of it stands between quotation marks. `figures` are its numbers but
    for those that date it, `others` the roots of names of others than those who act.
    """

    span: Span
    words: tuple[str, ...]
    actors: frozenset[str]
    is_quotation: bool
    is_told: bool
    figures: frozenset[str]
    others: frozenset[str]

    def contradicts(self, other: Line) -> bool:
        """Tell whether both name figures, or both name others, and none is the same."""
        return any(
            mine and theirs and not mine & theirs
            for mine, theirs in ((self.figures, other.figures), (self.others, other.others))
        )


@dataclass(frozen=True, slots=True)
class Times:
    """What the windows of some tellings allow together, in whole seconds; inf where they are open.

    `start` is the latest first second, `end` the earliest last one of what words date; `reported`
    and `reported_last` are the earliest and latest last second of what was reported.
    """

    start: float = -inf
    end: float = inf
    reported: float = inf
    reported_last: float = -inf

    def together(self, other: Times) -> Times:
        """Return what both allow."""
        return Times(
            max(self.start, other.start),
            min(self.end, other.end),
            min(self.reported, other.reported),
            max(self.reported_last, other.reported_last),
        )

    @property
    def fit(self) -> bool:
        """Tell whether all may be times of one event."""
        is_near = self.reported_last - self.reported <= REPORTED_WITHIN_S
        return is_near and (self.end == inf or self.start <= min(self.end, self.reported))


NO_TIMES = Times()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One mention. `words` are its content stems, `plain` all its words, `said` its quotations'.

    `surnames` are the keys of its speakers, `names` its capitalised words, `who` the stems of its
    speakers' names and offices. `window` are whole seconds, None open. `is_article` says that the
    document tells it in one piece, `has_own_time` that its own words date it.
    """

    told: Told
    words: tuple[str, ...]
    plain: tuple[str, ...]
    said: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]
    surnames: frozenset[str]
    carriers: frozenset[str]
    names: frozenset[str]
    who: frozenset[str]
    window: tuple[int | None, int | None]
    copy_key: str
    is_article: bool
    has_own_time: bool

    def contradicts(self, other: Telling) -> bool:
        """Tell whether two short tellings contradict each other in every sentence."""
        pairs = [(mine, theirs) for mine in self.lines for theirs in other.lines]
        return len(pairs) <= FEW_PAIRS and all(mine.contradicts(theirs) for mine, theirs in pairs)

    @property
    def id(self) -> str:
        """Return the mention's id."""
        return self.told.id

    @property
    def width_s(self) -> int | None:
        """Return how wide the window is, None where a side is open."""
        earliest, latest = self.window
        return None if earliest is None or latest is None else latest - earliest

    def as_written(self, roots: Sequence[str]) -> str:
        """Return the words that have these roots, as this telling has them."""
        found: dict[str, str] = {}
        for word in self.plain:
            found.setdefault(claim_word(stem(word)), word)
        return ", ".join(found.get(root, root) for root in roots)

    @property
    def own_words(self) -> frozenset[str]:
        """Return the roots of its sentences that are no quotations."""
        return frozenset(
            word for line in self.lines if not line.is_quotation for word in line.words
        )

    @property
    def times(self) -> Times:
        """Return what its window allows; a report may be of what happened hours before it."""
        earliest, latest = self.window
        start = -inf if earliest is None else earliest
        end = inf if latest is None else latest
        if self.is_dated_by_words:
            return Times(start=start, end=end)
        last = -inf if latest is None else latest
        return Times(start=start - LATE_REPORT_S, reported=end, reported_last=last)

    @property
    def is_dated_by_words(self) -> bool:
        """Tell whether words give its time, rather than when it was reported."""
        return self.told.time.basis == "words"

    @property
    def speakers(self) -> frozenset[str]:
        """Return all who say something in it."""
        return self.surnames.union(*(line.actors for line in self.lines if line.is_told))

    @property
    def actors(self) -> frozenset[str]:
        """Return who acts or speaks in it: of its first sentence that names somebody."""
        return next((line.actors for line in self.lines if line.actors), self.surnames)


def tellings(narrated: Sequence[Narrated], windows: dict[str, PointWindow]) -> tuple[Telling, ...]:
    """Return all mentions that may be events, in the order of sources and text."""
    naming = Naming(
        [one for each in narrated for told in each.mentions for one in (*told.said_by, *told.via)]
    )
    return tuple(
        _telling(reader, told, windows.get(start(told.id)))
        for one in narrated
        for reader in [_Reader(one, naming)]
        for told in one.mentions
        if not told.is_context
    )


def _telling(reader: _Reader, told: Told, window: PointWindow | None) -> Telling:
    document = reader.narrated.resolved.placed.document
    text = document.quote(told.span)
    plain = tuple(plain_words(text))
    names = " ".join(f"{person.name} {person.role or ''}" for person in told.said_by)
    return Telling(
        told=told,
        words=tuple(claim_word(word) for word in content_words(text)),
        plain=plain,
        said=tuple(tuple(plain_words(document.quote(span))) for span in told.quotations),
        lines=tuple(reader.lines(told)),
        surnames=reader.naming.keys(reader.speakers(told)),
        carriers=reader.naming.keys(told.via),
        names=reader.naming.named(text),
        who=frozenset(claim_word(word) for word in content_words(names)),
        window=ALWAYS if window is None else (window.earliest_s, window.latest_s),
        copy_key=" ".join(plain),
        is_article=reader.narrated.resolved.placed.segmented.kind == "article",
        has_own_time=reader.has_own_time(told),
    )


class _Reader:
    """Reads the sentences of one document's mentions, which come in the order of its text."""

    def __init__(self, narrated: Narrated, naming: Naming) -> None:
        self.narrated = narrated
        self.naming = naming
        self.document = narrated.resolved.placed.document
        self.tagged = narrated.resolved.placed.tagged
        self._sentences = [one.span.start for one in self.tagged.sentences]
        self._clauses = [one.span.start for one in self.tagged.clauses]
        self._readings = [one.span.start for one in self.tagged.readings]
        self._governed = [one.governs for one in self.tagged.signals if one.governs is not None]
        self._governed.sort()
        self._last: tuple[int, frozenset[str]] = (-1, frozenset())

    def has_own_time(self, told: Told) -> bool:
        """Tell whether an expression within the mention dates it."""
        if told.time.resolution is None:
            return False
        return told.span.contains(self.tagged.readings[told.time.resolution].span)

    def speakers(self, told: Told) -> list[Named]:
        """Return who is said to speak, without names that a preposition puts elsewhere."""
        text = self.document.text
        return [
            one
            for one in told.said_by
            if not BESIDE.intersection(
                text[max(0, one.span.start - LOOK_BACK) : one.span.start].lower().split()[-1:]
            )
        ]

    def lines(self, told: Told) -> Iterator[Line]:
        """Yield the sentences of a mention; who "he" is, is taken from the sentence before."""
        post, before = self._last
        if post != told.post or told.is_part:
            before = frozenset()
        for span in self._spans(told.span):
            line = self._line(told, span, before)
            before = line.actors or before
            yield line
        if not told.is_part:
            self._last = (told.post, before)

    def _line(self, told: Told, span: Span, before: frozenset[str]) -> Line:
        clauses = [one for one in self._within(span) if not one.is_quoted]
        named = [one for one in self.speakers(told) if span.contains(one.span)]
        actors = self.naming.keys(named) or self._acting(span, clauses)
        first = bisect_right(told.quotations, span.start, key=_end)
        quoted = sum(
            max(0, min(one.end, span.end) - max(one.start, span.start))
            for one in told.quotations[first : bisect_left(told.quotations, span.end, key=_start)]
        )
        is_quotation = quoted >= MOSTLY * len(span)
        if not actors and (is_quotation or self._has_pronoun(span, clauses)):
            actors = before
        words = content_words(self.document.quote(span))
        is_told = any(
            one.is_reporting and one.tense == "past" and not one.is_perfect for one in clauses
        )
        return Line(
            span=span,
            words=tuple(claim_word(word) for word in words),
            actors=actors,
            is_quotation=is_quotation,
            is_told=is_told or quoted > 0,
            figures=frozenset(self._figures(span)),
            others=frozenset(self._others(told, span)),
        )

    def _figures(self, span: Span) -> Iterator[str]:
        first = bisect_left(self._readings, span.start)
        last = bisect_left(self._readings, span.end)
        dates = [one.span for one in self.tagged.readings[first:last]]
        for match in _FIGURE.finditer(self.document.text, span.start, span.end):
            figure = Span(start=match.start(), end=match.end())
            if not any(date.overlaps(figure) for date in dates):
                yield match.group()

    def _others(self, told: Told, span: Span) -> Iterator[str]:
        """Yield the names in a sentence, behind its first word, that are not its speakers'."""
        own = {word for one in told.said_by for word in one.name.lower().split()}
        text = self.document.text
        for match in _NAME.finditer(text, span.start + 1, span.end):
            word = match.group().lower()
            is_first = text[span.start : match.start()].strip(QUOTATION_MARKS) == ""
            if not is_first and word not in own and word not in NO_NAMES:
                yield claim_word(stem(word))

    def _spans(self, whole: Span) -> Iterator[Span]:
        at = max(0, bisect_left(self._sentences, whole.start + 1) - 1)
        while at < len(self._sentences) and self._sentences[at] < whole.end:
            sentence = self.tagged.sentences[at].span
            begin, end = max(whole.start, sentence.start), min(whole.end, sentence.end)
            if begin < end:
                yield Span(start=begin, end=end)
            at += 1

    def _within(self, span: Span) -> list[Clause]:
        first = bisect_left(self._clauses, span.start)
        last = bisect_left(self._clauses, span.end)
        return list(self.tagged.clauses[first:last])

    def _acting(self, span: Span, clauses: Sequence[Clause]) -> frozenset[str]:
        """Return who the first clause that names somebody names before its verb."""
        for clause in clauses:
            if self._is_governed(clause) or (clause.is_subordinate and clause is not clauses[0]):
                continue
            subject = self._before_verb(span, clause)
            if subject.lower().split()[-1:] and subject.lower().split()[-1] in PERSONS:
                return frozenset()
            found = self.naming.within(subject)
            if found:
                return found
        return frozenset()

    def _has_pronoun(self, span: Span, clauses: Sequence[Clause]) -> bool:
        openings = (self._before_verb(span, one).lower().split() for one in clauses)
        return any(word.strip(",") in PERSONS for words in openings for word in words)

    def _before_verb(self, span: Span, clause: Clause) -> str:
        if clause.subject is not None:
            return self.document.quote(clause.subject)
        if clause.verb is None:
            return ""
        return self.document.text[max(span.start, clause.span.start) : clause.verb.start]

    def _is_governed(self, clause: Clause) -> bool:
        """Tell whether a clause only says when ("just before he took to the stage")."""
        at = bisect_left(self._governed, Span(start=clause.span.start + 1, end=0))
        around = self._governed[max(0, at - 1) : at + 1]
        return any(governed.overlaps(clause.verb or clause.span) for governed in around)


def claim_word(stem: str) -> str:
    """Return the root by which two ways of saying one thing meet ("negotiation", "negotiating")."""
    return stem[:ROOT].replace("ens", "enc")


def same_speaker(first: Telling, second: Telling) -> bool | None:
    """Tell whether both have one speaker; None where that cannot be told.

    A telling that names no speaker of its own has the other's if it names them otherwise. Two that
    name different ones are not sure to have none in common where one of them names the other's.
    """
    if first.speakers & second.speakers:
        return True
    meets = (first.speakers & second.names) | (second.speakers & first.names)
    if first.speakers and second.speakers:
        return None if meets else False
    return True if meets else None


def may_coincide(first: Telling, second: Telling) -> bool:
    """Tell whether both windows share an instant."""
    return share_instant((first, second))


def share_instant(tellings: Sequence[Telling]) -> bool:
    """Tell whether all windows share an instant."""
    starts = [one.window[0] for one in tellings if one.window[0] is not None]
    ends = [one.window[1] for one in tellings if one.window[1] is not None]
    return not starts or not ends or max(starts) <= min(ends)


def fit(tellings: Sequence[Telling]) -> bool:
    """Tell whether all may tell of one event: no times exclude each other.

    A post may report what another did hours ago, so when it was reported excludes less than words.
    """
    return reduce(Times.together, (one.times for one in tellings), NO_TIMES).fit
