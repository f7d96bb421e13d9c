"""Rules for feasts and holidays: "Christmas Eve", "last Easter"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.language import en
from timeline.meanings import Holiday, Meaning
from timeline.tag.date_rules.common import date, pick_of
from timeline.tag.rule import Found, Read, Rule


def _feast(found: Found) -> Read | None:
    start = found.match.start("feast")
    first = found.tokens.words[start].rstrip().casefold()
    if first not in _FEASTS:
        return None
    joined = "".join(found.tokens.words[start : start + 6]).casefold().replace("’", "'")
    for phrase in _FEASTS[first]:
        if joined.startswith(phrase) and not joined[len(phrase) : len(phrase) + 1].isalnum():
            return _feast_read(found, phrase, start)
    return None


def _feast_read(found: Found, phrase: str, start: int) -> Read | None:
    length, count = 0, 0
    while length < len(phrase):
        length += len(found.tokens.words[start + count])
        count += 1
    first = found.tokens.words[start]
    if phrase in ("new year", "new years", "easter", "may day", "holi") and not first[0].isupper():
        return None
    if phrase == "nye" and first.rstrip() != "NYE":
        return None
    if phrase == "d-day":
        return _landing_day(found, start, count)
    if phrase in ("new year", "passover") and found.before not in ("IN", "AT", "FOR", "ON", ""):
        return None
    extra = count - (found.match.end("feast") - start)
    year = (
        found.tokens.words[start + count].rstrip()
        if start + count < len(found.tokens.words)
        else ""
    )
    of: Meaning | None = None
    if re.fullmatch(r"1\d{3}|20\d\d", year):
        of, extra = date(int(year), None, None), extra + 1
    meaning = Holiday(key=en.HOLIDAYS[phrase], of=of, pick=pick_of(found))
    return Read(type="DATE", meaning=meaning, is_relative=of is None, trim=-extra)


def _landing_day(found: Found, start: int, count: int) -> Read | None:
    """Read "D-Day" of 1944; the "D-day" of a plan or of a party has no date."""
    end = start + count
    words = "".join(found.tokens.words[start:end]).rstrip()
    behind = "".join(found.tokens.words[end : end + 1]).rstrip()
    if words != "D-Day" or behind == "for" or found.before == "A":
        return None
    return Read(type="DATE", meaning=date(1944, 6, 6), trim=found.match.end("feast") - end)


def _by_first_word(names: Iterable[str]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        table.setdefault(re.split(r"[\W\d_]", name)[0], []).append(name)
    return table


_FEASTS = _by_first_word(en.HOLIDAYS)

FEAST_RULES: tuple[Rule, ...] = (
    Rule(
        name="feast",
        pattern="(pick:(LAST | NEXT | THIS))? feast:(FEAST | FEASTLOW | MAY | ORDINAL | ORDINAL)",
        read=_feast,
        example="Christmas Eve",
        misses=("new year group", "a boxing match"),
    ),
)
