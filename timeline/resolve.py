"""Turns readings and placed posts into values and intervals: which anchor, which side, and why."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from timeline.anchoring import Anchored, Base, Direction, Place, Told, anchored, base_from
from timeline.errors import Problem
from timeline.intervals import Granularity, Interval
from timeline.meanings import (
    CalendarDate,
    Clock,
    DayPart,
    Edge,
    Holiday,
    Length,
    Meaning,
    Same,
    Shift,
    UnitOf,
    Vague,
    Weekday,
    YearPart,
)
from timeline.model import Anchor, Dated, Offset, Placed, Reading, Resolution, Resolved, Span
from timeline.provenance import Derivation, Evidence
from timeline.tenses import direction_at

_NO_ANCHOR = Anchor(kind="none")
_DOCUMENT = Anchor(kind="document")


@dataclass(frozen=True, slots=True, kw_only=True)
class _From:
    """What a reading is counted from, how it is called, and why it is known."""

    anchor: Anchor
    base: Base | None
    why: Derivation | None
    is_bounded: bool = False


@dataclass(slots=True)
class _Told:
    """The last date told so far in a post, for words that go on from it."""

    post: int | None = None
    reading: int | None = None
    so_far: Told = field(default_factory=Told)

    @property
    def place(self) -> Place | None:
        """The last date told."""
        return self.so_far.place


@dataclass(slots=True)
class _State:
    told: _Told = field(default_factory=_Told)
    done: list[Resolution] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def resolve(placed: Placed) -> Resolved:
    """Return one resolution for each reading, in the readings' order."""
    state = _State()
    starts = [clause.span.start for clause in placed.tagged.clauses]
    for index, reading in enumerate(placed.tagged.readings):
        post = _post_of(placed, reading.span)
        if post != state.told.post:
            state.told = _Told(post=post)
        state.done.append(_resolution(placed, index, post, starts, state))
    return Resolved(placed=placed, resolutions=tuple(state.done), problems=tuple(state.problems))


def _post_of(placed: Placed, span: Span) -> int | None:
    for index, post in enumerate(placed.segmented.posts):
        if post.covers(span):
            return index
        if post.label is not None and post.label.contains(span):
            return index
    return None


def _resolution(
    placed: Placed, index: int, post: int | None, starts: list[int], state: _State
) -> Resolution:
    reading = placed.tagged.readings[index]
    meaning: Meaning = reading.meaning  # type: ignore[assignment]  # tag makes nothing else
    origin = _origin(placed, reading, meaning, post)
    told = state.told.so_far if goes_on(meaning) else None
    direction = _direction(placed, reading, starts)
    result = anchored(meaning, origin.base, placed.zone, direction=direction, told=told)
    if told is not None and uses_told(meaning, told.place):
        premise = state.done[state.told.reading].why if state.told.reading is not None else None
        origin = _From(
            anchor=Anchor(kind="expression", index=state.told.reading),
            base=origin.base,
            why=premise,
        )
    elif not needs_anchor(meaning):
        origin = _From(anchor=_NO_ANCHOR, base=None, why=None)
    if result.problem is not None:
        state.problems.append(_problem(placed, reading, result.problem))
    _remember(state, index, reading, meaning, result)
    return _made(placed, index, post, origin, direction, result)


def _made(
    placed: Placed,
    index: int,
    post: int | None,
    origin: _From,
    direction: Direction | None,
    result: Anchored,
) -> Resolution:
    reading = placed.tagged.readings[index]
    meaning: Meaning = reading.meaning  # type: ignore[assignment]  # tag makes nothing else
    interval, offset = result.interval, None
    if origin.is_bounded:
        offset = offset_of(meaning)
        interval = None if offset is not None else interval
    return Resolution(
        reading=index,
        post=post,
        value=result.value,
        anchor=origin.anchor,
        why=_why(placed, reading, origin, direction, result),
        interval=interval,
        offset=offset,
        assumed=result.assumed,
    )


def _origin(placed: Placed, reading: Reading, meaning: Meaning, post: int | None) -> _From:
    """Return the post's own time in a live blog, else the document's date."""
    posted = placed.posted[post] if post is not None else None
    is_blog = placed.segmented.kind == "live-blog"
    if is_blog and posted is not None and post is not None:
        base = base_from(posted.interval, placed.zone)
        if base is not None:
            return _From(anchor=Anchor(kind="post", index=post), base=base, why=posted.why)
    if placed.dct is None:
        return _From(anchor=_NO_ANCHOR, base=None, why=None)
    base = base_from(placed.dct.interval, placed.zone)
    if base is None:
        return _From(anchor=_NO_ANCHOR, base=None, why=None)
    bounded = is_blog and post is not None
    if bounded:
        base = _whole_days(base)
    return _From(anchor=_DOCUMENT, base=base, why=placed.dct.why, is_bounded=bounded)


def _whole_days(base: Base) -> Base:
    """Return the day of a live blog's date: its posts' own minutes are not the last update's."""
    from timeline.anchoring.units import clamped, midnight

    return Base(
        start=midnight(base.day),
        end=midnight(clamped(base.last_day.toordinal() + 1)),
        granularity=Granularity.DAY,
    )


def _direction(placed: Placed, reading: Reading, starts: list[int]) -> Direction | None:
    at = bisect_right(starts, reading.span.start) - 1
    if at < 0:
        return None
    clause = placed.tagged.clauses[at]
    if reading.span.start >= clause.span.end:
        return None
    return direction_at(placed.document.text, clause, reading.span)


def needs_anchor(meaning: Meaning) -> bool:
    """Tell whether the value of the words depends on when they were written."""
    match meaning:
        case CalendarDate():
            return meaning.year is None and (meaning.of is None or needs_anchor(meaning.of))
        case Clock() | DayPart():
            return meaning.on is None or needs_anchor(meaning.on)
        case YearPart() | Holiday():
            return meaning.of is None or needs_anchor(meaning.of)
        case Edge():
            return needs_anchor(meaning.of)
        case Weekday() | UnitOf() | Same():
            return (
                meaning.of is None or needs_anchor(meaning.of)
                if not isinstance(meaning, Same)
                else True
            )
        case Shift():
            return meaning.of is None or needs_anchor(meaning.of)
        case Length():
            return meaning.toward != 0
        case Vague():
            return True
        case _:
            return False


def goes_on(meaning: Meaning) -> bool:
    """Tell whether the words go on from a date told before: "two days later", "that week"."""
    match meaning:
        case Same():
            return True
        case Shift():
            if meaning.of is not None:
                return goes_on(meaning.of)
            return meaning.from_told or (meaning.unit == "year" and meaning.amount == 1)
        case Edge():
            return goes_on(meaning.of)
        case Clock() | DayPart():
            return meaning.on is not None and goes_on(meaning.on)
        case YearPart():
            return meaning.of is not None and goes_on(meaning.of)
        case _:
            return False


def uses_told(meaning: Meaning, told: Place | None) -> bool:
    """Tell whether the last date told took part in the answer."""
    return goes_on(meaning) and told is not None and told.start is not None


def offset_of(meaning: Meaning) -> Offset | None:
    """Return how far from its post's point a time lies that is told in minutes or hours."""
    match meaning:
        case Shift() if (
            meaning.unit in ("second", "minute", "hour")
            and meaning.of is None
            and not meaning.from_told
        ):
            return _offset_of_shift(meaning)
        case Length() if meaning.toward and meaning.parts and meaning.parts[0][1] in _SECONDS:
            number, unit = meaning.parts[0]
            reach = round((number or _MANY[unit]) * _SECONDS[unit])
            if meaning.toward < 0:
                return Offset(lower_s=-reach, upper_s=0)
            return Offset(lower_s=0, upper_s=reach)
        case UnitOf() if meaning.unit in _SECONDS and meaning.offset == 0:
            return Offset(lower_s=-_SECONDS[meaning.unit], upper_s=_SECONDS[meaning.unit])
        case _:
            return None


_SECONDS = {"second": 1, "minute": 60, "hour": 3600}
# What "seconds", "minutes" and "hours ago" may at most be, in their own unit.
_MANY = {"second": 600, "minute": 60, "hour": 24}


def _offset_of_shift(meaning: Shift) -> Offset:
    unit = _SECONDS[meaning.unit]
    if meaning.amount is None:
        near, far = 0, _MANY[meaning.unit] * unit
    else:
        spread = unit / 2 if meaning.unit != "minute" or meaning.amount >= 10 else unit
        near, far = round(meaning.amount * unit - spread), round(meaning.amount * unit + spread)
        near = max(near, 0)
    if meaning.sign < 0:
        return Offset(lower_s=-far, upper_s=-near)
    return Offset(lower_s=near, upper_s=far)


def _remember(
    state: _State, index: int, reading: Reading, meaning: Meaning, result: Anchored
) -> None:
    """Keep the place of a day, month or year that the text tells of, for what goes on from it."""
    place = result.place
    if reading.type not in ("DATE", "TIME") or place is None or place.start is None:
        return
    if isinstance(meaning, Vague) or place.granularity is None or reading.role == "label":
        return
    so_far = state.told.so_far.then(meaning, place)
    state.told = _Told(post=state.told.post, reading=index, so_far=so_far)


def _why(
    placed: Placed,
    reading: Reading,
    origin: _From,
    direction: Direction | None,
    result: Anchored,
) -> Derivation:
    evidence = Evidence(
        document=placed.document.id,
        start=reading.span.start,
        end=reading.span.end,
        text=reading.text,
    )
    says = f"“{reading.text}” is {result.value}"
    if origin.why is not None:
        says += f", counted from {_NAMES[origin.anchor.kind]}"
    if direction in ("past", "future") and result.assumed:
        says += f", read as {direction} from the tense"
    return Derivation(
        rule=reading.rule,
        says=says,
        evidence=(evidence,),
        premises=() if origin.why is None else (origin.why,),
    )


_NAMES = {
    "document": "the document's date",
    "post": "the time of its post",
    "expression": "the time told before it",
    "none": "nothing",
}


def _problem(placed: Placed, reading: Reading, says: str) -> Problem:
    return Problem(
        kind="impossible-date",
        severity="warning",
        says=f"{reading.text!r}: {says}",
        document=placed.document.id,
        spans=((reading.span.start, reading.span.end),),
    )


_ = (Dated, Interval)
