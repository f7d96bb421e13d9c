"""A story as a JSON Feed (version 1.1): one item for each event, in the order of the story."""

from __future__ import annotations

import json

from timeline.export.chronology import introduction
from timeline.export.citations import Sources, permalink, sources_of
from timeline.export.plain import one_line
from timeline.export.selection import Options
from timeline.export.telling import first_report, how_sure, last_change, stamp, urn, when
from timeline.story import Event, Story
from timeline.story_json import Json, Row

VERSION = "https://jsonfeed.org/version/1.1"


def export(story: Story, options: Options) -> bytes:
    """Return the feed; `date_published` is when it was reported, where that is known."""
    index = sources_of(story)
    feed: Row = {"version": VERSION, "title": one_line(story.title)}
    if options.base_url:
        base = options.base_url.rstrip("/")
        feed["home_page_url"] = f"{base}/index.html"
        feed["feed_url"] = f"{base}/exports/timeline.feed.json"
    feed["description"] = introduction(story, options.style)
    feed["language"] = options.style.language
    feed["items"] = [_item(event, index, options) for event in story.events]
    return (json.dumps(feed, ensure_ascii=False, indent=1) + "\n").encode()


def _item(event: Event, index: Sources, options: Options) -> Row:
    address = permalink(event, options.base_url)
    cited = index.cite(event)
    said = when(event, options)
    rows = [f"{said} ({how_sure(event, options)})", index.text(event, options.style)]
    item: Row = {
        "id": address or urn(event.id),
        "title": f"{said}: {one_line(event.title)}",
        "content_text": "\n\n".join(row for row in rows if row),
        "date_modified": stamp(last_change(event, index)),
    }
    outside = next((one.url for one in cited if one.url), None)
    optional: dict[str, Json] = {"url": address, "external_url": outside}
    reported = first_report(event, index)
    optional["date_published"] = stamp(reported) if reported else None
    item.update({key: value for key, value in optional.items() if value})
    item["authors"] = [{"name": one.name} for one in cited]
    item["tags"] = ["key event"] if event.key else []
    item["_timeline"] = _window(event)
    return item


def _window(event: Event) -> Row:
    """Return what a feed has no field for, under our own name as the format provides."""
    window = event.time
    sides = (window.earliest, window.latest) if window else (None, None)
    earliest, latest = (side.isoformat() if side else None for side in sides)
    return {
        "id": event.id,
        "earliest": earliest,
        "latest": latest,
        "certainty": event.certainty,
        "basis": event.basis,
    }
