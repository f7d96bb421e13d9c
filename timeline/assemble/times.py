"""The time of an event: which mention's it is, how sure, what it is a time of, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.assemble.index import Index
from timeline.model import STEPS_KEPT, Happening, PathStep, PointWindow, Told
from timeline.points import posted, seconds, start
from timeline.provenance import Derivation
from timeline.story import Basis, Certainty, Window

LONGEST_CHAIN = STEPS_KEPT
_PRIORITY = {"given": 0, "words": 1, "posted": 2, "order": 3, "retold": 4}
NEVER_S = 1 << 60
_SURENESS = {"given": 0, "stated": 1, "inferred": 2, "bounded": 3, "unknown": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime:
    """The time of one event as it is published, with the mention it comes from."""

    told: Told
    earliest_s: int | None
    latest_s: int | None
    window: Window | None
    certainty: Certainty
    basis: Basis
    why: Derivation


def event_time(index: Index, happening: Happening) -> EventTime:
    """Return the time of an event: that of the mention that knows best."""
    told = _best(index, happening)
    if is_reported(index, told):
        return _reported(index, told)
    return _told(index, told)


def mention_window(index: Index, told: Told) -> Window | None:
    """Return the time of one mention on its own: what its words give, else its post's time where it
    tells of its post's present, else what the solver left."""
    if told.time.basis == "words" and told.time.interval is not None:
        return index.of_interval(told.time.interval, told.source)
    if is_reported(index, told):
        return _report_window(index, told)
    own = index.at(start(told.id))
    return index.window(own.earliest_s, own.latest_s, _granularity(told, own), told.source)


def is_reported(index: Index, told: Told) -> bool:
    """Tell whether a mention is shown with the time of its report: live news without words, and
    without a signal that puts it elsewhere ("just before …")."""
    kind = index.placed(told.source).segmented.kind
    if kind != "live-blog" or told.time.why.rule != "post-present":
        return False
    point = start(told.id)
    own = index.at(point)
    # A path comes to its point only once: with its last step.
    last = [step.constraint for step in (own.earliest_step, own.latest_step) if step is not None]
    return not any(each.key.startswith("signal/") and each.target == point for each in last)


def _best(index: Index, happening: Happening) -> Told:
    names = _agreeing(index, happening)
    first_told = min((_posted_s(index, index.told_of[name]) for name in names), default=NEVER_S)

    def key(told: Told) -> tuple[int, int, int, str]:
        if told.time.why.rule == "post-present" and told.time.basis == "posted":
            went_up = _posted_s(index, told)
            is_retold = went_up > first_told  # another post had told it by then
            return _PRIORITY["retold" if is_retold else "posted"], 0, went_up, told.id
        own = index.at(start(told.id))
        bounded = own.earliest_s is not None and own.latest_s is not None
        width = own.latest_s - own.earliest_s if bounded else NEVER_S  # type: ignore[operator]  # both are known
        exact = told.time.basis == "words" and told.time.interval is not None
        is_bare = told.time.basis == "words" and not exact
        return (
            _PRIORITY[told.time.basis] + (1 if is_bare else 0),
            _SURENESS[told.time.certainty],
            width,
            told.id,
        )

    return min((index.told_of[name] for name in names), key=key)


def _posted_s(index: Index, told: Told) -> int:
    """Return by when the post of a telling had gone up; NEVER_S where that is open, or where it
    only tells what is still to come."""
    latest = index.at(posted(index.post(told).id)).latest_s
    return NEVER_S if latest is None or told.tense == "future" else latest


def _agreeing(index: Index, happening: Happening) -> list[str]:
    """Return the mentions that may hold together; of a disputed event those that fit the kept."""
    if happening.kept is None:
        return list(happening.mentions)
    kept = index.at(start(happening.kept))
    return [name for name in happening.mentions if _may_coincide(kept, index.at(start(name)))]


def _may_coincide(first: PointWindow, second: PointWindow) -> bool:
    starts = [side for side in (first.earliest_s, second.earliest_s) if side is not None]
    ends = [side for side in (first.latest_s, second.latest_s) if side is not None]
    return not starts or not ends or max(starts) <= min(ends)


def _reported(index: Index, told: Told) -> EventTime:
    """The post's own time; where the post has none, the limits that order and dates leave it."""
    placed = index.placed(told.source)
    window = index.at(posted(index.post(told).id))
    dated = placed.posted[told.post]
    published = _report_window(index, told)
    certainty: Certainty = dated.certainty if dated is not None else _openness(window)
    limits = limits_of(window) if dated is None else []
    why = _concluded(told.time.why, limits, published, reported=dated is not None)
    return EventTime(
        told=told,
        earliest_s=window.earliest_s,
        latest_s=window.latest_s,
        window=published,
        certainty=certainty,
        basis="posted" if dated is not None else "order",
        why=why,
    )


def _report_window(index: Index, told: Told) -> Window | None:
    window = index.at(posted(index.post(told).id))
    dated = index.placed(told.source).posted[told.post]
    unit = None
    if dated is not None and dated.interval.granularity is not None:
        unit = dated.interval.granularity.value
    return index.window(window.earliest_s, window.latest_s, unit, told.source)


def _told(index: Index, told: Told) -> EventTime:
    own = index.at(start(told.id))
    if told.time.why.rule == "post-present":
        return _ordered(index, told, own)
    published = index.window(own.earliest_s, own.latest_s, _granularity(told, own), told.source)
    return EventTime(
        told=told,
        earliest_s=own.earliest_s,
        latest_s=own.latest_s,
        window=published,
        certainty=_certainty(told, own),
        basis=told.time.basis,
        why=_concluded(told.time.why, limits_of(own), published, reported=False),
    )


def _certainty(told: Told, own: PointWindow) -> Certainty:
    if own.earliest_s is None or own.latest_s is None:
        return "unknown"
    time = told.time
    if time.offset is not None and time.basis != "posted":
        return "inferred" if time.offset.lower_s is not None else "bounded"
    return "bounded" if time.certainty == "unknown" else time.certainty


def _ordered(index: Index, told: Told, own: PointWindow) -> EventTime:
    """The time of live news that a signal puts before or after what other posts tell."""
    published = index.window(own.earliest_s, own.latest_s, None)
    is_bounded = own.earliest_s is not None and own.latest_s is not None
    return EventTime(
        told=told,
        earliest_s=own.earliest_s,
        latest_s=own.latest_s,
        window=published,
        certainty="inferred" if is_bounded else "unknown",
        basis="order",
        why=_concluded(told.time.why, limits_of(own), published, reported=False),
    )


def _granularity(told: Told, own: PointWindow) -> str | None:
    """Return the unit that the words gave, None where constraints left less than they said."""
    interval = told.time.interval
    if interval is None or interval.granularity is None:
        return None
    whole = (
        None if interval.start is None else seconds(interval.start),
        None if interval.end is None else seconds(interval.end) - 1,
    )
    return interval.granularity.value if whole == (own.earliest_s, own.latest_s) else None


def _openness(window: PointWindow) -> Certainty:
    is_bounded = window.earliest_s is not None and window.latest_s is not None
    return "bounded" if is_bounded else "unknown"


def limits_of(window: PointWindow) -> list[Derivation]:
    """Return the reasons for both sides of a window; of a long chain its ends only."""
    found: list[Derivation] = []
    for says, step in (
        ("so not earlier", window.earliest_step),
        ("so not later", window.latest_step),
    ):
        if step is not None:
            found.append(_limit(says, step))
    return found


def _limit(says: str, step: PathStep) -> Derivation:
    reasons = [each.why for each in step.first]
    left_out = step.length - LONGEST_CHAIN
    if left_out > 0:
        between = Derivation(rule="chain", says=f"and {left_out} more steps of the same kind")
        reasons = [*reasons[: LONGEST_CHAIN - 1], between, step.constraint.why]
    return Derivation(rule="limit", says=says, premises=tuple(reasons))


def _concluded(
    own: Derivation, limits: Sequence[Derivation], window: Window | None, *, reported: bool
) -> Derivation:
    display = "the time is unknown" if window is None else f"so: {window.display}"
    if reported:
        display = f"{display}, when it was reported"
    extra = [
        limit for limit in limits if not (len(limit.premises) == 1 and limit.premises[0] is own)
    ]
    return Derivation(rule="conclusion", says=display, premises=(own, *extra))
