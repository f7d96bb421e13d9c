"""Rules for days of the week: "last Friday", "the second Sunday in May"."""

from __future__ import annotations

from timeline.language import en
from timeline.meanings import Meaning, Repeat, Same, UnitOf, Weekday
from timeline.tag.amounts import ordinal
from timeline.tag.date_rules.common import OFFSETS, PICK, date, pick_of, year_of
from timeline.tag.rule import Found, Read, Rule


def _weekday(found: Found) -> Read | None:
    if found.phrase("weekday").endswith("days") or found.word_at(-1) == "#":
        return None
    if _is_named(found):
        return None
    is_meant = {"SHORTDAY": _short_day_is_meant, "SHORTDAYLOW": _is_listed}
    tells = is_meant.get(found.klass("weekday"))
    if tells is not None and not found.has("pick") and not tells(found):
        return None
    return Read(
        type="DATE",
        meaning=Weekday(weekday=found.value("weekday"), pick=pick_of(found)),
        is_relative=True,
    )


def _is_named(found: Found) -> bool:
    """Tell "Bloody Sunday" and "Super Tuesday" from a Sunday and a Tuesday."""
    before = found.word_at(-1)
    return before.istitle() and before.casefold() in en.EPITHETS and not found.has("pick")


def _short_day_is_meant(found: Found) -> bool:
    """Tell "Sun" the day from the paper and the star: after "on", beside a time or another day."""
    beside = ("ON", "SHORTDAY", "CLOCK", "COLON", "UNTIL", "BY", "DASH", "PART", "EVERY", "NOON")
    return found.before in beside or found.after in (*beside[1:], "AT", "NUM12")


def _is_listed(found: Found) -> bool:
    """Tell "mon, wed and fri" and "friday or sat" from "came on friday, sat and left"."""
    at = found.match.start()
    before = found.class_of(at - 1), found.class_of(at - 2)
    behind = found.class_of(found.match.end()), found.class_of(found.match.end() + 1)
    is_other_way = before[0] == "OR" and before[1] in ("WEEKDAY", "PART", "SHORTDAY")
    is_among_short = any(
        link in ("COMMA", "AND", "OR", "SLASH", "DASH") and day == "SHORTDAYLOW"
        for link, day in (before, behind)
    )
    return is_other_way or is_among_short


def _weeks_on(found: Found) -> Read | None:
    """Read "a week on Monday", "Monday week"."""
    is_late = found.has("late")
    unit = found.phrase("unit2" if is_late else "unit")
    if not unit.startswith(("week", "fortnight")) or (is_late and found.word_at(0)[:1].isalpha()):
        return None
    weeks = 2 if unit == "fortnight" else 1
    if found.has("number"):
        weeks = int(ordinal(found, "number") or 1)
    return Read(
        type="DATE",
        meaning=Weekday(weekday=found.value("late" if is_late else "weekday"), weeks=weeks),
        is_relative=True,
    )


def _nth_weekday(found: Found) -> Read | None:
    """Read "the second Sunday in May" and "the last Friday of the month"."""
    nth = -1 if found.klass("which") == "LAST" else ordinal(found, "which")
    if nth is None or nth > 5 or (found.has("unit") and found.phrase("unit") != "month"):
        return None
    if found.has("every"):
        return Read(type="SET", meaning=Repeat(value="P1M"), quant=found.phrase("every").upper())
    of: Meaning
    if found.has("month"):
        of = date(year_of(found), found.value("month"), None)
    elif found.klass("pick") in ("THE", "THAT"):
        of = Same(unit="month")
    else:
        of = UnitOf(unit="month", offset=OFFSETS[pick_of(found) or "this"])
    meaning = Weekday(weekday=found.value("weekday"), nth=nth, of=of)
    return Read(type="DATE", meaning=meaning, is_relative=not found.has("year"))


WEEKDAY_RULES: tuple[Rule, ...] = (
    Rule(
        name="weekday",
        pattern=f"(pick:{PICK})? weekday:DAYNAMES",
        read=_weekday,
        example="last Friday",
        misses=("the sun", "we sat", "Bloody Sunday"),
    ),
    Rule(
        name="nth-weekday",
        pattern=(
            "THE? which:(ORDINAL | SECOND | ORDINALNUM | LAST) weekday:DAYNAMES (IN | OF) "
            "(month:MONTHS (OF? year:YEAR)? | (pick:(NEXT | LAST | THIS | THE | THAT) | "
            "every:(EVERY | EACH)) unit:UNIT)"
        ),
        read=_nth_weekday,
        example="the second Sunday in May",
        misses=("the second Sunday in town", "the sixth Sunday in May"),
    ),
    Rule(
        name="week-on-weekday",
        pattern=(
            "((A | number:(NUMBERWORD | NUM12))? unit:(UNIT | UNITS) (ON | FROM) weekday:WEEKDAY"
            " | late:WEEKDAY unit2:UNIT)"
        ),
        read=_weeks_on,
        example="a week on Monday",
        misses=(
            "a week on strike",
            "a week off Monday",
            "the Monday week one",
            "ten minutes on Monday",
        ),
    ),
)
