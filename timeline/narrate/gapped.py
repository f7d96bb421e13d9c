"""A second time of one verb, which is not said again: "won gold in 2001 and *silver in 2005*"."""

from __future__ import annotations

import re

from timeline.language import en_discourse as words
from timeline.model import Clause, Span

_JOINED = re.compile(
    r",?\ and\ (?P<own>(?:(?!\band\b)[^,;:“”]){0,80})$", re.IGNORECASE | re.VERBOSE
)
_ONLY_TIME = re.compile(
    rf"(?:{words.PREPOSITION_BEFORE_TIME}\ )?(?:the\ )?", re.IGNORECASE | re.VERBOSE
)
_BEHIND = re.compile(rf"\ {words.BEHIND_TIME}\b", re.IGNORECASE | re.VERBOSE)


def gapped(text: str, clause: Clause, first: Span, second: Span) -> tuple[Span, Span] | None:
    """Return what a clause tells at its second time behind "and", and the subject with the verb
    that it shares; None for times in a list ("on Monday and Tuesday").

    `first` and `second` are its times. Each must have words of its own.
    """
    verb, subject = clause.verb, clause.subject
    if verb is None or subject is None or not verb.end <= first.start < first.end <= second.start:
        return None
    joined = _JOINED.search(text, first.end, second.start)
    if joined is None:
        return None
    has_own_before = _ONLY_TIME.fullmatch(joined["own"]) is None
    has_others = bool(text[first.end : joined.start()].strip(" ,"))
    has_own_behind = _BEHIND.match(text, second.end, clause.span.end) is not None
    if not has_own_before and not (has_others and has_own_behind):
        return None
    end = clause.span.end if has_own_behind else second.end
    told = Span(start=joined.start("own"), end=end)
    return told, Span(start=subject.start, end=verb.end)
