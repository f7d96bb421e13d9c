"""A window is said as surely as it is known, in words and in EDTF."""

import string
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from timeline.errors import OptionError
from timeline.phrases import ENGLISH, LANGUAGES, phrases
from timeline.story import Window
from timeline.wording import (
    DEFAULT_STYLE,
    Style,
    Told,
    edtf,
    in_style,
    time_in_words,
    window_display,
)

ZONE = timezone(timedelta(hours=1))
CASES = tomllib.loads((Path(__file__).parent / "cases" / "wording.toml").read_text("utf-8"))["case"]


def sides(case: dict[str, Any]) -> tuple[datetime | None, datetime | None, str | None]:
    first, last, *unit = case["window"]
    read = [
        datetime.fromisoformat(side).replace(tzinfo=ZONE) if side else None
        for side in (first, last)
    ]
    return read[0], read[1], unit[0] if unit else None


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_window_is_said_alone(case: dict[str, Any]) -> None:
    assert window_display(*sides(case)) == case["says"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_window_is_written_as_edtf_and_never_finer_than_a_day(case: dict[str, Any]) -> None:
    assert edtf(*sides(case)) == case.get("edtf")


@pytest.mark.parametrize(
    "case", [case for case in CASES if "then" in case], ids=lambda case: case["name"]
)
def test_what_the_heading_has_said_is_left_out(case: dict[str, Any]) -> None:
    earliest, latest, unit = sides(case)
    window = Window(earliest=earliest, latest=latest, granularity=unit, edtf=None, display="")
    said = time_in_words(
        window,
        basis=case.get("basis", "words"),
        style=Style(clock=case.get("clock", "3.25pm"), language=case.get("language", "en")),
        told=Told(day=case.get("told")),
    )
    assert said == case["then"]


def test_a_time_of_which_nothing_is_known_is_said_to_be_unknown() -> None:
    assert time_in_words(None) == "time unknown"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def pairs() -> Iterator[tuple[str, str, str, str]]:
    for table in LANGUAGES[1:]:
        for key, text in ENGLISH.strings.items():
            yield table.code, key, text, table.strings.get(key, "")


@pytest.mark.parametrize(("code", "key", "english", "translated"), list(pairs()))
def test_every_string_is_translated_with_the_same_fields(
    code: str, key: str, english: str, translated: str
) -> None:
    assert translated, f"{code} lacks {key}"
    assert fields(translated) == fields(english)


def test_a_language_without_a_table_is_named_with_those_that_have_one() -> None:
    with pytest.raises(OptionError, match=r"'xx'.*en, de"):
        phrases("xx")


def test_lists_of_one_two_and_three_are_joined() -> None:
    assert [ENGLISH.listed(tuple("abc"[:n])) for n in (1, 2, 3)] == ["a", "a and b", "a, b and c"]


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ("so: between noon and 3.25pm on Thursday", "so: between 12:00 and 15:25 on Thursday"),
        ("so that post went up at 12.05am", "so that post went up at 00:05"),
        ("«at 3pm or noon»: not before 3.00.10pm", "«at 3pm or noon»: not before 15:00:10"),
        ("version 3.11.4 of 2.05pms", "version 3.11.4 of 2.05pms"),
    ],
)
def test_an_explanation_takes_the_house_clock_but_quotes_what_was_written(
    says: str, shown: str
) -> None:
    assert in_style(says, Style(clock="15:25")) == shown
    assert in_style(says, DEFAULT_STYLE) == says
