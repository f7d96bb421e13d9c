"""What a sentence tells by the way of when it came: "a day after the president said …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.language import en_discourse as words
from timeline.language.en_verbs import BASES
from timeline.model import Resolved, Span
from timeline.narrate.extent import Part
from timeline.narrate.open_times import is_done
from timeline.narrate.passages import Passage

MOST_ANAPHORIC_WORDS = 8
_ANAPHORIC = re.compile(words.ANAPHORIC_SUBJECT, re.VERBOSE)
_RELATIVE = re.compile(r"\b(?:who|which|whose)\b", re.IGNORECASE)
_TO_DO = re.compile(r"\bto ([a-z]{2,})\b")
_CAPITALISED = re.compile(r"\ [A-ZÀ-ÖØ-Þ]\w")


def is_anaphoric(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether the sentence only says when what was told before came.

    "The comments came hours after she had …": few words before the signal, none of them a name.
    """
    text = resolved.placed.document.text
    signals = resolved.placed.tagged.signals
    leads = [signals[i].span.start for i in passage.signals if signals[i].governs is not None]
    if not leads or passage.in_quotation(Span(start=leads[0], end=leads[0] + 1)):
        return False
    start = passage.span.start
    lowered = text[start : start + 1].lower() + text[start + 1 : leads[0]]
    own = text[start : leads[0]]
    match = _ANAPHORIC.match(lowered) or _ANAPHORIC.match(own)
    if match is None or len(own.split()) > MOST_ANAPHORIC_WORDS:
        return False
    return _CAPITALISED.search(own, match.end()) is None


def is_about_pronoun(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether a sentence is about "him" or "it", of whom the one before it tells."""
    subject = passage.main.subject if passage.main is not None else None
    if subject is None:
        return False
    return resolved.placed.document.quote(subject).lower() in words.PRONOUN_SUBJECTS


def is_of(resolved: Resolved, passage: Passage, core: Span) -> bool:
    """Tell whether what a sentence puts before or after something else is what a mention tells: it
    holds its `core`, or speaks of that again ("He spoke as …", "The talks came after …")."""
    if passage.span.overlaps(core):
        return True
    return is_anaphoric(resolved, passage) or is_about_pronoun(resolved, passage)


def orders_main(text: str, passage: Passage, signal: Span) -> bool:
    """Tell whether a signal orders what the sentence tells: not what a relative clause says beside
    it ("Ann, who left after the fire, spoke"), nor what is only to be done ("the choice to raise it
    after the fire")."""
    host = passage.host_of(signal)
    if host is None or host.verb is None:
        return True
    behind = max(signal.start, host.verb.end)
    if _RELATIVE.search(text, host.verb.end, behind) is not None:
        return False
    if host != passage.main and _RELATIVE.match(text, host.span.start) is not None:
        return False
    to_do = _TO_DO.findall(text, host.verb.end, behind)
    return BASES.isdisjoint(to_do)


def counted_parts(
    resolved: Resolved, passage: Passage, governed: dict[int, Span], parts: Sequence[Part]
) -> Iterator[Part]:
    """Yield what a length is counted from ("a day after the president said …"), what something
    has lasted since, and what a sentence tells that otherwise only refers back ("The comments
    came as she …")."""
    if not governed:
        return
    taken = {part.signal for part in parts}
    refers_back = is_anaphoric(resolved, passage)
    own = passage.main.verb if passage.main is not None else None
    for index, span in governed.items():
        if own is not None and span.contains(own):
            continue
        signal = resolved.placed.tagged.signals[index]
        tells = refers_back and _tells_past(passage, span)
        if signal.kind == "since":
            tells = _has_lasted(passage, signal.span, span)
        if index not in taken and (signal.kind.startswith("units-") or tells):
            yield Part(span=span, reading=None, signal=index)


def _has_lasted(passage: Passage, since: Span, span: Span) -> bool:
    """Tell whether something has lasted since what was done then ("has been busy since the deal
    was made"), not since a state ("since he was 16"), nor for a reason ("is late, since he …")."""
    verbs = [one for one in passage.clauses if one.verb is not None]
    before = [one for one in verbs if one.span.start < since.start]
    lasting = before[-2:] or [one for one in verbs if one.span.start > span.end][:1]
    inside = [one for one in verbs if one.verb is not None and span.contains(one.verb)]
    return any(one.is_perfect for one in lasting) and bool(inside) and is_done(inside[0])


def _tells_past(passage: Passage, span: Span) -> bool:
    inside = [one for one in passage.clauses if one.verb and span.contains(one.verb)]
    return bool(inside) and inside[0].tense == "past"
