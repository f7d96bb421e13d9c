"""Turns a resolved document into mentions: what is told, in which words, at which time.

`narrate` is complete (each post tells something, unless it only greets) and in the text's order.
A mention never runs over two posts, nor over two paragraphs of an article.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from zoneinfo import ZoneInfo

from timeline.intervals import zone
from timeline.language import en_discourse as words
from timeline.model import (
    Clause,
    Document,
    MentionTime,
    Named,
    Narrated,
    Offset,
    Ordering,
    RawPost,
    Resolution,
    Resolved,
    Span,
    Told,
)
from timeline.narrate import dating, open_times
from timeline.narrate.antecedents import with_name
from timeline.narrate.articles import had_happened
from timeline.narrate.context import is_caption, is_context
from timeline.narrate.counted import is_of, orders_main
from timeline.narrate.counted_from import counted_part, counted_time, is_news_beside
from timeline.narrate.cutting import Group, groups, opens_then
from timeline.narrate.extent import Part
from timeline.narrate.greetings import is_greeting
from timeline.narrate.histories import HEADED, is_time_heading
from timeline.narrate.leading import leading_words, tells
from timeline.narrate.line import Line
from timeline.narrate.passages import Passage, View
from timeline.narrate.people import carriers, speakers, speakers_within
from timeline.narrate.spoken import counted_from_saying, with_resolutions
from timeline.narrate.tense import tense_of, tense_of_part
from timeline.narrate.titles import is_fragment, title_of
from timeline.narrate.turns import turn_of
from timeline.signals import BY_KIND

_Finder = Callable[[Document, Passage], Iterable[Named]]
_TOLD_ON = ("goes-on", "told-then")
_TOLD_FROM = frozenset({"goes-on", "then", "back", "forth"})
_BARE_SIGNALS = ("moments-ago", "has-just", "earlier")


def narrate(resolved: Resolved) -> Narrated:
    """Return the mentions of every post, and the signals that order them."""
    view = View(resolved=resolved)
    where = zone(resolved.placed.zone)
    mentions: list[Told] = []
    orderings: list[Ordering] = []
    counted: dict[int, Resolution] = {}
    for index, post in enumerate(resolved.placed.segmented.posts):
        teller = _Teller(view=view, post=post, index=index, where=where)
        teller.tell()
        mentions.extend(teller.mentions)
        orderings.extend(teller.orderings)
        counted.update(teller.counted)
    resolved = with_resolutions(resolved, counted)
    return Narrated(resolved=resolved, mentions=tuple(mentions), orderings=tuple(orderings))


class _Teller:
    """Tells one post: keeps what has been told so far, which what follows goes on from."""

    def __init__(self, *, view: View, post: RawPost, index: int, where: ZoneInfo) -> None:
        self.view = view
        self.resolved = view.resolved
        self.post = post
        self.index = index
        self.where = where
        self.passages = tuple(
            one for one in view.passages(post) if not is_time_heading(view.resolved, one.span)
        )
        self._in_place = sorted(self.passages, key=_start_of)
        self.is_article = self.resolved.placed.segmented.kind == "article"
        self.mentions: list[Told] = []
        self.orderings: list[Ordering] = []
        self.counted: dict[int, Resolution] = {}
        self._present: str | None = None
        self._dated: Told | None = None
        self._whole: Told | None = None
        self._line: Line | None = None

    def tell(self) -> None:
        """Make the post's mentions and orderings."""
        told = groups(self.resolved, self.passages, by_block=self.is_article)
        self._line = Line(self.resolved, told) if self.is_article else None
        for group in told:
            self._tell_group(group)
        left = [one for one in self.passages if not is_greeting(self.resolved, one)]
        if not self.mentions and left:
            self._tell_group(Group(passages=left))

    def _tell_group(self, group: Group) -> None:
        first = group.passages[0]
        mention = self._last_dated() if group.parts and self._says_only_when(group) else None
        if mention is None:
            mention = self._mention(group)
            self._keep(mention, is_aside=is_caption(self.resolved, first))
        self.counted.update(counted_from_saying(self.resolved, group.passages, mention.time))
        if group.opens == "then" or opens_then(self.resolved, group.passages[0]):
            self._order_then(group, mention)
        for part in group.parts:
            self._tell_part(part, mention, first)
        governed = {part.signal for part in group.parts}
        for passage in group.passages:
            if passage.signals and is_of(self.resolved, passage, mention.core):
                self.orderings.extend(
                    Ordering(mention=mention.id, signal=signal)
                    for signal in passage.signals
                    if signal not in governed and self._orders(passage, signal, mention)
                )

    def _order_then(self, group: Group, mention: Told) -> None:
        """Say that what came "then" came after what was told just before it."""
        signals = self.resolved.placed.tagged.signals
        earlier = (one for one in reversed(self.mentions) if one is not mention)
        before = next((one.id for one in earlier if not one.is_part), mention.id)
        for index in group.passages[0].signals:
            if signals[index].kind == "then":
                self.orderings.append(Ordering(mention=mention.id, signal=index, governed=before))
                return

    def _orders(self, passage: Passage, signal: int, mention: Told) -> bool:
        """Tell whether a signal orders what a mention tells; not what is only to come, where its
        time is when that was reported ("will dock after the turn")."""
        found = self.resolved.placed.tagged.signals[signal]
        clause = passage.host_of(found.span) or passage.main
        if clause is not None and clause.tense == "future" and mention.time.basis == "posted":
            return False
        is_told = found.governs is not None and not passage.in_quotation(found.span)
        text = self.resolved.placed.document.text
        return is_told and orders_main(text, passage, found.span)

    def _says_only_when(self, group: Group) -> bool:
        """Tell whether a group tells nothing itself, but when something told before it came ("That
        came hours after she had resigned"). A live post's remark that opens so does no more."""
        main = group.passages[0].main
        places = main is None or main.lemma in words.COMES_WHEN or not self.is_article
        return group.opens == "anaphor" and places

    def _last_dated(self) -> Told | None:
        """Return the mention told last in this post whose time its own words give."""
        return self._dated or (self.mentions[-1] if self.mentions else None)

    def _keep(self, mention: Told, *, is_aside: bool = False) -> None:
        """Add a mention, and remember it as what may be gone on from, if it is no aside."""
        self.mentions.append(mention)
        if self._line is not None:
            self._line.keep(mention, is_aside=is_aside)
        if is_aside and self.is_article:
            return
        time = mention.time
        if time.basis == "words" and time.why.rule not in _TOLD_ON:
            self._dated = mention
        if not mention.is_part:
            self._whole = mention

    # --- whole groups ---

    def _mention(self, group: Group) -> Told:
        core = self._core(group)
        time = self._time(group, core.span)
        is_present = time.why.rule == "post-present" and group.opens in ("start", "return")
        continues = self._present if is_present and group.opens == "return" else None
        told = Told(
            id=self._next_id(),
            source=self.resolved.placed.document.id,
            post=self.index,
            span=group.span,
            core=core.span,
            title=self._title(group, leading_words(self.resolved, group, self._lead(group), core)),
            title_is_source=self._has_title(group),
            tense=tense_of(self.resolved, self.index, group, time),
            time=time,
            said_by=_unique(speakers, self.resolved, group),
            via=_unique(carriers, self.resolved, group),
            quotations=tuple(span for one in group.passages for span in one.quotations),
            continues=continues,
            is_context=self._is_context(group, time),
            turn=turn_of(self.resolved, group.passages[0]),
        )
        if is_present and self._present is None:
            self._present = told.id
        return told

    def _is_context(self, group: Group, time: MentionTime) -> bool:
        """Tell whether a group of an article makes no event; what a heading dates does, in any
        tense."""
        if not self.is_article or time.why.rule == HEADED:
            return False
        main = group.passages[0].main
        if self.resolved.is_history and main is not None and main.tense == "present":
            # "Today the site is a park" is no part of what a history tells.
            return main.is_stative or is_context(self.resolved, group, self._whole)
        return is_context(self.resolved, group, self._whole)

    def _next_id(self) -> str:
        count = len(self.mentions)
        return f"{self.post.id[:58]}-{count + 1}"

    def _core(self, group: Group) -> Passage:
        """Return the sentence that tells it best: the one that says when, else the leading one."""
        signals = self.resolved.placed.tagged.signals
        for passage in group.passages:
            if any(signals[index].kind == "moments-ago" for index in passage.signals):
                return passage
        return self._lead(group)

    def _lead(self, group: Group) -> Passage:
        """Return the first sentence that is no mere quotation, which says what a group is about."""
        spoken = [one for one in group.passages if one.quoted < 0.9 and one.clauses]
        return (spoken or group.passages)[0]

    def _has_title(self, group: Group) -> bool:
        """Tell whether the post's own title says what a group tells."""
        is_first = group.opens == "start" and not self.is_article
        return is_first and self.post.title is not None and tells(self.resolved, self.post.title)

    def _title(self, group: Group, core: Span) -> str:
        if self._has_title(group) and self.post.title is not None:
            return title_of(self.resolved, self.post.title, self.where)
        return self._title_of(core)

    def _title_of(self, core: Span, subject: Span | None = None) -> str:
        title = title_of(self.resolved, core, self.where, subject)
        return with_name(title, self.resolved.placed.document, self._in_place, core)

    def _time(self, group: Group, core: Span) -> MentionTime:
        """Choose what dates the group: its expression, a bare signal, or where it is told."""
        if group.reading is not None:
            stated = dating.by_expression(self.resolved, group.reading)
            is_past = group.passages[0].tense != "future"
            unknown = open_times.of_words(self.resolved, group.reading, is_past=is_past)
            return stated or unknown
        counted = counted_time(self.resolved, group, core) if group.parts else None
        if counted is not None:
            return counted
        if group.opens in _TOLD_FROM:
            return self._telling_on(group, core)
        if group.opens == "either":
            before = (self._dated or self._last_whole()).time
            if before.why.rule != "post-present":
                return dating.either(self.resolved, core, before)
        signalled = self._by_bare_signal(group)
        if signalled is not None:
            return signalled
        if self._line is not None:
            return self._line.time_of(group, core)
        return open_times.of_live_post(self.resolved, self.index, core, group.passages[0])

    def _telling_on(self, group: Group, core: Span) -> MentionTime:
        """What tells on of a time told before has that time; what came "then" lies after it, what
        "had" come before it, and a telling comes back from there to the time it left."""
        if group.opens == "goes-on":
            return dating.going_on(self.resolved, core, self.mentions[-1].time)
        if group.opens == "forth":
            return dating.going_on(self.resolved, core, self._before_last().time)
        if group.opens == "back":
            return had_happened(self.resolved, core, self._last_whole().time)
        return dating.later(self.resolved, core, self._last_whole().time)

    def _before_last(self) -> Told:
        """Return the mention before that one."""
        last = self._last_whole()
        earlier = (one for one in reversed(self.mentions) if not one.is_part and one is not last)
        return next(earlier, last)

    def _last_whole(self) -> Told:
        """Return the mention told last that is no part of a sentence."""
        return self._whole or self.mentions[-1]

    def _by_bare_signal(self, group: Group) -> MentionTime | None:
        """Return the time that the narrowest bare signal of the group gives, None without one."""
        signals = self.resolved.placed.tagged.signals
        found = [
            signals[index]
            for passage in group.passages
            for index in passage.signals
            if signals[index].kind in _BARE_SIGNALS
            and not passage.in_quotation(signals[index].span)
            and (signals[index].kind != "earlier" or passage is group.passages[0])
            and (signals[index].kind != "has-just" or not self._is_dated_post())
        ]
        if not found:
            return None
        best = min(found, key=lambda one: _BARE_SIGNALS.index(one.kind))
        signal = BY_KIND[best.kind]
        offset = Offset(lower_s=signal.lower_s, upper_s=signal.upper_s)
        says = f"«{best.text}»: {signal.says}"
        is_dated = self.is_article or self._is_dated_post()
        return dating.by_signal(self.resolved, best.span, offset, says, is_dated=is_dated)

    def _is_dated_post(self) -> bool:
        return not self.is_article and self.resolved.placed.posted[self.index] is not None

    # --- parts of sentences ---

    def _tell_part(self, part: Part, main: Told, passage: Passage) -> None:
        time = self._part_time(part, main, passage)
        told_id = None
        if time is not None:
            told = self._part_mention(part, time)
            self._keep(told)
            told_id = told.id
        index = None if is_news_beside(self.resolved, part, main) else part.signal
        near = (one for one in self._around(part) if is_of(self.resolved, one, main.core))
        if index is not None and any(self._orders(one, index, main) for one in near):
            self.orderings.append(Ordering(mention=main.id, signal=index, governed=told_id))

    def _part_time(self, part: Part, main: Told, passage: Passage) -> MentionTime | None:
        if part.reading is not None:
            from_it = counted_part(self.resolved, part, self._around(part))
            if from_it is not None:
                return from_it
            counted = self.counted.get(part.reading)
            stated = dating.by_expression(self.resolved, part.reading, counted)
            return stated or open_times.of_words(self.resolved, part.reading, is_past=True)
        assert part.signal is not None
        signal = self.resolved.placed.tagged.signals[part.signal]
        if signal.kind == "since":
            return open_times.lasted_since(self.resolved, part.span, main.time)
        if not signal.kind.startswith("units-"):
            before = open_times.before_clock(self.resolved, part.span, signal.kind, main.time)
            return before or main.time if self.is_article else None
        base = main.time
        if base.basis in ("posted", "order") and not self.is_article:
            base = dating.document_day(self.resolved, self.index, passage.span) or base
        if signal.unit != "day" or signal.lower_s is None or signal.upper_s is None:
            return None
        days = (signal.lower_s + signal.upper_s) // 2 // dating.DAY_S
        return dating.calendar_shift(self.resolved, base, -days, signal.span)

    def _around(self, part: Part) -> list[Passage]:
        """Return the sentence that a part begins in."""
        at = bisect_right(self._in_place, part.span.start, key=_start_of)
        return self._in_place[max(0, at - 1) : at]

    def _title_of_part(self, part: Part, inside: Sequence[Passage]) -> str:
        """Return the title of a part's own words, of its whole sentence where they make none."""
        title = self._title_of(part.span, part.subject)
        opens = any(one.verb and one.verb.start == part.span.start for one in _clauses(inside))
        is_bare = (opens and part.subject is None) or is_fragment(title)
        return self._title_of(inside[0].span) if is_bare and inside else title

    def _part_mention(self, part: Part, time: MentionTime) -> Told:
        inside = [one for one in self._around(part) if one.span.contains(part.span)]
        return Told(
            id=self._next_id(),
            source=self.resolved.placed.document.id,
            post=self.index,
            span=part.span,
            core=part.span,
            title=self._title_of_part(part, inside),
            title_is_source=False,
            tense=tense_of_part(self.resolved, self.index, part, time),
            time=time,
            is_part=True,
            said_by=tuple(
                one
                for passage in inside
                for one in speakers_within(self.resolved.placed.document, passage, part.span)
            ),
            quotations=tuple(
                span for one in inside for span in one.quotations if part.span.contains(span)
            ),
        )


def _clauses(passages: Iterable[Passage]) -> Iterable[Clause]:
    return (clause for one in passages for clause in one.clauses)


def _start_of(passage: Passage) -> int:
    return passage.span.start


def _unique(find: _Finder, resolved: Resolved, group: Group) -> tuple[Named, ...]:
    """Return the people or bodies that a group names, each once, in the order of the text."""
    found: dict[str, Named] = {}
    for passage in group.passages:
        for named in find(resolved.placed.document, passage):
            known = next((name for name in found if name.endswith(named.name)), None)
            if known is None:
                found[named.name] = named
    return tuple(found.values())
