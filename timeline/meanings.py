"""What the words of a time say before any date is known: a closed union of small values.

`tag` makes them, `anchoring` turns one and an anchor into a TIMEX3 value and an interval.
"""

from __future__ import annotations

from typing import Literal

from timeline.values import value

Unit = Literal[
    "second",
    "minute",
    "hour",
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
]
Pick = Literal["last", "this", "next"]
Part = Literal["MO", "MI", "AF", "EV", "NI", "DT"]


@value(frozen=True, slots=True, kw_only=True)
class Vague:
    """The past, the present or the future, and nothing more."""

    value: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]


@value(frozen=True, slots=True, kw_only=True)
class CalendarDate:
    """Fields of the calendar that the words gave; a missing year is found from the anchor.

    `pick` is the word "last", "this" or "next" before it. `weekday` is ISO (Monday is 1).
    `after` is the month that opens a range ("from May to December"): this one is the next
    after it. `is_impossible` marks "31 February".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    pick: Pick | None = None
    of: Meaning | None = None
    after: Meaning | None = None
    is_impossible: bool = False


@value(frozen=True, slots=True, kw_only=True)
class YearSpan:
    """Years that one word names: `digits` are the leading ones ("199" the 1990s, "19")."""

    digits: str


@value(frozen=True, slots=True, kw_only=True)
class Weekday:
    """A day of the week; `pick` as in "next Monday", `weeks` as in "a week on Monday".

    "Next Friday" is Friday of next week: of this week one says "on Friday" or "this Friday".

    `after` is the day that opens a range ("Friday to Monday"): this one is the next after it.
    `nth` counts in the month `of` ("the second Sunday in May"), -1 is the last one.
    """

    weekday: int
    pick: Pick | None = None
    weeks: int = 0
    nth: int | None = None
    of: Meaning | None = None
    after: Meaning | None = None


@value(frozen=True, slots=True, kw_only=True)
class UnitOf:
    """The calendar unit `offset` units from the anchor's own: last week -1, this month 0.

    `is_the` marks "the year": in a history it is the one that is told of. `is_working` counts days
    from Monday to Friday alone. `of` is the longer time whose unit it is, counted from its start
    or, with `is_from_end`, from its end: "the last week of May". `is_rolling` marks "the past
    year", which runs up to now, or is last year: who reads it can't tell.
    """

    unit: Unit
    offset: int
    of: Meaning | None = None
    is_from_end: bool = False
    is_the: bool = False
    is_working: bool = False
    is_rolling: bool = False


@value(frozen=True, slots=True, kw_only=True)
class Shift:
    """So many units before (negative) or after the anchor; None is an unknown number.

    `is_loose` says that the unit blurs it ("two years ago" is a year, not a day). `after` is what
    it is counted from where the words say so; `from_told` counts from the last time told. `grain`
    is the unit that the words narrow it to ("a year ago today" is a day); `is_few` tells "a few
    days ago" from "days ago", both without a number.
    """

    amount: float | None
    unit: Unit
    sign: int
    of: Meaning | None = None
    from_told: bool = False
    grain: Unit | None = None
    is_few: bool = False


@value(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day. `is_twelve` marks an hour from 1 to 12 without am or pm.

    `on` is the day it belongs to. `second` and `minute` are None where the words did not go so far.
    """

    hour: int
    minute: int | None = None
    second: int | None = None
    is_twelve: bool = False
    zone: str | None = None
    on: Meaning | None = None
    part: Part | None = None
    is_impossible: bool = False


@value(frozen=True, slots=True, kw_only=True)
class DayPart:
    """Morning, afternoon, evening or night of a day; `on` None is a day not named.

    `is_overnight` is the night that leads into the day, or, where the day is named, out of it.
    `is_by_sun` is sunrise or sunset, which TIMEX3 has no code for and no clock keeps.
    `is_of_event`: its day is that of something told ("the night of the fire"), no anchor's.
    """

    part: Part
    on: Meaning | None = None
    is_of_event: bool = False
    is_overnight: bool = False
    is_by_sun: bool = False


@value(frozen=True, slots=True, kw_only=True)
class YearPart:
    """A season, quarter or half of a year: `code` is SP, SU, FA, WI, Q1 … Q4, H1, H2.

    `of` is the year, None where it is not named; `is_fiscal` as the words say.
    `from_told` counts `pick` from the last time told ("the following spring").
    `is_over_new_year`: of two years that the words name ("the winter of 1981-82").
    """

    code: str
    of: Meaning | None = None
    pick: Pick | None = None
    is_fiscal: bool = False
    from_told: bool = False
    is_over_new_year: bool = False


@value(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A feast by the key of `language`'s table; `of` its year, None where it is not named."""

    key: str
    of: Meaning | None = None
    pick: Pick | None = None


@value(frozen=True, slots=True, kw_only=True)
class Edge:
    """The start, middle, end, or the part so far of another time ("early March")."""

    edge: Literal["start", "middle", "end", "earlier", "later", "small-hours"]
    of: Meaning


@value(frozen=True, slots=True, kw_only=True)
class Same:
    """A time told before: "that day", "the same week", "then"."""

    unit: Unit
    offset: int = 0


@value(frozen=True, slots=True, kw_only=True)
class Length:
    """A length of time; None is an unknown number. `toward` places it next to the anchor:
    -1 "the last three months", 1 "the next two weeks", 0 a mere length."""

    parts: tuple[tuple[float | None, Unit], ...]
    toward: int = 0
    value: str | None = None


@value(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A set of times, as its TIMEX3 value says it."""

    value: str


@value(frozen=True, slots=True, kw_only=True)
class Written:
    """A date written out in a language without a file of its own, left to a library."""

    words: str
    language: str


@value(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A TIMEX3 value that needs no anchor and has no place on the time line of years 1 to 9999."""

    value: str


Meaning = (
    Vague
    | CalendarDate
    | YearSpan
    | Weekday
    | UnitOf
    | Shift
    | Clock
    | DayPart
    | YearPart
    | Holiday
    | Edge
    | Same
    | Length
    | Repeat
    | Written
    | Fixed
)
