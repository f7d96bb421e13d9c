"""What a sentence tells right behind a time: "talked to the mate at 8pm, *when a crane fell*"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from timeline.language import en_discourse as words
from timeline.model import Clause, Span
from timeline.narrate.datable import OPENING
from timeline.narrate.extent import Part, extended
from timeline.narrate.passages import Passage

_WHEN = re.compile(r"(?:when|as|while)\b", re.IGNORECASE)
_SCENE = re.compile(r"(?:when|where)\b", re.IGNORECASE)
_THAT = re.compile(r"that\b", re.IGNORECASE)
_PLACE = re.compile(rf"(?:\ {words.IN_PLACE}\ [^,;:.“”]{{2,60}})?\ ", re.IGNORECASE | re.VERBOSE)


def with_scene(text: str, passage: Passage, part: Part, dated: Collection[Clause]) -> Part:
    """Return a part with the clause behind it that tells on of its time, or of the harm that an
    occasion did ("the landslide of May in Orlen *that killed two*"); `dated` are the clauses that
    hold an expression of their own."""
    clause = scene_behind(text, passage, part.span.end, dated)
    if clause is not None:
        told = extended(text, passage, clause, dated, part.span.start)
        return replace(part, span=told)
    start = _told_then(text, passage, part.span.start, dated)
    return part if start is None else replace(part, span=Span(start=start, end=part.span.end))


def _told_then(text: str, passage: Passage, at: int, dated: Collection[Clause]) -> int | None:
    """Return where a clause begins of which one that begins `at` says when it was: "said that *she
    had been found* when they came on Tuesday"; None where it is none of what somebody says."""
    if _WHEN.match(text, at) is None:
        return None
    places = [place for place, one in enumerate(passage.clauses) if one.span.start == at]
    before = passage.clauses[places[0] - 1] if places and places[0] else None
    if before is None or before == passage.main or before in dated:
        return None
    return before.span.start if before.is_subordinate and before.tense == "past" else None


def scene_behind(text: str, passage: Passage, end: int, dated: Collection[Clause]) -> Clause | None:
    """Return the clause in the past behind `end` that says what happened then, None without one."""
    for clause in passage.clauses:
        if clause.span.start <= end:
            continue
        is_told = clause.tense == "past" and clause.is_subordinate and not clause.is_modal
        if not is_told or clause in dated:
            return None
        start = clause.span.start
        is_scene = text[end:start] in (" ", ", ") and _SCENE.match(text, start) is not None
        is_harm = clause.lemma in words.HARMS and _THAT.match(text, start) is not None
        is_of_place = is_harm and _PLACE.fullmatch(text, end, start) is not None
        return clause if is_scene or is_of_place else None
    return None


def said_behind(passage: Passage, time: Span, dated: Collection[Clause]) -> Clause | None:
    """Return the clause that a time in front dates where somebody "says" it: "On Monday, police
    say, *two men left*"; None without such a clause in the past."""
    main = passage.main
    if main is None or not main.is_reporting or main.tense != "present" or main.verb is None:
        return None
    behind = next((one for one in passage.clauses if one.span.start >= main.span.end), None)
    if time.start - main.span.start > OPENING or behind is None or behind in dated:
        return None
    is_told = behind.tense == "past" and not behind.is_modal and not behind.is_quoted
    return behind if is_told else None
