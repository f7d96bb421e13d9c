"""The command line: its words, exit codes, one line for each failure, and whole runs."""

import json
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from timeline.cli import run as cli_run
from timeline.cli.commands import timeline_command
from timeline.cli.sources import Input

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


# --- the command line itself ------------------------------------------------------------------


def test_help_lists_the_commands_in_the_order_of_the_work() -> None:
    result = run("--help")
    names = [line.split()[0] for line in result.stdout.partition("Commands:")[2].splitlines()[1:]]
    assert names == ["build", "export", "check", "explain", "read", "tag", "schema"]
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
        (["export", "x", "--to", "papyrus"], "'papyrus' is not one of json, "),
        (["build", "x", "--tz", "Mars/Olympus"], "unknown time zone 'Mars/Olympus'"),
        (["build", "x", "--date", "2025-02-30"], "'2025-02-30' is no possible date"),
        (["build", "x", "--language", "xx"], "'xx' is not one of en"),
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


# --- whole runs -------------------------------------------------------------------------------


@pytest.fixture
def blog(tmp_path: Path) -> Path:
    file = tmp_path / "blog.txt"
    file.write_text(BLOG, encoding="utf-8")
    return file


BAD = {
    "missing.txt": (None, "no such file"),
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(64), "image"),
    "noise.txt": (bytes(range(32)) * 40, "binary"),
    "paper.txt": (b"%PDF-1.7 " + bytes(64), "PDF"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_source_alone_is_one_line_and_nothing_is_written(name: str, tmp_path: Path) -> None:
    data, says = BAD[name]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    before = sorted(tmp_path.iterdir())
    result = run("build", tmp_path / name, "-o", tmp_path / "site")
    assert name in one_line(result)
    assert says in one_line(result)
    assert (result.exit_code, result.stdout) == (2, "")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("name", BAD)
def test_a_bad_source_among_good_ones_is_named_and_the_rest_is_built(
    name: str, tmp_path: Path, article: Path
) -> None:
    data, says = BAD[name]
    if data is not None:
        (tmp_path / name).write_bytes(data)
    result = run("build", tmp_path / name, article, "-o", tmp_path / "site")
    assert name in one_line(result)
    assert says in one_line(result)
    assert result.exit_code == 3
    assert "1 source" in result.stdout
    assert (tmp_path / "site" / "index.html").is_file()


@pytest.mark.parametrize("said", ["date=2025-02-30", "tz=Mars/Olympus", "datum=2025-03-06"])
def test_a_wrong_word_about_one_source_fails_that_source_alone(
    said: str, tmp_path: Path, article: Path, blog: Path
) -> None:
    result = run("build", f"{article}::{said}", blog, "-o", tmp_path / "site")
    assert article.name in one_line(result)
    assert "expected" in one_line(result)
    assert result.exit_code == 3


def test_an_encoding_that_was_assumed_is_said(tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes(ARTICLE.replace("Ada Brook", "Ad\xe8le Br\xfcck").encode("windows-1252"))
    result = run("build", file, "-o", tmp_path / "site")
    assert "old.txt" in one_line(result)
    assert "windows-1252 was assumed" in one_line(result)
    assert result.exit_code == 0


def test_an_address_is_told_what_to_do_instead(tmp_path: Path) -> None:
    result = run("build", "https://example.org/live", "-o", tmp_path / "site")
    assert one_line(result).endswith(
        "reading addresses is not built yet: save the page and give the file, or copy its text and "
        "run `timeline build - --date 2025-02-13`"
    )
    assert result.exit_code == 2


def test_a_folder_that_is_not_ours_is_never_overwritten(tmp_path: Path, article: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "thesis.txt").write_text("ten years of work", encoding="utf-8")
    result = run("build", article, "-o", site)
    assert "--force" in one_line(result)
    assert result.exit_code == 2
    assert [file.name for file in site.iterdir()] == ["thesis.txt"]
    assert run("build", article, "-o", site, "--force").exit_code == 0
    assert not (site / "thesis.txt").exists()


def test_our_own_folder_is_replaced_whole(tmp_path: Path, article: Path, blog: Path) -> None:
    site = tmp_path / "site"
    assert run("build", article, "-o", site).exit_code == 0
    (site / "stale.html").write_text("from an older version", encoding="utf-8")
    assert run("build", blog, "-o", site).exit_code == 0
    assert not (site / "stale.html").exists()
    assert (site / ".timeline-site").read_text(encoding="utf-8").startswith("timeline ")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["blog.txt", "bridge.txt", "site"]


def test_build_ends_with_counts_and_a_command_that_shows_as_many_things(
    tmp_path: Path, article: Path, blog: Path
) -> None:
    given = ["--tz", "Europe/London", "--merge", "off"]
    blog.write_text(f"{BLOG}\nPage 1 of 3\n", encoding="utf-8")
    result = run("build", f"{blog}::publisher=The Gazette", article, *given, "-o", tmp_path / "s")
    counts, looks, path = result.stdout.splitlines()
    assert counts.endswith("2 sources")
    assert path == f"open {tmp_path / 's' / 'index.html'}"
    says, _, command = looks.partition(": ")
    words = shlex.split(command)
    assert words[:2] == ["timeline", "check"]
    checked = run(*words[1:])
    assert checked.stdout.splitlines()[-1] == says
    assert checked.exit_code == 1
    strict = run(
        "build", f"{blog}::publisher=The Gazette", article, "-o", tmp_path / "t", "--strict"
    )
    assert strict.exit_code == 1


def test_quiet_says_nothing_of_what_went_well(tmp_path: Path, article: Path) -> None:
    result = run("build", article, "-o", tmp_path / "site", "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_export_writes_bytes_to_stdout_or_a_file(tmp_path: Path, article: Path) -> None:
    result = run("export", article, "--to", "json")
    assert json.loads(result.stdout)["schema"] == 1
    target = tmp_path / "story.json"
    assert run("export", article, "--to", "json", "-o", target).stdout == ""
    assert target.read_bytes() == result.stdout_bytes
    assert run("export", article, "--to", "ics").stdout.startswith("BEGIN:VCALENDAR")


def test_every_command_tells_the_same_story(tmp_path: Path, article: Path) -> None:
    source = f"{article}::date=2025-03-06"
    run("build", source, "-o", tmp_path / "site", "--text", "full")
    built = (tmp_path / "site" / "timeline.json").read_bytes()
    assert run("export", source, "--to", "json", "--text", "full").stdout_bytes == built
    story = json.loads(built)
    for event in story["events"]:
        assert event["title"] in run("explain", source, "--event", event["id"]).stdout
    posts = [json.loads(line) for line in run("read", source).stdout.splitlines()]
    keys = ("id", "index", "title", "time", "time_from", "author", "url", "text")
    assert posts == [{key: post[key] for key in keys} for post in story["sources"][0]["posts"]]


def test_an_explanation_ends_in_the_words_it_was_read_from(article: Path) -> None:
    result = run("explain", article, "--find", "ENGINEERS bridge")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert any("«Wednesday»" in line and "bridge.txt, post 1" in line for line in lines)
    assert any("«Thursday 6 March 2025»" in line for line in lines)


def test_words_are_found_as_a_phrase_before_they_are_found_apart(article: Path) -> None:
    def found(words: str) -> int:
        return run("explain", article, "--find", words).stdout.count(" · stated · ")

    assert found("the harbour bridge on Wednesday") == 1
    assert found("bridge Wednesday engineers") == 1
    assert found("Ada Brook") == 1


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [("--event", "no-such-id", "no event 'no-such-id'"), ("--find", "zebra", "'zebra'")],
)
def test_explaining_what_is_not_there_is_exit_2(
    option: str, value: str, says: str, article: Path
) -> None:
    result = run("explain", article, option, value)
    assert says in one_line(result)
    assert result.exit_code == 2


def test_tag_prints_one_object_a_line_with_offsets_into_the_text() -> None:
    text = "Écoutez: they met on Wednesday and will meet in March 2026."
    result = run("tag", "-", "--date", "2025-03-06", stdin=text.encode())
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["text"], row["value"]) for row in rows] == [
        ("Wednesday", "2025-03-05"),
        ("March 2026", "2026-03"),
    ]
    keys = ["start", "end", "text", "type", "value", "mod", "earliest", "latest"]
    for row in rows:
        assert list(row) == keys
        assert text[row["start"] : row["end"]] == row["text"]


def test_a_date_and_zone_for_all_yield_to_the_documents_own(tmp_path: Path, article: Path) -> None:
    bare = tmp_path / "bare.txt"
    bare.write_text(ARTICLE.replace("Thursday 6 March 2025\n", ""), encoding="utf-8")

    def wednesday(*arguments: object) -> str:
        story = json.loads(run("export", *arguments, "--to", "json").stdout)
        (event,) = (one for one in story["events"] if "Engineers" in one["text"])
        return str(event["time"]["earliest"])

    given = ("--date", "2025-07-17", "--tz", "Asia/Tokyo")
    assert wednesday(article, *given) == "2025-03-05T00:00:00+09:00"
    assert wednesday(bare, *given) == "2025-07-16T00:00:00+09:00"
    own = "date=2025-05-22,tz=Europe/London"
    assert wednesday(f"{article}::{own}", *given) == "2025-05-21T00:00:00+01:00"
    assert wednesday(f"{bare}::{own}", *given) == "2025-05-21T00:00:00+01:00"


def test_reading_a_page_says_what_is_missing_from_it(tmp_path: Path) -> None:
    text = "9 July 2024\n\n9.05am: Gates shut.\n\n9.20am: Cranes stand still.\n\nPage 1 of 3\n"
    (tmp_path / "strike.txt").write_text(text, encoding="utf-8")
    result = run("read", tmp_path / "strike.txt")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 2
    assert any("1 of 3 pages" in line for line in result.stderr.splitlines())


def test_standard_input_is_a_source() -> None:
    result = run("read", "-", "--date", "2025-03-06", stdin=ARTICLE.encode())
    assert result.exit_code == 0
    assert "harbour bridge" in json.loads(result.stdout.splitlines()[0])["text"]
