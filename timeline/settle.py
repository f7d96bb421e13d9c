"""The date of a document that bears none, settled by what it tells: each day is weighed once.

Two kinds of evidence. A full date beside a bare weekday that tells the same thing ("Feb. 13, 2025"
under a photograph, "Thursday" in the text). And events that a dated source tells too. What rests on
such a date is inferred, and the joins that gave it count for nothing more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from timeline.intervals import day_interval, zone
from timeline.likeness import as_written, content_words
from timeline.meanings import CalendarDate, UnitOf, Weekday
from timeline.model import Dated, Happening, Narrated, Resolution, Solution, Told
from timeline.points import instant, start
from timeline.provenance import Derivation, Evidence
from timeline.wording import day_in_words

LEAST_WEIGHT = 2
LEAST_MARGIN = 2  # how much more the best day must weigh than the next
SURE_JOIN = 0.8
SAME_THING = 3  # content words that a date's and a weekday's sentence must share
WEEKDAY_WEIGHT = 3
NEWS_WEIGHT = 1
DAY_S = 86400


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """One reason for one day."""

    day: date
    weight: int
    why: Derivation


def settle(
    narrated: Sequence[Narrated], happenings: Sequence[Happening], solution: Solution
) -> dict[str, Dated]:
    """Return the day of each undated document that its own words or other sources settle."""
    undated = {
        one.resolved.placed.document.id: one
        for one in narrated
        if one.resolved.placed.dct is None and not any(one.resolved.placed.posted)
    }
    if not undated:
        return {}
    votes: defaultdict[str, list[Vote]] = defaultdict(list)
    for name, one in undated.items():
        votes[name].extend(_own_votes(one))
    told_of = {told.id: told for one in narrated for told in one.mentions}
    for happening in happenings:
        for name, vote in _joined_votes(undated, told_of, happening, solution):
            votes[name].append(vote)
    found = {name: _best(undated[name], reasons) for name, reasons in votes.items()}
    return {name: dated for name, dated in found.items() if dated is not None}


def _best(one: Narrated, votes: Sequence[Vote]) -> Dated | None:
    weights: defaultdict[date, int] = defaultdict(int)
    for vote in votes:
        weights[vote.day] += vote.weight
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < LEAST_WEIGHT:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < LEAST_MARGIN:
        return None
    day = ranked[0][0]
    reasons = sorted((v for v in votes if v.day == day), key=lambda v: (-v.weight, v.why.says))
    why = Derivation(
        rule="date-settled",
        says=f"the document bears no date; what it tells puts it on {day_in_words(day)}",
        premises=tuple(vote.why for vote in reasons[:3]),
    )
    where = zone(one.resolved.placed.zone)
    return Dated(interval=day_interval(day, where), certainty="inferred", why=why)


# --- its own words ---


def _own_votes(one: Narrated) -> Iterator[Vote]:
    """A full date and a bare weekday of that name, in sentences that tell the same thing."""
    full = list(_full_dates(one))
    for told in one.mentions:
        core = one.resolved.placed.document.quote(told.core)
        for weekday, resolution in _bare_weekdays(one, told):
            for day, other in full:
                shared = _shared(one, told, other)
                if day.isoweekday() == weekday and len(shared) >= SAME_THING:
                    says = (
                        "a full date and a bare weekday tell of one thing: "
                        f"{', '.join(as_written(shared[:4], core))}"
                    )
                    words = (_words(one, resolution), _core(one, other))
                    why = Derivation(rule="weekday-beside-date", says=says, evidence=words)
                    yield Vote(day=day, weight=WEEKDAY_WEIGHT, why=why)


def _full_dates(one: Narrated) -> Iterator[tuple[date, Told]]:
    readings = one.resolved.placed.tagged.readings
    for told in one.mentions:
        index = told.time.resolution
        meaning = None if index is None else readings[index].meaning
        if not isinstance(meaning, CalendarDate) or meaning.is_impossible:
            continue
        if meaning.year and meaning.month and meaning.day:
            yield date(meaning.year, meaning.month, meaning.day), told


def _bare_weekdays(one: Narrated, told: Told) -> Iterator[tuple[int, Resolution]]:
    for resolution in _unresolved(one, told):
        meaning = one.resolved.placed.tagged.readings[resolution.reading].meaning
        if isinstance(meaning, Weekday) and meaning.pick is None and not meaning.weeks:
            yield meaning.weekday, resolution


def _unresolved(one: Narrated, told: Told) -> Iterator[Resolution]:
    """Yield the expressions of a mention's core that the missing date left without a place."""
    readings = one.resolved.placed.tagged.readings
    first = bisect_left(readings, told.core.start, key=lambda reading: reading.span.start)
    for index in range(first, len(readings)):
        reading, resolution = readings[index], one.resolved.resolutions[index]
        if reading.span.start >= told.core.end:
            return
        is_open = resolution.interval is None and reading.role == "dates"
        if is_open and told.core.contains(reading.span):
            yield resolution


def _shared(one: Narrated, first: Told, second: Told) -> list[str]:
    if first.id == second.id:
        return []
    document = one.resolved.placed.document
    own = set(content_words(document.quote(first.core)))
    return sorted(own & set(content_words(document.quote(second.core))))


# --- other sources ---


def _joined_votes(
    undated: dict[str, Narrated],
    told_of: dict[str, Told],
    happening: Happening,
    solution: Solution,
) -> Iterator[tuple[str, Vote]]:
    """An event that a dated source puts on one day dates the undated telling's own words."""
    if not any(join.confidence >= SURE_JOIN for join in happening.joins):
        return
    tellings = [told_of[name] for name in happening.mentions]
    days = [(told, day) for told in tellings if (day := _day(told, solution)) is not None]
    dated = [(told, day) for told, day in days if told.source not in undated]
    for told in tellings:
        if told.source not in undated:
            continue
        for _, day in dated[:3]:
            vote = _vote(undated[told.source], told, day)
            if vote is not None:
                yield told.source, vote


def _vote(one: Narrated, told: Told, day: date) -> Vote | None:
    says = f"another source tells of it too, on {day_in_words(day)}"
    words = [_core(one, told)]
    weight, found = NEWS_WEIGHT, day
    for resolution in _unresolved(one, told):
        meaning = one.resolved.placed.tagged.readings[resolution.reading].meaning
        if isinstance(meaning, Weekday):
            if meaning.weekday != day.isoweekday():
                return None
            weight = WEEKDAY_WEIGHT
        elif isinstance(meaning, UnitOf) and meaning.unit == "day":
            found, weight = day - timedelta(days=meaning.offset), WEEKDAY_WEIGHT
        else:
            return None
        words.append(_words(one, resolution))
    if not words[1:] and told.time.why.rule not in ("article-news", "post-present"):
        return None
    why = Derivation(rule="told-by-dated-source", says=says, evidence=tuple(words))
    return Vote(day=found, weight=weight, why=why)


def _day(told: Told, solution: Solution) -> date | None:
    """Return the calendar day, in UTC, that a mention's solved window lies in, None if in more."""
    window = solution.windows.get(start(told.id))
    if window is None or window.earliest_s is None or window.latest_s is None:
        return None
    if window.latest_s - window.earliest_s > DAY_S:
        return None
    middle = instant((window.earliest_s + window.latest_s) // 2)
    return middle.date()


# --- quotations ---


def _words(one: Narrated, resolution: Resolution) -> Evidence:
    reading = one.resolved.placed.tagged.readings[resolution.reading]
    return Evidence(
        document=one.resolved.placed.document.id,
        start=reading.span.start,
        end=reading.span.end,
        text=reading.text,
    )


def _core(one: Narrated, told: Told) -> Evidence:
    document = one.resolved.placed.document
    core = told.core
    return Evidence(document=document.id, start=core.start, end=core.end, text=document.quote(core))
