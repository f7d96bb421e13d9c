"""The dates that a page bears: when it was published and last updated, and on which day it lies.

A date that dates an event is never one of them: only what was given, data and attributes, a
dateline on a line of its own, a headline, a sentence in which the page names its own day ("It's
Monday, 3 March 2025"), and, as an inference, the page's address.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import urlsplit

from timeline.anchoring import anchored
from timeline.errors import OptionError, Problem, quoted
from timeline.intervals import (
    Granularity,
    day_interval,
    local_time,
    minute_interval,
    zone,
)
from timeline.meanings import CalendarDate, Weekday
from timeline.model import Dated, Document, Furniture, Reading, Segmented, Span, Tagged
from timeline.place.printed import clock_on, from_iso, read_label
from timeline.provenance import Derivation, Evidence, given
from timeline.wording import day_in_words

EDGE_BLOCKS = 5
DATELINES = ("dateline", "byline", "outside the posts", "time of an update")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ADDRESS_DAY = re.compile(
    r"/(?P<year>(?:19|20)\d\d)[/-]?(?P<month>\d\d|[a-z]{3,9})[/-]?(?P<day>\d\d?)(?=[/_.-]|$)", re.I
)
_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})$")
_OWN_DAY = re.compile(
    r"(?:^|[.!?]\s)\W*(?:(?:so|and|hello|hi|good (?:morning|afternoon|evening|day)|welcome)\b"
    r"[^.]{0,60}"
    r"(?:[.,!–—-]|\bon)\s*)?(?:it[’']?s|it is|today[’']?s|today is|today,?|this is|on)?\s*"
    r"(?:now\s)?(?:\w+day,?\s*)?(?:the\s)?$",
    re.IGNORECASE,
)
_AGENCY_PLACE = re.compile(r"(?:[A-Z][A-Z.'’-]+[ ,/]*){1,5}(?:\([^()]{2,30}\)[ ,]*)?")
_AGENCY_DASH = re.compile(r"\s*(?:\([^()]{2,30}\)\s*)?(?:[–—-]|--)\s")
_UPDATED = re.compile(r"updat|modif|edit|revis", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|posted|first|creat|issued", re.IGNORECASE)
_NAMES_ITSELF = re.compile(
    r"\b(?:it[’']?s|it is|today[’']?s|today is|good (?:morning|afternoon|evening)|welcome|hello|"
    r"this is)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDates:
    """What the page bears: `day` is the one day that its head or foot names, in its own zone, with
    `day_of` the post it belongs to (`newest`, `first-printed`, or `any`)."""

    given: Dated | None = None
    published: Dated | None = None
    updated: Dated | None = None
    day: Dated | None = None
    day_of: str = "any"
    problems: tuple[Problem, ...] = ()


def page_dates(document: Document, tagged: Tagged, segmented: Segmented, where: str) -> PageDates:
    """Find the dates of a page; one that was given wins, and a difference is a problem."""
    published, updated = _claimed(document, where)
    line_published, line_updated, day, day_of = _datelines(document, tagged, segmented, where)
    published = published or line_published
    updated = updated or line_updated
    published = published or _agency_line(document, tagged, segmented, where)
    if day is None:
        day = _own_words(document, tagged, segmented, where) or _headline(
            document, tagged, segmented, where
        )
        day_of = "any"
    if day is None and published is None and updated is None:
        day, day_of = _address_day(document, where), "oldest"
    updated = updated or _update_clock(document, tagged, segmented, day or published, where)
    borne = updated or day or published
    given_date = _given(document.given.date, where)
    if given_date is None and borne is None:
        given_date = _given(document.given.date_if_none, where)
    problems = _difference(document, given_date, borne, published, where)
    return PageDates(
        given=given_date,
        published=published,
        updated=updated,
        day=day,
        day_of=day_of,
        problems=problems,
    )


def local_day(dated: Dated, where: str) -> date | None:
    """Return the day on which a time begins, as clocks in `where` show it."""
    start = dated.interval.start
    return start.astimezone(zone(where)).date() if start is not None else None


def day_dated(dated: Dated, where: str, says: str) -> Dated | None:
    """Return the whole day that a time lies in, with the time as its reason."""
    day = local_day(dated, where)
    if day is None:
        return None
    if dated.interval.granularity is Granularity.DAY:
        return dated
    why = Derivation(rule="day-of", says=says, premises=(dated.why,))
    return Dated(interval=day_interval(day, zone(where)), certainty=dated.certainty, why=why)


def _given(value: str | None, where: str) -> Dated | None:
    """Read a date that was given: ISO 8601, a day or a time; without an offset in the page's zone.

    Raises OptionError for anything else.
    """
    if not value:
        return None
    why = given("date", value)
    text = value.strip()
    try:
        if _DATE.match(text):
            day = date.fromisoformat(text)
            return Dated(interval=day_interval(day, zone(where)), certainty="given", why=why)
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise OptionError(
            f"{quoted(value)} is no date: expected ISO 8601, 2025-02-13 or 2025-02-13T17:38"
        ) from error
    if moment.tzinfo is None:
        moment = local_time(moment, zone(where)).instants[0]
    return Dated(interval=minute_interval(moment.astimezone(UTC)), certainty="given", why=why)


def _claimed(document: Document, where: str) -> tuple[Dated | None, Dated | None]:
    """Return the published and updated times of data and attributes, structured data first."""
    found: dict[str, Dated] = {}
    for claim in document.claims:
        if claim.name not in ("published", "updated") or claim.name in found:
            continue
        dated = _iso_day(claim.value, claim.source, where)
        if dated is None and (
            printed := from_iso(claim.value, where, f"the page's {claim.source}")
        ):
            assert printed.instant is not None
            dated = Dated(interval=printed.instant, certainty="stated", why=printed.why)
        if dated is not None:
            found[claim.name] = dated
    return found.get("published"), found.get("updated")


def _iso_day(value: str, source: str, where: str) -> Dated | None:
    text = value.removesuffix("T00:00:00")
    if not _DATE.match(text):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    words = Evidence(document=None, start=0, end=0, text=value)
    why = Derivation(
        rule="time-in-data", says=f"the page's {source} gives the day {text}", evidence=(words,)
    )
    return Dated(interval=day_interval(day, zone(where)), certainty="stated", why=why)


def _datelines(
    document: Document, tagged: Tagged, segmented: Segmented, where: str
) -> tuple[Dated | None, Dated | None, Dated | None, str]:
    """Return what lines of their own say: published, updated, the page's day and whose it is."""
    published = updated = day = None
    day_of = "any"
    for part in segmented.furniture:
        is_dateline = part.why in DATELINES or _is_first_heading(part, segmented)
        if not is_dateline or len(part.span) > 160:
            continue
        dated = _line_dated(document, tagged, part.span, where)
        if dated is None:
            continue
        words = document.quote(part.span)
        has_clock = dated.interval.granularity is not Granularity.DAY
        said_updated, said_published = _UPDATED.search(words), _PUBLISHED.search(words)
        says_updated = said_updated is not None
        if said_published and (not said_updated or said_published.start() < said_updated.start()):
            published = published or dated
        elif says_updated or (has_clock and segmented.kind == "live-blog"):
            updated = updated or dated
        elif segmented.kind == "article":
            published = published or dated
        elif day is None:
            day, day_of = dated, "first-printed"
    return published, updated, day, day_of


def _is_first_heading(part: Furniture, segmented: Segmented) -> bool:
    """Tell whether a day's heading stands above all posts, and so names the page's day as well."""
    if part.why != "heading of a day" or not segmented.posts:
        return False
    first = segmented.posts[0]
    return all(part.span < span for span in (first.label, *first.parts) if span is not None)


def _line_dated(document: Document, tagged: Tagged, span: Span, where: str) -> Dated | None:
    readings = tuple(r for r in tagged.readings if span.contains(r.span))
    printed = read_label(document, span, readings, None)
    if printed is None or printed.day is None:
        return None
    words = document.quote(span).strip()
    evidence = Evidence(
        document=document.id, start=span.start, end=span.end, text=document.quote(span)
    )
    why = Derivation(
        rule="dateline", says=f"the page's dateline says «{words}»", evidence=(evidence,)
    )
    if printed.minute is None:
        interval = day_interval(printed.day, zone(where))
        return Dated(interval=interval, certainty="stated", why=why)
    interval, _ = clock_on(printed.day, printed.minute, where)
    return Dated(interval=interval, certainty="stated", why=why)


def _update_clock(
    document: Document, tagged: Tagged, segmented: Segmented, day: Dated | None, where: str
) -> Dated | None:
    """Find a line with the hour of the page's update, on the day that the page bears elsewhere."""
    on = local_day(day, where) if day is not None else None
    if day is None or on is None:
        return None
    for part in segmented.furniture:
        is_dateline = part.why in DATELINES or _is_first_heading(part, segmented)
        said = _UPDATED.search(document.text, part.span.start, part.span.end)
        if said is None or not is_dateline:
            continue
        own = Span(start=said.start(), end=part.span.end)
        readings = tuple(r for r in tagged.readings if own.contains(r.span))
        printed = read_label(document, own, readings, None)
        if printed is None or printed.minute is None or printed.day is not None:
            continue
        interval, _ = clock_on(on, printed.minute, where, printed.zone)
        says = f"the page says «{document.quote(own).strip()}», and it bears that day"
        why = Derivation(rule="update-on-day", says=says, premises=(printed.why, day.why))
        return Dated(interval=interval, certainty=day.certainty, why=why)
    return None


def _agency_line(
    document: Document, tagged: Tagged, segmented: Segmented, where: str
) -> Dated | None:
    """Find the dateline that agencies put before their first words: "LISBON, 5 March 2024 – "."""
    if segmented.kind != "article":
        return None
    for block in document.blocks[:EDGE_BLOCKS]:
        whole = block.span
        for reading in tagged.readings:
            if not whole.contains(reading.span) or not _is_whole_day(reading):
                continue
            before = document.text[block.start : reading.span.start]
            after = document.text[reading.span.end : block.end]
            if _AGENCY_PLACE.fullmatch(before) and _AGENCY_DASH.match(after):
                return _reading_dated(document, reading, where, "agency-dateline")
    return None


def _own_words(
    document: Document, tagged: Tagged, segmented: Segmented, where: str
) -> Dated | None:
    """Find a sentence near either end in which the page names its own day."""
    if not segmented.posts:
        return None
    edges = [*document.blocks[:EDGE_BLOCKS], *document.blocks[-EDGE_BLOCKS:]]
    spans = [block.span for block in edges if block.kind != "caption"]
    for reading in tagged.readings:
        if not _is_whole_day(reading) or not any(span.contains(reading.span) for span in spans):
            continue
        sentence = _sentence_around(tagged, reading.span)
        before = document.text[sentence.start : reading.span.start]
        if _OWN_DAY.search(before) and _NAMES_ITSELF.search(before):
            return _reading_dated(document, reading, where, "own-day")
    return None


def _sentence_around(tagged: Tagged, span: Span) -> Span:
    """Return the sentence that holds a span, or the span where none does."""
    after = bisect_right(tagged.sentences, span.start, key=lambda one: one.span.start)
    if after and tagged.sentences[after - 1].span.contains(span):
        return tagged.sentences[after - 1].span
    return span


def _headline(document: Document, tagged: Tagged, segmented: Segmented, where: str) -> Dated | None:
    """Take the whole date in a live blog's own headline ("Monday 3 March 2025: as it was")."""
    if segmented.kind != "live-blog" or not segmented.summary:
        return None
    for span in segmented.summary[:2]:
        if len(span) > 160:
            continue
        for reading in tagged.readings:
            if span.contains(reading.span) and _is_whole_day(reading):
                return _reading_dated(document, reading, where, "date-in-headline")
    return None


def _is_whole_day(reading: Reading) -> bool:
    match reading.meaning:
        case CalendarDate(year=year, month=month, day=day, is_impossible=False):
            return None not in (year, month, day)
        case Weekday(of=CalendarDate(year=year, month=month, day=day)):
            return None not in (year, month, day)
        case _:
            return False


def _reading_dated(document: Document, reading: Reading, where: str, rule: str) -> Dated | None:
    found = anchored(reading.meaning, None, where)  # type: ignore[arg-type]  # `_is_whole_day` has looked
    if found.interval is None:
        return None
    evidence = Evidence(
        document=document.id,
        start=reading.span.start,
        end=reading.span.end,
        text=document.quote(reading.span),
    )
    says = f"the page names its own day: «{document.quote(reading.span)}»"
    why = Derivation(rule=rule, says=says, evidence=(evidence,))
    return Dated(interval=found.interval, certainty="stated", why=why)


def _address_day(document: Document, where: str) -> Dated | None:
    """Read the day that many publishers put into a page's address."""
    path = urlsplit(document.url).path if document.url else ""
    match = _ADDRESS_DAY.search(path)
    if match is None:
        return None
    word = match.group("month").lower()
    month = (
        int(word) if word.isdigit() else (_MONTHS.index(word[:3]) + 1 if word[:3] in _MONTHS else 0)
    )
    try:
        day = date(int(match.group("year")), month, int(match.group("day")))
    except ValueError:
        return None
    words = Evidence(document=None, start=0, end=0, text=f"address={document.url}")
    why = Derivation(
        rule="day-in-address",
        says=f"the page's address holds the day {day_in_words(day)}",
        evidence=(words,),
    )
    return Dated(interval=day_interval(day, zone(where)), certainty="inferred", why=why)


def _difference(
    document: Document,
    given_date: Dated | None,
    borne: Dated | None,
    published: Dated | None,
    where: str,
) -> tuple[Problem, ...]:
    """Report a given date that is neither the day the page bears nor between its two dates."""
    if given_date is None or borne is None:
        return ()
    days = [local_day(dated, where) for dated in (borne, published) if dated is not None]
    own = local_day(given_date, where)
    if own is None or own in days:
        return ()
    shown = next(day for day in days if day is not None)
    return (
        Problem(
            kind="contradiction",
            severity="note",
            says=f"the page is dated {shown}, but {own} was given and is used",
            document=document.id,
            kept=str(own),
            dropped=str(shown),
        ),
    )
