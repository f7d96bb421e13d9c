"""When somebody said what they say happened on the very day of writing: on that day, too.

"Police said that two men were held this morning": it was said after that, and written that day.
"""

from __future__ import annotations

from timeline.intervals import Granularity, day_interval, zone
from timeline.model import Clause, MentionTime, Resolved, Span
from timeline.narrate import dating
from timeline.narrate.cutting import Group
from timeline.provenance import Derivation


def said_today(
    resolved: Resolved, group: Group, core: Span, *, in_quotation: bool
) -> MentionTime | None:
    """Return the day of an article for a group whose first sentence says what happened on it, in
    the writer's own words or, `in_quotation`, in the speaker's; None for any other."""
    passage, dct = group.passages[0], resolved.placed.dct
    main = passage.main
    if main is None or main.verb is None or not main.is_reporting or main.tense == "future":
        return None
    if dct is None or dct.interval.start is None or main.is_modal:
        return None
    unit = dct.interval.granularity
    if unit is None or not unit.is_finer_than(Granularity.WEEK):
        return None
    where = zone(resolved.placed.zone)
    day = day_interval(dct.interval.start.astimezone(where).date(), where)
    for part in group.parts:
        if part.reading is None or not passage.span.contains(part.span):
            continue
        if passage.in_quotation(part.span) != in_quotation or part.span.contains(main.verb):
            continue
        clause = passage.clause_of(resolved.placed.tagged.readings[part.reading].span)
        interval = resolved.resolutions[part.reading].interval
        is_told = clause is not None and _tells(clause)
        if is_told and interval is not None and day.contains(interval):
            why = Derivation(
                rule="said-that-day",
                says="it says what happened on the day it was written, so it was said that day",
                evidence=(dating.evidence(resolved, core),),
                premises=(resolved.resolutions[part.reading].why, dct.why),
            )
            return MentionTime(certainty="inferred", basis="words", why=why, interval=day)
    return None


def _tells(clause: Clause) -> bool:
    """Tell whether a clause tells what was done, or "has" been."""
    return (clause.tense == "past" or clause.is_perfect) and not clause.is_modal
