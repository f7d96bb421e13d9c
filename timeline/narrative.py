"""How each time of a text is told: the tense of its clause, its place, the heading above it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal

from timeline.anchoring import Base, Direction, Place, Stance, Told
from timeline.anchoring.units import DAY
from timeline.headings import Heading, time_headings
from timeline.meanings import CalendarDate, Clock, DayPart
from timeline.model import Clause, Reading, Span, Tagged
from timeline.tenses import direction_at, goes_along, is_said

_PARAGRAPH = re.compile(r"\n\s*\n|(?:[.!?:;…][\"'”’)\]]*|^)[^\S\n]*\n")
_FRONTED = re.compile(
    r"(?:\A|\n|[.!?][\"'”’)\]]*\s)\s*"
    r"(?:(?:(?:Early|Late|Later)\s)?(?:in|on|by|at|during|from|between)\s)?(?:the\s)?"
    r"(?:(?<=the\s)(?:[\w’'-]+\s){1,3}of\s)?\Z",
    re.IGNORECASE,
)
_REACH = 48
_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*\s+[\"“‘'(\[–-]*[A-Z0-9]")


def stances(text: str, tagged: Tagged, *, is_blog: bool) -> Iterator[Stance]:
    """Yield how each reading of a tagged text is told."""
    starts = [clause.span.start for clause in tagged.clauses]
    before: Reading | None = None
    direction: Direction | None = None
    for reading in tagged.readings:
        clause = _clause_at(tagged, reading.span, starts)
        if before is None or not goes_along(text, before, direction, reading):
            direction = direction_of(text, clause, reading.span)
        last = None if before is None else before.span
        if is_blog:  # its posts tell of themselves: no paragraph leads on to the next
            yield in_clause(clause, direction)
        else:
            yield stance_of(text, last, reading.span, clause, direction)
        before = reading


def direction_of(text: str, clause: Clause | None, span: Span) -> Direction | None:
    """Return on which side of its anchor a time lies; what is said on a day is past."""
    if is_said(text, span):
        return "past"
    return None if clause is None else direction_at(text, clause, span)


def _clause_at(tagged: Tagged, span: Span, starts: list[int]) -> Clause | None:
    """Return the clause that a span begins in; `starts` are those of the clauses."""
    at = bisect_right(starts, span.start) - 1
    if at < 0 or span.start >= tagged.clauses[at].span.end:
        return None
    return tagged.clauses[at]


def stance_of(
    text: str, before: Span | None, span: Span, clause: Clause | None, direction: Direction | None
) -> Stance:
    """Return how the words at `span` are told; `before` are those of the time told before them."""
    between = "\n\n" if before is None else text[before.end : span.start + 1]
    fronted = is_fronted(text, span)
    return in_clause(clause, direction, opens=_opens(between), is_fronted=fronted)


def in_clause(
    clause: Clause | None,
    direction: Direction | None,
    *,
    opens: Literal["paragraph", "sentence"] | None = None,
    is_fronted: bool = False,
) -> Stance:
    """Return how a clause tells a time in it, by default wherever in the text it stands."""
    if clause is None:
        return Stance(direction=direction, opens=opens, is_fronted=is_fronted)
    is_past = clause.tense == "past"
    return Stance(
        direction=direction,
        is_past=is_past,
        is_behind=is_past and clause.is_perfect,
        is_reporting=clause.is_reporting,
        opens=opens,
        is_fronted=is_fronted,
    )


def is_fronted(text: str, span: Span) -> bool:
    """Tell whether nothing but a preposition stands before a time in its sentence."""
    return _FRONTED.search(text, max(0, span.start - _REACH), span.start) is not None


def _opens(between: str) -> Literal["paragraph", "sentence"] | None:
    if "\n" in between and _PARAGRAPH.search(between):
        return "paragraph"
    return "sentence" if _SENTENCE.search(between) else None


class DayOfSentence:
    """The day that a sentence names, for the times of day behind it: "On Friday polls open at 7am
    and close at 10pm". A sentence ends with its text; a day told only aside gives nothing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._day: tuple[int, Span, Place] | None = None

    def of(
        self, reading: Reading, direction: Direction | None, base: Base | None
    ) -> tuple[Told, int] | None:
        """Return the day of a time of day as told, and the reading that named it; None if none did.

        What is to come is not of a day that is over, nor what is past of one to come.
        """
        meaning = reading.meaning
        if self._day is None or not isinstance(meaning, Clock | DayPart) or meaning.on is not None:
            return None
        index, span, place = self._day
        if reading.span.start - span.end > _REACH_DAY:
            self._day = None
            return None
        between = self._text[span.end : reading.span.start + 1]
        aside = _ASIDE.search(self._text, max(0, span.start - _REACH_ASIDE), span.start)
        if aside or _opens(between) is not None or _LINE.search(between):
            self._day = None
            return None
        is_named = reading.role != "dates" or _SEE.search(self._text, span.end, reading.span.start)
        if is_named or (isinstance(meaning, DayPart) and meaning.is_overnight):
            return None
        return None if _is_on_other_side(place, direction, base) else (Told(place=place), index)

    def tell(self, index: int, reading: Reading, place: Place | None) -> None:
        """Take in a reading and where it lies."""
        meaning = reading.meaning
        is_bare = isinstance(meaning, Clock | DayPart) and meaning.on is None
        if is_bare or place is None or not _is_day(place) or reading.role != "dates":
            return
        self._day = (index, reading.span, place)


def _is_day(place: Place) -> bool:
    if place.start is None or place.end is None or place.granularity is None:
        return False
    return place.end - place.start <= DAY


def _is_on_other_side(place: Place, direction: Direction | None, base: Base | None) -> bool:
    if base is None or place.day is None:
        return False
    if direction in ("future", "ahead"):
        return place.day < base.day
    return direction == "past" and place.day > base.last_day


# A line that is not one of a text wrapped by hand.
_LINE = re.compile(r"\n(?![a-z])")
# "Who left on Friday, spoke at noon": what is told aside is of a day of its own.
_ASIDE = re.compile(
    r"\b(?:who|whom|which|whose|where|when|after|since|following|before|because|than|despite"
    r"|until|till|by|ahead)\b"
    r"[^,;.!?]*$",
    re.IGNORECASE,
)
_REACH_ASIDE = 80
_REACH_DAY = 500
# "It was decided yesterday (see 9.22am)": another post's own time.
_SEE = re.compile(r"\bsee\s(?:[\w’'-]+\s){0,3}$", re.IGNORECASE)


class HeadingsAbove:
    """Carries the times of a text's headings to what they head, reading by reading, in order."""

    def __init__(self, text: str, readings: Sequence[Reading], base: Base | None) -> None:
        headings = time_headings(text, readings)
        self.headings = [one for one in headings if not _is_dateline(readings, one, base)]
        self._readings = readings
        self._open: Heading | None = None
        self._line: Heading | None = None
        self._opening: Place | None = None
        self._at = 0

    def before(self, told: Told, index: int, history: int) -> Told:
        """Return what has been told where a reading stands: what heads one line ends with it."""
        opened = self._open
        if opened is None or opened.is_line:
            return told
        if self._readings[index].span.start < opened.scope.end:
            return told
        self._open = self._line
        return told if self._line is not None else told.beyond(history)

    def after(self, told: Told, index: int, place: Place | None) -> Told:
        """Return what has been told behind a reading, which may be a heading, or close one."""
        if self._at == len(self.headings):
            return told
        heading = self.headings[self._at]
        if index == heading.readings[0]:
            self._opening = place
        if index in heading.readings and self._opening is not None and self._opening.start:
            told = told.under(self._opening)  # a range's own telling begins with its first year
        if index == heading.readings[-1]:
            self._open = heading
            self._line = heading if heading.is_line else self._line
            self._at += 1
        return told

    def is_heading(self, index: int) -> bool:
        """Tell whether a reading, not yet passed, belongs to a heading."""
        at = self._at
        return at < len(self.headings) and index in self.headings[at].readings


def _is_dateline(readings: Sequence[Reading], heading: Heading, base: Base | None) -> bool:
    """Tell whether a line names the day on which the text was written."""
    meaning = readings[heading.readings[0]].meaning
    if base is None or not isinstance(meaning, CalendarDate):
        return False
    day = (base.day.year, base.day.month, base.day.day)
    return (meaning.year, meaning.month, meaning.day) == day
