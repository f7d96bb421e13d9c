"""What words are about: kinds of happening (by `language.en_events`), names, and whether they speak
of something that was told before."""

from __future__ import annotations

import re
from collections import defaultdict

from timeline.language import en_discourse as words
from timeline.language.en_events import KINDS
from timeline.likeness import stem
from timeline.model import Span

_WORD = re.compile(r"[^\W\d_]+")
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w-]+")
_KNOWN = re.compile(rf"(?:{words.SPEAKS_OF_KNOWN})\b", re.IGNORECASE | re.VERBOSE)
_OTHER = re.compile(rf"\b(?:{words.ANOTHER_ONE})\b", re.IGNORECASE)


def _by_stem() -> dict[str, frozenset[str]]:
    """Return the kinds of each single word, by its stem: "killings" tell what "killed" does."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for kind, listed in KINDS.items():
        for word in listed.split():
            found[stem(word)].add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


_KINDS = _by_stem()


def kinds_in(text: str, span: Span | None) -> frozenset[str]:
    """Return the kinds of happening that the words of a span may tell."""
    if span is None:
        return frozenset()
    found = _WORD.findall(text, span.start, span.end)
    return frozenset(kind for word in found for kind in _KINDS.get(stem(word.lower()), ()))


def names_in(text: str, span: Span) -> frozenset[str]:
    """Return the capitalised words of a span that may be names."""
    found = (word for word in _NAME.findall(text, span.start, span.end))
    return frozenset(word for word in found if word.lower() not in words.NO_NAMES | words.UNNAMED)


def speaks_of_known(subject: str) -> bool:
    """Tell "the blast" and "they" from "a blast" and from "the previous blast"."""
    return _KNOWN.match(subject) is not None and _OTHER.search(subject) is None
