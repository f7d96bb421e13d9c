"""Turns a source into its own page: its posts in their printed order, every time word marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from timeline.dated_words import date_of
from timeline.render.lookup import Lookup
from timeline.render.naming import shortened
from timeline.render.safety import anchor, direction, safe_address
from timeline.render.source_words import body_of, words_known_of, words_of_summary
from timeline.story import Event, Expression, Post, Source
from timeline.wording import Style, time_in_words

_LINE_LIMIT: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read in a post: words, what they come to, and where that leads on this site."""

    id: str
    words: str
    value: str
    because: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostView:
    """A post as its source's page shows it."""

    post: Post
    id: str
    time: str
    known: str
    address: str | None
    title: Markup | None
    body: tuple[Markup, ...]
    quoted: tuple[Markup, ...]
    readings: tuple[Reading, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source as its page shows it."""

    source: Source
    name: str
    direction: str
    address: str | None
    summary: tuple[str, tuple[Markup, ...]] | None
    posts: tuple[PostView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLine:
    """A post's line on the first page of a source that was cut; `address` is where it stands."""

    id: str
    time: str
    words: str
    address: str | None


def source_view(source: Source, lookup: Lookup, style: Style) -> SourceView:
    """Return a source's posts, in printed order, with everything that was read in them."""
    return SourceView(
        source=source,
        name=lookup.names[source.id],
        direction=direction(source.language),
        address=safe_address(source.url),
        summary=_summary(source, lookup),
        posts=tuple(_post(post, lookup, style) for post in source.posts),
    )


def post_lines(source: Source, lookup: Lookup, style: Style) -> tuple[PostLine, ...]:
    """Return a line for each post, in printed order."""
    return tuple(
        PostLine(
            id=anchor(post.id),
            time=time_in_words(post.time, style=style),
            words=_first_words(post, lookup, style),
            address=lookup.post_address(post.id),
        )
        for post in source.posts
    )


def _first_words(post: Post, lookup: Lookup, style: Style) -> str:
    """Say how a post begins, else what it tells of first, else which it is."""
    events = lookup.events_of_post.get(post.id, ())
    told = events[0].title if events else ""
    number = style.phrases["post-number"].format(n=post.index + 1)
    return shortened(post.title or post.text or told, _LINE_LIMIT) or number


def _summary(source: Source, lookup: Lookup) -> tuple[str, tuple[Markup, ...]] | None:
    """Return the summary's anchor and its text, or the words that were read in it, or None."""
    if source.summary is None:
        return None
    name = source.summary.id
    parts = words_of_summary(source.summary, lookup)
    return (anchor(name), parts) if parts else None


def _post(post: Post, lookup: Lookup, style: Style) -> PostView:
    body = body_of(post, lookup) if post.text is not None else ()
    title = body[0] if body and post.title else None
    return PostView(
        post=post,
        id=anchor(post.id),
        time=time_in_words(post.time, style=style),
        known=style.phrases[f"known-{post.time_from}"],
        address=safe_address(post.url),
        title=title,
        body=body[1:] if title is not None else body,
        quoted=words_known_of(post.id, lookup) if post.text is None else (),
        readings=tuple(_readings(post, lookup, style)),
        events=lookup.events_of_post.get(post.id, ()),
    )


def _readings(post: Post, lookup: Lookup, style: Style) -> Iterator[Reading]:
    for item in lookup.expressions.get(post.id, ()):
        yield Reading(
            id=anchor(item.id),
            words=item.text,
            value=date_of(item, style, None) or item.value,
            because=_anchor_words(item, lookup, style),
            address=_anchor_address(item.anchor, lookup),
        )
    for reference in lookup.references.get(post.id, ()):
        target = reference.targets[0] if reference.targets else None
        yield Reading(
            id=anchor(reference.id),
            words=reference.text,
            value=style.phrases[f"reference-{reference.status}"],
            because=reference.because,
            address=lookup.post_address(target) if target is not None else None,
        )


def _anchor_address(name: str | None, lookup: Lookup) -> str | None:
    if name is None:
        return None
    return lookup.expression_address(name) or lookup.post_address(name)


def _anchor_words(item: Expression, lookup: Lookup, style: Style) -> str:
    if item.anchor is None:
        return ""
    counted = style.phrases["counted-from"]
    if item.anchor in lookup.expression_by_id:
        return counted.format(what=f"“{lookup.expression_by_id[item.anchor].text}”")
    if item.anchor in lookup.posts:
        return counted.format(what=style.phrases["this-post"])
    return counted.format(what=style.phrases["document-date"])
