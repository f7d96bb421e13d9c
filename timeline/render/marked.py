"""Turns text and overlapping spans of it into well-formed markup."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

_NO_NOTES: Mapping[int, Markup] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An element around `[start, end)`: `opening` once, `again` where the span had to be cut.

    Of two marks over the same words, the one of lower `rank` is the outer.
    """

    start: int
    end: int
    rank: int
    opening: Markup
    again: Markup
    closing: Markup


def mark_up(text: str, marks: Iterable[Mark], notes: Mapping[int, Markup] = _NO_NOTES) -> Markup:
    """Return `text` escaped, inside its marks; `notes` are put in after the given offsets.

    A mark that begins inside another and ends beyond it is cut at the other's end, so any set of
    spans gives well-formed markup. Marks that reach outside the text are left out.
    """
    whole = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    waiting = [(mark.start, -mark.end, mark.rank, n, mark, True) for n, mark in enumerate(whole)]
    heapq.heapify(waiting)
    writer = _Writer(text, notes)
    while waiting:
        start, minus_end, rank, n, mark, is_first = heapq.heappop(waiting)
        writer.close_up_to(start)
        end = min(-minus_end, writer.limit)
        if end < -minus_end:
            heapq.heappush(waiting, (end, minus_end, rank, n, mark, False))
        writer.open(mark.opening if is_first else mark.again, end, mark.closing)
    writer.close_up_to(len(text))
    return writer.result()


class _Writer:
    """Writes text and tags from left to right, and knows which elements are open."""

    __slots__ = ("_at", "_notes", "_offsets", "_open", "_out", "_text")

    def __init__(self, text: str, notes: Mapping[int, Markup]) -> None:
        self._text = text
        self._notes = notes
        self._offsets = sorted(notes, reverse=True)
        self._out: list[str] = []
        self._open: list[tuple[int, Markup]] = []
        self._at = 0

    @property
    def limit(self) -> int:
        """Return where the innermost open element ends."""
        return self._open[-1][0] if self._open else len(self._text)

    def open(self, opening: Markup, end: int, closing: Markup) -> None:
        self._out.append(opening)
        self._open.append((end, closing))

    def close_up_to(self, offset: int) -> None:
        while self._open and self._open[-1][0] <= offset:
            end, closing = self._open.pop()
            self._write(end)
            self._out.append(closing)
        self._write(offset)

    def result(self) -> Markup:
        while self._open:
            self._out.append(self._open.pop()[1])
        return Markup("".join(self._out))  # every part was escaped or made here

    def _write(self, end: int) -> None:
        while self._offsets and self._offsets[-1] <= end:
            offset = self._offsets.pop()
            self._plain(offset)
            self._out.append(self._notes[offset])
        self._plain(end)

    def _plain(self, end: int) -> None:
        if end > self._at:
            self._out.append(escape(self._text[self._at : end]))
            self._at = end
