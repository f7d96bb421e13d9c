"""Long articles of several kinds, invented from frames by a seeded draw: none is a live blog."""

from __future__ import annotations

import random

from stories.words import BODIES, FAMILY, GIVEN

PLACES = ("the valley", "the old quay", "the upper town", "the north bank", "the island")
THINGS = ("the ferry", "the mill", "the theatre", "the reservoir", "the market hall")
YEARS = tuple(range(1961, 2012, 5))
REPORT = (
    "{body} said that {thing} would stay shut until spring.",
    "{name} told the inquiry that nobody had asked for {thing} to be sold.",
    "“We were never told,” {last} said. “We are still waiting for an answer.”",
    "By the time the papers reached {place}, most of the money had been spent.",
    "In {year}, {name} wrote to the owners about {thing}, and had no reply.",
    "The accounts showed that {body} had paid twice for the same work.",
    "{last} denied this, and said that the sums had been agreed in {place}.",
    "Neighbours remembered the night when {thing} lost its roof.",
)
PORTRAIT = (
    "{last} lives in {place}, in a house that looks out on {thing}.",
    "“I like it quiet,” she says. “I was never one for company.”",
    "She makes tea, sits down by the window and talks about {thing}.",
    "Her mother, {name}, is ninety and reads a book a day.",
    "“You get used to it,” she says, and laughs.",
    "On the wall hangs a picture of {place} as it looks in {year}.",
    "Her friends say that she works too much and sleeps too little.",
    "She walks to {place} and back, whatever the weather, and knows every dog.",
)
ESSAY = (
    "There is a kind of town that we all know, and {place} is one.",
    "What we want from {thing} is not what {thing} wants from us.",
    "It is easy to laugh at {body}, and it is wrong.",
    "We build, we mend, we forget, and the river takes it back.",
    "A bridge is a promise that two banks make to each other.",
    "In {year} people think that {place} has no future; in {year} it has two.",
    "Nobody needs {thing}, and everybody would miss it.",
    "The question is not who pays, but who remembers.",
)
TALK = (
    "What do you remember of {place}?",
    "I remember {thing} best, and the smell of tar in the morning.",
    "Did you know {name}?",
    "Everybody did. I owed {last} money, and I think I still do.",
    "Would you do it again?",
    "I would, but I would leave {place} sooner, perhaps in {year}.",
    "How do you want to be remembered?",
    "As somebody who kept {thing} going when nobody else would.",
)
KINDS = {"report": REPORT, "portrait": PORTRAIT, "essay": ESSAY, "talk": TALK}


def long_article(kind: str, lines: int, seed: int = 7) -> str:
    """Return an article of one kind with so many paragraphs, a line each, below its headline."""
    rng = random.Random(f"{kind} {seed}")
    found = [f"What became of {rng.choice(THINGS)}"]
    for number in range(lines):
        frame = KINDS[kind][number % len(KINDS[kind])] if kind == "talk" else None
        family = rng.choice(FAMILY)
        words = (frame or rng.choice(KINDS[kind])).format(
            body=rng.choice(BODIES),
            name=f"{rng.choice(GIVEN)} {family}",
            last=family,
            place=rng.choice(PLACES),
            thing=rng.choice(THINGS),
            year=rng.choice(YEARS),
        )
        found.append(words[0].upper() + words[1:])
    return "\n".join(found) + "\n"
