"""The main text of an article page, by trafilatura (Barbaresi 2021, ACL demo papers)."""

from __future__ import annotations

from timeline.load.draft import Piece
from timeline.load.parsing import without_hostile_tags
from timeline.load.selecting import Element, select
from timeline.load.spacing import squeeze
from timeline.load.tree import pieces
from timeline.model import BlockKind

MIN_TEXT = 200
_KINDS: dict[str, BlockKind] = {
    "p": "paragraph",
    "head": "heading",
    "item": "list-item",
    "quote": "quotation",
    "figcaption": "caption",
}


def main_text(markup: str, root: Element) -> tuple[Piece, ...]:
    """Return the article's blocks without the page's furniture; empty if there are none."""
    found = _by_library(markup)
    if sum(len(piece.text) for piece in found) >= MIN_TEXT:
        return found
    for selector in ("article", "[itemprop='articleBody']", "main", "[role='main']"):
        for element in select(root, selector):
            own = pieces(element)
            if sum(len(piece.text) for piece in own) >= MIN_TEXT:
                return own
    return found


def _by_library(markup: str) -> tuple[Piece, ...]:
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports by its result alone

    try:
        extracted = trafilatura.bare_extraction(
            without_hostile_tags(markup),
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
    except Exception:  # noqa: BLE001 - a library's failure on broken markup must not end the run
        return ()
    body = getattr(extracted, "body", None)
    if body is None:
        return ()
    found: list[Piece] = []
    for element in body.iter(*_KINDS, "cell", "code"):
        inner = any(child.tag in _KINDS for child in element)
        text = squeeze("".join(element.itertext())) if not inner else ""
        if text:
            found.append(Piece(text=text, kind=_KINDS.get(element.tag, "paragraph")))
    return tuple(found)
