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
