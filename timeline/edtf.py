"""Writes a window as an Extended Date/Time Format string: ISO 8601-2:2019, levels 0 and 1."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, date, datetime, timedelta
from typing import Final

_SECOND: Final = timedelta(seconds=1)
_HALF_DAY: Final = timedelta(hours=12)
_LONG: Final = frozenset({"week", "month", "quarter", "year", "decade", "century"})


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
    if earliest is not None and latest is not None and granularity is not None:
        earliest, latest = unit_edges(earliest, latest, granularity)
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


def unit_edges(earliest: datetime, latest: datetime, granularity: str) -> tuple[datetime, datetime]:
    """Return the edges of a week or longer as the calendar has them, if both are a zone away.

    "March" told in New York begins at five in the morning in London, and is still March.
    """
    if granularity not in _LONG or latest.year == MAXYEAR:
        return earliest, latest
    first = (earliest + _HALF_DAY).date()
    last = (latest + _SECOND + _HALF_DAY).date() - timedelta(days=1)
    if (first, last) != unit_bounds(first, granularity):
        return earliest, latest
    return (
        datetime.combine(first, datetime.min.time(), earliest.tzinfo),
        datetime.combine(last, datetime.max.time().replace(microsecond=0), latest.tzinfo),
    )


def unit_bounds(day: date, granularity: str) -> tuple[date, date]:
    """Return the first and last day of the calendar unit that holds `day`."""
    match granularity:
        case "week":
            monday = day - timedelta(days=day.weekday())
            return monday, monday + timedelta(days=6)
        case "month":
            return day.replace(day=1), _month_end(day.year, day.month)
        case "quarter":
            opens = (day.month - 1) // 3 * 3 + 1
            return date(day.year, opens, 1), _month_end(day.year, opens + 2)
        case "year":
            return date(day.year, 1, 1), date(day.year, 12, 31)
        case "decade":
            decade = max(day.year // 10 * 10, 1)
            return date(decade, 1, 1), date(decade + 9, 12, 31)
        case _:
            opens = day.year if day.year % 100 == 1 else max(day.year // 100 * 100, 1)
            return date(opens, 1, 1), date(opens + 99, 12, 31)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
