"""How much two texts tell of the same thing: shared rare words, and words shared in a row.

BM25 (Robertson and Zaragoza 2009, section 3.1) by an inverted index. In a long collection only
the texts that hold a query's rarest words are scored, so that n queries cost no more than n.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log

from timeline.language.en_discourse import FUNCTION_WORDS

K1 = 1.2
B = 0.75
LEAST_RUN = 4
MOST_TEXTS = 300  # of which all are scored for a query; no live blog seen has more posts
MOST_SCORED = 100  # texts scored for a query in a longer collection
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?|\d+(?:[.,:]\d+)*%?")
_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ied", "ed", "es", "s", "e")
_POSSESSIVES = ("’s", "'s")


def plain_words(text: str) -> list[str]:
    """Return all words of `text` in order, lower-case, possessives cut: for runs of words."""
    found: list[str] = _WORD.findall(text.lower())
    if "’" not in text and "'" not in text:
        return found
    return [word[:-2] if word.endswith(_POSSESSIVES) else word for word in found]


def content_words(text: str) -> list[str]:
    """Return the stems of the words that say what `text` is about, in order, with repeats."""
    return content_of(plain_words(text))


def content_of(plain: Iterable[str]) -> list[str]:
    """Return the same of words that `plain_words` has found."""
    return [stem(word) for word in plain if word not in FUNCTION_WORDS]


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """Cut an English ending, so that "talks" and "talking" meet; short words are left alone."""
    if len(word) <= 4 or word[0].isdigit():
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


class Collection:
    """Texts that can be asked which of them tell most of what a query tells."""

    def __init__(self, texts: Sequence[Iterable[str]]) -> None:
        """Take each text as its content words."""
        self.counts = [Counter(text) for text in texts]
        self.lengths = [sum(count.values()) for count in self.counts]
        self.mean = max(1.0, sum(self.lengths) / max(1, len(self.lengths)))
        self.norms = [K1 * (1 - B + B * length / self.mean) for length in self.lengths]
        self.holders: defaultdict[str, list[int]] = defaultdict(list)
        self._rarities: dict[str, float] = {}
        for index, count in enumerate(self.counts):
            for word in count:
                self.holders[word].append(index)

    def rarity(self, word: str) -> float:
        """Return the inverse document frequency of `word`, 0 for one that no text holds."""
        known = self._rarities.get(word)
        if known is None:
            held = len(self.holders.get(word, ()))
            known = log(1 + (len(self.counts) - held + 0.5) / (held + 0.5)) if held else 0.0
            self._rarities[word] = known
        return known

    def scores(self, query: Iterable[str]) -> dict[int, float]:
        """Return the BM25 score of the texts that share a word with `query`, by index.

        Of more than MOST_TEXTS only of those that hold the rarest words, as many whole words as
        MOST_SCORED allows: the words of most texts choose none, they only add to the score
        (Moffat and Zobel, Self-indexing inverted files, ACM TOIS 14, 1996, section 4).
        """
        return self.scores_of(query, self._nearest(query))

    def scores_of(self, query: Iterable[str], indexes: Iterable[int]) -> dict[int, float]:
        """Return the BM25 score of each of these texts, 0 where it shares no word with `query`."""
        scores = dict.fromkeys(indexes, 0.0)
        for word in sorted(set(query)):
            holders = self.holders.get(word)
            if holders is None:
                continue
            weight = self.rarity(word)
            for index in holders if len(holders) < len(scores) else scores:
                count = self.counts[index].get(word)
                if count and index in scores:
                    scores[index] += weight * count * (K1 + 1) / (count + self.norms[index])
        return scores

    def _nearest(self, query: Iterable[str]) -> list[int]:
        found: set[int] = set()
        known = (word for word in set(query) if word in self.holders)
        for word in sorted(known, key=lambda word: (len(self.holders[word]), word)):
            holders = self.holders[word]
            if len(self.counts) > MOST_TEXTS and len(found) + len(holders) > MOST_SCORED:
                break
            found.update(holders)
        return sorted(found)

    def shared(self, query: Iterable[str], index: int) -> list[str]:
        """Return the words of `query` that text `index` holds, rarest first."""
        held = self.counts[index]
        words = sorted(word for word in set(query) if word in held)
        return sorted(words, key=lambda word: -self.rarity(word))


def longest_run(
    first: Sequence[str], second: Sequence[str], least: int = LEAST_RUN
) -> tuple[int, int, int]:
    """Return `(length, start in first, start in second)` of the longest run of equal words.

    (0, 0, 0) where they share no run of at least `least` words. Linear in practice: runs are
    grown only from `least` equal words in a row.
    """
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for start in range(len(second) - least + 1):
        places[tuple(second[start : start + least])].append(start)
    best = (0, 0, 0)
    start = 0
    while start <= len(first) - least:
        reach = 1
        for other in places.get(tuple(first[start : start + least]), ())[:16]:
            length = _run_length(first, start, second, other)
            reach = max(reach, length - least + 1)
            if length > best[0]:
                best = (length, start, other)
        start += reach
    return best


def _run_length(first: Sequence[str], start: int, second: Sequence[str], other: int) -> int:
    length = 0
    while (
        start + length < len(first)
        and other + length < len(second)
        and first[start + length] == second[other + length]
    ):
        length += 1
    return length


def as_written(stems: Iterable[str], text: str) -> list[str]:
    """Return the words of `text` that `stems` stand for, in the order of `stems`: what is shown."""
    written: dict[str, str] = {}
    for word in _WORD.findall(text):
        plain = word[:-2] if word.endswith(_POSSESSIVES) else word
        written.setdefault(stem(plain.lower()), plain)
    return [written.get(one, one) for one in stems]
