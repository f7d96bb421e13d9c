"""Rules for times counted from another: two years ago, an hour later, a week on Monday."""

from __future__ import annotations

from timeline.meanings import Shift, Unit, UnitOf, Weekday
from timeline.tag.ahead import is_counted_ahead
from timeline.tag.amounts import amount, number_of
from timeline.tag.relative_rules.common import SHORT, approx_of, share_of, unit_of
from timeline.tag.rule import Found, Read, Rule


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
            unit = SHORT.get(str(value), value)
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


def _from_now(found: Found) -> Read | None:
    unit = unit_of(found)
    number = amount(found, "number") if found.has("number") else 1.0
    if found.has("vague"):
        number = amount(found, "vague")
    meaning = Shift(amount=number, unit=unit, sign=1)
    kind = "TIME" if unit in ("second", "minute", "hour") else "DATE"
    return Read(type=kind, meaning=meaning, mod=approx_of(found), is_relative=True)  # type: ignore[arg-type]  # one of both


def _ahead(found: Found) -> Read | None:
    """Read the two hours of "it starts in two hours", "in two hours' time", "back in 5mins"."""
    is_named = found.has("time") and found.word_at(-1).casefold() == "in"
    if not is_named and not (is_counted_ahead(found) and not found.has("time")):
        return None
    unit: Unit
    if found.has("glued"):
        number, unit = found.value("glued")
    elif found.has("half"):
        number, unit = share_of(found), unit_of(found)
    else:
        return _from_now(found)
    kind = "TIME" if unit in ("second", "minute", "hour") else "DATE"
    meaning = Shift(amount=number, unit=unit, sign=1)
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
    at = found.match.start() - (found.before == "THE")
    is_to_the_day = [found.class_of(at - 2), found.class_of(at - 1)] == ["UNITS", "TO"]
    if is_to_the_day or (found.klass("way") == "AFTER" and found.after == "UNIT"):
        return None  # "six years to the day after", "day after day"
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


def _weekdays_ago(found: Found) -> Read | None:
    """Read "two Sundays ago": the one before last Sunday."""
    number = amount(found, "number")
    if number is None or number < 1 or not found.phrase("weekday").endswith("days"):
        return None
    last = Weekday(weekday=found.value("weekday"), pick="last")
    meaning = Shift(amount=number - 1, unit="week", sign=-1, of=last, grain="day")
    return Read(type="DATE", meaning=meaning, is_relative=True)


_MINUTES = {"second": 1 / 60, "minute": 1, "hour": 60, "day": 1440, "week": 10080}


_NUMBER = "(number:$AMOUNT MORE? | vague:$VAGUE | A)"


_APPROX = "(approx:$APPROX)?"


COUNTED_RULES: tuple[Rule, ...] = (
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
        name="units-ahead",
        pattern=(
            f"(glued:GLUED | {_APPROX} (half:HALF A | {_NUMBER}) (TRADING | ANOTHER)? unit:ANYUNIT "
            "(orso:(OR SO))?) (time:(QUOTE S? TIME))?"
        ),
        read=_ahead,
        example="it starts in two hours",
        misses=(
            "ran it in two hours",
            "it can start in two hours",
            "two hours' time",
            "the mill builds more ships in two hours",
            "the mill turns out more in two hours",
        ),
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
        name="weekdays-ago",
        pattern="number:(NUMBERWORD | NUM12) weekday:WEEKDAY AGO",
        read=_weekdays_ago,
        example="two Sundays ago",
        misses=("two Sundays", "two sundaes ago"),
    ),
    Rule(
        name="week-from-day",
        pattern="(A | number:(NUMBERWORD | NUM12)) unit:(UNIT | UNITS) day:(TODAY | TOMORROW)",
        read=_week_from_day,
        example="a week tomorrow",
        misses=("a year today", "two weeks yesterday"),
    ),
)
