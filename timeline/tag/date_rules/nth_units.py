"""Rules for one unit of a longer time: "the first week of June", "the last day of the year"."""

from __future__ import annotations

from typing import get_args

from timeline.meanings import Meaning, Unit, UnitOf
from timeline.tag.amounts import ordinal
from timeline.tag.date_rules.common import OFFSETS, date, pick_of, year_of
from timeline.tag.rule import Found, Read, Rule

# From the shortest to the longest: a unit is one of a longer one only.
_BY_LENGTH: tuple[str, ...] = get_args(Unit)
_ONE_OF = frozenset("day week weekend month quarter".split())
_LONGER = frozenset("week month quarter year".split())


def _nth_unit(found: Found) -> Read | None:
    """Read the nth unit from the start of a time, or the last one before its end."""
    unit = found.value("unit")
    is_last = found.klass("which") in ("LAST", "FINAL")
    nth = 1 if is_last else ordinal(found, "which")
    of = _whole(found, unit)
    if of is None or unit not in _ONE_OF or nth is None or not 1 <= nth <= _MOST:
        return None
    meaning = UnitOf(unit=unit, offset=1 - nth if is_last else nth - 1, of=of, is_from_end=is_last)
    is_dated = found.has("year") or found.has("whole_year")
    return Read(type="DATE", meaning=meaning, is_relative=not is_dated)


# "The 31st day of the month", "the 53rd week of the year".
_MOST = 53


def _whole(found: Found, unit: str) -> Meaning | None:
    """Return the longer time; None where it is none, as in "the first week of the day"."""
    if found.has("month"):
        return date(year_of(found), found.value("month"), None)
    if found.has("whole_year"):
        return date(int(found.phrase("whole_year")), None, None)
    whole = found.value("whole")
    if whole not in _LONGER or _BY_LENGTH.index(whole) <= _BY_LENGTH.index(unit):
        return None
    pick = pick_of(found)
    return UnitOf(unit=whole, offset=OFFSETS[pick] if pick else 0, is_the=pick is None)


NTH_UNIT_RULES: tuple[Rule, ...] = (
    Rule(
        name="nth-unit",
        pattern=(
            "THE? which:(ORDINALS | LAST | FINAL) unit:(UNIT | QUARTER) (IN | OF) "
            "(month:MONTHNAME (OF? year:YEAR)? | whole_year:YEAR"
            " | (pick:(NEXT | LAST | THIS) | THE | THAT) whole:(UNIT | QUARTER))"
        ),
        read=_nth_unit,
        example="the first week of June",
        misses=("the first week of the war", "the first day of work", "the last week of the day"),
    ),
)
