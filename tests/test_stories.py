"""Small stories end to end, as a table: each row is a class of telling and what it must give."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import timeline
from timeline.story import Event, Story

CASES = Path(__file__).parent / "cases" / "stories.toml"
STORIES = tomllib.loads(CASES.read_text(encoding="utf-8"))["story"]


def told(case: dict[str, Any]) -> Story:
    text = case["text"].lstrip("\n")
    document = timeline.read_text(text, date=case.get("date"), tz=case.get("tz"))
    return timeline.reconstruct(document)


def event_with(story: Story, words: str) -> Event:
    found = [
        (mention.end - mention.start, event.rank, event)
        for event in story.events
        for mention in event.mentions
        if words in mention.text or words in event.title
    ]
    assert found, f"no event tells {words!r}: {[event.title for event in story.events]}"
    return min(found, key=lambda one: one[:2])[2]


def instant(moment: datetime | None) -> str:
    return "" if moment is None else moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


@pytest.mark.parametrize("case", STORIES, ids=lambda case: case["name"])
def test_story(case: dict[str, Any]) -> None:
    story = told(case)
    for row in case["event"]:
        event = event_with(story, row["find"])
        time = event.time
        for side in ("earliest", "latest"):
            if side in row:
                got = instant(getattr(time, side) if time is not None else None)
                assert got == row[side], (row["find"], side, time)
        for name in ("certainty", "basis", "tense", "title"):
            if name in row:
                assert getattr(event, name) == row[name], (row["find"], name)
        if "before" in row:
            assert event.rank < event_with(story, row["before"]).rank, row["find"]
