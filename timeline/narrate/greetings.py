"""Sentences of a post that tell nothing: its headline, and what only greets or names the day."""

from __future__ import annotations

import re

from timeline.language import en_discourse as words
from timeline.model import Resolved, Span
from timeline.narrate.passages import MOSTLY_QUOTED, Passage

_GREETING = re.compile(rf"\s*(?:{words.GREETING})[.!:]?\s*", re.IGNORECASE | re.VERBOSE)
_LINK = ("read more", "Read more")
_DATELINE = re.compile(words.DATELINE, re.IGNORECASE | re.VERBOSE)


def is_headline(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether a title is no sentence of the text: one with a full stop opens the text."""
    if not passage.is_title:
        return False
    text = resolved.placed.document.quote(passage.span).rstrip()
    return not (text.endswith(".") and passage.main is not None)


def is_greeting(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether a sentence only greets, names the time, or speaks of the blog itself."""
    text = resolved.placed.document.text
    if text.endswith(_LINK, passage.span.start, passage.span.end):
        return True
    is_own = passage.quoted < MOSTLY_QUOTED
    if is_own and _GREETING.fullmatch(text, passage.span.start, passage.span.end):
        return True
    if not passage.readings:
        return False
    readings = resolved.placed.tagged.readings
    bare = _trimmed(text, passage.span)
    if any(readings[index].span.contains(bare) for index in passage.readings):
        return True
    dateline = _DATELINE.match(text, passage.span.start, passage.span.end)
    return dateline is not None and any(
        readings[index].span.start == dateline.end() for index in passage.readings
    )


def _trimmed(text: str, span: Span) -> Span:
    """Return a span without the marks around its words: "(14:32)"."""
    start, end = span.start, span.end
    while start < end and not text[start].isalnum():
        start += 1
    while start < end and not text[end - 1].isalnum():
        end -= 1
    return Span(start=start, end=end)
