"""Any spans over any text give well-formed markup that says the same words."""

import random
from html.parser import HTMLParser

import pytest
from markupsafe import Markup

from timeline.render.marked import Mark, mark_up


class Reader(HTMLParser):
    """Reads markup strictly: every element is closed in turn; keeps which text has which mark."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""
        self.marked: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # the library's names
        self.open.append(dict(attrs)["class"] or "")

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002  # the same
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text += data
        for name in self.open:
            self.marked[name] = self.marked.get(name, "") + data


def mark(name: str, start: int, end: int, rank: int = 0) -> Mark:
    opening = Markup('<i class="{}">').format(name)
    return Mark(
        start=start, end=end, rank=rank, opening=opening, again=opening, closing=Markup("</i>")
    )


def read(markup: str) -> Reader:
    reader = Reader()
    reader.feed(str(markup))
    reader.close()
    assert not reader.open
    return reader


def test_marks_nest_by_rank_over_the_same_words() -> None:
    marked = mark_up("abc", [mark("inner", 0, 3, 2), mark("outer", 0, 3, 1)])
    assert marked == '<i class="outer"><i class="inner">abc</i></i>'


def test_a_mark_that_crosses_another_is_cut_at_its_end() -> None:
    marked = mark_up("abcd", [mark("one", 0, 3), mark("two", 2, 4)])
    assert marked == '<i class="one">ab<i class="two">c</i></i><i class="two">d</i>'


def test_text_is_escaped_inside_and_outside_marks() -> None:
    assert mark_up("<b>&", [mark("one", 0, 1)]) == '<i class="one">&lt;</i>b&gt;&amp;'


def test_a_note_stands_after_its_words() -> None:
    assert mark_up("Yesterday, rain", [], {9: Markup("<s>!</s>")}) == "Yesterday<s>!</s>, rain"


def test_marks_outside_the_text_are_left_out() -> None:
    assert mark_up("ab", [mark("one", 1, 9), mark("two", -1, 1), mark("three", 1, 1)]) == "ab"


@pytest.mark.parametrize("seed", range(200))
def test_random_spans_mark_exactly_their_words(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(chance.choice("ab<>&\"' \n٣é") for _ in range(chance.randrange(1, 30)))
    spans = {}
    for n in range(chance.randrange(6)):
        start, end = sorted(chance.randrange(len(text) + 1) for _ in "ab")
        spans[f"m{n}"] = (start, end)
    marks = [mark(name, *span, chance.randrange(3)) for name, span in spans.items()]
    found = read(mark_up(text, marks))
    assert found.text == text
    for name, (start, end) in spans.items():
        assert found.marked.get(name, "") == text[start:end]
