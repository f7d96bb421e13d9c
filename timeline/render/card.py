"""Paints the overview as the PNG that stands for the page where it is shared.

No font is drawn: the title is said beside the picture (`og:title`), the picture shows its shape.
PNG: ISO/IEC 15948, colour type 3 (palette), 8 bits, filter 0.
"""

from __future__ import annotations

import struct
import zlib
from typing import Final

from timeline.render.chart import LANE, TOP, Overview, Panel

WIDTH: Final = 1200
HEIGHT: Final = 630
_MARGIN: Final = 70
_COLOURS: Final = ((255, 253, 249), (244, 240, 231), (25, 26, 29), (164, 22, 26), (217, 213, 203))
_PAPER, _TINT, _INK, _ACCENT, _LINE = range(5)


def card(drawing: Overview) -> bytes:
    """Return a PNG of 1200 by 630 pixels, the same bytes for the same drawing."""
    canvas = _Canvas(drawing)
    canvas.rectangle((0, 0, WIDTH, 18), _ACCENT)
    for panel in drawing.panels:
        _paint(panel, drawing, canvas)
    return _png(canvas.rows)


class _Canvas:
    """Rows of palette indexes, with the drawing's own units scaled to the picture."""

    __slots__ = ("_scale", "_tall", "_top", "rows")

    def __init__(self, drawing: Overview) -> None:
        self.rows = [bytearray(WIDTH) for _ in range(HEIGHT)]
        lanes = LANE * max(len(drawing.lanes), 1)
        self._scale = (WIDTH - 2 * _MARGIN) / max(drawing.width, 1)
        self._tall = min((HEIGHT - 2 * _MARGIN) / lanes, 4.0)
        self._top = TOP - (HEIGHT / self._tall - lanes) / 2

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the drawing lies in the picture."""
        return _MARGIN + x * self._scale, (y - self._top) * self._tall

    def wide(self, length: float) -> float:
        """Return how many pixels a width of the drawing is."""
        return length * self._scale

    def rectangle(self, box: tuple[float, float, float, float], colour: int) -> None:
        """Fill from left and top to right and bottom, in pixels, at least one each way."""
        left, top, right, bottom = (round(side) for side in box)
        left, right = max(left, 0), min(max(right, left + 1), WIDTH)
        if right <= left:
            return
        run = bytes([colour]) * (right - left)
        for y in range(max(top, 0), min(max(bottom, top + 1), HEIGHT)):
            self.rows[y][left:right] = run

    def disc(self, x: float, y: float, radius: float, colour: int) -> None:
        """Fill a circle around a point of the picture."""
        for row in range(round(y - radius), round(y + radius) + 1):
            half = (max(radius**2 - (row - y) ** 2, 0)) ** 0.5
            self.rectangle((x - half, row, x + half, row + 1), colour)


def _paint(panel: Panel, drawing: Overview, canvas: _Canvas) -> None:
    left, top = canvas.place(panel.x, TOP)
    right, bottom = canvas.place(panel.x + panel.width, TOP + LANE * len(drawing.lanes))
    canvas.rectangle((left, top, right, bottom), _TINT)
    for lane in range(len(drawing.lanes)):
        _, y = canvas.place(0, TOP + LANE * (lane + 0.5))
        canvas.rectangle((left, y, right, y + 2), _LINE)
    for x, first, last in panel.ties:
        (x_at, y_from), (_, y_to) = canvas.place(x, first), canvas.place(x, last)
        canvas.rectangle((x_at - 1, y_from, x_at + 1, y_to), _INK)
    for bar in panel.bars:
        low, high = canvas.place(bar.x, bar.y), canvas.place(bar.x + bar.width, bar.y + bar.height)
        canvas.rectangle((*low, *high), _INK)
    _paint_dots(panel, canvas)


def _paint_dots(panel: Panel, canvas: _Canvas) -> None:
    for dot in panel.dots:
        x, y = canvas.place(dot.x, dot.y)
        colour = _ACCENT if dot.is_key else _INK
        half = min(max(canvas.wide(dot.size) / 2, 3.0), 13.0)  # so that neighbours do not merge
        if dot.kind == "tick":
            side = half * 0.4
            canvas.rectangle((x - side, y - 26, x + side, y + 26), colour)
            continue
        canvas.disc(x, y, half, colour)
        if dot.kind == "hollow":
            canvas.disc(x, y, half * 0.6, _PAPER)


def _png(rows: list[bytearray]) -> bytes:
    pixels = b"".join(b"\0" + bytes(row) for row in rows)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", bytes(part for colour in _COLOURS for part in colour)),
            _chunk(b"IDAT", zlib.compress(pixels, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
