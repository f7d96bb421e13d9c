"""How much of a sentence an expression dates: a clause with what goes along, a complement, a tail.

"He was caught in May, tried in June | and is to be freed on Friday": each time has words of its
own, and clauses without a time go along with the one before them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from timeline.language import en_discourse as words
from timeline.model import Clause, Span
from timeline.narrate.passages import Passage
from timeline.values import value

_GOES_ALONG = re.compile(rf"{words.GOES_ALONG}\b", re.IGNORECASE | re.VERBOSE)
_PREPOSITION = re.compile(
    rf"[\s,]*(?:{words.PREPOSITION_BEFORE_TIME}\ )?", re.IGNORECASE | re.VERBOSE
)
_MANNER = re.compile(r"as\b", re.IGNORECASE)
_RELATIVE = re.compile(r"(?:which|who)\b", re.IGNORECASE)
_HEAD = re.compile(
    rf"\b({words.DETERMINER}\ (?:[\w’'-]+\ ){{0,2}}[\w’'-]+|[A-Z][\w’'-]*(?:\ [A-Z][\w’'-]*)*),\ $",
    re.VERBOSE,
)
_JOINED = re.compile(rf"{words.COORDINATOR}\b", re.IGNORECASE | re.VERBOSE)
LONGEST_WORDING = 40  # characters of a quotation that is no speech
_THAT = re.compile(
    rf"\bthat,?\ (?=(?:{words.PREPOSITION_BEFORE_TIME}\ )?(?:the\ )?$)", re.IGNORECASE | re.VERBOSE
)
_SAID = re.compile(r"[,:]?\ (?:[^,“”]{0,30}\bthat\ )?", re.IGNORECASE | re.VERBOSE)
_PLACE_OF_HAPPENING = re.compile(
    rf"\b(?:in|at|during)\ {words.DETERMINER}\ (?:(?!of\b)[\w’'-]+\ ?){{1,4}},?\ $",
    re.IGNORECASE | re.VERBOSE,
)


@value(frozen=True, slots=True, kw_only=True)
class Part:
    """Something told inside a sentence at a time of its own: a clause or an event noun.

    `subject` is who is to do it where the words behind do not say ("to meet on Friday").
    `is_to_come` where its own words say that it will happen.
    """

    span: Span
    reading: int | None
    signal: int | None = None
    subject: Span | None = None
    is_to_come: bool = False


def extended(
    text: str, passage: Passage, clause: Clause, dated: Collection[Clause], start: int | None = None
) -> Span:
    """Return a clause with those right behind it that tell on at its time.

    These are relative and joined clauses in the same tense that none of the sentence's
    expressions dates (`dated` are those that one does).
    """
    end = clause.span.end
    for one in passage.clauses:
        if one.span.start < end or _is_only_worded(passage, one):
            continue
        if one == passage.main or one in dated or not _goes_along(text, passage.main, clause, one):
            break
        end = one.span.end
    return Span(start=clause.span.start if start is None else start, end=end)


def _is_only_worded(passage: Passage, clause: Clause) -> bool:
    """Tell whether a quotation gives no more than somebody's words for it: "left her “numbed”"."""
    verb = clause.verb
    held = (one for one in passage.quotations if verb is not None and one.contains(verb))
    return any(len(one) <= LONGEST_WORDING for one in held)


def _goes_along(text: str, main: Clause | None, clause: Clause, one: Clause) -> bool:
    if one.tense != "past" or clause.tense != "past" or one.is_modal:
        return False
    if one.is_quoted != clause.is_quoted:
        return False
    if one.is_perfect and not clause.is_perfect:
        return False
    if one.is_subordinate:
        return _GOES_ALONG.match(text, one.span.start) is not None
    if one.subject is not None:
        return True
    is_joined = _JOINED.match(text, one.span.start) is not None
    return is_joined and (clause.is_subordinate or main is None or main.is_reporting)


def joined(text: str, passage: Passage, clause: Clause) -> tuple[int, Span | None]:
    """Return where a clause without a subject begins behind its "and", and the subject that it
    shares with the clause before it."""
    opens = _JOINED.match(text, clause.span.start)
    start = clause.span.start
    before = [one for one in passage.clauses if one.span.end <= clause.span.start]
    if opens is None:
        is_relative = bool(before) and _RELATIVE.match(text, before[-1].span.start) is not None
        head = (
            _HEAD.search(text, passage.span.start, before[-1].span.start) if is_relative else None
        )
        return start, Span(start=head.start(1), end=head.end(1)) if head else None
    start = opens.end() + 1
    return start, next((one.subject for one in reversed(before) if one.subject), None)


def complement(text: str, passage: Passage, span: Span, dated: Collection[Clause]) -> Span | None:
    """Return what somebody says of a time that opens it: "said that, in May, when …, he left"."""
    lead = passage.clause_of(span)
    if lead is None or not lead.is_reporting or lead.verb is None or lead.verb.end > span.start:
        return None
    opens = _THAT.search(text, lead.verb.end, span.start)
    if opens is None:
        return None
    behind = (one for one in passage.clauses if one.span.start >= span.end)
    said = next((one for one in behind if not one.is_subordinate), None)
    return None if said is None else extended(text, passage, said, dated, opens.end())


def after_that(text: str, end: int) -> int:
    """Return where what is said begins behind a verb of saying that ends at `end`."""
    opens = _SAID.match(text, end)
    return opens.end() if opens else end


def dates_head(text: str, passage: Passage, clause: Clause) -> bool:
    """Tell whether a relative clause only says when that happened which the sentence tells: "Two
    died in the fire, which happened on Monday"."""
    main = passage.main
    if main is None or main.tense != "past" or main.is_perfect or main.is_reporting:
        return False
    if clause.lemma not in words.HAPPENS or not clause.is_subordinate:
        return False
    return _PLACE_OF_HAPPENING.search(text, main.span.start, clause.span.start) is not None


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


def with_what_is_said(text: str, passage: Passage, clause: Clause) -> Span:
    """Return a clause, with the one before it where it only says who said that ("as she said")."""
    if clause.is_reporting and _MANNER.match(text, clause.span.start):
        before = [one for one in passage.clauses if one.span.end <= clause.span.start]
        if before and not before[-1].is_quoted:
            return Span(start=before[-1].span.start, end=clause.span.end)
    return clause.span


def lead_of(passage: Passage, clause: Clause) -> Clause | None:
    """Return the clause that says who says another: the one before it, else the main one."""
    before = [one for one in passage.clauses if one.span.end <= clause.span.start]
    last = before[-1] if before else None
    if last is not None and last.is_reporting and last.subject and not last.is_quoted:
        return last
    return passage.main


def is_said_on(passage: Passage, clause: Clause) -> bool:
    """Tell whether a clause goes on with what somebody says: "says that he went and *left*"."""
    main = passage.main
    if main is None or not main.is_reporting or clause.is_subordinate or clause == main:
        return False
    before = [one for one in passage.clauses if one.span.end <= clause.span.start]
    return bool(before) and before[-1].is_subordinate and main in before


def crosses_verb(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a verb begins between two offsets of a sentence."""
    return any(clause.verb and start <= clause.verb.start < end for clause in passage.clauses)
