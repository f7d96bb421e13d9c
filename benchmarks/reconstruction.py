"""How well mentions are dated and ordered in Wikinews articles: `reconstruction.py CORPORA`.

Reads `order/dependency_graphs_train.jsonl` (temporal dependency graphs, crowdsourced). Two figures:
the share of `included` edges from an event to an expression whose mention has a window within that
expression's interval, beside two baselines in the same run (the nearest expression of the sentence,
else the first or the last one told); and of `before` and `after` edges between events of different
sentences, those kept to those reversed.
"""

from __future__ import annotations

import json
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import timeline
from timeline.story import Event, Expression, Mention, Story

BRACKETS = {"-LRB-": "(", "-RRB-": ")", "``": "“", "''": "”", "-LSB-": "[", "-RSB-": "]"}
NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "?", "!", ")", "”", "'s", "n't", "’s", "%"})
NO_SPACE_BEHIND = frozenset({"(", "“", "$", "£", "€"})
ROOT = "-1_-1_-1"
MISSES_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class Article:
    """One record as plain text, with the code-point span of every node of its graph."""

    text: str
    spans: dict[str, tuple[int, int]]
    edges: list[tuple[str, str, str, str]]
    sentence_of: dict[str, int]


def main() -> None:
    """Print the figures, and some of the misses with their text."""
    if len(sys.argv) < 2:
        sys.exit(
            "usage: reconstruction.py CORPORA (a folder with order/dependency_graphs_train.jsonl)"
        )
    path = Path(sys.argv[1]) / "order" / "dependency_graphs_train.jsonl"
    if not path.exists():
        sys.exit(
            f"{path} is missing: expected the temporal dependency graphs, one JSON object a line"
        )
    many = int(sys.argv[2]) if len(sys.argv) > 2 else None
    included, orders, misses = Counter[str](), Counter[str](), []
    lines = path.read_text(encoding="utf-8").splitlines()[:many]
    for line in lines:
        article = read(json.loads(line))
        story = timeline.reconstruct(timeline.read_text(article.text))
        for verdict, words in dated(article, story):
            included[verdict] += 1
            if verdict != "within":
                misses.append((verdict, words))
        for verdict in ordered(article, story):
            orders[verdict] += 1
        for name, right in baselines(article):
            included[f"{name}: {'right' if right else 'wrong'}"] += 1
    show(included, orders, misses)


def show(included: Counter[str], orders: Counter[str], misses: list[tuple[str, str]]) -> None:
    """Print shares and the first misses."""
    own = {name: count for name, count in included.items() if ":" not in name}
    total = sum(own.values())
    for name, count in sorted(own.items(), key=lambda item: -item[1]):
        print(f"{name:<28}{count:6}  {100 * count / total:5.1f} %")
    for name in ("nearest, else first told", "nearest, else last told"):
        right, wrong = included[f"{name}: right"], included[f"{name}: wrong"]
        print(f"{name:<28}{right:6}  {100 * right / (right + wrong):5.1f} %")
    kept, turned = orders["kept"], orders["reversed"]
    print(f"order kept {kept}, reversed {turned}: {kept / max(1, turned):.1f} to 1; {dict(orders)}")
    for verdict, words in misses[:: max(1, len(misses) // MISSES_SHOWN)][:MISSES_SHOWN]:
        print(f"  {verdict}: {words}")


def read(record: dict[str, Any]) -> Article:
    """Lay out the tokens as text, the dateline first; sentences in paragraphs of three."""
    pieces: list[str] = []
    starts: dict[tuple[int, int], tuple[int, int]] = {}
    length = 0
    for number, sentence in enumerate(record["sentences"]):
        glue = "\n\n" if number < 2 or number % 3 == 1 else " "
        if number:
            pieces.append(glue)
            length += len(glue)
        before = ""
        for place, token in enumerate(sentence.split(" ")):
            word = BRACKETS.get(token, token)
            if place and word not in NO_SPACE_BEFORE and before not in NO_SPACE_BEHIND:
                pieces.append(" ")
                length += 1
            starts[number, place] = (length, length + len(word))
            pieces.append(word)
            length += len(word)
            before = word
    edges = [tuple(edge) for edge in record["edges"]]
    nodes = {node for edge in edges for node in (edge[0], edge[2]) if node != ROOT}
    spans, sentence_of = {}, {}
    for node in nodes:
        sentence, first, last = (int(part) for part in node.split("_"))
        if (sentence, first) in starts and (sentence, last) in starts:
            spans[node] = (starts[sentence, first][0], starts[sentence, last][1])
            sentence_of[node] = sentence
    return Article(text="".join(pieces), spans=spans, edges=edges, sentence_of=sentence_of)  # type: ignore[arg-type]  # four strings each


def places(story: Story, text: str) -> Iterator[tuple[Event, Mention, int, int]]:
    """Yield every mention with its span in the article's text."""
    for source in story.sources:
        for post in source.posts:
            at = text.find(post.text or "\0")
            for event in story.events:
                for mention in event.mentions:
                    if mention.post == post.id:
                        base = at if at >= 0 else text.find(mention.text) - mention.start
                        yield event, mention, base + mention.start, base + mention.end


def covering(story: Story, article: Article, node: str) -> Event | None:
    """Return the event of the shortest mention that covers a node, else of the one before it."""
    start, end = article.spans[node]
    found = [
        (last - first, event)
        for event, _, first, last in places(story, article.text)
        if first <= start and end <= last
    ]
    return min(found, key=lambda one: one[0])[1] if found else None


def expression_at(story: Story, article: Article, node: str) -> Expression | None:
    """Return our expression that overlaps a node of the graph."""
    start, end = article.spans[node]
    for source in story.sources:
        for post in source.posts:
            base = article.text.find(post.text or "\0")
            for expression in story.expressions:
                here = expression.post == post.id and base >= 0
                if here and base + expression.start < end and start < base + expression.end:
                    return expression
    return None


def dated(article: Article, story: Story) -> Iterator[tuple[str, str]]:
    """Yield a verdict for each `included` edge from an event to an expression that we resolve."""
    document = story.sources[0].published or story.sources[0].updated
    timexes = {edge[0] for edge in article.edges if edge[1] == "Timex"}
    for child, kind, parent, relation in article.edges:
        if kind != "Event" or relation != "included" or child not in article.spans:
            continue
        words = article.text[slice(*article.spans[child])]
        if parent == ROOT:
            low, high = (document.earliest, document.latest) if document else (None, None)
        elif parent in timexes and parent in article.spans:
            expression = expression_at(story, article, parent)
            low = expression.earliest if expression else dateline(story, article, parent)[0]
            high = expression.latest if expression else dateline(story, article, parent)[1]
        else:
            continue
        sentence = around(article, child)
        if low is None or high is None:
            yield "expression without a place", f"«{words}» in {sentence}"
            continue
        event = covering(story, article, child)
        if event is None or event.time is None or None in (event.time.earliest, event.time.latest):
            yield "no window" if event else "in no mention", f"«{words}» in {sentence}"
            continue
        within = low <= event.time.earliest and event.time.latest <= high  # type: ignore[operator]  # both are known here
        verdict = "within" if within else "elsewhere"
        yield verdict, f"«{words}» {event.time.display} not {low} to {high}: {sentence}"


def dateline(story: Story, article: Article, node: str) -> tuple[Any, Any]:
    """Return the document's day for a node that lies in its dateline, else nothing."""
    document = story.sources[0].published or story.sources[0].updated
    if article.sentence_of[node] == 0 and document is not None:
        return document.earliest, document.latest
    return None, None


def around(article: Article, node: str) -> str:
    """Return the sentence of a node, for reading a miss."""
    start = article.spans[node][0]
    ends = [at for at, sign in enumerate(article.text) if sign in ".\n"]
    place = bisect_right(ends, start)
    first = ends[place - 1] + 1 if place else 0
    return article.text[first : ends[place] if place < len(ends) else None].strip()[:160]


def baselines(article: Article) -> Iterator[tuple[str, bool]]:
    """Yield whether two plain rules name the right expression for each `included` event."""
    timexes = sorted(
        (edge[0] for edge in article.edges if edge[1] == "Timex" and edge[0] in article.spans),
        key=lambda node: article.spans[node],
    )
    for child, kind, parent, relation in article.edges:
        if kind != "Event" or relation != "included" or child not in article.spans:
            continue
        if parent != ROOT and parent not in timexes:
            continue
        at = article.spans[child][0]
        same = [one for one in timexes if article.sentence_of[one] == article.sentence_of[child]]
        near = min(same, key=lambda one: abs(article.spans[one][0] - at), default=None)
        told = [one for one in timexes if article.spans[one][0] < at]
        yield "nearest, else first told", (near or (timexes[0] if timexes else ROOT)) == parent
        yield "nearest, else last told", (near or (told[-1] if told else ROOT)) == parent


def ordered(article: Article, story: Story) -> Iterator[str]:
    """Yield `kept`, `reversed` or `one event` for edges between events of different sentences."""
    events = {edge[0] for edge in article.edges if edge[1] == "Event"}
    for child, kind, parent, relation in article.edges:
        if kind != "Event" or relation not in ("before", "after") or parent not in events:
            continue
        if child not in article.spans or parent not in article.spans:
            continue
        if article.sentence_of[child] == article.sentence_of[parent]:
            continue
        first, second = (child, parent) if relation == "before" else (parent, child)
        one, other = covering(story, article, first), covering(story, article, second)
        if one is None or other is None:
            yield "in no mention"
        elif one.id == other.id:
            yield "one event"
        else:
            yield "kept" if one.rank < other.rank else "reversed"


if __name__ == "__main__":
    main()
