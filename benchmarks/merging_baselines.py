"""Three simple ways to join mentions, which merging is measured against."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from math import log, sqrt

from timeline.likeness import content_words, longest_run, plain_words
from timeline.story import Mention

COSINE = 0.5
QUOTED_RUN = 3

Pair = tuple[str, str]


def baselines(mentions: Sequence[Mention]) -> dict[str, dict[str, str]]:
    """Return by the name of each way which group it puts each mention (by id) into."""
    units = list({mention.id: mention for mention in mentions}.values())
    pairs = {
        "same day": same_day(units),
        "TF-IDF cosine": cosine(units),
        "shared quotation": quoting(units),
    }
    return {name: _united(units, joined) for name, joined in pairs.items()}


def same_day(mentions: Sequence[Mention]) -> Iterator[Pair]:
    """Join all that happened on one day."""
    first_of: dict[str, str] = {}
    for mention in mentions:
        window = mention.time
        if window is None or window.earliest is None or window.latest is None:
            continue
        if window.earliest.date() == window.latest.date():
            day = window.earliest.date().isoformat()
            yield first_of.setdefault(day, mention.id), mention.id


def cosine(mentions: Sequence[Mention]) -> Iterator[Pair]:
    """Join mentions whose content words, weighted by TF-IDF, have a cosine over 0.5."""
    texts = [Counter(content_words(mention.text)) for mention in mentions]
    held = Counter(word for text in texts for word in text)
    vectors = [{w: n * log(len(texts) / held[w]) for w, n in text.items()} for text in texts]
    norms = [sqrt(sum(value * value for value in vector.values())) for vector in vectors]
    for first, second in combinations(range(len(mentions)), 2):
        product = sum(v * vectors[second].get(w, 0.0) for w, v in vectors[first].items())
        if norms[first] and norms[second] and product / (norms[first] * norms[second]) > COSINE:
            yield mentions[first].id, mentions[second].id


def quoting(mentions: Sequence[Mention]) -> Iterator[Pair]:
    """Join mentions that quote three of the same words in a row."""
    said = [
        [plain_words(one.text[q.start - one.start : q.end - one.start]) for q in one.quotes]
        for one in mentions
    ]
    for first, second in combinations(range(len(mentions)), 2):
        runs = (longest_run(a, b, least=QUOTED_RUN)[0] for a in said[first] for b in said[second])
        if any(runs):
            yield mentions[first].id, mentions[second].id


def _united(mentions: Sequence[Mention], pairs: Iterator[Pair]) -> dict[str, str]:
    parent = {mention.id: mention.id for mention in mentions}

    def find(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for first, second in pairs:
        parent[find(second)] = find(first)
    return {name: find(name) for name in parent}
