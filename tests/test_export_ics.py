"""The calendar as the icalendar library reads it: times, words, certainty, revisions."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import export_stories as made
import pytest
from icalendar import Calendar, Component

from timeline.errors import OptionError
from timeline.export import export
from timeline.export.ics import left_out
from timeline.export.selection import Options
from timeline.story import Event, Story, Window


def calendar_of(story: Story, **choices: object) -> Component:
    return Calendar.from_ical(export(story, "ics", **choices))  # type: ignore[arg-type]


def entries(story: Story, **choices: object) -> dict[str, Component]:
    found = calendar_of(story, **choices).walk("VEVENT")
    return {str(entry["UID"]).partition("@")[0]: entry for entry in found}


def only(event: Event, **choices: object) -> Component:
    (entry,) = entries(made.story(event), **choices).values()
    return entry


def test_a_minute_is_timed_and_one_minute_long() -> None:
    entry = only(made.event("bell", "The bell rings", made.MINUTE))
    assert entry.decoded("DTSTART") == datetime(2026, 6, 18, 14, 25, tzinfo=UTC)
    assert entry.decoded("DURATION") == timedelta(minutes=1)
    assert (entry["SUMMARY"], entry["STATUS"]) == ("The bell rings", "CONFIRMED")
    assert "DTEND" not in entry


def test_an_hour_is_timed_and_one_hour_long() -> None:
    entry = only(made.event("bell", "The bell rings", made.HOUR))
    assert entry.decoded("DTSTART") == datetime(2026, 6, 18, 8, tzinfo=UTC)
    assert entry.decoded("DURATION") == timedelta(hours=1)
    assert entry["STATUS"] == "CONFIRMED"


def test_when_it_was_reported_is_said_to_be_that() -> None:
    entry = only(made.event("bell", "The bell rings", made.MINUTE, basis="posted"))
    assert entry["SUMMARY"] == "reported 3.25pm: The bell rings"


def test_limits_under_an_hour_are_timed_but_tentative_and_in_words() -> None:
    entry = only(made.event("band", "The band plays", made.SHORT, certainty="bounded"))
    assert entry.decoded("DURATION") == timedelta(minutes=45)
    assert entry["STATUS"] == "TENTATIVE"
    assert entry["SUMMARY"].endswith(": The band plays")


@pytest.mark.parametrize(
    ("window", "first", "after", "status"),
    [
        (made.DAY, date(2026, 6, 17), date(2026, 6, 18), "CONFIRMED"),
        (made.LIMITS, date(2026, 6, 18), date(2026, 6, 19), "TENTATIVE"),
        (made.MORNING, date(2026, 6, 18), date(2026, 6, 19), "TENTATIVE"),
        (made.NIGHT, date(2026, 6, 17), date(2026, 6, 19), "TENTATIVE"),
    ],
)
def test_what_is_wider_than_an_hour_is_a_day(
    window: Window, first: date, after: date, status: str
) -> None:
    entry = only(made.event("band", "The band plays", window))
    assert (entry.decoded("DTSTART"), entry.decoded("DTEND")) == (first, after)
    assert entry["DTSTART"].params["VALUE"] == "DATE"
    assert entry["STATUS"] == status
    words, _, title = entry["SUMMARY"].rpartition(": ")
    assert title == "The band plays"
    assert words


def test_a_day_is_that_of_the_storys_zone_and_not_of_utc() -> None:
    late = made.window("2026-06-18T00:10:00", "2026-06-18T02:20:59", None)
    entry = only(made.event("band", "The band plays", late))
    assert entry.decoded("DTSTART") == date(2026, 6, 18)
    assert entry["SUMMARY"] == "between 12.10am and 2.20am: The band plays"


@pytest.mark.parametrize("window", [made.MONTH, made.SINCE])
def test_what_no_day_can_hold_is_left_out_counted_and_added_with_wide(window: Window) -> None:
    story = made.story(made.event("ferry", "The ferry sails", window))
    assert entries(story) == {}
    assert left_out(story, Options()) == 1
    assert str(calendar_of(story)["X-WR-CALDESC"]).startswith("1 event is left out")
    entry = entries(story, wide=True)["ferry"]
    assert entry["STATUS"] == "TENTATIVE"
    assert left_out(story, Options(wide=True)) == 0


def test_a_month_is_as_long_as_the_month() -> None:
    entry = only(made.event("ferry", "The ferry sails", made.MONTH), wide=True)
    assert entry.decoded("DTSTART") == date(2026, 1, 1)
    assert entry.decoded("DTEND") == date(2026, 2, 1)
    assert entry["SUMMARY"] == "January 2026: The ferry sails"


def test_without_any_time_there_is_no_entry_even_with_wide() -> None:
    story = made.story(made.event("toll", "A toll is talked about", None))
    assert entries(story, wide=True) == {}


def test_what_lasts_until_a_stated_end_is_as_long() -> None:
    until = made.window("2026-06-18T17:00:00", "2026-06-18T17:00:59", "minute")
    entry = only(made.event("fair", "The fair is on", made.MINUTE, ends=until))
    assert entry.decoded("DURATION") == timedelta(hours=1, minutes=35)
    last = made.window("2026-06-20T00:00:00", "2026-06-20T23:59:59", "day")
    entry = only(made.event("fair", "The fair is on", made.DAY, ends=last))
    assert entry.decoded("DTEND") == date(2026, 6, 21)


def test_the_calendar_asks_nothing_of_who_opens_it() -> None:
    text = export(made.every_shape(), "ics", base_url="https://story.example/x/").decode()
    lines = text.replace("\r\n ", "").split("\r\n")
    assert not [line for line in lines if line.startswith(("METHOD", "LINK", "VALARM", "ATTENDEE"))]
    assert lines.count("TRANSP:TRANSPARENT") == 7
    assert "URL:https://story.example/x/index.html#bridge" in lines


def test_what_is_said_to_come_before_is_related() -> None:
    found = entries(made.every_shape())
    related = found["painted"]["RELATED-TO"]
    assert str(related) == "bridge@liveblog-timeline"
    assert related.params["RELTYPE"] == "FINISHTOSTART"
    assert "RELATED-TO" not in found["band"]


def test_a_relation_to_what_is_left_out_is_left_out_too() -> None:
    assert "ferry@" not in export(made.every_shape(), "ics").decode()
    assert "RELATED-TO;RELTYPE=FINISHTOSTART:queue@" in export(
        made.every_shape(), "ics", wide=True
    ).decode().replace("\r\n ", "")


def test_the_stamp_is_the_sources_last_update_or_else_what_it_bears() -> None:
    story = made.every_shape()
    assert entries(story)["bridge"].decoded("DTSTAMP") == datetime(2026, 6, 18, 16, 38, tzinfo=UTC)
    bare = made.source("harbour-live", (), updated=None, published=None)
    story = made.story(made.event("toll", "A toll", made.DAY), sources=(bare,))
    assert entries(story)["toll"].decoded("DTSTAMP") == datetime(2026, 6, 16, 23, tzinfo=UTC)


def test_a_sequence_rises_only_where_an_event_changed() -> None:
    story = made.every_shape()
    first = export(story, "ics")
    assert {str(entry["SEQUENCE"]) for entry in entries(story).values()} == {"0"}
    again = export(story, "ics", previous=first)
    assert again == first
    renamed = [replace(one, title="Mayor opens bridge") if one.id == "bridge" else one
               for one in story.events]  # fmt: skip
    changed = replace(story, events=tuple(renamed))
    second = export(changed, "ics", previous=first)
    numbers = {str(entry["UID"]): int(entry["SEQUENCE"])
               for entry in Calendar.from_ical(second).walk("VEVENT")}  # fmt: skip
    assert numbers.pop("bridge@liveblog-timeline") == 1
    assert set(numbers.values()) == {0}
    third = Calendar.from_ical(export(story, "ics", previous=second)).walk("VEVENT")
    assert sorted(int(entry["SEQUENCE"]) for entry in third) == [0, 0, 0, 0, 0, 0, 2]


def test_a_later_update_of_the_page_alone_changes_no_sequence() -> None:
    story = made.every_shape()
    later = made.window("2026-06-18T19:00:00", "2026-06-18T19:00:59", "minute")
    sources = tuple(replace(source, updated=later) for source in story.sources)
    fresh = replace(story, sources=sources)
    found = entries(fresh, previous=export(story, "ics"))
    assert {int(entry["SEQUENCE"]) for entry in found.values()} == {0}
    assert found["bridge"].decoded("DTSTAMP") == datetime(2026, 6, 18, 18, tzinfo=UTC)


@pytest.mark.parametrize("previous", [b"", b"hello", b"BEGIN:VCALENDAR\r\n", b"\xff\xfe\x00"])
def test_an_earlier_export_that_is_no_calendar_is_refused(previous: bytes) -> None:
    with pytest.raises(OptionError, match="no calendar"):
        export(made.every_shape(), "ics", previous=previous)


def test_a_backslash_stays_one_and_is_no_change() -> None:
    title = "Files moved to C:\\News\\new; read \\; and \\,"
    story = made.story(made.event("files", title, made.MINUTE))
    first = export(story, "ics")
    (entry,) = entries(story, previous=first).values()
    assert (entry["SUMMARY"], entry["SEQUENCE"]) == (title, 0)


def test_the_calendars_name_is_escaped() -> None:
    story = made.story(title="Bridges; ferries, and\r\nMETHOD:CANCEL \\ more")
    text = export(story, "ics").decode()
    name = "Bridges\\; ferries\\, and METHOD:CANCEL \\\\ more"
    assert f"\r\nNAME:{name}\r\n" in text
    assert f"\r\nX-WR-CALNAME:{name}\r\n" in text


def test_the_description_says_how_sure_and_who() -> None:
    text = str(entries(made.every_shape())["bridge"]["DESCRIPTION"])
    assert text.startswith("reported 3.25pm on Thursday 18 June 2026 (worked out)")
    assert "Said by: Ada Quill" in text
    assert "Told by: The Harbour Herald https://harbour.example/live#post-bridge" in text
    assert "Told by: The last ferry" in text


def test_the_events_may_be_chosen() -> None:
    story = made.every_shape()
    assert set(entries(story, only="key")) == {"painted", "bridge"}
    assert "bridge" not in entries(story, only="stated")
    assert set(entries(story, sources=("river-article",))) == {"bridge"}
    with pytest.raises(OptionError, match="unknown source 'nobody'"):
        export(story, "ics", sources=("nobody",))
