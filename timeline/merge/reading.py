"""Turns the mentions of narrated documents into tellings: their words, and who acts in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from timeline.language.en_discourse import NO_NAMES, PERSONS
from timeline.language.en_verbs import PREPOSITIONS
from timeline.likeness import content_of, content_words, plain_words, stem
from timeline.merge.naming import Naming
from timeline.merge.telling import Line, Telling, claim_word
from timeline.model import Clause, Named, Narrated, PointWindow, Span, Told
from timeline.points import posted, start

ALWAYS = (None, None)
MOSTLY = 0.5
LOOK_BACK = 20
BESIDE = PREPOSITIONS - {"to", "by"}  # "according to", "said by"
QUOTATION_MARKS = " “”‘’\"'"
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*%?")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w-]+")


def tellings(narrated: Sequence[Narrated], windows: dict[str, PointWindow]) -> tuple[Telling, ...]:
    """Return all mentions that may be events, in the order of sources and text."""
    naming = Naming(
        [one for each in narrated for told in each.mentions for one in (*told.said_by, *told.via)]
    )
    return tuple(
        _telling(reader, told, windows)
        for one in narrated
        for reader in [_Reader(one, naming)]
        for told in one.mentions
        if not told.is_context
    )


def _telling(reader: _Reader, told: Told, windows: dict[str, PointWindow]) -> Telling:
    document = reader.narrated.resolved.placed.document
    text = document.quote(told.span)
    plain = tuple(plain_words(text))
    post = reader.narrated.resolved.placed.segmented.posts[told.post]
    names = " ".join(f"{person.name} {person.role or ''}" for person in told.said_by)
    return Telling(
        told=told,
        words=tuple(map(claim_word, content_of(plain))),
        plain=plain,
        said=tuple(tuple(plain_words(document.quote(span))) for span in told.quotations),
        lines=tuple(reader.lines(told)),
        surnames=reader.naming.keys(reader.speakers(told)),
        carriers=reader.naming.keys(told.via),
        names=reader.naming.named(text),
        who=frozenset(map(claim_word, content_words(names))),
        window=_seconds(windows.get(start(told.id))),
        posted=_seconds(windows.get(posted(post.id))),
        copy_key=" ".join(plain),
        is_article=reader.narrated.resolved.placed.segmented.kind == "article",
        has_own_time=reader.has_own_time(told),
    )


def _seconds(window: PointWindow | None) -> tuple[int | None, int | None]:
    return ALWAYS if window is None else (window.earliest_s, window.latest_s)


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
        self._governed_starts = [one.start for one in self._governed]
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
        named = self.speakers(told)
        for span in self._spans(told.span):
            line = self._line(told, span, [one for one in named if span.contains(one.span)], before)
            before = line.actors or before
            yield line
        if not told.is_part:
            self._last = (told.post, before)

    def _line(self, told: Told, span: Span, named: Sequence[Named], before: frozenset[str]) -> Line:
        clauses = [one for one in self._within(span) if not one.is_quoted]
        actors = self.naming.keys(named) or self._acting(span, clauses)
        quoted = _quoted(told.quotations, span)
        is_quotation = quoted >= MOSTLY * len(span)
        if not actors and (is_quotation or self._has_pronoun(span, clauses)):
            actors = before
        words = content_words(self.document.quote(span))
        is_told = any(
            one.is_reporting and one.tense == "past" and not one.is_perfect for one in clauses
        )
        return Line(
            span=span,
            words=tuple(map(claim_word, words)),
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
            if not dates or not any(date.overlaps(figure) for date in dates):
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
        at = bisect_right(self._governed_starts, clause.span.start)
        around = self._governed[max(0, at - 1) : at + 1]
        return any(governed.overlaps(clause.verb or clause.span) for governed in around)


def _quoted(quotations: Sequence[Span], span: Span) -> int:
    """Return how many characters of `span` stand in quotations, which are sorted."""
    first = bisect_right(quotations, span.start, key=_end)
    inside = quotations[first : bisect_left(quotations, span.end, key=_start)]
    return sum(max(0, min(one.end, span.end) - max(one.start, span.start)) for one in inside)


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end
