"""Rules for dates and times in one group, as armies and navies sign them: "141530Z MAY 09"."""

from __future__ import annotations

import re

from timeline.language import en
from timeline.meanings import Clock
from timeline.tag.amounts import full_year
from timeline.tag.date_rules.common import date
from timeline.tag.rule import Found, Read, Rule

_GROUP = re.compile(r"(\d\d)(\d\d)(\d\d)([a-z])([a-z]{3})?(\d+)?", re.IGNORECASE)
# Zones by letter, hour by hour east of Greenwich, then west of it; J is wherever one is.
_EAST, _WEST = "ABCDEFGHIKLM", "NOPQRSTUVWXY"


def _group(found: Found) -> Read | None:
    parts = _GROUP.fullmatch(found.phrase("group").replace(" ", ""))
    if parts is None:
        return None
    day, hour, minute = (int(parts[at]) for at in (1, 2, 3))
    month = en.MONTHS.get(parts[5].casefold()) if parts[5] else found.value("month")
    year = parts[6] or (found.phrase("year") if found.has("year") else "")
    return _signed(month, (day, hour, minute), parts[4], year)


def _spaced_group(found: Found) -> Read | None:
    clock = found.phrase("clock")
    moment = (int(found.phrase("day")), int(clock[:2]), int(clock[2:4]))
    return _signed(found.value("month"), moment, clock[4:], found.phrase("year"))


def _signed(month: int | None, moment: tuple[int, int, int], zone: str, year: str) -> Read | None:
    day, hour, minute = moment
    if month is None or len(year) not in (2, 4) or hour > 24 or minute > 59 or len(zone) != 1:
        return None
    on = date(full_year(year), month, day)
    clock = Clock(
        hour=hour, minute=minute, zone=_offset_of(zone), on=on, is_impossible=on.is_impossible
    )
    return Read(type="TIME", meaning=clock)


def _offset_of(letter: str) -> str | None:
    """Return the offset from UTC of a zone's letter: Z is UTC itself."""
    letter = letter.upper()
    if letter in _EAST:
        return f"+{_EAST.index(letter) + 1:02d}:00"
    if letter in _WEST:
        return f"-{_WEST.index(letter) + 1:02d}:00"
    return "+00:00" if letter == "Z" else None


MILITARY_RULES: tuple[Rule, ...] = (
    Rule(
        name="date-time-group",
        pattern="group:(DATETIMEGROUP | DAYTIMEGROUP) (month:MONTHS year:(YEAR | SMALLINT))?",
        read=_group,
        example="141530ZMAY09",
        misses=("141530ZMAZ09", "141560ZMAY09", "141530Z boxes"),
    ),
    Rule(
        name="date-time-group-spaced",
        pattern="day:DAYNUM clock:HHMMHRS month:MONTHS year:(YEAR | SMALLINT)",
        read=_spaced_group,
        example="14 1530Z MAY 2009",
        misses=("14 1530Z MAYBE 2009", "14 1530hrs MAY 2009"),
    ),
)
