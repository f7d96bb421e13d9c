"""What dates the figures of a report: the quarter, month or year whose results it tells.

"The yard made 3 million in the second quarter. … Sales rose by 8%": both are of that quarter, and
not of the day on which the yard said so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from timeline.intervals import Granularity, Interval
from timeline.language import en_discourse as words
from timeline.model import MentionTime, Resolved, Span, Told
from timeline.narrate import dating
from timeline.narrate.cutting import Group

OF_RESULTS = "it is a figure of the results that are told for that period"
REPORTED_WITHIN = timedelta(days=200)  # how long after its end a period's results are news
_FIGURE = re.compile(words.FIGURE, re.IGNORECASE | re.VERBOSE)
_RESULT = re.compile(rf"\b(?:{words.RESULT}|{words.COMPARED_WITH})\b", re.IGNORECASE | re.VERBOSE)


def of_results(
    resolved: Resolved, group: Group, core: Span, told: Sequence[Told]
) -> MentionTime | None:
    """Return the time of a group that tells a figure of results: the period whose results the
    article tells first, for later ones are compared with it. None for other groups."""
    main = group.passages[0].main
    if main is None or main.tense != "past" or main.is_perfect or main.is_reporting:
        return None
    if not _tells_results(resolved, group.passages[0].span):
        return None
    period = next((one for one in told if _is_of_period(resolved, one)), None)
    return None if period is None else dating.going_on(resolved, core, period.time, OF_RESULTS)


def _tells_results(resolved: Resolved, span: Span) -> bool:
    """Tell whether words give a figure of results: "profit rose by 8%"."""
    text = resolved.placed.document.text
    has_figure = _FIGURE.search(text, span.start, span.end) is not None
    return has_figure and _RESULT.search(text, span.start, span.end) is not None


def _is_of_period(resolved: Resolved, told: Told) -> bool:
    """Tell whether a mention gives results of a period that was over when the article came out."""
    time, dct = told.time, resolved.placed.dct
    if time.basis != "words" or time.resolution is None or dct is None:
        return False
    start = dct.interval.start
    if start is None or not _is_period(time.interval) or time.interval is None:
        return False
    end = time.interval.end
    is_just_over = end is not None and end <= start < end + REPORTED_WITHIN
    return is_just_over and _tells_results(resolved, told.core)


def _is_period(interval: Interval | None) -> bool:
    unit = interval.granularity if interval is not None else None
    return unit in (Granularity.MONTH, Granularity.QUARTER, Granularity.YEAR)
