"""Rules for dates in figures alone: "2025-02-13", "12/31/1998", "2025-W07"."""

from __future__ import annotations

import re

from timeline.meanings import Clock, Fixed
from timeline.tag.amounts import full_year, time_of_day
from timeline.tag.date_rules.common import date
from timeline.tag.rule import Found, Read, Rule


def _iso_date(found: Found) -> Read | None:
    if found.joined_before() and found.before == "SLASH":
        return None
    year, month, day = (int(part) for part in re.split(r"[-/.]", found.phrase("date")))
    return Read(type="DATE", meaning=date(year, month, day))


def _compact_date(found: Found) -> Read | None:
    word = found.phrase("date")
    return Read(type="DATE", meaning=date(int(word[:4]), int(word[4:6]), int(word[6:])))


def _iso_time(found: Found) -> Read | None:
    day, _, clock = found.phrase("date").upper().partition("T")
    clock, _, behind = clock.partition("-")
    time = time_of_day(clock.rstrip("Z"))
    if time is None:
        return None
    year, month, number = (int(part) for part in day.split("-"))
    zone = "+00:00" if clock.endswith("Z") else _offset_after(found)
    if behind:
        zone = f"-{behind[:2]}:{behind[-2:]}"
    meaning = Clock(
        hour=time.hour,
        minute=time.minute,
        second=time.second,
        zone=zone,
        on=date(year, month, number),
        is_impossible=time.hour > 24 or (time.minute or 0) > 59,
    )
    return Read(type="TIME", meaning=meaning)


def _offset_after(found: Found) -> str | None:
    if not found.has("offset"):
        return None
    words = found.phrase("offset")
    digits = "".join(sign for sign in words if sign.isdecimal())
    return f"{'+' if words[0] == '+' else '-'}{digits[:2]}:{digits[2:4] or '00'}"


def _iso_week(found: Found) -> Read | None:
    word = found.phrase("date").upper().replace("-", "")
    return Read(type="DATE", meaning=Fixed(value=f"{word[:4]}-{word[4:]}"))


def _year_month(found: Found) -> Read | None:
    year, month = (int(part) for part in re.split(r"[-/]", found.phrase("date")))
    return Read(type="DATE", meaning=date(year, month, None))


def _month_slash_year(found: Found) -> Read | None:
    month, year = (int(part) for part in found.phrase("date").split("/"))
    return Read(type="DATE", meaning=date(year, month, None))


def _figures(found: Found) -> Read | None:
    """Read 12/31/1998 and 31.12.1998; both ways possible is read the American way with slashes."""
    word = found.phrase("date")
    first, second, year = re.split(r"[-/.]", word)
    month, day = int(first), int(second)
    if ("." in word and day <= 12) or month > 12:
        month, day = day, month
    if "." in word and len(year) == 2 and not found.has("weekday"):
        return None
    meaning = date(full_year(year), month, day)
    if meaning.is_impossible and len(year) == 2:
        return None
    return Read(type="DATE", meaning=meaning)


def _month_and_day(found: Found) -> Read | None:
    """Read "on 12/25", the American way; "5/6" may be either and 12/25 a share."""
    month, day = (int(part) for part in found.phrase("date").split("/"))
    is_placed = found.has("weekday") or found.before in ("ON", "UNTIL", "BY", "SINCE")
    if month > 12 or day <= 12 or day > 31 or not is_placed or found.after == "SLASH":
        return None
    weekday = found.value("weekday") if found.has("weekday") else None
    return Read(type="DATE", meaning=date(None, month, day, weekday=weekday), is_relative=True)


def _stamp(found: Found) -> Read | None:
    """Read "05/31/2024-14:15", as machines stamp their lines."""
    parts = re.match(r"(\d+)/(\d+)/(\d+).([\d:]+)", found.phrase("date"))
    time = time_of_day(parts[4]) if parts else None
    if parts is None or time is None:
        return None
    month, day = int(parts[1]), int(parts[2])
    if month > 12:
        month, day = day, month
    meaning = Clock(
        hour=time.hour,
        minute=time.minute,
        second=time.second,
        on=date(int(parts[3]), month, day),
        is_impossible=time.hour > 24 or (time.minute or 0) > 59,
    )
    return Read(type="TIME", meaning=meaning)


FIGURE_RULES: tuple[Rule, ...] = (
    Rule(
        name="iso-date",
        pattern="date:(ISODATE | SLASHYMD)",
        read=_iso_date,
        example="2025-02-13",
        misses=("2025-02", "25-02-13-7"),
    ),
    Rule(
        name="iso-time",
        pattern=(
            "date:ISOTIME (offset:((PLUS | DASH) (COLON | YEAR | NUMBIG | HHMMHRS | NUM12 | "
            "NUM24)))?"
        ),
        read=_iso_time,
        example="2025-02-13T15:25:00Z",
        misses=("T15:25", "2025-02-13"),
    ),
    Rule(
        name="iso-week",
        pattern="date:ISOWEEK",
        read=_iso_week,
        example="2025-W07",
        misses=("W07", "2025-X07"),
    ),
    Rule(
        name="compact-date",
        pattern="date:COMPACT",
        read=_compact_date,
        example="20250213",
        misses=("20251313", "2025021"),
    ),
    Rule(
        name="year-month",
        pattern="date:YEARMONTH",
        read=_year_month,
        example="2025-02",
        misses=("2025-13", "125-02"),
    ),
    Rule(
        name="month-slash-year",
        pattern="date:MONTHYEAR",
        read=_month_slash_year,
        example="04/2016",
        misses=("14/2016", "4/5"),
    ),
    Rule(
        name="date-in-figures",
        pattern="(weekday:DAYNAMES COMMA?)? date:(SLASHDATE | DASHDATE | DOTDATE)",
        read=_figures,
        example="12/31/1998",
        misses=("1/2", "3.11.4"),
    ),
    Rule(
        name="month-and-day-in-figures",
        pattern="(weekday:DAYNAMES COMMA?)? date:SLASHDAY",
        read=_month_and_day,
        example="on 12/25",
        misses=("12/25", "on 5/6", "on 25/12"),
    ),
    Rule(
        name="stamp-in-figures",
        pattern="date:SLASHSTAMP",
        read=_stamp,
        example="05/31/2024-14:15",
        misses=("05/31-14:15", "05/31/2024-14"),
    ),
)
