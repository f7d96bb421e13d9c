"""Fifty small stories of many shapes, from their files to the order of events, against the truth.

`benchmarks/generated.py` runs two thousand and prints what went wrong; these floors are for fifty.
"""

from __future__ import annotations

import pytest
from stories import Score, reconstruct, score, write_story

SEEDS = range(50)


@pytest.fixture(scope="module")
def total() -> Score:
    """Return the score of all stories together."""
    result = Score()
    for seed in SEEDS:
        files, truth = write_story(seed)
        result.add(score(reconstruct(files), truth))
    return result


def test_the_same_seed_writes_the_same_story() -> None:
    assert write_story(7) == write_story(7)
    assert write_story(7) != write_story(8)


def test_the_truth_lies_within_what_the_text_allows() -> None:
    for seed in range(200):
        for true in write_story(seed)[1].events:
            earliest, latest = true.limits
            assert earliest is None or earliest <= true.instant, (seed, true)
            assert latest is None or true.instant <= latest, (seed, true)


def test_pairs_whose_order_the_text_licenses_are_in_order(total: Score) -> None:
    assert total.share("pairs") >= 97.0, faults(total, "order")


def test_windows_hold_the_truth(total: Score) -> None:
    assert total.share("inside") >= 99.5, faults(total, "outside")


def test_windows_are_exact_where_they_can_be_known(total: Score) -> None:
    assert total.share("exact") >= 90.0, faults(total, "inexact")


def faults(total: Score, kind: str) -> str:
    """Return the first faults of one kind, one a line."""
    lines = [f"{name}: {line}" for name, line in total.faults if name.startswith(kind)]
    return "\n".join(lines[:20])
