"""Which expressions can date what a sentence tells, and which only stand in it.

No happening lies in a time that is quoted, pointed at ("our post from 3.25pm"), compared with, or
only a limit; nor does a clause take one that its tense excludes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from timeline.anchoring.looseness import SMALL_UNITS_S
from timeline.holders import references_at
from timeline.intervals import Granularity
from timeline.language import en_discourse as words
from timeline.language.en_verbs import UNCHANGING
from timeline.meanings import Length, Shift
from timeline.model import Clause, Resolved, Span
from timeline.narrate.compared import is_compared
from timeline.narrate.datelines import dateline_of
from timeline.narrate.dating import is_over
from timeline.narrate.occasions import names_occasion
from timeline.narrate.passages import Passage
from timeline.narrate.sides import side_of

OPENING = 8  # characters into a sentence within which an expression opens it ("On Monday, …")
UNDATING_KINDS = frozenset({"DURATION", "SET"})
_NOT_OVER = frozenset({"present", "future"})
_OF_NO_DAY = ("PAST_REF", "FUTURE_REF", "TXX:XX")  # the last: "ten minutes later" of no day told
LONGEST_LAW = 20  # characters of "Regulations of the "
LONGEST_WITHIN = 12  # characters of "during the "
_WITHIN = re.compile(rf"\b{words.WITHIN}$", re.IGNORECASE | re.VERBOSE)
_LAW = re.compile(rf"\b{words.LAW},?\ (?:of\ )?$", re.VERBOSE)
_NOT = re.compile(words.NOT, re.IGNORECASE | re.VERBOSE)
_IN_WRITING = re.compile(
    rf"[“\"]?in\ {words.DETERMINER}\ (?:[\w’'-]+\ ){{0,3}}{words.TELLING}\b",
    re.IGNORECASE | re.VERBOSE,
)
_OPENING_ASIDE = re.compile(
    rf"(?!{words.ASKED}\b){words.PARTICIPLE}\b[^,;“”]{{0,60}}", re.IGNORECASE | re.VERBOSE
)
_OF_RECORD = re.compile(
    rf"(?:(?P<lead>[\w’']+)\ )?\b{words.DETERMINER}\ (?:[\w’'-]+\ ){{0,2}}{words.RECORD}"
    r"\ (?:of|from|dated)\ (?:the\ )?$",
    re.IGNORECASE | re.VERBOSE,
)
LONGEST_RECORD = 60  # characters of "seen the secret report of "
_ASIDE = re.compile(rf",\ {words.PARTICIPLE}\b[^,;“”]{{0,40}}$", re.IGNORECASE | re.VERBOSE)


def is_open(resolved: Resolved, passage: Passage, index: int) -> bool:
    """Tell whether nothing is told to happen at a time: it only limits what might or will be done
    ("must be paid before winter"), or somebody says that it might, or will not, be done then."""
    clause = passage.clause_of(resolved.placed.tagged.readings[index].span)
    if clause is None or not (clause.is_modal or clause.tense == "future"):
        return False
    if side_of(resolved, index) is not None:
        return True
    main = passage.main
    if clause.verb is None or main is None or not main.is_reporting or clause == main:
        return False
    is_possible = clause.is_modal and clause.tense == "present"
    return is_possible or _NOT.search(resolved.placed.document.quote(clause.verb)) is not None


def takes(resolved: Resolved, passage: Passage, clause: Clause | None, index: int) -> bool:
    """Tell whether a clause's tense goes with the time that an expression gives.

    A live post's present, and what somebody "says", do not go with a time that is over ("here is
    the speech of last week"); nor does the present perfect ("has seen a rise in 2024"), nor what
    "will" be done ("will be tried for the theft of 3 May").
    """
    if clause is None or clause.tense not in _NOT_OVER or not is_over(resolved, index):
        return True
    if clause.tense == "future":
        return False
    readings = resolved.placed.tagged.readings
    opens = readings[index].span.start - passage.span.start < OPENING
    if clause.is_perfect:
        interval = resolved.resolutions[index].interval
        unit = interval.granularity if interval is not None else None
        is_day = unit is not None and unit.is_finer_than(Granularity.WEEK)
        return opens or (is_day and clause.span.contains(readings[index].span))
    if clause.verb is not None and resolved.placed.document.quote(clause.verb) in UNCHANGING:
        return True  # "On Tuesday the boards put it online": past, by its time
    return resolved.placed.segmented.kind == "article" and not clause.is_reporting


def is_own_day(resolved: Resolved, index: int) -> bool:
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


def can_date(resolved: Resolved, passage: Passage, index: int) -> bool:
    """Tell whether an expression can date a clause of its sentence at all."""
    reading = resolved.placed.tagged.readings[index]
    resolution = resolved.resolutions[index]
    dates = reading.role == "dates" or names_occasion(resolved, passage, index)
    is_undating = reading.type in UNDATING_KINDS and not runs_up_to_now(resolved, index)
    if not dates or is_undating:
        return False
    if heads(resolved, index) or _is_spelt_out(resolved, index) or is_name(resolved, index):
        return False
    if passage.in_quotation(reading.span) or is_dateline(resolved, passage, reading.span):
        return False
    is_pointed_at = any(one.contains(reading.span) for one in references_in(resolved, passage))
    if is_pointed_at or _is_in_list(resolved, reading.span):
        return False
    is_of_no_day = resolution.value in _OF_NO_DAY and not _looks_back(resolved, index)
    if is_of_no_day or is_compared(resolved, index):
        return False
    if resolution.value == "PRESENT_REF" and not _is_now(resolved, passage, index):
        return False
    before = resolved.placed.document.text[max(0, reading.span.start - 6) : reading.span.start]
    if before.lower().endswith("since ") and not _lasts(passage, reading.span):
        return False
    is_good = before.lower().endswith("good ")
    is_besides = is_aside(resolved, passage, reading.span)
    return not (is_good or is_besides or is_of_record(resolved, passage, reading.span))


def runs_up_to_now(resolved: Resolved, index: int) -> bool:
    """Tell a length of time that ends with the day of an article, in which something happened
    ("closed in the past three weeks"), from one that only says how long something took."""
    placed, reading = resolved.placed, resolved.placed.tagged.readings[index]
    if not isinstance(reading.meaning, Length) or reading.meaning.toward >= 0:
        return False
    if placed.segmented.kind != "article" or resolved.is_history:
        return False
    start, end = reading.span.start, reading.span.end
    text = placed.document.text
    is_within = _WITHIN.search(text, max(0, start - LONGEST_WITHIN), start) is not None
    return is_within and not text.startswith(" of ", end)


def _looks_back(resolved: Resolved, index: int) -> bool:
    """Tell "a few months ago" and "recently" of an article, which are past and of no day."""
    reading, value = resolved.placed.tagged.readings[index], resolved.resolutions[index].value
    is_far = isinstance(reading.meaning, Shift) and reading.meaning.unit not in SMALL_UNITS_S
    is_open = is_far or reading.text.lower() in words.LATELY
    return value == "PAST_REF" and is_open and resolved.placed.segmented.kind == "article"


def _is_in_list(resolved: Resolved, span: Span) -> bool:
    """Tell whether a time only tells things of a list apart: "the Lark (2005, Riga, 121 dead)"."""
    text = resolved.placed.document.text
    return text[span.start - 1 : span.start] == "(" and text[span.end : span.end + 1] == ","


def is_name(resolved: Resolved, index: int) -> bool:
    """Tell whether a year is part of the name of a law: "the Harbours Act 1964"."""
    span = resolved.placed.tagged.readings[index].span
    text = resolved.placed.document.text
    return _LAW.search(text, max(0, span.start - LONGEST_LAW), span.start) is not None


def is_aside(resolved: Resolved, passage: Passage, span: Span) -> bool:
    """Tell whether a time stands in an aside about a noun: "Ada Quill, born in 1983, left"; not
    where it is when something was said: "In a letter, dated 3 May, she warned"."""
    text = resolved.placed.document.text
    main = passage.main
    verb = main.verb if main is not None else None
    is_closed = text[span.end : span.end + 1] == "," and verb is not None and verb.start > span.end
    if not is_closed or in_writing(resolved, passage, span):
        return False
    return _opens_aside(resolved, passage, span) or (
        _ASIDE.search(text, passage.span.start, span.start) is not None
    )


def _opens_aside(resolved: Resolved, passage: Passage, span: Span) -> bool:
    """Tell whether a time stands in what a sentence opens with of its subject's past: "Born in
    Graz in February 1931, she fled". What was "released on Friday" may be the day's news."""
    text = resolved.placed.document.text
    if _OPENING_ASIDE.fullmatch(text, passage.span.start, span.start) is None:
        return False
    at = bisect_left(resolved.placed.tagged.readings, span.start, key=lambda one: one.span.start)
    interval = resolved.resolutions[at].interval
    unit = interval.granularity if interval is not None else None
    return unit is not None and not unit.is_finer_than(Granularity.MONTH)


def in_writing(resolved: Resolved, passage: Passage, span: Span) -> bool:
    """Tell whether a sentence opens with the letter or the report, of that time, that says it."""
    text = resolved.placed.document.text
    opened = _IN_WRITING.match(text, passage.span.start, span.start)
    return opened is not None and text.count(",", passage.span.start, span.start) <= 1


def is_of_record(resolved: Resolved, passage: Passage, span: Span) -> bool:
    """Tell whether a date is that of a letter or a ruling which a sentence speaks of, and not of
    what it tells: "she never saw the letter of 3 March". What somebody says "in a letter of 3
    March" they say then."""
    text = resolved.placed.document.text
    low = max(passage.span.start, span.start - LONGEST_RECORD)
    found = _OF_RECORD.search(text, low, span.start)
    return found is not None and (found["lead"] or "").lower() not in words.SAID_IN


def _lasts(passage: Passage, span: Span) -> bool:
    """Tell whether a clause tells what began at a time ("has been shut since May"), and not what
    is measured from it ("was the first win since 2013", "aims set since 1997 have been met")."""
    clause = passage.clause_of(span)
    if clause is None or clause.verb is None or not clause.is_perfect:
        return False
    opens = span.start - passage.span.start < OPENING
    return opens or clause.verb.start < span.start


def _is_now(resolved: Resolved, passage: Passage, index: int) -> bool:
    """Tell whether "now" dates what an article tells: by the article's own day.

    It does where the sentence tells of no past, or tells of the present beside it ("he fled and
    is now in hiding"), not what was so when somebody spoke ("said that they are now looking").
    """
    main = passage.main
    clause = passage.clause_of(resolved.placed.tagged.readings[index].span)
    if resolved.resolutions[index].interval is None or main is None or clause is None:
        return False
    if main.tense in ("present", "future"):
        return clause.tense != "past"
    return clause.tense == "present" and not (clause.is_subordinate or clause.is_stative)


def _is_spelt_out(resolved: Resolved, index: int) -> bool:
    """Tell whether words that count are followed by the date they come to: "a century later, on
    2 May 1971"."""
    readings = resolved.placed.tagged.readings
    reading = readings[index]
    if not isinstance(reading.meaning, Shift) or index + 1 == len(readings):
        return False
    between = resolved.placed.document.text[reading.span.end : readings[index + 1].span.start]
    after = readings[index + 1].type in ("DATE", "TIME") and not readings[index + 1].is_relative
    return after and _SPELT_OUT.fullmatch(between) is not None


_SPELT_OUT = re.compile(rf",\ {words.PREPOSITION_BEFORE_TIME}\ (?:the\ )?", re.VERBOSE)


def heads(resolved: Resolved, index: int) -> bool:
    """Tell whether an expression is a heading: it dates what stands below or behind it."""
    at = bisect_right(resolved.headed, index, key=lambda one: one.readings[0]) - 1
    return at >= 0 and index in resolved.headed[at].readings


def is_dateline(resolved: Resolved, passage: Passage, span: Span) -> bool:
    """Tell whether words name the document's own date, which dates the page and no happening."""
    opening = dateline_of(resolved.placed.document, passage.span)
    if opening is not None and opening.contains(span):
        return True
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
