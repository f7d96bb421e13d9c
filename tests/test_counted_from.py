"""What a sentence counts from something that it dates itself, and dates of what it only names."""

from __future__ import annotations

import pytest

import timeline


def window_of(sentence: str, words: str) -> tuple[str | None, str | None]:
    """Return the first and last day of the event whose mention has those words and no more."""
    page = f"Arson trial\nThursday 9 October 2025\n\n{sentence}\n"
    story = timeline.reconstruct([timeline.read_text(page)])
    events = [one for one in story.events if one.text.startswith(words)]
    (time,) = {one.time for one in events}
    assert time is not None
    return tuple(side and f"{side:%Y-%m-%d}" for side in (time.earliest, time.latest))  # type: ignore[return-value]  # two sides


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Lee met Holt the day after the crash on 3 June 2018.", ("2018-06-04", "2018-06-04")),
        ("Lee met Holt two days before the vote on 3 May 2019.", ("2019-05-01", "2019-05-01")),
        ("Lee met Holt in the week before the vote of 14 May 2019.", ("2019-05-07", "2019-05-14")),
        ("Lee met Holt the night before the vote of 14 May 2019.", ("2019-05-12", "2019-05-14")),
    ],
)
def test_what_is_counted_from_a_dated_event_is_not_the_news_of_the_day(
    sentence: str, days: tuple[str, str]
) -> None:
    assert window_of(sentence, "Lee met Holt") == days


def test_within_what_somebody_said_a_length_is_counted_too() -> None:
    said = "Lee told the court that she met Holt two days before the vote on 14 May 2018."
    assert window_of(said, "that she met Holt") == ("2018-05-12", "2018-05-12")


@pytest.mark.parametrize(
    "record",
    ["the letter of 3 March 2019", "an email dated 3 March 2019", "the ruling of 3 March 2019"],
)
def test_the_date_of_a_letter_does_not_date_who_speaks_of_it(record: str) -> None:
    _earliest, latest = window_of(f"Lee never saw {record}.", "Lee never saw")
    assert latest == "2025-10-09"


@pytest.mark.parametrize(
    "sentence",
    [
        "In a letter of 3 March 2019, Lee asked for money.",
        "Lee asked for money in a letter of 3 March 2019.",
        "Lee wrote a letter on 3 March 2019.",
    ],
)
def test_what_is_written_in_a_letter_is_said_on_its_date(sentence: str) -> None:
    assert window_of(sentence, sentence[:8]) == ("2019-03-03", "2019-03-03")


def test_what_was_done_before_a_clock_time_may_have_begun_long_before() -> None:
    said = "The divers were reached at 4.20am after crews drilled through a steel hull."
    assert window_of(said, "crews drilled through") == (None, "2025-10-09")
