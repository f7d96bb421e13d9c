"""What a SOURCE may be, and what is said of one that is wrong."""

import json
from pathlib import Path

import pytest

from timeline.cli.sources import Input, expand, split
from timeline.errors import SourceError


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
    for name in ("b.html", "a.txt", "picture.png", ".hidden.txt", "timeline.json", "README.md"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "c.txt").write_text("x", encoding="utf-8")
    said = (("date", "2025-03-06"),)
    expected = tuple(Input(path=tmp_path / name, said=said) for name in ("a.txt", "b.html"))
    assert expand(f"{tmp_path}::date=2025-03-06") == expected


def test_a_folder_gives_data_only_where_posts_can_be_read_from_it(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Ferry live",
        "items": [{"id": "1", "content_text": "It sails.", "date_published": "2025-03-06T10:00Z"}],
    }
    (tmp_path / "feed.json").write_text(json.dumps(feed), encoding="utf-8")
    (tmp_path / "settings.json").write_text('{"theme": "dark"}', encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text("<urlset></urlset>", encoding="utf-8")
    (tmp_path / "saved.mhtml").write_text("x", encoding="utf-8")
    names = [found.path.name for found in expand(str(tmp_path)) if found.path is not None]
    assert names == ["feed.json", "saved.mhtml"]


def test_a_folder_without_documents_says_what_a_document_is(tmp_path: Path) -> None:
    with pytest.raises(
        SourceError, match=r"no readable document in the folder: expected \.atom, \.htm, "
    ):
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
