"""Titles that had to be cut short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import timeline
from timeline.narrate import antecedents
from timeline.story import Story

LONG = (
    "{lead}harbour board of Westport voted by nine to four to close the eastern quay to all ships "
    "longer than forty metres and to repair old gates of two docks by 13 May with help of an army."
)
HALF = re.compile(r" (?:the|an?|of|by|to|with|and|\d+) …$")


@pytest.mark.parametrize("width", range(16))
def test_a_title_cut_short_does_not_end_in_half_a_phrase(width: int, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    sentence = LONG.format(lead="The " + "e" * width + " ")
    page.write_text(f"Tuesday 9 July 2024\n\n{sentence}\n", encoding="utf-8")
    (event,) = timeline.reconstruct([timeline.read(page)]).events
    assert event.title.endswith(" …")
    assert not HALF.search(event.title)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("The bakers settled over the weekend.", "settled over the weekend of 6 July"),
        ("The bakers spent the weekend in talks.", "spent the weekend of 6 July in talks"),
        ("The bakers settled towards the end of last week.", "The bakers settled."),
        ("The bakers settled in early June.", "settled in early June 2024"),
        ("The bakers settled more than three years ago.", "The bakers settled."),
        ("The bakers want winter fuel aid, they said on Monday.", "winter fuel aid"),
        ("They said last night’s debate went well.", "8 July’s night debate"),
        ("They said Monday’s debate went well.", "8 July’s debate"),
        (
            "They must pay if Okafor wants to end the strike, as Marta Quill said yesterday.",
            "If Okafor wants to end the strike, as Marta Quill said on 8 July",
        ),
        ("On Monday the mill was shut.", "The mill was shut."),
        (
            "The mill fair was moved to next week.",
            "The mill fair was moved to the week of 15 July.",
        ),
        ("The board closed the mill earlier this year.", "The board closed the mill."),
        ("In January the council had warned of cracks.", "The council had warned of cracks."),
    ],
)
def test_a_title_names_the_time_no_finer_than_its_words(
    said: str, title: str, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Tuesday 9 July 2024\n\n{said}\n", encoding="utf-8")
    story = timeline.reconstruct([timeline.read(page)])
    assert any(title in event.title for event in story.events)


def test_that_behind_a_verb_of_saying_stands_for_nobody(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    said = "Okafor told the council that the mill had closed on Monday."
    page.write_text(f"Tuesday 9 July 2024\n\n{said}\n", encoding="utf-8")
    titles = [event.title for event in timeline.reconstruct([timeline.read(page)]).events]
    assert "The mill had closed on 8 July." in titles


def test_a_time_said_loosely_is_not_shown_as_a_minute(tmp_path: Path) -> None:
    page = tmp_path / "blog.txt"
    page.write_text(
        "Tuesday 9 July 2024\n\n4.18pm\nThe tanks were emptied a couple of hours ago.\n\n"
        "3.02pm\nThe valve is open and the tanks are being drained.\n",
        encoding="utf-8",
    )
    story = timeline.reconstruct([timeline.read(page)])
    times = {event.title[:9]: event.time for event in story.events}
    time = times["The tanks"]
    assert time is not None
    assert time.display.startswith("between 1.48pm and 2.48pm")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ada Quill opened the quay on Monday. On Tuesday, she sold it.", "Ada Quill sold it."),
        (
            "On Tuesday, Quill’s visit came a day after she bought the quay. Drake met Quill.",
            "Quill bought the quay",
        ),
        ("Ada Quill saw Eve Lowe on Monday.\n\nOn Tuesday, they met again.", "They met again."),
        ("Ada Quill and Eve Lowe met on Monday. On Tuesday, she left.", "She left."),
        ("The quay was shut on Monday. On Tuesday, she opened it.", "She opened it."),
        ("Reuters rang on Monday. On Tuesday, he sent them home.", "He sent them home."),
        ("Crews came on Monday. On Tuesday, he sent them home.", "He sent them home."),
        ("“Ada Quill came on Monday. On Tuesday, she left,” said Owen Drake.", "She left"),
    ],
)
def test_a_title_names_whom_it_is_about_where_the_text_does(text: str, title: str) -> None:
    story = timeline.reconstruct(timeline.read_text(text, date="2024-07-12"))
    assert any(title in event.title for event in story.events), [one.title for one in story.events]


def test_the_title_of_an_opening_post_is_what_it_tells() -> None:
    text = (
        "Union welcomes the offer\nUnion leader Marta Quill says the offer is “a step”.\n"
        "Morning opening: what is next for the harbour?\n"
        "The strike enters its second week. Port minister Idris Lowe is ready to meet the union.\n"
        "It's Tuesday, 4 March 2025, and this is Harbour live.\nGood morning.\n"
    )
    story = timeline.reconstruct(timeline.read_text(text))
    titles = [event.title for event in story.events]
    assert "The strike enters its second week." in titles


def test_a_figure_keeps_what_it_is_compared_with() -> None:
    text = (
        "Output fell 8% in May from a year ago. Sales were 45%, compared with 40% a year earlier."
    )
    story = timeline.reconstruct(timeline.read_text(text, date="2024-07-12"))
    assert all(
        one.time and one.time.earliest and one.time.earliest.year == 2024 for one in story.events
    )
    assert any("from a year ago" in one.title for one in story.events)


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("It rained from 10 to 14 June, the board said.", "It rained from 10 to 14 June"),
        ("The mill was lost between March and May.", "lost between March 2024 and May 2024"),
        ("Orr fled at dawn on 4 July.", "Orr fled at dawn on 4 July."),
        ("Orr came on 4 July and fled the next day.", "fled on 5 July"),
    ],
)
def test_a_title_keeps_the_days_and_ranges_that_its_words_name(
    said: str, title: str, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Tuesday 9 July 2024\n\n{said}\n", encoding="utf-8")
    story = timeline.reconstruct([timeline.read(page)])
    assert any(title in event.title for event in story.events), [e.title for e in story.events]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        (
            "Orr was born on 4 May 1871.\n\nHe wed in 1890.\n\nHe died on 3 June 1901.",
            "1871 to 1901",
        ),
        ("It rained on 4 June 2024.\n\nIt thawed on 5 June 2024.", "4 and 5 June 2024"),
        (
            "It rained on 4 March 2024. It froze on 7 May 2024. It thawed in June 2024.",
            "March to June",
        ),
    ],
)
def test_the_made_title_names_the_years_of_a_history_and_the_days_of_news(
    text: str, span: str
) -> None:
    story = timeline.reconstruct([timeline.read_text(text)])
    assert story.title.startswith(span)


def blog_of(text: str) -> Story:
    """Return the story of a live blog with one such post."""
    page = "Harbour live\nMonday 20 November 2023\n\n4.00pm GMT\n{}\n\n3.00pm GMT\nRain falls.\n"
    return timeline.reconstruct(timeline.read_text(page.format(text)))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "The board says it was full when Ada Quill took office in May, and that it is not.",
            "Ada Quill took office in May 2023",
        ),
        (
            "The page says Piet Oster owns it, that he left school in 1969, and that he sails.",
            "Piet Oster left school in 1969",
        ),
        ("We had no trouble with the gate up until now.", "We had no trouble with the gate."),
        ("Friday was a bad day for the port.", "17 November was a bad day for the port."),
        (
            "The crew told them their ship would leave on Thursday.",
            "The crew told them their ship would leave on 23 November.",
        ),
        (
            "As Eve Lowe reports in her story, he is urging the board to pay by 2030.",
            "He is urging the board to pay by 2030.",
        ),
        (
            "It happened on the same day she flew into the port on 23 August.",
            "It happened on the same day she flew into the port on 23 August.",
        ),
        (
            "As Eve Lowe says in her overnight story, the mayor failed on Friday.",
            "As Eve Lowe says in her overnight story, the mayor failed on 17 November.",
        ),
        ("The club is entering the fourth quarter.", "The club is entering the fourth quarter."),
        ("The 2019 deal was praised in May.", "The 2019 deal was praised in May 2023."),
    ],
)
def test_a_title_is_no_fragment(text: str, title: str) -> None:
    story = blog_of(text)
    titles = [one.title for one in story.events]
    assert title in titles, titles
    assert not any(one.startswith(("1969", "Was ", "Them ", "That ")) for one in titles)


def test_a_target_since_a_year_dates_nothing_to_that_year() -> None:
    text = "The board said almost all targets set since 1997 have been missed."
    story = blog_of(text)
    assert [one.time.display for one in story.events if one.time] == [
        "3pm on Monday 20 November 2023",
        "4pm on Monday 20 November 2023",
    ]


def blog(*posts: str) -> timeline.Story:
    page = "Ferry strike live\nTuesday 9 July 2024\n\n" + "\n\n".join(posts) + "\n"
    return timeline.reconstruct([timeline.read_text(page)])


def test_the_made_title_leaves_out_the_days_to_come() -> None:
    story = blog(
        "10.15am\nThe ferries are to sail again on Friday.", "9.40am\nThe crews have walked out."
    )
    assert any(event.tense == "future" for event in story.events)
    assert story.title.startswith("9 July 2024")


@pytest.mark.parametrize("heading", ["Summary", "What we know so far", "Good afternoon", "Recap"])
def test_a_heading_that_tells_nothing_is_no_title(heading: str) -> None:
    story = blog(
        f"10.15am\n{heading}\n\nHere is what we know so far:\n\nThe crews have walked out in Hove.",
        "9.40am\nRain again\n\nThe gangway has been taken in.",
    )
    assert [event.title for event in story.events] == [
        "Rain again",
        "The crews have walked out in Hove.",
    ]


def test_a_title_is_the_first_sentence_and_not_the_one_that_says_when() -> None:
    story = blog(
        "10.15am\nThe crews have walked out. Flags came down moments ago.",
        "9.40am\nThe gangway has been taken in.",
    )
    assert "The crews have walked out." in [event.title for event in story.events]


@pytest.mark.parametrize(
    "before",
    [
        "Downing Street has confirmed that Tom Ashe will go.",
        "The Times reports that Dana Webb will go.",
        "Harwell Bank says that Dana Webb will go.",
        "Portwick is waiting. Crowds stood in Portwick for hours.",
    ],
)
def test_neither_a_street_nor_a_paper_stands_for_him_or_her(before: str) -> None:
    story = blog(
        f"5.55pm\n{before} She was seen at a back door at about 5.30pm.",
        "9.40am\nThe gangway has been taken in.",
    )
    (title,) = [one.title for one in story.events if "back door" in one.title]
    assert title.startswith("She was seen")


def test_a_sentence_that_only_brings_on_what_is_said_is_no_title() -> None:
    story = blog(
        "10.15am\nAs the talks go on, we have more from the union. Ada Lowe said moments ago that "
        "the crews will stay out.",
        "9.40am\nThe gangway has been taken in.",
    )
    assert any(event.title.startswith("Ada Lowe said") for event in story.events)


def test_a_cry_is_no_title_without_what_it_is_about() -> None:
    story = blog(
        "5.55pm\nGOAL! Ardwick 2-1 Marlow. The substitute heads in.",
        "9.40am\nThe gangway has been taken in.",
    )
    assert "GOAL! Ardwick 2-1 Marlow." in [event.title for event in story.events]


def test_whom_a_title_names_is_looked_up_near_it_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []
    judged = antecedents._is_name

    def seen(text: str, name: str) -> bool:
        lengths.append(len(text))
        return judged(text, name)

    monkeypatch.setattr(antecedents, "_is_name", seen)
    filler = "The gangway has been taken in, and the crews are on the quay. " * 600
    story = blog(
        f"10.15am\n{filler}",
        "9.40am\nReiss Oval spoke to Ada Lowe. He left the hall at 9.30am.",
    )
    assert "Reiss Oval left the hall at 9.30am." in [event.title for event in story.events]
    assert lengths
    assert max(lengths) < 2 * antecedents.NEAR + 100 < len(filler)
