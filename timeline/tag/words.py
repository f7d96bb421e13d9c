"""Cuts a sentence into its words and marks, as the reading of verbs wants them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

# What lies between words belongs to the one before it, so that lengths add up to places.
_WORD = re.compile(r"(?:[^\W\d_]+(?:['’][^\W\d_]+)?|\d(?:\w|[.,:](?=\d))*|[^\w\s])\s*")
_CONTRACTED = re.compile(r"^(.+?)('ll|'ve|'re|'d|'m|'s)$")


@dataclass(slots=True)
class Words:
    """The words and marks of a sentence, each by its index; "he'll" is two words.

    Lists side by side, because a page has tens of thousands of words and most are only looked at.
    `texts` are in lower case with straight apostrophes, `written` as they stand in the text, where
    `starts` says; `wholes` is what each was cut from ("he'll" for both of its words).
    """

    texts: list[str]
    written: list[str]
    starts: list[int]
    wholes: list[str]

    def __len__(self) -> int:
        return len(self.texts)

    def end(self, place: int) -> int:
        """Return the offset behind a word."""
        return self.starts[place] + len(self.written[place])

    def is_capital(self, place: int) -> bool:
        """Tell whether a word is written with a capital."""
        return self.wholes[place][0].isupper()

    def _add(self, word: str, start: int, text: str, whole: str) -> None:
        self.texts.append(text)
        self.written.append(word)
        self.starts.append(start)
        self.wholes.append(whole)


def words_of(text: str, start: int, end: int) -> Words:
    """Return the words and marks of a sentence."""
    while start < end and text[start].isspace():
        start += 1
    if text.find("_", start, end) < 0:
        found = _WORD.findall(text, start, end)
        starts = list(accumulate(map(len, found), initial=start))
    else:  # an underscore between words belongs to none of them
        matches = list(_WORD.finditer(text, start, end))
        found = [match[0] for match in matches]
        starts = [match.start() for match in matches]
    written = list(map(str.rstrip, found))
    if text.find("'", start, end) >= 0 or text.find("’", start, end) >= 0:
        return _contracted(written, starts)
    return Words(list(map(str.lower, written)), written, starts, written)


def _contracted(wholes: list[str], starts: list[int]) -> Words:
    """Return the words of a sentence in which some may be contracted."""
    words = Words([], [], [], [])
    for whole, at in zip(wholes, starts, strict=False):  # a last start may be the end
        lower = whole.lower().replace("’", "'")
        contracted = _CONTRACTED.match(lower) if "'" in lower[1:] else None
        if contracted is None or len(lower) != len(whole):
            words._add(whole, at, lower, whole)
            continue
        cut = len(contracted[1])
        words._add(whole[:cut], at, contracted[1], whole)
        words._add(whole[cut:], at + cut, contracted[2], whole)
    return words
