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
from timeline.likeness import Collection, content_words
from timeline.meanings import Clock
from timeline.model import (
    Document,
    RawPost,
    Reading,
    ReferenceReading,
    Segmented,
    Span,
    Tagged,
)
from timeline.place.edges import margin
from timeline.place.printed import MINUTES, Printed
from timeline.place.references.answers import Asked
from timeline.place.references.by_text import likest
from timeline.place.references.page import Page
from timeline.provenance import Derivation, Evidence
from timeline.story import Order

DECIDED = 0.5
_MAX_REFERENCES = 200
_POINTING_BACK = frozenset(
    {"previous-post", "next-post", "clock-post", "topic-post", "earlier-post"}
)
EDGE = 1.0  # a greeting or farewell where it belongs
WORDS = 2.0  # times the margin of the words' weights
WORDS_MOST = 4.0
FEW = 6  # with fewer posts, words weigh less
CLOCKS = 2.2  # all clocks told of rise, or fall
MAX_CLOCKS = 200
_MAX_STATED = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Vote:
    """Evidence for a direction: positive weights speak for newest first, negative for oldest."""

    weight: float
    why: Derivation


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
            *_reference_votes(document, tagged, segmented),
            *_text_votes(document, segmented),
            *_clock_votes(document, tagged, segmented),
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


# --- printed times ---


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


# --- the page's own words ---


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
                    weight=weight, why=_quoting(document, span, match, "order-in-words", name)
                )


@cache
def _order_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(words, re.IGNORECASE | re.MULTILINE))
        for name, words in en_page.ORDER_WORDS.items()
    )


def _quoting(
    document: Document, span: Span, match: re.Match[str], rule: str, order: str
) -> Derivation:
    start, end = span.start + match.start(), span.start + match.end()
    words = Evidence(document=document.id, start=start, end=end, text=document.text[start:end])
    says = f"{match.group()!r} speaks for {order.replace('-', ' ')}"
    return Derivation(rule=rule, says=says, evidence=(words,))


# --- references ---


def _reference_votes(document: Document, tagged: Tagged, segmented: Segmented) -> Iterator[Vote]:
    """A post that is pointed back at was posted before: "below" says where it lies, else it is
    the one that tells what the reference's own sentence tells."""
    posts = segmented.posts
    texts = [_words(document, index, segmented) for index in range(len(posts))]
    collection = Collection(texts)
    page = Page(
        document=document,
        tagged=tagged,
        segmented=segmented,
        posted=(None,) * len(posts),
        order="unknown",
        zone="UTC",
        dct=None,
    )
    for reference in tagged.references[:_MAX_REFERENCES]:
        index = page.post_of(reference.span)
        if index is None:
            continue
        weight = 0.0
        if reference.kind == "post-below":
            weight = 1.0 if index + 1 < len(posts) or index == 0 else 0.0
        elif reference.kind == "post-above":
            weight = -1.0 if index > 0 else 0.0
        elif reference.kind in _POINTING_BACK:
            weight = _told_there(page, reference, index)
        if not weight and reference.kind in ("previous-post", "next-post"):
            weight = _neighbour_vote(collection, texts, index)
        if reference.kind == "next-post":
            weight = -weight
        if weight:
            order = "newest first" if weight > 0 else "oldest first"
            span = reference.span
            words = Evidence(
                document=document.id, start=span.start, end=span.end, text=document.quote(span)
            )
            says = f"{document.quote(span)!r} points at the post that lies there {order}"
            why = Derivation(rule="order-by-reference", says=says, evidence=(words,))
            yield Vote(weight=weight, why=why)


def _told_there(page: Page, reference: ReferenceReading, index: int) -> float:
    """Return a vote for the side on which one post clearly tells what the reference is about."""
    count = len(page.segmented.posts)
    is_beside = reference.kind in ("previous-post", "next-post")
    among = _beside(index, count) if is_beside else range(count)
    asked = Asked(page=page, reading=reference, post=index, id="")
    ranked, is_clear = likest(asked, among)
    if not is_clear:
        return 0.0
    return 2.0 if ranked[0].post > index else -2.0


def _neighbour_vote(collection: Collection, texts: list[list[str]], index: int) -> float:
    scores = collection.scores_of(texts[index], _beside(index, len(texts)))
    below, above = scores.get(index + 1, 0.0), scores.get(index - 1, 0.0) if index else 0.0
    if max(below, above) <= 0 or min(below, above) * 1.3 > max(below, above):
        return 0.0
    return 2.0 if below > above else -2.0


def _beside(index: int, count: int) -> list[int]:
    """Return the indexes of a post's neighbours."""
    return [other for other in (index - 1, index + 1) if 0 <= other < count]


def _words(document: Document, index: int, segmented: Segmented) -> list[str]:
    post = segmented.posts[index]
    return content_words("\n".join(document.quote(part) for part in post.parts))


# --- what the text says ---


def _text_votes(document: Document, segmented: Segmented) -> Iterator[Vote]:
    yield from _edge_votes(document, segmented)
    yield from _word_votes(document, segmented)
    yield from _retelling_votes(document, segmented)
    yield from _expectation_votes(document, segmented)


def _edge_votes(document: Document, segmented: Segmented) -> Iterator[Vote]:
    """Greetings stand in the oldest post, farewells in the newest."""
    for ends, sign in ((segmented.posts[:1], -1), (segmented.posts[1:][-1:], 1)):
        for post in ends:
            for rule, pattern, direction in _edge_patterns():
                found = _first_match(document, post.parts, pattern)
                if found:
                    span, match = found
                    weight = EDGE * sign * direction
                    order = "newest-first" if weight > 0 else "oldest-first"
                    yield Vote(weight=weight, why=_quoting(document, span, match, rule, order))


def _word_votes(document: Document, segmented: Segmented) -> Iterator[Vote]:
    """Weigh the words of the first posts against those of the last ones."""
    posts = segmented.posts
    if len(posts) < 2:
        return
    texts = tuple("\n".join(document.quote(part) for part in post.parts) for post in posts)
    total, words = margin(texts)
    weight = max(-WORDS_MOST, min(WORDS_MOST, WORDS * total)) * min(1.0, len(posts) / FEW)
    if abs(weight) < 0.1:
        return
    order = "newest first" if weight > 0 else "oldest first"
    says = f"the words of the first and last posts speak for {order}: {', '.join(words[:3])}"
    ends = (posts[0], posts[-1])
    spans = [span for word in words[:3] if (span := _find(document, ends, word))]
    evidence = tuple(
        Evidence(document=document.id, start=s.start, end=s.end, text=document.quote(s))
        for s in dict.fromkeys(spans)
    )
    yield Vote(weight=weight, why=Derivation(rule="order-by-words", says=says, evidence=evidence))


def _find(document: Document, posts: tuple[RawPost, ...], word: str) -> Span | None:
    words = r"\W+".join(re.escape(part) for part in word.split())
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    for post in posts:
        if found := _first_match(document, post.parts, pattern):
            span, match = found
            return Span(start=span.start + match.start(), end=span.start + match.end())
    return None


def _clock_votes(document: Document, tagged: Tagged, segmented: Segmented) -> Iterator[Vote]:
    """Clock times told of rise as the day goes on: compare those of every two posts."""
    told: list[tuple[int, int, Reading]] = []
    posts = iter(enumerate(segmented.posts))
    index, post = next(posts)
    for reading in tagged.readings:
        clock = reading.meaning
        if not isinstance(clock, Clock) or clock.is_twelve or clock.is_impossible or clock.on:
            continue
        while post.parts and reading.span.start > post.parts[-1].end:
            index, post = next(posts, (index, post))
            if index == len(segmented.posts) - 1:
                break
        if post.covers(reading.span):
            told.append((index, clock.hour * 60 + (clock.minute or 0), reading))
    pairs = [
        (first, second)
        for place, first in enumerate(told[:MAX_CLOCKS])
        for second in told[place + 1 : MAX_CLOCKS]
        if second[0] > first[0] and abs(second[1] - first[1]) > 20
    ]
    if not pairs:
        return
    falling = sum(second[1] < first[1] for first, second in pairs)
    share = (2 * falling - len(pairs)) / len(pairs)
    weight = CLOCKS * share * min(1.0, len(pairs) ** 0.5 / 5)
    order = "newest first" if weight > 0 else "oldest first"
    says = f"the times of day that posts tell of speak for {order}"
    shown = (pairs[0][0][2], pairs[0][1][2])
    evidence = tuple(
        Evidence(document=document.id, start=r.span.start, end=r.span.end, text=r.text)
        for r in shown
    )
    yield Vote(weight=weight, why=Derivation(rule="order-by-clocks", says=says, evidence=evidence))


@cache
def _edge_patterns() -> tuple[tuple[str, re.Pattern[str], int], ...]:
    flags = re.IGNORECASE | re.MULTILINE
    return (
        ("order-by-greeting", re.compile(en_page.GREETINGS, flags), 1),
        ("order-by-farewell", re.compile(en_page.SIGN_OFFS, flags), -1),
    )


def _first_match(
    document: Document, parts: tuple[Span, ...], pattern: re.Pattern[str]
) -> tuple[Span, re.Match[str]] | None:
    for span in parts:
        if match := pattern.search(document.quote(span)[:4000]):
            return span, match
    return None


def _retelling_votes(document: Document, segmented: Segmented) -> Iterator[Vote]:
    """A sentence with "Earlier, …" retells an older post: the one whose words it shares."""
    pattern = re.compile(en_page.EARLIER_TELLING, re.IGNORECASE | re.MULTILINE)
    texts = [_words(document, index, segmented) for index in range(len(segmented.posts))]
    collection = Collection(texts)
    for index, post in enumerate(segmented.posts[: _MAX_STATED * 10]):
        for span in post.parts:
            for match in pattern.finditer(document.quote(span)):
                told = content_words(document.quote(span)[match.start() : match.start() + 400])
                scores = collection.scores(told)
                scores.pop(index, None)
                ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:2]
                if (
                    not ranked
                    or ranked[0][1] < 8
                    or (len(ranked) > 1 and ranked[0][1] < 1.5 * ranked[1][1])
                ):
                    continue
                weight = 1.5 if ranked[0][0] > index else -1.5
                order = "newest-first" if weight > 0 else "oldest-first"
                yield Vote(
                    weight=weight, why=_quoting(document, span, match, "order-by-retelling", order)
                )


def _expectation_votes(document: Document, segmented: Segmented) -> Iterator[Vote]:
    """Who is expected in one post speaks in the next one posted: the neighbour that has most of
    the words that follow the expectation."""
    pattern = re.compile(en_page.EXPECTATION, re.IGNORECASE)
    texts = [_words(document, index, segmented) for index in range(len(segmented.posts))]
    collection = Collection(texts)
    for index, post in enumerate(segmented.posts):
        found = _first_match(document, post.parts, pattern)
        if not found or not 0 < index < len(segmented.posts) - 1:
            continue
        span, match = found
        told = content_words(document.quote(span)[max(0, match.start() - 60) : match.end() + 160])
        scores = collection.scores_of(told, _beside(index, len(texts)))
        above, below = scores.get(index - 1, 0.0), scores.get(index + 1, 0.0)
        if max(above, below) < 4 or max(above, below) < 1.3 * min(above, below):
            continue
        weight = 0.7 if above > below else -0.7
        order = "newest-first" if weight > 0 else "oldest-first"
        yield Vote(
            weight=weight, why=_quoting(document, span, match, "order-by-expectation", order)
        )
