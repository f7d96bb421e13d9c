"""Who said it and who carried it, in the post's own words; empty rather than guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.language import en_discourse as words
from timeline.model import Document, Named, Span
from timeline.narrate.passages import Passage

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*\.?"
_NAME = rf"{_CAPITAL}(?:\ (?:{words.NAME_PARTICLES}\ )?{_CAPITAL}){{0,4}}"
_ROLE = r"(?:[\w’'-]+\ ){0,7}?"
_VERB = words.REPORTING
_FLAGS = re.VERBOSE

_BEFORE_VERB = re.compile(
    rf"(?P<name>{_NAME})(?:,\ [^,]{{2,60}},)?\ (?:\w+ly\ |also\ |has\ |had\ )?(?:{_VERB})\b",
    _FLAGS,
)
_AFTER_VERB = re.compile(
    rf"[”\"’,]\ ?(?:{_VERB})\ (?P<role>{_ROLE})(?P<name>{_NAME})(?=[\s.,:;]|$)", _FLAGS
)
_ACCORDING = re.compile(
    rf"(?i:according\ to|in\ the\ words\ of)\ (?P<role>{_ROLE})(?P<name>{_NAME})", _FLAGS
)
_CARRIED = re.compile(rf"(?i:{words.CARRIED_BY})\ (?P<role>{_ROLE})(?P<name>{_NAME})", _FLAGS)
_QUOTED_BY = re.compile(
    rf"(?P<name>{_NAME}),?\ (?:quoted|cited|quotes|cites|carried|carries)\ ", _FLAGS
)
_CARRIER = re.compile(rf"\b{words.CARRIERS}\b", re.IGNORECASE | re.VERBOSE)
_ACRONYM = re.compile(r"^[A-Z]{2,6}$")
_ROLE_START = re.compile(
    r"(?:^|[,;:.“”\"(]\ ?|\b(?:and|but|that|as|when|while|by|from)\ )", re.IGNORECASE
)
_LONGEST_ROLE = 60


def speakers(document: Document, passage: Passage) -> Iterator[Named]:
    """Yield those whom the sentence names as saying something, in the order of the text."""
    found: dict[int, Named] = {}
    for pattern in (_BEFORE_VERB, _AFTER_VERB, _ACCORDING):
        for match in pattern.finditer(document.text, passage.span.start, passage.span.end):
            named = _named(document, passage, match)
            if named is not None and not _is_carrier(named):
                found.setdefault(named.span.start, named)
    for start in sorted(found):
        yield found[start]


def carriers(document: Document, passage: Passage) -> Iterator[Named]:
    """Yield the agencies and publications that the sentence names as carrying it."""
    found: dict[int, Named] = {}
    for pattern in (_CARRIED, _QUOTED_BY):
        for match in pattern.finditer(document.text, passage.span.start, passage.span.end):
            named = _named(document, passage, match)
            if named is None:
                continue
            if pattern is _QUOTED_BY or _is_carrier(named):
                found.setdefault(named.span.start, named)
    for start in sorted(found):
        yield found[start]


def _named(document: Document, passage: Passage, match: re.Match[str]) -> Named | None:
    """Return the name that a match found, without a sentence's capital word before it."""
    span = Span(start=match.start("name"), end=match.end("name"))
    if passage.in_quotation(span):
        return None
    while document.quote(span).split(" ")[0].lower() in words.NO_NAMES:
        first = document.quote(span).split(" ")[0]
        if len(first) + 1 >= len(span):
            return None
        span = Span(start=span.start + len(first) + 1, end=span.end)
    name = document.quote(span).rstrip(".")
    if name.endswith(("’s", "'s")):
        return None
    span = Span(start=span.start, end=span.start + len(name))
    return Named(span=span, name=name, role=_role(document, passage, span))


def _role(document: Document, passage: Passage, name: Span) -> str | None:
    """Return the office that stands directly before a name ("Kremlin spokesman"), else None."""
    before = document.text[max(passage.span.start, name.start - _LONGEST_ROLE) : name.start]
    starts = [match.end() for match in _ROLE_START.finditer(before)]
    role = before[max(starts, default=0) :].strip()
    tokens = role.split()
    while tokens and tokens[0].lower() in {"the", "our", "its", "his", "her", "their", "a", "an"}:
        tokens.pop(0)
    if not 1 <= len(tokens) <= 7 or not any(token[0].islower() for token in tokens):
        return None
    if re.search(rf"\b(?:{_VERB}|to|of|is|was|has|had|with)$", tokens[-1], _FLAGS):
        return None
    return " ".join(tokens)


def _is_carrier(named: Named) -> bool:
    role = named.role or ""
    return bool(_CARRIER.search(role) or _CARRIER.search(named.name)) or (
        _ACRONYM.match(named.name) is not None and "agency" in role
    )
