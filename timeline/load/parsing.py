"""HTML to a tree: hostile and broken markup costs little and loses no text."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree

from timeline.load.elements import BLOCKS
from timeline.load.selecting import Element
from timeline.load.spacing import squeeze

MAX_ATTRIBUTES = 1000
_LONG = 8000
_LONG_TAG = re.compile(rf"<([a-zA-Z][a-zA-Z0-9-]{{0,40}})[\s/][^<>]{{{_LONG},}}>?")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_LIMIT = "ERR_RESOURCE_LIMIT"
_CDATA = "<![CDATA["
_ENDS = re.compile(r"</(?:html|body)\b[^<>]*>|<!\[CDATA\[|\]\]>", re.IGNORECASE)
FEW = 3  # elements fewer than tags: a second `<body>` and the like have none
_ELEMENTS = etree.XPath("count(descendant-or-self::*)")
_CONTENT = etree.XPath(
    "count(descendant-or-self::*[not(self::script or self::style or self::textarea"
    " or self::title or self::iframe)])"
)
_TEXTS = etree.XPath(
    "descendant::text()[not(parent::script or parent::style or parent::textarea or parent::title"
    " or parent::iframe or parent::plaintext or parent::xmp or parent::noembed"
    " or parent::noframes)]"
)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^>]*>?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A page's elements; `problem` says what had to be done to read them all, None if nothing."""

    root: Element
    problem: str | None = None


def parse(text: str) -> Tree:
    """Return the page's tree: by lxml, or where that loses some of the page, by a parser that
    does not."""
    cleaned = without_hostile_tags(text)
    root = _strict_tree(cleaned)
    if root is None or _may_lack(root, cleaned):
        return _recovered(cleaned, root)
    return Tree(root=root)


def _strict_tree(text: str) -> Element | None:
    """Return lxml's tree, None where it gave up."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None
    return None if any(entry.type_name == _LIMIT for entry in parser.error_log) else root


def _may_lack(root: Element, text: str) -> bool:
    """Tell whether a tree may have less than the page; scripts seem to open elements, too."""
    opened = text.count("<") - text.count("</")
    return _lacks(root, opened, _ELEMENTS) or _CDATA in text or bool(_after_end(text))


def _after_end(text: str) -> str:
    """Return what stands after the first `</html>`."""
    at = text.find("</html")
    return text[text.find(">", at) + 1 or len(text) :].strip() if at >= 0 else ""


def _lacks(root: Element, opened: int, elements: etree.XPath) -> bool:
    return opened - cast("float", elements(root)) > max(FEW, opened // 200)


def _recovered(text: str, root: Element | None) -> Tree:
    """Return the tree with most text: lxml's, one by beautifulsoup4, else one without nesting."""
    from timeline.load import lenient  # imported late: few pages need it

    plain = lenient.mended(text)
    opened = lenient.count_tags(plain)
    is_marked = _CDATA in plain or bool(squeeze(_TAG.sub("", _after_end(plain))))
    if root is not None and not is_marked and not _lacks(root, opened, _CONTENT):
        return Tree(root=root)
    other = lenient.lenient_tree(plain)
    if other is None:
        other = _strict_tree(_ENDS.sub("", plain))
    problem = "the markup is broken: read by a parser that forgives more"
    if other is None:
        other = _flat_tree(plain)
        problem = "the markup is too broken, or nested too deep: read without its nesting"
    if root is not None and _text_length(other) <= _text_length(root):
        return Tree(root=root)
    return Tree(root=other, problem=problem)


def _text_length(root: Element) -> int:
    return sum(len(words.strip()) for words in cast("list[str]", _TEXTS(root)))


def serialised(tree: Tree) -> str:
    """Return a tree as markup that any parser reads alike."""
    return etree.tostring(tree.root, encoding="unicode", method="html")


def without_hostile_tags(text: str) -> str:
    """Return markup in which tags of thousands of attributes have none: they cost seconds."""
    at = 0
    while len(text) - at > _LONG:  # from one ">" to the last that is near enough: a few steps
        at = text.rfind(">", at, at + _LONG) + 1
        if not at:
            return _LONG_TAG.sub(_without_attributes, text)
    return text


def _without_attributes(match: re.Match[str]) -> str:
    bare = _QUOTED.sub('""', match.group())
    return match.group() if len(bare.split()) <= MAX_ATTRIBUTES else f"<{match.group(1)}>"


def _flat_tree(text: str) -> Element:
    """Return a tree of one level: a paragraph for every run of text between block tags."""
    root = etree.Element("body")
    for words in _flat_blocks(text):
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
