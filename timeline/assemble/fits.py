"""What only just fits: times that hold together by the room that vague words are given, no more.

"Moments ago" is taken as at most half an hour, "just as" as within a quarter of an hour. Where two
such lengths meet and without them no time would be left, the words may as well contradict.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from timeline.assemble.index import Index
from timeline.model import ORIGIN, Constraint, Happening, PathStep, PointWindow
from timeline.points import start
from timeline.provenance import Evidence

FINEST_S = 59  # a minute that words name is a minute long, which is no room
MOST_ROOM_S = 3600  # what has more has room enough
LONGEST_PATH = 60
_VAGUE = frozenset({"signal", "signal-just-as"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NarrowFit:
    """A mention whose window rests on vague words at both sides; `near` is where they meet."""

    mention: str
    words: tuple[Evidence, ...]
    near: datetime | None


def narrow_fits(index: Index, happenings: Sequence[Happening]) -> Iterator[NarrowFit]:
    """Yield what only just fits, once for the same words."""
    seen: set[tuple[str, ...]] = set()
    for happening in happenings:
        for name in happening.mentions:
            window = index.at(start(name))
            earlier = _vague(window.earliest_step, is_latest=False)
            later = _vague(window.latest_step, is_latest=True)
            key = tuple(sorted({one.key for one in (*earlier, *later)}))
            if earlier and later and key not in seen and _is_narrow(window, earlier, later):
                seen.add(key)
                words = dict.fromkeys(one.why.evidence[0] for one in (*earlier, *later))
                near = (window.earliest_s or 0) + sum(earlier.values())
                yield NarrowFit(mention=name, words=tuple(words), near=index.local(near))


def _is_narrow(
    window: PointWindow, earlier: dict[Constraint, int], later: dict[Constraint, int]
) -> bool:
    if window.earliest_s is None or window.latest_s is None:
        return False
    room_s = sum(earlier.values()) + sum(later.values())
    return window.latest_s - window.earliest_s <= min(room_s, MOST_ROOM_S) + FINEST_S


def _vague(last: PathStep | None, *, is_latest: bool) -> dict[Constraint, int]:
    """Return the vague words on a path from ORIGIN, each with the seconds that it adds."""
    if last is None or last.length > LONGEST_PATH:
        return {}
    path: list[Constraint] = []
    step: PathStep | None = last
    while step is not None:
        path.append(step.constraint)
        step = step.before
    found: dict[Constraint, int] = {}
    point = ORIGIN
    for each in reversed(path):
        is_onward = each.origin == point
        point = each.target if is_onward else each.origin
        room_s = each.upper_s if is_onward == is_latest else each.lower_s
        if each.why.rule in _VAGUE and room_s:
            found[each] = abs(room_s)
    return found
