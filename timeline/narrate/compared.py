"""Times that figures are compared with, in which nothing that a sentence tells happened."""

from __future__ import annotations

import re

from timeline.language import en_discourse as words
from timeline.language.en import CHANGES
from timeline.model import Resolved

_COMPARED = re.compile(
    rf"\b(?:{words.COMPARED}|{words.COMPARED_FIGURE}|(?:{'|'.join(sorted(CHANGES))})\b"
    rf"{words.SINCE_FIGURE})$",
    re.IGNORECASE | re.VERBOSE,
)
_COMPARED_WITH = re.compile(rf"\b{words.COMPARED_WITH}\ (?:the\ )?$", re.IGNORECASE | re.VERBOSE)
_COMPARED_BARE = re.compile(rf"\b{words.COMPARED_BARE}$", re.IGNORECASE | re.VERBOSE)
_THAN_THEN = re.compile(rf"\b{words.THAN_THEN}$", re.IGNORECASE | re.VERBOSE)
_MEASURED_FROM = re.compile(words.MEASURED_FROM, re.IGNORECASE | re.VERBOSE)


def is_compared(resolved: Resolved, index: int) -> bool:
    """Tell whether a time is only what a figure is compared with: "8% more than a year earlier",
    "compared with May 2019, sales rose"."""
    reading = resolved.placed.tagged.readings[index]
    before = resolved.placed.document.text[max(0, reading.span.start - 20) : reading.span.start]
    if _COMPARED_WITH.search(before) or _is_behind_figure(resolved, reading.span.start):
        return True
    if _MEASURED_FROM.fullmatch(reading.text) is None:
        return False
    start = reading.span.start
    return _COMPARED.search(resolved.placed.document.text, max(0, start - 50), start) is not None


def _is_behind_figure(resolved: Resolved, start: int) -> bool:
    """Tell whether a time stands right behind a figure that another is compared with: "down from
    64% in 2019", or behind "than": "lower than it was in 2019"."""
    text = resolved.placed.document.text
    if _THAN_THEN.search(text, max(0, start - 40), start):
        return True
    return _COMPARED_BARE.search(text, max(0, start - 40), start) is not None
