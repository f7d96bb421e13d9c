"""Turns words quoted outside their post into markup in which no relative word stands bare."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from markupsafe import Markup

from timeline.phrases import Phrases
from timeline.render.lookup import Lookup, words_of
from timeline.render.marked import Mark, mark_up
from timeline.render.safety import direction, safe_address
from timeline.story import Event, Expression, Mention, Window
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
_NOTE: Final = Markup(' <span class="said">[{}]</span>')


def excerpt(
    mention: Mention, lookup: Lookup, style: Style, *, text: str | None = None
) -> tuple[Markup, ...]:
    """Return the paragraphs of a mention's text, or of `text`, a part of it.

    Every relative expression is followed by its date in brackets; quotations and links are kept.
    """
    shown = mention.text if text is None else text
    shift = mention.text.find(shown)
    if shift < 0:
        return plain_paragraphs(shown)
    notes = {
        end - shift: note
        for item in lookup.expressions.get(mention.post, ())
        if (span := words_of(mention, item)) is not None
        and (note := _note(item, style, lookup)) is not None
        for end in (span[1],)
        if 0 < end - shift <= len(shown)
    }
    marks = [*_quotes(mention, shift), *_links(mention, lookup, shift, len(shown))]
    return tuple(
        mark_up(shown[start:end], _within(marks, start, end), _shifted(notes, start, end))
        for start, end in _paragraphs(shown)
    )


def plain_paragraphs(text: str) -> tuple[Markup, ...]:
    """Return text of which nothing more is known, escaped, a paragraph for each line."""
    return tuple(mark_up(text[start:end], ()) for start, end in _paragraphs(text))


def body_text(event: Event) -> str:
    """Return an event's text without its title, where the text begins with the same words."""
    title = event.title.strip().rstrip(".!?… ")
    text = event.text.strip()
    if title and text.startswith(title):
        rest = text[len(title) :]
        if not rest or rest[0] in ".!?…\n":
            return rest.lstrip(".!?…\n ”’\"'")
    return text


def date_of(item: Expression, style: Style, year: int | None) -> str | None:
    """Say where an expression lies on the calendar, or None where that is not settled."""
    if item.earliest is None or item.latest is None or item.type not in ("DATE", "TIME"):
        return None
    for pattern, unit in _UNITS:
        if pattern.match(item.value):
            window = Window(
                earliest=item.earliest, latest=item.latest, granularity=unit, edtf=None, display=""
            )
            return time_in_words(window, style=style, told=Told(year=year))
    return None


def _note(item: Expression, style: Style, lookup: Lookup) -> Markup | None:
    if item.anchor is None or item.value.endswith("_REF"):
        return None
    said = _date_alone(item, style, _year(lookup))
    if said is None or _names_itself(item.text, style.phrases):
        return None
    return _NOTE.format(said)


def _date_alone(item: Expression, style: Style, year: int | None) -> str | None:
    """Say the day of an expression shortly: `12 February`, `morning of 12 February`."""
    if item.earliest is None or item.latest is None:
        return None
    if re.match(r"\d{4}-\d\d-\d\dT\d", item.value):
        return None
    said = date_of(item, style, year)
    weekday = style.phrases.weekdays[item.earliest.weekday()]
    return said.removeprefix(weekday).lstrip(", ") if said is not None else None


def _names_itself(words: str, table: Phrases) -> bool:
    """Tell whether the words already give a day and a month, or a year."""
    if re.search(r"\b\d{4}\b", words):
        return True
    has_month = any(month[:3].lower() in words.lower().split() for month in table.months)
    has_month = has_month or any(month.lower() in words.lower() for month in table.months)
    return has_month and re.search(r"\d", words) is not None


def _year(lookup: Lookup) -> int | None:
    """Return the year that a reader takes for granted: that of the newest source."""
    dates: list[datetime] = [
        window.latest
        for source in lookup.story.sources
        for window in (source.updated or source.published,)
        if window is not None and window.latest is not None
    ]
    return max(dates).year if dates else None


def _quotes(mention: Mention, shift: int) -> list[Mark]:
    return [
        Mark(
            start=quote.start - mention.start - shift,
            end=quote.end - mention.start - shift,
            rank=1,
            opening=Markup("<q>"),
            again=Markup("<q>"),
            closing=Markup("</q>"),
        )
        for quote in mention.quotes
    ]


def _links(mention: Mention, lookup: Lookup, shift: int, length: int) -> list[Mark]:
    if mention.post not in lookup.posts:
        return []
    marks = []
    for link in lookup.posts[mention.post][1].links:
        address = safe_address(link.href)
        start, end = link.start - mention.start - shift, link.end - mention.start - shift
        if address is not None and 0 <= start < end <= length:
            opening = Markup('<a rel="nofollow noopener" href="{}">').format(address)
            marks.append(
                Mark(
                    start=start,
                    end=end,
                    rank=0,
                    opening=opening,
                    again=opening,
                    closing=Markup("</a>"),
                )
            )
    return marks


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\s][^\n]*", text)]


def _within(marks: list[Mark], start: int, end: int) -> list[Mark]:
    return [
        Mark(
            start=max(mark.start, start) - start,
            end=min(mark.end, end) - start,
            rank=mark.rank,
            opening=mark.opening,
            again=mark.again,
            closing=mark.closing,
        )
        for mark in marks
        if mark.start < end and start < mark.end
    ]


def _shifted(notes: dict[int, Markup], start: int, end: int) -> dict[int, Markup]:
    return {offset - start: note for offset, note in notes.items() if start < offset <= end}


def text_direction(lookup: Lookup, source: str) -> tuple[str, str]:
    """Return the language and direction of a source's words."""
    language = lookup.sources[source].language if source in lookup.sources else ""
    return language, direction(language)
