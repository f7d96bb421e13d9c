"""What a sentence tells at which time: the expression that dates it, and the parts of it that
happened at a time of their own: a clause, an event noun, what a length is counted from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.holders import references_at
from timeline.intervals import Granularity
from timeline.language import en_discourse as words
from timeline.model import Clause, Resolved, Span
from timeline.narrate.dating import is_compared, side_of
from timeline.narrate.occasions import names_occasion, occasion
from timeline.narrate.open_times import is_done
from timeline.narrate.passages import Passage

OPENING = 8  # characters into a sentence within which an expression opens it ("On Monday, …")
MOST_ANAPHORIC_WORDS = 8
UNDATING_KINDS = frozenset({"DURATION", "SET"})
_NOMINAL = re.compile(words.NOMINAL_TIME, re.VERBOSE)
_ANAPHORIC = re.compile(words.ANAPHORIC_SUBJECT, re.VERBOSE)
_WHEN = re.compile(r"when\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    rf"[\s,]*(?:{words.PREPOSITION_BEFORE_TIME}\ )?", re.IGNORECASE | re.VERBOSE
)
_ASIDE = re.compile(rf",\ {words.PARTICIPLE}\b[^,;“”]{{0,40}}$", re.IGNORECASE | re.VERBOSE)
_MANNER = re.compile(r"as\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"\ [A-ZÀ-ÖØ-Þ]\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something told inside a sentence at a time of its own: a clause or an event noun."""

    span: Span
    reading: int | None
    signal: int | None = None


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
    governed = {
        index: signal.governs
        for index in passage.signals
        if (signal := resolved.placed.tagged.signals[index]).governs is not None
        and not passage.in_quotation(signal.span)
    }
    for index in sorted(passage.readings, key=lambda one: _is_second(resolved, one)):
        if not _can_date(resolved, passage, index):
            parts.extend(_told_beside(resolved, passage, index))
            continue
        if _is_own_day(resolved, index) or _is_limit(resolved, passage, index):
            continue
        part = _part_of(resolved, passage, index, governed)
        if part is None and main is not None:
            part = _second_clause(resolved, passage, main, index)
        if part is None and not _takes(resolved, passage, passage.main, index):
            part = _told_clause(resolved, passage, index)
        elif part is None and main is None:
            main = index
        if part is not None:
            parts.append(part)
    parts.extend(_counted_parts(resolved, passage, governed, parts))
    return main, parts


def _is_second(resolved: Resolved, index: int) -> bool:
    """Tell what dates a sentence only where no other words do: "before winter", "the games"."""
    is_described = resolved.placed.tagged.readings[index].role == "describes"
    return is_described or side_of(resolved, index) is not None


def _is_limit(resolved: Resolved, passage: Passage, index: int) -> bool:
    """Tell whether a time only limits what might or will be done ("must be paid before winter")."""
    clause = passage.clause_of(resolved.placed.tagged.readings[index].span)
    is_open = clause is not None and (clause.is_modal or clause.tense == "future")
    return is_open and side_of(resolved, index) is not None


def _takes(resolved: Resolved, passage: Passage, clause: Clause | None, index: int) -> bool:
    """Tell whether a clause's tense goes with the time that an expression gives.

    A live post's present, and what somebody "says", do not go with a time that is over ("here is
    the speech of last week"); nor does the present perfect ("has seen a rise in 2024").
    """
    if clause is None or clause.tense != "present" or not _is_over(resolved, index):
        return True
    readings = resolved.placed.tagged.readings
    opens = readings[index].span.start - passage.span.start < OPENING
    if clause.is_perfect:
        interval = resolved.resolutions[index].interval
        unit = interval.granularity if interval is not None else None
        is_day = unit is not None and unit.is_finer_than(Granularity.WEEK)
        return opens or (is_day and clause.span.contains(readings[index].span))
    return resolved.placed.segmented.kind == "article" and not clause.is_reporting


def _is_over(resolved: Resolved, index: int) -> bool:
    """Tell whether a time ends before its post went up, or before its document's day."""
    placed, resolution = resolved.placed, resolved.resolutions[index]
    posted = placed.posted[resolution.post] if resolution.post is not None else None
    own = posted or placed.dct
    interval = resolution.interval
    if interval is None or interval.end is None or own is None or own.interval.start is None:
        return False
    return interval.end <= own.interval.start


def _is_own_day(resolved: Resolved, index: int) -> bool:
    """Tell whether an expression ("today") says no more than that a live post is of its own day."""
    placed = resolved.placed
    interval = resolved.resolutions[index].interval
    if placed.segmented.kind != "live-blog" or placed.dct is None or interval is None:
        return False
    if placed.tagged.readings[index].mod or interval.granularity is not Granularity.DAY:
        return False
    post = resolved.resolutions[index].post
    own = placed.posted[post] if post is not None else None
    return interval.contains((own or placed.dct).interval)


def _can_date(resolved: Resolved, passage: Passage, index: int) -> bool:
    reading = resolved.placed.tagged.readings[index]
    resolution = resolved.resolutions[index]
    dates = reading.role == "dates" or names_occasion(resolved, passage, index)
    if not dates or reading.type in UNDATING_KINDS:
        return False
    if passage.in_quotation(reading.span) or _is_dateline(resolved, reading.span):
        return False
    if any(span.contains(reading.span) for span in references_in(resolved, passage)):
        return False
    if resolution.value in ("PAST_REF", "FUTURE_REF") or is_compared(resolved, index):
        return False
    if resolution.value == "PRESENT_REF" and not _is_now(resolved, passage, index):
        return False
    before = resolved.placed.document.text[max(0, reading.span.start - 6) : reading.span.start]
    if _is_aside(resolved, passage, reading.span):
        return False
    if before.lower().endswith("since ") and not _lasts(passage, reading.span):
        return False
    return not before.lower().endswith("good ")


def _is_aside(resolved: Resolved, passage: Passage, span: Span) -> bool:
    """Tell whether a time stands in an aside about a noun: "Ada Quill, born in 1983, left"."""
    text = resolved.placed.document.text
    main = passage.main
    verb = main.verb if main is not None else None
    is_closed = text[span.end : span.end + 1] == "," and verb is not None and verb.start > span.end
    return is_closed and _ASIDE.search(text, passage.span.start, span.start) is not None


def _lasts(passage: Passage, span: Span) -> bool:
    """Tell whether a clause tells what began at a time ("has been shut since May"), and not what
    is measured from it ("was the first win since 2013")."""
    clause = passage.clause_of(span)
    return clause is not None and clause.is_perfect


def _is_now(resolved: Resolved, passage: Passage, index: int) -> bool:
    """Tell whether "now" dates what an article tells in the present: by the article's own day."""
    main = passage.main
    span = resolved.placed.tagged.readings[index].span
    if resolved.resolutions[index].interval is None or main is None:
        return False
    is_present = main.tense == "present" and not main.is_perfect
    return is_present and passage.clause_of(span) == main


def _is_dateline(resolved: Resolved, span: Span) -> bool:
    """Tell whether words name the document's own date, which dates the page and no happening."""
    dct = resolved.placed.dct
    if dct is None or dct.why.rule == "date-settled":
        return False
    document = resolved.placed.document.id
    return any(
        leaf.document == document and leaf.start <= span.start and span.end <= leaf.end
        for leaf in dct.why.leaves()
    )


def references_in(resolved: Resolved, passage: Passage) -> list[Span]:
    """Return where a sentence points at other posts."""
    near = references_at(resolved.placed.references, passage.span)
    return [one.reading.span for one in near]


def _part_of(
    resolved: Resolved, passage: Passage, index: int, governed: dict[int, Span]
) -> Part | None:
    """Return the part of the sentence that a reading dates, None if it dates the whole."""
    span = resolved.placed.tagged.readings[index].span
    text = resolved.placed.document.text
    if not text[passage.span.start : span.start].strip(" “\"‘'"):
        return None
    for signal, words_of in governed.items():
        if words_of.contains(span) and _has_verb(passage, words_of):
            return Part(span=words_of, reading=index, signal=signal)
    clause = clause_dated(text, passage, span)
    if clause is not None and _WHEN.match(text, clause.span.start) and passage.tense == "past":
        return None
    if clause is not None and clause.is_subordinate and _stands_alone(passage, clause):
        if not _takes(resolved, passage, clause, index):
            return None
        return Part(span=_with_what_is_said(text, passage, clause), reading=index)
    noun = _NOMINAL.search(text, passage.span.start, span.start)
    if noun is not None and not _crosses_verb(passage, noun.start("noun"), span.start):
        return Part(span=Span(start=noun.start("noun"), end=span.end), reading=index)
    return None


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


def _second_clause(resolved: Resolved, passage: Passage, main: int, index: int) -> Part | None:
    """Return a clause beside the main one with a time of its own ("…, and overnight he left")."""
    readings = resolved.placed.tagged.readings
    clause = passage.clause_of(readings[index].span)
    if clause is None or clause.verb is None or clause == passage.clause_of(readings[main].span):
        return None
    same = resolved.resolutions[main].interval == resolved.resolutions[index].interval
    return None if same else Part(span=clause.span, reading=index)


def _told_beside(resolved: Resolved, passage: Passage, index: int) -> Iterator[Part]:
    """Yield what an article tells at a time that does not date the sentence: an occasion that the
    time describes, what a quoted clause says of it, an aside ("Drake, arrested on Monday, …")."""
    placed, interval = resolved.placed, resolved.resolutions[index].interval
    reading = placed.tagged.readings[index]
    if placed.segmented.kind != "article" or interval is None or reading.type in UNDATING_KINDS:
        return
    if _is_dateline(resolved, reading.span):
        return
    unit = interval.granularity
    is_day = unit is not None and unit.is_finer_than(Granularity.WEEK)
    if passage.in_quotation(reading.span):
        clause = passage.clause_of(reading.span)
        told = clause is not None and (clause.tense == "past" or clause.is_perfect)
        if clause is not None and told and is_day and not clause.is_modal:
            yield Part(span=_inside(passage, reading.span, clause.span), reading=index)
    elif is_day and _is_aside(resolved, passage, reading.span):
        yield Part(span=Span(start=passage.span.start, end=reading.span.end), reading=index)
    elif reading.role == "describes" and _is_over(resolved, index):
        span = occasion(resolved, passage, index)
        if span is not None:
            yield Part(span=span, reading=index)


def _inside(passage: Passage, words: Span, clause: Span) -> Span:
    """Return a clause without what stands outside the quotation that holds `words`."""
    quotation = next(one for one in passage.quotations if one.contains(words))
    start, end = max(clause.start, quotation.start), min(clause.end, quotation.end)
    return Span(start=start, end=end)


def _told_clause(resolved: Resolved, passage: Passage, index: int) -> Part | None:
    """Return the clause in the past that a time dates inside a sentence in the present."""
    clause = passage.clause_of(resolved.placed.tagged.readings[index].span)
    if clause is None or clause.tense != "past" or clause == passage.main:
        return None
    return Part(span=clause.span, reading=index)


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


def _has_verb(passage: Passage, span: Span) -> bool:
    return any(clause.verb and span.contains(clause.verb) for clause in passage.clauses)


def _tells_past(passage: Passage, span: Span) -> bool:
    inside = [one for one in passage.clauses if one.verb and span.contains(one.verb)]
    return bool(inside) and inside[0].tense == "past"


def _crosses_verb(passage: Passage, start: int, end: int) -> bool:
    return any(clause.verb and start <= clause.verb.start < end for clause in passage.clauses)


def _stands_alone(passage: Passage, clause: Clause) -> bool:
    """Tell whether a subordinate clause tells a happening: it has a verb of its own."""
    main = passage.main
    return clause.verb is not None and main is not None and clause.span != main.span
