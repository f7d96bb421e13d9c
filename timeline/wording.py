"""Turns a window of time into words that are as sure as it is, and into EDTF.

`window_display` says it alone, with its date, in the default style. A page that has already named
the day says the rest with `time_in_words`. `edtf` writes the same window for machines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal

from timeline.edtf import edtf, is_day_edge, is_day_end, unit_bounds, unit_edges
from timeline.phrases import Phrases, phrases
from timeline.story import Basis, Window

__all__ = [
    "CLOCKS",
    "DEFAULT_STYLE",
    "Clock",
    "Style",
    "Told",
    "clock_time",
    "day_in_words",
    "edtf",
    "in_style",
    "short_day",
    "time_in_words",
    "window_display",
]

Clock = Literal["3.25pm", "15:25", "3:25 p.m."]
CLOCKS: Final[tuple[Clock, ...]] = ("3.25pm", "15:25", "3:25 p.m.")
_SECOND = timedelta(seconds=1)
_CLOCK_OR_QUOTED = re.compile(
    r"«[^»]*»|\b(?:1[0-2]|[1-9])(?:\.[0-5]\d){0,2}[ap]m\b|\b(?:noon|midnight)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a publication writes times: `clock` is its own way of writing 15:25."""

    clock: Clock = "3.25pm"
    language: str = "en"

    @property
    def phrases(self) -> Phrases:
        """Return the words of this style's language."""
        return phrases(self.language)


DEFAULT_STYLE: Final = Style()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the reader has been told already, and need not be told again."""

    day: date | None = None
    year: int | None = None


_NOTHING: Final = Told()


def window_display(
    earliest: datetime | None, latest: datetime | None, granularity: str | None
) -> str:
    """Say a window by itself, in the default style; `latest` is the last whole second.

    >>> from datetime import UTC
    >>> window_display(datetime(2014, 3, 1, tzinfo=UTC),
    ...                datetime(2014, 3, 31, 23, 59, 59, tzinfo=UTC), "month")
    'March 2014'
    """
    return _Speech(DEFAULT_STYLE, _NOTHING).say(earliest, latest, granularity)


def time_in_words(
    window: Window | None,
    *,
    basis: Basis = "words",
    style: Style = DEFAULT_STYLE,
    told: Told = _NOTHING,
) -> str:
    """Say a window in a house style, leaving out what `told` says the reader knows.

    A time of which only the report is known (`basis` is `posted`) is said to be that.
    """
    if window is None:
        return style.phrases["time-unknown"]
    said = _Speech(style, told).say(window.earliest, window.latest, window.granularity)
    if basis == "posted" and not (window.earliest is None and window.latest is None):
        return style.phrases["reported"].format(time=said)
    return said


def clock_time(moment: datetime, style: Style = DEFAULT_STYLE, *, seconds: bool = False) -> str:
    """Return the time of day in the house style: `3.25pm`, `3pm`, `noon`, `15:25`."""
    parts = [f"{moment.minute:02}"] + ([f"{moment.second:02}"] if seconds else [])
    clock = style.phrases.get("clock-24h") if style.clock != "15:25" else "{time}"
    if clock is not None:
        return clock.format(time=":".join([f"{moment.hour:02}", *parts]))
    if (moment.hour, moment.minute) in ((0, 0), (12, 0)) and not seconds:
        return style.phrases["midnight" if moment.hour == 0 else "noon"]
    hour = str(moment.hour % 12 or 12)
    if moment.minute == 0 and not seconds:
        parts = []
    if style.clock == "3.25pm":
        return ".".join([hour, *parts]) + ("am" if moment.hour < 12 else "pm")
    return ":".join([hour, *parts]) + (" a.m." if moment.hour < 12 else " p.m.")


def in_style(says: str, style: Style) -> str:
    """Return a sentence of an explanation with its clock times in the house style.

    Explanations are made in the default style; what they quote stays as it was written.

    >>> in_style("«by 3pm»: so before 3pm", Style(clock="15:25"))
    '«by 3pm»: so before 15:00'
    """
    if style == DEFAULT_STYLE:
        return says

    def restyled(match: re.Match[str]) -> str:
        word = match.group()
        if word.startswith("«"):
            return word
        if word in ("noon", "midnight"):
            return clock_time(datetime.combine(date.min, time(12 * (word == "noon"))), style)
        parts = [int(part) for part in word[:-2].split(".")]
        hour, minute, second = [*parts, 0, 0][:3]
        at = time(hour % 12 + 12 * word.endswith("pm"), minute, second)
        return clock_time(datetime.combine(date.min, at), style, seconds=len(parts) > 2)

    return _CLOCK_OR_QUOTED.sub(restyled, says)


def day_in_words(day: date, style: Style = DEFAULT_STYLE, told: Told = _NOTHING) -> str:
    """Return `Thursday 13 February 2025`, without the year where that was told."""
    return _Speech(style, told).day(day)


def short_day(day: date, style: Style = DEFAULT_STYLE, told: Told = _NOTHING) -> str:
    """Return `13 February 2025`, without the year where that was told."""
    return _Speech(style, told).short_day(day)


class _Speech:
    """One style and what was told, so that every rule below speaks the same way."""

    __slots__ = ("_style", "_told", "_words")

    def __init__(self, style: Style, told: Told) -> None:
        self._style = style
        self._told = told
        self._words = style.phrases

    def say(
        self, earliest: datetime | None, latest: datetime | None, granularity: str | None
    ) -> str:
        if earliest is None and latest is None:
            return self._words["time-unknown"]
        if earliest is None or latest is None:
            return self._open(earliest, latest)
        match granularity:
            case "second" | "minute":
                return self._point(earliest, latest, granularity)
            case "part-of-day":
                return self._part_of_day(earliest, latest)
            case "week" | "month" | "quarter" | "year" | "decade" | "century":
                return self._calendar(earliest, latest, granularity)
            case _:
                return self._between(earliest, latest)

    def day(self, day: date) -> str:
        key = "day" if self._says_year(day.year) else "day-without-year"
        return self._fill(key, day)

    def short_day(self, day: date) -> str:
        key = "short-day" if self._says_year(day.year) else "short-day-without-year"
        return self._fill(key, day)

    def _fill(self, key: str, day: date) -> str:
        return self._words[key].format(
            weekday=self._words.weekdays[day.weekday()],
            day=day.day,
            month=self._words.months[day.month - 1],
            year=day.year,
        )

    def _says_year(self, year: int) -> bool:
        return year != self._told.year and (self._told.day is None or year != self._told.day.year)

    def _clock(self, moment: datetime, *, seconds: bool = False) -> str:
        return clock_time(moment, self._style, seconds=seconds)

    def _moment(self, moment: datetime, *, seconds: bool = False) -> str:
        clock = self._clock(moment, seconds=seconds)
        if moment.date() == self._told.day:
            return clock
        return self._words["clock-on-day"].format(clock=clock, day=self.day(moment.date()))

    def _open(self, earliest: datetime | None, latest: datetime | None) -> str:
        if earliest is not None:
            if is_day_edge(earliest):
                return self._words["day-or-later"].format(day=self.day(earliest.date()))
            return self._words["after"].format(time=self._moment(earliest))
        assert latest is not None, "a window without both sides is time unknown"
        if is_day_end(latest):
            return self._words["day-or-earlier"].format(day=self.day(latest.date()))
        key, moment = self._limit(latest)
        return self._words[key].format(time=self._moment(moment))

    def _limit(self, latest: datetime) -> tuple[str, datetime]:
        """Return how an upper limit is said: by 5.38pm, but before noon and not by 11.59am."""
        after = latest + _SECOND
        return ("before", after) if after.minute == 0 and after.second == 0 else ("by", latest)

    def _point(self, earliest: datetime, latest: datetime, granularity: str) -> str:
        seconds = granularity == "second"
        step = timedelta(seconds=1 if seconds else 60)
        if latest - earliest < step:
            return self._moment(earliest, seconds=seconds)
        return self._between(earliest, latest)

    def _between(self, earliest: datetime, latest: datetime) -> str:
        if is_day_edge(earliest) and is_day_end(latest):
            return self._days(earliest.date(), latest.date())
        if latest - earliest < timedelta(minutes=1):
            return self._moment(earliest)
        if earliest.date() == latest.date():
            return self._within_day(earliest, latest)
        _, end = self._limit(latest)
        if end.date() != latest.date():
            end = latest
        if latest - earliest > timedelta(days=31):
            return self._days(earliest.date(), latest.date())
        opens = self if earliest.year != latest.year else self._knowing(latest.year)
        first = opens._moment_or_day(earliest, is_day_edge(earliest))
        last = self._moment_or_day(end, is_day_end(latest))
        return self._words["between"].format(first=first, last=last)

    def _moment_or_day(self, moment: datetime, is_edge: bool) -> str:
        return self.day(moment.date()) if is_edge else self._moment(moment)

    def _knowing(self, year: int) -> _Speech:
        """Return the same speech to a reader who will also be told the year."""
        return _Speech(self._style, Told(day=self._told.day, year=year))

    def _within_day(self, earliest: datetime, latest: datetime) -> str:
        limits = self._limits_in_day(earliest, latest)
        if earliest.date() == self._told.day:
            return limits
        return self._words["limits-on-day"].format(limits=limits, day=self.day(earliest.date()))

    def _limits_in_day(self, earliest: datetime, latest: datetime) -> str:
        if is_day_end(latest):
            return self._words["after"].format(time=self._clock(earliest))
        key, end = self._limit(latest)
        if is_day_edge(earliest):
            return self._words[key].format(time=self._clock(end))
        return self._words["between"].format(first=self._clock(earliest), last=self._clock(end))

    def _days(self, first: date, last: date) -> str:
        if first == last:
            return self.day(first)
        if (first.year, first.month) == (last.year, last.month):
            return self._words["day-range"].format(first=f"{first.day}", last=self.short_day(last))
        start = self._knowing(last.year).short_day(first)
        return self._words["between"].format(first=start, last=self.short_day(last))

    def _part_of_day(self, earliest: datetime, latest: datetime) -> str:
        part = _part_name(earliest, latest)
        if part is None:
            return self._between(earliest, latest)
        if part == "night":
            nights = self._days(earliest.date(), latest.date())
            return self._words["part-night"].format(days=nights)
        weekday = self._words.weekdays[earliest.weekday()]
        if earliest.date() == self._told.day:
            return self._words[f"part-{part}-told"].format(weekday=weekday)
        return self._words[f"part-{part}"].format(day=self.short_day(earliest.date()))

    def _calendar(self, earliest: datetime, latest: datetime, granularity: str) -> str:
        earliest, latest = unit_edges(earliest, latest, granularity)
        first, last = earliest.date(), latest.date()
        start, end = unit_bounds(first, granularity)
        if not start <= last <= end:
            return self._several_units(first, last, granularity)
        name = self._unit_name(first, granularity)
        if (first, last) == (start, end):
            return name
        if granularity == "week":
            return self._between(earliest, latest)
        return self._narrowed(name, (first, start), (last, end))

    def _several_units(self, first: date, last: date, granularity: str) -> str:
        aligned = first.day == 1 and (last + timedelta(days=1)).day == 1
        if granularity not in ("month", "quarter", "year") or not aligned:
            return self._days(first, last)
        if granularity == "year":
            start, end = str(first.year), str(last.year)
        else:
            start = self._words.months[first.month - 1]
            start += f" {first.year}" if first.year != last.year else ""
            end = self._unit_name(last, "month")
        return self._words["units"].format(first=start, last=end)

    def _narrowed(self, name: str, first: tuple[date, date], last: tuple[date, date]) -> str:
        """Name a unit and the limits that leave only a part of it."""
        speech = self._knowing(first[0].year)
        start, end = speech.short_day(first[0]), speech.short_day(last[0])
        if first[0] == first[1]:
            limits = self._words["by"].format(time=end)
        elif last[0] == last[1]:
            limits = self._words["from"].format(time=start)
        else:
            limits = self._words["between"].format(first=start, last=end)
        return self._words["unit-and-limits"].format(unit=name, limits=limits)

    def _unit_name(self, day: date, granularity: str) -> str:
        match granularity:
            case "week":
                monday = self.day(unit_bounds(day, "week")[0])
                return self._words["week"].format(day=monday)
            case "month":
                month = self._words.months[day.month - 1]
                return self._words["month"].format(month=month, year=day.year)
            case "quarter":
                ordinal = self._words.ordinals[(day.month - 1) // 3]
                return self._words["quarter"].format(ordinal=ordinal, year=day.year)
            case "year":
                return str(day.year)
            case "decade":
                return self._words["decade"].format(year=day.year // 10 * 10)
            case _:
                number = (day.year - 1) // 100 + 1 if day.year % 100 else day.year // 100 + 1
                return self._words.century(number)


def _part_name(earliest: datetime, latest: datetime) -> str | None:
    """Return which part of the day a window is, or None where no one word says it."""
    if latest - earliest >= timedelta(hours=14):
        return None
    first, last = earliest.hour, latest.hour
    if latest.date() > earliest.date():
        return "night" if first >= 17 and last < 12 else None
    for part, opens, closes in _PARTS:
        if opens <= first and last < closes:
            return part
    return None


# The first whose hours hold the window; midday before its neighbours, which overlap it.
_PARTS: Final = (
    ("midday", 11, 14),
    ("early-hours", 0, 6),
    ("morning", 0, 13),
    ("afternoon", 12, 19),
    ("evening", 16, 24),
)
