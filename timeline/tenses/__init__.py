"""Which side of its anchor a time lies on, by the tense of the clause that it stands in."""

from __future__ import annotations

import re

from timeline.anchoring import Direction
from timeline.language.en_discourse import SETS_IN
from timeline.language.en_verbs import (
    BIDDING,
    HAPPENINGS_PLANNED,
    INVITING,
    PARTICIPLES,
    PROSPECTIVE,
    PUTTING_OFF,
    SCHEDULED,
    SENDING,
    UNDERWAY,
)
from timeline.meanings import Clock, DayPart, Meaning, UnitOf
from timeline.model import Clause, Reading, Span
from timeline.tenses.planned import is_planned_note, is_planned_present, is_planned_unseen

_REACH = 60
_REACH_DUE = 160
# "promised to pay on Friday", but not "promised money for the bridge on Friday".
_TO_VERB = re.compile(
    r"\b(?:to|of|for) (?!(?:the|an?|this|that|his|her|its|their|our)\b)[a-z]{2,}", re.IGNORECASE
)
# Words before a time are looked at in lower case, twice as fast as by patterns of any case. A stop
# that ends a sentence is then marked first, by what no text has.
_END = "\x00"
_FULL_STOP = re.compile(r"\.(?!,|\s+[a-z])")
_DUE = re.compile(
    r"\b(?:(?:set|due|scheduled|expected|slated|planned|likely|supposed)\s+(?:to|for)"
    r"|(?:due|scheduled|expected|slated|planned)\s+(?:on|in|at|before|after|within|back|there|here|home)\b[\w-]*"
    r"|(?:agreement|plans?|deal|decision|offer|proposal|intention|pledge|pact)\s+to"
    r"|(?:planning|hoping|aiming|intending|preparing|wanting|waiting|looking forward)\s+(?:to|for)"
    r"|prepar(?:e|es|ed)\s+for"
    r"|(?:the|an?|its|his|her|their|our|'s|’s)\s+(?:planned|scheduled|proposed|slated|coming)"
    r"|(?:was|were|is|are)\s+to\s+(?!(?:the|an?|this|that|his|her|its|their|our|some)\b)[a-z]{2,}"
    r"|,\s+to\s+be\s+\w+|,\s+with\s[^,;]{3,60}\sto\s+(?!the\b|an?\b)[a-z]+"
    rf"|\bwith\s(?:(?!to\b)[\w’'-]+\s){{1,4}}to\s{SETS_IN}"
    r"|effective|upcoming|forthcoming|as soon as|as early as)"
    rf"\s[^;{_END}]*$"
)
# "Crude for October delivery": a month of trade to come.
_TRADED = re.compile(r"\s+(?:delivery|futures|contracts?|settlement|expiry)\b", re.IGNORECASE)
_UNTIL = re.compile(
    r"\b(?:until|till|by|through|effective|no later than|with effect from)\s+(?:the\s+)?"
    r"(?:early|mid|late|end of)?[\s-]*$"
)
_BEHIND = re.compile(
    r"\b(?:ended|saying|telling|adding|announcing|speaking|since|following"
    r"|(?:originally|initially|previously|first)\s(?:due|expected|planned|scheduled|set|to\sopen))\s+"
    r"(?:(?:on|in|for|by)\s+)?(?:late\s+|early\s+)?$"
)
_AHEAD_OF = re.compile(r"\b(?:ahead of|before|for|at|until|by|in|forget|miss)\s+(?:the\s+)?$")
# "Will open for the first time since the fire on Monday".
_SINCE = re.compile(r"\bsince\s+(?:(?!(?:and|but|or|then)\b)[\w’'-]+\s+){0,8}$")
_LET = re.compile(
    r"\blet['’]?s\b|\b(?:please|how about|what about|next up|up next|coming up)\b"
    r"|\bsee (?:you|u|ya)\b"
)
# What a note waits for, today perhaps: "Good luck for Friday", "Tickets on sale Friday".
_AWAITED = re.compile(
    r"\b(?:gonna|gotta|wanna|good luck|ready for)\b"
    r"|\b(?:looking forward|counting down|countdown|run-up|roll on|off) to\b"
    r"|\b(?:out|on sale|open|deadline) (?:(?:on|this|is) )*$"
)
# "They were told to leave by Friday".
_BIDDEN = re.compile(
    r"\bto (?!(?:the|an?|this|that|his|her|its|their|our)\b)[a-z]{2,}", re.IGNORECASE
)
# "They won on Saturday and play again on Tuesday": the second verb has no subject of its own.
_JOINED = re.compile(r"\b(?:and|but|then)\s+(?:then\s+)?([a-z]+)\b(?!.*\b(?:and|but|then)\s)")
# "The union, whose deal ended in May, votes on Friday": the verb behind what is told aside.
_RESUMED = re.compile(r",\s+([a-z]+s)\b(?!.*,)")
# "Flying out on Sunday", "@ada join us on Friday": a note without a subject.
_OPENING = re.compile(
    r"(?:\W*@\w+)*\W*(?:(?:please|pls|so|and|but|just|do|don['’]?t) )*([a-z]+)\b", re.IGNORECASE
)
_INTO = re.compile(r"\binto\s+(?:the\s+)?$")
_WHEN = re.compile(r"\W*(?:when|once|if|until|before|as soon as)\b", re.IGNORECASE)


_SAID = re.compile(
    r"\b(?:said|told\s+\w+|announced|reported|added)\s+(?:(?:on|late|early|last)\s+)*$",
    re.IGNORECASE,
)


def is_said(text: str, span: Span) -> bool:
    """Tell whether the words stand right behind a verb of saying in the past: "said on Friday"."""
    return _SAID.search(text, max(0, span.start - 40), span.start) is not None


def goes_along(text: str, first: Reading, direction: Direction | None, second: Reading) -> bool:
    """Tell whether the second of two readings side by side has the first one's `direction`.

    Times of one day have ("on Friday from 9am to 5pm"). Of a list ("in July and August") all lies
    ahead if its first does, though a clause may be cut between them; what is past ends with it.
    """
    if second.span.start - first.span.end > _REACH_LINK:
        return False
    low, high = first.span.end, second.span.start
    day = _day_of(second)
    if day is not None and day in (first.meaning, _day_of(first)):
        return _BESIDE.fullmatch(text, low, high) is not None
    is_alike = direction in ("future", "ahead") and type(first.meaning) is type(second.meaning)
    return is_alike and _LINK.fullmatch(text, low, high) is not None


def _day_of(reading: Reading) -> Meaning | None:
    """Return the day that a time of day is on, where it is named."""
    meaning = reading.meaning
    day = meaning.on if isinstance(meaning, Clock | DayPart) else None
    return day.of if isinstance(day, UnitOf) and day.of is not None else day


_LINK = re.compile(r"\.?\s*(?:,|/|&|,?\s*(?:and|or)\b)\s*", re.IGNORECASE)
_BESIDE = re.compile(
    r"[\s,(–—-]*(?:(?:from|between|at|and|or|to|until|till|by|after|before|around|about)\b\s*)*",
    re.IGNORECASE,
)
_REACH_LINK = 24


def direction_at(text: str, clause: Clause, span: Span) -> Direction | None:
    """Return past, present or future for words at `span` of `clause`; None without a verb.

    What is planned lies ahead even in a past clause: "agreed to meet on Friday". A present
    progressive with a time does too: "is flying out on Monday". "Later on Friday" may be today.
    """
    if (
        clause.verb is None
        and not text[span.end : clause.span.end].strip()
        and (span.start <= clause.span.start)
    ):
        return None  # a label: nothing but the time
    side = _side(text, clause, span)
    is_later = _LATER.search(text, max(clause.span.start, span.start - _REACH_LATER), span.start)
    return "ahead" if side == "future" and is_later is not None else side


_LATER = re.compile(r"\blate(?:r\s+(?:on\s+)?|\s+on\s+)$", re.IGNORECASE)
_REACH_LATER = 12


def _side(text: str, clause: Clause, span: Span) -> Direction | None:
    before = _lowered(text[max(clause.span.start, span.start - _REACH) : span.start])
    behind = _BEHIND.search(before)
    is_behind = behind is not None and not _is_going_on(clause, span.start - len(behind[0]))
    is_owner = text[span.end : span.end + 2] in ("'s", "’s") and not (
        _AHEAD_OF.search(before) or _is_planned_happening(text, clause, span)
    )
    is_since = _SINCE.search(before) is not None and not _has_verb_behind(clause, before, span)
    if is_behind or is_owner or is_since or _is_of_participle(text, clause, span):
        return "past"
    if _ACCORDING.search(before) or _is_of_what_was_done(text, clause, span):
        return "past"
    is_past = clause.tense == "past"
    if _PUT_TO.search(before) and not (is_past and clause.is_perfect):
        return "future"
    if _UNTIL.search(before):
        is_bidden = clause.lemma in BIDDING and _BIDDEN.search(before) is not None
        is_open = clause.lemma in PROSPECTIVE | PUTTING_OFF or is_bidden
        is_open = (is_open and not clause.is_perfect) or _is_to_have_been(text, clause)
        return None if is_past and not is_open else "future"
    is_due = _is_due(text, clause, span) and not (is_past and clause.is_perfect)
    runs_on = not is_past or clause.lemma in PUTTING_OFF
    goes_into = _INTO.search(before) is not None and runs_on
    if _TRADED.match(text, span.end) or is_due or _LET.search(before) or goes_into:
        return "future"
    if not is_past and _AWAITED.search(before):
        return "ahead"
    if clause.tense is None or clause.verb is None:
        return _of_note(text, clause, span)
    return _by_verb(text, clause, span)


def _lowered(words: str) -> str:
    """Return words in lower case, each sign in its place ("İ" alone would become two)."""
    lower = words.lower()
    return lower if len(lower) == len(words) else "".join(sign.lower()[0] for sign in words)


def _is_planned_happening(text: str, clause: Clause, span: Span) -> bool:
    """Tell "Friday's vote will be close" from "Friday's crash will be studied"."""
    nouns = _OWNED.match(text, span.end)
    words = set() if nouns is None else set(nouns[0].casefold().split()[1:])
    is_planned = not HAPPENINGS_PLANNED.isdisjoint(words)
    return (
        is_planned
        and clause.tense == "future"
        and not _AFTER.search(text, max(0, span.start - _REACH_AFTER), span.start)
    )


_OWNED = re.compile(r"['’]s [a-z]+(?: [a-z]+)?\b", re.IGNORECASE)
_REACH_AFTER = 20
_AFTER = re.compile(r"\b(?:after|since|following|of|from|in|despite) (?:the )?$", re.IGNORECASE)


def _is_due(text: str, clause: Clause, span: Span) -> bool:
    """Tell "is expected to come on Friday" from "the storm, expected to last, ended on Friday"."""
    low = max(clause.span.start, span.start - _REACH_DUE)
    due = _DUE.search(_lowered(_FULL_STOP.sub(_END, text[low : span.start])))
    if due is None or clause.verb is None:
        return due is not None
    return not low + due.start() < clause.verb.start < span.start


def _is_of_participle(text: str, clause: Clause, span: Span) -> bool:
    """Tell "the deal, signed on Friday, will hold" and "men held on Friday will" from "will on
    Friday": a participle before the clause's own verb has the time."""
    if clause.verb is None or clause.verb.start < span.end:
        return False
    before = _lowered(text[max(clause.span.start, span.start - _REACH) : span.start])
    done = _DONE.search(before)
    if done is None or done[1].casefold() in _TO_COME:
        return False
    is_aside = _ASIDE_ENDS.match(text, span.end, clause.verb.start) is not None
    return is_aside if done[0].startswith(",") else not is_aside


def _is_of_what_was_done(text: str, clause: Clause, span: Span) -> bool:
    """Tell "they seek a man seen on Friday" from "they want a bill passed on Friday"."""
    if clause.verb is None or clause.tense != "present" or clause.lemma in PROSPECTIVE:
        return False
    low = max(clause.verb.end, span.start - _REACH_DUE)
    done = _DONE_TO.search(text, low, span.start)
    return done is not None and done[1].casefold() not in _TO_COME


_DONE_TO = re.compile(
    r"\b(?:an?|the|two|three|\d+)\s(?:[\w’'-]+\s){1,3}?"
    rf"(\w+ed|{'|'.join(sorted(PARTICIPLES))})\s(?:[\w’'-]+\s){{0,2}}?(?:in|on|at|by|late|early)\s$",
    re.IGNORECASE,
)
# "According to a report on Friday, it will rise".
_ACCORDING = re.compile(r"\baccording to (?:(?!\b(?:will|is|are)\b)[^,;.])*$")
# "The match was moved to Friday", "has been put back until June".
_PUT_TO = re.compile(
    r"\b(?:moved|switched|rescheduled|extended|brought forward|adjourned|deferred|postponed"
    r"|(?:put|pushed)\s(?:off|back))\s(?:from\s\w+\s)?(?:to|until|till)\s$"
)


def _is_to_have_been(text: str, clause: Clause) -> bool:
    """Tell "by Friday it should have passed" from "by Friday it had passed"."""
    is_perfect = clause.verb is not None and clause.is_modal and clause.is_perfect
    return is_perfect and clause.verb is not None and text.startswith("should", clause.verb.start)


# A participle behind its noun, or behind a comma, and up to five words between it and the time.
_DONE = re.compile(
    r"(?:,\s+(?:\w+ly\s+|first\s+)?|\b(?!(?:which|that|who|as|ha[sd]|have|is|was|were|are|be|been"
    r"|being|get|gets|got|not|\w+ly)\b)[a-z]+\s+)"
    rf"(\w+ed|{'|'.join(sorted(PARTICIPLES))})(?:\s+[\w'’-]+){{0,5}}?\s+"
    r"(?:(?:in|on|at|by|from|since|late|early|last)\s+)*$"
)
_TO_COME = frozenset(
    "scheduled expected planned proposed slated needed postponed delayed intended supposed "
    "adjourned".split()
)
_ASIDE_ENDS = re.compile(r"[^,.;]*,")


def _has_verb_behind(clause: Clause, before: str, span: Span) -> bool:
    """Tell whether the clause's verb stands behind "since": "since he left on Monday"."""
    since = _SINCE.search(before)
    at = span.start - len(before) + (since.start() if since is not None else 0)
    return clause.verb is not None and clause.verb.start > at


def _is_going_on(clause: Clause, at: int) -> bool:
    """Tell "is speaking on Friday" from "said, speaking on Friday"."""
    return clause.is_progressive and clause.verb is not None and at < clause.verb.end


def _of_note(text: str, clause: Clause, span: Span) -> Direction | None:
    """Return the direction of a note without a finite verb, None where nothing tells it."""
    if text[clause.span.start : clause.span.end].rstrip().endswith("?"):
        return "ahead"
    if clause.verb is None and (
        is_planned_unseen(text, clause, span) or is_planned_note(text, clause, span)
    ):
        return "ahead"
    opens = _OPENING.match(text, clause.span.start, clause.span.end)
    if opens is None:
        return None
    word = opens[1].casefold()
    stem = word.removesuffix("ing")
    is_going_on = stem != word and not SCHEDULED.isdisjoint((stem, f"{stem}e", stem[:-1]))
    return "ahead" if is_going_on or word in INVITING else None


def _by_verb(text: str, clause: Clause, span: Span) -> Direction | None:
    assert clause.verb is not None
    between = text[clause.verb.end : span.start] if clause.verb.end < span.start else ""
    is_possible = clause.is_modal and clause.tense == "present"
    was_to = clause.lemma == "be" and not clause.is_perfect and _TO.match(between) is not None
    if clause.tense == "future" or is_possible or was_to or _is_planned(clause, between):
        return "future"
    is_own = _is_own_plan(text, clause, span)
    low = max(0, clause.span.start - _REACH_ASKED)
    is_asked = _ASKED.search(text, low, clause.span.start) is not None
    if clause.tense == "past" or (clause.is_perfect and not is_own) or is_asked:
        return "past"
    if _is_attribute(text, span):
        return None
    opens = text[clause.span.start : clause.span.start + 20]
    ahead = clause.is_progressive or clause.lemma in SCHEDULED or _WHEN.match(opens) is not None
    is_behind = clause.verb.end <= span.start and len(between.split()) <= _STATE_REACH
    is_subject = not text[span.end : clause.verb.start].strip() and span.end <= clause.verb.start
    is_state = (is_behind or is_subject) and (clause.lemma == "be" or _is_passive(text, clause))
    is_ahead = ahead or is_own or is_state or is_planned_present(text, clause, span)
    return "ahead" if is_ahead else "present"


def _is_planned(clause: Clause, between: str) -> bool:
    """Tell "agreed to meet on Friday", also of a past that is not over: `between` is the words
    between the verb and the time."""
    if clause.is_modal or (clause.tense == "past" and clause.is_perfect):
        return False
    joined = _JOINED.search(between) or _RESUMED.search(between[-_REACH_DUE:])
    word = "" if joined is None else joined[1].casefold()
    if not SCHEDULED.isdisjoint((word, word.removesuffix("s"), word.removesuffix("es"))):
        return True
    is_sent = clause.is_perfect and clause.lemma in SENDING  # "has been sent to help on Friday"
    if (clause.lemma in BIDDING or is_sent) and _BIDDEN.search(between[:_REACH]):
        return True
    is_put = clause.lemma in PROSPECTIVE and _TO_VERB.search(between[:_REACH]) is not None
    if clause.lemma in UNDERWAY and not clause.is_progressive:
        is_put = False
    return is_put or clause.lemma in ("schedule", "plan", "forecast")


# "He was to leave on Friday".
_TO = re.compile(r"\s+(?:also\s+|then\s+)?to\s+(?!have\b)[a-z]")
# "The deadline is Friday", "the vote is only on Friday", "the ferry is cancelled on Friday".
_STATE_REACH = 2
_PASSIVE = re.compile(r"(?:(?:is|are|am)\b|['’](?:s|re|m)\b).*\b(?!\w+ing$)[a-z]+$", re.IGNORECASE)
# "Did she go on Friday?" is cut behind "Did".
_ASKED = re.compile(r"\bdid\s+$", re.IGNORECASE)
_REACH_ASKED = 6


def _is_passive(text: str, clause: Clause) -> bool:
    """Tell "is cancelled" from "is", "is leaving" and "is dated"."""
    assert clause.verb is not None
    verb = text[clause.verb.start : clause.verb.end]
    is_state = " " in verb and _PASSIVE.match(verb) is not None
    return is_state and not clause.is_reporting and clause.lemma not in ("date", "base")


def _is_own_plan(text: str, clause: Clause, span: Span) -> bool:
    """Tell "I have an exam on Friday" and "we've got guests on Friday" from news of others."""
    if clause.subject is None or clause.lemma not in ("have", "need", "get"):
        return False
    assert clause.verb is not None
    is_got = text.startswith("got", clause.verb.end - len("got")) == clause.is_perfect
    who = text[clause.subject.start : clause.subject.end].casefold()
    return is_got and who in ("i", "we", "you") and text.startswith("on ", span.start - 3)


def _is_attribute(text: str, span: Span) -> bool:
    """Tell "is bound by a June deal" from "is bound in June": the tense is not the month's own."""
    before = text[max(0, span.start - _REACH_ARTICLE) : span.start]
    return _ARTICLE.search(before) is not None and _NOUN.match(text, span.end) is not None


_REACH_ARTICLE = 6
_ARTICLE = re.compile(r"\b(?:an?|the|his|her|its|their|our)\s+$", re.IGNORECASE)
_NOUN = re.compile(r"\s+(?!(?:and|or|in|of|on|at|to|by|for|with|from|is|was|has|will)\b)[a-z]{3,}")
