"""Turns tokens into finds: the longest rule at each place, then neighbours joined into one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from timeline.tag.clock_rules import CLOCK_RULES
from timeline.tag.date_rules import DATE_RULES
from timeline.tag.length_rules import LENGTH_RULES
from timeline.tag.lexer import OTHER, Tokens
from timeline.tag.military_rules import MILITARY_RULES
from timeline.tag.relative_rules import RELATIVE_RULES
from timeline.tag.rule import Found, Read, Rule, class_at, compile_pattern, letters, unnamed

RULES: tuple[Rule, ...] = (
    *DATE_RULES,
    *CLOCK_RULES,
    *MILITARY_RULES,
    *RELATIVE_RULES,
    *LENGTH_RULES,
)


@dataclass(slots=True, kw_only=True)
class Find:
    """A rule's reading of tokens `first` to `last` (exclusive); `start` and `end` are offsets."""

    first: int
    last: int
    start: int
    end: int
    read: Read
    rule: str
    pair: int = 0


class _Rules:
    """The rules that may begin with one letter, tried all at once.

    Each rule is an optional look-ahead of one regular expression, so that one call tells which
    of them match and how far; only those are then read.
    """

    def __init__(self, rules: tuple[Rule, ...]) -> None:
        self._rules = rules
        self._probe: re.Pattern[str] | None = None
        self._known: dict[str, tuple[Rule, ...]] = {}

    def matching(self, codes: str, place: int) -> tuple[Rule, ...]:
        """Return the rules that match at `place`: the longest first, then the more specific.

        No pattern goes beyond a word of no class, so what one run of letters up to there matches
        is kept: the same few turns of phrase make most of any text.
        """
        end = codes.find(OTHER, place, place + _KEPT_RUN)
        if end < 0:
            return self._tried(codes, place)
        run = codes[place:end]
        known = self._known.get(run)
        if known is None:
            if len(self._known) >= _KEPT_RUNS:
                self._known.clear()
            known = self._known[run] = self._tried(run, 0)
        return known

    def _tried(self, codes: str, place: int) -> tuple[Rule, ...]:
        if self._probe is None:
            shapes = (unnamed(compile_pattern(rule.pattern)[0]) for rule in self._rules)
            self._probe = re.compile("".join(f"(?:(?=({shape}))|)" for shape in shapes))
        probed = self._probe.match(codes, place)
        assert probed is not None, "a pattern of optional parts always matches"
        found = [
            (-end, -len(rule.pattern), order, rule)
            for order, rule in enumerate(self._rules, 1)
            if (end := probed.end(order)) > place
        ]
        found.sort(key=_rank)
        return tuple(rule for *_, rule in found)


def _by_letter() -> dict[str, _Rules]:
    table: dict[str, list[Rule]] = {}
    for rule in RULES:
        _, first, _ = compile_pattern(rule.pattern)
        for letter in first:
            table.setdefault(letter, []).append(rule)
    shared: dict[tuple[str, ...], _Rules] = {}
    return {
        letter: shared.setdefault(tuple(rule.name for rule in rules), _Rules(tuple(rules)))
        for letter, rules in table.items()
    }


# Without one of these words near, nothing names a time.
_HEARTS = letters(
    *"ISODATE ISOTIME ISOWEEK YEARMONTH SLASHDATE MONTHYEAR SLASHYMD DASHDATE DOTDATE COMPACT "
    "SLASHSTAMP CLOCK COLON HHMMHRS DECADE DECADE2 YEAR GLUED DAYMONTH HHMMZONE MONTHS DAYNAMES "
    "UNIT UNITS SEASONNAME SEASONS PART PARTS NOON TODAY TONIGHT TOMORROW YESTERDAY OVERNIGHT NOW "
    "DAYOWNER "
    "NOWADAYS CURRENTLY "
    "CURRENT RECENTLY RECENT SOON MOMENT MOMENTS MOMENTARILY FUTURE DAILY WEEKLY "
    "BIWEEKLY MONTHLY BIMONTHLY YEARLY HOURLY SEMIANNUAL OCLOCK QUARTER PERIOD DECADEWORD "
    "FEAST FEASTLOW ZONE AM PM AMDOT PMDOT WEEKDAYS_ALL WEEKDAY_ANY BC AD PAST AGO TERM WHILE "
    "HALF TENS CLOCKRANGE TIMERANGE YEARRANGE THOUSAND LOCAL ORDINALNUM QLETTER HLETTER FISCALYEAR "
    "CLOCKWORD LIGHT DATETIMEGROUP SLASHDAY QUARTERLY".split()
)
_PLAIN = letters("DOTTED")
_POST = letters("POST")  # "see our 15.25 post"
_BEFORE_PLAIN = letters("AT", "UNTIL", "BEFORE", "ABOUT", "SINCE")
# "At ten to four": figures and a small word, a time by what stands before them alone.
_MINUTES = letters("NUMBERWORD", "TENS", "NUM12", "NUM24")
_TO = letters("TO")
_IN = letters("IN")
_BIG = letters("NUMBIG")
# "Shortly after 5", "just gone four", "speaks at 5": hours without am or pm.
_NEAR, _BESIDE = letters("JUST", "SHORTLY"), letters("AFTER", "BEFORE")
_ON_HOUR = letters("GONE", "AT")
_HOURS = letters("NUM12", "NUMBERWORD")
# All letters in one class first, which is what the search runs to; then what each asks for.
_HEART = re.compile(
    f"[{re.escape(_HEARTS + _PLAIN + _MINUTES + _BIG)}](?:(?<=[{re.escape(_HEARTS)}])"
    f"|(?<=[{_BEFORE_PLAIN}][{_PLAIN}])|(?<=[{_PLAIN}])(?=[{_POST}])"
    f"|(?<=[{_BEFORE_PLAIN}][{_MINUTES}])(?=[{_TO}])|(?<=[{_IN}][{_BIG}])"
    f"|(?<=[{_NEAR}][{_BESIDE}][{_HOURS}])|(?<=[{_ON_HOUR}][{_HOURS}]))"
)
_BY_LETTER = _by_letter()
_LOOK_BACK = 14
_KEPT_RUN = 16  # letters
_KEPT_RUNS = 1_000  # for each letter that rules begin with


def finds(tokens: Tokens) -> list[Find]:
    """Return what the rules read, in the order of the text, none overlapping another."""
    found: list[Find] = []
    codes = tokens.codes
    done = 0
    for heart in _HEART.finditer(codes):
        at = heart.start()
        if at < done:
            continue
        low = max(done, at - _LOOK_BACK)
        place = max(low, codes.rfind(OTHER, low, at) + 1)
        while place <= at:
            find = _longest(tokens, place) if codes[place] in _BY_LETTER else None
            if find is None:
                place += 1
                continue
            found.append(find)
            done = place = find.last
            if place > at:
                break
        else:
            done = max(done, at + 1)
    return found


def _longest(tokens: Tokens, place: int) -> Find | None:
    for rule in _BY_LETTER[tokens.codes[place]].matching(tokens.codes, place):
        match = rule.match(tokens.codes, place)
        assert match is not None, "the probe has seen it"
        read = rule.read(Found(tokens=tokens, match=match))
        if read is not None:
            return _find(tokens, place, match.end(), read, rule.name)
    return None


def _rank(entry: tuple[int, int, int, Rule]) -> tuple[int, int, int]:
    return entry[:3]


def _find(tokens: Tokens, first: int, last: int, read: Read, rule: str) -> Find:
    last -= read.trim
    if last - first > 1 and class_at(tokens, last - 1) == "POINT":
        last -= 1
    return Find(
        first=first,
        last=last,
        start=tokens.starts[first],
        end=tokens.end(last - 1),
        read=replace(read, trim=0) if read.trim else read,
        rule=rule,
    )
