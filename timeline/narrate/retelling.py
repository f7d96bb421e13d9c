"""What an article tells again: a later sentence on the crash whose day it has named before."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.language.en_events import COMES_ONCE, HAPPENS_AT_ONCE
from timeline.model import MentionTime, Resolved, Span, Told
from timeline.narrate import dating
from timeline.narrate.cutting import Group
from timeline.narrate.matter import kinds_in, names_in, speaks_of_known

RETOLD = "it tells again of what is told to have happened then"
RECALLED = 40  # mentions: what lies further back is named anew


def retold(
    resolved: Resolved, group: Group, core: Span, told: Sequence[Told], news: frozenset[str]
) -> MentionTime | None:
    """Return the time of a group that tells again of a happening that words have dated; None where
    it tells of none, of the article's own news (of the kinds `news`), or of one of several.

    The group speaks of "the" ferry that sank, or of somebody named there who died.
    """
    text = resolved.placed.document.text
    main = group.passages[0].main
    if main is None or main.subject is None or main.tense != "past":
        return None
    kinds = (kinds_in(text, main.verb) & COMES_ONCE) - news
    if not kinds or main.is_modal or main.is_reporting:
        return None
    names = names_in(text, main.subject)
    subject = text[main.subject.start : main.subject.end]
    is_known = speaks_of_known(subject) and bool(kinds & HAPPENS_AT_ONCE)
    near = told[-RECALLED:]
    times = [
        one.time
        for one in near
        if _is_dated(one)
        and kinds & _own_kinds(text, one, near)
        and (is_known or names & names_in(text, one.core))
    ]
    if not times or any(one.interval != times[0].interval for one in times):
        return None
    return dating.going_on(resolved, core, times[0], RETOLD)


def _own_kinds(text: str, whole: Told, told: Sequence[Told]) -> frozenset[str]:
    """Return the kinds of happening in a mention's words that no part of it tells."""
    found: frozenset[str] = frozenset()
    start = whole.core.start
    parts = sorted(one.core for one in told if one.is_part and whole.core.contains(one.core))
    for part in () if whole.is_part else parts:
        found |= kinds_in(text, Span(start=start, end=max(start, part.start)))
        start = max(start, part.end)
    return found | kinds_in(text, Span(start=start, end=whole.core.end))


def _is_dated(told: Told) -> bool:
    """Tell whether a mention's own words date it."""
    time = told.time
    return time.basis == "words" and time.resolution is not None and time.why.rule != "goes-on"
