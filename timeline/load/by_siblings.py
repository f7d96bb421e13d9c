"""Posts in an HTML tree where no profile fits: repeated siblings that each carry a time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from heapq import nlargest

from timeline.language import en_page
from timeline.load.draft import PostDraft
from timeline.load.elements import is_furniture
from timeline.load.found_posts import (
    STAMP_ATTRIBUTES,
    Found,
    absolute,
    attribute_stamp,
    author_name,
    is_time,
    label,
    own_line,
    permalink,
    shows_clock,
    stamp,
)
from timeline.load.selecting import Element, select
from timeline.load.tree import line, pieces

MIN_SIBLINGS = 2
MIN_POST = 40
LONG_POST = 2000  # characters; how much longer a post is makes no difference
MAX_TIME_DEPTH = 6
MOST_RANKED = 200  # posts of a shape whose length is looked at
MOST_SHAPES = 12  # looked at, those with most members first
_TIMED = ", ".join(
    ["time", "[class*='time']", "[class*='date']", "[class*='stamp']"]
    + [f"[{name}]" for name in STAMP_ATTRIBUTES]
)
_PINS = "[class*='pin'], [class*='sticky']"
_Step = Callable[[Element], Element | None]
_TEXT = frozenset({"p", "dt", "time", "span", "b", "strong", "em", "i", "small", "a", "summary"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_END = re.compile(rf"(?:{en_page.END_LINES})", re.IGNORECASE)
_PIN_CLASS = re.compile(r"(?:^|[\s_-])(?:pin|pinned|sticky)(?:$|[\s_-])", re.IGNORECASE)


def by_siblings(root: Element, page_url: str | None) -> Found | None:
    """Find the parent that holds most children of one tag and class, each with its own time.

    What stands between two of them belongs to the post whose time it stands beside.
    """
    shapes: dict[tuple[Element, str, str], dict[Element, None]] = defaultdict(dict)
    furniture = _in_furniture(root)
    for node in _times(root):
        if node in furniture:
            continue
        child = node
        for _ in range(MAX_TIME_DEPTH):
            parent = child.getparent()
            if parent is None:
                break
            shapes[(parent, str(child.tag), _first_class(child))].setdefault(child)
            child = parent
    groups = _best(list(members) for members in shapes.values())
    if not groups:
        return None
    posts = tuple(_sibling_post(group, page_url) for group in groups)
    elements = tuple(element for group in groups for element in group)
    return Found(elements=elements, posts=posts, source="repeated-siblings")


def _best(shapes: Iterable[list[Element]]) -> list[tuple[Element, ...]]:
    """Return the posts of the shape that ranks highest; none where no shape holds posts.

    A shape with fewer members than the best has posts is not looked at.
    """
    best, rank = [], (0, 0)
    repeated = (members for members in shapes if len(members) >= MIN_SIBLINGS)
    for members in nlargest(MOST_SHAPES, repeated, key=len):
        if len(members) < rank[0]:
            break
        groups = _groups(_above_end(members))
        if _rank_of(groups) > rank:
            best, rank = groups, _rank_of(groups)
    return best


def _times(root: Element) -> list[Element]:
    """Return the elements that show a time, by their name or by their words."""
    named = [node for node in select(root, _TIMED) if is_time(node)]
    return named if len(named) >= MIN_SIBLINGS else [*filter(shows_clock, root.iter("*"))]


def _above_end(members: list[Element]) -> list[Element]:
    """Return the members above a heading that ends the story, such as "Most read"."""
    for number, member in enumerate(members):
        before = member.getprevious()
        while before is not None and (not number or before is not members[number - 1]):
            if before.tag in _HEADINGS and _END.fullmatch(own_line(before)):
                return members[:number]
            before = before.getprevious()
    return members


def _groups(members: list[Element]) -> list[tuple[Element, ...]]:
    """Return each member with the siblings that belong to it: none where the members hold posts
    themselves, else those below it; those above it where something stands above the first and
    nothing below the last."""
    if not any(map(_is_of_text, members)) and _rank_of(members) > (0, 0):
        return [(member,) for member in members]
    own = set(members)
    below = [_run(member, own, Element.getnext) for member in members]
    above = [_run(member, own, Element.getprevious)[::-1] for member in members]
    if not below[-1] and above[0]:
        most = max(map(len, above[1:]), default=0)
        above[0] = above[0][-most:] if most else []  # what stands above may be the page's head
        return [(*run, member) for run, member in zip(above, members, strict=True)]
    most = max(map(len, below[:-1]), default=0)
    below[-1] = below[-1][:most]  # what stands below the last may be the page's again
    return [(member, *run) for member, run in zip(members, below, strict=True)]


def _run(member: Element, own: Set[Element], step: _Step) -> list[Element]:
    """Return the siblings with text from a member to the next one, or to the story's end."""
    found: list[Element] = []
    node = step(member)
    while node is not None and node not in own:
        if node.tag in _HEADINGS and _END.fullmatch(own_line(node)):
            break
        if not callable(node.tag) and not is_furniture(node) and _length(node, 1):
            found.append(node)
        node = step(node)
    return found


def _is_of_text(member: Element) -> bool:
    """Tell whether an element is a line of text by its name, and no box around several."""
    return member.tag in _TEXT or member.tag in _HEADINGS


def _rank_of(groups: Sequence[Element | tuple[Element, ...]]) -> tuple[int, int]:
    """Rank by number, then by length; too few, or too short to be posts, rank as nothing."""
    if len(groups) < MIN_SIBLINGS:
        return 0, 0
    shown = [one if isinstance(one, tuple) else (one,) for one in groups[:MOST_RANKED]]
    length = sum(_length(element, LONG_POST) for group in shown for element in group)
    return (len(groups), length) if length >= MIN_POST * len(shown) else (0, 0)


def _length(element: Element, enough: int) -> int:
    """Return how many characters of text an element holds, counted up to `enough` or a bit more."""
    length = 0
    for words in element.itertext():
        length += len(str(words).strip())
        if length >= enough:
            break
    return length


def _first_class(element: Element) -> str:
    return next(iter((element.get("class") or "").split()), "")


def _sibling_post(group: tuple[Element, ...], page_url: str | None) -> PostDraft:
    time = next((node for node in _nodes(group) if is_time(node)), None)
    time = time if time is not None else next(filter(shows_clock, _nodes(group)), None)
    title = _first(group, "h1, h2, h3, h4, h5", time)
    author = _first(group, "[rel='author'], [class*='author'], [class*='byline']", time)
    marks = (
        one for element in group for one in select(element, "[class*='pin'], [class*='sticky']")
    )
    pins = [node for node in marks if _is_pin(node)]
    known = (time, title, author, *pins)
    skip = frozenset(node for node in known if node is not None)
    keyed = (one.get(name) for one in group for name in ("id", "data-id", "data-post-id"))
    key = next(filter(None, keyed), None)
    main = next((one for one in group if one.get("id")), group[0])
    is_pinned = bool(pins) or any(_PIN_CLASS.search(one.get("class") or "") for one in group)
    told = tuple(
        piece for element in group if element not in skip for piece in pieces(element, skip)
    )
    return PostDraft(
        body=absolute(told, page_url),
        source="repeated-siblings",
        key=key,
        url=permalink(main, key, page_url),
        title=(line(title) or None) if title is not None else None,
        author=author_name(author),
        time=stamp(time) or _stamped(group),
        label=label(time),
        is_pinned=is_pinned,
    )


def _nodes(group: tuple[Element, ...]) -> Iterator[Element]:
    return (node for element in group for node in element.iter("*"))


def _stamped(group: tuple[Element, ...]) -> str | None:
    found = (attribute_stamp(element, STAMP_ATTRIBUTES) for element in group)
    return next(filter(None, found), None)


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


def _first(group: tuple[Element, ...], selector: str, time: Element | None) -> Element | None:
    """Return the first element within a group that a selector finds, but the time itself."""
    found = (node for element in group for node in select(element, selector))
    return next((node for node in found if node is not time and node is not group[0]), None)
