"""Whether a text that nothing marks is an article or a live blog: never by its length."""

from __future__ import annotations

import pytest
from long_articles import KINDS, long_article

from timeline.load import load
from timeline.model import Segmented
from timeline.segment import segment
from timeline.tag import tag


def cut(text: str) -> Segmented:
    document = load(text.encode(), "page.txt")
    return segment(document, tag(document))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lines", [20, 95, 300])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_an_article_stays_one_post_however_long_it_is(kind: str, lines: int, seed: int) -> None:
    found = cut(long_article(kind, lines, seed))
    assert (found.kind, len(found.posts)) == ("article", 1)


LIVE = (
    "The harbour board is meeting now, and a crowd is waiting outside.",
    "Ada Brook, who chairs it, says the gates stay shut today.",
    "She adds that the cranes are safe.",
    "The unions say they are ready to talk.",
    "Police have just closed the coast road, and lorries are turning back.",
    "Oskar Varga, of the hauliers, says this morning is the worst he has seen.",
    "He says his drivers want an answer tonight.",
    "The minister has now arrived. She is speaking to the crowd.",
    "Rain is falling, and people are still coming.",
    "The board says it will vote this evening.",
)


@pytest.mark.parametrize("times", [1, 4, 20])
def test_a_page_told_in_the_present_of_today_is_a_live_blog_however_long(times: int) -> None:
    assert cut("\n".join(LIVE * times) + "\n").kind == "live-blog"


UNFOLDING = (
    "Water is pouring over the weir, and crews are filling sandbags.",
    "Ada Brook has left her house with two dogs.",
    "The bridge is swaying. Nobody is crossing it.",
    "The council has opened the school hall.",
    "Families are arriving in buses.",
    "Oskar Varga, who leads the crews, says the dam holds.",
    "He says the river has stopped rising.",
    "A boat is drifting towards the lock.",
    "Divers have reached it and are tying it up.",
    "The keeper waves from the tower.",
    "The rain has stopped.",
    "People are going home.",
)


def test_a_page_that_tells_what_is_going_on_is_a_live_blog_without_a_word_of_today() -> None:
    assert cut("\n".join(UNFOLDING) + "\n").kind == "live-blog"


def test_a_pages_word_on_its_order_makes_it_a_live_blog_of_that_order() -> None:
    text = (
        "The ballot. Most recent updates at the bottom.\n\nDoors open.\nAll wait.\n\nA box comes.\n"
    )
    assert cut(text).kind == "live-blog"


def test_a_post_below_the_word_pinned_is_pinned() -> None:
    text = "9 July 2024\n\nPinned post\n1.10pm BST\nWhat we know.\n\n4.40pm BST\nIt is over.\n"
    found = cut(text)
    assert [post.is_pinned for post in found.posts] == [True, False]
    assert [part.why for part in found.furniture][-1] == "mark of a pinned post"


@pytest.mark.parametrize(
    "line",
    [
        "We'll bring you all the news from the harbour. Stay with us.",
        "As we said in our previous post, the gates are shut.",
        "Thanks for following our live coverage.",
    ],
)
def test_a_long_text_that_speaks_to_its_readers_as_a_live_blog_does_is_one(line: str) -> None:
    text = "\n".join(LIVE[2:7] * 5)
    assert cut(f"{text}\n{line}\n{text}\n").kind == "live-blog"
