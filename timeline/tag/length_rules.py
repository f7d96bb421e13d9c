"""Rules for lengths of time and for sets of times: "three months", "every Tuesday", "annually"."""

from __future__ import annotations

from dataclasses import replace

from timeline.meanings import Length, Repeat, Same, Unit, UnitOf
from timeline.tag.ahead import is_counted_ahead
from timeline.tag.amounts import amount
from timeline.tag.date_rules.common import counts_nothing
from timeline.tag.relative_rules.common import approx_of, share_of, unit_of
from timeline.tag.rule import Found, Read, Rule


def _length(found: Found) -> Read | None:
    unit = unit_of(found)
    if _is_no_length(found, unit) or is_counted_ahead(found):
        return None
    if found.has("a") and unit in _EVERY and _is_rate(found):
        return Read(type="SET", meaning=Repeat(value=_EVERY[unit].format(1)))
    number = amount(found, "number") if found.has("number") else None
    if found.has("vague"):
        number = amount(found, "vague")
    elif found.has("a"):
        number = 1.0
    if found.has("half"):
        number = (number or 1.0) + 0.5
    parts: tuple[tuple[float | None, Unit], ...] = ((number, unit),)
    if found.has("more"):
        parts = (*parts, (amount(found, "more"), unit_of(found, "unit2")))
    return Read(type="DURATION", meaning=Length(parts=parts), mod=approx_of(found))


def _is_no_length(found: Found, unit: Unit) -> bool:
    """Tell ages, names, match clocks ("45+2 min") and shares ("a quarter of") from lengths."""
    word = found.tokens.words[found.match.start("unit")].rstrip()
    if found.has("number") and word[0].isupper() and not word.isupper():
        return True
    is_joined = found.after == "DASH" and found.class_of(found.match.end() + 1) in ("AGE", "END")
    if found.after == "AGE" or is_joined:  # "a year-end rally"
        return True
    if found.after == "PLUS" or (found.joined_before() and found.before == "PLUS"):
        return True
    if unit == "hour" and found.has("number") and _is_clock(found):
        return True
    if found.has("vague") and found.word_at(-1).casefold() == "as":
        return True
    if unit == "quarter" and (found.has("approx") or found.after == "OF"):
        return True
    if unit == "weekend":
        return found.has("a")
    return found.klass("unit") == "SECOND" and (not found.has("number") or found.has("a"))


def _is_clock(found: Found) -> bool:
    """Tell "at 1530 hours" and "0600 hours" from "1500 hours of work"."""
    figure = found.phrase("number")
    is_time = len(figure) == len("0000") and figure.isdecimal()
    return is_time and (figure[0] == "0" or found.before in ("AT", "UNTIL", "BY"))


def _is_rate(found: Found) -> bool:
    """Tell "twice a week", "$5 million a year" from "waited a week": a count stands before it."""
    before = found.word_at(-1)
    is_sum = before != "" and (before[0] in "$£€¥" or before[-1] == "%")
    return is_sum or found.before in _COUNTS


_COUNTS = frozenset("TWICE ONCE TIMES MILLION HUNDRED THOUSAND".split())


def _glued(found: Found) -> Read | None:
    number, unit = found.value("glued")
    letters = found.phrase("glued").lstrip("0123456789.,")
    if (len(letters) == 1 and letters not in ("h",)) or is_counted_ahead(found):
        return None
    parts: tuple[tuple[float | None, Unit], ...] = ((number, unit),)
    if found.has("second"):
        finer, smaller = found.value("second")
        if _FINER.get(unit) != smaller:
            return None
        parts = (*parts, (finer, smaller))
    return Read(type="DURATION", meaning=Length(parts=parts))


_FINER = {"day": "hour", "hour": "minute", "minute": "second"}


def _half_unit(found: Found) -> Read | None:
    unit = unit_of(found)
    number = share_of(found)
    if found.words("half") == ["half"] and unit not in ("day", "hour"):
        return None
    smaller: dict[str, tuple[float, Unit]] = {
        "hour": (60, "minute"),
        "minute": (60, "second"),
        "day": (24, "hour"),
        "year": (12, "month"),
        "century": (100, "year"),
        "decade": (10, "year"),
    }
    if unit not in smaller or number is None or is_counted_ahead(found):
        return None
    many, finer = smaller[unit]
    return Read(
        type="DURATION",
        meaning=Length(parts=((number * many, finer),)),
        mod=approx_of(found),
    )


def _placed(found: Found) -> Read | None:
    """Read "the last three months", "the next two weeks": a length beside the anchor."""
    if found.word("way") == "last" and found.word_at(-1).casefold() in _BEFORE_VERB:
        return None
    klass = found.klass("way")
    if klass in ("ORDINAL", "SECOND") and found.after in ("LATER", "EARLIER", "AFTER", "BEFORE"):
        return None  # "a second hall, and a third two years later"
    unit = unit_of(found)
    number = amount(found, "number") if found.has("number") else None
    if found.has("vague"):
        number = amount(found, "vague")
    toward = {"NEXT": 1, "COMING": 1, "FOLLOWING": 1, "ORDINAL": 0, "SECOND": 0}.get(klass, -1)
    return Read(
        type="DURATION",
        meaning=Length(parts=((number, unit),), toward=toward),
        mod=approx_of(found),
        is_relative=toward != 0,
    )


# Behind these "last" is a verb: "will last three weeks".
_BEFORE_VERB = frozenset("will would can could may might must should to 'll not".split())


def _half_placed(found: Found) -> Read | None:
    read = _half_unit(found)
    if read is None or not isinstance(read.meaning, Length):
        return None
    toward = 1 if found.klass("way") in ("NEXT", "COMING") else -1
    return replace(read, meaning=replace(read.meaning, toward=toward), is_relative=True)


def _past_unit(found: Found) -> Read | None:
    """Read "the past hour", "the past decade", "the last year and a half"."""
    unit, has_half = unit_of(found), found.has("half")
    is_old = found.klass("way") == "PAST" and unit in ("decade", "century")
    if not (has_half or is_old or unit in ("second", "minute", "hour")):
        return None
    toward = 1 if found.klass("way") in ("NEXT", "COMING") else -1
    meaning = Length(parts=((1.5 if has_half else 1.0, unit),), toward=toward)
    return Read(type="DURATION", meaning=meaning, is_relative=True)


def _range_length(found: Found) -> Read | None:
    """Read "two to three weeks", "12 to 18 months"."""
    first, second = amount(found, "number"), amount(found, "number2")
    if first is None or second is None or first >= second or first >= _MOST_OF_RANGE:
        return None
    if found.klass("link") == "AND" and found.before != "BETWEEN":
        return None
    toward = 0 if not found.has("way") else 1 if found.klass("way") in ("NEXT", "COMING") else -1
    unit = unit_of(found)
    meaning = Length(parts=((second, unit),), toward=toward)
    return Read(type="DURATION", meaning=meaning, mod="APPROX", is_relative=toward != 0)


# "From 0900 to 1700 hours" are times of day.
_MOST_OF_RANGE = 900


def _figure_range(found: Found) -> Read | None:
    """Read "10-12 hours" and "3-5 days"."""
    first, _, second = found.phrase("range").replace("–", "-").partition("-")
    if int(first) >= int(second):
        return None
    meaning = Length(parts=((float(second), unit_of(found)),))
    return Read(type="DURATION", meaning=meaning, mod="APPROX")


def _at_least(found: Found) -> Read | None:
    number = amount(found, "number")
    meaning = Length(parts=((number, unit_of(found)),))
    return Read(type="DURATION", meaning=meaning, mod="EQUAL_OR_MORE")


def _adjective(found: Found) -> Read | None:
    """Read "two-week", "30-day", "five-year": written with a hyphen before a noun."""
    if found.after == "DASH" and found.word_at(1).casefold() in ("old", "olds"):
        return None
    number = amount(found, "number")
    unit = unit_of(found)
    if unit == "quarter" or _is_title(found):
        return None
    return Read(type="DURATION", meaning=Length(parts=((number, unit),)), mod=approx_of(found))


def _is_title(found: Found) -> bool:
    """Tell "the Nine Years' War" and "the Four-Day Race" from lengths: all words capitalised."""
    first, unit = (found.match.start(name) for name in ("number", "unit"))
    words = (found.tokens.words[first], found.tokens.words[unit], _noun_behind(found))
    return all(word[:1].isupper() and not word.strip().isupper() for word in words)


def _noun_behind(found: Found) -> str:
    return found.word_at(1) if found.after == "QUOTE" else found.word_at(0)


def _whole_unit(found: Found) -> Read | None:
    if found.has("full") and found.word("full") == "full" and unit_of(found) == "year":
        return Read(type="DATE", meaning=UnitOf(unit="year", offset=0, is_the=True))
    return Read(type="DURATION", meaning=Length(parts=((1.0, unit_of(found)),)))


def _bare_units(found: Found) -> Read | None:
    unit = unit_of(found)
    word = found.tokens.words[found.match.start("unit")].rstrip()
    is_counted = found.before.startswith("NUM") or found.before in ("TENS", "HUNDRED", "DASH")
    behind_number = is_counted and word[0].isupper() and not word.isupper()
    is_of_years = unit == "year" and found.after in ("YEAR", "YEARRANGE")
    is_of_years = is_of_years or (word[0].isupper() and found.after.startswith("NUM"))
    if found.after == "AGE" or behind_number or is_of_years or _is_of_figures(found):
        return None
    if unit in ("second", "quarter", "weekend"):
        return None
    if found.word("unit") in ("secs", "mins"):
        return None
    return Read(type="DURATION", meaning=Length(parts=((None, unit),)), mod=approx_of(found))


def _is_of_figures(found: Found) -> bool:
    """Tell the minutes of "90+4 minutes", a match clock, from "minutes" that nobody counts."""
    return found.before.startswith("NUM") and found.class_of(found.match.start() - 2) == "PLUS"


def _bare_unit(found: Found) -> Read | None:
    """Read "a long day", "a hard month" by the unit alone, but not "day-to-day"."""
    unit = unit_of(found)
    if _is_of_a_name(found) or (found.before in ("SINCE", "FROM") and found.word_at(0) == "one"):
        return None  # "since day one"
    joined = found.before in ("DASH", "SLASH") or found.after in ("DASH", "SLASH")
    if joined or (found.joined_before() and not found.word_at(-1).isspace()):
        return None
    is_in_a_row = found.word_at(-1).casefold() in _IN_A_ROW or _is_in_a_row(found)
    if is_in_a_row or (found.before == "THE" and not found.has("number")):
        return None
    behind = found.match.end()
    if [found.class_of(at) for at in range(behind, behind + 3)] == ["OF", "THE", "UNIT"]:
        return None
    if unit == "weekend":
        if found.before == "A" and found.after == "OF":
            return None
        return Read(type="DATE", meaning=Same(unit="weekend"), is_relative=True)
    if unit not in ("day", "week", "month") or found.word_at(0) in ("'", "’"):
        return None
    return Read(type="DURATION", meaning=Length(parts=((1.0, unit),)))


# "The third straight month" is one of a count, no length.
_IN_A_ROW = frozenset("consecutive straight successive".split())


def _is_in_a_row(found: Found) -> bool:
    """Tell "the third month in a row" and "the third day running" from a length."""
    if not found.has("number") and found.before not in ("ORDINAL", "ORDINALNUM", "SECOND"):
        return False
    behind = [found.word_at(index).casefold() for index in range(3)]
    return behind == ["in", "a", "row"] or behind[0] == "running"


def _is_of_a_name(found: Found) -> bool:
    """Tell "Women's Day" and "Sandra Day" from "Day 2": a capital beside other capitals."""
    word = found.tokens.words[found.match.start("unit")].rstrip()
    if not word[0].isupper() or word.isupper():
        return False
    before = found.word_at(-1)
    return before[:1].isupper() or before.casefold() == "s" or found.word_at(0)[:1].isupper()


_ONCE: dict[str, float] = {"ONCE": 1, "TWICE": 2}


def _rate(found: Found) -> Read | None:
    """Read "twice a week", "three times a day", "once every four years", "twice daily"."""
    count = _ONCE.get(found.klass("count")) or amount(found, "count")
    read = _adverb(found) if found.has("adverb") else _every_unit(found)
    if read is None or (found.has("unit") and found.word("unit") == "weekend"):
        return None
    return replace(read, freq=f"{int(count or 1)}X")


def _while(found: Found) -> Read | None:
    return Read(type="DURATION", meaning=Length(parts=(), value="PXX"))


_EVERY = {
    "second": "PT{}S",
    "minute": "PT{}M",
    "hour": "PT{}H",
    "day": "P{}D",
    "week": "P{}W",
    "month": "P{}M",
    "quarter": "P{}Q",
    "year": "P{}Y",
    "decade": "P{}E",
    "century": "P{}C",
}


def _every_half(found: Found, unit: Unit) -> Read | None:
    value = {"hour": "PT30M", "day": "PT12H", "year": "P6M"}.get(unit)
    if value is None:
        return None
    return Read(type="SET", meaning=Repeat(value=value), quant=found.phrase("every").upper())


def _every_unit(found: Found) -> Read | None:
    unit = unit_of(found)
    if unit == "weekend":
        return Read(type="SET", meaning=Repeat(value="XXXX-WXX-WE"), quant="EVERY")
    number = amount(found, "number") if found.has("number") else 1.0
    if found.has("other"):
        number = 2.0
    if found.has("half"):
        return _every_half(found, unit)
    if unit == "fortnight":
        value = "P2W"
    elif unit in _EVERY:
        value = _EVERY[unit].format(int(number or 1))
    else:
        return None
    is_told = found.has("every") and found.klass("every") in ("EVERY", "EACH")
    quant = found.phrase("every").upper() if is_told else None
    return Read(type="SET", meaning=Repeat(value=value), quant=quant)


def _adverb(found: Found) -> Read | None:
    """Read "daily" and "annually"; "the daily Merkur" is a newspaper."""
    first = found.tokens.words[found.match.start("adverb")][0]
    if first.islower() and found.word_at(0)[:1].isupper():
        return None
    if found.klass("adverb") == "QUARTERLY" and not _ends_adverb(found):
        return None
    value = {
        "DAILY": "P1D",
        "WEEKLY": "P1W",
        "BIWEEKLY": "P2W",
        "MONTHLY": "P1M",
        "BIMONTHLY": "P2M",
        "YEARLY": "P1Y",
        "QUARTERLY": "P3M",
        "HOURLY": "PT1H",
        "SEMIANNUAL": "P6M",
    }[found.klass("adverb")]
    return Read(type="SET", meaning=Repeat(value=value))


def _ends_adverb(found: Found) -> bool:
    """Tell "is paid quarterly" from "a quarterly dividend" and "an initial quarterly of"."""
    return found.before == "" and (counts_nothing(found.word_at(0)) or found.word_at(0) == "by")


def _every_day_name(found: Found) -> Read | None:
    value = f"XXXX-WXX-{found.value('weekday')}"
    if found.has("part"):
        value += "T" + found.value("part")
    quant = found.phrase("every").upper() if found.has("every") else None
    return Read(type="SET", meaning=Repeat(value=value), quant=quant)


def _weekdays(found: Found) -> Read | None:
    if not found.phrase("weekday").endswith("days"):
        return None
    return _every_day_name(found)


def _every_part(found: Found) -> Read | None:
    value = "XXXX-XX-XXT" + found.value("part")
    return Read(type="SET", meaning=Repeat(value=value), quant=found.phrase("every").upper())


def _every_month(found: Found) -> Read | None:
    value = (
        f"XXXX-{found.value('month'):02d}"
        if found.has("month")
        else (f"XXXX-{found.value('season')}")
    )
    quant = found.phrase("every").upper() if found.has("every") else None
    return Read(type="SET", meaning=Repeat(value=value), quant=quant)


def _weekends(found: Found) -> Read | None:
    value = "XXXX-WXX-WE" if found.klass("all") == "UNITS" else "XXXX-WXX"
    if found.klass("all") == "UNITS" and found.word("all") != "weekends":
        return None
    return Read(type="SET", meaning=Repeat(value=value))


_APPROX = "(approx:$APPROX)?"
_EVERYEACH = "every:(EVERY | EACH)"

LENGTH_RULES: tuple[Rule, ...] = (
    Rule(
        name="length",
        pattern=(
            f"{_APPROX} (number:$AMOUNT (OPEN INT CLOSE)? | vague:$VAGUE | a:A) "
            "(MORE | TRADING | LONG | ANOTHER)? unit:ANYUNIT "
            "(half:(AND A HALF))? (AND? more:$NUMBER unit2:(UNIT | UNITS))? (orso:(OR SO | OR "
            "MORE))?"
        ),
        read=_length,
        example="an hour and a half",
        misses=("a second", "three men", "it starts in two hours"),
    ),
    Rule(
        name="length-glued",
        pattern="glued:GLUED (second:GLUED)?",
        read=_glued,
        example="25mins",
        misses=("5m", "30s"),
    ),
    Rule(
        name="half-unit",
        pattern=(
            f"{_APPROX} half:(HALF A | A HALF DASH? | HALF DASH? | A QUARTER OF A | "
            "NUMBERWORD DASH? (QUARTER | UNITS) OF A) unit:UNIT"
        ),
        read=_half_unit,
        example="half an hour",
        misses=("half a loaf", "a half measure"),
    ),
    Rule(
        name="length-beside-now",
        pattern=(
            "(approx:(ABOUT | NEARLY | MORE THAN | LESS THAN | AT LEAST | AT MOST | UP TO))? "
            "(THE | THESE | THOSE | THIS)? way:(LAST | PAST | NEXT | COMING | PREVIOUS | "
            "FOLLOWING | ORDINAL | SECOND) "
            "(number:$AMOUNT | vague:$VAGUE | vague2:(FEW | SEVERAL | COUPLE OF)) TRADING? "
            "unit:(UNITS | UNIT) (orso:(OR SO))?"
        ),
        read=_placed,
        example="the last three months",
        misses=("the last men", "three last words"),
    ),
    Rule(
        name="half-unit-beside-now",
        pattern="(THE | THIS)? way:(LAST | PAST | NEXT | COMING) half:(HALF A? DASH?) unit:UNIT",
        read=_half_placed,
        example="the last half hour",
        misses=("the last half", "the last half dozen"),
    ),
    Rule(
        name="the-first-hours",
        pattern="THE way:ORDINAL unit:UNITS",
        read=_placed,
        example="the first hours",
        misses=("the first men", "first hour"),
    ),
    Rule(
        name="the-past-year",
        pattern="THE? way:(LAST | PAST | NEXT | COMING) unit:(UNIT | QUARTER) (half:(AND A HALF))?",
        read=_past_unit,
        example="the past hour",
        misses=("last week", "the past week"),
    ),
    Rule(
        name="length-range",
        pattern=(
            "(approx:$APPROX | THE? way:(LAST | PAST | NEXT | COMING))? "
            "number:$NUMBER link:(TO | OR | DASH | AND) number2:$NUMBER unit:UNITS"
        ),
        read=_range_length,
        example="two to three weeks",
        misses=("three to two weeks", "two to three men"),
    ),
    Rule(
        name="length-range-in-figures",
        pattern=f"{_APPROX} range:NUMRANGE unit:UNITS",
        read=_figure_range,
        example="10-12 hours",
        misses=("12-10 hours", "10-12 houses"),
    ),
    Rule(
        name="length-and-more",
        pattern="number:INT PLUS unit:UNITS",
        read=_at_least,
        example="4+ hours",
        misses=("4 + 5 hours", "4+ houses"),
    ),
    Rule(
        name="length-adjective",
        pattern=(
            f"{_APPROX} number:($NUMBER (DASH AND DASH A DASH HALF)?) DASH unit:(UNIT | UNITS) "
            "(DASH LONG)?"
        ),
        read=_adjective,
        example="two-week",
        misses=("two-man", "two-", "the Four-Day Race"),
    ),
    Rule(
        name="units-long",
        pattern="unit:(UNIT | UNITS) DASH LONG",
        read=_bare_units,
        example="decades-long",
        misses=("life-long", "yard-long"),
    ),
    Rule(
        name="the-units",
        pattern="(THE number:$NUMBER | ALL)? unit:UNITS",
        read=lambda found: _bare_units(found) if not found.has("number") else _length_of_the(found),
        example="months",
        misses=("secs", "the mouths", "the Nine Years' War"),
    ),
    Rule(
        name="bare-unit",
        pattern="(number:(THE? ORDINALS))? unit:UNIT (NUM12 | NUM24)?",
        read=_bare_unit,
        example="a hard week",
        misses=("day-to-day", "a year", "warmest day of the year", "the third month in a row"),
    ),
    Rule(
        name="whole-unit",
        pattern="(ALL | A WHOLE | THE full:WHOLE | ANOTHER | WHOLE) unit:UNIT (LONG)?",
        read=_whole_unit,
        example="all day",
        misses=("all men", "whole milk"),
    ),
    Rule(
        name="a-while",
        pattern="A (LONG | SHORT)? (WHILE | LONG TIME)",
        read=_while,
        example="a while",
        misses=("while", "a time"),
    ),
    Rule(
        name="every-unit",
        pattern=(
            f"{_EVERYEACH} (other:(OTHER | SECOND))? (number:$NUMBER | half:HALF DASH? A?)? "
            "unit:ANYUNIT"
        ),
        read=_every_unit,
        example="every two weeks",
        misses=("every man", "each other"),
    ),
    Rule(
        name="per-unit",
        pattern="every:PER unit:(UNIT | SECOND | QUARTER)",
        read=_every_unit,
        example="per month",
        misses=("per head", "as per"),
    ),
    Rule(
        name="times-a-unit",
        pattern=(
            "count:(ONCE | TWICE | $NUMBER TIMES) ((A | every:(PER | EVERY | EACH) "
            "(number:$NUMBER)?) unit:(UNIT | UNITS | QUARTER)"
            " | adverb:(DAILY | WEEKLY | MONTHLY | YEARLY))"
        ),
        read=_rate,
        example="twice a week",
        misses=("twice a loser", "once the week", "three times the daily rate"),
    ),
    Rule(
        name="set-adverb",
        pattern=(
            "adverb:(DAILY | WEEKLY | BIWEEKLY | MONTHLY | BIMONTHLY | YEARLY | HOURLY | "
            "SEMIANNUAL | QUARTERLY)"
        ),
        read=_adverb,
        example="annually",
        misses=("manually", "dally", "a quarterly dividend"),
    ),
    Rule(
        name="every-weekday",
        pattern=f"{_EVERYEACH} (OTHER | ORDINALS)? weekday:DAYNAMES (part:(PART | PARTS))?",
        read=_every_day_name,
        example="every Tuesday",
        misses=("every Tudor", "each"),
    ),
    Rule(
        name="weekdays",
        pattern="weekday:WEEKDAY (part:(PART | PARTS))?",
        read=_weekdays,
        example="Mondays",
        misses=("Monday", "Sundae"),
    ),
    Rule(
        name="weekday-nights",
        pattern="weekday:WEEKDAY part:PARTS",
        read=_every_day_name,
        example="Tuesday nights",
        misses=("Tuesday night", "nights"),
    ),
    Rule(
        name="every-part",
        pattern=f"{_EVERYEACH} part:PART",
        read=_every_part,
        example="every morning",
        misses=("every mourning", "each knight"),
    ),
    Rule(
        name="every-month",
        pattern=f"({_EVERYEACH}) (month:MONTHS | season:SEASONNAME)",
        read=_every_month,
        example="each July",
        misses=("each Julia", "every fell"),
    ),
    Rule(
        name="weekends",
        pattern="all:(UNITS | WEEKDAYS_ALL)",
        read=_weekends,
        example="weekends",
        misses=("weeks", "week ends"),
    ),
)


def _length_of_the(found: Found) -> Read | None:
    if _is_title(found):
        return None
    parts: tuple[tuple[float | None, Unit], ...] = ((amount(found, "number"), unit_of(found)),)
    return Read(type="DURATION", meaning=Length(parts=parts))
