"""Rules for one unit of a longer time: "the first week of June", "the last day of the year"."""

from __future__ import annotations

from typing import get_args

from timeline.meanings import Meaning, Repeat, Unit, UnitOf, YearSpan
from timeline.tag.amounts import ordinal
from timeline.tag.date_rules.common import OFFSETS, date, pick_of, year_of
from timeline.tag.rule import Found, Read, Rule

# From the shortest to the longest: a unit is one of a longer one only.
_BY_LENGTH: tuple[str, ...] = get_args(Unit)
_ONE_OF = frozenset("day week weekend month quarter decade".split())
_LONGER = frozenset("week month quarter year century".split())


def _nth_unit(found: Found) -> Read | None:
    """Read the nth unit from the start of a time, or the last one before its end."""
    unit = found.value("unit")
    is_last = found.klass("which") in ("LAST", "FINAL")
    nth = 1 if is_last else ordinal(found, "which")
    if found.has("every"):
        return _one_of_each(found, unit)
    of = _whole(found, unit)
    if of is None or unit not in _ONE_OF or nth is None or not 1 <= nth <= _MOST:
        return None
    meaning = UnitOf(unit=unit, offset=1 - nth if is_last else nth - 1, of=of, is_from_end=is_last)
    is_dated = found.has("year") or found.has("whole_year")
    return Read(type="DATE", meaning=meaning, is_relative=not is_dated)


# "The 31st day of the month", "the 53rd week of the year".
_MOST = 53


def _one_of_each(found: Found, unit: str) -> Read | None:
    """Read "the first day of each month", "the last week of every quarter"."""
    whole = found.value("set")
    values = {"week": "P1W", "month": "P1M", "quarter": "P3M", "year": "P1Y"}
    if whole not in values or unit not in _ONE_OF:
        return None
    quant = found.phrase("every").upper()
    return Read(type="SET", meaning=Repeat(value=values[whole]), quant=quant)


def _whole(found: Found, unit: str) -> Meaning | None:
    """Return the longer time; None where it is none, as in "the first week of the day"."""
    if found.has("month"):
        return date(year_of(found), found.value("month"), None)
    if found.has("whole_year"):
        return date(int(found.phrase("whole_year")), None, None)
    if found.has("century"):
        number = ordinal(found, "century") or 0
        is_century = unit == "decade" and found.phrase("unit2") == "century" and number > 0
        return YearSpan(digits=f"{number - 1:02d}") if is_century else None
    whole = found.value("whole")
    if whole not in _LONGER or _BY_LENGTH.index(whole) <= _BY_LENGTH.index(unit):
        return None
    pick = pick_of(found)
    return UnitOf(unit=whole, offset=OFFSETS[pick] if pick else 0, is_the=pick is None)


NTH_UNIT_RULES: tuple[Rule, ...] = (
    Rule(
        name="nth-unit",
        pattern=(
            "THE? which:NTH TRADING? unit:(UNIT | QUARTER) (IN | OF) "
            "(month:MONTHNAME ((OF | COMMA)? year:YEAR)? | whole_year:YEAR"
            " | THE century:(ORDINALS | TENS DASH? ORDINAL) unit2:UNIT"
            " | every:(EVERY | EACH) TRADING? set:(UNIT | QUARTER)"
            " | (pick:(NEXT | LAST | THIS) | THE | THAT) whole:(UNIT | QUARTER))"
        ),
        read=_nth_unit,
        example="the first week of June",
        misses=("the first week of the war", "the first day of work", "the last week of the day"),
    ),
)
