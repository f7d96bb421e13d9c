"""Printed times that open a post in plain text, found among the tagger's readings.

A label stands at the beginning of a line, alone or before a colon, dash or bar; what comes before
it may be a bracket, "Update", or the name of who wrote the post.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.language import en_page
from timeline.meanings import CalendarDate, Clock, Length, Shift, Weekday
from timeline.model import Document, Reading, Span, Tagged
from timeline.segment.lines import Line, furniture_of

LONGEST_NAME = 60  # characters
_MARKS = r"(?:[^\w\"“”‘’'$£€¥%&+]|_)*"  # "• ", "[", "@", "⏰ ": no quotation, no sum of money
_PREFIX = re.compile(rf"{_MARKS}(?:{en_page.LABEL_WORDS}\s*[:,\-–—]?\s*)?[\[(]?$")
_PREPOSITION = re.compile(rf"{_MARKS}(?:at|by)\b", re.IGNORECASE)
_BY = re.compile(r"\b[Bb]y\s(?P<name>[A-Z][\w’'.-]*(?:\s[A-Z][\w’'.-]*){0,4})")
_UPDATED = re.compile(
    r"\s*(?:\(|\[)?(?:last\s)?(?:updated|modified|edited)(?:\s(?:at|on))?\s?[:–—-]?\s*$", re.I
)
_AFTER = re.compile(
    r"\s?(?:Uhr|hrs?|h|[A-Z]{2,5}\b)?\s*[\])]?\s*"
    r"(?P<mark>(?:[:|;]|[-–—]+|\*{1,3}|__)(?:\*{1,3}|__)?|)\s*"
)
_REVISED = re.compile(r"[(\[|,–-]?\s?(?:last\s)?(?:updated|edited)\b.{0,40}$", re.IGNORECASE)
_UPDATE_HEADING = re.compile(r"\W*(?:last\s)?(?:updated?|modified)\s*(?:at|on)?\W*", re.I)
_NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s(?:[A-Z][\w’'.-]*|de|van|von|der)){0,4}\s*[:,|·•/–—-]?\s*$")
_DAY_IN_FIGURES = re.compile(r"\d{1,2}[/.]\d{1,2}(?:[/.](?:\d{4}|\d\d))?\.?")
_BETWEEN_TIMES = re.compile(r"[\s()\[\],|·•/–—-]*")
_AUTHOR = re.compile(r"[A-Z][\w’'.-]*(?:\s(?:[A-Z][\w’'.-]*|de|van|von|der|and|&)){1,4}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A printed time: the line it opens, its span, where the post's own words begin.

    `shape` is `line` (nothing else stands there), `inline` (before a separator) or `bare` (before
    words without any separator). `is_day` marks the heading of a whole day's posts.
    """

    line: int
    span: Span
    text_start: int
    shape: str
    readings: tuple[Reading, ...]
    author: str | None = None
    is_day: bool = False
    is_update: bool = False

    @property
    def clock(self) -> Clock | None:
        """The time of day that it shows, if it shows one."""
        return next((r.meaning for r in self.readings if isinstance(r.meaning, Clock)), None)


def labelled(document: Document, tagged: Tagged, lines: tuple[Line, ...]) -> list[Label]:
    """Return every printed time that may open a post or head a day's posts, in printed order."""
    starts = _opening_readings(tagged, lines)
    found = [
        label
        for line in lines
        if line.index in starts and (label := _label(document, line, starts[line.index]))
    ]
    return _with_stamps(found, lines)


def opening_clocks(tagged: Tagged, lines: tuple[Line, ...]) -> dict[int, Label]:
    """Return the times of day that open lines, however they are set apart, by the line's index."""
    starts = _opening_readings(tagged, lines)
    found = (_opening_clock(line, starts[line.index]) for line in lines if line.index in starts)
    return {label.line: label for label in found if label is not None}


def _opening_clock(line: Line, readings: list[Reading]) -> Label | None:
    first, span = readings[0], line.block.span
    is_clock = isinstance(first.meaning, Clock) and not first.meaning.is_impossible
    if not is_clock or not _PREFIX.match(line.text[: first.span.start - span.start]):
        return None
    return Label(
        line=line.index,
        span=Span(start=span.start, end=first.span.end),
        text_start=first.span.end,
        shape="bare",
        readings=(first,),
    )


def _opening_readings(tagged: Tagged, lines: tuple[Line, ...]) -> dict[int, list[Reading]]:
    """Return for each line the readings with which it may open: they follow one another."""
    opening: dict[int, list[Reading]] = {}
    readings = iter(tagged.readings)
    current = next(readings, None)
    for line in lines:
        span = line.block.span
        while current is not None and current.span.start < span.start:
            current = next(readings, None)
        held: list[Reading] = []
        while current is not None and current.span.end <= span.end:
            if not held or current.span.start - held[-1].span.end <= 4:
                held.append(current)
            current = next(readings, None)
        if held and held[0].span.start - span.start <= 60:
            opening[line.index] = held
    return opening


def _label(document: Document, line: Line, readings: list[Reading]) -> Label | None:
    span = line.block.span
    before = document.text[span.start : readings[0].span.start]
    is_plain = bool(_PREFIX.match(before) or _UPDATED.match(before))
    named = not is_plain and bool(_NAME.match(before.strip()))
    if not is_plain and not named:
        return None
    used = _leading_times(document, readings)
    if not used:
        return None
    shape, rest_start, behind = _shape(document, line, readings, used, named=named)
    written_by = _BY.search(before)
    own = before.strip(" :|,·•/–—-") if named else written_by and written_by["name"]
    if (named and shape != "line") or (shape == "bare" and _PREPOSITION.match(before)):
        return None
    is_day = not any(isinstance(reading.meaning, Clock | Shift | Length) for reading in used)
    is_age = not any(isinstance(reading.meaning, Clock) for reading in used)
    if is_age and shape == "bare":  # "Two hours ago, the council met" is a sentence
        return None
    if is_day and shape != "line":  # "30 April: the last debate" is an entry of a list
        return None
    return Label(
        line=line.index,
        span=Span(start=span.start, end=span.end if shape == "line" else rest_start),
        text_start=span.end if shape == "line" else rest_start,
        shape=shape,
        readings=tuple(used),
        author=behind or own,
        is_day=is_day,
        is_update=bool(_UPDATED.match(before)),
    )


def _shape(
    document: Document, line: Line, readings: list[Reading], used: list[Reading], *, named: bool
) -> tuple[str, int, str | None]:
    """Return how a printed time is set apart, where what it opens begins, and the author that
    stands behind it. `named` tells that a name stands before it."""
    end, stop = used[-1].span.end, line.block.span.end
    after = _AFTER.match(document.text, end, stop)
    rest_start = after.end() if after else end
    rest = document.text[rest_start:stop].strip()
    bracketed = after is not None and after.group().strip()[:1] in ("]", ")")
    shape = "inline" if bracketed or (after and after.group("mark")) else "bare"
    is_shared = shape == "bare" and furniture_of(rest) is not None
    if not rest or is_shared or _REVISED.match(rest) or _is_only_times(rest, readings):
        return "line", stop, None
    if (by := _BY.fullmatch(rest)) and len(rest) < LONGEST_NAME:
        return "line", stop, by["name"]
    if not named and _AUTHOR.match(rest) and len(rest) < LONGEST_NAME and shape != "inline":
        return "line", stop, rest
    return shape, rest_start, None


def _is_only_times(rest: str, readings: list[Reading]) -> bool:
    """Tell whether the rest of a label's line is its date, or its time in another zone."""
    for reading in readings:
        rest = rest.replace(reading.text, "", 1)
    return _BETWEEN_TIMES.fullmatch(_DAY_IN_FIGURES.sub("", rest, count=1)) is not None


def _with_stamps(labels: list[Label], lines: tuple[Line, ...]) -> list[Label]:
    """Mark a time that stands below "Last update" as the page's, not a post's."""
    texts = [line for line in lines if line.what != "symbols" and len(line.text) > 1]
    below = {
        after.index for before, after in pairwise(texts) if _UPDATE_HEADING.fullmatch(before.text)
    }
    return [replace(label, is_update=label.is_update or label.line in below) for label in labels]


def _leading_times(document: Document, readings: list[Reading]) -> list[Reading]:
    """Return the readings that make up one printed time: a clock, a date and a clock, an age."""
    used: list[Reading] = []
    for reading in readings:
        if used:
            gap = document.text[used[-1].span.end : reading.span.start]
            if gap.strip(" ,|–-·•()") or "\n" in gap:
                break
            if isinstance(used[-1].meaning, Clock):  # a date may still follow: "14:32 (30 May)"
                if isinstance(reading.meaning, CalendarDate) and not _has_own_day(used):
                    used.append(reading)
                break
        match reading.meaning:
            case Clock(is_impossible=False) | CalendarDate() | Weekday():
                used.append(reading)
            case Shift(unit=unit, sign=-1, of=None) if unit in ("second", "minute", "hour", "day"):
                used.append(reading)
            case _:
                break
    return used


def _has_own_day(used: list[Reading]) -> bool:
    """Tell whether a printed time bears a date already."""
    return any(
        isinstance(one.meaning, CalendarDate)
        or (isinstance(one.meaning, Clock) and one.meaning.on is not None)
        for one in used
    )
