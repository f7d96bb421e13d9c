"""Cuts a sentence into its words and marks, as the reading of verbs wants them."""

from __future__ import annotations

import re
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d(?:\w|[.,:](?=\d))*|[^\w\s]")
_CONTRACTED = re.compile(r"^(.+?)('ll|'ve|'re|'d|'m|'s)$")


class Word(NamedTuple):
    """A word of a sentence in lower case with straight apostrophes, and where it stands.

    A tuple, because a page has tens of thousands of them.
    """

    text: str
    start: int
    end: int
    is_capital: bool


def words_of(text: str, start: int, end: int) -> list[Word]:
    """Return the words and marks of a sentence; "he'll" is two words."""
    found: list[Word] = []
    for match in _WORD.finditer(text, start, end):
        word = match[0]
        lower = word.lower()
        if "'" not in lower and "’" not in lower:
            found.append(_word(lower, match.start(), match.end(), word))
            continue
        lower = lower.replace("’", "'")
        parts = _CONTRACTED.match(lower)
        if parts is None or len(lower) != len(word):
            found.append(_word(lower, match.start(), match.end(), word))
            continue
        cut = match.start() + len(parts[1])
        found.append(_word(parts[1], match.start(), cut, word))
        found.append(_word(parts[2], cut, match.end(), word))
    return found


def _word(lower: str, start: int, end: int, word: str) -> Word:
    return Word(lower, start, end, word[0].isupper())
