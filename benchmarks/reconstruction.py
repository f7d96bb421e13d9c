"""How well mentions are dated and ordered in Wikinews articles: `reconstruction.py CORPORA`.

Reads `order/dependency_graphs_train.jsonl` (temporal dependency graphs, crowdsourced). Two figures:
the share of `included` edges from an event to an expression whose mention has a window within that
expression's interval, beside two baselines in the same run (the nearest expression of the sentence,
else the first or the last one told; the dateline, which no such edge leads to, is none of them);
and of `before` and `after` edges between events of different sentences, those kept to those
reversed. The graphs give no values: an expression's interval is the one that we resolve. Every
fifth article is held out of development and counted apart.
"""

from __future__ import annotations

import json
import re
import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import timeline
from timeline.story import Event, Expression, Mention, Story

PRINTED = {"-LRB-": "(", "-RRB-": ")", "``": "“", "''": "”", "`": "‘", "-LSB-": "[", "-RSB-": "]"}
NO_SPACE_BEFORE = frozenset(
    {
        ",",
        ".",
        ";",
        ":",
        "?",
        "!",
        ")",
        "”",
        "%",
        "n't",
        "'s",
        "’s",
        "'m",
        "'re",
        "'ve",
        "'ll",
        "'d",
    }
)
NO_SPACE_BEHIND = frozenset({"(", "“", "‘", "$", "£", "€"})
PARAGRAPHS = re.compile(r"<paragraph:([\d_]+)>")  # the sentences that begin one
HELD_OUT = 5  # every fifth article
ROOT = "-1_-1_-1"
MISSES_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class Article:
    """One record as plain text, with the code-point span of every node of its graph."""

    text: str
    spans: dict[str, tuple[int, int]]
    edges: list[tuple[str, str, str, str]]
    sentence_of: dict[str, int]


@dataclass(kw_only=True)
class Figures:
    """Verdicts counted over articles; `misses` with their words."""

    included: Counter[str] = field(default_factory=Counter)
    orders: Counter[str] = field(default_factory=Counter)
    misses: list[tuple[str, str]] = field(default_factory=list)


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
    developed, held_out = Figures(), Figures()
    lines = path.read_text(encoding="utf-8").splitlines()[:many]
    for number, line in enumerate(lines):
        measure(
            read(json.loads(line)), held_out if number % HELD_OUT == HELD_OUT - 1 else developed
        )
    both = Figures(
        included=developed.included + held_out.included, orders=developed.orders + held_out.orders
    )
    for name, figures in (("all", both), ("developed on", developed), ("held out", held_out)):
        show(name, figures)
    misses = developed.misses
    for verdict, words in misses[:: max(1, len(misses) // MISSES_SHOWN)][:MISSES_SHOWN]:
        print(f"  {verdict}: {words}")


def measure(article: Article, figures: Figures) -> None:
    """Add what one article gives."""
    story = timeline.reconstruct(timeline.read_text(article.text))
    for verdict, words in dated(article, story):
        figures.included[verdict] += 1
        if verdict != "within":
            figures.misses.append((verdict, words))
    figures.orders.update(ordered(article, story))
    figures.included.update(
        f"{name}: {'right' if right else 'wrong'}" for name, right in baselines(article)
    )


def show(name: str, figures: Figures) -> None:
    """Print shares beside the baselines', and the order's figure."""
    included, orders = figures.included, figures.orders
    own = {verdict: count for verdict, count in included.items() if ":" not in verdict}
    total = sum(own.values())
    print(f"{name}: {total} included edges")
    for verdict, count in sorted(own.items(), key=lambda item: -item[1]):
        print(f"  {verdict:<28}{count:6}  {100 * count / total:5.1f} %")
    for rule in ("nearest, else first told", "nearest, else last told"):
        right, wrong = included[f"{rule}: right"], included[f"{rule}: wrong"]
        print(f"  {rule:<28}{right:6}  {100 * right / (right + wrong):5.1f} %")
    kept, turned = orders["kept"], orders["reversed"]
    says = f"order kept {kept}, reversed {turned}: {kept / max(1, turned):.1f} to 1"
    first, second = orders["text kept"], orders["text reversed"]
    print(f"  {says}; the text's own order {first / max(1, second):.1f} to 1; {dict(orders)}")


def lay_out(
    sentences: Sequence[Sequence[str]], paragraphs: Collection[int]
) -> tuple[str, dict[tuple[int, int], tuple[int, int]]]:
    """Return tokens as text, and the span of each token by its sentence and place.

    The title and the dateline are paragraphs of their own; `paragraphs` names those that begin one.
    """
    pieces: list[str] = []
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    length = 0
    for number, sentence in enumerate(sentences):
        glue = "\n\n" if number < 2 or number in paragraphs else " "
        if number:
            pieces.append(glue)
            length += len(glue)
        before = ""
        for place, token in enumerate(sentence):
            word = PRINTED.get(token, token)
            if place and word not in NO_SPACE_BEFORE and before not in NO_SPACE_BEHIND:
                pieces.append(" ")
                length += 1
            spans[number, place] = (length, length + len(word))
            pieces.append(word)
            length += len(word)
            before = word
    return "".join(pieces), spans


def read(record: dict[str, Any]) -> Article:
    """Lay out the tokens as text, the dateline first, in the article's paragraphs."""
    begins = PARAGRAPHS.search(record["doc"])
    paragraphs = {int(number) for number in begins.group(1).split("_")} if begins else set()
    text, starts = lay_out([line.split(" ") for line in record["sentences"]], paragraphs)
    edges = [tuple(edge) for edge in record["edges"]]
    nodes = {node for edge in edges for node in (edge[0], edge[2]) if node != ROOT}
    spans, sentence_of = {}, {}
    for node in nodes:
        sentence, first, last = (int(part) for part in node.split("_"))
        if (sentence, first) in starts and (sentence, last) in starts:
            spans[node] = (starts[sentence, first][0], starts[sentence, last][1])
            sentence_of[node] = sentence
    return Article(text=text, spans=spans, edges=edges, sentence_of=sentence_of)  # type: ignore[arg-type]  # four strings each


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


def covering(story: Story, article: Article, node: str) -> tuple[Event, Mention] | None:
    """Return the shortest mention that covers a node, with its event."""
    start, end = article.spans[node]
    found = [
        (last - first, event, mention)
        for event, mention, first, last in places(story, article.text)
        if first <= start and end <= last
    ]
    return min(found, key=lambda one: one[0])[1:] if found else None


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
    """Yield a verdict for each `included` edge from an event to an expression."""
    for child, parent in included_edges(article):
        words = article.text[slice(*article.spans[child])]
        expression = expression_at(story, article, parent)
        sentence = f"«{words}» in {around(article, child)}"
        if expression is None or expression.earliest is None or expression.latest is None:
            yield "expression without a place", sentence
            continue
        found = covering(story, article, child)
        time = found[1].time if found else None
        if time is None or time.earliest is None or time.latest is None:
            yield "no window" if found else "in no mention", sentence
            continue
        within = expression.earliest <= time.earliest and time.latest <= expression.latest
        meant = f"{expression.earliest} to {expression.latest}"
        yield "within" if within else "elsewhere", f"{time.display} not {meant}: {sentence}"


def included_edges(article: Article) -> Iterator[tuple[str, str]]:
    """Yield the events that lie within an expression of the text, each with that expression."""
    expressions = set(told_expressions(article))
    for child, kind, parent, relation in article.edges:
        if (
            child in article.spans
            and kind == "Event"
            and relation == "included"
            and parent in expressions
        ):
            yield child, parent


def told_expressions(article: Article) -> list[str]:
    """Return the expressions of the article behind its dateline, in the text's order."""
    found = {edge[0] for edge in article.edges if edge[1] == "Timex" and edge[0] in article.spans}
    behind = (node for node in found if article.sentence_of[node] > 0)
    return sorted(behind, key=lambda node: article.spans[node])


def around(article: Article, node: str) -> str:
    """Return the sentence of a node, for reading a miss."""
    start = article.spans[node][0]
    ends = [at for at, sign in enumerate(article.text) if sign in ".\n"]
    place = bisect_right(ends, start)
    first = ends[place - 1] + 1 if place else 0
    return article.text[first : ends[place] if place < len(ends) else None].strip()[:160]


def baselines(article: Article) -> Iterator[tuple[str, bool]]:
    """Yield whether two plain rules name the right expression for each `included` event."""
    expressions = told_expressions(article)
    for child, parent in included_edges(article):
        at = article.spans[child][0]
        same = [
            one for one in expressions if article.sentence_of[one] == article.sentence_of[child]
        ]
        near = min(same, key=lambda one: abs(article.spans[one][0] - at), default=None)
        told = [one for one in expressions if article.spans[one][0] < at]
        yield "nearest, else first told", (near or expressions[0]) == parent
        yield "nearest, else last told", (near or (told or expressions)[-1]) == parent


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
        in_order = article.spans[first] < article.spans[second]
        yield "text kept" if in_order else "text reversed"
        one, other = covering(story, article, first), covering(story, article, second)
        if one is None or other is None:
            yield "in no mention"
        elif one[0].id == other[0].id:
            yield "one event"
        else:
            yield "kept" if one[0].rank < other[0].rank else "reversed"


if __name__ == "__main__":
    main()
