"""Which two neighbouring finds are one expression: "3pm" and "on Friday", "May" and "last year"."""

from __future__ import annotations

from dataclasses import replace

from timeline.meanings import (
    CalendarDate,
    Clock,
    DayPart,
    Edge,
    Fixed,
    Holiday,
    Length,
    Meaning,
    Repeat,
    Same,
    Shift,
    UnitOf,
    Weekday,
    YearPart,
)
from timeline.tag.clock_rules import hour_in_part
from timeline.tag.lexer import Tokens
from timeline.tag.rule import Read, class_at
from timeline.tag.scan import Find

_TO_DAY = {"": 1, "COMMA": 1, "ON": 1, "COMMA ON": 1, "OF": 1, "OPEN": 0, "BULLET": 1}
# Behind a zone in brackets: "7.30pm (Eastern time) on Sunday night".
_TO_PART_OF_DAY = _TO_DAY | {"CLOSE": 1, "CLOSE ON": 1}
_TO_CLOCK = {"": 1, "COMMA": 1, "AT": 1, "COMMA AT": 1, "BY": 0, "SIGN": 1, "BULLET": 1}
_TO_PART = {"": 1, "IN": 1, "ON": 1, "OF": 1, "COMMA": 1, "IN THE": 1, "AT": 1}


def gap_between(tokens: Tokens, left: Find, right: Find) -> str:
    """Return the classes of up to two tokens between two finds, "?" for a word of no class."""
    if not 0 <= right.first - left.last <= 2:
        return "?"
    return " ".join(class_at(tokens, index) or "?" for index in range(left.last, right.first))


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


def joined_pair(tokens: Tokens, left: Find, right: Find) -> Find | None:
    gap = gap_between(tokens, left, right)
    if "?" in gap or (gap.startswith("CLOSE") and not _opens_bracket(tokens, left)):
        return None
    for joining in (
        _clock_then_day,
        _day_then_clock,
        _part_and_clock,
        _part_behind_day,
        _part_and_day,
        _day_in_week,
        _names_of_one_day,
        _length_from,
        _year_after_clock,
        _part_of_year,
        _set_and_part,
        _set_and_clock,
        _one_part_of,
        _quarter_ago,
        _feast_week,
        _ago_on,
    ):
        read = joining(left, right, gap)
        if read is not None:
            return replace(
                left, last=right.last, end=right.end, read=read, rule=f"{left.rule}+{right.rule}"
            )
    return None


def _opens_bracket(tokens: Tokens, find: Find) -> bool:
    """Tell "7.30pm (Eastern time", whose bracket closes behind it, from "(0735 GMT"."""
    return any(class_at(tokens, at) == "OPEN" for at in range(find.first + 1, find.last))


def _clock_then_day(left: Find, right: Find, gap: str) -> Read | None:
    """Join "9am" and "Tuesday"; "noon" and "on Thursday"."""
    clock, day = left.read.meaning, right.read.meaning
    if not isinstance(clock, Clock) or clock.on is not None or not _TO_PART_OF_DAY.get(gap):
        return None
    if is_day(day) and _TO_DAY.get(gap):
        return replace(
            left.read, meaning=replace(clock, on=day), is_relative=right.read.is_relative
        )
    if isinstance(day, DayPart) and day.part != "DT":
        return replace(
            left.read,
            meaning=clock_in_part(clock, day),
            is_relative=day.on is None or right.read.is_relative,
        )
    return None


def clock_in_part(clock: Clock, part: DayPart) -> Clock:
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
    return replace(right.read, meaning=clock_in_part(clock, part), is_relative=True)


def _part_behind_day(left: Find, right: Find, gap: str) -> Read | None:
    """Join "midnight on Saturday" and "night", "3 on Friday" and "afternoon"."""
    clock, part = left.read.meaning, right.read.meaning
    if gap or not isinstance(clock, Clock) or clock.on is None or not is_day(clock.on):
        return None
    if not isinstance(part, DayPart) or part.on is not None or part.is_overnight:
        return None
    return replace(left.read, meaning=clock_in_part(clock, replace(part, on=clock.on)))


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
    is_before_christ = isinstance(year, Fixed) and right.rule == "year-era"
    if gap != "OF" or not (is_before_christ or (isinstance(year, CalendarDate) and _is_year(year))):
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


def _set_and_clock(left: Find, right: Find, gap: str) -> Read | None:
    """Join "every Tuesday" and "at 3pm", "9pm" and "on Fridays", "5pm" and "daily"."""
    if isinstance(left.read.meaning, Repeat) and _TO_CLOCK.get(gap):
        return at_clock(left.read, right.read.meaning)
    if isinstance(right.read.meaning, Repeat) and gap in ("", "ON"):
        return at_clock(right.read, left.read.meaning)
    return None


def at_clock(days: Read, clock: Meaning) -> Read | None:
    """Return a set of days at a time of day: "XXXX-WXX-2T15:00"; None for a set of longer times."""
    if not isinstance(days.meaning, Repeat) or not isinstance(clock, Clock) or clock.on is not None:
        return None
    day, _, part = days.meaning.value.partition("T")
    # "daily" and "on weekdays"
    day = "XXXX-XX-XX" if day in ("P1D", "XXXX-WXX") else day
    if clock.is_impossible or not (day == "XXXX-XX-XX" or day[:-1] == "XXXX-WXX-"):
        return None
    if part in _PARTS and clock.is_twelve:
        clock = replace(clock, hour=hour_in_part(clock.hour, part))
    value = f"{day}T{clock.hour:02d}:{clock.minute or 0:02d}"
    return replace(days, meaning=Repeat(value=value))


_PARTS = ("MO", "AF", "EV", "NI")


def _quarter_ago(left: Find, right: Find, gap: str) -> Read | None:
    """Join "the quarter" and "a year ago": the same one of the year before."""
    year = right.read.meaning
    if gap or left.read.meaning != Same(unit="quarter") or not isinstance(year, Shift):
        return None
    return right.read if (year.unit, year.amount, year.sign) == ("year", 1, -1) else None


def _one_part_of(left: Find, right: Find, gap: str) -> Read | None:
    """Join "one morning" and "in May", "one evening" and "last week": on some day of that time."""
    part, whole = left.read.meaning, right.read.meaning
    if left.rule != "one-part-of-day" or gap not in ("", "IN", "OF", "DURING"):
        return None
    is_long = isinstance(whole, CalendarDate | UnitOf | YearPart) and not is_day(whole)
    return right.read if is_long and isinstance(part, DayPart) else None


def _feast_week(left: Find, right: Find, gap: str) -> Read | None:
    """Join "Easter" and "weekend", "Christmas" and "week": the one that the feast lies in."""
    feast, unit = left.read.meaning, right.read.meaning
    if gap or not isinstance(feast, Holiday) or right.rule != "bare-unit":
        return None
    if unit == Same(unit="weekend"):
        meaning = UnitOf(unit="weekend", offset=0, of=feast)
    elif unit == Length(parts=((1.0, "week"),)):
        meaning = UnitOf(unit="week", offset=0, of=feast)
    else:
        return None
    return replace(left.read, meaning=meaning)


def _ago_on(left: Find, right: Find, gap: str) -> Read | None:
    """Join "a year ago" and "today" or "this month", "two weeks ago" and "Monday"."""
    back, narrow = left.read.meaning, right.read.meaning
    if not isinstance(back, Shift) or back.from_told or back.amount is None or left.rule != _AGO:
        return None
    is_now = isinstance(narrow, UnitOf) and narrow.offset == 0 and narrow.of is None
    if is_now and gap == "" and isinstance(narrow, UnitOf) and narrow.unit in _GRAINS:
        return replace(left.read, meaning=replace(back, grain=narrow.unit), mod=None)
    is_day = isinstance(narrow, Weekday) and narrow.pick is None and narrow.of is None
    if is_day and isinstance(narrow, Weekday) and gap in ("", "ON") and back.unit == "week":
        return replace(left.read, meaning=replace(narrow, of=back), mod=None)
    return None


_AGO = "units-ago"
_GRAINS = ("day", "week", "month")


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
