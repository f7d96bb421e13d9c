"""Which posts tell most of what some words tell: shares of what could be reached, not sums.

Every score is a share of the weight of those words that another post holds at all, so that seven
posts and seven hundred are judged alike: an absolute BM25 score grows with the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest

from timeline.language import en_discourse as words
from timeline.likeness import Collection, longest_run, plain_words, stem

STEM_LETTERS = 6  # "manufacturers" and "manufacturing" meet; by hand on summary bullets
# Posts compared for one reference, so that all together stay linear; on a page with more posts
# than that, far longer than any seen, fewer still.
MOST_WEIGHED = 300
MOST_READ = 24  # those of them that are read sentence by sentence
MOST_OF_MANY = 40
RUN_LOOKED_AT = 8
RUN_WORTH = 0.05  # for each word told in one row; a quotation of ten words decides
SATURATION = 1.2  # BM25's k1
LENGTH_COUNTS = 0.3  # BM25's b: a long post is not less meant for being long
_SUMMARY_TITLE = re.compile(words.SUMMARY_TITLE, re.IGNORECASE | re.VERBOSE)
_LEFT_OUT = words.FUNCTION_WORDS - words.STILL_TELLING


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The words of one post."""

    title: str
    sentences: tuple[str, ...]
    is_key: bool = False
    is_summary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What it is worth that the words stand in a post's title, lead, best sentence, anywhere.

    `often` counts them as BM25 does, `near` favours the next older post, `precise` a title
    that says nothing else. Set by hand on every second blog of `benchmarks/references.py`.
    """

    title: float = 0.0
    lead: float = 0.0
    best: float = 0.0
    anywhere: float = 0.0
    often: float = 0.0
    titled: float = 0.0
    precise: float = 0.0
    key: float = 0.0
    summary: float = 0.0
    near: float = 0.0


IN_PASSING = Weights(title=0.2, lead=0.2, best=0.4, often=1.0, key=0.05, summary=-0.3, near=0.2)
OF_BULLETS = Weights(
    title=1.2,
    lead=0.5,
    best=0.25,
    anywhere=1.6,
    often=0.4,
    titled=0.25,
    precise=0.5,
    key=0.5,
    summary=-0.25,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A post that may be meant. `reach` is the share of the words that it holds (0 to 1)."""

    post: int
    score: float
    reach: float
    shared: tuple[str, ...]
    run: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Indexed:
    """A post by its words: those of its title, and for each word the sentences that hold it."""

    title: frozenset[str]
    holders: Mapping[str, Sequence[int]]
    plain: tuple[str, ...]
    is_key: bool
    is_summary: bool


def topic_words(text: str) -> list[str]:
    """Return the words that say what `text` is about, cut so that related forms meet."""
    return [stem(word)[:STEM_LETTERS] for word in plain_words(text) if word not in _LEFT_OUT]


class Likest:
    """The posts of one page, asked which of them some words are about."""

    def __init__(self, posts: Sequence[Told]) -> None:
        """Take the posts in printed order."""
        self._told = posts
        self._indexed: dict[int, _Indexed] = {}
        first: dict[Told, int] = {}
        self._alike = [first.setdefault(told, place) for place, told in enumerate(posts)]

    @cached_property
    def _collection(self) -> Collection:
        return Collection(
            [topic_words("\n".join((told.title, *told.sentences))) for told in self._told]
        )

    def ranked(
        self,
        query: Mapping[str, float],
        among: Sequence[int],
        weights: Weights,
        own: int | None = None,
        run: Sequence[str] = (),
    ) -> list[Ranked]:
        """Return the posts of `among` that share a word with `query`, best first.

        `query` gives each word its weight; `own` is the post that asks and is never an answer;
        `run` are the plain words in which a quotation may be found again. `among` is a range, or
        few posts. Of equals the one that `among` has first goes first.
        """
        reachable = self._reachable(query, among, own)
        total = sum(reachable.values())
        if not total:
            return []
        candidates = self._holding_most(reachable, self._candidates(reachable, among, own))
        places = {post: place for place, post in enumerate(candidates)}
        alike = {self._alike[post]: post for post in candidates}
        weighed = {text: self._weighed(reachable, total, text, weights) for text in alike}
        found = [_placed(weighed[self._alike[post]], post, weights, own) for post in candidates]
        found = [one for one in found if one.shared]
        found.sort(key=lambda one: (-one.score, places[one.post]))
        if run:
            found[:RUN_LOOKED_AT] = self._with_runs(found[:RUN_LOOKED_AT], run)
            found.sort(key=lambda one: (-one.score, places[one.post]))
        return found

    def is_summary(self, post: int) -> bool:
        """Tell whether a post sums up others, as its mark or its title says."""
        told = self._told[post]
        return told.is_summary or bool(_SUMMARY_TITLE.search(told.title))

    def _reachable(
        self, query: Mapping[str, float], among: Sequence[int], own: int | None
    ) -> dict[str, float]:
        """Return the weight of each word of the query that some post in question holds."""
        found = {}
        for word in sorted(query):
            if self._holds_any(word, among, own):
                found[word] = query[word] * self._collection.rarity(word)
        return found

    def _holds_any(self, word: str, among: Sequence[int], own: int | None) -> bool:
        """Tell whether another post holds a word: of a range, or, since few posts hold all that
        they share, of the page."""
        holders = self._collection.holders.get(word, [])
        first, end = self._within(word, among) if isinstance(among, range) else (0, len(holders))
        return end - first > 1 or (end - first == 1 and holders[first] != own)

    def _within(self, word: str, side: range) -> tuple[int, int]:
        """Return from where to where, among the holders of a word, the posts of a range are."""
        if not side:
            return 0, 0
        holders = self._collection.holders.get(word, [])
        low, high = (side[0], side[-1]) if side.step > 0 else (side[-1], side[0])
        first = bisect_left(holders, low)
        return first, bisect_left(holders, high + 1, first)

    def _nearest(self, word: str, side: range, most: int) -> list[int]:
        """Return the first few posts of a range that hold a word."""
        holders = self._collection.holders.get(word, [])
        first, end = self._within(word, side)
        if side.step > 0:
            return holders[first : min(end, first + most)]
        return holders[max(first, end - most) : end]

    def _candidates(
        self, reachable: Mapping[str, float], among: Sequence[int], own: int | None
    ) -> list[int]:
        """Return the posts to be compared, in the order of `among`; holders of rare words only."""
        if not isinstance(among, range):
            return [post for post in among if post != own]
        found: set[int] = set()
        within = {word: self._within(word, among) for word in reachable}
        held = {word: end - first for word, (first, end) in within.items()}
        most = MOST_WEIGHED if len(self._told) <= MOST_WEIGHED else MOST_OF_MANY
        for word in sorted(held, key=lambda word: (held[word], word)):
            if found and len(found) + held[word] > most:
                break
            found.update(self._nearest(word, among, most))
        found.discard(-1 if own is None else own)
        return sorted(found, key=lambda post: post * among.step)

    def _holding_most(self, reachable: Mapping[str, float], posts: list[int]) -> list[int]:
        """Return the posts that hold most of the words' weight, in the order given."""
        if len(posts) <= MOST_READ:
            return posts
        counts = self._collection.counts
        held = {
            post: sum(weight for word, weight in reachable.items() if word in counts[post])
            for post in posts
        }
        kept = set(nlargest(MOST_READ, posts, key=held.__getitem__))
        return [post for post in posts if post in kept]

    def _weighed(
        self, reachable: Mapping[str, float], total: float, post: int, weights: Weights
    ) -> Ranked:
        """Return how much a post tells of the words, wherever it stands; `often` is BM25 as a
        share of the words' weight."""
        indexed, counts = self._index(post), self._collection.counts[post]
        length = self._collection.lengths[post] / self._collection.mean
        saturation = SATURATION * (1 - LENGTH_COUNTS + LENGTH_COUNTS * length)
        held: list[tuple[float, str]] = []
        reach = in_title = often = 0.0
        in_sentences: dict[int, float] = {}
        for word, weight in reachable.items():
            count = counts.get(word)
            if not count:
                continue
            held.append((-weight, word))
            reach += weight
            often += weight * count * (SATURATION + 1) / (count + saturation)
            if word in indexed.title:
                in_title += weight
            for sentence in indexed.holders.get(word, ()):
                in_sentences[sentence] = in_sentences.get(sentence, 0.0) + weight
        score = (
            weights.title * in_title
            + weights.lead * in_sentences.get(0, 0.0)
            + weights.best * max(in_title, *in_sentences.values(), 0.0)
            + weights.anywhere * reach
            + weights.often * often
        ) / total
        if weights.precise:
            score += weights.precise * self._precise(indexed.title, reachable)
        score += (
            weights.titled * bool(indexed.title)
            + weights.key * indexed.is_key
            + weights.summary * indexed.is_summary
        )
        shared = tuple(word for _, word in sorted(held))
        return Ranked(post=post, score=score, reach=reach / total, shared=shared)

    def _precise(self, title: frozenset[str], asked: Container[str]) -> float:
        of_all = sum(self._collection.rarity(word) for word in title)
        hit = sum(self._collection.rarity(word) for word in title if word in asked)
        return hit / of_all if of_all else 0.0

    def _with_runs(self, ranked: Sequence[Ranked], run: Sequence[str]) -> Iterator[Ranked]:
        """Yield the posts again, with the longest run of words that each has in common."""
        alike = {self._alike[one.post] for one in ranked}
        runs = {text: longest_run(run, self._index(text).plain) for text in alike}
        for one in ranked:
            length, start, _ = runs[self._alike[one.post]]
            if not length:
                yield one
                continue
            yield Ranked(
                post=one.post,
                score=one.score + RUN_WORTH * length,
                reach=one.reach,
                shared=one.shared,
                run=tuple(run[start : start + length]),
            )

    def _index(self, post: int) -> _Indexed:
        if post not in self._indexed:
            told = self._told[post]
            holders: defaultdict[str, list[int]] = defaultdict(list)
            for number, sentence in enumerate(told.sentences):
                for word in dict.fromkeys(topic_words(sentence)):
                    holders[word].append(number)
            self._indexed[post] = _Indexed(
                title=frozenset(topic_words(told.title)),
                holders=holders,
                plain=tuple(plain_words("\n".join((told.title, *told.sentences)))),
                is_key=told.is_key,
                is_summary=self.is_summary(post),
            )
        return self._indexed[post]


def _placed(one: Ranked, post: int, weights: Weights, own: int | None) -> Ranked:
    """Return a post that tells as much as `one`, a post of equal words, by where it stands."""
    score = one.score
    if own is not None and post != own:
        score += weights.near / abs(post - own)
    return Ranked(post=post, score=score, reach=one.reach, shared=one.shared)


def whole_words(text: str) -> dict[str, str]:
    """Return the words of a text by what `topic_words` makes of them, of several the first."""
    known: dict[str, str] = {}
    for word in dict.fromkeys(plain_words(text)):
        if word not in _LEFT_OUT:
            known.setdefault(stem(word)[:STEM_LETTERS], word)
    return known
