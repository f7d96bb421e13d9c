"""What the rules for dates share: the fields of a date, what picks one out, what it may count."""

from __future__ import annotations

import calendar

from timeline.meanings import CalendarDate, Pick
from timeline.tag.amounts import full_year, ordinal
from timeline.tag.rule import Found

# Patterns: what a day of the month, and what picks a month or a weekday, may look like.
DAY = "(DAYNUM | ORDINALNUM | TENS DASH? ORDINAL | ORDINAL | SECOND)"
PICK = "(LAST | THIS PAST? | THIS COMING? | NEXT | THE? PAST | THE? COMING)"

_PICKS: dict[str, Pick] = {
    "LAST": "last",
    "PAST": "last",
    "PREVIOUS": "last",
    "THIS": "this",
    "CURRENT": "this",
    "COMING": "next",
    "NEXT": "next",
}
OFFSETS: dict[Pick, int] = {"last": -1, "this": 0, "next": 1}


def pick_of(found: Found, name: str = "pick") -> Pick | None:
    """Return what "last", "this", "next" and their like pick out: "this past" is "last"."""
    if not found.has(name):
        return None
    is_past = found.class_of(found.match.end(name) - 1) == "PAST"
    return "last" if is_past else _PICKS.get(found.klass(name))


def date(year: int | None, month: int | None, day: int | None, **more: object) -> CalendarDate:
    """Return the date, marked impossible if no calendar has it."""
    wrong = month is not None and not 1 <= month <= 12
    if not wrong and month and day is not None:
        wrong = not 1 <= day <= calendar.monthrange(year or 2000, month)[1]
    if year is not None and not 1 <= year <= 9999:
        wrong = True
    return CalendarDate(year=year, month=month, day=day, is_impossible=wrong, **more)  # type: ignore[arg-type]  # the fields left


def day_of(found: Found) -> int | None:
    """Return the day of the month that the words of `day` say."""
    return ordinal(found, "day")


def year_of(found: Found) -> int | None:
    """Return the year: of four figures, of two ("'98"), or far ahead ("3024"); None if none."""
    if found.has("short"):
        return full_year(found.phrase("short"))
    if found.has("far"):
        return int(found.phrase("far"))
    if found.has("two"):
        word = found.word_at(0)
        return None if word[:1].isalnum() else full_year(found.phrase("two"))
    return int(found.phrase("year")) if found.has("year") else None


def spans_two_years(figure: str) -> bool:
    """Tell "2003-04", the season, from "2003-05": the second year is the next one."""
    return int(figure[-2:]) == (int(figure[2:4]) + 1) % 100


def counts_nothing(word: str) -> bool:
    """Tell whether the word behind a number is none that it could count: a mark or a small word."""
    return not word[:1].isalpha() or word.casefold() in _SMALL_WORDS


_SMALL_WORDS = frozenset(
    "the a an he she it they we i his her its their our this that these and but when at in to "
    "with from after before by as was were is are had did there".split()
)
