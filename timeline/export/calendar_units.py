"""The finest calendar unit that holds a whole window: for formats that know dates, not windows."""

from __future__ import annotations

from datetime import timedelta

from timeline.story import Window


def covering_date(window: Window | None) -> str | None:
    """Return ISO 8601 as fine as the window is and no finer: to a minute, a day, month or year.

    None where a side is open or the window reaches over years.

    >>> from datetime import UTC, datetime
    >>> covering_date(Window(earliest=datetime(2026, 6, 17, 20, tzinfo=UTC),
    ...                      latest=datetime(2026, 6, 18, 9, tzinfo=UTC),
    ...                      granularity=None, edtf=None, display=""))
    '2026-06'
    """
    if window is None or window.earliest is None or window.latest is None:
        return None
    first, last = window.earliest, window.latest
    if last - first < timedelta(minutes=1):
        return first.isoformat(timespec="minutes" if first.second == 0 else "seconds")
    if first.date() == last.date():
        return first.date().isoformat()
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year:04}-{first.month:02}"
    return f"{first.year:04}" if first.year == last.year else None
