"""Plain text, as copied or scraped: one block for each printed line, or for each paragraph that
an editor wrapped over several lines."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from timeline.load.captions import caption_lines
from timeline.load.origin import Source
from timeline.model import Block, BlockKind, Columns, Document, Hyperlink, Span

NAME = "text"
WRAP_COLUMNS = (50, 100)
_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"(?:[-–—_*=~#•·]\s?){3,}$")
_HEADING = re.compile(r"(#{1,6})\s+\S")
_BULLET = re.compile(r"(?:[-*•·▪◦‣]|\d{1,3}[.)])\s+\S")
_QUOTE = re.compile(r">+\s?\S")
_MARKDOWN_LINK = re.compile(r"(?<!!)\[[^\[\]\n]{1,300}\]\((https?://[^()\s]{1,1000})\)")
_SAVED_FROM = re.compile(r"https?://\S{4,2000}$")


def read(source: Source) -> Document:
    """Lay out plain text; its `text` is the input's own, so blank lines stay in it."""
    text = source.text
    spans = tuple(_block_spans(text))
    captions = caption_lines(tuple(text[span.start : span.end] for span in spans))
    blocks = Columns.of(
        Block, (_block(text, span, index in captions) for index, span in enumerate(spans))
    )
    links = tuple(
        Hyperlink(span=Span(start=match.start(), end=match.end()), href=match.group(1))
        for match in _MARKDOWN_LINK.finditer(text)
    )
    url = source.origin.given.url or source.origin.url or _address(text, spans)
    return Document(
        id=source.origin.document_id(url),
        format=NAME,
        origin=source.origin.name,
        path=source.origin.path,
        sha256=source.origin.sha256,
        text=text,
        blocks=blocks,
        links=links,
        title=source.origin.given.title,
        url=url,
        given=source.origin.given,
        problems=source.origin.problems,
    )


def _block_spans(text: str) -> Iterator[Span]:
    lines = [span for match in _LINE.finditer(text) if (span := _stripped(match))]
    if not _is_wrapped(text, lines):
        yield from lines
        return
    start = end = None
    for span in lines:
        if end is not None and start is not None and not _goes_on(text, end, span):
            yield Span(start=start, end=end)
            start = None
        start, end = span.start if start is None else start, span.end
    if start is not None and end is not None:
        yield Span(start=start, end=end)


def _stripped(match: re.Match[str]) -> Span | None:
    line = match.group()
    start = match.start() + len(line) - len(line.lstrip())
    end = match.start() + len(line.rstrip())
    return Span(start=start, end=end) if start < end else None


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Tell whether an editor broke the paragraphs: most lines near one width, going on below."""
    if len(lines) < 6:
        return False
    widths = sorted(len(line) for line in lines)
    widest = widths[-1]
    if not WRAP_COLUMNS[0] <= widest <= WRAP_COLUMNS[1]:
        return False
    pairs = list(itertools.pairwise(lines))
    going_on = sum(
        text[after.start].islower() and text[before.end - 1] not in ".!?:”\"'’"
        for before, after in pairs
        if after.start == before.end + 1
    )
    return going_on * 3 > len(pairs)


def _goes_on(text: str, end: int, following: Span) -> bool:
    return text.count("\n", end, following.start) == 1


def _block(text: str, span: Span, is_caption: bool) -> Block:
    line = text[span.start : span.end]
    kind: BlockKind = "paragraph"
    level = 0
    if is_caption:
        kind = "caption"
    elif _RULE.match(line):
        kind = "rule"
    elif heading := _HEADING.match(line):
        kind, level = "heading", len(heading.group(1))
    elif _BULLET.match(line):
        kind = "list-item"
    elif _QUOTE.match(line):
        kind = "quotation"
    return Block(span.start, span.end, kind, level)


def _address(text: str, spans: tuple[Span, ...]) -> str | None:
    """Return the page's address where the text's first or last line is one and nothing else."""
    for span in (*spans[:1], *spans[-1:]):
        if _SAVED_FROM.match(text[span.start : span.end]):
            return text[span.start : span.end]
    return None
