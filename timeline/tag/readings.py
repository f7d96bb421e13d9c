"""Turns text into readings of the words that name a time, with the part they play."""

from __future__ import annotations

from timeline.language import en, en_verbs
from timeline.meanings import (
    CalendarDate,
    Clock,
    DayPart,
    Edge,
    Length,
    UnitOf,
    Vague,
    YearPart,
    YearSpan,
)
from timeline.model import Reading, Role, Span
from timeline.tag.columns import column_finds
from timeline.tag.compose import composed
from timeline.tag.foreign import foreign
from timeline.tag.lexer import Tokens, tokens
from timeline.tag.lists import with_last
from timeline.tag.range_days import with_days
from timeline.tag.ranges import paired
from timeline.tag.rule import class_at
from timeline.tag.scan import Find, finds
from timeline.tag.two_zones import is_told_again, with_zones


def read_times(
    text: str, language: str = en.CODE, ends: frozenset[int] = frozenset()
) -> tuple[Reading, ...]:
    """Return the readings in the order of the text, none overlapping another.

    In a language without a file of its own only figures and dates written out are read. No reading
    runs over one of `ends`, where a post ends.
    """
    cut = tokens(text, ends)
    if language == en.CODE:
        joined = composed(cut, column_finds(cut, finds(cut)))
        found = with_days(cut, paired(cut, with_last(cut, joined)))
        found = with_zones(cut, found)
    else:
        found = composed(cut, foreign(cut, finds(cut), language))
    return tuple(
        Reading(
            span=Span(start=find.start, end=find.end),
            text=text[find.start : find.end],
            type=find.read.type,
            rule=find.rule,
            meaning=find.read.meaning,
            role="describes" if _repeats(cut, found, index) else _role(cut, find),
            is_relative=find.read.is_relative,
            mod=find.read.mod,
            quant=find.read.quant,
            freq=find.read.freq,
            pair=index + find.pair if find.pair else None,
        )
        for index, find in enumerate(found)
    )


def _repeats(cut: Tokens, found: list[Find], index: int) -> bool:
    """Tell whether a clock only says again, in brackets, what the one before it said."""
    return index > 0 and is_told_again(cut, found[index - 1], found[index])


def _role(cut: Tokens, find: Find) -> Role:
    """Tell whether the words date their clause or describe a noun beside them."""
    before = class_at(cut, find.first - 1)
    joined = before == "DASH" and find.first > 0 and _touches(cut, find.first - 1)
    if joined and class_at(cut, find.first - 2) in ("PRE", "POST", "MID", ""):
        return "describes"
    meaning = find.read.meaning
    if isinstance(meaning, Vague | Length):
        return "dates"
    if find.rule == "owner" or _is_only_named(cut, find):
        return "describes"
    if before in ("IN", "OF", "FOR", "DURING") and _is_change(cut, find.first - 2):
        return "describes"
    if find.last >= len(cut.words):
        return "dates"
    return "describes" if _is_before_noun(cut, find, before) else "dates"


def _is_before_noun(cut: Tokens, find: Find, before: str) -> bool:
    """Tell "yesterday's meeting", "post-war", "the 2014 borders" by what stands right behind."""
    after = cut.words[find.last].rstrip()
    if after in ("'", "’") and _word(cut, find.last + 1) in ("s", "S"):
        return _word(cut, find.last + 2)[:1].isalpha()
    if after in ("-", "‑") and _touches(cut, find.last - 1):
        return True
    if before in _PREPOSITIONS or not _is_noun_like(cut, find.last):
        return False
    if _word(cut, find.first - 1) in ("s", "S") and _word(cut, find.first - 2) in ("'", "’"):
        return True
    if isinstance(find.read.meaning, Clock | DayPart) or find.read.type == "DURATION":
        return False
    return _is_attribute(cut, find)


def _is_only_named(cut: Tokens, find: Find) -> bool:
    """Tell "winter fuel payments", "a long summer", "the morning session", "21st-century Britain",
    "Euro 2016", "player of the year", "the Spring Budget": what is spoken of, and no preposition
    puts a happening in."""
    meaning = find.read.meaning
    inner = meaning.of if isinstance(meaning, Edge) else meaning
    is_followed = find.last < len(cut.words) and _is_noun_like(cut, find.last)
    if isinstance(inner, YearSpan):
        return is_followed and class_at(cut, find.first) != "THE"
    if isinstance(inner, DayPart):
        is_bare = inner.on is None and not inner.is_overnight
        if is_bare and (_is_one_of_many(cut, find) or _is_of_some_kind(cut, find)):
            return True
        return is_bare and is_followed and _word(cut, find.first - 1).casefold() not in _PLACING
    if isinstance(inner, CalendarDate) and inner.month is None and inner.pick is None:
        return find.pair <= 0 and _is_behind_name(cut, find)
    if isinstance(meaning, UnitOf) and meaning.is_the:
        is_of = _word(cut, find.first - 1).casefold() == "of"
        return is_of and _word(cut, find.first - 2).casefold() not in _PARTS_OF_TIME
    if not isinstance(inner, YearPart) or inner.code not in ("SP", "SU", "FA", "WI"):
        return False
    is_bare = inner.of is None and inner.pick is None and not inner.from_told
    if is_bare and _is_capital(cut, find.last - 1) and is_followed and _is_capital(cut, find.last):
        return True  # "the Autumn Statement"
    before = _word(cut, find.first - 1).casefold()
    return is_bare and (before not in _PLACING or (before in ("and", "or") and is_followed))


def _is_capital(cut: Tokens, index: int) -> bool:
    return _word(cut, index)[:1].isupper()


def _is_one_of_many(cut: Tokens, find: Find) -> bool:
    """Tell "a night of missiles", "a night out", "one night", "another night": not said which."""
    first, before = _word(cut, find.first).casefold(), _word(cut, find.first - 1).casefold()
    is_kind = first in ("a", "an") and _word(cut, find.last) in ("of", "out", "off")
    return is_kind or first == "one" or before in ("another", "some")


def _is_of_some_kind(cut: Tokens, find: Find) -> bool:
    """Tell "a terrible morning" and "the worst night of my life", which say what it was like, and
    not when it was."""
    kind, article = _word(cut, find.first - 1), _word(cut, find.first - 2).casefold()
    if kind in ("worst", "best") or kind.endswith("est"):
        return _word(cut, find.last) in ("of", "in", "for", "since")
    return article in ("a", "an") and kind.isalpha() and kind.casefold() not in _PLACING


def _is_behind_name(cut: Tokens, find: Find) -> bool:
    """Tell "Euro 2016" and "© Ann Lee 2015": a capitalised word right before a bare year."""
    if find.last - find.first != 1 or find.first == 0 or _touches(cut, find.first - 1):
        return False
    word = _word(cut, find.first - 1)
    return word[:1].isupper() and word.isalpha() and word.casefold() not in _NO_NOUNS | _PLACING


# "The rest of the year" is a time; "player of the year" is a title.
_PARTS_OF_TIME = frozenset(
    "whole half third quarter quarters thirds part parts rest remainder course most much all start "
    "beginning end middle turn days weeks months hours day week month time".split()
)

_PLACING = frozenset(
    "on at in over during by until till since from through throughout between before after into to "
    "and or spent all".split()
)


def _is_change(cut: Tokens, at: int) -> bool:
    """Tell "a 23% rise in 2024" from "they met in 2024": a noun of change with its article."""
    if _word(cut, at).casefold() not in en.CHANGES:
        return False
    before = [_word(cut, index).casefold() for index in range(max(0, at - 4), at)]
    return any(word in en_verbs.DETERMINERS or word.endswith("%") for word in before)


_PREPOSITIONS = ("ON", "IN", "AT", "BY", "UNTIL", "FROM", "SINCE", "DURING", "BETWEEN")


def _is_attribute(cut: Tokens, find: Find) -> bool:
    """Tell "the 2014 borders" and "a Monday meeting" from a date that dates."""
    word = _word(cut, find.first - 1).casefold()
    if word in _AS_PLANNED and _word(cut, find.first - 2).casefold() in en_verbs.DETERMINERS:
        return True
    if isinstance(find.read.meaning, CalendarDate) and find.read.meaning.month is None:
        is_of = word == "of" and _word(cut, find.first - 2).casefold() not in _PARTS_OF_TIME
        return word in en_verbs.DETERMINERS or is_of or not word
    return word in en_verbs.DETERMINERS - {"this", "that"} and not isinstance(
        find.read.meaning, Edge
    )


# "The planned May opening" tells of no May.
_AS_PLANNED = frozenset("scheduled planned original expected proposed initial previous".split())


def _is_noun_like(cut: Tokens, index: int) -> bool:
    """Tell whether an ordinary word follows directly that may be a noun."""
    word = cut.words[index].rstrip()
    if not word[:1].isalpha() or cut.words[index - 1].rstrip() == cut.words[index - 1]:
        return False
    lower = word.casefold()
    return lower not in _NO_NOUNS and not lower.endswith("ly")


_NO_NOUNS = en_verbs.CLOSED | en_verbs.AUXILIARIES


def _touches(cut: Tokens, index: int) -> bool:
    return cut.words[index] == cut.words[index].rstrip()


def _word(cut: Tokens, index: int) -> str:
    return cut.words[index].rstrip() if 0 <= index < len(cut.words) else ""
