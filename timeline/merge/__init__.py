"""Turns mentions with windows into events: which mentions tell of one thing, and which disagree.

Joins are tried in order of confidence. One whose windows exclude each other is made only where the
words bind them beyond doubt, and then the event is disputed; otherwise it is refused.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from timeline.errors import Problem
from timeline.merge.material import MOST_HOLDERS, Material, by_gram
from timeline.merge.quotations import SHINGLE, differing
from timeline.merge.reading import tellings
from timeline.merge.rules import RULES
from timeline.merge.telling import Telling, fit, share_instant
from timeline.model import Constraint, Happening, Join, Merged, Narrated, Solution, Strength
from timeline.points import start
from timeline.provenance import Derivation

LEAST_CONFIDENCE = {"strict": 0.9, "usual": 0.6, "off": 1.0}
DISPUTED_FROM = 0.9  # confidence of a join that windows which exclude each other do not undo
SURE = 0.9  # below it, a join never makes two posts of one live blog tell one event
JOIN_RANK = 10
MOST_WEIGHED = 40  # tellings of one disputed event that are held against each other


def merge(
    narrated: Sequence[Narrated],
    solution: Solution,
    mode: Literal["strict", "usual", "off"] = "usual",
) -> Merged:
    """Return all events, by the first of their mentions in the order of sources and text."""
    material = Material(narrated=narrated, tellings=tellings(narrated, solution.windows))
    rules = [rule for rule in RULES if len(narrated) > 1 or not rule.is_across]
    proposed = [join for rule in rules for join in rule.find(material)]
    wanted = [join for join in proposed if join.confidence >= LEAST_CONFIDENCE[mode]]
    wanted.sort(key=lambda join: (-join.confidence, join.first, join.second))
    happenings = _happenings(*_made(material, wanted))
    problems = tuple(_uncompared(material)) if mode != "off" else ()
    return Merged(happenings=happenings, problems=problems)


def _uncompared(material: Material) -> Iterator[Problem]:
    """Yield one note where words in a row stand in too many mentions for all their pairs.

    Single words are no matter: what so many mentions hold is not rare, and proposes nothing.
    """
    grams = by_gram([[telling.plain] for telling in material.tellings], SHINGLE)
    capped = [(gram, held) for gram, held in grams.items() if len(held) > MOST_HOLDERS]
    if capped:
        gram, held = max(capped, key=lambda one: (len(one[1]), one[0]))
        says = (
            f"«{' '.join(gram)}» stands in {len(held)} mentions ({len(capped)} such runs of words"
            f" stand in over {MOST_HOLDERS}): each was compared with the next alone, not with all"
        )
        yield Problem(kind="limit", severity="note", says=says)


def join_constraints(happenings: Iterable[Happening]) -> tuple[Constraint, ...]:
    """Return the constraints that joined mentions began together; where not all times fit (one is
    disputed, or only reported later), those that fit the one kept or told first.

    They are the weakest of all, so that a contradiction undoes the join and nothing else.
    """
    found: list[Constraint] = []
    for happening in happenings:
        if not happening.agreeing:
            found.extend(
                _together(join.first, join.second, join.because) for join in happening.joins
            )
            continue
        first, *others = happening.agreeing
        found.extend(_together(first, other, "both tell of one event") for other in others)
    return tuple(found)


def _together(first: str, second: str, says: str) -> Constraint:
    return Constraint(
        key=f"join/{first}/{second}",
        origin=start(first),
        target=start(second),
        lower_s=0,
        upper_s=0,
        strength=Strength.ASSUMED,
        why=Derivation(rule="same-event", says=says),
        rank=JOIN_RANK,
    )


def without(happenings: Sequence[Happening], undone: frozenset[str]) -> tuple[Happening, ...]:
    """Return the events again, without the joins whose constraints (keys) had to be set aside."""
    found: list[Happening] = []
    for happening in happenings:
        kept = [one for one in happening.joins if f"join/{one.first}/{one.second}" not in undone]
        if len(kept) == len(happening.joins):
            found.append(happening)
        else:
            found.extend(_regrouped(happening, kept))
    return tuple(found)


class _Groups:
    """Disjoint sets of mentions (union by first member), each with its shared window."""

    def __init__(self, material: Material) -> None:
        self.parent = {telling.id: telling.id for telling in material.tellings}
        self.members = {telling.id: [telling] for telling in material.tellings}
        self.times = {telling.id: telling.times for telling in material.tellings}
        self.sources = {telling.id: {telling.told.source} for telling in material.tellings}
        self.posts: dict[str, dict[str, int]] = {
            telling.id: {} if telling.is_article else {telling.told.source: telling.told.post}
            for telling in material.tellings
        }

    def find(self, name: str) -> str:
        while self.parent[name] != name:
            self.parent[name] = self.parent[self.parent[name]]
            name = self.parent[name]
        return name

    def unite(self, first: str, second: str) -> None:
        self.members[first].extend(self.members.pop(second))
        self.times[first] = self.times[first].together(self.times.pop(second))
        self.sources[first] |= self.sources.pop(second)
        self.posts[first].update(self.posts.pop(second))
        self.parent[second] = first

    def cross(self, first: str, second: str) -> bool:
        """Tell whether both hold posts of one live blog, but other ones: a blog tells a thing once,
        unless its own words say that it comes back to it."""
        mine, theirs = self.posts[first], self.posts[second]
        fewer, more = (mine, theirs) if len(mine) < len(theirs) else (theirs, mine)
        return any(more.get(source, post) != post for source, post in fewer.items())

    def fit(self, first: str, second: str) -> bool:
        """Tell whether the times of both groups fit.

        A group that is disputed already takes what fits one of its versions.
        """
        if not (self.times[first].fit and self.times[second].fit):
            mine, theirs = self.members[first][:MOST_WEIGHED], self.members[second][:MOST_WEIGHED]
            return any(fit((one, other)) for one in mine for other in theirs)
        return self.times[first].together(self.times[second]).fit


def _made(material: Material, wanted: Sequence[Join]) -> tuple[_Groups, list[Join]]:
    groups, made = _Groups(material), []
    for join in wanted:
        if join.first not in groups.parent or join.second not in groups.parent:
            continue
        first, second = groups.find(join.first), groups.find(join.second)
        if first == second:
            continue
        if join.confidence < SURE and groups.cross(first, second):
            continue
        bound = join.confidence >= DISPUTED_FROM and groups.sources[first] != groups.sources[second]
        if groups.fit(first, second) or bound:
            groups.unite(first, second)
            made.append(join)
    return groups, made


def _happenings(groups: _Groups, made: Sequence[Join]) -> tuple[Happening, ...]:
    joins: defaultdict[str, list[Join]] = defaultdict(list)
    for join in made:
        joins[groups.find(join.first)].append(join)
    found = []
    for name, members in groups.members.items():
        disputed = not fit([one for one in members if one.width_s is not None])
        kept, because = _kept(members) if disputed else (None, None)
        found.append(
            Happening(
                mentions=tuple(one.id for one in members),
                joins=tuple(joins[name]),
                is_disputed=disputed,
                kept=kept,
                kept_because=because,
                agreeing=_agreeing(members, kept),
                differing=differing(members),
            )
        )
    return tuple(found)


def _kept(members: Sequence[Telling]) -> tuple[str, str]:
    """Choose whose time of a disputed event is kept, and say why: told nearest to it, else told so
    by more sources, else most precise."""
    dated = [one for one in members if one.width_s is not None]

    def key(telling: Telling) -> tuple[int, int, int]:
        agreeing = {one.told.source for one in dated[:MOST_WEIGHED] if fit((telling, one))}
        is_live = telling.told.time.basis == "posted" or telling.told.time.offset is not None
        return 0 if is_live else 1, -len(agreeing), telling.width_s or 0

    ranked = sorted(dated[:MOST_WEIGHED], key=lambda one: (key(one), one.id))
    best = key(ranked[0])
    others = [key(one) for one in ranked if not share_instant((ranked[0], one))]
    reasons = ("it was told nearest to the time", "more sources say so", "it is the more precise")
    for place, reason in enumerate(reasons):
        if others and best[place] < min(other[place] for other in others):
            return ranked[0].id, reason
    return ranked[0].id, "it comes first of equals"


def _agreeing(members: Sequence[Telling], kept: str | None) -> tuple[str, ...]:
    """Return those that may all have begun at one time, the one kept or told first in front.

    Empty where that is all of them. Where words date one, an article that only tells it as news of
    its day or two is left out: what is assumed of it must not narrow what others say.
    """
    vague = [one for one in members if one.is_article and not one.is_dated_by_words]
    if any(one.is_dated_by_words for one in members):
        dating = [one for one in members if one not in vague or one.id == kept]
    else:
        dating, vague = list(members), []
    if not vague and share_instant(members):
        return ()

    def key(telling: Telling) -> tuple[bool, bool, int, str]:
        latest = telling.window[1]
        ends = latest if latest is not None else 1 << 60
        return telling.id != kept, not telling.is_dated_by_words, ends, telling.id

    found: list[Telling] = []
    for telling in sorted(dating, key=key):
        if share_instant([*found, telling]):
            found.append(telling)
    return tuple(telling.id for telling in found)


def _regrouped(happening: Happening, kept: Sequence[Join]) -> list[Happening]:
    parent = {name: name for name in happening.mentions}

    def find(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    for join in kept:
        parent[find(join.second)] = find(join.first)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in happening.mentions:
        groups[find(name)].append(name)
    return [
        Happening(
            mentions=tuple(names),
            joins=tuple(join for join in kept if find(join.first) == root),
        )
        for root, names in groups.items()
    ]
