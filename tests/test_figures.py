"""Figures of firms: periods that a date closes, and times that a figure is only compared with."""

from __future__ import annotations

import pytest

import timeline
from timeline.story import Story


def story_of(sentence: str) -> Story:
    page = f"Chipmaker cuts outlook\nOct 24, 2023\n\nHale Corp said it. {sentence}\n"
    return timeline.reconstruct([timeline.read_text(page)])


def days(sentence: str) -> set[tuple[str, str]]:
    """Return the first and last days of all events."""
    return {
        (f"{one.time.earliest:%Y-%m-%d}", f"{one.time.latest:%Y-%m-%d}")
        for one in story_of(sentence).events
        if one.time and one.time.earliest and one.time.latest
    }


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Sales fell in the three months ended Sept. 30, it said.", ("2023-07-01", "2023-09-30")),
        ("Sales fell in the six months to June 30, 2021.", ("2021-01-01", "2021-06-30")),
        ("Sales fell in the year to March 2022.", ("2021-04-01", "2022-03-31")),
        ("Rain fell in the 36 hours to 6am.", ("2023-10-22", "2023-10-24")),
    ],
)
def test_a_length_that_a_date_closes_is_the_time_of_what_is_told(
    sentence: str, period: tuple[str, str]
) -> None:
    assert period in days(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Its share is 52%, down from 64% in 2019.",
        "It sells 12 ships, against 31 in 2019.",
        "Sales are $8.2 billion, compared with $9.7 billion in 2019.",
    ],
)
def test_nothing_happens_in_a_year_that_a_figure_is_compared_with(sentence: str) -> None:
    assert not any(earliest.startswith("2019") for earliest, _ in days(sentence))


@pytest.mark.parametrize(
    "sentence", ["It moved from 12 High Street in 2019.", "It voted against 5 plans in 2019."]
)
def test_a_number_behind_from_or_against_need_not_be_a_figure_compared(sentence: str) -> None:
    assert ("2019-01-01", "2019-12-31") in days(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["Hale cut its full-year forecast on Tuesday.", "Hale cut its price forecast on Tuesday."],
)
def test_what_was_cut_on_the_day_of_the_news_is_not_to_come(sentence: str) -> None:
    assert ("2023-10-24", "2023-10-24") in days(sentence)
    assert all(latest <= "2023-10-24" for _, latest in days(sentence))
