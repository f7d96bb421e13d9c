"""Parts of a post in an HTML tree, however it was found: its time, label, author and address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin

from timeline.load.draft import Piece, PostDraft
from timeline.load.selecting import Element, is_inside
from timeline.load.spacing import squeeze
from timeline.load.stamps import impossible, to_iso
from timeline.load.tree import line

STAMP_ATTRIBUTES = (
    "data-timestamp",
    "data-time",
    "data-datetime",
    "data-ts",
    "data-utc",
    "data-epoch",
    "data-posted",
    "data-published",
)
_TIME_ATTRIBUTES = (
    "datetime",
    *STAMP_ATTRIBUTES,
    "data-date",
    "content",
    "title",
)
_AGES = re.compile(
    r"^(?:\d{1,3}|an?)\s?(?:s|sec|second|m|min|minute|h|hr|hour|d|day)s?\.?\s(?:ago)", re.IGNORECASE
)
_CLOCKED = re.compile(
    r"\d{1,2}[.:h]\d{2}|\d{1,2}\s?[ap]\.?m|\d\s?(?:min|hour|hr|sec)", re.IGNORECASE
)
# A line that is a printed time and no more: "14:32", "Posted at 2.32pm BST by Ann Lee".
_PRINTED = re.compile(
    r"(?:(?:posted|published|updated|filed|added)\W{1,3})?(?:at\s)?\d{1,2}[.:h]\d{2}(?:\s?[ap]\.?m\.?)?"
    r"(?:\s(?:[A-Z]{2,5}|Uhr|hrs?))?(?:\W{1,3}by\s\w[\w .’'-]{1,40})?",
    re.IGNORECASE,
)
MAX_PRINTED = 60
_TIME_CLASS = re.compile(r"time|date(?!d\b)|stamp|posted|clock", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The elements of posts, and the drafts read from them, in printed order."""

    elements: tuple[Element, ...]
    posts: tuple[PostDraft, ...]
    source: str


def outermost(elements: list[Element]) -> tuple[Element, ...]:
    """Drop elements that lie within another one of the list."""
    held = set(elements)
    return tuple(element for element in elements if not is_inside(element, held))


def is_time(node: Element) -> bool:
    """Tell whether an element shows a time, and hardly anything else."""
    if callable(node.tag):
        return False
    if node.tag == "time":
        return True
    if attribute_stamp(node, STAMP_ATTRIBUTES):
        return True
    if not _TIME_CLASS.search(node.get("class") or "") or len(node) > 3:
        return False
    words = own_line(node)
    return 2 < len(words) < 48 and bool(_CLOCKED.search(words))


def shows_clock(node: Element) -> bool:
    """Tell whether an element's words are a time of day as posts print it, and no more."""
    if callable(node.tag) or len(node) > 3:
        return False
    first = (node.text or "").strip()
    if not first or len(first) > MAX_PRINTED or not any(map(str.isdigit, first)):
        return False
    words = own_line(node)
    return len(words) <= MAX_PRINTED and _PRINTED.fullmatch(words) is not None


def own_line(node: Element) -> str:
    """Return all text of an element, furniture too, on one line."""
    return " ".join(" ".join(str(text) for text in node.itertext()).split())


def stamp(node: Element | None) -> str | None:
    """Return the time that an element's attributes give, in ISO 8601."""
    return attribute_stamp(node, _TIME_ATTRIBUTES) if node is not None else None


def impossible_stamp(node: Element | None) -> str | None:
    """Return the time that an element's attributes give if it cannot be."""
    if node is None:
        return None
    return next((bad for name in _TIME_ATTRIBUTES if (bad := impossible(node.get(name)))), None)


def attribute_stamp(node: Element, names: tuple[str, ...]) -> str | None:
    """Return the first time in ISO 8601 that one of the attributes gives."""
    for name in names:
        if (value := node.get(name)) and (found := to_iso(value)):
            return found
    return None


def label(time: Element | None) -> str | None:
    """Return the words printed as a time, without "21 mins ago" where a clock stands beside it."""
    if time is None:
        return None
    if not len(time):
        words = squeeze(time.text or "")
    else:
        parts = [" ".join(str(text).split()) for text in time.itertext() if str(text).strip()]
        words = " ".join([part for part in parts if not _AGES.match(part)] or parts)
    return words if 0 < len(words) <= 80 else None


def permalink(element: Element, key: str | None, page_url: str | None) -> str | None:
    """Return a post's own address: of a link that names its id, else the page's with that id."""
    for node in element.iter("a"):
        href = node.get("href") or ""
        is_marked = node.get("rel") == "bookmark" or "permalink" in (node.get("class") or "")
        if href and (is_marked or (key and len(key) > 4 and key in href)):
            return join(page_url, href)
    own = element.get("id")
    return f"{page_url.split('#')[0]}#{own}" if page_url and own else None


def author_name(element: Element | None) -> str | None:
    """Return the words of a byline without its "By"."""
    if element is None:
        return None
    return line(element).removeprefix("By ").strip() or None


def absolute(found: tuple[Piece, ...], page_url: str | None) -> tuple[Piece, ...]:
    """Return the pieces with the addresses of their links made whole, if the page's is known."""
    if page_url is None or not any(piece.links for piece in found):
        return found
    return tuple(
        Piece(
            text=piece.text,
            kind=piece.kind,
            level=piece.level,
            links=tuple((first, last, join(page_url, href)) for first, last, href in piece.links),
        )
        for piece in found
    )


def join(page_url: str | None, href: str) -> str:
    """Return an address made whole; as it is where that cannot be done."""
    try:
        return urljoin(page_url, href) if page_url else href
    except ValueError:
        return href
