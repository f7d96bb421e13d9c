"""Columns of figures: the lines of a page that open with clocks, or with minutes of a game.

A figure that is no time by itself ("14.32", "9: 05", "11:20The gates", "Wire 11:20") is one where
lines open so all down a page and the figures rise or fall; and figures that go beyond a day's
hours ("65:50", "78'") are minutes of play, so that "12:12" among them is no time of day either.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline.language import en, en_page
from timeline.model import GameMinute, Span
from timeline.tag.amounts import TimeOfDay
from timeline.tag.clock_rules import clock_meaning
from timeline.tag.lexer import Tokens
from timeline.tag.rule import Read
from timeline.tag.scan import Find
from timeline.values import value

RULE = "clock-in-a-column"
FEW = 3  # rows that make a column
WHOLE_LINES = 2  # the same where each row is a line of its own
STEADY = 0.8  # share of steps that go one way
TELLING = 40  # characters that a row's text has on average: lists of prices have fewer
HALF_DAY = 720
_PREFIX = r"[^\S\n]*(?:[>*•·▪◦#|\[(_\-–—]{1,6}[^\S\n]*)?"
_ROW = re.compile(
    rf"^{_PREFIX}(?:{en_page.LABEL_WORDS}[^\S\n]*)?"
    r"(?P<name>(?:[A-Z][\w’'.&-]*[^\S\n]){1,4})?(?:[|,:–-][^\S\n]*)?"
    r"(?P<figure>(?P<hour>\d{1,3})[^\S\n]?[.:;,·][^\S\n]?(?P<minute>\d\d)(?!\d|[.,:]\d)"
    r"(?:[^\S\n]?[.,]?(?P<half>[apAP])(?:[.,]?[^\S\n]?[mM](?![a-z])\.?))?"
    r"(?P<zone>[^\S\n]?[A-Z]{3,4}(?=[A-Z](?:[a-z]|\s)))?"
    r"|(?P<four>\d{4})(?=[^\S\n]?[:|–—-][^\S\n]|[^\S\n]*$))"
    r"(?P<end>[^\S\n]*[\])*|]*[^\S\n]*(?:[A-Z]{2,4})?[^\S\n]*$)?",
    re.MULTILINE,
)
_GAME = re.compile(
    rf"^{_PREFIX}(?P<figure>(?P<minute>\d{{1,3}})(?:[^\S\n]?\+[^\S\n]?(?P<added>\d{{1,2}}))?"
    r"(?:['’′]|[^\S\n]?min(?:s|utes?)?(?=[^\S\n]?[:.,;|–—-]| (?!ago))))",
    re.MULTILINE,
)


@value(frozen=True, slots=True, kw_only=True)
class _Row:
    """The figures that open a line: their place, what they say, and how much text follows."""

    start: int
    end: int
    hour: int
    minute: int
    half: str
    zone: str | None
    is_named: bool
    is_line: bool
    is_four: bool

    @property
    def of_day(self) -> int:
        """The minute of the day."""
        hour = self.hour % 12 + (12 if self.half == "p" else 0) if self.half else self.hour
        return hour * 60 + self.minute

    @property
    def is_possible(self) -> bool:
        """Tell whether a clock can show it."""
        return self.minute < 60 and (1 <= self.hour <= 12 if self.half else self.hour < 24)


def game_minutes(text: str) -> tuple[GameMinute, ...]:
    """Return the minutes of play that lines open with; empty where a page has no column of them."""
    return _game_minutes(text, _rows(text))


def _game_minutes(text: str, opened: list[_Row]) -> tuple[GameMinute, ...]:
    rows = [row for row in opened if not (row.half and row.is_possible) and not row.is_named]
    beyond = sum(row.hour >= 24 and not row.is_four for row in rows)
    if beyond >= 2 and _is_steady([row.hour * 60 + row.minute for row in rows]):
        return tuple(
            GameMinute(span=Span(start=row.start, end=row.end), second=row.hour * 60 + row.minute)
            for row in rows
        )
    marked = [
        GameMinute(
            span=Span(start=match.start("figure"), end=match.end("figure")),
            second=60 * int(match["minute"]) + int(match["added"] or 0),
        )
        for match in _opening(_GAME, text)
    ]
    is_column = len(marked) >= FEW and _is_steady([one.second for one in marked])
    return tuple(marked) if is_column else ()


def column_finds(tokens: Tokens, found: Sequence[Find]) -> list[Find]:
    """Return the finds with those of a column of clocks in their places, and none within the
    minutes of a game."""
    rows = _rows(tokens.text)
    game = [minute.span for minute in _game_minutes(tokens.text, rows)]
    if game:
        return [find for find in found if not _lies_in(find, game)]
    taken = {find.start: find for find in found}
    loose = [row for row in _column(tokens.text, rows) if not _is_read(row, taken)]
    if not loose:
        return list(found)
    spans = [Span(start=row.start, end=row.end) for row in loose]
    kept = [find for find in found if not _lies_in(find, spans)]
    kept.extend(_find(tokens, row) for row in loose)
    return sorted(kept, key=lambda find: find.start)


def _opening(shape: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what `finditer` would for a shape of whole lines' beginnings, asking at these alone."""
    at = 0
    while True:
        match = shape.match(text, at)
        if match is not None:
            yield match
            at = match.end()
        at = text.find("\n", at) + 1
        if not at:
            return


def _rows(text: str) -> list[_Row]:
    rows = []
    for match in _opening(_ROW, text):
        is_line = match["end"] is not None
        if match["name"] and not is_line:
            continue
        four, zone = match["four"], None
        end = match.end("figure")
        if match["zone"]:
            zone = en.ZONES.get(match["zone"].strip().casefold())
            end = end if zone else match.start("zone")
        rows.append(
            _Row(
                start=match.start("figure"),
                end=end,
                hour=int(four[:2] if four else match["hour"]),
                minute=int(four[2:] if four else match["minute"]),
                half=(match["half"] or "").lower(),
                zone=zone,
                is_named=bool(match["name"]),
                is_line=is_line,
                is_four=bool(four),
            )
        )
    return rows


def _column(text: str, rows: list[_Row]) -> list[_Row]:
    """Return the rows if they are a column of clocks; empty where they are other figures."""
    possible = [row for row in rows if row.is_possible]
    if len(possible) < len(rows) or not possible or _are_years(text, rows):
        return []
    if len(rows) < FEW:
        is_sure = all(row.is_line and (row.hour > 9 or row.half or row.is_four) for row in rows)
        return rows if len(rows) >= WHOLE_LINES and is_sure else []
    is_wrapped = all(not row.half and 1 <= row.hour <= 12 for row in rows)
    times = [row.of_day for row in rows]
    if not _is_steady(times, HALF_DAY if is_wrapped else 2 * HALF_DAY):
        return []
    return rows if _length(text, rows) >= TELLING else []


def _are_years(text: str, rows: list[_Row]) -> bool:
    """Tell the years that head lines from clocks: most are of our time, other lines are headed by
    dates with a year, or they are too few for a column; and none can only be a clock ("0930")."""
    fours = [100 * row.hour + row.minute for row in rows if row.is_four]
    if len(fours) * 2 <= len(rows) or not all(1000 <= four < _LAST_YEAR for four in fours):
        return False
    recent = sum(four >= 1900 for four in fours)
    return recent * 2 > len(fours) or len(rows) < FEW or _DATED.search(text) is not None


_LAST_YEAR = 2100
_YEAR = r"(?:1\d{3}|20\d\d)"
_DATED = re.compile(
    rf"^{_PREFIX}(?:(?:c\.[^\S\n]?|(?:\d{{1,2}}[^\S\n])?[A-Z][a-z]{{2,8}}[^\S\n]){_YEAR}"
    rf"|{_YEAR}(?:s|[^\S\n]?[–/-][^\S\n]?(?:\d\d|{_YEAR})))(?=[^\S\n]?[:|–—-][^\S\n]|[^\S\n]*$)",
    re.MULTILINE,
)


def _length(text: str, rows: list[_Row]) -> float:
    """Return how many characters stand between a row's figures and the next row's, on average."""
    ends = [row.start for row in rows[1:]] + [len(text)]
    return sum(end - row.end for row, end in zip(rows, ends, strict=True)) / len(rows)


def _is_steady(figures: list[int], turn: int | None = None) -> bool:
    """Tell whether figures rise, or fall, nearly all the way; clocks begin anew after a `turn`, so
    that a step over more than half of it may go either way."""
    moves = [after - before for before, after in pairwise(figures) if after != before]
    either = 0 if turn is None else sum(abs(step) > turn // 2 for step in moves)
    rising = sum(step > 0 and (turn is None or step <= turn // 2) for step in moves)
    falling = len(moves) - either - rising
    return bool(moves) and max(rising, falling) + either >= STEADY * len(moves)


def _is_read(row: _Row, taken: dict[int, Find]) -> bool:
    find = taken.get(row.start)
    return find is not None and find.read.type == "TIME" and find.end >= row.end


def _lies_in(find: Find, spans: list[Span]) -> bool:
    at = bisect_right(spans, find.start, key=lambda span: span.start) - 1
    near = spans[max(0, at) : at + 2]
    return any(find.start < span.end and span.start < find.end for span in near)


def _find(tokens: Tokens, row: _Row) -> Find:
    first = bisect_right(tokens.starts, row.start) - 1
    last = bisect_right(tokens.starts, row.end - 1)
    time = TimeOfDay(hour=row.hour, minute=row.minute, is_padded=row.is_four or row.hour == 0)
    read = Read(type="TIME", meaning=clock_meaning(time, half=row.half, zone=row.zone))
    return Find(first=first, last=last, start=row.start, end=row.end, read=read, rule=RULE)
