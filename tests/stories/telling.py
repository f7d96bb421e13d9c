"""Makes events and the sentences that tell them, seen from one moment of writing."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from stories.truth import TrueEvent
from stories.words import (
    BODIES,
    CREWS,
    FAMILY,
    FILLERS,
    FRAMES,
    GIVEN,
    NAMES,
    ROLES,
    THINGS,
    Frame,
)

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
SHORTLY = timedelta(minutes=30)
SMALL = ("one", "two", "three", "four", "five", "six")


class Clause(NamedTuple):
    """Who did what to what, in the forms that a sentence may need; a full stop is not in it."""

    past: str
    present: str
    perfect: str
    future: str
    thing: str


@dataclass(slots=True)
class Teller:
    """Tells one story: its zone, its manner of dates and clocks, and what it has used up."""

    chance: random.Random
    zone: ZoneInfo
    is_american: bool
    clock_style: str
    things: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        pairs = [f"{name} {thing}" for name in NAMES for thing in THINGS]
        self.things = self.chance.sample(pairs, 60)
        self.people = [
            f"{given} {family}"
            for given, family in zip(
                self.chance.sample(GIVEN, len(GIVEN)),
                self.chance.sample(FAMILY, len(FAMILY)),
                strict=True,
            )
        ]

    # --- words ---

    def clause(self) -> Clause:
        """Return a new clause about a thing that no other clause is about."""
        frame: Frame = self.chance.choice(FRAMES)
        thing = f"the {self.things.pop()}"
        who, has = self._actor(frame.who)
        return Clause(
            past=f"{who} {frame.past} {thing}",
            present=f"{who} {frame.present} {thing}",
            perfect=f"{who} {has} just {frame.participle} {thing}",
            future=f"{who} will {frame.base} {thing}",
            thing=thing,
        )

    def filler(self) -> str:
        """Return a sentence that tells of nothing."""
        return self.chance.choice(FILLERS).format(person=self.chance.choice(self.people))

    def clock(self, moment: datetime, *, with_zone: bool = False) -> str:
        """Return the clock time in the story's manner."""
        local = moment.astimezone(self.zone)
        hour12, half = (local.hour % 12) or 12, "am" if local.hour < 12 else "pm"
        shown = {
            "dot": f"{hour12}.{local.minute:02}{half}",
            "colon": f"{hour12}:{local.minute:02}{half}",
            "points": f"{hour12}:{local.minute:02} {half[0]}.m.",
            "24h": f"{local.hour:02}:{local.minute:02}",
        }[self.clock_style]
        return f"{shown} {local.tzname()}" if with_zone else shown

    def date(self, day: date, *, with_year: bool = True) -> str:
        """Return the date in the story's manner."""
        if self.is_american:
            return f"{day:%B} {day.day}" + (f", {day.year}" if with_year else "")
        return f"{day.day} {day:%B}" + (f" {day.year}" if with_year else "")

    # --- times ---

    def instant(self, day: date, hour: int = 0, minute: int = 0, second: int = 0) -> datetime:
        """Return a wall-clock time of the story's zone as an instant."""
        wall = datetime.combine(day, time(hour, minute, second))
        return wall.replace(tzinfo=self.zone).astimezone(UTC)

    def days(self, first: date, last: date) -> tuple[datetime, datetime]:
        """Return the first and last second of some days."""
        return self.instant(first), self.instant(last + DAY) - SECOND

    def within(self, first: datetime, last: datetime) -> datetime:
        """Return a moment of the span, to the second."""
        return first + timedelta(
            seconds=self.chance.randint(0, int((last - first).total_seconds()))
        )

    def _actor(self, who: str) -> tuple[str, str]:
        if who == "crews":
            return self.chance.choice(CREWS), "have"
        if who == "body":
            return self.chance.choice(BODIES), "has"
        number = self.chance.randrange(len(ROLES))
        return f"{self.people[number]}, {ROLES[number]},", "has"


def lower_first(words: str) -> str:
    """Return a clause as it stands within a sentence."""
    return words[0].lower() + words[1:] if words.startswith(("The ", *CREWS)) else words


def placed(teller: Teller, when: str, clause: str) -> str:
    """Return a sentence with the words of time in front or at the end."""
    if teller.chance.random() < 0.5:
        comma = "" if when == "Yesterday" and teller.chance.random() < 0.3 else ","
        return f"{when}{comma} {lower_first(clause)}."
    return f"{clause} {when[0].lower()}{when[1:].rstrip('.')}."


def core_of(sentence: str, clause: str) -> str:
    """Return the words of the clause as they stand in the sentence."""
    return clause if clause in sentence else lower_first(clause)


def event(
    sentence: str,
    clause: str,
    kind: str,
    instant: datetime,
    limits: tuple[datetime | None, datetime | None],
    *,
    is_exact: bool = False,
    posted: datetime | None = None,
) -> tuple[str, TrueEvent]:
    """Return the sentence with what is true of it."""
    core = core_of(sentence, clause)
    assert core in sentence, (core, sentence)
    return sentence, TrueEvent(
        core=core, kind=kind, instant=instant, limits=limits, is_exact=is_exact, posted=posted
    )
