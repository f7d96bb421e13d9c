"""What the present tense says of a time beside it: "returns on Friday" lies ahead."""

from __future__ import annotations

import re

from timeline.language.en_verbs import (
    BASES,
    DETERMINERS,
    HAPPENINGS_PLANNED,
    PLAYING,
    PREPOSITIONS,
    REPORTING,
    RESULTS,
    SCHEDULED,
    STATIVE,
    TOLD_IN_HEADLINES,
    UNCHANGING,
)
from timeline.model import Clause, Span

# Between a verb and its own time stand at most so many words: "moves to Leeds on", "turns 40 on".
_NEAR = 3
# "The minister is in Rome on Friday": a place behind "is".
_PLACED = re.compile(
    r"\s(?:back|home|here|out|off|away|up\sfor\s[\w-]+|(?:in|at)(?:\s[A-Z][\w’'-]*)+)"
    r"\s(?:on\s|in\s)?(?:\w+\s)?$"
)
# "Shows new work from Friday": a beginning, which lies ahead.
_FROM = re.compile(r"\b(?:as of|as from|from)\s+(?:the\s+)?$", re.IGNORECASE)
_REACH, _REACH_NOUN = 200, 30
_WORD = re.compile(r"[\w’'-]+|[^\w\s]")
_SUBJECTS = frozenset("pair duo team side sides teams crew couple police people".split())


def is_planned_present(text: str, clause: Clause, span: Span) -> bool:
    """Tell whether a clause in the present speaks of a time to come: its verb stands right before
    the time and tells of something done, not of what is, is said or is found in figures."""
    assert clause.verb is not None
    if clause.verb.end > span.start:
        return False
    between = text[clause.verb.end : span.start]
    if clause.lemma == "be":
        subject = text[clause.span.start : clause.verb.start].casefold().strip(" ’'")
        is_it = subject == "it" and not _LINKS.intersection(between.casefold().split()[:-1])
        return subject == "there" or is_it or _PLACED.fullmatch(between) is not None
    if clause.lemma in STATIVE | REPORTING | TOLD_IN_HEADLINES | UNCHANGING:
        return False
    return _FROM.search(between) is not None or (
        len(between.split()) <= _NEAR and not _has_article(between)
    )


# "It is a reply to the vote on Friday": the time is the vote's.
_LINKS = frozenset("to of for from in after with by at over than since".split())


def _has_article(between: str) -> bool:
    """Tell "covers the vote on" from "moves to Leeds on" and "defends her title in"."""
    return not _ARTICLES.isdisjoint(between.casefold().split())


_ARTICLES = frozenset("a an the this that these those".split())


def is_planned_unseen(text: str, clause: Clause, span: Span) -> bool:
    """Tell whether a clause in which no finite verb was sure has one of a planned happening before
    the time: "The council votes on Friday", "Hull play Stoke on Friday"."""
    words = _WORD.findall(text, max(clause.span.start, span.start - _REACH), span.start)
    for place in range(1, len(words)):
        lemma = _lemma_of(words[place])
        if lemma is None or not words[place].islower():
            continue
        before, rest = words[place - 1], words[place + 1 :]
        if before == "," and "," in words[: place - 1] and lemma in SCHEDULED:
            return True  # "Hull, beaten twice, travel to Leeds on Friday"
        if before == "to" and lemma == words[place] in BASES:
            return True  # "Minister to visit quay on Friday"
        if lemma == words[place]:
            if _is_base_verb(before, lemma, rest):
                return True
        elif _is_noun(before) and (lemma in SCHEDULED or _is_dated(lemma, rest)):
            return True
    return False


def is_planned_note(text: str, clause: Clause, span: Span) -> bool:
    """Tell a note of what is planned: "Game on Sunday", "Budget this Friday"."""
    noun = _NOTED.search(text, max(clause.span.start, span.start - _REACH_NOUN), span.start)
    return noun is not None and noun[1].casefold() in HAPPENINGS_PLANNED


_NOTED = re.compile(r"([a-z]+)\s(?:on\s)?$", re.IGNORECASE)


def _is_dated(lemma: str, rest: list[str]) -> bool:
    """Tell "the deadline falls on" and "the firm reports results on"."""
    if lemma == "fall":
        return rest == ["on"]
    return lemma in ("report", "publish", "release", "unveil") and bool(rest) and rest[0] in RESULTS


def _lemma_of(word: str) -> str | None:
    for ending, base in (("ies", "y"), ("es", ""), ("s", ""), ("", "")):
        lemma = word.removesuffix(ending) + base
        if word.endswith(ending) and (lemma in BASES or lemma in SCHEDULED):
            return lemma
    return None


def _is_base_verb(before: str, lemma: str, rest: list[str]) -> bool:
    """Tell "ministers gather in" and "Hull play Stoke" from "the royal visit"."""
    if before[:1].isupper() and before not in ("The", "A"):
        return lemma in PLAYING and bool(rest) and rest[0][:1].isupper()
    is_plural = before.endswith("s") and not before.endswith(("ss", "us"))
    return lemma in SCHEDULED and (is_plural or before in _SUBJECTS)


def _is_noun(word: str) -> bool:
    return word[0].isalpha() and word.casefold() not in DETERMINERS | PREPOSITIONS | {"s", "to"}
