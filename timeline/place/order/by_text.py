"""Votes from what posts say: greetings, words of first and last posts, retellings, clock times."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from timeline.language import en, en_page
from timeline.likeness import Collection, content_words
from timeline.meanings import Clock
from timeline.model import Document, RawPost, Reading, Segmented, Span, Tagged
from timeline.place.edges import margin
from timeline.place.order.votes import Vote, beside, first_match, quoting, words_of
from timeline.place.printed import AGE_SECONDS
from timeline.provenance import Derivation, Evidence

EDGE = 1.0  # a greeting or farewell where it belongs
WORDS = 2.0  # times the margin of the words' weights
WORDS_MOST = 4.0
FEW = 6  # with fewer posts, words weigh less
COUNTDOWN = 1.5  # less time is left, or more
GAME = 5.0  # minutes of play that rise, or fall
CLOCKS = 2.2  # all clocks told of rise, or fall
MAX_CLOCKS = 200
MAX_RETELLING = 400  # posts


def text_votes(document: Document, segmented: Segmented) -> Iterator[Vote]:
    yield from _edge_votes(document, segmented)
    yield from _word_votes(document, segmented)
    yield from _retelling_votes(document, segmented)
    yield from _expectation_votes(document, segmented)
    yield from _countdown_votes(document, segmented)


def _edge_votes(document: Document, segmented: Segmented) -> Iterator[Vote]:
    """Greetings stand in the oldest post, farewells in the newest."""
    for ends, sign in ((segmented.posts[:1], -1), (segmented.posts[1:][-1:], 1)):
        for post in ends:
            for rule, pattern, direction in _edge_patterns():
                found = first_match(document, post.parts, pattern)
                if found:
                    span, match = found
                    weight = EDGE * sign * direction
                    order = "newest-first" if weight > 0 else "oldest-first"
                    yield Vote(weight=weight, why=quoting(document, span, match, rule, order))


@cache
def _edge_patterns() -> tuple[tuple[str, re.Pattern[str], int], ...]:
    flags = re.IGNORECASE | re.MULTILINE
    return (
        ("order-by-greeting", re.compile(en_page.GREETINGS, flags), 1),
        ("order-by-farewell", re.compile(en_page.SIGN_OFFS, flags), -1),
    )


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
        if found := first_match(document, post.parts, pattern):
            span, match = found
            return Span(start=span.start + match.start(), end=span.start + match.end())
    return None


def _retelling_votes(document: Document, segmented: Segmented) -> Iterator[Vote]:
    """A sentence with "Earlier, …" retells an older post: the one whose words it shares."""
    pattern = re.compile(en_page.EARLIER_TELLING, re.IGNORECASE | re.MULTILINE)
    texts = [words_of(document, index, segmented) for index in range(len(segmented.posts))]
    collection = Collection(texts)
    for index, post in enumerate(segmented.posts[:MAX_RETELLING]):
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
                    weight=weight, why=quoting(document, span, match, "order-by-retelling", order)
                )


def _expectation_votes(document: Document, segmented: Segmented) -> Iterator[Vote]:
    """Who is expected in one post speaks in the next one posted: the neighbour that has most of
    the words that follow the expectation."""
    pattern = re.compile(en_page.EXPECTATION, re.IGNORECASE)
    texts = [words_of(document, index, segmented) for index in range(len(segmented.posts))]
    collection = Collection(texts)
    for index, post in enumerate(segmented.posts):
        found = first_match(document, post.parts, pattern)
        if not found or not 0 < index < len(segmented.posts) - 1:
            continue
        span, match = found
        told = content_words(document.quote(span)[max(0, match.start() - 60) : match.end() + 160])
        scores = collection.scores_of(told, beside(index, len(texts)))
        above, below = scores.get(index - 1, 0.0), scores.get(index + 1, 0.0)
        if max(above, below) < 4 or max(above, below) < 1.3 * min(above, below):
            continue
        weight = 0.7 if above > below else -0.7
        order = "newest-first" if weight > 0 else "oldest-first"
        yield Vote(weight=weight, why=quoting(document, span, match, "order-by-expectation", order))


def _countdown_votes(document: Document, segmented: Segmented) -> Iterator[Vote]:
    """The time that is left before what a page waits for grows less."""
    pattern = re.compile(en_page.COUNTDOWN, re.IGNORECASE)
    left = [
        (_left(match), span, match)
        for post in segmented.posts
        if (found := first_match(document, post.parts, pattern))
        for span, match in (found,)
    ]
    for (before, _, _), (after, span, match) in itertools.pairwise(left):
        if before != after:
            weight = COUNTDOWN if after > before else -COUNTDOWN
            order = "newest-first" if weight > 0 else "oldest-first"
            yield Vote(
                weight=weight, why=quoting(document, span, match, "order-by-countdown", order)
            )


def _left(match: re.Match[str]) -> float:
    """Return the seconds that a countdown says are left."""
    number = match["minus"] or match["number"] or "1"
    unit = AGE_SECONDS[(match["minus_unit"] or match["unit"]).lower()]
    count = int(number) if number.isdigit() else en.NUMBERS.get(number.lower(), 1)
    return count * unit * (0.5 if match["half"] else 1)


def game_votes(document: Document, tagged: Tagged) -> Iterator[Vote]:
    """Minutes of play rise as a game goes on."""
    steps = [
        (first, second)
        for first, second in itertools.pairwise(tagged.game_minutes)
        if first.second != second.second
    ]
    falling = sum(second.second < first.second for first, second in steps)
    if falling * 2 == len(steps):
        return
    is_falling = falling * 2 > len(steps)
    order = "newest" if is_falling else "oldest"
    says = f"the minutes of play run {order} first"
    evidence = tuple(
        Evidence(document=document.id, start=s.start, end=s.end, text=document.quote(s))
        for s in (one.span for one in steps[0])
    )
    why = Derivation(rule="order-by-minutes-of-play", says=says, evidence=evidence)
    yield Vote(weight=GAME if is_falling else -GAME, why=why)


def clock_votes(document: Document, tagged: Tagged, segmented: Segmented) -> Iterator[Vote]:
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
