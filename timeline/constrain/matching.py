"""Which mention the words behind a signal speak of ("before taking questions", "after the vote").

The words are compared with what the other mentions of the document tell. A phase verb with a
person ("the minister took to the stage") is matched by the first post in which that person speaks.
Without a clear match nothing is concluded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from timeline.holders import overlapping, references_at
from timeline.language import en_discourse as words
from timeline.likeness import Collection, as_written, content_words
from timeline.model import Narrated, Ordering, SignalReading, Span, Told

LEAST_SHARED = 2
BY_WORDS = "both tell of"
LEAST_COVERED = 0.5
CLEARLY_BEST = 1.25
NEARLY_ALL = 0.8
_BEGINS = re.compile(rf"\b{words.BEGINS}", re.IGNORECASE | re.VERBOSE)
_ENDS = re.compile(rf"\b{words.ENDS}\b", re.IGNORECASE | re.VERBOSE)
_EXPECTING = re.compile(rf"\b{words.EXPECTING}", re.IGNORECASE | re.VERBOSE)
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]+")


class Matcher:
    """The mentions of one document, asked which of them some words speak of."""

    def __init__(self, narrated: Narrated) -> None:
        self.narrated = narrated
        self.document = narrated.resolved.placed.document
        self.by_id = {told.id: told for told in narrated.mentions}

    def governed(self, ordering: Ordering) -> tuple[str, str] | None:
        """Return the id of the mention that the signal's words speak of, and why; else None.

        The reason is BY_WORDS' where it is only likeness.
        """
        if ordering.governed is not None:
            return ordering.governed, "its own words tell of it"
        signal = self.narrated.resolved.placed.tagged.signals[ordering.signal]
        if signal.governs is None:
            return None
        mention = self.by_id[ordering.mention]
        found = self._by_reference(signal, mention)
        text = self.document.quote(signal.governs)
        if found is None and _EXPECTING.search(text):
            return None  # "just as she was about to speak" is not when she spoke
        begins = _BEGINS.search(text)
        if found is None and begins:
            subject = Span(start=signal.governs.start, end=signal.governs.start + begins.start())
            return self._by_phase(subject, signal.kind, mention)
        return found or self._by_words(signal.governs, mention)

    def _by_reference(self, signal: SignalReading, mention: Told) -> tuple[str, str] | None:
        """A reference in or right behind the words names the post that tells of them."""
        assert signal.governs is not None
        reach = Span(start=signal.governs.start, end=signal.governs.end + 4)
        for reference in references_at(self.narrated.resolved.placed.references, reach):
            if reference.status == "resolved":
                told = self._news_of(reference.targets[0])
                if told is not None and told.post != mention.post:
                    return told.id, f"«{reference.reading.text}» names the post that tells of it"
        return None

    def _news_of(self, post: int) -> Told | None:
        """Return what a post tells first."""
        return self._news.get(post)

    @cached_property
    def _news(self) -> dict[int, Told]:
        found: dict[int, Told] = {}
        for told in self.narrated.mentions:
            found.setdefault(told.post, told)
        return found

    def _by_phase(self, subject: Span, kind: str, mention: Told) -> tuple[str, str] | None:
        """What comes before somebody (`subject`) takes the floor comes before all they then say."""
        if not kind.endswith("before"):
            return None
        names = {
            name
            for name in _CAPITALISED.findall(self.document.quote(subject))
            if name.lower() not in words.NO_NAMES and not name.isupper()
        }
        others = (self._first_with(name, mention.post) for name in names)
        at = min((one for one in others if one is not None), default=None)
        if at is None:
            return None
        told = self._in_time[at]
        if any(names & set(person.name.split()) for person in told.said_by):
            return told.id, "the first post in which that person speaks"
        return told.id, "the first post in which that person is on"

    def _first_with(self, name: str, post: int) -> int | None:
        """Return the first place in time at which a person speaks or is on in another post."""
        places = self._appearances.get(name, ())
        return next((at for at in places if self._in_time[at].post != post), None)

    @cached_property
    def _appearances(self) -> dict[str, list[int]]:
        """The places in time at which each name speaks or is on."""
        found: dict[str, list[int]] = {}
        for at, told in enumerate(self._in_time):
            names = {word for person in told.said_by for word in person.name.split()}
            text = self.document.quote(told.span)
            if told.tense == "present" and not _ENDS.search(text) and not _EXPECTING.search(text):
                names.update(_CAPITALISED.findall(text))
            for name in sorted(names):
                found.setdefault(name, []).append(at)
        return found

    @cached_property
    def _in_time(self) -> list[Told]:
        """The posts' own news, oldest first where the page's order is known."""
        own = [told for told in self.narrated.mentions if told.time.basis in ("posted", "order")]
        is_reversed = self.narrated.resolved.placed.order == "newest-first"
        return sorted(own, key=lambda told: -told.post if is_reversed else told.post)

    def _by_words(self, governed: Span, mention: Told) -> tuple[str, str] | None:
        text = self.document.quote(governed)
        query = set(content_words(text))
        if len(query) < LEAST_SHARED:
            return None
        scored = [
            (score, index)
            for index, score in self._collection.scores(query).items()
            if not self._mentions[index].span.overlaps(mention.span)
        ]
        scored.sort(key=lambda one: (-one[0], one[1]))
        if not scored or not self._is_clear(query, [index for _, index in scored[:2]], scored):
            return None
        shared = self._collection.shared(query, scored[0][1])
        if len(shared) < LEAST_SHARED or len(shared) < LEAST_COVERED * len(query):
            return None
        return self._mentions[
            scored[0][1]
        ].id, f"{BY_WORDS} {', '.join(as_written(shared[:4], text))}"

    def _is_clear(
        self, query: set[str], best: Sequence[int], scored: Sequence[tuple[float, int]]
    ) -> bool:
        """Tell whether the best is clearly so: by its score, or by telling nearly all the words
        where the next best does not."""
        if len(best) < 2 or scored[0][0] >= CLEARLY_BEST * scored[1][0]:
            return True
        first, second = (len(self._collection.shared(query, index)) for index in best)
        return first >= NEARLY_ALL * len(query) and first > second

    @cached_property
    def _mentions(self) -> Sequence[Told]:
        return [told for told in self.narrated.mentions if not told.is_context]

    @cached_property
    def _collection(self) -> Collection:
        return Collection([content_words(self._own_words(told)) for told in self._mentions])

    def _own_words(self, told: Told) -> str:
        """Return what a mention tells itself, without what its signals count from.

        "He resigned before the vote" tells of a resignation, not of the vote.
        """
        words_of, at = [], told.core.start
        signals = self.narrated.resolved.placed.tagged.signals
        for signal in overlapping(signals, told.core):
            governed = signal.governs
            if governed is not None and told.core.contains(governed):
                words_of.append(self.document.text[at : governed.start])
                at = max(at, governed.end)
        words_of.append(self.document.text[at : told.core.end])
        if told.title_is_source:
            words_of.append(told.title)
        return " ".join(words_of)
