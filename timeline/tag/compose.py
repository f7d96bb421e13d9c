"""Joins neighbouring finds into one expression ("3pm" and "on Friday") and pairs ranges."""

from __future__ import annotations

from dataclasses import replace

from timeline.language import en
from timeline.meanings import (
    CalendarDate,
    Clock,
    DayPart,
    Edge,
    Length,
    Meaning,
    Repeat,
    Shift,
    UnitOf,
    Vague,
    Weekday,
)
from timeline.tag.date_rules.common import date
from timeline.tag.joins import clock_in_part, gap_between, is_day, joined_pair
from timeline.tag.lexer import Tokens
from timeline.tag.rule import class_at
from timeline.tag.scan import Find

# Further apart than so many tokens, two finds have nothing to do with each other.
_NEAR = 2


def composed(tokens: Tokens, finds: list[Find]) -> list[Find]:
    """Return the finds with neighbours joined, until nothing more joins."""
    joined: list[Find] = []
    for find in finds:
        if not joined or find.first - joined[-1].last > _NEAR:
            joined.append(find)
            continue
        joined.append(_sharing(tokens, joined[-1], find))
        while len(joined) > 1:
            both = joined_pair(tokens, joined[-2], joined[-1])
            if both is None:
                break
            joined[-2:] = [both]
    joined = [_hour_after_part(tokens, find) or find for find in joined]
    _give_days_across_brackets(tokens, joined)
    return [
        _widened(tokens, find, joined[index - 1].last if index else 0)
        for index, find in enumerate(joined)
    ]


def _sharing(tokens: Tokens, left: Find, right: Find) -> Find:
    """Return the right one of two neighbours with what it shares of the left one."""
    for way in (_shared_day, _shared_set, _shared_year):
        shared = way(tokens, left, right)
        if shared is not None:
            return shared
    return right


def _give_days_across_brackets(tokens: Tokens, finds: list[Find]) -> None:
    """Give both clocks of "at 10am (0700 GMT) on Friday" and "10am (0700 GMT Friday)" their day."""
    clocks = [at for at, find in enumerate(finds) if isinstance(find.read.meaning, Clock)]
    for at in clocks:
        day = finds[at + 1] if at + 1 < len(finds) else None
        behind = day is not None and gap_between(tokens, finds[at], day) in ("CLOSE", "CLOSE ON")
        if day is not None and behind and is_day(day.read.meaning):
            finds[at] = _on_day(finds[at], day.read.meaning)
    for at in clocks:
        clock = finds[at].read.meaning
        opens = at > 0 and gap_between(tokens, finds[at - 1], finds[at]) == "OPEN"
        if opens and isinstance(clock, Clock) and clock.on is not None:
            finds[at - 1] = _on_day(finds[at - 1], clock.on)


def _on_day(find: Find, day: Meaning) -> Find:
    """Return a find of a bare clock with its day; any other as it is."""
    clock = find.read.meaning
    if not isinstance(clock, Clock) or clock.on is not None:
        return find
    return replace(find, read=replace(find.read, meaning=replace(clock, on=day), is_relative=True))


def _shared_day(tokens: Tokens, left: Find, right: Find) -> Find | None:
    """Give "4pm" the day of "tomorrow after 4pm" while both stay expressions of their own."""
    clock = right.read.meaning
    if (
        not isinstance(clock, Clock)
        or clock.on is not None
        or not 1 <= right.first - left.last <= 2
    ):
        return None
    gap = [class_at(tokens, index) for index in range(left.last, right.first)]
    if gap[-1] not in _BESIDE or (len(gap) == 2 and gap[0] != "COMMA"):
        return None
    if left.read.type != "DATE" or not is_day(left.read.meaning):
        return None
    meaning = replace(clock, on=left.read.meaning)
    return replace(
        right, read=replace(right.read, meaning=meaning, is_relative=left.read.is_relative)
    )


def _shared_set(tokens: Tokens, left: Find, right: Find) -> Find | None:
    """Make a set of "Thursday" in "every Tuesday and Thursday" too."""
    day, read = right.read.meaning, left.read
    is_bare = isinstance(day, Weekday) and day.pick is None and right.rule == "weekday"
    if not is_bare or read.type != "SET" or not left.rule.startswith("every-weekday"):
        return None
    gap = [class_at(tokens, index) for index in range(left.last, right.first)]
    if not 1 <= len(gap) <= 2 or not set(gap) <= _LISTED:
        return None
    assert isinstance(day, Weekday)
    shared = replace(read, meaning=Repeat(value=f"XXXX-WXX-{day.weekday}"))
    return replace(right, read=shared, rule=left.rule)


def _shared_year(tokens: Tokens, left: Find, right: Find) -> Find | None:
    """Give "13 September" the year of "in 1759, on 13 September"."""
    year, day = left.read.meaning, right.read.meaning
    if not isinstance(year, CalendarDate) or not isinstance(day, CalendarDate):
        return None
    is_open = day.year is None and day.month is not None and day.pick is None and day.of is None
    if year.year is None or year.month is not None or not is_open:
        return None
    if gap_between(tokens, left, right) not in ("COMMA ON", "COMMA IN", "ON"):
        return None
    dated = date(year.year, day.month, day.day, weekday=day.weekday)
    return replace(right, read=replace(right.read, meaning=dated, is_relative=False))


_LISTED = frozenset(("COMMA", "AND", "OR", "TO", "UNTIL", "DASH"))
_BESIDE = ("AFTER", "BEFORE", "FROM", "BETWEEN", "UNTIL", "BY", "SINCE", "ABOUT")


def _hour_after_part(tokens: Tokens, find: Find) -> Find | None:
    """Take the bare hour of "this morning at 9" into the part of the day before it."""
    part = find.read.meaning
    at = find.last + 1
    if not isinstance(part, DayPart) or part.on is None or class_at(tokens, find.last) != "AT":
        return None
    if class_at(tokens, at) != "NUM12" or _goes_on(tokens, at):
        return None
    clock = Clock(hour=int(tokens.words[at]), is_twelve=True)
    read = replace(find.read, meaning=clock_in_part(clock, part))
    return replace(find, last=at + 1, end=tokens.end(at), read=read, rule=f"{find.rule}+hour")


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Tell whether a number belongs to what follows it ("at 9 houses", "at 9%")."""
    if at + 1 >= len(tokens.words):
        return False
    after = tokens.words[at + 1].rstrip()
    return after[:1].isalnum() and after.casefold() not in _AFTER_HOUR


_AFTER_HOUR = frozenset("the a an in on and but when as he she they we it to for with".split())


_EDGES = {
    "EARLY": ("start", "START"),
    "LATE": ("end", "END"),
    "MID": ("middle", "MID"),
    "EARLIER": ("earlier", "START"),
    "LATER": ("later", "END"),
    "START": ("start", "START"),
    "END": ("end", "END"),
    "MIDDLE": ("middle", "MID"),
}
_BARE_EDGES = ("EARLIER", "LATER")  # no article belongs to these


def _widened(tokens: Tokens, find: Find, low: int) -> Find:
    """Take "early", "late", "mid-", "the end of", "about" before the find into it."""
    if find.read.type in ("DURATION", "SET"):
        return find
    edge = _edge_before(tokens, find, low)
    if edge is None or find.read.mod is not None or not _has_parts(find.read.meaning):
        before = class_at(tokens, find.first - 1) if find.first > low else ""
        return _week_of_day(tokens, find, low) or _about(tokens, find, before)
    name, first = edge
    if name not in _BARE_EDGES and first > low and class_at(tokens, first - 1) == "THE":
        first -= 1
    way, mod = _EDGES[name]
    read = replace(find.read, meaning=Edge(edge=way, of=find.read.meaning), mod=mod)  # type: ignore[arg-type]  # of the table
    return replace(find, first=first, start=tokens.starts[first], read=read)


def _edge_before(tokens: Tokens, find: Find, low: int) -> tuple[str, int] | None:
    """Return the class of the word for an edge before the find, and the first token's index."""
    first = find.first
    before = class_at(tokens, first - 1) if first > low else ""
    two = class_at(tokens, first - 2) if first - 1 > low else ""
    if before in ("EARLY", "LATE", "MID", *_BARE_EDGES):
        return before, first - 1
    is_dashed = before == "DASH" and two in ("EARLY", "LATE", "MID")
    is_within = before == "IN" and two in ("EARLY", "LATE") and _is_long(find.read.meaning)
    is_of = before == "OF" and two in ("START", "END", "MIDDLE")
    return (two, first - 2) if is_dashed or is_within or is_of else None


def _week_of_day(tokens: Tokens, find: Find, low: int) -> Find | None:
    """Take "the week of" before a day into it: the week that the day lies in."""
    at = find.first - 2
    if at < low or class_at(tokens, at) != "UNIT":
        return None
    link = tokens.words[at + 1].rstrip().casefold()
    if link != "of" and link not in en.WEEK_OPENS:
        return None
    if tokens.words[at].rstrip().casefold() != "week" or not is_day(find.read.meaning):
        return None
    at -= at > low and class_at(tokens, at - 1) == "THE"
    read = replace(find.read, meaning=UnitOf(unit="week", offset=0, of=find.read.meaning))
    return replace(find, first=at, start=tokens.starts[at], read=read, rule=f"{find.rule}+week")


def _is_long(meaning: Meaning) -> bool:
    """Tell whether the words name a month or a year: "early in 1862", not "late in the day"."""
    return isinstance(meaning, CalendarDate) and meaning.day is None


def _has_parts(meaning: Meaning) -> bool:
    if isinstance(meaning, Clock | Length | Edge | Vague):
        return False
    return not isinstance(meaning, Shift) or not meaning.from_told


def _about(tokens: Tokens, find: Find, before: str) -> Find:
    """Take "about 3pm" and "around 1 May" as one; "get around Friday's ruling" is no time."""
    if before not in ("ABOUT", "NEARLY") or find.read.mod is not None or find.rule == "now":
        return find
    word = tokens.words[find.first - 1].rstrip().casefold()
    asks = tokens.words[find.first - 2].rstrip().casefold() in ("how", "what") and find.first > 1
    if asks or word == "some" or isinstance(find.read.meaning, Weekday):
        return find
    start = find.first - 1
    read = replace(find.read, mod="APPROX")
    return replace(find, first=start, start=tokens.starts[start], read=read)
