"""Compares the tagger with chrono's own specs, where the two mean the same, and with our table."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from timeline.text_tag import Expression, tag_text

Case = dict[str, Any]

# Why a case is not comparable: a name, and what tells such a case by its text and mode alone.
_NUMBER = r"(?:\d+(?:\.\d+)?|an?|one|two|three|five|half|few|several|couple)"
_UNIT = (
    r"(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|w|mon?|months?|quarters?"
    r"|y|yrs?|years?)"
)
POLICY: tuple[tuple[str, str], ...] = (
    (
        "`in`, `within`, `for`, `after` before an amount is a length in TIMEX3, not a moment",
        (
            rf"^.*\b(?:in|within|for|after)\s+(?:about |the |around |next |~)*{_NUMBER}"
            rf"(?:\b.*|\s*){_UNIT}\b"
        ),
    ),
    ("an amount with a sign is arithmetic, not words of a text", r"(?:^|\s)[+-]\s?\d+"),
    (
        "a length, a set or a vague word is an expression in TIMEX3 and nothing to chrono",
        (
            rf"^\W*(?:{_NUMBER}\s*{_UNIT}|the (?:year|week|day|half)|for the year"
            r"|.*\b(?:half|now)\b.*)\W*$"
        ),
    ),
    (
        "`last`, `past` or `next` before an amount is a length in TIMEX3",
        (
            rf"\b(?:last|past|next)\s+(?:{_NUMBER}|few|\w+)\s+\w*"
            r"(?:days|weeks|months|years|hours|minutes|quarters?|seconds|mins|hrs)\b"
        ),
    ),
    (
        "a vague number is no number in TIMEX3, and three to chrono",
        r"\b(?:few|several)\b|\ba days\b",
    ),
    (
        "a year alone is a date in TIMEX3 and nothing to chrono",
        r"^\W*(?:19|20)\d\d\s*(?:(?:to|-)\s*\d{2,4}|\d+ \d+)?\W*$",
    ),
    ("years beside AD, BC or BE in figures of one to three", r"\b\d{1,4}\s*(?-i:AD|CE|BCE?|BE)\b"),
)


def not_comparable(case: Case) -> str | None:
    """Return why chrono and TIMEX3 mean different things here, None where they mean the same."""
    if case["mode"] != "casual":
        return "another mode or parser than chrono's default"
    if case.get("option"):
        return "an option of chrono's (only dates ahead)"
    expected = case["expected"]
    if "start" not in expected and "start_date" not in expected and expected.get("n") != 0:
        return "the spec says nothing of the date"
    if case["ref"] and case["ref"].get("timezone"):
        return "a reference in another zone"
    if _contradicts_weekday(case):
        return "the day that the spec expects is not the weekday in its words"
    for why, shape in POLICY:
        if re.search(shape, case["text"], re.IGNORECASE):
            return why
    return None


def _contradicts_weekday(case: Case) -> bool:
    """Tell whether the words name a weekday and a date that the expected day does not join."""
    shape = r"\b(mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?,? .*\d"
    dated = re.search(shape, case["text"], re.IGNORECASE)
    stamp = case["expected"].get("start_date")
    if dated is None or not stamp or "last" in case["text"] or "next" in case["text"]:
        return False
    return f"{datetime.fromisoformat(stamp[:10]):%a}".casefold() != dated[1].casefold()


def spec_report(path: Path, *, errors: bool) -> str:
    """Return the share of comparable cases that come out as chrono's spec says."""
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    left_out: Counter[str] = Counter()
    right, wrong = 0, []
    for case in cases:
        why = not_comparable(case)
        if why is not None:
            left_out[why] += 1
        elif _is_right(case):
            right += 1
        else:
            wrong.append(case)
    total = right + len(wrong)
    share = f"{right} of {total} comparable cases, {100 * right / total:.1f} %"
    lines = [f"{'specs of chrono':21} timeline     {share}"]
    lines += [f"    left out {count:3}: {why}" for why, count in left_out.most_common()]
    if errors:
        lines += [f"    wrong {case['id']} {case['text']!r} {_brief(case)}" for case in wrong]
    return "\n".join(lines)


def _brief(case: Case) -> str:
    expected = case["expected"]
    mine = [(one.text, one.value) for one in _tagged(case)]
    moment = expected.get("start_date") or expected.get("start")
    return f"{expected.get('text')!r} {moment} ours {mine}"


def _tagged(case: Case) -> list[Expression]:
    instant = (case["ref"] or {}).get("instant") or "2012-08-10T12:00:00.000Z"
    return tag_text(case["text"], date=datetime.fromisoformat(instant[:16]), tz="UTC")


def _is_right(case: Case) -> bool:
    expected = case["expected"]
    placed = [one for one in _tagged(case) if one.earliest is not None]
    if expected.get("n") == 0:
        return not placed
    words = expected.get("text")
    low, high = 0, len(case["text"])
    if words and words in case["text"]:
        low = case["text"].index(words)
        high = low + len(words)
    near = [one for one in placed if one.start < high and low < one.end]
    return any(_holds(one, expected, "start") for one in near) and (
        ("end" not in expected and "end_date" not in expected)
        or any(_holds(one, expected, "end") for one in near)
    )


def _holds(one: Expression, expected: Case, side: str) -> bool:
    """Tell whether the moment that the spec names lies within ours, as finely as it says."""
    assert one.earliest is not None
    assert one.latest is not None
    fields = expected.get(side, {})
    offset = timedelta(minutes=fields.get("timezoneOffset", 0) or 0)
    moment = _moment(fields, expected.get(f"{side}_date"), one.earliest + offset)
    if moment is None:
        return False
    is_fine = one.latest - one.earliest < timedelta(hours=1)
    if fields.get("hour") not in (None, 0, 12) and one.latest - one.earliest > timedelta(hours=13):
        return False
    says_no_hour = "minute" not in fields and "hour" not in fields
    if is_fine and says_no_hour and f"{side}_date" not in expected:
        return moment.date() == one.earliest.date()
    return one.earliest <= moment <= one.latest


def _moment(fields: Case, stamp: str | None, near: datetime) -> datetime | None:
    if stamp:
        return datetime.fromisoformat(stamp[:19]).replace(tzinfo=UTC)
    if not fields:
        return None
    try:
        moment = datetime(
            fields.get("year", near.year),
            fields.get("month", near.month),
            fields.get("day", near.day),
            fields.get("hour", near.hour),
            fields.get("minute", near.minute),
            fields.get("second", near.second),
            tzinfo=UTC,
        )
    except ValueError:
        return None
    return moment - timedelta(minutes=fields.get("timezoneOffset", 0) or 0)


def table_rows(path: Path) -> list[Case]:
    """Return the rows of our live-blog table."""
    with path.open("rb") as file:
        rows: list[Case] = tomllib.load(file)["case"]
    return rows


def table_score(rows: list[Case]) -> tuple[int, list[str]]:
    """Return how many rows come out as they should, and what is wrong with the others."""
    right, wrong = 0, []
    for row in rows:
        found = tag_text(row["text"], date=row["at"], tz=row.get("tz", "Europe/London"))
        mine = [[one.text, one.value] for one in found]
        if mine == row["expect"]:
            right += 1
        else:
            wrong.append(f"    wrong {row['text']!r}: {mine}, expected {row['expect']}")
    return right, wrong


def chrono_table_score(rows: list[Case], found: list[list[Case]]) -> int:
    """Return how many rows chrono gets right where it could: moments and days, no lengths."""
    right = 0
    for row, theirs in zip(rows, found, strict=True):
        expected = [value for _, value in row["expect"] if re.match(r"\d{4}", value)]
        values = [one for each in theirs for one in (each["value"], each["closes"]) if one]
        right += list(map(_day_or_minute, expected)) == list(map(_day_or_minute, values))
    return right


def _day_or_minute(value: str) -> str:
    return value if re.fullmatch(r"[\d-]+T\d\d:\d\d", value) else value[:10]
