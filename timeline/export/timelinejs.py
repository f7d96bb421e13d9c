"""A story as the JSON that TimelineJS 3 shows: one slide for each event, times as fine as known."""

from __future__ import annotations

import html
import json
from datetime import datetime, timedelta

from timeline.export.citations import Sources, sources_of
from timeline.export.plain import one_line
from timeline.export.selection import Options
from timeline.export.telling import NO_DATE, how_sure, when
from timeline.story import Event, Story, Window
from timeline.story_json import Row
from timeline.story_text import shortened

TEXT_LIMIT = 600

# How many of year, month, day, hour, minute a unit names.
_FIELDS = ("year", "month", "day", "hour", "minute")
_FINENESS = {
    "century": 1, "decade": 1, "year": 1, "quarter": 2, "month": 2, "week": 3, "day": 3,
}  # fmt: skip


def export(story: Story, options: Options) -> bytes:
    """Return the JSON; a slide needs a date, so one without any stands where its neighbour does.

    TimelineJS sorts by date and reads titles and texts as HTML, which is why they are escaped.
    """
    index = sources_of(story)
    slides: list[Row] = []
    place = _first_known(story)
    for event in story.events:
        start, end = _bounds(event, place)
        place = start
        slides.append(_slide(event, start, end, _said(event, index, options)))
    data: Row = {
        "title": {"text": {"headline": _text(story.title)}},
        "events": list(slides),
        "scale": "human",
    }
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _first_known(story: Story) -> datetime:
    """Return the first date of the story, for slides that come before any that has one."""
    return next((side for one in story.events if (side := _start(one.time))), NO_DATE)


def _bounds(event: Event, place: datetime) -> tuple[datetime, datetime | None]:
    """Return where a slide begins, and where it ends if that is shown as a length."""
    start = _start(event.time)
    if start is None or event.time is None:
        return place, None
    finish = event.ends.latest if event.ends and event.ends.latest else event.time.latest
    if finish is None or finish - start < timedelta(minutes=1):
        return start, None
    return start, None if event.time.granularity and not event.ends else finish


def _start(window: Window | None) -> datetime | None:
    return None if window is None else window.earliest or window.latest


def _slide(event: Event, start: datetime, end: datetime | None, said: tuple[str, str]) -> Row:
    words, text = said
    granularity = event.time.granularity if event.time else "day"
    slide: Row = {
        "unique_id": event.id,
        "start_date": _date(start, granularity),
        "display_date": html.escape(words),
        "text": {"headline": _text(event.title), "text": text},
    }
    if end is not None:
        slide["end_date"] = _date(end, granularity)
    if event.mentions:
        slide["group"] = event.mentions[0].source
    return slide


def _date(moment: datetime, granularity: str | None) -> Row:
    parts = (moment.year, moment.month, moment.day, moment.hour, moment.minute)
    known = _FINENESS.get(granularity or "minute", len(parts))
    return dict(zip(_FIELDS[:known], parts[:known], strict=True))


def _said(event: Event, index: Sources, options: Options) -> tuple[str, str]:
    """Return the time in words, and the slide's text with its sources as HTML."""
    links = []
    for one in index.cite(event):
        name = _text(one.name)
        href = html.escape(one.url) if one.url else None
        links.append(f'<a href="{href}">{name}</a>' if href else name)
    told = _text(shortened(one_line(index.text(event, options.style)), TEXT_LIMIT))
    sure = how_sure(event, options)
    rows = [told, f"<em>{sure}</em> – {', '.join(links)}"]
    return when(event, options), "".join(f"<p>{row}</p>" for row in rows if row)


def _text(text: str) -> str:
    return html.escape(one_line(text))
