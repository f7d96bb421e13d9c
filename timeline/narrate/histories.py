"""What dates a sentence without a time of its own in a history: the heading above it, or what was
told before it. Nothing there is news of the day on which it was written.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from timeline.intervals import Interval
from timeline.model import Headed, MentionTime, Resolved, Span, Told
from timeline.narrate import dating
from timeline.narrate.articles import had_happened
from timeline.narrate.cutting import Group
from timeline.provenance import Derivation

HEADED = "under-a-heading"


def under_heading(resolved: Resolved, group: Group, core: Span) -> MentionTime | None:
    """Return the time that the heading above a group names, None without one, and for what "had"
    happened or is to come."""
    heading = _heading_over(resolved, core)
    main = group.passages[0].main
    is_past = main is not None and main.tense == "past"
    if heading is None or (main is not None and main.tense == "future"):
        return None
    block = resolved.placed.document.blocks[group.passages[0].block]
    is_ended = resolved.placed.document.quote(core).rstrip('"”’)').endswith((".", "!", "?"))
    is_title = main is None and not is_ended and not core.contains(heading.span)
    if is_title or block.kind == "heading":
        return None
    if is_past and main is not None and main.is_perfect:
        return None
    words = resolved.placed.document.quote(heading.span)
    why = Derivation(
        rule=HEADED,
        says=f"the heading «{words}» says when what stands below it happened",
        evidence=(dating.evidence(resolved, core), dating.evidence(resolved, heading.span)),
        premises=(heading.why,),
    )
    return MentionTime(certainty="inferred", basis="words", why=why, interval=heading.interval)


def _heading_over(resolved: Resolved, core: Span) -> Headed | None:
    """Return the nearest heading above the words, or at the beginning of their line."""
    headed = resolved.headed
    at = bisect_left(headed, core.end, key=lambda one: one.span.start) - 1
    if at < 0:
        return None
    nearest = headed[at]
    above = None if nearest.within is None else headed[nearest.within]
    return next((one for one in (nearest, above) if one and _is_under(core, one)), None)


def _is_under(core: Span, heading: Headed) -> bool:
    return heading.scope.contains(core) or core.contains(heading.span)


def in_history(
    resolved: Resolved, group: Group, core: Span, last: Told | None
) -> MentionTime | None:
    """Return the time of a group in the past that a history tells: not before what was told last;
    None for the present, and outside a history."""
    main = group.passages[0].main
    if not resolved.is_history or main is None or main.tense != "past":
        return None
    if last is None:
        return _at_some_time(resolved, core)
    if main.is_perfect:
        return had_happened(resolved, core, last.time)
    why = Derivation(
        rule="told-on",
        says="a history tells it after what was told just before: not earlier than that",
        evidence=(dating.evidence(resolved, core),),
        premises=(last.time.why,),
    )
    start = None if last.time.interval is None else last.time.interval.start
    return MentionTime(
        certainty="bounded",
        basis="order",
        why=why,
        interval=None if start is None else Interval(start=start, end=None),
        offset=dating.NOT_AFTER,
    )


def _at_some_time(resolved: Resolved, core: Span) -> MentionTime:
    why = Derivation(
        rule="told-of-the-past",
        says="it is told as past, and nothing says how long past it is",
        evidence=(dating.evidence(resolved, core),),
    )
    return MentionTime(certainty="unknown", basis="order", why=why, offset=dating.NOT_AFTER)


def is_time_heading(resolved: Resolved, span: Span) -> bool:
    """Tell whether a sentence is no more than a heading that names a time."""
    at = bisect_right(resolved.headed, span.start, key=lambda one: one.line.start) - 1
    return at >= 0 and resolved.headed[at].line.contains(span)
