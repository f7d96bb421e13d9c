"""Kinds of happening that words may tell, by the table of `language.en_events`."""

from __future__ import annotations

import re
from collections import defaultdict

from timeline.language.en_events import KINDS
from timeline.likeness import stem
from timeline.model import Span

_WORD = re.compile(r"[^\W\d_]+")


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
