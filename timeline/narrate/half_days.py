"""Which half of a day "early on Monday" and "late Monday" name: before noon, or from noon on."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, time

from timeline.intervals import Granularity, Interval, zone
from timeline.language import en_discourse as words
from timeline.model import MentionTime, Resolved, Span
from timeline.provenance import Derivation, Evidence

_HALF = re.compile(
    rf"\b(?:(?P<early>{words.EARLY})|{words.LATE})\ (?:on\ )?(?:the\ )?$",
    re.IGNORECASE | re.VERBOSE,
)
_LONGEST = 20  # characters of "early on the " and the word before


def in_half(resolved: Resolved, index: int, time_of_day: MentionTime) -> MentionTime:
    """Return the time of a day as that half of it which its words name, if they name one."""
    interval = time_of_day.interval
    if interval is None or interval.start is None or interval.end is None:
        return time_of_day
    if interval.granularity is not Granularity.DAY:
        return time_of_day
    reading = resolved.placed.tagged.readings[index]
    document = resolved.placed.document
    opening = document.text[reading.span.start : reading.span.start + _LONGEST].split(" ", 1)[0]
    at = reading.span.start + (len(opening) + 1 if reading.mod in ("START", "END") else 0)
    found = _HALF.search(document.text, max(0, at - _LONGEST), at)
    if found is None:
        return time_of_day
    is_early = found["early"] is not None
    span = Span(start=found.start(), end=reading.span.end)
    half = "before noon" if is_early else "from noon on"
    why = Derivation(
        rule="half-day",
        says=f"«{document.quote(span)}» is taken as {half} of that day",
        evidence=(
            Evidence(
                document=document.id, start=span.start, end=span.end, text=document.quote(span)
            ),
        ),
        premises=(time_of_day.why,),
    )
    noon = _noon(interval.start, resolved.placed.zone)
    start, end = (interval.start, noon) if is_early else (noon, interval.end)
    return replace(time_of_day, interval=Interval(start=start, end=end), why=why)


def _noon(midnight: datetime, where: str) -> datetime:
    """Return the noon of the day that begins at `midnight`, on the clocks of its zone."""
    there = midnight.astimezone(zone(where))
    return datetime.combine(there.date(), time(12), zone(where)).astimezone(midnight.tzinfo)
