"""Times with no beginning: what is told as past, where nothing says how long past it is."""

from __future__ import annotations

import re
from datetime import datetime

from timeline.intervals import Granularity, Interval
from timeline.language import en_discourse as words
from timeline.model import Clause, MentionTime, Resolved, Span
from timeline.narrate import dating
from timeline.narrate.passages import Passage
from timeline.provenance import Derivation

_LATER = frozenset({"after", "just-after"})
_POINTS_BACK = re.compile(words.POINTS_BACK, re.IGNORECASE | re.VERBOSE)
_RELATIVE = re.compile(rf"{words.RELATIVE_PRONOUN}\b", re.IGNORECASE)


def of_live_post(resolved: Resolved, post: int, core: Span, passage: Passage) -> MentionTime:
    """Return the time of what a live post tells without naming one; `passage` is the sentence
    that opens it: its post's present, or what a comment of that present looks back to."""
    if _comments_on_past(resolved, passage):
        says = "the post comments on something past, and does not say how long past it is"
        return _open(resolved, core, "comment-on-past", says)
    main = passage.main
    is_present = main is None or main.tense != "past" or main.is_perfect
    return dating.by_post(resolved, post, core, is_present=is_present)


def of_words(resolved: Resolved, index: int, *, is_past: bool) -> MentionTime:
    """Return the time of what is dated by words that have no place of their own: past, where they
    say no more ("recently", "years ago"), else unknown."""
    reading, dct = resolved.placed.tagged.readings[index], resolved.placed.dct
    if resolved.resolutions[index].value != "PAST_REF" or dct is None:
        return dating.unresolved(resolved, index, is_past=is_past)
    says = f"«{reading.text}» says that it is past, and not for how long"
    return _open(resolved, reading.span, "vague-past", says, dct.interval.end)


def _comments_on_past(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether a sentence only compares what was told before it with what somebody did once:
    "That is the very thing that the mayor warned against in her speech"."""
    main = passage.main
    text = resolved.placed.document.text
    if main is None or _POINTS_BACK.match(text, passage.span.start, passage.span.end) is None:
        return False
    behind = [one for one in passage.clauses if one.span.start >= main.span.end]
    if not behind or _RELATIVE.match(text, behind[0].span.start) is None:
        return False
    return main.tense == "present" and is_done(behind[0])


def is_done(clause: Clause) -> bool:
    """Tell whether a clause tells in the simple past what was done."""
    is_simple = not (clause.is_perfect or clause.is_progressive)
    return clause.tense == "past" and is_simple and not (clause.is_stative or clause.is_modal)


def lasted_since(resolved: Resolved, core: Span, main: MentionTime) -> MentionTime:
    """Return the time of what something has lasted since; `main` is the time of that something."""
    says = "something is told as lasting since then: how long is not said"
    limit = None if main.interval is None else main.interval.end
    return _open(resolved, core, "lasted-since", says, limit)


def came_before(resolved: Resolved, core: Span, limit: datetime) -> MentionTime:
    """Return the time of what came before something that ended by `limit`: how long is open."""
    says = "its own words say what it came before, and nothing says how long before"
    return _open(resolved, core, "came-before", says, limit)


def before_clock(
    resolved: Resolved, core: Span, kind: str, main: MentionTime
) -> MentionTime | None:
    """Return the time of what a sentence puts before what it tells of a clock time ("were reached
    at 4.20am after rescuers had dug"); None where both may be of one day."""
    interval = main.interval
    if kind not in _LATER or interval is None or interval.end is None:
        return None
    unit = interval.granularity
    is_point = unit in (Granularity.MINUTE, Granularity.SECOND)
    return came_before(resolved, core, interval.end) if is_point else None


def counted_from(resolved: Resolved, core: Span, base: MentionTime) -> MentionTime:
    """Return the time of what is counted from something dated: its words order the two."""
    why = Derivation(
        rule="counted-from",
        says="its own words count it from what they date",
        evidence=(dating.evidence(resolved, core),),
        premises=(base.why,),
    )
    return MentionTime(certainty="bounded", basis="order", why=why, offset=dating.NOT_AFTER)


def _open(
    resolved: Resolved, core: Span, rule: str, says: str, limit: datetime | None = None
) -> MentionTime:
    why = Derivation(rule=rule, says=says, evidence=(dating.evidence(resolved, core),))
    return MentionTime(
        certainty="bounded",
        basis="order",
        why=why,
        interval=None if limit is None else Interval(start=None, end=limit),
        offset=dating.NOT_AFTER,
    )
