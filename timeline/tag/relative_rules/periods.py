"""Rules for calendar units picked from another: last week, the year, the same period a year ago."""

from __future__ import annotations

from timeline.language import en
from timeline.meanings import (
    CalendarDate,
    DayPart,
    Edge,
    Length,
    Meaning,
    Pick,
    Same,
    Shift,
    Unit,
    UnitOf,
    Weekday,
    YearPart,
)
from timeline.tag.date_rules.common import OFFSETS, counts_nothing, pick_of
from timeline.tag.relative_rules.common import unit_of
from timeline.tag.rule import Found, Read, Rule


def _picked_unit(found: Found) -> Read | None:
    unit = unit_of(found)
    if unit in ("second", "minute", "hour") and found.klass("pick") != "THIS":
        return None
    pick = pick_of(found)
    words = [found.tokens.words[found.match.start(name)][0] for name in ("pick", "unit")]
    if all(map(str.isupper, words)) and found.word("unit") == "week":
        return None
    if pick is None or (found.has("the") and found.klass("pick") == "NEXT"):
        return None
    if found.klass("pick") == "PAST" and unit in ("decade", "century"):
        return None
    if found.klass("pick") == "LAST" and _is_final(found, unit):
        return Read(type="DURATION", meaning=Length(parts=((1.0, unit),)))
    offset = OFFSETS[pick]
    if unit == "weekend" and found.klass("pick") == "COMING":
        offset = 0  # the one of this week is still to come
    meaning = UnitOf(unit=unit, offset=offset, is_rolling=_is_rolling(found))
    kind = "TIME" if unit in ("second", "minute", "hour") else "DATE"
    return Read(type=kind, meaning=meaning, is_relative=True)  # type: ignore[arg-type]  # one of both


def _is_rolling(found: Found) -> bool:
    """Tell "in the past year" and "over the last month", which run up to now, from "last year"."""
    pick = found.klass("pick")
    return pick == "PAST" or (pick == "LAST" and found.has("the") and found.before in _DURING)


def _is_final(found: Found, unit: Unit) -> bool:
    """Tell "the last year of his life" and "my last day" from "last year": none comes after it.

    The day before today is yesterday, never the last day.
    """
    if found.word_at(-1).casefold() in _OWNERS:
        return True
    if unit == "day":
        return found.has("the") or found.after in ("OF", "TO", "FOR", "AT")
    return found.has("the") and found.after == "OF" and found.word_at(1)[:1].isalpha()


def _working_day(found: Found) -> Read | None:
    """Read "the next working day" and "last weekday"."""
    pick = pick_of(found)
    if pick not in ("last", "next"):
        return None
    if found.has("unit"):
        is_day = found.phrase("unit") == "day"
        if not is_day or found.word("kind") not in ("working", "business", "trading"):
            return None
    meaning = UnitOf(unit="day", offset=OFFSETS[pick], is_working=True)
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _the_unit(found: Found) -> Read | None:
    """Read "the quarter", "the year": the one that the text is about."""
    unit = unit_of(found)
    if unit == "hour" and found.word_at(-1).casefold() == "within":
        return Read(
            type="DURATION", meaning=Length(parts=((1.0, unit),), toward=1), is_relative=True
        )
    is_known = unit in ("year", "quarter", "week", "weekend", "month") or (
        unit in ("decade", "century") and found.before == "OF"
    )
    if not is_known or found.after in ("OF", "DASH", "YEAR", "YEARRANGE", "BEFORE", "AFTER"):
        return None
    is_whole = found.before in ("OF", "FOR", "BY", "DURING", "FROM", "TO", "UNTIL", "OVER")
    is_rate = found.before == "ON" and unit not in ("week", "weekend")  # "3 percent on the year"
    if is_rate or (found.word_at(0).casefold() in _CLAUSE_OPENERS and not is_whole):
        return None
    if unit == "year" and found.after.startswith("NUM") and counts_nothing(found.word_at(1)):
        return None
    if unit == "week" and found.word_at(0) in en.WEEK_OPENS:
        return None  # "the week beginning 3 May" is told by its day
    if unit in ("year", "month", "week") and found.word_at(0) in ("ended", "ending", "to"):
        return Read(type="DURATION", meaning=Length(parts=((1.0, unit),)))
    if unit in ("quarter", "weekend"):
        meaning: Meaning = Same(unit=unit)
    else:
        meaning = UnitOf(unit=unit, offset=0, is_the=True)
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _latest_period(found: Found) -> Read | None:
    """Read "the latest period": the quarter that a report is of."""
    if found.after == "OF":
        return None
    return Read(type="DATE", meaning=Same(unit="quarter"), is_relative=True)


def _one_before_last(found: Found) -> Read | None:
    """Read "the month before last", "the night before last", "the Friday after next"."""
    if found.after in _PICKED_BY_LAST:
        return None
    sign = -1 if found.has("before") else 1
    two_on = 2 * sign
    meaning: Meaning
    if found.has("unit"):
        unit = unit_of(found)
        if unit in ("second", "minute", "hour"):
            return None
        meaning = UnitOf(unit=unit, offset=two_on)
    elif found.has("part"):
        on = UnitOf(unit="day", offset=two_on)
        return Read(type="TIME", meaning=DayPart(part=found.value("part"), on=on), is_relative=True)
    else:
        meaning = _beyond(found, sign)
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _beyond(found: Found, sign: int) -> Meaning:
    """Return the weekday, month or season one before the last, or after the next."""
    pick: Pick = "last" if sign < 0 else "next"
    if found.has("weekday"):
        near: Meaning = Weekday(weekday=found.value("weekday"), pick=pick)
        return Shift(amount=1, unit="week", sign=sign, of=near, grain="day")
    if found.has("month"):
        near = CalendarDate(month=found.value("month"), pick=pick)
        return Shift(amount=12, unit="month", sign=sign, of=near)
    near = YearPart(code=found.value("season"), pick=pick)
    return YearPart(code=found.value("season"), of=Shift(amount=1, unit="year", sign=sign, of=near))


def _year_ago_unit(found: Found) -> Read | None:
    """Read "year-ago", "the year-earlier period": a year before the quarter told of."""
    meaning = Shift(amount=1, unit="year", sign=-1, of=Same(unit="quarter"))
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _same_period(found: Found) -> Read | None:
    """Read "the same period last year": the quarter that a report is of, a year before."""
    if found.has("unit") and found.phrase("unit") == "month":
        months = Shift(amount=12, unit="month", sign=-1, of=Same(unit="month"))
        return Read(type="DATE", meaning=months, is_relative=True)
    if found.has("unit"):
        return None
    is_quarter = found.has("quarter")
    if found.has("year"):
        of = CalendarDate(year=int(found.phrase("year")))
        return Read(type="DATE", meaning=YearPart(code="QX", of=of) if is_quarter else of)
    if found.word("back" if found.has("back") else "back2") not in ("year", "yr"):
        return None
    meaning = Shift(amount=1, unit="year", sign=-1, of=Same(unit="quarter") if is_quarter else None)
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _year_end(found: Found) -> Read | None:
    meaning = Edge(edge="end", of=UnitOf(unit=unit_of(found), offset=0))
    return Read(type="DATE", meaning=meaning, mod="END", is_relative=True)


def _edge_of_told(found: Found) -> Read | None:
    """Read "earlier in the day", "later in the week", "late in the year"."""
    edge = {"EARLIER": "earlier", "LATER": "later", "EARLY": "start", "LATE": "end"}[
        found.klass("edge")
    ]
    inner = UnitOf(unit=unit_of(found), offset=0)
    mod = "START" if edge in ("earlier", "start") else "END"
    return Read(type="DATE", meaning=Edge(edge=edge, of=inner), mod=mod, is_relative=True)  # type: ignore[arg-type]  # of the table


_DURING = frozenset({"IN", "OVER", "DURING", "FOR", "WITHIN"})


_OWNERS = frozenset("my your his her its our their".split())


# "The year he died", "the week when she came" are told by their own clause.
_CLAUSE_OPENERS = frozenset("i he she we they you it when".split())


# "The week before last year's fair" is told of last year.
_PICKED_BY_LAST = (
    "UNIT UNITS QUARTER PART WEEKDAY SHORTDAY MONTH SHORTMONTH MAY MARCH SEASON SPRING FALL".split()
)


PERIOD_RULES: tuple[Rule, ...] = (
    Rule(
        name="picked-unit",
        pattern=(
            "(this:THIS | the:THE)? pick:(LAST | THIS | NEXT | PAST | COMING | CURRENT | "
            "PREVIOUS)"
            " FISCAL? unit:(UNIT | QUARTER)"
        ),
        read=_picked_unit,
        example="last week",
        misses=("last minute", "next door"),
    ),
    Rule(
        name="working-day",
        pattern="THE? pick:(LAST | NEXT | PREVIOUS) (WEEKDAY_ANY | kind:TRADING unit:UNIT)",
        read=_working_day,
        example="the next working day",
        misses=("the next school day", "the working day"),
    ),
    Rule(
        name="the-unit",
        pattern="THE (FISCAL | LATEST | CURRENT | MOST RECENT)? unit:(UNIT | QUARTER)",
        read=_the_unit,
        example="the quarter",
        misses=("the quarter of a mile", "the second"),
    ),
    Rule(
        name="latest-period",
        pattern="THE (LATEST | MOST RECENT) PERIOD",
        read=_latest_period,
        example="the latest period",
        misses=("the latest period of unrest", "the period"),
    ),
    Rule(
        name="one-before-last",
        pattern=(
            "THE (unit:(UNIT | QUARTER) | part:PART | season:SEASONNAME | month:MONTHNAME | "
            "weekday:DAYNAMES) (before:BEFORE LAST | AFTER NEXT)"
        ),
        read=_one_before_last,
        example="the year before last",
        misses=("the year before lasting", "the year after last"),
    ),
    Rule(
        name="year-ago",
        pattern=(
            "(THE unit:UNIT DASH (AGO | EARLIER) (PERIOD | QUARTER | (ORDINAL | SECOND) "
            "QUARTER) | unit2:UNIT DASH (AGO | EARLIER) (PERIOD | QUARTER)?)"
        ),
        read=_year_ago_unit,
        example="the year-earlier period",
        misses=("year earlier", "year-end"),
    ),
    Rule(
        name="same-period",
        pattern=(
            "THE? (SAME | SAMEAS) (PERIOD | quarter:QUARTER | unit:UNIT) "
            "(OF? LAST back:UNIT | A back2:UNIT (AGO | EARLIER) | (OF | IN) year:YEAR)"
        ),
        read=_same_period,
        example="the same period last year",
        misses=("the same period", "the same week last year"),
    ),
    Rule(
        name="year-end",
        pattern="unit:(UNIT | QUARTER) (DASH | QUOTE S) END",
        read=_year_end,
        example="year-end",
        misses=("end-year", "dead-end"),
    ),
    Rule(
        name="earlier-in-the-day",
        pattern="edge:(EARLIER | LATER | EARLY | LATE) IN (THE | THIS) unit:(UNIT | QUARTER)",
        read=_edge_of_told,
        example="earlier in the day",
        misses=("early in the game", "late in the match"),
    ),
)
