"""Posts in an HTML tree where no profile fits: repeated siblings that each carry a time."""

from __future__ import annotations

import re
from collections import defaultdict

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
_TIMED = "time, [data-timestamp], [data-time], [class*='time'], [class*='date'], [class*='stamp']"
_PIN_CLASS = re.compile(r"(?:^|[\s_-])(?:pin|pinned|sticky)(?:$|[\s_-])", re.IGNORECASE)


def by_siblings(root: Element, page_url: str | None) -> Found | None:
    """Find the parent that holds most children of one tag and class, each with its own time."""
    shapes: dict[tuple[Element, str, str], dict[Element, None]] = defaultdict(dict)
    for node in select(root, _TIMED):
        if not is_time(node) or _in_furniture(node, root):
            continue
        child = node
        for _ in range(MAX_TIME_DEPTH):
            parent = child.getparent()
            if parent is None:
                break
            shapes[(parent, str(child.tag), _first_class(child))].setdefault(child)
            child = parent
    ranked = [(_rank(list(members)), list(members)) for members in shapes.values()]
    rank, members = max(ranked, key=lambda pair: pair[0], default=((0, 0), []))
    if rank <= (0, 0):
        return None
    posts = tuple(_sibling_post(element, page_url) for element in members)
    return Found(elements=tuple(members), posts=posts, source="repeated-siblings")


def _rank(members: list[Element]) -> tuple[int, int]:
    """Rank by number, then by length; too few, or too short to be posts, rank as nothing."""
    length = sum(len(own_line(member)) for member in members[:200])
    shown = min(len(members), 200)
    if len(members) < MIN_SIBLINGS or length < MIN_POST * shown:
        return (0, 0)
    return (len(members), length)


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


def _in_furniture(element: Element, root: Element) -> bool:
    node: Element | None = element
    while node is not None and node is not root:
        if is_furniture(node):
            return True
        node = node.getparent()
    return False


def _first(element: Element, selector: str | None) -> Element | None:
    found = select(element, selector) if selector else []
    return next((node for node in found if node is not element), None)
