"""How alike two texts are: words, stems, BM25 over few and many texts, runs of words."""

from __future__ import annotations

from math import log

import pytest

from timeline.likeness import (
    MOST_TEXTS,
    Collection,
    as_written,
    content_words,
    longest_run,
    plain_words,
    stem,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada’s boat, and Bo's.", ["ada", "boat", "and", "bo"]),
        ("3.5% of 12:30", ["3.5%", "of", "12:30"]),
        ("", []),
        ("Überfahrt nach Åland", ["überfahrt", "nach", "åland"]),
    ],
)
def test_plain_words(text: str, expected: list[str]) -> None:
    assert plain_words(text) == expected


@pytest.mark.parametrize(
    ("first", "second"),
    [("talks", "talking"), ("visited", "visits"), ("parties", "partied"), ("closes", "closing")],
)
def test_forms_of_one_word_meet(first: str, second: str) -> None:
    assert stem(first) == stem(second)


@pytest.mark.parametrize("word", ["bus", "gas", "2,000", "ring"])
def test_short_words_and_figures_keep_their_ends(word: str) -> None:
    assert stem(word) == word


def test_content_words_leave_out_what_says_nothing() -> None:
    assert content_words("The mill has been sold again") == ["mill", "sold"]


def test_score_is_bm25_worked_by_hand() -> None:
    found = Collection([["mill", "fire"], ["mill", "toll"]]).scores(["fire"])
    # One of two texts holds it: log(1 + 1.5 / 1.5); it stands once in a text of mean length.
    assert found == {0: pytest.approx(log(2) * 2.2 / 2.2)}


def test_word_of_no_text_scores_nothing() -> None:
    assert Collection([["mill"], []]).scores(["toll"]) == {}
    assert Collection([]).scores(["toll"]) == {}


def test_many_texts_are_scored_by_their_rarest_words_alone() -> None:
    texts = [["common", f"rare{n}"] for n in range(MOST_TEXTS + 1)]
    found = Collection(texts).scores(["common", "rare7"])
    assert list(found) == [7]


def test_shared_words_come_rarest_first() -> None:
    collection = Collection([["mill", "fire", "kiln"], ["mill"], ["mill", "fire"]])
    assert collection.shared(["mill", "kiln", "fire", "toll"], 0) == ["kiln", "fire", "mill"]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("a b c d e f", "x b c d e y", (4, 1, 1)),
        ("a b c", "a b c", (0, 0, 0)),
        ("a b c d x a b c d e", "a b c d e", (5, 5, 0)),
        ("", "a b c d", (0, 0, 0)),
    ],
)
def test_longest_run(first: str, second: str, expected: tuple[int, int, int]) -> None:
    assert longest_run(first.split(), second.split()) == expected


def test_stems_are_shown_as_they_were_written() -> None:
    text = "Ministers visited Ada’s mill"
    assert as_written([stem("ministers"), stem("visits"), "ada"], text) == [
        "Ministers",
        "visited",
        "Ada",
    ]
