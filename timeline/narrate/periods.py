"""Lengths of time that a date closes: "in the three months ended Sept. 30", "the year to March"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, time

from timeline.anchoring.units import clamped, moved
from timeline.intervals import Granularity, Interval, zone
from timeline.meanings import Length
from timeline.model import MentionTime, Resolved, Span
from timeline.provenance import Derivation, Evidence

_CLOSING = re.compile(r"\s+(?:that\s+)?(?:ended|ending|to)\s+(?:on\s+)?(?:the\s+)?")
_WHOLE_DAYS = frozenset({"day", "week", "month", "quarter", "year"})


def over_period(resolved: Resolved, index: int, end: MentionTime) -> MentionTime:
    """Return the whole length that an expression closes, ending with the time `end` that it names;
    `end` itself where no length stands before it."""
    readings = resolved.placed.tagged.readings
    interval, last = end.interval, readings[index]
    if not index or interval is None or interval.end is None or interval.granularity is None:
        return end
    before = readings[index - 1]
    meaning = before.meaning
    if not isinstance(meaning, Length) or meaning.toward or len(meaning.parts) != 1:
        return end
    document = resolved.placed.document
    number, unit = meaning.parts[0]
    is_closed = _CLOSING.fullmatch(document.text, before.span.end, last.span.start)
    if is_closed is None or number is None or unit not in _WHOLE_DAYS:
        return end
    if not interval.granularity.is_finer_than(Granularity.YEAR):
        return end
    where = zone(resolved.placed.zone)
    behind = interval.end.astimezone(where).date()
    first = moved(clamped(behind.toordinal()), unit, -number)
    start = datetime.combine(first, time(), where).astimezone(interval.end.tzinfo)
    span = Span(start=before.span.start, end=last.span.end)
    words = document.quote(span)
    why = Derivation(
        rule="period-closed",
        says=f"«{words}» is the whole of that length, up to its end",
        evidence=(Evidence(document=document.id, start=span.start, end=span.end, text=words),),
        premises=(end.why,),
    )
    return replace(end, interval=Interval(start=start, end=interval.end), why=why)
