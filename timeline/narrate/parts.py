"""What a sentence tells at which time: the expression that dates it, and the parts of it that
happened at a time of their own: a clause, an event noun, what a length is counted from.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from timeline.language import en_discourse as words
from timeline.model import Clause, Resolved, Span
from timeline.narrate.beside import told_beside
from timeline.narrate.counted import counted_parts
from timeline.narrate.datable import OPENING, can_date, is_open, is_own_day, takes
from timeline.narrate.dating import is_ahead, lies_back, side_of
from timeline.narrate.extent import Part, after_that, complement, dates_head, extended, joined
from timeline.narrate.passages import Passage
from timeline.narrate.verbless import purpose, reduced, tail

_NOMINAL = re.compile(words.NOMINAL_TIME, re.VERBOSE)
_WHEN = re.compile(r"when\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    rf"[\s,]*(?:{words.PREPOSITION_BEFORE_TIME}\ )?", re.IGNORECASE | re.VERBOSE
)
_RUNS_ON = re.compile(r"the\ (?:past|last)\b", re.IGNORECASE | re.VERBOSE)
_MANNER = re.compile(r"as\b", re.IGNORECASE)


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
            part = dating.told_clause(index) or dating.told_of(index)
        elif part is None and main is None and dating.reaches_main(index):
            main = index
        elif part is None:
            parts.extend(told_beside(resolved, passage, index))
        if part is not None and part.span not in {one.span for one in parts}:
            parts.append(part)
    parts.extend(counted_parts(resolved, passage, dating.governed, parts))
    return dating.narrowest(main), parts


def _rank(resolved: Resolved, passage: Passage, index: int) -> tuple[bool, bool, bool]:
    """Return what puts one expression before another: those of the main clause date the sentence
    first; "now", and what stands for no day ("before winter", "the games") or in the subject ("the
    man hurt on Monday left"), only without others."""
    reading = resolved.placed.tagged.readings[index]
    is_second = reading.role == "describes" or side_of(resolved, index) is not None
    is_now = resolved.resolutions[index].value == "PRESENT_REF"
    ends_subject = _ends_subject(resolved.placed.document.text, passage, reading.span)
    return passage.clause_of(reading.span) != passage.main, is_now, is_second or ends_subject


def _ends_subject(text: str, passage: Passage, span: Span) -> bool:
    main = passage.main
    if main is None or main.subject is None or main.verb is None:
        return False
    is_inside = main.subject.start + OPENING < span.start and span.end <= main.verb.start
    return is_inside and not text[span.end : main.verb.start].strip(" ,")


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
            part = self._second_clause(main, index) or self._of_subject(index)
        return part

    def _of_subject(self, index: int) -> Part | None:
        """Return what a time at the subject's end says of it: "the man hurt on Monday left"."""
        span, main = self.span_of(index), self.passage.main
        if main is None or main.subject is None or not _ends_subject(self.text, self.passage, span):
            return None
        return Part(span=Span(start=main.subject.start, end=span.end), reading=index)

    def reaches_main(self, index: int) -> bool:
        """Tell whether a reading may date the sentence: one of a relative clause whose own tense
        excludes it does not ("Ann, whose firm sells boats since 2014, spoke")."""
        clause = self.passage.clause_of(self.span_of(index))
        if clause is None or not clause.is_subordinate or not self._stands_alone(clause):
            return True
        return takes(self.resolved, self.passage, clause, index)

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
        """Return a clause with those that go along with it, and who does it ("left on Monday and
        *will be back* on Friday") where only the clause before says."""
        span = extended(self.text, self.passage, clause, self.dated)
        if clause.subject is not None or clause.is_subordinate or clause.verb is None:
            return Part(span=span, reading=index)
        start, subject = joined(self.text, self.passage, clause)
        own = Span(start=start, end=span.end)
        return Part(span=own, reading=index, subject=self._who(subject))

    def _who(self, subject: Span | None) -> Span | None:
        """Return a subject without the time that stands before it: "today the court"."""
        if subject is None:
            return None
        spans = [self.span_of(one) for one in self.passage.readings]
        start = max((one.end for one in spans if subject.contains(one)), default=subject.start)
        start += len(self.text[start : subject.end]) - len(self.text[start : subject.end].lstrip())
        return Span(start=start, end=subject.end) if start < subject.end else None

    def _tail_of(self, clause: Clause, index: int) -> Part | None:
        """Return what a clause adds at a time of its own: "…, with talks to resume on Friday"; or
        what somebody is to do then: "they agreed to meet on Friday"."""
        span = self.span_of(index)
        start, is_own = tail(self.text, clause, span), False
        if start is None and is_ahead(self.resolved, index) and self._is_told(clause):
            meant = purpose(self.text, clause, self._before(index), span.start)
            start, is_own = meant or (None, False)
        if start is None:
            return None
        own = Span(start=start, end=self._tail_end(clause, index))
        return Part(span=own, reading=index, subject=self._who(clause.subject) if is_own else None)

    def _before(self, index: int) -> int:
        """Return where the expression before one ends, 0 for the first that can date something."""
        return max((self.span_of(one).end for one in self.able if one < index), default=0)

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
        named = Span(start=noun.start("noun"), end=span.end)
        by = (signal for signal, words_of in self.governed.items() if words_of.contains(named))
        return Part(span=named, reading=index, signal=next(by, None))

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
        if not clause.verb.start == clause.span.start > main.verb.end:
            return part
        start = after_that(self.text, main.verb.end)
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

    def told_of(self, index: int) -> Part | None:
        """Return what a clause in the present says no verb of, but a time that is over."""
        span = self.span_of(index)
        clause = self.passage.clause_of(span)
        runs_on = _RUNS_ON.match(self.text, span.start) is not None
        if clause is None or clause != self.passage.main or runs_on:
            return None
        found = reduced(self.text, clause, self._before(index), span.start)
        if found is None:
            return None
        closes = self.text.startswith(")", span.end) and "(" in self.text[found[0] : span.start]
        own = Span(start=found[0], end=span.end + closes)
        return Part(
            span=own, reading=index, subject=self._who(clause.subject) if found[1] else None
        )

    def told_clause(self, index: int) -> Part | None:
        """Return the clause in the past that a time dates inside a sentence in the present, or one
        that tells what has happened on a day."""
        clause = self.passage.clause_of(self.span_of(index))
        if clause is None or clause == self.passage.main or clause.is_modal:
            return None
        has_happened = clause.is_perfect and takes(self.resolved, self.passage, clause, index)
        return self._part(clause, index) if clause.tense == "past" or has_happened else None


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


def _is_beside(passage: Passage, span: Span) -> bool:
    """Tell whether words tell something beside the main clause: they have a verb, not its own."""
    own = passage.main.verb if passage.main is not None else None
    verbs = [
        clause.verb for clause in passage.clauses if clause.verb and span.contains(clause.verb)
    ]
    return bool(verbs) and own not in verbs


def _crosses_verb(passage: Passage, start: int, end: int) -> bool:
    return any(clause.verb and start <= clause.verb.start < end for clause in passage.clauses)
