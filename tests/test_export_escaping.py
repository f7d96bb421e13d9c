"""Whatever texts hold, they make no new property in a calendar and no new cell in a table.

`ESCAPING_CASES=100000 pytest tests/test_export_escaping.py` runs 100,000 cases of each.
"""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import replace

import export_stories as made
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from timeline import story as values
from timeline.export import export
from timeline.export.csv_table import COLUMNS
from timeline.export.plain import one_line

CASES = int(os.environ.get("ESCAPING_CASES", "150"))
QUICK = settings(
    max_examples=CASES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)

# What breaks lines, properties, cells and formulas somewhere, between any other characters.
DANGEROUS = "\r\n\t\x00\x0b\x0c\x1c\x1d\x1e\x1f\x7f\x85\u2028\u2029\\;:,\"'=+-@|^ "
PIECES = st.sampled_from(
    ["\r\n", "\n ", "\r", "\\N", "\\", "\\n", "\\;", "BEGIN:VEVENT", "END:VCALENDAR",
     "METHOD:CANCEL", "ATTACH:x", "\r\nX-A:", '"",""', "=cmd|' /C calc'!A0", "@SUM(1)", ";=1",
     ',"=1', "é", "🎉", "x" * 80]
)  # fmt: skip
LETTERS = st.one_of(st.characters(), st.sampled_from(DANGEROUS))
TEXTS = st.lists(st.one_of(PIECES, LETTERS), max_size=12).map("".join)

EVENT_LINES = {
    "UID", "DTSTAMP", "DTSTART", "DURATION", "DTEND", "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP",
    "URL", "SEQUENCE", "RELATED-TO", "BEGIN", "END",
}  # fmt: skip
HEAD_LINES = {"BEGIN", "END", "VERSION", "PRODID", "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE"}


def story_of(texts: tuple[str, str, str, str]) -> values.Story:
    """Return a story of one event with the four texts wherever a source can put them."""
    title, text, name, address = texts
    who = values.Speaker(name=name, role=None, start=0, end=1)
    mention = replace(made.mention("bad", text), said_by=(who,))
    event = made.event("bad", title, made.LIMITS, text=text, mentions=(mention,), recurs=name)
    post = replace(made.post("post-bridge", 0, "Title\nText"), url=address)
    source = made.source("harbour-live", (post,), title=title, publisher=name, url=address)
    return made.story(event, title=name, sources=(source,), generator=title, timezone=name)


@QUICK
@given(texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS))
@example(texts=("C:\\News", "\\n \\N", "\\", ""))
@example(texts=("a\r\nMETHOD:CANCEL", "b\nATTENDEE:x", "c\r\n d", "https://x.example/\r\nX:1"))
def test_no_text_makes_a_property_of_a_calendar(texts: tuple[str, str, str, str]) -> None:
    data = export(story_of(texts), "ics")
    assert data.count(b"\r\n") == data.count(b"\n") == data.count(b"\r")
    physical = data.split(b"\r\n")
    assert max(map(len, physical)) <= 75
    logical = data.replace(b"\r\n ", b"").decode().splitlines()
    names = [re.split("[:;]", line, maxsplit=1)[0] for line in logical]
    start, end = logical.index("BEGIN:VEVENT"), logical.index("END:VEVENT")
    inside = names[start + 1 : end]
    assert set(inside) <= EVENT_LINES
    assert len(inside) == len(set(inside))
    assert set(names[:start] + names[end + 1 :]) <= HEAD_LINES
    (entry,) = Calendar.from_ical(data).walk("VEVENT")
    words = "between 3.25pm and 5.38pm: "
    summary = str(entry["SUMMARY"])
    assert summary.startswith(words.strip())
    expected = f"{words}{one_line(texts[0])}".rstrip()
    assert summary.rstrip() == expected or (summary.endswith("…") and len(summary) <= 240)


@QUICK
@given(texts=st.tuples(TEXTS, TEXTS, TEXTS, TEXTS))
@example(texts=("=1\r\n", '","=1', "@x;=2", "\t+3"))
def test_no_text_makes_a_cell_or_a_formula_of_a_table(texts: tuple[str, str, str, str]) -> None:
    data = export(story_of(texts), "csv").decode()
    assert data.count("\r\n") == data.count("\n") == data.count("\r") == 2
    header, row = csv.reader(io.StringIO(data, newline=""), strict=True)
    assert tuple(header) == COLUMNS
    assert len(row) == len(COLUMNS)
    for cell in row:
        assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"))
    for cell in data.split(";"):
        assert not cell.lstrip("\"'").startswith(("=", "+", "-", "@")) or cell[:1] == "'"
    shown = row[COLUMNS.index("title")].removeprefix("'").replace("; ", ";")
    assert shown == one_line(texts[0]).removeprefix("'").replace("; ", ";")
