"""What the stages found, made findable by id, for the parts of `assemble`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import cached_property
from zoneinfo import ZoneInfo

from timeline.assemble.places import Places
from timeline.edtf import edtf
from timeline.intervals import Interval, zone
from timeline.model import (
    Block,
    Document,
    Hyperlink,
    Narrated,
    Placed,
    PointWindow,
    RawPost,
    Reconstruction,
    Span,
    Told,
)
from timeline.points import instant, seconds
from timeline.provenance import Derivation, Evidence, steps
from timeline.story import Step, Window
from timeline.wording import window_display

CLOCK_UNITS = (None, "second", "minute", "hour", "part-of-day")
NOTHING = PointWindow(earliest_s=None, latest_s=None)


def _one_minute(earliest: datetime | None, latest: datetime | None) -> str | None:
    """Return `minute` for a window within one minute, so that it is not shown as a range."""
    if earliest is None or latest is None:
        return None
    return "minute" if earliest.replace(second=0) == latest.replace(second=0) else None


_WindowKey = tuple[int | None, int | None, str | None, str | None]


@dataclass(frozen=True, kw_only=True)
class Index:
    """A reconstruction with its parts by id. Not slotted: the tables are made when first asked."""

    made: Reconstruction

    @cached_property
    def where(self) -> ZoneInfo:
        """The story's zone."""
        return zone(self.made.zone)

    @cached_property
    def narrated_of(self) -> dict[str, Narrated]:
        """The narrated documents by source id."""
        return {one.resolved.placed.document.id: one for one in self.made.narrated}

    @cached_property
    def told_of(self) -> dict[str, Told]:
        """The mentions by id."""
        return {told.id: told for one in self.made.narrated for told in one.mentions}

    def placed(self, source: str) -> Placed:
        """Return a source's placed document."""
        return self.narrated_of[source].resolved.placed

    def post(self, told: Told) -> RawPost:
        """Return the post that a mention stands in."""
        return self.placed(told.source).segmented.posts[told.post]

    def at(self, point: str) -> PointWindow:
        """Return the solved window of a point."""
        return self.made.solution.windows.get(point, NOTHING)

    # --- instants and windows ---

    def local(self, whole_seconds: int | None, where: ZoneInfo | None = None) -> datetime | None:
        """Return an instant with the offset then of the story's zone, or of `where`."""
        if whole_seconds is None:
            return None
        there = instant(whole_seconds).astimezone(where or self.where)
        offset = there.utcoffset() or timedelta(0)
        return there.replace(tzinfo=timezone(offset))

    def window(
        self,
        earliest_s: int | None,
        latest_s: int | None,
        granularity: str | None,
        source: str | None = None,
    ) -> Window | None:
        """Return the published form of a window, None where nothing bounds either side.

        A day, or a longer unit, is one of its source's calendar: it keeps that offset, so that
        "12 February" in Warsaw is not shown as from 11pm to 11pm in London.
        """
        key = (earliest_s, latest_s, granularity, source)
        if key not in self._windows:
            self._windows[key] = self._window(*key)
        return self._windows[key]

    @cached_property
    def _windows(self) -> dict[_WindowKey, Window | None]:
        """The windows made so far: a post, its event and its mention often share one."""
        return {}

    def _window(
        self,
        earliest_s: int | None,
        latest_s: int | None,
        granularity: str | None,
        source: str | None,
    ) -> Window | None:
        if earliest_s is None and latest_s is None:
            return None
        where = None
        if source is not None and granularity not in CLOCK_UNITS:
            where = zone(self.placed(source).zone)
        earliest, latest = self.local(earliest_s, where), self.local(latest_s, where)
        return Window(
            earliest=earliest,
            latest=latest,
            granularity=granularity,
            edtf=edtf(earliest, latest, granularity),
            display=window_display(earliest, latest, granularity or _one_minute(earliest, latest)),
        )

    def of_interval(self, interval: Interval | None, source: str | None = None) -> Window | None:
        """Return the published form of an interval."""
        if interval is None:
            return None
        earliest = None if interval.start is None else seconds(interval.start)
        latest = None if interval.end is None else seconds(interval.end) - 1
        unit = None if interval.granularity is None else interval.granularity.value
        return self.window(earliest, latest, unit, source)

    # --- words ---

    def blocks_in(self, document: Document, part: Span) -> Sequence[Block]:
        """Return a document's blocks that share a character with `part`, rules left out."""
        starts = document.blocks.column("start")
        first = max(0, bisect_right(starts, part.start) - 1)
        near = document.blocks[first : bisect_right(starts, part.end)]
        return [
            block
            for block in near
            if block.kind != "rule" and block.start < part.end and part.start < block.end
        ]

    def links_in(self, document: Document, part: Span) -> Sequence[Hyperlink]:
        """Return a document's links that lie within `part`."""
        starts, links = self._links[document.id]
        near = links[bisect_left(starts, part.start) : bisect_right(starts, part.end)]
        return [link for link in near if part.contains(link.span)]

    @cached_property
    def _links(self) -> dict[str, tuple[list[int], list[Hyperlink]]]:
        found = {}
        for name, one in self.narrated_of.items():
            links = sorted(one.resolved.placed.document.links, key=lambda link: link.span)
            found[name] = ([link.span.start for link in links], links)
        return found

    @cached_property
    def places(self) -> dict[str, Places]:
        """Where words of the documents lie in their posts' texts, by source id."""
        return {
            name: Places(one.resolved.placed.segmented.posts)
            for name, one in self.narrated_of.items()
        }

    def where_in_post(self, source: str, span: Span) -> tuple[str, int, int] | None:
        """Return (post id, start, end) of a span in its post's text, None outside every post."""
        places = self.places[source]
        post = places.post_at(span.start)
        if post is None:
            return None
        start, end = places.offset(post, span.start), places.offset(post, span.end)
        if start is None or end is None or start > end:
            return None
        return self.placed(source).segmented.posts[post].id, start, end

    def steps(self, root: Derivation) -> tuple[Step, ...]:
        """Return a derivation as steps, premises first; each quotation is a step of its own."""
        found: list[Step] = []
        number: dict[int, int] = {}
        for derivation in steps(root):
            leaves = [self._add(found, self._leaf(leaf)) for leaf in derivation.evidence]
            premises = [number[id(premise)] for premise in derivation.premises]
            step = Step(rule=derivation.rule, says=derivation.says, premises=(*leaves, *premises))
            number[id(derivation)] = self._add(found, step)
        return tuple(found)

    @staticmethod
    def _add(found: list[Step], step: Step) -> int:
        found.append(step)
        return len(found) - 1

    def _leaf(self, leaf: Evidence) -> Step:
        if leaf.document is None:
            return Step(rule="given", says=f"given: {leaf.text}", text=leaf.text)
        says = f"«{leaf.text}»"
        place = None
        if leaf.end > leaf.start and leaf.document in self.narrated_of:
            span = Span(start=leaf.start, end=leaf.end)
            place = self.where_in_post(leaf.document, span)
        if place is None:
            return Step(rule="words", says=says, source=leaf.document, text=leaf.text)
        post, start, end = place
        return Step(
            rule="words",
            says=says,
            source=leaf.document,
            post=post,
            start=start,
            end=end,
            text=leaf.text,
        )
