"""Posts in an HTML tree where no profile fits: repeated siblings that each carry a time."""

from __future__ import annotations

import re
from collections import defaultdict
from heapq import nlargest

from timeline.load.draft import PostDraft
from timeline.load.elements import is_furniture
from timeline.load.found_posts import (
    Found,
    absolute,
    attribute_stamp,
    author_name,
    is_time,
    label,
    own_line,
    permalink,
    stamp,
)
from timeline.load.selecting import Element, select
from timeline.load.tree import line, pieces

MIN_SIBLINGS = 2
MIN_POST = 40
MAX_TIME_DEPTH = 6
MOST_SHAPES = 100  # looked at, those with most members first
_TIMED = "time, [data-timestamp], [data-time], [class*='time'], [class*='date'], [class*='stamp']"
_PIN_CLASS = re.compile(r"(?:^|[\s_-])(?:pin|pinned|sticky)(?:$|[\s_-])", re.IGNORECASE)


def by_siblings(root: Element, page_url: str | None) -> Found | None:
    """Find the parent that holds most children of one tag and class, each with its own time."""
    shapes: dict[tuple[Element, str, str], dict[Element, None]] = defaultdict(dict)
    furniture = _in_furniture(root)
    for node in select(root, _TIMED):
        if node in furniture or not is_time(node):
            continue
        child = node
        for _ in range(MAX_TIME_DEPTH):
            parent = child.getparent()
            if parent is None:
                break
            shapes[(parent, str(child.tag), _first_class(child))].setdefault(child)
            child = parent
    most = nlargest(MOST_SHAPES, (list(members) for members in shapes.values()), key=len)
    ranked = [(_rank(members), members) for members in most]
    rank, members = max(ranked, key=lambda pair: pair[0], default=((0, 0), []))
    if rank <= (0, 0):
        return None
    posts = tuple(_sibling_post(element, page_url) for element in members)
    return Found(elements=tuple(members), posts=posts, source="repeated-siblings")


def _rank(members: list[Element]) -> tuple[int, int]:
    """Rank by number, then by length; too few, or too short to be posts, rank as nothing."""
    if len(members) < MIN_SIBLINGS:
        return (0, 0)
    length = sum(len(own_line(member)) for member in members[:200])
    shown = min(len(members), 200)
    return (len(members), length) if length >= MIN_POST * shown else (0, 0)


def _first_class(element: Element) -> str:
    return next(iter((element.get("class") or "").split()), "")


def _sibling_post(element: Element, page_url: str | None) -> PostDraft:
    time = next((node for node in element.iter() if is_time(node)), None)
    title = _first(element, "h1, h2, h3, h4, h5")
    author = _first(element, "[rel='author'], [class*='author'], [class*='byline']")
    pins = [node for node in select(element, "[class*='pin'], [class*='sticky']") if _is_pin(node)]
    known = (time, title, author, *pins)
    skip = frozenset(node for node in known if node is not None and node is not element)
    key = element.get("id") or element.get("data-id") or element.get("data-post-id")
    is_pinned = bool(pins) or bool(_PIN_CLASS.search(element.get("class") or ""))
    return PostDraft(
        pieces=absolute(pieces(element, skip), page_url),
        source="repeated-siblings",
        key=key,
        url=permalink(element, key, page_url),
        title=(line(title) or None) if title is not None else None,
        author=author_name(author),
        time=stamp(time) or attribute_stamp(element, ("data-timestamp", "data-time")),
        label=label(time),
        is_pinned=is_pinned,
    )


def _is_pin(node: Element) -> bool:
    """Tell whether an element only says that the post is pinned or the latest."""
    return bool(_PIN_CLASS.search(node.get("class") or "")) and len(own_line(node)) < 30


def _in_furniture(root: Element) -> set[Element]:
    """Return the elements that are furniture, or lie within some."""
    found: set[Element] = set()
    for element in root.iter("*"):
        if element is not root and (element.getparent() in found or is_furniture(element)):
            found.add(element)
    return found


def _first(element: Element, selector: str | None) -> Element | None:
    found = select(element, selector) if selector else []
    return next((node for node in found if node is not element), None)
