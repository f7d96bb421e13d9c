"""Tells "starts in ten minutes", from now on, from "ran it in ten minutes", how long it took."""

from __future__ import annotations

from timeline.language import en_verbs
from timeline.tag.rule import Found
from timeline.tag.verbs import form_of

# So many words before the time may its verb stand.
_REACH = 14


def is_counted_ahead(found: Found) -> bool:
    """Tell whether the length behind "in" is one from now to what is to come.

    Words before it decide, the nearest first: "will", "due" and verbs of what begins or ends lead
    ahead; a verb in the past, "can", "would" and a count ("the first in two years") do not. A note
    has no verb: "Back in five minutes".
    """
    if found.word_at(-1).casefold() != "in" or found.after == "DASH":
        return False
    if found.word_at(-2).casefold() in _IS:
        return True
    is_noted = False
    for back in range(2, _REACH):
        word = found.word_at(-back).casefold()
        if not word or not (word[0].isalnum() or word in _INSIDE):
            break
        side = _side(found, back, word, is_noted=is_noted)
        if side is not None:
            return side
        is_noted = is_noted or word in en_verbs.NOTED_AHEAD
    return is_noted


def _side(found: Found, back: int, word: str, *, is_noted: bool) -> bool | None:
    """Tell whether one word before the time leads ahead of it or not; None if it says neither."""
    before = found.word_at(-back - 1).casefold()
    if word in _AHEAD or (word == "t" and found.word_at(-back - 2).casefold() == "won"):
        return before not in _WAS
    if _leads_nowhere(found, back, word) or (word in _WAS and is_noted):
        return False
    lemma, form = form_of(word) or ("", "ing")
    if form in ("past-or-participle", "participle") and before in _PASSIVE:
        return None
    if form in ("past", "past-or-participle"):
        return False
    is_poll = lemma == "go" and not _POLLS.isdisjoint(map(found.word_at, range(1 - back, 4 - back)))
    if not is_poll and not _begins(lemma, found.word_at(1 - back)):
        acts = form == "s" or (form == "base" and _is_subject(before))
        return False if is_noted and acts and before[:1].isalnum() else None
    if form == "s":
        return before not in _DEPENDENT
    return True if form == "base" and _is_subject(before) else None


def _begins(lemma: str, behind: str) -> bool:
    """Tell "starts" and "takes over", which have no length, from "takes"."""
    is_with = lemma in en_verbs.STARTING_WITH and behind.casefold() in en_verbs.PARTICLES
    return lemma in en_verbs.STARTING or is_with


def _leads_nowhere(found: Found, back: int, word: str) -> bool:
    is_count = found.class_of(found.match.start() - back) in ("ORDINAL", "ORDINALNUM", "SECOND")
    return is_count or word.endswith("est") or word in _NOT_AHEAD


def _is_subject(word: str) -> bool:
    """Tell the subject of "polls close" and "we leave" from what is before "open play"."""
    return word in en_verbs.PRONOUNS or (word.endswith("s") and not word.endswith("ss"))


# What one goes to on a day that is known: "goes to the polls", "goes on trial".
_POLLS = frozenset("polls trial court vote press".split())
_INSIDE = frozenset("'’-,")
_AHEAD = frozenset("will shall ll gonna going due expected scheduled slated".split())
_IS = en_verbs.BE_PRESENT | {"s"}
_PASSIVE = frozenset("be been being get".split())
_WAS = en_verbs.BE_PAST | en_verbs.HAVE_PAST
_NOT_AHEAD = en_verbs.MODALS | frozenset("would wouldn d has have only worst".split())
# Before a verb that begins or ends something: "to leave", "did leave", "can leave".
_DEPENDENT = en_verbs.DO_PAST | _NOT_AHEAD | frozenset({"to"})
