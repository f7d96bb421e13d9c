"""What a clock in a reference names: a minute as the page's zone shows it, perhaps a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from timeline.anchoring import Base, anchored, base_from
from timeline.intervals import Granularity, Interval, wall_interval, zone
from timeline.language import en_discourse as words
from timeline.meanings import CalendarDate, Clock, Meaning, UnitOf, Weekday
from timeline.place.references.answers import Asked
from timeline.place.references.page import Page

DAY_MINUTES = 1440
_ONWARDS = re.compile(words.ONWARDS, re.IGNORECASE | re.VERBOSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a clock in a reference names: a minute of the day as the page's zone shows it, perhaps
    a day. `words` is how it was written; `others` are minutes that the same words may mean."""

    minute: int
    words: str
    others: tuple[int, ...] = ()
    day: date | None = None


def meant_by(asked: Asked) -> Iterator[Meant]:
    """Yield what each clock of a reference names, in the order of its words."""
    page = asked.page
    base = _base(asked)
    for index in asked.reading.clocks:
        reading = page.tagged.readings[index]
        clock = reading.meaning
        if isinstance(clock, Clock):
            yield _minute_meant(page, clock, base, reading.text, _day_beside(asked, clock, base))


def _minute_meant(
    page: Page, clock: Clock, base: Base | None, said: str, day: date | None
) -> Meant:
    minute = (clock.hour % 24) * 60 + (clock.minute or 0)
    others = [(minute + 720) % DAY_MINUTES] if clock.is_twelve else []
    if clock.zone is not None and base is not None:
        instant = anchored(replace(clock, on=None), base, page.zone).interval
        if instant is not None and instant.start is not None:
            local = instant.start.astimezone(zone(page.zone))
            others.insert(0, minute)
            minute = local.hour * 60 + local.minute
    return Meant(minute=minute, words=said, others=tuple(others), day=day)


def _base(asked: Asked) -> Base | None:
    """Return what day words are counted from: when the post went up, else the page's date."""
    page = asked.page
    dated = (page.posted[asked.post] if asked.post is not None else None) or page.dct
    return base_from(dated.interval, page.zone) if dated is not None else None


def _day_beside(asked: Asked, clock: Clock, base: Base | None) -> date | None:
    """Return the day that the reference names with its clock, None without one."""
    span = asked.reading.span
    beside: list[Meaning] = [
        reading.meaning
        for reading in asked.page.readings_in(span)
        if isinstance(reading.meaning, CalendarDate | Weekday | UnitOf)
    ]
    on = clock.on or (beside[0] if beside else None)
    if on is None or base is None:
        return None
    place = anchored(on, base, asked.page.zone, direction="past").place
    if place is None or place.start is None or place.granularity is not Granularity.DAY:
        return None
    return place.start.date()


def is_onwards(asked: Asked) -> bool:
    """Tell whether a reference names where to begin: "from 9.21am onwards"."""
    return _ONWARDS.search(asked.reading.text) is not None


def minute_of(page: Page, meant: Meant) -> Interval | None:
    """Return the minute that the clock shows on the day named or the document's, as its zone
    lives it; on the day before, where the document's day ended before."""
    assert page.dct is not None
    start, end = page.dct.interval.start, page.dct.interval.end
    if start is None:
        return None
    where = zone(page.zone)
    day = meant.day or start.astimezone(where).date()
    wall = datetime.combine(day, time(meant.minute // 60, meant.minute % 60))
    minute = timedelta(minutes=1)
    when = wall_interval(wall, wall + minute, where, Granularity.MINUTE)
    if end is not None and when.start is not None and when.start >= end:
        wall -= timedelta(days=1)
        when = wall_interval(wall, wall + minute, where, Granularity.MINUTE)
    return when
