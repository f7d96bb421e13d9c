"""What came after something of long ago, which the same sentence names with its time: "After her
husband was shot in May 1983, she led the party". It lies anywhere from then on, and is no news.
A harm comes at once of what did it: "two were killed after a wall fell in May".
"""

from __future__ import annotations

import re

from timeline.language import en_discourse as words
from timeline.model import MentionTime, Resolved, Span
from timeline.narrate import dating
from timeline.narrate.cutting import Group

_AFTER = re.compile(rf"[“\"]?{words.AFTER}\b", re.IGNORECASE | re.VERBOSE)
_KINDS = frozenset({"after", "just-after"})
_AT_ONCE = "such a thing comes at once of what it is told to have come after"
_SAYS = "it is told as coming after what the sentence opens with"


def told_after(resolved: Resolved, group: Group, core: Span) -> MentionTime | None:
    """Return the time of a group whose first sentence opens with what it came after, where that
    lies before the news; None where it does not, or where somebody only speaks of it."""
    passage = group.passages[0]
    main = passage.main
    if main is None or main.verb is None or main.tense != "past":
        return None
    if main.is_perfect or main.is_reporting or main.is_modal:
        return None
    if _AFTER.match(resolved.placed.document.text, passage.span.start) is None:
        return None
    for part in group.parts:
        if part.reading is None or not passage.span.start <= part.span.start < main.verb.start:
            continue
        before = dating.by_expression(resolved, part.reading)
        if before is not None and dating.lies_back(resolved, before.interval):
            return dating.later(resolved, core, before, _SAYS)
    return None


def done_at_once(resolved: Resolved, group: Group, core: Span) -> MentionTime | None:
    """Return the time of a group whose first sentence tells of a harm, and when that happened which
    did it: "Two were killed after a wall fell in May"; None for any other."""
    passage = group.passages[0]
    main = passage.main
    if main is None or main.lemma not in words.HARMED or main.is_modal or main.tense == "future":
        return None
    signals = resolved.placed.tagged.signals
    for part in group.parts:
        is_after = part.signal is not None and signals[part.signal].kind in _KINDS
        if part.reading is not None and is_after and passage.span.contains(part.span):
            cause = dating.by_expression(resolved, part.reading)
            return cause and dating.going_on(resolved, core, cause, _AT_ONCE)
    return None
