"""What may be chosen for exports on the command line, and what an export leaves out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from timeline.cli.messages import Messages
    from timeline.story import Story


class WebAddress(click.ParamType[str]):
    """An http or https address; kept as it was typed."""

    name = "url"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return `value`, or fail as a usage error that says what was expected."""
        if not value.startswith(("https://", "http://")) or any(one.isspace() for one in value):
            self.fail(f"{value!r} is no address: expected https://…", param, ctx)
        return value


BASE_URL_OPTION = click.option(
    "--base-url", type=WebAddress(), help="Address that the site will have, for links to it."
)
SELECTION_OPTIONS = (
    click.option(
        "--only",
        type=click.Choice(("key", "stated")),
        help="Only key events, or only those whose time is stated.",
    ),
    click.option(
        "--source",
        "told_by",
        multiple=True,
        metavar="NAME",
        help="Only events that this source tells of (its id, file, publisher or title).",
    ),
    click.option("--wide", is_flag=True, help="In ics, also what spans more than two days."),
    click.option(
        "--previous",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="For ics, the file of an earlier export: counts the revisions of its events.",
    ),
    BASE_URL_OPTION,
)


def export_choices(options: dict[str, Any]) -> dict[str, Any]:
    """Take the options above out of `options` and return them as `timeline.export` names them."""
    previous = options.pop("previous")
    return {
        "only": options.pop("only") or "all",
        "sources": tuple(options.pop("told_by")),
        "wide": options.pop("wide"),
        "previous": previous.read_bytes() if previous else None,
        "base_url": options.pop("base_url"),
    }


def say_left_out(story: Story, form: str, choices: dict[str, Any], messages: Messages) -> None:
    """Say how many events a calendar has no place for."""
    if form != "ics":
        return
    from timeline.export import events_without_day

    missing = events_without_day(story, **choices)
    if missing:
        events = "1 event is" if missing == 1 else f"{missing} events are"
        advice = "" if choices["wide"] else ": --wide adds those with a date"
        messages.note(f"{events} left out, wider than two days or without a time{advice}")
