"""Says the date of words such as "yesterday", so that none stands bare outside its post."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from timeline.phrases import Phrases
from timeline.story import Event, Expression, Mention, Story, Window
from timeline.wording import Style, Told, time_in_words

_UNITS: Final = (
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d"), "minute"),
    (re.compile(r"\d{4}-\d\d-\d\dT[A-Z]"), "part-of-day"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "day"),
    (re.compile(r"\d{4}-W\d\d"), "week"),
    (re.compile(r"\d{4}-Q\d"), "quarter"),
    (re.compile(r"\d{4}-\d\d\Z"), "month"),
    (re.compile(r"\d{4}\Z"), "year"),
    (re.compile(r"\d{3}\Z"), "decade"),
)


def date_of(item: Expression, style: Style, year: int | None) -> str | None:
    """Say where an expression lies on the calendar, or None where that is not settled.

    `year` is the one that a reader takes for granted.
    """
    if item.earliest is None or item.latest is None or item.type not in ("DATE", "TIME"):
        return None
    for pattern, unit in _UNITS:
        if pattern.match(item.value):
            window = Window(
                earliest=item.earliest, latest=item.latest, granularity=unit, edtf=None, display=""
            )
            return time_in_words(window, style=style, told=Told(year=year))
    return None


def note_on(item: Expression, style: Style, year: int | None) -> str | None:
    """Return what stands in brackets after an expression: `12 February`, `morning of 12 February`.

    None where the words give their date themselves, or where it is not settled.
    """
    if item.anchor is None or item.value.endswith("_REF"):
        return None
    if item.earliest is None or re.match(r"\d{4}-\d\d-\d\dT\d", item.value):
        return None
    said = date_of(item, style, year)
    if said is None or _names_itself(item.text, style.phrases):
        return None
    return said.removeprefix(style.phrases.weekdays[item.earliest.weekday()]).lstrip(", ")


def notes_in(
    mention: Mention, expressions: Sequence[Expression], style: Style, year: int | None
) -> Iterator[tuple[int, str]]:
    """Yield where in the mention's own text each note stands, and the note.

    `expressions` are those of its post, sorted by their start: one post may hold ten thousand.
    """
    first = bisect_left(expressions, mention.start, key=lambda item: item.start)
    beyond = mention.start + len(mention.text)
    last = bisect_left(expressions, beyond, lo=first, key=lambda item: item.start)
    for item in expressions[first:last]:
        start, end = item.start - mention.start, item.end - mention.start
        if mention.text[start:end] == item.text and (note := note_on(item, style, year)):
            yield end, note


def year_taken_for_granted(story: Story) -> int | None:
    """Return the year of the newest source, which a reader need not be told."""
    windows = (source.updated or source.published for source in story.sources)
    dates = [one.latest for one in windows if one is not None and one.latest is not None]
    return max(dates).year if dates else None


def dated_text(
    event: Event, expressions: Sequence[Expression], style: Style, year: int | None
) -> str:
    """Return the event's text with the date after each relative expression: "today [18 June]".

    `expressions` are those of the first mention's post, sorted by their start.
    """
    if not event.mentions:
        return event.text
    mention = event.mentions[0]
    shift = mention.text.find(event.text)
    if shift < 0:
        return event.text
    notes = {end - shift: note for end, note in notes_in(mention, expressions, style, year)}
    parts, at = [], 0
    for end in sorted(end for end in notes if 0 < end <= len(event.text)):
        parts.append(f"{event.text[at:end]} [{notes[end]}]")
        at = end
    return "".join((*parts, event.text[at:]))


def _names_itself(words: str, table: Phrases) -> bool:
    """Tell whether the words already give a day and a month, or a year."""
    if re.search(r"\b\d{4}\b", words):
        return True
    has_month = any(month[:3].lower() in words.lower().split() for month in table.months)
    has_month = has_month or any(month.lower() in words.lower() for month in table.months)
    return has_month and re.search(r"\d", words) is not None
