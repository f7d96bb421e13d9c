"""What is true of a generated story, and how much of it a reconstruction got right."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from timeline.story import Event, Story

SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueEvent:
    """One thing that happened. `core` are the words that tell it, nowhere else in the story.

    `limits` are the first and last second that the text allows, None where it leaves a side open
    or vague; where `is_exact`, a reconstruction should find just these. `posted` is when the post
    that tells of its own present went up, else None.
    """

    core: str
    kind: str
    instant: datetime
    limits: tuple[datetime | None, datetime | None]
    is_exact: bool = False
    posted: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """All events of a story, and the pairs (indexes) whose order the text licenses.

    `shape` names the layout of the pages, so that figures can be told apart.
    """

    shape: str
    events: tuple[TrueEvent, ...]
    pairs: frozenset[tuple[int, int]]


@dataclass(slots=True)
class Score:
    """Counts over one or many stories; `faults` say what went wrong, one line each."""

    pairs: list[int] = field(default_factory=lambda: [0, 0])
    inside: list[int] = field(default_factory=lambda: [0, 0])
    exact: list[int] = field(default_factory=lambda: [0, 0])
    faults: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Count the other score in."""
        for mine, its in (
            (self.pairs, other.pairs),
            (self.inside, other.inside),
            (self.exact, other.exact),
        ):
            mine[0] += its[0]
            mine[1] += its[1]
        self.faults += other.faults

    def share(self, name: str) -> float:
        """Return the share of `pairs`, `inside` or `exact` that is right, in per cent."""
        right, all_of_them = getattr(self, name)
        return 100.0 * right / all_of_them if all_of_them else 100.0


def score(story: Story, truth: Truth) -> Score:
    """Compare a reconstruction with what is true; an event that is not there is wrong in all."""
    found = [_find(story, true) for true in truth.events]
    result = Score()
    for true, event in zip(truth.events, found, strict=True):
        _count(result.inside, _is_inside(true, event))
        if not _is_inside(true, event):
            result.faults.append((f"outside/{true.kind}", _line(true, event)))
        if true.is_exact:
            _count(result.exact, _is_exact(true, event))
            if not _is_exact(true, event):
                result.faults.append((f"inexact/{true.kind}", _line(true, event)))
    for first, second in sorted(truth.pairs):
        before, after = found[first], found[second]
        is_right = before is not None and after is not None and before.rank < after.rank
        _count(result.pairs, is_right)
        if not is_right:
            kinds = f"{truth.events[first].kind}-{truth.events[second].kind}"
            missing = "" if before and after else " (one is missing)"
            result.faults.append(
                (
                    f"order/{kinds}{missing}",
                    f"{truth.events[first].core!r} | {truth.events[second].core!r}",
                )
            )
    return result


def _find(story: Story, true: TrueEvent) -> Event | None:
    """Return the event with the shortest mention that holds the telling words."""
    holding = [
        (len(mention.text), event.rank, event)
        for event in story.events
        for mention in event.mentions
        if true.core in mention.text
    ]
    return min(holding, key=lambda each: each[:2])[2] if holding else None


def _is_inside(true: TrueEvent, event: Event | None) -> bool:
    """Tell whether the event's window holds what is true (of a report: when it was posted)."""
    if event is None:
        return False
    if event.time is None:
        return True
    instants = [true.instant]
    if event.basis == "posted" and true.posted is not None:
        instants.append(true.posted)
    earliest, latest = event.time.earliest, event.time.latest
    return any(
        (earliest is None or earliest <= instant) and (latest is None or instant < latest + SECOND)
        for instant in instants
    )


def _is_exact(true: TrueEvent, event: Event | None) -> bool:
    if event is None or event.time is None:
        return False
    return (event.time.earliest, event.time.latest) == true.limits


def _count(counts: list[int], is_right: bool) -> None:
    counts[0] += is_right
    counts[1] += 1


def _line(true: TrueEvent, event: Event | None) -> str:
    wanted = " to ".join("?" if side is None else side.isoformat() for side in true.limits)
    if event is None:
        return f"{true.core!r}: no event tells it (true: {true.instant.isoformat()})"
    time = event.time
    got = "nothing" if time is None else f"{time.earliest} to {time.latest}"
    return (
        f"{true.core!r}: got {got} ({event.certainty}, {event.basis}),"
        f" text allows {wanted}, true {true.instant.isoformat()}"
    )
