"""Cuts a long story into pages at the edge of a day or of an hour."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from timeline.story import Event


def cut(events: Sequence[Event], edges: Sequence[int], most: int) -> tuple[tuple[Event, ...], ...]:
    """Return the events in pages of about `most` or fewer, each event once, in order.

    `edges` are the ranks at which a section begins. Pages are about equally long; one begins at
    such an edge if one is near, else where the hour changes, else where it must.
    """
    number = -(-len(events) // most)
    if number < 2:
        return (tuple(events),)
    hours = [n for n in range(1, len(events)) if _hour(events[n]) != _hour(events[n - 1])]
    starts = [0]
    for page in range(1, number):
        ideal = page * len(events) // number
        lowest = max(starts[-1] + 1, ideal - len(events) // number // 4)
        starts.append(_nearest((edges, hours), ideal, (lowest, ideal + (ideal - lowest))))
    ends = [*starts[1:], len(events)]
    return tuple(tuple(events[a:b]) for a, b in zip(starts, ends, strict=True))


def _nearest(choices: tuple[Sequence[int], ...], ideal: int, within: tuple[int, int]) -> int:
    low, high = within
    for sorted_edges in choices:
        at = bisect_left(sorted_edges, ideal)
        near = [edge for edge in sorted_edges[max(at - 1, 0) : at + 1] if low <= edge <= high]
        if near:
            return min(near, key=lambda edge: (abs(edge - ideal), edge))
    return ideal


def _hour(event: Event) -> str | None:
    window = event.time
    if window is None or window.earliest is None:
        return None
    return window.earliest.isoformat()[:13]
