"""What a sentence tells, in parts: kinds of happening, names, numbers."""

from __future__ import annotations

import pytest

import timeline
from timeline.language.en_events import KINDS, LIGHT_VERBS
from timeline.merge.aspects import AspectReader, Aspects, number_of
from timeline.merge.telling import Line
from timeline.model import Options, Span
from timeline.narrate import narrate
from timeline.pipeline import placed_all
from timeline.resolve import resolve


def aspects_of(sentence: str) -> Aspects:
    (placed,), _ = placed_all([timeline.read_text(sentence, date="2031-06-06")], Options())
    line = Line(
        span=Span(start=0, end=len(sentence)),
        words=(),
        actors=frozenset(),
        is_quotation=False,
        is_told=False,
        figures=frozenset(),
        others=frozenset(),
    )
    return AspectReader(narrate(resolve(placed)), frozenset()).aspects(line)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("thirty-one", "31"),
        ("8,000", "8000"),
        ("3-1", "3-1"),
        ("twenty", "20"),
        ("one", None),
        ("1", None),
        ("lens", None),
    ],
)
def test_a_number_is_the_same_in_words_and_digits(word: str, number: str | None) -> None:
    assert number_of(word) == number


@pytest.mark.parametrize(
    ("sentence", "main"),
    [
        ("In Tarnby two sailors lost their lives.", "die"),
        ("The board put the ferry up for sale.", "buy"),
        ("Police said the mate had been taken into custody.", "arrest"),
        ("The trial of the mate began in Wexholm.", "trial"),
    ],
)
def test_the_kind_is_that_of_the_verb_or_of_what_a_light_verb_stands_with(
    sentence: str, main: str
) -> None:
    assert main in aspects_of(sentence).main


def test_what_a_subordinate_clause_tells_is_only_touched() -> None:
    found = aspects_of("The mate was acquitted in Wexholm after the ferry sank in Tarnby.")
    assert "acquit" in found.main
    assert "sink" not in found.main
    assert "sink" in found.kinds


def test_names_stand_together_and_what_dates_the_sentence_is_no_part_of_it() -> None:
    found = aspects_of("In Port Ilsa, Secretary of State Birkett met 12 captains on 5 June 2031.")
    assert [len(run) for run in found.runs] == [2, 3]
    assert found.numbers == {"12"}


def test_no_word_is_of_many_kinds_and_no_light_verb_of_any() -> None:
    listed = [entry for words in KINDS.values() for entry in words.split()]
    assert all(entry == entry.lower() for entry in listed)
    assert all(entry.count("+") <= 1 for entry in listed)
    assert max(listed.count(entry) for entry in listed) <= 2
    assert not LIGHT_VERBS & set(listed)
