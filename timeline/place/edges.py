"""What the first and last posts of a page say of its direction, by weights of words.

Pages open with a greeting and what is to come, and close with a farewell and what has been. The
weights of words and pairs of words are those of a logistic regression (`edge_weights.tsv`, made by
`benchmarks/learn_order.py`); a positive one stands on top of a page that runs newest first.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib import resources
from itertools import pairwise
from math import fsum

POSTS = 2
LINES = 6
LAST_LINES = 2
OPENING_WORDS = 40
FEW = 6  # of fewer posts than this only telling words count
TELLING = 0.08
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[!?]")


def edge_cues(posts: tuple[str, ...]) -> dict[str, int]:
    """Return the words of the first posts (1) and of the last ones (-1); what both have is 0 and
    left out."""
    count = min(POSTS, len(posts) // 2) or 1
    found: Counter[str] = Counter()
    for cue in _cues(posts[:count]):
        found[cue] += 1
    for cue in _cues(posts[::-1][:count]):
        found[cue] -= 1
    return {cue: side for cue, side in found.items() if side}


def margin(posts: tuple[str, ...]) -> tuple[float, tuple[str, ...]]:
    """Return how far the edges speak for newest first (negative: oldest), and the words that do
    most, strongest first."""
    table = _weights()
    least = TELLING if len(posts) < FEW else 0.0
    parts = [
        (side * table[cue], cue)
        for cue, side in edge_cues(posts).items()
        if abs(table.get(cue, 0.0)) > least
    ]
    total = fsum(weight for weight, _ in parts)  # whatever the order of a set
    telling = sorted(
        (part for part in parts if (part[0] > 0) == (total > 0)),
        key=lambda part: (-abs(part[0]), part[1]),
    )
    words = dict.fromkeys(cue.partition("=")[2] for _, cue in telling[:9])
    return total, tuple(word for word in words if word.strip("!?"))


def _cues(posts: tuple[str, ...]) -> frozenset[str]:
    found: set[str] = set()
    for number, post in enumerate(posts):
        lines = post.lower().replace("’", "'").split("\n")
        shown = lines[:LINES] + (lines[-LAST_LINES:] if len(lines) > LINES else [])
        words = _TOKEN.findall(" ".join(shown))
        found.update(f"w={word}" for word in words)
        found.update(f"b={first} {second}" for first, second in pairwise(words))
        if number == 0:
            found.update(f"0={word}" for word in words[:OPENING_WORDS])
    return frozenset(found)


@cache
def _weights() -> dict[str, float]:
    file = resources.files("timeline.place").joinpath("edge_weights.tsv")
    rows = (line.rsplit("\t", 1) for line in file.read_text(encoding="utf-8").splitlines())
    return {name: float(value) for name, value in rows}
