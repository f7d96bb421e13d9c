"""Tells where sentences end, with what is known of abbreviations, initials and capitals."""

from __future__ import annotations

import re

# A stop with what may close after it, blanks, and what may open a sentence. Its first sign stands
# first and alone, so that the search runs from one to the next.
_STOP = re.compile(r"[.!?…](?:[.!?…]*[\"”’')\]]{0,3}(?=\s|$)|(?<=[!?])[\"”’')\]]{1,3})")
_NEXT = re.compile(r"\s+[\"“‘'(\[–—-]{0,3}\s?")
_LAST_WORD = re.compile(r"([^\W\d_]++(?:\.[^\W\d_]++)*+)$")  # nothing shorter ends there
_ABBREVIATIONS = frozenset("mr mrs ms dr prof vs etc eg ie cf viz approx messrs".split())
# Words too where they have no capital: "Gen.", "No.", "Sat."
_CAPITAL_ABBREVIATIONS = frozenset(
    "Sen Rep Gov Gen Lt Col Sgt Capt Maj Cmdr Adm Rev Hon St Sir Jr Sr No Nos Art Fig Dept Univ "
    "Inc Corp Ltd Co Bros Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Wed Thu Fri "
    "Sat Sun Est Ph".split()
)
# Abbreviations that end a sentence as often as not: only a capital after them decides.
_DOTTED = re.compile(r"^(?:[^\W\d_]\.)+[^\W\d_]$")
# "At 5 p.m. EDT the gate closed."
_ZONE = re.compile(
    r"(?:GMT|UTC|BST|IST|JST|MSK|[CE]ES?T|WES?T|[ECMP][SD]?T|A[CEW]?[SD]T|NZ[SD]?T"
    r"|(?:Eastern|Central|Mountain|Pacific)\s(?:[Tt]ime|Standard|Daylight|Summer))\b"
)
_LONGEST_WORD = 24


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the offsets of the sentences of one block, without the blanks around them."""
    spans: list[tuple[int, int]] = []
    has_capitals: bool | None = None
    opened = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() == end:
            break
        if has_capitals is None:
            has_capitals = any(map(str.isupper, text[start : min(end, start + 400)]))
        if _ends_sentence(text, stop, end, has_capitals):
            _add(text, opened, stop.end(), spans)
            opened = stop.end()
    _add(text, opened, end, spans)
    return spans


def _add(text: str, start: int, end: int, spans: list[tuple[int, int]]) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))


def _ends_sentence(text: str, stop: re.Match[str], end: int, has_capitals: bool) -> bool:
    following = _NEXT.match(text, stop.end(), end)
    if following is None:
        return False
    after = text[following.end() : following.end() + 1]
    starts_low = after.islower()
    if stop[0].rstrip("\"”’')]") != ".":
        return not (starts_low and has_capitals)
    if starts_low and has_capitals:
        return False
    word = _LAST_WORD.search(text, max(0, stop.start() - _LONGEST_WORD), stop.start())
    if word is None:
        return True
    last = word[1]
    if last.casefold() in _ABBREVIATIONS or last in _CAPITAL_ABBREVIATIONS:
        return False
    if len(last) == 1 and last.isupper():
        return False
    if _DOTTED.match(last):
        is_clock = not starts_low and last.casefold() in ("a.m", "p.m")
        has_zone = _ZONE.match(text, following.end()) is not None
        return (is_clock and not has_zone) or _starts_afresh(text, following)
    return True


_AFRESH = frozenset(
    "The A An He She It They We I You In On At But And This That There Mr Mrs Ms His Her Its Our "
    "Their These Those Some Many Yesterday Meanwhile However Earlier After Before Since When While "
    "As If Although Though Despite During Following According Then".split()
)


def _starts_afresh(text: str, following: re.Match[str]) -> bool:
    word = re.match(r"\w+", text[following.end() : following.end() + _LONGEST_WORD])
    return word is not None and word[0] in _AFRESH
