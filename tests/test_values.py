"""Values compare, hash and print by their fields; what callers hold cannot be changed."""

import dataclasses

import pytest

import timeline
from timeline.model import Document, Given, Span
from timeline.story import Story
from timeline.values import value


@value(frozen=True, slots=True, kw_only=True, order=True)
class _Pair:
    first: int
    second: str = ""


def test_values_are_equal_and_hash_by_their_fields() -> None:
    assert _Pair(first=1, second="a") == _Pair(first=1, second="a") != _Pair(first=1)
    assert len({_Pair(first=1), _Pair(first=1), _Pair(first=2)}) == 2
    assert _Pair(first=1) < _Pair(first=2)
    assert repr(_Pair(first=1)) == "_Pair(first=1, second='')"


def test_values_are_copied_with_other_fields_not_changed_in_place() -> None:
    one = Span(start=1, end=4)
    assert dataclasses.replace(one, end=9) == Span(start=1, end=9)
    assert one == Span(start=1, end=4)
    assert not hasattr(one, "__dict__")


def test_a_value_that_may_change_is_a_plain_dataclass() -> None:
    with pytest.raises(AssertionError, match="plain dataclass"):
        value(frozen=False)


@pytest.mark.parametrize("kind", [Document, Given, Story])
def test_what_callers_hold_is_frozen_at_run_time(kind: type) -> None:
    assert kind.__dataclass_params__.frozen


def test_a_story_cannot_be_changed() -> None:
    story = timeline.reconstruct(timeline.read_text("9.15am The pier shut.\n9.40am It opened."))
    with pytest.raises(dataclasses.FrozenInstanceError):
        story.events = ()
