"""What the commands offer for exports: selection, revisions, addresses and the schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from icalendar import Calendar

from timeline.cli import run as cli_run
from timeline.phrases import ENGLISH, GERMAN

BLOG = """Harbour day, live
Last updated: Thursday 18 June 2026 17:38, UK

4.10pm
The band has packed up and the gates are closed.

3.25pm
Mayor Ada Quill has cut the ribbon of the new bridge.

9.05am
A queue is forming at the gate. The last ferry sailed in January 2026.
"""


@pytest.fixture
def blog(tmp_path: Path) -> str:
    place = tmp_path / "harbour.txt"
    place.write_text(BLOG, encoding="utf-8")
    return str(place)


def run(*words: str) -> int:
    return cli_run.run(words)


def calendar(place: Path) -> list[tuple[str, int]]:
    entries = Calendar.from_ical(place.read_bytes()).walk("VEVENT")
    return [(str(entry["SUMMARY"]), int(entry["SEQUENCE"])) for entry in entries]


def test_the_schema_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema") == 0
    assert json.loads(capsys.readouterr().out)["properties"]["schema"] == {"const": 1}


def test_a_calendar_says_what_it_leaves_out_and_wide_adds_it(
    blog: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    narrow, wide = tmp_path / "narrow.ics", tmp_path / "wide.ics"
    assert run("export", blog, "--to", "ics", "-o", str(narrow)) == 0
    assert "1 event is left out" in capsys.readouterr().err
    assert run("export", blog, "--to", "ics", "--wide", "-o", str(wide)) == 0
    assert "left out" not in capsys.readouterr().err
    assert not any("January" in summary for summary, _ in calendar(narrow))
    assert any(summary.startswith("January 2026: ") for summary, _ in calendar(wide))


def test_revisions_are_counted_against_an_earlier_calendar(blog: str, tmp_path: Path) -> None:
    first, second = tmp_path / "first.ics", tmp_path / "second.ics"
    assert run("export", blog, "--to", "ics", "-o", str(first)) == 0
    again = ("export", blog, "--to", "ics", "--previous", str(first), "-o", str(second))
    assert run(*again) == 0
    assert second.read_bytes() == first.read_bytes()


def test_events_are_chosen_by_source(
    blog: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "one.csv"
    assert run("export", blog, "--to", "csv", "--source", "harbour.txt", "-o", str(place)) == 0
    assert "cut the ribbon" in place.read_text(encoding="utf-8")
    assert run("export", blog, "--to", "csv", "--source", "nobody") == 2
    assert "unknown source 'nobody': expected one of" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["example.org", "ftp://example.org", "https://a b"])
def test_an_address_that_is_none_is_refused(
    blog: str, tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", blog, "-o", str(tmp_path / "site"), "--base-url", address) == 2
    assert "expected https://" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


def test_a_site_knows_its_address(blog: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run("build", blog, "-o", str(site), "--base-url", "https://example.org/june/") == 0
    index = (site / "index.html").read_text(encoding="utf-8")
    assert 'href="webcal://example.org/june/exports/timeline.ics"' in index
    assert 'href="https://example.org/june/oembed.json"' in index
    assert 'href="embed.html"' in index
    embed = (site / "embed.html").read_text(encoding="utf-8")
    assert "https://example.org/june/widget/live-timeline.js" in embed


def test_the_pages_are_written_in_the_language_asked_for(blog: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run("build", blog, "-o", str(site), "--page-language", "de") == 0
    for name in ("index.html", "embed.html"):
        page = (site / name).read_text(encoding="utf-8")
        assert '<html lang="de"' in page
        assert GERMAN["embed"] in page
        assert ENGLISH["embed"] not in page
    assert run("build", blog, "-o", str(site), "--page-language", "tlh") == 2
