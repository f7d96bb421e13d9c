"""Words without a finite verb that tell of another time than the clause they stand in.

"They agreed *to meet on Friday*, *with work to resume on Saturday*", "has closed *a yard opened by
the king in May*": each begins somewhere, and may have the clause's subject for its own.
"""

from __future__ import annotations

import re

from timeline.language import en_discourse as words
from timeline.language import en_verbs as verbs
from timeline.model import Clause, Span

_NOUN = rf"(?:(?!(?:{words.NO_NOUN})\b)[\w’'-]+\ )"
_WITH = re.compile(
    rf"(?:(?:^|[,;]\ )with\ (?=[^,;]*$)|\bwith\ (?={_NOUN}{{1,4}}to\ {words.SETS_IN}[^,;]*$))",
    re.IGNORECASE | re.VERBOSE,
)
_TO_TIME = rf"(?:(?:{words.PREPOSITION_BEFORE_TIME}|for)\ )?(?:the\ )?$"
AS_OBJECT = 2  # words behind "selling" up to a time that are an object with its preposition
_FRONTED = re.compile(
    rf"(?:since|after|following)\ (?P<words>(?!the\b)\w{{2,}}ing\ [^,;:“”]{{0,120}}?){_TO_TIME}",
    re.IGNORECASE | re.VERBOSE,
)
_DOING = re.compile(
    rf"\b(?:since|after|following)\ (?P<words>(?!the\b)\w{{2,}}ing\ [^;:“”]{{0,120}}?){_TO_TIME}",
    re.IGNORECASE | re.VERBOSE,
)
_DONE = re.compile(
    rf"\b(?P<words>(?:{words.DETERMINER}\ )?{_NOUN}{{1,3}}?{words.PARTICIPLE}\ "
    rf"(?:by|in|at|on|over|under|from|for|with)\b[^,;:“”]{{0,80}}?){_TO_TIME}",
    re.IGNORECASE | re.VERBOSE,
)
_OCCASION = re.compile(
    rf"\b(?P<words>(?:{words.DETERMINER}\ )?{_NOUN}{{0,2}}"
    rf"(?:{words.OCCASION}\ and\ )?{words.OCCASION}\b"
    rf"(?:\ (?:in|at|on|of|by|near|between|against|with)\b[^,;:“”]{{0,60}}?)?\ ?){_TO_TIME}",
    re.IGNORECASE | re.VERBOSE,
)
_TO_BE = re.compile(
    rf"\b(?P<words>(?:{words.DETERMINER}\ )?{_NOUN}{{1,4}}to\ be\ {words.PARTICIPLE}\b"
    rf"[^,;:“”]{{0,60}}?\ ?){_TO_TIME}",
    re.IGNORECASE | re.VERBOSE,
)
_PURPOSE = re.compile(r"\bto\ ([a-z]+)\b")
_DUE = re.compile(rf"\b(?:{words.EXPECTING}|(?:was|were)\ to\b)", re.IGNORECASE | re.VERBOSE)
LONGEST_TIME = 30  # characters of a time that stands right behind a verb: "agreed on Monday to"
_WHO = re.compile(
    rf"(?:^\ |\bfor\ )(?P<who>(?:{words.DETERMINER}\ )?{_NOUN}{{1,4}})$", re.IGNORECASE | re.VERBOSE
)


def fronted(text: str, clause: Clause, span: Span) -> int | None:
    """Return where "taking office" of "After taking office in May, he left" begins, None without
    such words."""
    opens = _FRONTED.match(text, clause.span.start, span.start)
    is_closed = text.startswith(",", span.end) and clause.verb is not None
    return opens.start("words") if opens and is_closed else None


def tail(text: str, clause: Clause, span: Span) -> int | None:
    """Return where "…, with talks to resume on Friday" begins in a clause, None without such."""
    if clause.verb is None or clause.verb.end > span.start:
        return None
    found = _WITH.search(text, clause.verb.end, span.start)
    return found.end() if found else None


def meant(
    text: str, clause: Clause, start: int, end: int, *, is_told: bool
) -> tuple[int, bool] | None:
    """Return where words begin that say what is to be done at a time to come, and whether the
    clause's subject is to do it; `is_told` says that the clause tells what has happened."""
    found = _purpose(text, clause, start, end) if is_told else None
    at = to_be_done(text, clause, start, end) if found is None else None
    return found if at is None else (at, False)


def _purpose(text: str, clause: Clause, start: int, end: int) -> tuple[int, bool] | None:
    """Return where "to meet" of "they agreed to meet on Friday" begins, and whether the clause's
    subject is to do it ("asked *the firm to pay* in May"); None without such words.

    `start` to `end` is where to look. What "was due to open" was not there before it opened.
    """
    if clause.verb is None or clause.verb.end > end:
        return None
    low = max(start, clause.verb.end)
    found = next((one for one in _PURPOSE.finditer(text, low, end) if one[1] in verbs.BASES), None)
    if found is None or _DUE.search(text, clause.verb.start, found.end()):
        return None
    between = text[low : found.start()]
    if not between.strip():
        return (found.start(), True) if low - clause.verb.end <= LONGEST_TIME else None
    who = _WHO.search(between)
    return None if who is None else (low + who.start("who"), False)


def to_be_done(text: str, clause: Clause, start: int, end: int) -> int | None:
    """Return where "the vote to be held" of "forecast a defeat at the vote to be held in May"
    begins, None without such words; `start` to `end` is where to look."""
    if clause.verb is None or clause.verb.end > end:
        return None
    low = max(start, clause.verb.end)
    found = _TO_BE.search(text, low, end)
    if found is None or _DUE.search(text, clause.verb.start, found.end()):
        return None
    return found.start("words")


def reduced(text: str, clause: Clause, start: int, end: int) -> tuple[int, bool] | None:
    """Return where words without a finite verb begin that tell of another time than their clause,
    and whether the clause's subject is theirs too; None without such words.

    "has changed since *leaving the port in 1994*", "has closed *a yard opened by the king in May*",
    "have told of *the fire on the pier in 2015*". `start` to `end` is where to look.
    """
    if clause.verb is None or clause.verb.end > end:
        return None
    low = max(start, clause.verb.end)
    for pattern, is_own in ((_DOING, True), (_DONE, False), (_OCCASION, False)):
        found = pattern.search(text, low, end)
        if found is not None:
            return found.start("words"), is_own
    return None


def done_before(text: str, clause: Clause, start: int, end: int) -> int | None:
    """Return where "leading" of "has been charged after leading a raid on Monday" begins, None
    without such words; `start` to `end` is where to look."""
    if clause.verb is None or clause.verb.end > end:
        return None
    found = _DOING.search(text, max(start, clause.verb.end), end)
    return None if found is None else found.start("words")


def ends_subject(text: str, clause: Clause, span: Span) -> bool:
    """Tell whether a time at its end says when something befell the subject: "the man hurt on
    Monday left", but not "the man, speaking on Monday, left"."""
    if clause.subject is None or clause.verb is None or not clause.subject.contains(span):
        return False
    if text[span.end : clause.verb.start].strip(" ,"):
        return False
    found = text[clause.subject.start : span.start].split()
    return any(_is_participle(found, at) for at in range(1, len(found)))


def _is_participle(found: list[str], at: int) -> bool:
    """Tell "hurt" of "the man hurt in", "selling" of "the man selling fish on", from "the proposed
    law on", "the meeting on" and "the man, speaking in"."""
    word, before = found[at], found[at - 1].lower()
    if before in verbs.DETERMINERS:
        return False
    if word.endswith("ed") or word in verbs.PARTICIPLES:
        return True
    is_going_on = word.endswith("ing") and {word[:-3], f"{word[:-3]}e"} & verbs.BASES
    return bool(is_going_on) and not before.endswith(",") and len(found) - at > AS_OBJECT
