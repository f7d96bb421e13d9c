"""Every string of the page, in one table a language: the words of times, labels and sentences.

A translation is one more table with the same keys and the same `{fields}`, and one line in
`LANGUAGES`. What a language does not say with a 12-hour clock has `clock-24h`. Nothing here is
recognised in texts: that is `language/`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from timeline.errors import OptionError, quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The strings of one language by key; `phrases[key]` raises KeyError for a wrong key."""

    code: str
    name: str
    direction: str
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    ordinals: tuple[str, ...]
    strings: Mapping[str, str]

    def __getitem__(self, key: str) -> str:
        return self.strings[key]

    def get(self, key: str) -> str | None:
        """Return the string for `key`, or None where this language has none."""
        return self.strings.get(key)

    def count(self, key: str, number: int) -> str:
        """Return `key` said of a number: `{key}-one` for 1, else `{key}-many`."""
        return self.strings[f"{key}-one" if number == 1 else f"{key}-many"].format(n=number)

    def listed(self, items: tuple[str, ...]) -> str:
        """Return `a, b and c`."""
        if len(items) < 2:
            return "".join(items)
        joined = ", ".join(items[:-1])
        return self.strings["list-and"].format(first=joined, last=items[-1])

    def century(self, number: int) -> str:
        """Return `20th century`."""
        if self.code != "en":
            return self.strings["century"].format(ordinal=number)
        ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
        return self.strings["century"].format(ordinal=f"{number}{ending or 'th'}")


def phrases(language: str) -> Phrases:
    """Return the table of a language; raises OptionError for one that has none."""
    for table in LANGUAGES:
        if table.code == language:
            return table
    known = ", ".join(table.code for table in LANGUAGES)
    raise OptionError(f"no strings for the language {quoted(language)}: expected one of {known}")


_ENGLISH_TIMES = {
    "time-unknown": "time unknown",
    "reported": "reported {time}",
    "noon": "noon",
    "midnight": "midnight",
    "day": "{weekday} {day} {month} {year}",
    "day-without-year": "{weekday} {day} {month}",
    "short-day": "{day} {month} {year}",
    "short-day-without-year": "{day} {month}",
    "days": "{first} to {last}",
    "clock-on-day": "{clock} on {day}",
    "limits-on-day": "{limits} on {day}",
    "after": "after {time}",
    "from": "from {time}",
    "by": "by {time}",
    "before": "before {time}",
    "between": "between {first} and {last}",
    "day-or-later": "{day} or later",
    "day-or-earlier": "{day} or earlier",
    "part-early-hours": "early hours of {day}",
    "part-morning": "morning of {day}",
    "part-midday": "midday on {day}",
    "part-afternoon": "afternoon of {day}",
    "part-evening": "evening of {day}",
    "part-night": "overnight, {days}",
    "part-early-hours-told": "early hours of {weekday}",
    "part-morning-told": "{weekday} morning",
    "part-midday-told": "{weekday}, midday",
    "part-afternoon-told": "{weekday} afternoon",
    "part-evening-told": "{weekday} evening",
    "units": "{first} to {last}",
    "unit-and-limits": "{unit}, {limits}",
    "week": "week of {day}",
    "month": "{month} {year}",
    "quarter": "{ordinal} quarter of {year}",
    "decade": "the {year}s",
    "century": "{ordinal} century",
    "list-and": "{first} and {last}",
}

_GERMAN_TIMES = {
    "clock-24h": "{time} Uhr",
    "time-unknown": "Zeit unbekannt",
    "reported": "gemeldet {time}",
    "noon": "12:00 Uhr",
    "midnight": "0:00 Uhr",
    "day": "{weekday}, {day}. {month} {year}",
    "day-without-year": "{weekday}, {day}. {month}",
    "short-day": "{day}. {month} {year}",
    "short-day-without-year": "{day}. {month}",
    "days": "{first}. bis {last}",
    "clock-on-day": "{clock} am {day}",
    "limits-on-day": "{limits} am {day}",
    "after": "nach {time}",
    "from": "ab {time}",
    "by": "bis {time}",
    "before": "vor {time}",
    "between": "zwischen {first} und {last}",
    "day-or-later": "{day} oder später",
    "day-or-earlier": "{day} oder früher",
    "part-early-hours": "früh am {day}",
    "part-morning": "Vormittag des {day}",
    "part-midday": "Mittag des {day}",
    "part-afternoon": "Nachmittag des {day}",
    "part-evening": "Abend des {day}",
    "part-night": "über Nacht, {days}",
    "part-early-hours-told": "{weekday}, früh am Morgen",
    "part-morning-told": "{weekday}vormittag",
    "part-midday-told": "{weekday}mittag",
    "part-afternoon-told": "{weekday}nachmittag",
    "part-evening-told": "{weekday}abend",
    "units": "{first} bis {last}",
    "unit-and-limits": "{unit}, {limits}",
    "week": "Woche ab {day}",
    "month": "{month} {year}",
    "quarter": "{ordinal} Quartal {year}",
    "decade": "{year}er-Jahre",
    "century": "{ordinal}. Jahrhundert",
    "list-and": "{first} und {last}",
}

ENGLISH: Final = Phrases(
    code="en",
    name="English",
    direction="ltr",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ordinals=("first", "second", "third", "fourth"),
    strings=_ENGLISH_TIMES,
)

GERMAN: Final = Phrases(
    code="de",
    name="Deutsch",
    direction="ltr",
    months=(
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    weekdays=(
        "Montag",
        "Dienstag",
        "Mittwoch",
        "Donnerstag",
        "Freitag",
        "Samstag",
        "Sonntag",
    ),
    ordinals=("1.", "2.", "3.", "4."),
    strings=_GERMAN_TIMES,
)

LANGUAGES: Final[tuple[Phrases, ...]] = (ENGLISH, GERMAN)
