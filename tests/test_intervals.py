"""Intervals, and wall-clock times as the zones of the pinned data live them."""

from __future__ import annotations

import doctest
import random
from datetime import UTC, date, datetime, timedelta

import pytest

from timeline import intervals
from timeline.errors import OptionError
from timeline.intervals import (
    SECOND,
    Granularity,
    Interval,
    day_interval,
    local_time,
    minute_interval,
    wall_interval,
    zone,
)

LONDON = zone("Europe/London")


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type]  # year, month, day, …


def hours(start: int | None, end: int | None, unit: Granularity | None = None) -> Interval:
    """Return an interval between hours of one day; None is open."""
    sides = [None if hour is None else utc(2025, 2, 13, hour) for hour in (start, end)]
    return Interval(start=sides[0], end=sides[1], granularity=unit)


def test_units_are_ordered_from_the_second_to_the_century() -> None:
    assert Granularity.MINUTE.is_finer_than(Granularity.HOUR)
    assert not Granularity.DAY.is_finer_than(Granularity.PART_OF_DAY)
    assert not Granularity.DAY.is_finer_than(Granularity.DAY)
    assert [unit.rank for unit in (Granularity.SECOND, Granularity.CENTURY)] == [0, 10]


def test_an_instant_that_is_not_in_utc_is_a_broken_promise() -> None:
    with pytest.raises(AssertionError, match="UTC"):
        Interval(start=datetime(2025, 2, 13, tzinfo=zone("Asia/Tokyo")), end=None)


@pytest.mark.parametrize(
    ("one", "other", "contains", "before", "overlaps"),
    [
        (hours(9, 17), hours(10, 12), True, False, True),
        (hours(9, 17), hours(9, 17), True, False, True),
        (hours(9, 12), hours(12, 13), False, True, False),
        (hours(9, 12), hours(11, 13), False, False, True),
        (hours(12, 13), hours(9, 12), False, False, False),
        (hours(None, 17), hours(9, 10), True, False, True),
        (hours(9, None), hours(None, 10), False, False, True),
        (hours(None, 9), hours(9, None), False, True, False),
        (hours(None, None), hours(9, 10), True, False, True),
    ],
)
def test_intervals_compare_as_half_open(
    one: Interval, other: Interval, contains: bool, before: bool, overlaps: bool
) -> None:
    assert one.contains(other) is contains
    assert one.is_before(other) is before
    assert one.overlaps(other) is overlaps


def test_what_two_intervals_share_has_the_finer_unit() -> None:
    day, minute = hours(0, 23, Granularity.DAY), hours(15, 16, Granularity.MINUTE)
    assert day.intersection(minute) == minute
    assert hours(9, None).intersection(hours(None, 12)) == hours(9, 12)
    assert hours(9, 12).intersection(hours(12, 13)) is None


def test_the_hull_is_open_where_either_is() -> None:
    assert hours(9, 10).hull(hours(12, 13)) == hours(9, 13)
    assert hours(None, 10).hull(hours(12, 13)) == hours(None, 13)
    assert hours(9, 10).hull(hours(12, None)) == hours(9, None)
    assert hours(9, 10, Granularity.HOUR).hull(hours(9, 10)).granularity is None


@pytest.mark.parametrize(
    ("name", "wall", "kind", "instants"),
    [
        ("Europe/London", (2025, 2, 13, 15, 25), "plain", [(2025, 2, 13, 15, 25)]),
        ("Europe/London", (2025, 7, 1, 15, 25), "plain", [(2025, 7, 1, 14, 25)]),
        ("Europe/London", (2025, 3, 30, 1, 30), "skipped", [(2025, 3, 30, 1, 0)]),
        (
            "Europe/London",
            (2025, 10, 26, 1, 30),
            "repeated",
            [(2025, 10, 26, 0, 30), (2025, 10, 26, 1, 30)],
        ),
        ("America/New_York", (2025, 3, 9, 2, 30), "skipped", [(2025, 3, 9, 7, 0)]),
        ("Australia/Lord_Howe", (2025, 4, 6, 1, 45), "repeated",
         [(2025, 4, 5, 14, 45), (2025, 4, 5, 15, 15)]),
        ("Asia/Kathmandu", (2025, 2, 13, 5, 45), "plain", [(2025, 2, 13, 0, 0)]),
    ],
)  # fmt: skip
def test_a_wall_clock_time_was_once_twice_or_never(
    name: str, wall: tuple[int, ...], kind: str, instants: list[tuple[int, ...]]
) -> None:
    found = local_time(datetime(*wall), zone(name))  # type: ignore[arg-type]  # noqa: DTZ001
    assert found.kind == kind
    assert list(found.instants) == [utc(*each) for each in instants]


@pytest.mark.parametrize(
    ("day", "length_h"),
    [(date(2025, 2, 13), 24), (date(2025, 3, 30), 23), (date(2025, 10, 26), 25)],
)
def test_a_day_is_as_long_as_the_zone_lives_it(day: date, length_h: int) -> None:
    found = day_interval(day, LONDON)
    assert found.start is not None
    assert found.end is not None
    assert found.end - found.start == timedelta(hours=length_h)
    assert found.granularity == Granularity.DAY


def test_a_day_whose_midnight_was_skipped_begins_at_the_change() -> None:
    found = day_interval(date(2018, 11, 4), zone("America/Sao_Paulo"))
    assert (found.start, found.end) == (utc(2018, 11, 4, 3), utc(2018, 11, 5, 2))


def test_29_february_is_a_day_and_the_last_of_its_month() -> None:
    assert day_interval(date(2024, 2, 29), UTC).end == utc(2024, 3, 1)


def test_a_minute_that_came_twice_runs_from_the_first_to_the_last() -> None:
    wall = datetime(2025, 10, 26, 1, 30)  # noqa: DTZ001  # a wall-clock time
    found = wall_interval(wall, wall + timedelta(minutes=1), LONDON, Granularity.MINUTE)
    assert (found.start, found.end) == (utc(2025, 10, 26, 0, 30), utc(2025, 10, 26, 1, 31))


def test_a_minute_that_never_was_is_not_empty() -> None:
    wall = datetime(2025, 3, 30, 1, 30)  # noqa: DTZ001  # a wall-clock time
    found = wall_interval(wall, wall + timedelta(minutes=1), LONDON, Granularity.MINUTE)
    assert (found.start, found.end) == (utc(2025, 3, 30, 1), utc(2025, 3, 30, 1, 1))


def test_the_ends_of_the_calendar_are_no_error() -> None:
    assert day_interval(date.max, zone("America/New_York")).is_bounded
    assert day_interval(date.min, zone("Asia/Tokyo")).is_bounded


def test_a_minute_is_cut_from_any_instant_of_it() -> None:
    found = minute_interval(datetime(2025, 2, 13, 16, 25, 59, 9, tzinfo=zone("Europe/Paris")))
    assert (found.start, found.end) == (utc(2025, 2, 13, 15, 25), utc(2025, 2, 13, 15, 26))


@pytest.mark.parametrize(
    "name", ["Europe/Atlantis", "GMT+25", "../secrets", "", "Europe", "Europe/", "a b", "\0"]
)
def test_a_name_that_is_no_zone_says_what_one_looks_like(name: str) -> None:
    with pytest.raises(OptionError, match="IANA"):
        zone(name)


def test_random_intervals_keep_the_laws_of_sets() -> None:
    chance = random.Random(13)
    for _ in range(2_000):
        one, other = (_random_interval(chance) for _ in range(2))
        shared = one.intersection(other)
        assert (shared is not None) == one.overlaps(other)
        assert shared is None or (one.contains(shared) and other.contains(shared))
        hull = one.hull(other)
        assert hull.contains(one)
        assert hull.contains(other)
        assert not (one.is_before(other) and other.is_before(one))


def test_random_wall_times_read_back_as_they_were_said() -> None:
    chance = random.Random(14)
    for _ in range(2_000):
        where = zone(chance.choice(("Europe/London", "America/New_York", "Australia/Sydney")))
        wall = datetime(2025, 1, 1) + chance.randrange(365 * 86_400) * SECOND  # noqa: DTZ001
        found = local_time(wall, where)
        shown = [each.astimezone(where).replace(tzinfo=None) for each in found.instants]
        assert found.kind == "skipped" or shown == [wall] * len(found.instants)
        assert (found.kind == "repeated") == (len(found.instants) == 2)


def _random_interval(chance: random.Random) -> Interval:
    start = chance.randrange(23)
    end = chance.randrange(start + 1, 24)
    return hours(None if chance.random() < 0.1 else start, None if chance.random() < 0.1 else end)


def test_the_examples_of_the_module_are_true() -> None:
    assert doctest.testmod(intervals).failed == 0
    assert doctest.testmod(intervals).attempted >= 4
