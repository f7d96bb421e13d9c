"""References to other posts, resolved: by a link, a label, the page's order, or the text.

What the words say was read by `tag`; links and summary bullets become references here, since only
here the posts' addresses are known. No two references overlap: words that point at a post win over
a link, and take its address; a link over a bullet, and that over words that point elsewhere.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from timeline.model import ReferenceReading, ResolvedReference, Span
from timeline.place.references.answers import Asked, found, nothing
from timeline.place.references.by_place import by_link, by_place
from timeline.place.references.by_text import by_text
from timeline.place.references.labels import MAY_BE_A_TIME, by_clock, update_of
from timeline.place.references.likest import Ranked
from timeline.place.references.made_here import (
    bullet_readings,
    by_bullet,
    link_readings,
    ranked_for_bullets,
)
from timeline.place.references.page import Page

__all__ = ["Page", "resolve_references"]

NOT_SEARCHED = {
    "promise": "it promises what is still to come",
    "other-article": "it points at another article, which is not on this page",
}


def resolve_references(page: Page) -> tuple[ResolvedReference, ...]:
    """Return one resolution for each reference that lies in a post or the summary, by its place."""
    bullets = list(bullet_readings(page)) if page.segmented.kind == "live-blog" else []
    ranked = _ranked_bullets(page, bullets)
    results = []
    for number, reading in enumerate(_apart(page, bullets)):
        post = page.post_of(reading.span)
        if post is None and not any(part.contains(reading.span) for part in page.segmented.summary):
            continue
        name = f"{page.document.id[:40]}-r{number}"
        asked = Asked(page=page, reading=reading, post=post, id=name)
        if reading.kind == "summary":
            answer = by_bullet(asked, ranked[reading.span])
        else:
            answer = _resolved(asked)
        if answer is not None and (answer.targets or reading.rule not in MAY_BE_A_TIME):
            results.append(answer)
    return tuple(results)


def _ranked_bullets(page: Page, bullets: Sequence[ReferenceReading]) -> dict[Span, list[Ranked]]:
    """Return what each bullet may be about; those of one summary are compared together."""
    found: dict[Span, list[Ranked]] = {}
    for post, group in groupby(bullets, key=lambda one: page.post_of(one.span)):
        members = list(group)
        ranked = ranked_for_bullets(page, [one.text for one in members], post)
        found.update(zip([one.span for one in members], ranked, strict=True))
    return found


def _apart(page: Page, bullets: Iterable[ReferenceReading]) -> list[ReferenceReading]:
    """Return all references, none overlapping another, sorted by their place in the text."""
    links = list(link_readings(page))
    read = [_with_link(one, links) for one in page.tagged.references]
    pointing = [one for one in read if one.kind not in NOT_SEARCHED]
    elsewhere = [one for one in read if one.kind in NOT_SEARCHED]
    return _joined(_joined(_joined(pointing, links), bullets), elsewhere)


def _with_link(reading: ReferenceReading, links: list[ReferenceReading]) -> ReferenceReading:
    """Give words that a link to a post underlies, in whole or in part, its address."""
    at = bisect_left(links, reading.span.start, key=lambda one: one.span.end)
    if at < len(links) and links[at].span.overlaps(reading.span):
        return replace(reading, href=links[at].href)
    return reading


def _joined(
    kept: list[ReferenceReading], more: Iterable[ReferenceReading]
) -> list[ReferenceReading]:
    """Add those of `more` that overlap none of `kept`; all are sorted by their place."""
    starts = [one.span.start for one in kept]
    added = []
    for one in more:
        at = bisect_left(starts, one.span.end)
        if at == 0 or not kept[at - 1].span.overlaps(one.span):
            added.append(one)
    return sorted([*kept, *added], key=lambda one: one.span)


def _resolved(asked: Asked) -> ResolvedReference:
    reading = asked.reading
    target = asked.page.post_at(reading.href) if reading.href else None
    if target is not None and target != asked.post:
        return by_link(asked, target)
    match reading.kind:
        case "clock-post":
            return by_clock(asked)
        case "previous-post" | "next-post" | "post-above" | "post-below":
            return by_place(asked)
        case "correction":
            return _correction(asked)
        case "promise" | "other-article":
            return nothing(asked, NOT_SEARCHED[reading.kind])
        case "link":
            return nothing(asked, "no such post on this page")
        case _:
            return by_text(asked, asked.page.older(asked.post))


def _correction(asked: Asked) -> ResolvedReference:
    """Resolve a correction: of the post it names by a clock or as an earlier one, else its own."""
    if asked.reading.rule == "update-at-clock":
        return update_of(asked)
    if asked.reading.clocks:
        return by_clock(asked)
    if asked.reading.rule == "correction-of-earlier":
        return by_text(asked, asked.page.older(asked.post))
    own = () if asked.post is None else (asked.post,)
    return found(asked, "it speaks of the post it stands in", own)
