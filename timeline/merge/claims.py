"""Joins by what is claimed: the same people, the same words and figures, at times that fit.

Sentences are compared, not whole mentions, so that a long report and a short one meet. Of several
candidates in one source only the likest is taken: like statements on other occasions stay apart.
So do two quotations: one that is like another, in other words, was said another time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.likeness import content_words, longest_run
from timeline.merge.material import DAY_S, Material, by_gram, shared_by
from timeline.merge.telling import (
    OCCASIONS,
    Line,
    Telling,
    claim_word,
    may_coincide,
    same_speaker,
)
from timeline.model import Join

SAME_CLAIM = 0.5  # weighted share of the shorter sentence's words that the other has too
SAME_CLAIM_WORDS = 5
SAME_CLAIM_WEIGHT = 10.0  # summed rarity of the shared words
SAME_DAY_CLAIM = 0.25  # the share that is enough where both name one day in words
ACTED_WORDS = 3  # shared words that are enough where one person acts in both sentences
ACTED_CLAIM = 0.3
ACTED_WEIGHT = 7.5
NEXT_CLAIM = 0.25
MOMENT_S = 3600  # how wide a time of day may be that binds what is told of it
SAME_MOMENT_WORDS = 3
NEIGHBOUR_S = 2 * DAY_S
INTERVIEW_S = 8 * DAY_S
INTERVIEW_WORDS = 3
SAID_TWICE = 4  # words in a row that bind two tellings of one person on one stated day
COPIED_RUN = 6  # words in a row that bind them without a stated day
FIGURE = 2  # how many words a shared figure counts for


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A pair of tellings with the share that their likest sentences have in common."""

    first: Telling
    second: Telling
    share: float
    words: tuple[str, ...]


def same_claim(material: Material) -> Iterator[Join]:
    """Join tellings of different sources that name the same people, words and day."""
    for first, second in material.neighbours:
        one, other = material.tellings[first], material.tellings[second]
        if one.told.source == other.told.source or not _fit(one, other):
            continue
        if not same_speaker(one, other) or one.contradicts(other):
            continue
        shared = _shared(material, one, other, one.words, other.words)
        shared = [word for word in shared if word in one.own_words or word in other.own_words]
        weight = material.weight(shared)
        if len(shared) < SAME_CLAIM_WORDS or weight < SAME_CLAIM_WEIGHT:
            continue
        covered = material.covered(first, second)
        if covered >= (SAME_DAY_CLAIM if _share_day(one, other) else SAME_CLAIM):
            because = f"both tell of {one.as_written(shared[:5])}, at times that fit"
            confidence = round(min(0.88, 0.55 + covered / 2), 2)
            yield Join(first=one.id, second=other.id, because=because, confidence=confidence)


def same_moment(material: Material) -> Iterator[Join]:
    """Join tellings of two posts whose words give one and the same clock time, and which say the
    same of it: the news, and a summary's retelling of it."""
    found: defaultdict[tuple[int | None, int | None], list[int]] = defaultdict(list)
    for index, telling in enumerate(material.tellings):
        width = telling.width_s
        if telling.is_dated_by_words and width is not None and width <= MOMENT_S:
            found[telling.window].append(index)
    for first, second in shared_by(found.values(), least=1):
        one, other = material.tellings[first], material.tellings[second]
        if _same_post(one, other) or same_speaker(one, other) is False or one.contradicts(other):
            continue
        shared = _shared(material, one, other, one.words, other.words)
        said_of_it = [word for word in shared if not word[0].isdigit()]
        covered = material.covered(first, second)
        if len(said_of_it) >= SAME_MOMENT_WORDS and covered >= SAME_CLAIM:
            because = f"both tell of {one.as_written(said_of_it[:5])}, at the same time of day"
            yield Join(first=one.id, second=other.id, because=because, confidence=0.92)


def same_act(material: Material) -> Iterator[Join]:
    """Join tellings of different sources in which one person does or says the same thing."""
    best: dict[tuple[str, str], _Candidate] = {}
    for candidate in _candidates(material):
        one, other = candidate.first, candidate.second
        for key in ((one.id, other.told.source), (other.id, one.told.source)):
            known = best.get(key)
            if known is None or candidate.share > known.share:
                best[key] = candidate
    for (name, _), candidate in sorted(best.items(), key=lambda item: item[0]):
        one, other = candidate.first, candidate.second
        mutual = best[other.id, one.told.source] is best[one.id, other.told.source]
        if mutual and name == one.id:
            words = one.as_written(candidate.words[:5])
            yield Join(
                first=one.id,
                second=other.id,
                because=f"in both, the same person speaks or acts: {words}",
                confidence=round(min(0.88, 0.6 + candidate.share / 3), 2),
            )


def _candidates(material: Material) -> Iterator[_Candidate]:
    for first, second in material.like_lines:
        (at, line), (other_at, other_line) = material.lines[first], material.lines[second]
        one, other = material.tellings[at], material.tellings[other_at]
        if one.told.source == other.told.source or not line.actors & other_line.actors:
            continue
        if not _fit(one, other) or (line.is_quotation and other_line.is_quotation):
            continue
        if line.contradicts(other_line):
            continue
        shared = _shared(material, one, other, line.words, other_line.words)
        count = sum(FIGURE if word[0].isdigit() else 1 for word in shared)
        weight = material.weight(shared)
        if count < ACTED_WORDS or weight < ACTED_WEIGHT:
            continue
        share = _share(material, line, other_line, shared)
        if share >= ACTED_CLAIM:
            yield _Candidate(first=one, second=other, share=share, words=tuple(shared))


def told_again(material: Material) -> Iterator[Join]:
    """Join neighbours in one post where the next sentence takes up what was only touched on."""
    for first, second in material.like_lines:
        (at, line), (other_at, other_line) = material.lines[first], material.lines[second]
        one, other = material.tellings[at], material.tellings[other_at]
        if not _same_post(one, other) or not (one.told.is_part or other.told.is_part):
            continue
        if one.told.span.overlaps(other.told.span) or not line.actors & other_line.actors:
            continue
        shared = sorted(set(line.words) & set(other_line.words) - one.actors - one.who)
        enough = len(shared) >= ACTED_WORDS and may_coincide(one, other)
        if enough and _share(material, line, other_line, shared) >= NEXT_CLAIM:
            because = f"the post comes back to it: {one.as_written(shared[:4])}"
            yield Join(first=one.id, second=other.id, because=because, confidence=0.8)


def same_words(material: Material) -> Iterator[Join]:
    """Join what an article tells twice of one person and day, or twice in nearly the same words."""
    if not any(telling.is_article for telling in material.tellings):
        return
    grams = by_gram([[telling.plain] for telling in material.tellings], SAID_TWICE)
    for first, second in material.sharing(grams):
        one, other = material.tellings[first], material.tellings[second]
        if not (one.is_article and _same_post(one, other) and one.actors & other.actors):
            continue
        if one.told.span.overlaps(other.told.span) or not may_coincide(one, other):
            continue
        length, at, _ = longest_run(one.plain, other.plain, least=SAID_TWICE)
        run = one.plain[at : at + length]
        least = SAID_TWICE if _share_day(one, other) else COPIED_RUN
        if length >= least and len(content_words(" ".join(run))) >= least // 2:
            because = f"the article tells twice: «{' '.join(run[:12])}»"
            yield Join(first=one.id, second=other.id, because=because, confidence=0.8)


def interviewed(material: Material) -> Iterator[Join]:
    """Join what one person told one paper, as two sources report it."""
    for first, second in material.neighbours:
        one, other = material.tellings[first], material.tellings[second]
        if one.told.source == other.told.source or not one.carriers & other.carriers:
            continue
        if not (one.is_article and other.is_article and may_coincide(one, other)):
            continue
        near = all(
            each.width_s is not None and each.width_s <= INTERVIEW_S for each in (one, other)
        )
        shared = _shared(material, one, other, one.words, other.words)
        if near and one.actors & other.actors and len(shared) >= INTERVIEW_WORDS:
            who = ", ".join(sorted(one.carriers & other.carriers))
            because = f"both report what the same person told {who}"
            yield Join(first=one.id, second=other.id, because=because, confidence=0.75)


def _same_post(first: Telling, second: Telling) -> bool:
    return first.told.source == second.told.source and first.told.post == second.told.post


def _fit(first: Telling, second: Telling) -> bool:
    return _is_near(first) and _is_near(second) and may_coincide(first, second)


def _is_near(telling: Telling) -> bool:
    return telling.width_s is not None and telling.width_s <= NEIGHBOUR_S


def _shared(
    material: Material,
    one: Telling,
    other: Telling,
    words: tuple[str, ...],
    others: tuple[str, ...],
) -> list[str]:
    """Return the words that both have but for those who act, rarest first."""
    names = {claim_word(name) for name in one.actors | other.actors}
    who = one.who | other.who | names | OCCASIONS
    shared = (set(words) & set(others)) - who
    return sorted(shared, key=lambda word: (-material.rarity(word), word))


def _share(material: Material, line: Line, other: Line, shared: list[str]) -> float:
    total = min(material.weight(set(line.words)), material.weight(set(other.words)))
    return material.weight(set(shared)) / total if total else 0.0


def _share_day(first: Telling, second: Telling) -> bool:
    """Tell whether the words of both give one and the same day or part of it."""
    words = first.told.time.basis == second.told.time.basis == "words"
    return words and first.window == second.window and (first.width_s or 0) <= DAY_S
