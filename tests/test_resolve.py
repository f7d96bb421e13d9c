"""Which anchor a reading gets, where that puts it, and that its explanation quotes the words."""

import hashlib
import tomllib
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from timeline.intervals import Granularity, Interval, day_interval, zone
from timeline.model import (
    Block,
    Columns,
    Dated,
    Document,
    Offset,
    Placed,
    RawPost,
    Resolved,
    Segmented,
    Span,
)
from timeline.provenance import Derivation, Evidence
from timeline.resolve import resolve
from timeline.tag import tag

CASES = Path(__file__).parent / "cases" / "resolve.toml"
ROWS = tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]


def document_of(text: str) -> Document:
    span = Span(start=0, end=len(text))
    return Document(
        id="source-a",
        format="text",
        origin="made-up.txt",
        path="made-up.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        blocks=Columns.of(Block, [Block(span.start, span.end, "paragraph")]),
    )


def dated(stamp: str | None, tz: str) -> Dated | None:
    if stamp is None:
        return None
    where = zone(tz)
    moment = datetime.fromisoformat(stamp)
    if len(stamp) <= 10:
        interval = day_interval(moment.date(), where)
    else:
        start = moment.replace(tzinfo=where).astimezone(zone("UTC"))
        interval = Interval(
            start=_utc(start),
            end=_utc(start) + timedelta(minutes=1),
            granularity=Granularity.MINUTE,
        )
    leaf = Evidence(document="source-a", start=0, end=0, text=stamp)
    why = Derivation(rule="printed", says=f"printed as {stamp}", evidence=(leaf,))
    return Dated(interval=interval, certainty="stated", why=why)


def _utc(moment: datetime) -> datetime:
    from datetime import UTC

    return moment.astimezone(UTC)


def placed_of(row: dict[str, Any]) -> Placed:
    document = document_of(row["text"])
    tz = row.get("tz", "UTC")
    whole = Span(start=0, end=len(document.text))
    post = RawPost(id="post-1", index=0, parts=(whole,))
    return Placed(
        document=document,
        tagged=tag(document),
        segmented=Segmented(kind=row["kind"], cut_from="whole", posts=(post,)),
        zone=tz,
        zone_from="given",
        zone_why=None,
        dct=dated(row.get("dct"), tz),
        published=None,
        updated=None,
        order="unknown",
        order_why=None,
        posted=(dated(row.get("posted"), tz),),
        post_updated=(None,),
    )


def _shown(moment: datetime | None) -> str | None:
    return None if moment is None else moment.strftime("%Y-%m-%dT%H:%M")


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['text']} {row['kind']}" for row in ROWS])
def test_reading_is_placed(row: dict[str, Any]) -> None:
    resolved = resolve(placed_of(row))
    one = resolved.resolutions[0]
    assert one.value == row["value"]
    assert one.anchor.kind == row["anchor"]
    interval = one.interval
    assert _shown(interval.start if interval else None) == row.get("earliest")
    assert _shown(interval.end if interval else None) == row.get("latest")
    offset = Offset(lower_s=row["offset"][0], upper_s=row["offset"][1]) if "offset" in row else None
    assert one.offset == offset
    assert [problem.kind for problem in resolved.problems] == [
        row[key] for key in ("problem",) if key in row
    ]


def test_every_reading_has_a_resolution_in_order() -> None:
    text = "On Monday at 9am, two weeks ago, in March 2014 and every day for three years now."
    resolved = _resolved(text, dct="2025-03-06")
    count = len(resolved.placed.tagged.readings)
    assert count >= 5
    assert [one.reading for one in resolved.resolutions] == list(range(count))


def test_explanation_quotes_the_words_and_the_anchor() -> None:
    text = "They met again yesterday."
    one = _resolved(text, dct="2025-03-06").resolutions[0]
    leaves = list(one.why.leaves())
    assert [leaf.text for leaf in leaves] == ["2025-03-06", "yesterday"]
    assert text[leaves[1].start : leaves[1].end] == "yesterday"
    assert one.why.rule == "day-word"


def test_time_told_before_is_the_anchor_of_what_goes_on_from_it() -> None:
    text = "The vote was on 3 March 2014. Two days later he was gone."
    resolved = _resolved(text, dct="2025-03-06")
    later = resolved.resolutions[1]
    assert (later.anchor.kind, later.anchor.index) == ("expression", 0)
    assert later.value == "2014-03-05"
    assert "3 March 2014" in [leaf.text for leaf in later.why.leaves()]


def test_fields_that_a_rule_filled_in_are_named() -> None:
    resolved = _resolved("It was on 3 May, and again at 5 o'clock.", dct="2025-03-06")
    assert resolved.resolutions[0].assumed == ("year",)
    assert resolved.resolutions[1].assumed == ("am/pm", "day")


def _resolved(text: str, *, dct: str) -> Resolved:
    return resolve(placed_of({"text": text, "kind": "article", "dct": dct}))


@pytest.mark.parametrize(
    "struck",
    [
        "at 04:17 local time (01:17 GMT) on Monday",
        "at 04:17 (01:17 GMT) on 6 May",
        "on Monday at 04:17 local time (01:17 GMT)",
    ],
)
def test_minutes_later_are_counted_from_the_clock_and_not_from_the_day_named_behind_it(
    struck: str,
) -> None:
    resolved = _resolved(
        f"The quake struck {struck}. A shock came 12 minutes later.", dct="2024-05-08"
    )
    assert resolved.resolutions[-1].value == "2024-05-06T04:29"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The mill was shut earlier this year.", None),
        ("The mill will be shut later this week.", None),
        ("The mill was shut this year.", Granularity.YEAR),
    ],
)
def test_what_is_left_of_a_unit_is_not_called_by_its_name(
    text: str, unit: Granularity | None
) -> None:
    (one,) = _resolved(text, dct="2024-05-08").resolutions
    assert one.interval is not None
    assert one.interval.granularity is unit


@pytest.mark.parametrize("was", ["was to lapse", "was due to lapse", "will lapse", "is to lapse"])
def test_a_small_hour_that_was_to_come_is_of_the_next_day(was: str) -> None:
    row = {"text": f"It {was} at 12:01 a.m.", "kind": "live-blog", "posted": "2023-09-30T23:52"}
    assert resolve(placed_of(row)).resolutions[0].value == "2023-10-01T00:01"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Holt was at home on the night of the fire.", "XXXX-XX-XXTNI"),
        ("Holt rang on the morning of her wedding.", "XXXX-XX-XXTMO"),
        ("Holt was at home on the night of 4 May.", "2025-05-04TNI"),
        ("Holt rang on the evening of Easter Monday.", "2025-04-21TEV"),
        ("On Monday Holt wed. He had rung her the night before.", "2025-10-05TNI"),
        ("On Monday Holt wed. The morning after, he left.", "2025-10-07TMO"),
    ],
)
def test_a_part_of_the_day_of_an_event_is_not_of_the_articles_own_day(
    text: str, value: str
) -> None:
    assert _resolved(text, dct="2025-10-09").resolutions[-1].value == value


@pytest.mark.parametrize(
    "text",
    [
        "Holt slept badly the night before the vote.",
        "The morning after the fire, Holt came back.",
        "On the evening before the wedding Holt rang her.",
        "Night after night Holt came back.",
    ],
)
def test_a_part_of_a_day_that_something_told_is_counted_from_has_no_day_of_its_own(
    text: str,
) -> None:
    assert _resolved(text, dct="2025-10-09").resolutions == ()


@pytest.mark.parametrize(
    ("season", "first", "last"),
    [
        ("the winter of 1981-82", "1981-12", "1982-02"),
        ("the summer of 1984/85", "1984-12", "1985-02"),
        ("the summer of 1984", "1984-06", "1984-08"),
    ],
)
def test_a_season_of_two_years_lies_over_the_new_year(season: str, first: str, last: str) -> None:
    (one,) = _resolved(f"The mill was built in {season}.", dct="2025-10-09").resolutions
    assert one.interval is not None
    assert one.interval.start is not None
    assert one.interval.end is not None
    ends = one.interval.end - timedelta(days=1)
    assert (f"{one.interval.start:%Y-%m}", f"{ends:%Y-%m}") == (first, last)
