"""Rules for dates of the calendar: days, months, years, quarters, seasons, decades, feasts."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

from timeline.language import en
from timeline.meanings import (
    CalendarDate,
    Clock,
    Fixed,
    Holiday,
    Meaning,
    Pick,
    Repeat,
    Same,
    UnitOf,
    Weekday,
    YearPart,
    YearSpan,
)
from timeline.tag.amounts import full_year, ordinal, time_of_day
from timeline.tag.rule import Found, Read, Rule
from timeline.tag.verbs import form_of

_PICKS: dict[str, Pick] = {
    "LAST": "last",
    "PAST": "last",
    "PREVIOUS": "last",
    "THIS": "this",
    "CURRENT": "this",
    "COMING": "next",
    "NEXT": "next",
}


def pick_of(found: Found, name: str = "pick") -> Pick | None:
    """Return what "last", "this", "next" and their like pick out."""
    return _PICKS.get(found.klass(name)) if found.has(name) else None


def date(year: int | None, month: int | None, day: int | None, **more: object) -> CalendarDate:
    """Return the date, marked impossible if no calendar has it."""
    wrong = month is not None and not 1 <= month <= 12
    if not wrong and month and day is not None:
        wrong = not 1 <= day <= calendar.monthrange(year or 2000, month)[1]
    if year is not None and not 1 <= year <= 9999:
        wrong = True
    return CalendarDate(year=year, month=month, day=day, is_impossible=wrong, **more)  # type: ignore[arg-type]  # the fields left


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


def _year_first(found: Found) -> Read | None:
    return _iso_date(found)


def _day_of(found: Found) -> int | None:
    return ordinal(found, "day")


def _year_of(found: Found) -> int | None:
    if found.has("short"):
        return full_year(found.phrase("short"))
    if found.has("far"):
        return int(found.phrase("far"))
    if found.has("two"):
        word = found.word_at(0)
        return None if word[:1].isalnum() else full_year(found.phrase("two"))
    return int(found.phrase("year")) if found.has("year") else None


def _picked_month(found: Found) -> Read | None:
    if found.klass("month") == "MARCHLOW" and found.klass("pick") == "THIS":
        return None
    if found.klass("month") == "MAYLOW" and found.klass("pick") == "THIS":
        return None
    return _month(found)


def _month_day(found: Found) -> Read | None:
    if found.klass("month") in ("MAYLOW", "MARCHLOW") and not _is_date_place(found):
        return None
    if found.has("two") and found.word_at(0)[:1].isalnum():
        return None
    if found.has("the") and found.phrase("day").isdecimal():
        return None
    if found.has("far") and not _is_far_year(found):
        return None
    weekday = found.value("weekday") if found.has("weekday") else None
    meaning = date(
        _year_of(found),
        found.value("month"),
        _day_of(found),
        weekday=weekday,
        pick=pick_of(found),
    )
    return Read(type="DATE", meaning=meaning, is_relative=meaning.year is None)


def _is_far_year(found: Found) -> bool:
    """Tell "1 Jan 3024" from "on 1 Jan 3024 people came"."""
    word = found.phrase("far")
    return len(word) == 4 and word.isdecimal() and not found.word_at(0)[:1].isalpha()


def _is_date_place(found: Found) -> bool:
    """Tell whether lower-case "may" or "march" beside a number is a month ("on 3 may")."""
    following = form_of(found.word_at(0).casefold())
    if following is not None and following[1] == "base":
        return False
    return found.has("year") or found.before in ("ON", "OF", "UNTIL", "FROM", "BY", "SINCE", "TO")


def _day_alone(found: Found) -> Read | None:
    """Read "on the 14th" and "Friday the 13th": a day of the month that is told of."""
    day = _day_of(found)
    if day is None or not 1 <= day <= 31:
        return None
    weekday = found.value("weekday") if found.has("weekday") else None
    if weekday is None and not found.has("unit") and not _day_is_meant(found):
        return None
    if found.has("unit") and found.phrase("unit") != "month":
        return None
    meaning = CalendarDate(day=day, weekday=weekday)
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _day_is_meant(found: Found) -> bool:
    """Tell "on the 14th the town fell" from "on the 14th floor" and "on the 14th, a par"."""
    of_part = found.before == "OF" and found.class_of(found.match.start() - 2) == "PART"
    if not of_part and found.before not in ("ON", "BY", "UNTIL", "SINCE", "FROM", "BETWEEN"):
        return False
    after = found.word_at(0)
    listed = found.after in ("COMMA", "AND", "OR") and found.class_of(found.match.end() + 1) in (
        "ORDINALNUM",
        "ORDINAL",
    )
    form = form_of(after.casefold())
    is_told = form is not None and form[1].startswith("past")
    return not listed and (is_told or counts_nothing(after))


def counts_nothing(word: str) -> bool:
    """Tell whether the word behind a number is none that it could count: a mark or a small word."""
    return not word[:1].isalpha() or word.casefold() in _SMALL_WORDS


_SMALL_WORDS = frozenset(
    "the a an he she it they we i his her its their our this that these and but when at in to "
    "with from after before by as was were is are had did there".split()
)


def _day_month_glued(found: Found) -> Read | None:
    day, month = found.value("both")
    meaning = date(_year_of(found), month, day)
    return Read(type="DATE", meaning=meaning, is_relative=meaning.year is None)


def _month_year(found: Found) -> Read | None:
    low = found.klass("month") in ("MAYLOW", "MARCHLOW", "SHORTMONTHLOW")
    if found.has("two") and (low or found.word_at(0)[:1].isalnum()):
        return None
    return Read(type="DATE", meaning=date(_year_of(found), found.value("month"), None))


def _month(found: Found) -> Read | None:
    klass, word = found.klass("month"), found.words("month")[0]
    if klass in ("MAY", "MARCH") and not found.has("pick") and not _month_is_meant(found):
        return None
    if klass == "SHORTMONTH" and not found.has("pick") and not _short_month_is_meant(found, word):
        return None
    place = found.before in _BEFORE_MONTH
    if word == "august" and not place and found.tokens.words[found.match.start("month")][0] == "a":
        return None
    if not place and not found.has("pick") and _is_given_name(found):
        return None
    if found.before == "QUOTE" or (found.joined_before() and found.before == "SLASH"):
        return None
    return Read(
        type="DATE",
        meaning=CalendarDate(month=found.value("month"), pick=pick_of(found)),
        is_relative=True,
    )


def _told_month(found: Found) -> Read | None:
    """Read "that December": of the year told of."""
    meaning = CalendarDate(month=found.value("month"), of=Same(unit="year"))
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _told_weekday(found: Found) -> Read | None:
    """Read "that Friday": of the week told of."""
    if found.phrase("weekday").endswith("days"):
        return None
    meaning = Weekday(weekday=found.value("weekday"), of=Same(unit="week"))
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _is_given_name(found: Found) -> bool:
    """Tell "June Marl" from "June": a capitalised ordinary word follows."""
    after = found.word_at(0)
    return found.after == "" and after[:1].isupper() and after[1:].islower() and len(after) > 2


_BEFORE_MONTH = frozenset(
    "IN SINCE UNTIL BY FROM TO BETWEEN EARLY LATE MID DURING OF EVERY EACH THIS LAST NEXT FOR AND "
    "OR BEFORE AFTER PREVIOUS COMING DASH OPEN END PER".split()
)


def _month_is_meant(found: Found) -> bool:
    """Tell the month from the surname, the march and the modal: only where a date may stand."""
    if found.after in ("AND", "OR") and found.word_at(1)[:1].isupper():
        return True
    if not found.word_at(-1) and not found.word_at(0):
        return True
    if found.before in ("TO", "UNTIL", "DASH") and found.word_at(-2).casefold() in en.MONTHS:
        return True
    return found.before in _BEFORE_MONTH - {"AND", "OR", "OPEN", "FOR", "TO"} or (
        found.before in ("TO", "FOR", "AND") and found.after not in ("",)
    )


def _short_month_is_meant(found: Found, word: str) -> bool:
    if found.word_at(0)[:1].isupper() and found.after == "":
        return False
    return found.before in _BEFORE_MONTH or (found.after == "POINT" and word not in ("jan", "mar"))


_BEFORE_YEAR = frozenset(
    "IN SINCE UNTIL BY FROM TO BETWEEN EARLY LATE MID DURING OF AND OR BEFORE AFTER DASH OPEN "
    "ABOUT FISCAL".split()
)
_YEAR_RANGE = range(1900, 2100)
_YEAR_LIKELY = range(1950, 2051)


def _year(found: Found) -> Read | None:
    year = int(found.phrase("year"))
    follows = found.word_at(0).casefold()
    glued_after = found.joined_after() and found.after not in (
        "POINT", "COMMA", "CLOSE", "QUOTE", "DASH", "POINTS", "SLASH"
    )  # fmt: skip
    if glued_after and not re.match(r"[;!?”\"…\]\n]", found.word_at(0) or "\n"):
        return None
    if found.joined_before() and not re.match(r"[-–—(\"“‘'/,\[*…#\n:]", found.word_at(-1)):
        return None
    before = found.word_at(-1)
    if follows in en.COUNTED_AFTER_YEAR or before in ("$", "£", "€", "#"):
        return None
    if before.casefold() in en.NUMBERED:
        return None
    if found.after in ("UNIT", "UNITS", "HUNDRED", "MILLION", "ZONE", "HRS"):
        return None
    if not _year_is_likely(found, year):
        return None
    if found.has("the") or 1000 <= year < 2100:
        return Read(type="DATE", meaning=date(year, None, None))
    return None


def _year_number(found: Found) -> Read | None:
    """Read "the year 800" and "the year 3024", not "the year 12 people"."""
    word = found.phrase("number")
    if (
        found.phrase("unit") != "year"
        or not word.isdecimal()
        or not counts_nothing(found.word_at(0))
    ):
        return None
    year = int(word)
    return Read(type="DATE", meaning=date(year, None, None)) if 0 < year < 10_000 else None


def _early_year(found: Found) -> Read | None:
    """Read "In 410 the city fell", where a sentence begins."""
    word = found.phrase("number")
    opens = found.word_at(-1) == "In" and found.word_at(-2) in ("", ".", "”", '"')
    if not opens or len(word) != 3 or not word.isdecimal() or not counts_nothing(found.word_at(0)):
        return None
    return Read(type="DATE", meaning=date(int(word), None, None))


def _year_is_likely(found: Found, year: int) -> bool:
    if found.has("the") or year in _YEAR_LIKELY:
        return True
    if found.before in ("TO", "AND", "OR"):
        opens = found.match.start() - 2
        return found.class_of(opens) == "YEAR" and int(found.tokens.words[opens]) < year
    if found.before == "OF":
        return _is_of_its_noun(found)
    if found.before in ("ABOUT", "POINT"):
        circa = found.before == "ABOUT" or found.word_at(-2) in ("c", "ca")
        return circa and counts_nothing(found.word_at(0))
    return found.before in _BEFORE_YEAR


def _is_of_its_noun(found: Found) -> bool:
    """Tell "the census of 1851" and "Treaty of 1713" from "a crowd of 1200"."""
    if found.word_at(-2)[:1].isupper():
        return True
    at = found.match.start()
    before = [found.class_of(at - 3), found.class_of(at - 4)]
    return "THE" in before and "A" not in before


def _year_era(found: Found) -> Read | None:
    if found.has("first") and found.tokens.words[found.match.start("first")].rstrip() != "AD":
        return None
    name = "number2" if found.has("first") else "number"
    number = int(found.phrase(name).replace(",", ""))
    if found.has("era") and found.klass("era") == "BC":
        return Read(type="DATE", meaning=Fixed(value=f"BC{number:04d}"))
    return Read(type="DATE", meaning=date(number, None, None)) if 0 < number < 10_000 else None


def _weekday(found: Found) -> Read | None:
    if found.phrase("weekday").endswith("days") or found.word_at(-1) == "#":
        return None
    if found.klass("weekday") == "SHORTDAY" and not found.has("pick"):
        if not _short_day_is_meant(found):
            return None
    elif found.klass("weekday") == "SHORTDAYLOW" and not found.has("pick"):
        return None
    return Read(
        type="DATE",
        meaning=Weekday(weekday=found.value("weekday"), pick=pick_of(found)),
        is_relative=True,
    )


def _short_day_is_meant(found: Found) -> bool:
    """Tell "Sun" the day from the paper and the star: after "on", beside a time or another day."""
    beside = ("ON", "SHORTDAY", "CLOCK", "COLON", "UNTIL", "BY", "DASH", "PART", "EVERY", "NOON")
    return found.before in beside or found.after in (*beside[1:], "AT", "NUM12")


def _weeks_on(found: Found) -> Read | None:
    """Read "a week on Monday", "Monday week"."""
    is_late = found.has("late")
    unit = found.phrase("unit2" if is_late else "unit")
    if is_late and (unit not in ("week", "fortnight") or found.word_at(0)[:1].isalpha()):
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
        of = date(_year_of(found), found.value("month"), None)
    elif found.klass("pick") in ("THE", "THAT"):
        of = Same(unit="month")
    else:
        offsets = {"last": -1, "this": 0, "next": 1}
        of = UnitOf(unit="month", offset=offsets[pick_of(found) or "this"])
    meaning = Weekday(weekday=found.value("weekday"), nth=nth, of=of)
    return Read(type="DATE", meaning=meaning, is_relative=not found.has("year"))


def _decade(found: Found) -> Read | None:
    word = found.phrase("decade").replace("'", "").replace("’", "").rstrip("s")
    if found.klass("decade") == "DECADE2":
        digits = ("20" if int(word) < 30 else "19") + word[0]
    elif word.endswith("00"):
        digits = word[:2] if not word.startswith("20") else "200"
    else:
        digits = word[:3]
    if found.klass("decade") == "DECADE2" and not found.has("quote") and not found.has("the"):
        return None
    return Read(type="DATE", meaning=YearSpan(digits=digits))


def _decade_word(found: Found) -> Read | None:
    tens = found.value("decade")
    century = 20 if tens == 0 else 19
    if found.has("century"):
        century = ordinal(found, "century") or 19
    mod = {"EARLY": "START", "LATE": "END", "MID": "MID"}.get(found.klass("edge"))
    return Read(type="DATE", meaning=YearSpan(digits=f"{century:02d}{tens}"), mod=mod)


def _century(found: Found) -> Read | None:
    number = ordinal(found, "number")
    if found.phrase("unit") != "century" or not number or not 1 <= number <= 100:
        return None
    if found.has("era") and found.klass("era") == "BC":
        return Read(type="DATE", meaning=Fixed(value=f"BC{number - 1:02d}"))
    return Read(type="DATE", meaning=YearSpan(digits=f"{number - 1:02d}"))


def _spelled_year(found: Found) -> Read | None:
    """Read "nineteen ninety-seven" and "the year two thousand"."""
    if found.has("thousand"):
        if found.value("thousand") != 2 or found.klass("thousand") == "":
            return None
        if not found.has("the") and not found.has("rest2") and found.before != "IN":
            return None
        return Read(type="DATE", meaning=date(2000 + (ordinal(found, "rest2") or 0), None, None))
    hundreds, rest = ordinal(found, "hundreds") or 0, ordinal(found, "rest") or 0
    if hundreds not in (17, 18, 19, 20) or rest < 10:
        return None
    return Read(type="DATE", meaning=date(hundreds * 100 + rest, None, None))


def _spelled_month_year(found: Found) -> Read | None:
    inner = _spelled_year(found)
    if inner is None or not isinstance(inner.meaning, CalendarDate):
        return None
    day = ordinal(found, "day") if found.has("day") else None
    return Read(type="DATE", meaning=date(inner.meaning.year, found.value("month"), day))


def year_meaning(found: Found) -> tuple[Meaning | None, bool]:
    """Return the year that the words beside a quarter, half or season name, and if they do."""
    for name in ("year", "year2"):
        if found.has(name):
            return date(int(found.phrase(name)[:4]), None, None), False
    if found.has("short"):
        return date(full_year(found.phrase("short")), None, None), False
    for name in ("yearpick", "yearpick2"):
        if found.has(name):
            offsets = {"last": -1, "this": 0, "next": 1}
            pick = _PICKS.get(found.klass(name))
            return UnitOf(unit="year", offset=offsets[pick or "this"]), True
    return None, True


def _quarter(found: Found) -> Read | None:
    number = ordinal(found, "number")
    if number is None or not 1 <= number <= 4:
        return None
    if found.after == "DASH" and found.word_at(1).casefold() in ("final", "finals"):
        return None
    of, relative = year_meaning(found)
    meaning = YearPart(code=f"Q{number}", of=of, pick=pick_of(found), is_fiscal=found.has("fiscal"))
    return Read(type="DATE", meaning=meaning, is_relative=relative)


def _lettered(found: Found) -> Read | None:
    """Read "Q3", "Q3 2024" and "H1 2024"; "H1" alone is a heading, "Q3." a question."""
    letter = found.tokens.words[found.match.start("letter")]
    number = ordinal(found, "number") or 0
    if letter not in ("Q", "H") or not 1 <= number <= (4 if letter == "Q" else 2):
        return None
    of, relative = year_meaning(found)
    if of is None and (letter == "H" or not _quarter_is_meant(found)):
        return None
    return Read(
        type="DATE", meaning=YearPart(code=f"{letter}{number}", of=of), is_relative=relative
    )


def _quarter_is_meant(found: Found) -> bool:
    if found.before in ("IN", "DURING", "FOR", "OF", "SINCE", "FROM", "BY", "UNTIL", "TO"):
        return True
    return found.word_at(0)[:1].islower() and not found.word_at(-1)[:1].isupper()


def _fiscal_year(found: Found) -> Read | None:
    word = found.phrase("year")
    if not found.is_glued("letters") and len(word) < 4:
        return None
    return Read(type="DATE", meaning=date(full_year(word), None, None))


def _half(found: Found) -> Read | None:
    number = {"first": 1, "second": 2, "last": 2, "1st": 1, "2nd": 2, "latter": 2}.get(
        found.word("number")
    )
    if number is None:
        return None
    of, relative = year_meaning(found)
    return Read(type="DATE", meaning=YearPart(code=f"H{number}", of=of), is_relative=relative)


def _season(found: Found) -> Read | None:
    if found.before == "PLUS":
        return None
    klass = found.klass("season")
    named = found.has("year") or found.has("yearpick") or found.has("pick")
    found.tokens.words[found.match.start("season")].rstrip()
    if klass in ("FALL", "SPRING") and not named and not _season_is_meant(found):
        return None
    of, relative = year_meaning(found)
    meaning = YearPart(code=found.value("season"), of=of, pick=pick_of(found))
    return Read(type="DATE", meaning=meaning, is_relative=relative)


def _told_season(found: Found) -> Read | None:
    pick: Pick | None = "next" if found.has("way") else "last" if found.has("back") else None
    meaning = YearPart(code=found.value("season"), pick=pick, from_told=True)
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _season_is_meant(found: Found) -> bool:
    return _is_capital_spring(found) or (
        found.before in ("IN", "DURING", "SINCE", "EARLY", "LATE", "UNTIL", "BY", "EVERY")
        or (found.has("the") and found.klass("season") == "SPRING" and found.after != "OF")
        or (found.before in ("IN", "DURING", "LATE", "EARLY"))
    )


def _is_capital_spring(found: Found) -> bool:
    """Tell "in perfect Spring colours" from "Palm Spring", "Spring Street" and "they spring"."""
    word = found.tokens.words[found.match.start("season")].rstrip()
    before, after = found.word_at(-1), found.word_at(0)
    beside = before[:1].isupper() or after[:1].isupper()
    return word == "Spring" and before[:1].isalpha() and not beside


def _feast(found: Found) -> Read | None:
    start = found.match.start("feast")
    first = found.tokens.words[start].rstrip().casefold()
    if first not in _FEASTS:
        return None
    joined = "".join(found.tokens.words[start : start + 6]).casefold().replace("’", "'")
    for phrase in _FEASTS[first]:
        if joined.startswith(phrase) and not joined[len(phrase) : len(phrase) + 1].isalnum():
            return _feast_read(found, phrase, start)
    return None


def _feast_read(found: Found, phrase: str, start: int) -> Read | None:
    length, count = 0, 0
    while length < len(phrase):
        length += len(found.tokens.words[start + count])
        count += 1
    first = found.tokens.words[start]
    if phrase in ("new year", "new years", "easter", "may day") and not first[0].isupper():
        return None
    if phrase in ("new year", "passover") and found.before not in ("IN", "AT", "FOR", "ON", ""):
        return None
    extra = count - (found.match.end("feast") - start)
    year = (
        found.tokens.words[start + count].rstrip()
        if start + count < len(found.tokens.words)
        else ""
    )
    of: Meaning | None = None
    if re.fullmatch(r"1\d{3}|20\d\d", year):
        of, extra = date(int(year), None, None), extra + 1
    meaning = Holiday(key=en.HOLIDAYS[phrase], of=of, pick=pick_of(found))
    return Read(type="DATE", meaning=meaning, is_relative=of is None, trim=-extra)


def _by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        table.setdefault(re.split(r"[\W\d_]", name)[0], []).append(name)
    return table


_FEASTS = _by_first_word(en.HOLIDAYS)
_DAY = "(DAYNUM | ORDINALNUM | TENS DASH? ORDINAL | ORDINAL | SECOND)"
_PICK = "(LAST | THIS PAST? | THIS COMING? | NEXT | THE? PAST | THE? COMING | THE? PREVIOUS)"
_YEAR_TAIL = (
    "(DASH? OF? IN? year:(YEAR | YEARRANGE) | (OF | IN)? QUOTE short:(NUM31 | NUM59 | NUM99)"
    " | (OF | IN) THE? (yearpick:(LAST | NEXT | THIS | CURRENT | PREVIOUS)) UNIT)"
)

DATE_RULES: tuple[Rule, ...] = (
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
        name="stamp-in-figures",
        pattern="date:SLASHSTAMP",
        read=_stamp,
        example="05/31/2024-14:15",
        misses=("05/31-14:15", "05/31/2024-14"),
    ),
    Rule(
        name="month-day-year",
        pattern=(
            f"(pick:{_PICK})? (weekday:DAYNAMES POINT? COMMA?)? month:MONTHS POINT? THE? "
            f"day:{_DAY} (COMMA? year:YEAR | COMMA QUOTE short:(NUM12 | NUM24 | NUM31 | NUM59 "
            "| NUM99) | COMMA? two:(NUM59 | NUM99) | COMMA? far:NUMBIG)?"
        ),
        read=_month_day,
        example="Thursday, February 13, 2025",
        misses=("March on", "may 5 of them"),
    ),
    Rule(
        name="day-month-year",
        pattern=(
            f"(pick:(THIS COMING? | NEXT | LAST))? (weekday:DAYNAMES POINT? COMMA?)? (the:THE)? "
            f"day:{_DAY} DASH? OF? month:MONTHS POINT? (COMMA? DASH? year:YEAR | two:(NUM59 | "
            "NUM99))?"
        ),
        read=_month_day,
        example="Thursday 13 February 2025",
        misses=("13 mayors", "5 marching bands"),
    ),
    Rule(
        name="day-alone",
        pattern="(weekday:DAYNAMES COMMA?)? THE day:ORDINALNUM (OF (THE | THAT | THIS) unit:UNIT)?",
        read=_day_alone,
        example="Friday the 13th",
        misses=("on the 13th floor", "on the 13th, 14th and 15th floors", "the 13th"),
    ),
    Rule(
        name="day-month-glued",
        pattern="both:DAYMONTH (COMMA? year:YEAR)?",
        read=_day_month_glued,
        example="26nov 2015",
        misses=("26now", "26novels"),
    ),
    Rule(
        name="month-year",
        pattern=(
            "month:MONTHS POINT? ((COMMA | OF | IN | DASH)? QUOTE? year:YEAR"
            " | QUOTE? two:(NUM59 | NUM99))"
        ),
        read=_month_year,
        example="March 2014",
        misses=("Marching 2014", "2014 Marches"),
    ),
    Rule(
        name="month",
        pattern=f"(pick:{_PICK})? month:MONTHNAME",
        read=_month,
        example="last January",
        misses=("they may", "a long march"),
    ),
    Rule(
        name="month-picked",
        pattern=f"pick:{_PICK} month:MONTHS",
        read=_picked_month,
        example="next may",
        misses=("next mayor", "this may be"),
    ),
    Rule(
        name="told-month",
        pattern="THAT SAME? month:MONTHNAME",
        read=_told_month,
        example="that December",
        misses=("that mayor", "December that"),
    ),
    Rule(
        name="told-weekday",
        pattern="THAT SAME? weekday:WEEKDAY",
        read=_told_weekday,
        example="that Friday",
        misses=("that sun", "that Fridays"),
    ),
    Rule(
        name="month-of",
        pattern="THE UNIT OF month:MONTHS",
        read=_month,
        example="the month of April",
        misses=("the month of rain", "a month of Sundays"),
    ),
    Rule(
        name="year",
        pattern="(the:(THE UNIT | FISCAL DASH? UNIT? | THE FISCAL UNIT))? year:YEAR",
        read=_year,
        example="in 1984",
        misses=("2000 people", "$1984"),
    ),
    Rule(
        name="year-number",
        pattern="THE unit:UNIT number:(NUM31 | NUM59 | NUM99 | NUMBIG)",
        read=_year_number,
        example="the year 800",
        misses=("the year 800 men came", "the year 12000"),
    ),
    Rule(
        name="year-of-three-figures",
        pattern="number:NUMBIG",
        read=_early_year,
        example="In 410 the city fell",
        misses=("in 410 the", "In 410 cases", "In 4,100 the"),
    ),
    Rule(
        name="year-era",
        pattern="(number:INT era:(BC | AD) | first:AD number2:INT)",
        read=_year_era,
        example="44 BC",
        misses=("44 men", "BC 44", "an ad 20 seconds long"),
    ),
    Rule(
        name="weekday",
        pattern=f"(pick:{_PICK})? weekday:DAYNAMES",
        read=_weekday,
        example="last Friday",
        misses=("the sun", "we sat"),
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
        misses=("a week on strike", "a week off Monday", "the Monday week one"),
    ),
    Rule(
        name="decade",
        pattern="(the:THE)? (quote:QUOTE)? decade:(DECADE | DECADE2)",
        read=_decade,
        example="the '90s",
        misses=("90s", "the 95s"),
    ),
    Rule(
        name="decade-word",
        pattern=(
            "the:THE (edge:(EARLY | LATE | MID DASH?))? (century:(NUMBERWORD | TENS))? DASH? "
            "decade:DECADEWORD"
        ),
        read=_decade_word,
        example="the nineties",
        misses=("nineties", "his eighties"),
    ),
    Rule(
        name="century",
        pattern=(
            "THE? number:(ORDINALNUM | ORDINAL | TENS DASH? ORDINAL) DASH? unit:UNIT (era:(BC "
            "| AD))?"
        ),
        read=_century,
        example="the 20th century",
        misses=("the 20th year", "the 20th"),
    ),
    Rule(
        name="spelled-year",
        pattern=(
            "(the:THE UNIT)? (hundreds:(NUMBERWORD | TENS) rest:(TENS DASH? NUMBERWORD | TENS "
            "| NUMBERWORD) | thousand:(NUMBERWORD THOUSAND) AND? (rest2:NUMBERWORD)?)"
        ),
        read=_spelled_year,
        example="nineteen ninety-seven",
        misses=("twelve ninety", "nineteen people"),
    ),
    Rule(
        name="spelled-month-year",
        pattern=(
            "month:MONTHNAME (day:(ORDINAL | ORDINALNUM | DAYNUM) COMMA?)? "
            "hundreds:(NUMBERWORD | TENS) rest:(TENS DASH? NUMBERWORD | TENS | NUMBERWORD)"
        ),
        read=_spelled_month_year,
        example="January nineteen ninety-seven",
        misses=("January nineteen", "January two men"),
    ),
    Rule(
        name="quarter",
        pattern=(
            "(pick:(THIS | LAST | NEXT) | THE)? (year2:YEAR)? (fiscal:FISCAL DASH?)? "
            f"number:(ORDINAL | ORDINALNUM | SECOND) (FISCAL)? QUARTER (COMMA? {_YEAR_TAIL})?"
        ),
        read=_quarter,
        example="the third quarter of 1990",
        misses=("the third", "three quarters"),
    ),
    Rule(
        name="quarter-letter",
        pattern=(
            "letter:(QLETTER | HLETTER) number:NUM12 "
            "(OF? year:YEAR | QUOTE short:(NUM12 | NUM24 | NUM31 | NUM59 | NUM99))?"
        ),
        read=_lettered,
        example="in Q3 2024",
        misses=("Q5 2024", "Q3. Who was she?", "H1 headings"),
    ),
    Rule(
        name="fiscal-year-letters",
        pattern="letters:FISCALYEAR year:(YEAR | NUM12 | NUM24 | NUM31 | NUM59 | NUM99)",
        read=_fiscal_year,
        example="FY2024",
        misses=("FY 24", "DY2024"),
    ),
    Rule(
        name="quarter-adjective",
        pattern=(
            "(fiscal:FISCAL DASH?)? number:(ORDINAL | ORDINALNUM | SECOND) DASH (QUARTER | PERIOD)"
        ),
        read=_quarter,
        example="third-quarter",
        misses=("third-party", "quarter-final"),
    ),
    Rule(
        name="period-of-year",
        pattern="THE year:YEAR (QUARTER | PERIOD)",
        read=lambda found: Read(
            type="DATE",
            meaning=YearPart(code="QX", of=date(int(found.phrase("year")), None, None)),
        ),
        example="the 1988 period",
        misses=("the 1988 vote", "1988 period"),
    ),
    Rule(
        name="quarter-of-year",
        pattern=(
            "(yearpick:(LAST | NEXT | THIS | CURRENT)) UNIT QUOTE S number:(ORDINAL | "
            "ORDINALNUM | SECOND) DASH? QUARTER"
        ),
        read=_quarter,
        example="next year's first quarter",
        misses=("next year's quarter", "last year's second"),
    ),
    Rule(
        name="half-of-year",
        pattern=(
            f"THE number:(ORDINAL | ORDINALNUM | LAST | SECOND | FOLLOWING) DASH? HALF {_YEAR_TAIL}"
        ),
        read=_half,
        example="the second half of 1998",
        misses=("the second half of it", "the other half of 1998"),
    ),
    Rule(
        name="season",
        pattern=f"(pick:{_PICK} | the:THE)? season:SEASONNAME {_YEAR_TAIL}?",
        read=_season,
        example="last summer",
        misses=("prices fall", "they spring"),
    ),
    Rule(
        name="told-season",
        pattern=(
            "(THE (way:(NEXT | FOLLOWING) | back:PREVIOUS | SAME) | THAT SAME?) season:SEASONNAME"
        ),
        read=_told_season,
        example="the following spring",
        misses=("the following springs", "that fallen tree"),
    ),
    Rule(
        name="feast",
        pattern="(pick:(LAST | NEXT | THIS))? feast:(FEAST | FEASTLOW | MAY | ORDINAL | ORDINAL)",
        read=_feast,
        example="Christmas Eve",
        misses=("new year group", "a boxing match"),
    ),
)
