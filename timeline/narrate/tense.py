"""Whether a mention is told as past, present or still to come, by its time and its words."""

from __future__ import annotations

from bisect import bisect_right
from datetime import timedelta

from timeline.intervals import Interval
from timeline.model import MentionTime, Resolved, Tense
from timeline.narrate.cutting import Group
from timeline.narrate.extent import Part


def tense_of(resolved: Resolved, post: int, group: Group, time: MentionTime) -> Tense:
    """Return the tense of what a group of a post's sentences tells."""
    if is_ahead(resolved, post, time) or _is_to_come(resolved, post, group, time):
        return "future"
    main = group.passages[0].main
    if main is None or main.tense is None:
        return "present" if time.basis != "words" else "past"
    is_over = main.is_perfect or _is_over(resolved, post, time)
    return "past" if is_over and time.basis == "words" else main.tense


def tense_of_part(resolved: Resolved, post: int, part: Part, time: MentionTime) -> Tense:
    """Return the tense of what a part of a sentence tells: past, unless it is still to come or
    holds now ("if half of them pay by the end of the year")."""
    if part.is_to_come or is_ahead(resolved, post, time):
        return "future"
    own, interval = _own(resolved, post), time.interval
    if own is None or own.end is None or interval is None or part.reading is None:
        return "past"
    clauses = resolved.placed.tagged.clauses
    span = resolved.placed.tagged.readings[part.reading].span
    at = bisect_right(clauses, span.start, key=lambda one: one.span.start) - 1
    is_now = at >= 0 and clauses[at].tense == "present" and not clauses[at].is_perfect
    goes_on = interval.end is None or interval.end > own.end
    return "present" if is_now and goes_on else "past"


def is_ahead(resolved: Resolved, post: int, time: MentionTime) -> bool:
    """Tell whether a time lies after the post that names it."""
    own = _own(resolved, post)
    return own is not None and time.interval is not None and _lies_behind(time.interval, own)


def _is_over(resolved: Resolved, post: int, time: MentionTime) -> bool:
    """Tell whether a time ends before the post that names it, whatever tense tells of it."""
    own, interval = _own(resolved, post), time.interval
    if own is None or own.start is None or interval is None or interval.end is None:
        return False
    return interval.end <= own.start


def _own(resolved: Resolved, post: int) -> Interval | None:
    dated = resolved.placed.posted[post] or resolved.placed.dct
    return None if dated is None else dated.interval


def _lies_behind(interval: Interval, own: Interval) -> bool:
    """Tell whether a time is still to come at another: from its end on, or ("later today") from
    that very minute."""
    if interval.start is None or own.start is None or own.end is None:
        return False
    if own.end - own.start <= timedelta(minutes=1) and interval.start >= own.start:
        return interval.end is None or interval.end > own.end
    return interval.start >= own.end


def _is_to_come(resolved: Resolved, post: int, group: Group, time: MentionTime) -> bool:
    """Tell whether the clause that its time stands in tells of what is to come, up to a time
    after the post: "It will reopen later this year, he said"."""
    own = _own(resolved, post)
    if group.reading is None or own is None or own.end is None:
        return False
    if time.interval is None or time.interval.end is None:
        return False
    span = resolved.placed.tagged.readings[group.reading].span
    passage = next((one for one in group.passages if one.span.contains(span)), None)
    clause = passage.clause_of(span) if passage is not None else None
    is_future = clause is not None and clause.tense == "future"
    return is_future and time.interval.end > own.end
