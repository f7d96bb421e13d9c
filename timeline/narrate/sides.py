"""Times before or after one that is named: "before 7pm", "shortly after 5am on Monday"."""

from __future__ import annotations

import re
from datetime import timedelta

from timeline.intervals import SECOND, Granularity, Interval, day_interval, zone
from timeline.language import en_discourse as words
from timeline.meanings import Clock
from timeline.model import MentionTime, Resolution, Resolved
from timeline.provenance import Derivation

NEAR = timedelta(hours=1)  # "shortly before 7pm" is taken as within the hour
_POINTS = (Granularity.SECOND, Granularity.MINUTE)
_SIDE = re.compile(
    rf"\b(?:(?P<near>{words.SHORTLY})\ )?(?:(?P<before>{words.BEFORE})|{words.AFTER})\ $",
    re.IGNORECASE | re.VERBOSE,
)


def side_of(resolved: Resolved, index: int) -> re.Match[str] | None:
    """Return the words that put something before or after an expression: "shortly after 5am"."""
    start = resolved.placed.tagged.readings[index].span.start
    return _SIDE.search(resolved.placed.document.text, max(0, start - 32), start)


def beside(
    resolved: Resolved, resolution: Resolution, named: Interval, side: re.Match[str]
) -> MentionTime:
    """Return the time before or after the one named: open on its far side, but of the same day
    where the words name a clock time ("after 5am on Monday"), and within an hour of that where
    they say "shortly".

    What came before the midnight of a day that is named or told came at that day's end, and before
    midnight "on Monday night" on Monday.
    """
    is_before, is_near = side["before"] is not None, side["near"] is not None
    start = end = None
    is_clock = named.granularity is not None and named.granularity.is_finer_than(Granularity.DAY)
    if is_clock and named.start is not None:
        where = zone(resolved.placed.zone)
        at = named.start - SECOND if is_before and _closes_day(resolution) else named.start
        day = day_interval(at.astimezone(where).date(), where)
        start, end = day.start, day.end
    if is_before and is_clock and named.start == start and _has_day(resolved, resolution):
        interval = Interval(start=start, end=end)
    elif is_before:
        interval = Interval(start=start if start != named.start else None, end=named.start)
    else:
        interval = Interval(start=named.start if is_clock else named.end, end=end)
    if is_near and named.granularity in _POINTS:
        interval = _near(interval, is_before=is_before)
    why = Derivation(
        rule="before-time" if is_before else "after-time",
        says=f"«{side[0].strip()}» puts it {'before' if is_before else 'after'} the time named"
        f"{', by an hour at most' if is_near and named.granularity in _POINTS else ''}",
        premises=(resolution.why,),
    )
    return MentionTime(
        certainty="bounded",
        basis="words",
        why=why,
        interval=interval,
        resolution=resolution.reading,
    )


def _near(interval: Interval, *, is_before: bool) -> Interval:
    """Return the hour of an interval that is next to the time it is counted from."""
    if is_before and interval.end is not None:
        return Interval(start=interval.end - NEAR, end=interval.end)
    if not is_before and interval.start is not None:
        return Interval(start=interval.start, end=interval.start + NEAR)
    return interval


def _closes_day(resolution: Resolution) -> bool:
    """Tell whether a clock time is the midnight that ends a day, which TIMEX3 writes T24:00."""
    return resolution.value.endswith("T24:00")


def _has_day(resolved: Resolved, resolution: Resolution) -> bool:
    """Tell whether a clock time's day is named with it, or told before it."""
    meaning = resolved.placed.tagged.readings[resolution.reading].meaning
    is_named = isinstance(meaning, Clock) and meaning.on is not None
    return is_named or resolution.anchor.kind == "expression"
