"""A mention as merging sees it: its words, its quotations as words, who acts, its window."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, reduce
from math import inf

from timeline.language.en_discourse import OCCASION_WORDS
from timeline.likeness import stem
from timeline.model import Span, Told
from timeline.values import value

REPORTED_WITHIN_S = 86400  # reports further apart are of two events, if nothing else speaks
LATE_REPORT_S = 6 * 3600  # how long after an event a live post may still tell it as news
OCCASION_S = 31 * 86400
FEW_PAIRS = 4  # sentences of one telling against those of another
ROOT = 6  # letters; American spelling is folded, too


@value(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of a mention: its content roots, and the keys of those who act in it.

    `is_told` says that it reports speech, in the simple past or with a quotation ("…, she said");
    `is_quotation` that most of it stands between quotation marks. `figures` are its numbers but
    for those that date it, `others` the roots of names of others than those who act.
    """

    span: Span
    words: tuple[str, ...]
    actors: frozenset[str]
    is_quotation: bool
    is_told: bool
    figures: frozenset[str]
    others: frozenset[str]

    def contradicts(self, other: Line) -> bool:
        """Tell whether both name figures, or both name others, and none is the same."""
        return any(
            mine and theirs and not mine & theirs
            for mine, theirs in ((self.figures, other.figures), (self.others, other.others))
        )


@value(frozen=True, slots=True)
class Times:
    """What the windows of some tellings allow together, in whole seconds; inf where they are open.

    `start` is the latest first second, `end` the earliest last one of what words date; `reported`
    and `reported_last` are the earliest and latest last second of what was reported.
    """

    start: float = -inf
    end: float = inf
    reported: float = inf
    reported_last: float = -inf

    def together(self, other: Times) -> Times:
        """Return what both allow."""
        return Times(
            max(self.start, other.start),
            min(self.end, other.end),
            min(self.reported, other.reported),
            max(self.reported_last, other.reported_last),
        )

    @property
    def fit(self) -> bool:
        """Tell whether all may be times of one event."""
        is_near = self.reported_last - self.reported <= REPORTED_WITHIN_S
        return is_near and (self.end == inf or self.start <= min(self.end, self.reported))


NO_TIMES = Times()


@value(frozen=True, slots=True, kw_only=True)
class Telling:
    """One mention. `words` are its content stems, `plain` all its words, `said` its quotations'.

    `surnames` are the keys of its speakers, `names` its capitalised words, `who` the stems of its
    speakers' names and offices. `window` are whole seconds, None open, and
    so is `posted`, when its post went up. `is_article` says that the
    document tells it in one piece, `has_own_time` that its own words date it.
    """

    told: Told
    words: tuple[str, ...]
    plain: tuple[str, ...]
    said: tuple[tuple[str, ...], ...]
    lines: tuple[Line, ...]
    surnames: frozenset[str]
    carriers: frozenset[str]
    names: frozenset[str]
    who: frozenset[str]
    window: tuple[int | None, int | None]
    posted: tuple[int | None, int | None]
    copy_key: str
    is_article: bool
    has_own_time: bool

    def contradicts(self, other: Telling) -> bool:
        """Tell whether two short tellings contradict each other in every sentence."""
        pairs = [(mine, theirs) for mine in self.lines for theirs in other.lines]
        return len(pairs) <= FEW_PAIRS and all(mine.contradicts(theirs) for mine, theirs in pairs)

    @property
    def id(self) -> str:
        """Return the mention's id."""
        return self.told.id

    @property
    def width_s(self) -> int | None:
        """Return how wide the window is, None where a side is open."""
        earliest, latest = self.window
        return None if earliest is None or latest is None else latest - earliest

    def as_written(self, roots: Sequence[str]) -> str:
        """Return the words that have these roots, as this telling has them."""
        found: dict[str, str] = {}
        for word in self.plain:
            found.setdefault(claim_word(stem(word)), word)
        return ", ".join(found.get(root, root) for root in roots)

    @property
    def own_words(self) -> frozenset[str]:
        """Return the roots of its sentences that are no quotations."""
        return frozenset(
            word for line in self.lines if not line.is_quotation for word in line.words
        )

    @property
    def times(self) -> Times:
        """Return what its window allows; a report may be of what happened hours before it."""
        earliest, latest = self.window
        start = -inf if earliest is None else earliest
        end = inf if latest is None else latest
        if self.is_dated_by_words:
            return Times(start=start, end=end)
        last = -inf if latest is None else latest
        return Times(start=start - LATE_REPORT_S, reported=end, reported_last=last)

    @property
    def is_dated_by_words(self) -> bool:
        """Tell whether words give its time, rather than when it was reported."""
        return self.told.time.basis == "words"

    @property
    def speakers(self) -> frozenset[str]:
        """Return all who say something in it."""
        return self.surnames.union(*(line.actors for line in self.lines if line.is_told))

    @property
    def actors(self) -> frozenset[str]:
        """Return who acts or speaks in it: of its first sentence that names somebody."""
        return next((line.actors for line in self.lines if line.actors), self.surnames)


@lru_cache(maxsize=1 << 16)
@lru_cache(maxsize=1 << 16)
def claim_word(stem: str) -> str:
    """Return the root by which two ways of saying one thing meet ("negotiation", "negotiating")."""
    return stem[:ROOT].replace("ens", "enc")


OCCASIONS = frozenset(claim_word(stem(word)) for word in OCCASION_WORDS)


def same_speaker(first: Telling, second: Telling) -> bool | None:
    """Tell whether both have one speaker; None where that cannot be told.

    A telling that names no speaker of its own has the other's if it names them otherwise. Two that
    name different ones are not sure to have none in common where one of them names the other's.
    """
    if first.speakers & second.speakers:
        return True
    meets = (first.speakers & second.names) | (second.speakers & first.names)
    if first.speakers and second.speakers:
        return None if meets else False
    return True if meets else None


def may_coincide(first: Telling, second: Telling) -> bool:
    """Tell whether both windows share an instant."""
    return share_instant((first, second))


def are_of_other_occasions(first: Telling, second: Telling) -> bool:
    """Tell whether both tell the news of their own days, and these are far apart: no two sources
    disagree about when, but the same words were said again."""
    both = (first, second)
    is_news = all(_gap_s(one.window, one.posted) <= OCCASION_S for one in both)
    return is_news and _gap_s(first.window, second.window) > OCCASION_S


def _gap_s(first: tuple[int | None, int | None], second: tuple[int | None, int | None]) -> float:
    """Return how many seconds lie between two windows, 0 where they meet or are open."""
    (starts, ends), (others_start, others_end) = first, second
    after = starts - others_end if starts is not None and others_end is not None else 0
    before = others_start - ends if others_start is not None and ends is not None else 0
    return max(0, after, before)


def share_instant(tellings: Sequence[Telling]) -> bool:
    """Tell whether all windows share an instant."""
    starts = [one.window[0] for one in tellings if one.window[0] is not None]
    ends = [one.window[1] for one in tellings if one.window[1] is not None]
    return not starts or not ends or max(starts) <= min(ends)


def fit(tellings: Sequence[Telling]) -> bool:
    """Tell whether all may tell of one event: no times exclude each other.

    A post may report what another did hours ago, so when it was reported excludes less than words.
    """
    return reduce(Times.together, (one.times for one in tellings), NO_TIMES).fit
