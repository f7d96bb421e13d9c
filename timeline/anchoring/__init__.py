"""Turns a meaning and an anchor into a TIMEX3 value, an interval and the fields assumed.

Pure, and below the stages: `place` dates labels and datelines with it, `resolve` all other words.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from timeline.anchoring.frame import Direction, Frame, Stance, Told
from timeline.anchoring.looseness import loosened
from timeline.anchoring.placing import placed
from timeline.anchoring.units import Base, Place
from timeline.intervals import (
    FIRST_INSTANT,
    LAST_INSTANT,
    Granularity,
    Interval,
    local_time,
    wall_interval,
)
from timeline.intervals import zone as zone_named
from timeline.meanings import Clock, DayPart, Meaning, Weekday
from timeline.values import value

__all__ = [
    "Anchored",
    "Base",
    "Direction",
    "Frame",
    "Place",
    "Stance",
    "Told",
    "anchored",
    "base_from",
    "interval_of",
    "is_of_own_day",
    "loose_interval",
]


@value(frozen=True, slots=True, kw_only=True)
class Anchored:
    """The TIMEX3 value of an expression and where it lies; `interval` None where nowhere.

    `problem` says in words what is wrong with the time: impossible, skipped or repeated.
    """

    value: str
    interval: Interval | None
    assumed: tuple[str, ...] = ()
    place: Place | None = None
    problem: str | None = None


def base_from(interval: Interval, zone: str) -> Base | None:
    """Return the anchor that an interval of instants makes in the wall clock of `zone`."""
    if interval.start is None or interval.end is None:
        return None
    where = zone_named(zone)
    start = interval.start.astimezone(where).replace(tzinfo=None)
    end = interval.end.astimezone(where).replace(tzinfo=None)
    return Base(
        start=start, end=max(end, start + timedelta(seconds=1)), granularity=interval.granularity
    )


def anchored(
    meaning: Meaning,
    base: Base | None,
    zone: str,
    *,
    direction: Direction | None = None,
    told: Told | None = None,
) -> Anchored:
    """Resolve `meaning` against `base` (None: no anchor) as a clock in `zone` would.

    `direction` is the tense of the clause, `told` what was told before, for words that go on
    from it. Without what it needs the value has X in place of digits and the interval is None.
    """
    frame = Frame(
        placer=placed,
        base=_in_zone(base, meaning, zone),
        direction="future" if direction == "ahead" else direction,
        from_today=direction == "ahead",
        so_far=told,
    )
    place = placed(meaning, frame)
    interval = interval_of(place, zone)
    problem, assumed = None, place.assumed
    if "impossible" in assumed:
        problem = "no calendar or clock has this time"
        assumed = tuple(field for field in assumed if field != "impossible")
    elif place.start is not None and place.granularity in (Granularity.MINUTE, Granularity.SECOND):
        problem = _clock_change(place.start, _zone(place.zone or zone))
    return Anchored(
        value=place.value, interval=interval, assumed=assumed, place=place, problem=problem
    )


def is_of_own_day(meaning: Meaning, base: Base | None, zone: str) -> bool:
    """Tell whether a live post's bare weekday, of what is to come, may be its own day: "will land
    on Saturday", of a Saturday. A time of that day which is over is of the next week."""
    day = meaning.on if isinstance(meaning, Clock | DayPart) else meaning
    if base is None or not isinstance(day, Weekday) or day.weekday != base.day.isoweekday():
        return False
    place = anchored(meaning, base, zone, direction="ahead").place
    return place is not None and place.end is not None and place.end > base.start


def _in_zone(base: Base | None, meaning: Meaning, zone: str) -> Base | None:
    """Return the anchor on the clocks that a time of day names: what goes up at 10pm in London
    and speaks of "11am AEST" means the day that it is by then in Sydney."""
    if base is None or not isinstance(meaning, Clock) or meaning.zone is None or meaning.on:
        return base
    if not base.is_minute or base.zone is not None or meaning.is_twelve:
        return base
    there = _zone(meaning.zone)
    start, end = (
        moment.replace(tzinfo=_zone(zone)).astimezone(there).replace(tzinfo=None)
        for moment in (base.start, base.end)
    )
    return replace(base, start=start, end=end)


def loose_interval(
    result: Anchored, meaning: Meaning, mod: str | None, zone: str
) -> Interval | None:
    """Return where a resolved meaning lies, as widely as its words ("about", "ago") are loose."""
    if result.place is None:
        return result.interval
    place = loosened(result.place, meaning, mod)
    return result.interval if place is result.place else interval_of(place, zone)


def interval_of(place: Place, zone: str) -> Interval | None:
    """Return the instants that clocks in `zone` (or the place's own zone) show as `place`."""
    if place.start is None or place.end is None or place.end <= place.start:
        return None
    unit = None if place.is_cut else place.granularity
    return _interval(place.start, place.end, unit, place.zone or zone)


@lru_cache(maxsize=4096)
def _interval(
    start_wall: datetime, end_wall: datetime, granularity: Granularity | None, zone: str
) -> Interval | None:
    interval = wall_interval(start_wall, end_wall, _zone(zone), granularity)
    assert interval.start is not None
    assert interval.end is not None
    start, end = max(interval.start, FIRST_INSTANT), min(interval.end, LAST_INSTANT)
    return Interval(start=start, end=end, granularity=granularity) if start < end else None


def _zone(name: str) -> tzinfo:
    """Return the zone of an IANA name or of an offset such as "+05:30"."""
    if name[0] not in "+-":
        return zone_named(name)
    offset = timedelta(hours=int(name[1:3]) % 24, minutes=int(name[4:6]) % 60)
    return timezone(-offset if name[0] == "-" else offset)


def _clock_change(moment: datetime, where: tzinfo) -> str | None:
    if where is UTC:
        return None
    kind = local_time(moment, where).kind
    if kind == "skipped":
        return "clocks went forward over this time: it never was"
    if kind == "repeated":
        return "clocks went back over this time: it came twice"
    return None
