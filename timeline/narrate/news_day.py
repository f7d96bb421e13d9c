"""The day of an article's news where its lead names none and a later sentence tells of the same:
"Two blasts have shaken the port." … "The blasts came on Saturday evening."

Both sentences must tell of one happening: the later one's verb, or what it is about, is of a kind
that the lead tells (`language.en_events`), and it takes the lead up by "the", a pronoun or a name.
What a lead tells of courts, police or reactions is no happening of the day on which the crime was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from timeline.intervals import Granularity, Interval, day_interval, zone
from timeline.language import en_discourse as words
from timeline.language import en_events as events
from timeline.model import Clause, MentionTime, Resolved, Span
from timeline.narrate import dating
from timeline.narrate.cutting import Group
from timeline.narrate.matter import kinds_in, names_in, speaks_of_known
from timeline.narrate.passages import MOSTLY_QUOTED, Passage
from timeline.provenance import Derivation

NEWS_LASTS = timedelta(days=7)  # how long before the article's day its undated news may lie
_ACCIDENT = re.compile(rf"\b{words.ACCIDENT}\b", re.IGNORECASE)
_PASSIVE = re.compile(rf"\b{words.PASSIVE}\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    """What a lead tells: the kinds of its happening, the names in it, whether it calls it an
    accident or an incident."""

    kinds: frozenset[str]
    names: frozenset[str]
    is_accident: bool


def news_day(resolved: Resolved, told: Sequence[Group]) -> MentionTime | None:
    """Return the day of an article's news that a sentence behind its lead states; None where the
    lead is dated by its own words, or no sentence tells of the same on a day of the last week."""
    if not told or told[0].reading is not None or _has_dated_part(told[0]):
        return None
    news = _news(resolved, told[0].passages[0])
    if news is None:
        return None
    for group in told[1:]:
        passage = group.passages[0]
        day = None if group.reading is None else _recent(resolved, group.reading)
        if group.reading is None or day is None:
            continue
        taken = _taken_up(resolved, passage, group.reading, news)
        if taken is not None:
            return _stated(resolved, passage, group.reading, day, taken)
    return None


def kinds_of_news(resolved: Resolved, lead: Group) -> frozenset[str]:
    """Return the kinds of happening that an article's lead tells as its news."""
    news = _news(resolved, lead.passages[0])
    return frozenset() if news is None else news.kinds


def _has_dated_part(group: Group) -> bool:
    return any(part.reading is not None for part in group.parts)


def _stated(
    resolved: Resolved, passage: Passage, reading: int, day: Interval, taken: str
) -> MentionTime:
    why = Derivation(
        rule="news-day",
        says=f"“{taken}” is the news that the article opens with, so that is of the same day",
        evidence=(dating.evidence(resolved, passage.span),),
        premises=(resolved.resolutions[reading].why,),
    )
    return MentionTime(certainty="inferred", basis="words", why=why, interval=day)


def _recent(resolved: Resolved, reading: int) -> Interval | None:
    """Return the day, or the part of it, that an expression names, if it is of the last week."""
    dct, interval = resolved.placed.dct, resolved.resolutions[reading].interval
    if dct is None or interval is None or interval.start is None or interval.end is None:
        return None
    unit, first, end = interval.granularity, dct.interval.start, dct.interval.end
    if unit is None or not unit.is_finer_than(Granularity.WEEK) or first is None or end is None:
        return None
    if not first - NEWS_LASTS <= interval.start < end:
        return None
    if not unit.is_finer_than(Granularity.PART_OF_DAY):
        return interval
    where = zone(resolved.placed.zone)
    return day_interval(interval.start.astimezone(where).date(), where)


def _news(resolved: Resolved, lead: Passage) -> _News | None:
    """Return what a lead tells; None where it tells nothing that happened."""
    text = resolved.placed.document.text
    clauses = [one for one in lead.clauses if one.verb and not (one.is_quoted or one.is_stative)]
    free = [one for one in clauses if not (one.is_subordinate or _is_said(text, one))]
    happens = [one for one in free if one.tense != "future" and not one.is_modal]
    if not happens or lead.quoted >= MOSTLY_QUOTED:
        return None
    kinds = frozenset(kind for one in happens for kind in kinds_in(text, one.verb))
    if not kinds:
        kinds = frozenset(kind for one in happens for kind in kinds_in(text, one.subject))
        kinds &= events.HAPPENS_AT_ONCE
    elif kinds <= events.COMES_OF_ANOTHER:
        kinds |= kinds_in(text, lead.span) & events.HAPPENS_AT_ONCE
    return _News(
        kinds=kinds,
        names=names_in(text, lead.span),
        is_accident=_ACCIDENT.search(text, lead.span.start, lead.span.end) is not None,
    )


def _is_said(text: str, clause: Clause) -> bool:
    """Tell "the mayor said" from "two blasts have been reported"."""
    verb = clause.verb
    return clause.is_reporting and not (verb and _PASSIVE.search(text, verb.start, verb.end))


def _taken_up(resolved: Resolved, passage: Passage, reading: int, news: _News) -> str | None:
    """Return the words with which a sentence tells of the news, None where it tells another
    thing, or says only that somebody spoke of it."""
    text = resolved.placed.document.text
    clause = passage.clause_of(resolved.placed.tagged.readings[reading].span)
    for one in (passage.main, clause):
        if one is None or one.verb is None or one.is_quoted:
            continue
        if one.tense != "past" or one.is_perfect or one.is_modal:
            continue
        tells = _announced if one.is_reporting else _told_of
        taken = tells(text, one, one.verb, news)
        if taken is not None:
            return taken
    return None


def _announced(text: str, clause: Clause, verb: Span, news: _News) -> str | None:
    """Return what a clause says was announced, if that is the news: "announced her resignation"."""
    behind = Span(start=verb.end, end=clause.span.end)
    is_same = kinds_in(text, behind) & news.kinds and names_in(text, behind) & news.names
    is_news = clause.lemma in words.MAKES_KNOWN and bool(is_same)
    return text[verb.start : clause.span.end].rstrip(" .") if is_news else None


def _told_of(text: str, clause: Clause, verb: Span, news: _News) -> str | None:
    """Return what of a clause's words tells of the news: "the blast" that occurred, or who did what
    the lead says was done."""
    subject = clause.subject or verb
    who = text[subject.start : subject.end]
    about = kinds_in(text, subject)
    tells = kinds_in(text, verb) & news.kinds
    is_news = about & news.kinds
    if news.is_accident:
        is_news |= about & events.HAPPENS_AT_ONCE
    if _ACCIDENT.search(who):
        is_news |= news.kinds & events.HAPPENS_AT_ONCE
    is_known = speaks_of_known(who)
    if is_known and is_news and (tells or _comes_about(text, clause, verb)):
        return who
    is_named = names_in(text, subject) & news.names
    return text[subject.start : verb.end] if tells and (is_known or is_named) else None


def _comes_about(text: str, clause: Clause, verb: Span) -> bool:
    """Tell "the blast tore through the port" from what was made of it, or came of it: "the blast
    was condemned", "the blast prompted protests"."""
    if clause.lemma in words.COMES_ABOUT:
        return True
    is_done_to = _PASSIVE.search(text, verb.start, verb.end) is not None
    return not (is_done_to or clause.is_stative or clause.lemma in words.HAS_EFFECT)
