"""What is asked of a page, and the three answers: resolved, ambiguous, unresolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from timeline.model import ReferenceReading, ResolvedReference, Span
from timeline.place.references.likest import Ranked
from timeline.place.references.page import Page
from timeline.provenance import Derivation, Evidence, first_words

CANDIDATES_SHOWN = 5
WORDS_SHOWN = 4
RUN_SHOWN = 14
LEAD_SHOWN = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One reference to be resolved: the page, its words, the post it stands in, and its id."""

    page: Page
    reading: ReferenceReading
    post: int | None
    id: str


def found(asked: Asked, says: str, targets: Sequence[int]) -> ResolvedReference:
    """Answer with the posts meant; `unresolved` without any."""
    why = Derivation(
        rule=asked.reading.rule, says=says, evidence=(words_of(asked.page, asked.reading.span),)
    )
    return ResolvedReference(
        id=asked.id,
        reading=asked.reading,
        post=asked.post,
        status="resolved" if targets else "unresolved",
        targets=tuple(targets),
        why=why,
    )


def nothing(asked: Asked, says: str) -> ResolvedReference:
    """Answer that no post is meant, or none of this page."""
    return found(asked, says, ())


def undecided(asked: Asked, says: str, targets: Sequence[int]) -> ResolvedReference:
    """Answer with candidates that the text does not tell apart, the likeliest first."""
    answer = found(asked, says, targets[:CANDIDATES_SHOWN])
    return replace(answer, status="ambiguous", confidence=0.3) if targets else answer


def chosen(asked: Asked, says: str, ranked: Sequence[Ranked], is_clear: bool) -> ResolvedReference:
    """Answer with the best of `ranked` (not empty) if it is clear, else with the first few."""
    best = ranked[0]
    because = shared_words(asked.page, best)
    why = Derivation(
        rule=asked.reading.rule,
        says=f"{says}: {because.says}",
        evidence=(words_of(asked.page, asked.reading.span),),
        premises=(because,),
    )
    rest = ranked[1].score / best.score if len(ranked) > 1 and best.score > 0 else 0.05
    return ResolvedReference(
        id=asked.id,
        reading=asked.reading,
        post=asked.post,
        status="resolved" if is_clear else "ambiguous",
        targets=tuple(one.post for one in ranked[: 1 if is_clear else CANDIDATES_SHOWN]),
        why=why,
        confidence=round(max(0.05, min(0.99, 1 - rest / 2)), 2),
    )


def shared_words(page: Page, ranked: Ranked) -> Derivation:
    """Say what the words around a reference and a post have in common, quoting the post."""
    post = page.segmented.posts[ranked.post]
    first = post.opening
    if ranked.run:
        dots = " …" if len(ranked.run) > RUN_SHOWN else ""
        says = f"both say «{' '.join(ranked.run[:RUN_SHOWN])}{dots}»"
    elif ranked.shared:
        written = page.written(ranked.post)
        shown = (written.get(word, word) for word in ranked.shared[:WORDS_SHOWN])
        says = f"both tell of {', '.join(shown)}"
    else:
        says = "it is the likeliest of those"
    end = first_words(page.document.text, first.start, first.end, LEAD_SHOWN)
    lead = Span(start=first.start, end=end)
    return Derivation(rule="same-words", says=says, evidence=(words_of(page, lead),))


def words_of(page: Page, span: Span) -> Evidence:
    """Return the words at `span` as evidence."""
    return Evidence(
        document=page.document.id, start=span.start, end=span.end, text=page.document.quote(span)
    )
