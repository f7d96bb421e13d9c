"""A short title for what a mention tells: its core words, without a relative word left bare."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

from timeline.intervals import Granularity, Interval
from timeline.language import en_discourse as words
from timeline.model import Reading, Resolution, Resolved, Span
from timeline.phrases import phrases

LONGEST_TITLE = 140
_PREPOSITION = re.compile(rf"\b{words.PREPOSITION_BEFORE_TIME}\ $", re.IGNORECASE | re.VERBOSE)
_POSSESSIVE = re.compile(r"[’']s\b")
_BRACKETS = re.compile(r"\s*[(\[]\s*[)\].]*\s*")
_SPACE = re.compile(r"\s+")
_LEADING = re.compile(r"^[\s,;:–—-]+")
_CONJUNCTION = re.compile(rf"^(?:{words.CONJUNCTION})\ (?=\w)", re.IGNORECASE | re.VERBOSE)
_COARSER_THAN_DAY = (Granularity.WEEK, Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR)


def title_of(resolved: Resolved, core: Span, zone: ZoneInfo) -> str:
    """Return the words of `core`, references cut out and relative expressions made absolute.

    An expression that opens the sentence or that nothing resolves is left out; another is
    replaced by the date it stands for.
    """
    tagged = resolved.placed.tagged
    document = resolved.placed.document
    cuts = [(one.span, "") for one in tagged.references if core.contains(one.span)]
    for index, reading in enumerate(tagged.readings):
        if core.contains(reading.span) and reading.is_relative:
            cuts.append(_replaced(document.text, core, reading, resolved.resolutions[index], zone))
    text, done = [], core.start
    for span, instead in sorted(cuts, key=lambda cut: cut[0]):
        if span.start >= done:
            text.append(document.text[done : span.start] + instead)
            done = span.end
    text.append(document.text[done : core.end])
    return _tidied("".join(text))


def _replaced(
    text: str, core: Span, reading: Reading, resolution: Resolution, zone: ZoneInfo
) -> tuple[Span, str]:
    span = reading.span
    opens = not text[core.start : span.start].strip(" “\"‘'")
    if opens and text[span.end : span.end + 1] in ",:":
        return Span(start=span.start, end=span.end + 1), ""
    date = date_in_words(resolution.interval, zone) if resolution.interval else None
    before = _PREPOSITION.search(text, max(core.start, span.start - 8), span.start)
    if date is None or opens:
        return (Span(start=before.start(), end=span.end) if before and not opens else span), ""
    preposition, words_of_date = date
    own = before is not None or bool(_POSSESSIVE.search(reading.text))
    return span, words_of_date if own else f"{preposition} {words_of_date}"


def date_in_words(interval: Interval, zone: ZoneInfo) -> tuple[str, str] | None:
    """Return the preposition and the words for a day, part of a day, month or year; else None."""
    if interval.start is None or interval.granularity is None:
        return None
    day = interval.start.astimezone(zone)
    month = phrases("en").months[day.month - 1]
    match interval.granularity:
        case Granularity.DAY:
            return "on", f"{day.day} {month}"
        case Granularity.PART_OF_DAY:
            return "on", f"{day.day} {month}"
        case Granularity.MONTH:
            return "in", f"{month} {day.year}"
        case Granularity.YEAR:
            return "in", str(day.year)
        case Granularity.WEEK:
            return "in", f"the week of {day.day} {month}"
        case _:
            return None


def _tidied(text: str) -> str:
    """Close the gaps that cuts left, begin with a capital, and cut at a word's end."""
    text = _SPACE.sub(" ", _BRACKETS.sub(" ", text) if "()" in text or "( )" in text else text)
    text = re.sub(r"\ ([,.;:!?])", r"\1", text).strip()
    text = _LEADING.sub("", text)
    text = _CONJUNCTION.sub("", text)
    text = text[:1].upper() + text[1:]
    if len(text) > LONGEST_TITLE:
        text = text[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;:–— ") + " …"
    return text.rstrip(" ,;:") if not text.endswith("…") else text
