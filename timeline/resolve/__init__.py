"""Turns readings and placed posts into values and intervals: which anchor, which side, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta

from timeline.anchoring import (
    Anchored,
    Base,
    Direction,
    Place,
    Stance,
    Told,
    anchored,
    base_from,
    is_of_own_day,
    loose_interval,
)
from timeline.anchoring.asks import goes_on, needs_anchor, offset_of
from timeline.anchoring.history import SURE_HISTORY, history_of
from timeline.anchoring.looseness import SMALL_UNITS_S
from timeline.anchoring.units import clamped, midnight
from timeline.errors import Problem
from timeline.headings import headed_by
from timeline.holders import of_parts_and_labels
from timeline.intervals import Granularity, zone
from timeline.language.en_discourse import PRESENT_DAY
from timeline.meanings import Clock, DayPart, Meaning, Shift, Vague
from timeline.model import (
    Anchor,
    Placed,
    Reading,
    Resolution,
    Resolved,
)
from timeline.narrative import DayOfSentence, HeadingsAbove, stances
from timeline.provenance import Derivation
from timeline.resolve.elsewhere import by_its_clocks
from timeline.resolve.reasons import problem, said, why
from timeline.values import value

_NO_ANCHOR = Anchor(kind="none")
_DOCUMENT = Anchor(kind="document")
_PRESENT = Vague(value="PRESENT_REF")
_OWN_STORY = timedelta(days=7)  # a day further from an article's own is not its story's
_PRESENT_DAY = re.compile(PRESENT_DAY, re.IGNORECASE | re.VERBOSE)


@value(frozen=True, slots=True, kw_only=True)
class _From:
    """What a reading is counted from, how it is called, and why it is known."""

    anchor: Anchor
    base: Base | None
    why: Derivation | None
    is_bounded: bool = False


@dataclass(slots=True)
class _Told:
    """The last date told so far in a post, for words that go on from it, and the last day that is
    not only what "had" been. `is_behind` tells whether that last date was, `behind_reading` which
    day that had been was told last; `over` is the last day told in the past."""

    post: int | None = None
    reading: int | None = None
    so_far: Told = field(default_factory=Told)
    day: Place | None = None
    day_reading: int | None = None
    is_behind: bool = False
    behind_reading: int | None = None
    over: tuple[Place, int] | None = None

    @property
    def place(self) -> Place | None:
        """The last date told."""
        return self.so_far.place


@dataclass(slots=True)
class _State:
    """`told_by` is the reading that told each place last; `history` is the whole text's."""

    headed: HeadingsAbove
    named: DayOfSentence
    written: int | None = None
    history: int = 0
    told: _Told = field(default_factory=_Told)
    told_by: dict[Place, int] = field(default_factory=dict)
    done: list[Resolution] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    origins: dict[int | None, _From] = field(default_factory=dict)

    def origin_of(self, placed: Placed, post: int | None) -> _From:
        """Return what a post's times are counted from, found once for each post."""
        if post not in self.origins:
            self.origins[post] = _origin(placed, post)
        return self.origins[post]


def resolve(placed: Placed) -> Resolved:
    """Return one resolution for each reading, in the readings' order."""
    meanings: list[Meaning] = [one.meaning for one in placed.tagged.readings]  # type: ignore[misc]  # tag makes nothing else
    is_blog = placed.segmented.kind == "live-blog"
    base = None if placed.dct is None else base_from(placed.dct.interval, placed.zone)
    written = None if base is None else base.day.year
    history = 0 if is_blog else history_of(meanings, written)
    readings = () if is_blog else placed.tagged.readings
    headed = HeadingsAbove(placed.document.text, readings, base)
    state = _State(
        headed=headed,
        named=DayOfSentence(placed.document.text),
        written=None if is_blog else written,
        history=history,
    )
    state.told = _Told(so_far=Told(history=history))
    holders = of_parts_and_labels(placed.segmented.posts)
    for index, stance in enumerate(stances(placed.document.text, placed.tagged, is_blog=is_blog)):
        post = holders.of(placed.tagged.readings[index].span)
        if is_blog and post != state.told.post:
            state.told = _Told(post=post, so_far=Told(history=history))
        state.done.append(_resolution(placed, index, post, stance, state))
    return Resolved(
        placed=placed,
        resolutions=tuple(state.done),
        headed=tuple(headed_by(placed.document, state.headed.headings, state.done)),
        is_history=history >= SURE_HISTORY,
        problems=tuple(state.problems),
    )


def _resolution(
    placed: Placed, index: int, post: int | None, stance: Stance, state: _State
) -> Resolution:
    reading, direction = placed.tagged.readings[index], stance.direction
    is_blog = placed.segmented.kind == "live-blog"
    meaning: Meaning = reading.meaning  # type: ignore[assignment]  # tag makes nothing else
    so_far = state.headed.before(state.told.so_far, index, state.history).at(stance)
    _return_to(placed, so_far, stance, state)
    own = state.origin_of(placed, post)
    recent = _of_day(placed, meaning, state.told, stance)
    named = state.named.of(reading, direction, own.base)
    told, teller = named or _led_by(placed, reading, recent, stance, state)
    if is_blog and direction == "future" and is_of_own_day(meaning, own.base, placed.zone):
        direction = "ahead"
    result = anchored(meaning, own.base, placed.zone, direction=direction, told=told)
    state.named.tell(index, reading, result.place)
    origin = _counted_from(meaning, own, told, teller, state)
    if result.problem is not None:
        state.problems.append(problem(placed, reading, result.problem))
    is_doubtful = named is None and _is_of_doubtful_day(meaning, state.told, stance)
    if not is_doubtful and _leads(placed, index, post, state):
        _remember(state, index, stance, meaning, result)
    interval, offset = loose_interval(result, meaning, reading.mod, placed.zone), None
    if is_doubtful or _is_present_day(reading, origin):
        interval = None if is_doubtful or placed.dct is None else placed.dct.interval
    interval, whose = by_its_clocks(placed, reading, interval)
    words = said(result, interval, direction, placed.zone) + whose
    if origin.is_bounded:
        offset = offset_of(meaning, reading.mod)
        interval = None if offset is not None else interval
    return Resolution(
        reading=index,
        post=post,
        value=result.value,
        anchor=origin.anchor,
        why=why(placed, reading, origin.anchor, origin.why, words),
        interval=interval,
        offset=offset,
        assumed=result.assumed,
    )


def _leads(placed: Placed, index: int, post: int | None, state: _State) -> bool:
    """Tell whether words may go on from a reading of a post's own text, or of a heading."""
    reading = placed.tagged.readings[index]
    if post is not None and placed.segmented.posts[post].is_labelled(reading.span):
        return False
    is_blog = placed.segmented.kind == "live-blog"
    is_own = post is not None or is_blog or state.headed.is_heading(index)
    return is_own and _is_remembered(reading, reading.meaning)  # type: ignore[arg-type]  # tag makes nothing else


def _led_by(
    placed: Placed, reading: Reading, recent: _Told, stance: Stance, state: _State
) -> tuple[Told | None, int | None]:
    """Return what was told before and by which reading, where the words go on from it."""
    meaning: Meaning = reading.meaning  # type: ignore[assignment]  # tag makes nothing else
    so_far = recent.so_far
    is_told = goes_on(meaning, history=so_far.leading(stance, state.written))
    is_of_day = _is_of_day_told(placed, meaning, so_far, stance.direction)
    return (so_far, recent.reading) if is_told or is_of_day else (None, None)


def _of_day(placed: Placed, meaning: Meaning, told: _Told, stance: Stance) -> _Told:
    """Return what was told last; for a time of day, and for "minutes later", the day told last.

    A year or a month that was told since is a look aside. A day far from an article's own may be
    one too: times of day do not go back to it, unless only what is to come was told since. What
    "had" been on a day does not give it to what is told next.
    """
    is_shift = isinstance(meaning, Shift) and meaning.unit in SMALL_UNITS_S and meaning.from_told
    is_of_day = is_shift or isinstance(meaning, Clock | DayPart)
    if not is_of_day or placed.dct is None or placed.dct.interval.start is None:
        return told
    is_back = told.is_behind and not stance.is_behind and stance.opens is not None
    if _is_day(told.place) and not is_back:
        return told
    written = placed.dct.interval.start.replace(tzinfo=None)
    if told.day is None or told.day.start is None:
        return (
            replace(told, reading=None, so_far=replace(told.so_far, place=None))
            if is_back
            else told
        )
    place = told.place
    is_ahead = place is not None and place.start is not None and place.start > written
    only_ahead = is_ahead and stance.direction == "past" and stance.is_past
    if abs(told.day.start - written) > _OWN_STORY and not only_ahead and not is_back:
        return told
    return replace(told, reading=told.day_reading, so_far=replace(told.so_far, place=told.day))


def _is_of_doubtful_day(meaning: Meaning, told: _Told, stance: Stance) -> bool:
    """Tell whether a time of day may be of a day that "had" been, told since the day of the news:
    "It had rained on Sunday. The dam broke at 6am." Who says something does so on the news' day."""
    if not isinstance(meaning, Clock | DayPart) or meaning.on is not None:
        return False
    is_since = told.behind_reading is not None and told.behind_reading > (told.day_reading or -1)
    is_told = stance.is_past and stance.direction not in ("future", "ahead")
    return is_since and is_told and not (stance.is_behind or stance.is_reporting)


def _is_day(place: Place | None) -> bool:
    """Tell whether a place is no longer than a weekend."""
    if place is None or place.start is None or place.end is None:
        return False
    return place.end - place.start <= timedelta(days=2)


def _counted_from(
    meaning: Meaning, own: _From, told: Told | None, reading: int | None, state: _State
) -> _From:
    """Return what a meaning was counted from: a time told before, nothing, or its post or page.

    `reading` is the one that told that time.
    """
    if told is not None and told.place is not None and told.place.start is not None:
        return _From(
            anchor=Anchor(kind="expression", index=reading),
            base=own.base,
            why=state.done[reading].why if reading is not None else None,
        )
    return own if needs_anchor(meaning) else _From(anchor=_NO_ANCHOR, base=None, why=None)


def _is_of_day_told(
    placed: Placed, meaning: Meaning, so_far: Told, direction: Direction | None
) -> bool:
    """Tell whether a time of day without a day ("at 5pm") is of the day an article told last.

    What is still to come is not of a day before the article's own.
    """
    if placed.segmented.kind != "article" or placed.dct is None or so_far.place is None:
        return False
    if not isinstance(meaning, Clock | DayPart) or meaning.on is not None:
        return False
    if isinstance(meaning, DayPart) and meaning.is_overnight:
        return False
    own = base_from(placed.dct.interval, placed.zone)
    ends = so_far.place.end
    is_over = own is not None and ends is not None and ends.date() <= own.day
    is_to_come = direction in ("future", "ahead")
    return _is_day(so_far.place) and not (is_to_come and is_over)


def _is_present_day(reading: Reading, origin: _From) -> bool:
    """Tell whether words ("now", "currently") mean the day of an article that bears a date.

    "These days" are longer, and a live post's "now" is its own point, not its day.
    """
    is_article = origin.anchor == _DOCUMENT and not origin.is_bounded
    is_now = reading.meaning == _PRESENT and _PRESENT_DAY.fullmatch(reading.text) is not None
    return is_article and is_now


def _origin(placed: Placed, post: int | None) -> _From:
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
    return Base(
        start=midnight(base.day),
        end=midnight(clamped(base.last_day.toordinal() + 1)),
        granularity=Granularity.DAY,
    )


def _return_to(placed: Placed, so_far: Told, stance: Stance, state: _State) -> None:
    """Take what has been told before a reading; a history may have come back to its own line, and
    news from what is still to come."""
    told = state.told
    reading = told.reading
    if so_far.place is not told.place and so_far.place is not None:
        reading = state.told_by.get(so_far.place, reading)
    state.told = replace(told, so_far=so_far, reading=reading)
    _return_from_ahead(placed, stance, state)


def _return_from_ahead(placed: Placed, stance: Stance, state: _State) -> None:
    """Take the last day that is over for what an article tells as past, where the time told last
    is still to come: "Schools stay shut until Wednesday. He had left the day before"."""
    told, dct = state.told, placed.dct
    is_past = stance.is_past and stance.direction not in ("future", "ahead")
    if not is_past or dct is None or dct.interval.end is None or told.so_far.history:
        return
    place = told.place
    written = dct.interval.end.astimezone(zone(placed.zone)).replace(tzinfo=None)
    if place is None or place.start is None or place.start < written:
        return
    day, reading = told.over or (None, None)
    state.told = replace(told, reading=reading, so_far=replace(told.so_far, place=day), day=day)


def _remember(
    state: _State, index: int, stance: Stance, meaning: Meaning, result: Anchored
) -> None:
    """Keep what the text tells of, for words that go on from it."""
    before, place = state.told, result.place
    if place is None:
        return
    so_far = state.headed.after(before.so_far.then(meaning, place, stance), index, place)
    if so_far.place is before.so_far.place:
        state.told = replace(before, so_far=so_far)
        return
    is_own_day = _is_day(place) and not stance.is_behind
    day = (place, index) if is_own_day else (before.day, before.day_reading)
    state.told_by[place] = index
    state.told = _Told(
        post=before.post,
        reading=index,
        so_far=so_far,
        day=day[0],
        day_reading=day[1],
        is_behind=stance.is_behind,
        behind_reading=index if _is_day(place) and stance.is_behind else before.behind_reading,
        over=(place, index) if is_own_day and stance.direction == "past" else before.over,
    )


def _is_remembered(reading: Reading, meaning: Meaning) -> bool:
    """Tell whether words go on from a reading: it is no length, no label and no clock repeated."""
    if reading.type not in ("DATE", "TIME") or reading.role == "label":
        return False
    return reading.role != "describes" or not isinstance(meaning, Clock | DayPart)
