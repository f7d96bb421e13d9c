"""When that happened which goes on with a clock time: on its day, or in the part of it named."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from timeline.anchoring.times import part_around
from timeline.intervals import Granularity, Interval, day_interval, zone
from timeline.meanings import Clock
from timeline.model import MentionTime, Resolved, Span
from timeline.provenance import Derivation


def of_same_day(resolved: Resolved, told: MentionTime, within: Span) -> MentionTime:
    """Return the day of what was told at a time by the clock, or the part of it that the same
    words (`within`) name too: what goes on with it lies on that day, and not in that minute."""
    interval = told.interval
    unit = interval.granularity if interval is not None else None
    if interval is None or interval.start is None or unit is None:
        return told
    if not unit.is_finer_than(Granularity.PART_OF_DAY):
        return told
    where = zone(resolved.placed.zone)
    day = day_interval(interval.start.astimezone(where).date(), where)
    part = _part_of_clock(resolved, told, interval) or _part_beside(resolved, interval, within)
    same = "part of the day" if part is not None else "day"
    why = Derivation(
        rule="that-day", says=f"what goes on with it lies on the same {same}", premises=(told.why,)
    )
    return replace(told, interval=part or day, why=why)


def _part_of_clock(resolved: Resolved, told: MentionTime, clock: Interval) -> Interval | None:
    """Return the part of the day that the expression of a clock time names: "8.05 this morning"."""
    if told.resolution is None or clock.start is None:
        return None
    meaning = resolved.placed.tagged.readings[told.resolution].meaning
    if not isinstance(meaning, Clock) or meaning.part is None:
        return None
    return part_around(clock.start.astimezone(zone(resolved.placed.zone)), meaning.part)


def _part_beside(resolved: Resolved, clock: Interval, within: Span) -> Interval | None:
    """Return the part of the day around a clock time that words name beside it ("at 8.05 (GMT)
    this morning"), None where they do not."""
    readings = resolved.placed.tagged.readings
    first = bisect_left(readings, within.start, key=lambda one: one.span.start)
    last = bisect_left(readings, within.end, key=lambda one: one.span.start)
    named = (resolved.resolutions[index].interval for index in range(first, last))
    return next((one for one in named if one and _is_part(one) and one.contains(clock)), None)


def _is_part(interval: Interval) -> bool:
    return interval.granularity is Granularity.PART_OF_DAY
