"""Posts in an HTML tree: by an engine's profile, by microdata or RDFa, by repeated siblings."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from timeline.load.draft import Piece, PostDraft
from timeline.load.profiles import Profile, profiles
from timeline.load.selecting import Element, Page, select
from timeline.load.stamps import to_iso
from timeline.load.tree import is_furniture, line, pieces

MIN_SIBLINGS = 2
MIN_POST = 40
MAX_TIME_DEPTH = 6
_TIMED = "time, [data-timestamp], [data-time], [class*='time'], [class*='date'], [class*='stamp']"
_TIME_ATTRIBUTES = (
    "datetime",
    "data-datetime",
    "data-time",
    "data-timestamp",
    "data-utc",
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
_TIME_CLASS = re.compile(r"time|date(?!d\b)|stamp|posted|clock", re.IGNORECASE)
_PIN_CLASS = re.compile(r"(?:^|[\s_-])(?:pin|pinned|sticky)(?:$|[\s_-])", re.IGNORECASE)
_UPDATES = (
    "[itemprop~='liveBlogUpdate'], [property~='liveBlogUpdate'],"
    " [property~='schema:liveBlogUpdate']"
)
_SUMMARY_WORDS = re.compile(r"^(?:\w+\s){0,2}summary$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The elements of posts, and the drafts read from them, in printed order."""

    elements: tuple[Element, ...]
    posts: tuple[PostDraft, ...]
    source: str


def find_posts(root: Element, markup: str, page_url: str | None) -> Found | None:
    """Return the posts by the best evidence that the tree holds, None if nothing marks posts."""
    untimed: Found | None = None
    indexed = Page(root)
    for profile in profiles():
        if profile.hint in markup and (found := _by_profile(indexed, profile, page_url)):
            if any(post.time for post in found.posts):
                return found
            untimed = untimed or found
    found_otherwise = _by_microdata(root, page_url) or _by_siblings(root, page_url)
    if untimed is None or found_otherwise is None:
        return untimed or found_otherwise
    return max(untimed, found_otherwise, key=_timed_posts)


def _timed_posts(found: Found) -> int:
    return sum(bool(post.time or post.label) for post in found.posts)


def _by_profile(page: Page, profile: Profile, page_url: str | None) -> Found | None:
    elements = _outermost(page.select(profile.post))
    if not elements:
        return None
    times = _firsts(page, elements, profile.time)
    titles = _firsts(page, elements, (profile.title,))
    authors = _firsts(page, elements, (profile.author,))
    bodies = _firsts(page, elements, (profile.body,))
    keys = _holders(elements, page, profile.is_key)
    pinned = _holders(elements, page, profile.is_pinned)
    summaries = _holders(elements, page, profile.is_summary)
    drop = frozenset(page.select(profile.drop)) if profile.drop else frozenset()
    posts = tuple(
        _post(
            element,
            profile,
            page_url,
            _Parts(
                time=times.get(element),
                title=titles.get(element),
                author=authors.get(element),
                body=bodies.get(element),
                is_key=element in keys,
                is_pinned=element in pinned,
                is_summary=element in summaries,
                drop=drop,
            ),
        )
        for element in elements
    )
    return Found(elements=elements, posts=posts, source=f"profile:{profile.name}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What a profile's selectors found in one post."""

    time: Element | None
    title: Element | None
    author: Element | None
    body: Element | None
    is_key: bool
    is_pinned: bool
    is_summary: bool
    drop: frozenset[Element]


def _post(element: Element, profile: Profile, page_url: str | None, parts: _Parts) -> PostDraft:
    time = parts.time
    if time is None:
        time = next((node for node in element.iter() if _is_time(node)), None)
    stamp = _stamp(time) or _attribute_stamp(element, profile.time_attributes)
    known = (time, parts.title, parts.author)
    skip = parts.drop.union(node for node in known if node is not None)
    key = next((element.get(name) for name in profile.key if element.get(name)), None)
    if key and profile.strip and key.startswith(profile.strip):
        key = key[len(profile.strip) :]
    heading = line(parts.title) if parts.title is not None else None
    return PostDraft(
        pieces=_absolute(pieces(element if parts.body is None else parts.body, skip), page_url),
        source=f"profile:{profile.name}",
        key=key,
        url=_permalink(element, key, page_url),
        title=heading or None,
        author=_author_name(parts.author),
        time=stamp,
        label=_label(time),
        is_key=parts.is_key,
        is_pinned=parts.is_pinned,
        is_summary=parts.is_summary or bool(heading and _SUMMARY_WORDS.match(heading)),
    )


def _author_name(element: Element | None) -> str | None:
    if element is None:
        return None
    return line(element).removeprefix("By ").strip() or None


def _firsts(
    page: Page, elements: tuple[Element, ...], selectors: tuple[str | None, ...]
) -> dict[Element, Element]:
    """Return for each post the first element that the first fitting selector finds in it.

    Each selector is run once over the page: to run it for each post costs ten times as much.
    """
    wanted = set(elements)
    found: dict[Element, Element] = {}
    for selector in selectors:
        here: dict[Element, Element] = {}
        for node in page.select(selector) if selector else ():
            holder = node.getparent()
            while holder is not None and holder not in wanted:
                holder = holder.getparent()
            if holder is not None:
                here.setdefault(holder, node)
        found = here | found
    return found


def _by_microdata(root: Element, page_url: str | None) -> Found | None:
    """Read schema.org in attributes (HTML microdata; RDFa Lite 1.1 with schema's names)."""
    elements = _outermost(select(root, _UPDATES))
    if not elements:
        return None
    posts = tuple(_microdata_post(element, page_url) for element in elements)
    return Found(elements=elements, posts=posts, source="microdata")


def _microdata_post(element: Element, page_url: str | None) -> PostDraft:
    time = _property(element, "datePublished")
    title = _property(element, "headline")
    author = _property(element, "author")
    body = _property(element, "articleBody")
    updated = _property(element, "dateModified")
    skip = frozenset(node for node in (time, title, author, updated) if node is not None)
    key = element.get("id") or _fragment(element.get("itemid") or element.get("resource"))
    return PostDraft(
        pieces=_absolute(pieces(element if body is None else body, skip), page_url),
        source="microdata",
        key=key,
        url=_permalink(element, key, page_url),
        title=(title.get("content") or line(title)) if title is not None else None,
        author=(author.get("content") or line(author)) if author is not None else None,
        time=_stamp(time),
        label=_label(time),
        updated=_stamp(updated),
    )


def _by_siblings(root: Element, page_url: str | None) -> Found | None:
    """Find the parent that holds most children of one tag and class, each with its own time."""
    shapes: dict[tuple[Element, str, str], dict[Element, None]] = defaultdict(dict)
    for node in select(root, _TIMED):
        if not _is_time(node) or _in_furniture(node, root):
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
    length = sum(len(_own_line(member)) for member in members[:200])
    shown = min(len(members), 200)
    if len(members) < MIN_SIBLINGS or length < MIN_POST * shown:
        return (0, 0)
    return (len(members), length)


def _first_class(element: Element) -> str:
    return next(iter((element.get("class") or "").split()), "")


def _sibling_post(element: Element, page_url: str | None) -> PostDraft:
    time = next((node for node in element.iter() if _is_time(node)), None)
    title = _first(element, "h1, h2, h3, h4, h5")
    author = _first(element, "[rel='author'], [class*='author'], [class*='byline']")
    pins = [node for node in select(element, "[class*='pin'], [class*='sticky']") if _is_pin(node)]
    known = (time, title, author, *pins)
    skip = frozenset(node for node in known if node is not None and node is not element)
    key = element.get("id") or element.get("data-id") or element.get("data-post-id")
    is_pinned = bool(pins) or bool(_PIN_CLASS.search(element.get("class") or ""))
    return PostDraft(
        pieces=_absolute(pieces(element, skip), page_url),
        source="repeated-siblings",
        key=key,
        url=_permalink(element, key, page_url),
        title=(line(title) or None) if title is not None else None,
        author=_author_name(author),
        time=_stamp(time) or _attribute_stamp(element, ("data-timestamp", "data-time")),
        label=_label(time),
        is_pinned=is_pinned,
    )


def _is_time(node: Element) -> bool:
    """Tell whether an element shows a time, and hardly anything else."""
    if callable(node.tag):
        return False
    if node.tag == "time":
        return True
    if _attribute_stamp(node, ("data-timestamp", "data-time")):
        return True
    if not _TIME_CLASS.search(node.get("class") or "") or len(node) > 3:
        return False
    words = _own_line(node)
    return 2 < len(words) < 48 and bool(_CLOCKED.search(words))


def _own_line(node: Element) -> str:
    return " ".join(" ".join(str(text) for text in node.itertext()).split())


def _is_pin(node: Element) -> bool:
    """Tell whether an element only says that the post is pinned or the latest."""
    return bool(_PIN_CLASS.search(node.get("class") or "")) and len(_own_line(node)) < 30


def _in_furniture(element: Element, root: Element) -> bool:
    node: Element | None = element
    while node is not None and node is not root:
        if is_furniture(node):
            return True
        node = node.getparent()
    return False


def _outermost(elements: list[Element]) -> tuple[Element, ...]:
    """Drop elements that lie within another one of the list."""
    held = set(elements)
    kept = []
    for element in elements:
        parent = element.getparent()
        while parent is not None and parent not in held:
            parent = parent.getparent()
        if parent is None:
            kept.append(element)
    return tuple(kept)


def _holders(elements: tuple[Element, ...], page: Page, selector: str | None) -> set[Element]:
    """Return which of the elements match a selector, or hold something that does."""
    if selector is None:
        return set()
    wanted = set(elements)
    held: set[Element] = set()
    for node in page.select(selector):
        current: Element | None = node
        while current is not None and current not in wanted:
            current = current.getparent()
        if current is not None:
            held.add(current)
    return held


def _first(element: Element, selector: str | None) -> Element | None:
    found = select(element, selector) if selector else []
    return next((node for node in found if node is not element), None)


def _property(element: Element, name: str) -> Element | None:
    for form in (f"[itemprop~='{name}']", f"[property~='{name}']", f"[property~='schema:{name}']"):
        if (node := _first(element, form)) is not None:
            return node
    return None


def _stamp(node: Element | None) -> str | None:
    return _attribute_stamp(node, _TIME_ATTRIBUTES) if node is not None else None


def _attribute_stamp(node: Element, names: tuple[str, ...]) -> str | None:
    for name in names:
        if (value := node.get(name)) and (stamp := to_iso(value)):
            return stamp
    return None


def _label(time: Element | None) -> str | None:
    """Return the words printed as a time, without "21 mins ago" where a clock stands beside it."""
    if time is None:
        return None
    parts = [" ".join(str(text).split()) for text in time.itertext() if str(text).strip()]
    clocks = [part for part in parts if not _AGES.match(part)]
    words = " ".join(clocks or parts)
    return words if 0 < len(words) <= 80 else None


def _permalink(element: Element, key: str | None, page_url: str | None) -> str | None:
    for node in element.iter("a"):
        href = node.get("href") or ""
        is_marked = node.get("rel") == "bookmark" or "permalink" in (node.get("class") or "")
        if href and (is_marked or (key and len(key) > 4 and key in href)):
            return _join(page_url, href)
    return (
        f"{page_url.split('#')[0]}#{element.get('id')}" if page_url and element.get("id") else None
    )


def _fragment(address: str | None) -> str | None:
    return urlsplit(address).fragment or None if address else None


def _absolute(found: tuple[Piece, ...], page_url: str | None) -> tuple[Piece, ...]:
    if page_url is None or not any(piece.links for piece in found):
        return found
    return tuple(
        Piece(
            text=piece.text,
            kind=piece.kind,
            level=piece.level,
            links=tuple((first, last, _join(page_url, href)) for first, last, href in piece.links),
        )
        for piece in found
    )


def _join(page_url: str | None, href: str) -> str:
    try:
        return urljoin(page_url, href) if page_url else href
    except ValueError:
        return href
