"""The time of what a sentence counts from something that it dates itself: "the day after the crash
on 3 June"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from timeline.intervals import Interval
from timeline.model import MentionTime, Resolved, SignalReading, Span, Told
from timeline.narrate import dating, open_times
from timeline.narrate.counted import orders_main
from timeline.narrate.cutting import Group
from timeline.narrate.extent import Part
from timeline.narrate.passages import Passage
from timeline.provenance import Derivation

BEFORE = frozenset({"before", "just-before"})


def counted_time(resolved: Resolved, group: Group, core: Span) -> MentionTime | None:
    """Return the time of what a sentence counts from something that it dates: the calendar day
    where it counts whole days from one ("the day after the crash on 3 June"), else open but for
    that order; None where it counts from nothing dated."""
    signals, text = resolved.placed.tagged.signals, resolved.placed.document.text
    for part in group.parts:
        if part.signal is None or part.reading is None:
            continue
        signal = signals[part.signal]
        passage = next((one for one in group.passages if one.span.contains(signal.span)), None)
        if passage is None or passage.in_quotation(signal.span):
            continue
        is_counted = signal.kind in ("units-before", "units-after")
        if not is_counted and not _is_before_past(resolved, passage, signal, part.reading):
            continue
        base = dating.by_expression(resolved, part.reading)
        if base is None or base.interval is None or not orders_main(text, passage, signal.span):
            continue
        return _days_from(resolved, base, signal) or open_times.counted_from(resolved, core, base)
    return None


def _is_before_past(
    resolved: Resolved, passage: Passage, signal: SignalReading, index: int
) -> bool:
    """Tell whether a live post tells in the past of what came before something that was over when
    it went up: "He left before the vote was held on Monday"."""
    main = passage.main
    is_past = main is not None and main.tense == "past" and not main.is_perfect
    is_live = resolved.placed.segmented.kind == "live-blog"
    return is_past and is_live and signal.kind in BEFORE and dating.is_over(resolved, index)


def is_news_beside(resolved: Resolved, part: Part, main: Told) -> bool:
    """Tell whether a live post's present cannot be before a past that its sentence names: "has
    shown a picture of the ship before it left on Saturday"."""
    if part.signal is None or part.reading is None or main.tense != "present":
        return False
    is_before = resolved.placed.tagged.signals[part.signal].kind in BEFORE
    is_news = main.time.basis == "posted" and is_before
    return is_news and dating.is_over(resolved, part.reading)


def counted_part(resolved: Resolved, part: Part, passages: Sequence[Passage]) -> MentionTime | None:
    """Return the time of a part of a sentence whose date is only what it counts from ("that she
    rang him two days before the vote on 14 May"), None for another."""
    if part.reading is None:
        return None
    span = resolved.placed.tagged.readings[part.reading].span
    for index in (index for passage in passages for index in passage.signals):
        signal = resolved.placed.tagged.signals[index]
        if not part.span.contains(signal.span) or signal.governs is None:
            continue
        if signal.kind in ("units-before", "units-after") and signal.governs.contains(span):
            base = dating.by_expression(resolved, part.reading)
            return base and (_days_from(resolved, base, signal) or _around(resolved, base, signal))
    return None


def _around(resolved: Resolved, base: MentionTime, signal: SignalReading) -> MentionTime | None:
    """Return what a length leaves before or after a time, None where either is open."""
    interval, lower, upper = base.interval, signal.lower_s, signal.upper_s
    if interval is None or interval.start is None or interval.end is None:
        return None
    if lower is None or upper is None:
        return None
    before = signal.kind == "units-before"
    why = Derivation(
        rule="counted-from",
        says=f"«{signal.text}»: {'before' if before else 'after'}, by the length named",
        evidence=(dating.evidence(resolved, signal.span),),
        premises=(base.why,),
    )
    return MentionTime(
        certainty="bounded",
        basis="words",
        why=why,
        interval=Interval(
            start=interval.start + timedelta(seconds=lower),
            end=interval.end + timedelta(seconds=upper),
        ),
    )


def _days_from(resolved: Resolved, base: MentionTime, signal: SignalReading) -> MentionTime | None:
    if signal.unit != "day" or signal.lower_s is None or signal.upper_s is None:
        return None
    days = (signal.lower_s + signal.upper_s) // 2 // dating.DAY_S
    return dating.calendar_shift(resolved, base, days, signal.span)
