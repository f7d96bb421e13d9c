"""A story as an iCalendar file (RFC 5545, 7986): what a day can hold, and never more exact."""

from __future__ import annotations

from datetime import UTC
from typing import cast

from icalendar import Calendar, Component, vUri
from icalendar import Event as CalendarEvent
from icalendar.prop import vInline

from timeline.errors import OptionError
from timeline.export.citations import Sources, permalink, sources_of, speakers
from timeline.export.plain import one_line
from timeline.export.selection import Options
from timeline.export.slots import DaySlot, Slot, TimeSlot, slot_for
from timeline.export.telling import how_sure, last_change, when
from timeline.story import Event, Story
from timeline.story_text import shortened

UID_DOMAIN = "liveblog-timeline"
SUMMARY_LIMIT = 240


def export(story: Story, options: Options) -> bytes:
    """Return a calendar of the events that a day or two can hold; `wide` adds the longer ones.

    Instants are in UTC, days are those of the story's zone. Raises OptionError if
    `options.previous` is no calendar.
    """
    slots = {event.id: slot_for(event, options) for event in story.events}
    shown = [(event, slot) for event in story.events if (slot := slots[event.id])]
    after = _followers(story, frozenset(event.id for event, _ in shown))
    earlier = _events_of(options.previous)
    index = sources_of(story)
    calendar = _head(story, len(story.events) - len(shown), options)
    for event, slot in shown:
        entry = _entry(event, slot, index, options)
        for other in after.get(event.id, ()):
            entry.add("RELATED-TO", _text(_uid(other)), {"RELTYPE": "FINISHTOSTART"})
        entry.add("SEQUENCE", _sequence(entry, earlier.get(_uid(event.id))))
        calendar.add_component(entry)
    return cast(bytes, calendar.to_ical(sorted=False))


def left_out(story: Story, options: Options) -> int:
    """Return how many of the story's events have no place in the calendar."""
    return sum(1 for event in story.events if slot_for(event, options) is None)


def _head(story: Story, missing: int, options: Options) -> Calendar:
    """Return the calendar without events."""
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", _text(f"-//liveblog-timeline//{one_line(story.generator)}//EN"))
    for name in ("NAME", "X-WR-CALNAME"):
        calendar.add(name, _text(one_line(story.title)))
    calendar.add("X-WR-TIMEZONE", _text(one_line(story.timezone)))
    if missing:
        says = options.style.phrases.count("calendar-left-out", missing)
        for name in ("DESCRIPTION", "X-WR-CALDESC"):
            calendar.add(name, _text(says))
    return calendar


def _entry(event: Event, slot: Slot, index: Sources, options: Options) -> CalendarEvent:
    entry = CalendarEvent()
    entry.add("UID", _text(_uid(event.id)))
    entry.add("DTSTAMP", last_change(event, index))
    _add_time(entry, slot)
    entry.add("SUMMARY", _text(_summary(event, slot)))
    entry.add("DESCRIPTION", _text(_description(event, index, options)))
    entry.add("STATUS", "TENTATIVE" if slot.tentative else "CONFIRMED")
    entry.add("TRANSP", "TRANSPARENT")
    address = permalink(event, options.base_url) or _first_address(event, index)
    if address:
        entry.add("URL", vUri(address))
    return entry


def _add_time(entry: CalendarEvent, slot: Slot) -> None:
    match slot:
        case TimeSlot():
            entry.add("DTSTART", slot.start.astimezone(UTC))
            entry.add("DURATION", slot.length)
        case DaySlot():
            entry.add("DTSTART", slot.first)
            entry.add("DTEND", slot.after)


def _summary(event: Event, slot: Slot) -> str:
    title = one_line(event.title)
    whole = f"{one_line(slot.words)}: {title}" if slot.words else title
    return shortened(whole, SUMMARY_LIMIT)


def _description(event: Event, index: Sources, options: Options) -> str:
    rows = [f"{when(event, options)} ({how_sure(event, options)})"]
    rows.append(index.text(event, options.style))
    words = options.style.phrases
    if event.recurs:
        rows.append(f"{words['badge-recurs']}: {one_line(event.recurs)}")
    said = words.listed(speakers(event))
    if said:
        rows.append(f"{words['said-by']}: {said}")
    if event.disputed:
        rows.append(words["badge-disputed"])
    rows += [
        f"{words['told-by']}: {one.name}" + (f" {one.url}" if one.url else "")
        for one in index.cite(event)
    ]
    return "\n\n".join(row for row in rows if row)


def _first_address(event: Event, index: Sources) -> str | None:
    return next((one.url for one in index.cite(event) if one.url), None)


def _text(text: str) -> vInline:
    r"""Return a value of type TEXT (RFC 5545, 3.3.11), which may hold no line break but `\n`.

    icalendar 7.3 writes NAME and X-WR-CALNAME unescaped, and the `\N` of `C:\News` as a break.
    """
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return vInline(escaped.replace("\n", "\\n"))


def _uid(event_id: str) -> str:
    return f"{event_id}@{UID_DOMAIN}"


def _followers(story: Story, shown: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return for each event those that are said to come after it (RFC 9253, section 4)."""
    owner = {mention.id: event.id for event in story.events for mention in event.mentions}
    owner.update((event.id, event.id) for event in story.events)
    after: dict[str, dict[str, None]] = {}
    for relation in story.relations:
        if relation.type != "before":
            continue
        first, second = owner.get(relation.origin), owner.get(relation.target)
        if first in shown and second in shown and first != second:
            after.setdefault(str(first), {})[str(second)] = None
    return {first: tuple(sorted(others)) for first, others in after.items()}


def _events_of(previous: bytes | None) -> dict[str, Component]:
    """Return the events of an earlier calendar by UID."""
    if previous is None:
        return {}
    try:
        calendar = Calendar.from_ical(previous)
    except (ValueError, IndexError, KeyError) as error:
        raise OptionError("the earlier export is no calendar: expected an .ics file") from error
    return {str(entry.get("UID")): entry for entry in calendar.walk("VEVENT")}


def _sequence(entry: Component, before: Component | None) -> int:
    """Return the revision number: one more than before if anything but the stamp has changed."""
    if before is None:
        return 0
    number = int(before.get("SEQUENCE", 0))
    as_read = CalendarEvent.from_ical(entry.to_ical())
    return number if _content(as_read) == _content(before) else number + 1


def _content(entry: Component) -> list[str]:
    parts = (
        (str(line).partition(":")[0].partition(";")[0], line) for line in entry.content_lines()
    )
    unimportant = ("DTSTAMP", "SEQUENCE")
    return sorted(str(line) for name, line in parts if name not in unimportant)
