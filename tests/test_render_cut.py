"""A long story is cut into pages, and an address of an entry on its first page holds for ever."""

from collections.abc import Sequence
from pathlib import Path

import page_stories as stories
import pytest
from bs4 import BeautifulSoup, Tag

from timeline.render import RenderOptions, render
from timeline.render.cutting import cut
from timeline.story import TextKept
from timeline.story_text import with_text

OPTIONS = RenderOptions(cut_at=40, inline_up_to=20)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cut")
    render(stories.generated(100), folder, OPTIONS)
    return folder


def page(site: Path, name: str) -> BeautifulSoup:
    return BeautifulSoup((site / name).read_text("utf-8"), "lxml")


def test_the_first_page_has_one_line_with_the_id_of_every_entry(site: Path) -> None:
    lines = page(site, "index.html").select("li[data-event]")
    assert [line["id"] for line in lines] == [event.id for event in stories.generated(100).events]


def test_each_line_leads_to_the_page_that_tells_the_entry_in_full(site: Path) -> None:
    for line in page(site, "index.html").select("li[data-event]"):
        link = line.select("a[href]")[0]
        name, _, fragment = str(link["href"]).partition("#")
        assert fragment == line["id"]
        full = page_of(site, name).find(id=fragment)
        assert full is not None
        assert "entry-token-" in full.get_text()


PAGES: dict[Path, BeautifulSoup] = {}


def page_of(site: Path, name: str) -> BeautifulSoup:
    return PAGES.setdefault(site / name, page(site, name))


def test_the_parts_hold_every_entry_once_in_order(site: Path) -> None:
    names = sorted(path.name for path in site.glob("story-*.html"))
    assert names == ["story-1.html", "story-2.html", "story-3.html"]
    ids = [node["id"] for name in names for node in page(site, name).select("[data-event]")]
    assert ids == [event.id for event in stories.generated(100).events]
    assert all(len(page(site, name).select("[data-event]")) <= 50 for name in names)


def test_every_entry_is_explained_on_a_page_of_its_own(site: Path) -> None:
    for node in page(site, "story-2.html").select("[data-event]"):
        link = node.select("p.why a")[0]
        name, _, fragment = str(link["href"]).partition("#")
        section = page_of(site, name).find(id=fragment)
        assert section is not None
        assert "The post was printed with this time" in section.get_text()


def test_a_long_source_has_a_line_for_every_post_and_parts_that_hold_each_once(
    tmp_path: Path,
) -> None:
    story = stories.generated(100)
    render(story, tmp_path, RenderOptions(cut_at=20))
    for source in story.sources:
        lines = page(tmp_path, f"source-{source.id}.html").select(".lines li")
        assert [line["id"] for line in lines] == [post.id for post in source.posts]
        names = dict.fromkeys(str(one["href"]).partition("#")[0] for one in select(lines, "a"))
        parts = [page_of(tmp_path, name) for name in names]
        assert len(parts) == -(-len(source.posts) // 20)
        assert all(len(part.select(".post")) <= 20 for part in parts)
        posts = [str(post["id"]) for part in parts for post in part.select(".post")]
        assert posts == [post.id for post in source.posts]


def select(nodes: Sequence[Tag], selector: str) -> list[Tag]:
    return [found for node in nodes for found in node.select(selector)]


def test_of_a_text_that_is_not_carried_what_was_read_is_shown_once(tmp_path: Path) -> None:
    story = with_text(stories.storm(), "lead")
    render(story, tmp_path)
    shown = 0
    for source in story.sources:
        for post in page(tmp_path, f"source-{source.id}.html").select(".post"):
            words = [item.get_text() for item in post.select(".text li")]
            shown += len(words)
            assert not [one for one in words for other in words if one != other and one in other]
            assert len(words) == len(set(words))
    assert shown > 5


@pytest.mark.parametrize("text", ["full", "lead"])
def test_every_link_within_a_site_leads_to_something(tmp_path: Path, text: TextKept) -> None:
    story = with_text(stories.generated(60), text)
    render(story, tmp_path, RenderOptions(cut_at=20, inline_up_to=10))
    pages = {file.name: page(tmp_path, file.name) for file in tmp_path.glob("*.html")}
    ids = {name: {str(node["id"]) for node in one.select("[id]")} for name, one in pages.items()}
    for name, one in pages.items():
        for link in one.select("a[href]"):
            file, _, fragment = str(link["href"]).partition("#")
            if not file.startswith(("http", "embed")):
                assert not fragment or fragment in ids[file or name], (name, link["href"])


def test_parts_lead_to_one_another_and_back(site: Path) -> None:
    middle = page(site, "story-2.html").select_one(".turn")
    assert middle is not None
    assert [link["href"] for link in middle.select("a")] == [
        "story-1.html",
        "index.html",
        "story-3.html",
    ]


def test_the_search_over_the_whole_site_has_every_entry(site: Path) -> None:
    text = (site / "search.js").read_text("utf-8")
    assert text.startswith("window.timelineSearch=[[")
    assert all(f"entry-token-{n}" in text for n in range(100))


def test_a_cut_falls_on_a_day_where_one_is_near_else_on_an_hour() -> None:
    events = stories.generated(100).events
    hours = [event.time.earliest.hour for event in events if event.time and event.time.earliest]
    assert [part[0].rank for part in cut(events, [0, 47], 50)] == [0, 47]
    _, second = cut(events, [0], 50)
    assert hours[second[0].rank] != hours[second[0].rank - 1]


@pytest.mark.parametrize("number", [0, 1, 40, 41, 79, 81, 400])
def test_a_cut_loses_nothing_and_doubles_nothing(number: int) -> None:
    events = stories.generated(number).events
    parts = cut(events, [0], 40)
    assert [event for part in parts for event in part] == list(events)
    assert all(parts) or not events
