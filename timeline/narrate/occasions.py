"""Occasions named by a noun with a time of its own: "the 2002 election", "yesterday's summit".

Where a sentence says that something happened at one, the time is the sentence's; else the occasion
is told beside what the sentence tells.
"""

from __future__ import annotations

import re

from timeline.language import en_discourse as words
from timeline.model import Resolved, Span
from timeline.narrate.passages import Passage

_AT = re.compile(r"\b(?:at|during) $", re.IGNORECASE)
_IN = re.compile(rf"\b(?:in|at|during)\ (?:{words.DETERMINER}\ )?$", re.IGNORECASE | re.VERBOSE)
_DETERMINER = re.compile(rf"\b{words.DETERMINER}\ $", re.IGNORECASE | re.VERBOSE)
_OCCASION = re.compile(
    rf"(?:[’']s)?(?:\ (?!(?:{words.NO_NOUN})\b)[\w’'-]+){{0,3}}?\ {words.OCCASION}\b"
    rf"(?:(?:\ and)?\ {words.OCCASION}\b)*",
    re.IGNORECASE | re.VERBOSE,
)


def names_occasion(resolved: Resolved, passage: Passage, index: int) -> bool:
    """Tell whether a time's noun is where the clause's own doing took place: "at yesterday's
    summit", "in the 2002 election"."""
    text = resolved.placed.document.text
    span = resolved.placed.tagged.readings[index].span
    clause = passage.clause_of(span)
    if clause is None or clause.tense != "past":
        return False
    if _IN.search(text, passage.span.start, span.start) and occasion(resolved, passage, index):
        return not clause.is_perfect
    if "’" not in text[span.start : span.end + 1]:
        return False
    if _AT.search(text, passage.span.start, span.start):
        return True
    return (
        clause.lemma in words.HOLDS
        and clause.verb is not None
        and (not text[clause.verb.end : span.start].strip())
    )


def occasion(resolved: Resolved, passage: Passage, index: int) -> Span | None:
    """Return the noun phrase that a time describes, None where it names no occasion."""
    text = resolved.placed.document.text
    reading = resolved.placed.tagged.readings[index]
    noun = _OCCASION.match(text, reading.span.end, passage.span.end)
    if noun is None:
        return None
    determiner = _DETERMINER.search(text, passage.span.start, reading.span.start)
    start = determiner.start() if determiner else reading.span.start
    return Span(start=start, end=noun.end())
