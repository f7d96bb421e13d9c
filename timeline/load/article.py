"""The main text of an article page, by trafilatura (Barbaresi 2021, ACL demo papers)."""

from __future__ import annotations

from timeline.load.draft import Piece
from timeline.load.parsing import Tree, serialised, without_hostile_tags
from timeline.load.selecting import select
from timeline.load.spacing import squeeze
from timeline.load.tree import pieces
from timeline.model import BlockKind

MIN_TEXT = 200
MIN_LOST = 40  # characters of a sentence that is worth putting back
MANY_TAGS = 20_000  # beyond, no second opinion is asked: its cost grows with their square
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
        return _with_lost(found, pieces(tree.root))
    for selector in ("article", "[itemprop='articleBody']", "main", "[role='main']"):
        for element in select(tree.root, selector):
            own = pieces(element)
            if _length(own) >= MIN_TEXT:
                return own
    return found


def _with_lost(found: tuple[Piece, ...], everything: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Put back the sentences that stand alone between two blocks which the library kept: it drops
    text that is in no element of its own, such as what comes first behind a paragraph."""
    places = {piece.text: place for place, piece in enumerate(found)}
    kept = "\n".join(places)
    back: dict[int, Piece] = {}
    for before, lost, after in zip(everything, everything[1:], everything[2:], strict=False):
        at = places.get(before.text, len(found))
        is_between = places.get(after.text) == at + 1
        if is_between and _is_sentence(lost) and lost.text not in kept:
            back[at] = lost
    mended: list[Piece] = []
    for place, piece in enumerate(found):
        mended += [piece, back[place]] if place in back else [piece]
    return tuple(mended)


def _is_sentence(piece: Piece) -> bool:
    """Tell whether a block is a sentence of a text, and no line that leads to another page."""
    ends = piece.text.rstrip("\"'”’)").endswith((".", "!", "?"))
    return ends and len(piece.text) >= MIN_LOST and not piece.links


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
            fast=markup.count("<") > MANY_TAGS,
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
