"""Pairs the two ends of a range: "from 3 to 5 March", "between 9am and noon", "2014-15"."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.language import en
from timeline.meanings import CalendarDate, Clock, DayPart, Meaning, Weekday, YearSpan
from timeline.tag.amounts import time_of_day
from timeline.tag.clock_rules import clock_meaning
from timeline.tag.date_rules.common import counts_nothing, date, spans_two_years
from timeline.tag.lexer import Tokens
from timeline.tag.rule import Read, class_at, letters
from timeline.tag.scan import Find
from timeline.tag.verbs import form_of

_LINKS = {"TO", "UNTIL", "DASH", "AND"}
_WHOLE = "YEARRANGE YEARMONTH CLOCKRANGE TIMERANGE NUMRANGE SLASHDAY FRACTION".split()
_FIGURES = re.compile(f"[{re.escape(letters(*_WHOLE))}]")


def paired(tokens: Tokens, finds: list[Find]) -> list[Find]:
    """Return the finds with both ends of ranges among them, each pointing at the other."""
    whole = _with_figures(tokens, finds)
    result: list[Find] = []
    for index, find in enumerate(whole):
        first = _bare_first(tokens, find, result[-1].last if result else 0)
        if first is not None:
            result.append(first)
        closing = _closing_clock(tokens, result[-1], find) if result else None
        result.append(closing or find)
        if len(result) > 1 and (timed := _timed_range(tokens, result[-2], find)):
            result[-1] = timed
        following = whole[index + 1].first if index + 1 < len(whole) else len(tokens.words)
        result.extend(_more_days(tokens, find, following))
    linked = _linked(tokens, result)
    for index in range(1, len(linked)):
        night = _part_of_range(tokens, linked[index - 1], linked[index])
        linked[index - 1] = night or linked[index - 1]
    return linked


def _closing_clock(tokens: Tokens, clock: Find, year: Find) -> Find | None:
    """Read the "1500" of "14:00 - 1500" as a clock: what closes a range of clocks is no year."""
    is_figures = clock.rule in ("clock-24h", "clock-in-a-column")
    if not isinstance(clock.read.meaning, Clock) or not is_figures or year.rule != "year":
        return None
    if year.first - clock.last != 1 or class_at(tokens, clock.last) not in ("DASH", "TO"):
        return None
    time = time_of_day(tokens.words[year.last - 1].rstrip())
    if time is None or year.last - year.first != 1:
        return None
    meaning = clock_meaning(time, half="", zone=None)
    if meaning.is_impossible:
        return None
    read = Read(type="TIME", meaning=replace(meaning, on=clock.read.meaning.on))
    return replace(year, read=read, rule="range")


def _timed_range(tokens: Tokens, day: Find, clock: Find) -> Find | None:
    """Give "7pm" the closing day of "22-23 February at 7pm"."""
    meaning = clock.read.meaning
    if day.rule != "range" or clock.first - day.last != 1 or class_at(tokens, day.last) != "AT":
        return None
    if not isinstance(meaning, Clock) or meaning.on is not None:
        return None
    if not isinstance(day.read.meaning, CalendarDate) or day.read.meaning.day is None:
        return None
    read = replace(clock.read, meaning=replace(meaning, on=day.read.meaning), is_relative=True)
    return replace(clock, read=read)


def _part_of_range(tokens: Tokens, part: Find, day: Find) -> Find | None:
    """Give "the night" of "the night of 3-4 June" its first day."""
    meaning, of = part.read.meaning, day.read.meaning
    if not isinstance(meaning, DayPart) or meaning.on is not None or day.pair != 1:
        return None
    if day.first - part.last != 1 or class_at(tokens, part.last) != "OF":
        return None
    if not isinstance(of, CalendarDate) or of.day is None:
        return None
    read = replace(part.read, meaning=replace(meaning, on=of), is_relative=day.read.is_relative)
    return replace(part, read=read)


def _more_days(tokens: Tokens, find: Find, limit: int) -> list[Find]:
    """Return the days told after "April 24" in "April 24 and 25", "2 - 3, 9 - 10"."""
    last = find.read.meaning
    found: list[Find] = []
    at = find.last
    while isinstance(last, CalendarDate) and last.day is not None and last.month is not None:
        step = at + 1 + (class_at(tokens, at) == "COMMA" and class_at(tokens, at + 1) == "AND")
        if last.year is not None or step >= limit or class_at(tokens, at) not in _LISTS:
            break
        word = tokens.words[step].rstrip()
        if class_at(tokens, step) not in ("NUM12", "NUM24", "NUM31") or not _ends(tokens, step):
            break
        if not last.day < int(word) <= 31:
            break
        last = date(None, last.month, int(word))
        read = replace(find.read, meaning=last, mod=None)
        found.append(_token_find(tokens, step, read, "day-list"))
        at = step + 1
    return found


def _token_find(tokens: Tokens, at: int, read: Read, rule: str) -> Find:
    start = tokens.starts[at]
    return Find(first=at, last=at + 1, start=start, end=tokens.end(at), read=read, rule=rule)


_LISTS = ("COMMA", "AND", "DASH", "OR")


def _ends(tokens: Tokens, at: int) -> bool:
    """Tell whether a number closes its list: a mark, the end or a preposition comes next."""
    if at + 1 >= len(tokens.words):
        return True
    word = tokens.words[at + 1].rstrip().casefold()
    return not word[:1].isalnum() or word in _AFTER_DAY


_AFTER_DAY = frozenset("and or in at for to from with when as but the after before".split())


def _linked(tokens: Tokens, finds: list[Find]) -> list[Find]:
    result = list(finds)
    for index in range(len(result) - 1):
        left, right = result[index], result[index + 1]
        if left.pair or right.pair or right.first - left.last != 1:
            continue
        link = class_at(tokens, left.last)
        opens = class_at(tokens, left.first - 1)
        if link not in _LINKS or not _alike(left.read.meaning, right.read.meaning):
            continue
        if (link == "AND") != (opens == "BETWEEN"):
            continue
        result[index] = replace(left, pair=1, read=_completed(left.read, right.read))
        result[index + 1] = replace(right, pair=-1, read=_following(left.read, right.read))
    return result


def _alike(left: Meaning, right: Meaning) -> bool:
    if isinstance(left, Clock):
        return isinstance(right, Clock)
    return type(left) is type(right) and not isinstance(right, Clock)


def _following(left: Read, right: Read) -> Read:
    """Let the weekday or month that closes a range follow the one that opens it."""
    first, second = left.meaning, right.meaning
    if isinstance(first, Weekday) and isinstance(second, Weekday) and second.pick is None:
        return replace(right, meaning=replace(second, after=first))
    if not isinstance(first, CalendarDate) or not isinstance(second, CalendarDate):
        return right
    if first.year is None and second.year is None and second.month is not None:
        return replace(right, meaning=replace(second, after=first))
    return right


def _completed(left: Read, right: Read) -> Read:
    """Give the first of two clocks what only the second one says: am or pm, the day, the zone."""
    first, second = left.meaning, right.meaning
    if isinstance(first, Clock) and isinstance(second, Clock):
        if first.is_twelve and not second.is_twelve:
            hour = first.hour % 12
            if second.hour >= 12 and hour + 12 <= second.hour:
                hour += 12
            first = replace(first, hour=hour, is_twelve=False)
        return replace(
            left, meaning=replace(first, on=first.on or second.on, zone=first.zone or second.zone)
        )
    return left


def _bare_first(tokens: Tokens, find: Find, low: int) -> Find | None:
    """Return the "3" of "from 3 to 5 March", the "9" of "between 9 and 11am"."""
    link, at = class_at(tokens, find.first - 1), find.first - 2
    if link not in (*_LINKS, "OR") or at < low or class_at(tokens, at) not in _NUMBERS:
        return None
    opens = class_at(tokens, at - 1) if at > low else ""
    is_day = isinstance(find.read.meaning, CalendarDate)
    is_century = find.rule == "centuries"
    is_listed = is_century or (is_day and (opens == "ON" or class_at(tokens, at) == "ORDINALNUM"))
    if link == "AND" and opens != "BETWEEN" and not is_listed:
        return None
    if link == "OR" and not is_day:
        return None
    if isinstance(find.read.meaning, YearSpan) and (link == "UNTIL" or find.rule != "centuries"):
        return None
    is_open = link in ("TO", "UNTIL") and opens != "FROM"
    if is_open and not (is_day or is_century):
        return None
    word = tokens.words[at].rstrip()
    klass = class_at(tokens, at)
    if klass == "ORDINAL":
        word = str(tokens.lexicon.meanings.get(word))
    meaning = _first_meaning(word, klass, find.read.meaning)
    if meaning is None:
        return None
    read = replace(find.read, meaning=meaning, mod=None)
    return Find(
        first=at, last=at + 1, start=tokens.starts[at], end=tokens.end(at), read=read, rule="range"
    )


_NUMBERS = ("NUM12", "NUM24", "NUM31", "ORDINALNUM", "ORDINAL", "DOTTED", "COLON")


def _first_meaning(word: str, klass: str, second: Meaning) -> Meaning | None:
    if isinstance(second, CalendarDate) and second.day is not None and word[0].isdigit():
        if klass in ("DOTTED", "COLON"):
            return None
        day = int(re.match(r"\d+", word)[0])  # type: ignore[index]  # it begins with a digit
        if day >= second.day:
            return None
        return date(second.year, second.month, day)
    if isinstance(second, YearSpan):
        number = re.match(r"\d+", word)
        return YearSpan(digits=f"{int(number[0]) - 1:02d}") if number and int(number[0]) else None
    if isinstance(second, Clock):
        time = time_of_day(word)
        if time is None or klass == "ORDINALNUM":
            return None
        return clock_meaning(time, half="", zone=second.zone)
    return None


def _with_figures(tokens: Tokens, finds: list[Find]) -> list[Find]:
    """Add the ranges that are written as one figure: "2014-15", "3-4pm", "3-5 March"."""
    extra: list[Find] = []
    taken = {at for find in finds if find.rule == "season" for at in range(find.first, find.last)}
    for match in _FIGURES.finditer(tokens.codes):
        if match.start() not in taken:
            extra.extend(_figure_range(tokens, match.start()))
    if not extra:
        return finds
    kept = [find for find in finds if not any(_overlap(find, other) for other in extra)]
    return sorted([*kept, *extra], key=lambda find: find.start)


def _overlap(find: Find, other: Find) -> bool:
    return find.start < other.end and other.start < find.end


def _figure_range(tokens: Tokens, at: int) -> list[Find]:
    word = tokens.words[at].rstrip()
    cut = re.search(r"[-–/]", word)
    if cut is None:
        return []
    left, right = word[: cut.start()], word[cut.end() :]
    klass = class_at(tokens, at)
    if klass == "YEARRANGE":
        reads = _years(left, right) if _years_are_meant(tokens, at, left, right) else None
    elif klass == "YEARMONTH":
        is_told = (spans_two_years(word) and _is_season_place(tokens, at)) or (
            int(left) < _BEFORE_MACHINES and int(right) > int(left) % 100
        )
        reads = _years(left, right) if is_told else None
    elif klass in ("CLOCKRANGE", "TIMERANGE"):
        reads = _clocks(left, right)
    else:
        is_pair = left.isdecimal() and right.isdecimal()
        if not is_pair or ("/" in word and int(right) != int(left) + 1):
            return []
        return _days(tokens, at, left, right)
    if reads is None:
        return []
    start = tokens.starts[at]
    return [
        _end_of_range(at, at, (start, start + cut.start()), reads[0], 1),
        _end_of_range(at, at + 1, (start + cut.end(), start + len(word)), reads[1], -1),
    ]


def _is_season_place(tokens: Tokens, at: int) -> bool:
    """Tell the years of "the 2003-04 season" and "season 2003/04" from a month in figures."""
    before, after = (tokens.words[n].rstrip() for n in (at - 1, min(at + 1, len(tokens.words) - 1)))
    is_named = not en.SEASONS_OF_TWO_YEARS.isdisjoint((before.casefold(), after.casefold()))
    return class_at(tokens, at - 1) in _BEFORE_SEASON or (at > 0 and is_named)


# No machine stamped a month of these years: "built 1903-05".
_BEFORE_MACHINES = 1950
# "The 2003-04 season", "in 2011-12": where prose names years, not a month in figures.
_BEFORE_SEASON = ("THE", "IN", "DURING", "FOR", "SINCE", "OF", "FROM", "UNTIL", "AND")


def _end_of_range(first: int, last: int, span: tuple[int, int], read: Read, pair: int) -> Find:
    return Find(
        first=first, last=last, start=span[0], end=span[1], read=read, rule="range", pair=pair
    )


def _years(left: str, right: str) -> tuple[Read, Read] | None:
    first = int(left)
    second = int(right) if len(right) == 4 else first // 100 * 100 + int(right)
    if len(right) == 2 and second < first:
        second += 100
    if not 1000 <= first < second <= min(2100, first + _LONGEST_SPAN):
        return None
    return (
        Read(type="DATE", meaning=CalendarDate(year=first)),
        Read(type="DATE", meaning=CalendarDate(year=second)),
    )


# So many years may a pair of years in one figure lie apart.
_LONGEST_SPAN = 100


def _years_are_meant(tokens: Tokens, at: int, left: str, right: str) -> bool:
    """Tell "(1756–1763)" and "2014-15" from "1200-1500 people" and "pages 1756–1763"."""
    before = tokens.words[at - 1].rstrip().casefold() if at else ""
    if before in en.NUMBERED or not int(right[-4:]) or left == right:
        return False
    heads = not before and (tokens.words[at + 1].strip() if at + 1 < len(tokens.words) else "")
    if int(left) >= _NEAR_YEARS or heads in (":", "–", "—", "-", ""):
        return len(right) == 2 or int(right) <= int(left) + 60
    after = tokens.words[at + 1].rstrip() if at + 1 < len(tokens.words) else ""
    if len(right) == 4:
        return counts_nothing(after)
    form = form_of(after.casefold())
    is_told = counts_nothing(after) or (form is not None and form[1].startswith("past"))
    is_reign = before == "." and at > 1 and tokens.words[at - 2].rstrip() in _REIGNED
    return is_told and (is_reign or class_at(tokens, at - 1) in (*_BEFORE_SEASON, "OPEN"))


# "William (r. 1066–87)", "fl. 1450–80".
_REIGNED = frozenset("r fl c ca b".split())


_NEAR_YEARS = 1900


def _clocks(left: str, right: str) -> tuple[Read, Read] | None:
    first, second = time_of_day(left), time_of_day(right)
    if first is None or second is None:
        return None
    opens = clock_meaning(first, half="", zone=None)
    closes = clock_meaning(second, half="", zone=None)
    if opens.is_impossible or closes.is_impossible:
        return None
    read = Read(type="TIME", meaning=closes)
    return _completed(replace(read, meaning=opens), read), read


def _days(tokens: Tokens, at: int, left: str, right: str) -> list[Find]:
    """Read "3-5 March" and "March 3-5" (with a year perhaps behind)."""
    opens = at - 2 if class_at(tokens, at - 1) == "POINT" else at - 1
    before, after = class_at(tokens, opens), class_at(tokens, at + 1)
    months = ("MONTH", "SHORTMONTH", "MAY", "MARCH")
    first, second = int(left), int(right)
    if not 1 <= first < second <= 31:
        return []
    year = None
    if class_at(tokens, at + 2) == "AD":  # "18–19 July AD 64" is read by its month
        return []
    if after in months:
        month = tokens.lexicon.meanings.get(tokens.words[at + 1].rstrip())
        last = at + 2
        if class_at(tokens, last) == "YEAR":
            year, last = int(tokens.words[last]), last + 1
    elif before in months:
        month, last = tokens.lexicon.meanings.get(tokens.words[opens].rstrip()), at + 1
        skip = last + (class_at(tokens, last) == "COMMA")
        if class_at(tokens, skip) == "YEAR":
            year, last = int(tokens.words[skip]), skip + 1
    else:
        return []
    first_token = opens if before in months else at
    return _day_pair(tokens, (first_token, at, last), (left, right), year, month)


def _day_pair(
    tokens: Tokens,
    places: tuple[int, int, int],
    figures: tuple[str, str],
    year: int | None,
    month: int | None,
) -> list[Find]:
    """Return both days: `places` are the first token, the figure's and the one behind the last."""
    first, at, last = places
    left, right = figures
    opens, closes = (
        Read(type="DATE", meaning=date(year, month, int(day)), is_relative=year is None)
        for day in figures
    )
    start = tokens.starts[at]
    word = tokens.words[at].rstrip()
    return [
        _end_of_range(first, at, (tokens.starts[first], start + len(left)), opens, 1),
        _end_of_range(at, last, (start + len(word) - len(right), tokens.end(last - 1)), closes, -1),
    ]
