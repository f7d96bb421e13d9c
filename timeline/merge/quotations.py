"""Joins by words in quotation marks, and quotations of one event that differ in their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from timeline.likeness import content_words, longest_run
from timeline.merge.material import Material, by_gram
from timeline.merge.telling import Telling, claim_word, may_coincide, same_speaker
from timeline.model import Differing, Join, Span

QUOTED_RUN = 3  # words in a row, within quotation marks of both
MOST_OF_QUOTATION = 0.6  # share of a quotation that a short run must make up to bind
SURE_RUN = 6  # words in a row that nobody says twice by chance
BESIDES_QUOTATION = 2  # words that one exchange shares besides a short quotation
EXCHANGE_WEIGHT = 12.0
SAME_EXCHANGE = 0.9
SHINGLE = 5
FEWEST_SHINGLES = 6
NEAR_COPY = 0.6
UNMARKED_RUN = 5  # words in a row that one text quotes and another tells without marks
UNMARKED_CONTENT = 3

DIFFERING_RUN = 5  # equal words in a row that make two quotations one
DIFFERING_SHARE = 0.6
MOST_COMPARED = 12


def same_quotation(material: Material) -> Iterator[Join]:
    """Join tellings that put the same words between quotation marks."""
    said = [telling.said for telling in material.tellings]
    holders = {
        gram: held
        for gram, held in by_gram(said, QUOTED_RUN).items()
        if len(content_words(" ".join(gram))) >= 2
    }
    for first, second in material.sharing(holders):
        yield from _quotation_join(material, material.tellings[first], material.tellings[second])


def _quotation_join(material: Material, first: Telling, second: Telling) -> Iterator[Join]:
    run = _longest_shared(first.said, second.said)
    speaker = same_speaker(first, second)
    is_elsewhere = first.told.source != second.told.source
    if not is_elsewhere and first.told.span.overlaps(second.told.span):
        return  # what a sentence tells at another time stands in its words
    if speaker is False or (len(run) < SURE_RUN and not (speaker and is_elsewhere)):
        return
    confidence = min(0.98, 0.7 + 0.03 * len(run))
    if len(run) < SURE_RUN:
        content = len(content_words(" ".join(run)))
        held = [_holding(one, run) for one in (first, second)]
        is_whole = len(run) >= MOST_OF_QUOTATION * max(held)
        if is_whole and _tell_alike(material, first, second, run):
            confidence = SAME_EXCHANGE
        elif content < QUOTED_RUN or len(run) < MOST_OF_QUOTATION * min(held):
            return
    yield Join(
        first=first.id,
        second=second.id,
        because=f"both quote «{_shown(run)}»",
        confidence=round(confidence, 2),
    )


def _tell_alike(material: Material, first: Telling, second: Telling, run: Sequence[str]) -> bool:
    """Tell whether two tellings share more than the quotation: the exchange that it belongs to."""
    of_run = {claim_word(word) for word in content_words(" ".join(run))}
    names = {claim_word(name) for name in first.speakers | second.speakers}
    shared = set(first.words) & set(second.words) - names - first.who - second.who
    enough = len(shared - of_run) >= BESIDES_QUOTATION
    return enough and material.weight(shared) >= EXCHANGE_WEIGHT


def nearly_copied(material: Material) -> Iterator[Join]:
    """Join tellings of different sources that share most runs of words (syndicated, then edited).

    Resemblance by shingles: Broder 1997, "On the resemblance and containment of documents".
    """
    texts = [[telling.plain] for telling in material.tellings]
    for first, second in material.sharing(by_gram(texts, SHINGLE), least=FEWEST_SHINGLES):
        one, other = material.tellings[first], material.tellings[second]
        if one.told.source == other.told.source or not may_coincide(one, other):
            continue
        if same_speaker(one, other) is False or one.contradicts(other):
            continue
        runs = [
            {each.plain[at : at + SHINGLE] for at in range(len(each.plain) - SHINGLE + 1)}
            for each in (one, other)
        ]
        share = len(runs[0] & runs[1]) / min(len(runs[0]), len(runs[1]))
        if share >= NEAR_COPY:
            because = f"{share:.0%} of the shorter text stands in the other word for word"
            yield Join(first=one.id, second=other.id, because=because, confidence=0.96)


def unmarked_quotation(material: Material) -> Iterator[Join]:
    """Join a telling that quotes with one that tells the same words without the marks."""
    said = [telling.said for telling in material.tellings]
    quoted = by_gram(said, UNMARKED_RUN)
    plain = by_gram([[telling.plain] for telling in material.tellings], UNMARKED_RUN)
    holders = {gram: sorted({*held, *plain[gram]}) for gram, held in quoted.items()}
    for first, second in material.sharing(holders):
        one, other = material.tellings[first], material.tellings[second]
        if one.told.source == other.told.source or same_speaker(one, other) is False:
            continue
        run = max(_told_by(one, other), _told_by(other, one), key=len)
        is_enough = len(content_words(" ".join(run))) >= UNMARKED_CONTENT
        if len(run) >= UNMARKED_RUN and is_enough and may_coincide(one, other):
            because = f"one quotes what the other tells: «{_shown(run)}»"
            yield Join(first=one.id, second=other.id, because=because, confidence=0.82)


def _told_by(quoting: Telling, telling: Telling) -> tuple[str, ...]:
    """Return the longest run that one quotes and the other tells as its own words."""
    run = _longest_shared(quoting.said, [telling.plain])
    is_quoted = any(f" {' '.join(run)} " in f" {' '.join(said)} " for said in telling.said)
    return () if is_quoted else run


def _shown(run: Sequence[str]) -> str:
    return " ".join(run[:12]) + (" …" if len(run) > 12 else "")


def _holding(telling: Telling, run: Sequence[str]) -> int:
    """Return the length in words of the shortest quotation that holds the run."""
    text = " ".join(run)
    return min((len(said) for said in telling.said if text in " ".join(said)), default=1 << 20)


def _longest_shared(
    first: Sequence[tuple[str, ...]], second: Sequence[tuple[str, ...]]
) -> tuple[str, ...]:
    """Return the longest run of words that both have."""
    best: tuple[str, ...] = ()
    for one in first:
        for other in second:
            length, start, _ = longest_run(one, other, least=QUOTED_RUN)
            if length > len(best):
                best = one[start : start + length]
    return best


def differing(members: Sequence[Telling]) -> tuple[Differing, ...]:
    """Return the quotations of one event that two sources give in differing words.

    What is only cut shorter at an end does not differ. Each quotation is shown once.
    """
    found: dict[tuple[str, Span], Differing] = {}
    quoting = [one for one in members if one.said][:MOST_COMPARED]
    for one, other in combinations(quoting, 2):
        if one.told.source == other.told.source:
            continue
        for first, words in zip(one.told.quotations, one.said, strict=True):
            for second, others in zip(other.told.quotations, other.said, strict=True):
                if _differ(words, others):
                    pair = Differing(first=one.id, at=first, second=other.id, second_at=second)
                    found.setdefault((one.id, first), pair)
    return tuple(found.values())


def _differ(first: Sequence[str], second: Sequence[str]) -> bool:
    """Tell whether two quotations are one, but for words within what both have."""
    if min(len(first), len(second)) < DIFFERING_RUN:
        return False
    if longest_run(first, second, least=DIFFERING_RUN)[0] < DIFFERING_RUN:
        return False
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    real = [block for block in blocks if block.size >= 2]
    inner = first[real[0].a : real[-1].a + real[-1].size]
    others = second[real[0].b : real[-1].b + real[-1].size]
    matched = sum(block.size for block in real)
    alike = matched >= DIFFERING_SHARE * max(len(inner), len(others))
    return alike and tuple(inner) != tuple(others)
