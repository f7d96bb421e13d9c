"""How well the timelines of Wikinews entities are dated and ordered: `timelines.py CORPORA`.

Reads `order/timelines_trial.jsonl` and `order/timelines_trial_docs.jsonl` (SemEval-2015 task 4, the
trial part: cross-document event ordering). Each entity's articles are told as one story, with the
sentences of its events given, as in that task's track B. Of a gold event that has a date: our
window lies in it, contains it, or is elsewhere. Of two gold events that the timeline orders: their
events stand so, the other way round, are one event, or are told in no mention. Nothing was tuned
on these.
"""

from __future__ import annotations

import json
import sys
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

from reconstruction import lay_out

import timeline
from timeline.story import Event, Mention, Story, Window

SENTENCES_A_PARAGRAPH = 3  # the corpus does not say where paragraphs end
DATED = ("inside", "containing", "elsewhere", "no window", "no mention")
ORDERED = ("kept", "reversed", "one event", "no mention")


@dataclass(frozen=True, kw_only=True)
class Article:
    """An article as text, with its tokens and their spans by sentence and place."""

    text: str
    sentences: list[list[str]]
    spans: dict[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, kw_only=True)
class Gold:
    """One event of a timeline: `order` 0 is not ordered; `value` a date or `XXXX-XX-XX`."""

    order: int
    value: str
    words: str
    told: tuple[Event, Mention] | None


def main() -> None:
    """Print the shares for each entity and for all."""
    if len(sys.argv) < 2:
        sys.exit("usage: timelines.py CORPORA (a folder with order/timelines_trial.jsonl)")
    folder = Path(sys.argv[1]) / "order"
    for name in ("timelines_trial.jsonl", "timelines_trial_docs.jsonl"):
        if not (folder / name).exists():
            sys.exit(f"{folder / name} is missing: expected one JSON object a line")
    records = {one["doc_id"]: one for one in _lines(folder / "timelines_trial_docs.jsonl")}
    dates, orders, misses = Counter[str](), Counter[str](), list[str]()
    for entity in _lines(folder / "timelines_trial.jsonl"):
        golds = list(_golds(entity, records))
        dated = Counter(_date_verdict(one) for one in golds if _limits(one.value))
        pairs = Counter(_pairs(golds))
        misses += [_miss(one) for one in golds if _limits(one.value) and _is_wrong(one)]
        _print(entity["entity"], dated, pairs)
        dates.update(dated)
        orders.update(pairs)
    _print("all", dates, orders)
    for line in misses:
        print(f"  {line}")


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _golds(entity: dict[str, Any], records: dict[str, dict[str, Any]]) -> Iterator[Gold]:
    """Yield the events of one timeline, each with the mention of our story that covers it."""
    wanted = {mention["doc"] for row in entity["rows"] for mention in row["mentions"]}
    articles = {name: _article(records[name]) for name in sorted(wanted & set(records))}
    documents = [timeline.read_text(one.text) for one in articles.values()]
    story = timeline.reconstruct(documents, text="full")
    for row in entity["rows"]:
        for mention in row["mentions"]:
            if mention["doc"] not in articles:
                continue
            article = articles[mention["doc"]]
            span = _span(article, mention["sentence"], mention["event"])
            told = None if span is None else _covering(story, article, span)
            words = f"{mention['doc']}/{mention['sentence']} {mention['event']}"
            yield Gold(order=row["order"], value=row["value"], words=words, told=told)


def _article(record: dict[str, Any]) -> Article:
    sentences = record["sentences"]
    paragraphs = range(2, len(sentences), SENTENCES_A_PARAGRAPH)
    text, spans = lay_out(sentences, paragraphs)
    return Article(text=text, sentences=sentences, spans=spans)


def _span(article: Article, sentence: int, words: str) -> tuple[int, int] | None:
    """Return where the first word of an event stands in its sentence, None where it does not."""
    first = words.split("_")[0].lower()
    if sentence >= len(article.sentences):
        return None
    tokens = [token.lower() for token in article.sentences[sentence]]
    return article.spans[sentence, tokens.index(first)] if first in tokens else None


def _covering(
    story: Story, article: Article, span: tuple[int, int]
) -> tuple[Event, Mention] | None:
    """Return the shortest mention that covers a span of the article, and its event."""
    found = [
        (len(mention.text), mention.id, event, mention)
        for event, mention, at in _told_in(story, article)
        if at <= span[0] and span[1] <= at + len(mention.text)
    ]
    best = min(found, key=lambda one: one[:2], default=None)
    return None if best is None else best[2:]


def _told_in(story: Story, article: Article) -> Iterator[tuple[Event, Mention, int]]:
    """Yield what a story tells from one article, with where it begins in the article's text."""
    digest = sha256(article.text.encode()).hexdigest()
    ours = {source.id for source in story.sources if source.sha256 == digest}
    for event in story.events:
        for mention in event.mentions:
            if mention.source in ours and (at := article.text.find(mention.text)) >= 0:
                yield event, mention, at


def _limits(value: str) -> tuple[date, date] | None:
    """Return the first and last day that a value names, None for one that names no year."""
    parts = [int(part) for part in value.split("-") if part.isdigit()]
    if not parts or value.startswith("X"):
        return None
    year, month, day = (*parts, None, None)[:3]
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def _date_verdict(gold: Gold) -> str:
    limits = _limits(gold.value)
    assert limits is not None, "only dated events are judged"
    if gold.told is None:
        return "no mention"
    window = gold.told[0].time
    if window is None or window.earliest is None or window.latest is None:
        return "no window"
    first, last = window.earliest.date(), window.latest.date()
    if limits[0] <= first and last <= limits[1]:
        return "inside"
    return "containing" if first <= limits[0] and limits[1] <= last else "elsewhere"


def _is_wrong(gold: Gold) -> bool:
    return _date_verdict(gold) not in ("inside", "containing")


def _miss(gold: Gold) -> str:
    window: Window | None = None if gold.told is None else gold.told[0].time
    shown = "no time" if window is None else window.display
    return f"{_date_verdict(gold)}: {gold.words} is of {gold.value}, not {shown}"


def _pairs(golds: list[Gold]) -> Iterator[str]:
    """Yield a verdict for each two events that the timeline orders."""
    placed = [one for one in golds if one.order > 0]
    for first, second in combinations(placed, 2):
        if first.order == second.order:
            continue
        early, late = sorted((first, second), key=lambda one: one.order)
        if early.told is None or late.told is None:
            yield "no mention"
        elif early.told[0].id == late.told[0].id:
            yield "one event"
        else:
            yield "kept" if early.told[0].rank < late.told[0].rank else "reversed"


def _print(name: str, dates: Counter[str], orders: Counter[str]) -> None:
    dated = ", ".join(f"{verdict} {dates[verdict]}" for verdict in DATED if dates[verdict])
    ordered = ", ".join(f"{verdict} {orders[verdict]}" for verdict in ORDERED if orders[verdict])
    ratio = orders["kept"] / max(1, orders["reversed"])
    print(f"{name:<22} dates: {dated}; pairs: {ordered} ({ratio:.1f} to 1)")


if __name__ == "__main__":
    main()
