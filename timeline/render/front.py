"""Turns a story into what stands above its entries: what this is, from what, and the key events."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final

from timeline.intervals import zone
from timeline.phrases import ENGLISH, Phrases
from timeline.render.lookup import Lookup
from timeline.render.naming import is_untitled
from timeline.render.safety import anchor, direction, safe_address
from timeline.story import Certainty, Event, Source, Story, Window
from timeline.wording import Style, Told, time_in_words

FEWEST_FOR_KEYS: Final = 9
MOST_KEYS: Final = 15
_KEY_REASONS: Final = ("key-marked", "key-sources", "key-summary", "key-cited", "key-counted")
_CERTAINTIES: Final[tuple[Certainty, ...]] = ("stated", "inferred", "bounded", "unknown", "given")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """A source as the table on top tells of it; `facts` are pairs of what and its words."""

    id: str
    name: str
    title: str
    page: str
    address: str | None
    language: str
    direction: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyEvent:
    """A key event with the reasons it is one; `is_said` tells that the page's table says them."""

    id: str
    time: str
    title: str
    because: str
    is_said: bool
    event: Event


def key_events(story: Story, style: Style) -> tuple[KeyEvent, ...]:
    """Return at most a third of the entries and at most 15, and none of a story of under nine.

    Where more are marked, those told by most sources stay, then the earlier.
    """
    if len(story.events) < FEWEST_FOR_KEYS:
        return ()
    marked = [event for event in story.events if event.key]
    ranked = sorted(marked, key=lambda event: (-event.independent_sources, event.rank))
    most = min(len(story.events) // 3, MOST_KEYS)
    kept = {event.id for event in ranked[:most]}
    latest = latest_update(story)
    told = Told(year=latest.year if latest else None)
    return tuple(
        KeyEvent(
            id=anchor(event.id),
            time=time_in_words(event.time, basis=event.basis, style=style, told=told),
            title=event.title,
            because="; ".join(said or reason for reason, said in reasons),
            is_said=all(said for _, said in reasons),
            event=event,
        )
        for event in marked
        if event.id in kept
        for reasons in (_key_reasons(event.key_because or "", style.phrases),)
    )


def _key_reasons(because: str, table: Phrases) -> list[tuple[str, str | None]]:
    """Return each reason, which a story carries in English, with what the page's table says for
    it, None where it has no such reason."""
    return [(reason, _key_reason(reason, table)) for reason in because.split("; ")]


def _key_reason(reason: str, table: Phrases) -> str | None:
    for key in _KEY_REASONS:
        shape = re.escape(ENGLISH[key]).replace(re.escape("{n}"), r"(?P<n>\d+)")
        found = re.fullmatch(shape, reason)
        if found:
            return table[key].format(**found.groupdict())
    return None


def introduction(story: Story, style: Style) -> tuple[str, ...]:
    """Return the sentences that say what this page is; an empty story's page says that."""
    phrases = style.phrases
    if not story.events:
        return (phrases["empty"],)
    kinds = Counter(source.kind for source in story.sources)
    named = tuple(
        phrases.count(kind, kinds[kind]) for kind in ("live-blog", "article") if kinds[kind]
    )
    sentences = [phrases["intro-what"].format(sources=phrases.listed(named))]
    posts, moved = moved_posts(story)
    if moved:
        sentences[0] += " " + phrases.count("intro-moved", moved, all=posts)
    sentences.append(_how_sure(story, style))
    sentences.append(phrases["intro-zone"].format(zone=zone_words(story)))
    return tuple(sentences)


def moved_posts(story: Story) -> tuple[int, int]:
    """Return how many posts tell of the story, and how few of them had to change places."""
    first: dict[str, int] = {}
    for event in story.events:
        for mention in event.mentions:
            first.setdefault(mention.post, event.rank)
    total = kept = 0
    for source in story.sources:
        ranks = [first[post.id] for post in source.posts if post.id in first]
        total += len(ranks)
        kept += _longest_rise(ranks)
    return total, total - kept


def zone_words(story: Story) -> str:
    """Name the story's zone, with its abbreviation when the newest source was last changed."""
    where: tzinfo = zone(story.timezone)
    times = [event.time.earliest for event in story.events if event.time and event.time.earliest]
    moment = latest_update(story) or max(times, default=None)
    name = zone_name(story.timezone)
    if moment is None or name != story.timezone.replace("_", " "):
        return name
    short = moment.astimezone(where).tzname()
    return f"{name} ({short})" if short and short[0].isalpha() and short != name else name


def zone_name(name: str) -> str:
    """Name a zone for readers: `Etc/GMT-1`, whose sign is turned round, is `UTC+1`."""
    fixed = re.fullmatch(r"Etc/GMT([+-])(\d+)", name)
    if fixed is not None:
        return f"UTC{'-' if fixed[1] == '+' else '+'}{fixed[2]}" if fixed[2] != "0" else "UTC"
    return name.removeprefix("Etc/").replace("_", " ")


def source_facts(source: Source, lookup: Lookup, style: Style) -> SourceFacts:
    """Return what a reader should know of a source before trusting it.

    Its `name` is its publisher's if that tells it apart, else its title, which is then whole.
    """
    name, title = lookup.names[source.id], lookup.titles[source.id]
    return SourceFacts(
        id=anchor(source.id),
        name=name if name == source.publisher else title,
        title=title,
        page=lookup.source_page(source.id),
        address=safe_address(source.url),
        language=source.language,
        direction=direction(source.language),
        facts=tuple(_facts(source, style)),
    )


def _facts(source: Source, style: Style) -> list[tuple[str, str]]:
    phrases = style.phrases
    publisher = phrases["publisher-unknown"]
    if source.publisher:
        publisher = phrases[f"publisher-{source.publisher_from or 'page'}"].format(
            name=source.publisher
        )
    zone_said = phrases[f"zone-{source.timezone_from}"].format(zone=zone_name(source.timezone))
    posts = phrases.count("posts", len(source.posts))
    if source.cut_from != "whole":
        cut = phrases.get(f"cut-{source.cut_from}")
        posts = f"{posts}, {cut}" if cut and source.kind == "live-blog" else posts
    facts = [
        (phrases["fact-what"], f"{phrases[source.kind]}; {publisher}"),
        (phrases["fact-dated"], f"{dated(source, style)}; {zone_said}"),
        (phrases["fact-posts"], posts),
    ]
    if source.kind == "live-blog":
        facts.append((phrases["fact-order"], phrases[f"order-{source.order}"]))
    if source.complete is not True:
        key = "complete-no" if source.complete is False else "complete-unknown"
        facts.append((phrases["fact-complete"], phrases[key]))
    if is_untitled(source) and source.path:
        facts.append((phrases["fact-file"], source.path))
    if source.left_out:
        out = phrases.count("left-out", len(source.left_out))
        facts.append((phrases["fact-left-out"], out))
    return facts


def dated(source: Source, style: Style) -> str:
    """Say when a source was published and last updated, as far as it is known."""
    phrases = style.phrases
    known: list[str] = []
    if source.published is not None:
        known.append(time_in_words(source.published, style=style))
    if source.updated is not None and not _same(source.updated, source.published):
        words = time_in_words(source.updated, style=style)
        known.append(phrases["last-updated"].format(time=words))
    return "; ".join(known) or phrases["undated"]


def _same(one: Window, other: Window | None) -> bool:
    return other is not None and (one.earliest, one.latest) == (other.earliest, other.latest)


def _how_sure(story: Story, style: Style) -> str:
    counts = Counter(event.certainty for event in story.events)
    parts = tuple(
        style.phrases[f"count-{name}"].format(n=counts[name])
        for name in _CERTAINTIES
        if counts[name]
    )
    number = style.phrases.count("entries", len(story.events))
    return style.phrases["intro-sure"].format(entries=number, parts=style.phrases.listed(parts))


def _longest_rise(ranks: list[int]) -> int:
    """Return the length of the longest subsequence that does not fall (patience sorting)."""
    piles: list[float] = []
    for rank in ranks:
        at = bisect_left(piles, rank + 0.5)
        piles[at : at + 1] = [rank]
    return len(piles)


def latest_update(story: Story) -> datetime | None:
    """Return when the newest source says that it was last changed."""
    windows = [source.updated or source.published for source in story.sources]
    return max((w.latest for w in windows if w and w.latest), default=None)
