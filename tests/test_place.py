"""place: date, zone, order and posted times, each with its reason."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from timeline.errors import OptionError
from timeline.load import load
from timeline.model import Given, Placed
from timeline.place import place
from timeline.provenance import steps
from timeline.segment import segment
from timeline.tag import tag

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    rows = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return [pytest.param(row, id=row["name"]) for row in rows]


def placed(text: str, origin: str = "page.txt", given: Given | None = None) -> Placed:
    document = load(text.encode(), origin, given)
    tagged = tag(document)
    return place(document, tagged, segment(document, tagged))


def minutes(found: Placed) -> list[str]:
    return [
        dated.interval.start.strftime("%Y-%m-%dT%H:%M") if dated and dated.interval.start else ""
        for dated in found.posted
    ]


@pytest.mark.parametrize("row", cases("place.toml"))
def test_posts_come_to_lie_where_the_page_puts_them(row: dict[str, Any]) -> None:
    found = placed(row["text"].strip() + "\n")
    assert (found.zone, found.order) == (row["zone"], row["order"])
    assert minutes(found) == row["times"]


@pytest.mark.parametrize("row", cases("place.toml"))
def test_every_posted_time_has_a_reason_that_quotes_the_page(row: dict[str, Any]) -> None:
    found = placed(row["text"].strip() + "\n")
    for dated in found.posted:
        if dated is not None:
            leaves = [leaf for leaf in dated.why.leaves() if leaf.document]
            assert leaves
            assert all(found.document.text[leaf.start : leaf.end] == leaf.text for leaf in leaves)


ARTICLE = (
    "Ferry stops\n\n{line}\n\n"
    "The ferry has stopped, its owner said. On 3 March 2024 it ran aground.\n"
)


def test_a_date_that_dates_an_event_is_not_the_articles() -> None:
    assert placed(ARTICLE.format(line="Islanders are angry.")).dct is None


def test_a_dateline_is_the_articles_date() -> None:
    found = placed(ARTICLE.format(line="Published: 5 March 2024"))
    assert found.dct is not None
    assert found.dct.certainty == "stated"
    assert str(found.dct.interval.start) == "2024-03-05 00:00:00+00:00"


def test_a_given_date_wins_and_the_difference_is_a_problem() -> None:
    found = placed(ARTICLE.format(line="Published: 5 March 2024"), given=Given(date="2024-03-06"))
    assert found.dct is not None
    assert found.dct.certainty == "given"
    assert found.dct.why.rule == "given"
    (problem,) = [p for p in found.problems if p.kind == "contradiction"]
    assert (problem.kept, problem.dropped) == ("2024-03-06", "2024-03-05")


def test_a_given_zone_wins_and_the_difference_is_a_problem() -> None:
    text = "Tuesday 9 July 2024\n9.30am BST: One.\n9.20am BST: Two.\n"
    found = placed(text, given=Given(tz="Europe/Paris"))
    assert (found.zone, found.zone_from) == ("Europe/Paris", "given")
    assert [p.dropped for p in found.problems if p.kind == "bad-offset"] == ["Europe/London"]


@pytest.mark.parametrize(
    ("option", "value"),
    [("date", "2025-02-30"), ("date", "tomorrow"), ("tz", "Mars/Olympus"), ("tz", "../etc")],
)
def test_an_impossible_date_or_zone_is_misuse(option: str, value: str) -> None:
    with pytest.raises(OptionError, match="expected"):
        placed("A text that says little.\n", given=Given(**{option: value}))


def test_without_a_zone_the_storys_is_used_and_said_to_be_assumed() -> None:
    document = load(b"A text that says little.\n", "a.txt")
    tagged = tag(document)
    found = place(document, tagged, segment(document, tagged), fallback_zone="Asia/Tokyo")
    assert (found.zone, found.zone_from) == ("Asia/Tokyo", "assumed")


@pytest.mark.parametrize(
    ("text", "given", "rule"),
    [
        ("Tuesday 9 July 2024\n9.30am: One.\n9.20am: Two.\n", Given(), "zone-assumed"),
        ("Tuesday 9 July 2024\n9.30am: One.\n9.20am: Two.\n", Given(tz="Europe/Paris"), "given"),
        (
            "Tuesday 9 July 2024 10.15 BST\n9.30am: One.\n9.20am: Two.\n",
            Given(),
            "zone-word",
        ),
    ],
)
def test_a_posts_time_says_why_its_clock_is_read_in_that_zone(
    text: str, given: Given, rule: str
) -> None:
    first = placed(text, given=given).posted[0]
    assert first is not None
    assert rule in [step.rule for step in steps(first.why)]


def test_a_label_that_names_its_zone_does_not_lean_on_the_pages() -> None:
    text = "Tuesday 9 July 2024 10.15 BST\n\n9.30am: One.\n\n9.20am EDT: Two.\n"
    one, two = placed(text).posted
    assert one is not None
    assert two is not None
    assert "zone-word" in [step.rule for step in steps(one.why)]
    assert "zone-word" not in [step.rule for step in steps(two.why)]


@pytest.mark.parametrize(
    ("address", "zone"),
    [
        ("https://www.example.co.uk/live/ferry", "Europe/London"),
        ("https://www.example.ie/live/ferry", "Europe/Dublin"),
        ("https://www.example.in/live/ferry", "Asia/Kolkata"),
    ],
)
def test_ist_and_no_zone_are_read_in_the_publishers_country(address: str, zone: str) -> None:
    text = "9.30am: One.\n9.20am: Two.\n"
    assert placed(text, given=Given(url=address)).zone == zone
    stated = placed("9.30am IST: One.\n9.20am IST: Two.\n", given=Given(url=address))
    assert stated.zone == ("Asia/Kolkata" if zone == "Europe/London" else zone)


def test_a_clock_that_is_skipped_in_spring_is_a_problem() -> None:
    text = "Sunday 31 March 2024\n1.30am BST: One.\n12.50am GMT: Two.\n"
    found = placed(text, given=Given(tz="Europe/London"))
    assert "impossible-date" in [problem.kind for problem in found.problems]


def test_one_post_with_nothing_to_tell_its_direction_is_unknown() -> None:
    text = (
        "Live blog\n---\nThe gates are shut.\nNobody is here.\n---\nA van has come.\nIt is white.\n"
    )
    assert placed(text).order == "unknown"


def test_an_own_day_in_the_last_line_dates_the_page() -> None:
    text = (
        "Crane drivers join the walkout\nThe crane drivers have stopped work, their union says.\n"
        "Minister calls for calm on the quays\nThe transport minister wants both sides to talk.\n"
        "Morning opening: a port without ships\nWe'll bring you the latest from the quays.\n"
        "It's Tuesday, 9 July 2024, and this is Harbour live.\nGood morning.\n"
    )
    found = placed(text)
    assert found.order == "newest-first"
    assert found.dct is not None
    assert str(found.dct.interval.start) == "2024-07-09 00:00:00+00:00"


def test_the_printed_zone_tells_which_of_two_equal_times_is_meant() -> None:
    text = (
        "Sunday 27 October 2024\n2.10am GMT\nThe third.\n1.40am GMT\nThe second.\n"
        "1.40am BST\nThe first.\n"
    )
    found = placed(text, given=Given(url="https://www.example.co.uk/live/ferry"))
    assert minutes(found)[1:] == ["2024-10-27T01:40", "2024-10-27T00:40"]


def test_a_zone_word_that_was_not_in_force_is_a_problem_told_once() -> None:
    text = "Tuesday 9 July 2024\n9.30am EST\nOne.\n9.20am EST\nTwo.\n"
    found = placed(text)
    assert minutes(found) == ["2024-07-09T13:30", "2024-07-09T13:20"]
    assert [p.kind for p in found.problems].count("bad-offset") == 1


def test_letters_of_several_zones_are_no_contradiction_where_one_of_them_is_meant() -> None:
    found = placed(
        "https://www.example.ie/news/live/ferry\n9 July 2024\n\n4.40pm IST\nThe boat has left.\n\n"
        "4.10pm IST\nA crowd is waiting.\n"
    )
    assert found.zone == "Europe/Dublin"
    assert [problem.kind for problem in found.problems] == []


def test_ages_on_a_page_count_from_its_updated_line_whatever_its_element_is_called() -> None:
    posts = "".join(
        f'<div class="entry" id="e-{n}0021"><span class="time">{age}</span><p>The water is rising'
        f" by the mill, the county says, for the {n}th time.</p></div>"
        for n, age in ((4, "3 mins ago"), (5, "20 mins ago"), (6, "50 mins ago"))
    )
    markup = f"<html><body><p>Last updated 9 July 2024 5.30pm BST</p><main>{posts}</main></body>"
    document = load(markup.encode(), "page.html")
    tagged = tag(document)
    found = place(document, tagged, segment(document, tagged))
    latest = [dated.interval.end for dated in found.posted if dated]
    assert [f"{end:%H:%M}" for end in latest if end] == ["16:28", "16:11", "15:41"]


NIGHT = "Count live\nThursday 4 July 2024\n\n12.40am\nTwo.\n\n11.30pm\nOne.\n"


def test_hours_over_midnight_from_one_day_at_the_head_are_inferred_and_said_to_be() -> None:
    found = placed(NIGHT)
    assert minutes(found) == ["2024-07-04T00:40", "2024-07-03T23:30"]
    assert {dated.certainty for dated in found.posted if dated} == {"inferred"}
    assert any("over midnight" in problem.says for problem in found.problems)


def test_the_day_of_the_newest_post_that_is_given_goes_before_the_one_at_the_head() -> None:
    found = placed(NIGHT, given=Given(date="2024-07-05"))
    assert minutes(found) == ["2024-07-05T00:40", "2024-07-04T23:30"]
    assert {dated.certainty for dated in found.posted if dated} == {"stated"}


def test_days_above_each_days_posts_leave_no_doubt() -> None:
    found = placed(NIGHT.replace("11.30pm", "Wednesday 3 July 2024\n\n11.30pm"))
    assert {dated.certainty for dated in found.posted if dated} == {"stated"}
    assert not any("over midnight" in problem.says for problem in found.problems)
