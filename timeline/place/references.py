"""References to other posts, resolved: by the page's order, by the label they name, by the text.

A clock in a reference is a label to be matched, and writers get labels wrong: am and pm swapped,
a minute or an hour off. So every candidate is weighed by label and by what both posts tell, and
without one that is clearly best the answer is `ambiguous`, the candidates best first.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cached_property
from heapq import nsmallest

from timeline.intervals import Granularity, Interval, wall_interval, zone
from timeline.likeness import LEAST_RUN, Collection, content_words, longest_run, plain_words
from timeline.meanings import Clock
from timeline.model import (
    Dated,
    Document,
    RawPost,
    ReferenceReading,
    ResolvedReference,
    Segmented,
    Span,
    Tagged,
)
from timeline.provenance import Derivation, Evidence
from timeline.story import Order

CONTEXT_SENTENCES = 4
CLEARLY_BEST = 1.6  # ratio of the best score to the next; by hand on the invented references
LEAST_SCORE = 4.0  # BM25 points below which two posts share nothing that means anything
RUN_WORTH = 1.5  # score of each word in the longest shared run
CANDIDATES_SHOWN = 5
MOST_LABELLED = 100  # posts of one minute that are weighed; no blog seen has five
MAY_BE_A_TIME = frozenset({"clock-in-brackets"})  # no reference unless a post bears that label
NOT_SEARCHED = {
    "promise": "it promises what is still to come",
    "other-article": "it points at another article, which is not on this page",
}


@dataclass(frozen=True, kw_only=True)
class Page:
    """What references are resolved with: a cut page, its order and the posted times it bears.

    Not slotted, since the collection of post texts is built only when a reference needs it.
    """

    document: Document
    tagged: Tagged
    segmented: Segmented
    posted: tuple[Dated | None, ...]
    order: Order
    zone: str
    dct: Dated | None

    @cached_property
    def collection(self) -> Collection:
        """The posts' content words, titles counted twice."""
        return Collection([self._words(post) for post in self.segmented.posts])

    @cached_property
    def addresses(self) -> dict[str, list[int]]:
        """The posts by their own address, in the page's order."""
        found: dict[str, list[int]] = {}
        for index, post in enumerate(self.segmented.posts):
            if post.url is not None:
                found.setdefault(post.url, []).append(index)
        return found

    @cached_property
    def keys(self) -> dict[str, list[int]]:
        """The posts by their id and the page's own key, in the page's order."""
        found: dict[str, list[int]] = {}
        for index, post in enumerate(self.segmented.posts):
            key = self.document.marks[post.mark].key if post.mark is not None else None
            for name in dict.fromkeys((post.id, key or post.id)):
                found.setdefault(name, []).append(index)
        return found

    @cached_property
    def labels(self) -> dict[tuple[int, int], list[int]]:
        """The posts by the hour and minute that clocks in the page's zone showed."""
        where = zone(self.zone)
        found: dict[tuple[int, int], list[int]] = {}
        for index, dated in enumerate(self.posted):
            if dated is not None and _is_clock_time(dated) and dated.interval.start:
                local = dated.interval.start.astimezone(where)
                found.setdefault((local.hour, local.minute), []).append(index)
        return found

    @cached_property
    def sentence_ends(self) -> list[int]:
        """Where the sentences end, in order."""
        return [one.span.end for one in self.tagged.sentences]

    @cached_property
    def parts(self) -> list[tuple[int, int, int]]:
        """The parts of all posts as (start, end, post), sorted."""
        posts = enumerate(self.segmented.posts)
        return sorted((part.start, part.end, index) for index, post in posts for part in post.parts)

    def post_of(self, span: Span) -> int | None:
        """Return the index of the post that `span` stands in, None outside every post."""
        at = bisect_right(self.parts, (span.start, len(self.document.text) + 1, 0)) - 1
        if at < 0 or self.parts[at][1] < span.end:
            return None
        return self.parts[at][2]

    def text(self, post: RawPost) -> str:
        """Return the words of a post."""
        return "\n".join(self.document.quote(part) for part in post.parts)

    def said(self, index: int) -> tuple[list[str], frozenset[tuple[str, ...]]]:
        """Return the words of a post in order, and the short runs of them."""
        if index not in self._said:
            words = plain_words(self.text(self.segmented.posts[index]))
            self._said[index] = words, _grams(words)
        return self._said[index]

    @cached_property
    def _said(self) -> dict[int, tuple[list[str], frozenset[tuple[str, ...]]]]:
        return {}

    def _words(self, post: RawPost) -> list[str]:
        words = content_words(self.text(post))
        title = content_words(self.document.quote(post.title)) if post.title else []
        return words + title


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One reference to be resolved: the page, its words, the post it stands in, and its id."""

    page: Page
    reading: ReferenceReading
    post: int | None
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    post: int
    score: float
    why: Derivation


def resolve_references(page: Page) -> tuple[ResolvedReference, ...]:
    """Return one resolution for each reference reading that lies in a post or the summary."""
    found = []
    for number, reading in enumerate(page.tagged.references):
        post = page.post_of(reading.span)
        in_summary = any(part.contains(reading.span) for part in page.segmented.summary)
        if post is not None or in_summary:
            name = f"{page.document.id[:40]}-r{number}"
            found.append(_resolved(_Asked(page=page, reading=reading, post=post, id=name)))
    return tuple(one for one in found if one.targets or one.reading.rule not in MAY_BE_A_TIME)


def _resolved(asked: _Asked) -> ResolvedReference:
    match asked.reading.kind:
        case "clock-post":
            return _by_clock(asked)
        case "previous-post" | "next-post" | "post-above" | "post-below":
            return _by_place(asked)
        case "correction":
            targets = () if asked.post is None else (asked.post,)
            return _answer(asked, "it speaks of the post it stands in", targets)
        case "promise" | "other-article":
            return _answer(asked, NOT_SEARCHED[asked.reading.kind], ())
        case "link":
            return _by_link(asked)
        case _:
            return _by_text(asked, _older(asked.page, asked.post))


def _answer(
    asked: _Asked,
    says: str,
    targets: tuple[int, ...],
) -> ResolvedReference:
    why = Derivation(
        rule=asked.reading.rule, says=says, evidence=(_words_of(asked.page, asked.reading.span),)
    )
    return ResolvedReference(
        id=asked.id,
        reading=asked.reading,
        post=asked.post,
        status="resolved" if targets else "unresolved",
        targets=targets,
        why=why,
    )


# --- by the page's order ---


def _by_place(asked: _Asked) -> ResolvedReference:
    """Resolve "previous", "next", "above" and "below" by where the posts stand on the page."""
    post, step = asked.post, _step(asked.page.order, asked.reading.kind)
    if post is None or step is None:
        near = [] if post is None else [post + 1, post - 1]
        candidates = [index for index in near if 0 <= index < len(asked.page.segmented.posts)]
        return _by_text(asked, candidates)
    target = post + step
    if not 0 <= target < len(asked.page.segmented.posts):
        says = "no post stands there on this page"
        return _answer(asked, says, ())
    if asked.reading.kind in ("post-above", "post-below") and "\n" not in asked.reading.text:
        return _above_or_below(asked, post)
    kind = asked.reading.kind.replace("-", " ")
    says = f"the page runs {asked.page.order}, so the {kind} stands there"
    return _answer(asked, says, (target,))


def _step(order: Order, kind: str) -> int | None:
    if kind == "post-below":
        return 1
    if kind == "post-above":
        return -1
    back = {"newest-first": 1, "oldest-first": -1}.get(order)
    if back is None:
        return None
    return back if kind == "previous-post" else -back


def _above_or_below(asked: _Asked, post: int) -> ResolvedReference:
    """Resolve "see below": some post on that side, told apart by the text alone."""
    count = len(asked.page.segmented.posts)
    side = range(post + 1, count) if asked.reading.kind == "post-below" else range(post - 1, -1, -1)
    return _by_text(asked, list(side)[:40])


# --- by a link ---


def _by_link(asked: _Asked) -> ResolvedReference:
    """Resolve a hyperlink to a post's own address or fragment."""
    href = asked.reading.href or ""
    fragment = href.rpartition("#")[2]
    named = (asked.page.addresses.get(href, ()), asked.page.keys.get(fragment, ()))
    # Of each, the first two will do, since one may be the post asking.
    found = [index for posts in named for index in posts[:2] if index != asked.post]
    says = "the link leads to that post's own address" if found else "no such post on this page"
    return _answer(asked, says, (min(found),) if found else ())


# --- by a clock ---


def _by_clock(asked: _Asked) -> ResolvedReference:
    clocks = [
        clock for clock in map(_clock_in(asked.page), asked.reading.clocks) if clock is not None
    ]
    if not clocks:
        return _by_text(asked, _older(asked.page, asked.post))
    if not asked.page.labels and asked.reading.rule not in MAY_BE_A_TIME:
        return _undated_target(asked, clocks[0])
    exact = [
        index for clock in clocks for index in _labelled(asked.page, clock) if index != asked.post
    ]
    if len(clocks) > 1 and exact:
        says = f"the page prints {_labels_in_words(clocks)} on these posts"
        return _answer(asked, says, tuple(dict.fromkeys(exact)))
    if len(exact) == 1:
        says = f"exactly one post of the page is labelled {_clock_words(clocks[0])}"
        return _answer(asked, says, (exact[0],))
    if exact:
        return _among(asked, exact, "several posts bear that label")
    if asked.reading.rule in MAY_BE_A_TIME:
        return _answer(asked, "no post bears that label", ())
    near = [index for index in _near_labels(asked.page, clocks[0]) if index != asked.post]
    return _among(asked, near, "no post bears that label; these come close")


def _clock_in(page: Page) -> Callable[[int], Clock | None]:
    def read(index: int) -> Clock | None:
        meaning = page.tagged.readings[index].meaning
        return meaning if isinstance(meaning, Clock) else None

    return read


def _labelled(page: Page, clock: Clock) -> list[int]:
    minute = clock.minute or 0
    found = page.labels.get((clock.hour % 24, minute), [])
    if clock.is_twelve and not found:
        found = page.labels.get(((clock.hour + 12) % 24, minute), [])
    return found[:MOST_LABELLED]


def _near_labels(page: Page, clock: Clock) -> list[int]:
    """Return posts whose label is what a tired writer may have meant, likeliest slip first."""
    minute = clock.minute or 0
    slips = [(12, 0), (0, 1), (0, -1), (1, 0), (-1, 0), (0, 2), (0, -2), (12, 1), (12, -1)]
    slips += [(0, 10), (0, -10), (0, 3), (0, -3), (0, 4), (0, -4), (0, 5), (0, -5)]
    found: list[int] = []
    for hours, minutes in slips:
        total = (clock.hour * 60 + minute + hours * 60 + minutes) % 1440
        found.extend(page.labels.get((total // 60, total % 60), [])[:MOST_LABELLED])
    return list(dict.fromkeys(found))[:MOST_LABELLED]


def _undated_target(asked: _Asked, clock: Clock) -> ResolvedReference:
    """Find by its text the post that a clock names on a page without labels, and date it."""
    found = _by_text(asked, _older(asked.page, asked.post))
    if found.status != "resolved" or asked.page.dct is None:
        return found
    when = _minute_of(asked.page, clock)
    if when is None:
        return found
    dated = Dated(
        interval=when,
        certainty="inferred",
        why=Derivation(
            rule="time-from-reference",
            says=f"so that post went up at {_clock_words(clock)} on the day that the page bears",
            evidence=(_words_of(asked.page, asked.reading.span),),
            premises=(found.why, asked.page.dct.why),
        ),
    )
    return ResolvedReference(
        id=found.id,
        reading=asked.reading,
        post=asked.post,
        status="resolved",
        targets=found.targets,
        why=found.why,
        gives_time=dated,
        confidence=found.confidence,
    )


def _minute_of(page: Page, clock: Clock) -> Interval | None:
    """Return the minute that the clock shows on the document's day, as its zone lives it."""
    assert page.dct is not None
    start = page.dct.interval.start
    if start is None or clock.is_impossible or clock.hour > 23:
        return None
    where = zone(page.zone)
    day = start.astimezone(where).date()
    wall = datetime.combine(day, time(clock.hour, clock.minute or 0))
    minute = Granularity.MINUTE
    found = wall_interval(wall, wall + timedelta(minutes=1), where, minute)
    end = page.dct.interval.end
    if end is not None and found.start is not None and found.start >= end:
        wall -= timedelta(days=1)
        found = wall_interval(wall, wall + timedelta(minutes=1), where, minute)
    return found


def _clock_words(clock: Clock) -> str:
    return f"{clock.hour:02}:{clock.minute or 0:02}"


def _labels_in_words(clocks: Sequence[Clock]) -> str:
    return " and ".join(_clock_words(clock) for clock in clocks)


def _is_clock_time(dated: Dated) -> bool:
    unit = dated.interval.granularity
    return unit in (Granularity.SECOND, Granularity.MINUTE)


# --- by the text ---


def _older(page: Page, post: int | None) -> range:
    """Return the posts that were there when this one was written; all, where that is unknown."""
    count = len(page.segmented.posts)
    if post is not None and page.order == "newest-first":
        return range(post + 1, count)
    if post is not None and page.order == "oldest-first":
        return range(post - 1, -1, -1)
    return range(count)


def _by_text(asked: _Asked, candidates: Sequence[int]) -> ResolvedReference:
    return _among(asked, candidates, "the words around it were compared")


def _among(
    asked: _Asked,
    candidates: Sequence[int],
    says: str,
) -> ResolvedReference:
    """Choose among candidates by what they tell; without a clear best one, say `ambiguous`."""
    ranked = _ranked(asked.page, asked.reading, candidates)
    if not ranked:
        near = candidates[: CANDIDATES_SHOWN + 1]
        targets = tuple(index for index in near if index != asked.post)[:CANDIDATES_SHOWN]
        answer = _answer(asked, f"{says}; none shares its words", ())
        return answer if not targets else _undecided(answer, targets)
    best, rest = ranked[0], ranked[1:]
    clear = best.score >= LEAST_SCORE and (not rest or best.score >= CLEARLY_BEST * rest[0].score)
    why = Derivation(
        rule=asked.reading.rule,
        says=f"{says}: {best.why.says}",
        evidence=(_words_of(asked.page, asked.reading.span),),
        premises=(best.why,),
    )
    return ResolvedReference(
        id=asked.id,
        reading=asked.reading,
        post=asked.post,
        status="resolved" if clear else "ambiguous",
        targets=tuple(one.post for one in ranked[: 1 if clear else CANDIDATES_SHOWN]),
        why=why,
        confidence=round(min(0.99, 1 - (rest[0].score / best.score if rest else 0.05) / 2), 2),
    )


def _undecided(answer: ResolvedReference, targets: tuple[int, ...]) -> ResolvedReference:
    return ResolvedReference(
        id=answer.id,
        reading=answer.reading,
        post=answer.post,
        status="ambiguous",
        targets=targets,
        why=answer.why,
        confidence=0.3,
    )


def _ranked(page: Page, reading: ReferenceReading, candidates: Sequence[int]) -> list[_Candidate]:
    """Return the candidates that share words with the reference's context, best first.

    Ties go to the candidate named first: the nearest one, or the likeliest slip of a label.
    """
    context = _context(page, reading)
    query, run = content_words(context), plain_words(context)
    grams = _grams(run)
    found = []
    own = page.post_of(reading.span)
    for place, index, score in _scored(page, query, candidates):
        if index == own:
            continue
        said, of_said = page.said(index)
        length, start = 0, 0
        if not grams.isdisjoint(of_said):
            length, start, _ = longest_run(run, said)
        found.append((-(score + RUN_WORTH * length), place, index, run[start : start + length]))
    return [
        _Candidate(post=index, score=-score, why=_shared(page, query, words, index))
        for score, _, index, words in nsmallest(CANDIDATES_SHOWN, found)
    ]


def _scored(
    page: Page, query: Sequence[str], candidates: Sequence[int]
) -> Iterator[tuple[int, int, float]]:
    """Yield place among the candidates, index and score of those that share words."""
    if isinstance(candidates, range):
        scores = page.collection.scores(query)
        near = [index for index in scores if index in candidates]
        places = [candidates.index(index) for index in near]
    else:
        scores = page.collection.scores_of(query, candidates)
        near, places = list(candidates), list(range(len(candidates)))
    for place, index in zip(places, near, strict=True):
        if scores[index] > 0:
            yield place, index, scores[index]


def _grams(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return all runs of LEAST_RUN words."""
    return frozenset(zip(*(words[start:] for start in range(LEAST_RUN)), strict=False))


def _context(page: Page, reading: ReferenceReading) -> str:
    """Return the words around a reference that may say what the other post is about.

    In brackets they explain their own sentence; else they close what was told before them.
    """
    if reading.topic is not None:
        return page.document.quote(reading.topic)
    sentences = page.tagged.sentences
    at = bisect_right(page.sentence_ends, reading.span.start)
    if at < len(sentences) and sentences[at].span.start >= reading.span.end:
        at = len(sentences)
    post = page.post_of(reading.span)
    bracketed = page.document.text[max(0, reading.span.start - 1) : reading.span.start] == "("
    before = 1 if bracketed else CONTEXT_SENTENCES
    near = [
        one.span
        for one in sentences[max(0, at - before) : at + 1]
        if post is None or page.segmented.posts[post].covers(one.span)
    ]
    return " ".join(page.document.quote(span) for span in near)


def _shared(page: Page, query: Sequence[str], run: Sequence[str], index: int) -> Derivation:
    """Say what the reference's context and a post have in common, quoting the post."""
    post = page.segmented.posts[index]
    words = page.collection.shared(query, index)[:4]
    says = f"both tell of {', '.join(words)}"
    if run:
        says = f"both say «{' '.join(run[:14])}{' …' if len(run) > 14 else ''}»"
    first = post.parts[0]
    lead = Span(start=first.start, end=min(first.end, first.start + 80))
    return Derivation(rule="same-words", says=says, evidence=(_words_of(page, lead),))


def _words_of(page: Page, span: Span) -> Evidence:
    return Evidence(
        document=page.document.id, start=span.start, end=span.end, text=page.document.quote(span)
    )
