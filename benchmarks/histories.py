"""How well invented histories are read and dated: `histories.py [--held-out] [--wrong] [NAME ...]`.

`histories.toml` holds texts of our own with a truth written by hand. A value counts where an
expression that overlaps the words has it, in the story and as `tag` reads the text alone; a window
of ours may lie inside the true one, contain it, or be wrong; a sentence without one is untold.
Half of the texts were held out until the rules were finished; they are summed apart.
"""

from __future__ import annotations

import argparse
import tomllib
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from timeline.api import read_text
from timeline.model import Document, Options
from timeline.pipeline import reconstruct
from timeline.place import place
from timeline.resolve import resolve
from timeline.segment import segment
from timeline.story import Story, Window
from timeline.tag import tag
from timeline.text_tag import tag_text

TEXTS = Path(__file__).parent / "histories.toml"
VERDICTS = ("inside", "containing", "wrong", "untold")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Words with the value that an answer of ours gives them."""

    start: int
    end: int
    value: str


def main() -> None:
    """Print each text's shares, then those of both halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--held-out", action="store_true", help="show what is wrong in these too")
    parser.add_argument("--wrong", action="store_true", help="print what is not as it should be")
    options = parser.parse_args()
    with TEXTS.open("rb") as file:
        histories = tomllib.load(file)["history"]
    totals: dict[bool, Counter[str]] = {False: Counter(), True: Counter()}
    for history in histories:
        if options.names and history["name"] not in options.names:
            continue
        is_held_out = history.get("held_out", False)
        is_shown = options.wrong and (options.held_out or not is_held_out)
        counts = _judged(history, is_shown)
        totals[is_held_out] += counts
        print(f"{history['name']:10} {_shares(counts)}")
    for is_held_out, counts in totals.items():
        if counts:
            print(f"{'held out' if is_held_out else 'known':10} {_shares(counts)}")


def _shares(counts: Counter[str]) -> str:
    values, told = counts["values"], sum(counts[verdict] for verdict in VERDICTS)
    parts = [f"values {_part(counts['in story'], values)}, alone {_part(counts['alone'], values)}"]
    parts += [f"{verdict} {_part(counts[verdict], told)}" for verdict in VERDICTS]
    return ", ".join(parts)


def _part(some: int, whole: int) -> str:
    return f"{some}/{whole} ({100 * some / max(whole, 1):.1f} %)"


def _judged(history: dict[str, Any], is_shown: bool) -> Counter[str]:
    text: str = history["text"].strip()
    document = read_text(text, date=history.get("date"))
    story = reconstruct([document], Options(text="full"))
    answers = {
        "in story": _resolved(document),
        "alone": [
            Found(start=one.start, end=one.end, value=one.value)
            for one in tag_text(text, date=history.get("date"))
        ],
    }
    counts: Counter[str] = Counter(values=len(history["values"]))
    for (words, value), at in _places(text, history["values"]):
        for name, found in answers.items():
            own = [one.value for one in found if one.start < at + len(words) and at < one.end]
            is_right = any(each in own for each in value.split("|"))
            counts[name] += is_right
            if is_shown and not is_right:
                print(f"  {name}: «{words}» is {value}, not {', '.join(own) or 'found'}")
    for words, earliest, latest in history["told"]:
        window = _window_of(text, story, text.index(words), len(words))
        verdict = _verdict(window, _first(earliest), _last(latest))
        counts[verdict] += 1
        if is_shown and verdict != "inside":
            shown = window.display if window is not None else None
            print(f"  {verdict}: «{words}» is {earliest} to {latest}, not {shown}")
    return counts


def _places(text: str, values: list[list[str]]) -> Iterator[tuple[list[str], int]]:
    """Yield each expression with where it stands, looked for behind the one before."""
    at = 0
    for words, value in values:
        at = text.index(words, at)
        yield [words, value], at
        at += len(words)


def _resolved(document: Document) -> list[Found]:
    """Return the document's expressions with the values that the story's stages give them."""
    tagged = tag(document)
    resolved = resolve(place(document, tagged, segment(document, tagged)))
    return [
        Found(start=reading.span.start, end=reading.span.end, value=resolution.value)
        for reading, resolution in zip(tagged.readings, resolved.resolutions, strict=True)
    ]


def _window_of(text: str, story: Story, at: int, length: int) -> Window | None:
    """Return the window of the shortest mention that holds the words at `at`."""
    holding = []
    for event in story.events:
        for mention in event.mentions:
            start = text.find(mention.text)
            if start <= at and at + length <= start + len(mention.text) and event.time:
                holding.append((len(mention.text), event.time))
    return min(holding, key=lambda one: one[0])[1] if holding else None


def _verdict(window: Window | None, earliest: datetime, latest: datetime) -> str:
    if window is None or (window.earliest is None and window.latest is None):
        return "untold"
    begins = window.earliest is not None and window.earliest >= earliest
    ends = window.latest is not None and window.latest <= latest
    if begins and ends:
        return "inside"
    holds_start = window.earliest is None or window.earliest <= earliest
    holds_end = window.latest is None or window.latest >= latest
    return "containing" if holds_start and holds_end else "wrong"


def _first(words: str) -> datetime:
    """Return the first second of a year, month, day or minute."""
    day, _, clock = words.partition("T")
    year, month, number = (*(int(field) for field in day.split("-")), 1, 1)[:3]
    hour, minute = (int(field) for field in (clock or "0:0").split(":"))
    return datetime(year, month, number, hour, minute, tzinfo=UTC)


def _last(words: str) -> datetime:
    """Return the last second of a year, month, day or minute."""
    first = _first(words)
    if "T" in words:
        return first + timedelta(seconds=59)
    fields = words.count("-")
    month = first.month if fields else 12
    day = first.day if fields == 2 else monthrange(first.year, month)[1]
    return datetime(first.year, month, day, 23, 59, 59, tzinfo=UTC)


if __name__ == "__main__":
    main()
