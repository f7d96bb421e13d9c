"""What dates a paragraph of an article that names no time: the line that the article's lead sets.

The lead tells the news, on a day that its words name or on the article's own. A later paragraph
goes on from that and not from a look aside: in Wikinews, such paragraphs that happened on a day
told before it are some seven times as often of the lead's day as of the one told last. Within a
paragraph it is the day told last, and the sentences there are one mention.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from datetime import datetime

from timeline.intervals import Granularity, Interval
from timeline.language import en_discourse as words
from timeline.likeness import content_words
from timeline.model import Document, MentionTime, Resolved, Span, Told
from timeline.narrate import dating, open_times
from timeline.narrate.cutting import Group
from timeline.narrate.passages import MOSTLY_QUOTED, Passage
from timeline.narrate.same_day import of_same_day
from timeline.narrate.turns import is_told_back
from timeline.provenance import Derivation

_TAKES_UP = re.compile(rf"{words.TAKEN_UP}\b", re.IGNORECASE | re.VERBOSE)
_INITIALS = re.compile(r"\b[A-Z]{3,6}\b")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]\w+")
_SOONER = frozenset({"before", "just-before", "until"})
_BEFORE = _SOONER | {"units-before", "units-after"}
OPENING = 24  # characters of a sentence within which a subject stands that opens it
_ASKED = re.compile(rf"\b{words.ASKED}\b", re.IGNORECASE | re.VERBOSE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """What an article tells first: its words, and when it happened."""

    time: MentionTime
    span: Span


def in_article(
    resolved: Resolved, group: Group, core: Span, lead: Lead | None, last: Told | None
) -> MentionTime:
    """Return the time of a group that no words date. `last` is what the article told just before,
    no part of a sentence; it and the lead are None for the lead itself.

    A paragraph in the past right after a look back returns to the news, unless it speaks of what
    only the look back named: then it may be either.
    """
    news = dating.by_article(resolved, core)
    main = next((one.main for one in group.passages if one.main is not None), None)
    if lead is None or last is None:
        return news
    is_speech = main is None and group.passages[0].quoted >= MOSTLY_QUOTED
    if is_speech or goes_on_saying(group, last):
        return dating.going_on(resolved, core, last.time)
    line = _line(resolved, lead.time)
    if main is None or line is None or main.tense is None or main.tense == "future":
        return news
    if is_told_back(resolved, group.passages[0]):
        return had_happened(resolved, core, line, "the article's news")
    if main.tense == "present":
        return _since(resolved, core, line) or news
    return _told_past(resolved, group, core, replace(lead, time=line), last) or news


def _told_past(
    resolved: Resolved, group: Group, core: Span, news: Lead, last: Told
) -> MentionTime | None:
    """Return the time of a group in the past: of what was told last or of the news; None where it
    is of neither."""
    line = news.time
    main = group.passages[0].main
    is_back = dating.looks_back(resolved, last.time)
    first = group.passages[0]
    is_told = main is not None and main.is_reporting
    is_new = not (is_told or _is_in_block(resolved, last, first.block))
    if is_new and is_back and _is_of_long_past(resolved, first):
        return dating.either(resolved, core, last.time)
    is_left = group.opens == "turn" and is_back
    is_dated = not is_left and last.time.basis != "posted"
    takes_up = is_dated and _takes_up(resolved, group.passages[0], last)
    is_ahead = dating.lies_ahead(resolved, last.time.interval)
    if (takes_up or _goes_on_within(resolved, group, last)) and not is_ahead:
        return dating.going_on(resolved, core, of_same_day(resolved, last.time, last.span))
    may_go_on = is_back and not (is_left or (main is not None and main.is_reporting))
    if may_go_on and _shares(resolved, group, news.span, last):
        return dating.either(resolved, core, last.time)
    limit = _limit(resolved, group)
    start = line.interval.start if line.interval is not None else None
    if limit is not None and start is not None and limit <= start:
        return open_times.came_before(resolved, core, limit)
    is_wide = dating.looks_back(resolved, line) and not _is_finer(line, Granularity.MONTH)
    if is_wide and main is not None and main.is_reporting:
        return None  # what somebody says of a month's news may be said long after it
    return dating.going_on(
        resolved, core, of_same_day(resolved, line, news.span), dating.GOES_ON_WITH_NEWS
    )


def _is_of_long_past(resolved: Resolved, first: Passage) -> bool:
    """Tell whether a paragraph goes on to tell of a time that lies long before the article, as
    a life or the story of a house does: it has not returned to the news."""
    block = resolved.placed.document.blocks[first.block].span
    readings = resolved.placed.tagged.readings
    at = bisect_left(readings, first.span.end, key=lambda one: one.span.start)
    while at < len(readings) and readings[at].span.start < block.end:
        interval = resolved.resolutions[at].interval
        if readings[at].role == "dates" and dating.lies_back(resolved, interval):
            return True
        at += 1
    return False


def _limit(resolved: Resolved, group: Group) -> datetime | None:
    """Return the end of the time that a group's own words say it came before ("left before
    the vote on 3 May"), None without one."""
    signals = resolved.placed.tagged.signals
    for part in group.parts:
        if part.signal is None or part.reading is None or signals[part.signal].kind not in _SOONER:
            continue
        interval = resolved.resolutions[part.reading].interval
        return None if interval is None else interval.end
    return None


def _goes_on_within(resolved: Resolved, group: Group, last: Told) -> bool:
    """Tell whether a sentence behind one of the same paragraph says what came after or while that
    happened: "Shortly after take-off …"."""
    first = group.passages[0]
    if group.opens != "ordered" or not _is_in_block(resolved, last, first.block):
        return False
    kinds = {resolved.placed.tagged.signals[index].kind for index in first.signals}
    return last.time.basis == "words" and not kinds & _BEFORE


def _is_in_block(resolved: Resolved, told: Told, block: int) -> bool:
    return resolved.placed.document.blocks[block].span.contains(told.core)


def _shares(resolved: Resolved, group: Group, lead: Span, last: Told) -> bool:
    """Tell whether a sentence speaks of something that what was told last named, and not the
    lead."""
    quote = resolved.placed.document.quote
    own = set(content_words(quote(group.passages[0].span)))
    return bool(own & set(content_words(quote(last.span))) - set(content_words(quote(lead))))


def news_of(resolved: Resolved, lead: MentionTime, part: MentionTime) -> MentionTime:
    """Return when the news happened that an article's lead tells: where no words date the whole
    lead, or only a year does, a part of it may, by a day ("nine have died after a ferry sank on
    Sunday")."""
    unit = part.interval.granularity if part.interval is not None else None
    is_day = unit is not None and unit.is_finer_than(Granularity.WEEK)
    is_known = lead.basis == "words" and not dating.looks_back(resolved, lead)
    return lead if is_known or not is_day or dating.looks_back(resolved, part) else part


def _line(resolved: Resolved, lead: MentionTime) -> MentionTime | None:
    """Return the time of the article's news, None where its lead looks back by years, or ahead.

    A lead in the past that names a day or a month is the news, though it be weeks old by then.
    """
    is_back = dating.looks_back(resolved, lead) and not _is_finer(lead, Granularity.YEAR)
    return None if is_back or dating.lies_ahead(resolved, lead.interval) else lead


def _is_finer(time: MentionTime, than: Granularity) -> bool:
    unit = time.interval.granularity if time.interval is not None else None
    return unit is not None and unit.is_finer_than(than)


def _takes_up(resolved: Resolved, passage: Passage, last: Told) -> bool:
    """Tell whether a paragraph takes up what was told just before it: it speaks of "him" or of
    "such a force", or it quotes the answer to what was asked."""
    document = resolved.placed.document
    main = passage.main
    subject = document.quote(main.subject) if main is not None and main.subject else ""
    if subject.lower() in words.PRONOUN_SUBJECTS or _names_body(document, subject, last):
        return True
    if _TAKES_UP.match(document.text, passage.span.start, passage.span.end):
        return True
    is_answer = bool(passage.quotations) and passage.quotations[0].start - passage.span.start < 2
    return is_answer and _ASKED.search(document.quote(last.span)) is not None


def goes_on_saying(group: Group, last: Told) -> bool:
    """Tell whether a paragraph goes on with what somebody was told to say, in their words in part:
    it quotes, names nobody who says it, and states what should be or is."""
    first = group.passages[0]
    main = first.main
    has_speech = bool(last.said_by or last.quotations) and bool(first.quotations)
    if not has_speech or main is None or main.is_reporting:
        return False
    return main.tense == "present" and not main.is_perfect and (main.is_modal or main.is_stative)


def _names_body(document: Document, subject: str, last: Told) -> bool:
    """Tell whether a subject is a body's initials which what was told last spells out, or opens
    with."""
    before = document.quote(last.span)
    spelt = "".join(name[0] for name in _CAPITALISED.findall(before))
    return any(
        initials in spelt or initials in before[:OPENING] for initials in _INITIALS.findall(subject)
    )


def had_happened(
    resolved: Resolved, core: Span, line: MentionTime, what: str = "what was told just before"
) -> MentionTime:
    """Return the time of what "had" happened: not later than `what` it looks back from, which is
    of the time of `line`; how long before is open."""
    why = Derivation(
        rule="had-happened",
        says=f"it is told as what had happened before {what}",
        evidence=(dating.evidence(resolved, core),),
        premises=(line.why,),
    )
    interval = line.interval
    end = None if interval is None or interval.end is None else interval.end
    return MentionTime(
        certainty="bounded",
        basis="order",
        why=why,
        interval=None if end is None else Interval(start=None, end=end),
        offset=dating.NOT_AFTER,
    )


def _since(resolved: Resolved, core: Span, line: MentionTime) -> MentionTime | None:
    """Return the time of what "has" happened: between the news, which its words date, and the
    article; None where words do not."""
    dct = resolved.placed.dct
    if line.basis != "words" or line.interval is None or line.interval.start is None or dct is None:
        return None
    why = Derivation(
        rule="since-the-news",
        says="it is told as the state of things since the article's news",
        evidence=(dating.evidence(resolved, core),),
        premises=(line.why, dct.why),
    )
    end = dct.interval.end
    if end is not None and line.interval.end is not None:
        end = max(end, line.interval.end)
    return MentionTime(
        certainty="inferred",
        basis="order",
        why=why,
        interval=Interval(start=line.interval.start, end=end),
        offset=dating.NOT_AFTER,
    )
