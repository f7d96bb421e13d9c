"""Where a meaning lies, seen from an anchor: tables, and laws over every day of some years."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.anchoring import Base, anchored, base_from
from timeline.anchoring.feasts import easter, feast_day
from timeline.intervals import Granularity, Interval, day_interval, zone
from timeline.meanings import (
    CalendarDate,
    Clock,
    DayPart,
    Edge,
    Length,
    Meaning,
    Shift,
    UnitOf,
    Weekday,
    Written,
)


def base_of(stamp: str) -> Base:
    start = datetime.fromisoformat(stamp)
    if len(stamp) <= 10:
        return Base(start=start, end=start + timedelta(days=1), granularity=Granularity.DAY)
    return Base(start=start, end=start + timedelta(minutes=1), granularity=Granularity.MINUTE)


@pytest.mark.parametrize(
    ("meaning", "at", "value"),
    [
        (UnitOf(unit="day", offset=-1), "2024-03-01", "2024-02-29"),
        (UnitOf(unit="day", offset=1), "2023-12-31", "2024-01-01"),
        (UnitOf(unit="week", offset=0), "2024-12-30", "2025-W01"),
        (UnitOf(unit="week", offset=-1), "2021-01-04", "2020-W53"),
        (UnitOf(unit="weekend", offset=0), "2025-03-06", "2025-W10-WE"),
        (UnitOf(unit="month", offset=-1), "2025-01-31", "2024-12"),
        (UnitOf(unit="quarter", offset=-1), "2025-02-13", "2024-Q4"),
        (UnitOf(unit="decade", offset=0), "2025-02-13", "202"),
        (UnitOf(unit="century", offset=-1), "2025-02-13", "19"),
        (Shift(amount=1, unit="month", sign=-1), "2025-03-31", "2025-02"),
        (Shift(amount=10, unit="day", sign=-1), "2025-03-06", "2025-02-24"),
        (Shift(amount=90, unit="minute", sign=-1), "2025-03-06T00:30", "2025-03-05T23:00"),
        (Shift(amount=2.5, unit="year", sign=-1), "2025-03-06", "2022-09"),
        (Clock(hour=24), "2025-03-06", "2025-03-06T24:00"),
        (DayPart(part="NI", is_overnight=True), "2025-03-01", "2025-02-28TNI"),
        (CalendarDate(month=2, day=29), "2023-07-01", "2024-02-29"),
    ],
)
def test_meaning_has_value(meaning: Meaning, at: str, value: str) -> None:
    assert anchored(meaning, base_of(at), "UTC").value == value


@given(day=st.dates(date(2000, 1, 1), date(2030, 12, 31)), weekday=st.integers(1, 7))
def test_last_weekday_is_just_past_and_next_one_is_of_next_week(day: date, weekday: int) -> None:
    base = base_of(day.isoformat())
    last = date.fromisoformat(anchored(Weekday(weekday=weekday, pick="last"), base, "UTC").value)
    coming = date.fromisoformat(anchored(Weekday(weekday=weekday, pick="next"), base, "UTC").value)
    assert timedelta(0) < day - last <= timedelta(7)
    assert coming.isocalendar()[:2] == (day + timedelta(7)).isocalendar()[:2]
    assert last.isoweekday() == coming.isoweekday() == weekday


@given(day=st.dates(date(1990, 1, 1), date(2040, 12, 31)))
def test_units_hold_the_day_that_they_are_counted_from(day: date) -> None:
    whole = day_interval(day, zone("Europe/London"))
    for unit in ("day", "week", "month", "quarter", "year", "decade", "century"):
        result = anchored(UnitOf(unit=unit, offset=0), base_of(day.isoformat()), "Europe/London")  # type: ignore[arg-type]  # units by name
        assert result.interval is not None
        assert result.interval.contains(whole)


def test_a_day_is_as_long_as_its_zone_lives_it() -> None:
    result = anchored(UnitOf(unit="day", offset=0), base_of("2025-03-30"), "Europe/London")
    assert result.interval is not None
    assert result.interval.end is not None
    assert result.interval.start is not None
    assert result.interval.end - result.interval.start == timedelta(hours=23)


def test_a_repeated_minute_is_said_to_be_so() -> None:
    when = CalendarDate(year=2025, month=10, day=26)
    result = anchored(Clock(hour=1, minute=30, on=when), None, "Europe/London")
    assert result.problem is not None
    assert "came twice" in result.problem


def test_an_impossible_day_dates_nothing() -> None:
    wrong = CalendarDate(year=2025, month=2, day=31, is_impossible=True)
    result = anchored(wrong, None, "UTC")
    assert (result.value, result.interval) == ("2025-02-31", None)
    assert result.problem is not None


def test_earlier_this_week_ends_with_the_anchor() -> None:
    meaning = Edge(edge="earlier", of=UnitOf(unit="week", offset=0))
    result = anchored(meaning, base_of("2025-02-13"), "UTC")
    assert result.value == "2025-W07"
    assert result.interval is not None
    assert (str(result.interval.start)[:10], str(result.interval.end)[:10]) == (
        "2025-02-10",
        "2025-02-14",
    )


def test_the_last_weeks_end_at_the_anchor() -> None:
    result = anchored(Length(parts=((3.0, "week"),), toward=-1), base_of("2025-02-13"), "UTC")
    assert result.value == "P3W"
    assert result.interval is not None
    assert str(result.interval.start)[:10] == "2025-01-23"


def test_anchor_that_straddles_midnight_gives_the_hull() -> None:
    start = datetime.fromisoformat("2025-02-12T23:00+00:00")
    base = base_from(Interval(start=start, end=start + timedelta(hours=2)), "UTC")
    result = anchored(UnitOf(unit="day", offset=-1), base, "UTC")
    assert result.interval is not None
    assert result.interval.granularity is None
    assert str(result.interval.start)[:10] == "2025-02-11"
    assert str(result.interval.end)[:10] == "2025-02-13"


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, "04-02"), (2000, "04-23"), (2024, "03-31"), (2025, "04-20"), (2285, "03-22")],
)
def test_easter(year: int, day: str) -> None:
    """Dates of the table in the Book of Common Prayer's order, as almanacs print them."""
    assert easter(year) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize(
    ("key", "year", "day"),
    [
        ("thanksgiving", 2023, "11-23"),
        ("memorial-day", 2024, "05-27"),
        ("us-election-day", 2024, "11-05"),
        ("shrove-tuesday", 2025, "03-04"),
        ("eid-al-fitr", 2024, "04-10"),
        ("diwali", 2024, "10-31"),
    ],
)
def test_feasts_of_almanacs(key: str, year: int, day: str) -> None:
    assert feast_day(key, year) == date.fromisoformat(f"{year}-{day}")


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("13. Februar 2025", "de", "2025-02-13"),
        ("13 février 2025", "fr", "2025-02-13"),
        ("13 de febrero de 2025", "es", "2025-02-13"),
    ],
)
def test_date_written_out_in_another_language(words: str, language: str, value: str) -> None:
    assert anchored(Written(words=words, language=language), None, "UTC").value == value
