"""What a table of strings is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


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

    def count(self, key: str, number: int, **more: object) -> str:
        """Return `key` said of a number: `{key}-one` for 1, else `{key}-many`."""
        ending = "one" if number == 1 else "many"
        return self.strings[f"{key}-{ending}"].format(n=number, **more)

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
