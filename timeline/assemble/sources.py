"""The sources of a story as they are published: posts with times, summaries, what was left out."""

from __future__ import annotations

from typing import Literal

from timeline import story
from timeline.assemble.index import Index
from timeline.assemble.times import limits_of
from timeline.model import Narrated, Placed, RawPost, Span
from timeline.points import posted
from timeline.provenance import Derivation
from timeline.story_text import shortened

LEAD = 100


def source(index: Index, narrated: Narrated) -> story.Source:
    """Return one source with its posts in printed order."""
    placed = narrated.resolved.placed
    document = placed.document
    publisher, publisher_from = _publisher(placed)
    dated = placed.published or (placed.dct if placed.updated is None else None)
    return story.Source(
        id=document.id,
        title=source_title(placed),
        kind=placed.segmented.kind,
        publisher=publisher,
        publisher_from=publisher_from,
        url=document.given.url or document.url,
        path=document.path,
        sha256=document.sha256,
        retrieved=document.given.retrieved or _claimed(placed, "retrieved"),
        language=document.given.language or _claimed(placed, "language") or "en",
        timezone=placed.zone,
        timezone_from=placed.zone_from,
        complete="unknown" if placed.complete is None else placed.complete,
        published=index.of_interval(dated.interval if dated else None, document.id),
        updated=index.of_interval(placed.updated.interval if placed.updated else None, document.id),
        order=placed.order,
        summary=_summary(placed),
        posts=tuple(_post(index, placed, number) for number in range(len(placed.segmented.posts))),
        format=document.format,
        cut_from=placed.segmented.cut_from,
        left_out=_left_out(placed),
    )


def post_text(placed: Placed, post: RawPost) -> str:
    """Return a post's text: its parts, each from a line of its own."""
    return "\n".join(placed.document.quote(part) for part in post.parts)


def source_title(placed: Placed) -> str:
    """Return the title given or borne; an article's is its headline; else the file's name."""
    document, posts = placed.document, placed.segmented.posts
    headline = None
    if placed.segmented.kind == "article" and posts and posts[0].title:
        headline = document.quote(posts[0].title)
    own = document.given.title or document.title or headline
    return own or document.path or document.id


def _publisher(placed: Placed) -> tuple[str | None, Literal["page", "given"] | None]:
    given = placed.document.given.publisher
    if given:
        return given, "given"
    claimed = _claimed(placed, "publisher")
    return (claimed, "page") if claimed else (None, None)


def _claimed(placed: Placed, name: str) -> str | None:
    return next((claim.value for claim in placed.document.claims if claim.name == name), None)


def _summary(placed: Placed) -> story.Summary | None:
    spans = placed.segmented.summary
    if not spans:
        return None
    text = "\n".join(placed.document.quote(span) for span in spans)
    name = placed.segmented.summary_id or f"{placed.document.id[:55]}-summary"
    return story.Summary(id=name, text=text)


def _post(index: Index, placed: Placed, number: int) -> story.Post:
    post = placed.segmented.posts[number]
    dated, updated = placed.posted[number], placed.post_updated[number]
    solved = index.at(posted(post.id))
    unit = dated.interval.granularity if dated is not None else None
    granularity = unit.value if unit else None
    window = index.window(solved.earliest_s, solved.latest_s, granularity, placed.document.id)
    is_bounded = solved.earliest_s is not None and solved.latest_s is not None
    why = dated.why if dated is not None else None
    if why is None and window is not None:
        says = f"so it went up {window.display}"
        why = Derivation(rule="limits", says=says, premises=tuple(limits_of(solved)))
    return story.Post(
        id=post.id,
        index=post.index,
        title=placed.document.quote(post.title) if post.title else None,
        time=window,
        time_from=dated.certainty if dated else ("bounded" if is_bounded else "unknown"),
        updated=index.of_interval(updated.interval if updated else None),
        author=post.author,
        url=post.url,
        key=post.is_key,
        pinned=post.is_pinned,
        text=post_text(placed, post),
        blocks=_blocks(index, placed, post),
        links=_links(index, placed, post),
        because=index.steps(why) if why is not None else (),
    )


def _blocks(index: Index, placed: Placed, post: RawPost) -> tuple[story.Block, ...]:
    found = []
    places = index.places[placed.document.id]
    for part in post.parts:
        for block in index.blocks_in(placed.document, part):
            start = places.offset(post.index, max(part.start, block.start))
            end = places.offset(post.index, min(part.end, block.end))
            if start is not None and end is not None and start < end:
                found.append(story.Block(kind=block.kind, start=start, end=end, level=block.level))
    return tuple(sorted(found, key=lambda block: block.start))


def _links(index: Index, placed: Placed, post: RawPost) -> tuple[story.Link, ...]:
    found = []
    places = index.places[placed.document.id]
    for part in post.parts:
        for link in index.links_in(placed.document, part):
            start = places.offset(post.index, link.span.start)
            end = places.offset(post.index, link.span.end)
            if start is not None and end is not None and link.href:
                found.append(story.Link(start=start, end=end, href=link.href))
    return tuple(sorted(found, key=lambda link: link.start))


def _left_out(placed: Placed) -> tuple[story.LeftOut, ...]:
    segmented = placed.segmented
    found = [
        story.LeftOut(why=one.why, lead=_lead(placed, one.span)) for one in segmented.furniture
    ]
    for post in segmented.posts:
        if post.copies:
            says = "a second printing of a post"
            found.append(story.LeftOut(why=says, lead=_lead(placed, post.copies[0])))
    return tuple(found)


def _lead(placed: Placed, span: Span) -> str:
    return shortened(" ".join(placed.document.quote(span).split()), LEAD)
