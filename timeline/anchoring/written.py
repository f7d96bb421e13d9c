"""Dates written out in languages without a file of their own, read by the library that knows them.

The library is slow to load and is loaded when first needed.
"""

from __future__ import annotations

from datetime import datetime
from functools import lru_cache

from timeline.anchoring.frame import Frame
from timeline.anchoring.units import Place, day_place
from timeline.meanings import Written


def written(meaning: Written, frame: Frame) -> Place:
    """Return the day that the words name, without a place if they name none."""
    import dateparser

    base = frame.base.start if frame.base is not None else datetime(2000, 1, 1)
    read = dateparser.parse(
        meaning.words,
        languages=[meaning.language],
        settings={"RELATIVE_BASE": base, "REQUIRE_PARTS": ["day", "month", "year"]},
    )
    return Place(value="XXXX-XX-XX") if read is None else day_place(read.date())


@lru_cache(maxsize=1)
def known_languages() -> frozenset[str]:
    """Return the codes of the languages that `written` can be asked for."""
    from dateparser.data.languages_info import language_order

    return frozenset(language_order)
