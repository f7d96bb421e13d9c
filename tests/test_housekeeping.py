"""What a live blog says of itself is no event, and what others say in like words is one."""

from __future__ import annotations

import pytest

import timeline

PAGE = """Harbour live
Saturday 7 November 2015

6.00pm GMT
{text}

5.00pm GMT
The harbour gate has opened.
"""


def titles(text: str) -> list[str]:
    """Return the titles of the events of a page with one such post."""
    story = timeline.reconstruct(timeline.read_text(PAGE.format(text=text)))
    return [one.title for one in story.events if "gate" not in one.title]


@pytest.mark.parametrize(
    "text",
    [
        "Hello and welcome to our live blog, which follows the inquiry.",
        "We're going to wrap up our live coverage.",
        "I'm closing this blog now.",
        "We'll be bringing you all the latest as it happens, plus some background.",
        "I will post a summary at lunchtime and another in the afternoon.",
        "If you want to follow me or contact me, I am on the usual networks.",
        "Get up to speed every day with our morning email!",
        "Harbour master resigns after the flood Read more",
        "The quote above from Rosa Kenny was amended on 9 November 2015 to remove an error.",
        "Here's our latest report from the quay.",
        "And here we go again.",
        "Have a great weekend, and we'll be back on Monday.",
    ],
)
def test_the_blogs_own_affairs_are_no_event(text: str) -> None:
    assert titles(text) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Welcome rain fell on the coast.", "Welcome rain fell on the coast."),
        (
            "We're wrapping up the deal, says the buyer.",
            "We're wrapping up the deal, says the buyer.",
        ),
        ("The council is closing the quay here.", "The council is closing the quay here."),
        ("“We will publish the latest report,” said Ada Quill.", None),
        ("The summary was amended by the court to free him.", None),
        ("Here we go. The hatch is opening.", "The hatch is opening."),
        ("Good evening. Ada Quill has resigned.", "Ada Quill has resigned."),
    ],
)
def test_what_others_do_is_an_event(text: str, title: str | None) -> None:
    assert titles(text) == [title or text]


def test_a_label_above_no_words_is_no_crash() -> None:
    page = (
        "3 min ago\n\nThe bridge in Portwick has turned green over the years\n\n"
        "6 min ago\n\nLowe wins the harbour, see our previous post\n\n"
        "The mayor, Eve Lowe, will win the harbour.\n\n8 min ago\n"
    )
    story = timeline.reconstruct(timeline.read_text(page))
    assert any("Eve Lowe" in mention.text for one in story.events for mention in one.mentions)
