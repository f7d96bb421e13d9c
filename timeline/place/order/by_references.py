"""Votes from references: a post that is pointed back at was posted before."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.likeness import Collection
from timeline.model import Document, ReferenceReading, Segmented, Tagged
from timeline.place.order.votes import Vote, beside, words_of
from timeline.place.references.answers import Asked
from timeline.place.references.by_text import likest
from timeline.place.references.page import Page
from timeline.provenance import Derivation, Evidence

_MAX_REFERENCES = 200
_POINTING_BACK = frozenset(
    {"previous-post", "next-post", "clock-post", "topic-post", "earlier-post"}
)


def reference_votes(document: Document, tagged: Tagged, segmented: Segmented) -> Iterator[Vote]:
    """A post that is pointed back at was posted before: "below" says where it lies, else it is
    the one that tells what the reference's own sentence tells."""
    posts = segmented.posts
    texts = [words_of(document, index, segmented) for index in range(len(posts))]
    collection = Collection(texts)
    page = Page(
        document=document,
        tagged=tagged,
        segmented=segmented,
        posted=(None,) * len(posts),
        order="unknown",
        zone="UTC",
        dct=None,
    )
    for reference in tagged.references[:_MAX_REFERENCES]:
        index = page.post_of(reference.span)
        if index is None:
            continue
        weight = 0.0
        if reference.kind == "post-below":
            weight = 1.0 if index + 1 < len(posts) or index == 0 else 0.0
        elif reference.kind == "post-above":
            weight = -1.0 if index > 0 else 0.0
        elif reference.kind in _POINTING_BACK:
            weight = _told_there(page, reference, index)
        if not weight and reference.kind in ("previous-post", "next-post"):
            weight = _neighbour_vote(collection, texts, index)
        if reference.kind == "next-post":
            weight = -weight
        if weight:
            order = "newest first" if weight > 0 else "oldest first"
            span = reference.span
            words = Evidence(
                document=document.id, start=span.start, end=span.end, text=document.quote(span)
            )
            says = f"«{document.quote(span)}» points at the post that lies there {order}"
            why = Derivation(rule="order-by-reference", says=says, evidence=(words,))
            yield Vote(weight=weight, why=why)


def _told_there(page: Page, reference: ReferenceReading, index: int) -> float:
    """Return a vote for the side on which one post clearly tells what the reference is about."""
    count = len(page.segmented.posts)
    is_beside = reference.kind in ("previous-post", "next-post")
    among = beside(index, count) if is_beside else range(count)
    asked = Asked(page=page, reading=reference, post=index, id="")
    ranked, is_clear = likest(asked, among)
    if not is_clear:
        return 0.0
    return 2.0 if ranked[0].post > index else -2.0


def _neighbour_vote(collection: Collection, texts: list[list[str]], index: int) -> float:
    scores = collection.scores_of(texts[index], beside(index, len(texts)))
    below, above = scores.get(index + 1, 0.0), scores.get(index - 1, 0.0) if index else 0.0
    if max(below, above) <= 0 or min(below, above) * 1.3 > max(below, above):
        return 0.0
    return 2.0 if below > above else -2.0
