"""A story turned into the files that other programs read: one module and one line for each."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, TypedDict, Unpack, cast

from timeline import story_json
from timeline.errors import OptionError, quoted
from timeline.export.selection import Only, Options, select
from timeline.export.widget import OEMBED, webcal_address, write_widget_files
from timeline.story import Story
from timeline.wording import Style

__all__ = ["EXPORTERS", "Choices", "Exporter", "Options", "export", "exporter", "write_site_files"]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format: its name, what its files end in, its media type, the module that writes it, and
    what it is, in a few words. Not keyword-only, so that the table below reads as one.
    """

    name: str
    extension: str
    media_type: str
    module: str
    says: str


class Writes(Protocol):
    """What the module of a format has: `export`, from the selected story to the file's bytes."""

    def export(self, story: Story, options: Options) -> bytes:
        """Return the file; the same story and options give the same bytes."""


EXPORTERS = (
    Exporter(
        "json",
        "json",
        "application/json",
        "timeline_json",
        "everything that was read and concluded",
    ),
    Exporter(
        "jsonld",
        "jsonld",
        "application/ld+json",
        "json_ld",
        "schema.org, for search engines and knowledge graphs",
    ),
    Exporter("ics", "ics", "text/calendar", "ics", "a calendar to open or subscribe to"),
    Exporter("csv", "csv", "text/csv", "csv_table", "a table for a spreadsheet"),
    Exporter(
        "jsonfeed", "feed.json", "application/feed+json", "json_feed", "a feed (JSON Feed 1.1)"
    ),
    Exporter("atom", "atom", "application/atom+xml", "atom", "a feed (Atom)"),
    Exporter(
        "timelinejs", "timelinejs.json", "application/json", "timelinejs", "slides for TimelineJS 3"
    ),
    Exporter(
        "timeml", "tml", "application/xml", "timeml", "TimeML 1.2.1, for temporal annotation tools"
    ),
    Exporter("graphml", "graphml", "application/xml", "graphml", "a graph for network tools"),
    Exporter("dot", "dot", "text/vnd.graphviz", "dot", "a drawing of the order, by Graphviz"),
    Exporter(
        "markdown", "md", "text/markdown", "markdown", "a chronology to paste, sources as footnotes"
    ),
    Exporter("html", "html", "text/html", "plain_html", "a chronology to paste into a CMS"),
)

# Where a story's own files lie in a built site.
FOLDER = "exports"
STEM = "timeline"


def exporter(name: str) -> Exporter:
    """Return the format called `name`; raises OptionError where there is none."""
    for one in EXPORTERS:
        if one.name == name:
            return one
    names = ", ".join(one.name for one in EXPORTERS)
    raise OptionError(f"unknown format {quoted(name)}: expected one of {names}")


class Choices(TypedDict, total=False):
    """The options of `export` by name; `Options` says what they mean."""

    only: Only
    sources: tuple[str, ...]
    base_url: str | None
    wide: bool
    previous: bytes | None
    style: Style


def export(story: Story, format: str, **choices: Unpack[Choices]) -> bytes:  # noqa: A002  # the public name
    """Return the story, or what is chosen of it, in one format.

    Raises OptionError for a format or source that does not exist.
    """
    chosen = exporter(format)
    options = Options(**choices)
    module = cast(Writes, import_module(f"timeline.export.{chosen.module}"))
    return module.export(select(story, options), options)


def events_without_day(story: Story, **choices: Unpack[Choices]) -> int:
    """Return how many of the chosen events have no place in a calendar."""
    from timeline.export.ics import left_out

    options = Options(**choices)
    return left_out(select(story, options), options)


def write_site_files(story: Story, folder: Path, **choices: Unpack[Choices]) -> None:
    """Write what a site holds for other programs and pages: data, schema, exports and widget.

    `render` may be given this as one of its writers.
    """
    (folder / "timeline.json").write_bytes(story_json.to_bytes(story_json.story_to_dict(story)))
    (folder / "events.json").write_bytes(story_json.to_bytes(story_json.events_to_dict(story)))
    (folder / "timeline.schema.json").write_text(story_json.schema_text(), encoding="utf-8")
    exports = folder / FOLDER
    exports.mkdir(exist_ok=True)
    for one in EXPORTERS:
        (exports / file_name(one)).write_bytes(export(story, one.name, **choices))
    write_widget_files(story, folder, Options(**choices))


def site_links(base_url: str | None = None) -> tuple[tuple[str, str, str], ...]:
    """Return media type, file and short name of all that a page's head and foot may link to.

    With the site's address also the subscription and the oEmbed answer, which need it.
    """
    links = tuple((one.media_type, f"{FOLDER}/{file_name(one)}", one.name) for one in EXPORTERS)
    subscription = webcal_address(base_url)
    if subscription is None:
        return links
    calendar = ("text/calendar", subscription, "webcal")
    answer = ("application/json+oembed", f"{str(base_url).rstrip('/')}/{OEMBED}", "oEmbed")
    return (*links, calendar, answer)


def file_name(one: Exporter) -> str:
    """Return the name of a format's file in a site: no two formats share it."""
    return f"{STEM}.{one.extension}"
