"""The calendar in programs that people open calendars with: start, length and text of each event.

khal comes with the development tools. The others are asked where they are installed: calcurse and
libical from Debian, ical.js and node-ical from npm (in a folder that NODE_PATH names).
"""

from __future__ import annotations

import ctypes
import ctypes.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import export_stories as made
import pytest

from timeline.export import export

# UID before the @, first and last instant or day, summary: worked out by hand from the windows.
EXPECTED = {
    ("painted", "2026-06-17", "2026-06-18", "Wednesday 17 June: The railings are painted"),
    ("overnight", "2026-06-17", "2026-06-19", "overnight, 17 to 18 June: Divers check the piers"),
    ("queue", "2026-06-18", "2026-06-19", "Thursday morning: A queue forms at the gate"),
    ("inspection", "2026-06-18T08:00", "2026-06-18T09:00", "The last inspection ends"),
    ("bridge", "2026-06-18T14:25", "2026-06-18T14:26", "reported 3.25pm: Mayor opens the bridge"),
    (
        "crossing",
        "2026-06-18",
        "2026-06-19",
        "between 3.25pm and 5.38pm: The first carts cross",
    ),
    (
        "band",
        "2026-06-18T15:00",
        "2026-06-18T15:45",
        "between 4pm and 4.44pm: The band plays on",
    ),
}
# The longest text, with line breaks, commas and quotation marks.
BRIDGE = (
    "reported 3.25pm on Thursday 18 June 2026 (worked out)\n\n"
    "Mayor Ada Quill cut the ribbon at 3.25pm. “It is yours,” she told the crowd, the harbour "
    "radio reports.\n\n"
    "Said by: Ada Quill\n\n"
    "Told by: The Harbour Herald https://harbour.example/live#post-bridge\n\n"
    "Told by: The last ferry https://harbour.example/live#post-ferry"
)
Row = tuple[str, str, str, str, str]
Rows = set[Row]


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    place = tmp_path / "story.ics"
    place.write_bytes(export(made.every_shape(), "ics"))
    return place


def khal(calendar: Path) -> Rows:
    config = calendar.with_name("khal.conf")
    config.write_text(KHAL.format(folder=calendar.parent), encoding="utf-8")
    fields = ("{uid}", "{start-long}", "{end-long}", "{all-day}", "{title}",
              "{description}")  # fmt: skip
    command = [sys.executable, "-W", "ignore", "-c", "from khal.cli import main_khal; main_khal()",
               "-c", str(config), "printics", "--format", "\x1f".join(fields) + "\x1e",
               str(calendar)]  # fmt: skip
    output = run(command, TZ="UTC", LC_ALL="C.UTF-8", HOME=str(calendar.parent))
    rows = output.partition("\n")[2].split("\x1e")
    return {khal_row(row.strip().split("\x1f")) for row in rows if row.strip()}


KHAL = """[calendars]
[[story]]
path = {folder}/khal
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%dT%H:%M
longdatetimeformat = %Y-%m-%dT%H:%M
local_timezone = UTC
default_timezone = UTC
[sqlite]
path = {folder}/khal.db
"""


def khal_row(fields: list[str]) -> Row:
    uid, start, end, all_day, title, text = fields
    # khal names the last day of an entry, the file the day after it.
    last = next_day(end) if all_day == "True" else end
    return uid.partition("@")[0], start, last, title, text


def next_day(day: str) -> str:
    return f"{day[:8]}{int(day[8:]) + 1:02}"


def calcurse(calendar: Path) -> Rows:
    folder = calendar.with_name("calcurse")
    folder.mkdir()
    base = ["calcurse", "-q", "-D", str(folder)]
    run([*base, "-i", str(calendar)], TZ="UTC")
    output = run([*base, "-x"], TZ="UTC")
    names = {summary: uid for uid, _, _, summary in EXPECTED}
    return {calcurse_row(block, names) for block in output.split("BEGIN:VEVENT")[1:]}


def calcurse_row(block: str, names: dict[str, str]) -> Row:
    """Read what calcurse writes again: it keeps no UID, and dates alone for days."""
    lines = block.replace("\r\n", "\n").replace("\n ", "").split("\n")
    found = {line.partition(":")[0].partition(";")[0]: line.partition(":")[2] for line in lines}
    summary, text = (unescaped(found[name]) for name in ("SUMMARY", "DESCRIPTION"))
    start = dashed(found["DTSTART"])
    if "T" not in start:
        # It writes several days as a daily repetition.
        days = 2 if "RRULE" in found else 1
        return names[summary], start, f"{start[:8]}{int(start[8:]) + days:02}", summary, text
    hours, minutes = found["DURATION"].removeprefix("P0DT").rstrip("S").split("H")
    length = int(hours) * 60 + int(minutes.partition("M")[0])
    total = int(start[11:13]) * 60 + int(start[14:16]) + length
    return names[summary], start, f"{start[:11]}{total // 60:02}:{total % 60:02}", summary, text


def unescaped(text: str) -> str:
    plain = text.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";")
    return plain.strip()


def dashed(stamp: str) -> str:
    """Turn `20260618T142500` into `2026-06-18T14:25`."""
    day, _, clock = stamp.partition("T")
    date = f"{day[:4]}-{day[4:6]}-{day[6:8]}"
    return f"{date}T{clock[:2]}:{clock[2:4]}" if clock else date


def ical_js(calendar: Path) -> Rows:
    return node(ICAL_JS, calendar)


ICAL_JS = """
const ICAL = require('ical.js').default || require('ical.js');
const text = require('fs').readFileSync(process.argv[1], 'utf8');
const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
const rows = events.map((one) => new ICAL.Event(one)).map((event) =>
  [event.uid, event.startDate.toString(), event.endDate.toString(), event.summary,
   event.description]);
console.log(JSON.stringify(rows));
"""


def node_ical(calendar: Path) -> Rows:
    return node(NODE_ICAL, calendar)


NODE_ICAL = """
const found = Object.values(require('node-ical').sync.parseFile(process.argv[1]));
const written = (event, moment) =>
  event.datetype === 'date' ? moment.toISOString().slice(0, 10) : moment.toISOString();
const rows = found.filter((one) => one.type === 'VEVENT').map((event) =>
  [event.uid, written(event, event.start), written(event, event.end), event.summary,
   event.description]);
console.log(JSON.stringify(rows));
"""


def node(script: str, calendar: Path) -> Rows:
    output = run(["node", "-e", script, str(calendar)], TZ="UTC")
    return {
        (uid.partition("@")[0], start[:16], end[:16], summary, text)
        for uid, start, end, summary, text in json.loads(output)
    }


def libical(calendar: Path) -> Rows:
    library = ctypes.CDLL(ctypes.util.find_library("ical"))
    pointer = ctypes.c_void_p
    for name in ("icalparser_parse_string", "icalcomponent_get_first_component",
                 "icalcomponent_get_next_component"):  # fmt: skip
        getattr(library, name).restype = pointer
    for name in ("icalcomponent_get_uid", "icalcomponent_get_summary", "icaltime_as_ical_string",
                 "icalcomponent_get_description"):  # fmt: skip
        getattr(library, name).restype = ctypes.c_char_p
    for name in ("icalcomponent_get_dtstart", "icalcomponent_get_dtend"):
        getattr(library, name).restype = IcalTime
    library.icaltime_as_ical_string.argtypes = [IcalTime]
    root = pointer(library.icalparser_parse_string(calendar.read_bytes()))
    assert library.icalcomponent_count_errors(root) == 0
    rows, kind = set(), 4  # ICAL_VEVENT_COMPONENT
    event = library.icalcomponent_get_first_component(root, kind)
    while event:
        rows.add(libical_row(library, pointer(event)))
        event = library.icalcomponent_get_next_component(root, kind)
    return rows


class IcalTime(ctypes.Structure):
    """`struct icaltimetype` of libical 3."""

    _fields_ = [  # the form that ctypes asks for
        *((name, ctypes.c_int) for name in ("year", "month", "day", "hour", "minute", "second")),
        ("is_date", ctypes.c_int),
        ("is_daylight", ctypes.c_int),
        ("zone", ctypes.c_void_p),
    ]


def libical_row(library: ctypes.CDLL, event: ctypes.c_void_p) -> Row:
    times = (library.icalcomponent_get_dtstart(event), library.icalcomponent_get_dtend(event))
    start, end = (library.icaltime_as_ical_string(time).decode() for time in times)
    uid = library.icalcomponent_get_uid(event).decode().partition("@")[0]
    names = ("icalcomponent_get_summary", "icalcomponent_get_description")
    summary, text = (getattr(library, name)(event).decode() for name in names)
    return uid, dashed(start), dashed(end), summary, text


def run(command: list[str], **changes: str) -> str:
    environment = {**os.environ, **changes}
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def missing(name: str) -> str | None:
    """Return why a client cannot be asked here, or None if it can."""
    if name == "khal":
        return None
    if name == "libical":
        return None if ctypes.util.find_library("ical") else "libical3 is not installed (Debian)"
    if name == "calcurse":
        return None if shutil.which(name) else "calcurse is not installed (Debian)"
    if not shutil.which("node"):
        return "node is not installed"
    probe = ["node", "-e", f"require.resolve({name!r})"]
    found = subprocess.run(probe, capture_output=True, timeout=60, check=False).returncode == 0
    return None if found else f"npm's {name} is not in NODE_PATH"


CLIENTS: dict[str, Callable[[Path], Rows]] = {
    "khal": khal,
    "calcurse": calcurse,
    "ical.js": ical_js,
    "node-ical": node_ical,
    "libical": libical,
}


@pytest.mark.parametrize("name", CLIENTS)
def test_every_event_arrives_with_its_start_length_and_text(name: str, calendar: Path) -> None:
    reason = missing(name)
    if reason:
        pytest.skip(reason)
    rows = CLIENTS[name](calendar)
    assert {row[:4] for row in rows} == EXPECTED
    assert len(rows) == len(EXPECTED)
    assert next(row[4] for row in rows if row[0] == "bridge") == BRIDGE
