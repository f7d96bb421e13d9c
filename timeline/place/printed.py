"""What is printed or marked as each post's time: an instant, or a clock with or without a day."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from timeline.anchoring import Base, anchored
from timeline.intervals import Granularity, Interval, local_time, minute_interval
from timeline.intervals import zone as zone_named
from timeline.meanings import CalendarDate, Clock, Shift, UnitOf, Weekday
from timeline.model import Document, Reading, Segmented, Span, Tagged
from timeline.place.zones import FoundZone, is_read_there
from timeline.provenance import Derivation, Evidence
from timeline.values import value
from timeline.wording import day_in_words

MINUTES = 1440
AGE_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86400}


@value(frozen=True, slots=True, kw_only=True)
class Printed:
    """A post's time as printed. `instant` is complete; else `minute` is that of its day (None
    for an age or nothing), `day` the date that it bears itself.

    `age_s` counts back from the page's last update; `is_twelve` marks a clock that may be am or
    pm; `zone` is that of the label itself; `weekday` (ISO) a day named without its date.
    """

    why: Derivation
    instant: Interval | None = None
    minute: int | None = None
    granularity: Granularity = Granularity.MINUTE
    day: date | None = None
    weekday: int | None = None
    is_twelve: bool = False
    age_s: int | None = None
    age_unit: str | None = None
    zone: str | None = None


def printed_times(
    document: Document, tagged: Tagged, segmented: Segmented, zone: FoundZone, base: Base | None
) -> tuple[Printed | None, ...]:
    """Return what each post prints as its time, None where it prints nothing.

    `base` completes days without a year ("May 30"); clocks and times of data that name no zone
    of their own are read in `zone`.
    """
    starts = [reading.span.start for reading in tagged.readings]
    headings = _day_headings(document, tagged, starts, segmented, base)
    found: list[Printed | None] = []
    for post in segmented.posts:
        mark = document.marks[post.mark] if post.mark is not None else None
        data = _from_data(mark.time, zone.name) if mark is not None else None
        label = None
        if post.label is not None:
            readings = _beginning_in(tagged, starts, post.label)
            label = read_label(document, post.label, readings, base)
        if label is not None and document.given.tz:
            label = replace(label, zone=None)  # the zone that was given wins
        elif label is not None and label.zone and post.label:
            words = document.quote(post.label)
            label = replace(label, zone=None) if is_read_there(words, zone.name) else label
        found.append(data or _under_heading(_read_in(label, zone), headings.get(post.index)))
    return tuple(found)


def _read_in(label: Printed | None, zone: FoundZone) -> Printed | None:
    """Return a label whose clock names no zone with the reason for the zone it is read in."""
    if label is None or label.minute is None or label.zone is not None or zone.why is None:
        return label
    return replace(label, why=replace(label.why, premises=(zone.why,)))


def _day_headings(
    document: Document,
    tagged: Tagged,
    starts: list[int],
    segmented: Segmented,
    base: Base | None,
) -> dict[int, tuple[date, Derivation]]:
    """Return the day that a line of its own gives to the post printed right below it."""
    firsts = sorted(
        (min(span.start for span in (post.label, *post.parts) if span), post.index)
        for post in segmented.posts
        if post.label or post.parts
    )
    found: dict[int, tuple[date, Derivation]] = {}
    for part in segmented.furniture:
        below = bisect_left(firsts, (part.span.end, -1))
        if below == len(firsts) or part.why not in ("heading of a day", "dateline"):
            continue
        inside = _beginning_in(tagged, starts, part.span)
        readings = tuple(r for r in inside if part.span.contains(r.span))
        line = read_label(document, part.span, readings, base)
        if line is not None and line.day is not None and line.minute is None:
            words = document.quote(part.span).strip()
            why = Derivation(
                rule="heading-of-a-day",
                says=f"it stands under the heading «{words}»",
                evidence=line.why.evidence,
            )
            found[firsts[below][1]] = (line.day, why)
    return found


def _under_heading(
    label: Printed | None, heading: tuple[date, Derivation] | None
) -> Printed | None:
    if label is None or heading is None or label.minute is None or label.day is not None:
        return label
    why = Derivation(
        rule="printed-time",
        says=f"{label.why.says} on {day_in_words(heading[0])}",
        evidence=label.why.evidence,
        premises=(heading[1], *label.why.premises),
    )
    return replace(label, day=heading[0], why=why)


def from_iso(stamp: str | None, where: str, says: str) -> Printed | None:
    """Return the time that an attribute or data states; without an offset it is in `where`."""
    return _from_data(stamp, where, says) if stamp else None


def _from_data(stamp: str | None, where: str, says: str = "the page's data") -> Printed | None:
    moment = _moment(stamp)
    if moment is None or stamp is None:
        return None
    if moment.tzinfo is None:
        moment = local_time(moment, zone_named(where)).instants[0]
    try:
        instant = minute_interval(moment.astimezone(UTC))
    except OverflowError:
        return None
    words = Evidence(document=None, start=0, end=0, text=stamp)
    why = Derivation(rule="time-in-data", says=f"{says} gives the time {stamp}", evidence=(words,))
    return Printed(why=why, instant=instant)


def _moment(stamp: str | None) -> datetime | None:
    if stamp is None or len(stamp) < 16 or not stamp[:4].isdigit():
        return None
    try:
        return datetime.fromisoformat(stamp)
    except ValueError:
        return None


def _beginning_in(tagged: Tagged, starts: list[int], span: Span) -> tuple[Reading, ...]:
    """Return the readings, which begin at `starts`, that begin within `span`."""
    return tagged.readings[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def read_label(
    document: Document, span: Span, readings: tuple[Reading, ...], base: Base | None
) -> Printed | None:
    """Return what the readings of one label or dateline say together; a clock beats an age."""
    clock = next((r.meaning for r in readings if isinstance(r.meaning, Clock)), None)
    days = [r.meaning for r in readings if isinstance(r.meaning, CalendarDate | Weekday | UnitOf)]
    ages = [r.meaning for r in readings if isinstance(r.meaning, Shift)]
    words = document.quote(span).strip()
    evidence = Evidence(
        document=document.id, start=span.start, end=span.end, text=document.quote(span)
    )
    why = Derivation(
        rule="printed-time", says=f"the post is labelled «{words}»", evidence=(evidence,)
    )
    if clock is not None and not clock.is_impossible:
        on = clock.on or (days[0] if days else None)
        return Printed(
            why=why,
            minute=(clock.hour % 24) * 60 + (clock.minute or 0),
            granularity=Granularity.MINUTE,
            day=_day(on, base),
            weekday=on.weekday if isinstance(on, Weekday) else None,
            is_twelve=clock.is_twelve,
            zone=clock.zone,
        )
    if days:
        return Printed(why=why, day=_day(days[0], base))
    if ages and ages[0].amount is not None:
        age = ages[0]
        assert age.amount is not None
        unit = str(age.unit)
        if unit in AGE_SECONDS:
            return Printed(why=why, age_s=int(age.amount * AGE_SECONDS[unit]), age_unit=unit)
    return None


def _day(meaning: object, base: Base | None) -> date | None:
    """Return the calendar day that a label names, None where it needs what is not known."""
    if not isinstance(meaning, CalendarDate | Weekday):
        return None
    if isinstance(meaning, Weekday) and meaning.of is None:
        return None
    found = anchored(meaning, base, "UTC")
    place = found.place
    if place is None or place.start is None or place.granularity is not Granularity.DAY:
        return None
    return place.start.date()


def clock_on(
    day: date, minute: int, where: str, offset: str | None = None
) -> tuple[Interval, str | None]:
    """Return the minute that clocks of a zone show on a day, and what is odd about it.

    `offset` is that of the zone word printed with the clock ("+01:00"): it tells which of two
    equal times is meant, and where it is not the zone's own then, the zone is followed.
    """
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    local = local_time(wall, zone_named(where))
    meant = [moment for moment in local.instants if _offset_of(moment, where) == offset]
    instants = tuple(meant) or local.instants
    problem = None
    if local.kind == "skipped":
        problem = "clocks went forward over this time: it never was"
    elif local.kind == "repeated" and not meant:
        problem = "clocks went back over this time: it came twice"
    elif offset and offset[0] in "+-" and not meant:
        own = _offset_of(instants[0], where)
        problem = f"a label's zone stands for {offset}, but {where} was at {own} then"
    end = instants[-1] + timedelta(minutes=1)
    return Interval(start=instants[0], end=end, granularity=Granularity.MINUTE), problem


def _offset_of(moment: datetime, where: str) -> str:
    """Return the offset of a zone at an instant, as `+01:00`."""
    shown = moment.astimezone(zone_named(where)).strftime("%z")
    return f"{shown[:3]}:{shown[3:5]}"
