"""From where words are placed: the anchor, the tense, and what the text has told before them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from timeline.anchoring.units import DAY, Base, Place
from timeline.intervals import Granularity
from timeline.meanings import (
    CalendarDate,
    Edge,
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
from timeline.values import value

# The midnight that ends a day is told of that day.
_MIDNIGHT = "T24:00"
_MINUTE = timedelta(minutes=1)
# Dates of so many years before the writing are not of its own story.
LONG_AGO_YEARS = 2
# "ahead" is a present that speaks of what is to come, today included: "polls open on Thursday".
Direction = Literal["past", "present", "future", "ahead"]


@value(frozen=True, slots=True, kw_only=True)
class Stance:
    """How the clause around a time tells it: in which direction, in the past, as what "had" been,
    as what was said; and whether the time is the first one of its paragraph or of its sentence,
    and stands at the very front."""

    direction: Direction | None = None
    is_past: bool = False
    is_behind: bool = False
    is_reporting: bool = False
    opens: Literal["paragraph", "sentence"] | None = None
    is_fronted: bool = False


_PLAIN = Stance()


@value(frozen=True, slots=True, kw_only=True)
class Told:
    """What a text has told of so far: the last date, and the last quarter of a year.

    `history` is how many dates say that the text tells of years long before it was written, or of
    unknown ones: there a date without a year goes on from the one last told. 0 where it does not.
    `line` is the date that such a telling itself has come to: not what it only looks back to, in
    the pluperfect, while `aside` says how far that look back goes. `is_headed` says that a heading
    names the time, so that no tense leads away from it; `is_scene`, that the paragraph
    told its year at the front of a sentence ("In 1903 the mill burned").
    """

    place: Place | None = None
    quarter: Place | None = None
    history: int = 0
    line: Place | None = None
    aside: Literal["sentence", "paragraph"] | None = None
    is_headed: bool = False
    is_scene: bool = False

    def leading(self, stance: Stance, written: int | None) -> int:
        """Return `history` where a clause of this tense goes on from the date last told, else 0.

        What is to come does not, unless it was so in the past; and one old date does not carry a
        clause in the present. What news of the year `written` tells of years ago goes on within
        its paragraph.
        """
        if self.is_headed:
            return self.history
        if not self.history:
            return int(self._is_of_scene(stance, written))
        is_ahead = stance.direction in ("future", "ahead") and not stance.is_past
        is_weak = self.history == 1 and stance.direction == "present"
        return 0 if is_ahead or is_weak else self.history

    def _is_of_scene(self, stance: Stance, written: int | None) -> bool:
        """Tell whether a clause in the past stands in a paragraph that tells of years ago."""
        if written is None or not self.is_scene or self.place is None or self.place.end is None:
            return False
        is_told = stance.is_past and not stance.is_reporting
        return is_told and self.place.end.year <= written - LONG_AGO_YEARS + 1

    def at(self, stance: Stance) -> Told:
        """Return what is told of where a clause begins: a history comes back to its own line with
        a new paragraph, and behind a sentence that looked back."""
        if stance.opens == "paragraph" and self.is_scene:
            return replace(self, is_scene=False).at(stance)
        if not self.history or stance.opens is None or self.aside is None:
            return self
        if stance.opens == "sentence" and (self.aside == "paragraph" or stance.is_behind):
            return self
        return replace(self, place=self.line or self.place, aside=None)

    def under(self, place: Place) -> Told:
        """Return what has been told below a heading of that time."""
        return replace(
            self, place=place, line=place, aside=None, is_headed=True, history=max(self.history, 2)
        )

    def beyond(self, history: int) -> Told:
        """Return what has been told once no heading stands above any more."""
        return replace(self, is_headed=False, history=history)

    def then(self, meaning: Meaning, place: Place, stance: Stance = _PLAIN) -> Told:
        """Return what has been told once `meaning` was placed."""
        quarter = place if _is_own_quarter(meaning) else self.quarter
        if isinstance(meaning, Vague | Length | Repeat) or _looks_back(meaning):
            return self
        is_told = isinstance(meaning, Fixed) or place.value.startswith("BC")
        if place.granularity is None and not is_told:
            return self if quarter is self.quarter else replace(self, quarter=quarter)
        if stance.opens is None and self._is_of_day(place):
            return self
        if place.value.endswith(_MIDNIGHT) and place.start is not None:
            place = replace(place, start=place.start - _MINUTE, end=place.start)
        aside = self._aside(place, stance)
        line = self.line if aside is not None else place
        sets = stance.is_fronted and stance.is_past
        is_scene = _names_year(meaning) and (sets or (self.is_scene and place.start is not None))
        return Told(
            place=place,
            quarter=quarter,
            history=self.history,
            line=line,
            aside=aside,
            is_headed=self.is_headed,
            is_scene=is_scene,
        )

    def _is_of_day(self, day: Place) -> bool:
        """Tell whether a day is that of the time just told, which says when more exactly: "at
        04:17 local time (01:17 GMT) on Monday"."""
        told = self.place
        if told is None or told.granularity is None or day.granularity is not Granularity.DAY:
            return False
        if not told.granularity.is_finer_than(Granularity.DAY):
            return False
        first, last = day.start, day.end
        if told.start is None or told.end is None or first is None or last is None:
            return False
        return first <= told.start and told.end <= last

    def _aside(self, place: Place, stance: Stance) -> Literal["sentence", "paragraph"] | None:
        """Return how far a look back goes on with this place, None where it belongs to the line."""
        if stance.is_behind and self.line is not None:
            opens = stance.opens == "paragraph" or self.aside == "paragraph"
            return "paragraph" if opens else "sentence"
        if self.aside is None or self.line is None or place.start is None:
            return None
        is_before = self.line.start is not None and place.start < self.line.start
        return self.aside if is_before else None


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


def _names_year(meaning: Meaning) -> bool:
    """Tell whether a time is told with its year, or goes on from one that was."""
    match meaning:
        case CalendarDate(of=of) | YearPart(of=of) | Edge(of=of) if of is not None:
            return _names_year(of)
        case Shift(from_told=from_told):
            return from_told
        case CalendarDate(pick=None) | Same():
            return True
        case _:
            return False


def _is_own_quarter(meaning: Meaning) -> bool:
    """Tell whether the words name the quarter that a report is of, not one of another year."""
    if isinstance(meaning, Same):
        return meaning.unit == "quarter" and not meaning.offset
    if not isinstance(meaning, YearPart) or meaning.code[0] != "Q" or meaning.code == "QX":
        return False
    return meaning.of is None or meaning.of == UnitOf(unit="year", offset=0)


@value(frozen=True, slots=True, kw_only=True)
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
