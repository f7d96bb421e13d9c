"""From where words are placed: the anchor, the tense, and what the text has told before them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from timeline.anchoring.units import Base, Place
from timeline.meanings import Length, Meaning, Repeat, Vague, YearPart

Direction = Literal["past", "present", "future"]
UNKNOWN = {
    "second": "TXX",
    "minute": "TXX:XX",
    "hour": "TXX",
    "day": "XXXX-XX-XX",
    "weekend": "XXXX-WXX-WE",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
    "millennium": "X",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a text has told of so far: the last date, and the last quarter of a year.

    `is_history` marks a text that tells of years long before it was written (or of unknown ones):
    there a date without a year belongs to the year last told of.
    """

    place: Place | None = None
    quarter: Place | None = None
    is_history: bool = False

    def then(self, meaning: Meaning, place: Place) -> Told:
        """Return what has been told once `meaning` was placed."""
        if isinstance(meaning, Vague | Length | Repeat) or place.granularity is None:
            return self
        is_quarter = isinstance(meaning, YearPart) and meaning.code[0] == "Q" and meaning.of is None
        return replace(self, place=place, quarter=place if is_quarter else self.quarter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """From where and in which direction words are read, and what was told before them."""

    placer: Callable[[Meaning, Frame], Place]
    base: Base | None = None
    direction: Direction | None = None
    so_far: Told | None = None

    def place(self, meaning: Meaning) -> Place:
        """Return where a part of a meaning lies, seen from the same place."""
        return self.placer(meaning, self)

    @property
    def told(self) -> Place | None:
        """The last date told."""
        return None if self.so_far is None else self.so_far.place

    @property
    def quarter(self) -> Place | None:
        """The last quarter told."""
        return None if self.so_far is None else self.so_far.quarter
