"""What bounds the times at which posts went up: labels, the page's dates, and its order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import pairwise

from timeline.intervals import Granularity, Interval, day_interval, wall_interval, zone
from timeline.language import en_discourse as words
from timeline.model import Constraint, Dated, Placed, RawPost, RelationRead, Span, Strength
from timeline.points import not_before, posted, within
from timeline.provenance import Derivation, Evidence, first_words

_LEAD = 60  # characters, enough to know a post again
_GREETED = re.compile(rf"(?:^|[\n.!?]\s*)({'|'.join(words.GREETED)})\b", re.IGNORECASE)

STRENGTH_OF = {
    "given": Strength.GIVEN,
    "stated": Strength.STATED,
    "inferred": Strength.DERIVED,
    "bounded": Strength.ASSUMED,
    "unknown": Strength.ASSUMED,
}


def post_constraints(placed: Placed) -> Iterator[Constraint]:
    """Yield what bounds each post: its own time, the page's dates, its neighbours."""
    for index, post in enumerate(placed.segmented.posts):
        dated = placed.posted[index]
        if dated is not None:
            strength = STRENGTH_OF[dated.certainty]
            yield within(posted(post.id), dated.interval, strength, dated.why)
        else:
            yield from _page_bounds(placed, post)
    yield from _order_constraints(placed)


def _page_bounds(placed: Placed, post: RawPost) -> Iterator[Constraint]:
    """A post without a time is not later than the page's last update, and of the page's day."""
    if placed.updated is not None and placed.updated.interval.end is not None:
        limit = Interval(start=None, end=placed.updated.interval.end)
        why = _because("last-updated", "the page was last updated then", placed.updated)
        yield within(posted(post.id), limit, Strength.PRINTED, why)
    if placed.dct is None:
        return
    day = _day_of(placed, placed.dct)
    if day is None:
        return
    if placed.segmented.kind == "article":
        yield within(posted(post.id), day, STRENGTH_OF[placed.dct.certainty], placed.dct.why)
    else:
        says = "the page bears one date, so its posts are taken to be of that day"
        why = _because("page-day", says, placed.dct)
        yield within(posted(post.id), day, Strength.ASSUMED, why)
        yield from _greeting_bounds(placed, post, day)


def _greeting_bounds(placed: Placed, post: RawPost, day: Interval) -> Iterator[Constraint]:
    """A post that says "Good morning" went up before noon of the page's day."""
    if day.start is None or day.granularity is not Granularity.DAY:
        return
    where = zone(placed.zone)
    midnight = datetime.combine(day.start.astimezone(where), time())
    for part in post.parts:
        greeted = _GREETED.search(placed.document.quote(part))
        if greeted is None:
            continue
        first, last = (
            midnight + timedelta(hours=hour) for hour in words.GREETED[greeted.group(1).lower()]
        )
        at = Span(start=part.start + greeted.start(1), end=part.start + greeted.end(1))
        why = Derivation(
            rule="greeting",
            says=f"it says «{greeted.group(1)}» to its readers",
            evidence=(_quoted(placed, at),),
            premises=() if placed.dct is None else (placed.dct.why,),
        )
        hours = wall_interval(first, last, where, Granularity.PART_OF_DAY)
        yield within(posted(post.id), hours, Strength.ASSUMED, why)
        return


def _day_of(placed: Placed, dated: Dated) -> Interval | None:
    """Return the whole day of a date known to the day or finer, else its own interval."""
    unit = dated.interval.granularity
    if dated.interval.start is None or unit is None or not unit.is_finer_than(Granularity.DAY):
        return dated.interval
    where = zone(placed.zone)
    return day_interval(dated.interval.start.astimezone(where).date(), where)


def _because(rule: str, says: str, dated: Dated) -> Derivation:
    return Derivation(rule=rule, says=says, premises=(dated.why,))


def _order_constraints(placed: Placed) -> Iterator[Constraint]:
    """Yield "not earlier than the one before it" for neighbours that have no times of their own."""
    why_order = () if placed.order_why is None else (placed.order_why,)
    for earlier, later in neighbours(placed):
        first, second = placed.segmented.posts[earlier], placed.segmented.posts[later]
        if placed.posted[earlier] is not None and placed.posted[later] is not None:
            continue
        why = Derivation(
            rule="page-order",
            says=f"the page runs {placed.order}, and this post stands next to the earlier one",
            evidence=(_lead(placed, first), _lead(placed, second)),
            premises=why_order,
        )
        yield not_before(posted(second.id), posted(first.id), Strength.PRINTED, why)


def _lead(placed: Placed, post: RawPost) -> Evidence:
    part = post.opening
    end = first_words(placed.document.text, part.start, part.end, _LEAD)
    return _quoted(placed, Span(start=part.start, end=end))


def _quoted(placed: Placed, span: Span) -> Evidence:
    document = placed.document
    return Evidence(document=document.id, start=span.start, end=span.end, text=document.quote(span))


def neighbours(placed: Placed) -> Iterator[tuple[int, int]]:
    """Yield the indexes of neighbouring posts, the earlier first; none where order is unknown.

    Pinned posts stand outside the order.
    """
    if placed.order == "unknown":
        return
    indexes = [i for i, post in enumerate(placed.segmented.posts) if not post.is_pinned]
    if placed.order == "newest-first":
        indexes.reverse()
    yield from pairwise(indexes)


def post_relations(placed: Placed) -> Iterator[RelationRead]:
    """Yield `posted-before` for neighbours and `refers-to` for references that were resolved."""
    for earlier, later in neighbours(placed):
        yield RelationRead(
            origin=placed.segmented.posts[earlier].id,
            target=placed.segmented.posts[later].id,
            type="posted-before",
            because=f"neighbours on a page that runs {placed.order}",
        )
    for reference in placed.references:
        if reference.status != "resolved" or reference.post is None:
            continue
        for target in reference.targets:
            if target != reference.post:
                yield RelationRead(
                    origin=placed.segmented.posts[reference.post].id,
                    target=placed.segmented.posts[target].id,
                    type="refers-to",
                    because=reference.why.says,
                    document=placed.document.id,
                    span=reference.reading.span,
                    confidence=reference.confidence,
                )
