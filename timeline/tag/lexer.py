"""Turns text into tokens: for each its place, its words, and one letter for what it may mean.

The letters of a text form one string, so that a rule over classes of words is a regular expression
over that string and the ordinary words between times are skipped at the speed of `str.find`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate
from types import ModuleType
from typing import Any

from timeline.language import en

# Blanks belong to the token before them, so that lengths add up to places. The most common come
# first, which need no look at the rest: words of plain letters, then marks.
_TOKEN = re.compile(
    r"(?:[A-Za-z]{2,}[^\W\d_]*"
    r"|[,.\"()-]"
    r"|[$£€¥₹#]?\d(?:\d|[.:/·’'\-–](?=\d)|(?<![mM]),(?=\d)|-(?=[Ww]\d)|(?<=\b\d0)['’](?=s\b)"
    r"|[^\W\d_](?!\.[mM]\b))*%?"
    r"|[aApP]\.[^\S\n]?[mM]\b\.?"
    r"|[Oo]['’][Cc]lock\b"
    r"|[^\W\d_]+"
    r"|\n\s*"
    r"|[^\s]"
    r"|[^\S\n]+)[^\S\n]*"
)
# The line feed first, so that the search runs from one to the next.
_SOFT_WRAP = re.compile(r"\n(?<=[a-z,;]\n)(?=[a-z0-9])")
OTHER = "x"
_KEPT_TOKEN = 40
_KEPT_TOKENS = 60_000

# Figures, from the most particular shape down.
FIGURES = (
    ("ISODATE", r"\d{4}-\d\d?-\d\d?"),
    ("ISOTIME", r"\d{4}-\d\d-\d\d[Tt]\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?(?:[Zz]|-\d\d:?\d\d)?"),
    ("ISOWEEK", r"\d{4}-?[Ww]\d\d"),
    ("YEARMONTH", r"\d{4}[-/](?:0[1-9]|1[0-2])"),
    ("SLASHDATE", r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})"),
    ("SLASHSTAMP", r"\d{1,2}/\d{1,2}/\d{4}[.:\-]\d{1,2}:\d{2}(?::\d{2})?"),
    ("SLASHYMD", r"\d{4}/\d{1,2}/\d{1,2}|\d{4}\.\d{1,2}\.\d{1,2}"),
    ("MONTHYEAR", r"(?:0?[1-9]|1[0-2])/(?:19|20)\d{2}"),
    ("DASHDATE", r"\d{1,2}-\d{1,2}-(?:\d{4}|\d{2})"),
    ("DOTDATE", r"\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})"),
    ("YEARRANGE", r"[12]\d{3}[-–/](?:[12]\d{3}|\d{2})"),
    ("CLOCKRANGE", r"\d{1,2}(?:[.:·]\d{2})?(?:[AaPp][Mm])?[-–]\d{1,2}(?:[.:·]\d{2})?[AaPp][Mm]"),
    ("TIMERANGE", r"\d{1,2}:\d{2}[-–]\d{1,2}:\d{2}"),
    ("COMPACT", r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"),
    ("CLOCK", r"\d{1,2}(?:[.:·'’]?\d{2})?(?:[.:]\d{2})?[AaPp][Mm]?"),
    (
        "COLON",
        r"\d{1,2}[:·]\d{2}(?::\d{2}(?:[.,]\d{1,3})?)?(?:[Zz]|[Hh](?:[Rr][Ss])?)?|\d{1,2}[Hh]\d{2}",
    ),
    ("DATETIMEGROUP", r"[0-3]\d[0-2]\d[0-5]\d[A-Za-z]{4}(?:\d{4}|\d{2})"),
    ("DAYTIMEGROUP", r"[0-3]\d[0-2]\d[0-5]\d[A-Z]"),
    ("HHMMHRS", r"\d{4}(?:[Hh](?:[Rr][Ss]?)?|[Zz])"),
    ("ORDINALNUM", r"\d{1,4}(?:[Ss][Tt]|[Nn][Dd]|[Rr][Dd]|[Tt][Hh])"),
    ("DECADE", r"[12]\d{2}0['’]?[Ss]|[12]\d00['’]?[Ss]"),
    ("DECADE2", r"[1-9]0['’]?[Ss]"),
    ("DOTTED", r"\d{1,2}\.[0-5]\d"),
    ("DECIMAL", r"\d+[.,]\d+"),
    ("FRACTION", r"[1-9]/[2-9]|\d+-[1-9]/[2-9]"),
    ("SLASHDAY", r"\d{1,2}/\d{1,2}"),
    ("NUMRANGE", r"\d{1,3}[-–]\d{1,3}"),
    ("YEAR", r"[12]\d{3}"),
    ("NUM12", r"0?[1-9]|1[0-2]"),
    ("NUM24", r"00?|1[3-9]|2[0-4]"),
    ("NUM31", r"2[5-9]|3[01]"),
    ("NUM59", r"3[2-9]|[45]\d"),
    ("NUM99", r"[6-9]\d"),
    ("NUMBIG", r"\d+|\d{1,3}(?:,\d{3})+"),
)
_FIGURES = re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in FIGURES))
_GLUED = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?)([^\W\d_]{1,7})")
_PUNCTUATION = {
    ",": "COMMA",
    ".": "POINT",
    "-": "DASH",
    "–": "DASH",
    "—": "DASH",
    "‑": "DASH",
    "−": "DASH",
    "'": "QUOTE",
    "’": "QUOTE",
    "‘": "QUOTE",
    "`": "QUOTE",
    "(": "OPEN",
    ")": "CLOSE",
    "/": "SLASH",
    "+": "PLUS",
    "@": "SIGN",
    ":": "POINTS",
    "~": "TILDE",
    "·": "BULLET",
    "•": "BULLET",
    "∙": "BULLET",
}
_CAPITAL = ("MAY", "MARCH", "SHORTDAY", "SHORTMONTH", "SEASONFALL")

Value = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """A text in tokens. `codes[i]` is the letter of `words[i]`, which begins at `starts[i]`."""

    text: str
    words: list[str]
    codes: str
    starts: list[int]
    lexicon: Lexicon

    def end(self, index: int) -> int:
        """Return where token `index` ends, blanks after it not counted."""
        return self.starts[index] + len(self.words[index].rstrip())


def tokens(text: str, ends: frozenset[int] = frozenset()) -> Tokens:
    """Cut `text` into tokens, every character in exactly one of them.

    A line feed at one of `ends` ends a post, so that what is below goes on with nothing above.
    """

    def unwrapped(feed: re.Match[str]) -> str:
        return "\n" if feed.start() in ends else " "

    words = _TOKEN.findall(_SOFT_WRAP.sub(unwrapped if ends else " ", text))
    lexicon = ENGLISH
    if len(lexicon) > _KEPT_TOKENS:
        lexicon.clear()
    codes = "".join(map(lexicon.__getitem__, words))
    return Tokens(
        text=text,
        words=words,
        codes=codes,
        starts=list(accumulate(map(len, words), initial=0)),
        lexicon=lexicon,
    )


class Lexicon(dict[str, str]):
    """From a token as written to its letter; `meanings` says what the class makes of it.

    It fills as it is asked, and is emptied when it has grown large.
    """

    def __init__(self, language: ModuleType) -> None:
        super().__init__()
        self.letters: dict[str, str] = {}
        self.meanings: dict[str, Value] = {}
        self._words: dict[str, tuple[str, Value]] = {}
        self._plain_days: frozenset[str] = language.WEEKDAYS_SHORT_PLAIN
        for name in _CLASS_NAMES:
            self.letters[name] = chr(0xA1 + len(self.letters))
        for name, words in language.CLASSES.items():
            self.letters.setdefault(name, chr(0xA1 + len(self.letters)))
            for word in words.split():
                self._words[word] = (name, word)
        self._add_tables(language)
        for name in (*_PUNCTUATION.values(), *(name for name, _ in FIGURES), *_MADE):
            self.letters.setdefault(name, chr(0xA1 + len(self.letters)))

    def __missing__(self, token: str) -> str:
        name, value = self._read(token.rstrip())
        letter = self.letters[name] if name else OTHER
        if len(token) <= _KEPT_TOKEN:
            self[token] = letter
        self.meanings[token.rstrip()] = value if name else None
        return letter

    def clear(self) -> None:
        """Forget what was asked so far."""
        super().clear()
        self.meanings.clear()

    def _add_tables(self, language: ModuleType) -> None:
        for name, table in (
            ("UNIT", {word: word for word in language.UNITS}),
            ("UNIT", {short: word for word, short in language.UNITS.items() if short}),
            ("UNITS", language.UNITS_PLURAL),
            ("NUMBERWORD", language.NUMBERS),
            ("TENS", language.TENS),
            ("ORDINAL", language.ORDINALS),
            ("DECADEWORD", language.DECADES),
            ("SEASON", language.SEASONS),
            ("SEASONS", language.SEASONS_PLURAL),
            ("PART", language.PARTS),
            ("PARTS", language.PARTS_PLURAL),
            ("NOON", language.NOONS),
            ("ZONE", language.ZONES),
            ("ZONENAME", language.ZONES_NAMED),
            ("WEEKDAY", language.WEEKDAYS),
            ("SHORTDAY", language.WEEKDAYS_SHORT),
            ("MONTH", {word: n for word, n in language.MONTHS.items() if len(word) > 4}),
            ("SHORTMONTH", {word: n for word, n in language.MONTHS.items() if len(word) < 5}),
        ):
            for word, value in table.items():
                self._words[word] = (name, value)
        for word, (name, value) in {
            "may": ("MAY", 5),
            "march": ("MARCH", 3),
            "june": ("MONTH", 6),
            "july": ("MONTH", 7),
            "hrs": ("HRS", "hour"),
            "second": ("SECOND", "second"),
            "quarter": ("QUARTER", "quarter"),
            "fall": ("FALL", "FA"),
            "spring": ("SPRING", "SP"),
        }.items():
            self._words[word] = (name, value)
        for words in language.HOLIDAYS:
            first = words.replace("'", " ").replace("-", " ").split()[0].rstrip(".")
            self._words.setdefault(first, ("FEAST", first))

    def _read(self, word: str) -> tuple[str | None, Value]:
        if not word:
            return None, None
        if not word.isascii():
            word = "".join(str(int(sign)) if sign.isdecimal() else sign for sign in word)
        lower = word.casefold()
        if word[0].isdecimal() or (len(word) > 1 and word[1].isdecimal()):
            return self._words.get(lower) or _figure(word, self._words)
        if lower in self._plain_days:
            return "WEEKDAY", self._words[lower][1]
        if lower in self._words:
            name, value = self._words[lower]
            return _cased(name, word), value
        if lower[:2] in ("a.", "p."):
            return ("AMDOT" if lower[0] == "a" else "PMDOT"), lower[0]
        if word in _PUNCTUATION:
            return _PUNCTUATION[word], word
        return None, None


def _cased(name: str, word: str) -> str:
    """Tell "May" from "may": a class of its own for words that are common in lower case."""
    if word[0].isupper():
        return name
    return {
        "MAY": "MAYLOW",
        "MARCH": "MARCHLOW",
        "SHORTDAY": "SHORTDAYLOW",
        "SHORTMONTH": "SHORTMONTHLOW",
        "ZONENAME": "ZONENAMELOW",
        "ZONE": "ZONELOW",
        "FEAST": "FEASTLOW",
    }.get(name, name)


def _figure(word: str, words: dict[str, tuple[str, Value]]) -> tuple[str | None, Value]:
    if len(word) > _KEPT_TOKEN:
        return "JUNK", word
    found = _FIGURES.fullmatch(word)
    if found:
        return found.lastgroup, word
    glued = _GLUED.fullmatch(word)
    if glued:
        unit = en.UNITS_GLUED.get(glued[2].casefold())
        if unit:
            return "GLUED", (float(glued[1].replace(",", ".")), unit)
        name, value = words.get(glued[2].casefold(), (None, None))
        if name in ("MONTH", "SHORTMONTH", "MAY", "MARCH") and glued[1].isdigit():
            return "DAYMONTH", (int(glued[1]), value)
        if name in ("ZONE", "ZONENAME") and len(glued[1]) == 4:
            return "HHMMZONE", (glued[1], glued[2])
    return "JUNK", word


_CLASS_NAMES = (
    "UNIT UNITS NUMBERWORD TENS ORDINAL DECADEWORD SEASON SEASONS PART PARTS NOON ZONE ZONENAME "
    "WEEKDAY SHORTDAY MONTH SHORTMONTH MAY MARCH FALL SPRING FEAST HRS"
).split()
_MADE = (
    "MAYLOW MARCHLOW SHORTDAYLOW SHORTMONTHLOW ZONENAMELOW ZONELOW FEASTLOW AMDOT PMDOT GLUED "
    "DAYMONTH HHMMZONE JUNK"
).split()

ENGLISH = Lexicon(en)
