"""What text says of time: tables of expressions, clauses, roles and ranges, and the public call."""

import itertools
import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

import timeline
from timeline.errors import OptionError
from timeline.model import Block, Claim, Columns, Document
from timeline.sentences import sentence_spans
from timeline.tag import language_of, tag
from timeline.tag.clauses import clauses
from timeline.tag.readings import read_times
from timeline.tag.sentences import quotations, sentences
from timeline.text_tag import tag_text

CASES = Path(__file__).parent / "cases"
FLAGS = ("perfect", "progressive", "modal", "reporting", "quoted", "subordinate", "stative")


def _cases(name: str) -> list[Any]:
    rows = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(row, id=row["text"][:60], marks=_marks(row)) for row in rows]


def _marks(row: dict[str, Any]) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=row["wrong"], strict=True)] if "wrong" in row else []


@pytest.mark.parametrize("row", _cases("expressions"))
def test_article_says(row: dict[str, Any]) -> None:
    found = tag_text(row["text"], date=row.get("date"), tz=row.get("tz"))
    mine = [[one.text, one.type, one.value] for one in found]
    assert mine == [expected[:3] for expected in row["expect"]]
    mods = [one.mod for one, expected in zip(found, row["expect"], strict=True) if expected[3:]]
    assert mods == [expected[3] for expected in row["expect"] if expected[3:]]


@pytest.mark.parametrize("row", _cases("liveblog_expressions"))
def test_live_blog_says(row: dict[str, Any]) -> None:
    found = tag_text(row["text"], date=row["at"], tz="Europe/London")
    assert [[one.text, one.value] for one in found] == row["expect"]


@pytest.mark.parametrize("row", _cases("clauses"))
def test_sentence_has_clauses(row: dict[str, Any]) -> None:
    text = row["text"]
    blocks = Columns.of(Block, [Block(0, len(text), "paragraph")])
    found = clauses(text, sentences(text, blocks), quotations(text, blocks))
    mine = []
    for clause in found:
        verb = text[clause.verb.start : clause.verb.end] if clause.verb else ""
        flags = [flag for flag in FLAGS if getattr(clause, f"is_{flag}")]
        mine.append([verb, clause.lemma or "", clause.tense or "", *sorted(flags)])
    assert mine == [[*expected[:3], *sorted(expected[3:])] for expected in row["expect"]]


@pytest.mark.parametrize("weekday", range(7))
def test_spoke_and_will_speak_on_wednesday_differ_on_every_day(weekday: int) -> None:
    written = date(2025, 3, 3 + weekday)
    spoke = tag_text("The minister spoke on Wednesday.", date=written)[0].value
    will = tag_text("The minister will speak on Wednesday.", date=written)[0].value
    assert date.fromisoformat(spoke) <= written < date.fromisoformat(will)
    assert date.fromisoformat(spoke).isoweekday() == date.fromisoformat(will).isoweekday() == 3


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("The pre-2014 borders are gone.", "2014", "describes"),
        ("They went back to their 2014 borders.", "2014", "describes"),
        ("Yesterday's meeting was short.", "Yesterday", "describes"),
        ("Last year's budget failed.", "Last year", "describes"),
        ("The 2024 election was close.", "2024", "describes"),
        ("A 23% rise in 2024 was noted.", "2024", "describes"),
        ("Winter coat sales rose.", "Winter", "describes"),
        ("It keeps the grants and winter fuel aid.", "winter", "describes"),
        ("Smoke rose after a night of fires.", "a night", "describes"),
        ("One night it rained.", "One night", "describes"),
        ("One evening last week it rained.", "One evening last week", "dates"),
        ("Okafor is player of the year.", "the year", "describes"),
        ("Sales fell over the rest of the year.", "the year", "dates"),
        ("An afternoon wobble cost it dear.", "An afternoon", "describes"),
        ("In the morning drivers woke to snow.", "the morning", "dates"),
        ("Overnight drivers were stuck.", "Overnight", "dates"),
        ("Okafor's today interview was short.", "today", "describes"),
        ("The Euro 2016 final was lost.", "2016", "describes"),
        ("Photograph: © Ann Lee 2015", "2015", "describes"),
        ("It may be a long summer.", "summer", "describes"),
        ("An air of early spring gloom hung over it.", "early spring", "describes"),
        ("They met over the summer.", "the summer", "dates"),
        ("By winter they had left.", "winter", "dates"),
        ("Work in 21st-century Ghana is changing.", "21st-century", "describes"),
        ("In the 1990s Ghana changed.", "the 1990s", "dates"),
        ("They met yesterday.", "yesterday", "dates"),
        ("Yesterday, they met.", "Yesterday", "dates"),
        ("In 2024 they met.", "2024", "dates"),
        ("On Thursday morning they met.", "Thursday morning", "dates"),
        ("They met on Thursday in Ghent.", "Thursday", "dates"),
    ],
)
def test_role_of_the_words(text: str, words: str, role: str) -> None:
    found = {reading.text: reading.role for reading in read_times(text)}
    assert found[words] == role


def test_both_ends_of_a_range_point_at_each_other() -> None:
    readings = read_times("It is open from 9am to 5pm, and on 3-5 March.")
    assert [(reading.text, reading.pair) for reading in readings] == [
        ("9am", 1),
        ("5pm", 0),
        ("3", 3),
        ("5 March", 2),
    ]


def test_readings_are_in_order_and_apart() -> None:
    text = "On 3 March 2014, at 3.25pm, two days after the vote of last week, he left." * 20
    readings = read_times(text)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(readings))
    assert all(text[one.span.start : one.span.end] == one.text for one in readings)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Tolland met Dr. Quill of the U.S. army. They left.", 2),
        ("It began at 3.25 p.m. and went on.", 1),
        ("It began at 3.25 p.m. The crowd left.", 2),
        ("“Stop!” she said. He did not.", 2),
        ("J. R. Marsh spoke… and sat. Then what? Nothing.", 3),
        ("it rained. the game was off.", 2),
        ("Prices rose 3.5 per cent.", 1),
    ],
)
def test_sentences_are_counted(text: str, count: int) -> None:
    assert len(sentence_spans(text, 0, len(text))) == count


def test_zone_of_the_words_moves_the_instant() -> None:
    one = tag_text("It starts at 3pm EST.", date="2025-01-15", tz="Europe/London")[0]
    assert one.value == "2025-01-15T15:00"
    assert one.earliest == datetime(2025, 1, 15, 20, 0, tzinfo=UTC)


def test_latest_is_the_last_whole_second() -> None:
    one = tag_text("at 3.25pm", date=datetime(2025, 2, 13, 17, 38), tz="Europe/London")[0]  # noqa: DTZ001  # naive is read in tz
    assert str(one.earliest) == "2025-02-13 15:25:00+00:00"
    assert str(one.latest) == "2025-02-13 15:25:59+00:00"


def test_without_a_date_relative_words_have_no_place() -> None:
    monday, march = tag_text("On Monday, as in March 2014.")
    assert (monday.value, monday.earliest) == ("XXXX-WXX-1", None)
    assert march.value == "2014-03"
    assert march.earliest is not None


def test_date_in_another_zone_is_refused() -> None:
    with pytest.raises(OptionError, match="give one of the two"):
        tag_text("now", date=datetime(2025, 7, 1, tzinfo=UTC), tz="Asia/Tokyo")


@pytest.mark.parametrize("wrong", ["yesterday", "2025-13-01", ""])
def test_date_that_is_none_is_refused(wrong: str) -> None:
    with pytest.raises(OptionError, match="expected ISO 8601"):
        tag_text("now", date=wrong)


def test_unknown_language_is_refused() -> None:
    with pytest.raises(OptionError, match="expected a code"):
        tag_text("jetzt", language="klingon")


@pytest.mark.parametrize(
    ("language", "text", "expect"),
    [
        (
            "de",
            "Am 13. Februar 2025 um 15:25 Uhr, mal so.",
            [("13. Februar 2025", "2025-02-13"), ("15:25", "2025-02-13T15:25")],
        ),
        ("fr", "Le 1er mars 2025, on est là.", [("1er mars 2025", "2025-03-01")]),
        ("es", "El 13 de febrero de 2025 en el mar.", [("13 de febrero de 2025", "2025-02-13")]),
        ("de", "Es waren 13 Leute 2025 da, 12 gingen.", []),
    ],
)
def test_language_without_a_file_has_its_dates(
    language: str, text: str, expect: list[tuple[str, str]]
) -> None:
    found = tag_text(text, date="2025-03-01", language=language)
    assert [(one.text, one.value) for one in found] == expect


@pytest.mark.parametrize(
    ("claimed", "text", "code"),
    [
        ("de-DE", "Der Rat tagt am 3. März 2025.", "de"),
        ("de", "The council of the town met, and the mayor was there with the rest of it.", "en"),
        (None, "Tagt", "en"),
        ("EN_gb", "Met", "en"),
    ],
)
def test_language_of_a_document(claimed: str | None, text: str, code: str) -> None:
    claims = (Claim(name="language", value=claimed, source="html:lang"),) if claimed else ()
    document = Document(
        id="one",
        format="html",
        origin="x",
        path=None,
        sha256="0",
        text=text,
        blocks=Columns.of(Block, ()),
        claims=claims,
    )
    assert language_of(document) == code


def test_a_clock_in_a_city_is_read_in_its_zone() -> None:
    [found] = tag_text("At 6am in Tokyo the markets open.", date="2021-06-16", tz="Europe/London")
    assert found.text == "6am"
    assert found.earliest is not None
    assert found.earliest.isoformat() == "2021-06-15T22:00:00+01:00"


LABELS = ("3.20am GMT", "3.18am GMT", "3.10am GMT")
TOLD = (
    "the clerk lost her post because of a slip of the tongue yesterday",
    "the bridge was shut on 4",
    "march was never as wet, says the harbour master",
)


def test_no_time_runs_from_one_post_into_the_next() -> None:
    posts = "".join(
        f'<article class="post"><p class="time">{label}</p><p>{told}</p></article>'
        for label, told in zip(LABELS, TOLD, strict=True)
    )
    page = f"<!doctype html><html lang='en'><body><main>{posts}</main></body></html>"
    document = timeline.read_text(page)
    found = [reading.text for reading in tag(document).readings]
    assert [text for text in found if "am" in text] == list(LABELS)
    assert "yesterday" in found
    assert not any("\n" in text for text in found)
    story = timeline.reconstruct(document)
    assert [len(source.posts) for source in story.sources] == [3]


def test_a_time_goes_on_in_the_next_line_of_a_text_wrapped_by_hand() -> None:
    document = timeline.read_text("They met by the old mill on\n5 March 2014, and left early.\n")
    assert [reading.text for reading in tag(document).readings] == ["5 March 2014"]
    document = timeline.read_text("They met by the old mill in March\n2014, and left early.\n")
    assert [reading.text for reading in tag(document).readings] == ["March\n2014"]
