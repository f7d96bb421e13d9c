"""An explanation is true: what it quotes is what the value rests on, and nothing else moves it."""

from __future__ import annotations

import random

import pytest

import timeline
from tests.test_stories import STORIES, event_with
from timeline.story import Event, Story

STRIKE = next(case for case in STORIES if case["name"].startswith("a clock reference"))["text"]
LABELLED = """\
2.30pm
The mayor opens the bridge in Calder Mills with a pair of gilded scissors.

1.45pm
Engineers are checking the last of the cables on the eastern pier.

12.20pm
Crowds gather along the river for the fireworks.

11.05am
Councillor Ada Finch calls the whole ceremony a waste of money.
"""


def told(text: str, date: str | None = None) -> Story:
    return timeline.reconstruct(
        timeline.read_text(text.lstrip("\n"), date=date, tz="Europe/London")
    )


def account(event: Event) -> tuple[object, ...]:
    """Everything that is said of an event's time."""
    return (
        event.time,
        event.certainty,
        event.basis,
        [(step.rule, step.text) for step in event.because],
    )


def quoted_words(event: Event) -> list[str]:
    return [step.text for step in event.because if step.rule == "words" and step.text]


@pytest.mark.parametrize("find", ["puts the opening question", "stands ready"])
def test_without_a_quoted_leaf_the_time_or_its_explanation_is_another(find: str) -> None:
    event = event_with(told(STRIKE), find)
    leaves = [words for words in quoted_words(event) if STRIKE.count(words) == 1]
    assert len(leaves) >= 2
    for words in leaves:
        shorter = told(STRIKE.replace(words, ""))
        same = [one for one in shorter.events if any(find in m.text for m in one.mentions)]
        assert not same or account(same[0]) != account(event), words


@pytest.mark.parametrize("name", [case["name"] for case in STORIES if "text" in case])
def test_no_quoted_leaf_ends_within_a_word(name: str) -> None:
    story = told(next(case for case in STORIES if case["name"] == name)["text"])
    texts = {post.id: post.text or "" for source in story.sources for post in source.posts}
    for event in story.events:
        for step in event.because:
            if step.post in texts and step.end is not None:
                assert not texts[step.post][step.end - 1 : step.end + 1].isalnum() or (
                    step.end == len(texts[step.post])
                ), step.text


def test_every_quoted_leaf_stands_in_its_post_where_it_says() -> None:
    story = told(STRIKE)
    texts = {post.id: post.text or "" for source in story.sources for post in source.posts}
    for event in story.events:
        for step in event.because:
            if step.post in texts:
                assert texts[step.post][step.start : step.end] == step.text


def test_premises_stand_before_what_rests_on_them() -> None:
    for event in told(STRIKE).events:
        for number, step in enumerate(event.because):
            assert all(premise < number for premise in step.premises)


def test_without_its_one_clock_reference_the_windows_are_wider() -> None:
    sure = event_with(told(STRIKE), "stands ready")
    vague = event_with(
        told(STRIKE.replace("There is more on that exchange in our post from 4.10pm.\n", "")),
        "stands ready",
    )
    assert sure.time is not None
    assert vague.time is not None
    assert sure.time.earliest is not None
    assert vague.time.earliest is None or vague.time.earliest < sure.time.earliest
    assert any("our post from 4.10pm" in words for words in quoted_words(sure))
    assert not any("4.10pm" in words for words in quoted_words(vague))


def test_with_stated_times_the_printed_order_changes_nothing() -> None:
    posts = LABELLED.strip().split("\n\n")
    expected = [event.title for event in told(LABELLED, "2025-05-10").events]
    for seed in range(6):
        shuffled = posts[:]
        random.Random(seed).shuffle(shuffled)
        story = told("\n\n".join(shuffled) + "\n", "2025-05-10")
        assert [event.title for event in story.events] == expected


def test_the_order_of_the_sources_changes_nothing() -> None:
    first = timeline.read_text(STRIKE.lstrip("\n"), url="https://a.example/live")
    second = timeline.read_text(LABELLED, url="https://b.example/live", date="2025-03-04")
    one = timeline.export(timeline.reconstruct([first, second]), "json")
    assert one == timeline.export(timeline.reconstruct([second, first]), "json")


def test_a_page_that_grew_keeps_its_ids() -> None:
    grown = "3.10pm\nThe fireworks begin an hour late, to loud cheers.\n\n" + LABELLED
    before = {event.title: event.id for event in told(LABELLED, "2025-05-10").events}
    after = {event.title: event.id for event in told(grown, "2025-05-10").events}
    assert before.items() <= after.items()


CLOSE = """Tuesday 4 March 2025 18:05, UK
Earlier, our editor Owen Drake asked Lena Vogt the opening question at her news conference.
“Every crane in this harbour was inspected in the autumn,” Lena Vogt told him.
There is more on that exchange in our post from 4.10pm.
Just before Lena Vogt took to the stage at the port, the mayor also spoke to reporters.
Idris Lowe insisted the town must be part of the talks.
{as_bell}
As the news conference continues, we've just had more from the insurer.
Its spokeswoman Nora Bell said {when} that the cranes would be paid for.
Our editor Owen Drake puts the opening question to the port's chief executive Lena Vogt.
“Every crane in this harbour was inspected in the autumn,” Lena Vogt answers.
"""
AS_BELL = "He spoke just as Nora Bell said the cranes would be paid for (see our previous post)."


@pytest.mark.parametrize(
    ("when", "as_bell", "is_narrow"),
    [("moments ago", AS_BELL, True), ("moments ago", "He left.", False), ("today", AS_BELL, False)],
)
def test_what_only_just_fits_is_noted_with_the_words(
    when: str, as_bell: str, is_narrow: bool
) -> None:
    story = timeline.reconstruct(timeline.read_text(CLOSE.format(when=when, as_bell=as_bell)))
    found = [one for one in story.problems if one.kind == "narrow"]
    assert len(found) == is_narrow
    for one in found:
        assert {span.text for span in one.spans} == {"moments ago", "just as"}
        assert "4.10pm" in one.says


def test_a_contradiction_says_of_what_each_side_speaks_and_quotes_its_words() -> None:
    story = told(
        "1.15pm\nAda Finch resigned on Tuesday. She resigned hours after the mayor sacked her"
        " deputy on Friday.\n\n12.05pm\nCrowds gather along the river.\n",
        date="2025-03-06",
    )
    (problem,) = (one for one in story.problems if one.kind == "contradiction")
    assert "«Ada Finch resigned" in problem.says
    assert "mayor sacked her deputy" in problem.says
    assert {"Tuesday", "hours after", "Friday"} <= {span.text for span in problem.spans}
    assert problem.dropped is not None
    assert "hours after" in problem.dropped
