"""Posts in an HTML tree: by an engine's profile, by microdata or RDFa, by repeated siblings."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from timeline.load.draft import Piece, PostDraft
from timeline.load.profiles import Profile, profiles
from timeline.load.stamps import to_iso
from timeline.load.tree import Element, is_furniture, line, pieces, select

MIN_SIBLINGS = 2
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
    for profile in profiles():
        if profile.hint in markup and (found := _by_profile(root, profile, page_url)):
            return found
    return _by_microdata(root, page_url) or _by_siblings(root, page_url)


def _by_profile(root: Element, profile: Profile, page_url: str | None) -> Found | None:
    elements = _outermost(select(root, profile.post))
    if not elements:
        return None
    flags = {
        name: _holders(elements, root, selector)
        for name, selector in (
            ("is_key", profile.is_key),
            ("is_pinned", profile.is_pinned),
            ("is_summary", profile.is_summary),
        )
    }
    posts = tuple(
        _post(element, profile, page_url, {name: element in held for name, held in flags.items()})
        for element in elements
    )
    return Found(elements=elements, posts=posts, source=f"profile:{profile.name}")


def _post(
    element: Element, profile: Profile, page_url: str | None, flags: dict[str, bool]
) -> PostDraft:
    time = _first_of(element, profile.time)
    stamp = _stamp(time) or _attribute_stamp(element, profile.time_attributes)
    title = _first(element, profile.title)
    author = _first(element, profile.author)
    body = _first(element, profile.body)
    scope = element if body is None else body
    skip = {node for node in (time, title, author) if node is not None}
    if profile.drop:
        skip.update(select(element, profile.drop))
    key = next((element.get(name) for name in profile.key if element.get(name)), None)
    if key and profile.strip and key.startswith(profile.strip):
        key = key[len(profile.strip) :]
    heading = line(title) if title is not None else None
    return PostDraft(
        pieces=_absolute(pieces(scope, frozenset(skip)), page_url),
        source=f"profile:{profile.name}",
        key=key,
        url=_permalink(element, key, page_url),
        title=heading or None,
        author=line(author).removeprefix("By ").strip() or None if author is not None else None,
        time=stamp,
        label=_label(time),
        is_key=flags["is_key"],
        is_pinned=flags["is_pinned"],
        is_summary=flags["is_summary"] or bool(heading and _SUMMARY_WORDS.match(heading)),
    )


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
    """Find the parent that holds most children of one shape, each with a time of its own."""
    times = [
        node
        for node in select(root, "time, [data-timestamp], [data-time], [class*='time']")
        if _is_time(node)
    ]
    shapes: dict[tuple[Element, str, str], list[Element]] = defaultdict(list)
    for node in times:
        child, depth = node, 0
        while (parent := child.getparent()) is not None and depth < 6:
            shape = shapes[(parent, str(child.tag), (child.get("class") or "")[:40])]
            if not shape or shape[-1] is not child:
                shape.append(child)
            child, depth = parent, depth + 1
    best: tuple[int, int, list[Element]] | None = None
    for members in shapes.values():
        unique = list(dict.fromkeys(members))
        if len(unique) < MIN_SIBLINGS or any(_in_furniture(unique[0], root) for _ in (0,)):
            continue
        length = sum(len("".join(member.itertext())) for member in unique[:200])
        rank = (length // (40 * len(unique)) > 0, len(unique), length)
        if rank[0] and (best is None or (rank[1], rank[2]) > best[:2]):
            best = (rank[1], rank[2], unique)
    if best is None:
        return None
    elements = tuple(best[2])
    posts = tuple(_sibling_post(element, page_url) for element in elements)
    return Found(elements=elements, posts=posts, source="repeated-siblings")


def _sibling_post(element: Element, page_url: str | None) -> PostDraft:
    time = next((node for node in element.iter() if _is_time(node)), None)
    title = _first(element, "h1, h2, h3, h4, h5")
    author = _first(element, "[rel='author'], [class*='author'], [class*='byline']")
    skip = frozenset(node for node in (time, title, author) if node is not None)
    key = element.get("id") or element.get("data-id") or element.get("data-post-id")
    return PostDraft(
        pieces=_absolute(pieces(element, skip), page_url),
        source="repeated-siblings",
        key=key,
        url=_permalink(element, key, page_url),
        title=(line(title) or None) if title is not None else None,
        author=line(author).removeprefix("By ").strip() or None if author is not None else None,
        time=_stamp(time) or _attribute_stamp(element, ("data-timestamp", "data-time")),
        label=_label(time),
    )


def _is_time(node: Element) -> bool:
    if not isinstance(node.tag, str):
        return False
    if node.tag == "time":
        return True
    if _attribute_stamp(node, ("data-timestamp", "data-time")):
        return True
    if "time" not in (node.get("class") or "") or len(node):
        return False
    words = (node.text or "").strip()
    return 3 < len(words) < 40 and bool(_CLOCKED.search(words))


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


def _holders(elements: tuple[Element, ...], root: Element, selector: str | None) -> set[Element]:
    """Return which of the elements match a selector, or hold something that does."""
    if selector is None:
        return set()
    wanted = set(elements)
    held: set[Element] = set()
    for node in select(root, selector):
        current: Element | None = node
        while current is not None and current not in wanted:
            current = current.getparent()
        if current is not None:
            held.add(current)
    return held


def _first(element: Element, selector: str | None) -> Element | None:
    found = select(element, selector) if selector else []
    return next((node for node in found if node is not element), None)


def _first_of(element: Element, selectors: tuple[str, ...]) -> Element | None:
    return next((node for one in selectors if (node := _first(element, one)) is not None), None)


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
    parts = [" ".join(text.split()) for text in time.itertext() if text.strip()]
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
