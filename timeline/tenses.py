"""Which side of its anchor a time lies on, by the tense of the clause that it stands in."""

from __future__ import annotations

import re

from timeline.anchoring import Direction
from timeline.language.en_verbs import PROSPECTIVE, PUTTING_OFF, SCHEDULED
from timeline.model import Clause, Span

_REACH = 60
_REACH_DUE = 100
# "promised to pay on Friday", but not "promised money for the bridge on Friday".
_TO_VERB = re.compile(
    r"\b(?:to|of|for) (?!(?:the|an?|this|that|his|her|its|their|our)\b)[a-z]{2,}", re.IGNORECASE
)
_DUE = re.compile(
    r"\b(?:(?:set|due|scheduled|expected|slated|planned|likely|supposed)\s+(?:to|for)"
    r"|(?:due|scheduled|expected|slated|planned)\s+(?:on|in)"
    r"|(?:agreement|plans?|deal|decision|offer|proposal|intention|pledge|pact)\s+to"
    r"|,\s+to\s+be\s+\w+|effective|upcoming|forthcoming|as soon as|as early as)"
    r"\s(?:[^.;]|\.(?=,))*$",
    re.IGNORECASE,
)
# "Crude for October delivery": a month of trade to come.
_TRADED = re.compile(r"\s+(?:delivery|futures|contracts?|settlement|expiry)\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until|till|by|through|effective|no later than)\s+(?:the\s+)?"
    r"(?:early|mid|late|end of)?[\s-]*$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:ended|saying|telling|adding|announcing|speaking|since|following)\s+"
    r"(?:on\s+)?(?:late\s+|early\s+)?$",
    re.IGNORECASE,
)
_AHEAD_OF = re.compile(r"\b(?:ahead of|before|for|at|until|by|in)\s+(?:the\s+)?$", re.IGNORECASE)
_LET = re.compile(
    r"\blet['’]?s\b|\b(?:please|how about|what about|next up|up next|coming up)\b"
    r"|\bsee (?:you|u|ya)\b",
    re.IGNORECASE,
)
# "They won on Saturday and play again on Tuesday": the second verb has no subject of its own.
_JOINED = re.compile(r"\b(?:and|but|then)\s+(?:then\s+)?([a-z]+)\b(?!.*\b(?:and|but|then)\s)")
# "Flying out on Sunday": a note without a subject.
_OPENING_ING = re.compile(r"\W*([a-z]+ing)\b", re.IGNORECASE)
_INTO = re.compile(r"\binto\s+(?:the\s+)?$", re.IGNORECASE)
_WHEN = re.compile(r"\W*(?:when|once|if|until|before|as soon as)\b", re.IGNORECASE)


_SAID = re.compile(
    r"\b(?:said|told\s+\w+|announced|reported|added)\s+(?:(?:on|late|early|last)\s+)*$",
    re.IGNORECASE,
)


def is_said(text: str, span: Span) -> bool:
    """Tell whether the words stand right behind a verb of saying in the past: "said on Friday"."""
    return _SAID.search(text, max(0, span.start - 40), span.start) is not None


def direction_at(text: str, clause: Clause, span: Span) -> Direction | None:
    """Return past, present or future for words at `span` of `clause`; None without a verb.

    What is planned lies ahead even in a past clause: "agreed to meet on Friday". A present
    progressive with a time does too: "is flying out on Monday".
    """
    before = text[max(clause.span.start, span.start - _REACH) : span.start]
    behind = _BEHIND.search(before)
    if behind is not None and not _is_going_on(clause, span.start - len(behind[0])):
        return "past"
    if _TRADED.match(text, span.end):
        return "future"
    if text[span.end : span.end + 2] in ("'s", "’s") and not _AHEAD_OF.search(before):
        return "past"
    is_past = clause.tense == "past"
    if _UNTIL.search(before):
        is_open = clause.lemma in PROSPECTIVE | PUTTING_OFF and not clause.is_perfect
        return None if is_past and not is_open else "future"
    wide = text[max(clause.span.start, span.start - _REACH_DUE) : span.start]
    if _DUE.search(wide) and not (is_past and clause.is_perfect):
        return "future"
    runs_on = not is_past or clause.lemma in PUTTING_OFF
    if _LET.search(before) or (_INTO.search(before) and runs_on):
        return "future"
    if clause.tense is None or clause.verb is None:
        return "future" if _is_note_ahead(text, clause) else None
    return _by_verb(text, clause, span)


def _is_going_on(clause: Clause, at: int) -> bool:
    """Tell "is speaking on Friday" from "said, speaking on Friday"."""
    return clause.is_progressive and clause.verb is not None and at < clause.verb.end


def _is_note_ahead(text: str, clause: Clause) -> bool:
    opens = _OPENING_ING.match(text, clause.span.start, clause.span.end)
    if opens is None:
        return False
    stem = opens[1].casefold().removesuffix("ing")
    return not SCHEDULED.isdisjoint((stem, f"{stem}e", stem[:-1]))


def _by_verb(text: str, clause: Clause, span: Span) -> Direction | None:
    assert clause.verb is not None
    if clause.tense == "future":
        return "future"
    if clause.is_modal:
        return "future" if clause.tense == "present" else "past"
    between = text[clause.verb.end : span.start] if clause.verb.end < span.start else ""
    if clause.lemma in ("schedule", "plan", "forecast") and not (
        clause.tense == "past" and clause.is_perfect
    ):
        return "future"
    joined = _JOINED.search(between)
    if joined is not None and joined[1] in SCHEDULED:
        return "future"
    if clause.lemma in PROSPECTIVE and _TO_VERB.search(between[:_REACH]):
        return "future"
    if clause.tense == "past" or clause.is_perfect:
        return "past"
    opens = text[clause.span.start : clause.span.start + 20]
    ahead = clause.is_progressive or clause.lemma in SCHEDULED or _WHEN.match(opens) is not None
    is_behind = clause.verb.end <= span.start and len(between.split()) <= _COPULA_REACH
    is_copula = clause.lemma == "be" and is_behind
    return "ahead" if ahead or is_copula else "present"


# "The deadline is Friday", "the vote is only on Friday".
_COPULA_REACH = 2
