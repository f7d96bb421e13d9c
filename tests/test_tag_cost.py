"""The cost of tagging grows with the length of the text, whatever stands in it; nothing crashes."""

import itertools
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.model import Block, Columns, Document, Span
from timeline.tag import tag
from timeline.text_tag import tag_text

HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda n: "1" * n,
    "blanks": lambda n: " " * n,
    "no blank": lambda n: "a" * n,
    "and": lambda n: "and " * (n // 4),
    "brackets": lambda n: "(" * n,
    "dates": lambda n: "3 March " * (n // 8),
    "numbers of words": lambda n: "twenty " * (n // 7),
    "units": lambda n: "two days and " * (n // 13),
    "the last": lambda n: "the last " * (n // 9),
    "clock digits": lambda n: "3.25:" * (n // 5),
    "quotes": lambda n: "“a ‘" * (n // 4),
    "stops": lambda n: "U.S. " * (n // 5),
    "lines": lambda n: "\n \n" * (n // 3),
    "days in a list": lambda n: "April 1" + ", 2" * (n // 3),
    "days and clocks": lambda n: "Monday at 3pm " * (n // 14),
    "a day, then clocks": lambda n: "On Friday " + "and at 9am he " * (n // 14),
    "days that own": lambda n: "Friday's debate will " * (n // 21),
    "verbs": lambda n: "said " * (n // 5),
}
SIZE = 20_000


@pytest.mark.parametrize("name", HOSTILE)
def test_cost_is_linear(name: str) -> None:
    make = HOSTILE[name]
    small, large = _seconds(make(SIZE)), _seconds(make(4 * SIZE))
    assert large < 12 * small + 0.1, f"{small:.3f} s for n, {large:.3f} s for 4 n"


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(2):
        before = time.process_time()
        tag_text(text, date="2025-02-13")
        best = min(best, time.process_time() - before)
    return best


PIECES = (
    "3.25pm 31 February at on in of the a last next this two days ago later March may second "
    "Monday 2014 2014-15 1525 GMT BC '80s half past quarter to noon every week early mid - – . , "
    "( ) ' “ ” \n \u00a0 ٣ 25:70 9999 0000 0 -1 12/31/1999 31.12.99 Christmas eve new year's day "
    "a.m. p.m. o'clock 2h 25mins between and from until said will has been T-10 90+4' 3% $86"
).split(" ")
WORDS = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(text=WORDS | st.text(max_size=200))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    found = tag_text(text, date="2024-02-29T23:59", tz="Europe/London")
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= two.start for one, two in itertools.pairwise(found))  # pairs


@settings(max_examples=100, deadline=None)
@given(text=WORDS)
def test_a_whole_document_is_read_without_a_crash(text: str) -> None:
    spans = [Span(start=0, end=len(text))] if text else []
    document = Document(
        id="one",
        format="text",
        origin="x",
        path=None,
        sha256="0",
        text=text,
        blocks=Columns.of(Block, [Block(span.start, span.end, "paragraph") for span in spans]),
    )
    tagged = tag(document)
    for kind in (tagged.sentences, tagged.clauses, tagged.readings):
        starts = [one.span.start for one in kind]
        assert starts == sorted(starts)


@pytest.mark.parametrize("year", [1, 2, 1582, 9998, 9999])
def test_years_at_the_edges_are_read(year: int) -> None:
    text = f"It was on 31 December {year:04d}, a century ago, 5000 years later, next week."
    assert tag_text(text, date=f"{year:04d}-12-31")
