"""The day on which a feast falls in a year: by date, by weekday of a month, from Easter, or kept.

Easter is reckoned by the Gregorian computus in the form of Meeus, *Astronomical Algorithms*
(1991), chapter 8. Feasts of moon calendars come from the `holidays` package.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_FIXED = {
    "christmas": (12, 25),
    "christmas-eve": (12, 24),
    "boxing-day": (12, 26),
    "new-year": (1, 1),
    "new-year-eve": (12, 31),
    "valentine": (2, 14),
    "st-patrick": (3, 17),
    "april-fools": (4, 1),
    "st-george": (4, 23),
    "may-day": (5, 1),
    "cinco-de-mayo": (5, 5),
    "star-wars-day": (5, 4),
    "juneteenth": (6, 19),
    "independence-day": (7, 4),
    "canada-day": (7, 1),
    "bastille-day": (7, 14),
    "halloween": (10, 31),
    "guy-fawkes": (11, 5),
    "armistice": (11, 11),
    "all-saints": (11, 1),
    "all-souls": (11, 2),
    "epiphany": (1, 6),
    "twelfth-night": (1, 5),
    "groundhog-day": (2, 2),
    "burns-night": (1, 25),
    "anzac-day": (4, 25),
    "australia-day": (1, 26),
    "earth-day": (4, 22),
    "ve-day": (5, 8),
}
# (month, ISO weekday, which one; -1 the last, days to add)
_WEEKDAYS = {
    "thanksgiving": (11, 4, 4, 0),
    "black-friday": (11, 4, 4, 1),
    "cyber-monday": (11, 4, 4, 4),
    "labor-day": (9, 1, 1, 0),
    "memorial-day": (5, 1, -1, 0),
    "presidents-day": (2, 1, 3, 0),
    "mlk-day": (1, 1, 3, 0),
    "columbus-day": (10, 1, 2, 0),
    "us-election-day": (11, 1, 1, 1),
    "mothers-day-us": (5, 7, 2, 0),
    "fathers-day": (6, 7, 3, 0),
    "remembrance-sunday": (11, 7, 2, 0),
}
_FROM_EASTER = {
    "easter": 0,
    "easter-monday": 1,
    "good-friday": -2,
    "maundy-thursday": -3,
    "palm-sunday": -7,
    "ash-wednesday": -46,
    "shrove-tuesday": -47,
    "ascension": 39,
    "pentecost": 49,
    "whit-monday": 50,
}
# Where the kept library has them: the country, and the names that its versions give the day.
_KEPT = {
    "eid-al-fitr": ("TR", "Eid al-Fitr", "Ramadan"),
    "eid-al-adha": ("TR", "Eid al-Adha", "Sacrifice"),
    "yom-kippur": ("IL", "Yom Kippur"),
    "rosh-hashanah": ("IL", "Rosh Hashanah"),
    "passover": ("IL", "Pesach", "Passover"),
    "diwali": ("SG", "Diwali", "Deepavali"),
    "lunar-new-year": ("SG", "Chinese New Year"),
    "vesak": ("SG", "Vesak"),
    "holi": ("IN", "Holi"),
    "nowruz": ("IR", "Nowruz"),
    "ashura": ("IN", "Ashura", "Muharram"),
}
_FIRST_YEAR = 1583
_LAST_YEAR = 9998


@lru_cache(maxsize=512)
def feast_day(key: str, year: int) -> date | None:
    """Return the day, the first one of several; None where it is not known for that year."""
    if not 1 <= year <= _LAST_YEAR:
        return None
    if key in _FIXED:
        return date(year, *_FIXED[key])
    if key in _WEEKDAYS:
        return _weekday_of(year, *_WEEKDAYS[key])
    if key in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[key]) if year >= _FIRST_YEAR else None
    return _kept(key, year)


def _weekday_of(year: int, month: int, weekday: int, which: int, more: int) -> date:
    if which > 0:
        first = date(year, month, 1)
        days = (weekday - first.isoweekday()) % 7 + 7 * (which - 1)
        return first + timedelta(days=days + more)
    last = date(year, month + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7 - more)


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar."""
    golden, century, rest = year % 19, year // 100, year % 100
    leaps, spare = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - shift + 15) % 30
    four, odd = divmod(rest, 4)
    to_sunday = (32 + 2 * spare + 2 * four - epact - odd) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _kept(key: str, year: int) -> date | None:
    if key not in _KEPT:
        return None
    import holidays

    country, *names = _KEPT[key]
    days = holidays.country_holidays(country, years=year, language="en_US")
    found = sorted(day for day, said in days.items() if any(name in said for name in names))
    return found[0] if found else None
