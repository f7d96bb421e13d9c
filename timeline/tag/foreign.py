"""Reads times of a text in a language without a file of its own: figures, and dates by shape.

Words of English mean nothing there. A day, a word and a year stand for a date; whether the word
is a month is for `anchoring` to say, which has a library for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.meanings import Written
from timeline.tag.lexer import Tokens
from timeline.tag.rule import Read
from timeline.tag.scan import Find

# Rules whose words are figures alone.
_FIGURES = frozenset(
    "iso-date iso-time iso-week compact-date year-month month-slash-year date-in-figures "
    "clock-24h clock-four-figures-zone".split()
)
_DATE = re.compile(
    r"(?<![\w.,:])\d{1,2}(?:\.|er|º|°)?\s(?:de\s|d’|d')?[^\W\d_]{3,12}\.?\s(?:de\s|del\s)?\d{4}(?!\w)"
)


def foreign(tokens: Tokens, finds: list[Find], language: str) -> list[Find]:
    """Return the finds that hold in any language, with the dates written out, in order."""
    kept = [find for find in finds if set(find.rule.split("+")) <= _FIGURES]
    dates = [
        find
        for find in _dates(tokens, language)
        if not any(find.start < other.end and other.start < find.end for other in kept)
    ]
    return sorted([*kept, *dates], key=lambda find: find.start)


def _dates(tokens: Tokens, language: str) -> Iterator[Find]:
    places = {start: index for index, start in enumerate(tokens.starts)}
    for match in _DATE.finditer(tokens.text):
        first = places.get(match.start())
        if first is None:
            continue
        last = first
        while last < len(tokens.words) and tokens.starts[last] < match.end():
            last += 1
        read = Read(type="DATE", meaning=Written(words=match[0], language=language))
        yield Find(
            first=first,
            last=last,
            start=match.start(),
            end=match.end(),
            read=read,
            rule="date-written-out",
        )
