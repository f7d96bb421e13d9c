"""Holds a built story against `cases/seeds_truth.toml`: what a careful editor reads, by hand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from timeline.story import Event, Mention, Post, Source, Story

LEAST_SHARED = 0.5  # share of a row's words that its mention holds
TRUTH = Path(__file__).parent / "cases" / "seeds_truth.toml"


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """How a row came out: inside, containing, overlapping, disjoint, open, missing or spurious."""

    row: dict[str, Any]
    verdict: str
    event: Event | None = None


def rows() -> list[dict[str, Any]]:
    """Return the rows of the truth, in the file's order."""
    return list(tomllib.loads(TRUTH.read_text(encoding="utf-8"))["row"])


def posts() -> list[dict[str, Any]]:
    """Return the posts of the truth, in the file's order."""
    return list(tomllib.loads(TRUTH.read_text(encoding="utf-8"))["post"])


def verdicts(story: Story) -> Iterator[Verdict]:
    """Yield a verdict for each row; a row that is no event is `spurious` if one begins there."""
    for row in rows():
        found = mention_of(story, row)
        if not row.get("event", True):
            yield Verdict(row=row, verdict="spurious" if begins_event(story, row) else "left out")
        elif found is None:
            missing = "left out" if row.get("optional") else "missing"
            yield Verdict(row=row, verdict=missing)
        else:
            yield Verdict(row=row, verdict=compare(row, found[0]), event=found[0])


def compare(row: dict[str, Any], event: Event) -> str:
    """Say how the event's window lies to the row's."""
    low, high = instant(row.get("earliest")), instant(row.get("latest"))
    if event.time is None or event.time.earliest is None or event.time.latest is None:
        both = low is not None and high is not None
        return "open" if both and not row.get("alone_open") else "inside"
    first, last = event.time.earliest, event.time.latest
    if (high is not None and first > high) or (low is not None and last < low):
        return "disjoint"
    starts_in = low is None or first >= low
    ends_in = high is None or last <= high
    if starts_in and ends_in:
        return "inside"
    return (
        "containing"
        if (low is None or first <= low) and (high is None or last >= high)
        else ("overlapping")
    )


def instant(text: str | datetime | None) -> datetime | None:
    """Read an instant of the truth, None for an open side."""
    return datetime.fromisoformat(text) if isinstance(text, str) else text


def mention_of(story: Story, row: dict[str, Any]) -> tuple[Event, Mention] | None:
    """Return the event and the shortest mention that holds most of the row's words."""
    found = []
    for source, post, start in places(story, row):
        end = start + len(row["find"])
        for event in story.events:
            for mention in event.mentions:
                shared = min(end, mention.end) - max(start, mention.start)
                inside = mention.source == source.id and mention.post == post.id
                if inside and shared >= LEAST_SHARED * (end - start):
                    found.append((mention.end - mention.start, event.rank, event, mention))
    best = min(found, key=lambda one: one[:2], default=None)
    return None if best is None else (best[2], best[3])


def begins_event(story: Story, row: dict[str, Any]) -> bool:
    """Tell whether some mention begins within the row's words."""
    for source, post, start in places(story, row):
        end = start + len(row["find"])
        for event in story.events:
            for mention in event.mentions:
                here = mention.source == source.id and mention.post == post.id
                if here and max(start, 1) <= mention.start < end:
                    return True
    return False


def places(story: Story, row: dict[str, Any]) -> Iterator[tuple[Source, Post, int]]:
    """Yield where the row's words stand, white space folded."""
    pattern = re.compile(r"\s+".join(re.escape(word) for word in row["find"].split()))
    name = row.get("file") or ""
    for source in story.sources:
        if source.path and (source.path == name or source.path.startswith(row["id"].split(".")[0])):
            for post in source.posts:
                match = pattern.search(post.text or "")
                if match:
                    yield source, post, match.start()
