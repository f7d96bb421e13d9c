"""Rules for years in figures: "1984", "the year 800", "44 BC"."""

from __future__ import annotations

import re

from timeline.language import en, en_verbs
from timeline.language.en_discourse import OCCASIONS
from timeline.meanings import Fixed
from timeline.tag.date_rules.common import counts_nothing, date
from timeline.tag.rule import Found, Read, Rule

_BEFORE_YEAR = frozenset(
    "IN SINCE UNTIL BY FROM TO BETWEEN EARLY LATE MID DURING OF AND OR BEFORE AFTER DASH OPEN "
    "ABOUT FISCAL".split()
)
_COUNTED = ("UNIT", "UNITS", "HUNDRED", "MILLION", "ZONE", "HRS")
_YEAR_LIKELY = range(1950, 2051)
_YEAR_OF_OCCASION = range(1700, 1950)
LONGEST_OCCASION = 4  # words of "San Francisco earthquake" and one more
# More than one of them may be counted: "the 1906 arrests".
_OCCASIONS = frozenset(
    word
    for word in f"{OCCASIONS} independence olympics".split()
    if word == "olympics" or not word.endswith("s") or word.endswith("ss")
)


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
    if found.after in _COUNTED or found.before == "NUMBIG" or _opens_count(found):
        return None
    if not _year_is_likely(found, year):
        return None
    if found.has("the") or 1000 <= year < 2100:
        return Read(type="DATE", meaning=date(year, None, None))
    return None


def _opens_count(found: Found) -> bool:
    """Tell the first number of "1500 to 2000 people" from a year."""
    is_range = found.after in ("TO", "AND", "OR", "DASH")
    is_count = found.word_at(2).casefold() in en.COUNTED_AFTER_YEAR
    return is_range and found.class_of(found.match.end() + 1) in ("YEAR", "NUMBIG") and is_count


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
    is_named = found.has("the") or found.word_at(-1).casefold() == "years"
    if is_named or year in _YEAR_LIKELY or _heads_line(found):
        return True
    if found.before in ("TO", "AND", "OR"):
        opens = found.match.start() - 2
        return found.class_of(opens) == "YEAR" and int(found.tokens.words[opens]) < year
    if found.before == "OF":
        return _is_of_its_noun(found)
    if year in _YEAR_OF_OCCASION and _names_occasion(found):
        return True
    if found.word_at(-1) in ("", ".") and found.word_at(0) in en.AFTER_SUBJECT_YEAR:
        return True
    if found.before == "THE":
        return _names_its_noun(found)
    if found.before in ("ABOUT", "POINT"):
        circa = found.before == "ABOUT" or found.word_at(-2) in ("c", "ca")
        return circa and counts_nothing(found.word_at(0))
    return found.before in _BEFORE_YEAR


def _names_occasion(found: Found) -> bool:
    """Tell "the 1906 earthquake" and "Peru's 1936 coup" from "the 1906 arrests", which may be
    counted, and from "the 1800 metre final"."""
    if int(found.phrase("year")) % 100 == 0:
        return False
    is_owned = found.word_at(-1) in ("s", "S") and found.word_at(-2) in ("'", "’")
    if not (is_owned or found.word_at(-1).casefold() in ("the", "a", "its", "their")):
        return False
    for word in (found.word_at(at).casefold() for at in range(LONGEST_OCCASION)):
        if not word.isalpha() or word in en_verbs.CLOSED:
            return False
        if word in _OCCASIONS:
            return True
    return False


def _names_its_noun(found: Found) -> bool:
    """Tell "the 1832 Reform Act" and "the 1848 revolutions" from "the 1200 prisoners"."""
    noun = found.word_at(0)
    if not noun[:1].isalpha() or found.joined_after():
        return False
    if not en.NAMED_BY_FIGURES.isdisjoint((noun.casefold(), found.word_at(1).casefold())):
        return False  # "the 1200 block", "the 1742 stopping service"
    lower = noun.casefold()
    is_plural = lower.endswith("s") and not lower.endswith(("ss", "us", "is"))
    return noun[0].isupper() or lower in en.OF_A_YEAR or not (is_plural or counts_nothing(noun))


def _heads_line(found: Found) -> bool:
    """Tell the year that heads a line or stands there alone: "1871", "1871 – The walls fell",
    "1914 to 1918"; not a clock's four figures, which `columns` knows by their column."""
    lead = -2 if found.word_at(-1) in _BULLETS else -1
    if found.word_at(lead) or (found.word_at(-1) and found.word_at(-2)):
        return False
    at = 2 if found.after == "TO" and found.class_of(found.match.end() + 1) == "YEAR" else 0
    ends = found.word_at(at)
    if ends in ("", ":") or (ends == "." and found.word_at(at + 1)[:1].isupper()):
        return True
    return ends in _DASHES and not found.joined_after() and found.word_at(at + 1)[:1].isalpha()


_BULLETS = frozenset("* • - – — | # ## ### ** > · ▪".split())
_DASHES = frozenset("- – — --".split())


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


YEAR_RULES: tuple[Rule, ...] = (
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
)
