"""Which events are key events, each for a reason that the page can show.

At most a third of the events are, and none of fewer than nine. Reasons, weightiest first: the
page's own flags, several sources, what the page's summary tells, posts that refer to it, and other
entries that are told from it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property

from timeline.assemble.independence import independent
from timeline.assemble.index import Index
from timeline.likeness import Collection, content_words
from timeline.model import Happening, Told
from timeline.phrases import ENGLISH

FEWEST_EVENTS = 9
MOST_SHARE = 3  # at most one event in so many
MOST_REASONS = 2
LEAST_WEIGHT = 2  # one entry told from another does not make that a key event
SUMMARY_WORDS = 3  # content words that a summary's sentence shares with the event it tells
ORDERING = ("before", "simultaneous", "during", "overlaps")


def key_reasons(index: Index, happenings: Sequence[Happening]) -> list[str | None]:
    """Return for each event why it is a key event, None for the rest."""
    if len(happenings) < FEWEST_EVENTS:
        return [None] * len(happenings)
    weigher = _Weigher(index, happenings)
    scored = []
    for number, happening in enumerate(happenings):
        reasons = weigher.reasons(number, happening)
        weight = sum(weight for weight, _ in reasons)
        if weight >= LEAST_WEIGHT:
            says = "; ".join(reason for _, reason in reasons[:MOST_REASONS])
            scored.append((-weight, number, says))
    chosen = {number: says for _, number, says in sorted(scored)[: len(happenings) // MOST_SHARE]}
    return [chosen.get(number) for number in range(len(happenings))]


class _Weigher:
    """The reasons of each event, with what all of them need counted once."""

    def __init__(self, index: Index, happenings: Sequence[Happening]) -> None:
        self.index = index
        self.happenings = happenings

    def reasons(self, number: int, happening: Happening) -> list[tuple[int, str]]:
        """Return (weight, reason) pairs of one event, the weightiest first."""
        tellings = [self.index.told_of[name] for name in happening.mentions]
        found = []
        if any(self.index.post(told).is_key and told.title_is_source for told in tellings):
            found.append((4, ENGLISH["key-marked"]))
        sources = independent(self.index, tellings)
        if sources > 1:
            found.append((2 + sources, ENGLISH["key-sources"].format(n=sources)))
        if number in self._summarised:
            found.append((3, ENGLISH["key-summary"]))
        if any(self._is_cited(told) for told in tellings):
            found.append((2, ENGLISH["key-cited"]))
        counted = sum(self._counted_from[told.id] for told in tellings)
        if counted:
            found.append((counted, ENGLISH["key-counted"]))
        return sorted(found, key=lambda reason: -reason[0])

    def _is_cited(self, told: Told) -> bool:
        is_news = told.time.basis != "words" or told.time.offset is not None
        return is_news and not told.is_part and self.index.post(told).id in self._cited

    @cached_property
    def _cited(self) -> set[str]:
        """The ids of posts that references of other posts lead to."""
        relations = self.index.made.network.relations
        return {relation.target for relation in relations if relation.type == "refers-to"}

    @cached_property
    def _counted_from(self) -> Counter[str]:
        """How many signals of other mentions count from each mention."""
        found: Counter[str] = Counter()
        for constraint in self.index.made.network.constraints:
            if constraint.key.startswith("signal/"):
                found[constraint.origin.removeprefix("start:")] += 1
        return found

    @cached_property
    def _summarised(self) -> set[int]:
        """The events (indexes) that sentences of their page's summary tell of most."""
        found: set[int] = set()
        members: defaultdict[str, list[int]] = defaultdict(list)
        for number, happening in enumerate(self.happenings):
            for source in {self.index.told_of[name].source for name in happening.mentions}:
                members[source].append(number)
        for source, numbers in members.items():
            found.update(self._told_in_summary(source, numbers))
        return found

    def _told_in_summary(self, source: str, numbers: Sequence[int]) -> set[int]:
        placed = self.index.placed(source)
        if not placed.segmented.summary:
            return set()
        texts = [self._words(source, self.happenings[number]) for number in numbers]
        collection = Collection(texts)
        found = set()
        for sentence in placed.tagged.sentences:
            if not any(part.contains(sentence.span) for part in placed.segmented.summary):
                continue
            query = content_words(placed.document.quote(sentence.span))
            scores = collection.scores(query)
            best = min(scores, key=lambda at: (-scores[at], at), default=None)
            if best is not None and len(collection.shared(query, best)) >= SUMMARY_WORDS:
                found.add(numbers[best])
        return found

    def _words(self, source: str, happening: Happening) -> list[str]:
        document = self.index.placed(source).document
        tellings = [self.index.told_of[name] for name in happening.mentions]
        own = [told for told in tellings if told.source == source]
        return [word for told in own for word in content_words(document.quote(told.span))]
