"""Rules for times counted from another: today, last week, two years ago, the day before."""

from __future__ import annotations

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
    Vague,
    Weekday,
    YearPart,
)
from timeline.tag.amounts import amount, number_of
from timeline.tag.date_rules.common import OFFSETS, counts_nothing, pick_of
from timeline.tag.rule import Found, Read, Rule
from timeline.tag.verbs import form_of


def unit_of(found: Found, name: str = "unit") -> Unit:
    """Return the unit that a word names, singular or plural, short or long."""
    index = found.match.start(name)
    value = found.word_value(index)
    word = found.word(name)
    return _SHORT.get(word) or _SHORT.get(str(value)) or value or word  # type: ignore[return-value]  # a unit by the pattern


_SHORT: dict[str, Unit] = {
    "sec": "second",
    "min": "minute",
    "hr": "hour",
    "h": "hour",
    "wk": "week",
    "wknd": "weekend",
    "mth": "month",
    "yr": "year",
    "qtr": "quarter",
}


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
    meaning = UnitOf(unit=unit, offset=OFFSETS[pick], is_rolling=_is_rolling(found))
    kind = "TIME" if unit in ("second", "minute", "hour") else "DATE"
    return Read(type=kind, meaning=meaning, is_relative=True)  # type: ignore[arg-type]  # one of both


def _is_rolling(found: Found) -> bool:
    """Tell "in the past year" and "over the last month", which run up to now, from "last year"."""
    pick = found.klass("pick")
    return pick == "PAST" or (pick == "LAST" and found.has("the") and found.before in _DURING)


_DURING = frozenset({"IN", "OVER", "DURING", "FOR", "WITHIN"})


def _is_final(found: Found, unit: Unit) -> bool:
    """Tell "the last year of his life" and "my last day" from "last year": none comes after it.

    The day before today is yesterday, never the last day.
    """
    if found.word_at(-1).casefold() in _OWNERS:
        return True
    if unit == "day":
        return found.has("the") or found.after in ("OF", "TO", "FOR", "AT")
    return found.has("the") and found.after == "OF" and found.word_at(1)[:1].isalpha()


_OWNERS = frozenset("my your his her its our their".split())


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
    is_known = unit in ("year", "quarter", "week", "weekend", "month") or (
        unit in ("decade", "century") and found.before == "OF"
    )
    if not is_known or found.after in ("OF", "DASH", "YEAR", "YEARRANGE", "BEFORE", "AFTER"):
        return None
    is_whole = found.before in ("OF", "FOR", "BY", "DURING", "FROM", "TO", "UNTIL", "OVER")
    if found.word_at(0).casefold() in _CLAUSE_OPENERS and not is_whole:
        return None
    if unit == "year" and found.after.startswith("NUM") and counts_nothing(found.word_at(1)):
        return None
    if unit in ("year", "month", "week") and found.word_at(0) in ("ended", "ending", "to"):
        return Read(type="DURATION", meaning=Length(parts=((1.0, unit),)))
    if unit in ("quarter", "weekend"):
        meaning: Meaning = Same(unit=unit)
    else:
        meaning = UnitOf(unit=unit, offset=0, is_the=True)
    return Read(type="DATE", meaning=meaning, is_relative=True)


# "The year he died", "the week when she came" are told by their own clause.
_CLAUSE_OPENERS = frozenset("i he she we they you it when".split())


def _latest_period(found: Found) -> Read | None:
    """Read "the latest period": the quarter that a report is of."""
    if found.after == "OF":
        return None
    return Read(type="DATE", meaning=Same(unit="quarter"), is_relative=True)


def _ago(found: Found) -> Read | None:
    unit, number = unit_of(found), amount(found, "number") if found.has("number") else 1.0
    if found.has("vague") or (number is None):
        number = amount(found, "vague") if found.has("vague") else None
    if not found.has("number") and not found.has("vague") and found.klass("unit") == "UNITS":
        number = None
    if number is None:
        return _vague_ago(found, unit)
    meaning = Shift(amount=number + (0.5 if found.has("half") else 0), unit=unit, sign=-1)
    kind = "TIME" if unit in ("second", "minute", "hour") else "DATE"
    return Read(type=kind, meaning=meaning, mod=approx_of(found), is_relative=True)  # type: ignore[arg-type]  # one of both


def _vague_ago(found: Found, unit: Unit) -> Read | None:
    said = {word.casefold() for word in found.words("vague")} if found.has("vague") else set()
    meaning = Shift(amount=None, unit=unit, sign=-1, is_few=bool(said & {"few", "several"}))
    kind = "TIME" if unit in ("second", "minute", "hour") else "DATE"
    return Read(type=kind, meaning=meaning, is_relative=True)  # type: ignore[arg-type]  # one of both


def _glued_ago(found: Found) -> Read | None:
    number, unit = found.value("glued")
    if unit == "minute" and found.phrase("glued")[-1:] == "m" and found.has("second"):
        return None
    kind = "TIME" if unit in ("second", "minute", "hour") else "DATE"
    meaning = Shift(amount=number, unit=unit, sign=-1)
    return Read(type=kind, meaning=meaning, is_relative=True)  # type: ignore[arg-type]  # one of both


def _compound_ago(found: Found) -> Read | None:
    """Read "1h 25m ago" and "one day, 21 hours ago": all in minutes."""
    total, number, small = 0.0, 0.0, False
    start, end = found.match.span("parts")
    for index in range(start, end):
        value, klass = found.word_value(index), found.class_of(index)
        if klass == "GLUED":
            number, unit = value
        elif klass in ("UNIT", "UNITS", "SECOND", "QUARTER", "HRS", "HLETTER"):
            unit = _SHORT.get(str(value), value)
        else:
            said = number_of(klass, found.tokens.words[index].rstrip(), value)
            number = number if said is None else said
            continue
        if unit not in _MINUTES:
            return None
        small = small or unit in ("second", "minute", "hour")
        total += number * _MINUTES[unit]
    sign = 1 if found.klass("way") == "LATER" else -1
    told = found.klass("way") != "AGO"
    meaning = Shift(amount=total, unit="minute", sign=sign, from_told=told)
    return Read(type="TIME" if small else "DATE", meaning=meaning, is_relative=True)


_MINUTES = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10080}


def _glued_later(found: Found) -> Read | None:
    number, unit = found.value("glued")
    sign = 1 if found.klass("way") == "LATER" else -1
    kind = "TIME" if unit in ("second", "minute", "hour") else "DATE"
    meaning = Shift(amount=number, unit=unit, sign=sign, from_told=True)
    return Read(type=kind, meaning=meaning, is_relative=True)  # type: ignore[arg-type]  # one of both


def _moments_ago(found: Found) -> Read | None:
    meaning = Shift(amount=None, unit="second", sign=-1)
    return Read(type="TIME", meaning=meaning, is_relative=True)


def _half_hour_ago(found: Found) -> Read | None:
    number = share_of(found)
    if number is None:
        return None
    sign = 1 if found.klass("way") == "LATER" else -1
    is_told = found.klass("way") != "AGO"
    meaning = Shift(amount=number, unit=unit_of(found), sign=sign, from_told=is_told)
    return Read(type="TIME", meaning=meaning, mod=approx_of(found), is_relative=True)


def share_of(found: Found) -> float | None:
    """Return what share of a unit "half an", "a quarter of an", "three quarters of an" are."""
    words = found.words("half")
    if "quarters" in words:
        return 0.75 if words[0] == "three" else None
    return 0.25 if "quarter" in words else 0.5 if "half" in words else None


def _from_now(found: Found) -> Read | None:
    unit = unit_of(found)
    number = amount(found, "number") if found.has("number") else 1.0
    if found.has("vague"):
        number = amount(found, "vague")
    meaning = Shift(amount=number, unit=unit, sign=1)
    kind = "TIME" if unit in ("second", "minute", "hour") else "DATE"
    return Read(type=kind, meaning=meaning, mod=approx_of(found), is_relative=True)  # type: ignore[arg-type]  # one of both


def _told_shift(found: Found) -> Read | None:
    """Read "two days later", "a year earlier", "the day before": from the last time told, and not
    "an hour later than planned"."""
    if found.after == "THAN":
        return None
    unit = unit_of(found)
    number = amount(found, "number") if found.has("number") else 1.0
    if found.has("vague"):
        number = amount(found, "vague")
    if found.klass("unit") == "UNITS" and not found.has("number") and not found.has("vague"):
        number = None
    sign = 1 if found.klass("way") in ("LATER", "AFTER", "FOLLOWING", "NEXT") else -1
    governs = found.klass("way") in ("BEFORE", "AFTER") and _is_governed(found)
    if (governs and not _ends_phrase(found)) or _is_stretch(found, unit):
        return None
    if found.klass("way") == "AFTER" and found.after == "UNIT":  # "day after day"
        return None
    kind = "TIME" if unit in ("second", "minute", "hour") else "DATE"
    meaning = Shift(amount=number, unit=unit, sign=sign, from_told=True)
    return Read(type=kind, meaning=meaning, mod=approx_of(found), is_relative=True)  # type: ignore[arg-type]  # one of both


def _is_stretch(found: Found, unit: Unit) -> bool:
    """Tell "the decade after 1945", ten years of it, from "the year after 1945", which is 1946."""
    is_whole = found.class_of(found.match.start()) in ("THE", "UNIT")
    return is_whole and unit in ("decade", "century") and found.klass("way") in ("BEFORE", "AFTER")


def _is_governed(found: Found) -> bool:
    """Tell whether "before" has a noun of its own: "the week before last year's fair"."""
    if found.after in ("LAST", "NEXT"):
        return found.class_of(found.match.end() + 1) == "UNIT"
    return found.after in ("", "THE", "A", "THAT")


def _ends_phrase(found: Found) -> bool:
    word = found.word_at(0)
    return not word or not (word[0].isalnum())


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


# "The week before last year's fair" is told of last year.
_PICKED_BY_LAST = (
    "UNIT UNITS QUARTER PART WEEKDAY SHORTDAY MONTH SHORTMONTH MAY MARCH SEASON SPRING FALL".split()
)


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


def _week_from_day(found: Found) -> Read | None:
    """Read "a week today" and "two weeks tomorrow": so many weeks on from that day."""
    unit = unit_of(found)
    if unit not in ("week", "fortnight") or found.after == "SINCE":
        return None
    number = amount(found, "number") if found.has("number") else None
    weeks = int(number or 1) * (2 if unit == "fortnight" else 1)
    first = 1 if found.klass("day") == "TOMORROW" else 0
    meaning = UnitOf(unit="day", offset=7 * weeks + first)
    return Read(type="DATE", meaning=meaning, is_relative=True)


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


_VAGUES = {
    "NOW": "PRESENT_REF",
    "NOWADAYS": "PRESENT_REF",
    "CURRENTLY": "PRESENT_REF",
    "CURRENT": "PRESENT_REF",
    "PRESENT": "PRESENT_REF",
    "RECENTLY": "PAST_REF",
    "RECENT": "PAST_REF",
    "SOON": "FUTURE_REF",
    "MOMENTARILY": "FUTURE_REF",
    "ONCE": "PAST_REF",
    "FUTURE": "FUTURE_REF",
    "PAST": "PAST_REF",
    "COMING": "FUTURE_REF",
    "ALREADY": "PRESENT_REF",
    "THESE": "PRESENT_REF",
    "SHORT": "FUTURE_REF",
    "NEAR": "FUTURE_REF",
}


def _vague(found: Found) -> Read | None:
    value = _VAGUES[found.klass("vague")]
    return Read(type="DATE", meaning=Vague(value=value), is_relative=True)  # type: ignore[arg-type]  # of the table


def _soon(found: Found) -> Read | None:
    """Read "soon" of what is to come, not of what soon happened."""
    if found.after == "AFTER" or found.word_at(-1).casefold() in _BEFORE_NO_FUTURE:
        return None
    form = form_of(found.word_at(0).casefold())
    return None if form is not None and form[1].startswith("past") else _vague(found)


_BEFORE_NO_FUTURE = frozenset("as too how was were had did".split())


def _past_or_future(found: Found) -> Read | None:
    """Read "the past", "in future"; not "past the post"."""
    if found.word_at(0)[:1].isalpha() and found.after not in (
        "AND", "OR", "IN", "FOR", "BY", "ON", "TO", "OF", "AT", "THE", "FROM", "BUT"
    ) and found.word_at(0).casefold() not in _AFTER_FUTURE:  # fmt: skip
        return None
    return _vague(found)


_AFTER_FUTURE = frozenset("is are was were has had have will would as that with who which".split())


def _recent_units(found: Found) -> Read | None:
    """Read "recent weeks", "the coming months": a length beside the anchor, its number unknown."""
    if found.has("more") or found.klass("vague") == "FUTURE":
        return _vague(found)
    toward = 1 if found.klass("vague") == "COMING" else -1
    meaning = Length(parts=((None, unit_of(found)),), toward=toward)
    return Read(type="DURATION", meaning=meaning, is_relative=True)


def _the_other_day(found: Found) -> Read | None:
    """Read "the other day" and "the other night": not long ago."""
    what = found.phrase("unit") if found.has("unit") else found.phrase("part")
    if found.word("other") != "other" or what not in ("day", "week", "month", "night", "evening"):
        return None
    return Read(type="DATE", meaning=Vague(value="PAST_REF"), is_relative=True)


def _current(found: Found) -> Read | None:
    return _vague(found)


def approx_of(found: Found) -> str | None:
    """Return the mod of "nearly", "more than" and their like."""
    if not found.has("approx"):
        return "APPROX" if _has(found, "orso") else None
    words = " ".join(found.words("approx"))
    if words in ("more than", "over", "just over"):
        return "MORE_THAN"
    if words in ("less than", "under", "just under"):
        return "LESS_THAN"
    if words in ("nearly", "almost"):
        return "APPROX"
    return {"at least": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS"}.get(
        words, "APPROX"
    )


def _has(found: Found, name: str) -> bool:
    return name in found.match.re.groupindex and found.has(name)


_NUMBER = "(number:$AMOUNT MORE? | vague:$VAGUE | A)"
_APPROX = "(approx:$APPROX)?"

RELATIVE_RULES: tuple[Rule, ...] = (
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
        name="units-ago",
        pattern=(
            f"{_APPROX} ({_NUMBER})? TRADING? unit:ANYUNIT (orso:(OR SO))? (half:(AND A "
            "HALF))? (AGO | BACK)"
        ),
        read=_ago,
        example="nearly four years ago",
        misses=("years since", "ago"),
    ),
    Rule(
        name="glued-ago",
        pattern="glued:GLUED AGO",
        read=_glued_ago,
        example="2h ago",
        misses=("2h", "2x ago"),
    ),
    Rule(
        name="compound-ago",
        pattern=(
            "parts:((GLUED | $NUMBER ANYUNIT) (COMMA? AND? (GLUED | $NUMBER ANYUNIT)) "
            "(COMMA? AND? (GLUED | $NUMBER ANYUNIT))?) way:(AGO | LATER | EARLIER)"
        ),
        read=_compound_ago,
        example="1 hour 25 minutes ago",
        misses=("1 hour 25 minutes", "1 man 25 women ago"),
    ),
    Rule(
        name="glued-later",
        pattern="glued:GLUED way:(LATER | EARLIER)",
        read=_glued_later,
        example="3w later",
        misses=("3w", "3x later"),
    ),
    Rule(
        name="moments-ago",
        pattern="((A)? MOMENTS | A MOMENT | SHORTLY | A (SHORT | LONG) (WHILE | TIME)) AGO",
        read=_moments_ago,
        example="moments ago",
        misses=("moments", "moments later"),
    ),
    Rule(
        name="half-unit-ago",
        pattern=(
            f"{_APPROX} half:(HALF A | A HALF DASH? | (A | NUMBERWORD) QUARTER OF A | "
            "NUMBERWORD UNITS OF A) unit:UNIT way:(AGO | LATER | EARLIER)"
        ),
        read=_half_hour_ago,
        example="half an hour ago",
        misses=("half an hour", "half a loaf ago"),
    ),
    Rule(
        name="units-from-now",
        pattern=f"{_APPROX} {_NUMBER} unit:ANYUNIT (FROM (NOW | TODAY) | HENCE)",
        read=_from_now,
        example="three weeks from now",
        misses=("three weeks from Rome", "weeks"),
    ),
    Rule(
        name="units-later",
        pattern=(
            f"{_APPROX} {_NUMBER}? TRADING? unit:ANYUNIT (orso:(OR SO))? "
            "(way:(LATER | EARLIER | BEFORE | AFTER))"
        ),
        read=_told_shift,
        example="two days later",
        misses=("two men later", "later"),
    ),
    Rule(
        name="the-day-before",
        pattern="THE unit:(UNIT | QUARTER) way:(BEFORE | AFTER)",
        read=_told_shift,
        example="the day before",
        misses=("the vote before", "a before"),
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
        name="week-from-day",
        pattern="(A | number:(NUMBERWORD | NUM12)) unit:(UNIT | UNITS) day:(TODAY | TOMORROW)",
        read=_week_from_day,
        example="a week tomorrow",
        misses=("a year today", "two weeks yesterday"),
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
    Rule(
        name="now",
        pattern="(RIGHT | JUST)? vague:(NOW | NOWADAYS)",
        read=_vague,
        example="right now",
        misses=("know", "nowhere"),
    ),
    Rule(
        name="vague-adverb",
        pattern="vague:(CURRENTLY | RECENTLY | MOMENTARILY)",
        read=_vague,
        example="recently",
        misses=("recency", "previous"),
    ),
    Rule(
        name="more-recently",
        pattern="MORE vague:RECENTLY",
        read=_vague,
        example="more recently",
        misses=("more", "recent"),
    ),
    Rule(
        name="soon",
        pattern="vague:SOON",
        read=_soon,
        example="soon",
        misses=("soon after", "too soon", "was soon over", "and soon became king"),
    ),
    Rule(
        name="current",
        pattern="vague:CURRENT",
        read=_current,
        example="current",
        misses=("currency", "undercurrent"),
    ),
    Rule(
        name="the-past-or-future",
        pattern="THE? NEAR? vague:FUTURE",
        read=_past_or_future,
        example="the future",
        misses=("futures", "futuristic"),
    ),
    Rule(
        name="the-past",
        pattern="THE (RECENT | NEAR)? vague:PAST",
        read=_past_or_future,
        example="the past",
        misses=("the past master", "walked past"),
    ),
    Rule(
        name="recent-units",
        pattern="vague:(RECENT | PAST | COMING | FUTURE) unit:UNITS (more:(AND UNITS))?",
        read=_recent_units,
        example="recent weeks",
        misses=("recent votes", "decent weeks"),
    ),
    Rule(
        name="these-days",
        pattern="vague:THESE UNITS",
        read=_vague,
        example="these days",
        misses=("these dogs", "those"),
    ),
    Rule(
        name="present-day",
        pattern="THE? vague:PRESENT unit:UNIT",
        read=lambda found: _vague(found) if found.phrase("unit") == "day" else None,
        example="the present day",
        misses=("the present year", "a present today"),
    ),
    Rule(
        name="the-other-day",
        pattern="THE other:OTHER (unit:UNIT | part:PART)",
        read=_the_other_day,
        example="the other day",
        misses=("the other side", "the alternate day"),
    ),
    Rule(
        name="short-term",
        pattern="THE vague:(SHORT | NEAR) TERM",
        read=_vague,
        example="the near term",
        misses=("the term", "short terms"),
    ),
)
