"""The package's front door: its names are there for scripts, whatever was imported before."""

from importlib import import_module

import pytest

import timeline


@pytest.mark.parametrize("name", ["export", "render", "tag"])
def test_a_stage_does_not_hide_the_function_of_its_name(name: str) -> None:
    stage = import_module(f"timeline.{name}")
    assert getattr(timeline, name) is not stage
    assert callable(getattr(timeline, name))


@pytest.mark.parametrize("name", timeline.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(timeline, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = timeline.nothing  # type: ignore[attr-defined]
