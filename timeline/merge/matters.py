"""Which posts of different sources are about one matter: those that name mostly the same.

What a sentence tells (its aspects) is read only for posts that share names with another source's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import fsum, log, sqrt

from timeline.merge.aspects import AspectReader, Aspects
from timeline.merge.material import FEWEST_TELLINGS, Material, shared_by
from timeline.merge.telling import Telling

RELATED = 0.25  # likeness of the names in two posts from which on they may be of one matter
RELATED_WEIGHT = 4.5  # summed rarity of the names that they share: two rare ones at least
SAME_NAME = 0.6  # share of the shorter name that the other must have
MOST_RARE = log(1 + (FEWEST_TELLINGS - 0.5) / 1.5)  # in any story, what one of few tellings holds

Post = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """Two posts of different sources, and how like their names are."""

    first: Post
    second: Post
    likeness: float


class Matters:
    """All posts of the story: their sentences (by number in `material.lines`) and their names."""

    def __init__(self, material: Material) -> None:
        self.material = material
        self._names = frozenset(root for _, line in material.lines for root in line.others)
        self._readers = {
            one.resolved.placed.document.id: AspectReader(one, self._names)
            for one in material.narrated
        }
        self.posts: defaultdict[Post, list[int]] = defaultdict(list)
        for number in range(len(material.lines)):
            told = self.telling(number).told
            self.posts[told.source, told.post].append(number)
        self._aspects: dict[int, Aspects] = {}

    def telling(self, number: int) -> Telling:
        """Return the telling that a sentence belongs to."""
        return self.material.tellings[self.material.lines[number][0]]

    def aspects(self, number: int) -> Aspects:
        """Return what a sentence tells."""
        found = self._aspects.get(number)
        if found is None:
            reader = self._readers[self.telling(number).told.source]
            found = reader.aspects(self.material.lines[number][1])
            self._aspects[number] = found
        return found

    def weight(self, roots: Iterable[str]) -> float:
        """Return the summed rarity of words; none counts for more than a rare one of few posts."""
        return fsum(min(MOST_RARE, self.material.rarity(root)) for root in roots)

    def weight_of_names(self, runs: Iterable[frozenset[str]]) -> float:
        """Return the summed rarity of names, of each that of its rarest word."""
        return fsum(max(self.weight((root,)) for root in run) for run in runs)

    def shared_names(
        self, first: Iterable[frozenset[str]], second: Sequence[frozenset[str]]
    ) -> list[frozenset[str]]:
        """Return of each name in `first` what it shares with one in `second` that may be the same:
        the shorter of both is mostly in the other ("Birkett", "Ada Birkett")."""
        holding: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
        for other in second:
            for root in other:
                holding[root].append(other)
        found = []
        for run in first:
            others = [other for root in run for other in holding.get(root, ())]
            if not others:
                continue
            likest = max(others, key=lambda one: (self.weight(run & one), sorted(one)))
            shorter = min(self.weight(run), self.weight(likest))
            if self.weight(run & likest) >= SAME_NAME * shorter:
                found.append(run & likest)
        return found

    def kind_rarities(self, related: Sequence[Related]) -> dict[str, float]:
        """Return the inverse document frequency of kinds among the sentences of related posts."""
        posts = sorted({post for one in related for post in (one.first, one.second)})
        numbers = [number for post in posts for number in self.posts[post]]
        held = Counter(kind for number in numbers for kind in self.aspects(number).kinds)
        among = max(FEWEST_TELLINGS, len(numbers))
        return {
            kind: min(MOST_RARE, log(1 + (among - count + 0.5) / (count + 0.5)))
            for kind, count in held.items()
        }

    def related(self) -> list[Related]:
        """Return the pairs of posts of different sources that name mostly the same."""
        return list(self._related())

    def _related(self) -> Iterator[Related]:
        posts = list(self.posts)
        holders: defaultdict[str, list[int]] = defaultdict(list)
        for index, post in enumerate(posts):
            for name in self._roots(post):
                holders[name].append(index)
        runs: dict[int, tuple[frozenset[str], ...]] = {}
        for first, second in shared_by((holders[name] for name in sorted(holders)), least=2):
            if posts[first][0] == posts[second][0]:
                continue
            for index in (first, second):
                if index not in runs:
                    runs[index] = self._runs(posts[index])
            likeness = self._likeness(runs[first], runs[second])
            if likeness >= RELATED:
                yield Related(first=posts[first], second=posts[second], likeness=likeness)

    def _roots(self, post: Post) -> frozenset[str]:
        """Return the words in a post that are names somewhere in the story."""
        lines = (self.material.lines[number][1] for number in self.posts[post])
        return frozenset(word for line in lines for word in line.words if word in self._names)

    def _runs(self, post: Post) -> tuple[frozenset[str], ...]:
        """Return the names in a post, each once and as it is longest."""
        found = {run for number in self.posts[post] for run in self.aspects(number).runs}
        longest = sorted(found, key=lambda run: (-len(run), sorted(run)))
        kept: list[frozenset[str]] = []
        for run in longest:
            if not any(run <= other for other in kept):
                kept.append(run)
        return tuple(kept)

    def _likeness(self, first: Sequence[frozenset[str]], second: Sequence[frozenset[str]]) -> float:
        """Return how much of their names two posts share, 0 where too few: the mean of the cosine
        and the share of the shorter, which a long report beside a short one leaves high."""
        mine, theirs = (frozenset().union(*runs) for runs in (first, second))
        if self.weight(mine & theirs) < RELATED_WEIGHT:
            return 0.0
        shared = min(
            self.weight_of_names(self.shared_names(first, second)),
            self.weight_of_names(self.shared_names(second, first)),
        )
        if shared < RELATED_WEIGHT:
            return 0.0
        wholes = [self.weight_of_names(runs) for runs in (first, second)]
        return (shared / sqrt(wholes[0] * wholes[1]) + shared / min(wholes)) / 2
