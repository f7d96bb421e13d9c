"""Rules for days and nights named from the day of writing: today, tonight, the next day."""

from __future__ import annotations

from timeline.language import en, en_verbs
from timeline.meanings import DayPart, Meaning, Same, UnitOf, Vague
from timeline.tag.relative_rules.common import unit_of
from timeline.tag.rule import Found, Read, Rule


def _day(found: Found) -> Read | None:
    offset = {"TODAY": 0, "TOMORROW": 1, "YESTERDAY": -1}[found.klass("day")]
    return Read(type="DATE", meaning=UnitOf(unit="day", offset=offset), is_relative=True)


def _day_two_away(found: Found) -> Read | None:
    sign = 1 if found.has("after") else -1
    meaning = UnitOf(unit="day", offset=2 * sign)
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _tonight(found: Found) -> Read | None:
    meaning = DayPart(part="NI", on=UnitOf(unit="day", offset=0))
    return Read(type="TIME", meaning=meaning, is_relative=True)


def _overnight(found: Found) -> Read | None:
    return Read(type="TIME", meaning=DayPart(part="NI", is_overnight=True), is_relative=True)


def _same(found: Found) -> Read | None:
    unit = unit_of(found)
    if unit in ("second", "minute", "hour"):
        return None
    if found.has("following"):
        meaning: Meaning = Same(unit=unit, offset=1)
    elif found.has("previous"):
        meaning = Same(unit=unit, offset=-1)
    else:
        meaning = Same(unit=unit)
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _owner(found: Found) -> Read | None:
    """Read "last nights game" and "todays news", which lack the apostrophe of "last night's"; not
    "the last weeks", nor what may last "weeks"."""
    behind, before = found.word_at(0).casefold(), found.word_at(-1).casefold()
    if not behind.isalpha() or behind in _NO_NOUNS or found.joined_after():
        return None
    if found.has("day"):
        word = found.word("day")
        day = UnitOf(unit="day", offset=en.DAY_OWNERS[word])
        if word.startswith("tonight"):
            return Read(type="TIME", meaning=DayPart(part="NI", on=day), is_relative=True)
        return Read(type="DATE", meaning=day, is_relative=True)
    if before in _NO_OWNER or (before.endswith("s") and found.word("pick") == "last"):
        return None
    offset = {"last": -1, "this": 0, "next": 1}[found.word("pick")]
    if found.has("part"):
        on = UnitOf(unit="day", offset=offset)
        part = found.word_value(found.match.start("part"))
        return Read(type="TIME", meaning=DayPart(part=part, on=on), is_relative=True)
    unit = unit_of(found)
    if unit not in ("week", "weekend", "month", "year"):
        return None
    return Read(type="DATE", meaning=UnitOf(unit=unit, offset=offset), is_relative=True)


_NO_NOUNS = en_verbs.CLOSED | en_verbs.AUXILIARIES | {"ago", "later", "earlier", "longer"}
_NO_OWNER = frozenset("the these those will would can could may might must should to they".split())


def _the_other_day(found: Found) -> Read | None:
    """Read "the other day" and "the other night": not long ago."""
    what = found.phrase("unit") if found.has("unit") else found.phrase("part")
    if found.word("other") != "other" or what not in ("day", "week", "month", "night", "evening"):
        return None
    return Read(type="DATE", meaning=Vague(value="PAST_REF"), is_relative=True)


DAY_RULES: tuple[Rule, ...] = (
    Rule(
        name="day-word",
        pattern="day:(TODAY | TOMORROW | YESTERDAY)",
        read=_day,
        example="yesterday",
        misses=("yesteryear", "todays"),
    ),
    Rule(
        name="day-after-tomorrow",
        pattern="(THE UNIT)? (after:AFTER TOMORROW | BEFORE YESTERDAY)",
        read=_day_two_away,
        example="the day before yesterday",
        misses=("the day before", "the day after it"),
    ),
    Rule(
        name="tonight",
        pattern="TONIGHT",
        read=_tonight,
        example="tonight",
        misses=("to night", "knight"),
    ),
    Rule(
        name="overnight",
        pattern="OVERNIGHT",
        read=_overnight,
        example="overnight",
        misses=("over", "night"),
    ),
    Rule(
        name="same-unit",
        pattern=(
            "(THAT SAME? | (THE | THIS) SAME | (THE | A) (following:FOLLOWING) | (THE | A) "
            "(previous:PREVIOUS)) unit:(UNIT | QUARTER)"
        ),
        read=_same,
        example="that day",
        misses=("that man", "the same minute"),
    ),
    Rule(
        name="the-next-day",
        pattern="THE following:NEXT (previous:LAST)? unit:UNIT",
        read=_same,
        example="the next day",
        misses=("the next minute", "the next man"),
    ),
    Rule(
        name="owner",
        pattern="(pick:(LAST | THIS | NEXT) (unit:UNITS | part:PARTS) | day:DAYOWNER)",
        read=_owner,
        example="last nights game",
        misses=("todays", "the last weeks game", "it will last weeks longer", "last weeks"),
    ),
    Rule(
        name="the-other-day",
        pattern="THE other:OTHER (unit:UNIT | part:PART)",
        read=_the_other_day,
        example="the other day",
        misses=("the other side", "the alternate day"),
    ),
)
