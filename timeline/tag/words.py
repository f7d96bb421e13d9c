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
    if text.find("'", start, end) < 0 and text.find("’", start, end) < 0:
        return [
            Word((word := match[0]).lower(), match.start(), match.end(), word[0].isupper())
            for match in _WORD.finditer(text, start, end)
        ]
    return [part for match in _WORD.finditer(text, start, end) for part in _parts(match)]


def _parts(match: re.Match[str]) -> tuple[Word, ...]:
    """Return a word, or the two that are contracted in it."""
    word, is_capital = match[0], match[0][0].isupper()
    lower = word.lower().replace("’", "'")
    contracted = _CONTRACTED.match(lower) if "'" in lower else None
    if contracted is None or len(lower) != len(word):
        return (Word(lower, match.start(), match.end(), is_capital),)
    cut = match.start() + len(contracted[1])
    first = Word(contracted[1], match.start(), cut, is_capital)
    return first, Word(contracted[2], cut, match.end(), is_capital)
