"""The story of `seeds/`, held against what a careful editor reads out of them by hand."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import timeline
from tests.truth import Verdict, instant, mention_of, posts, rows, verdicts
from timeline.story import Story

SEEDS = Path(__file__).parent.parent / "seeds"
LEAST_INSIDE = 0.93  # of the rows that are events
MOST_DISJOINT = 3
LEAST_ORDERED = 0.9


@cache
def story() -> Story:
    """Return the story that `timeline build seeds` tells, with all text."""
    names = sorted(path for path in SEEDS.iterdir() if path.suffix in (".txt", ".html"))
    return timeline.reconstruct(timeline.read_all(names), text="full")


def found() -> list[Verdict]:
    return list(verdicts(story()))


def test_windows_hold_what_the_editor_reads() -> None:
    counts = Counter(one.verdict for one in found() if one.verdict not in ("left out", "spurious"))
    assert counts["inside"] >= LEAST_INSIDE * counts.total(), counts
    assert counts["disjoint"] <= MOST_DISJOINT, [
        one.row["id"] for one in found() if one.verdict == "disjoint"
    ]


def test_furniture_and_numbers_make_no_event() -> None:
    assert [one.row["id"] for one in found() if one.verdict == "spurious"] == []


def test_what_the_text_orders_stands_in_that_order() -> None:
    by_id = {row["id"]: row for row in rows()}
    right, wrong = 0, []
    for row in rows():
        first = mention_of(story(), row)
        for other in row.get("before", ()):
            second = mention_of(story(), by_id[other]) if other in by_id else None
            if first is None or second is None or first[0].id == second[0].id:
                continue
            if first[0].rank < second[0].rank:
                right += 1
            else:
                wrong.append((row["id"], other))
    assert right >= LEAST_ORDERED * (right + len(wrong)), wrong


def test_posts_went_up_when_the_editor_says() -> None:
    wrong = []
    for row in posts():
        source = next(one for one in story().sources if one.path == row["file"])
        post = next(
            (one for one in source.posts if (one.text or "").startswith(row["starts"])), None
        )
        if row.get("double_of"):
            continue
        if post is None or post.time is None:
            wrong.append((row["id"], "no such post" if post is None else "no time"))
            continue
        low, high = instant(row.get("earliest")), instant(row.get("latest"))
        early = low is not None and (post.time.earliest is None or post.time.earliest < low)
        late = high is not None and (post.time.latest is None or post.time.latest > high)
        if early or late:
            wrong.append((row["id"], post.time.display))
    assert wrong == []


def test_the_disputed_exchange_is_shown_as_disputed() -> None:
    disputed = [event for event in story().events if event.disputed]
    assert any("betrayal" in mention.text for event in disputed for mention in event.mentions)
