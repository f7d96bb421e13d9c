"""A post seen sentence by sentence: each with its clauses, expressions, signals and references."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from timeline.model import Clause, RawPost, Resolved, Span, Tense
from timeline.values import value

MOSTLY_QUOTED = 0.5  # of a sentence: it is somebody's words
LONGEST_TAG = 60  # characters of "…, the minister said" at the end of a sentence


@value(frozen=True, kw_only=True)
class Passage:
    """One sentence of a post. Indexes are those of the document's readings, signals, references.

    `quoted` is the share of its characters that stand between quotation marks. Not slotted: which
    clause is its main one is asked many times, and found once.
    """

    span: Span
    block: int
    is_title: bool
    clauses: tuple[Clause, ...]
    readings: tuple[int, ...]
    signals: tuple[int, ...]
    references: tuple[int, ...]
    quotations: tuple[Span, ...]
    quoted: float

    @cached_property
    def main(self) -> Clause | None:
        """The clause that the sentence asserts, outside quotations.

        That is the one behind it that names who said it ("…, he said, …"), else the first free,
        and the first where that tells what somebody said ("He confirmed they had written").
        """
        finite = [clause for clause in self.clauses if clause.verb and not clause.is_quoted]
        free = [clause for clause in finite if not clause.is_subordinate]
        if free and free[0].is_reporting:
            return free[0]
        for clause in reversed(free[1:]):
            if _names_speaker(clause):
                return clause
        return next(iter(free or finite), None)

    @property
    def tense(self) -> Tense | None:
        """The tense of what the sentence asserts."""
        return self.main.tense if self.main is not None else None

    def host_of(self, signal: Span) -> Clause | None:
        """Return the clause that a signal follows, None for one that opens the sentence."""
        before = Span(start=max(signal.start - 2, 0), end=max(signal.start - 1, 0))
        return self.clause_of(before) if before.start >= self.span.start else None

    def in_quotation(self, span: Span) -> bool:
        """Tell whether `span` lies within quotation marks."""
        return any(quotation.contains(span) for quotation in self.quotations)

    def clause_of(self, span: Span) -> Clause | None:
        """Return the shortest clause that holds `span`."""
        holders = [clause for clause in self.clauses if clause.span.contains(span)]
        return min(holders, key=lambda clause: len(clause.span), default=None)


@value(frozen=True, kw_only=True)
class View:
    """A resolved document that can be asked what stands within a span.

    Not slotted: the sorted starts are made once and kept.
    """

    resolved: Resolved

    def passages(self, post: RawPost) -> tuple[Passage, ...]:
        """Return the sentences of a post in the order of its text."""
        sentences = self.resolved.placed.tagged.sentences
        found = []
        for part in post.parts:
            for index in _overlapping(self._sentences, self._sentence_ends, part):
                sentence = sentences[index]
                start, end = max(sentence.span.start, part.start), min(sentence.span.end, part.end)
                found.append(self._passage(Span(start=start, end=end), sentence.block, post.title))
        return tuple(found)

    def _passage(self, span: Span, block: int, title: Span | None) -> Passage:
        tagged = self.resolved.placed.tagged
        indexes = _overlapping(self._quotations, self._quotation_ends, span)
        quotations = tuple(tagged.quotations[index] for index in indexes)
        quoted = sum(min(one.end, span.end) - max(one.start, span.start) for one in quotations)
        clauses = _overlapping(self._clauses, self._clause_ends, span)
        return Passage(
            span=span,
            block=block,
            is_title=title is not None and title.contains(span),
            clauses=tuple(
                one for at in clauses if (one := _within(tagged.clauses[at], span)) is not None
            ),
            readings=_starting(self._readings, span),
            signals=_starting(self._signals, span),
            references=_starting(self._references, span),
            quotations=quotations,
            quoted=quoted / max(1, len(span)),
        )

    @cached_property
    def _sentences(self) -> list[int]:
        return [one.span.start for one in self.resolved.placed.tagged.sentences]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [one.span.end for one in self.resolved.placed.tagged.sentences]

    @cached_property
    def _clauses(self) -> list[int]:
        return [one.span.start for one in self.resolved.placed.tagged.clauses]

    @cached_property
    def _clause_ends(self) -> list[int]:
        return [one.span.end for one in self.resolved.placed.tagged.clauses]

    @cached_property
    def _quotations(self) -> list[int]:
        return [one.start for one in self.resolved.placed.tagged.quotations]

    @cached_property
    def _quotation_ends(self) -> list[int]:
        return [one.end for one in self.resolved.placed.tagged.quotations]

    @cached_property
    def _readings(self) -> list[int]:
        return [one.span.start for one in self.resolved.placed.tagged.readings]

    @cached_property
    def _signals(self) -> list[int]:
        return [one.span.start for one in self.resolved.placed.tagged.signals]

    @cached_property
    def _references(self) -> list[int]:
        return [one.span.start for one in self.resolved.placed.tagged.references]


def _names_speaker(clause: Clause) -> bool:
    """Tell whether a clause behind what is told only names who said so: "…, the mayor said", not
    "…, but residents say that …", which a word before its subject joins to it."""
    subject, verb = clause.subject, clause.verb
    if not clause.is_reporting or subject is None or verb is None:
        return False
    is_joined = subject < verb and subject.start > clause.span.start + 1
    return len(clause.span) <= LONGEST_TAG and not is_joined


def _within(clause: Clause, span: Span) -> Clause | None:
    """Return a clause cut to a sentence that a printed label shortened; None if that took its verb
    away."""
    if span.contains(clause.span):
        return clause
    if clause.verb is not None and not span.contains(clause.verb):
        return None
    own = Span(start=max(clause.span.start, span.start), end=min(clause.span.end, span.end))
    subject = clause.subject
    if subject is not None:
        start = max(subject.start, span.start)
        subject = Span(start=start, end=subject.end) if start < subject.end else None
    return replace(clause, span=own, subject=subject)


def _starting(starts: Sequence[int], span: Span) -> tuple[int, ...]:
    """Return the indexes of what begins within `span`."""
    first = bisect_left(starts, span.start)
    if first == len(starts) or starts[first] >= span.end:
        return ()
    return tuple(range(first, bisect_left(starts, span.end, first)))


def _overlapping(starts: Sequence[int], ends: Sequence[int], span: Span) -> range:
    """Return the indexes of sorted spans, none overlapping, that share a character with `span`."""
    first = bisect_left(starts, span.start)
    if first and ends[first - 1] > span.start:
        first -= 1
    return range(first, bisect_left(starts, span.end, first))
