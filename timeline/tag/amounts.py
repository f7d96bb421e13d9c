"""Turns the words and figures of a number, an ordinal, a year or a clock time into numbers."""

from __future__ import annotations

import re

from timeline.tag.rule import Found, class_at
from timeline.values import value

_MULTIPLES = {"hundred": 100, "thousand": 1000, "dozen": 12, "million": 10**6, "billion": 10**9}


def amount(found: Found, name: str) -> float | None:
    """Return the number that the words of `name` say; None where they say none ("a few")."""
    start, end = found.match.span(name)
    if start < 0:
        return None
    total, current, seen = 0.0, 0.0, False
    for index in range(start, end):
        word = found.tokens.words[index].rstrip().casefold()
        klass = class_at(found.tokens, index)
        if klass in ("FEW", "SEVERAL", "DOZENS", "HUNDREDS", "THOUSANDS"):
            return None
        if klass in ("HUNDRED", "THOUSAND", "DOZEN", "MILLION"):
            total, current, seen = total + (current or 1) * _MULTIPLES[word], 0.0, True
            continue
        more = number_of(klass, word, found.word_value(index))
        if more is not None:
            current, seen = current + more, True
    return total + current if seen else 1.0


def number_of(klass: str, word: str, value: object) -> float | None:
    """Return the number that one word of a class says, None if it says none."""
    if isinstance(value, int):
        return value
    if klass == "FRACTION":
        return _fraction(word)
    if klass in ("HALF", "COUPLE"):
        return 0.5 if klass == "HALF" else 2
    return float(_plain(word)) if word[:1].isdecimal() else None


def _plain(figure: str) -> str:
    """Return a figure with a point: "2,5" is two and a half, "1,000" a thousand."""
    whole, comma, rest = figure.rpartition(",")
    if comma and len(rest) != 3 and "." not in figure and "," not in whole:
        return f"{whole}.{rest}"
    return figure.replace(",", "")


def _fraction(word: str) -> float:
    whole, _, part = word.rpartition("-")
    over, under = part.split("/")
    return (int(whole) if whole else 0) + int(over) / int(under)


def ordinal(found: Found, name: str) -> int | None:
    """Return the number of an ordinal or day number: "21st", "eighth", "twenty-first"."""
    start, end = found.match.span(name)
    if start < 0:
        return None
    number = 0
    for index in range(start, end):
        word = found.tokens.words[index].rstrip().casefold()
        klass = class_at(found.tokens, index)
        value = found.word_value(index)
        if klass == "SECOND":
            number += 2
        elif klass in ("TENS", "ORDINAL", "NUMBERWORD"):
            number += value
        elif word[:1].isdigit():
            number += int(re.match(r"\d+", word)[0])  # type: ignore[index]  # it begins with a digit
    return number


@value(frozen=True, slots=True, kw_only=True)
class TimeOfDay:
    """Hour, minute and second as figures gave them; `half` is "a" or "p" where they said so."""

    hour: int
    minute: int | None = None
    second: int | None = None
    half: str = ""
    is_utc: bool = False
    is_padded: bool = False


_CLOCK = re.compile(
    r"(\d{1,2})[.:·'’hH]?(\d\d)?(?:[.:](\d\d))?(?:[.,]\d+)?\s*([aApP][mM]?|[zZ]|[hH][rR]?[sS]?)?"
)


def time_of_day(word: str) -> TimeOfDay | None:
    """Read "3.25pm", "15:25:30", "430pm", "1525"; None for figures that are no time of day."""
    if len(word) >= 4 and word[:4].isdigit():
        shape: re.Match[str] | None = re.match(r"(\d\d)(\d\d)()([zZ]|[aApP][mM]?)?", word)
    elif len(word) > 2 and word[:3].isdigit():
        shape = re.match(r"(\d)(\d\d)()([aApP][mM]?)?", word)
    else:
        shape = _CLOCK.match(word)
    if shape is None:
        return None
    suffix = (shape[4] or "").casefold()
    return TimeOfDay(
        hour=int(shape[1]),
        minute=int(shape[2]) if shape[2] else None,
        second=int(shape[3]) if shape[3] else None,
        half=suffix[:1] if suffix[:1] in ("a", "p") else "",
        is_utc=suffix == "z",
        is_padded=word[0] == "0",
    )


def full_year(digits: str) -> int:
    """Return the year of four digits, or the likely one of two ("98" is 1998, "14" is 2014)."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


# Two figures are a year of the last century from here on: "the summer of '42", but "by '35".
_PIVOT = 40
