"""What a vote for one direction is, and what all who vote share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from timeline.likeness import content_words
from timeline.model import Document, Segmented, Span
from timeline.provenance import Derivation, Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """Evidence for a direction: positive weights speak for newest first, negative for oldest."""

    weight: float
    why: Derivation


def quoting(
    document: Document, span: Span, match: re.Match[str], rule: str, order: str
) -> Derivation:
    start, end = span.start + match.start(), span.start + match.end()
    words = Evidence(document=document.id, start=start, end=end, text=document.text[start:end])
    says = f"«{match.group()}» speaks for {order.replace('-', ' ')}"
    return Derivation(rule=rule, says=says, evidence=(words,))


def first_match(
    document: Document, parts: tuple[Span, ...], pattern: re.Pattern[str]
) -> tuple[Span, re.Match[str]] | None:
    for span in parts:
        if match := pattern.search(document.quote(span)[:4000]):
            return span, match
    return None


def beside(index: int, count: int) -> list[int]:
    """Return the indexes of a post's neighbours."""
    return [other for other in (index - 1, index + 1) if 0 <= other < count]


def words_of(document: Document, index: int, segmented: Segmented) -> list[str]:
    post = segmented.posts[index]
    return content_words("\n".join(document.quote(part) for part in post.parts))
