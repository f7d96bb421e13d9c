"""Rules for parts of a year: quarters, halves, seasons, and the fiscal year."""

from __future__ import annotations

from timeline.language import en
from timeline.meanings import Meaning, Pick, UnitOf, YearPart
from timeline.tag.amounts import full_year, ordinal
from timeline.tag.date_rules.common import (
    OFFSETS,
    PICK,
    counts_nothing,
    date,
    pick_of,
    spans_two_years,
)
from timeline.tag.rule import Found, Read, Rule


def _year_meaning(found: Found) -> tuple[Meaning | None, bool]:
    """Return the year that the words beside a quarter, half or season name, and if they do."""
    for name in ("year", "year2"):
        if found.has(name):
            return date(int(found.phrase(name)[:4]), None, None), False
    for name in ("short", "two"):
        if found.has(name):
            return date(full_year(found.phrase(name)), None, None), False
    pick = pick_of(found, "yearpick")
    return (UnitOf(unit="year", offset=OFFSETS[pick]) if pick else None), True


def _quarter(found: Found) -> Read | None:
    number = ordinal(found, "number")
    if number is None or not 1 <= number <= 4:
        return None
    if found.after == "DASH" and found.word_at(1).casefold() in ("final", "finals"):
        return None
    of, relative = _year_meaning(found)
    if of is None and _is_of_a_game(found):
        return None
    meaning = YearPart(code=f"Q{number}", of=of, pick=pick_of(found), is_fiscal=found.has("fiscal"))
    return Read(type="DATE", meaning=meaning, is_relative=relative)


def _is_of_a_game(found: Found) -> bool:
    """Tell "the fourth quarter of the match" and "with 2:14 left in the fourth quarter"."""
    lead = 2 if found.before == "THE" else 1
    words = [found.word_at(-lead - back).casefold() for back in range(3)]
    is_left = words[1] in en.GAME_LEFT or (words[2] == "to" and words[1] in en.GAME_GOES_ON)
    if words[0] == "in" and is_left:
        return True
    if [found.after, found.class_of(found.match.end() + 1)] == ["OF", "THE"]:
        return found.word_at(2).casefold() in en.GAMES
    return not en.PLAY.isdisjoint(_words_around(found))


def _words_around(found: Found) -> set[str]:
    """Return the words of the sentence around what was found, in lower case."""
    words: set[str] = set()
    for step in (-1, 1):
        for away in range(_AROUND):
            word = found.word_at(-1 - away if step < 0 else away).casefold()
            if word in ("", ".", ";"):
                break
            words.add(word)
    return words


_AROUND = 12


def _half_of_report(found: Found) -> Read | None:
    """Read "first-half profit" and "sales in the second half", not the half of a match."""
    if found.after == "OF" or en.EARNINGS.isdisjoint(_words_around(found)):
        return None
    read = _half(found)
    return None if read is None or found.word("number") == "last" else read


def _quarter_by_month(found: Found) -> Read | None:
    """Read "the June quarter": the one that ends with that month."""
    month = found.value("month")
    if month % 3 or found.before == "DASH":
        return None
    of = date(int(found.phrase("year")), None, None) if found.has("year") else None
    meaning = YearPart(code=f"Q{month // 3}", of=of)
    return Read(type="DATE", meaning=meaning, is_relative=of is None)


def _lettered(found: Found) -> Read | None:
    """Read "Q3", "Q3 2024" and "H1 2024"; "H1" alone is a heading, "Q3." a question."""
    letter = found.tokens.words[found.match.start("letter")]
    number = ordinal(found, "number") or 0
    if letter not in ("Q", "H") or not 1 <= number <= (4 if letter == "Q" else 2):
        return None
    of, relative = _year_meaning(found)
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


_HALVES = {"first": 1, "second": 2, "last": 2, "1st": 1, "2nd": 2, "back": 2}


def _half(found: Found) -> Read | None:
    number = {"first": 1, "second": 2, "last": 2, "1st": 1, "2nd": 2, "back": 2}.get(
        found.word("number")
    )
    if number is None:
        return None
    of, relative = _year_meaning(found)
    return Read(type="DATE", meaning=YearPart(code=f"H{number}", of=of), is_relative=relative)


def _same_quarter(found: Found) -> Read | None:
    """Read "last year's quarter": the one that a report is of, in that year."""
    of, _ = _year_meaning(found)
    if found.phrase("unit") != "year":
        return None
    return Read(type="DATE", meaning=YearPart(code="QX", of=of), is_relative=True)


def _season(found: Found) -> Read | None:
    is_month = found.klass("year") == "YEARMONTH" and not spans_two_years(found.phrase("year"))
    if found.before == "PLUS" or is_month or (found.has("two") and not _are_two_figures(found)):
        return None
    klass = found.klass("season")
    named = found.has("year") or found.has("yearpick") or found.has("pick")
    if klass in ("FALL", "SPRING") and not named and not _season_is_meant(found):
        return None
    of, relative = _year_meaning(found)
    is_over = found.has("year") and found.klass("year") != "YEAR"
    meaning = YearPart(
        code=found.value("season"), of=of, pick=pick_of(found), is_over_new_year=is_over
    )
    return Read(type="DATE", meaning=meaning, is_relative=relative)


def _are_two_figures(found: Found) -> bool:
    """Tell "the summer of 69" from "the summer of 69 fires" and of "a spring of 6"."""
    return len(found.phrase("two")) == len("69") and counts_nothing(found.word_at(0))


def _told_season(found: Found) -> Read | None:
    pick: Pick | None = "next" if found.has("way") else "last" if found.has("back") else None
    meaning = YearPart(code=found.value("season"), pick=pick, from_told=True)
    return Read(type="DATE", meaning=meaning, is_relative=True)


def _season_is_meant(found: Found) -> bool:
    edge = found.class_of(found.match.start() - 2) if found.before == "OF" else ""
    return _is_capital_spring(found) or (
        edge in ("START", "END", "MIDDLE")
        or found.before in ("IN", "DURING", "SINCE", "EARLY", "LATE", "UNTIL", "BY", "EVERY")
        or (found.has("the") and found.klass("season") == "SPRING" and found.after != "OF")
    )


def _is_capital_spring(found: Found) -> bool:
    """Tell "in perfect Spring colours" from "Palm Spring", "Spring Street" and "they spring"."""
    word = found.tokens.words[found.match.start("season")].rstrip()
    before, after = found.word_at(-1), found.word_at(0)
    beside = before[:1].isupper() or after[:1].isupper()
    return word == "Spring" and before[:1].isalpha() and not beside


_YEAR_TAIL = (
    "(DASH? OF? IN? year:(YEAR | YEARRANGE | YEARMONTH)"
    " | (OF | IN)? QUOTE short:(NUM31 | NUM59 | NUM99)"
    " | (OF | IN) THE? (yearpick:(LAST | NEXT | THIS | CURRENT | PREVIOUS)) UNIT)"
)


YEAR_PART_RULES: tuple[Rule, ...] = (
    Rule(
        name="quarter",
        pattern=(
            "(pick:(THIS | LAST | NEXT) | THE)? (year2:YEAR)? (fiscal:FISCAL DASH?)? "
            f"number:(ORDINAL | ORDINALNUM | SECOND) (FISCAL)? QUARTER (COMMA? {_YEAR_TAIL})?"
        ),
        read=_quarter,
        example="the third quarter of 1990",
        misses=("the third", "three quarters", "the third quarter of the game"),
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
            "(fiscal:FISCAL DASH?)? number:(ORDINAL | ORDINALNUM | SECOND) DASH QUARTER "
            "(year:YEAR)?"
        ),
        read=_quarter,
        example="third-quarter",
        misses=("third-party", "quarter-final", "third-period"),
    ),
    Rule(
        name="quarter-by-month",
        pattern="(THE | LAST)? month:MONTHNAME DASH? QUARTER (OF? year:YEAR)?",
        read=_quarter_by_month,
        example="the June quarter",
        misses=("the June quartet", "the May quarter"),
    ),
    Rule(
        name="half-of-report",
        pattern="THE? number:(ORDINAL | ORDINALNUM | SECOND) DASH? HALF",
        read=_half_of_report,
        example="Sales rose in the first half",
        misses=("He scored in the first half", "the first half of it", "half the sales"),
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
        name="same-quarter-of-year",
        pattern="yearpick:(LAST | NEXT | THIS) unit:UNIT QUOTE S (QUARTER | PERIOD)",
        read=_same_quarter,
        example="last year's quarter",
        misses=("last year's quarters", "last week's quarter"),
    ),
    Rule(
        name="quarter-of-year",
        pattern=(
            "(yearpick:(LAST | NEXT | THIS | CURRENT) UNIT | year:YEAR) QUOTE S number:(ORDINAL | "
            "ORDINALNUM | SECOND) DASH? QUARTER"
        ),
        read=_quarter,
        example="next year's first quarter",
        misses=("next year's quarter", "last year's second"),
    ),
    Rule(
        name="half-of-year",
        pattern=(
            "THE number:(ORDINAL | ORDINALNUM | LAST | SECOND | FOLLOWING | BACK) DASH? HALF "
            f"{_YEAR_TAIL}"
        ),
        read=_half,
        example="the second half of 1998",
        misses=("the second half of it", "the other half of 1998"),
    ),
    Rule(
        name="season",
        pattern=(
            f"(pick:{PICK} | the:THE)? season:SEASONNAME ({_YEAR_TAIL}"
            " | OF two:(NUM12 | NUM24 | NUM31 | NUM59 | NUM99))?"
        ),
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
)
