"""The options that several commands share, and how their values are checked as they are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

import click

from timeline.cli.messages import Messages
from timeline.cli.sources import check_date
from timeline.errors import OptionError
from timeline.intervals import zone

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What was chosen on the command line for reading and for telling the story."""

    date: str | None
    tz: str | None
    story_tz: str | None
    format: str | None
    language: str | None
    merge: Literal["strict", "usual", "off"]
    quiet: bool
    json: bool
    debug: bool

    def messages(self) -> Messages:
        """Return where this command's messages go."""
        return Messages(as_json=self.json, quiet=self.quiet)

    def as_arguments(self) -> list[str]:
        """Return the options that change the story, as they would be typed again."""
        pairs = {
            "--date": self.date,
            "--tz": self.tz,
            "--story-tz": self.story_tz,
            "--format": self.format,
            "--language": self.language,
            "--merge": None if self.merge == "usual" else self.merge,
        }
        return [word for name, value in pairs.items() if value for word in (name, value)]


class IsoDate(click.ParamType[str]):
    """A date, or a date with a time, as ISO 8601 has them; kept as it was typed."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return `value`, or fail as a usage error that says what was expected."""
        try:
            return check_date(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class ZoneName(click.ParamType[str]):
    """An IANA time zone; kept as it was typed."""

    name = "zone"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return `value`, or fail as a usage error that says what was expected."""
        try:
            zone(value)
        except OptionError as error:
            self.fail(str(error), param, ctx)
        return value


class Named(click.ParamType[str]):
    """One of some names that are only looked up when needed: listing them imports much."""

    name = "name"

    def __init__(self, names: Callable[[], tuple[str, ...]]) -> None:
        self.names = names

    def get_metavar(
        self,
        param: click.Parameter,  # noqa: ARG002  # as click calls it
        ctx: click.Context,  # noqa: ARG002  # as click calls it
    ) -> str:
        """Return the names as a command's own help shows them."""
        return f"[{'|'.join(self.names())}]"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return `value`, or fail as a usage error that lists the names."""
        if value not in self.names():
            self.fail(f"{value!r} is not one of {', '.join(self.names())}", param, ctx)
        return value


def input_formats() -> tuple[str, ...]:
    """Return the names of all formats that can be read."""
    from timeline.load import READERS

    return tuple(reader.name for reader in READERS)


def export_formats() -> tuple[str, ...]:
    """Return the names of all formats that can be written."""
    from timeline.export import EXPORTERS

    return tuple(exporter.name for exporter in EXPORTERS)


def languages() -> tuple[str, ...]:
    """Return the codes of all languages that expressions are read in."""
    from timeline.language import LANGUAGES

    return tuple(module.CODE for module in LANGUAGES)


def page_languages() -> tuple[str, ...]:
    """Return the codes of all languages that pages can be written in."""
    from timeline.phrases import LANGUAGES

    return tuple(table.code for table in LANGUAGES)


ZONE_OPTION = click.option(
    "--tz", type=ZoneName(), help="Zone that the sources write in, where they do not say."
)
LANGUAGE_OPTION = click.option(
    "--language", type=Named(languages), help="Language of the sources, else recognised."
)
MESSAGE_OPTIONS = (
    click.option("--quiet", is_flag=True, help="Say nothing but errors."),
    click.option("--json", is_flag=True, help="Messages as JSON lines on stderr."),
    click.option("--debug", is_flag=True, help="Show where an error of our own comes from."),
)
READING_OPTIONS = (
    click.option("--date", type=IsoDate(), help="Date of documents that bear none (ISO 8601)."),
    ZONE_OPTION,
    click.option("--story-tz", type=ZoneName(), help="Zone that the story is told in."),
    click.option("--format", type=Named(input_formats), help="How the sources are to be read."),
    LANGUAGE_OPTION,
    click.option(
        "--merge",
        type=click.Choice(("strict", "usual", "off")),
        default="usual",
        show_default=True,
        help="How readily two tellings count as one event.",
    ),
    *MESSAGE_OPTIONS,
)
TEXT_OPTION = click.option(
    "--text",
    type=click.Choice(("full", "lead", "none")),
    help="How much of the sources' text is carried. [default: full for one publisher, else lead]",
)
PAGE_OPTIONS = (
    click.option(
        "--clock",
        type=click.Choice(("3.25pm", "15:25", "3:25 p.m.")),
        default="3.25pm",
        show_default=True,
        help="How the pages write a time of day.",
    ),
    click.option(
        "--page-language",
        type=Named(page_languages),
        default="en",
        show_default=True,
        help="Language of the pages' own words.",
    ),
    click.option(
        "--templates",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Folder of templates and styles that replace ours of the same name.",
    ),
    click.option(
        "--editor-pages", is_flag=True, help="Show on each source's page what check says of it."
    ),
)
PAGE_CHOICES = ("clock", "page_language", "templates", "editor_pages")
TITLE_OPTION = click.option("--title", help="The story's heading.")


def with_options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that adds options in the order in which help shall show them."""

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate
