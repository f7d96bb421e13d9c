"""Windows and contradictions: worked by hand, then thousands of random networks."""

from __future__ import annotations

import itertools

from laws.networks import check_network, check_trial, check_windows, constraint

from timeline.model import ORIGIN, Strength
from timeline.solve import Trial, solve

THREE_PM = 1_739_458_800  # 2025-02-13T15:00:00Z


def test_a_point_between_two_bounds_has_the_tighter_of_each() -> None:
    solution = solve(
        ["a"],
        [
            constraint("day", ORIGIN, "a", (1_739_404_800, 1_739_491_199)),
            constraint("from", ORIGIN, "a", (THREE_PM, None)),
        ],
    )
    window = solution.windows["a"]
    assert (window.earliest_s, window.latest_s) == (THREE_PM, 1_739_491_199)
    assert [each.key for each in window.earliest_path] == ["from"]
    assert [each.key for each in window.latest_path] == ["day"]


def test_bounds_travel_along_the_order_of_the_page() -> None:
    solution = solve(
        [],
        [
            constraint("clock", ORIGIN, "old", (THREE_PM, THREE_PM + 59)),
            constraint("order", "old", "middle", (0, None)),
            constraint("order-2", "middle", "new", (0, None)),
            constraint("updated", ORIGIN, "new", (None, THREE_PM + 7200)),
        ],
    )
    window = solution.windows["middle"]
    assert (window.earliest_s, window.latest_s) == (THREE_PM, THREE_PM + 7200)
    assert [each.key for each in window.earliest_path] == ["clock", "order"]
    assert [each.key for each in window.latest_path] == ["updated", "order-2"]


def test_a_point_that_nothing_bounds_is_open_on_both_sides() -> None:
    window = solve(["alone"], []).windows["alone"]
    assert (window.earliest_s, window.latest_s) == (None, None)
    assert window.earliest_path == window.latest_path == ()


def test_order_alone_bounds_nothing() -> None:
    solution = solve([], [constraint("order", "a", "b", (60, None))])
    assert all(w.earliest_s is None and w.latest_s is None for w in solution.windows.values())


def test_the_weakest_of_a_cycle_is_set_aside_and_nothing_else() -> None:
    stated = constraint("label", ORIGIN, "a", (THREE_PM, THREE_PM + 59), Strength.STATED)
    also = constraint("other", ORIGIN, "b", (THREE_PM - 600, THREE_PM - 541), Strength.STATED)
    assumed = constraint("told", "a", "b", (0, None), Strength.ASSUMED)
    solution = solve([], [assumed, also, stated])
    assert [each.dropped.key for each in solution.contradictions] == ["told"]
    assert {each.key for each in solution.contradictions[0].cycle} == {"label", "other", "told"}
    assert [each.key for each in solution.kept] == ["label", "other"]


def test_among_equals_the_higher_rank_goes_then_the_later_key() -> None:
    by_rank = [
        constraint("a", "x", "y", (1, None), rank=7),
        constraint("b", "y", "x", (1, None), rank=3),
    ]
    assert [each.dropped.key for each in solve([], by_rank).contradictions] == ["a"]
    by_key = [constraint("a", "x", "y", (1, None)), constraint("b", "y", "x", (1, None))]
    assert [each.dropped.key for each in solve([], by_key).contradictions] == ["b"]


def test_bounds_that_exclude_themselves_are_a_contradiction_of_one() -> None:
    absurd = constraint("absurd", ORIGIN, "a", (5, 4), Strength.GIVEN)
    loop = constraint("loop", "a", "a", (1, None), Strength.GIVEN)
    solution = solve(["a"], [absurd, loop])
    assert [each.cycle for each in solution.contradictions] == [(absurd,), (loop,)]
    assert solution.kept == ()


def test_a_constraint_of_a_point_on_itself_that_holds_is_kept_or_harmless() -> None:
    solution = solve(["a"], [constraint("same", "a", "a", (0, 0))])
    assert solution.contradictions == ()
    assert solution.windows["a"].earliest_s is None


def test_windows_of_one_document_do_not_change_with_another() -> None:
    one = [
        constraint("a", ORIGIN, "p", (10, 20)),
        constraint("b", "p", "q", (1, 5)),
        constraint("c", "q", "p", (1, 5), Strength.ASSUMED),
    ]
    other = [constraint("d", ORIGIN, "r", (1, 2)), constraint("e", "r", "s", (-4, 4))]
    alone, both = solve([], one), solve([], [*other, *one])
    assert {name: both.windows[name] for name in alone.windows} == alone.windows
    assert both.contradictions == alone.contradictions


def test_two_thousand_random_networks_keep_the_laws() -> None:
    contradictions = sum(check_network(seed) for seed in range(2_000))
    assert contradictions > 1_000, "the trials must try contradictions too"


def test_ties_are_admitted_one_by_one_exactly_where_all_then_hold() -> None:
    refused = sum(check_trial(seed) for seed in range(1_000))
    assert refused > 300, "the trials must refuse some, too"


def test_a_tie_that_contradicts_one_before_it_leaves_all_as_it_was() -> None:
    order = constraint("order", "a", "b", (60, None))
    trial = Trial(["a", "b", "c"], solve(["a", "b", "c"], [order]))
    assert trial.admit(constraint("first", "a", "c", (0, 0))) is None
    contradiction = trial.admit(constraint("second", "b", "c", (0, 0)))
    assert contradiction is not None
    assert {each.key for each in contradiction.cycle} == {"order", "first", "second"}
    assert trial.admit(constraint("third", "c", "b", (60, None))) is None


def test_a_chain_of_posts_with_a_thousand_contradictions_is_solved_exactly() -> None:
    posts = [f"p{number:04}" for number in range(300)]
    constraints = [
        constraint(f"label-{post}", ORIGIN, post, (60 * place, 60 * place + 59), Strength.STATED)
        for place, post in enumerate(posts)
    ]
    backwards = [
        constraint(f"back-{place}-{step}", posts[place], posts[place - step], (0, None))
        for place in range(5, 300)
        for step in (2, 3, 4, 5)
    ]
    solution = solve(posts, [*constraints, *backwards])
    assert len(solution.contradictions) == len(backwards)
    assert all(len(each.cycle) == 3 for each in solution.contradictions)
    assert len(solution.kept) == len(constraints)


def test_a_long_chain_of_gaps_shares_its_paths_and_ends_quickly() -> None:
    names = [f"p{number:05}" for number in range(3_000)]
    chain = [
        constraint(f"c{number:05}", before, after, (1, None))
        for number, (before, after) in enumerate(itertools.pairwise(names))
    ]
    solution = solve(names, [constraint("first", ORIGIN, names[0], (7, None)), *reversed(chain)])
    last, other = solution.windows[names[-1]], solution.windows[names[-2]]
    assert last.earliest_s == 7 + 2_999
    assert len(last.earliest_path) == 3_000
    assert last.earliest_step is not None
    assert last.earliest_step.before is other.earliest_step


def test_windows_of_a_network_worked_by_hand_match_networkx_too() -> None:
    constraints = [
        constraint("a", ORIGIN, "x", (0, 100)),
        constraint("b", "x", "y", (10, 20)),
        constraint("c", "y", "z", (-5, 5)),
        constraint("d", ORIGIN, "z", (90, None)),
    ]
    solution = solve(["x", "y", "z"], constraints)
    bounds = {name: (w.earliest_s, w.latest_s) for name, w in solution.windows.items()}
    assert bounds == {"x": (65, 100), "y": (85, 120), "z": (90, 125)}
    check_windows(["x", "y", "z"], solution)
