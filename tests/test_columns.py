"""Figures that lines of a page open with: times of its posts, minutes of a game, or neither."""

from __future__ import annotations

import pytest

from timeline.load import load
from timeline.meanings import Clock
from timeline.model import Placed, Tagged
from timeline.place import place
from timeline.segment import segment
from timeline.tag import tag
from timeline.tag.columns import game_minutes

GAME = (
    "8.00pm Kick-off at the Old Quay ground.\n1:26: A corner.\n12:12: Another one.\n"
    "32:57: A goal at last.\n45:50: The keeper is hurt.\n65:50: A change.\n"
)


def placed(text: str) -> Placed:
    document = load(text.encode(), "page.txt")
    tagged = tag(document)
    return place(document, tagged, segment(document, tagged))


def clocks(tagged: Tagged) -> list[str]:
    return [one.text for one in tagged.readings if isinstance(one.meaning, Clock)]


def test_minutes_of_play_are_no_times_of_day_and_cut_a_page_into_posts() -> None:
    found = placed(GAME)
    assert clocks(found.tagged) == ["8.00pm"]
    assert len(found.segmented.posts) == 6
    assert found.segmented.cut_from == "label"
    assert found.order == "oldest-first"


def test_minutes_of_play_that_fall_are_a_page_with_the_newest_first() -> None:
    lines = GAME.strip().split("\n")[1:]
    found = placed("\n".join(lines[::-1]) + "\n")
    assert len(found.segmented.posts) == 5
    assert found.order == "newest-first"


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12' A corner.\n45+2' A save.\n78' A change.\n", [720, 2702, 4680]),
        ("12 mins: A corner.\n13 min: A save.\n20 min - A change.\n", [720, 780, 1200]),
        ("3 min ago\nA save.\n6 min ago\nA corner.\n9 min ago\nKick-off.\n", []),
        ("9:15: Doors.\n9:40: Tea.\n10:05: Talks.\n", []),
        ("6' tall\n5' wide\n7' deep\n", []),
    ],
)
def test_minutes_of_play_are_told_from_other_figures(text: str, seconds: list[int]) -> None:
    assert [minute.second for minute in game_minutes(text)] == seconds


def test_a_loose_figure_is_a_time_only_in_its_column() -> None:
    row = "The keeper says that the third pump is beyond repair."
    alone = load(f"14.32 – {row}\n{row}\n".encode(), "a.txt")
    assert clocks(tag(alone)) == []
    column = load(f"14.32 – {row}\n15.05 – {row}\n15.40 – {row}\n".encode(), "a.txt")
    assert clocks(tag(column)) == ["14.32", "15.05", "15.40"]
    mixed = load(f"14.32 – {row}\n11.05 – {row}\n15.40 – {row}\n12.01 – {row}\n".encode(), "a.txt")
    assert clocks(tag(mixed)) == []


def test_a_name_beside_most_printed_times_is_the_author() -> None:
    below = "14:32\nAda Brook\nThe sluice is open.\n\n14:05\nAda Brook\nThe pumps run again.\n"
    above = "Ada Brook\n14:32\nThe sluice is open.\n\nAda Brook\n14:05\nThe pumps run again.\n"
    beside = "14:32 | Ada Brook\nThe sluice is open.\n\n14:05 | Ada Brook\nThe pumps run again.\n"
    for text in (below, above, beside):
        found = placed(f"9 July 2024\n\n{text}")
        assert [post.author for post in found.segmented.posts] == ["Ada Brook", "Ada Brook"]
        texts = [found.document.quote(post.parts[0]) for post in found.segmented.posts]
        assert texts == ["The sluice is open.", "The pumps run again."]


@pytest.mark.parametrize(
    ("first", "second", "order"),
    [
        ("T-10 minutes and counting.", "T-4 minutes: the arms swing back.", "oldest-first"),
        ("T minus 2 minutes.", "There is an hour until launch, and no wind.", "newest-first"),
        ("Ten minutes to kick-off.", "It is still two hours before kick-off.", "newest-first"),
        ("Half an hour before the ceremony.", "Five minutes to the ceremony.", "oldest-first"),
    ],
)
def test_less_and_less_time_is_left(first: str, second: str, order: str) -> None:
    text = f"Rocket day: live updates\n\n{first}\nThe crowd is quiet.\n\n{second}\nAll wait.\n"
    assert placed(text).order == order


@pytest.mark.parametrize("first", ["11.52", "17.52", "23.52"])
def test_a_column_of_clocks_may_have_a_gap_of_more_than_half_a_day(first: str) -> None:
    rows = [first, "08.30", "08.20", "08.05"]
    text = "".join(f"{row}\nThe gates of the old quay are shut again today.\n\n" for row in rows)
    assert clocks(placed(f"Quay live\n30 September 2023\n\n{text}").tagged) == rows


def test_a_label_word_on_a_line_of_its_own_takes_no_day_below_it_for_a_clock() -> None:
    text = "Live\n6 May 2024\n\n16:30\nThe gates are shut.\n"
    assert [one.text for one in placed(text).tagged.readings] == ["6 May 2024", "16:30"]
