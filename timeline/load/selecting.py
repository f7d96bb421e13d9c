"""CSS selectors on a tree: usual ones by an index of its tags and classes, others by XPath."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from typing import cast

from lxml import etree

Element = etree._Element

_USUAL = re.compile(
    r"(?P<tag>[a-z][a-z0-9-]*)?(?P<id>#[\w-]+)?(?P<classes>(?:\.[\w-]+)*)"
    r"(?P<tests>(?:\[[\w-]+(?:\^?='[^']*')?\])*)"
)
_TEST = re.compile(r"\[([\w-]+)(?:(\^?=)'([^']*)')?\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Compound:
    """`tag#id.class[name^='value']`; a test is an attribute, an operator (`=`, `^=`, or none
    where it need only be there) and a value. `child` says that the one before is its parent."""

    tag: str
    classes: tuple[str, ...]
    tests: tuple[tuple[str, str, str], ...]
    child: bool


class Page:
    """A tree whose elements are looked up by tag and class, from one pass over it."""

    def __init__(self, root: Element) -> None:
        self.root = root
        # Holding all elements also keeps lxml from making each anew whenever it is asked for.
        self.elements = list(root.iter("*"))
        self.by_tag: defaultdict[str, list[Element]] = defaultdict(list)
        self.by_class: defaultdict[str, list[Element]] = defaultdict(list)
        split: dict[str, tuple[str, ...]] = {}
        for element in self.elements:
            self.by_tag[element.tag].append(element)
            if value := element.get("class"):
                names = split.get(value)
                if names is None:
                    names = split[value] = tuple(dict.fromkeys(value.split()))
                for name in names:
                    self.by_class[name].append(element)

    def select(self, selector: str) -> list[Element]:
        """Return what a list of selectors finds, in document order."""
        lists = [found for part in _parts(selector) if (found := self._one(part))]
        return self._in_order(lists) if len(lists) != 1 else lists[0]

    def like(self, words: tuple[str, ...]) -> list[Element]:
        """Return the `time` elements and those whose class holds one of the words, in order."""
        named = [
            held for name, held in self.by_class.items() if any(word in name for word in words)
        ]
        return self._in_order([self.by_tag.get("time", []), *named])

    def _in_order(self, lists: list[list[Element]]) -> list[Element]:
        found = {element for held in lists for element in held}
        return [element for element in self.elements if element in found] if found else []

    def _one(self, part: str) -> list[Element]:
        compounds = _compounds(part)
        if compounds is None:
            return select(self.root, part)
        found = self._matching(compounds[0])
        for compound in compounds[1:]:
            if not found:
                return []
            holders = set(found)
            held = _is_child if compound.child else is_inside
            found = [element for element in self._matching(compound) if held(element, holders)]
        return found

    def _matching(self, wanted: Compound) -> list[Element]:
        lists = [self.by_class.get(name, []) for name in wanted.classes]
        if wanted.tag:
            lists.append(self.by_tag.get(wanted.tag, []))
        found = min(lists, key=len, default=self.elements)
        for other in lists:
            if other is not found and found:
                members = set(other)
                found = [element for element in found if element in members]
        for name, operator, value in wanted.tests:
            found = _passing(found, name, operator, value)
        return found


def select(root: Element, selector: str) -> list[Element]:
    """Return the elements that a CSS selector finds under `root`, in document order."""
    return cast("list[Element]", _compiled(selector)(root))


def is_inside(element: Element, holders: Set[Element]) -> bool:
    """Tell whether an element lies within one of the holders."""
    parent = element.getparent()
    while parent is not None and parent not in holders:
        parent = parent.getparent()
    return parent is not None


def _is_child(element: Element, holders: Set[Element]) -> bool:
    return element.getparent() in holders


def _passing(found: list[Element], name: str, operator: str, value: str) -> list[Element]:
    if operator == "=":
        return [element for element in found if element.get(name) == value]
    if operator == "^=":
        return [element for element in found if (element.get(name) or "").startswith(value)]
    return [element for element in found if element.get(name) is not None]


@cache
def _parts(selector: str) -> tuple[str, ...]:
    """Split a list of selectors at its commas; those within brackets are never among ours."""
    return tuple(part.strip() for part in selector.split(","))


@cache
def _compounds(part: str) -> tuple[Compound, ...] | None:
    """Return what a selector joins by blanks and `>`; None where it has anything else."""
    found: list[Compound] = []
    child = False
    for word in part.split():
        if word == ">":
            child = True
            continue
        match = _USUAL.fullmatch(word)
        if match is None:
            return None
        tests = _TEST.findall(match["tests"])
        if match["id"]:
            tests.append(("id", "=", match["id"][1:]))
        found.append(
            Compound(
                tag=match["tag"] or "",
                classes=tuple(match["classes"].split(".")[1:]),
                tests=tuple(tests),
                child=child,
            )
        )
        child = False
    return tuple(found)


@cache
def _compiled(selector: str) -> etree.XPath:
    from cssselect import HTMLTranslator

    return etree.XPath(HTMLTranslator().css_to_xpath(selector))
