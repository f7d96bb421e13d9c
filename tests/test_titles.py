"""Titles that had to be cut short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import timeline

LONG = (
    "{lead}harbour board of Westport voted by nine to four to close the eastern quay to all ships "
    "longer than forty metres and to repair old gates of two docks by 13 May with help of an army."
)
HALF = re.compile(r" (?:the|an?|of|by|to|with|and|\d+) …$")


@pytest.mark.parametrize("width", range(16))
def test_a_title_cut_short_does_not_end_in_half_a_phrase(width: int, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    sentence = LONG.format(lead="The " + "e" * width + " ")
    page.write_text(f"Tuesday 9 July 2024\n\n{sentence}\n", encoding="utf-8")
    (event,) = timeline.reconstruct([timeline.read(page)]).events
    assert event.title.endswith(" …")
    assert not HALF.search(event.title)
