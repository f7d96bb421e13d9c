"""What somebody says of "today" and "now" is counted from when they said it."""

from __future__ import annotations

import pytest

import timeline
from timeline.story import Expression, Story

WRITTEN = "PORTWICK, 9 June 2025 – The north quay was shut by the harbour board.\n\n"


def story_of(words: str) -> Story:
    return timeline.reconstruct(timeline.read_text(WRITTEN + words, tz="Europe/London"))


def days_of(words: str, named: str) -> tuple[str, str]:
    """Return the first and the last day of the expression `named` of an article."""
    found: list[Expression] = [
        one for one in story_of(words).expressions if one.text.lower() == named
    ]
    (expression,) = found
    assert expression.earliest is not None
    assert expression.latest is not None
    return expression.earliest.date().isoformat(), expression.latest.date().isoformat()


@pytest.mark.parametrize(
    ("words", "named", "first", "last"),
    [
        ("“Today we have lost a crane,” Ada Quill said on Friday.", "today", "06-06", "06-06"),
        ("On Friday, Ada Quill said: “We met yesterday.”", "yesterday", "06-05", "06-05"),
        ("“We sail now,” Ada Quill said on Friday.", "now", "06-06", "06-06"),
        ("On Friday, Ada Quill said that divers are now on site.", "now", "06-06", "06-06"),
        # When it was said is open, so what was "now" is too.
        ("“We have no crane now,” Ada Quill said.", "now", "06-08", "06-09"),
        # These are the writer's own words, or nothing says when somebody used them.
        ("The crane that fell on Friday is now in a shed.", "now", "06-09", "06-09"),
        ("On Friday, Ada Quill spoke of “losses”. It rained today.", "today", "06-09", "06-09"),
        ("“Today we have lost a crane,” Ada Quill said.", "today", "06-09", "06-09"),
        ("“The crane fell in May,” Ada Quill said on Friday.", "may", "05-01", "05-31"),
    ],
)
def test_a_speaker_counts_from_the_day_of_speaking(
    words: str, named: str, first: str, last: str
) -> None:
    assert days_of(words, named) == (f"2025-{first}", f"2025-{last}")


def test_what_is_said_to_have_happened_today_is_dated_by_the_saying() -> None:
    story = story_of("“Today we have lost a crane,” Ada Quill said on Friday.")
    told = [
        mention for event in story.events for mention in event.mentions if "crane" in mention.text
    ]
    assert {mention.time.display for mention in told if mention.time} == {"Friday 6 June 2025"}
