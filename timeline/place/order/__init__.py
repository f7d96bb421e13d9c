"""Whether a page runs newest or oldest first: by times, its own words, references, the text.

Every piece of evidence is a vote for one direction; the sum decides, and where it is small the
answer is `unknown`. A post out of place is outvoted; it does not turn the page over.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from timeline.language import en_page
from timeline.model import Document, Segmented, Tagged
from timeline.place.order.by_references import reference_votes
from timeline.place.order.by_text import clock_votes, game_votes, text_votes
from timeline.place.order.votes import Vote, quoting
from timeline.place.printed import MINUTES, Printed
from timeline.provenance import Derivation, Evidence
from timeline.story import Order

__all__ = ["FoundOrder", "find_order"]

DECIDED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundOrder:
    """The direction found, the evidence for it, and how far it is from the other."""

    order: Order
    why: Derivation | None
    margin: float


def find_order(
    document: Document,
    tagged: Tagged,
    segmented: Segmented,
    printed: tuple[Printed | None, ...],
) -> FoundOrder:
    """Return in which direction the posts run. An article has none: `unknown`."""
    if not segmented.posts or segmented.kind == "article":
        return FoundOrder(order="unknown", why=None, margin=0.0)
    votes = list(_time_votes(printed))
    if not votes:
        votes = [
            *_claim_votes(document),
            *_page_votes(document, segmented),
            *reference_votes(document, tagged, segmented),
            *text_votes(document, segmented),
            *clock_votes(document, tagged, segmented),
            *game_votes(document, tagged),
        ]
    total = sum(vote.weight for vote in votes)
    if abs(total) < DECIDED:
        return FoundOrder(order="unknown", why=None, margin=total)
    order: Order = "newest-first" if total > 0 else "oldest-first"
    agreeing = [vote for vote in votes if (vote.weight > 0) == (total > 0)]
    agreeing.sort(key=lambda vote: -abs(vote.weight))
    says = f"the page runs {order.replace('-', ' ')}"
    why = Derivation(
        rule="order-found", says=says, premises=tuple(vote.why for vote in agreeing[:4])
    )
    return FoundOrder(order=order, why=why, margin=total)


def _time_votes(printed: tuple[Printed | None, ...]) -> Iterator[Vote]:
    """Compare each post's time with the next one's; hours without a day by the shorter way."""
    falling = rising = 0
    shown: list[Evidence] = []
    timed = [(index, time) for index, time in enumerate(printed) if time is not None]
    for (_index, first), (_, second) in itertools.pairwise(timed):
        step = _step(first, second)
        if not step:
            continue
        falling, rising = falling + (step < 0), rising + (step > 0)
        if len(shown) < 2:
            shown.extend(first.why.evidence[:1])
            shown.extend(second.why.evidence[:1])
    if falling == rising:
        return
    order = "newest" if falling > rising else "oldest"
    says = (
        f"the printed times run {order} first in {max(falling, rising)} of {falling + rising} steps"
    )
    why = Derivation(rule="order-by-times", says=says, evidence=tuple(dict.fromkeys(shown)))
    yield Vote(weight=10.0 if falling > rising else -10.0, why=why)


def _step(first: Printed, second: Printed) -> float:
    """Return how much later the second is, in minutes; 0 where that cannot be told."""
    if first.instant and second.instant and first.instant.start and second.instant.start:
        return (second.instant.start - first.instant.start).total_seconds() / 60
    if first.age_s is not None and second.age_s is not None:
        return (first.age_s - second.age_s) / 60
    if first.minute is None or second.minute is None:
        return 0
    if first.day and second.day and first.day != second.day:
        return (second.day - first.day).days * MINUTES
    step = (second.minute - first.minute) % MINUTES
    return step - MINUTES if step > MINUTES // 2 else step


def _claim_votes(document: Document) -> Iterator[Vote]:
    for claim in document.claims:
        if claim.name == "order" and claim.value in ("newest-first", "oldest-first"):
            weight = 5.0 if claim.value == "newest-first" else -5.0
            words = Evidence(document=None, start=0, end=0, text=claim.value)
            says = f"the page's {claim.source} says {claim.value}"
            why = Derivation(rule="order-in-data", says=says, evidence=(words,))
            yield Vote(weight=weight, why=why)


def _page_votes(document: Document, segmented: Segmented) -> Iterator[Vote]:
    """Read what the page says outside its posts, or in its first and last one, of its order."""
    spans = [*segmented.summary, *(part.span for part in segmented.furniture[:30])]
    for post in (*segmented.posts[:1], *segmented.posts[-1:]):
        spans.extend(post.parts)
    for span in spans:
        words = document.quote(span)[:3000]
        for name, pattern in _order_patterns():
            match = pattern.search(words)
            if match:
                weight = 3.0 if name == "newest-first" else -3.0
                yield Vote(
                    weight=weight, why=quoting(document, span, match, "order-in-words", name)
                )


@cache
def _order_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(words, re.IGNORECASE | re.MULTILINE))
        for name, words in en_page.ORDER_WORDS.items()
    )
