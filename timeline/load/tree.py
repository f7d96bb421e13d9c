"""An element of a page's tree to pieces: its blocks of text in reading order, with their links."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator, Sequence, Set
from itertools import compress

from timeline.load.draft import Body, Piece
from timeline.load.elements import BLOCKS, is_furniture
from timeline.load.parsing import parse
from timeline.load.selecting import Element
from timeline.load.spacing import are_spaced, spaced, squeeze
from timeline.model import BlockKind

_PARAGRAPH: tuple[BlockKind, int] = ("paragraph", 0)
_ESCAPED_TAG = re.compile(
    r"&lt;/?(?:p|br|a|b|i|em|strong|span|div|ul|ol|li|h[1-6]|blockquote|figure|img)"
    r"(?:\s[^<>]{0,400}?)?/?&gt;",
    re.IGNORECASE,
)
_KINDS: dict[str, tuple[BlockKind, int]] = {
    "h1": ("heading", 1),
    "h2": ("heading", 2),
    "h3": ("heading", 3),
    "h4": ("heading", 4),
    "h5": ("heading", 5),
    "h6": ("heading", 6),
    "li": ("list-item", 0),
    "dd": ("list-item", 0),
    "dt": ("list-item", 0),
    "blockquote": ("quotation", 0),
    "figcaption": ("caption", 0),
}


def pieces(root: Element, skip: Set[Element] = frozenset()) -> tuple[Piece, ...]:
    """Return the blocks of text under `root` in reading order, without elements of `skip`."""
    walk = _Walk(skip)
    walk.run(root)
    return tuple(walk.found)


def line(element: Element) -> str:
    """Return an element's whole text on one line."""
    if not len(element):
        return spaced(element.text or "").strip(" ")
    return " ".join(piece.text for piece in pieces(element))


def fragment(markup: str) -> tuple[Piece, ...]:
    """Return the blocks of a piece of HTML, also of escaped HTML, or of text with line breaks."""
    if "<" not in markup and "&" in markup:
        is_text = not _ESCAPED_TAG.search(markup)
        markup = entities.unescape(markup)
    else:
        is_text = "<" not in markup
    if is_text:
        lines = markup.split("\n") if "\n" in markup else (markup,)
        return tuple([Piece(words) for part in lines if (words := squeeze(part))])
    return pieces(parse(f"<div>{markup}</div>").root)


def bodies(markups: Sequence[str]) -> list[Body]:
    """Return the blocks of each of many pieces of HTML or of text; most texts are as they are."""
    plain = ["<" not in markup and "&" not in markup for markup in markups]
    if not are_spaced(compress(markups, plain)):
        return [fragment(markup) for markup in markups]
    return [
        fragment(markup)
        if not is_plain
        else "\n".join(filter(None, markup.split("\n")))
        if "\n" in markup
        else markup
        for markup, is_plain in zip(markups, plain, strict=True)
    ]


class _Walk:
    """One pass over an element, without recursion; text gathers until a block ends."""

    def __init__(self, skip: Set[Element]) -> None:
        self.skip = skip
        self.found: list[Piece] = []
        self.words: list[str] = []
        self.length = 0
        self.links: list[tuple[int, int, str]] = []
        self.kinds: list[tuple[BlockKind, int]] = [_PARAGRAPH]

    def run(self, root: Element) -> None:
        if not len(root) and root.tag in BLOCKS:
            self.leaf(root)
            return
        open_elements = [(root, iter(root), self.open(root))]
        while open_elements:
            holder, children, start = open_elements[-1]
            inner = self.children(children)
            if inner is not None:
                open_elements.append((inner, iter(inner), self.open(inner)))
                continue
            open_elements.pop()
            self.close(holder, start)
            if open_elements:
                self.add(holder.tail)
        self.flush()

    def children(self, children: Iterator[Element]) -> Element | None:
        """Take children up to one that holds others, which is returned; None at their end."""
        for element in children:
            tag = element.tag
            if callable(tag) or element in self.skip or is_furniture(element):
                self.add(element.tail)
            elif tag in BLOCKS and not len(element):
                self.leaf(element)
                self.add(element.tail)
            else:
                return element
        return None

    def leaf(self, element: Element) -> None:
        """Take a block without elements in it: most paragraphs are such."""
        if self.words:
            self.flush()
        text = element.text
        if text and (words := spaced(text).strip(" ")):
            kind, level = _KINDS.get(element.tag, self.kinds[-1])
            self.found.append(Piece(words, kind, level))

    def open(self, element: Element) -> int:
        """Begin an element; return how much text was gathered before it."""
        if element.tag in BLOCKS:
            self.flush()
            if element.tag in _KINDS:
                self.kinds.append(_KINDS[element.tag])
        before = self.length
        self.add(element.text)
        return before

    def close(self, element: Element, start: int) -> None:
        """End an element: a block's text is a piece, a link's words are remembered."""
        if element.tag in BLOCKS:
            self.flush()
            if element.tag in _KINDS:
                self.kinds.pop()
        elif element.tag == "a" and self.length > start and (href := element.get("href")):
            self.links.append((start, self.length, href))

    def add(self, text: str | None) -> None:
        if text:
            words = spaced(text)
            if self.length == 0 or self.words[-1].endswith(" "):
                words = words.lstrip(" ")
            if words:
                self.words.append(words)
                self.length += len(words)

    def flush(self) -> None:
        if not self.words:
            return
        text = "".join(self.words).rstrip(" ")
        if text:
            kind, level = self.kinds[-1]
            links = tuple(
                (start, min(end, len(text)), href)
                for start, end, href in self.links
                if start < min(end, len(text))
            )
            self.found.append(Piece(text, kind, level, links))
        self.words, self.links, self.length = [], [], 0
