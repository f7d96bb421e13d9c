"""CSS selectors on a tree: simple ones by an index of the page's classes, others by XPath."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import cast

from lxml import etree

Element = etree._Element

_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?((?:\.[\w-]+)?)")


class Page:
    """A tree whose elements are looked up by tag and class, from one pass over it."""

    def __init__(self, root: Element) -> None:
        self.root = root
        self.places: dict[Element, int] = {}
        self.by_class: defaultdict[str, list[Element]] = defaultdict(list)
        self.by_tag: defaultdict[str, list[Element]] = defaultdict(list)
        for place, element in enumerate(root.iter("*")):
            self.places[element] = place
            self.by_tag[str(element.tag)].append(element)
            names = element.get("class")
            if names:
                for name in dict.fromkeys(names.split()):
                    self.by_class[name].append(element)

    def select(self, selector: str) -> list[Element]:
        """Return what a list of selectors finds, in document order."""
        found: dict[Element, None] = {}
        parts = _parts(selector)
        for part in parts:
            found.update(dict.fromkeys(self._one(part)))
        if len(parts) == 1:
            return list(found)
        return sorted(found, key=self.places.__getitem__)

    def like(self, words: tuple[str, ...]) -> list[Element]:
        """Return the `time` elements and those whose class holds one of the words, in order."""
        found = dict.fromkeys(self.by_tag.get("time", []))
        for name, held in self.by_class.items():
            if any(word in name for word in words):
                found.update(dict.fromkeys(held))
        return sorted(found, key=self.places.__getitem__)

    def _one(self, part: str) -> list[Element]:
        simple = _SIMPLE.fullmatch(part)
        if simple is None:
            return select(self.root, part)
        tag, name = simple.group(1), simple.group(2)[1:]
        if not name:
            return self.by_tag.get(tag, [])
        held = self.by_class.get(name, [])
        return [element for element in held if element.tag == tag] if tag else held


def select(root: Element, selector: str) -> list[Element]:
    """Return the elements that a CSS selector finds under `root`, in document order."""
    return cast("list[Element]", _compiled(selector)(root))


@cache
def _parts(selector: str) -> tuple[str, ...]:
    """Split a list of selectors at its commas; those within brackets are never among ours."""
    return tuple(part.strip() for part in selector.split(","))


@cache
def _compiled(selector: str) -> etree.XPath:
    from cssselect import HTMLTranslator

    return etree.XPath(HTMLTranslator().css_to_xpath(selector))
