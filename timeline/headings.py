"""Lines that say when what they head happened: "2019", "June 1941", "1871 – The walls came down".

A heading stands alone on its line and dates what stands below it, to the next one; or it opens a
line before a dash or a colon, and dates that line.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from timeline.meanings import CalendarDate, Edge, Meaning, UnitOf, Weekday, YearPart, YearSpan
from timeline.model import Block, Document, Headed, Reading, Resolution, Span

# What may stand on a heading's line besides its time: "In 2015", "1. June 1941:", "c. 1785 –".
_LEAD = re.compile(
    r"[^\w\n]*(?:\d{1,2}[.)]\s+)?"
    r"(?:(?:in|on|by|from|since|until|about|around|between|late|early|mid|the|circa|ca?|year)\b\.?"
    r"[\s-]*){0,2}",
    re.IGNORECASE,
)
_ALONE = re.compile(r"[^\w\n]*(?=\n|$)")
_OPENS = re.compile(
    r"[\])*_]{0,3}(?:(?:\s*[:|–—]|\s+--?)\s*[*_]{0,3}(?=\S)|\.[*_]{0,3}\s+(?=[A-Z“\"]))"
)
_ONWARDS = re.compile(r"\s+(?:onwards?|to (?:the present|date|today))\b|\s*[–-](?=\s*\n)")
_BETWEEN = re.compile(r"\s*(?:[–—/&-]|to|and|until)\s*", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]*_]*$")
_LONGEST_TITLE = 90
_FAR = 2 * _LONGEST_TITLE  # characters before a line that tell what stands above it
_TEXT = re.compile(r"\S[^\n]{0,1000}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The words of a heading, its readings (indexes; two for a range), and what it dates.

    `line` is all of its line where that is no more than a heading, else the line's opening.
    """

    span: Span
    line: Span
    readings: tuple[int, ...]
    scope: Span
    is_line: bool


def time_headings(text: str, readings: Sequence[Reading]) -> tuple[Heading, ...]:
    """Return the headings of a text, in order. A day with its year is one only among others: alone
    it is the dateline of its page."""
    found: list[Heading] = []
    index = 0
    while index < len(readings):
        heading = _heading(text, readings, index)
        index = index + 1 if heading is None else heading.readings[-1] + 1
        if heading is not None:
            found.append(heading)
    if len(found) == 1 and _is_whole_day(readings[found[0].readings[0]].meaning):
        return ()
    ends = [one.line.start for one in found[1:] if one.is_line]
    return tuple(
        replace(one, scope=Span(start=one.line.end, end=_reach(ends, one, len(text))))
        for one in found
    )


def _reach(line_starts: list[int], heading: Heading, end: int) -> int:
    """Return where the heading's line ends, or where the next heading of the text stands."""
    if not heading.is_line:
        return heading.scope.end
    at = bisect_right(line_starts, heading.line.start)
    return line_starts[at] if at < len(line_starts) else end


def _heading(text: str, readings: Sequence[Reading], index: int) -> Heading | None:
    """Return the heading that opens with a reading, None where it is none."""
    reading = readings[index]
    if not _names_time(reading.meaning):
        return None
    opens = text.rfind("\n", 0, reading.span.start) + 1
    held = _range(text, readings, index)
    last = readings[held[-1]].span.end
    onwards = _ONWARDS.match(text, last)
    last = onwards.end() if onwards else last
    closes = text.find("\n", last)
    closes = len(text) if closes < 0 else closes
    span = Span(start=reading.span.start, end=readings[held[-1]].span.end)
    is_led = _LEAD.fullmatch(text, opens, reading.span.start) is not None
    is_line = is_led and _ALONE.match(text, last) is not None and _stands_apart(text, opens)
    if (is_line and _TEXT.search(text, closes)) or _is_titled(text, opens, span, closes, is_led):
        line = Span(start=opens, end=closes)
        return Heading(span=span, line=line, readings=held, scope=line, is_line=True)
    mark = _OPENS.match(text, last) if is_led else None
    if mark is None:
        return None
    line, scope = Span(start=opens, end=mark.end()), Span(start=mark.end(), end=closes)
    return Heading(span=span, line=line, readings=held, scope=scope, is_line=False)


def _is_titled(text: str, opens: int, span: Span, closes: int, is_led: bool) -> bool:
    """Tell whether a short line without a stop, above sentences, names a time beside a title:
    "1921–1939: Growth", "Early years (1902–1920)". The first line of all is the text's own."""
    line = text[opens:closes].strip()
    if (
        len(line) > _LONGEST_TITLE
        or _SENTENCE_END.search(line)
        or _TEXT.search(text, 0, opens) is None
    ):
        return False
    found = _TEXT.search(text, closes)
    below = found[0].rstrip() if found else ""
    if len(below) <= len(line) or not _SENTENCE_END.search(below):
        return False
    if is_led:
        return _OPENS.match(text, span.end) is not None
    is_bracketed = text[span.start - 1] == "(" and text[span.end : span.end + 1] == ")"
    return is_bracketed and not text[span.end + 1 : closes].strip("*_# ")


def _range(text: str, readings: Sequence[Reading], index: int) -> tuple[int, ...]:
    """Return the reading with the one that closes its range, where there is one."""
    if index + 1 < len(readings):
        first, second = readings[index], readings[index + 1]
        between = _BETWEEN.fullmatch(text, first.span.end, second.span.start)
        if between is not None and _names_time(second.meaning):
            return index, index + 1
    return (index,)


def _stands_apart(text: str, opens: int) -> bool:
    """Tell whether a line is no rest of the sentence above it: that is whole, or a heading."""
    before = text[max(0, opens - _FAR) : opens].rstrip(" \t")
    if not before.strip() or before.endswith("\n\n"):
        return True
    above = before.rstrip("\n").rpartition("\n")[2].strip()
    return len(above) <= _LONGEST_TITLE or _SENTENCE_END.search(above) is not None


def _names_time(meaning: object) -> bool:
    """Tell whether words name a day, month, part of a year, year or more by themselves."""
    match meaning:
        case CalendarDate(pick=None, is_impossible=False):
            return True
        case YearSpan():
            return True
        case YearPart(of=of) | Weekday(of=of) | Edge(of=of) if of is not None:
            return _names_time(of)
        case UnitOf(of=of) if of is not None:
            return _names_time(of)
        case _:
            return False


def _is_whole_day(meaning: object) -> bool:
    inner: Meaning | object = meaning
    if isinstance(inner, Weekday) and inner.of is not None:
        inner = inner.of
    return isinstance(inner, CalendarDate) and None not in (inner.year, inner.month, inner.day)


def headed_by(
    document: Document, headings: Sequence[Heading], done: Sequence[Resolution]
) -> Iterator[Headed]:
    """Yield what each heading dates, where it has a place in time; what is set as a heading ends
    with the next one that is so set."""
    blocks = [block for block in document.blocks if block.kind == "heading"]
    within, count = None, 0
    for heading in headings:
        first, last = (done[heading.readings[at]] for at in (0, -1))
        interval = first.interval
        if interval is None:
            continue
        if last is not first and last.interval is not None:
            interval = interval.hull(last.interval)
        yield Headed(
            span=heading.span,
            line=heading.line,
            readings=heading.readings,
            scope=_cut_short(heading.scope, heading.line, blocks),
            interval=interval,
            why=first.why,
            within=None if heading.is_line else within,
        )
        within = count if heading.is_line else within
        count += 1


def _cut_short(scope: Span, line: Span, headings: list[Block]) -> Span:
    at = bisect_left(headings, line.start, key=lambda block: block.span.end)
    if at == len(headings) or not headings[at].span.overlaps(line):
        return scope
    level = headings[at].level
    behind = (headings[number] for number in range(at + 1, len(headings)))
    after = (block.span.start for block in behind if block.level <= level)
    return Span(start=scope.start, end=min(scope.end, next(after, scope.end)))
