"""What adds up from a time on, "40 ships have been sent since Tuesday": it lies anywhere since."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.intervals import Interval
from timeline.language import en_discourse as words
from timeline.model import MentionTime, Resolved
from timeline.provenance import Derivation

_SINCE = re.compile(r"\bsince\ (?:the\ )?$", re.IGNORECASE | re.VERBOSE)
_COUNT = re.compile(rf"\b{words.COUNT}", re.IGNORECASE | re.VERBOSE)
_SENTENCE_END = re.compile(r"[.!?;:]\s|\n")
_REACH = 120  # characters on either side of "since" in which a count is looked for


def counted_since(resolved: Resolved, index: int, stated: MentionTime) -> MentionTime:
    """Return the time stated, or all since it where what is told is counted from then on."""
    span, text = resolved.placed.tagged.readings[index].span, resolved.placed.document.text
    since = _SINCE.search(text, max(0, span.start - 12), span.start)
    if since is None or stated.interval is None or stated.interval.start is None:
        return stated
    before = _SENTENCE_END.split(text[max(0, since.start() - _REACH) : since.start()])[-1]
    behind = _SENTENCE_END.split(text[span.end : span.end + _REACH])[0]
    if not _COUNT.search(before if before.strip() else behind):
        return stated
    why = Derivation(
        rule="since-time",
        says="what is counted since a time lies anywhere from then on",
        premises=(stated.why,),
    )
    interval = Interval(start=stated.interval.start, end=None)
    return replace(stated, certainty="bounded", why=why, interval=interval, ends=None)
