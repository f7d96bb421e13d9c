"""Markup that lxml loses parts of, to a tree by beautifulsoup4, which loses nothing.

lxml gives up on tags nested 2048 deep, leaves out what stands after a first `</html>`, and takes
the rest of a page into a comment, script or title that is never closed, as browsers do. Pages cut
by a scraper or put together by hand have all of these, and their posts are there all the same.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping

import bs4
from bs4.element import PageElement, PreformattedString
from lxml import etree

from timeline.load.selecting import Element

MOST_TAGS = 20_000  # beautifulsoup4 takes ten seconds or more for a million
MAX_DEPTH = 1000
_RAW = ("script", "style", "textarea", "title", "iframe", "noembed", "noframes")
_OPENING = re.compile(
    rf"<!--|<(?:plaintext|xmp)\b[^>]*>|<({'|'.join(_RAW)})\b[^>]*>", re.IGNORECASE
)
_CLOSING = {
    "<!--": re.compile(r"-->"),
    **{name: re.compile(rf"</{name}\b[^>]*>", re.IGNORECASE) for name in _RAW},
}
_ATTRIBUTES = r"(?:[^<>\"']++|\"[^\"]{0,5000}\"|'[^']{0,5000}'){0,100}+"
_START_TAG = re.compile(rf"<[a-zA-Z]{_ATTRIBUTES}>")
_STRAY = re.compile(rf"<(?!/?[a-zA-Z]{_ATTRIBUTES}>|[!?])")
_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_ATTRIBUTE_NAME = re.compile(r"[a-zA-Z_][\w.-]*", re.ASCII)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def mended(markup: str) -> str:
    """Return markup without comments, scripts and the like; of those that are never closed only the
    opening is left out, and so are tags that say that markup is plain text."""
    kept: list[str] = []
    endless: set[str] = set()
    at = 0
    for opening in _OPENING.finditer(markup):
        if opening.start() < at:
            continue
        kept.append(markup[at : opening.start()])
        at = opening.end()
        name = (opening.group(1) or opening.group()).lower()
        if name not in _CLOSING or name in endless:
            continue
        closing = _CLOSING[name].search(markup, at)
        if closing is None:
            endless.add(name)  # nor will one that follows be closed: it is not looked for again
        else:
            at = closing.end()
    kept.append(markup[at:])
    return "".join(kept)


def count_tags(markup: str) -> int:
    """Return how many elements markup opens, not counting tags within attributes."""
    return sum(1 for _ in _START_TAG.finditer(markup))


def lenient_tree(markup: str) -> Element | None:
    """Return the tree of mended markup; None for more tags than can be read within a second."""
    if markup.count("<") - markup.count("</") > MOST_TAGS:
        return None
    plain = _STRAY.sub("&lt;", _CDATA.sub(" ", markup))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of markup that looks like XML, or like an address
        try:
            soup = bs4.BeautifulSoup(plain, "html.parser", multi_valued_attributes=None)
        except bs4.exceptions.ParserRejectedMarkup:
            return None
    return _converted(soup)


def _converted(soup: bs4.BeautifulSoup) -> Element:
    """Return a soup as lxml's tree of at most twice MAX_DEPTH levels, with one root.

    Deeper than MAX_DEPTH the next element with an id goes to the root again, and what follows it
    too: in reading order, though no longer within what was open there, which in such pages was
    never closed.
    """
    root = etree.Element("body")
    holders = [root]
    depth = 1
    open_nodes: list[Iterator[PageElement]] = [iter(soup.contents)]
    while open_nodes:
        node = next(open_nodes[-1], None)
        if node is None:
            open_nodes.pop()
            holders.pop()
            depth = max(1, depth - 1)
        elif isinstance(node, bs4.Tag):
            if depth >= 2 * MAX_DEPTH or (depth >= MAX_DEPTH and "id" in node.attrs):
                holders = [root] * len(holders)
                depth = 1
            holders.append(_element(holders[-1], node.name, node.attrs))
            open_nodes.append(iter(node.contents))
            depth += 1
        elif not isinstance(node, PreformattedString):  # as comments and declarations are
            _add_text(holders[-1], _NOT_XML.sub("", str(node)))
    return root


def _element(parent: Element, name: str, attributes: Mapping[str, object]) -> Element:
    plain = name.lower()
    element = etree.SubElement(parent, plain if _NAME.fullmatch(plain) else "span")
    for key, value in attributes.items():
        if _ATTRIBUTE_NAME.fullmatch(key):
            element.set(key, _NOT_XML.sub("", str(value or "")))
    return element


def _add_text(parent: Element, words: str) -> None:
    if not len(parent):
        parent.text = (parent.text or "") + words
    else:
        parent[-1].tail = (parent[-1].tail or "") + words
