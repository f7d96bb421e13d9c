"""Turns what all stages found into the published story: ordered events with their reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from timeline import story
from timeline.assemble.details import expressions, references, relations
from timeline.assemble.events import event, first_posted
from timeline.assemble.index import Index
from timeline.assemble.keys import key_reasons
from timeline.assemble.problems import problems
from timeline.assemble.sources import source
from timeline.assemble.times import EventTime, event_time
from timeline.model import Happening, Ordered, Placeable, Precedence, Reconstruction
from timeline.phrases import phrases
from timeline.points import start
from timeline.version import GENERATOR


class Assembly:
    """One reconstruction on its way to a story: first what `order` needs, then the story."""

    def __init__(self, made: Reconstruction) -> None:
        self.index = Index(made=made)
        self.made = made
        self.times = {
            self._name(happening): (happening, event_time(self.index, happening))
            for happening in made.happenings
        }

    def _name(self, happening: Happening) -> str:
        return first_posted(self.index, happening)[0].id

    def placeables(self) -> tuple[Placeable, ...]:
        """Return each event with its window and the keys that break ties."""
        return tuple(
            Placeable(
                id=name,
                point=start(time.told.id),
                earliest_s=time.earliest_s,
                latest_s=time.latest_s,
                tie=self._tie(name),
            )
            for name, (_, time) in self.times.items()
        )

    def _tie(self, name: str) -> tuple[int | str, ...]:
        told = self.index.told_of[name]
        placed = self.index.placed(told.source)
        place = -told.post if placed.order == "newest-first" else told.post
        return told.source, place, told.span.start

    def precedences(self) -> tuple[Precedence, ...]:
        """Return the told order of mentions as an order of events."""
        event_of = {
            mention: name
            for name, (happening, _) in self.times.items()
            for mention in happening.mentions
        }
        found = []
        for each in self.made.network.precedences:
            before, after = event_of.get(each.before), event_of.get(each.after)
            if before is not None and after is not None and before != after:
                found.append(Precedence(before=before, after=after, is_certain=each.is_certain))
        return tuple(dict.fromkeys(found))

    def _made_title(self, ordered: Ordered) -> str:
        """Return the title of a story that was given none; a dated source is news unless it tells
        a history."""
        sources = [one.resolved for one in self.made.narrated]
        is_news = any(
            one.placed.dct is not None and not (one.is_history or one.headed) for one in sources
        )
        return made_title([self.times[name][1] for name in ordered.ids], is_news=is_news)

    def story(self, ordered: Ordered) -> story.Story:
        """Return the story with its events in the order found."""
        happenings = [self.times[name][0] for name in ordered.ids]
        keys = key_reasons(self.index, happenings)
        events = tuple(
            event(self.index, *self.times[name], (rank, ordered.follows[rank]), keys[rank])
            for rank, name in enumerate(ordered.ids)
        )
        shown = tuple(
            one for narrated in self.made.narrated for one in expressions(self.index, narrated)
        )
        options = self.made.options
        return story.Story(
            title=options.title or self._made_title(ordered),
            title_from="given" if options.title else "made",
            generator=GENERATOR,
            timezone=self.made.zone,
            sources=tuple(source(self.index, one) for one in self.made.narrated),
            events=events,
            relations=tuple(relations(self.index, self.made.happenings, shown)),
            expressions=shown,
            references=tuple(
                one for narrated in self.made.narrated for one in references(self.index, narrated)
            ),
            problems=problems(self.index, self.made.happenings),
        )


def made_title(times: Sequence[EventTime], *, is_news: bool) -> str:
    """Return "12 and 13 February 2025, in the order it happened": days, never a headline.

    The days are those of what was reported or dated to a day. What is yet to come is left out, and
    so is what lies further back, unless that is most of it, and no news: then it is all months or
    years, "1869 to 1901".
    """
    times = [time for time in times if time.told.tense != "future"] or times
    span = ("" if is_news else _long_span(times)) or _days(times)
    return f"{span}, in the order it happened" if span else "In the order it happened"


def _long_span(times: Sequence[EventTime]) -> str:
    """Return the months or years that a story runs through; empty where more than half lies within
    the week of its last day."""
    windows = [
        (time.window.earliest, time.window.latest)
        for time in times
        if time.window and time.window.earliest and time.window.latest
    ]
    if not windows:
        return ""
    first, last = min(one for one, _ in windows), max(one for _, one in windows)
    last_day = max((two for one, two in windows if one.date() == two.date()), default=first)
    near = sum(last_day - _WEEK <= one and two <= last_day for one, two in windows)
    if near * 2 > len(windows) or last - first <= _WEEK:
        return ""
    months = phrases("en").months
    if first.year != last.year:
        return f"{first.year} to {last.year}"
    if first.month == last.month:
        return f"{months[first.month - 1]} {first.year}"
    return f"{months[first.month - 1]} to {months[last.month - 1]} {last.year}"


_WEEK = timedelta(days=7)


def _days(times: Sequence[EventTime]) -> str:
    days = sorted(
        {
            time.window.earliest.date()
            for time in times
            if time.window and time.window.earliest and time.window.latest
            if time.window.earliest.date() == time.window.latest.date()
        }
    )
    if not days:
        return ""
    last = days[-1]
    near = [day for day in days if (last - day).days <= 6]
    months = phrases("en").months
    first = near[0]
    if first == last:
        return f"{last.day} {months[last.month - 1]} {last.year}"
    joint = "and" if (last - first).days == 1 else "to"
    month = "" if first.month == last.month else f" {months[first.month - 1]}"
    return f"{first.day}{month} {joint} {last.day} {months[last.month - 1]} {last.year}"
