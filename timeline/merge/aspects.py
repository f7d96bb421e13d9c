"""What a sentence tells, in parts that can be compared: kinds of happening, names, numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from timeline.language.en import NUMBERS, TENS
from timeline.language.en_discourse import FUNCTION_WORDS, NAME_PARTICLES, NO_NAMES
from timeline.language.en_events import COMMON_WORDS, KINDS, LIGHT_VERBS, PHRASE_REACH
from timeline.likeness import stem
from timeline.merge.telling import OCCASIONS, Line, claim_word
from timeline.model import Clause, Narrated, Span

_WORD = re.compile(
    rf"""(?i:{"|".join(TENS)})-(?i:{"|".join(NUMBERS)})\b      # thirty-one
    |[A-Z](?:\.[A-Z])+                                         # U.S.
    |[^\W\d_]+(?:[’'][^\W\d_]+)*
    |\d+(?:[-–.,:]\d+)*(?:st|nd|rd|th)?""",
    re.VERBOSE,
)
_DIGITS = re.compile(r"\d+(?:[-–.,]\d+)*")
_BETWEEN = re.compile(rf"\.?[-\ ](?:{NAME_PARTICLES}[-\ ])*", re.VERBOSE)
_POSSESSIVES = ("’s", "'s")

Words = Sequence[tuple[int, str]]
"""The words of a sentence as written, each with its offset in the document."""


def _listed() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[tuple[str, str], ...]]]:
    """Return the kinds of each single word, and of each phrase by its first word."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    phrases: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for kind, listed in KINDS.items():
        for entry in listed.split():
            first, _, second = entry.partition("+")
            if second:
                phrases[first].append((second, kind))
            else:
                words[first].append(kind)
    return (
        {word: tuple(found) for word, found in words.items()},
        {word: tuple(found) for word, found in phrases.items()},
    )


_WORD_KINDS, _PHRASE_KINDS = _listed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aspects:
    """One sentence: `main` are the kinds of happening that it tells, `kinds` all that it touches.

    `names` are roots of names, `runs` the same as they stand together ("Port Ness"), `subject`
    those of the name that acts; `numbers` are as digits; `words` are the roots of the rest. Words
    that date the sentence are in none of them.
    """

    main: frozenset[str]
    kinds: frozenset[str]
    runs: tuple[frozenset[str], ...]
    subject: frozenset[str]
    numbers: frozenset[str]
    words: frozenset[str]

    @property
    def names(self) -> frozenset[str]:
        """Return the roots of all names."""
        return frozenset().union(*self.runs)


class AspectReader:
    """Reads the sentences of one document."""

    def __init__(self, narrated: Narrated, names: frozenset[str]) -> None:
        """`names` are the roots of all words that stand for a name somewhere in the story."""
        self.document = narrated.resolved.placed.document
        self.tagged = narrated.resolved.placed.tagged
        self._names = names
        self._clauses = [one.span.start for one in self.tagged.clauses]
        self._readings = [one.span.start for one in self.tagged.readings]

    def aspects(self, line: Line) -> Aspects:
        """Return what a sentence tells."""
        start = line.span.start
        found = [
            (match.start() + start, match.group())
            for match in _WORD.finditer(self.document.quote(line.span))
        ]
        clauses, undated = self._own_clauses(line.span), self._undated(found, line.span)
        runs = self._runs(undated)
        named = frozenset(at for run in runs for at in run)
        others = [each for each in undated if each[0] not in named]
        kinds = list(_kinds(found))
        numbers = (number_of(word) for _, word in others)
        return Aspects(
            main=frozenset(self._main([each for each in kinds if each[0] not in named], clauses)),
            kinds=frozenset(kind for _, kind in kinds),
            runs=tuple(frozenset(run.values()) for run in runs),
            subject=_acting(runs, clauses),
            numbers=frozenset(number for number in numbers if number is not None),
            words=frozenset(_roots(word for _, word in others)),
        )

    def _own_clauses(self, span: Span) -> list[Clause]:
        """Return the clauses that tell the sentence's news: of a report what is reported, and no
        subordinate ones where there are others."""
        first = bisect_left(self._clauses, span.start)
        last = bisect_left(self._clauses, span.end)
        clauses = [one for one in self.tagged.clauses[first:last] if one.verb is not None]
        news = [one for one in clauses if not (one.is_reporting and self._is_light(one))]
        return [one for one in news if not one.is_subordinate] or news or clauses

    def _main(self, kinds: Sequence[tuple[int, str]], clauses: Sequence[Clause]) -> Iterator[str]:
        """Yield the kinds that the verbs tell; of a light verb those of its whole clause."""
        if not clauses:
            yield from (kind for _, kind in kinds)
        for clause in clauses:
            verb = clause.verb or clause.span
            own = [kind for at, kind in kinds if verb.start <= at < verb.end]
            if not own and self._is_light(clause):
                own = [kind for at, kind in kinds if clause.span.start <= at < clause.span.end]
            yield from own

    def _is_light(self, clause: Clause) -> bool:
        verb = self.document.quote(clause.verb or clause.span)
        return verb.split()[-1].lower() in LIGHT_VERBS

    def _runs(self, found: Words) -> list[dict[int, str]]:
        """Return the names, each by offset and root of its words; a first word is one if it is
        elsewhere, too. What only a particle parts is one name ("Secretary of State Birkett")."""
        runs: list[dict[int, str]] = []
        end = -1
        for number, (at, word) in enumerate(found):
            root = claim_word(stem(_bare(word)))
            is_first = number == 0 and root not in self._names
            if not word[0].isupper() or is_first or word.lower() in NO_NAMES:
                continue
            if runs and _BETWEEN.fullmatch(self.document.text, end, at):
                runs[-1][at] = root
            else:
                runs.append({at: root})
            end = at + len(word)
        return runs

    def _undated(self, found: Words, span: Span) -> list[tuple[int, str]]:
        """Return the words that belong to no expression of time."""
        first = bisect_left(self._readings, span.start)
        last = bisect_left(self._readings, span.end)
        dates = [one.span for one in self.tagged.readings[first:last]]
        return [
            (at, word)
            for at, word in found
            if not any(date.start <= at < date.end for date in dates)
        ]


def _acting(runs: Sequence[dict[int, str]], clauses: Sequence[Clause]) -> frozenset[str]:
    """Return the roots of the last name before the first verb, or of the names in its subject."""
    verb = clauses[0].verb if clauses else None
    if verb is None:
        return frozenset()
    before = [run for run in runs if min(run) < verb.start]
    subject = clauses[0].subject
    inside = [run for run in before if subject is not None and min(run) >= subject.start]
    return frozenset(root for run in inside or before[-1:] for root in run.values())


def number_of(word: str) -> str | None:
    """Return a number as digits, None for what is none, or is one: that tells nothing apart.

    >>> number_of("thirty-one"), number_of("8,000"), number_of("one")
    ('31', '8000', None)
    """
    if _DIGITS.fullmatch(word):
        plain = word.replace(",", "")
        return None if plain == "1" else plain
    tens, _, ones = word.lower().partition("-")
    if tens in TENS and (not ones or ones in NUMBERS):
        return str(TENS[tens] + NUMBERS.get(ones, 0))
    number = NUMBERS.get(word.lower(), 1)
    return None if number == 1 else str(number)


def _roots(words: Iterable[str]) -> Iterator[str]:
    """Yield the roots of words that say what a sentence is about, without numbers, and without
    those that tell its kind."""
    for word in words:
        bare = _bare(word)
        if bare in FUNCTION_WORDS or bare in COMMON_WORDS or bare in _WORD_KINDS or len(bare) < 2:
            continue
        root = claim_word(stem(bare))
        if not bare[0].isdigit() and number_of(bare) is None and root not in OCCASIONS:
            yield root


def _bare(word: str) -> str:
    lower = word.lower()
    return lower[:-2] if lower.endswith(_POSSESSIVES) else lower


def _kinds(found: Words) -> Iterator[tuple[int, str]]:
    """Yield each kind with the offset of the word that tells it (of a phrase the first)."""
    for at, word in _telling_words(found):
        for kind in _WORD_KINDS[word]:
            yield at, kind
    for number, (at, word) in enumerate(found):
        for second, kind in _PHRASE_KINDS.get(_bare(word), ()):
            behind = found[number + 1 : number + 1 + PHRASE_REACH]
            if any(_bare(other) == second for _, other in behind):
                yield at, kind


def _telling_words(found: Words) -> Iterator[tuple[int, str]]:
    """Yield the words that tell a kind."""
    for at, word in found:
        bare = _bare(word)
        if bare in _WORD_KINDS:
            yield at, bare
