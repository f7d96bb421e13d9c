"""The rules by which two mentions are taken for tellings of one event: one visible table.

Each looks at candidates that an index has found, never at all pairs. Precision comes first: like
statements on different occasions stay apart unless words in quotation marks, an exact reference or
a near copy bind them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from timeline.merge.claims import (
    interviewed,
    same_act,
    same_claim,
    same_moment,
    same_words,
    told_again,
)
from timeline.merge.incidents import same_incident
from timeline.merge.material import Material
from timeline.merge.quotations import nearly_copied, same_quotation, unmarked_quotation
from timeline.merge.telling import Telling, may_coincide
from timeline.model import Join, Narrated, ReferenceReading, Span

COPY_LENGTH = 6  # words below which equal texts are no copies
OPENING = 3  # characters of a paragraph within which a quotation that opens it begins
REFERENCE_COVERED = 0.35
REFERRING = frozenset({"clock-post", "earlier-post", "previous-post", "link", "topic-post"})


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinRule:
    """A name, what it claims, and the function that finds its joins.

    `is_across`: all are between different sources, so that one source need not be searched.
    """

    name: str
    says: str
    find: Callable[[Material], Iterator[Join]]
    is_across: bool = False


def continued(material: Material) -> Iterator[Join]:
    """Join what a post goes on with after telling of another time, while the same people act."""
    for telling in material.tellings:
        first = material.by_id.get(telling.told.continues or "")
        if first is not None and not _is_anothers(first, telling):
            because = "the same post goes on with it"
            yield Join(first=first.id, second=telling.id, because=because, confidence=1.0)


def _is_anothers(first: Telling, second: Telling) -> bool:
    """Tell whether somebody else acts in what goes on."""
    return bool(first.actors and second.actors) and not first.actors & second.actors


def continued_quotation(material: Material) -> Iterator[Join]:
    """Join a paragraph of an article that does little else but go on quoting the one before it:
    it opens with a quotation, or names who spoke there again."""
    for first, second in material.in_a_row:
        if second.has_own_time or _is_anothers(first, second) or not may_coincide(first, second):
            continue
        own, quotations = second.told.span, second.told.quotations
        opens = bool(quotations) and quotations[0].start - own.start < OPENING
        same = opens or bool((first.actors or first.names) & second.names)
        if same and sum(len(span) for span in quotations) >= 0.6 * len(own):
            because = "the next paragraph goes on quoting the same speaker"
            yield Join(first=first.id, second=second.id, because=because, confidence=0.97)


def continued_report(material: Material) -> Iterator[Join]:
    """Join paragraphs of an article that report on what the same person said, until another speaks.

    Words of time, or the name of a paper that somebody spoke to, begin another occasion.
    """
    last: Telling | None = None
    for telling in material.tellings:
        if telling.told.is_part:
            continue
        is_speech = any(line.is_told for line in telling.lines)
        if last is not None and is_speech and _goes_on(last, telling):
            because = "the article goes on with what the same person said"
            yield Join(first=last.id, second=telling.id, because=because, confidence=0.85)
        if is_speech or (telling.has_own_time and last and telling.window == last.window):
            last = telling


def _goes_on(first: Telling, second: Telling) -> bool:
    if not second.is_article or first.told.source != second.told.source:
        return False
    if second.has_own_time or second.carriers - first.carriers or first.window != second.window:
        return False
    acting = first.actors or first.names  # of a question, who was asked
    return bool(acting & second.actors)


def referred(material: Material) -> Iterator[Join]:
    """Join what a post retells with the telling in the post it refers to for more.

    A summary refers to many; it is joined with the likest alone, lest all of them become one.
    """
    found: defaultdict[int, list[tuple[float, Join]]] = defaultdict(list)
    by_post: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for index, telling in enumerate(material.tellings):
        by_post[telling.told.source, telling.told.post].append(index)
    for one in material.narrated:
        document = one.resolved.placed.document.id
        is_inside_signal = _inside_signals(one)
        for reference in one.resolved.placed.references:
            if reference.status != "resolved" or reference.reading.kind not in REFERRING:
                continue
            if is_inside_signal(reference.reading.span):
                continue
            for here in by_post.get((document, reference.post or 0), ()):
                telling = material.tellings[here]
                if telling.told.span.contains(reference.reading.span):
                    targets = by_post.get((document, reference.targets[0]), [])
                    found[here].extend(_retold(material, here, targets, reference.reading))
    for candidates in found.values():
        if candidates:
            yield max(candidates, key=lambda one: one[0])[1]


def _inside_signals(narrated: Narrated) -> Callable[[Span], bool]:
    """Return what tells whether a reference only names what a signal counts from ("just as he
    said (see …)")."""
    signals = narrated.resolved.placed.tagged.signals
    governed = sorted(signal.governs for signal in signals if signal.governs is not None)
    starts = [span.start for span in governed]
    reach = list(accumulate((span.end + 4 for span in governed), max))

    def is_inside(reference: Span) -> bool:
        before = bisect_right(starts, reference.start)
        return before > 0 and reference.start <= reach[before - 1]

    return is_inside


def _retold(
    material: Material, here: int, targets: Sequence[int], reference: ReferenceReading
) -> Iterator[tuple[float, Join]]:
    """Join with the likest of what the post named tells itself: a part of a sentence there ("after
    the mayor took office in May") is only its background."""
    news = [one for one in targets if not material.tellings[one].told.is_part]
    best = max(news, key=lambda other: material.covered(here, other), default=None)
    if best is None or best == here:
        return
    first, second = material.tellings[best], material.tellings[here]
    share = material.share(_own_words(second, reference.span), first.words)
    if share >= REFERENCE_COVERED:
        because = f"«{reference.text}» names the post that told it first"
        yield share, Join(first=first.id, second=second.id, because=because, confidence=0.95)


def _own_words(telling: Telling, reference: Span) -> tuple[str, ...]:
    """Return what a telling says besides the sentence that only points ("for more on it, see …").

    Where nothing stands beside it, that sentence tells it itself.
    """
    others = [line for line in telling.lines if not line.span.contains(reference)]
    return tuple(word for line in others for word in line.words) or telling.words


def copied(material: Material) -> Iterator[Join]:
    """Join texts that are the same word for word (syndicated copy, a second printing)."""
    first_of: dict[str, Telling] = {}
    for telling in material.tellings:
        if telling.copy_key.count(" ") < COPY_LENGTH:
            continue
        known = first_of.setdefault(telling.copy_key, telling)
        if known is not telling:
            because = "both are the same text"
            yield Join(first=known.id, second=telling.id, because=because, confidence=0.99)


RULES: tuple[JoinRule, ...] = (
    JoinRule(name="continued", says="a post goes on with its own news", find=continued),
    JoinRule(name="copied", says="the same text twice", find=copied),
    JoinRule(
        name="nearly-copied", says="most of a text in another", find=nearly_copied, is_across=True
    ),
    JoinRule(name="continued-quotation", says="a quotation goes on", find=continued_quotation),
    JoinRule(name="continued-report", says="a report of speech goes on", find=continued_report),
    JoinRule(name="referred", says="a reference names the first telling", find=referred),
    JoinRule(name="same-quotation", says="the same words quoted", find=same_quotation),
    JoinRule(
        name="unmarked-quotation",
        says="quoted here, told there",
        find=unmarked_quotation,
        is_across=True,
    ),
    JoinRule(
        name="same-claim", says="the same people, words and day", find=same_claim, is_across=True
    ),
    JoinRule(name="same-moment", says="the same words of one time of day", find=same_moment),
    JoinRule(
        name="same-act", says="one person says or does one thing", find=same_act, is_across=True
    ),
    JoinRule(
        name="same-incident", says="one incident in other words", find=same_incident, is_across=True
    ),
    JoinRule(name="told-again", says="a post comes back to it", find=told_again),
    JoinRule(name="same-words", says="an article tells one thing twice", find=same_words),
    JoinRule(
        name="interviewed", says="one interview, two reports", find=interviewed, is_across=True
    ),
)
