"""Which lines of a text are headings that name a time, and what they head."""

from __future__ import annotations

import pytest

from timeline.headings import time_headings
from timeline.tag import read_times


def heads(text: str) -> list[tuple[str, str]]:
    """Return each heading's words, and what it dates without blanks around."""
    found = time_headings(text, read_times(text))
    return [(text[one.span.start : one.span.end], _words(text, one.scope)) for one in found]


def _words(text: str, scope: object) -> str:
    return " ".join(text[scope.start : scope.end].split())  # type: ignore[attr-defined]  # a span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019\nA.\n\n2020:\nB.\n", [("2019", "A."), ("2020", "B.")]),
        ("June 1941\nA.\nB.\n", [("June 1941", "A. B.")]),
        ("1914–1918\nA.\nIn 1919\nB.\n", [("1914–1918", "A."), ("1919", "B.")]),
        (
            "A title\n\n## Growth (1902–1920)\n\nIt grew and grew all the time.\n",
            [("1902–1920", "It grew and grew all the time.")],
        ),
        (
            "A title\n\n1921–1939: Growth\n\nIt grew and grew all the time.\n",
            [("1921–1939", "It grew and grew all the time.")],
        ),
        (
            "1640 – A.\nc. 1655: B.\n1806. C fell.\n",
            [("1640", "A."), ("1655", "B."), ("1806", "C fell.")],
        ),
        (
            "2016\n4 May: A.\n11 May: B.\n",
            [("2016", "4 May: A. 11 May: B."), ("4 May", "A."), ("11 May", "B.")],
        ),
        ("4 May 2016\nA.\n", []),  # a dateline
        ("2019\n", []),  # heads nothing
        ("The war lasted until\n1871\n", []),  # the rest of a sentence
        ("In 2019 it grew: slowly.\n", []),
        ("The Rising (1837–1839)\n\nIt was a rising of the towns.\n", []),  # the text's own title
        ("Yesterday: A.\nMonday – B.\n", []),  # relative, and no date
    ],
)
def test_headings_and_what_they_head(text: str, expected: list[tuple[str, str]]) -> None:
    assert heads(text) == expected
