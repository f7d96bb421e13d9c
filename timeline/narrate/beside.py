"""What an article tells beside what its sentence tells: occasions, asides, what quotations date."""

from __future__ import annotations

import re
from collections.abc import Collection

from timeline.intervals import Granularity
from timeline.language.en_discourse import PARTICIPLE
from timeline.model import Clause, Resolved, Span
from timeline.narrate.datable import (
    UNDATING_KINDS,
    is_aside,
    is_dateline,
    is_name,
)
from timeline.narrate.dating import is_ahead, is_over
from timeline.narrate.extent import Part, extended
from timeline.narrate.occasions import occasion
from timeline.narrate.passages import Passage
from timeline.narrate.verbless import to_be_done

_DONE_AT = re.compile(
    rf",\ {PARTICIPLE}\b[^,;“”]{{0,60}}\ (?:in|at|during)\ $", re.IGNORECASE | re.VERBOSE
)


def told_beside(
    resolved: Resolved, passage: Passage, index: int, held: Collection[Clause]
) -> Part | None:
    """Return what an article tells at a time that does not date the sentence: an occasion that the
    time describes, what a quoted clause says of it, an aside ("Drake, arrested on Monday, …").

    `held` are the clauses that hold an expression; None where the time tells nothing.
    """
    placed, interval = resolved.placed, resolved.resolutions[index].interval
    reading = placed.tagged.readings[index]
    if placed.segmented.kind != "article" or interval is None or reading.type in UNDATING_KINDS:
        return None
    if is_dateline(resolved, passage, reading.span) or is_name(resolved, index):
        return None
    unit = interval.granularity
    is_near = unit is not None and unit.is_finer_than(Granularity.YEAR)
    if passage.in_quotation(reading.span):
        spoken = _spoken(resolved, passage, index, held) or _to_be_done(resolved, passage, index)
        if spoken is not None or reading.role != "describes":
            return spoken
    if is_near and is_aside(resolved, passage, reading.span):
        return Part(span=Span(start=passage.span.start, end=reading.span.end), reading=index)
    if reading.role == "describes" and (is_over(resolved, index) or is_ahead(resolved, index)):
        named = occasion(resolved, passage, index)
        if named is not None:
            return Part(span=_with_aside(resolved, passage, named), reading=index)
    return None


def _with_aside(resolved: Resolved, passage: Passage, named: Span) -> Span:
    """Return an occasion with what was done at it, as an aside tells of the subject before it:
    "The seat, won by Ada Quill in the 2001 election, …"."""
    text = resolved.placed.document.text
    leads = _DONE_AT.search(text, passage.span.start, named.start) is not None
    is_aside_of_subject = leads and text.startswith(",", named.end)
    return Span(start=passage.span.start, end=named.end) if is_aside_of_subject else named


def _spoken(
    resolved: Resolved, passage: Passage, index: int, held: Collection[Clause]
) -> Part | None:
    """Return the quoted clause that a time dates, with those that go along with it."""
    words = resolved.placed.tagged.readings[index].span
    clause = passage.clause_of(words)
    if clause is None or not _tells(resolved, clause, index):
        return None
    told = extended(resolved.placed.document.text, passage, clause, held)
    span = _inside(passage, words, told)
    return Part(span=span, reading=index, is_to_come=clause.tense == "future")


def _to_be_done(resolved: Resolved, passage: Passage, index: int) -> Part | None:
    """Return what somebody says is to be done at a time: "“… at the vote to be held in May”"."""
    span = resolved.placed.tagged.readings[index].span
    clause = passage.clause_of(span)
    if clause is None or not is_ahead(resolved, index):
        return None
    start = to_be_done(resolved.placed.document.text, clause, 0, span.start)
    return None if start is None else Part(span=Span(start=start, end=span.end), reading=index)


def _tells(resolved: Resolved, clause: Clause, index: int) -> bool:
    """Tell whether a clause tells that something happened, or will, at a time."""
    if clause.is_modal:
        return False
    if clause.tense == "future":
        return not is_over(resolved, index)
    interval = resolved.resolutions[index].interval
    unit = interval.granularity if interval is not None else None
    is_day = unit is not None and unit.is_finer_than(Granularity.WEEK)
    if clause.is_perfect and clause.tense == "present":
        return is_day
    return clause.tense == "past" and (is_day or not clause.is_stative)


def _inside(passage: Passage, words: Span, clause: Span) -> Span:
    """Return a clause without what stands outside the quotation that holds `words`."""
    quotation = next(one for one in passage.quotations if one.contains(words))
    start, end = max(clause.start, quotation.start), min(clause.end, quotation.end)
    return Span(start=start, end=end)
