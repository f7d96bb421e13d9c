"""Posts that a page prints twice: pinned above all others, or copied by a scraper."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

MIN_WORDS = 8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """A second printing: which post it repeats; `is_pinned` if it stood above all others."""

    copy: int
    original: int
    is_pinned: bool


def find_doubles(texts: Sequence[str], stamps: Sequence[str | None]) -> tuple[Double, ...]:
    """Return the posts whose words another post has as well, with the same printed time or none.

    The one on top of the page is the copy, since that is where pages pin posts; else the later.
    """
    seen: dict[tuple[str | None, tuple[str, ...]], int] = {}
    found: list[Double] = []
    printed = Counter(stamps)
    for index, text in enumerate(texts):
        if printed[stamps[index]] == 1:
            continue
        words = tuple(_WORD.findall(text.lower()))
        if len(words) < MIN_WORDS:
            continue
        first = seen.setdefault((stamps[index], words), index)
        if first == index:
            continue
        if first == 0 and index > 1:
            found.append(Double(copy=0, original=index, is_pinned=True))
            seen[(stamps[index], words)] = index
        else:
            found.append(Double(copy=index, original=first, is_pinned=False))
    return tuple(_as_copied(found))


def _as_copied(found: list[Double]) -> list[Double]:
    """Where the second post is printed twice as well, the page was copied, and nothing pinned."""
    if not any(double.original == 1 for double in found):
        return found
    return [
        Double(copy=double.original, original=double.copy, is_pinned=False)
        if double.is_pinned
        else double
        for double in found
    ]
