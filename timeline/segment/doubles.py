"""Posts that a page prints twice: pinned above all others, or copied by a scraper."""

from __future__ import annotations

import re
from dataclasses import dataclass

MIN_WORDS = 8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """A second printing: which post it repeats; `is_pinned` if it stood above all others."""

    copy: int
    original: int
    is_pinned: bool


def find_doubles(texts: tuple[str, ...], keys: tuple[str | None, ...]) -> tuple[Double, ...]:
    """Return the posts whose words (or page id and words) another post has as well.

    The one on top of the page is the copy, since that is where pages pin posts; else the later.
    """
    seen: dict[tuple[str, ...], int] = {}
    found: list[Double] = []
    for index, text in enumerate(texts):
        words = tuple(_WORD.findall(text.lower()))
        if len(words) < MIN_WORDS and keys[index] is None:
            continue
        if words not in seen:
            seen[words] = index
            continue
        first = seen[words]
        is_distinct = keys[first] is not None and keys[index] not in (None, keys[first])
        if is_distinct and len(words) < MIN_WORDS:
            continue
        if first == 0 and index > 1:
            found.append(Double(copy=0, original=index, is_pinned=True))
            seen[words] = index
        else:
            found.append(Double(copy=index, original=first, is_pinned=False))
    return tuple(found)
