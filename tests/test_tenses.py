"""The tense of a clause says on which side of the day of writing its Saturday lies."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest

from timeline.text_tag import tag_text

CASES = tomllib.loads((Path(__file__).parent / "cases/tenses.toml").read_text(encoding="utf-8"))
MONDAY = date(2011, 9, 5)
OTHER_DAYS = [MONDAY + timedelta(days=days) for days in (0, 1, 2, 3, 4, 6)]
SATURDAY = 6


def saturday_of(text: str, written: date) -> date:
    """Return the day that "Saturday" names in a text of that date."""
    [found] = [one for one in tag_text(text, date=written) if "Saturday" in one.text]
    day = date.fromisoformat(found.value[:10])
    assert day.isoweekday() == SATURDAY
    return day


@pytest.mark.parametrize("text", CASES["ahead"])
def test_what_is_to_come_lies_ahead_of_every_weekday(text: str) -> None:
    for written in OTHER_DAYS:
        assert timedelta() < saturday_of(text, written) - written < timedelta(days=7), written


@pytest.mark.parametrize("text", CASES["behind"])
def test_what_is_over_lies_behind_every_weekday(text: str) -> None:
    for written in OTHER_DAYS:
        assert timedelta() < written - saturday_of(text, written) < timedelta(days=7), written
