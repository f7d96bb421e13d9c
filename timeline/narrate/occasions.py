"""Occasions named by a noun with a time of its own: "the 2002 election", "yesterday's summit".

Where a sentence says that something happened at one, the time is the sentence's; else the occasion
is told beside what the sentence tells.
"""

from __future__ import annotations

import re

from timeline.language import en_discourse as words
from timeline.model import Clause, Resolved, Span
from timeline.narrate.dating import is_ahead
from timeline.narrate.passages import Passage

_AT = re.compile(r"\b(?:at|during|into) $", re.IGNORECASE)
_IN = re.compile(
    rf"\b(?:in|at|during)\ (?:{words.PART_OF_PERIOD}\ )?(?:{words.DETERMINER}\ )?$",
    re.IGNORECASE | re.VERBOSE,
)
_OBJECT = re.compile(
    rf"\ (?:(?:in|with|at)\ )?(?:{words.DETERMINER}\ )?", re.IGNORECASE | re.VERBOSE
)
_DETERMINER = re.compile(rf"\b{words.DETERMINER}\ $", re.IGNORECASE | re.VERBOSE)
_BEFORE_NOUN = rf"(?:[’']s)?(?:\ (?!\(?(?:{words.NO_NOUN})\b)\(?[\w’'-]+\)?){{0,4}}?\ "
_OCCASION = re.compile(
    rf"{_BEFORE_NOUN}{words.OCCASION}\b(?:(?:\ and)?\ {words.OCCASION}\b)*",
    re.IGNORECASE | re.VERBOSE,
)
_TELLING = re.compile(
    rf"{_BEFORE_NOUN}(?:{words.TELLING}|{words.PERIOD})\b", re.IGNORECASE | re.VERBOSE
)
_NEXT_WORD = re.compile(r"\ ([a-z]+)")
_GOES_WITH_NOUN = re.compile(rf"(?:{words.NO_NOUN}|{words.BEHIND_TIME})\b", re.VERBOSE)
_BEHIND_SUBJECT = re.compile(
    r"(?:[\s,]*$|\s*(?:of|in|at|on|by|between|against|near)\b|,[^;]*,\s*$)"
)


def names_occasion(resolved: Resolved, passage: Passage, index: int) -> bool:
    """Tell whether a time's noun is where the clause's own doing took place ("at yesterday's
    summit", "in the 2002 election", "in a 2006 report"), or what did it ("the 1991 eruption")."""
    text = resolved.placed.document.text
    span = resolved.placed.tagged.readings[index].span
    clause = passage.clause_of(span)
    if clause is None or clause.tense not in ("past", "future") or clause.is_modal:
        return False
    if clause.tense == "past" and is_ahead(resolved, index):
        return False
    found = occasion(resolved, passage, index)
    is_told = _TELLING.match(text, span.end, passage.span.end) is not None
    if _IN.search(text, passage.span.start, span.start) and (found or is_told):
        return not clause.is_perfect
    if found is not None and (_is_subject(text, clause, found) or _is_waged(text, clause, span)):
        return clause.tense == "past" and not clause.is_perfect
    if text[span.end : span.end + 1] not in ("’", "'") and "’" not in text[span.start : span.end]:
        return False
    if clause.tense == "future":
        return False
    if _AT.search(text, passage.span.start, span.start):
        return True
    return (
        clause.lemma in words.HOLDS
        and clause.verb is not None
        and (not text[clause.verb.end : span.start].strip())
    )


def _is_waged(text: str, clause: Clause, span: Span) -> bool:
    """Tell whether a clause tells what somebody did in an occasion, or what brought it about: "won
    the 2002 election", "caused the 1957 flood"; not "recalled the 1957 flood"."""
    if clause.verb is None or clause.lemma not in words.WAGES or clause.verb.end > span.start:
        return False
    return _OBJECT.fullmatch(text, clause.verb.end, span.start) is not None


def _is_subject(text: str, clause: Clause, occasion: Span) -> bool:
    """Tell whether a clause is about an occasion: "the 1991 eruption of the volcano cooled …"."""
    if clause.subject is None or clause.verb is None or clause.subject.start != occasion.start:
        return False
    return _BEHIND_SUBJECT.match(text[occasion.end : clause.verb.start]) is not None


def occasion(resolved: Resolved, passage: Passage, index: int) -> Span | None:
    """Return the noun phrase that a time describes, None where it names no occasion."""
    text = resolved.placed.document.text
    reading = resolved.placed.tagged.readings[index]
    noun = _OCCASION.match(text, reading.span.end, passage.span.end)
    if noun is None or _has_noun_behind(text, passage, noun.end()):
        return None
    determiner = _DETERMINER.search(text, passage.span.start, reading.span.start)
    start = determiner.start() if determiner else reading.span.start
    return Span(start=start, end=noun.end())


def _has_noun_behind(text: str, passage: Passage, end: int) -> bool:
    """Tell "the 2002 coup leaders" from "the 2002 coup brought"."""
    behind = _NEXT_WORD.match(text, end)
    if behind is None or _GOES_WITH_NOUN.match(text, behind.start(1)):
        return False
    opens_verb = any(one.verb and one.verb.start == behind.start(1) for one in passage.clauses)
    return not opens_verb and not behind[1].endswith(("ed", "ing", "ly"))
