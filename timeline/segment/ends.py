"""Where the text of a page ends, and the junk of other stories below it begins."""

from __future__ import annotations

import re
from functools import cache

from timeline.language import en_page
from timeline.segment.lines import Line, is_ended

TEASER_LINES = 3
_CUT_OFF = re.compile(r"(?:\[?[…]|\.\.\.)\]?$")


def end_of_text(lines: tuple[Line, ...], is_live_blog: bool, after: int = 0) -> int:
    """Return the index of the first line that belongs to the page's foot, `len(lines)` if none.

    The foot is below line `after`.

    A line such as "Source link" or "Related articles" ends an article for good; in a live blog
    only where no text of the blog's length comes after it.
    """
    for position, line in enumerate(lines):
        if position <= after or line.block.mark is not None or not _is_end(line.text):
            continue
        if is_live_blog:
            if _characters(lines[position:]) * 4 < _characters(lines[:position]):
                return position
        elif _characters(lines[position:]) * 2 < _characters(
            lines[:position]
        ) or _looks_like_teasers(lines[position + 1 :]):
            return position
    return len(lines)


@cache
def _end_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{en_page.END_LINES})", re.IGNORECASE)


def _is_end(text: str) -> bool:
    return len(text) < 80 and bool(_end_pattern().fullmatch(text.strip().rstrip(":.").strip()))


def _characters(lines: tuple[Line, ...]) -> int:
    return sum(len(line.text) for line in lines)


def _looks_like_teasers(lines: tuple[Line, ...]) -> bool:
    """Tell whether lines are headlines with cut-off leads below them."""
    if len(lines) < TEASER_LINES:
        return False
    cut = sum(not is_ended(line.text) or bool(_CUT_OFF.search(line.text)) for line in lines)
    return cut * 3 > len(lines) * 2
