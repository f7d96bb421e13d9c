"""Turns plain text and a date into its expressions, without a document: the `tag` of the API."""

from __future__ import annotations

import datetime as clock
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from timeline.anchoring import (
    Anchored,
    Base,
    Direction,
    Stance,
    Told,
    anchored,
    loose_interval,
)
from timeline.anchoring.asks import goes_on, needs_anchor, needs_direction
from timeline.anchoring.history import history_of
from timeline.anchoring.units import clamped, midnight
from timeline.anchoring.written import known_languages
from timeline.errors import OptionError, quoted
from timeline.intervals import Granularity
from timeline.intervals import zone as zone_named
from timeline.language import LANGUAGES
from timeline.meanings import CalendarDate, Clock, DayPart, Meaning, Written
from timeline.model import Clause, Reading, Span
from timeline.narrative import DayOfSentence, HeadingsAbove, direction_of, is_fronted, stance_of
from timeline.sentences import sentence_spans
from timeline.tag.clauses import sentence_clauses
from timeline.tag.readings import read_times
from timeline.tenses import goes_along

_WINDOW = 160
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Words that name a time: offsets in code points, TIMEX3 type and value, and where it lies.

    `latest` is the last whole second; both bounds carry the offset of the zone asked for.
    `rule` names the rules that read the words; `anchor` says what they are counted from: the
    `document`'s date, an `expression` told before, or nothing.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    earliest: datetime | None = None
    latest: datetime | None = None
    rule: str = ""
    anchor: str | None = None


def tag_text(
    text: str,
    *,
    date: datetime | clock.date | str | None = None,
    tz: str | None = None,
    language: str = "en",
) -> list[Expression]:
    """Return the expressions of one article's text, in order.

    `date` is when it was written (naive: in `tz`); None leaves relative words without a place.
    Raises OptionError for a date, zone or language that cannot be meant.
    """
    own = {module.CODE for module in LANGUAGES}
    if language not in own and language not in known_languages():
        raise OptionError(f"unknown language {quoted(language)}: expected a code such as en or de")
    zone = tz or "UTC"
    base = _base(date, zone)
    return [
        _expression(reading, result, zone, anchor)
        for reading, result, anchor in _resolved(text, language, base, zone)
    ]


def _base(date: datetime | clock.date | str | None, zone: str) -> Base | None:
    if date is None:
        return None
    if isinstance(date, str):
        date = _from_iso(date)
    if not isinstance(date, datetime):
        day = clamped(date.toordinal())
        ends = midnight(clamped(day.toordinal() + 1))
        return Base(start=midnight(day), end=ends, granularity=Granularity.DAY)
    if date.tzinfo is not None:
        where = zone_named(zone)
        if date.utcoffset() != date.astimezone(where).utcoffset():
            raise OptionError(f"date {date.isoformat()!r} is not in {zone}: give one of the two")
        date = date.replace(tzinfo=None)
    start = date.replace(second=0, microsecond=0)
    return Base(start=start, end=start + timedelta(minutes=1), granularity=Granularity.MINUTE)


def _from_iso(text: str) -> datetime | clock.date:
    try:
        return clock.date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
    except ValueError as error:
        raise OptionError(
            f"cannot read date {quoted(text)}: expected ISO 8601, 2025-02-13 or 2025-02-13T17:38"
        ) from error


def _resolved(
    text: str, language: str, base: Base | None, zone: str
) -> Iterator[tuple[Reading, Anchored, str | None]]:
    readings = read_times(text, language)
    meanings: list[Meaning] = [reading.meaning for reading in readings]  # type: ignore[misc]  # tag makes nothing else
    written = None if base is None else base.day.year
    history = history_of(meanings, written)
    told = Told(history=history)
    headed = HeadingsAbove(text, readings, base)
    named = DayOfSentence(text)
    cache: dict[tuple[Meaning, Direction | None], Anchored] = {}
    for index, stance in enumerate(_stances(text, readings, is_history=history > 0)):
        reading = readings[index]
        meaning: Meaning = reading.meaning  # type: ignore[assignment]  # tag makes nothing else
        anchor = "document" if base is not None and needs_anchor(meaning) else None
        told = headed.before(told, index, history).at(stance)
        day = named.of(reading, stance.direction, base)
        if day is not None or goes_on(meaning, history=told.leading(stance, written)):
            led_by = told if day is None else day[0]
            result = anchored(meaning, base, zone, direction=stance.direction, told=led_by)
            anchor = "expression" if led_by.place is not None else anchor
        else:
            key = (meaning, stance.direction)
            if key not in cache:
                cache[key] = anchored(meaning, base, zone, direction=stance.direction)
            result = cache[key]
        if isinstance(meaning, Written) and result.interval is None:
            continue
        is_repeated = reading.role == "describes" and isinstance(meaning, Clock | DayPart)
        if result.place is not None and not is_repeated:
            told = told.then(meaning, result.place, stance)
        told = headed.after(told, index, result.place)
        named.tell(index, reading, result.place)
        yield reading, result, anchor


def _stances(text: str, readings: tuple[Reading, ...], *, is_history: bool) -> Iterator[Stance]:
    """Yield how each reading is told; where no history is told, clauses are found only for
    meanings that ask for a direction."""
    before: Reading | None = None
    direction: Direction | None = None
    for reading in readings:
        meaning: Meaning = reading.meaning  # type: ignore[assignment]  # tag makes nothing else
        clause = None
        asks = needs_direction(meaning)
        is_scene = isinstance(meaning, CalendarDate) and is_fronted(text, reading.span)
        if is_history or asks or is_scene:
            clause = _clause(text, reading.span)
        if before is None or not goes_along(text, before, direction, reading):
            direction = direction_of(text, clause, reading.span) if asks else None
        last = None if before is None else before.span
        yield stance_of(text, last, reading.span, clause, direction)
        before = reading


def _clause(text: str, span: Span) -> Clause | None:
    """Return the clause around a span, read from its sentence alone."""
    low, high = max(0, span.start - _WINDOW), min(len(text), span.end + _WINDOW // 2)
    opening = text.rfind("\n", low, span.start) + 1
    low = max(low, opening)
    closing = text.find("\n", span.end, high)
    high = closing if closing >= 0 else high
    for start, end in sentence_spans(text, low, high):
        if start <= span.start < end:
            return _clause_in(text, Span(start=start, end=end), span)
    return None


def _clause_in(text: str, sentence: Span, span: Span) -> Clause | None:
    nearest = None
    for clause in sentence_clauses(text, 0, sentence):
        if clause.span.start <= span.start < clause.span.end:
            return clause
        if clause.span.end <= span.start:
            nearest = clause
    return nearest


def _expression(reading: Reading, result: Anchored, zone: str, anchor: str | None) -> Expression:
    earliest = latest = None
    meaning: Meaning = reading.meaning  # type: ignore[assignment]  # tag makes nothing else
    interval = loose_interval(result, meaning, reading.mod, zone)
    if interval is not None:
        where = zone_named(zone)
        if interval.start is not None:
            earliest = interval.start.astimezone(where)
        if interval.end is not None:
            latest = (interval.end - _SECOND).astimezone(where)
    return Expression(
        start=reading.span.start,
        end=reading.span.end,
        text=reading.text,
        type=reading.type,
        value=result.value,
        mod=reading.mod,
        quant=reading.quant,
        freq=reading.freq,
        earliest=earliest,
        latest=latest,
        rule=reading.rule,
        anchor=anchor,
    )
