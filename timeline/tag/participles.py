"""Verb groups, and which of those found are no clause's: "the man *arrested* on Friday said"."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.language import en
from timeline.language import en_verbs as words
from timeline.model import Tense
from timeline.tag.words import Words

LONGEST_OPENING = 4  # words and marks before a participle that opens a sentence: "“Originally"
LONGEST_NOUN = 3  # words of a noun without an article


@dataclass(slots=True, kw_only=True)
class Group:
    """A finite verb with its auxiliaries: words `first` to `last` (exclusive) of the sentence."""

    first: int
    last: int
    lemma: str
    tense: Tense
    is_perfect: bool = False
    is_progressive: bool = False
    is_modal: bool = False
    is_passive: bool = False
    may_be_participle: bool = False
    may_be_noun: bool = False


def without_participles(sentence: Words, found: list[Group]) -> list[Group]:
    """Drop "arrested" of "the man arrested on Friday said": one more verb without a new clause."""
    kept: list[Group] = []
    aside_to = 0
    for index, group in enumerate(found):
        if index < aside_to:
            continue
        following = found[index + 1] if index + 1 < len(found) else None
        if group.may_be_participle and following is not None:
            between = sentence.texts[group.last : following.first]
            before = sentence.texts[group.first - 1] if group.first else ""
            first = between[0] if between else ""
            is_open = bool(between) and not any(text in _BREAKS for text in between)
            if (
                is_open
                and before not in words.PRONOUNS
                and between[-1] not in words.PERSONAL
                and group.lemma not in words.REPORTING
                and (first in words.PREPOSITIONS)
            ):
                continue
        aside_to = index if kept else _end_of_aside(sentence, found, index)
        if index < aside_to:
            continue
        if group.may_be_participle and kept and _is_after_noun_by(sentence, group, kept[-1]):
            continue
        if group.may_be_participle and _is_accompanying(sentence, group):
            continue
        if group.may_be_participle and following and _opens_sentence(sentence, group, following):
            continue
        if group.may_be_noun and (
            _are_in_one_clause(sentence, group, following)
            or _are_in_one_clause(sentence, kept[-1] if kept else None, group)
        ):
            continue
        kept.append(group)
    return kept


_BREAKS = words.SUBORDINATORS | words.COORDINATORS | frozenset(',;:–—“”"()')
_PHRASE_BREAKS = (_BREAKS - words.COORDINATORS) | {"with"}


def _are_in_one_clause(sentence: Words, first: Group | None, second: Group | None) -> bool:
    """Tell whether nothing between two verbs begins another clause."""
    if first is None or second is None:
        return False
    return not any(text in _BREAKS for text in sentence.texts[first.last : second.first])


def _end_of_aside(sentence: Words, found: list[Group], index: int) -> int:
    """Return the index behind the participles of an aside that one opens ("the company, founded in
    1901 and sold in 1950, closed"); its own where it opens none."""
    group, end = found[index], index + 1
    while end < len(found) and found[end].may_be_participle and _is_joined(sentence, found[end]):
        end += 1
    if not group.may_be_participle or end == len(found):
        return index
    return end if _is_aside(sentence, group, found[end]) else index


def _is_joined(sentence: Words, group: Group) -> bool:
    return sentence.texts[group.first - 1] in words.COORDINATORS


def _is_aside(sentence: Words, group: Group, following: Group) -> bool:
    """Tell "founded in 1901" of "the company, founded in 1901, closed": between two commas, behind
    the subject and right before its verb."""
    at = group.first - 1
    if at > 0 and sentence.texts[at].endswith("ly"):  # "originally built in 1960"
        at -= 1
    opens = at > 0 and sentence.texts[at] == ","
    has_object = sentence.texts[group.last] in words.DETERMINERS
    return opens and sentence.texts[following.first - 1] == "," and not has_object


def _is_accompanying(sentence: Words, group: Group) -> bool:
    """Tell "with talks expected on Friday": a mark or the sentence's beginning, "with" and a noun
    lead to a participle, no finite verb."""
    at = group.first - 1
    while at >= 0 and sentence.texts[at] not in _PHRASE_BREAKS:
        at -= 1
    opens = at >= 0 and sentence.texts[at] == "with" and group.first - at > 1
    return opens and (at == 0 or sentence.texts[at - 1] in ",;–—(")


def _opens_sentence(sentence: Words, group: Group, following: Group) -> bool:
    """Tell "Founded in 1901, the firm closed" from "Killed two in May, police say": a participle
    that has no object opens the sentence, up to a comma."""
    if group.first > LONGEST_OPENING:
        return False
    before = sentence.texts[: group.first]
    if any(text.isalnum() and not text.endswith("ly") for text in before):
        return False
    between = sentence.texts[group.last : following.first]
    return bool(between) and between[0] in words.PREPOSITIONS and "," in between[1:-1]


def _is_after_noun_by(sentence: Words, group: Group, earlier: Group) -> bool:
    """Tell "comments made by", "a deal signed in", "rules passed last year" after a verb: a
    participle behind its noun."""
    after = sentence.texts[group.last] if group.last < len(sentence) else ""
    between = sentence.texts[earlier.last : group.first]
    if any(text in _BREAKS for text in between) or not between:
        return False
    leads = after in words.PREPOSITIONS or after in words.BEHIND_PARTICIPLE or after.isdecimal()
    if not leads or _is_told_of_person(between):
        return False
    if group.lemma in words.REPORTING:
        return earlier.lemma not in words.REPORTING and _is_behind_governed(sentence, group.first)
    return earlier.lemma not in words.REPORTING or after == "by"


def _is_told_of_person(between: list[str]) -> bool:
    """Tell "the plan she first presented in": a pronoun, and adverbs alone, lead to the verb."""
    at = len(between) - 1
    while at > 0 and (between[at] in words.MID_ADVERBS or between[at].endswith("ly")):
        at -= 1
    return between[at] in words.PERSONAL


def _is_behind_governed(sentence: Words, place: int) -> bool:
    """Tell "over plans announced in" from "the firm announced in": nothing but the words of a noun
    stands between a preposition and the participle."""
    at = place - 1
    while at > 0 and place - at <= LONGEST_NOUN and sentence.texts[at] not in words.CLOSED:
        at -= 1
    if at < place - 1 and sentence.texts[at] in ("a", "an"):
        at -= 1
    return (
        at < place - 1
        and sentence.texts[at] in words.PREPOSITIONS
        and not sentence.is_capital(at + 1)
    )


def ends_period(sentence: Words, place: int) -> bool:
    """Tell "the three months ended Sept. 30" from "the months of waiting ended on 30 September"."""
    if sentence.texts[place] != "ended" or place + 1 >= len(sentence):
        return False
    after = sentence.texts[place + 1]
    is_dated = after.isdecimal() or after.rstrip(".") in en.MONTHS
    return is_dated and sentence.texts[place - 1] in _PERIODS


_PERIODS = frozenset("months month weeks week year years quarter half period days".split())
