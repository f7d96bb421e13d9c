"""Five real documents, read as a story: where each of its mentions lies in its document.

SHARED is a folder with `seeds/`. The texts are third-party: they are read, never kept. What is true
of them is said elsewhere by `Label`s: a document's number and code points of its text as read.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from timeline.load import load_path
from timeline.model import Document, Given, Options
from timeline.pipeline import reconstruct
from timeline.story import Event, Mention, Story

DATES = {"001": "2025-02-12", "003": "2025-02-13"}  # the two that bear none
HELD = 0.4  # share of the labelled words that a mention must hold
NEARLY_ALL = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words that tell an event: the document's number, their span in its text, the event."""

    key: str
    document: str
    start: int
    end: int
    event: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A mention of the story with where it lies in its document."""

    mention: Mention
    event: Event
    document: str
    start: int
    end: int


def label_at(key: str, event: str) -> Label:
    """Read "000:310-530", a document's number and a span of its text."""
    document, _, span = key.partition(":")
    start, end = (int(side) for side in span.split("-"))
    return Label(key=key, document=document, start=start, end=end, event=event)


def read(shared: Path, dates: dict[str, str] = DATES) -> dict[str, Document]:
    """Return the documents by number, read with the dates given for those that bear none."""
    files = sorted((shared / "seeds").glob("00[0-4]_*.txt"))
    if not files:
        sys.exit(f"{shared} holds no seeds/: expected the folder of the real documents")
    return {file.name[:3]: load_path(file, Given(date=dates.get(file.name[:3]))) for file in files}


def story_of(documents: dict[str, Document]) -> tuple[Story, list[Place]]:
    """Return the story of some of the documents, and its mentions in the order of its events."""
    story = reconstruct(list(documents.values()), Options(text="full"))
    number_of = {source.id: (source.path or "")[:3] for source in story.sources}
    places = []
    for event in story.events:
        for mention in event.mentions:
            number = number_of[mention.source]
            start, end = _found(documents[number].text, mention)
            places.append(
                Place(mention=mention, event=event, document=number, start=start, end=end)
            )
    return story, places


def _found(whole: str, mention: Mention) -> tuple[int, int]:
    """Return where a mention lies in its document, by its last printing."""
    lines = mention.text.split("\n")
    at = whole.rfind(mention.text)
    start = at if at >= 0 else whole.rfind(lines[0])
    last = start if at >= 0 else whole.find(lines[-1], start)
    return start, last + len(mention.text if at >= 0 else lines[-1])


def holding(wanted: Label, places: Sequence[Place]) -> Place | None:
    """Return the mention that tells the labelled words, or None.

    That is the shortest of those that hold nearly as many of them as any does.
    """

    def shared(place: Place) -> int:
        return min(wanted.end, place.end) - max(wanted.start, place.start)

    of_it = [one for one in places if one.document == wanted.document]
    most = max((shared(one) for one in of_it), default=0)
    if most <= HELD * (wanted.end - wanted.start):
        return None
    held = [one for one in of_it if shared(one) >= NEARLY_ALL * most]
    return min(held, key=lambda one: (one.end - one.start, -shared(one), one.mention.id))
