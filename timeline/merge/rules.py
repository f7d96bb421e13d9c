"""The rules by which two mentions are taken for tellings of one event: one visible table.

Each looks at candidates that an index has found, never at all pairs. Precision comes first: like
statements on different occasions stay apart unless words in quotation marks, an exact reference or
a near copy bind them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from timeline.likeness import Collection, content_words, longest_run
from timeline.merge.telling import Telling, may_coincide, same_speaker
from timeline.model import Join, Narrated, Span

QUOTED_RUN = 3  # words in a row, within quotation marks of both
MOST_OF_QUOTATION = 0.6  # share of a quotation that a short run must make up to bind
SURE_RUN = 6  # words in a row that nobody says twice by chance
COPY_LENGTH = 6  # words below which equal texts are no copies

MOST_HOLDERS = 30  # tellings that may hold a word for it to propose candidates
SAME_CLAIM = 0.5  # weighted share of the shorter telling's words that the other tells too
SAME_CLAIM_WORDS = 5
SAME_CLAIM_WEIGHT = 10.0  # summed rarity of the shared words
SAME_DAY_CLAIM = 0.25  # the share that is enough where both name one day in words
DAY_S = 86400
REFERENCE_COVERED = 0.35
NEIGHBOUR_S = 2 * 86400
REFERRING = frozenset({"clock-post", "earlier-post", "previous-post", "link", "topic-post"})


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRule:
    """A name, what it claims, and the function that finds its joins."""

    name: str
    says: str
    find: Callable[[Material], Iterator[Join]]


@dataclass(frozen=True, kw_only=True)
class Material:
    """All mentions of the story, and the indexes that the rules share (made when first asked)."""

    narrated: Sequence[Narrated]
    tellings: tuple[Telling, ...]

    @cached_property
    def by_id(self) -> dict[str, Telling]:
        """The tellings by their mention's id."""
        return {telling.id: telling for telling in self.tellings}

    @cached_property
    def collection(self) -> Collection:
        """The tellings' content words."""
        return Collection([telling.words for telling in self.tellings])

    @cached_property
    def weights(self) -> list[float]:
        """The summed rarity of each telling's words."""
        rarity = self.collection.rarity
        return [sum(rarity(word) for word in sorted(set(one.words))) for one in self.tellings]

    def covered(self, first: int, second: int) -> float:
        """Return the weighted share of the shorter telling's words that the other tells too."""
        shared = set(self.tellings[first].words) & set(self.tellings[second].words)
        total = min(self.weights[first], self.weights[second])
        weight = sum(self.collection.rarity(word) for word in sorted(shared))
        return weight / total if total else 0.0

    @cached_property
    def neighbours(self) -> list[tuple[int, int]]:
        """Pairs of tellings of different sources that share rare words, best first of each."""
        limit = MOST_HOLDERS
        shared: Counter[tuple[int, int]] = Counter()
        for holders in self.collection.holders.values():
            if 2 <= len(holders) <= limit:
                for place, first in enumerate(holders):
                    for second in holders[place + 1 :]:
                        shared[first, second] += 1
        return sorted(pair for pair, count in shared.items() if count >= 3)


def continued(material: Material) -> Iterator[Join]:
    """Join what a post goes on with after telling of another time."""
    for telling in material.tellings:
        if telling.told.continues in material.by_id:
            assert telling.told.continues is not None
            yield Join(
                first=telling.told.continues,
                second=telling.id,
                because="the same post goes on with it",
                confidence=1.0,
            )


def continued_quotation(material: Material) -> Iterator[Join]:
    """Join a paragraph of an article that only goes on quoting the one before it."""
    for first, second in pairwise(one for one in material.tellings if not one.told.is_part):
        same_text = first.told.source == second.told.source and first.told.post == second.told.post
        if not same_text or second.told.time.basis == "words":
            continue
        quoted = sum(len(span) for span in second.told.quotations)
        new_speaker = second.surnames and first.surnames and not second.surnames & first.surnames
        fits = may_coincide(first, second)
        if quoted >= 0.6 * len(second.told.span) and not new_speaker and fits:
            because = "the next paragraph goes on quoting the same speaker"
            yield Join(first=first.id, second=second.id, because=because, confidence=0.97)


def referred(material: Material) -> Iterator[Join]:
    """Join what a post retells with the telling in the post it refers to for more."""
    by_post: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for index, telling in enumerate(material.tellings):
        by_post[telling.told.source, telling.told.post].append(index)
    for one in material.narrated:
        document = one.resolved.placed.document.id
        for reference in one.resolved.placed.references:
            if reference.status != "resolved" or reference.reading.kind not in REFERRING:
                continue
            for here in by_post.get((document, reference.post or 0), ()):
                telling = material.tellings[here]
                if _is_inside_signal(one, reference.reading.span):
                    continue
                if telling.told.span.contains(reference.reading.span):
                    targets = by_post.get((document, reference.targets[0]), [])
                    yield from _retold(material, here, targets, reference.reading.text)


def _is_inside_signal(narrated: Narrated, reference: Span) -> bool:
    """Tell whether a reference only names what a signal counts from ("just as he said (see …)")."""
    return any(
        signal.governs is not None
        and signal.governs.start <= reference.start <= signal.governs.end + 4
        for signal in narrated.resolved.placed.tagged.signals
    )


def _retold(material: Material, here: int, targets: Sequence[int], words: str) -> Iterator[Join]:
    best = max(targets, key=lambda other: material.covered(here, other), default=None)
    if best is None or best == here:
        return
    first, second = material.tellings[best], material.tellings[here]
    if material.covered(here, best) >= REFERENCE_COVERED:
        because = f"«{words}» names the post that told it first"
        yield Join(first=first.id, second=second.id, because=because, confidence=0.95)


def copied(material: Material) -> Iterator[Join]:
    """Join texts that are the same word for word (syndicated copy, a second printing)."""
    first_of: dict[str, Telling] = {}
    for telling in material.tellings:
        if telling.copy_key.count(" ") < COPY_LENGTH:
            continue
        known = first_of.setdefault(telling.copy_key, telling)
        if known is not telling:
            because = "both are the same text"
            yield Join(first=known.id, second=telling.id, because=because, confidence=0.99)


def same_quotation(material: Material) -> Iterator[Join]:
    """Join tellings that put the same words between quotation marks."""
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, telling in enumerate(material.tellings):
        grams = {
            said[start : start + QUOTED_RUN]
            for said in telling.said
            for start in range(len(said) - QUOTED_RUN + 1)
        }
        for gram in sorted(grams):
            if len(content_words(" ".join(gram))) >= 2:
                holders[gram].append(index)
    pairs = {
        (first, second)
        for found in holders.values()
        if len(found) <= MOST_HOLDERS
        for place, first in enumerate(found)
        for second in found[place + 1 :]
    }
    for first, second in sorted(pairs):
        yield from _quotation_join(material.tellings[first], material.tellings[second])


def _quotation_join(first: Telling, second: Telling) -> Iterator[Join]:
    run = _longest_shared(first, second)
    speaker = same_speaker(first, second)
    content = len(content_words(" ".join(run)))
    whole = len(run) >= MOST_OF_QUOTATION * min(_holding(first, run), _holding(second, run))
    if speaker is False:
        return
    if len(run) < SURE_RUN and not (speaker and whole and content >= QUOTED_RUN):
        return
    if first.told.source == second.told.source and len(run) < SURE_RUN:
        return
    words = " ".join(run[:12]) + (" …" if len(run) > 12 else "")
    yield Join(
        first=first.id,
        second=second.id,
        because=f"both quote «{words}»",
        confidence=round(min(0.98, 0.7 + 0.04 * len(run)), 2),
    )


def _holding(telling: Telling, run: Sequence[str]) -> int:
    """Return the length in words of the shortest quotation that holds the run."""
    text = " ".join(run)
    return min((len(said) for said in telling.said if text in " ".join(said)), default=1 << 20)


def _longest_shared(first: Telling, second: Telling) -> tuple[str, ...]:
    """Return the longest run of words that stands within quotation marks in both."""
    best: tuple[str, ...] = ()
    for one in first.said:
        for other in second.said:
            length, start, _ = longest_run(one, other, least=QUOTED_RUN)
            if length > len(best):
                best = one[start : start + length]
    return best


def same_claim(material: Material) -> Iterator[Join]:
    """Join tellings of different sources that name the same people, words and day."""
    for first, second in material.neighbours:
        one, other = material.tellings[first], material.tellings[second]
        if one.told.source == other.told.source or not may_coincide(one, other):
            continue
        if not _is_near(one) or not _is_near(other):
            continue
        if not same_speaker(one, other):
            continue
        who = one.who | other.who
        shared = [word for word in material.collection.shared(one.words, second) if word not in who]
        weight = sum(material.collection.rarity(word) for word in shared)
        if len(shared) < SAME_CLAIM_WORDS or weight < SAME_CLAIM_WEIGHT:
            continue
        covered = material.covered(first, second)
        if covered >= (SAME_DAY_CLAIM if _share_day(one, other) else SAME_CLAIM):
            because = f"both tell of {', '.join(shared[:5])}, at times that fit"
            confidence = round(min(0.9, 0.55 + covered / 2), 2)
            yield Join(first=one.id, second=other.id, because=because, confidence=confidence)


def _share_day(first: Telling, second: Telling) -> bool:
    """Tell whether the words of both give one and the same day or part of it."""
    words = first.told.time.basis == second.told.time.basis == "words"
    return words and first.window == second.window and (first.width_s or 0) <= DAY_S


def _is_near(telling: Telling) -> bool:
    return telling.width_s is not None and telling.width_s <= NEIGHBOUR_S


RULES: tuple[JoinRule, ...] = (
    JoinRule(name="continued", says="a post goes on with its own news", find=continued),
    JoinRule(name="copied", says="the same text twice", find=copied),
    JoinRule(name="continued-quotation", says="a quotation goes on", find=continued_quotation),
    JoinRule(name="referred", says="a reference names the first telling", find=referred),
    JoinRule(name="same-quotation", says="the same words quoted", find=same_quotation),
    JoinRule(name="same-claim", says="the same people, words and day", find=same_claim),
)
