"""A sentence is cut into words and marks, each of which stands where it says it does."""

from itertools import pairwise

import pytest

from timeline.tag.words import Words, words_of


def spans(words: Words) -> list[tuple[int, int]]:
    return [(words.starts[place], words.end(place)) for place in range(len(words))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry left at 9.15am, late.", "the ferry left at 9.15am , late ."),
        ("He'll say she’d gone", "he 'll say she 'd gone"),
        ("Ann's ‘fine’ boats' crews don't", "ann 's ‘ fine ' boats ' crews don't"),
        ("_So_ it was, all 1,250 of them", "so it was , all 1,250 of them"),
        ("  two\n\tlines \u00a0and  gaps ", "two lines and gaps"),
        ("Übermut in Ürzig", "übermut in ürzig"),
    ],
)
def test_words_are_in_lower_case_with_straight_apostrophes(text: str, expected: str) -> None:
    assert words_of(text, 0, len(text)).texts == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        "On Friday the mayor, Ada Quill, spoke.",
        "They’ll see: it's Bo's turn’s end",
        "  _Here_ we go_again , at 3pm",
        "İpek'in yolu: İ's",
    ],
)
def test_each_word_stands_where_it_says(text: str) -> None:
    words = words_of(text, 0, len(text))
    assert [text[start:end] for start, end in spans(words)] == words.written
    assert [word.lower().replace("’", "'") for word in words.written] == words.texts
    assert all(before[1] <= after[0] for before, after in pairwise(spans(words)))


def test_a_sentence_is_cut_within_its_text() -> None:
    text = "First this. Then Bo left, it's said. And more."
    words = words_of(text, 12, 36)
    assert words.texts == ["then", "bo", "left", ",", "it", "'s", "said", "."]
    assert words.starts[1] == text.index("Bo")
    assert [words.is_capital(place) for place in range(3)] == [True, True, False]


def test_both_words_of_a_contraction_are_as_capital_as_it_is() -> None:
    words = words_of("They'll go", 0, 10)
    assert words.texts == ["they", "'ll", "go"]
    assert [words.is_capital(place) for place in range(3)] == [True, True, False]
