"""Writes a window as an Extended Date/Time Format string: ISO 8601-2:2019, levels 0 and 1."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final


def edtf(earliest: datetime | None, latest: datetime | None, granularity: str | None) -> str | None:
    """Return a window as EDTF, or None where days cannot say it.

    >>> from datetime import UTC
    >>> edtf(datetime(1980, 1, 1, tzinfo=UTC),
    ...      datetime(1989, 12, 31, 23, 59, 59, tzinfo=UTC), "decade")
    '198X'
    """
    if granularity in ("second", "minute", "hour", "part-of-day"):
        return None
    if granularity is None and not (is_day_edge(earliest) and is_day_end(latest)):
        return None
    if earliest is None and latest is None:
        return None
    write = _EDTF_UNITS.get(granularity or "day", _edtf_day)
    start = write(earliest) if earliest else ".."
    end = write(latest) if latest else ".."
    if granularity == "century" and earliest and latest and earliest.year % 100 == 1:
        return f"{earliest.year:04}/{latest.year:04}"
    return start if start == end else f"{start}/{end}"


def _edtf_day(moment: datetime) -> str:
    return moment.date().isoformat()


_EDTF_UNITS: Final[dict[str, Callable[[datetime], str]]] = {
    "day": _edtf_day,
    "week": _edtf_day,
    "month": lambda moment: f"{moment.year:04}-{moment.month:02}",
    "quarter": lambda moment: f"{moment.year:04}-{moment.month:02}",
    "year": lambda moment: f"{moment.year:04}",
    "decade": lambda moment: f"{moment.year // 10:03}X",
    "century": lambda moment: f"{moment.year // 100:02}XX",
}


def is_day_edge(moment: datetime | None) -> bool:
    """Tell whether a side is open or the first second of a day."""
    return moment is None or (moment.hour, moment.minute, moment.second) == (0, 0, 0)


def is_day_end(moment: datetime | None) -> bool:
    """Tell whether a side is open or the last second of a day."""
    return moment is None or (moment.hour, moment.minute, moment.second) == (23, 59, 59)
