"""What each line of a plain text is, before posts are cut: furniture, dateline, byline, headline.

Only what betrays itself is named here; everything else is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from timeline.language import en_page
from timeline.meanings import CalendarDate, Clock, Weekday
from timeline.model import Block, Document, Reading, Span, Tagged

MAX_HEADLINE = 150
MAX_FURNITURE = 160
_ENDED = re.compile(r"[.!:;,][\"'”’)\]]*$")
_INNER_STOP = re.compile(r"\w[.!?][\"”’]?\s+\S")
_CONNECTED = re.compile(en_page.CONNECTIVES, re.IGNORECASE)
_SUMMARY = re.compile(en_page.SUMMARY_HEADINGS, re.IGNORECASE)
_STOPPED = re.compile(r"[.!?;:,…][\"'”’)\]]*$")
_IMAGE = re.compile(r"!\[[^\]\n]{0,400}\]\([^)\n]{0,2000}\)\s*$")
_BARE_LINK = re.compile(r"https?://\S+$")
_NAME = re.compile(
    r"(?:(?:[A-Z][\w’'.-]+|[A-Z]\.)(?:\s(?:de|van|von|der|den|la|le|al|bin|di|da|dos|Ó|Mc|and|&|,))?"
    r"[,\s]*){1,6}$"
)
_WORDS = re.compile(r"[^\W\d_]+")
_ONLY_SYMBOLS = re.compile(r"[\W\d_]{1,12}$|[xX×]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One block, the index it has in the document, and what it is when it is no plain text."""

    index: int
    block: Block
    text: str
    what: str | None = None


def classify(document: Document, tagged: Tagged) -> tuple[Line, ...]:
    """Return every block with what it betrays of itself, in the document's order."""
    lines = [
        Line(index=index, block=block, text=document.text[block.start : block.end])
        for index, block in enumerate(document.blocks)
    ]
    readings = _by_block(document, tagged)
    found = [_named(line, readings.get(line.index, ())) for line in lines]
    return tuple(_with_bylines(found))


def is_headline(line: Line) -> bool:
    """Tell whether a line is set as a heading, or reads as one: short and without a stop."""
    if line.what is not None or line.block.kind in ("caption", "list-item", "quotation", "rule"):
        return False
    if line.block.kind == "heading":
        return True
    text = line.text
    if _SUMMARY.fullmatch(text.strip()):
        return True
    if not 8 <= len(text) <= MAX_HEADLINE or text[:1] in '“"…(–—-':
        return False
    if _ENDED.search(text) or _INNER_STOP.search(text) or len(text.split()) < 3:
        return False
    if text.endswith("?") and _CONNECTED.match(text):
        return False
    return text[0].isupper() or text[0] in "‘'0123456789£$€#"


def is_ended(text: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return bool(_STOPPED.search(text))


def is_blank_between(document: Document, before: Line, after: Line) -> bool:
    """Tell whether an empty line is printed between two lines."""
    return document.text.count("\n", before.block.end, after.block.start) > 1


def _by_block(document: Document, tagged: Tagged) -> dict[int, tuple[Reading, ...]]:
    held: dict[int, list[Reading]] = {}
    starts, ends = document.blocks.column("start"), document.blocks.column("end")
    block = 0
    for reading in tagged.readings:
        while block < len(ends) and ends[block] < reading.span.end:
            block += 1
        if block < len(ends) and starts[block] <= reading.span.start:
            held.setdefault(block, []).append(reading)
    return {index: tuple(found) for index, found in held.items()}


def _named(line: Line, readings: tuple[Reading, ...]) -> Line:
    what = _what(line, readings)
    return (
        line
        if what is None
        else Line(index=line.index, block=line.block, text=line.text, what=what)
    )


def _what(line: Line, readings: tuple[Reading, ...]) -> str | None:
    text = line.text
    if line.block.kind == "rule":
        return "rule"
    if line.block.mark is None and _IMAGE.match(text):
        return "image"
    if _BARE_LINK.match(text):
        return "bare address"
    if len(text) > MAX_FURNITURE:
        return None
    if is_dateline(text, line.block.span, readings):
        return "dateline"
    if _ONLY_SYMBOLS.match(text) and not readings:
        return "symbols"
    return furniture_of(text.strip("•·|>*[]()#- \t"))


def furniture_of(text: str) -> str | None:
    """Return what kind of furniture words are ("share this", "advertisement"), None for text."""
    if not text or (text[-1] in ".!?" and len(text) > 60):
        return None
    for what, pattern in _patterns():
        if pattern.fullmatch(text.rstrip(".!:")):
            return what
    return None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (what, re.compile(words, re.IGNORECASE)) for what, words in en_page.FURNITURE_LINES.items()
    )


_DATELINE_WORD = re.compile(en_page.DATELINE_WORDS + r"$", re.IGNORECASE)


def is_dateline(text: str, span: Span, readings: tuple[Reading, ...]) -> bool:
    """Tell whether a line says nothing but when the page was written: a whole date, with words
    such as "updated" and a zone besides."""
    if not any(is_whole_date(reading.meaning) for reading in readings) or len(text) > 120:
        return False
    rest = list(text)
    for reading in readings:
        for position in range(reading.span.start - span.start, reading.span.end - span.start):
            rest[position] = " "
    words = _WORDS.findall("".join(rest))
    return all(_DATELINE_WORD.fullmatch(word) or word.isupper() for word in words)


def is_whole_date(meaning: object) -> bool:
    """Tell whether a reading names a day with its year, at a clock time or without one."""
    match meaning:
        case Clock(on=on) if on is not None:
            return is_whole_date(on)
        case CalendarDate(year=year, month=month, day=day):
            return None not in (year, month, day)
        case Weekday(of=of) if of is not None:
            return is_whole_date(of)
        case _:
            return False


_ROLE = re.compile(
    rf"(?:[\w’',&/-]+\s){{0,5}}{en_page.OFFICES}(?:,? (?:in|at|for) [\w\s,]{{2,40}})?$", re.I
)
_BY = re.compile(rf"{en_page.BYLINE}(?P<name>.{{3,80}})$", re.IGNORECASE)
_SHIFTS = re.compile(rf".{{2,120}}{en_page.NOW_AND_EARLIER}$", re.IGNORECASE)


def _with_bylines(lines: list[Line]) -> list[Line]:
    """Name lines that hold an author and nothing else: "By …", a name above a role, a name that
    stands below a portrait."""
    result = list(lines)
    for position, line in enumerate(result):
        if line.what is not None or line.block.kind != "paragraph":
            continue
        before = result[position - 1] if position else None
        after = result[position + 1] if position + 1 < len(result) else None
        if _is_byline(line, before, after):
            result[position] = Line(
                index=line.index, block=line.block, text=line.text, what="byline"
            )
    return result


def _is_byline(line: Line, before: Line | None, after: Line | None) -> bool:
    text = line.text.strip()
    if len(text) > 90 or is_ended(text):
        return False
    if _SHIFTS.match(text):
        return True
    if (by := _BY.match(text)) and is_name(by.group("name").split(",")[0].removesuffix(" in")):
        return True
    if _ROLE.match(text) and before is not None and before.what == "byline":
        return True
    if not is_name(text):
        return False
    if after is not None and len(after.text) < 60 and _ROLE.match(after.text.strip()):
        return True
    return before is not None and before.what == "image" and text in before.text


def is_name(text: str) -> bool:
    """Tell whether a line may be the name of a person, and nothing else."""
    words = text.split()
    return 2 <= len(words) <= 8 and bool(_NAME.match(text)) and not text.isupper()


def is_byline(text: str) -> bool:
    """Tell whether a line may be the name of a person with where they are: "Ann Lee in Oslo"."""
    name, _, place = text.partition(" in ")
    return is_name(name) and (not place or _NAME.match(place) is not None)


def author_of(text: str) -> str:
    """Return the name in a byline."""
    match = _BY.match(text.strip())
    name = (match.group("name") if match else text).strip()
    return name.partition(" in ")[0] if is_byline(name) else name
