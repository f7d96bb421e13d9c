"""Who spoke, each once."""

from __future__ import annotations

import pytest

import timeline
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Marta Quill announced the sale on Monday.", ["Marta Quill"]),
        ("The plan failed, according to U.S. Attorney Mary Lowe.", ["Mary Lowe"]),
        ("Police chief Capt. Owen Drake said the quay was shut.", ["Owen Drake"]),
        ("Marta Quill was accused of selling the quay on Monday.", []),
        ("Portwick has responded by closing the quay.", []),
        ("A newspaper in Portwick reported that the quay was shut on Monday.", []),
        ("People have predicted the sale of the quay for years.", []),
        ("“It was hard,” says Hartmann of her first talks with Oster.", ["Hartmann"]),
        ("The plan is in doubt, says Dean Tarrant of Portwick Wealth.", ["Dean Tarrant"]),
        ("“It was dark,” said the mayor of the town, Ada Quill.", ["Ada Quill"]),
        ("The head of the union, Piet Oster, said it was over.", ["Piet Oster"]),
        ("The head of the union, who was ill, said Portwick would flood.", []),
        ("The president of Portwick said he would go.", []),
        ("The head of the University of Portwick said it was over.", []),
        ("The Bank of Portwick said rates would fall.", ["Bank of Portwick"]),
        ("“We will appeal,” said European Court of Salvage chief Koen Lander.", ["Koen Lander"]),
        ("The Harbour MP Dominic Reeve has said the deal is dead.", ["Dominic Reeve"]),
        ("Igor Komar was quoted by the agency Lifewire as saying it was over.", ["Igor Komar"]),
        ("Third, says Ada Quill, the board would extend the loan.", ["Ada Quill"]),
        ("Ada Quill, the mayor, said Portwick would flood.", ["Ada Quill"]),
        ("Rejecting claims that it was broke, she said it had money.", []),
        ("Reuters quoted a union leader, Piet Oster, as saying it was over.", ["Piet Oster"]),
        ("The minister president of Marland, Armin Lasker, said he would wait.", ["Armin Lasker"]),
    ],
)
def test_who_spoke_is_named_and_nobody_else(text: str, names: list[str]) -> None:
    story = timeline.reconstruct(timeline.read_text(text, date="2024-07-12"))
    spoke = [one.name for event in story.events for one in event.mentions[0].said_by]
    assert spoke == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Reuters quoted a union leader, Piet Oster, as saying it was over.", ["Reuters"]),
        ("Piet Oster carried photographs of the yard, Eve Lowe said.", []),
        ("Piet Oster quoted the law of 1960, Eve Lowe said.", []),
        ("The yard was shut on Monday, according to Reuters.", ["Reuters"]),
    ],
)
def test_only_who_carries_what_others_say_is_a_carrier(text: str, names: list[str]) -> None:
    story = timeline.reconstruct(timeline.read_text(text, date="2024-07-12"))
    assert [one.name for event in story.events for one in event.mentions[0].via] == names


def test_what_a_picture_shows_is_no_event() -> None:
    text = (
        "Portwick voted to close the quay on Monday.\n\n"
        "EPA A crane (back) and a tug lie at the upper quay, 2 July 2024. EPA\n"
        "Tugs at the upper quay\n\n"
        "Marta Quill opposed the plan.\n"
    )
    story = timeline.reconstruct(timeline.read_text(text, date="2024-07-12"))
    told = " ".join(mention.text for event in story.events for mention in event.mentions)
    assert "Marta Quill opposed" in told
    assert "crane" not in told
    assert "Tugs" not in told
