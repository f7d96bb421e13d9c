"""What a sentence tells at which time: the expression that dates it, and the parts of it that
happened at a time of their own: a clause, an event noun, what a length is counted from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.language import en_discourse as words
from timeline.model import Clause, Resolved, Span
from timeline.narrate.beside import told_beside
from timeline.narrate.datable import (
    can_date,
    is_ahead,
    is_open,
    is_own_day,
    takes,
)
from timeline.narrate.dating import lies_back, side_of
from timeline.narrate.extent import (
    Part,
    after_that,
    complement,
    dates_head,
    extended,
    purpose,
    tail,
)
from timeline.narrate.open_times import is_done
from timeline.narrate.passages import Passage

MOST_ANAPHORIC_WORDS = 8
_NOMINAL = re.compile(words.NOMINAL_TIME, re.VERBOSE)
_ANAPHORIC = re.compile(words.ANAPHORIC_SUBJECT, re.VERBOSE)
_WHEN = re.compile(r"when\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    rf"[\s,]*(?:{words.PREPOSITION_BEFORE_TIME}\ )?", re.IGNORECASE | re.VERBOSE
)
_MANNER = re.compile(r"as\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"\ [A-ZÀ-ÖØ-Þ]\w")


def is_anaphoric(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether the sentence only says when what was told before came.

    "The comments came hours after she had …": few words before the signal, none of them a name.
    """
    text = resolved.placed.document.text
    signals = resolved.placed.tagged.signals
    leads = [signals[i].span.start for i in passage.signals if signals[i].governs is not None]
    if not leads or passage.in_quotation(Span(start=leads[0], end=leads[0] + 1)):
        return False
    start = passage.span.start
    lowered = text[start : start + 1].lower() + text[start + 1 : leads[0]]
    own = text[start : leads[0]]
    match = _ANAPHORIC.match(lowered) or _ANAPHORIC.match(own)
    if match is None or len(own.split()) > MOST_ANAPHORIC_WORDS:
        return False
    return _CAPITALISED.search(own, match.end()) is None


def dates(resolved: Resolved, passage: Passage) -> tuple[int | None, list[Part]]:
    """Return the reading that dates the sentence itself, and the parts with times of their own."""
    main: int | None = None
    parts: list[Part] = []
    dating = _Sentence.of(resolved, passage)
    for index in sorted(passage.readings, key=lambda one: _rank(resolved, passage, one)):
        if index not in dating.able:
            taken = {part.span for part in parts}
            beside = told_beside(resolved, passage, index)
            parts.extend(part for part in beside if part.span not in taken)
            continue
        if is_own_day(resolved, index) or is_open(resolved, passage, index):
            continue
        part = dating.part_of(index, main)
        if part is None and not takes(resolved, passage, passage.main, index):
            part = dating.told_clause(index)
        elif part is None and main is None:
            main = index
        elif part is None:
            parts.extend(told_beside(resolved, passage, index))
        if part is not None:
            parts.append(part)
    parts.extend(_counted_parts(resolved, passage, dating.governed, parts))
    return dating.narrowest(main), parts


def _rank(resolved: Resolved, passage: Passage, index: int) -> tuple[bool, bool, bool]:
    """Return what puts one expression before another: those of the main clause date the sentence
    first; "now", and what stands for no day ("before winter", "the games"), only without others."""
    reading = resolved.placed.tagged.readings[index]
    is_second = reading.role == "describes" or side_of(resolved, index) is not None
    is_now = resolved.resolutions[index].value == "PRESENT_REF"
    return passage.clause_of(reading.span) != passage.main, is_now, is_second


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A sentence asked what its expressions date.

    `able` are the readings that can date something in it, `dated` the clauses that hold one;
    `governed` are the words that its signals introduce, by signal.
    """

    resolved: Resolved
    passage: Passage
    able: frozenset[int]
    dated: tuple[Clause, ...]
    governed: dict[int, Span]

    @classmethod
    def of(cls, resolved: Resolved, passage: Passage) -> _Sentence:
        """Look at the expressions and signals of one sentence."""
        tagged = resolved.placed.tagged
        able = frozenset(one for one in passage.readings if can_date(resolved, passage, one))
        held = (passage.clause_of(tagged.readings[index].span) for index in sorted(able))
        governed = {
            index: signal.governs
            for index in passage.signals
            if (signal := tagged.signals[index]).governs is not None
            and not passage.in_quotation(signal.span)
        }
        dated = tuple(clause for clause in held if clause is not None)
        return cls(resolved=resolved, passage=passage, able=able, dated=dated, governed=governed)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.resolved.placed.document.text

    def span_of(self, index: int) -> Span:
        """Return where a reading stands."""
        return self.resolved.placed.tagged.readings[index].span

    def narrowest(self, main: int | None) -> int | None:
        """Return the clock time of the clause that lies within the day that dates it ("collapsed
        on Monday at about 1pm"), else what dates it."""
        if main is None:
            return None
        readings, resolutions = self.resolved.placed.tagged.readings, self.resolved.resolutions
        day, clause = resolutions[main].interval, self.passage.clause_of(self.span_of(main))
        for index in sorted(self.able - {main}):
            own = resolutions[index].interval
            is_clock = readings[index].type == "TIME" and readings[index].pair is None
            if day is None or own is None or not is_clock or own == day:
                continue
            if side_of(self.resolved, index) is None and self._is_in(clause, index):
                return index if day.contains(own) else main
        return main

    def _is_in(self, clause: Clause | None, index: int) -> bool:
        return self.passage.clause_of(self.span_of(index)) == clause

    def part_of(self, index: int, main: int | None) -> Part | None:
        """Return the part of the sentence that a reading dates, None if it dates the whole.

        `main` is the reading that dates the sentence itself, if one was found.
        """
        span = self.span_of(index)
        if not self.text[self.passage.span.start : span.start].strip(" “\"‘'"):
            return self._second_clause(main, index) if main is not None else None
        for signal, words_of in self.governed.items():
            if words_of.contains(span) and _is_beside(self.passage, words_of):
                return Part(span=words_of, reading=index, signal=signal)
        said = complement(self.text, self.passage, span, self.dated)
        if said is not None:
            return Part(span=said, reading=index)
        clause = clause_dated(self.text, self.passage, span)
        part = self._named(index) if clause is None else self._in_clause(clause, index, main)
        if part is None and main is not None:
            part = self._second_clause(main, index)
        return part

    def _in_clause(self, clause: Clause, index: int, main: int | None) -> Part | None:
        """Return what a reading dates of the clause that holds it, or that clause; else None."""
        if clause.is_subordinate and self._stands_alone(clause):
            return self._subordinate(clause, index, main)
        if self._is_scene(clause):
            return None
        is_now = self.resolved.resolutions[index].value == "PRESENT_REF"
        if is_now and self.passage.tense == "past":
            return self._part(clause, index)
        is_added = main is not None or is_ahead(self.resolved, index)
        added = self._tail_of(clause, index) if is_added else None
        return added or self._named(index) or self._said(clause, index)

    def _is_scene(self, clause: Clause) -> bool:
        """Tell whether a clause says when what a sentence tells took place ("When he came, …")."""
        is_when = _WHEN.match(self.text, clause.span.start) is not None
        return is_when and self.passage.tense == "past"

    def _stands_alone(self, clause: Clause) -> bool:
        """Tell whether a subordinate clause tells a happening: it has a verb of its own."""
        main = self.passage.main
        return clause.verb is not None and main is not None and clause.span != main.span

    def _subordinate(self, clause: Clause, index: int, main: int | None) -> Part | None:
        """Return what a subordinate clause tells, None where its time is the whole sentence's."""
        if self._is_scene(clause) or not takes(self.resolved, self.passage, clause, index):
            return None
        if main is None and dates_head(self.text, self.passage, clause):
            return None
        added = self._tail_of(clause, index)
        if added is not None:
            return added
        spoken = _with_what_is_said(self.text, self.passage, clause)
        if spoken != clause.span:
            return Part(span=spoken, reading=index)
        return self._part(clause, index)

    def _part(self, clause: Clause, index: int) -> Part:
        """Return a clause with those that go along with it."""
        return Part(span=extended(self.text, self.passage, clause, self.dated), reading=index)

    def _tail_of(self, clause: Clause, index: int) -> Part | None:
        """Return what a clause adds at a time of its own: "…, with talks to resume on Friday"; or
        what somebody is to do then: "they agreed to meet on Friday"."""
        span = self.span_of(index)
        start, subject = tail(self.text, clause, span), None
        if start is None and is_ahead(self.resolved, index) and self._is_told(clause):
            start, subject = purpose(self.text, clause, span), clause.subject
        if start is None:
            return None
        own = Span(start=start, end=self._tail_end(clause, index))
        return Part(span=own, reading=index, subject=subject)

    def _is_told(self, clause: Clause) -> bool:
        """Tell whether a clause tells what has happened: "agreed", "has agreed"."""
        return (clause.tense == "past" or clause.is_perfect) and not clause.is_modal

    def _tail_end(self, clause: Clause, index: int) -> int:
        """Return where a tail ends: with its expression if another follows in the clause."""
        spans = [self.span_of(one) for one in self.able]
        own = self.span_of(index)
        follows = any(own.end <= one.start < clause.span.end for one in spans)
        return own.end if follows else clause.span.end

    def _named(self, index: int) -> Part | None:
        """Return the noun that a signal introduces with its time: "after the fire of May 2"."""
        span = self.span_of(index)
        noun = _NOMINAL.search(self.text, self.passage.span.start, span.start)
        if noun is None or _crosses_verb(self.passage, noun.start("noun"), span.start):
            return None
        return Part(span=Span(start=noun.start("noun"), end=span.end), reading=index)

    def _said(self, clause: Clause, index: int) -> Part | None:
        """Return what somebody says of a time that is not the saying's: "he said it would open in
        April", "the mill was built in 1950, she said"."""
        main = self.passage.main
        if main is None or not main.is_reporting or main.tense == "future" or clause == main:
            return None
        interval = self.resolved.resolutions[index].interval
        if not is_ahead(self.resolved, index) and not lies_back(self.resolved, interval):
            return None
        if clause.verb is None or main.verb is None:
            return None
        part = self._part(clause, index)
        follows_aside = clause.verb.start == clause.span.start > main.verb.end
        start = after_that(self.text, main.verb.end) if follows_aside else clause.span.start
        return replace(part, span=Span(start=start, end=part.span.end))

    def _second_clause(self, main: int, index: int) -> Part | None:
        """Return a clause beside the main one with its own time: "…, and overnight he left"."""
        clause = self.passage.clause_of(self.span_of(index))
        if clause is None or clause.verb is None:
            return None
        if clause == self.passage.clause_of(self.span_of(main)):
            return None
        resolutions = self.resolved.resolutions
        same = resolutions[main].interval == resolutions[index].interval
        return None if same else self._part(clause, index)

    def told_clause(self, index: int) -> Part | None:
        """Return the clause in the past that a time dates inside a sentence in the present."""
        clause = self.passage.clause_of(self.span_of(index))
        if clause is None or clause.tense != "past" or clause == self.passage.main:
            return None
        return self._part(clause, index)


def clause_dated(text: str, passage: Passage, span: Span) -> Clause | None:
    """Return the clause that an expression dates.

    One that begins with the expression ("… that collapsed | in May had been checked") was cut
    behind its verb: the clause before it is meant, and ends with the expression.
    """
    clause = passage.clause_of(span)
    if clause is None or not _PREPOSITION.fullmatch(text, clause.span.start, span.start):
        return clause
    before = [one for one in passage.clauses if one.verb and one.span.end <= clause.span.start]
    if not before or not before[-1].is_subordinate:
        return clause
    return replace(before[-1], span=Span(start=before[-1].span.start, end=span.end))


def _with_what_is_said(text: str, passage: Passage, clause: Clause) -> Span:
    """Return a clause, with the one before it where it only says who said that ("as she said")."""
    if clause.is_reporting and _MANNER.match(text, clause.span.start):
        before = [one for one in passage.clauses if one.span.end <= clause.span.start]
        if before and not before[-1].is_quoted:
            return Span(start=before[-1].span.start, end=clause.span.end)
    return clause.span


def _counted_parts(
    resolved: Resolved, passage: Passage, governed: dict[int, Span], parts: Sequence[Part]
) -> Iterator[Part]:
    """Yield what a length is counted from ("a day after the president said …"), what something
    has lasted since, and what a sentence tells that otherwise only refers back ("The comments
    came as she …")."""
    taken = {part.signal for part in parts}
    refers_back = is_anaphoric(resolved, passage)
    for index, span in governed.items():
        signal = resolved.placed.tagged.signals[index]
        tells = refers_back and _tells_past(passage, span)
        if signal.kind == "since":
            tells = _has_lasted(passage, signal.span, span)
        if index not in taken and (signal.kind.startswith("units-") or tells):
            yield Part(span=span, reading=None, signal=index)


def _has_lasted(passage: Passage, since: Span, span: Span) -> bool:
    """Tell whether something has lasted since what was done then ("has been busy since the deal
    was made"), not since a state ("since he was 16"), nor for a reason ("is late, since he …")."""
    verbs = [one for one in passage.clauses if one.verb is not None]
    before = [one for one in verbs if one.span.start < since.start]
    lasting = before[-2:] or [one for one in verbs if one.span.start > span.end][:1]
    inside = [one for one in verbs if one.verb is not None and span.contains(one.verb)]
    return any(one.is_perfect for one in lasting) and bool(inside) and is_done(inside[0])


def _is_beside(passage: Passage, span: Span) -> bool:
    """Tell whether words tell something beside the main clause: they have a verb, not its own."""
    own = passage.main.verb if passage.main is not None else None
    verbs = [
        clause.verb for clause in passage.clauses if clause.verb and span.contains(clause.verb)
    ]
    return bool(verbs) and own not in verbs


def _tells_past(passage: Passage, span: Span) -> bool:
    inside = [one for one in passage.clauses if one.verb and span.contains(one.verb)]
    return bool(inside) and inside[0].tense == "past"


def _crosses_verb(passage: Passage, start: int, end: int) -> bool:
    return any(clause.verb and start <= clause.verb.start < end for clause in passage.clauses)
