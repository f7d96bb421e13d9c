"""Input that no newsroom prints: a story comes out each time, complete, and in linear time."""

from __future__ import annotations

import cProfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from stories import hostile

import timeline
from timeline.story import Story

SIZE = 60


def told(name: str, size: int = SIZE) -> Story:
    text = hostile.PAGES[name](size)
    return timeline.reconstruct(timeline.read_text(text, tz="UTC"))


@pytest.mark.parametrize("name", sorted(hostile.PAGES))
def test_a_whole_story_comes_out(name: str, tmp_path: Path) -> None:
    story = told(name)
    ids = [event.id for event in story.events]
    assert ids, "something is told"
    assert [event.rank for event in story.events] == list(range(len(ids)))
    assert len(set(ids)) == len(ids)
    for event in story.events:
        if event.time is not None and event.time.earliest and event.time.latest:
            assert event.time.earliest <= event.time.latest
    assert timeline.export(story, "ics")
    written = tmp_path / "timeline.json"
    written.write_bytes(timeline.export(story, "json"))
    assert timeline.load_story(written) == story


@pytest.mark.parametrize("name", sorted(hostile.PAGES))
def test_work_grows_no_faster_than_the_page(name: str) -> None:
    told(name, 10)  # what is read once and kept
    size = 80 if name == "copies" else 40  # of up to 300 posts all are weighed for a reference
    small, large = _calls(lambda: told(name, size)), _calls(lambda: told(name, 4 * size))
    assert large <= 1.35 * 4 * small, f"{large / small:.1f} times the calls for 4 times the posts"


def test_problems_are_capped_and_the_rest_counted() -> None:
    story = told("copies", 400)
    assert len(story.problems) <= 400
    assert any("more" in problem.says for problem in story.problems if problem.kind == "limit")


def test_posts_that_cite_each_other_keep_their_printed_order() -> None:
    story = told("cited-in-a-ring")
    first = [post.id for post in story.sources[0].posts]
    posts = [event.mentions[0].post for event in story.events]
    assert posts == first


def test_a_reference_to_its_own_post_orders_nothing() -> None:
    story = told("cites-itself")
    loops = [row for row in story.relations if row.origin == row.target]
    assert not loops


def test_contradictions_are_set_aside_and_reported() -> None:
    story = told("contradictions")
    found = [problem for problem in story.problems if problem.kind == "contradiction"]
    assert found
    assert all(problem.spans for problem in found)


def test_a_clock_that_runs_backwards_orders_by_the_clock() -> None:
    story = told("backwards")
    times = [event.time.earliest for event in story.events if event.time and event.time.earliest]
    assert times == sorted(times)


def test_posts_of_one_minute_share_its_window() -> None:
    story = told("one-minute")
    windows = {event.time for event in story.events}
    assert len(windows) == 1


def test_without_any_time_nothing_is_dated() -> None:
    story = told("no-time")
    assert all(event.time is None for event in story.events)
    assert {event.certainty for event in story.events} == {"unknown"}


def _calls(work: Callable[[], Any]) -> int:
    """Count calls of functions of the package, which no other work on the machine changes."""
    profiler = cProfile.Profile()
    profiler.runcall(work)
    return sum(row.callcount for row in profiler.getstats())
