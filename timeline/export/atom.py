"""A story as an Atom feed (RFC 4287): one entry for each event, in the order of the story."""

from __future__ import annotations

from typing import cast
from xml.etree import ElementTree

from timeline.export.citations import Sources, permalink, sources_of
from timeline.export.plain import one_line
from timeline.export.selection import Options
from timeline.export.telling import (
    first_report,
    how_sure,
    last_change,
    newest_change,
    stamp,
    urn,
    when,
)
from timeline.story import Event, Story

NAMESPACE = "http://www.w3.org/2005/Atom"


def export(story: Story, options: Options) -> bytes:
    """Return the feed; `published` is when it was reported, `updated` when the source changed."""
    index = sources_of(story)
    feed = ElementTree.Element("feed", {"xmlns": NAMESPACE, "xml:lang": options.style.language})
    base = options.base_url.rstrip("/") if options.base_url else None
    home = f"{base}/index.html" if base else None
    shas = " ".join(source.sha256 for source in story.sources)
    _add(feed, "id", home or urn(f"{one_line(story.title)} {shas}"))
    _add(feed, "title", one_line(story.title))
    _add(feed, "updated", stamp(newest_change(story, index)))
    _add(feed, "generator", one_line(story.generator))
    author = ElementTree.SubElement(feed, "author")
    _add(author, "name", _names(story))
    if base and home:
        _link(feed, "self", f"{base}/exports/timeline.atom")
        _link(feed, "alternate", home)
    for event in story.events:
        feed.append(_entry(event, index, options))
    ElementTree.indent(feed, " ")
    text = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return cast(bytes, text) + b"\n"


def _names(story: Story) -> str:
    """Return whose reports these are; a feed must name an author."""
    names = (one_line(source.publisher or source.title) for source in story.sources)
    return ", ".join(dict.fromkeys(name for name in names if name)) or "unknown"


def _entry(event: Event, index: Sources, options: Options) -> ElementTree.Element:
    entry = ElementTree.Element("entry")
    address = permalink(event, options.base_url)
    cited = index.cite(event)
    said = when(event, options)
    _add(entry, "id", address or urn(event.id))
    _add(entry, "title", f"{said}: {one_line(event.title)}")
    _add(entry, "updated", stamp(last_change(event, index)))
    reported = first_report(event, index)
    if reported:
        _add(entry, "published", stamp(reported))
    for one in cited:
        author = ElementTree.SubElement(entry, "author")
        _add(author, "name", one.name)
    # An entry's own address comes first; without a site, its first source stands for it.
    addresses = [one.url for one in cited if one.url]
    alternate = address or (addresses[0] if addresses else None)
    if alternate:
        _link(entry, "alternate", alternate)
    for outside in dict.fromkeys(addresses):
        _link(entry, "via", outside)
    if event.key:
        ElementTree.SubElement(entry, "category", {"term": "key event"})
    rows = [f"{said} ({how_sure(event, options)})", index.text(event, options.style)]
    _add(entry, "content", "\n\n".join(row for row in rows if row))
    return entry


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _link(parent: ElementTree.Element, relation: str, address: str) -> None:
    ElementTree.SubElement(parent, "link", {"rel": relation, "href": address})
