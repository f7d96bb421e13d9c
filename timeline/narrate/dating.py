"""What dates a mention before anything is solved: an expression, its post's present, or the story.

Lengths here are assumptions about how news is written, named in the explanation wherever used.
"""

from __future__ import annotations

from datetime import timedelta

from timeline.anchoring.reach import reach_of
from timeline.intervals import Granularity, Interval, day_interval, zone
from timeline.model import MentionTime, Offset, Reading, Resolution, Resolved, Span
from timeline.narrate.half_days import in_half
from timeline.narrate.periods import over_period
from timeline.narrate.recent import of_no_number
from timeline.narrate.sides import beside, side_of
from timeline.narrate.since import counted_since
from timeline.provenance import Derivation, Evidence
from timeline.story import Certainty

DAY_S = 86400
ARTICLE_LOOKS_BACK_S = 2 * DAY_S
PRESENT_LOOKS_BACK_S = 30 * 60
PAST_LOOKS_BACK_S = 12 * 3600
LINE_S = 7 * DAY_S  # what lies further back than this is not the article's own story
NOT_AFTER = Offset(lower_s=None, upper_s=0)
_CERTAIN_ANCHORS = frozenset({"stated", "given"})


def evidence(resolved: Resolved, span: Span) -> Evidence:
    """Return the words at `span` as a quotation."""
    document = resolved.placed.document
    return Evidence(document=document.id, start=span.start, end=span.end, text=document.quote(span))


def by_expression(
    resolved: Resolved, index: int, counted: Resolution | None = None
) -> MentionTime | None:
    """Return the time that the expression `index` states, None if it has no place in time;
    `counted` is its resolution where that is not the one of `resolved`."""
    reading = resolved.placed.tagged.readings[index]
    resolution = counted or resolved.resolutions[index]
    if resolution.interval is None and resolution.offset is None:
        return None
    side = side_of(resolved, index)
    if side is not None and resolution.interval is not None:
        return beside(resolved, resolution, resolution.interval, side)
    stated = MentionTime(
        certainty=anchor_certainty(resolved, resolution),
        basis="words",
        why=resolution.why,
        interval=resolution.interval,
        offset=resolution.offset,
        resolution=index,
        ends=_range_end(resolved, reading),
        recurs=resolution.value if reading.type == "SET" else None,
    )
    stated = over_period(resolved, index, in_half(resolved, index, stated))
    return counted_since(resolved, index, of_no_number(resolved, index, stated))


def _range_end(resolved: Resolved, reading: Reading) -> Interval | None:
    """Return where the expression that closes this one's range lies, None if none does."""
    if reading.pair is None:
        return None
    other = resolved.placed.tagged.readings[reading.pair]
    return resolved.resolutions[reading.pair].interval if other.span > reading.span else None


def anchor_certainty(resolved: Resolved, resolution: Resolution) -> Certainty:
    """Return `stated` where the expression needs no anchor or a stated one, else `inferred`."""
    placed = resolved.placed
    match resolution.anchor.kind:
        case "none":
            return "stated"
        case "document":
            dated = placed.dct
        case "post":
            index = resolution.anchor.index
            dated = placed.posted[index] if index is not None else placed.dct
        case "expression":
            index = resolution.anchor.index
            if index is None or index == resolution.reading:
                return "inferred"
            return anchor_certainty(resolved, resolved.resolutions[index])
    return "stated" if dated is None or dated.certainty in _CERTAIN_ANCHORS else "inferred"


def by_post(resolved: Resolved, post: int, core: Span, *, is_present: bool) -> MentionTime:
    """Return the time of what a live post tells without naming one: its own present."""
    dated = resolved.placed.posted[post]
    says = "the post tells it as it happens" if is_present else "the post reports it"
    why = Derivation(
        rule="post-present",
        says=f"{says}, so it lies at or shortly before the time the post went up",
        evidence=(evidence(resolved, core),),
        premises=() if dated is None else (dated.why,),
    )
    day = page_day(resolved) if dated is None else None
    looks_back = PRESENT_LOOKS_BACK_S if is_present else PAST_LOOKS_BACK_S
    has_limit = is_present or day is None
    return MentionTime(
        certainty="bounded" if dated is None else dated.certainty,
        basis="order" if dated is None else "posted",
        why=why,
        interval=day,
        offset=Offset(lower_s=-looks_back if has_limit else None, upper_s=0),
    )


def page_day(resolved: Resolved) -> Interval | None:
    """Return the one day that a live page bears, which its undated posts are taken to tell of."""
    placed = resolved.placed
    if placed.dct is None or placed.dct.interval.start is None:
        return None
    unit = placed.dct.interval.granularity
    if unit is None or not unit.is_finer_than(Granularity.WEEK):
        return None
    where = zone(placed.zone)
    day = day_interval(placed.dct.interval.start.astimezone(where).date(), where)
    return Interval(start=day.start, end=day.end)


def by_signal(
    resolved: Resolved, signal: Span, offset: Offset, says: str, *, is_dated: bool
) -> MentionTime:
    """Return the time of what a bare signal counts from its post ("moments ago", "earlier").

    `is_dated` tells whether the post has a time; else the page's day bounds it too.
    """
    why = Derivation(rule="signal", says=says, evidence=(evidence(resolved, signal),))
    return MentionTime(
        certainty="inferred" if offset.lower_s is not None else "bounded",
        basis="words" if offset.lower_s is not None else "order",
        why=why,
        interval=None if is_dated else page_day(resolved),
        offset=offset,
    )


def by_article(resolved: Resolved, core: Span) -> MentionTime:
    """Return the time of an article's news that no words date: its day, or the day before."""
    dct = resolved.placed.dct
    why = Derivation(
        rule="article-news",
        says="an article tells of its own day or the day before, unless it says otherwise",
        evidence=(evidence(resolved, core),),
        premises=() if dct is None else (dct.why,),
    )
    interval = None
    if dct is not None and dct.interval.start is not None:
        start = dct.interval.start - timedelta(days=1)
        interval = Interval(start=start, end=dct.interval.end)
    return MentionTime(
        certainty="inferred" if interval else "unknown",
        basis="posted",
        why=why,
        interval=interval,
        offset=Offset(lower_s=-ARTICLE_LOOKS_BACK_S, upper_s=0),
    )


GOES_ON = "it goes on from what was told just before"
GOES_ON_WITH_NEWS = "it goes on with the article's news, which is of that time"
OF_NEWS_DAY = "it tells the article's news, whose day a later sentence names"


def going_on(
    resolved: Resolved, core: Span, before: MentionTime, says: str = GOES_ON
) -> MentionTime:
    """Return the time of a sentence that goes on from one told before it."""
    why = Derivation(
        rule="goes-on",
        says=says,
        evidence=(evidence(resolved, core),),
        premises=(before.why,),
    )
    return MentionTime(
        certainty="inferred" if before.certainty == "stated" else before.certainty,
        basis=before.basis,
        why=why,
        interval=before.interval,
        offset=before.offset,
        resolution=before.resolution,
    )


TOLD_AS_LATER = "it is told as coming after what was told just before"


def later(
    resolved: Resolved, core: Span, before: MentionTime, says: str = TOLD_AS_LATER
) -> MentionTime:
    """Return the time of what came after what was told just before, and before its own post."""
    why = Derivation(
        rule="told-then",
        says=says,
        evidence=(evidence(resolved, core),),
        premises=(before.why,),
    )
    interval = None
    if before.interval is not None and before.interval.start is not None:
        interval = Interval(start=before.interval.start, end=None)
    return MentionTime(
        certainty="bounded", basis="order", why=why, interval=interval, offset=NOT_AFTER
    )


def looks_back(resolved: Resolved, time: MentionTime) -> bool:
    """Tell whether a time lies before the article's own days, or in a unit wider than a week."""
    return time.basis == "words" and lies_back(resolved, time.interval)


def lies_back(resolved: Resolved, interval: Interval | None) -> bool:
    """Tell whether an interval lies before the article's own days, or is wider than a week."""
    if interval is None:
        return False
    unit = interval.granularity
    if unit is not None and not unit.is_finer_than(Granularity.MONTH):
        return True
    dct = resolved.placed.dct
    if dct is None or dct.interval.start is None or interval.end is None:
        return False
    return interval.end < dct.interval.start - timedelta(seconds=LINE_S)


def is_over(resolved: Resolved, index: int) -> bool:
    """Tell whether a time ends before its post went up, or before its document's day."""
    placed, resolution = resolved.placed, resolved.resolutions[index]
    posted = placed.posted[resolution.post] if resolution.post is not None else None
    own = posted or placed.dct
    interval = resolution.interval
    if interval is None or interval.end is None or own is None or own.interval.start is None:
        return False
    return interval.end <= own.interval.start


def is_ahead(resolved: Resolved, index: int) -> bool:
    """Tell whether a time begins after its post went up, or after its document's day."""
    placed, resolution = resolved.placed, resolved.resolutions[index]
    posted = placed.posted[resolution.post] if resolution.post is not None else None
    own = posted or placed.dct
    interval = resolution.interval
    if interval is None or interval.start is None or own is None or own.interval.end is None:
        return False
    return interval.start >= own.interval.end


def lies_ahead(resolved: Resolved, interval: Interval | None) -> bool:
    """Tell whether an interval begins after the article's own day."""
    dct = resolved.placed.dct
    if interval is None or interval.start is None or dct is None or dct.interval.end is None:
        return False
    return interval.start >= dct.interval.end


def either(resolved: Resolved, core: Span, before: MentionTime) -> MentionTime:
    """Return the time of a sentence that may go on with a look back or return to the news.

    A live post's news is of its own time, or of the hours before it.
    """
    is_blog = resolved.placed.segmented.kind == "live-blog"
    if is_blog and before.interval is None:
        return going_on(resolved, core, before)
    news = by_article(resolved, core)
    why = Derivation(
        rule="goes-on-or-returns",
        says="it goes on with what was told just before, or returns to the news",
        evidence=(evidence(resolved, core),),
        premises=(before.why,),
    )
    interval = None
    if before.interval is not None and news.interval is not None:
        interval = before.interval.hull(news.interval)
    elif before.interval is not None:
        interval = Interval(start=before.interval.start, end=None)
    offset = news.offset if before.interval is None else NOT_AFTER
    return MentionTime(
        certainty="bounded", basis="order", why=why, interval=interval, offset=offset
    )


def unresolved(resolved: Resolved, index: int, *, is_past: bool) -> MentionTime:
    """Return the time of what is dated by words that nothing resolves: unknown, never a default."""
    reading = resolved.placed.tagged.readings[index]
    why = Derivation(
        rule="unresolved-words",
        says=f"«{reading.text}» says when, but nothing says what it is counted from",
        evidence=(evidence(resolved, reading.span),),
    )
    reach = reach_of(reading.meaning) if is_past else None  # type: ignore[arg-type]  # tag makes nothing else
    return MentionTime(
        certainty="unknown",
        basis="words",
        why=why,
        offset=NOT_AFTER if is_past else None,
        resolution=index,
        reach=reach,
    )


def calendar_shift(
    resolved: Resolved, base: MentionTime, days: int, signal: Span
) -> MentionTime | None:
    """Return the calendar day `days` after (negative: before) the day that `base` lies in.

    None where `base` does not lie within one day.
    """
    interval = base.interval
    if interval is None or interval.start is None or interval.end is None:
        return None
    where = zone(resolved.placed.zone)
    first = interval.start.astimezone(where).date()
    last = (interval.end - timedelta(seconds=1)).astimezone(where).date()
    if first != last:
        return None
    day = day_interval(first + timedelta(days=days), where)
    why = Derivation(
        rule="days-apart",
        says=f"{abs(days)} day{'s' if abs(days) != 1 else ''} "
        f"{'after' if days > 0 else 'before'} what the sentence tells",
        evidence=(evidence(resolved, signal),),
        premises=(base.why,),
    )
    return MentionTime(certainty=base.certainty, basis="words", why=why, interval=day)


def document_day(resolved: Resolved, post: int, core: Span) -> MentionTime | None:
    """Return the day of a post as a base for counting days, None where it is not known."""
    placed = resolved.placed
    dated = placed.posted[post] or placed.dct
    if dated is None or dated.interval.start is None or dated.interval.granularity is None:
        return None
    if not dated.interval.granularity.is_finer_than(Granularity.WEEK):
        return None
    day = day_interval(dated.interval.start.astimezone(zone(placed.zone)).date(), zone(placed.zone))
    return MentionTime(
        certainty="stated" if dated.certainty in _CERTAIN_ANCHORS else "inferred",
        basis="words",
        why=Derivation(
            rule="present-day",
            says="the sentence tells of the day it was written on",
            evidence=(evidence(resolved, core),),
            premises=(dated.why,),
        ),
        interval=day,
    )
