"""What a reader expects of the order, case by case, then laws on random ones."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from laws.networks import constraint
from laws.orders import check_seed, item

import timeline
from timeline.model import ORIGIN, Placeable, Precedence, Strength
from timeline.order import order

H = 3600
DAY = 24 * H


def told(*names: str) -> list[Precedence]:
    return [Precedence(before=a, after=b, is_certain=False) for a, b in pairwise(names)]


def certain(before: str, after: str) -> Precedence:
    return Precedence(before=before, after=after, is_certain=True)


def test_windows_that_exclude_each_other_decide_against_tie_and_telling() -> None:
    items = [item("late", 20, 30, tie=0), item("early", 0, 10, tie=1)]
    ordered = order(items, told("late", "early"), [])
    assert ordered.ids == ("early", "late")
    assert ordered.follows == ("certain", "certain")


def test_told_order_decides_where_windows_overlap() -> None:
    items = [item("b", 0, DAY, tie=0), item("a", 0, DAY, tie=1), item("c", 0, DAY, tie=2)]
    ordered = order(items, told("a", "b", "c"), [])
    assert ordered.ids == ("a", "b", "c")
    assert ordered.follows == ("certain", "told", "told")


def test_without_any_reason_the_earliest_stands_first_and_the_step_is_unknown() -> None:
    items = [item("b", 5, 90, tie=0), item("a", 0, 80, tie=1)]
    ordered = order(items, [], [])
    assert ordered.ids == ("a", "b")
    assert ordered.follows == ("certain", "unknown")


def test_equal_windows_stand_by_their_tie() -> None:
    items = [item("x", 0, 59, tie=2), item("y", 0, 59, tie=1), item("z", 0, 59, tie=3)]
    assert order(items, [], []).ids == ("y", "x", "z")


def test_an_undated_one_told_between_two_stands_between_them() -> None:
    items = [
        item("a", 9 * H, 9 * H + 59),
        item("u", None, None),
        item("b", 15 * H, 15 * H + 59),
        item("elsewhere", 16 * H, 16 * H + 59),
    ]
    assert order(items, told("a", "u", "b"), []).ids == ("a", "u", "b", "elsewhere")


def test_an_undated_one_goes_on_from_what_it_was_told_after() -> None:
    items = [
        item("thursday", 3 * DAY, 4 * DAY - 1),
        item("friday", 4 * DAY, 5 * DAY - 1),
        item("next", None, None),
    ]
    assert order(items, told("thursday", "next"), []).ids == ("thursday", "next", "friday")


def test_an_undated_one_told_before_a_dated_one_stands_just_before_it() -> None:
    items = [
        item("monday", 0, DAY - 1),
        item("lead", None, None),
        item("tuesday", DAY, 2 * DAY - 1),
    ]
    assert order(items, told("lead", "tuesday"), []).ids == ("monday", "lead", "tuesday")


def test_one_of_which_nothing_is_known_comes_last() -> None:
    items = [item("lost", None, None, tie=0), item("a", 0, 9, tie=1), item("b", None, 5, tie=2)]
    assert order(items, [], []).ids == ("a", "b", "lost")


def test_a_telling_that_jumps_back_leaves_the_undated_one_with_what_it_followed() -> None:
    items = [
        item("wednesday", 2 * DAY, 3 * DAY - 1),
        item("thursday", 3 * DAY, 4 * DAY - 1),
        item("loose", None, None),
        item("monday", 0, DAY - 1),
        item("after", None, None),
    ]
    ordered = order(items, told("wednesday", "thursday", "loose", "monday", "after"), [])
    assert ordered.ids == ("monday", "after", "wednesday", "thursday", "loose")
    assert ordered.follows == ("certain", "told", "unknown", "certain", "told")


def test_one_known_only_to_lie_before_another_stands_just_before_it() -> None:
    items = [
        item("morning", 6 * H, 12 * H),
        item("x", None, 15 * H + 59),
        item("noon", 12 * H + 1, 12 * H + 60),
        item("question", 15 * H, 15 * H + 59),
        item("later", 15 * H + 60, 18 * H),
    ]
    ordered = order(items, [certain("x", "question")], [])
    assert ordered.ids == ("morning", "noon", "x", "question", "later")
    assert ordered.follows[3] == "certain"


def test_a_day_cut_short_by_what_follows_stands_at_its_end() -> None:
    items = [
        item("arrival", 6 * H, 12 * H - 1, tie=0),
        item("loose", 6 * H, DAY - 1, tie=1),
        item("before", 0, 15 * H + 59, tie=9),
        item("question", 15 * H, 15 * H + 59, tie=3),
        item("answer", 15 * H, 17 * H, tie=4),
    ]
    shortly = constraint("just-before", "start:before", "start:question", (0, None))
    ordered = order(items, told("arrival", "loose"), [shortly])
    assert ordered.ids == ("arrival", "loose", "before", "question", "answer")
    assert ordered.follows == ("certain", "told", "unknown", "certain", "unknown")


def test_one_told_beside_another_shares_its_place() -> None:
    items = [
        item("arrival", 6 * H, 12 * H - 1, tie=0),
        item("spoke", 0, 15 * H + 59, tie=9),
        item("meanwhile", 0, 15 * H + 659, tie=10),
        item("question", 15 * H, 15 * H + 59, tie=3),
    ]
    kept = [
        constraint("just-before", "start:spoke", "start:question", (0, None)),
        constraint("just-as", "start:spoke", "start:meanwhile", (-600, 600)),
    ]
    assert order(items, [], kept).ids == ("arrival", "spoke", "meanwhile", "question")


def test_a_day_that_was_stated_stands_at_its_beginning() -> None:
    items = [item("nine", 9 * H, 9 * H + 59, tie=0), item("today", 0, DAY - 1, tie=1)]
    assert order(items, [], []).ids == ("today", "nine")


def test_a_wide_window_told_after_a_narrow_one_pulls_nothing_to_its_own_beginning() -> None:
    items = [
        item("a", 9 * H, 9 * H + 59),
        item("b", 11 * H, 11 * H + 59),
        item("wide", 0, DAY - 1),
        item("c", 13 * H, 16 * H),
    ]
    assert order(items, told("b", "wide", "c"), []).ids == ("a", "b", "wide", "c")


def test_one_between_certain_neighbours_stands_between_them() -> None:
    items = [
        item("first", 2 * H, 2 * H + 59),
        item("between", 2 * H, 20 * H + 59),
        item("last", 20 * H, 20 * H + 59),
        item("other", 21 * H, 22 * H),
    ]
    precedences = [certain("first", "between"), certain("between", "last")]
    ordered = order(items, precedences, [])
    assert ordered.ids == ("first", "between", "last", "other")
    assert ordered.follows == ("certain", "certain", "certain", "certain")


def test_a_path_through_points_that_are_no_entries_is_certain() -> None:
    items = [item("z", None, None, tie=0), item("a", None, None, tie=1)]
    kept = [
        constraint("report", "start:a", "posted:1", (0, None)),
        constraint("page", "posted:1", "posted:2", (0, None), Strength.PRINTED),
        constraint("ahead", "posted:2", "start:z", (0, None)),
    ]
    ordered = order(items, told("z", "a"), kept)
    assert ordered.ids == ("a", "z")
    assert ordered.follows == ("certain", "certain")


def test_a_path_over_an_assumption_orders_but_is_only_told() -> None:
    items = [item("z", None, None, tie=0), item("a", None, None, tie=1)]
    kept = [constraint("tense", "start:a", "start:z", (0, None), Strength.ASSUMED)]
    ordered = order(items, [], kept)
    assert (ordered.ids, ordered.follows) == (("a", "z"), ("certain", "told"))


def test_an_upper_bound_of_zero_orders_the_other_way() -> None:
    items = [item("a", None, None, tie=0), item("b", None, None, tie=1)]
    ordered = order(items, [], [constraint("c", "start:a", "start:b", (None, 0))])
    assert (ordered.ids, ordered.follows) == (("b", "a"), ("certain", "certain"))


def test_bounds_on_the_origin_are_windows_and_order_nothing_by_themselves() -> None:
    items = [item("a", None, None, tie=0), item("b", None, None, tie=1)]
    kept = [
        constraint("k", ORIGIN, "start:b", (None, 0)),
        constraint("l", "start:a", ORIGIN, (0, 9)),
    ]
    assert order(items, [], kept).follows == ("certain", "unknown")


def test_items_of_one_instant_stand_together_and_in_no_order() -> None:
    items = [item("a", None, None, tie=0), item("b", None, None, tie=1), item("c", None, None, 2)]
    kept = [
        constraint("same", "start:a", "start:c", (0, 0)),
        constraint("after", "start:c", "start:b", (5, None)),
    ]
    ordered = order(items, [], kept)
    assert (ordered.ids, ordered.follows) == (("a", "c", "b"), ("certain", "unknown", "certain"))


def test_of_a_cycle_with_certain_ones_the_told_step_with_least_room_is_dropped() -> None:
    items = [item("a", 0, 100), item("b", 0, 1000), item("c", 0, 90)]
    ordered = order(items, told("a", "b", "c"), [constraint("k", "start:c", "start:a", (1, None))])
    assert ordered.ids == ("c", "a", "b")
    assert ordered.follows == ("certain", "certain", "told")


def test_told_order_that_goes_in_circles_is_no_error() -> None:
    items = [item(name, None, None, tie) for tie, name in enumerate("abc")]
    ordered = order(items, told("a", "b", "c", "a"), [])
    assert sorted(ordered.ids) == ["a", "b", "c"]
    assert ordered.follows == ("certain", "told", "told")


@pytest.mark.parametrize("items", [[], [item("only", None, None)]])
def test_few_or_no_items_are_no_special_case(items: list[Placeable]) -> None:
    ordered = order(items, [], [])
    assert ordered.follows == ("certain",) * len(items)


def test_two_thousand_random_cases_keep_the_laws() -> None:
    for seed in range(2_000):
        check_seed(seed)


def test_posts_that_all_claim_to_precede_each_other_still_come_out_in_one_order() -> None:
    names = [f"m{number:04}" for number in range(2_000)]
    items = [item(name, None, None, tie) for tie, name in enumerate(names)]
    ring = [certain(names[place - 1], name) for place, name in enumerate(names)]
    ordered = order(items, ring, [])
    assert ordered.ids == tuple(names)
    assert set(ordered.follows[1:]) == {"unknown"}


def test_of_one_long_circle_the_step_told_last_is_dropped() -> None:
    names = [f"m{number:05}" for number in range(2_000)]
    items = [item(name, None, None, tie) for tie, name in enumerate(names)]
    assert order(items, told(*names, names[0]), []).ids == tuple(names)


def test_circles_within_circles_are_ordered_in_linear_time() -> None:
    def seconds(size: int) -> float:
        names = [f"m{number:05}" for number in range(size)]
        items = [item(name, None, None, tie) for tie, name in enumerate(names)]
        back = [told(names[-1 - place], names[place])[0] for place in range(size // 2)]
        began = time.process_time()
        assert sorted(order(items, [*told(*names), *back], []).ids) == names
        return time.process_time() - began

    small = min(seconds(2_000) for _ in range(2))
    assert seconds(8_000) < 10 * small  # sixteen times where it is quadratic


def test_likeness_puts_no_news_after_what_was_told_later() -> None:
    page = (
        "Harbour live\nWednesday 29 April 2015\n\n"
        "9.49am GMT\nThe council explains its decision on the release of the tanker Crane.\n\n"
        "9.15am GMT\nA hearing was called after the decision on the release of the tanker Crane.\n"
    )
    story = timeline.reconstruct(timeline.read_text(page))
    assert [one.says for one in story.problems if one.kind == "contradiction"] == []
