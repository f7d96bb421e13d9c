"""Says why a reading has its time: what it was counted from, and what is wrong with it."""

from __future__ import annotations

from timeline.anchoring import Anchored, Direction
from timeline.errors import Problem
from timeline.intervals import SECOND, Interval, zone
from timeline.meanings import Clock
from timeline.model import Anchor, Placed, Reading
from timeline.provenance import Derivation, Evidence
from timeline.wording import window_display


def said(
    result: Anchored, interval: Interval | None, direction: Direction | None, zone_name: str
) -> str:
    """Return in words what a reading came to, and what its clause's tense decided."""
    words = result.value if interval is None else _in_words(interval, zone_name)
    if direction in (None, "present") or not result.assumed:
        return words
    return f"{words}, read as {direction} from the tense"


def why(
    placed: Placed, reading: Reading, anchor: Anchor, counted_from: Derivation | None, words: str
) -> Derivation:
    """Return why a reading has its time: its words, what they were counted from, and the zone."""
    evidence = Evidence(
        document=placed.document.id,
        start=reading.span.start,
        end=reading.span.end,
        text=reading.text,
    )
    counted = "" if counted_from is None else f"counted from {_NAMES[anchor.kind]}, "
    return Derivation(
        rule=reading.rule,
        says=f"{counted}«{reading.text}» is {words}",
        evidence=(evidence,),
        premises=tuple(
            one for one in (counted_from, _why_zone(placed, reading)) if one is not None
        ),
    )


def _why_zone(placed: Placed, reading: Reading) -> Derivation | None:
    """Return why a clock that names no zone is read in the page's, None for other readings."""
    meaning = reading.meaning
    return placed.zone_why if isinstance(meaning, Clock) and meaning.zone is None else None


def _in_words(interval: Interval, where: str) -> str:
    """Say an interval as a reader of the source's zone would."""
    there = zone(where)
    start = interval.start and interval.start.astimezone(there)
    end = interval.end and (interval.end - SECOND).astimezone(there)
    unit = None if interval.granularity is None else interval.granularity.value
    return window_display(start, end, unit)


_NAMES = {
    "document": "the document's date",
    "post": "the time of its post",
    "expression": "the time told before it",
    "none": "nothing",
}


def problem(placed: Placed, reading: Reading, says: str) -> Problem:
    """Return what is wrong with the time of a reading, as `says` tells."""
    return Problem(
        kind="impossible-date",
        severity="warning",
        says=f"«{reading.text}»: {says}",
        document=placed.document.id,
        spans=((reading.span.start, reading.span.end),),
    )
