"""Joins made one by one: groups of mentions that tell of one event, with the time they share."""

from __future__ import annotations

from collections.abc import Callable

from timeline.merge.material import Material
from timeline.merge.telling import Telling, are_of_other_occasions, fit, may_coincide
from timeline.model import Constraint, Contradiction, Join, Refused, Strength
from timeline.points import start
from timeline.provenance import Derivation

DISPUTED_FROM = 0.9  # confidence of a join that windows which exclude each other do not undo
SURE = 0.9  # below it, a join never makes two posts of one live blog tell one event
JOIN_RANK = 10
MOST_WEIGHED = 40  # tellings of one disputed event that are held against each other

Admit = Callable[[Constraint], Contradiction | None]


class Groups:
    """Disjoint sets of mentions (union by first member), each with its shared window.

    Of each group one mention is its anchor: others that may have begun with it are tied to it.
    """

    def __init__(self, material: Material, admit: Admit) -> None:
        self._admit = admit
        self._by_id = material.by_id
        self._parent = {telling.id: telling.id for telling in material.tellings}
        self.members = {telling.id: [telling] for telling in material.tellings}
        self.joins: dict[str, list[Join]] = {telling.id: [] for telling in material.tellings}
        self.tied: dict[str, list[tuple[str, str]]] = {one.id: [] for one in material.tellings}
        self._anchors = {telling.id: telling for telling in material.tellings}
        self._times = {telling.id: telling.times for telling in material.tellings}
        self._sources = {telling.id: {telling.told.source} for telling in material.tellings}
        self._posts: dict[str, dict[str, int]] = {
            telling.id: {} if telling.is_article else {telling.told.source: telling.told.post}
            for telling in material.tellings
        }
        self._refused: list[Refused] = []

    def try_join(self, join: Join) -> None:
        """Make a join unless something is in its way; what times are in its way is kept."""
        if join.first not in self._parent or join.second not in self._parent:
            return
        first, second = self._find(join.first), self._find(join.second)
        if first == second or (join.confidence < SURE and self._cross(first, second)):
            return
        if not (self._fit(first, second) or self._bound(join, first, second)):
            self._refused.append(Refused(join=join))
            return
        tie, contradiction = self._tie(first, second)
        if contradiction is not None:
            self._refused.append(Refused(join=join, contradiction=contradiction))
            return
        self._unite(first, second)
        self.joins[first].append(join)
        if tie is not None:
            self.tied[first].append(tie)

    def _bound(self, join: Join, first: str, second: str) -> bool:
        """Tell whether words as sure as these make one event of two that have other times."""
        ends = (self._by_id[join.first], self._by_id[join.second])
        is_sure = join.confidence >= DISPUTED_FROM and self._sources[first] != self._sources[second]
        return is_sure and not are_of_other_occasions(*ends)

    def refusals(self) -> tuple[Refused, ...]:
        """Return the joins refused for their times whose mentions no other join brought together,
        of each two groups the most confident."""
        found: dict[tuple[str, str], Refused] = {}
        for one in self._refused:
            ends = sorted((self._find(one.join.first), self._find(one.join.second)))
            if ends[0] != ends[1]:
                found.setdefault((ends[0], ends[1]), one)
        return tuple(found.values())

    def _tie(self, first: str, second: str) -> tuple[tuple[str, str] | None, Contradiction | None]:
        """Tie the anchors of two groups on the solver; nothing is tied where they need not, or
        cannot, have begun together (a report of the day, a late report, a dispute)."""
        one, other = self._anchors[first], self._anchors[second]
        if _is_vague(one) != _is_vague(other) or not may_coincide(one, other):
            return None, None
        tie = (one.id, other.id)
        contradiction = self._admit(together(*tie))
        if contradiction is not None and not (one.is_dated_by_words or other.is_dated_by_words):
            return None, None  # each went up at its own time: one of them told it late
        return tie, contradiction

    def _find(self, name: str) -> str:
        while self._parent[name] != name:
            self._parent[name] = self._parent[self._parent[name]]
            name = self._parent[name]
        return name

    def _unite(self, first: str, second: str) -> None:
        self.members[first].extend(self.members.pop(second))
        self.joins[first].extend(self.joins.pop(second))
        self.tied[first].extend(self.tied.pop(second))
        anchors = (self._anchors[first], self._anchors.pop(second))
        self._anchors[first] = min(anchors, key=_anchor_key)
        self._times[first] = self._times[first].together(self._times.pop(second))
        self._sources[first] |= self._sources.pop(second)
        self._posts[first].update(self._posts.pop(second))
        self._parent[second] = first

    def _cross(self, first: str, second: str) -> bool:
        """Tell whether both hold posts of one live blog, but other ones: a blog tells a thing once,
        unless its own words say that it comes back to it."""
        mine, theirs = self._posts[first], self._posts[second]
        fewer, more = (mine, theirs) if len(mine) < len(theirs) else (theirs, mine)
        return any(more.get(source, post) != post for source, post in fewer.items())

    def _fit(self, first: str, second: str) -> bool:
        """Tell whether the times of both groups fit.

        A group that is disputed already takes what fits one of its versions.
        """
        if not (self._times[first].fit and self._times[second].fit):
            mine, theirs = self.members[first][:MOST_WEIGHED], self.members[second][:MOST_WEIGHED]
            return any(fit((one, other)) for one in mine for other in theirs)
        return self._times[first].together(self._times[second]).fit


def together(first: str, second: str) -> Constraint:
    """Return the constraint that two mentions began together: the weakest of all."""
    return Constraint(
        key=f"join/{first}/{second}",
        origin=start(first),
        target=start(second),
        lower_s=0,
        upper_s=0,
        strength=Strength.ASSUMED,
        why=Derivation(rule="same-event", says="both tell of one event"),
        rank=JOIN_RANK,
    )


def _is_vague(telling: Telling) -> bool:
    """Tell whether an article only tells it as news of its day or two: what is assumed of it must
    not narrow what words say."""
    return telling.is_article and not telling.is_dated_by_words


def _anchor_key(telling: Telling) -> tuple[bool, bool, int, str]:
    latest = telling.window[1]
    ends = latest if latest is not None else 1 << 60
    return _is_vague(telling), not telling.is_dated_by_words, ends, telling.id
