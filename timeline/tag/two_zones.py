"""Gives both zones to one moment told by two clocks: "2.30am local time (18.30 UTC)"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from timeline.meanings import Clock, Meaning, Shift
from timeline.tag.joins import gap_between
from timeline.tag.lexer import Tokens
from timeline.tag.rule import class_at
from timeline.tag.scan import Find

DAY = 24 * 60  # minutes
QUARTER = 15
EASTERNMOST, WESTERNMOST = 14 * 60, -12 * 60


def with_zones(tokens: Tokens, found: list[Find]) -> list[Find]:
    """Return the finds, those of a clock with another in brackets read as one moment."""
    result = list(found)
    for place, (first, second) in enumerate(pairwise(found)):
        if not is_told_again(tokens, first, second):
            continue
        clocks = _of_one_moment(first.read.meaning, second.read.meaning)
        if clocks is not None:
            for at, find, clock in zip((place, place + 1), (first, second), clocks, strict=True):
                result[at] = replace(find, read=replace(find.read, meaning=clock))
    return result


def is_told_again(tokens: Tokens, first: Find, second: Find) -> bool:
    """Tell whether a clock stands alone in brackets right behind another."""
    are_clocks = isinstance(first.read.meaning, Clock) and isinstance(second.read.meaning, Clock)
    return (
        are_clocks
        and class_at(tokens, second.last) == "CLOSE"
        and gap_between(tokens, first, second) == "OPEN"
    )


def _of_one_moment(first: Meaning, second: Meaning) -> tuple[Clock, Clock] | None:
    """Return both clocks with a zone, None where only a sight at the map would tell."""
    assert isinstance(first, Clock)
    assert isinstance(second, Clock)
    if any(clock.is_twelve and clock.part is None for clock in (first, second)):
        return None
    offsets = [_minutes_of(clock.zone) for clock in (first, second)]
    shown = [clock.hour * 60 + (clock.minute or 0) for clock in (first, second)]
    if first.zone is None and offsets[1] is not None:
        offsets[0] = _offset_between(shown[0], shown[1] - offsets[1])
    elif second.zone is None and offsets[0] is not None:
        offsets[1] = _offset_between(shown[1], shown[0] - offsets[0])
    if offsets[0] is None or offsets[1] is None:
        return None
    days = round(((shown[0] - offsets[0]) - (shown[1] - offsets[1])) / DAY)
    return (
        replace(first, zone=first.zone or _zone(offsets[0])),
        replace(second, zone=second.zone or _zone(offsets[1]), on=_day(first, second, days)),
    )


def _offset_between(shown: int, universal: int) -> int | None:
    """Return the offset from UTC of a clock that shows `shown` at `universal`, in minutes."""
    offset = (shown - universal - WESTERNMOST) % DAY + WESTERNMOST
    return offset if offset <= EASTERNMOST and offset % QUARTER == 0 else None


def _minutes_of(zone: str | None) -> int | None:
    """Return the minutes of "+05:30", None for a zone that is named."""
    if zone is None or zone[0] not in "+-":
        return None
    minutes = int(zone[1:3]) * 60 + int(zone[4:6])
    return -minutes if zone[0] == "-" else minutes


def _zone(offset: int) -> str:
    return f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02d}:{abs(offset) % 60:02d}"


def _day(first: Clock, second: Clock, days: int) -> Meaning | None:
    """Return the day of the second clock: the first's own, or the one beside it."""
    if second.on is not None or first.on is None or not days:
        return second.on or first.on
    return Shift(amount=abs(days), unit="day", sign=1 if days > 0 else -1, of=first.on)
