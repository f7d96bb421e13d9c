"""Merging of what is odd: copies, supersets, other centuries, other languages, sources of sources,
and a source without a date."""

from __future__ import annotations

import pytest

import timeline
from timeline.load import load
from timeline.model import Document, Given, Options
from timeline.pipeline import reconstruct
from timeline.story import Event, Story

BOARD = "The harbour board closed the northern lighthouse on Thursday after a storm broke its lens."
QUOTED = "There is no secret plan to sell the lighthouse, and there never was one"


def document(text: str, name: str, **given: str) -> Document:
    return load(text.encode(), name, Given(**{"date": "2031-06-06", **given}))


def story_of(*documents: Document, **options: str) -> Story:
    return reconstruct(documents, Options(text="full", **options))  # type: ignore[arg-type]


def event_with(story: Story, words: str) -> Event:
    holding = (one for one in story.events if any(words in m.text for m in one.mentions))
    return next(holding)


def test_the_same_file_under_two_names_is_one_source_and_noted() -> None:
    story = story_of(document(BOARD, "one.txt"), document(BOARD, "two.txt"))
    assert len(story.sources) == 1
    assert any("two.txt" in one.says and "one.txt" in one.says for one in story.problems)


def test_a_source_that_holds_all_of_another_corroborates_nothing() -> None:
    more = f"{BOARD}\n\nOtto Lindgren resigned as head of the union on Friday."
    story = story_of(document(BOARD, "one.txt"), document(more, "two.txt"))
    event = event_with(story, "northern lighthouse")
    assert {mention.source for mention in event.mentions} == {"one", "two"}
    assert event.independent_sources == 1
    assert len(story.events) == 2


def test_the_same_words_decades_apart_are_two_events_and_not_in_silence() -> None:
    story = story_of(
        document(BOARD, "one.txt", date="2031-06-06"),
        document(f"{BOARD}\n\nThe ferries waited.", "two.txt", date="1987-06-05"),
    )
    told = [event for event in story.events if "lens" in event.mentions[0].text]
    assert [len(event.mentions) for event in told] == [1, 1]
    assert not any(event.disputed for event in story.events)
    problem = next(one for one in story.problems if "may be one event" in one.says)
    assert "1987" in problem.says
    assert "2031" in problem.says


def test_a_text_in_another_language_is_noted_and_joined_with_nothing() -> None:
    german = (
        "Ein starkes Erdbeben hat am Donnerstag in Tarnby vier Menschen getötet, sagte Nora "
        "Velasquez. Die Regierung hat den Opfern am Abend schnelle Hilfe versprochen."
    )
    english = "A strong earthquake killed four people in Tarnby on Thursday, Nora Velasquez said."
    story = story_of(document(german, "de.txt"), document(english, "en.txt"))
    assert all(len({m.source for m in event.mentions}) == 1 for event in story.events)
    notes = [one.says for one in story.problems if "does not read like English" in one.says]
    assert len(notes) == 1
    assert notes[0].startswith("de.txt")


def test_near_copies_count_once_and_a_telling_in_other_words_counts() -> None:
    agency = (
        "The harbour board of Wexholm closed the northern lighthouse on Thursday after the worst "
        "storm in forty years broke its lens, chairwoman Nora Velasquez said."
    )
    edited = agency.replace("in forty years ", "")
    own = (
        "Chairwoman Nora Velasquez of Wexholm's harbour board said on Thursday that, its lens "
        "broken by the storm, the northern lighthouse closes."
    )
    names = ("one.txt", "two.txt", "three.txt")
    copies = story_of(*map(document, (agency, edited), names))
    assert event_with(copies, "northern lighthouse").independent_sources == 1
    assert len(event_with(copies, "northern lighthouse").mentions) == 2
    with_own = story_of(*map(document, (agency, edited, own), names))
    event = event_with(with_own, "northern lighthouse")
    assert len(event.mentions) == 3
    assert event.independent_sources == 2


@pytest.mark.parametrize(
    ("addresses", "count"),
    [
        (("https://www.harbour.example/7", "https://m.harbour.example/7/amp?from=feed"), 1),
        (("https://www.harbour.example/7", "https://www.harbour.example/8"), 2),
    ],
)
def test_saves_of_one_address_count_once(addresses: tuple[str, str], count: int) -> None:
    first = f"On Tuesday, Nora Velasquez was angry. “{QUOTED},” Velasquez said."
    second = f"“{QUOTED},” Nora Velasquez said on Tuesday, to applause from the gallery."
    story = story_of(
        document(first, "one.txt", url=addresses[0]),
        document(second, "two.txt", url=addresses[1]),
    )
    assert event_with(story, "secret plan").independent_sources == count


def test_reports_that_name_each_other_count_once_and_a_third_counts() -> None:
    texts = {
        "Harbour Herald": f"“{QUOTED},” Nora Velasquez told the Island Post on Tuesday.",
        "Island Post": f"“{QUOTED},” Nora Velasquez told the Harbour Herald on Tuesday, at noon.",
        "Coast Radio": f"On Tuesday, to some applause, Nora Velasquez said: “{QUOTED}.”",
    }
    documents = [
        document(text, f"{number}.txt", publisher=name)
        for number, (name, text) in enumerate(texts.items())
    ]
    two = event_with(story_of(*documents[:2]), "secret plan")
    three = event_with(story_of(*documents), "secret plan")
    assert (len(two.mentions), two.independent_sources) == (2, 1)
    assert (len(three.mentions), three.independent_sources) == (3, 2)


def test_each_way_of_merging_joins_what_it_says() -> None:
    first = (
        f"On Tuesday, Nora Velasquez was angry. “{QUOTED},” Velasquez said.\n\n"
        "An earthquake killed four people at the cannery of Tarnby near Wexholm on Wednesday."
    )
    second = (
        f"“{QUOTED},” Nora Velasquez said on Tuesday, to applause from the gallery.\n\n"
        "Four workers died in Tarnby when the quake shook the Wexholm cannery on Wednesday."
    )
    documents = [document(first, "one.txt"), document(second, "two.txt")]
    found = {}
    for mode in ("off", "strict", "usual"):
        story = story_of(*documents, merge=mode)
        joint = [e for e in story.events if len({m.source for m in e.mentions}) == 2]
        found[mode] = len(joint)
        least = {"off": 1.0, "strict": 0.9, "usual": 0.6}[mode]
        assert all(mention.confidence >= least for event in joint for mention in event.mentions)
    assert found == {"off": 0, "strict": 1, "usual": 2}


def test_a_source_without_a_date_gets_it_once_from_what_another_tells_too() -> None:
    dated = f"“{QUOTED},” Nora Velasquez said on Tuesday in the council chamber of Wexholm."
    undated = (
        f"“{QUOTED},” Nora Velasquez said on Tuesday to applause.\n\n"
        "The union of the port goes on strike tomorrow, Otto Lindgren said yesterday."
    )
    story = story_of(
        document(dated, "dated.txt"),
        load(undated.encode(), "undated.txt", Given()),
    )
    event = event_with(story, "secret plan")
    assert len(event.mentions) == 2
    assert event.time is not None
    assert event.time.display == "Tuesday 3 June 2031"
    (note,) = [one for one in story.problems if one.kind == "undated"]
    assert "undated.txt" in note.says
    assert "3 June 2031" in note.says
    assert timeline.export(story, "json") == timeline.export(
        story_of(load(undated.encode(), "undated.txt", Given()), document(dated, "dated.txt")),
        "json",
    )


def test_posts_that_report_one_text_hours_apart_are_one_event_and_refused_nowhere() -> None:
    pages = [
        f'<html lang="en"><script type="application/ld+json">{{"@type": "LiveBlogPosting", '
        f'"headline": "{name}", "liveBlogUpdate": [{{"@type": "BlogPosting", "datePublished": '
        f'"2031-06-05T{hour:02}:00:00Z", "articleBody": "{BOARD.replace(" on Thursday", "")}"}}]}}'
        "</script></html>"
        for name, hour in (("One", 9), ("Two", 6), ("Three", 11), ("Four", 8))
    ]
    story = timeline.reconstruct([timeline.read_text(page) for page in pages])
    assert [len(event.mentions) for event in story.events] == [4]
    assert not any("may be one event" in one.says for one in story.problems)
