"""Rules for decades, centuries and years in words: "the '90s", "nineteen ninety-seven"."""

from __future__ import annotations

from timeline.language import en
from timeline.meanings import CalendarDate, Fixed, YearSpan
from timeline.tag.amounts import ordinal
from timeline.tag.date_rules.common import date
from timeline.tag.rule import Found, Read, Rule


def _decade(found: Found) -> Read | None:
    word = found.phrase("decade").replace("'", "").replace("’", "").rstrip("s")
    if any(found.word_at(-back).casefold() in en.DEGREES for back in range(1, 5)):
        return None
    if found.klass("decade") == "DECADE2":
        digits = ("20" if int(word) < 30 else "19") + word[0]
    elif word.endswith("00"):
        digits = word[:2] if not word.startswith("20") else "200"
    else:
        digits = word[:3]
    is_edge = found.before in ("EARLY", "LATE", "MID") and found.word_at(-2).casefold() == "the"
    is_led = found.has("quote") or found.has("the") or is_edge  # "his early 40s" are an age
    if found.klass("decade") == "DECADE2" and not is_led:
        return None
    return Read(type="DATE", meaning=YearSpan(digits=digits))


def _decade_word(found: Found) -> Read | None:
    tens = found.value("decade")
    century = 20 if tens == 0 else 19
    if found.has("century"):
        century = ordinal(found, "century") or 19
    meaning = YearSpan(digits=f"{century:02d}{tens}")
    return Read(type="DATE", meaning=meaning, mod=_mod_of(found))


def _century(found: Found) -> Read | None:
    number = ordinal(found, "number")
    if found.phrase("unit") != "century" or not number or not 1 <= number <= 100:
        return None
    if found.has("era") and found.klass("era") == "BC":
        return Read(type="DATE", meaning=Fixed(value=f"BC{number - 1:02d}"))
    return Read(type="DATE", meaning=YearSpan(digits=f"{number - 1:02d}"))


def _centuries(found: Found) -> Read | None:
    """Read the last of "the 18th and 19th centuries"; `ranges` reads the one before it."""
    number = ordinal(found, "number")
    is_last = found.before in ("AND", "OR", "TO", "UNTIL", "DASH")
    if found.phrase("units") != "centuries" or not is_last or not number or number > 100:
        return None
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


def _decade_of_figures(found: Found) -> Read | None:
    """Read "the 1990's", not "1990's film": a decade with the apostrophe that some still write."""
    year = found.phrase("year")
    if not year.endswith("0"):
        return None
    return Read(type="DATE", meaning=YearSpan(digits=year[:3]), mod=_mod_of(found))


def _mod_of(found: Found) -> str | None:
    return {"EARLY": "START", "LATE": "END", "MID": "MID"}.get(found.klass("edge"))


DECADE_RULES: tuple[Rule, ...] = (
    Rule(
        name="decade-of-figures",
        pattern="THE (edge:(EARLY | LATE | MID DASH?))? year:YEAR QUOTE S",
        read=_decade_of_figures,
        example="the early 1990's",
        misses=("1990's", "the 1995's"),
    ),
    Rule(
        name="decade",
        pattern="(the:THE)? (quote:QUOTE)? decade:(DECADE | DECADE2)",
        read=_decade,
        example="the '90s",
        misses=("90s", "the 95s", "highs in the 60s"),
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
            "THE? number:(ORDINALNUM | ORDINAL | SECOND | TENS DASH? ORDINAL) DASH? unit:UNIT "
            "(era:(BC | AD))?"
        ),
        read=_century,
        example="the 20th century",
        misses=("the 20th year", "the 20th"),
    ),
    Rule(
        name="centuries",
        pattern="THE? number:(ORDINALNUM | ORDINAL | TENS DASH? ORDINAL) units:UNITS",
        read=_centuries,
        example="the 18th and 19th centuries",
        misses=("the 19th weeks", "two centuries", "the first centuries"),
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
)
