"""A cut page as references see it: its posts by label, by address, by place in the text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from urllib.parse import urlsplit

from timeline.intervals import Granularity, zone
from timeline.language import en_discourse as words
from timeline.model import Dated, Document, RawPost, Reading, Segmented, Sentence, Span, Tagged
from timeline.place.references.likest import Likest, Told, whole_words
from timeline.story import Order

Side = range  # the posts, by index, among which one is looked for
_MORE_ON = re.compile(words.MORE_ON, re.IGNORECASE | re.VERBOSE | re.DOTALL)
LEAST_KEY = 5  # shorter fragments ("top", "main") are names of places on any page


@dataclass(frozen=True, kw_only=True)
class Page:
    """What references are resolved with: a cut page, its order and the posted times it bears.

    `updated` are the times at which posts were edited, where the page says. Not slotted, since
    the indexes are built only when a reference needs them.
    """

    document: Document
    tagged: Tagged
    segmented: Segmented
    posted: tuple[Dated | None, ...]
    order: Order
    zone: str
    dct: Dated | None
    updated: tuple[Dated | None, ...] = ()

    @cached_property
    def labels(self) -> dict[int, list[int]]:
        """The posts by the minute of the day that a clock in the page's zone showed."""
        return _by_minute([self.local(index) for index in range(len(self.posted))])

    @property
    def is_labelled(self) -> bool:
        """Tell whether most posts bear a time of their own."""
        return 2 * sum(map(len, self.labels.values())) >= len(self.posted)

    @cached_property
    def edited(self) -> dict[int, list[int]]:
        """The posts by the minute at which they were last edited."""
        return _by_minute([self._wall(dated) for dated in self.updated])

    @cached_property
    def parts(self) -> list[tuple[int, int, int]]:
        """The parts of all posts as (start, end, post), sorted."""
        posts = enumerate(self.segmented.posts)
        return sorted((part.start, part.end, index) for index, post in posts for part in post.parts)

    @cached_property
    def likest(self) -> Likest:
        """The index of what the posts tell."""
        return Likest([self._told(post) for post in self.segmented.posts])

    def written(self, post: int) -> dict[str, str]:
        """Return the words of a post as they are written, by their `topic_words`."""
        if post not in self._written:
            parts = self.segmented.posts[post].parts
            text = "\n".join(self.document.quote(part) for part in parts)
            self._written[post] = whole_words(text)
        return self._written[post]

    @cached_property
    def _written(self) -> dict[int, dict[str, str]]:
        return {}

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.span.start for sentence in self.tagged.sentences]

    @cached_property
    def _places(self) -> dict[str, int]:
        """The posts by all that leads to them: address, key, id; the first of equal ones."""
        found: dict[str, int] = {}
        for index, post in enumerate(self.segmented.posts):
            key = self.document.marks[post.mark].key if post.mark is not None else None
            for name in (post.id, key):
                if name and len(name) >= LEAST_KEY:
                    found.setdefault(name, index)
            if post.url:
                found.setdefault(_plain(post.url), index)
        return found

    def post_at(self, href: str) -> int | None:
        """Return the post that an address leads to, None if to none of this page."""
        parts = urlsplit(href)
        own = urlsplit(self.document.url or "")
        if parts.path.strip("/") and own.path and parts.path.strip("/") != own.path.strip("/"):
            return self._places.get(_plain(href))
        within = parts.query.rpartition("with:")[2] if "with:" in parts.query else ""
        named = self._places.get(parts.fragment, self._places.get(within))
        return self._places.get(_plain(href)) if named is None else named

    def local(self, post: int) -> datetime | None:
        """Return the wall clock at which a post went up, None if it is not known to the minute."""
        return self._walls[post]

    @cached_property
    def _walls(self) -> list[datetime | None]:
        return [self._wall(dated) for dated in self.posted]

    def day_of(self, post: int) -> date | None:
        """Return the day on which a post went up, as clocks of the page's zone tell it."""
        wall = self.local(post)
        return wall.date() if wall is not None else None

    @cached_property
    def days(self) -> frozenset[date]:
        """The days on which the posts went up."""
        days = (self.day_of(index) for index in range(len(self.posted)))
        return frozenset(day for day in days if day is not None)

    @cached_property
    def _reading_starts(self) -> list[int]:
        return [reading.span.start for reading in self.tagged.readings]

    def readings_in(self, span: Span) -> Sequence[Reading]:
        """Return the expressions that begin within `span`."""
        return self.tagged.readings[
            bisect_left(self._reading_starts, span.start) : bisect_left(
                self._reading_starts, span.end
            )
        ]

    def post_of(self, span: Span) -> int | None:
        """Return the index of the post that `span` stands in, None outside every post."""
        at = bisect_right(self.parts, (span.start, len(self.document.text) + 1, 0)) - 1
        if at < 0 or self.parts[at][1] < span.end:
            return None
        return self.parts[at][2]

    def older(self, post: int | None) -> Side:
        """Return the posts that were there when this one was written, the nearest first.

        All posts, where the order or the post is unknown: the one asked for is among them.
        """
        count = len(self.segmented.posts)
        if post is None or self.order == "unknown":
            return range(count)
        return range(post + 1, count) if self.order == "newest-first" else range(post - 1, -1, -1)

    def is_older(self, post: int, than: int | None) -> bool:
        """Tell whether a post may have been there when the other one was written."""
        return than is None or (post != than and post in self.older(than))

    def sentences_in(self, span: Span) -> Sequence[Sentence]:
        """Return the sentences that begin within `span`."""
        return self.tagged.sentences[
            bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)
        ]

    def sentence_of(self, position: int) -> int:
        """Return the index of the sentence at a position of the text, -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def _wall(self, dated: Dated | None) -> datetime | None:
        if dated is None or dated.interval.start is None:
            return None
        if dated.interval.granularity not in (Granularity.SECOND, Granularity.MINUTE):
            return None
        return dated.interval.start.astimezone(zone(self.zone))

    def _only_points(self, sentence: Span) -> bool:
        """Tell whether a sentence says where more is told, and so tells nothing itself."""
        at = bisect_left(self._reference_starts, sentence.start)
        if at == len(self._reference_starts) or self._reference_starts[at] >= sentence.end:
            return False
        return _MORE_ON.match(self.document.quote(sentence)) is not None

    @cached_property
    def _reference_starts(self) -> list[int]:
        return [reference.span.start for reference in self.tagged.references]

    def _told(self, post: RawPost) -> Told:
        quote = self.document.quote
        title = quote(post.title) if post.title else ""
        spans = [sentence.span for part in post.parts for sentence in self.sentences_in(part)]
        told = tuple(
            quote(span)
            for span in spans
            if not (post.title and post.title.contains(span)) and not self._only_points(span)
        )
        return Told(title=title, sentences=told, is_key=post.is_key, is_summary=post.is_summary)


def _by_minute(walls: Sequence[datetime | None]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for index, wall in enumerate(walls):
        if wall is not None:
            found.setdefault(wall.hour * 60 + wall.minute, []).append(index)
    return found


def _plain(url: str) -> str:
    """Return an address without what differs between links to one place."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("amp.")
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{host}{parts.path.rstrip('/')}{query}{fragment}"
