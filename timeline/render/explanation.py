"""Turns an event's derivation, joins and sources into the lines that open under its entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from timeline.render.excerpt import excerpt, links_in, text_direction
from timeline.render.lookup import Lookup
from timeline.render.naming import shortened
from timeline.render.neighbourhood import Stop, neighbours, stops
from timeline.render.safety import anchor, safe_address
from timeline.story import Event, Mention, Post, Source, Step
from timeline.wording import Style, in_style, time_in_words

_QUOTE_LIMIT: Final = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words that a line rests on, where they are highlighted, and whose they are."""

    words: str
    address: str | None
    source: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One idea of a derivation, with the words it was read from."""

    says: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One mention as "Why one entry?" shows it."""

    name: str
    address: str | None
    time: str
    because: str | None
    paragraphs: tuple[Markup, ...]
    language: str
    direction: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """What a reader needs to cite one telling of an event."""

    publisher: str
    title: str
    time: str
    known: str
    address: str | None
    retrieved: str | None
    path: str | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything that opens under an entry; `tellings` are empty for a single mention.

    `links` are the words and addresses of the links in its text.
    """

    id: str
    event: Event
    lines: tuple[Line, ...]
    tellings: tuple[Telling, ...]
    citations: tuple[Citation, ...]
    stops: tuple[Stop, ...]
    links: tuple[tuple[str, str], ...]


def explain(event: Event, lookup: Lookup, style: Style) -> Explanation:
    """Return the explanation of one event, in the order of its steps."""
    many = len(event.mentions) > 1
    return Explanation(
        id=anchor(event.id),
        event=event,
        lines=_lines(event.because, lookup, style),
        tellings=tuple(telling(mention, lookup, style) for mention in event.mentions) * many,
        citations=_citations(event, lookup, style),
        stops=stops(event, neighbours(event, lookup, style), style),
        links=tuple(
            dict.fromkeys(one for each in event.mentions for one in links_in(each, lookup))
        ),
    )


def telling(mention: Mention, lookup: Lookup, style: Style) -> Telling:
    """Return one mention with its own time, as it stands beside others of the same event."""
    language, way = text_direction(lookup, mention.source)
    return Telling(
        name=lookup.names.get(mention.source, mention.source),
        address=lookup.post_address(mention.post),
        time=time_in_words(mention.time, style=style),
        because=mention.joined_because,
        paragraphs=excerpt(mention, lookup, style),
        language=language,
        direction=way,
    )


def _lines(steps: tuple[Step, ...], lookup: Lookup, style: Style) -> tuple[Line, ...]:
    """Return a line for each step that says something, with the bare quotations that it rests on.

    A quotation that nothing rests on has a line of its own; a line is not said twice.
    """
    bare = {n for n, step in enumerate(steps) if _only_quotes(step)}
    used = {n for m, step in enumerate(steps) if m not in bare for n in step.premises if n in bare}
    lines: dict[Line, None] = {}
    for number, step in enumerate(steps):
        if number in used:
            continue
        quoted = [steps[n] for n in step.premises if n in bare] + [step] * (step.text is not None)
        evidence = dict.fromkeys(_evidence(one, lookup) for one in quoted)
        says = "" if number in bare else in_style(step.says, style)
        lines.setdefault(Line(says=says, evidence=tuple(evidence)))
    return tuple(lines)


def _only_quotes(step: Step) -> bool:
    """Tell whether a step adds nothing to the words that it quotes."""
    return step.text is not None and step.says.strip(" «»“”\"'") in (step.text, step.text.strip())


def _evidence(step: Step, lookup: Lookup) -> Evidence:
    return Evidence(
        words=shortened(step.text or "", _QUOTE_LIMIT),
        address=lookup.words_address(step),
        source=lookup.names.get(step.source) if step.source else None,
    )


def _citations(event: Event, lookup: Lookup, style: Style) -> tuple[Citation, ...]:
    found: dict[str, Citation] = {}
    for mention in event.mentions:
        if mention.post in lookup.posts and mention.post not in found:
            source, post = lookup.posts[mention.post]
            title = lookup.titles[source.id]
            found[mention.post] = _citation(source, title, post, style)
    return tuple(found.values())


def _citation(source: Source, title: str, post: Post, style: Style) -> Citation:
    phrases = style.phrases
    time = post.time or source.updated or source.published
    return Citation(
        publisher=source.publisher or phrases["publisher-unknown"],
        title=title,
        time=time_in_words(time, style=style),
        known=phrases[f"known-{post.time_from}"],
        address=safe_address(post.url) or safe_address(source.url),
        retrieved=source.retrieved,
        path=source.path,
        sha256=source.sha256,
    )
