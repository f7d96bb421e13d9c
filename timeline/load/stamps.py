"""Times as data and attributes write them, to ISO 8601; what is no such time is None."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_DIGITS = re.compile(r"\d{9,14}$")
_ISO = re.compile(r"\d{4}-?\d{2}-?\d{2}(?:[T ]\d{2}:?\d{2}.*)?$")
_SIGNS = "--T::+:"  # of `2021-02-19T19:30:03+00:00`, every third from the fifth on
_UTC_SIGNS = "--T::Z"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_RFC_2822 = re.compile(r"(?:[A-Z][a-z]{2},\s)?\d{1,2}\s[A-Z][a-z]{2}\s\d{4}\s\d{2}:\d{2}")


def to_iso(value: object) -> str | None:
    """Return an ISO 8601 time for seconds or milliseconds since 1970, for `20180415002145`, for
    an RFC 2822 or ISO time; None for anything else. A time without offset stays without one.

    >>> to_iso(1613763003000)
    '2021-02-19T19:30:03+00:00'
    >>> to_iso("yesterday") is None
    True
    """
    if not isinstance(value, str):
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return _from_epoch(float(value)) if is_number else None  # type: ignore[arg-type]
    signs = value[4:26:3]
    if signs == _UTC_SIGNS and len(value) == 20:
        value, signs = f"{value[:-1]}+00:00", _SIGNS
    if signs == _SIGNS and len(value) == 25 and value[23] < "6":
        try:
            datetime.fromisoformat(value)
        except ValueError:
            return None
        return value  # most are written so, and are only looked at
    if len(value) > 64:
        return None
    text = value.strip()
    if _DIGITS.match(text):
        return _from_digits(text)
    if _ISO.match(text):
        return _from_iso(text)
    return _from_rfc_2822(text) if _RFC_2822.match(text) else None


def impossible(value: object) -> str | None:
    """Return a time that is written as one but cannot be, such as 31 February; else None."""
    if not isinstance(value, str) or len(value) > 64 or not _ISO.match(value.strip()):
        return None
    return value if to_iso(value) is None else None


def _from_epoch(seconds: float) -> str | None:
    if abs(seconds) > 10**11:
        seconds /= 1000
    if abs(seconds) < 10**8:  # before 1973: a number of another kind
        return None
    try:
        return (_EPOCH + timedelta(seconds=int(seconds))).isoformat()
    except (OverflowError, ValueError):
        return None


def _from_digits(text: str) -> str | None:
    if len(text) == 14:
        try:
            return datetime.strptime(text, "%Y%m%d%H%M%S").isoformat()  # noqa: DTZ007 - no offset is written
        except ValueError:
            return None
    return _from_epoch(float(text)) if len(text) in (9, 10, 12, 13) else None


def _from_iso(text: str) -> str | None:
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        return None


def _from_rfc_2822(text: str) -> str | None:
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return None
