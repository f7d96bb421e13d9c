"""What a rule is, and how its pattern of word classes becomes a regular expression over letters.

A pattern names classes in order: `month:MONTHS POINT? day:DAYNUM (COMMA? year:YEAR)?`. `name:`
before a class or a group keeps it for the reader; `?`, `*` and `|` are as everywhere; a name of
SETS stands for any of its classes, one of MACROS for a pattern of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from timeline.meanings import Meaning
from timeline.tag.lexer import ENGLISH, Tokens

Type = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(slots=True, kw_only=True)
class Read:
    """What a rule made of the words: the meaning and the attributes of TIMEX3.

    Not frozen, as all that `tag` makes for itself alone: that would cost more than the reading.
    """

    type: Type
    meaning: Meaning
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    is_relative: bool = False
    trim: int = 0


@dataclass(slots=True, kw_only=True)
class Found:
    """The tokens that a pattern matched, by the names that it gave them."""

    tokens: Tokens
    match: re.Match[str]

    def has(self, name: str) -> bool:
        """Tell whether the optional part `name` is there."""
        return self._start(name) >= 0

    def _start(self, name: str) -> int:
        return self.match.start(name) if name in self.match.re.groupindex else -1

    def value(self, name: str) -> Any:
        """Return what the lexicon knows of the first word of `name`, None if it is not there."""
        start = self._start(name)
        return None if start < 0 else self.word_value(start)

    def word_value(self, index: int) -> Any:
        """Return what the lexicon knows of token `index`."""
        return self.tokens.lexicon.meanings.get(self.tokens.words[index].rstrip())

    def word(self, name: str) -> str:
        """Return the first word of `name`, in lower case, empty if it is not there."""
        start = self._start(name)
        return "" if start < 0 else self.tokens.words[start].rstrip().casefold()

    def words(self, name: str) -> list[str]:
        """Return all words of `name`, in lower case."""
        start, end = self.match.span(name)
        return [word.rstrip().casefold() for word in self.tokens.words[start:end]]

    def phrase(self, name: str) -> str:
        """Return the text of `name`, in lower case, as written."""
        start, end = self.match.span(name)
        return "".join(self.tokens.words[start:end]).rstrip().casefold()

    def klass(self, name: str) -> str:
        """Return the class of the first word of `name`, empty if it is not there."""
        start = self._start(name)
        return "" if start < 0 else class_at(self.tokens, start)

    def class_of(self, index: int) -> str:
        """Return the class of token `index`."""
        return class_at(self.tokens, index)

    def is_glued(self, name: str) -> bool:
        """Tell whether no blank follows the first word of `name`."""
        word = self.tokens.words[self.match.start(name)]
        return word == word.rstrip()

    @property
    def before(self) -> str:
        """The class of the token before the match, empty at the start of the text."""
        return class_at(self.tokens, self.match.start() - 1)

    @property
    def after(self) -> str:
        """The class of the token after the match, empty at the end of the text."""
        return class_at(self.tokens, self.match.end())

    def word_at(self, offset: int) -> str:
        """Return the word `offset` tokens after the match, or before it where negative."""
        index = self.match.end() + offset if offset >= 0 else self.match.start() + offset
        return self.tokens.words[index].rstrip() if 0 <= index < len(self.tokens.words) else ""

    def joined_before(self) -> bool:
        """Tell whether the token before the match touches it."""
        index = self.match.start() - 1
        if index < 0:
            return False
        word = self.tokens.words[index]
        return word == word.rstrip()

    def joined_after(self) -> bool:
        """Tell whether the match's last token touches the one after it."""
        word = self.tokens.words[self.match.end() - 1]
        return word == word.rstrip() and self.match.end() < len(self.tokens.words)


Reader = Callable[[Found], Read | None]


@dataclass(slots=True, kw_only=True)
class Rule:
    """One shape of words: `read` says what they mean, or None if they only look like it.

    `example` is words it must read, `misses` words it must not. Compiled when first needed.
    """

    name: str
    pattern: str
    read: Reader
    example: str
    misses: tuple[str, ...] = ()
    compiled: re.Pattern[str] | None = field(default=None, compare=False)

    def match(self, codes: str, position: int) -> re.Match[str] | None:
        """Match the pattern at one place of the string of letters."""
        if self.compiled is None:
            self.compiled = re.compile(compile_pattern(self.pattern)[0])
        return self.compiled.match(codes, position)


SETS = {
    "MONTHS": "MONTH SHORTMONTH MAY MARCH MAYLOW MARCHLOW SHORTMONTHLOW",
    "MONTHNAME": "MONTH SHORTMONTH MAY MARCH",
    "DAYNAME": "WEEKDAY SHORTDAY",
    "DAYNAMES": "WEEKDAY SHORTDAY SHORTDAYLOW",
    "DAYNUM": "NUM12 NUM24 NUM31",
    "INT": "NUM12 NUM24 NUM31 NUM59 NUM99 NUMBIG YEAR",
    "SMALLINT": "NUM12 NUM24 NUM31 NUM59 NUM99",
    "HOURNUM": "NUM12 NUM24",
    "SINGULAR": "UNIT SECOND QUARTER",
    "ANYUNIT": "UNIT UNITS HRS HLETTER SECOND QUARTER",
    "UNITS": "UNITS HRS",
    "SEASONNAME": "SEASON SPRING FALL",
    "ORDINALS": "ORDINAL ORDINALNUM SECOND",
    "NTH": "ORDINAL ORDINALNUM SECOND LAST FINAL",
    "AMPM": "AM PM AMDOT PMDOT",
    "DASHES": "DASH",
    "DEMONSTRATIVE": "THE THIS THAT",
    "ZONES": "ZONE ZONENAME",
}
MACROS: dict[str, str] = {
    # what stands before "Time" in a zone's full name: "British Summer", "Central European"
    "TIMEKIND": "(TIMEKIND | SEASONNAME)",
    # how many: "two", "twenty-four", "a hundred", "2 1/2", "two and a half", "a couple of"
    "NUMBER": (
        "(INT | DECIMAL | DOTTED | FRACTION | TENS DASH? NUMBERWORD | TENS | NUMBERWORD "
        "| A? (NUMBERWORD | INT | DECIMAL | DOTTED)? (HUNDRED | THOUSAND | DOZEN | MILLION) "
        "(AND? (TENS DASH? NUMBERWORD | TENS | NUMBERWORD | INT))?)"
    ),
    "AMOUNT": (
        "($NUMBER (DASH? FRACTION | AND A HALF | AND FRACTION | DASH AND DASH A DASH HALF DASH?)?)"
    ),
    "VAGUE": (
        "(A? COUPLE OF? | A? FEW | SEVERAL | DOZENS OF | HUNDREDS OF | THOUSANDS OF | SEVERAL "
        "(DOZEN | HUNDRED | THOUSAND))"
    ),
    "APPROX": (
        "(ABOUT | NEARLY | OVER | UNDER | EXACTLY | JUST (OVER | UNDER | ABOUT) | MORE THAN "
        "| LESS THAN | NOT (MORE | LESS) THAN | AT LEAST | AT MOST | UP TO | NEARLY | OR SO "
        "| TILDE)"
    ),
}
_ITEM = re.compile(
    r"\s*(?:(?P<name>[a-z0-9_]+):)?(?P<atom>\(|\$?[A-Z0-9_]+|\)|\|)(?P<times>[?*+]?)"
)


@cache
def compile_pattern(pattern: str) -> tuple[str, frozenset[str], bool]:
    """Return the regular expression, the letters it may begin with, and whether it may be empty."""
    parser = _Parser(pattern)
    result = parser.alternatives()
    assert parser.place == len(parser.items), f"stray bracket in {pattern!r}"
    return result


def unnamed(shape: str) -> str:
    """Return a compiled pattern without its names, so that several fit in one."""
    return re.sub(r"\(\?P<\w+>", "(?:", shape)


class _Parser:
    """Reads one pattern, an item at a time, by recursive descent."""

    def __init__(self, pattern: str) -> None:
        self.items: list[tuple[str | None, str, str]] = []
        place = 0
        pattern = pattern.strip()
        while place < len(pattern):
            item = _ITEM.match(pattern, place)
            if item and item["atom"] == ")":
                tail = re.compile(r"\s*\)([?*+]?)").match(pattern, place)
                assert tail is not None
                self.items.append((None, ")", tail[1]))
                place = tail.end()
                continue
            assert item is not None, f"cannot read {pattern[place:]!r}"
            self.items.append((item["name"], item["atom"], item["times"]))
            place = item.end()
        self.place = 0

    def alternatives(self) -> tuple[str, frozenset[str], bool]:
        branches = [self.sequence()]
        while self.place < len(self.items) and self.items[self.place][1] == "|":
            self.place += 1
            branches.append(self.sequence())
        first = frozenset().union(*(branch[1] for branch in branches))
        return (
            "|".join(branch[0] for branch in branches),
            first,
            any(branch[2] for branch in branches),
        )

    def sequence(self) -> tuple[str, frozenset[str], bool]:
        shapes: list[str] = []
        first: frozenset[str] = frozenset()
        empty = True
        while self.place < len(self.items) and self.items[self.place][1] not in (")", "|"):
            shape, begins, may_be_empty = self.item()
            shapes.append(shape)
            if empty:
                first |= begins
            empty = empty and may_be_empty
        return "".join(shapes), first, empty

    def item(self) -> tuple[str, frozenset[str], bool]:
        name, atom, times = self.items[self.place]
        self.place += 1
        if atom == "(":
            shape, first, empty = self.alternatives()
            times = self.items[self.place][2]
            self.place += 1
            shape = f"(?:{shape})"
        elif atom.startswith("$"):
            shape, first, empty = compile_pattern(MACROS[atom[1:]])
            shape = f"(?:{shape})"
        else:
            first, empty = _letters(atom), False
            shape = f"[{''.join(sorted(first))}]"
        if name:
            shape = f"(?P<{name}>{shape})"
        return (
            (shape + times if not name or not times else f"(?:{shape}){times}"),
            first,
            (empty or (times in ("?", "*") and bool(times))),
        )


def _letters(name: str) -> frozenset[str]:
    names = SETS.get(name, name).split()
    return frozenset(ENGLISH.letters[each] for each in names)


def letters(*names: str) -> str:
    """Return the letters of classes or sets of classes, sorted."""
    return "".join(sorted(frozenset().union(*(_letters(name) for name in names))))


def class_at(tokens: Tokens, index: int) -> str:
    """Return the name of the class of token `index`, empty for a word of no class."""
    codes = tokens.codes
    return _NAMES.get(codes[index], "") if 0 <= index < len(codes) else ""


_NAMES = {letter: name for name, letter in ENGLISH.letters.items()}
