"""From where words are placed: the anchor, the tense, and what the text has told before them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from timeline.anchoring.units import DAY, Base, Place
from timeline.meanings import (
    CalendarDate,
    Fixed,
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

# "ahead" is a present that speaks of what is to come, today included: "polls open on Thursday".
Direction = Literal["past", "present", "future", "ahead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a text has told of so far: the last date, and the last quarter of a year.

    `history` is how many dates say that the text tells of years long before it was written, or of
    unknown ones: there a date without a year goes on from the one last told. 0 where it does not.
    """

    place: Place | None = None
    quarter: Place | None = None
    history: int = 0

    def leading(self, direction: Direction | None) -> int:
        """Return `history` where a clause of this tense goes on from the date last told, else 0.

        What is to come does not, and one old date does not carry a clause in the present.
        """
        is_weak = self.history == 1 and direction == "present"
        return 0 if direction in ("future", "ahead") or is_weak else self.history

    def then(self, meaning: Meaning, place: Place) -> Told:
        """Return what has been told once `meaning` was placed."""
        quarter = place if _is_own_quarter(meaning) else self.quarter
        if isinstance(meaning, Vague | Length | Repeat) or _looks_back(meaning):
            return self
        if place.granularity is None and not isinstance(meaning, Fixed):
            return replace(self, quarter=quarter)
        return replace(self, place=place, quarter=quarter)


def _looks_back(meaning: Meaning) -> bool:
    """Tell "the previous May" and "two years earlier", from which a text returns."""
    match meaning:
        case Weekday(pick="last", of=Same()) | CalendarDate(pick="last", of=Same()):
            return True
        case YearPart(pick="last", from_told=True):
            return True
        case Shift(from_told=True, sign=sign):
            return sign < 0
        case _:
            return False


def _is_own_quarter(meaning: Meaning) -> bool:
    """Tell whether the words name the quarter that a report is of, not one of another year."""
    if isinstance(meaning, Same):
        return meaning.unit == "quarter" and not meaning.offset
    if not isinstance(meaning, YearPart) or meaning.code[0] != "Q" or meaning.code == "QX":
        return False
    return meaning.of is None or meaning.of == UnitOf(unit="year", offset=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """From where and in which direction words are read, and what was told before them.

    `from_today` says that what is to come may be of the anchor's own day.
    """

    placer: Callable[[Meaning, Frame], Place]
    base: Base | None = None
    direction: Direction | None = None
    from_today: bool = False
    so_far: Told | None = None

    def place(self, meaning: Meaning) -> Place:
        """Return where a part of a meaning lies, seen from the same place."""
        return self.placer(meaning, self)

    @property
    def told(self) -> Place | None:
        """The last date told."""
        return None if self.so_far is None else self.so_far.place

    @property
    def day_told(self) -> date | None:
        """The day last told, None where only a month or a year was."""
        told = self.told
        if told is None or told.start is None or told.end is None:
            return None
        return told.start.date() if told.end - told.start <= 2 * DAY else None

    @property
    def quarter(self) -> Place | None:
        """The last quarter told."""
        return None if self.so_far is None else self.so_far.quarter
