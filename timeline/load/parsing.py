"""HTML to a tree: hostile and broken markup costs little and loses no text."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator

from lxml import etree

from timeline.load.elements import BLOCKS
from timeline.load.selecting import Element
from timeline.load.spacing import squeeze

MAX_ATTRIBUTES = 1000
_LONG = 8000
_LONG_TAG = re.compile(rf"<([a-zA-Z][a-zA-Z0-9-]{{0,40}})[\s/][^<>]{{{_LONG},}}>?")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_SKIPPED_ELEMENTS = re.compile(
    r"<(script|style|noscript|template|svg)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^>]*>?")


def parse(text: str) -> tuple[Element, bool]:
    """Return the page's tree, and whether all of it was read.

    Nested deeper than lxml allows, a page is read without its nesting, so that no text is lost.
    """
    cleaned = without_hostile_tags(text)
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
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
    if max(map(len, text.split(">"))) < _LONG:  # no tag can be so long, and this is found sooner
        return text
    return _LONG_TAG.sub(_without_attributes, text)


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
