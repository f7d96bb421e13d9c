"""The command line: sources, exit codes, one line for each failure, nothing half-written."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from timeline.cli import run as cli_run
from timeline.cli.commands import timeline_command
from timeline.cli.sources import Input, expand, split
from timeline.cli.writing import check_replaceable, new_folder, write_file
from timeline.errors import OutputError, SourceError

ARTICLE = """The harbour bridge reopens

Thursday 6 March 2025

Engineers reopened the harbour bridge on Wednesday. The mayor, Ada Brook, said on Thursday that
tolls would stay suspended. The bridge had been shut in January after a crane struck it.
"""
BLOG = """The harbour bridge: as it happened

Last updated Thursday 6 March 2025 16:40 GMT

3.40pm The mayor cuts the ribbon and the first bus crosses the bridge.

2.15pm Engineers say that yesterday's load test went well.

1.05pm The crowd gathers on the south bank.
"""
HEAVY = ("networkx", "dateparser", "jinja2", "bs4", "lxml", "icalendar", "trafilatura", "holidays")


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "bridge.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


def run(*arguments: object, stdin: bytes = b"") -> Result:
    """Run one command line as a user would, up to the exit code."""

    @click.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
    @click.argument("words", nargs=-1, type=click.UNPROCESSED)
    def whole(words: tuple[str, ...]) -> None:
        sys.exit(cli_run.run(words))

    return CliRunner().invoke(whole, ["--", *map(str, arguments)], input=stdin)


def one_line(result: Result) -> str:
    """Return the only line on stderr."""
    (line,) = result.stderr.splitlines()
    return line


# --- what a SOURCE is -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("argument", "place", "said"),
    [
        ("a.html", "a.html", ()),
        ("a.html::date=2025-02-12", "a.html", (("date", "2025-02-12"),)),
        ("-::tz=Europe/London", "-", (("tz", "Europe/London"),)),
        (
            "a::title=Bread, butter, date palms,publisher=The Gazette",
            "a",
            (("title", "Bread, butter, date palms"), ("publisher", "The Gazette")),
        ),
        (
            "a::url=https://example.org/x?a=1,2&b=::c,date=2025-02-12T10:00+01:00",
            "a",
            (("url", "https://example.org/x?a=1,2&b=::c"), ("date", "2025-02-12T10:00+01:00")),
        ),
        ("odd::name.txt", "odd::name.txt", ()),
    ],
)
def test_pairs_after_two_colons_are_split_off(
    argument: str, place: str, said: tuple[tuple[str, str], ...]
) -> None:
    assert split(argument) == (place, said)


@pytest.mark.parametrize(
    ("argument", "says"),
    [
        ("a::date=2025-02-30", "a: '2025-02-30' is no possible date: expected ISO 8601"),
        ("a::date=yesterday", "a: 'yesterday' is no possible date: expected ISO 8601"),
        ("a::tz=Mars/Olympus", "a: unknown time zone 'Mars/Olympus': expected an IANA name"),
        ("a::zone=UTC", "a: unknown 'zone' after '::': expected date, tz, title"),
        (
            "https://example.org/live",
            "https://example.org/live: reading addresses is not built yet",
        ),
        ("HTTP://example.org", "HTTP://example.org: reading addresses is not built yet"),
        ("nowhere.html", "nowhere.html: no such file or folder"),
        ("*.nothing", "*.nothing: the pattern matches no file"),
    ],
)
def test_a_wrong_source_is_named_with_what_was_expected(
    argument: str, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SourceError) as caught:
        expand(argument)
    assert str(caught.value).startswith(says)


def test_a_folder_gives_its_documents_sorted_and_nothing_of_its_subfolders(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "picture.png", ".hidden.txt", "timeline.json"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt").write_text("x", encoding="utf-8")
    said = (("date", "2025-03-06"),)
    expected = tuple(Input(path=tmp_path / name, said=said) for name in ("a.txt", "b.html"))
    assert expand(f"{tmp_path}::date=2025-03-06") == expected


def test_a_folder_without_documents_says_what_a_document_is(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"no readable document in the folder: expected \.atom"):
        expand(str(tmp_path))


def test_our_own_output_is_no_source(tmp_path: Path) -> None:
    (tmp_path / ".timeline-site").write_text("timeline 0.1.0\n", encoding="utf-8")
    (tmp_path / "index.html").write_text("<p>x</p>", encoding="utf-8")
    for argument in (tmp_path, tmp_path / "index.html"):
        with pytest.raises(SourceError, match="was written by timeline itself"):
            expand(str(argument))
    with pytest.raises(SourceError, match="matches no file"):
        expand(str(tmp_path / "*.html"))


def test_a_glob_is_sorted(tmp_path: Path) -> None:
    for name in ("2.txt", "10.txt", "1.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    names = [one.path.name for one in expand(str(tmp_path / "*.txt")) if one.path]
    assert names == ["1.txt", "10.txt", "2.txt"]


# --- writing ----------------------------------------------------------------------------------


def write_half(site: Path) -> None:
    with new_folder(site) as folder:
        (folder / "index.html").write_text("half", encoding="utf-8")
        raise KeyboardInterrupt


def test_a_new_folder_takes_the_old_ones_place_only_when_whole(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with new_folder(site) as folder:
        (folder / "index.html").write_text("first", encoding="utf-8")
        assert not site.exists()
    with pytest.raises(KeyboardInterrupt):
        write_half(site)
    assert (site / "index.html").read_text(encoding="utf-8") == "first"
    with new_folder(site) as folder:
        (folder / "other.html").write_text("second", encoding="utf-8")
    assert [file.name for file in site.iterdir()] == ["other.html"]
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_only_an_empty_folder_or_our_own_is_replaced(tmp_path: Path) -> None:
    check_replaceable(tmp_path / "new", force=False)
    check_replaceable(tmp_path, force=False)
    (tmp_path / "thesis.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match=r"was not written by timeline.*--force"):
        check_replaceable(tmp_path, force=False)
    check_replaceable(tmp_path, force=True)
    with pytest.raises(OutputError, match="is a file"):
        check_replaceable(tmp_path / "thesis.txt", force=True)
    (tmp_path / ".timeline-site").write_text("timeline 0.1.0\n", encoding="utf-8")
    check_replaceable(tmp_path, force=False)


def test_a_file_is_written_in_one_step(tmp_path: Path) -> None:
    file = tmp_path / "story.ics"
    write_file(file, b"one")
    write_file(file, b"two")
    assert file.read_bytes() == b"two"
    assert [one.name for one in tmp_path.iterdir()] == ["story.ics"]
    with pytest.raises(OutputError, match="cannot be written"):
        write_file(tmp_path / "no" / "such" / "folder.ics", b"three")


# --- the command line itself ------------------------------------------------------------------


def test_help_lists_the_commands_in_the_order_of_the_work() -> None:
    result = run("--help")
    names = [line.split()[0] for line in result.stdout.partition("Commands:")[2].splitlines()[1:]]
    assert names == ["build", "export", "check", "explain", "read", "tag"]
    assert result.exit_code == 0


@pytest.mark.parametrize("arguments", [["-c", "import timeline"], ["-m", "timeline", "--help"]])
def test_neither_importing_nor_help_loads_anything_heavy(arguments: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=True
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert "timeline" in loaded
    assert not loaded.intersection(HEAVY)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build"], "missing argument 'SOURCE...' (see timeline build --help)"),
        (["biuld", "x"], "no such command 'biuld'"),
        (["build", "x", "--bogus"], "no such option '--bogus'"),
        (["export", "x", "--to", "papyrus"], "'papyrus' is not one of json, ics"),
        (["build", "x", "--tz", "Mars/Olympus"], "unknown time zone 'Mars/Olympus'"),
        (["build", "x", "--date", "2025-02-30"], "'2025-02-30' is no possible date"),
        (["tag", "-"], "missing option '--date'"),
        (["explain", "x"], "either --event ID or --find WORDS"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(arguments: list[str], says: str) -> None:
    result = run(*arguments)
    assert says in one_line(result)
    assert (result.exit_code, result.stdout) == (2, "")


def test_messages_are_json_lines_when_asked() -> None:
    result = run("build", "nowhere.txt", "--json")
    assert json.loads(one_line(result)) == {
        "level": "error",
        "source": "nowhere.txt",
        "says": "nowhere.txt: no such file or folder",
    }


def test_an_error_of_our_own_is_one_line_and_exit_70(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_arguments: object) -> tuple[Input, ...]:
        raise RuntimeError("a promise was broken")

    monkeypatch.setattr("timeline.cli.reading.expand", broken)
    result = run("build", "x.txt")
    assert result.exit_code == 70
    assert "RuntimeError" in one_line(result)
    assert "--debug" in one_line(result)
    assert "Traceback" in run("--debug", "build", "x.txt").stderr


def test_an_interruption_leaves_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object) -> tuple[Input, ...]:
        raise KeyboardInterrupt

    monkeypatch.setattr("timeline.cli.reading.expand", interrupted)
    assert run("build", "x.txt").exit_code == 130


def test_options_may_stand_before_and_after_the_command() -> None:
    group = timeline_command
    for words in (
        ["--tz", "Europe/London", "check", "a.txt", "--quiet"],
        ["check", "--quiet", "a.txt", "--tz", "Europe/London"],
        ["--quiet", "--tz=Europe/London", "check", "a.txt"],
    ):
        with group.make_context("timeline", list(words)) as context:
            name, command, rest = group.resolve_command(
                context, [*context._protected_args, *context.args]
            )
            assert (name, command is not None) == ("check", True)
            assert command is not None
            parsed = command.make_context("check", rest, parent=context).params
        assert (parsed["sources"], parsed["tz"], parsed["quiet"]) == (
            ("a.txt",),
            "Europe/London",
            True,
        )
