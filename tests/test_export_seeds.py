"""The exports of our own five documents: valid, loaded again, and with no more text than asked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import networkx
import nh3
import pytest
from icalendar import Calendar
from lxml import etree

import timeline
from timeline.export import EXPORTERS, write_site_files
from timeline.story import Story
from timeline.story_json import schema_text
from timeline.story_text import LEAD_AT_MOST, with_text


@pytest.fixture(scope="module")
def story(checkout: Path) -> Story:
    places = sorted(path for path in (checkout / "seeds").iterdir() if path.is_file())
    return timeline.reconstruct([timeline.read(place) for place in places], text="full")


def test_every_build_is_valid_and_loaded_as_an_equal_story(story: Story, tmp_path: Path) -> None:
    write_site_files(story, tmp_path)
    data = json.loads((tmp_path / "timeline.json").read_text(encoding="utf-8"))
    assert len(data["events"]) > 10
    jsonschema.Draft202012Validator(json.loads(schema_text())).validate(data)
    assert timeline.load_story(tmp_path / "timeline.json") == story


def test_every_span_of_the_json_is_what_its_offsets_say(story: Story) -> None:
    data = json.loads(timeline.export(story, "json"))
    texts = {post["id"]: post["text"] for source in data["sources"] for post in source["posts"]}
    for source in data["sources"]:
        if source["summary"]:
            texts[source["summary"]["id"]] = source["summary"]["text"]
    mentions = [mention for event in data["events"] for mention in event["mentions"]]
    spans = [*data["expressions"], *data["references"], *mentions]
    spans += [step for event in data["events"] for step in event["because"] if step["post"]]
    assert len(spans) > 50
    for span in spans:
        assert texts[span["post"]][span["start"] : span["end"]] == span["text"]


def test_what_the_widget_loads_is_the_same_with_less(story: Story, tmp_path: Path) -> None:
    write_site_files(story, tmp_path)
    whole: dict[str, Any] = json.loads((tmp_path / "timeline.json").read_bytes())
    light: dict[str, Any] = json.loads((tmp_path / "events.json").read_bytes())
    for event in whole["events"]:
        del event["because"]
    assert light["events"] == whole["events"]
    assert light["problems"] == whole["problems"]
    assert len(json.dumps(light)) < len(json.dumps(whole))
    script = (tmp_path / "events.js").read_text(encoding="utf-8")
    assert json.loads(script[script.index("] = ") + 4 :].rstrip(";\n")) == light


def test_with_less_text_no_post_and_no_whole_mention_is_carried(story: Story) -> None:
    for kept in ("lead", "none"):
        less = with_text(story, kept)  # type: ignore[arg-type]
        assert all(post.text is None for source in less.sources for post in source.posts)
        everything = "\n".join(
            timeline.export(less, one.name).decode(errors="replace") for one in EXPORTERS
        )
        plain = re.sub(r"\s+", " ", everything.replace("\r\n ", ""))
        paragraphs = [
            line
            for source in story.sources
            for post in source.posts
            for line in (post.text or "").split("\n")
            if len(line) > LEAD_AT_MOST
        ]
        assert paragraphs, "the seeds have long paragraphs"
        assert not [line for line in paragraphs if line in plain]


def test_each_format_is_read_back_by_its_own_kind(story: Story, checkout: Path) -> None:
    entries = Calendar.from_ical(timeline.export(story, "ics", wide=True)).walk("VEVENT")
    dated = [event for event in story.events if event.time]
    assert len(entries) == len(dated)
    root = etree.fromstring(timeline.export(story, "timeml"))
    with (checkout / "tests" / "data" / "timeml-1.2.1.dtd").open("rb") as file:
        dtd = etree.DTD(file)
    assert dtd.validate(root), dtd.error_log
    assert len(root.findall("EVENT")) == len(story.events)
    graph = networkx.parse_graphml(
        timeline.export(story, "graphml").decode(), force_multigraph=True
    )
    assert set(graph.nodes) == set(story.graph.nodes)
    form = timeline.export(story, "html").decode()
    assert nh3.clean(form) == form
