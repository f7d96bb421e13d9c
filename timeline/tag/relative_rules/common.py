"""What the rules for relative times share: the units, and how loosely they are counted."""

from __future__ import annotations

from timeline.meanings import Unit
from timeline.tag.rule import Found


def unit_of(found: Found, name: str = "unit") -> Unit:
    """Return the unit that a word names, singular or plural, short or long."""
    index = found.match.start(name)
    value = found.word_value(index)
    word = found.word(name)
    return SHORT.get(word) or SHORT.get(str(value)) or value or word  # type: ignore[return-value]  # a unit by the pattern


def share_of(found: Found) -> float | None:
    """Return what share of a unit "half an", "a quarter of an", "three quarters of an" are."""
    words = found.words("half")
    if "quarters" in words:
        return 0.75 if words[0] == "three" else None
    return 0.25 if "quarter" in words else 0.5 if "half" in words else None


def approx_of(found: Found) -> str | None:
    """Return the mod of "nearly", "more than" and their like."""
    if not found.has("approx"):
        return "APPROX" if _has(found, "orso") else None
    words = " ".join(found.words("approx"))
    if words in ("more than", "over", "just over"):
        return "MORE_THAN"
    if words in ("less than", "under", "just under"):
        return "LESS_THAN"
    if words in ("nearly", "almost"):
        return "APPROX"
    if words in ("at most", "up to") or (_is_denied(found) and "more" in words):
        return "EQUAL_OR_LESS"
    return "EQUAL_OR_MORE" if words == "at least" or _is_denied(found) else "APPROX"


def _is_denied(found: Found) -> bool:
    """Tell "not less than", "no more than", which set a bound."""
    return found.klass("approx") == "NOT"


def _has(found: Found, name: str) -> bool:
    return name in found.match.re.groupindex and found.has(name)


SHORT: dict[str, Unit] = {
    "sec": "second",
    "min": "minute",
    "hr": "hour",
    "h": "hour",
    "wk": "week",
    "wknd": "weekend",
    "mth": "month",
    "yr": "year",
    "qtr": "quarter",
}
