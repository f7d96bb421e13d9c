"""What tells a noun beside a word from that word's being a verb."""

from __future__ import annotations

from timeline.language import en
from timeline.tag.words import Words

LONGEST_SINGULAR = 3  # letters of what may end in "s" and be one: "gas", "bus"


def head_of_name(sentence: Words, place: int) -> str:
    """Return "ministers" of "the ministers of Nato meet", "" where no name is joined by "of"."""
    is_named = place > 2 and sentence.is_capital(place - 1) and sentence.texts[place - 2] == "of"
    head = sentence.texts[place - 3] if is_named else ""
    return head if len(head) > LONGEST_SINGULAR and not head.endswith("ss") else ""


def is_counted(sentence: Words, place: int) -> bool:
    """Tell "seven points to five" from "Channel 4 reports": a small number counts nouns."""
    if not place:
        return False
    before = sentence.texts[place - 1]
    if before in en.NUMBERS and before != "one":
        return not sentence.is_capital(place - 1)
    is_named = place > 1 and sentence.is_capital(place - 2)
    return before.isdecimal() and not is_named


def is_last_of_time(sentence: Words, place: int) -> bool:
    """Tell "last" of "last Easter" and "last Monday" from what lasts "two hours"."""
    is_last = sentence.texts[place] == "last" and place + 1 < len(sentence.texts)
    return is_last and sentence.is_capital(place + 1)
