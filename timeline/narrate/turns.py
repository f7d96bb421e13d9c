"""Which way a sentence in the past turns from the one before it: back, or on.

That is a manner of telling, and orders only what times leave open.
"""

from __future__ import annotations

import re

from timeline.language import en_discourse as words
from timeline.model import Resolved, Turn
from timeline.narrate.passages import Passage

_BACK = re.compile(rf"\b(?:{words.BACK})\b", re.IGNORECASE | re.VERBOSE)
_SCENE = re.compile(words.SCENE, re.IGNORECASE | re.VERBOSE)
_PUT_BACK = re.compile(rf"(?:{words.PUT_BACK})\b", re.IGNORECASE | re.VERBOSE)
_AT_SOME_TIME = re.compile(
    rf"(?<!\bwho\ )(?<!\bthat\ )(?<!\bwhich\ )\b(?:{words.PUT_BACK}|{words.ONCE})\b",
    re.IGNORECASE | re.VERBOSE,
)
_BESIDE = 12  # characters before a verb in which an adverb of it stands: "previously led"
_IN_THE_PAST = re.compile(rf"\b{words.IN_THE_PAST}", re.IGNORECASE | re.VERBOSE)
_ON = re.compile(rf"\b(?:{words.ON})\b", re.IGNORECASE | re.VERBOSE)


def turn_of(resolved: Resolved, passage: Passage) -> Turn | None:
    """Return `back` for a pluperfect or "initially", `on` for "later", None where nothing says.

    Words of a quotation say nothing of its sentence, and what had happened "when she came" may
    have happened after all that was told before.
    """
    main = passage.main
    if main is None or main.tense != "past":
        return None
    text = resolved.placed.document.quote(main.span)
    if is_had(resolved, passage) or _BACK.search(text):
        return "back"
    return "on" if _ON.search(text) else None


def is_had(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether a sentence tells what had happened before what was told before it."""
    main = passage.main
    text = resolved.placed.document.text
    if main is None or main.tense != "past" or not main.is_perfect:
        return False
    return _SCENE.match(text, passage.span.start, passage.span.end) is None


def is_told_back(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether a sentence tells what was before what was told: what "had" happened, or what
    words beside its verb put back by an unknown while."""
    return is_had(resolved, passage) or _is_put_back(resolved, passage)


def _is_put_back(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether words put what a sentence tells back by an unknown while: "she previously led
    the council", "he has said in the past"."""
    main = passage.main
    if main is None or main.verb is None or main.tense == "future":
        return False
    text = resolved.placed.document.text
    if _IN_THE_PAST.search(text, main.span.start, main.span.end):
        return True
    before = max(main.span.start, main.verb.start - _BESIDE)
    if _AT_SOME_TIME.search(text, before, main.verb.end):
        return True
    behind = min(main.verb.end + 1, main.span.end)
    is_behind = _PUT_BACK.match(text, behind, main.span.end) is not None
    return is_behind or _PUT_BACK.match(text, main.span.start) is not None
