"""Granularities, intervals of instants, and wall-clock times turned into instants."""

from __future__ import annotations

import importlib.resources
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

from timeline.errors import OptionError, quoted
from timeline.values import value

FIRST_INSTANT = datetime(1, 1, 2, tzinfo=UTC)
LAST_INSTANT = datetime(9999, 12, 30, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Granularity(StrEnum):
    """The unit that words name a time in, finest first."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part-of-day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"

    @property
    def rank(self) -> int:
        """Return 0 for the second and more for every coarser unit."""
        return _RANKS[self]

    def is_finer_than(self, other: Granularity) -> bool:
        """Tell whether this unit is shorter than `other`."""
        return self.rank < other.rank


_RANKS = {unit: rank for rank, unit in enumerate(Granularity)}


@value(frozen=True, slots=True, kw_only=True)
class Interval:
    """Half-open `[start, end)` of aware UTC instants; None leaves that side open.

    `granularity` is the unit that the words gave, None where only constraints bound it.
    """

    start: datetime | None
    end: datetime | None
    granularity: Granularity | None = None

    def __post_init__(self) -> None:
        for side in (self.start, self.end):
            assert side is None or side.utcoffset() == timedelta(0), "instants are in UTC"

    @property
    def is_bounded(self) -> bool:
        """Tell whether both sides are known."""
        return self.start is not None and self.end is not None

    def contains(self, other: Interval) -> bool:
        """Tell whether `other` lies wholly within this interval."""
        starts = self.start is None or (other.start is not None and self.start <= other.start)
        ends = self.end is None or (other.end is not None and other.end <= self.end)
        return starts and ends

    def is_before(self, other: Interval) -> bool:
        """Tell whether every instant of this interval precedes every instant of `other`.

        >>> noon = datetime(2025, 2, 13, 12, tzinfo=UTC)
        >>> Interval(start=None, end=noon).is_before(Interval(start=noon, end=None))
        True
        """
        return self.end is not None and other.start is not None and self.end <= other.start

    def overlaps(self, other: Interval) -> bool:
        """Tell whether some instant may lie in both."""
        return not self.is_before(other) and not other.is_before(self)

    def intersection(self, other: Interval) -> Interval | None:
        """Return what both share, with the finer granularity, or None if nothing."""
        starts = [side for side in (self.start, other.start) if side is not None]
        ends = [side for side in (self.end, other.end) if side is not None]
        start, end = max(starts, default=None), min(ends, default=None)
        if start is not None and end is not None and start >= end:
            return None
        units = [unit for unit in (self.granularity, other.granularity) if unit is not None]
        return Interval(
            start=start, end=end, granularity=min(units, key=_RANKS.__getitem__, default=None)
        )

    def hull(self, other: Interval) -> Interval:
        """Return the shortest interval that holds both; its granularity is unknown."""
        starts = [side for side in (self.start, other.start) if side is not None]
        ends = [side for side in (self.end, other.end) if side is not None]
        return Interval(
            start=min(starts) if len(starts) == 2 else None,
            end=max(ends) if len(ends) == 2 else None,
        )


@value(frozen=True, slots=True, kw_only=True)
class LocalTime:
    """Where a wall-clock time of a zone falls on the time line.

    `kind` is `repeated` when clocks went back over it (two instants), `skipped` when they went
    forward over it (`instants` then holds the one moment of the change), else `plain`.
    """

    instants: tuple[datetime, ...]
    kind: Literal["plain", "repeated", "skipped"]


@lru_cache(maxsize=256)
def zone(name: str) -> ZoneInfo:
    """Return the IANA zone `name` from the pinned `tzdata`, never from this machine's own.

    Raises OptionError for a name that is no zone.
    """
    parts = name.split("/")
    if not all(part.replace("_", "").replace("-", "").replace("+", "").isalnum() for part in parts):
        raise OptionError(f"unknown time zone {quoted(name)}: expected an IANA name, Europe/London")
    package = ".".join(["tzdata", "zoneinfo", *parts[:-1]])
    try:
        with importlib.resources.files(package).joinpath(parts[-1]).open("rb") as file:
            return ZoneInfo.from_file(file, key=name)
    except (OSError, ModuleNotFoundError, ValueError) as error:
        raise OptionError(
            f"unknown time zone {quoted(name)}: expected an IANA name such as Europe/London"
        ) from error


def local_time(wall: datetime, where: tzinfo) -> LocalTime:
    """Return the instants at which clocks in `where` show the naive time `wall`."""
    assert wall.tzinfo is None, "a wall-clock time is naive"
    early = _to_utc(wall.replace(tzinfo=where, fold=0))
    late = _to_utc(wall.replace(tzinfo=where, fold=1))
    if early == late:
        return LocalTime(instants=(early,), kind="plain")
    if early < late:
        return LocalTime(instants=(early, late), kind="repeated")
    return LocalTime(instants=(_moment_of_change(late, early, where),), kind="skipped")


def wall_interval(
    start: datetime, end: datetime, where: tzinfo, granularity: Granularity | None
) -> Interval:
    """Return the interval between two naive wall-clock times of the zone `where`.

    A repeated time counts from its first to its last occurrence, so nothing is left out; a time
    beyond what `datetime` can hold is cut off there.

    >>> day = datetime(2025, 3, 30), datetime(2025, 3, 31)
    >>> found = wall_interval(*day, zone("Europe/London"), Granularity.DAY)
    >>> found.end - found.start
    datetime.timedelta(seconds=82800)
    """
    first, last = local_time(start, where), local_time(end, where)
    opens, closes = first.instants[0], last.instants[0]
    if first.kind == "repeated" and granularity in (Granularity.SECOND, Granularity.MINUTE):
        closes = local_time(end - SECOND, where).instants[-1] + SECOND
    if closes <= opens:
        opens = min(opens, LAST_INSTANT)
        closes = opens + max(end - start, SECOND)
    return Interval(start=opens, end=closes, granularity=granularity)


def day_interval(day: date, where: tzinfo) -> Interval:
    """Return the calendar day as the zone `where` lives it (23, 24 or 25 hours)."""
    start = datetime.combine(day, time())
    end = start + timedelta(days=1) if day < date.max else datetime.combine(day, time.max)
    return wall_interval(start, end, where, Granularity.DAY)


def minute_interval(instant: datetime) -> Interval:
    """Return the minute that begins at `instant` (seconds are cut off)."""
    start = instant.astimezone(UTC).replace(second=0, microsecond=0)
    return Interval(start=start, end=start + timedelta(minutes=1), granularity=Granularity.MINUTE)


def _to_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return FIRST_INSTANT if moment.year == 1 else LAST_INSTANT


def _moment_of_change(before: datetime, after: datetime, where: tzinfo) -> datetime:
    """Find by bisection when the offset of `where` changes between two instants."""
    low, high = before, after
    offset = low.astimezone(where).utcoffset()
    while high - low > SECOND:
        middle = low + (high - low) // 2
        if middle.astimezone(where).utcoffset() == offset:
            low = middle
        else:
            high = middle
    return high.replace(microsecond=0)
