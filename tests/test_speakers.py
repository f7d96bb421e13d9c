"""Who spoke, each once."""

from __future__ import annotations

import pytest

from timeline.speakers import each_once
from timeline.story import Speaker


def speaker(words: str) -> Speaker:
    name, _, role = words.partition(", ")
    return Speaker(name=name, role=role or None, start=0, end=len(name))


@pytest.mark.parametrize(
    ("told", "then"),
    [
        ([], []),
        (["Ada Quill", "Quill"], ["Ada Quill"]),
        (["Quill", "Ada Quill"], ["Ada Quill"]),
        (["Quill, the mayor", "Ada Quill"], ["Ada Quill, the mayor"]),
        (["Ada Quill, mayor", "Quill, the mayor"], ["Ada Quill, mayor"]),
        (["Quill", "Ada Quill", "Dame Ada Quill"], ["Dame Ada Quill"]),
        (["Ada Quill", "Ben Quill", "Quill"], ["Ada Quill", "Ben Quill", "Quill"]),
        (["Ada Quill", "Tranquill"], ["Ada Quill", "Tranquill"]),
        (["Ada Quill", "Ada"], ["Ada Quill", "Ada"]),
    ],
)
def test_a_last_name_is_not_one_more_person(told: list[str], then: list[str]) -> None:
    found = each_once(speaker(words) for words in told)
    assert [f"{one.name}, {one.role}" if one.role else one.name for one in found] == then
