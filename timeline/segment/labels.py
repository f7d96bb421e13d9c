"""Printed times that open a post in plain text, found among the tagger's readings.

A label stands at the beginning of a line, alone or before a colon, dash or bar; what comes before
it may be a bracket, "Update", or the name of who wrote the post.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from timeline.language import en_page
from timeline.meanings import CalendarDate, Clock, Length, Shift, Weekday
from timeline.model import Document, Reading, Span, Tagged
from timeline.segment.lines import Line, is_ended

MIN_LABELS = 2
HALF_DAY = 720
MAX_PROGRAMME = 16
MAX_ITEM = 5
MIN_BARE = 3
STEADY = 0.8  # share of a column's steps that go one way
LONG_PAGE = 30  # lines; a page of posts has a label for every so many
_MARKS = r"[\s\[(•*·|>#_\-–—▪◦]*"
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
_NAME = re.compile(r"[A-Z][\w’'.-]*(?:\s(?:[A-Z][\w’'.-]*|de|van|von|der)){0,4}\s*[:,|-]?\s*$")
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


def find_labels(
    document: Document, tagged: Tagged, lines: tuple[Line, ...], least: int = MIN_LABELS
) -> tuple[Label, ...]:
    """Return the labels of a page's posts and days in printed order; empty if fewer than `least`
    posts have one."""
    starts = _opening_readings(tagged, lines)
    found = [
        label
        for line in lines
        if line.index in starts and (label := _label(document, line, starts[line.index]))
    ]
    return _accepted(_with_stamps(found, lines), lines, least)


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
    end = used[-1].span.end
    after = _AFTER.match(document.text, end, span.end)
    rest_start = after.end() if after else end
    rest = document.text[rest_start : span.end].strip()
    written_by = _BY.search(before)
    author = before.strip(" :|,-") if named else written_by and written_by["name"]
    bracketed = after is not None and after.group().strip()[:1] in ("]", ")")
    shape = "inline" if bracketed or (after and after.group("mark")) else "bare"
    if not rest or _REVISED.match(rest):
        shape, rest_start = "line", span.end
    elif (by := _BY.fullmatch(rest)) and len(rest) < 60:
        shape, author, rest_start = "line", by["name"], span.end
    elif not named and _AUTHOR.match(rest) and len(rest) < 60 and shape != "inline":
        shape, author, rest_start = "line", rest, span.end
    if (named and shape != "line") or (shape == "bare" and _PREPOSITION.match(before)):
        return None
    is_day = not any(isinstance(reading.meaning, Clock | Shift | Length) for reading in used)
    is_age = not any(isinstance(reading.meaning, Clock) for reading in used)
    if is_age and shape == "bare":  # "Two hours ago, the council met" is a sentence
        return None
    return Label(
        line=line.index,
        span=Span(start=span.start, end=span.end if shape == "line" else rest_start),
        text_start=span.end if shape == "line" else rest_start,
        shape=shape,
        readings=tuple(used),
        author=author,
        is_day=is_day,
        is_update=bool(_UPDATED.match(before)),
    )


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
        match reading.meaning:
            case Clock(is_impossible=False) | CalendarDate() | Weekday():
                used.append(reading)
            case Shift(unit=unit, sign=-1, of=None) if unit in ("second", "minute", "hour", "day"):
                used.append(reading)
            case _:
                break
        if isinstance(reading.meaning, Clock):
            break
    return used


def _accepted(found: list[Label], lines: tuple[Line, ...], least: int) -> tuple[Label, ...]:
    labels = [label for label in found if not label.is_update and not label.is_day]
    datelines = {line.index for line in lines if line.what == "dateline"}
    rest = [label for label in labels if label.line not in datelines]
    if len(labels) < MIN_LABELS or len(rest) * 2 > len(labels):
        # A dateline above all other labels is the page's; one among them is a post's.
        first = rest[0].line if rest else len(lines)
        found = [label for label in found if label.is_day or label.line >= first]
        labels = [label for label in labels if label.line >= first]
    shapes = Counter(label.shape for label in labels)
    strict = shapes["line"] + shapes["inline"]
    wanted = {"line", "inline"} if strict >= least else set()
    if shapes["line"] > 3 * shapes["inline"]:
        wanted.discard("inline")
    bare = [label for label in labels if label.shape == "bare"]
    if len(bare) >= MIN_LABELS and (_are_dated(bare) or _is_column(bare, strict, lines)):
        wanted.add("bare")
    if not wanted:
        return ()
    accepted = [label for label in found if label.shape in wanted or label.is_update]
    joined = _without_diaries(_joined(accepted, lines), lines)
    return joined if _are_spread(joined, lines) else ()


def _are_spread(labels: tuple[Label, ...], lines: tuple[Line, ...]) -> bool:
    """Tell whether labels stand all over a long page, not only in one post's programme."""
    places = [label.line for label in labels]
    if len(lines) < LONG_PAGE or not places:
        return True
    stretches = [after - before for before, after in pairwise([0, *places, len(lines)])]
    return max(stretches) * 2 <= len(lines) or len(places) * LONG_PAGE > len(lines)


def _without_diaries(labels: tuple[Label, ...], lines: tuple[Line, ...]) -> tuple[Label, ...]:
    """Drop the times of a day's programme, listed within a post: one line each, running ahead of
    the post they stand in, while the next post goes on where that one was."""
    clocks = [_minute_of(label) for label in labels]
    sizes = _sizes(labels, lines)
    sign = _direction(clocks)
    dropped: set[int] = set()
    host = 0
    while host < len(labels) - 1:
        end = _programme_end(clocks, sizes, host)
        if _reads_as_programme(clocks[host + 1 : end + 1]) and _goes_on_from(
            clocks, host, end, sign
        ):
            dropped.update(range(host + 1, end + 1))
        host = max(host, end if end in dropped else host) + 1
    return tuple(label for index, label in enumerate(labels) if index not in dropped)


def _minute_of(label: Label) -> int | None:
    clock = label.clock
    if clock is None or (clock.on is not None) or label.is_day or label.is_update:
        return None
    return clock.hour * 60 + (clock.minute or 0)


def _sizes(labels: tuple[Label, ...], lines: tuple[Line, ...]) -> list[int]:
    """Return how many lines stand between each label and the next."""
    position = {line.index: place for place, line in enumerate(lines)}
    places = [position[label.line] for label in labels] + [len(lines)]
    return [after - before for before, after in pairwise(places)]


def _direction(clocks: list[int | None]) -> int:
    steps = [after - before for before, after in pairwise(c for c in clocks if c is not None)]
    rising = sum(0 < step < HALF_DAY or step < -HALF_DAY for step in steps)
    falling = sum(-HALF_DAY < step < 0 or step > HALF_DAY for step in steps)
    return 1 if rising >= falling else -1


def _programme_end(clocks: list[int | None], sizes: list[int], host: int) -> int:
    """Return the last of the labels after `host` that may be its post's programme."""
    at = host
    first = clocks[host]
    if first is None:
        return host
    while at + 1 < len(clocks) and at - host < MAX_PROGRAMME:
        following, current = clocks[at + 1], clocks[at]
        if following is None or current is None or following < first:
            break
        if following < current and following not in clocks[host + 1 : at + 1]:
            break
        if at > host and sizes[at] > MAX_ITEM:
            break
        at += 1
    return at


def _reads_as_programme(clocks: list[int | None]) -> bool:
    """Tell whether times are round, as those of a programme are; one alone is on the hour."""
    step = 60 if len(clocks) == 1 else 5
    return bool(clocks) and all(clock is not None and clock % step == 0 for clock in clocks)


def _goes_on_from(clocks: list[int | None], host: int, end: int, sign: int) -> bool:
    """Tell whether the label after a programme follows its post, and not the programme."""
    start, last = clocks[host], clocks[end]
    if start is None or last is None or last - start < 20:
        return False
    if end + 1 >= len(clocks):
        return sign < 0
    following = clocks[end + 1]
    if following is None:
        return False
    if sign > 0:
        return start <= following < last
    return following <= start


def _are_dated(bare: list[Label]) -> bool:
    """Tell whether most labels without a separator bear a date: "9/29/2022 12:09 pm The eye"."""
    dated = [label for label in bare if len(label.readings) > 1 or _has_day(label)]
    return len(dated) * 3 > len(bare) * 2


def _is_column(bare: list[Label], strict: int, lines: tuple[Line, ...]) -> bool:
    """Tell whether labels without a separator open the posts of a page: they rise or fall all the
    way, and what follows them is told in sentences, as no programme is."""
    clocks = [clock for label in bare if (clock := _minute_of(label)) is not None]
    if len(clocks) < max(MIN_BARE, strict + 1):
        return False
    steps = [(after - before + HALF_DAY) % (2 * HALF_DAY) for before, after in pairwise(clocks)]
    moves = [step - HALF_DAY for step in steps if step != HALF_DAY]
    rising = sum(step > 0 for step in moves)
    if not moves or max(rising, len(moves) - rising) < STEADY * len(moves):
        return False
    position = {line.index: place for place, line in enumerate(lines)}
    sizes = _sizes(tuple(bare), lines)
    told = sum(
        size > 1 or is_ended(lines[position[label.line]].text)
        for label, size in zip(bare, sizes, strict=True)
    )
    return told * 3 > len(bare) * 2


def _has_day(label: Label) -> bool:
    return label.clock is not None and label.clock.on is not None


def _joined(labels: list[Label], lines: tuple[Line, ...]) -> tuple[Label, ...]:
    """Make one label of two that stand on lines next to each other ("1 hr ago", "10:28PM")."""
    position = {line.index: place for place, line in enumerate(lines)}
    result: list[Label] = []
    for label in labels:
        last = result[-1] if result else None
        is_next = last is not None and position[label.line] == position[last.line] + 1
        if last is not None and is_next and last.shape == "line" and _complement(last, label):
            result[-1] = replace(
                label,
                line=last.line,
                span=Span(start=last.span.start, end=label.span.end),
                readings=(*last.readings, *label.readings),
                author=last.author or label.author,
            )
        else:
            result.append(label)
    return tuple(result)


def _complement(first: Label, second: Label) -> bool:
    if first.is_day or second.is_day or first.is_update or second.is_update:
        return False
    return (first.clock is None) != (second.clock is None)
