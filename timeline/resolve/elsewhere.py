"""Times of day by the clocks of a place whose zone nobody names: "at 4.15pm Ruritania time"."""

from __future__ import annotations

import re
from datetime import timedelta

from timeline.intervals import Interval, zone
from timeline.language import en_discourse as words
from timeline.meanings import Clock
from timeline.model import Placed, Reading

# The clocks furthest behind UTC and furthest before it.
_LAST, _FIRST = timedelta(hours=-12), timedelta(hours=14)
_PLACE = re.compile(words.CLOCK_OF_PLACE, re.VERBOSE)
_LOCAL = re.compile(words.LOCAL_CLOCK, re.IGNORECASE | re.VERBOSE)


def by_its_clocks(
    placed: Placed, reading: Reading, interval: Interval | None
) -> tuple[Interval | None, str]:
    """Return when the clocks that a reading means show its time, and words for whose they are: as
    it was resolved and none, but for the clocks of some other place."""
    if interval is None or interval.start is None or interval.end is None:
        return interval, ""
    if not _is_elsewhere(placed, reading):
        return interval, ""
    ours = interval.start.astimezone(zone(placed.zone)).utcoffset() or timedelta(0)
    anywhere = Interval(start=interval.start + ours - _FIRST, end=interval.end + ours - _LAST)
    return anywhere, ", by the clocks of another place"


def _is_elsewhere(placed: Placed, reading: Reading) -> bool:
    """Tell whether a time of day is by the clocks of a place that is no zone of ours: one named
    behind it, or the "local" ones of which a live blog speaks that names its own zone."""
    if not isinstance(reading.meaning, Clock) or reading.meaning.zone is not None:
        return False
    if _PLACE.match(placed.document.text, reading.span.end):
        return True
    has_own = placed.segmented.kind == "live-blog" and placed.zone_from in ("stated", "given")
    return has_own and _LOCAL.search(reading.text) is not None
