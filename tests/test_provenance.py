"""Derivations: every step once, premises first, and the quotations at the bottom."""

from __future__ import annotations

from timeline.provenance import Derivation, Evidence, given, steps


def quote(words: str, start: int = 0) -> Evidence:
    return Evidence(document="d", start=start, end=start + len(words), text=words)


def test_premises_come_before_what_they_support() -> None:
    label = Derivation(rule="label", says="printed", evidence=(quote("3.25pm"),))
    day = Derivation(rule="dateline", says="dated", evidence=(quote("13 February", 20),))
    posted = Derivation(rule="posted", says="so it went up then", premises=(day, label))
    assert steps(posted) == (day, label, posted)


def test_a_step_that_supports_two_others_is_there_once() -> None:
    shared = Derivation(rule="shared", says="rests on words", evidence=(quote("today"),))
    left = Derivation(rule="left", says="one way", premises=(shared,))
    right = Derivation(rule="right", says="another way", premises=(shared,))
    top = Derivation(rule="top", says="both", premises=(left, right))
    assert [step.rule for step in steps(top)] == ["shared", "left", "right", "top"]


def test_equal_steps_that_are_not_the_same_are_both_there() -> None:
    twins = tuple(Derivation(rule="twin", says="alike") for _ in range(2))
    assert len(steps(Derivation(rule="top", says="both", premises=twins))) == 3


def test_leaves_are_the_quotations_in_the_order_in_which_they_were_used() -> None:
    first = Derivation(rule="a", says="a", evidence=(quote("one"), quote("two", 5)))
    top = Derivation(rule="b", says="b", evidence=(quote("three", 9),), premises=(first,))
    assert [leaf.text for leaf in top.leaves()] == ["one", "two", "three"]


def test_what_was_given_is_a_leaf_outside_every_document() -> None:
    step = given("--date", "2025-02-13")
    (leaf,) = step.leaves()
    assert (leaf.document, leaf.start, leaf.end, leaf.text) == (None, 0, 0, "--date=2025-02-13")


def test_a_chain_deeper_than_the_stack_is_walked() -> None:
    step = Derivation(rule="0", says="first", evidence=(quote("first"),))
    for number in range(20_000):
        step = Derivation(rule=str(number + 1), says="next", premises=(step,))
    assert len(steps(step)) == 20_001
    assert [leaf.text for leaf in step.leaves()] == ["first"]
