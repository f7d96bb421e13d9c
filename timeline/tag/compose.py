"""Joins neighbouring finds into one expression ("3pm" and "on Friday") and pairs ranges."""

from __future__ import annotations

from dataclasses import replace

from timeline.meanings import (
    CalendarDate,
    Clock,
    DayPart,
    Edge,
    Holiday,
    Length,
    Meaning,
    Repeat,
    Same,
    Shift,
    UnitOf,
    Vague,
    Weekday,
    YearPart,
)
from timeline.tag.clock_rules import hour_in_part
from timeline.tag.lexer import Tokens
from timeline.tag.rule import Read, class_at
from timeline.tag.scan import Find

_TO_DAY = {"": 1, "COMMA": 1, "ON": 1, "COMMA ON": 1, "OF": 1, "OPEN": 0, "BULLET": 1}
_TO_CLOCK = {"": 1, "COMMA": 1, "AT": 1, "COMMA AT": 1, "BY": 0, "SIGN": 1, "BULLET": 1}
_TO_PART = {"": 1, "IN": 1, "ON": 1, "OF": 1, "COMMA": 1, "IN THE": 1}


def composed(tokens: Tokens, finds: list[Find]) -> list[Find]:
    """Return the finds with neighbours joined, until nothing more joins."""
    joined: list[Find] = []
    for find in finds:
        shared = None
        if joined:
            shared = _shared_day(tokens, joined[-1], find) or _shared_set(tokens, joined[-1], find)
        joined.append(shared or find)
        while len(joined) > 1:
            both = _join(tokens, joined[-2], joined[-1])
            if both is None:
                break
            joined[-2:] = [both]
    joined = [_hour_after_part(tokens, find) or find for find in joined]
    return [
        _widened(tokens, find, joined[index - 1].last if index else 0)
        for index, find in enumerate(joined)
    ]


def is_day(meaning: Meaning) -> bool:
    """Tell whether the words name one day."""
    match meaning:
        case CalendarDate():
            return meaning.day is not None
        case Weekday() | Holiday():
            return True
        case UnitOf() | Same():
            return meaning.unit == "day"
        case Shift():
            return meaning.unit == "day" and meaning.amount is not None
        case _:
            return False


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


_LISTED = frozenset(("COMMA", "AND", "OR", "TO", "UNTIL", "DASH"))
_BESIDE = ("AFTER", "BEFORE", "FROM", "BETWEEN", "UNTIL", "BY", "SINCE", "ABOUT")


def _join(tokens: Tokens, left: Find, right: Find) -> Find | None:
    if right.first - left.last > 2 or right.first < left.last:
        return None
    gap = " ".join(class_at(tokens, index) or "?" for index in range(left.last, right.first))
    if "?" in gap:
        return None
    for joining in (
        _clock_then_day,
        _day_then_clock,
        _part_and_clock,
        _part_and_day,
        _day_in_week,
        _names_of_one_day,
        _length_from,
        _year_after_clock,
        _part_of_year,
        _set_and_part,
    ):
        read = joining(left, right, gap)
        if read is not None:
            return replace(
                left, last=right.last, end=right.end, read=read, rule=f"{left.rule}+{right.rule}"
            )
    return None


def _clock_then_day(left: Find, right: Find, gap: str) -> Read | None:
    """Join "9am" and "Tuesday"; "noon" and "on Thursday"."""
    clock, day = left.read.meaning, right.read.meaning
    if not isinstance(clock, Clock) or clock.on is not None or not _TO_DAY.get(gap):
        return None
    if is_day(day):
        return replace(
            left.read, meaning=replace(clock, on=day), is_relative=right.read.is_relative
        )
    if isinstance(day, DayPart) and day.part != "DT":
        return replace(
            left.read,
            meaning=_clock_in_part(clock, day),
            is_relative=day.on is None or right.read.is_relative,
        )
    return None


def _clock_in_part(clock: Clock, part: DayPart) -> Clock:
    hour = clock.hour
    if hour == 0 and clock.part == "NI" and part.part == "NI":
        hour = 24
    if clock.is_twelve and 1 <= hour <= 12:
        hour = hour_in_part(hour, part.part)
    return replace(clock, hour=hour, part=part.part, on=part.on, is_twelve=False)


def _day_then_clock(left: Find, right: Find, gap: str) -> Read | None:
    """Join "Friday" and "at 3pm"."""
    day, clock = left.read.meaning, right.read.meaning
    if not isinstance(clock, Clock) or clock.on is not None or not _TO_CLOCK.get(gap):
        return None
    if is_day(day) and left.read.type == "DATE":
        return replace(
            right.read, meaning=replace(clock, on=day), is_relative=left.read.is_relative
        )
    return None


def _part_and_clock(left: Find, right: Find, gap: str) -> Read | None:
    """Join "this morning" and "at 9"."""
    part, clock = left.read.meaning, right.read.meaning
    if not isinstance(part, DayPart) or not part.on or not _TO_CLOCK.get(gap):
        return None
    if not isinstance(clock, Clock) or clock.on is not None:
        return None
    return replace(right.read, meaning=_clock_in_part(clock, part), is_relative=True)


def _year_after_clock(left: Find, right: Find, gap: str) -> Read | None:
    """Join "Thu Oct 26 11:00:09" and "2023", as machines stamp their lines."""
    clock, year = left.read.meaning, right.read.meaning
    if gap or not isinstance(clock, Clock) or not isinstance(year, CalendarDate):
        return None
    day = clock.on
    if not isinstance(day, CalendarDate) or day.year is not None or year.month is not None:
        return None
    dated = replace(clock, on=replace(day, year=year.year))
    return replace(left.read, meaning=dated, is_relative=False)


def _hour_after_part(tokens: Tokens, find: Find) -> Find | None:
    """Take the bare hour of "this morning at 9" into the part of the day before it."""
    part = find.read.meaning
    at = find.last + 1
    if not isinstance(part, DayPart) or part.on is None or class_at(tokens, find.last) != "AT":
        return None
    if class_at(tokens, at) != "NUM12" or _goes_on(tokens, at):
        return None
    clock = Clock(hour=int(tokens.words[at]), is_twelve=True)
    read = replace(find.read, meaning=_clock_in_part(clock, part))
    return replace(find, last=at + 1, end=tokens.end(at), read=read, rule=f"{find.rule}+hour")


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Tell whether a number belongs to what follows it ("at 9 houses", "at 9%")."""
    if at + 1 >= len(tokens.words):
        return False
    after = tokens.words[at + 1].rstrip()
    return after[:1].isalnum() and after.casefold() not in _AFTER_HOUR


_AFTER_HOUR = frozenset("the a an in on and but when as he she they we it to for with".split())


def _part_and_day(left: Find, right: Find, gap: str) -> Read | None:
    """Join "the morning" and "of 3 March", "Friday" and "night"."""
    first, second = left.read.meaning, right.read.meaning
    meaning: Meaning
    if isinstance(first, Edge) and first.edge == "small-hours":
        return _small_hours(left, first, second, gap)
    inner = first.of if isinstance(first, Edge) else first
    if isinstance(inner, DayPart) and inner.on is None and is_day(second) and _TO_DAY.get(gap):
        meaning = replace(inner, on=second)
        if isinstance(first, Edge):
            meaning = replace(first, of=meaning)
        return replace(left.read, meaning=meaning, is_relative=right.read.is_relative)
    if not isinstance(second, DayPart) or second.on is not None or second.is_overnight:
        return None
    if not is_day(first) or not _TO_PART.get(gap):
        return None
    meaning = replace(second, on=first)
    return replace(right.read, meaning=meaning, is_relative=left.read.is_relative)


def _small_hours(left: Find, first: Edge, second: Meaning, gap: str) -> Read | None:
    """Join "the early hours" and "of Sunday", "this morning", "yesterday morning"."""
    inner = first.of
    if not isinstance(inner, DayPart) or not _TO_DAY.get(gap):
        return None
    if inner.on is not None:
        is_bare = isinstance(second, DayPart) and second.on is None and not gap
        return left.read if is_bare else None
    on = second.on if isinstance(second, DayPart) else second if is_day(second) else None
    if on is None:
        return None
    return replace(left.read, meaning=replace(first, of=replace(inner, on=on)), is_relative=True)


def _day_in_week(left: Find, right: Find, gap: str) -> Read | None:
    """Join "Monday" and "last week", "November" and "last year"."""
    inner, outer = left.read.meaning, right.read.meaning
    if gap not in ("", "OF", "COMMA") or right.rule == "the-unit":
        return None
    if not isinstance(outer, UnitOf | Same):
        return None
    if isinstance(inner, Weekday) and inner.pick is None and outer.unit == "week":
        return replace(left.read, meaning=replace(inner, of=outer), is_relative=True)
    if outer.unit != "year" or gap == "COMMA":
        return None
    if isinstance(inner, CalendarDate) and inner.year is None and inner.pick is None:
        return replace(left.read, meaning=replace(inner, of=outer), is_relative=True)
    if isinstance(inner, YearPart | Holiday) and inner.of is None and inner.pick is None:
        return replace(left.read, meaning=replace(inner, of=outer), is_relative=True)
    return None


def _part_of_year(left: Find, right: Find, gap: str) -> Read | None:
    """Join "the third quarter" and "of fiscal 2024", "the winter" and "of nineteen ninety"."""
    inner, year = left.read.meaning, right.read.meaning
    if gap != "OF" or not isinstance(year, CalendarDate) or not _is_year(year):
        return None
    if isinstance(inner, YearPart | Holiday) and inner.of is None and inner.pick is None:
        return replace(left.read, meaning=replace(inner, of=year), is_relative=False)
    return None


def _set_and_part(left: Find, right: Find, gap: str) -> Read | None:
    """Join "every Monday to Thursday" and "morning"."""
    days, part = left.read.meaning, right.read.meaning
    if gap or not isinstance(days, Repeat) or not left.rule.startswith("every-weekday"):
        return None
    if not isinstance(part, DayPart) or part.on is not None or "T" in days.value:
        return None
    return replace(left.read, meaning=Repeat(value=f"{days.value}T{part.part}"))


def _is_year(meaning: CalendarDate) -> bool:
    return meaning.year is not None and meaning.month is None


def _names_of_one_day(left: Find, right: Find, gap: str) -> Read | None:
    """Join "Tuesday" and "March 3", "14 December" and "Friday", "today" and "13 February"."""
    first, second = left.read.meaning, right.read.meaning
    if gap not in ("", "COMMA"):
        return None
    if isinstance(first, Weekday) and isinstance(second, CalendarDate) and second.day is not None:
        return replace(right.read, meaning=replace(second, weekday=first.weekday))
    is_bare = isinstance(second, Weekday) and second.pick is None and gap == ""
    if is_bare and isinstance(first, CalendarDate) and first.day is not None:
        assert isinstance(second, Weekday)
        return replace(left.read, meaning=replace(first, weekday=second.weekday))
    return None


def _length_from(left: Find, right: Find, gap: str) -> Read | None:
    """Join "three weeks" and "before Christmas", "two days" and "after 3 May"."""
    length, day = left.read.meaning, right.read.meaning
    ways = {"BEFORE": -1, "AFTER": 1, "FROM": 1}
    if (
        isinstance(length, Shift)
        and length.from_told
        and gap == ""
        and (left.rule in ("units-later", "the-day-before"))
    ) and (is_day(day) or isinstance(day, CalendarDate | Holiday)):
        return replace(left.read, meaning=replace(length, of=day, from_told=False))
    if gap not in ways or not isinstance(length, Length) or len(length.parts) != 1:
        return None
    number, unit = length.parts[0]
    if length.toward or number is None or not is_day(day):
        return None
    meaning = Shift(amount=number, unit=unit, sign=ways[gap], of=day)
    return Read(type="DATE", meaning=meaning, is_relative=right.read.is_relative)


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


def _widened(tokens: Tokens, find: Find, low: int) -> Find:
    """Take "early", "late", "mid-", "the end of", "about" before the find into it."""
    if find.read.type in ("DURATION", "SET"):
        return find
    first = find.first
    before = class_at(tokens, first - 1) if first > low else ""
    two = class_at(tokens, first - 2) if first - 1 > low else ""
    edge, start = None, first
    if before in ("EARLY", "LATE", "MID", "EARLIER", "LATER"):
        edge, start = before, first - 1
    elif (before == "DASH" and two in ("EARLY", "LATE", "MID")) or (
        before == "IN" and two in ("EARLY", "LATE") and _is_long(find.read.meaning)
    ):
        edge, start = two, first - 2
    elif before == "OF" and two in ("START", "END", "MIDDLE"):
        edge, start = two, first - 2
        if start > low and class_at(tokens, start - 1) == "THE":
            start -= 1
    if edge is None or find.read.mod is not None or not _has_parts(find.read.meaning):
        return _about(tokens, find, before)
    if edge in ("EARLY", "LATE", "MID") and start > low and class_at(tokens, start - 1) == "THE":
        start -= 1
    way, mod = _EDGES[edge]
    read = replace(find.read, meaning=Edge(edge=way, of=find.read.meaning), mod=mod)  # type: ignore[arg-type]  # of the table
    return replace(find, first=start, start=tokens.starts[start], read=read)


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
    if word == "some" or isinstance(find.read.meaning, Weekday):
        return find
    start = find.first - 1
    read = replace(find.read, mod="APPROX")
    return replace(find, first=start, start=tokens.starts[start], read=read)
