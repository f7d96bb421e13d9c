"""A story written as JSON is valid, and read back to an equal story."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import export_stories as made
import jsonschema
import pytest

from timeline.errors import SourceError
from timeline.export import export
from timeline.story_json import (
    events_to_dict,
    load_story,
    schema_text,
    story_from_dict,
    story_to_dict,
)
from timeline.story_text import LEAD_AT_MOST, lead, with_text

SCHEMA = json.loads(schema_text())


def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(SCHEMA)


def test_a_story_read_back_is_the_same_story(tmp_path: Path) -> None:
    story = made.every_shape()
    place = tmp_path / "timeline.json"
    place.write_bytes(export(story, "json"))
    assert load_story(place) == story
    assert load_story(str(place)) == story


@pytest.mark.parametrize("kept", ["full", "lead", "none"])
def test_a_story_with_less_text_is_read_back_and_valid(kept: Any) -> None:
    story = with_text(made.every_shape(), kept)
    data = json.loads(export(story, "json"))
    assert story_from_dict(data) == story
    validator().validate(data)


def test_a_time_that_clocks_repeat_is_read_back_to_the_same_instant() -> None:
    first = made.window("2026-10-25T00:30:00", "2026-10-25T00:30:59", "minute")
    assert first.earliest is not None
    twice = replace(
        first,
        earliest=first.earliest.replace(hour=1, tzinfo=made.SUMMER),
        latest=first.earliest.replace(hour=1, second=59, tzinfo=made.WINTER),
    )
    story = made.story(made.event("clocks", "The clocks go back", twice))
    text = export(story, "json").decode()
    assert '"earliest": "2026-10-25T01:30:00+01:00"' in text
    assert '"latest": "2026-10-25T01:30:59+00:00"' in text
    assert story_from_dict(json.loads(text)) == story


def test_the_schema_is_a_schema_and_refuses_what_is_wrong() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    good = json.loads(export(made.every_shape(), "json"))
    validator().validate(good)
    for path, wrong in WRONG_VALUES.items():
        bad = json.loads(json.dumps(good))
        spot: Any = bad
        *way, last = path.split(".")
        for key in way:
            spot = spot[int(key) if key.isdigit() else key]
        spot[last] = wrong
        assert not validator().is_valid(bad), path


WRONG_VALUES: dict[str, Any] = {
    "schema": 2,
    "title": None,
    "events.0.id": "Not an id",
    "events.0.follows": "surely",
    "events.1.time.earliest": "2026-06-17",
    "events.1.time.granularity": "fortnight",
    "events.1.mentions": [],
    "events.5.mentions.0.confidence": 1.5,
    "events.5.because.1.from": ["0"],
    "sources.0.path": "folder/harbour.html",
    "sources.0.complete": "yes",
    "sources.0.posts.0.index": -1,
    "relations.0.type": "after",
    "expressions.0.type": "CLOCK",
    "references.0.status": "lost",
    "problems.0.severity": "fatal",
}


def test_every_field_of_a_story_stands_in_the_schema() -> None:
    data = story_to_dict(made.every_shape())
    unknown = list(keys_without_schema(data, SCHEMA, "story"))
    assert unknown == []


def keys_without_schema(data: Any, schema: dict[str, Any], where: str) -> Any:
    schema = resolved(schema)
    if isinstance(data, dict):
        for key, value in data.items():
            if key not in schema["properties"]:
                yield f"{where}.{key}"
            else:
                yield from keys_without_schema(value, schema["properties"][key], f"{where}.{key}")
    elif isinstance(data, list):
        for value in data:
            yield from keys_without_schema(value, schema["items"], f"{where}[]")


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    schema = schema["anyOf"][0] if "anyOf" in schema else schema
    if "$ref" not in schema:
        return schema
    found: dict[str, Any] = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    return found


def test_the_json_has_the_keys_of_the_contract_where_python_has_other_names() -> None:
    data: Any = story_to_dict(made.every_shape())
    assert data["events"][5]["because"][1]["from"] == [0]
    assert (data["relations"][0]["from"], data["relations"][0]["to"]) == ("painted", "bridge")


def test_the_widget_gets_no_texts_expressions_or_explanations() -> None:
    data: Any = events_to_dict(made.every_shape())
    assert "expressions" not in data
    assert all("because" not in event for event in data["events"])
    posts = [post for source in data["sources"] for post in source["posts"]]
    assert posts
    assert all("text" not in post for post in posts)
    assert data["events"][5]["mentions"][0]["said_by"][0]["name"] == "Ada Quill"


def test_keys_that_a_later_version_adds_are_ignored() -> None:
    data: Any = json.loads(export(made.every_shape(), "json"))
    data["mood"] = "bright"
    data["events"][0]["weather"] = {"rain": True}
    assert story_from_dict(data) == made.every_shape()


def test_keys_that_may_be_missing_have_their_usual_value() -> None:
    data: Any = json.loads(export(made.story(), "json"))
    del data["text_kept"], data["sources"][0]["left_out"]
    assert story_from_dict(data).sources[0].left_out == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("not json", "is no JSON"),
        ("[]", "expected an object"),
        ('{"schema": 7}', "schema is '7': expected 1"),
        ('{"schema": 1}', "story has no 'title'"),
    ],
)
def test_a_file_that_is_no_story_is_named_with_what_is_wrong(
    tmp_path: Path, text: str, says: str
) -> None:
    place = tmp_path / "other.json"
    place.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        load_story(place)
    assert says in str(caught.value)
    assert caught.value.path == str(place)


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("events.0.rank", "0", "story.events[0].rank is '0': expected a whole number"),
        ("events.0.follows", "surely", "expected one of certain, told, unknown"),
        ("events.0.time.earliest", "2026-06-18T15:25", "expected an offset from UTC"),
        ("events.0.time.latest", 7, "story.events[0].time.latest is '7': expected ISO 8601"),
        ("events.0.mentions", None, "story.events[0].mentions is 'None': expected a list"),
        ("sources.0.complete", "maybe", "expected one of unknown, True, False"),
    ],
)
def test_a_wrong_value_is_named_with_its_place(path: str, value: Any, says: str) -> None:
    data: Any = json.loads(export(made.every_shape(), "json"))
    spot = data
    *way, last = path.split(".")
    for key in way:
        spot = spot[int(key) if key.isdigit() else key]
    spot[last] = value
    with pytest.raises(SourceError) as caught:
        story_from_dict(data)
    assert says in str(caught.value)


def test_a_missing_file_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="No such file"):
        load_story(tmp_path / "none.json")


def test_less_text_keeps_no_sentence_of_a_post() -> None:
    story = made.every_shape()
    data = export(with_text(story, "none"), "json").decode()
    assert "cut the ribbon" not in data
    assert "A bridge opens" not in data
    assert '"3.25pm"' in data
    with_lead = with_text(story, "lead")
    assert with_lead.sources[0].posts[0].text is None
    assert with_lead.events[5].text == (
        "Mayor Ada Quill cut the ribbon at 3.25pm. “It is yours,” she told the crowd, the "
        "harbour radio reports."
    )
    assert with_text(with_lead, "full") == with_lead


def test_a_lead_is_whole_sentences_or_ends_at_a_word() -> None:
    short = "It rained. The fair went on all the same, said a man from the council office. More."
    assert lead(short) == short.removesuffix(" More.")
    long = "word " * 100
    assert len(lead(long)) <= LEAD_AT_MOST
    assert lead(long).endswith("word…")
    assert lead("Heading\nNext") == "Heading"
