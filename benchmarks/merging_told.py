"""Invents days that two to five sources tell: in other words, other zones, another order.

Each fact has a speaker and several ways of telling it. What is true is known: which sentences of
which sources tell one fact. Some facts are like others of the same day (the same speaker, the same
subject), which must stay apart.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import combinations

import timeline
from timeline.story import Story

PEOPLE = (
    ("Ada", "Birkett", "harbour minister"),
    ("Otto", "Lindgren", "union leader"),
    ("Nora", "Velasquez", "ferry director"),
    ("Tomasz", "Okafor", "fire chief"),
    ("Ines", "Haddad", "opposition leader"),
    ("Piotr", "Sandoval", "energy secretary"),
)
PLACES = ("Wexholm", "Tarnby", "Ostrava Bay", "Kelsborough", "Fenmoor", "Port Ilsa", "Dunmarsh")
THINGS = (
    ("the steelworks", "the steel plant"),
    ("the eastern bridge", "the bridge in the east"),
    ("the refinery", "the oil refinery"),
    ("the sluice gates", "the gates of the sluice"),
    ("the tram depot", "the depot for trams"),
    ("the fish market", "the market for fish"),
    ("the cable ferry", "the ferry on its cable"),
    ("the grain silos", "the silos full of grain"),
)
FIRST = (
    "Nobody will be left",
    "We cannot leave families",
    "No child should be sent",
    "We have asked",
)
SECOND = ("in the cold", "without clean water", "on a flooded road", "for one more honest answer")
THIRD = ("while I hold this office", "before the tide turns tonight", "as long as the wind lasts")
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Tokyo")
PLAIN = (
    "The weather should clear by evening.",
    "Shops along the front stayed open.",
    "A brass band played on the quay.",
    "Schools reported full classrooms.",
)
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What `who` said at `at`, and the ways of telling it."""

    at: datetime
    who: str
    tellings: tuple[str, ...]


def measure(many: int) -> tuple[int, int, int, list[str]]:
    """Return right, wrong and missed pairs of sentences over so many days, and the wrong ones."""
    right = wrong = missed = 0
    shown: list[str] = []
    for seed in range(many):
        told, story = _day(random.Random(seed))
        events = [_event_of(story, sentence) for _, _, sentence in told]
        for (one, first), (other, second) in combinations(zip(told, events, strict=True), 2):
            if one[1] == other[1]:
                continue
            is_true, is_found = one[0] == other[0], first is not None and first == second
            right += is_true and is_found
            wrong += is_found and not is_true
            missed += is_true and not is_found
            if is_found and not is_true:
                shown.append(f"{one[2]} | {other[2]}")
            elif is_true and not is_found:
                shown.append(f"missed: {one[2]} | {other[2]}")
    return right, wrong, missed, shown


def _day(chance: random.Random) -> tuple[list[tuple[int, int, str]], Story]:
    day = date(2031, 1, 1) + timedelta(days=chance.randrange(300))
    facts = [_fact(chance, day) for _ in range(chance.randint(6, 9))]
    told: list[tuple[int, int, str]] = []
    documents = []
    for source in range(chance.randint(2, 5)):
        taken = [at for at in range(len(facts)) if chance.random() < 0.75] or [0]
        sentences = {at: chance.choice(facts[at].tellings) for at in taken}
        zone = chance.choice(ZONES)
        if chance.random() < 0.5:
            page = _blog(chance, [(facts[at].at, sentences[at]) for at in taken], f"Blog {source}")
            documents.append(timeline.read_text(page, tz=zone))
        else:
            sentences = _clocked(chance, facts, sentences)
            documents.append(
                timeline.read_text(_article(chance, sentences), date=day.isoformat(), tz="UTC")
            )
        told += [(at, source, sentence) for at, sentence in sentences.items()]
    return told, timeline.reconstruct(documents, text="full")


def _fact(chance: random.Random, day: date) -> Fact:
    given, family, office = chance.choice(PEOPLE)
    who, short, by_office = f"{given} {family}", family, f"{office} {given} {family}"
    place, (thing, also) = chance.choice(PLACES), chance.choice(THINGS)
    at = datetime(
        day.year, day.month, day.day, chance.randint(9, 18), chance.randint(0, 59), tzinfo=UTC
    )
    kind = chance.randrange(3)
    number = f"{chance.randint(11, 989)},{chance.randint(100, 999)}"
    quote = f"{chance.choice(FIRST)} {chance.choice(SECOND)} {chance.choice(THIRD)}"
    if kind == 0:
        tellings = (
            f"“{quote},” said {by_office} about {thing} in {place}.",
            f"{who} spoke of {also} in {place} and promised: “{quote}.”",
            f"Of {thing} in {place}, {short} said “{' '.join(quote.split()[:8])}”.",
        )
    elif kind == 1:
        tellings = (
            f"{who} said {number} homes near {thing} in {place} had lost power.",
            f"Power was out in {number} homes around {also} in {place}, {by_office} said.",
            f"Some {number} homes in {place}, by {thing}, are without power, {short} said.",
        )
    else:
        tellings = (
            f"{who} said {thing} in {place} would close for repairs at {number} crowns.",
            f"The repairs to {also} in {place}, which closes, cost {number} crowns, {short} said.",
            f"{also.capitalize()} in {place} closes: {number} crowns of repairs, said {by_office}.",
        )
    return Fact(at=at, who=who, tellings=tellings)


def _blog(chance: random.Random, facts: Sequence[tuple[datetime, str]], title: str) -> str:
    posts = []
    for at, sentence in sorted(facts, key=lambda one: one[0], reverse=True):
        posted = at + timedelta(minutes=chance.randint(1, 25))
        text = f"{sentence}\n{chance.choice(PLAIN)}" if chance.random() < 0.5 else sentence
        posts.append(
            {"@type": "BlogPosting", "datePublished": posted.isoformat(), "articleBody": text}
        )
    data = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": title,
        "liveBlogUpdate": posts,
    }
    return f'<html lang="en"><script type="application/ld+json">{json.dumps(data)}</script></html>'


def _article(chance: random.Random, sentences: dict[int, str]) -> str:
    lines = list(sentences.values())
    chance.shuffle(lines)
    return "A day on the coast\n\n" + "\n\n".join(lines)


def _clocked(
    chance: random.Random, facts: Sequence[Fact], sentences: dict[int, str]
) -> dict[int, str]:
    """Return what an article tells: with clock times, or of each speaker one thing only.

    What one person says in one article without other times is one speech.
    """
    if chance.random() < 0.5:
        return {
            at: f"{sentence[:-1]} at {facts[at].at:%H:%M}." for at, sentence in sentences.items()
        }
    one_each = {facts[at].who: at for at in sentences}
    return {at: sentences[at] for at in sorted(one_each.values())}


def _event_of(story: Story, sentence: str) -> str | None:
    holding = [
        (len(mention.text), event.id)
        for event in story.events
        for mention in event.mentions
        if sentence in mention.text
    ]
    return min(holding)[1] if holding else None
