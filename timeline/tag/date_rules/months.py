"""Rules for months, days of a month, and what "that" points back at: "that Friday"."""

from __future__ import annotations

from timeline.language import en
from timeline.language.en_verbs import PAST_AUXILIARIES
from timeline.meanings import CalendarDate, Fixed, Pick, Same, Weekday
from timeline.tag.amounts import ordinal
from timeline.tag.date_rules.common import DAY, PICK, counts_nothing, date, day_of, pick_of, year_of
from timeline.tag.rule import Found, Read, Rule
from timeline.tag.verbs import form_of


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
        year_of(found),
        found.value("month"),
        day_of(found),
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
    if found.has("day2"):
        return _day_behind_weekday(found)
    day = day_of(found)
    if day is None or not 1 <= day <= 31:
        return None
    weekday = found.value("weekday") if found.has("weekday") else None
    if weekday is None and not found.has("unit") and not _day_is_meant(found):
        return None
    if found.has("unit") and found.phrase("unit") != "month":
        return None
    meaning = CalendarDate(day=day, weekday=weekday)
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _day_behind_weekday(found: Found) -> Read | None:
    """Read "Friday 13th", not the "Monday 2nd" of "on Monday 2nd seed Ann Lee won"."""
    day = ordinal(found, "day2")
    if day is None or not 1 <= day <= 31 or found.phrase("weekday2").endswith("days"):
        return None
    if not _ends_day(found):
        return None
    meaning = CalendarDate(day=day, weekday=found.value("weekday2"))
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _ends_day(found: Found) -> bool:
    form = form_of(found.word_at(0).casefold())
    return counts_nothing(found.word_at(0)) or (form is not None and form[1].startswith("past"))


def _day_is_meant(found: Found) -> bool:
    """Tell "on the 14th the town fell" from "on the 14th floor" and "on the 14th, a par"."""
    of_part = found.before == "OF" and found.class_of(found.match.start() - 2) == "PART"
    if not of_part and found.before not in ("ON", "BY", "UNTIL", "SINCE", "FROM", "BETWEEN"):
        return False
    after = found.word_at(0)
    listed = found.after in ("COMMA", "AND", "OR", "TO") and found.class_of(
        found.match.end() + 1
    ) in (
        "ORDINALNUM",
        "ORDINAL",
    )
    form = form_of(after.casefold())
    is_told = form is not None and form[1].startswith("past")
    return not listed and (is_told or counts_nothing(after) or _opens_telling(found))


def _opens_telling(found: Found) -> bool:
    """Tell "On the 28th war was declared" and "On the 5th Orr left" from "On the 5th floor lay"."""
    if found.before != "ON" or found.word_at(-2) not in ("", ".", ";"):
        return False
    subject, verb = found.word_at(0), found.word_at(1).casefold()
    form = form_of(verb)
    is_past = verb in PAST_AUXILIARIES or (form is not None and form[1].startswith("past"))
    return subject[:1].isalpha() and subject.casefold() not in en.COUNTED_BY_ORDER and is_past


def _day_of_era(found: Found) -> Read | None:
    """Read "15 March 44 BC", "July 19, AD 64" and "in May 44 BC"."""
    first = found.has("first")
    if first and found.tokens.words[found.match.start("first")].rstrip() != "AD":
        return None
    year = int(found.phrase("number2" if first else "number").replace(",", ""))
    month = found.value("month") or found.value("month2")
    day = ordinal(found, "day") or ordinal(found, "day2")
    if not first and found.klass("era") == "BC":
        rest = f"-{month:02d}" + ("" if day is None else f"-{day:02d}")
        return Read(type="DATE", meaning=Fixed(value=f"BC{year:04d}{rest}"))
    if not 0 < year < 10_000:
        return None
    return Read(type="DATE", meaning=date(year, month, day))


def _day_month_glued(found: Found) -> Read | None:
    day, month = found.value("both")
    meaning = date(year_of(found), month, day)
    return Read(type="DATE", meaning=meaning, is_relative=meaning.year is None)


def _month_year(found: Found) -> Read | None:
    low = found.klass("month") in ("MAYLOW", "MARCHLOW", "SHORTMONTHLOW")
    if found.has("two") and (low or found.word_at(0)[:1].isalnum()):
        return None
    return Read(type="DATE", meaning=date(year_of(found), found.value("month"), None))


def _month(found: Found) -> Read | None:
    klass, word = found.klass("month"), found.words("month")[0]
    if klass in ("MAY", "MARCH") and not found.has("pick") and not _month_is_meant(found):
        return None
    if klass == "SHORTMONTH" and not found.has("pick") and not _short_month_is_meant(found, word):
        return None
    place = found.before in _BEFORE_MONTH and not _is_beside_name(found)
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
    """Read "that December": of the year told of; "the following May": the next from there."""
    pick = _pick_of_told(found)
    of = Same(unit="month" if pick else "year")
    meaning = CalendarDate(month=found.value("month"), pick=pick, of=of)
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _told_weekday(found: Found) -> Read | None:
    """Read "that Friday": of the week told of; "the previous Friday": the last one before it."""
    if found.phrase("weekday").endswith("days"):
        return None
    pick = _pick_of_told(found)
    of = Same(unit="day" if pick else "week")
    meaning = Weekday(weekday=found.value("weekday"), pick=pick, of=of)
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _pick_of_told(found: Found) -> Pick | None:
    return "next" if found.has("way") else "last" if found.has("back") else None


def _is_given_name(found: Found) -> bool:
    """Tell "June Marl" and "Karl August von Marl" from "June"."""
    after = found.word_at(0)
    if after in en.NAME_PARTICLES:
        return found.word_at(-1)[:1].isupper()
    return found.after == "" and after[:1].isupper() and after[1:].islower() and len(after) > 2


def _is_beside_name(found: Found) -> bool:
    """Tell "Piet and June Marl" from "May and June Marl saw"."""
    before = found.word_at(-2)
    is_name = before[:1].isupper() and before.casefold() not in en.MONTHS
    return found.before == "AND" and is_name


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
    if found.before in ("THE", "A") and _is_before_noun(found):
        return True
    if found.word_at(-1).casefold() == "as" and found.before == "":  # "as late as May"
        return found.word_at(-3).casefold() == "as"
    if found.before in ("TO", "UNTIL", "DASH") and found.word_at(-2).casefold() in en.MONTHS:
        return True
    return found.before in _BEFORE_MONTH - {"AND", "OR", "OPEN", "FOR", "TO"} or (
        found.before in ("TO", "FOR", "AND") and found.after not in ("",)
    )


def _is_before_noun(found: Found) -> bool:
    """Tell "a March agreement" from "a March of the guilds"."""
    after = found.word_at(0)
    return found.after == "" and after.islower() and not counts_nothing(after)


def _short_month_is_meant(found: Found, word: str) -> bool:
    behind = found.match.end() + (found.after == "POINT")
    if found.class_of(behind) == "DASH" and found.class_of(behind + 1) in _MONTHS:
        return True
    if found.word_at(0)[:1].isupper() and found.after == "":
        return False
    return found.before in _BEFORE_MONTH or (found.after == "POINT" and word not in ("jan", "mar"))


_MONTHS = ("MONTH", "SHORTMONTH", "MAY", "MARCH")
_TOLD = "(THAT SAME? | THE (way:(FOLLOWING | NEXT) | back:PREVIOUS))"

MONTH_RULES: tuple[Rule, ...] = (
    Rule(
        name="month-day-year",
        pattern=(
            f"(pick:{PICK})? (weekday:DAYNAMES POINT? COMMA?)? month:MONTHS POINT? THE? "
            f"day:{DAY} (COMMA? year:YEAR | COMMA? QUOTE short:(NUM12 | NUM24 | NUM31 | NUM59 "
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
            f"day:{DAY} DASH? OF? month:MONTHS POINT? (COMMA? DASH? year:YEAR | two:(NUM59 | "
            "NUM99))?"
        ),
        read=_month_day,
        example="Thursday 13 February 2025",
        misses=("13 mayors", "5 marching bands"),
    ),
    Rule(
        name="day-of-era",
        pattern=(
            f"(THE? day:{DAY} OF? month:MONTHNAME | month2:MONTHNAME (day2:{DAY})?) COMMA? "
            "(number:INT era:(BC | AD) | first:AD number2:INT)"
        ),
        read=_day_of_era,
        example="15 March 44 BC",
        misses=("15 March 44", "15 March ad 64"),
    ),
    Rule(
        name="day-alone",
        pattern=(
            "(weekday:DAYNAMES COMMA?)? the:THE day:ORDINALNUM (OF (THE | THAT | THIS) unit:UNIT)?"
            " | weekday2:DAYNAMES day2:ORDINALNUM"
        ),
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
        pattern=f"(pick:{PICK})? month:MONTHNAME",
        read=_month,
        example="last January",
        misses=("they may", "a long march"),
    ),
    Rule(
        name="month-picked",
        pattern=f"pick:{PICK} month:MONTHS",
        read=_picked_month,
        example="next may",
        misses=("next mayor", "this may be"),
    ),
    Rule(
        name="told-month",
        pattern=f"{_TOLD} month:MONTHNAME",
        read=_told_month,
        example="that December",
        misses=("that mayor", "December that"),
    ),
    Rule(
        name="told-weekday",
        pattern=f"{_TOLD} weekday:WEEKDAY",
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
)
