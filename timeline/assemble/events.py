"""Events as they are published: mentions, titles, times, and what makes one a key event."""

from __future__ import annotations

from collections.abc import Sequence

from timeline import story
from timeline.assemble.independence import independent
from timeline.assemble.index import Index
from timeline.assemble.times import EventTime, mention_window
from timeline.model import Happening, Join, Named, Span, Tense, Told
from timeline.points import posted


def first_posted(index: Index, happening: Happening) -> tuple[Told, ...]:
    """Return an event's mentions, first-posted first; ties by source, printed place and offset."""

    def key(told: Told) -> tuple[int, str, int, int]:
        window = index.at(posted(index.post(told).id))
        earliest = window.earliest_s if window.earliest_s is not None else window.latest_s
        at = earliest if earliest is not None else 1 << 60
        placed = index.placed(told.source)
        place = -told.post if placed.order == "newest-first" else told.post
        return at, told.source, place, told.span.start

    return tuple(sorted((index.told_of[name] for name in happening.mentions), key=key))


def event(
    index: Index,
    happening: Happening,
    time: EventTime,
    place: tuple[int, story.Follows],
    key_because: str | None,
) -> story.Event:
    """Return one event; `place` is its rank and how sure it is that it follows the one before."""
    tellings = first_posted(index, happening)
    lead = tellings[0]
    because = {join.second: join for join in happening.joins}
    because.update({join.first: join for join in happening.joins if join.first not in because})
    mentions = tuple(_mention(index, told, because) for told in tellings)
    best = time.told
    return story.Event(
        id=lead.id,
        aliases=tuple(told.id for told in tellings[1:]),
        rank=place[0],
        follows=place[1],
        title=lead.title,
        title_from="source" if lead.title_is_source else "made",
        text=mentions[0].text,
        time=time.window,
        ends=index.of_interval(best.time.ends, best.source),
        recurs=best.time.recurs,
        certainty=time.certainty,
        basis=time.basis,
        tense=_tense(tellings),
        key=key_because is not None,
        key_because=key_because,
        disputed=happening.is_disputed,
        independent_sources=independent(index, tellings),
        mentions=mentions,
        because=index.steps(time.why),
    )


def _tense(tellings: Sequence[Told]) -> Tense:
    """Still to come only where every telling says so; else as the first telling has it."""
    settled = [told.tense for told in tellings if told.tense != "future"]
    return settled[0] if settled else "future"


def _mention(index: Index, told: Told, joins: dict[str, Join]) -> story.Mention:
    post = index.post(told)
    document = index.placed(told.source).document
    start, end = _offsets(index, told, told.span)
    join = joins.get(told.id)
    return story.Mention(
        id=told.id,
        source=told.source,
        post=post.id,
        start=start,
        end=end,
        text=_text(document.quote(told.span), index, told),
        time=mention_window(index, told),
        joined_because=join.because if join else None,
        confidence=join.confidence if join else 1.0,
        said_by=tuple(_speaker(index, told, named) for named in told.said_by),
        via=tuple(_speaker(index, told, named) for named in told.via),
        quotes=tuple(_quote(index, told, span) for span in told.quotations),
    )


def _text(words: str, index: Index, told: Told) -> str:
    """Return the mention's words as they stand in the post's text (parts joined by line feeds)."""
    parts = index.places[told.source].parts(told.post, told.span)
    if any(part.contains(told.span) for part in parts):
        return words
    document = index.placed(told.source).document
    pieces = [
        document.text[max(part.start, told.span.start) : min(part.end, told.span.end)]
        for part in parts
    ]
    return "\n".join(pieces)


def _speaker(index: Index, told: Told, named: Named) -> story.Speaker:
    start, end = _offsets(index, told, named.span)
    return story.Speaker(name=named.name, role=named.role, start=start, end=end)


def _quote(index: Index, told: Told, span: Span) -> story.Quote:
    start, end = _offsets(index, told, span)
    return story.Quote(start=start, end=end)


def _offsets(index: Index, told: Told, span: Span) -> tuple[int, int]:
    places = index.places[told.source]
    start, end = places.offset(told.post, span.start), places.offset(told.post, span.end)
    assert start is not None, "a mention, and what it quotes, begins within its post"
    assert end is not None, "a mention, and what it quotes, ends within its post"
    return start, end
