"""The pages say what the story says: entries, headings, explanations, sources."""

import json
import re
from dataclasses import replace
from pathlib import Path

import page_stories as stories
import pytest
from bs4 import BeautifulSoup, Tag

from timeline.render import RenderOptions, render
from timeline.render.excerpt import body_text
from timeline.render.front import zone_words
from timeline.story import Quote, Reference, Story, Summary

Pages = dict[str, BeautifulSoup]


def built(story: Story, folder: Path, **options: object) -> Pages:
    """Write a story's site and return its pages by file name."""
    render(story, folder, RenderOptions(**options))  # type: ignore[arg-type]
    return {
        page.name: BeautifulSoup(page.read_text("utf-8"), "lxml")
        for page in sorted(folder.glob("*.html"))
    }


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    return built(stories.storm(), tmp_path_factory.mktemp("storm"))


def words(node: Tag | None) -> str:
    assert node is not None
    return " ".join(node.get_text(" ").split()).replace(" ,", ",")


def entry(pages: Pages, title: str) -> Tag:
    (event,) = [event for event in stories.storm().events if event.title.startswith(title)]
    found = pages["index.html"].find(attrs={"data-event": event.id})
    assert isinstance(found, Tag)
    return found


def test_every_event_is_an_entry_with_its_id_in_story_order(storm: Pages) -> None:
    found = storm["index.html"].select("[data-event]")
    assert [node["data-event"] for node in found] == [event.id for event in stories.storm().events]
    assert all(node["id"] == node["data-event"] for node in found)


def test_aliases_are_anchors_of_the_same_entry(storm: Pages) -> None:
    event = stories.storm().events[3]
    assert len(event.aliases) == 2
    for alias in event.aliases:
        anchor = storm["index.html"].find(id=alias)
        assert isinstance(anchor, Tag)
        found = anchor.find_parent(attrs={"data-event": True})
        assert found is not None
        assert found["data-event"] == event.id


def test_ids_are_unique_on_every_page(storm: Pages) -> None:
    for name, page in storm.items():
        ids = [node["id"] for node in page.select("[id]")]
        assert len(ids) == len(set(ids)), name


def test_every_link_inside_the_site_leads_to_something(storm: Pages) -> None:
    for name, page in storm.items():
        for link in page.select("a[href]"):
            file, _, fragment = str(link["href"]).partition("#")
            if ":" in file:
                continue
            target = storm[file or name]
            assert not fragment or target.find(id=fragment), f"{name}: {link['href']}"


def test_a_time_is_said_as_surely_as_it_is_known(storm: Pages) -> None:
    said = {
        title: words(entry(storm, title).select_one(".when"))
        for title in ("The council votes", "Crews work", "Sandbags", "Storm comes", "Railway")
    }
    assert said == {
        "The council votes": "March 2027 stated",
        "Crews work": "Thursday morning stated",
        "Sandbags": "11.40am stated",
        "Storm comes": "Reported 9.10am stated",
        "Railway": "By 3.25pm worked out",
    }


def test_only_a_minute_has_a_machine_readable_moment(storm: Pages) -> None:
    moments = [node["datetime"] for node in storm["index.html"].select("time[datetime]")]
    assert moments == [
        "2031-06-05T09:10:00+01:00",
        "2031-06-05T11:40:00+01:00",
        "2031-06-05T13:30:00+01:00",
        "2031-06-05T00:00:00+01:00",
        "2031-06-05T15:25:00+01:00",
    ]
    window = storm["index.html"].select_one("time[data-until]")
    assert window is not None
    assert window["data-until"] == "2031-06-05T15:25:59+01:00"


def test_neighbours_that_share_a_window_share_one_heading(storm: Pages) -> None:
    (shared,) = storm["index.html"].select(".shared")
    heading = words(shared.h3)
    assert heading == "Between 3.25pm and 5.38pm, in this order; the minutes are not known"
    entries = shared.select("[data-event]")
    assert len(entries) == 4
    assert all("3.25pm" not in words(one.select_one(".when")) for one in entries)


def test_entries_whose_order_is_unknown_stand_in_one_marked_group(storm: Pages) -> None:
    groups = storm["index.html"].select(".loose")
    titles = [[words(one) for one in group.select("h3")] for group in groups]
    assert titles == [
        [
            "Crews work on the gates by torchlight",
            "Water stands at the library steps",
            "Storm comes ashore",
        ],
    ]
    assert all("In no known order" in words(group) for group in groups)


def test_an_entry_with_an_open_side_is_under_no_time_that_nothing_ties_it_to(storm: Pages) -> None:
    ferry = storm["index.html"].find("h3", string="The ferry Marigold breaks her moorings")
    assert ferry is not None
    section = ferry.find_parent("section")
    assert section is not None
    assert words(section.h2) == "Day not known"


def test_a_relative_word_has_its_date_beside_it_outside_its_post(storm: Pages) -> None:
    assert "Yesterday [4 June]" in words(entry(storm, "Harbour master"))
    assert "before Monday [9 June]" in words(entry(storm, "Railway"))
    assert "[" not in words(entry(storm, "The council votes").select_one(".text"))


def test_a_disputed_entry_shows_every_version_with_its_own_time(storm: Pages) -> None:
    disputed = entry(storm, "Harbour master")
    assert "sources differ" in words(disputed.select_one(".badges"))
    versions = [words(one) for one in disputed.select(".versions .teller")]
    assert [one.split(" · ")[1] for one in versions] == [
        "Wednesday 4 June 2031",
        "Wednesday 4 June 2031",
        "Thursday 5 June 2031",
    ]


def test_who_said_it_who_carried_it_and_who_told_it_are_kept_apart(storm: Pages) -> None:
    assert "Said by Petra Lindqvist (harbour master)" in words(entry(storm, "First question"))
    carried = words(entry(storm, "Sandbags").select_one(".who"))
    assert carried == "as carried by Saltmarsh FM Told by Coast Wire, post of 11.52am"


def test_what_was_still_to_come_is_marked(storm: Pages) -> None:
    assert "still to come when told" in words(entry(storm, "Council meets"))


def test_the_explanation_has_a_line_an_idea_and_links_to_the_words(storm: Pages) -> None:
    lines = entry(storm, "First question").select(".steps li")
    assert len(lines) == 3
    link = lines[0].a
    assert link is not None
    file, _, fragment = str(link["href"]).partition("#")
    target = storm[file].find(id=fragment)
    assert isinstance(target, Tag)
    assert words(target) == "our post from 3.25pm"


def test_words_outside_every_post_are_found_on_the_source_page(storm: Pages) -> None:
    (outside,) = storm["source-gazette.html"].select(".outside mark")
    assert words(outside) == "Thursday 5 June 2031, 17:38"


def test_why_one_entry_gives_the_reason_of_every_join(storm: Pages) -> None:
    text = words(entry(storm, "Harbour master").select_one(".reasons"))
    assert "Why one entry?" in text
    assert "The same speaker, the same claim about the gates, on the same day" in text


def test_the_neighbourhood_is_drawn_with_words_beside_it(storm: Pages) -> None:
    stops = entry(storm, "First question").select(".near li")
    assert [words(stop.select_one(".note")) for stop in stops] == [
        "Comes before it · by 3.25pm on Thursday 5 June 2031",
        "This entry · reported 3.25pm on Thursday 5 June 2031",
        "Comes after it · between 3.25pm and 5.38pm on Thursday 5 June 2031",
    ]
    assert words(stops[0].a) == "Railway stops all trains until Monday"
    assert all(stop.svg is not None for stop in stops)


def test_key_events_are_links_with_their_reason(storm: Pages) -> None:
    keys = storm["index.html"].select(".keys li")
    assert len(keys) == 4
    assert all(key.a is not None and key.select_one(".because") for key in keys)


@pytest.mark.parametrize(("number", "most"), [(8, 0), (9, 3), (60, 15)])
def test_key_events_are_at_most_a_third_and_none_of_a_short_story(
    number: int, most: int, tmp_path: Path
) -> None:
    story = stories.generated(number)
    events = tuple(replace(event, key=True, key_because="it may be") for event in story.events)
    pages = built(replace(story, events=events), tmp_path)
    assert len(pages["index.html"].select(".keys li")) == most


def test_the_top_says_what_this_is(storm: Pages) -> None:
    lede = words(storm["index.html"].select_one(".lede"))
    assert lede == (
        "Made from 2 live blogs and one article, put in the order in which things happened."
        " 6 of 12 posts appeared in another order."
    )


def test_posts_that_stand_in_story_order_have_not_moved(tmp_path: Path) -> None:
    assert "another order" not in words(built(stories.generated(9), tmp_path)["index.html"])


def test_sources_are_named_with_what_is_known_of_them(storm: Pages) -> None:
    gazette = words(storm["index.html"].select_one("#_s-gazette"))
    for fact in (
        "names itself The Wexmouth Gazette",
        "last updated 5.38pm on Thursday 5 June 2031",
        "7 posts, cut by language, not by markup",
        "newest first",
        "2 parts of the page that are no posts",
    ):
        assert fact in gazette
    assert "zone not named, read as Europe/London" in words(
        storm["index.html"].select_one("#_s-wire")
    )


def test_a_source_page_has_every_post_expression_and_reference_with_its_id(storm: Pages) -> None:
    story = stories.storm()
    for source in story.sources:
        page = storm[f"source-{source.id}.html"]
        assert [node["id"] for node in page.select(".post")] == [post.id for post in source.posts]
    for item in story.expressions:
        found = storm[f"source-{item.source}.html"].select(f'[data-expression="{item.id}"]')
        assert "".join(node.get_text() for node in found) == item.text
    (reference,) = storm["source-gazette.html"].select("[data-reference]")
    assert reference["data-reference"] == "r-325"
    assert words(reference) == "our post from 3.25pm"


def test_a_post_says_where_it_appears_in_the_story(storm: Pages) -> None:
    post = storm["source-gazette.html"].find(id="gazette-trains")
    assert isinstance(post, Tag)
    assert "In the story: Railway stops all trains until Monday" in words(post)


def test_without_the_text_a_source_page_keeps_the_words_that_were_read(tmp_path: Path) -> None:
    story = stories.storm()
    sources = tuple(
        replace(
            source,
            posts=tuple(replace(post, text=None, blocks=(), links=()) for post in source.posts),
        )
        for source in story.sources
    )
    pages = built(replace(story, sources=sources, text_kept="none"), tmp_path)
    page = pages["source-gazette.html"]
    assert "town is going down" not in words(page)
    assert words(page.find(attrs={"data-expression": "x-yesterday"})) == "Yesterday"  # type: ignore[arg-type]
    assert page.find(attrs={"data-reference": "r-325"})


def test_editor_pages_show_what_check_says_and_others_do_not(tmp_path: Path, storm: Pages) -> None:
    says = "the sources put the harbour master's promise on different days"
    assert says not in words(storm["source-sail.html"])
    assert says in words(built(stories.storm(), tmp_path, editor_pages=True)["source-sail.html"])


def test_an_empty_story_gives_a_page_that_says_so(tmp_path: Path) -> None:
    pages = built(stories.make_story(), tmp_path)
    assert "Nothing that happened was found" in words(pages["index.html"])


def test_the_house_style_of_clocks_is_used_throughout(tmp_path: Path) -> None:
    pages = built(stories.storm(), tmp_path, clock="15:25")
    when = pages["index.html"].select(".when, .keys .t, .shared h3")
    assert all("pm" not in words(node) for node in when)
    assert "11:40" in words(pages["index.html"])


def test_another_language_leaves_no_english_of_ours(tmp_path: Path) -> None:
    page = built(stories.storm(), tmp_path, language="de")["index.html"]
    assert page.html is not None
    assert page.html["lang"] == "de"
    assert "Warum diese Zeit?" in words(page)
    for english in ("Why this time", "Told by", "Key events", "worked out", "between"):
        assert english not in " ".join(words(node) for node in page.select(".when, .why summary"))


def test_why_an_event_is_a_key_event_is_said_in_the_language_of_the_page(tmp_path: Path) -> None:
    story = stories.storm()
    reasons = "3 sources tell of it; another post refers to it"
    events = tuple(
        replace(event, key=True, key_because=reasons if event.rank else "no reason of ours")
        for event in story.events
    )
    page = built(replace(story, events=events), tmp_path, language="de")["index.html"]
    said = {words(node): node.get("lang") for node in page.select(".keys .because")}
    assert said["3 Quellen berichten davon; ein anderer Beitrag verweist darauf"] is None
    assert said.get("no reason of ours", "en") == "en"


def test_right_to_left_text_is_marked_with_its_direction(tmp_path: Path) -> None:
    story = stories.storm()
    sources = tuple(replace(source, language="ar") for source in story.sources)
    page = built(replace(story, sources=sources), tmp_path)["index.html"]
    headings = page.select("article h3, article h4")
    assert headings
    assert all(node.get("dir") == "rtl" and node.get("lang") == "ar" for node in headings[:1])


def test_the_head_describes_the_page(tmp_path: Path) -> None:
    page = built(stories.storm(), tmp_path, base_url="https://news.example/storm/")["index.html"]
    assert page.title is not None
    assert page.title.get_text() == "The night the Wexmouth barrier would not close"
    canonical = page.select_one('link[rel="canonical"]')
    assert canonical is not None
    assert canonical["href"] == "https://news.example/storm/index.html"
    image = page.select_one('meta[property="og:image"]')
    assert image is not None
    assert image["content"] == "https://news.example/storm/card.png"
    assert (tmp_path / "card.png").read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
    assert "https://news.example/storm/source-wire.html" in (tmp_path / "sitemap.xml").read_text()


def test_json_ld_lists_the_events_with_their_sources_and_no_false_date(storm: Pages) -> None:
    script = storm["index.html"].select_one('script[type="application/ld+json"]')
    assert script is not None
    items = json.loads(script.get_text())["itemListElement"]
    assert len(items) == 16
    dates = [item["item"].get("startDate") for item in items]
    assert dates[:4] == ["2027-03", "2031-05", None, "2031-06-04"]
    assert dates[7] == "2031-06-05T11:40:00+01:00"
    assert dates[11] == "2031-06-05"
    assert items[10]["item"]["isBasedOn"] == [
        "https://gazette.example/live/storm#block-8",
        "https://gazette.example/live/storm#block-12",
    ]


def test_a_template_of_the_callers_replaces_ours_and_may_extend_it(tmp_path: Path) -> None:
    theme, site = tmp_path / "theme", tmp_path / "site"
    theme.mkdir()
    site.mkdir()
    (theme / "index.html").write_text(
        '{% extends "default/index.html" %}{% block overview %}<p id="_ours">{{ t["kicker"] }}</p>'
        "{% endblock %}",
        encoding="utf-8",
    )
    (theme / "page.css").write_text(":root { --accent: green; }", encoding="utf-8")
    page = built(stories.storm(), site, templates=theme)["index.html"]
    assert words(page.find(id="_ours")) == "Timeline"  # type: ignore[arg-type]
    assert page.select_one(".map") is None
    assert len(page.select("[data-event]")) == 16
    assert (site / "page.css").read_text("utf-8") == ":root { --accent: green; }"


def test_the_same_story_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        built(stories.generated(30), tmp_path / name)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two


def test_the_themes_page_lists_every_property_and_block_that_there_is(checkout: Path) -> None:
    text = (checkout / "docs" / "themes.md").read_text("utf-8")
    style = (checkout / "templates" / "page.css").read_text("utf-8")
    light = style.partition("}")[0]
    assert re.findall(r"^\| `(--\w+)` \|", text, re.M) == re.findall(r"^\s+(--\w+):", light, re.M)
    for name in ("base.html", "index.html"):
        template = (checkout / "templates" / name).read_text("utf-8")
        for block in re.findall(r"{% block (\w+) %}", template):
            assert f"`{block}`" in text


def test_the_example_of_the_themes_page_works(checkout: Path, tmp_path: Path) -> None:
    text = (checkout / "docs" / "themes.md").read_text("utf-8")
    (example,) = re.findall(r"```html\+jinja\n(.*?)```", text, re.S)
    theme, site = tmp_path / "mytheme", tmp_path / "site"
    theme.mkdir()
    site.mkdir()
    (theme / "index.html").write_text(example, encoding="utf-8")
    page = built(stories.storm(), site, templates=theme)["index.html"]
    assert "The Wexmouth Gazette" in words(page.select_one(".top .kicker"))
    assert page.select_one(".map") is None
    assert page.select_one('link[href="/house.css"]') is not None
    assert page.h1 is not None


def test_words_that_a_step_rests_on_stand_in_its_line(tmp_path: Path) -> None:
    story = stories.storm()
    last, question = stories.GAZETTE[0], stories.GAZETTE[4]
    steps = (
        stories.step("«our post from 3.25pm»", "gazette", last, "our post from 3.25pm"),
        stories.step("«the first question»", "gazette", question, "the first question"),
        stories.step("it is the only post with a question", None, None, None, premises=(0, 1)),
        stories.step("it is the only post with a question", None, None, None, premises=(0, 1)),
        stories.step("so: 3.25pm", None, None, None, premises=(2,)),
    )
    events = tuple(
        replace(event, because=steps) if event.rank == 10 else event for event in story.events
    )
    page = built(replace(story, events=events), tmp_path)["index.html"]
    lines = page.find(id=story.events[10].id).select(".steps li")  # type: ignore[union-attr]
    assert [words(line) for line in lines] == [
        (
            "It is the only post with a question our post from 3.25pm The Wexmouth Gazette"
            " the first question The Wexmouth Gazette"
        ),
        "So: 3.25pm",
    ]


def test_what_lasts_and_what_repeats_says_so(tmp_path: Path) -> None:
    story = stories.storm()
    changed = replace(story.events[3], ends=stories.day("2031-06-06"), recurs="P1W")
    events = (*story.events[:3], changed, *story.events[4:])
    page = built(replace(story, events=events), tmp_path)["index.html"]
    found = page.find(id=changed.id)
    assert isinstance(found, Tag)
    assert "Wednesday 4 June, until Friday 6 June" in words(found.select_one(".when"))
    assert "every week" in words(found.select_one(".badges"))


def test_a_paragraph_of_somebodys_own_words_is_set_apart(tmp_path: Path) -> None:
    text = "The crews rest.\n“We are done, and we are proud of it”, says the engineer."
    post = stories.make_post("p-1", 0, text)
    start, end = stories.span(post, "We are done, and we are proud of it")
    mention = stories.make_mention("s-1", post, text, quotes=(Quote(start=start, end=end),))
    event = stories.make_event(0, "Crews rest", mention)
    story = stories.make_story(sources=(stories.make_source("s-1", (post,)),), events=(event,))
    page = built(story, tmp_path)["index.html"]
    assert [one.get_text() for one in page.select(".quotation")] == [text.split("\n")[1]]
    assert words(page.select_one(".quotation q")) == "We are done, and we are proud of it"


@pytest.mark.parametrize(
    ("zone", "updated", "says"),
    [
        ("Europe/London", "2031-02-05T17:38", "Europe/London (GMT)"),
        ("Europe/London", "2031-06-05T17:38", "Europe/London (BST)"),
        ("Etc/GMT-1", "2031-02-05T17:38", "UTC+1"),
        ("UTC", "2031-02-05T17:38", "UTC"),
    ],
)
def test_the_zone_is_named_as_it_was_when_the_newest_source_changed(
    zone: str, updated: str, says: str
) -> None:
    source = stories.make_source("s-1", (), updated=stories.minute(updated))
    later = stories.make_event(0, "A vote", time=stories.day("2031-07-10"))
    assert zone_words(stories.make_story(sources=(source,), events=(later,), timezone=zone)) == says


def test_without_its_text_a_summary_keeps_the_words_that_were_read_in_it(tmp_path: Path) -> None:
    summary = Summary(id="s-1-summary", text=None)
    words_read = Reference(
        id="r-1",
        source="s-1",
        post="s-1-summary",
        start=3,
        end=11,
        text="our post",
        kind="by-words",
        status="unresolved",
        targets=(),
        because="nothing fits",
    )
    source = stories.make_source("s-1", (), summary=summary)
    story = stories.make_story(sources=(source,), references=(words_read,))
    page = built(story, tmp_path)["source-s-1.html"]
    assert words(page.select_one('#s-1-summary [data-reference="r-1"]')) == "our post"


def test_a_page_in_german_says_of_its_reasons_that_they_are_english(tmp_path: Path) -> None:
    german = built(stories.storm(), tmp_path, language="de")["index.html"]
    reason = german.find(string=re.compile("The sentence gives the time itself"))
    assert reason is not None
    assert reason.find_parent(lang=True)["lang"] == "en"  # type: ignore[index]
    assert {one["lang"] for one in german.select(".because")} == {"en"}


@pytest.mark.parametrize(
    ("title", "text", "rest"),
    [
        ("Ferry sinks", "Ferry sinks. All are safe.", "All are safe."),
        ("Ferry sinks and …", "Ferry sinks and comes up.", "comes up."),
        ("The quay was shut on 5 June", "which the quay was shut on 5 June,", ""),
        ("The quay was shut", "Was the quay shut? No", "Was the quay shut? No"),
        ("The quay was shut", "It was not shut", "It was not shut"),
    ],
)  # fmt: skip
def test_an_entrys_text_does_not_say_its_title_again(title: str, text: str, rest: str) -> None:
    event = stories.make_event(0, title, title_from="made", text=text)
    assert body_text(event) == rest
