"""References resolved by the page's order ("previous post", "see below") or by a link."""

from __future__ import annotations

import re

from timeline.language import en_discourse as words
from timeline.model import ResolvedReference
from timeline.place.references.answers import Asked, found, nothing
from timeline.place.references.by_text import by_text
from timeline.story import Order

POSTS_LOOKED_AT = 40
_COUNTED = re.compile(
    rf"\b(?:(?P<many>{'|'.join(words.NUMBER_WORDS)})\ posts|the\ post|the\ (?:entry|update|item))"
    r"\ (?:directly\ |immediately\ |just\ )?(?:above|below)",
    re.IGNORECASE | re.VERBOSE,
)


def by_place(asked: Asked) -> ResolvedReference:
    """Resolve "previous", "next", "above" and "below" by where the posts stand on the page."""
    post, step = asked.post, step_to(asked.page.order, asked.reading.kind)
    count = len(asked.page.segmented.posts)
    if post is None or step is None:
        near = [] if post is None else [post + 1, post - 1]
        return by_text(asked, [index for index in near if 0 <= index < count])
    if not 0 <= post + step < count:
        return nothing(asked, "no post stands there on this page")
    if asked.reading.kind in ("post-above", "post-below"):
        far = _how_far(asked.reading.text)
        if far is None or not 0 <= post + step * far < count:
            return _on_that_side(asked, post, step)
        return found(asked, "counted from where it stands on the page", (post + step * far,))
    kind = asked.reading.kind.replace("-", " ")
    says = f"the page runs {asked.page.order}, so the {kind} stands there"
    return found(asked, says, (post + step,))


def step_to(order: Order, kind: str) -> int | None:
    """Return which way on the page the post meant lies: 1 down, -1 up, None if not known."""
    if kind in ("post-below", "post-above"):
        return 1 if kind == "post-below" else -1
    back = {"newest-first": 1, "oldest-first": -1}.get(order)
    if back is None:
        return None
    return back if kind == "previous-post" else -back


def _how_far(text: str) -> int | None:
    """Return how many posts away "two posts below" and "the post above" are, None if not said."""
    match = _COUNTED.search(text)
    if match is None:
        return None
    return words.NUMBER_WORDS.get(match.group("many").lower()) if match.group("many") else 1


def _on_that_side(asked: Asked, post: int, step: int) -> ResolvedReference:
    """Resolve "see below": some post on that side, told apart by the text alone."""
    count = len(asked.page.segmented.posts)
    last = (
        min(count, post + POSTS_LOOKED_AT + 1) if step > 0 else max(-1, post - POSTS_LOOKED_AT - 1)
    )
    return by_text(asked, range(post + step, last, step))


def by_link(asked: Asked, target: int) -> ResolvedReference:
    """Resolve a hyperlink to a post's own address or fragment."""
    says = f"the link leads to that post's own address, {asked.reading.href!r:.80}"
    return found(asked, says, (target,))
