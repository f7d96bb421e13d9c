"""Where a calendar can put an event: at a minute, for an hour, on a day, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from timeline.export.selection import Options
from timeline.story import Event, Window
from timeline.wording import Told, time_in_words

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeSlot:
    """A timed entry; `words` stand before the title, empty where the clock says it all.

    The length is never zero: some calendars skip such an entry, others make it an hour or a day.
    """

    start: datetime
    length: timedelta
    words: str
    tentative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySlot:
    """An entry of whole days, `[first, after)`, in the story's zone."""

    first: date
    after: date
    words: str
    tentative: bool


Slot = TimeSlot | DaySlot


def slot_for(event: Event, options: Options) -> Slot | None:
    """Return the event's place, or None where its window says too little for a calendar.

    Up to an hour is timed. Wider windows that touch one day, or two that follow each other, are
    days. `options.wide` adds what is wider still or open on one side.
    """
    window = event.time
    if window is None or (window.earliest is None and window.latest is None):
        return None
    if window.earliest is None or window.latest is None:
        return _days(event, window, options) if options.wide else None
    if window.latest + _SECOND - window.earliest <= HOUR:
        return _timed(event, window.earliest, window.latest + _SECOND, options)
    fits = window.latest.date() - window.earliest.date() <= DAY
    return _days(event, window, options) if fits or options.wide else None


def _timed(event: Event, start: datetime, end: datetime, options: Options) -> TimeSlot:
    assert event.time is not None, "a timed event has a window"
    exact = event.time.granularity in ("second", "minute") and end - start <= MINUTE
    exact = exact or event.time.granularity == "hour"
    length = max(end - start, MINUTE)
    finish = event.ends and event.ends.earliest
    if finish and finish > start:
        length = max(finish - start, MINUTE)
    needs_words = not exact or event.basis == "posted"
    return TimeSlot(
        start=start,
        length=length,
        words=_words(event, start.date(), options) if needs_words else "",
        tentative=not exact,
    )


def _days(event: Event, window: Window, options: Options) -> DaySlot:
    opens, closes = window.earliest or window.latest, window.latest or window.earliest
    assert opens is not None, "one side of the window is known"
    assert closes is not None, "one side of the window is known"
    first, last = opens.date(), closes.date()
    if event.ends and event.ends.latest:
        last = max(last, event.ends.latest.date())
    one_day = opens.date() == closes.date()
    return DaySlot(
        first=first,
        after=last + DAY,
        words=_words(event, first, options),
        tentative=not (window.granularity == "day" and one_day),
    )


def _words(event: Event, day: date, options: Options) -> str:
    told = Told(day=day)
    return time_in_words(event.time, basis=event.basis, style=options.style, told=told)
