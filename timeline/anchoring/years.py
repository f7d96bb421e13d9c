"""Places quarters, halves, seasons and feasts: parts of a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from timeline.anchoring.feasts import feast_day
from timeline.anchoring.frame import Direction, Frame
from timeline.anchoring.units import (
    Base,
    Place,
    day_place,
    half_place,
    month_place,
    quarter_place,
    year_place,
)
from timeline.intervals import Granularity
from timeline.meanings import (
    Holiday,
    YearPart,
)


def year_part(meaning: YearPart, frame: Frame) -> Place:
    year = None
    if meaning.of is not None:
        inner = frame.place(meaning.of)
        if inner.value.startswith("BC"):
            return Place(value=f"{inner.value}-{meaning.code}")
        year = None if inner.start is None else inner.start.year
    else:
        year = _year_of_bare_part(meaning, frame)
    if year is None:
        return Place(value=f"XXXX-{meaning.code}")
    if meaning.is_fiscal:
        return Place(value=f"{year:04d}-{meaning.code}")
    told = frame.quarter
    if meaning.code == "QX" and told is not None and told.start is not None:
        return _part_place(year, f"Q{(told.start.month + 2) // 3}")
    if meaning.is_over_new_year and meaning.code in ("WI", "SU"):  # a summer of the south
        around = month_place(year, 12), month_place(year, 14)
        place = _part_place(year, meaning.code)
        return replace(place, start=around[0].start, end=around[1].end)
    return _part_place(year, meaning.code)


def _year_of_bare_part(meaning: YearPart, frame: Frame) -> int | None:
    base = _told_base(frame) if frame.told is not None else frame.base
    if base is None:
        return None
    if frame.told is None or meaning.pick is not None:
        return _year_of_part(meaning, base, frame.direction)
    ends = _part_place(base.start.year, meaning.code).end
    return base.start.year + (ends is not None and ends <= base.start)


def _told_base(frame: Frame) -> Base | None:
    told = frame.told
    if told is None or told.start is None or told.end is None:
        return frame.base
    return Base(start=told.start, end=told.end, granularity=told.granularity)


def _part_place(year: int, code: str) -> Place:
    if code == "QX":
        return replace(year_place(year), value=f"{year:04d}-QX")
    if code[0] == "Q":
        return quarter_place(year, int(code[1]))
    if code[0] == "H":
        return half_place(year, int(code[1]))
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 0}[code]
    return Place(
        value=f"{year:04d}-{code}",
        start=month_place(year, first).start,
        end=month_place(year, 14 if code == "WI" else first + 2).end,
        granularity=Granularity.QUARTER,
    )


def _year_of_part(meaning: YearPart, base: Base, direction: Direction | None) -> int:
    here = base.start
    if meaning.code == "WI" and meaning.pick is None and direction != "future":
        return here.year if here.month < 4 or here.month == 12 else here.year - 1
    this = _part_place(here.year, meaning.code)
    assert this.start is not None
    assert this.end is not None
    if meaning.pick == "this":
        return here.year
    if meaning.pick == "last":
        return here.year if this.end <= here else here.year - 1
    if meaning.pick == "next":
        return here.year if this.start > here else here.year + 1
    if direction == "future":
        recent = meaning.code[0] == "Q" and this.end > here - timedelta(days=130)
        return here.year if this.end > here or recent else here.year + 1
    if direction == "past" and this.start > here:
        return here.year - 1
    if this.start > here + timedelta(days=200):
        return here.year - 1
    return here.year


def holiday(meaning: Holiday, frame: Frame) -> Place:
    if meaning.of is not None:
        inner = frame.place(meaning.of)
        day = None if inner.start is None else feast_day(meaning.key, inner.start.year)
        return Place(value="XXXX-XX-XX") if day is None else day_place(day)
    if frame.told is not None and frame.told.start is not None:
        return _next_feast(meaning.key, frame.told.start.date())
    if frame.base is None:
        return Place(value="XXXX-XX-XX")
    here = frame.base.day
    days = [feast_day(meaning.key, year) for year in (here.year - 1, here.year, here.year + 1)]
    known = [day for day in days if day is not None]
    if meaning.pick in ("last", "next"):
        known = [day for day in known if (day < here) == (meaning.pick == "last")]
    if not known:
        return Place(value="XXXX-XX-XX")
    if meaning.pick is None and frame.direction in ("past", "future"):
        sides = [day for day in known if (day <= here) == (frame.direction == "past")]
        near = min(known, key=lambda day: abs((day - here).days))
        if abs((near - here).days) > 45 and sides:
            known = sides
    day = min(known, key=lambda each: (abs((each - here).days), each))
    return replace(day_place(day), assumed=("year",))


def _next_feast(key: str, told: date) -> Place:
    """Return the feast on or next after the day last told, as a narrative goes on."""
    days = [feast_day(key, year) for year in (told.year, told.year + 1)]
    day = next((day for day in days if day is not None and day >= told), None)
    return Place(value="XXXX-XX-XX") if day is None else day_place(day)
