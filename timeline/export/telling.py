"""How every export says when an event was, how sure that is, and when it was first reported."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Final

from timeline.export.citations import Sources
from timeline.export.plain import one_line
from timeline.export.selection import Options
from timeline.story import Event, Story, Window
from timeline.wording import Style, Told, time_in_words

NOTHING_TOLD: Final = Told()

# A stamp that a format demands; a source that bears no date at all leaves only this one.
NO_DATE: Final = datetime(1970, 1, 1, tzinfo=UTC)


def when(event: Event, options: Options) -> str:
    """Return the event's time in words, whole and on one line, with its end where that is told."""
    said = time_in_words(event.time, basis=event.basis, style=options.style)
    return one_line(", ".join(filter(None, (said, until(event, options.style)))))


def until(event: Event, style: Style, told: Told = NOTHING_TOLD) -> str:
    """Return the words for when it ended, empty where no source tells of an end."""
    if event.ends is None:
        return ""
    return style.phrases["until"].format(time=time_in_words(event.ends, style=style, told=told))


def how_sure(event: Event, options: Options) -> str:
    """Return the page's label of how sure that time is: `worked out`."""
    return options.style.phrases[f"certainty-{event.certainty}"]


def last_change(event: Event, index: Sources) -> datetime:
    """Return when the event's first source last changed, as far as it says so; never the clock."""
    source = index.first(event)
    windows = (source.updated, source.published, event.time) if source else (event.time,)
    return next((moment for one in windows if (moment := _moment(one))), NO_DATE)


def first_report(event: Event, index: Sources) -> datetime | None:
    """Return when the first post that tells of it was posted, where that is known to the minute."""
    post = index.posts.get(event.mentions[0].post) if event.mentions else None
    window = post.time if post else None
    if window is None or window.granularity not in ("second", "minute") or not window.earliest:
        return None
    return window.earliest.astimezone(UTC)


def newest_change(story: Story, index: Sources) -> datetime:
    """Return the latest change of all the story's events, or a fixed date where it has none."""
    return max((last_change(event, index) for event in story.events), default=NO_DATE)


def stamp(moment: datetime) -> str:
    """Return RFC 3339 in UTC."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ").rjust(20, "0")


def urn(name: str) -> str:
    """Return a URN that is always the same for the same name (RFC 9562, version 5)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"liveblog-timeline:{name}").urn


def _moment(window: Window | None) -> datetime | None:
    """Return the side of a window that is known."""
    side = window and (window.earliest or window.latest)
    return side.astimezone(UTC) if side else None
