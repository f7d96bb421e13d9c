"""Where and when a report was written, with which agencies open theirs: "PORTWICK, May 6 –"."""

from __future__ import annotations

import re

from timeline.model import Document, Span

_NAME = r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.’'-]{2,}(?:\ [A-ZÀ-ÖØ-Þ][\w.’'-]*){0,3}"
_DATELINE = re.compile(
    rf"{_NAME}(?:,\ [^–—\n]{{1,40}}?)?(?:\ \([^)\n]{{2,40}}\))?\ (?:[–—]|--?)\ "
    r"(?=[“\"‘']?[A-ZÀ-ÖØ-Þ])",
    re.VERBOSE,
)
_DASH = re.compile(r"\ (?:[–—]|--?)\ ")


def dateline_of(document: Document, sentence: Span) -> Span | None:
    """Return the dateline that a sentence opens with, None without one.

    Two dashes hold an aside: "NATO – Mrs Quill says – will grow".
    """
    found = _DATELINE.match(document.text, sentence.start, sentence.end)
    if found is None or _DASH.search(document.text, found.end(), sentence.end):
        return None
    return Span(start=found.start(), end=found.end())
