"""Gives times told together the day that is named once: "Friday, 9am to 5pm"."""

from __future__ import annotations

from dataclasses import replace

from timeline.meanings import CalendarDate, Clock, Meaning, Repeat, UnitOf, Weekday
from timeline.tag.joins import at_clock, gap_between, is_day, joined_pair
from timeline.tag.lexer import Tokens
from timeline.tag.rule import class_at
from timeline.tag.scan import Find

# What may stand between a day and the first of two times on it.
_BEFORE_TIMES = frozenset(
    ("", "COMMA", "POINTS", "OPEN", "CLOSE", "CLOSE COMMA", "FROM", "BETWEEN", "COMMA FROM",
     "COMMA BETWEEN", "BULLET")
)  # fmt: skip
_LISTED = frozenset(("AND", "OR", "COMMA"))
_IN_LIST = frozenset(("COMMA", "DASH", "AND", "TO", "COMMA AND", "SLASH"))


def with_days(tokens: Tokens, finds: list[Find]) -> list[Find]:
    """Return the finds with the day beside them given to both of two times: a range or a list."""
    result: list[Find] = []
    for find in _on_dates(tokens, finds):
        result.append(find)
        _repeat_first(tokens, result)
        if _are_times(tokens, result):
            if _repeat_both(tokens, result):
                continue
            _take_day_before(tokens, result)
        elif is_day(find.read.meaning) and _are_times(tokens, result[-3:-1]):
            both = joined_pair(tokens, result[-2], find)
            if both is None:
                continue
            result[-2:] = [replace(both, pair=result[-2].pair)]
        else:
            continue
        result[-2:] = _on_one_day(result[-2], result[-1])
    return result


def _are_times(tokens: Tokens, finds: list[Find]) -> bool:
    """Tell whether the last two finds are a range or a list of times."""
    if len(finds) < 2 or not isinstance(finds[-1].read.meaning, Clock):
        return False
    first, second = finds[-2:]
    if not isinstance(first.read.meaning, Clock):
        return False
    if first.pair or second.pair:
        return second.pair == -1
    return gap_between(tokens, first, second) in _LISTED


def _repeat_both(tokens: Tokens, finds: list[Find]) -> bool:
    """Make sets of both times of "on Mondays from 2pm to 4pm"; tell whether it was done."""
    if len(finds) < 3 or gap_between(tokens, finds[-3], finds[-2]) not in _BEFORE_TIMES:
        return False
    reads = [at_clock(finds[-3].read, find.read.meaning) for find in finds[-2:]]
    if reads[0] is None or reads[1] is None:
        return False
    finds[-2:] = [replace(finds[-2], read=reads[0]), replace(finds[-1], read=reads[1])]
    return True


def _repeat_first(tokens: Tokens, finds: list[Find]) -> None:
    """Make a set of the first of two times too: "from 9am to 5pm every day"."""
    if len(finds) < 2 or not isinstance(finds[-1].read.meaning, Repeat):
        return
    opens, closes = finds[-2:]
    gap = gap_between(tokens, opens, closes)
    is_between = gap == "AND" and class_at(tokens, opens.first - 1) == "BETWEEN"
    if gap not in _TO and not is_between:
        return
    day, _, clock = finds[-1].read.meaning.value.partition("T")
    read = at_clock(replace(closes.read, meaning=Repeat(value=day)), opens.read.meaning)
    if read is not None and clock:
        finds[-2] = replace(opens, read=read)


_TO = ("TO", "UNTIL", "DASH")


def _take_day_before(tokens: Tokens, finds: list[Find]) -> None:
    """Join the first of the last two finds with a day right before it, or count it from there."""
    if len(finds) < 3 or _day_of(finds[-2]) is not None or not is_day(finds[-3].read.meaning):
        return
    day, opens = finds[-3], finds[-2]
    both = None if day.pair else joined_pair(tokens, day, opens)
    if both is not None:
        finds[-3:-1] = [replace(both, pair=opens.pair)]
    elif gap_between(tokens, day, opens) in _BEFORE_TIMES:
        finds[-2] = _on(opens, day.read.meaning)


def _on_one_day(opens: Find, closes: Find) -> list[Find]:
    """Return both times on the day of the one that has it; from 10pm to 6am runs into the next."""
    day, last = _day_of(opens), _day_of(closes)
    over = _is_before(closes, opens)
    if day is not None and last is None:
        return [opens, _on(closes, UnitOf(unit="day", offset=1, of=day) if over else day)]
    if last is not None and (day is None or (day == last and over)):
        return [_on(opens, UnitOf(unit="day", offset=-1, of=last) if over else last), closes]
    return [opens, closes]


def _day_of(find: Find) -> Meaning | None:
    assert isinstance(find.read.meaning, Clock)
    return find.read.meaning.on


def _on(find: Find, day: Meaning) -> Find:
    assert isinstance(find.read.meaning, Clock)
    read = replace(find.read, meaning=replace(find.read.meaning, on=day), is_relative=True)
    return replace(find, read=read)


def _is_before(closes: Find, opens: Find) -> bool:
    """Tell whether a range ends at an earlier hour than it begins, where both are sure."""
    first, second = opens.read.meaning, closes.read.meaning
    assert isinstance(first, Clock)
    assert isinstance(second, Clock)
    is_sure = not (first.is_twelve or second.is_twelve)
    return is_sure and (second.hour, second.minute or 0) < (first.hour, first.minute or 0)


def _on_dates(tokens: Tokens, finds: list[Find]) -> list[Find]:
    """Let weekdays in brackets be those of the dates before: "5 - 6 July (Sat-Sun 9am - 5pm)"."""
    result = list(finds)
    for index in range(1, len(result)):
        day = result[index].read.meaning
        is_bare = isinstance(day, Weekday) and day.pick is None and day.of is None
        if not is_bare or gap_between(tokens, result[index - 1], result[index]) != "OPEN":
            continue
        first = _first_date(tokens, result, index - 1)
        if first is None:
            continue
        assert isinstance(day, Weekday)
        own = replace(day, of=first)
        result[index] = replace(result[index], read=replace(result[index].read, meaning=own))
        if index + 1 < len(result) and gap_between(tokens, *result[index : index + 2]) in _IN_LIST:
            result[index + 1] = _following(result[index + 1], own)
    return result


def _first_date(tokens: Tokens, finds: list[Find], index: int) -> CalendarDate | None:
    """Return the first date of the list or range that ends at `index`."""
    while index and _is_date(finds[index - 1]):
        if gap_between(tokens, finds[index - 1], finds[index]) not in _IN_LIST:
            break
        index -= 1
    meaning = finds[index].read.meaning
    return meaning if _is_date(finds[index]) and isinstance(meaning, CalendarDate) else None


def _is_date(find: Find) -> bool:
    return isinstance(find.read.meaning, CalendarDate) and find.read.meaning.day is not None


def _following(find: Find, first: Weekday) -> Find:
    """Let a weekday, or a time on one, follow the first weekday of its range."""
    meaning = find.read.meaning
    if isinstance(meaning, Weekday) and meaning.pick is None:
        return replace(find, read=replace(find.read, meaning=replace(meaning, after=first)))
    if isinstance(meaning, Clock) and isinstance(meaning.on, Weekday):
        own = replace(meaning, on=replace(meaning.on, after=first))
        return replace(find, read=replace(find.read, meaning=own))
    return find
