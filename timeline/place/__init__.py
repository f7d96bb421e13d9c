"""Segmented to Placed: the page's date and zone, the order of its posts, and their posted times.

Every time and the order carry a derivation. What nothing gives stays None, and "unknown" is an
answer; limits that follow from the order are not stored here but found by `solve`.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.anchoring import Base, base_from
from timeline.errors import Problem
from timeline.intervals import Granularity
from timeline.model import (
    Dated,
    Document,
    Placed,
    ResolvedReference,
    Segmented,
    Tagged,
)
from timeline.place.completeness import completeness
from timeline.place.dates import PageDates, day_dated, local_day, page_dates
from timeline.place.layout import lay_out, newest_of
from timeline.place.order import FoundOrder, find_order
from timeline.place.printed import Printed, from_iso, printed_times
from timeline.place.references import Page, resolve_references
from timeline.place.zones import FoundZone, find_zone

__all__ = ["place"]


def place(
    document: Document, tagged: Tagged, segmented: Segmented, fallback_zone: str = "UTC"
) -> Placed:
    """Put a cut document's posts on the time line. Raises OptionError for a given date or zone
    that is none."""
    zone = find_zone(document, tagged, segmented, fallback_zone)
    dates = page_dates(document, tagged, segmented, zone.name)
    printed = printed_times(document, tagged, segmented, zone, _base(dates, zone.name))
    found = find_order(document, tagged, segmented, printed)
    posted, problems = lay_out(printed, found.order, dates, zone.name, document.id)
    page = Page(
        document=document,
        tagged=tagged,
        segmented=segmented,
        posted=posted,
        order=found.order,
        zone=zone.name,
        dct=_dct(segmented, dates, posted, zone.name),
        updated=_updates(document, segmented, zone.name),
    )
    whole = completeness(document, segmented)
    problems = (
        *whole.problems,
        *zone.problems,
        *dates.problems,
        *problems,
        *_order_problems(document, segmented, found),
        *_undated(document, segmented, posted, printed),
    )
    placed = _placed(page, zone, dates, found)
    return replace(placed, complete=whole.is_complete, problems=problems)


def _placed(page: Page, zone: FoundZone, dates: PageDates, found: FoundOrder) -> Placed:
    """Return the page with its references resolved, and the times that these give to posts."""
    references = resolve_references(page)
    return Placed(
        document=page.document,
        tagged=page.tagged,
        segmented=page.segmented,
        zone=zone.name,
        zone_from=zone.found_from,
        zone_why=zone.why,
        dct=page.dct,
        published=dates.published,
        updated=dates.updated,
        order=found.order,
        order_why=found.why,
        posted=_with_references(page.posted, references),
        post_updated=page.updated,
        references=references,
    )


def _base(dates: PageDates, zone: str) -> Base | None:
    borne = dates.given or dates.updated or dates.day or dates.published
    return base_from(borne.interval, zone) if borne is not None else None


def _dct(
    segmented: Segmented, dates: PageDates, posted: tuple[Dated | None, ...], zone: str
) -> Dated | None:
    """Return the document's creation time: what was given; an article's published time, or that of
    its update on the same day; a live blog's day of last update, else of its newest post."""
    if dates.given is not None:
        return dates.given
    if segmented.kind == "article":
        return _of_article(dates, zone)
    if dates.updated is not None:
        return day_dated(dates.updated, zone, "the day on which the page was last updated")
    newest = newest_of(posted)
    if newest is not None:
        return day_dated(newest, zone, "the day of the newest post")
    if dates.day is not None:
        return dates.day
    return dates.published and day_dated(dates.published, zone, "the day of publication")


def _of_article(dates: PageDates, zone: str) -> Dated | None:
    """Return when an article was written. One that was updated on its day may tell of all that day
    up to then; a later update leaves "today" to the day of publication."""
    published, updated = dates.published, dates.updated
    if published is None or updated is None:
        return published or updated or dates.day
    is_same_day = local_day(published, zone) == local_day(updated, zone)
    has_hour = updated.interval.granularity is not Granularity.DAY
    return updated if is_same_day and has_hour else published


def _with_references(
    posted: tuple[Dated | None, ...], references: tuple[ResolvedReference, ...]
) -> tuple[Dated | None, ...]:
    """Give posts without a time the one that a reference names for them."""
    result = list(posted)
    for reference in references:
        if reference.gives_time is not None and reference.targets:
            target = reference.targets[0]
            result[target] = result[target] or reference.gives_time
    return tuple(result)


def _updates(document: Document, segmented: Segmented, zone: str) -> tuple[Dated | None, ...]:
    found: list[Dated | None] = []
    for post in segmented.posts:
        mark = document.marks[post.mark] if post.mark is not None else None
        stamp = from_iso(mark.updated, zone, "the page's data") if mark is not None else None
        if stamp is None or stamp.instant is None:
            found.append(None)
        else:
            found.append(Dated(interval=stamp.instant, certainty="stated", why=stamp.why))
    return tuple(found)


def _order_problems(
    document: Document, segmented: Segmented, found: FoundOrder
) -> tuple[Problem, ...]:
    if segmented.kind == "article" or found.order != "unknown" or len(segmented.posts) < 2:
        return ()
    says = "neither times nor words tell whether this page runs newest or oldest first"
    return (Problem(kind="ambiguous", severity="warning", says=says, document=document.id),)


def _undated(
    document: Document,
    segmented: Segmented,
    posted: tuple[Dated | None, ...],
    printed: tuple[Printed | None, ...],
) -> tuple[Problem, ...]:
    without = sum(dated is None for dated in posted)
    if not any(printed) or not without or segmented.kind == "article":
        return ()
    if without == len(posted):
        says = "posts print hours but the page bears no date: give one with --date"
    else:
        says = f"{without} of {len(posted)} posts have no time of their own"
    return (Problem(kind="undated", severity="warning", says=says, document=document.id),)
