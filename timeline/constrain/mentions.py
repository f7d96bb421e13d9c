"""What bounds the times of what posts tell: their words, their posts, and the order of telling."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline.constrain.posts import STRENGTH_OF, neighbours
from timeline.model import Constraint, Narrated, Offset, Precedence, Strength, Told
from timeline.points import not_before, posted, start, within
from timeline.provenance import Derivation, Evidence

GOING_ON = frozenset({"goes-on", "since-the-news"})
MOST_BY_REACH = 40  # of what is surely later than one mention, the nearest by their reach


def mention_constraints(narrated: Narrated) -> Iterator[Constraint]:
    """Yield what bounds each mention on its own."""
    posts = narrated.resolved.placed.segmented.posts
    for told in narrated.mentions:
        point, own_post = start(told.id), posted(posts[told.post].id)
        time = told.time
        if time.interval is not None:
            yield within(point, time.interval, _strength(told), time.why)
        if time.offset is not None:
            yield _after(point, own_post, time.offset, told)
        elif time.interval is not None and told.tense == "past" and time.basis == "words":
            yield not_before(own_post, point, Strength.DERIVED, _reported(narrated, told))


def _strength(told: Told) -> Strength:
    if told.time.basis == "posted" or told.time.offset is not None:
        return Strength.ASSUMED
    return STRENGTH_OF[told.time.certainty]


def _after(point: str, own_post: str, offset: Offset, told: Told) -> Constraint:
    is_assumed = told.time.basis in ("posted", "order")
    return Constraint(
        key=f"offset/{own_post}/{point}",
        origin=own_post,
        target=point,
        lower_s=offset.lower_s,
        upper_s=offset.upper_s,
        strength=Strength.ASSUMED if is_assumed else Strength.DERIVED,
        why=told.time.why,
    )


def _reported(narrated: Narrated, told: Told) -> Derivation:
    text = narrated.resolved.placed.document.text
    core = told.core
    words = Evidence(
        document=told.source, start=core.start, end=core.end, text=text[core.start : core.end]
    )
    return Derivation(
        rule="report-after",
        says="it is told as past, so it is not later than the post that tells it",
        evidence=(words,),
    )


def told_order(narrated: Narrated) -> Iterator[Precedence]:
    """Yield the order in which a source tells what it gives no time of its own.

    In a live blog that is the order of its posts; in an article, and within a post, the order of
    the text for what goes on from sentence to sentence, and in an article the turns of its words.
    """
    placed = narrated.resolved.placed
    by_post: dict[int, list[Told]] = {}
    for told in narrated.mentions:
        if (told.time.basis != "words" or _is_news(told)) and not told.is_context:
            by_post.setdefault(told.post, []).append(told)
    for mentions in by_post.values():
        yield from _chain(mentions)
    yield from _by_reach(narrated)
    if placed.segmented.kind == "article":
        yield from _around_news(narrated)
        yield from _by_turns(narrated)
        yield from _told_within(narrated)
    if placed.segmented.kind == "live-blog":
        yield from _post_chain(narrated, by_post)


def _around_news(narrated: Narrated) -> Iterator[Precedence]:
    """Yield what an article's news follows ("had warned") and what follows it ("have sent")."""
    news = next((one for one in narrated.mentions if not one.is_part and not one.is_context), None)
    if news is None:
        return
    for told in narrated.mentions:
        if told.time.why.rule == "had-happened":
            yield Precedence(before=told.id, after=news.id, is_certain=False)
        elif told.time.why.rule == "since-the-news":
            yield Precedence(before=news.id, after=told.id, is_certain=False)


def _by_turns(narrated: Narrated) -> Iterator[Precedence]:
    """Yield the order in which an article tells neighbours: what looks back ("had", "initially")
    before what it looks back from, what goes on or says "later" after it."""
    line: Told | None = None
    last: Told | None = None
    for told in narrated.mentions:
        if told.is_part or told.is_context:
            continue
        is_back = told.turn == "back"
        if is_back and line is not None:
            yield Precedence(before=told.id, after=line.id, is_certain=False)
        goes_on = told.turn == "on" or told.time.why.rule in GOING_ON
        if last is not None and (last.turn == "back" or (goes_on and not is_back)):
            yield Precedence(before=last.id, after=told.id, is_certain=False)
        last, line = told, line if is_back else told


def _told_within(narrated: Narrated) -> Iterator[Precedence]:
    """Yield what an article only reports now, "nine have died after a ferry sank on Sunday", behind
    the past that it tells inside: signals say the rest."""
    introduced = {one.governed for one in narrated.orderings}
    whole: Told | None = None
    for told in narrated.mentions:
        if not told.is_part:
            whole = told if told.time.basis != "words" else None
        elif whole is not None and told.tense == "past" and told.id not in introduced:
            yield Precedence(before=told.id, after=whole.id, is_certain=False)


def _by_reach(narrated: Narrated) -> Iterator[Precedence]:
    """Yield the order of what lies at different distances from one unknown day of writing."""
    by_post: dict[int, list[tuple[int, int, str]]] = {}
    for told in narrated.mentions:
        reach = told.time.reach or (told.time.offset if told.time.interval is None else None)
        if reach is not None and reach.lower_s is not None and reach.upper_s is not None:
            by_post.setdefault(told.post, []).append((reach.lower_s, reach.upper_s, told.id))
    for spans in by_post.values():
        spans.sort()
        starts = [lower for lower, _, _ in spans]
        for _, upper, name in spans:
            at = bisect_right(starts, upper)
            for _, _, later in spans[at : at + MOST_BY_REACH]:
                yield Precedence(before=name, after=later, is_certain=True)


def _chain(mentions: Sequence[Told]) -> Iterator[Precedence]:
    """Chain neighbours that are dated in one way: what is told after what."""
    for first, second in pairwise(mentions):
        if second.continues is None and second.time.why.rule == first.time.why.rule:
            yield Precedence(before=first.id, after=second.id, is_certain=False)


def _post_chain(narrated: Narrated, by_post: dict[int, list[Told]]) -> Iterator[Precedence]:
    """Chain the posts' own news, skipping posts that tell only of other times."""
    last: Told | None = None
    ordered = _in_time(narrated)
    for index in ordered:
        own = by_post.get(index, [])
        own = [told for told in own if _is_news(told)]
        if own and last is not None:
            yield Precedence(before=last.id, after=own[0].id, is_certain=False)
        if own:
            last = own[0]


def _is_news(told: Told) -> bool:
    """Tell whether a mention tells of its post's present, or of the moments before it."""
    offset = told.time.offset
    is_just = told.time.why.rule == "signal" and offset is not None and offset.lower_s is not None
    return is_just or told.time.why.rule == "post-present"


def _in_time(narrated: Narrated) -> list[int]:
    """Return the indexes of the posts, oldest first; none where the order is unknown."""
    pairs = list(neighbours(narrated.resolved.placed))
    return [pairs[0][0], *(later for _, later in pairs)] if pairs else []
