"""Every format read back by a program of its own kind: what arrives, and what is never claimed."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import export_stories as made
import feedparser
import jsonschema
import networkx
import nh3
import pytest
from lxml import etree

from timeline import story as values
from timeline.errors import OptionError
from timeline.export import EXPORTERS, export, file_name, site_links, write_site_files
from timeline.story import Story
from timeline.wording import Style

BASE = "https://story.example/june/"
TITLES = [event.title for event in made.every_shape().events]
FORMATS = [one.name for one in EXPORTERS]


def text_of(name: str, story: Story | None = None, **choices: Any) -> str:
    return export(story or made.every_shape(), name, **choices).decode()


def test_the_formats_are_those_of_the_contract_in_its_order() -> None:
    contract = "json jsonld ics csv jsonfeed atom timelinejs timeml graphml dot markdown html"
    assert contract.split() == FORMATS
    assert len({file_name(one) for one in EXPORTERS}) == len(EXPORTERS)


def test_an_unknown_format_is_refused_with_the_names_of_those_that_exist() -> None:
    with pytest.raises(OptionError, match="unknown format 'pdf': expected one of json, jsonld"):
        export(made.every_shape(), "pdf")


@pytest.mark.parametrize("name", FORMATS)
def test_a_story_without_events_is_a_file_without_events(name: str) -> None:
    assert export(made.story(), name)
    nothing = replace(made.story(), sources=())
    assert export(nothing, name)


@pytest.mark.parametrize("name", FORMATS)
def test_an_export_holds_the_chosen_events_alone(name: str) -> None:
    text = text_of(name, only="key")
    assert "The railings are painted" in text
    assert "The first carts cross" not in text


def test_the_same_story_gives_the_same_bytes_in_any_process() -> None:
    code = (
        "import hashlib, export_stories as made\n"
        "from timeline.export import EXPORTERS, export\n"
        "for one in EXPORTERS:\n"
        "    data = export(made.every_shape(), one.name, base_url='https://a.example')\n"
        "    print(one.name, hashlib.sha256(data).hexdigest())\n"
    )
    folder = str(Path(__file__).parent)
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": folder, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            check=True,
            timeout=120,
        ).stdout
        for seed, zone in (("1", "Asia/Tokyo"), ("2", "America/Lima"))
    }
    assert len(outputs) == 1


def test_a_site_gets_the_story_its_schema_and_every_export(tmp_path: Path) -> None:
    write_site_files(made.every_shape(), tmp_path, base_url=BASE)
    written = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")}
    assert {"timeline.json", "events.json", "timeline.schema.json", "events.js"} <= written
    exports = {f"exports/{file_name(one)}" for one in EXPORTERS}
    assert {name for name in written if name.startswith("exports/")} == exports
    assert all((tmp_path / link).is_file() for _, link, _ in site_links())
    assert (tmp_path / "timeline.json").read_bytes() == (
        tmp_path / "exports" / "timeline.json"
    ).read_bytes()


# --- text out of its post ----------------------------------------------------------------------


@pytest.mark.parametrize("name", ["jsonld", "ics", "csv", "jsonfeed", "atom", "timelinejs"])
def test_a_relative_word_stands_with_its_date_outside_its_post(name: str) -> None:
    text = "The fair closed yesterday, she said, and 3pm was late."
    day = made.window("2026-06-17T00:00:00", "2026-06-17T23:59:59", "day")
    mark = values.Expression(
        id="x-1", source="harbour-live", post="post-bridge", start=16, end=25, text="yesterday",
        type="DATE", value="2026-06-17", anchor="document", earliest=day.earliest,
        latest=day.latest,
    )  # fmt: skip
    event = made.event("fair", "The fair closed", day, text=text,
                       mentions=(made.mention("fair", text),))  # fmt: skip
    story = made.story(event, expressions=(mark,))
    unfolded = text_of(name, story).replace("\r\n ", "").replace("\\,", ",")
    assert "closed yesterday [17 June], she said, and 3pm was late." in unfolded
    assert "[17 June]" not in text_of("json", story)


def test_an_end_that_is_told_is_said_and_a_language_is_kept_to() -> None:
    last = made.window("2026-06-20T00:00:00", "2026-06-20T23:59:59", "day")
    story = made.story(made.event("fair", "The fair", made.DAY, ends=last, certainty="inferred"))
    assert "- **until Saturday 20 June** The fair" in text_of("markdown", story)
    (row,) = csv.DictReader(io.StringIO(text_of("csv", story), newline=""))
    assert row["when"] == "Wednesday 17 June 2026, until Saturday 20 June 2026"
    assert row["ends_latest"] == "2026-06-20T23:59:59+01:00"
    item = json.loads(text_of("jsonld", story))["itemListElement"][0]["item"]
    assert (item["startDate"], item["endDate"]) == ("2026-06-17", "2026-06-20")
    german = text_of("ics", story, style=Style(language="de")).replace("\r\n ", "")
    assert "Mittwoch\\, 17. Juni 2026" in german
    assert "(erschlossen)" in german
    english = re.compile(r"\b(told|said|worked|until|Wednesday)\b", re.IGNORECASE)
    plain = text_of("markdown", story, style=Style(language="de"))
    assert not english.search(plain)


# --- selection ---------------------------------------------------------------------------------


def test_a_selection_is_ranked_anew_and_no_surer_than_what_it_skips() -> None:
    events = json.loads(text_of("json", sources=("river-article",)))["events"]
    assert [(one["id"], one["rank"]) for one in events] == [("ferry", 0), ("bridge", 1)]
    assert events[1]["follows"] == "unknown"


def test_a_selection_keeps_no_relation_to_what_is_gone() -> None:
    data = json.loads(text_of("json", only="key"))
    ends = {(one["from"], one["to"]) for one in data["relations"]}
    assert ends == {("painted", "bridge"), ("bridge-2", "bridge")}
    assert data["problems"][0]["events"] == ["bridge"]


# --- JSON-LD -----------------------------------------------------------------------------------


def test_json_ld_lists_events_with_dates_no_finer_than_known() -> None:
    data = json.loads(text_of("jsonld", base_url=BASE))
    assert (data["@type"], data["numberOfItems"]) == ("ItemList", 10)
    items = [one["item"] for one in data["itemListElement"]]
    assert [one["name"] for one in items] == TITLES
    assert [one.get("startDate") for one in items] == [
        "2026-01",
        "2026-06-17",
        "2026-06",
        "2026-06-18",
        "2026-06-18",
        "2026-06-18T15:25+01:00",
        "2026-06-18",
        "2026-06-18",
        None,
        None,
    ]
    assert items[5]["url"] == "https://story.example/june/index.html#bridge"
    assert items[5]["subjectOf"][0]["publisher"]["name"] == "The Harbour Herald"


def test_json_ld_cannot_close_the_script_that_it_stands_in() -> None:
    story = made.story(made.event("bad", "</script><script>alert(1)", made.DAY))
    text = text_of("jsonld", story)
    assert "<" not in text
    assert json.loads(text)["itemListElement"][0]["item"]["name"] == "</script><script>alert(1)"


# --- CSV ---------------------------------------------------------------------------------------


def test_csv_has_one_row_an_event_and_crlf_alone_between_them() -> None:
    data = export(made.every_shape(), "csv")
    assert data.count(b"\r\n") == data.count(b"\n") == 11
    rows = list(csv.DictReader(io.StringIO(data.decode(), newline="")))
    assert [row["title"] for row in rows] == TITLES
    assert rows[5]["when"] == "reported 3.25pm on Thursday 18 June 2026"
    assert rows[5]["earliest"] == "2026-06-18T15:25:00+01:00"
    assert rows[5]["told_by"] == "The Harbour Herald | The last ferry"
    assert (rows[9]["earliest"], rows[9]["latest"]) == ("", "")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝", "\t=", "\r=", "  @"])
def test_a_cell_that_a_spreadsheet_would_calculate_gets_an_apostrophe(start: str) -> None:
    story = made.story(made.event("bad", f"{start}HYPERLINK(1)", made.DAY))
    (row,) = csv.DictReader(io.StringIO(text_of("csv", story), newline=""))
    assert row["title"] == f"'{start.strip()}HYPERLINK(1)"


def test_a_semicolon_opens_no_formula_where_it_separates_cells() -> None:
    story = made.story(made.event("bad", 'Fares;=1+1;"-2', made.DAY))
    for cell in text_of("csv", story).split(";"):
        assert not cell.lstrip('"').startswith(("=", "+", "-", "@"))


# --- feeds -------------------------------------------------------------------------------------

# The required parts of JSON Feed 1.1, and the types of the optional ones that are written.
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string"},
        "home_page_url": {"type": "string", "format": "uri"},
        "feed_url": {"type": "string", "format": "uri"},
        "language": {"type": "string"},
        "description": {"type": "string"},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string", "pattern": "^https?://"},
                    "external_url": {"type": "string", "pattern": "^https?://"},
                    "title": {"type": "string"},
                    "content_text": {"type": "string"},
                    "date_published": {"$ref": "#/$defs/stamp"},
                    "date_modified": {"$ref": "#/$defs/stamp"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "authors": {
                        "type": "array",
                        "items": {
                            "anyOf": [
                                {"required": ["name"]},
                                {"required": ["url"]},
                                {"required": ["avatar"]},
                            ]
                        },
                    },
                },
                "patternProperties": {"^_": {"type": "object"}},
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
    "$defs": {
        "stamp": {
            "type": "string",
            "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$",
        }
    },
}


@pytest.mark.parametrize("base_url", [None, BASE])
def test_the_json_feed_is_valid_and_in_the_order_of_the_story(base_url: str | None) -> None:
    feed = json.loads(text_of("jsonfeed", base_url=base_url))
    jsonschema.validate(feed, JSON_FEED)
    items = feed["items"]
    assert [one["title"].rpartition(": ")[2] for one in items] == TITLES
    assert len({one["id"] for one in items}) == 10
    assert items[5]["date_published"] == "2026-06-18T14:25:00Z"
    assert "date_published" not in items[0]


ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.mark.parametrize("base_url", [None, BASE])
def test_the_atom_feed_is_what_rfc_4287_asks_for(base_url: str | None) -> None:
    data = export(made.every_shape(), "atom", base_url=base_url)
    feed = ElementTree.fromstring(data)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 10
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert element.find(f"{ATOM}author/{ATOM}name") is not None
        stamps = [*element.findall(f"{ATOM}updated"), *element.findall(f"{ATOM}published")]
        for stamp in stamps:
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", stamp.text or "")
        links = element.findall(f"{ATOM}link")
        assert sum(one.get("rel") == "alternate" for one in links) <= 1
        alternates = [one for one in links if one.get("rel") == "alternate"]
        assert alternates or element.find(f"{ATOM}content") is not None or element is feed
    assert len({one.findtext(f"{ATOM}id") for one in entries}) == 10


def test_a_feed_reader_reads_the_atom_feed() -> None:
    read = feedparser.parse(export(made.every_shape(), "atom", base_url=BASE))
    assert not read.bozo
    assert read.version == "atom10"
    assert [one.title.rpartition(": ")[2] for one in read.entries] == TITLES
    assert read.entries[5].link == "https://story.example/june/index.html#bridge"
    assert read.entries[5].published == "2026-06-18T14:25:00Z"


# --- TimelineJS --------------------------------------------------------------------------------


def test_slides_have_dates_as_fine_as_known_and_words() -> None:
    data = json.loads(text_of("timelinejs"))
    slides = {one["unique_id"]: one for one in data["events"]}
    assert slides["ferry"]["start_date"] == {"year": 2026, "month": 1}
    assert slides["painted"]["start_date"] == {"year": 2026, "month": 6, "day": 17}
    minute = {"year": 2026, "month": 6, "day": 18, "hour": 15, "minute": 25}
    assert slides["bridge"]["start_date"] == minute
    assert "end_date" not in slides["bridge"]
    assert slides["crossing"]["end_date"] == {**minute, "hour": 17, "minute": 38}
    assert slides["bridge"]["display_date"] == "reported 3.25pm on Thursday 18 June 2026"
    assert all(one["start_date"] for one in data["events"])


def test_titles_and_texts_of_slides_are_text_and_no_markup() -> None:
    bad = made.event("bad", "<img src=x onerror=alert(1)>", made.DAY, text="<b>a</b> & b")
    (slide,) = json.loads(text_of("timelinejs", made.story(bad)))["events"]
    assert slide["text"]["headline"] == "&lt;img src=x onerror=alert(1)&gt;"
    assert slide["text"]["text"].startswith("<p>&lt;b&gt;a&lt;/b&gt; &amp; b</p>")


# --- TimeML ------------------------------------------------------------------------------------


def timeml(story: Story, checkout: Path) -> Any:
    root = etree.fromstring(export(story, "timeml"))
    with (checkout / "tests" / "data" / "timeml-1.2.1.dtd").open("rb") as file:
        dtd = etree.DTD(file)
    assert dtd.validate(root), dtd.error_log
    return root


def test_timeml_is_valid_and_its_ids_have_the_letters_of_the_specification(checkout: Path) -> None:
    root = timeml(made.every_shape(), checkout)
    letters = {"TIMEX3": ("tid", "t"), "EVENT": ("eid", "e"), "MAKEINSTANCE": ("eiid", "ei"),
               "TLINK": ("lid", "l")}  # fmt: skip
    for name, (attribute, letter) in letters.items():
        found = [one.get(attribute) for one in root.iter(name)]
        assert found
        assert all(re.fullmatch(rf"{letter}[0-9]+", one) for one in found)


def test_timeml_read_back_has_the_texts_expressions_events_and_links(checkout: Path) -> None:
    root = timeml(made.every_shape(), checkout)
    assert made.BRIDGE_TEXT in "".join(root.itertext())
    marked = {one.text: dict(one.attrib) for one in root.iter("TIMEX3")}
    assert marked["3.25pm"]["value"] == "2026-06-18T15:25"
    creation = next(one for one in root.iter("TIMEX3") if one.get("functionInDocument"))
    assert creation.get("value") == "2026-06-18T08:00"
    assert marked["3.25pm"]["anchorTimeID"] == creation.get("tid")
    names = {one.get("eid"): one.text for one in root.iter("EVENT")}
    assert list(names.values()) == TITLES
    instances = {one.get("eiid"): names[one.get("eventID")] for one in root.iter("MAKEINSTANCE")}
    order = {
        (instances[one.get("eventInstanceID")], instances[one.get("relatedToEventInstance")])
        for one in root.iter("TLINK")
        if one.get("relType") == "BEFORE" and one.get("relatedToEventInstance")
    }
    assert order == {
        ("The railings are painted", "Mayor opens the bridge"),
        ("Mayor opens the bridge", "The first carts cross"),
        ("The last ferry sails", "A queue forms at the gate"),
    }
    times = {one.get("tid"): one.get("value") for one in root.iter("TIMEX3")}
    dated = {
        instances[one.get("eventInstanceID")]: (one.get("relType"), times[one.get("relatedToTime")])
        for one in root.iter("TLINK")
        if one.get("relatedToTime")
    }
    assert dated["The railings are painted"] == ("IS_INCLUDED", "2026-06-17")
    assert dated["Lamps will burn all summer"] == ("AFTER", "2026-06-18T12:00")
    assert "A toll is talked about" not in dated


def test_timeml_of_a_story_without_texts_has_the_expressions_alone(checkout: Path) -> None:
    from timeline.story_text import with_text

    root = timeml(with_text(made.every_shape(), "none"), checkout)
    assert "cut the ribbon" not in "".join(root.itertext())
    assert "3.25pm" in {one.text for one in root.iter("TIMEX3")}


# --- graphs ------------------------------------------------------------------------------------


def test_networkx_reads_the_same_graph_back(tmp_path: Path) -> None:
    story = made.every_shape()
    place = tmp_path / "story.graphml"
    place.write_bytes(export(story, "graphml"))
    read = networkx.read_graphml(place, force_multigraph=True)
    assert read.is_directed()
    assert set(read.nodes) == set(story.graph.nodes)
    for node, data in story.graph.nodes(data=True):
        assert data.items() <= read.nodes[node].items()
    assert edges(read) == edges(story.graph)
    assert read.nodes["bridge"]["earliest"] == "2026-06-18T15:25:00+01:00"


def edges(graph: Any) -> list[tuple[str, str, str, str, float]]:
    return sorted(
        (start, end, data["type"], data["because"], data["confidence"])
        for start, end, data in graph.edges(data=True)
    )


def test_graphviz_lays_the_dot_graph_out() -> None:
    if not shutil.which("dot"):
        pytest.skip("dot is not installed (Debian: graphviz)")
    hostile = made.event("bad", 'A "quoted" \\N title\\', made.DAY)
    story = made.every_shape()
    story = replace(story, events=(*story.events, hostile))
    done = subprocess.run(
        ["dot", "-Tjson"], input=export(story, "dot"), capture_output=True, check=True, timeout=60
    )
    assert done.stderr == b""
    laid_out = json.loads(done.stdout)
    nodes = {one["name"]: one for one in laid_out["objects"]}
    assert set(nodes) == {event.id for event in story.events}
    names = [one["name"] for one in laid_out["objects"]]
    arrows = {(names[one["tail"]], names[one["head"]]) for one in laid_out["edges"]}
    assert ("painted", "bridge") in arrows
    drawn = [op["text"] for op in nodes["bad"]["_ldraw_"] if op["op"] == "T"]
    assert " ".join(drawn[1:]) == 'A "quoted" \\N title\\'
    height = {name: float(one["pos"].split(",")[1]) for name, one in nodes.items()}
    assert height["painted"] > height["bridge"] > height["crossing"]


# --- to paste ----------------------------------------------------------------------------------


def test_markdown_has_each_source_as_one_footnote() -> None:
    text = text_of("markdown")
    assert "- **reported 3.25pm** Mayor opens the bridge *(worked out)*[^2][^1]\n" in text
    assert text.endswith(
        "[^1]: The last ferry <https://harbour.example/live#post-ferry>\n"
        "[^2]: The Harbour Herald: Harbour day, as it happens "
        "<https://harbour.example/live#post-bridge>\n"
    )
    assert text.count("## Thursday 18 June 2026") == 1


def test_neighbours_of_one_time_share_one_heading() -> None:
    names = ("One", "Two", "Three")
    between = [made.event(name.lower(), name, made.LIMITS) for name in names]
    story = made.story(made.event("bell", "Bell", made.HOUR), *between)
    assert "- **between 9am and 10am** Bell[^1]\n\n### Between 3.25pm and 5.38pm\n\n- One" in (
        text_of("markdown", story)
    )
    form = text_of("html", story)
    assert form.count("etween 3.25pm and 5.38pm") == 1
    assert "<h4>Between 3.25pm and 5.38pm</h4>\n<ol>\n<li>One" in form
    assert nh3.clean(form) == form


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("*Stars* and _lines_ [a](b)", r"\*Stars\* and \_lines\_ \[a\](b)"),
        ("1. First", r"1\. First"),
        ("- dash", r"\- dash"),
        ("a < b & c", r"a \< b &amp; c"),
        ("line\n# heading", r"line \# heading"),
        ("see https://x.example/", "see http&#115;://x.example/"),
    ],
)
def test_no_title_is_markup_in_markdown(title: str, expected: str) -> None:
    line = text_of("markdown", made.story(made.event("bad", title, made.DAY)))
    assert f"- {expected}[^1]\n" in line


def test_the_plain_form_passes_a_cleaner_unchanged() -> None:
    story = made.every_shape()
    bad = made.event("bad", "<script>x</script> & “Q” \u00a0end", made.DAY)
    story = replace(story, events=(*story.events, bad))
    form = text_of("html", story, base_url=BASE)
    assert nh3.clean(form) == form
    assert "<script" not in form
    allowed = {"h2", "h3", "h4", "p", "ol", "li", "a", "strong", "em", "blockquote"}
    assert set(re.findall(r"</?([a-z0-9]+)", form)) <= allowed
    assert "<strong>reported 3.25pm</strong>" in form
    assert 'href="https://story.example/june/index.html#bridge"' in form


def test_no_address_but_of_the_web_becomes_a_link() -> None:
    for url in ("javascript:alert(1)", "data:text/html,x", "https://a b", 'https://x"onclick='):
        post = replace(made.every_shape().sources[0].posts[0], url=url)
        source = made.source("harbour-live", (post,), url=url)
        story = made.story(made.event("bad", "Title", made.DAY), sources=(source,))
        for name in ("html", "markdown", "atom", "ics", "jsonfeed", "jsonld", "timelinejs", "csv"):
            assert url not in text_of(name, story), (name, url)


@pytest.mark.parametrize("name", FORMATS)
def test_control_characters_break_no_format(name: str) -> None:
    nasty = "A\r\nB\x00\x08\x0b\x1f\x7f\x85\u2028\u2029\ufffe\ud800 end"
    changed = replace(made.every_shape(), title=nasty)
    event = made.event("bad", nasty, made.DAY, text=nasty)
    changed = replace(changed, events=(*changed.events, event))
    data = export(changed, name, base_url=BASE)
    if name in ("atom", "timeml", "graphml"):
        ElementTree.fromstring(data)
    if name in ("jsonld", "jsonfeed", "timelinejs"):
        assert json.loads(data)
    if name != "json":
        assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", data)


def test_a_text_that_shows_where_a_mention_stands_is_cut_by_code_points() -> None:
    emoji = "🎉 At 3pm the fair opened"
    post = replace(made.post("post-fair", 0, emoji), blocks=(), links=())
    mark = values.Expression(
        id="x-1", source="harbour-live", post="post-fair", start=5, end=8, text="3pm",
        type="TIME", value="2026-06-18T15:00",
    )  # fmt: skip
    source = made.source("harbour-live", (post,), published=None, updated=None)
    story = made.story(sources=(source,), expressions=(mark,))
    root = etree.fromstring(export(story, "timeml"))
    (found,) = root.iter("TIMEX3")
    assert (found.text, found.tail.strip()) == ("3pm", "the fair opened")
