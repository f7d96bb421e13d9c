"""Invented topics in `topics/`, each told by several publishers in other words: labelled sentences.

Every topic has reports that are nearly of the same thing (another quake of that day, a namesake's
deal), which must stay apart. `known.toml` is what the rules were looked at with, `held_out.toml`
was looked at only afterwards.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from pathlib import Path
from typing import Any

from merging_baselines import baselines

from timeline.load import load
from timeline.model import Given, Options
from timeline.pipeline import reconstruct
from timeline.story import Mention, Story

FOLDER = Path(__file__).parent / "topics"
SETS = ("known", "held_out")
_LABELLED = re.compile(r"\{(?P<event>[\w-]*)\}\ (?P<words>[^{]*)", re.VERBOSE)
_LABEL = re.compile(r"\{[\w-]*\}\ ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Words of one document that tell of one event."""

    event: str
    source: str
    words: str


@dataclass(slots=True)
class Score:
    """Pairs of labelled sentences of different documents."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, is_found: bool, is_true: bool) -> None:
        """Count one pair."""
        self.right += is_found and is_true
        self.wrong += is_found and not is_true
        self.missed += is_true and not is_found

    def __str__(self) -> str:
        precision = self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0
        recall = self.right / max(1, self.right + self.missed)
        return f"{precision:10.3f}{recall:8.3f}   {self.right} right, {self.wrong} wrong"


def scores(name: str, *, together: bool = False) -> tuple[dict[str, Score], list[str]]:
    """Return the score of each way on one set, and what it joined wrongly or missed.

    Each topic is a story of its own, or all are one story (`together`).
    """
    with (FOLDER / f"{name}.toml").open("rb") as file:
        topics = tomllib.load(file)["topic"]
    told = [[(topic["name"], one) for one in topic["told"]] for topic in topics]
    found: dict[str, Score] = {}
    shown: list[str] = []
    for group in [list(chain.from_iterable(told))] if together else told:
        _score(group, found, shown)
    return found, shown


def _score(
    group: Sequence[tuple[str, dict[str, Any]]], found: dict[str, Score], shown: list[str]
) -> None:
    documents, sentences = [], list[Sentence]()
    for number, (topic, one) in enumerate(group):
        text = _LABEL.sub("", one["text"].strip())
        given = Given(date=one.get("date"), publisher=one["publisher"])
        document = load(text.encode(), f"{topic}-{number}.txt", given)
        documents.append(document)
        sentences += [
            Sentence(event=f"{topic}/{event}", source=document.id, words=words.strip())
            for event, words in _LABELLED.findall(one["text"])
            if event
        ]
    story = reconstruct(documents, Options(text="full"))
    mentions = [_holding(story, sentence) for sentence in sentences]
    event_of = {m.id: event.id for event in story.events for m in event.mentions}
    ways = {"timeline": event_of, **baselines([one for one in mentions if one])}
    for (one, first), (other, second) in combinations(zip(sentences, mentions, strict=True), 2):
        if one.source == other.source:
            continue
        is_true = one.event == other.event
        for way, groups in ways.items():
            is_found = bool(first and second and groups[first.id] == groups[second.id])
            found.setdefault(way, Score()).add(is_found, is_true)
            if way == "timeline" and is_found != is_true:
                verdict = "missed" if is_true else "WRONG"
                shown.append(f"{verdict} {one.event}: {one.words} | {other.event}: {other.words}")


def _holding(story: Story, sentence: Sentence) -> Mention | None:
    """Return the shortest mention that holds a sentence, or most of it."""
    best: tuple[int, int, str] | None = None
    found = None
    for event in story.events:
        for mention in event.mentions:
            if mention.source != sentence.source:
                continue
            held = len(sentence.words) if sentence.words in mention.text else 0
            if not held and mention.text in sentence.words:
                held = len(mention.text)
            key = (-held, len(mention.text), mention.id)
            if 2 * held > len(sentence.words) and (best is None or key < best):
                best, found = key, mention
    return found
