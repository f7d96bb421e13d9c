"""The commands and their arguments; each reads, calls the package, and prints or writes."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import timeline
from timeline.cli import report
from timeline.cli.exit_codes import DONE, FINDINGS, NOTHING_DONE, PARTLY_DONE
from timeline.cli.exporting import (
    BASE_URL_OPTION,
    SELECTION_OPTIONS,
    export_choices,
    say_left_out,
)
from timeline.cli.options import (
    LANGUAGE_OPTION,
    MESSAGE_OPTIONS,
    PAGE_CHOICES,
    PAGE_OPTIONS,
    READING_OPTIONS,
    TEXT_OPTION,
    TITLE_OPTION,
    ZONE_OPTION,
    Choices,
    IsoDate,
    Named,
    export_formats,
    with_options,
)
from timeline.cli.reading import read_story, read_words
from timeline.cli.writing import check_replaceable, write_file
from timeline.version import VERSION

if TYPE_CHECKING:
    from timeline.cli.messages import Messages
    from timeline.story import Story, TextKept

READ_KEYS = ("id", "index", "title", "time", "time_from", "author", "url", "text")
TAG_KEYS = ("start", "end", "text", "type", "value", "mod", "earliest", "latest")

SOURCES = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")


class Commands(click.Group):
    """The group: commands in the order of this page, options before or after the command."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # as click calls it
        """Return the names as they were added, not sorted."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put the command first, wherever it stands, and leave the rest to click."""
        position = self._position(args)
        if position is not None:
            args = [args[position], *args[:position], *args[position + 1 :]]
        return super().parse_args(ctx, args)

    def _position(self, args: list[str]) -> int | None:
        """Return where the first word stands that is neither an option nor an option's value."""
        valued = {
            name
            for command in self.commands.values()
            for option in command.params
            if isinstance(option, click.Option) and not option.is_flag
            for name in option.opts
        }
        skip = False
        for position, word in enumerate(args):
            if not skip and (not word.startswith("-") or word == "-"):
                return position
            skip = not skip and word in valued
        return None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="timeline")
def timeline_command() -> None:
    """Put what live blogs and articles tell in the order it happened, and say why.

    A SOURCE is a file, a folder, a glob or `-`; `SOURCE::date=2025-02-12,tz=Europe/London` (also
    title, publisher, url, retrieved) says what it does not say itself.
    """


@timeline_command.command()
@SOURCES
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="site",
    show_default=True,
    help="Folder to write.",
)
@with_options(TITLE_OPTION, TEXT_OPTION, BASE_URL_OPTION, *PAGE_OPTIONS)
@click.option("--force", is_flag=True, help="Replace a folder that timeline did not write.")
@click.option("--strict", is_flag=True, help="Leave with 1 if there is something to look at.")
@click.option("--open", "opens", is_flag=True, help="Open the site in a browser.")
@with_options(*READING_OPTIONS)
def build(
    sources: tuple[str, ...],
    output: Path,
    title: str | None,
    text: TextKept | None,
    base_url: str | None,
    **options: Any,
) -> int:
    """Write a site that tells the sources' events in order."""
    force, strict, opens = (bool(options.pop(name)) for name in ("force", "strict", "opens"))
    pages = {name: options.pop(name) for name in PAGE_CHOICES}
    pages["language"] = pages.pop("page_language")
    choices = Choices(**options)
    messages = choices.messages()
    check_replaceable(output, force=force)
    with messages.progress(len(sources) + 2) as progress:
        story, failed = read_story(sources, choices, progress, title=title, text=text)
        progress.begin("writing")
        timeline.render(story, output, force=force, base_url=base_url, **pages)
    _say_built(story, output, messages, ["timeline", "check", *sources, *choices.as_arguments()])
    if opens:
        import webbrowser  # no other command needs what it brings in

        webbrowser.open((output.resolve() / "index.html").as_uri())
    if failed:
        return PARTLY_DONE
    return FINDINGS if strict and report.open_problems(story) else DONE


@timeline_command.command()
@SOURCES
@click.option("--to", "form", required=True, type=Named(export_formats), help="Format to write.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File [default: stdout].")
@with_options(TITLE_OPTION, TEXT_OPTION, *SELECTION_OPTIONS, *READING_OPTIONS)
def export(
    sources: tuple[str, ...], form: str, output: Path | None, title: str | None, **options: Any
) -> int:
    """Write the story in one format."""
    text, chosen = options.pop("text"), export_choices(options)
    choices = Choices(**options)
    messages = choices.messages()
    with messages.progress(len(sources) + 2) as progress:
        story, failed = read_story(sources, choices, progress, title=title, text=text)
        progress.begin("writing")
        data = timeline.export(story, form, **chosen)
    say_left_out(story, form, chosen, messages)
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(data)
    else:
        write_file(output, data)
    return PARTLY_DONE if failed else DONE


@timeline_command.command()
@SOURCES
@with_options(*READING_OPTIONS)
def check(sources: tuple[str, ...], **options: Any) -> int:
    """List what an editor should look at, worst first."""
    choices = Choices(**options)
    with choices.messages().progress(len(sources) + 1) as progress:
        story, failed = read_story(sources, choices, progress)
    if choices.json:
        for row in _rows(story, "problems"):
            if row["state"] == "open":
                _print_json(row)
    else:
        click.echo("\n".join(report.check_lines(story)))
    if failed:
        return PARTLY_DONE
    return FINDINGS if report.open_problems(story) else DONE


@timeline_command.command()
@SOURCES
@click.option("--event", "id_", metavar="ID", help="The event with this id.")
@click.option("--find", "words", metavar="WORDS", help="The events that tell of these words.")
@with_options(*READING_OPTIONS)
def explain(sources: tuple[str, ...], id_: str | None, words: str | None, **options: Any) -> int:
    """Say why an event stands where it stands."""
    if (id_ is None) == (words is None):
        raise click.UsageError("say which event: either --event ID or --find WORDS")
    choices = Choices(**options)
    with choices.messages().progress(len(sources) + 1) as progress:
        story, failed = read_story(sources, choices, progress)
    if id_ is not None:
        found = [event for event in [report.event_by_id(story, id_)] if event]
    else:
        found = list(report.find_events(story, words or ""))
    if not found:
        choices.messages().error(f"no event {id_!r}" if id_ else f"no event tells of {words!r}")
        return NOTHING_DONE
    if choices.json:
        wanted = {event.id for event in found}
        for row in _rows(story, "events"):
            if row["id"] in wanted:
                _print_json(row)
    else:
        click.echo("\n\n".join("\n".join(report.explanation(one, story)) for one in found))
    return PARTLY_DONE if failed else DONE


def _print_formats(context: click.Context, _parameter: click.Parameter, is_asked: bool) -> None:
    if is_asked and not context.resilient_parsing:
        from timeline.load import formats

        for name, says in formats():
            click.echo(f"{name:12}{says}")
        context.exit()


@timeline_command.command()
@click.argument("source")
@click.option(
    "--formats",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_formats,
    help="List the formats that can be read.",
)
@with_options(*READING_OPTIONS)
def read(source: str, **options: Any) -> int:
    """Print the posts of a source as read, one JSON object a line."""
    choices = Choices(**options)
    with choices.messages().progress(2) as progress:
        story, failed = read_story((source,), choices, progress, text="full")
    for problem in story.problems:
        if problem.kind == "incomplete":
            choices.messages().warning(problem.says, source=source)
    for row in _rows(story, "sources"):
        for post in row["posts"]:
            _print_json({key: post[key] for key in READ_KEYS})
    return PARTLY_DONE if failed else DONE


@timeline_command.command()
@click.argument("file", default="-")
@click.option("--date", type=IsoDate(), required=True, help="When the text was written (ISO 8601).")
@click.option("--explain", is_flag=True, help="Add the rule that read the words, and the anchor.")
@with_options(ZONE_OPTION, LANGUAGE_OPTION, *MESSAGE_OPTIONS)
def tag(
    file: str, date: str, tz: str | None, language: str | None, *, explain: bool, **_options: Any
) -> int:
    """Print the temporal expressions of a plain text, one JSON object a line."""
    words = read_words(file)
    named = {"language": language} if language else {}
    keys = (*TAG_KEYS, "rule", "anchor") if explain else TAG_KEYS
    for one in timeline.tag(words, date=date, tz=tz, **named):
        row = {key: getattr(one, key) for key in keys}
        _print_json(
            {key: getattr(value, "isoformat", lambda v=value: v)() for key, value in row.items()}
        )
    return DONE


@timeline_command.command()
def schema() -> int:
    """Print the JSON Schema of timeline.json."""
    from timeline.story_json import schema_text

    click.echo(schema_text(), nl=False)
    return DONE


def _say_built(story: Story, output: Path, messages: Messages, check_line: list[str]) -> None:
    problems = len(report.open_problems(story))
    looks = report.count(problems, "thing") if problems else "nothing"
    line = shlex.join(check_line)
    messages.outcome(
        [
            report.summary(story),
            f"{looks} to look at" + (f": {line}" if problems else ""),
            f"open {output / 'index.html'}",
        ],
        sources=len(story.sources),
        posts=sum(len(source.posts) for source in story.sources),
        events=len(story.events),
        problems=problems,
        check=line,
        path=str(output / "index.html"),
    )


def _rows(story: Story, key: str) -> list[dict[str, Any]]:
    from timeline.story_json import story_to_dict

    rows: Any = story_to_dict(story)[key]
    return list(rows)


def _print_json(row: dict[str, Any]) -> None:
    click.echo(json.dumps(row, ensure_ascii=False))
