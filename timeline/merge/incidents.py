"""Joins by what happened: one kind of happening, to the same people or places, at times that fit.

Two reports of one incident share few words in a row. So only posts about one matter are held
against each other. Each telling is taken with the likest of the other source, and joined where
enough of what is rare agrees and neither names, numbers nor kinds of happening speak against it.
What somebody said is no incident: that is joined by its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.merge.aspects import Aspects
from timeline.merge.material import DAY_S, Material
from timeline.merge.matters import Matters, Related
from timeline.merge.telling import Telling, may_coincide
from timeline.model import Join

ENOUGH = 7.0  # summed rarity of what two sentences share
CLOSE = 0.45  # likeness of two posts from which on they surely are about one matter
LESS_WHERE_CLOSE = 2.0
MORE_OF_NO_KIND = 4.0  # needed where no kind of happening is told by both
TOUCHED = 0.6  # how much a kind counts that one sentence tells and the other only touches
NUMBER = 2.0
OTHER_NUMBERS = 1.5  # taken off where both name numbers and none is the same
OTHER_EXACT_NUMBERS = 4.0
EXACT_DIGITS = 3
OTHER_NAMES = 0.5  # share of the rarity taken off for the names that only one has
SAME_DAY = 1.5
OPEN_TIME = 3.0  # taken off where a time is not known within days
NEAR_S = 2 * DAY_S
LEADING = 2  # sentences that say what a telling is about; behind them it may tell anything
SUREST = 0.86


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pairing:
    """Two sentences (their numbers), how much they share, and what."""

    first: int
    second: int
    score: float
    kind: str | None
    shared: tuple[str, ...]


def same_incident(material: Material) -> Iterator[Join]:
    """Join tellings of different sources that tell of one incident in other words."""
    incidents = _Incidents(Matters(material))
    best: dict[tuple[int, str], _Pairing] = {}
    found = [one for related in incidents.related for one in incidents.pairings(related)]
    found.sort(key=lambda one: (-one.score, one.first, one.second))
    for pairing in found:
        for key in incidents.keys(pairing):
            best.setdefault(key, pairing)
    for pairing in found:
        if all(best[key] is pairing for key in incidents.keys(pairing)):
            yield incidents.join(pairing)


class _Incidents:
    """Weighs sentences of related posts against each other."""

    def __init__(self, matters: Matters) -> None:
        self.matters = matters
        self.related = matters.related()
        self.kind_rarity = matters.kind_rarities(self.related)

    def pairings(self, related: Related) -> Iterator[_Pairing]:
        """Yield the sentences of two posts that share enough."""
        is_close = related.likeness >= CLOSE
        enough = ENOUGH - (LESS_WHERE_CLOSE if is_close else 0.0)
        for first in self._leading(related.first):
            for second in self._leading(related.second):
                pairing = self._pairing(first, second)
                if pairing is None or (pairing.kind is None and not is_close):
                    continue
                more = 0.0 if pairing.kind is not None else MORE_OF_NO_KIND
                if pairing.score >= enough + more:
                    yield pairing

    def _leading(self, post: tuple[str, int]) -> list[int]:
        """Return the sentences that say what their telling is about, and are no quotations."""
        lines = self.matters.material.lines
        return [
            number
            for number in self.matters.posts[post]
            if not lines[number][1].is_quotation
            and lines[number][1] in self.matters.telling(number).lines[:LEADING]
        ]

    def _pairing(self, first: int, second: int) -> _Pairing | None:
        """Return how much two sentences share, None where something speaks against them."""
        time = _time_score(self.matters.telling(first), self.matters.telling(second))
        one, other = self.matters.aspects(first), self.matters.aspects(second)
        if time is None or _contradict(one, other):
            return None
        kind, of_kind = self._kind(one, other)
        names, words = one.names & other.names, one.words & other.words
        score = time + of_kind + self.matters.weight(words)
        score += self._names_score(one, other) + _numbers_score(one, other)
        roots = sorted(names | words, key=lambda root: (-self.matters.weight((root,)), root))
        return _Pairing(first=first, second=second, score=score, kind=kind, shared=tuple(roots))

    def _kind(self, one: Aspects, other: Aspects) -> tuple[str | None, float]:
        """Return the kind of happening that both tell, None if there is none, and its rarity."""
        told = one.main & other.main
        touched = ((one.main & other.kinds) | (one.kinds & other.main)) - told
        found = [(self.kind_rarity[kind], kind) for kind in told]
        found += [(TOUCHED * self.kind_rarity[kind], kind) for kind in touched]
        if not found:
            return None, 0.0
        rarity, kind = max(found)
        return kind, rarity

    def _names_score(self, one: Aspects, other: Aspects) -> float:
        if not one.runs or not other.runs:
            return 0.0
        found = []
        for mine, theirs in ((one, other), (other, one)):
            shared = self.matters.shared_names(mine.runs, theirs.runs)
            apart = [run for run in mine.runs if not run & theirs.names]
            found.append(
                (self.matters.weight_of_names(shared), self.matters.weight_of_names(apart))
            )
        return min(each for each, _ in found) - OTHER_NAMES * min(each for _, each in found)

    def keys(self, pairing: _Pairing) -> tuple[tuple[int, str], tuple[int, str]]:
        """Return each of the two tellings with the source of the other."""
        lines = self.matters.material.lines
        first, second = lines[pairing.first][0], lines[pairing.second][0]
        sources = [self.matters.telling(end).told.source for end in (pairing.first, pairing.second)]
        return (first, sources[1]), (second, sources[0])

    def join(self, pairing: _Pairing) -> Join:
        """Return the join with its reason."""
        one, other = (self.matters.telling(end) for end in (pairing.first, pairing.second))
        because = f"both tell of one incident: {one.as_written(pairing.shared[:5])}"
        confidence = round(min(SUREST, 0.6 + pairing.score / 100), 2)
        return Join(first=one.id, second=other.id, because=because, confidence=confidence)


def _time_score(one: Telling, other: Telling) -> float | None:
    """Return what the times add to the score of a pair, None where they exclude each other."""
    if not may_coincide(one, other):
        return None
    if any(each.width_s is None or each.width_s > NEAR_S for each in (one, other)):
        return -OPEN_TIME
    if one.is_dated_by_words and other.is_dated_by_words and one.window == other.window:
        return SAME_DAY
    return 0.0


def _numbers_score(one: Aspects, other: Aspects) -> float:
    shared = one.numbers & other.numbers
    if shared:
        return NUMBER * len(shared)
    if not one.numbers or not other.numbers:
        return 0.0
    are_exact = all(any(map(_is_exact, each.numbers)) for each in (one, other))
    return -OTHER_EXACT_NUMBERS if are_exact else -OTHER_NUMBERS


def _is_exact(number: str) -> bool:
    """Tell whether nobody would count again and come to another: an amount, a score, no toll."""
    return not number.isdigit() or len(number) > EXACT_DIGITS


def _contradict(one: Aspects, other: Aspects) -> bool:
    """Tell whether names or kinds speak against one event: others are named, others act, or both
    tell kinds of happening of which the other says nothing."""
    if one.names and other.names and not one.names & other.names:
        return True
    if one.main and other.main and not (one.main & other.kinds or other.main & one.kinds):
        return True
    act_apart = one.subject and other.subject and not one.subject & other.subject
    return bool(act_apart) and not (one.subject & other.names or other.subject & one.names)
