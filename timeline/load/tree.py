"""HTML to a tree, and an element of it to pieces: hostile and broken markup costs little."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable, Iterator

from lxml import etree, html

from timeline.load.draft import Piece
from timeline.load.selecting import Element
from timeline.model import BlockKind

MAX_ATTRIBUTES = 1000
_LONG_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]{0,40})[\s/][^<>]{8000,}>?")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_SKIPPED_ELEMENTS = re.compile(
    r"<(script|style|noscript|template|svg)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^>]*>?")
_INVISIBLE = {0x200B: None, 0xFEFF: None}
_SPACES = re.compile(r"[ \t\n\r\f\u00a0\u200b\ufeff]{2,}|[\t\n\r\f\u00a0\u200b\ufeff]")

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "amp-live-list",
    ]
)
SKIPPED = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "embed",
        "form",
        "head",
        "iframe",
        "input",
        "link",
        "meta",
        "nav",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
        "amp-ad",
        "amp-analytics",
        "amp-img",
    ]
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharebar|social|advert|advertisement|ad|ads|ad-slot|promo|"
    r"newsletter|related|rich-link|comments|signup|sign-up|visually-hidden|sr-only|screen-reader)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)


def parse(text: str) -> tuple[Element, bool]:
    """Return the page's tree, and whether all of it was read.

    Nested deeper than lxml allows, a page is read without its nesting, so that no text is lost.
    """
    cleaned = without_hostile_tags(text)
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    data = cleaned.encode("utf-8", "replace")
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = None
    exhausted = any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log)
    if root is not None and not exhausted:
        return root, True
    return _flat_tree(cleaned), False


def without_hostile_tags(text: str) -> str:
    """Return markup in which tags of thousands of attributes have none: they cost seconds."""
    return _LONG_TAG.sub(_without_attributes, text)


def pieces(root: Element, skip: frozenset[Element] = frozenset()) -> tuple[Piece, ...]:
    """Return the blocks of text under `root` in reading order, without elements of `skip`."""
    walk = _Walk(skip)
    walk.run(root)
    return tuple(walk.found)


def line(element: Element) -> str:
    """Return an element's whole text on one line."""
    return " ".join(piece.text for piece in pieces(element))


def fragment(markup: str) -> tuple[Piece, ...]:
    """Return the blocks of a piece of HTML, or of plain text with line breaks."""
    if "<" not in markup:
        if "&" in markup:
            markup = entities.unescape(markup)
        return tuple(Piece(text=words) for part in markup.split("\n") if (words := squeeze(part)))
    root, _ = parse(f"<div>{markup}</div>")
    return pieces(root)


def squeeze(text: str) -> str:
    """Return `text` with every run of white space as one blank, none at its ends."""
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())


def is_furniture(element: Element) -> bool:
    """Tell whether an element's name or class says that it is no content."""
    if element.tag in SKIPPED or element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or element.get("role") in ("navigation", "banner"):
        return True
    names = element.get("class")
    return bool(names and len(names) < 500 and _FURNITURE.search(names))


class _Walk:
    """One pass over an element, without recursion; text gathers until a block ends."""

    def __init__(self, skip: frozenset[Element]) -> None:
        self.skip = skip
        self.found: list[Piece] = []
        self.words: list[str] = []
        self.length = 0
        self.links: list[tuple[int, int, str]] = []
        self.kinds: list[tuple[BlockKind, int]] = [("paragraph", 0)]

    def run(self, root: Element) -> None:
        ends: list[tuple[Callable[[], None], str | None]] = []
        stack: list[Element | None] = [root]
        while stack:
            element = stack.pop()
            if element is None:
                close, tail = ends.pop()
                close()
                self.add(tail)
                continue
            if callable(element.tag):
                self.add(element.tail if element is not root else None)
                continue
            if element is not root and (element in self.skip or is_furniture(element)):
                self.add(element.tail)
                continue
            if not len(element) and element.tag in BLOCKS:
                self.leaf(element)
                self.add(element.tail if element is not root else None)
                continue
            ends.append((self.open(element), element.tail if element is not root else None))
            stack.append(None)
            stack.extend(reversed(element))
        self.flush()

    def leaf(self, element: Element) -> None:
        """Take a block without elements in it: most paragraphs are such."""
        self.flush()
        kind = _kind(element.tag)
        if kind is not None:
            self.kinds.append(kind)
        self.add(element.text)
        self.flush()
        if kind is not None:
            self.kinds.pop()

    def open(self, element: Element) -> Callable[[], None]:
        """Begin an element; return what ends it."""
        tag = element.tag
        if tag == "a" and (href := element.get("href")):
            start = self.length
            self.add(element.text)
            return lambda: self.link(start, href)
        if tag not in BLOCKS:
            self.add(element.text)
            return _nothing
        self.flush()
        kind = _kind(tag)
        if kind is None:
            self.add(element.text)
            return self.flush
        self.kinds.append(kind)
        self.add(element.text)
        return self.leave

    def leave(self) -> None:
        self.flush()
        self.kinds.pop()

    def add(self, text: str | None) -> None:
        if text:
            words = _SPACES.sub(" ", text)
            if self.length == 0 or self.words[-1].endswith(" "):
                words = words.lstrip(" ")
            if words:
                self.words.append(words)
                self.length += len(words)

    def link(self, start: int, href: str) -> None:
        if self.length > start:
            self.links.append((start, self.length, href))

    def flush(self) -> None:
        text = "".join(self.words).rstrip(" ")
        if text:
            kind, level = self.kinds[-1]
            links = tuple(
                (start, min(end, len(text)), href)
                for start, end, href in self.links
                if start < min(end, len(text))
            )
            self.found.append(Piece(text=text, kind=kind, level=level, links=links))
        self.words, self.links, self.length = [], [], 0


def _nothing() -> None:
    return None


def _kind(tag: str) -> tuple[BlockKind, int] | None:
    match tag:
        case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            return "heading", int(tag[1])
        case "li" | "dd" | "dt":
            return "list-item", 0
        case "blockquote":
            return "quotation", 0
        case "figcaption":
            return "caption", 0
        case _:
            return None


def _without_attributes(match: re.Match[str]) -> str:
    bare = _QUOTED.sub('""', match.group())
    return match.group() if len(bare.split()) <= MAX_ATTRIBUTES else f"<{match.group(1)}>"


def _flat_tree(text: str) -> Element:
    """Return a tree of one level: a paragraph for every run of text between block tags."""
    shown = _SKIPPED_ELEMENTS.sub(" ", text)
    root = etree.Element("body")
    for words in _flat_blocks(shown):
        etree.SubElement(root, "p").text = words
    return root


def _flat_blocks(text: str) -> Iterator[str]:

    gathered: list[str] = []
    last = 0
    for tag in _TAG.finditer(text):
        gathered.append(text[last : tag.start()])
        last = tag.end()
        if tag.group(2).lower() in BLOCKS:
            if words := squeeze(entities.unescape("".join(gathered))):
                yield words
            gathered = []
    gathered.append(text[last:])
    if words := squeeze(entities.unescape("".join(gathered))):
        yield words
