"""Rules for the past, the present and the future, and no more: now, recently, soon."""

from __future__ import annotations

from timeline.meanings import Length, Vague
from timeline.tag.relative_rules.common import unit_of
from timeline.tag.rule import Found, Read, Rule
from timeline.tag.verbs import form_of


def _vague(found: Found) -> Read | None:
    value = _VAGUES[found.klass("vague")]
    return Read(type="DATE", meaning=Vague(value=value), is_relative=True)  # type: ignore[arg-type]  # of the table


def _recently(found: Found) -> Read | None:
    """Read "recently", but not "as recently as June", which tells how late that is."""
    return None if found.word_at(0).casefold() == "as" else _vague(found)


def _soon(found: Found) -> Read | None:
    """Read "soon" of what is to come, not of what soon happened."""
    if found.after == "AFTER" or found.word_at(-1).casefold() in _BEFORE_NO_FUTURE:
        return None
    form = form_of(found.word_at(0).casefold())
    return None if form is not None and form[1].startswith("past") else _vague(found)


def _past_or_future(found: Found) -> Read | None:
    """Read "the past", "in future"; not "past the post"."""
    if found.word_at(0)[:1].isalpha() and found.after not in (
        "AND", "OR", "IN", "FOR", "BY", "ON", "TO", "OF", "AT", "THE", "FROM", "BUT"
    ) and found.word_at(0).casefold() not in _AFTER_FUTURE:  # fmt: skip
        return None
    return _vague(found)


def _recent_units(found: Found) -> Read | None:
    """Read "recent weeks", "the coming months": a length beside the anchor, its number unknown."""
    if found.has("more") or found.klass("vague") == "FUTURE":
        return _vague(found)
    toward = 1 if found.klass("vague") == "COMING" else -1
    meaning = Length(parts=((None, unit_of(found)),), toward=toward)
    return Read(type="DURATION", meaning=meaning, is_relative=True)


def _last_units(found: Found) -> Read | None:
    """Read "in the last months", not "the last days of the war" nor "the last years before it"."""
    if found.after in ("OF", "BEFORE", "UNTIL") or found.before not in ("IN", "DURING", "OVER"):
        return None
    meaning = Length(parts=((None, unit_of(found)),), toward=-1)
    return Read(type="DURATION", meaning=meaning, is_relative=True)


def _current(found: Found) -> Read | None:
    return _vague(found)


_VAGUES = {
    "NOW": "PRESENT_REF",
    "NOWADAYS": "PRESENT_REF",
    "CURRENTLY": "PRESENT_REF",
    "CURRENT": "PRESENT_REF",
    "PRESENT": "PRESENT_REF",
    "RECENTLY": "PAST_REF",
    "RECENT": "PAST_REF",
    "SOON": "FUTURE_REF",
    "MOMENTARILY": "FUTURE_REF",
    "ONCE": "PAST_REF",
    "FUTURE": "FUTURE_REF",
    "PAST": "PAST_REF",
    "COMING": "FUTURE_REF",
    "ALREADY": "PRESENT_REF",
    "THESE": "PRESENT_REF",
    "SHORT": "FUTURE_REF",
    "NEAR": "FUTURE_REF",
}


_BEFORE_NO_FUTURE = frozenset("as too how was were had did".split())


_AFTER_FUTURE = frozenset("is are was were has had have will would as that with who which".split())


VAGUE_RULES: tuple[Rule, ...] = (
    Rule(
        name="now",
        pattern="(RIGHT | JUST)? vague:(NOW | NOWADAYS)",
        read=_vague,
        example="right now",
        misses=("know", "nowhere"),
    ),
    Rule(
        name="vague-adverb",
        pattern="vague:(CURRENTLY | RECENTLY | MOMENTARILY)",
        read=_recently,
        example="recently",
        misses=("recency", "previous", "as recently as it could"),
    ),
    Rule(
        name="more-recently",
        pattern="MORE vague:RECENTLY",
        read=_vague,
        example="more recently",
        misses=("more", "recent"),
    ),
    Rule(
        name="soon",
        pattern="vague:SOON",
        read=_soon,
        example="soon",
        misses=("soon after", "too soon", "was soon over", "and soon became king"),
    ),
    Rule(
        name="current",
        pattern="vague:CURRENT",
        read=_current,
        example="current",
        misses=("currency", "undercurrent"),
    ),
    Rule(
        name="the-past-or-future",
        pattern="THE? NEAR? vague:FUTURE",
        read=_past_or_future,
        example="the future",
        misses=("futures", "futuristic"),
    ),
    Rule(
        name="the-past",
        pattern="THE (RECENT | NEAR)? vague:PAST",
        read=_past_or_future,
        example="the past",
        misses=("the past master", "walked past"),
    ),
    Rule(
        name="recent-units",
        pattern="vague:(RECENT | PAST | COMING | FUTURE) unit:UNITS (more:(AND UNITS))?",
        read=_recent_units,
        example="recent weeks",
        misses=("recent votes", "decent weeks"),
    ),
    Rule(
        name="last-units",
        pattern="THE LAST unit:UNITS",
        read=_last_units,
        example="in the last months",
        misses=("in the last days of May", "the last days", "the last month"),
    ),
    Rule(
        name="these-days",
        pattern="vague:THESE UNITS",
        read=_vague,
        example="these days",
        misses=("these dogs", "those"),
    ),
    Rule(
        name="present-day",
        pattern="THE? vague:PRESENT unit:UNIT",
        read=lambda found: _vague(found) if found.phrase("unit") == "day" else None,
        example="the present day",
        misses=("the present year", "a present today"),
    ),
    Rule(
        name="short-term",
        pattern="THE vague:(SHORT | NEAR) TERM",
        read=_vague,
        example="the near term",
        misses=("the term", "short terms"),
    ),
)
