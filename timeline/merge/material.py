"""All mentions of the story as merging sees them, with the indexes that the rules share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations, pairwise
from math import log

from timeline.likeness import Collection
from timeline.merge.telling import Line, Telling
from timeline.model import Narrated

MOST_HOLDERS = 30  # lines that may hold a word for it to propose candidates
DAY_S = 86400
FEWEST_TELLINGS = 60

Pair = tuple[int, int]
Gram = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Material:
    """All mentions of the story; the indexes are made when first asked for.

    `uncompared` are the runs of words that so many mentions hold that not all pairs were taken.
    """

    narrated: Sequence[Narrated]
    tellings: tuple[Telling, ...]
    uncompared: dict[Gram, int] = field(default_factory=dict)

    @cached_property
    def by_id(self) -> dict[str, Telling]:
        """The tellings by their mention's id."""
        return {telling.id: telling for telling in self.tellings}

    @cached_property
    def collection(self) -> Collection:
        """The tellings' content words."""
        return Collection([telling.words for telling in self.tellings])

    @cached_property
    def lines(self) -> list[tuple[int, Line]]:
        """Every sentence with the index of its telling."""
        return [(at, line) for at, one in enumerate(self.tellings) for line in one.lines]

    @cached_property
    def line_collection(self) -> Collection:
        """The sentences' content words."""
        return Collection([line.words for _, line in self.lines])

    def rarity(self, word: str) -> float:
        """Return the inverse document frequency of a word, 0 for one that no telling holds."""
        return self._rarities.get(word, 0.0)

    @cached_property
    def _rarities(self) -> dict[str, float]:
        """The inverse document frequency of each word, as if there were at least some tellings.

        In a handful of tellings that all are about one thing, no word would be rare.
        """
        among = max(FEWEST_TELLINGS, len(self.tellings))
        return {
            word: log(1 + (among - len(held) + 0.5) / (len(held) + 0.5))
            for word, held in self.collection.holders.items()
        }

    def weight(self, words: Iterable[str]) -> float:
        """Return the summed rarity of words among all tellings."""
        return sum(self._rarities.get(word, 0.0) for word in sorted(words))

    def covered(self, first: int, second: int) -> float:
        """Return the weighted share of the shorter telling's words that the other tells too."""
        return self.share(self.tellings[first].words, self.tellings[second].words)

    def share(self, words: Iterable[str], others: Iterable[str]) -> float:
        """Return the weighted share of the shorter text's words that the other has too."""
        one, other = set(words), set(others)
        total = min(self.weight(one), self.weight(other))
        return self.weight(one & other) / total if total else 0.0

    @cached_property
    def like_lines(self) -> list[Pair]:
        """Pairs of sentences of different tellings that share at least two rare words."""
        found = shared_by(self.line_collection.holders.values(), least=2)
        return [
            (first, second)
            for first, second in found
            if self.lines[first][0] != self.lines[second][0]
        ]

    @cached_property
    def neighbours(self) -> list[Pair]:
        """Pairs of tellings that share at least three rare words."""
        return shared_by(self.collection.holders.values(), least=3)

    def sharing(self, holders: Mapping[Gram, Sequence[int]], least: int = 1) -> list[Pair]:
        """Return the pairs of mentions that share at least so many runs of words, and keep in mind
        of which runs not all pairs were taken."""
        for gram, held in holders.items():
            if len(held) > MOST_HOLDERS:
                self.uncompared[gram] = max(len(held), self.uncompared.get(gram, 0))
        return shared_by((held for _, held in sorted(holders.items())), least)

    @cached_property
    def in_a_row(self) -> list[tuple[Telling, Telling]]:
        """Each telling with the next of its post, parts of sentences left out."""
        whole = [one for one in self.tellings if not one.told.is_part]
        return [
            (first, second)
            for first, second in pairwise(whole)
            if first.told.source == second.told.source and first.told.post == second.told.post
        ]


def shared_by(holders: Iterable[Sequence[int]], least: int) -> list[Pair]:
    """Return the pairs that at least so many lists hold, sorted.

    A list too long for all its pairs gives each member with the next few, so the cost is linear.
    """
    counts: Counter[Pair] = Counter()
    for held in holders:
        counts.update(combinations(held, 2) if len(held) <= MOST_HOLDERS else pairwise(held))
    return sorted(pair for pair, count in counts.items() if count >= least)


def by_gram(
    texts: Sequence[Sequence[tuple[str, ...]]], size: int
) -> dict[tuple[str, ...], list[int]]:
    """Return which texts (each some runs of words) hold each run of `size` words."""
    found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, runs in enumerate(texts):
        grams = {run[at : at + size] for run in runs for at in range(len(run) - size + 1)}
        for gram in sorted(grams):
            found[gram].append(index)
    return found
