"""Turns events into what their lines on the page say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from timeline.render.excerpt import body_text, excerpt, plain_paragraphs, text_direction
from timeline.render.explanation import Explanation, Telling, explain, telling
from timeline.render.lookup import Lookup
from timeline.render.safety import anchor, safe_address
from timeline.render.sections import is_point
from timeline.speakers import each_once
from timeline.story import Event, Mention
from timeline.wording import Style, Told, time_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """A source that tells of an event; `address` leads to the original post where it has one."""

    name: str
    address: str | None
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the page. `time` is None under a heading that says it for several.

    `moment` is the start in ISO 8601 where one may be shown in the reader's own zone too, and
    `until` the end of a window. `versions` are there for a disputed event.
    """

    event: Event
    id: str
    aliases: tuple[str, ...]
    number: int
    time: str | None
    moment: str | None
    until: str | None
    certainty: str
    paragraphs: tuple[Markup, ...]
    language: str
    direction: str
    said_by: str
    carried_by: str
    tellers: tuple[Teller, ...]
    badges: tuple[str, ...]
    versions: tuple[Telling, ...]
    sources: str
    why: str | None
    explanation: Explanation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What an entry's words depend on beside the event.

    `why_of` maps event ids to the pages of their explanations; one that is not in it is explained
    inside its entry.
    """

    lookup: Lookup
    style: Style
    why_of: Mapping[str, str]


def entry(event: Event, setting: Setting, *, day: date | None, shares: bool) -> Entry:
    """Return the line of one event under the heading of `day`; `shares` leaves out its time."""
    lookup, style = setting.lookup, setting.style
    first = event.mentions[0] if event.mentions else None
    language, way = text_direction(lookup, first.source) if first else ("", "ltr")
    moment, until = _instants(event)
    page = setting.why_of.get(event.id)
    return Entry(
        event=event,
        id=anchor(event.id),
        aliases=_aliases(event),
        number=event.rank + 1,
        time=None if shares else _time(event, style, day),
        moment=moment,
        until=until,
        certainty=style.phrases[f"certainty-{event.certainty}"],
        paragraphs=_paragraphs(event, lookup, style),
        language=language,
        direction=way,
        said_by=_names(event, "said_by", style),
        carried_by=_names(event, "via", style),
        tellers=_tellers(event, lookup, style),
        badges=_badges(event, style),
        versions=_versions(event, lookup, style),
        sources=" ".join(dict.fromkeys(anchor(one.source) for one in event.mentions)),
        why=f"{page}#{anchor(event.id)}" if page is not None else None,
        explanation=explain(event, lookup, style) if page is None else None,
    )


def _time(event: Event, style: Style, day: date | None) -> str:
    """Say when an event was, or from when until when it lasted."""
    words = time_in_words(event.time, basis=event.basis, style=style, told=Told(day=day))
    if event.ends is None:
        return words
    end = time_in_words(event.ends, style=style, told=Told(day=day))
    return style.phrases["lasts"].format(start=words, end=end)


def _paragraphs(event: Event, lookup: Lookup, style: Style) -> tuple[Markup, ...]:
    """Return an event's text; of a disputed one all versions are shown instead."""
    if event.disputed:
        return ()
    if not event.mentions:
        return plain_paragraphs(body_text(event))
    return excerpt(event.mentions[0], lookup, style, text=body_text(event))


def _aliases(event: Event) -> tuple[str, ...]:
    names = [*event.aliases, *(mention.id for mention in event.mentions)]
    return tuple(dict.fromkeys(anchor(name) for name in names if name != event.id))


def _instants(event: Event) -> tuple[str | None, str | None]:
    """Return the instants of a window that are times of day, where both sides are."""
    window = event.time
    if window is None or window.earliest is None or window.latest is None:
        return None, None
    if is_point(window):
        return window.earliest.isoformat(), None
    whole_days = window.earliest.hour == 0 and (window.latest.hour, window.latest.minute) == (
        23,
        59,
    )
    if whole_days or window.granularity in ("part-of-day", "day", "week", "month", "year"):
        return None, None
    return window.earliest.isoformat(), window.latest.isoformat()


def _names(event: Event, field: str, style: Style) -> str:
    told = (
        speaker
        for mention in event.mentions
        for speaker in (mention.said_by if field == "said_by" else mention.via)
    )
    names = tuple(f"{one.name} ({one.role})" if one.role else one.name for one in each_once(told))
    return style.phrases.listed(names)


def _tellers(event: Event, lookup: Lookup, style: Style) -> tuple[Teller, ...]:
    found: dict[str, Teller] = {}
    for mention in event.mentions:
        if mention.post in lookup.posts and mention.source not in found:
            found[mention.source] = _teller(mention, lookup, style)
    return tuple(found.values())


def _teller(mention: Mention, lookup: Lookup, style: Style) -> Teller:
    source, post = lookup.posts[mention.post]
    when = ""
    if source.kind == "live-blog" and post.time is not None and is_point(post.time):
        known = Told(day=post.time.earliest.date() if post.time.earliest else None)
        clock = time_in_words(post.time, style=style, told=known)
        when = style.phrases["post-of"].format(time=clock)
    address = safe_address(post.url) or safe_address(source.url) or lookup.post_address(post.id)
    return Teller(name=lookup.names[source.id], address=address, when=when)


def _badges(event: Event, style: Style) -> tuple[str, ...]:
    phrases, badges = style.phrases, []
    if event.disputed:
        badges.append(phrases["badge-disputed"])
    if event.independent_sources > 1:
        badges.append(phrases["badge-sources"].format(n=event.independent_sources))
    if event.tense == "future":
        badges.append(phrases["badge-future"])
    if event.recurs:
        badges.append(phrases.get(f"recurs-{event.recurs}") or phrases["badge-recurs"])
    return tuple(badges)


def _versions(event: Event, lookup: Lookup, style: Style) -> tuple[Telling, ...]:
    if not event.disputed:
        return ()
    return tuple(telling(mention, lookup, style) for mention in event.mentions)
