"""What dates a paragraph of an article that names no time: the line that the article's lead sets.

The lead tells the news, on a day that its words name or on the article's own. A later paragraph
goes on from that and not from a look aside: in Wikinews, such paragraphs that happened on a day
told before it are some seven times as often of the lead's day as of the one told last. Within a
paragraph it is the day told last, and the sentences there are one mention.
"""

from __future__ import annotations

import re

from timeline.intervals import Granularity, Interval
from timeline.language import en_discourse as words
from timeline.model import Document, MentionTime, Resolved, Span, Told
from timeline.narrate import dating
from timeline.narrate.cutting import MOSTLY_QUOTED, Group
from timeline.narrate.passages import Passage
from timeline.provenance import Derivation

_TAKES_UP = re.compile(rf"{words.TAKEN_UP}\b", re.IGNORECASE | re.VERBOSE)
_INITIALS = re.compile(r"\b[A-Z]{3,6}\b")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]\w+")
OPENING = 24  # characters of a sentence within which a subject stands that opens it
_ASKED = re.compile(rf"\b{words.ASKED}\b", re.IGNORECASE | re.VERBOSE)


def in_article(
    resolved: Resolved, group: Group, core: Span, lead: MentionTime | None, last: Told | None
) -> MentionTime:
    """Return the time of a group that no words date. `lead` is when what the article tells first
    happened, `last` what it told just before, no part of a sentence; both None for the lead itself.

    A paragraph in the past right after a look back may go on with it or return: it may be either.
    """
    news = dating.by_article(resolved, core)
    main = group.passages[0].main
    if lead is None or last is None:
        return news
    is_speech = main is None and group.passages[0].quoted >= MOSTLY_QUOTED
    if is_speech or goes_on_saying(group, last):
        return dating.going_on(resolved, core, last.time)
    line = _line(resolved, lead)
    if main is None or line is None or main.tense is None or main.tense == "future":
        return news
    if main.is_perfect and main.tense == "past":
        return _before(resolved, core, line)
    if main.tense == "present":
        return _since(resolved, core, line) or news
    if _takes_up(resolved, group.passages[0], last):
        return dating.going_on(resolved, core, last.time)
    if dating.looks_back(resolved, last.time):
        return dating.either(resolved, core, last.time)
    return dating.going_on(resolved, core, line, dating.GOES_ON_WITH_NEWS)


def news_of(resolved: Resolved, lead: MentionTime, part: MentionTime) -> MentionTime:
    """Return when the news happened that an article's lead tells: where no words date the whole
    lead, a part of it may, by a day ("nine have died after a ferry sank on Sunday")."""
    unit = part.interval.granularity if part.interval is not None else None
    is_day = unit is not None and unit.is_finer_than(Granularity.WEEK)
    if lead.basis == "words" or not is_day or dating.looks_back(resolved, part):
        return lead
    return part


def _line(resolved: Resolved, lead: MentionTime) -> MentionTime | None:
    """Return the time of the article's news, None where its lead looks back or ahead."""
    if dating.looks_back(resolved, lead):
        return None
    dct = resolved.placed.dct
    if lead.interval is not None and lead.interval.start is not None and dct is not None:
        end = dct.interval.end
        return None if end is not None and lead.interval.start >= end else lead
    return lead


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


def _before(resolved: Resolved, core: Span, line: MentionTime) -> MentionTime:
    """Return the time of what "had" happened: not later than the news, how long before is open."""
    why = Derivation(
        rule="had-happened",
        says="it is told as what had happened before the article's news",
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
