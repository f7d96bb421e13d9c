"""A story as JSON-LD: a schema.org `ItemList` of `Event`, in the order of the story."""

from __future__ import annotations

import json

from timeline.export.calendar_units import covering_date
from timeline.export.citations import Citation, Sources, permalink, sources_of
from timeline.export.plain import one_line
from timeline.export.selection import Options
from timeline.export.telling import how_sure, urn, when
from timeline.story import Event, Story
from timeline.story_json import Row

ORDER = "https://schema.org/ItemListOrderAscending"


def export(story: Story, options: Options) -> bytes:
    """Return JSON-LD that may stand in a page as it is: it holds no `<`."""
    index = sources_of(story)
    data: Row = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "name": one_line(story.title),
        "itemListOrder": ORDER,
        "numberOfItems": len(story.events),
        "itemListElement": [
            {"@type": "ListItem", "position": number, "item": _event(event, index, options)}
            for number, event in enumerate(story.events, start=1)
        ],
    }
    text = json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    return f"{text}\n".encode()


def _event(event: Event, index: Sources, options: Options) -> Row:
    """Return an Event whose dates are never finer than the window: 2026-06 where that is all."""
    address = permalink(event, options.base_url)
    said = f"{when(event, options)} ({how_sure(event, options)})"
    text = index.text(event, options.style)
    found: Row = {
        "@type": "Event",
        "@id": address or urn(event.id),
        "identifier": event.id,
        "name": one_line(event.title),
        "description": f"{said}: {text}" if text else said,
    }
    start, end = covering_date(event.time), covering_date(event.ends)
    if start:
        found["startDate"] = start
    if end:
        found["endDate"] = end
    if address:
        found["url"] = address
    found["subjectOf"] = [_work(one) for one in index.cite(event)]
    return found


def _work(citation: Citation) -> Row:
    work: Row = {"@type": "Article", "headline": citation.title}
    if citation.url:
        work["url"] = citation.url
    if citation.name != citation.title:
        work["publisher"] = {"@type": "Organization", "name": citation.name}
    return work
