"""Turns a story into what a page's head says to machines: metadata, JSON-LD, sitemap."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from timeline.edtf import edtf
from timeline.render.lookup import Lookup
from timeline.render.naming import shortened
from timeline.render.safety import anchor, safe_address
from timeline.render.sections import is_point
from timeline.story import Event

_SCHEMA: Final = "https://schema.org"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The metadata of one page; addresses are None where no base address was given."""

    description: str
    canonical: str | None
    image: str | None
    data: Markup | None


def absolute(base_url: str | None, name: str) -> str | None:
    """Return the address of a file of the site, or None without a safe base address."""
    base = safe_address(base_url)
    return f"{base.rstrip('/')}/{name}" if base is not None else None


def json_ld(events: tuple[Event, ...], lookup: Lookup, base_url: str | None) -> Markup:
    """Return events as a schema.org ItemList, safe inside a script element."""
    data = {
        "@context": _SCHEMA,
        "@type": "ItemList",
        "name": lookup.story.title,
        "numberOfItems": len(events),
        "itemListElement": [_item(event, lookup, base_url) for event in events],
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(text)  # no letter is left that could end the element or begin another


def sitemap(addresses: tuple[str, ...]) -> Markup:
    """Return a sitemap (sitemaps.org protocol 0.9) of absolute addresses."""
    entries = Markup("\n").join(
        Markup("<url><loc>{}</loc></url>").format(address) for address in addresses
    )
    return Markup(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{}\n</urlset>\n'
    ).format(entries)


def description(sentences: tuple[str, ...]) -> str:
    """Return the first sentences as one line of at most 300 characters."""
    return shortened(" ".join(sentences[:2]), 300)


def _item(event: Event, lookup: Lookup, base_url: str | None) -> dict[str, object]:
    address = f"index.html#{anchor(event.id)}"
    sources = dict.fromkeys(
        found
        for mention in event.mentions
        if mention.post in lookup.posts
        for source, post in (lookup.posts[mention.post],)
        if (found := safe_address(post.url) or safe_address(source.url)) is not None
    )
    item: dict[str, object] = {"@type": "Event", "name": event.title}
    item["url"] = absolute(base_url, address) or address
    start = _start(event)
    if start is not None:
        item["startDate"] = start
    if sources:
        item["isBasedOn"] = list(sources)
    return {"@type": "ListItem", "position": event.rank + 1, "item": item}


def _start(event: Event) -> str | None:
    """Return a date that is no finer than what is known, or None."""
    window = event.time
    if window is None or window.earliest is None or window.latest is None:
        return None
    if is_point(window):
        return window.earliest.isoformat()
    if window.earliest.date() == window.latest.date():
        return window.earliest.date().isoformat()
    written = edtf(window.earliest, window.latest, window.granularity)
    return written if written is not None and written.replace("-", "").isdigit() else None
