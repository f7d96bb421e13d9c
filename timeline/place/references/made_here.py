"""References that no phrase makes: links to a post's own address, and the bullets of summaries."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.model import Block, ReferenceReading, ResolvedReference, Span
from timeline.place.references.answers import Asked, chosen
from timeline.place.references.by_text import LEAST_REACH
from timeline.place.references.likest import OF_BULLETS, Ranked, topic_words
from timeline.place.references.page import Page

NEXT_BEST_BULLET = 0.65  # nineteen in twenty right, on real summary bullets
LEAST_BULLET_WORDS = 2
LEAST_SENTENCE_WORDS = 3
LEAST_SENTENCE_REACH = 0.4
TAKEN = 0.2  # of the score with which another bullet of the summary has a post
WORD_BEFORE = 0.4  # a bullet that goes on from the one before ("and they are not happy")


def link_readings(page: Page) -> Iterator[ReferenceReading]:
    """Yield a reference for each link that leads to another post of this page.

    Its words are the link's own text. A post's link to itself (its printed time) is none.
    """
    for link in page.document.links:
        target = page.post_at(link.href)
        if target is None or target == page.post_of(link.span) or not len(link.span):
            continue
        yield ReferenceReading(
            span=link.span,
            text=page.document.quote(link.span),
            kind="link",
            rule="link-to-post",
            href=link.href,
        )


def bullet_readings(page: Page) -> Iterator[ReferenceReading]:
    """Yield a reference for each bullet of the summary, and of posts that sum up others.

    A summary without bullets counts by its sentences; a post only where it has bullets.
    """
    for rule, span in _bullets(page):
        if len(set(topic_words(page.document.quote(span)))) >= LEAST_BULLET_WORDS:
            yield ReferenceReading(
                span=span,
                text=page.document.quote(span),
                kind="summary",
                rule=rule,
                topic=span,
            )


def by_bullet(asked: Asked, ranked: Sequence[Ranked]) -> ResolvedReference | None:
    """Resolve a bullet by what it tells; None if no post shares its words."""
    if not ranked or (asked.reading.rule == "summary-sentence" and not _sums_up(ranked[0])):
        return None
    return chosen(asked, "it tells what that post tells", ranked, is_clear_bullet(ranked))


def _sums_up(best: Ranked) -> bool:
    """Tell whether a sentence of prose tells what a post tells: others advertise and greet."""
    return best.reach >= LEAST_SENTENCE_REACH and len(best.shared) >= LEAST_SENTENCE_WORDS


def ranked_for_bullets(page: Page, texts: Sequence[str], post: int | None) -> list[list[Ranked]]:
    """Return for each bullet of one summary the posts that tell something of it, best first.

    `post` is the one that they stand in. Bullets are there to tell different things: a post that
    another bullet fits better counts less.
    """
    ranked = [
        _ranked(page, text, post, texts[at - 1] if at else None) for at, text in enumerate(texts)
    ]
    taken: dict[int, tuple[float, int]] = {}
    for at, found in enumerate(ranked):
        if found and found[0].score > taken.get(found[0].post, (0.0, 0))[0]:
            taken[found[0].post] = found[0].score, at
    return [_less_taken(found, at, taken) for at, found in enumerate(ranked)]


def _ranked(page: Page, text: str, post: int | None, before: str | None) -> list[Ranked]:
    query = dict.fromkeys(topic_words(text), 1.0)
    if before is not None and text[:1].islower():
        for word in topic_words(before):
            query.setdefault(word, WORD_BEFORE)
    return page.likest.ranked(query, page.older(post), OF_BULLETS, post)


def _less_taken(
    found: list[Ranked], at: int, taken: Mapping[int, tuple[float, int]]
) -> list[Ranked]:
    """Lower those posts that another bullet fits better, and sort again."""
    lowered = []
    for one in found:
        score, by = taken.get(one.post, (0.0, at))
        lowered.append(replace(one, score=one.score - TAKEN * score) if by != at else one)
    return sorted(lowered, key=lambda one: -one.score)


def is_clear_bullet(ranked: Sequence[Ranked]) -> bool:
    """Tell whether the first holds enough of a bullet's words and is well ahead of the second."""
    best = ranked[0]
    if best.reach < LEAST_REACH or len(best.shared) < LEAST_BULLET_WORDS:
        return False
    return len(ranked) == 1 or ranked[1].score <= NEXT_BEST_BULLET * best.score


def _bullets(page: Page) -> Iterator[tuple[str, Span]]:
    starts = page.document.blocks.column("start")
    for part in page.segmented.summary:
        items = _items(page, starts, part)
        yield from (("summary-bullet", block.span) for block in items)
        if not items:
            sentences = (one.span for one in page.sentences_in(part))
            yield from (("summary-sentence", span) for span in sentences if _tells(page, span))
    for index, post in enumerate(page.segmented.posts):
        if page.likest.is_summary(index):
            for part in post.parts:
                yield from (("summary-bullet", one.span) for one in _items(page, starts, part))


def _tells(page: Page, span: Span) -> bool:
    """Tell whether a sentence of the summary is one, and not the page's headline."""
    words = page.document.quote(span).strip()
    return (
        words.endswith((".", "!", "?", "”", '"')) and words != (page.document.title or "").strip()
    )


def _items(page: Page, starts: Sequence[int], part: Span) -> list[Block]:
    """Return the items of lists that lie in a part of the text."""
    inside = page.document.blocks[bisect_left(starts, part.start) : bisect_left(starts, part.end)]
    return [block for block in inside if block.kind == "list-item"]
