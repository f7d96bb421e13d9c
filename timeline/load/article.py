"""The main text of an article page, by trafilatura (Barbaresi 2021, ACL demo papers)."""

from __future__ import annotations

from timeline.load.draft import Piece
from timeline.load.parsing import Tree, serialised, without_hostile_tags
from timeline.load.selecting import select
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


def main_text(markup: str, tree: Tree) -> tuple[Piece, ...]:
    """Return the article's blocks without the page's furniture; empty if there are none."""
    if tree.problem:
        return _of_broken(tree)
    found = _by_library(without_hostile_tags(markup))
    if _length(found) >= MIN_TEXT:
        return found
    for selector in ("article", "[itemprop='articleBody']", "main", "[role='main']"):
        for element in select(tree.root, selector):
            own = pieces(element)
            if _length(own) >= MIN_TEXT:
                return own
    return found


def _of_broken(tree: Tree) -> tuple[Piece, ...]:
    """Return the main text of a mended tree; all of it where the library leaves most of it out."""
    everything = pieces(tree.root)
    found = _by_library(serialised(tree))
    return found if _length(found) * 2 >= _length(everything) else everything


def _length(found: tuple[Piece, ...]) -> int:
    return sum(len(piece.text) for piece in found)


def _by_library(markup: str) -> tuple[Piece, ...]:
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it reports by its result alone

    try:
        extracted = trafilatura.bare_extraction(
            markup,
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
