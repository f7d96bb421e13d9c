"""The words of a group that say what it is about, which make its title."""

from __future__ import annotations

import re

from timeline.language import en_discourse as words
from timeline.model import Resolved, Span
from timeline.narrate.cutting import Group
from timeline.narrate.passages import Passage

_OPENING_TITLE = re.compile(words.OPENING_TITLE, re.IGNORECASE | re.VERBOSE)
_BRINGS_ON = re.compile(words.BRINGS_ON, re.IGNORECASE | re.VERBOSE)
LONGEST_CRY = 4  # words, with a minute of play: "34 min: GOAL!"


def leading_words(resolved: Resolved, group: Group, lead: Passage, core: Passage) -> Span:
    """Return the leading sentence, with the next one where it is no more than a cry ("GOAL!"); the
    one that says when, `core`, where it only brings on what somebody says ("more from …")."""
    text = resolved.placed.document.text
    if core is not lead and _BRINGS_ON.search(text, lead.span.start, lead.span.end):
        return core.span
    said = resolved.placed.document.quote(lead.span).split()
    behind = group.passages[group.passages.index(lead) + 1 :]
    is_cry = len(said) <= LONGEST_CRY and said[-1].endswith("!")
    if not is_cry or not behind:
        return lead.span
    return Span(start=lead.span.start, end=behind[0].span.end)


def tells(resolved: Resolved, title: Span) -> bool:
    """Tell whether a post's title tells something; "Morning opening: …" and "Summary" do not."""
    return _OPENING_TITLE.match(resolved.placed.document.text, title.start, title.end) is None
