"""What an article tells beside what its sentence tells: occasions, asides, what quotations date."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.intervals import Granularity
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


def told_beside(resolved: Resolved, passage: Passage, index: int) -> Iterator[Part]:
    """Yield what an article tells at a time that does not date the sentence: an occasion that the
    time describes, what a quoted clause says of it, an aside ("Drake, arrested on Monday, …")."""
    placed, interval = resolved.placed, resolved.resolutions[index].interval
    reading = placed.tagged.readings[index]
    if placed.segmented.kind != "article" or interval is None or reading.type in UNDATING_KINDS:
        return
    if is_dateline(resolved, reading.span) or is_name(resolved, index):
        return
    unit = interval.granularity
    is_near = unit is not None and unit.is_finer_than(Granularity.YEAR)
    if passage.in_quotation(reading.span):
        clause = passage.clause_of(reading.span)
        is_dated = clause is not None and reading.role == "dates"
        if is_dated and clause is not None and _tells(resolved, clause, index):
            told = extended(placed.document.text, passage, clause, _dated(resolved, passage))
            span = _inside(passage, reading.span, told)
            yield Part(span=span, reading=index, is_to_come=clause.tense == "future")
    elif is_near and is_aside(resolved, passage, reading.span):
        yield Part(span=Span(start=passage.span.start, end=reading.span.end), reading=index)
    elif reading.role == "describes" and (is_over(resolved, index) or is_ahead(resolved, index)):
        named = occasion(resolved, passage, index)
        if named is not None:
            yield Part(span=named, reading=index)


def _dated(resolved: Resolved, passage: Passage) -> list[Clause]:
    """Return the clauses that hold an expression."""
    readings = resolved.placed.tagged.readings
    held = (passage.clause_of(readings[index].span) for index in passage.readings)
    return [clause for clause in held if clause is not None]


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
