"""A sentence asked what each of its expressions dates: all of it, a clause, or words in it."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.language import en_discourse as words
from timeline.language import en_verbs as verbs
from timeline.model import Clause, Resolved, Span
from timeline.narrate.datable import OPENING, can_date, in_writing, takes
from timeline.narrate.dating import is_ahead, is_over, lies_back
from timeline.narrate.extent import (
    Part,
    after_that,
    clause_dated,
    complement,
    crosses_verb,
    dates_head,
    extended,
    is_said_on,
    joined,
    lead_of,
    with_what_is_said,
)
from timeline.narrate.passages import Passage
from timeline.narrate.scenes import said_behind, scene_behind
from timeline.narrate.sides import side_of
from timeline.narrate.verbless import (
    done_before,
    ends_subject,
    fronted,
    meant,
    reduced,
    tail,
)
from timeline.values import value

_NOMINAL = re.compile(words.NOMINAL_TIME, re.VERBOSE)
_WHEN = re.compile(r"when\b", re.IGNORECASE)
_NEXT_NOMINAL = re.compile(
    rf",?\ and\ (?P<noun>{words.DETERMINER}\ [^,;:()“”\"]{{3,90}})$", re.IGNORECASE | re.VERBOSE
)
_BY = re.compile(r"\bby\ (?:the\ )?$", re.IGNORECASE | re.VERBOSE)
_THAT = re.compile(r"that\b", re.IGNORECASE)
_RUNS_ON = re.compile(r"the\ (?:past|last)\b", re.IGNORECASE | re.VERBOSE)


@value(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence asked what its expressions date.

    `able` are the readings that can date something in it, `dated` the clauses that hold one of
    them, `held` those that hold any. `governed` are the words that its signals introduce, by
    signal.
    """

    resolved: Resolved
    passage: Passage
    able: frozenset[int]
    dated: frozenset[Clause]
    held: frozenset[Clause]
    governed: dict[int, Span]

    @classmethod
    def of(cls, resolved: Resolved, passage: Passage) -> Sentence:
        """Look at the expressions and signals of one sentence."""
        tagged = resolved.placed.tagged
        able = frozenset(one for one in passage.readings if can_date(resolved, passage, one))
        clauses = {one: passage.clause_of(tagged.readings[one].span) for one in passage.readings}
        held = frozenset(clause for clause in clauses.values() if clause is not None)
        governed = {
            index: signal.governs
            for index in passage.signals
            if (signal := tagged.signals[index]).governs is not None
            and not passage.in_quotation(signal.span)
        }
        dated = frozenset(clause for one in able if (clause := clauses[one]) is not None)
        return cls(
            resolved=resolved,
            passage=passage,
            able=able,
            dated=dated,
            held=held,
            governed=governed,
        )

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
            if words_of.contains(span) and self._opens_with_its_clause(words_of, span):
                return Part(span=words_of, reading=index, signal=signal)
        said = complement(self.text, self.passage, span, self.dated)
        if said is not None:
            return Part(span=said, reading=index)
        clause = clause_dated(self.text, self.passage, span)
        if clause is not None and ends_subject(self.text, clause, span):
            own = Span(start=clause.subject.start, end=span.end) if clause.subject else span
            return Part(span=own, reading=index)
        start = fronted(self.text, clause, span) if clause is not None else None
        if clause is not None and start is not None:
            return self._reduced(clause, (start, True), index)
        part = self._named(index, main) if clause is None else self._in_clause(clause, index, main)
        if part is None and main is not None:
            part = self._second_clause(main, index) or self._named_besides(main, index)
        return part

    def _opens_with_its_clause(self, told: Span, span: Span) -> bool:
        """Tell whether words beside the main clause begin with the clause that a time dates, and
        not with who says it: "after the firm said it would close in July"."""
        own = self.passage.main.verb if self.passage.main is not None else None
        inside = [one for one in self.passage.clauses if one.verb and told.contains(one.verb)]
        if not inside or any(one.verb == own for one in inside):
            return False
        clause = self.passage.clause_of(span)
        if clause not in inside and not inside[0].span.contains(span):
            return False
        is_first = inside[0].span.contains(span)
        is_said = clause is not None and _THAT.match(self.text, clause.span.start) is not None
        return is_first or not (inside[0].is_reporting or is_said)

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
        if (is_now and self.passage.tense == "past") or self._goes_ahead(clause, index):
            return self._part(clause, index)
        is_added = main is not None or is_ahead(self.resolved, index) or self._is_term(index)
        added = self._tail_of(clause, index) if is_added else None
        if main is None and clause.is_perfect and clause.tense == "present":
            added = added or self._done_since(clause, index)
        return added or self._named(index, main) or self._said(clause, index)

    def _goes_ahead(self, clause: Clause, index: int) -> bool:
        """Tell whether a clause goes on to what is to come: "ran and *will run* in May"."""
        main = self.passage.main
        if main is None or clause == main or main.is_reporting or not self._is_told(main):
            return False
        return is_ahead(self.resolved, index)

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
        spoken = with_what_is_said(self.text, self.passage, clause)
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
        """Return a subject without the time before it ("today the court") or an aside with one."""
        if subject is None:
            return None
        start, end = subject.start, subject.end
        for span in (self.span_of(one) for one in self.passage.readings):
            if span.start - start <= OPENING and subject.contains(span):
                start = span.end
            elif start < span.start < end:
                aside = self.text.find(",", start, span.start)
                end = aside if aside >= 0 else span.start
        if self.text[start:end].rstrip().endswith(","):
            end = self.text.index(",", start)
        words_of = self.text[start:end]
        start += len(words_of) - len(words_of.lstrip(" ,"))
        return Span(start=start, end=end) if start < end else None

    def _tail_of(self, clause: Clause, index: int) -> Part | None:
        """Return what a clause adds at a time of its own: "…, with talks to resume on Friday"; or
        what somebody is to do then: "they agreed to meet on Friday"."""
        span = self.span_of(index)
        start, is_own = tail(self.text, clause, span), False
        is_meant = is_ahead(self.resolved, index) or self._is_term(index)
        if start is None and is_meant:
            is_told = self._is_told(clause)
            found = meant(self.text, clause, self._before(index), span.start, is_told=is_told)
            start, is_own = found or (None, False)
        if start is None:
            return None
        own = Span(start=start, end=self._tail_end(clause, index))
        return Part(span=own, reading=index, subject=self._who(clause.subject) if is_own else None)

    def _is_term(self, index: int) -> bool:
        """Tell whether something is to be done by a time that is not over: "by the end of June"."""
        span = self.span_of(index)
        by = _BY.search(self.text, max(0, span.start - 8), span.start)
        return by is not None and not is_over(self.resolved, index)

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

    def _named(self, index: int, main: int | None) -> Part | None:
        """Return the noun that a signal introduces with its time: "after the fire of May 2".

        It orders what the sentence tells, unless that has a time of its own in another clause.
        """
        span, low = self.span_of(index), self._before(index)
        noun = _NOMINAL.search(self.text, self.passage.span.start, span.start)
        if noun is None or crosses_verb(self.passage, noun.start("noun"), span.start):
            return None
        if noun.start("noun") < low:
            noun = _NEXT_NOMINAL.match(self.text, low, span.start)
        if noun is None:
            return None
        named = Span(start=noun.start("noun"), end=span.end)
        by = (signal for signal, words_of in self.governed.items() if words_of.contains(named))
        return Part(span=named, reading=index, signal=next(by, None) if main is None else None)

    def _said(self, clause: Clause, index: int) -> Part | None:
        """Return what somebody says of a time that is not the saying's: "he said it would open in
        April", "the mill was built in 1950, she said"."""
        lead = lead_of(self.passage, clause)
        if lead is None or not lead.is_reporting or lead.tense == "future" or clause == lead:
            return None
        if in_writing(self.resolved, self.passage, self.span_of(index)):
            return None
        interval = self.resolved.resolutions[index].interval
        is_told_on = is_said_on(self.passage, clause)
        is_elsewhere = is_ahead(self.resolved, index) or lies_back(self.resolved, interval)
        if not (is_elsewhere or is_told_on) or clause.verb is None or lead.verb is None:
            return None
        part = self._part(clause, index)
        if is_told_on or not clause.verb.start == clause.span.start > lead.verb.end:
            return part
        start = after_that(self.text, lead.verb.end)
        return replace(part, span=Span(start=start, end=part.span.end))

    def _named_besides(self, main: int, index: int) -> Part | None:
        """Return what a clause names at another time behind its own: "was jailed on Monday for *a
        robbery in 2016*"."""
        clause, span = self.passage.clause_of(self.span_of(index)), self.span_of(index)
        if clause is None or self.span_of(main).end > span.start:
            return None
        found = reduced(self.text, clause, self._before(index), span.start)
        return None if found is None else self._reduced(clause, found, index)

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

    def fits(self, index: int) -> bool:
        """Tell whether the tense of the sentence goes with a time."""
        main = self.passage.main
        return takes(self.resolved, self.passage, main, index) and not self.is_meant(index)

    def told_instead(self, index: int) -> Part | None:
        """Return what a time dates of a sentence whose own tense it does not go with."""
        if not takes(self.resolved, self.passage, self.passage.main, index):
            return self.told_clause(index) or self.told_of(index) or self._scene(index)
        is_other = self.is_meant(index) or self.tells_of_now(index)
        return self.told_of(index) if is_other else None

    def told_of(self, index: int) -> Part | None:
        """Return what a clause in the present says no verb of, but a time that is over."""
        span = self.span_of(index)
        clause = self.passage.clause_of(span)
        runs_on = _RUNS_ON.match(self.text, span.start) is not None
        if clause is None or clause != self.passage.main or runs_on:
            return None
        found = reduced(self.text, clause, self._before(index), span.start)
        return None if found is None else self._reduced(clause, found, index)

    def _done_since(self, clause: Clause, index: int) -> Part | None:
        """Return what was done at a time that is over, of what "has" been done since: "has been
        charged after *leading a raid on Monday*"."""
        if not is_over(self.resolved, index):
            return None
        found = done_before(self.text, clause, self._before(index), self.span_of(index).start)
        return None if found is None else self._reduced(clause, (found, True), index)

    def _scene(self, index: int) -> Part | None:
        """Return what happened at a time in which something else has been so."""
        end = self.span_of(self.resolved.placed.tagged.readings[index].pair or index).end
        clause = scene_behind(self.text, self.passage, end, self.held)
        clause = clause or said_behind(self.passage, self.span_of(index), self.dated)
        return None if clause is None else Part(span=clause.span, reading=index)

    def _reduced(self, clause: Clause, found: tuple[int, bool], index: int) -> Part:
        (start, is_own), span = found, self.span_of(index)
        closes = self.text.startswith(")", span.end) and "(" in self.text[start : span.start]
        own = Span(start=start, end=span.end + closes)
        who = self._who(clause.subject) if is_own else None
        by = (signal for signal, told in self.governed.items() if told.overlaps(own))
        return Part(span=own, reading=index, signal=next(by, None), subject=who)

    def is_meant(self, index: int) -> bool:
        """Tell whether a time ahead stands in what has happened by now: "has set a vote for
        Friday". What was put off is not told as having happened."""
        main = self.passage.main
        if main is None or not main.is_perfect or main.tense != "present":
            return False
        is_put_off = main.lemma in verbs.PUTTING_OFF | {"schedule"}
        is_own = self.passage.clause_of(self.span_of(index)) == main
        return is_own and not is_put_off and is_ahead(self.resolved, index)

    def tells_of_now(self, index: int) -> bool:
        """Tell whether a time that is over stands in what holds now: "is wanted for a robbery in
        2015"."""
        main = self.passage.main
        is_now = main is not None and main.tense == "present" and not main.is_perfect
        return is_now and is_over(self.resolved, index)

    def told_clause(self, index: int) -> Part | None:
        """Return the clause in the past that a time dates inside a sentence in the present, or one
        that tells what has happened on a day."""
        clause = self.passage.clause_of(self.span_of(index))
        if clause is None or clause == self.passage.main or clause.is_modal:
            return None
        has_happened = clause.is_perfect and takes(self.resolved, self.passage, clause, index)
        return self._part(clause, index) if clause.tense == "past" or has_happened else None
