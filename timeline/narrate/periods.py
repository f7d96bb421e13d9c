"""Lengths of time that a date closes: "in the three months ended Sept. 30", "the year to March"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, time, timedelta

from timeline.anchoring.units import clamped, moved
from timeline.intervals import Granularity, Interval, zone
from timeline.meanings import Length
from timeline.model import MentionTime, Resolved, Span
from timeline.provenance import Derivation, Evidence

_CLOSING = re.compile(r"\s+(?:that\s+)?(?:ended|ending|to)\s+(?:on\s+)?(?:the\s+)?")
_WHOLE_DAYS = frozenset({"day", "week", "month", "quarter", "year"})
_HOURS = {"hour": timedelta(hours=1), "minute": timedelta(minutes=1)}


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
    if is_closed is None or number is None:
        return end
    start = _beginning(interval, number, unit, resolved.placed.zone)
    if start is None:
        return end
    span = Span(start=before.span.start, end=last.span.end)
    words = document.quote(span)
    why = Derivation(
        rule="period-closed",
        says=f"«{words}» is the whole of that length, up to its end",
        evidence=(Evidence(document=document.id, start=span.start, end=span.end, text=words),),
        premises=(end.why,),
    )
    return replace(end, interval=Interval(start=start, end=interval.end), why=why)


def _beginning(interval: Interval, number: float, unit: str, where: str) -> datetime | None:
    """Return when so many units began that end with an interval, None where they do not go
    together."""
    if interval.end is None or interval.start is None or interval.granularity is None:
        return None
    is_clock = interval.granularity.is_finer_than(Granularity.DAY)
    if unit in _HOURS and is_clock:
        return interval.start - number * _HOURS[unit]
    if unit not in _WHOLE_DAYS or is_clock:
        return None
    if not interval.granularity.is_finer_than(Granularity.YEAR):
        return None
    there = zone(where)
    behind = interval.end.astimezone(there).date()
    first = moved(clamped(behind.toordinal()), unit, -number)
    return datetime.combine(first, time(), there).astimezone(interval.end.tzinfo)
