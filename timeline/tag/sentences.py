"""Cuts blocks of text into sentences, and finds what stands between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.model import Block, Sentence, Span
from timeline.sentences import sentence_spans

_OPENERS = {"“": "”", "‘": "’", "«": "»", "„": "“"}
_QUOTE_MARKS = re.compile(r"[“”\"‘’«»„]")
_LONGEST_QUOTATION = 5000


def sentences(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """Return the sentences in the order of the text, none longer than its block."""
    found: list[Sentence] = []
    for index, block in enumerate(blocks):
        if block.kind != "rule":
            for start, end in sentence_spans(text, block.start, block.end):
                found.append(Sentence(span=Span(start=start, end=end), block=index))
    return tuple(found)


def quotations(text: str, blocks: Sequence[Block]) -> tuple[Span, ...]:
    """Return what stands between quotation marks, without them, one span for each paragraph.

    An opening mark left open runs to the end of its paragraph. Single marks count only where
    they cannot be apostrophes.
    """
    found: list[Span] = []
    for block in blocks:
        if block.kind != "rule":
            found.extend(_in_block(text, block.start, block.end))
    return tuple(found)


def _in_block(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    opened, closer = -1, ""
    for mark in _QUOTE_MARKS.finditer(text, start, end):
        at, sign = mark.start(), mark[0]
        if opened >= 0:
            if sign == closer and not _is_apostrophe(text, at, sign):
                _add_span(spans, opened, at)
                opened = -1
        elif sign in _OPENERS and not _is_apostrophe(text, at, sign):
            opened, closer = at + 1, _OPENERS[sign]
        elif sign == '"':
            opened, closer = at + 1, '"'
    if opened >= 0 and closer in ("”", '"') and end - opened < _LONGEST_QUOTATION:
        _add_span(spans, opened, end)
    return spans


def _add_span(spans: list[Span], start: int, end: int) -> None:
    if end > start:
        spans.append(Span(start=start, end=end))


def _is_apostrophe(text: str, at: int, sign: str) -> bool:
    if sign == "’":
        return text[at + 1 : at + 2].isalnum()
    return sign == "‘" and text[at - 1 : at].isalnum()
