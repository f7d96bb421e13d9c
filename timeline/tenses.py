"""Which side of its anchor a time lies on, by the tense of the clause that it stands in."""

from __future__ import annotations

import re

from timeline.anchoring import Direction
from timeline.language.en_verbs import PROSPECTIVE
from timeline.model import Clause, Span

_TO_VERB = re.compile(r"\b(?:to|of|for) [a-z]{2,}", re.IGNORECASE)


def direction_at(text: str, clause: Clause, span: Span) -> Direction | None:
    """Return past, present or future for words at `span` of `clause`; None without a verb.

    What is planned lies ahead even in a past clause: "agreed to meet on Friday". A present
    progressive with a time does too: "is flying out on Monday".
    """
    before = text[max(clause.span.start, span.start - 50) : span.start]
    if _DUE.search(before) or _UNTIL.search(before):
        return "future"
    if _SAYING.search(before):
        return "past"
    if clause.tense is None or clause.verb is None:
        return None
    if clause.tense == "future":
        return "future"
    if clause.is_modal:
        return "future" if clause.tense == "present" else "past"
    if clause.lemma in PROSPECTIVE and clause.verb.end < span.start:
        between = text[clause.verb.end : span.start]
        if clause.lemma in _SURELY_AHEAD or _TO_VERB.search(between[:60]):
            return "future"
    if clause.tense == "present":
        if clause.is_perfect:
            return "past"
        return "future" if clause.is_progressive else "present"
    return "past"


_DUE = re.compile(
    r"\b(?:set|due|scheduled|expected|slated|planned|likely|supposed)\s+(?:to|for|on|in)\b[^.;]*$"
    r"|\b(?:upcoming|forthcoming|as soon as|as early as)\s[^.;,]*$",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:until|till|by|through|effective|no later than)\s+(?:the\s+)?(?:early|mid|late|end of)?[\s-]*$",
    re.IGNORECASE,
)
_SAYING = re.compile(r"\b(?:saying|telling|adding|announcing|speaking)\s+(?:on\s+)?(?:late\s+|early\s+)?$", re.IGNORECASE)
_SURELY_AHEAD = frozenset("schedule due slate plan set poised postpone delay expect".split())
