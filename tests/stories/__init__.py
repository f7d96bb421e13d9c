"""Writes small stories in many shapes, and knows what is true of each."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import combinations

import timeline
from stories import kinds
from stories.pages import LABELLED, Blog, File, Written, no_labels
from stories.telling import DAY, MINUTE, SECOND, Teller, event, lower_first
from stories.truth import Score, TrueEvent, Truth, score
from stories.words import FRAMES, HEADLINES, NAMES, THINGS, TITLES
from timeline.intervals import zone

__all__ = ["File", "Score", "Truth", "reconstruct", "score", "write_story"]

ZONES = ("Europe/London", "Europe/London", "Europe/Paris", "America/New_York", "Australia/Sydney")
SHAPES = (("labelled", 5), ("no-labels", 2), ("article", 3), ("both", 1))


def write_story(seed: int) -> tuple[tuple[File, ...], Truth]:
    """Return the files of one story and its truth; the same seed writes the same story."""
    chance = random.Random(seed)
    where = chance.choice(ZONES)
    is_american = where == "America/New_York"
    style = (
        chance.choice(("colon", "points"))
        if is_american
        else chance.choice(("dot", "dot", "colon", "24h"))
    )
    teller = Teller(chance=chance, zone=zone(where), is_american=is_american, clock_style=style)
    day = date(chance.randint(2018, 2026), 1, 1) + chance.randint(0, 364) * DAY
    shape = chance.choices([name for name, _ in SHAPES], [weight for _, weight in SHAPES])[0]
    files: list[File] = []
    writer = _Writer(teller, day)
    if shape in ("labelled", "both"):
        files.append(writer.labelled())
    if shape == "no-labels":
        files.append(writer.unlabelled())
    if shape in ("article", "both"):
        files.append(writer.article())
    truth = Truth(
        shape=writer.layout or shape,
        events=tuple(writer.events),
        pairs=frozenset(writer.all_pairs()),
    )
    return tuple(files), truth


def reconstruct(files: tuple[File, ...]) -> timeline.Story:
    """Read the files and return the story."""
    return timeline.reconstruct(
        [timeline.read_text(file.content, date=file.date, tz=file.tz) for file in files]
    )


class _Writer:
    """Collects the events of one story while its files are written."""

    def __init__(self, teller: Teller, day: date) -> None:
        self.teller = teller
        self.chance = teller.chance
        self.day = day
        self.layout = ""
        self.events: list[TrueEvent] = []
        self.pairs: set[tuple[int, int]] = set()

    def labelled(self) -> File:
        """Write a live blog whose posts bear times."""
        posts, heard = [], list[TrueEvent]()
        for posted in self._post_times():
            posts.append(self._post(posted, kinds.POST_KINDS, heard))
        layout = self.chance.choice(LABELLED)
        self.layout = layout.__name__.replace("_", "-")
        updated = posts[-1].posted + self.chance.randint(0, 20) * MINUTE
        return layout(
            self.teller, Blog(title=self._title(), posts=self._turned(posts), updated=updated)
        )

    def unlabelled(self) -> File:
        """Write a live blog without times but one clock reference and the last update."""
        times = self._post_times()
        updated = times[-1] + self.chance.randint(5, 40) * MINUTE
        target = self.chance.randint(0, len(times) - 2)
        source = self.chance.randint(target + 1, len(times) - 1)
        follower = self.chance.randint(1, len(times) - 1)
        posts: list[Written] = []
        things: list[str] = []
        for number, posted in enumerate(times):
            sentence, true = kinds.present(self.teller, posted)
            things.append(true.core.rsplit(" the ", 1)[1])
            lines = [sentence, *self._fillers()]
            if number == source:
                lines.append(self._clock_reference(things[target], times[target]))
            if number == follower:
                lines.append(f"For more on the {things[number - 1]}, see our previous post.")
            if number not in (source, follower) and self.chance.random() < 0.4:
                extra, dated = self._of(kinds.DAY_KINDS, posted)
                lines.append(extra)
                self.events.append(dated)
            self.events.append(self._bounded(true, number - target, times[target], updated))
            posts.append(Written(posted=posted, heading=None, paragraphs=tuple(lines)))
        blog = Blog(title=self._title(), posts=self._turned(posts), updated=updated)
        return no_labels(self.teller, blog)

    def article(self) -> File:
        """Write an article, dated by a line of its own or by the caller."""
        now = self.teller.instant(self.day, 16)
        paragraphs = []
        for _ in range(self.chance.randint(4, 7)):
            sentence, true = self._of(kinds.ARTICLE_KINDS, now)
            self.events.append(true)
            lines = [sentence, *self._fillers()[:1]]
            is_a_day = true.limits[0] is not None and true.kind in ("yesterday", "weekday")
            if is_a_day and self.chance.random() < 0.35:
                lines.insert(1, self._hours_later(true))
            paragraphs.append(" ".join(lines))
        title = self._filled(self.chance.choice(HEADLINES))
        given = self.chance.random() < 0.5
        head = [title] if given else self._dated_head(title, paragraphs)
        return File(
            name="article.txt",
            content="\n\n".join([*head, *paragraphs]) + "\n",
            date=self.day.isoformat() if given else None,
            tz=self.teller.zone.key,
        )

    def _dated_head(self, title: str, paragraphs: list[str]) -> list[str]:
        """Return the lines above an article that date it; or put a dateline into its first."""
        date_words = self.teller.date(self.day)
        if self.chance.random() < 0.3:
            town = self.chance.choice(NAMES).upper()
            paragraphs[0] = f"{town}, {date_words} – {paragraphs[0]}"
            return [title]
        line = self.chance.choice(("Published {}", "{}", "Published on {}", "By Ada Birkett, {}"))
        return [title, line.format(date_words)]

    def all_pairs(self) -> set[tuple[int, int]]:
        """Return the pairs that signals, posting order or limits license."""
        found = set(self.pairs)
        for (one, first), (other, second) in combinations(enumerate(self.events), 2):
            if first.posted is not None and second.posted is not None:
                if first.posted != second.posted:
                    found.add((one, other) if first.posted < second.posted else (other, one))
            elif _is_over(first, second):
                found.add((one, other))
            elif _is_over(second, first):
                found.add((other, one))
        return found

    def _post_times(self) -> list[datetime]:
        start = self.teller.instant(
            self.day, self.chance.randint(7, 14), self.chance.randint(0, 59)
        )
        times = [start]
        for _ in range(self.chance.randint(3, 7)):
            times.append(times[-1] + self.chance.randint(3, 45) * MINUTE)
        return times

    def _post(self, posted: datetime, of: tuple, heard: list[TrueEvent]) -> Written:
        main = self.chance.choices(
            (kinds.present, kinds.plain, kinds.just, None), (5.0, 1.5, 1.0, 2.0)
        )[0]
        sentence, true = main(self.teller, posted) if main else self._of(of, posted)
        lines = [sentence, *self._fillers()]
        self.events.append(true)
        if heard and main is not None and self.chance.random() < 0.2:
            lines.append(self._before(self.chance.choice(heard)))
        elif main is not None and self.chance.random() < 0.5:
            extra, dated = self._of(of, posted)
            lines.append(extra)
            self.events.append(dated)
        if main is kinds.present:
            heard.append(true)
        heading = self._filled("Anger over the {thing}") if self.chance.random() < 0.3 else None
        return Written(posted=posted, heading=heading, paragraphs=tuple(lines))

    def _of(self, of: tuple, now: datetime) -> tuple[str, TrueEvent]:
        local = now.astimezone(self.teller.zone)
        kind = self.chance.choices([each for each, _ in of], [weight for _, weight in of])[0]
        if kind is kinds.this_morning and local.hour < 13:
            kind = kinds.yesterday
        if kind is kinds.earlier_this_week and local.weekday() == 0:
            kind = kinds.yesterday
        return kind(self.teller, now)

    def _before(self, other: TrueEvent) -> str:
        """Tell of something that came before what an earlier post told as its present."""
        clause = self.teller.clause().past
        told = _in_the_past(other.core)
        words = self.chance.choice(("shortly before", "before", "just before"))
        sentence = f"{clause} {words} {lower_first(told)}."
        assert other.posted is not None
        day = self.teller.instant(self.day)
        limits = (day - 30 * DAY, other.posted + MINUTE - SECOND)
        at = other.posted - self.chance.randint(3, 15) * MINUTE
        self.events.append(event(sentence, clause, "before", at, limits)[1])
        self.pairs.add((len(self.events) - 1, self.events.index(other)))
        return sentence

    def _hours_later(self, other: TrueEvent) -> str:
        """Tell of something hours after the sentence before."""
        clause = self.teller.clause().past
        sentence = f"Hours later, {lower_first(clause)}."
        assert other.limits[0] is not None
        at = other.instant + timedelta(hours=self.chance.randint(2, 5))
        limits = (other.limits[0], self.teller.instant(self.day + DAY))
        self.events.append(event(sentence, clause, "hours-later", at, limits)[1])
        self.pairs.add((len(self.events) - 2, len(self.events) - 1))
        return sentence

    def _bounded(
        self, true: TrueEvent, after: int, clock: datetime, updated: datetime
    ) -> TrueEvent:
        """Return the event of a post without a label, with what the page allows it."""
        last = updated + MINUTE - SECOND
        if after == 0:
            return replace(true, kind="referred-to", limits=(clock, clock + MINUTE - SECOND))
        if after > 0:
            return replace(true, kind="above-clock", limits=(clock, last))
        limits = (None, clock + MINUTE - SECOND)
        return replace(true, kind="below-clock", limits=limits, is_exact=False)

    def _clock_reference(self, thing: str, at: datetime) -> str:
        clock = self.teller.clock(at)
        return self.chance.choice(
            (
                f"You can read more about the {thing} in our post from {clock}.",
                f"There is more on the {thing} in our {clock} post.",
                f"For the {thing}, see {clock}.",
            )
        )

    def _fillers(self) -> list[str]:
        return [self.teller.filler() for _ in range(self.chance.randint(0, 2))]

    def _title(self) -> str:
        return self._filled(self.chance.choice(TITLES))

    def _filled(self, pattern: str) -> str:
        return pattern.format(thing=self.chance.choice(THINGS), place=self.chance.choice(NAMES))

    def _turned(self, posts: list[Written]) -> list[Written]:
        return posts[::-1] if self.chance.random() < 0.65 else posts


def _is_over(first: TrueEvent, second: TrueEvent) -> bool:
    """Tell whether all that the text allows the first lies before all that it allows the second."""
    end, start = _loosely(first)[1], _loosely(second)[0]
    return end is not None and start is not None and end < start


def _loosely(true: TrueEvent) -> tuple[datetime | None, datetime | None]:
    """Return the limits, of a report with the half hour in which it may have happened."""
    if true.posted is None or true.limits[0] is None:
        return true.limits
    return (true.limits[0] - 30 * MINUTE, true.limits[1])


def _in_the_past(core: str) -> str:
    """Return a present clause as its past, by the frame that made it."""
    for frame in sorted(FRAMES, key=lambda each: -len(each.present)):
        if f" {frame.present} the " in core:
            return core.replace(f" {frame.present} the ", f" {frame.past} the ", 1)
    raise AssertionError(core)
