"""Posts in an HTML tree by schema.org's names in attributes: microdata and RDFa Lite 1.1."""

from __future__ import annotations

from urllib.parse import urlsplit

from timeline.load.draft import PostDraft
from timeline.load.found_posts import (
    Found,
    absolute,
    impossible_stamp,
    join,
    label,
    outermost,
    permalink,
    stamp,
)
from timeline.load.selecting import Element, select
from timeline.load.tree import line, pieces

_UPDATES = (
    "[itemprop~='liveBlogUpdate'], [property~='liveBlogUpdate'],"
    " [property~='schema:liveBlogUpdate']"
)


def by_microdata(root: Element, page_url: str | None) -> Found | None:
    """Return the posts that attributes name as updates of a live blog, None if there are none."""
    elements = outermost(select(root, _UPDATES))
    if not elements:
        return None
    posts = tuple(_post(element, page_url) for element in elements)
    return Found(elements=elements, posts=posts, source="microdata")


def _post(element: Element, page_url: str | None) -> PostDraft:
    time = _property(element, "datePublished")
    title = _property(element, "headline")
    author = _property(element, "author")
    body = _property(element, "articleBody")
    updated = _property(element, "dateModified")
    skip = frozenset(node for node in (time, title, author, updated) if node is not None)
    key = element.get("id") or _fragment(element.get("itemid") or element.get("resource"))
    return PostDraft(
        body=absolute(pieces(element if body is None else body, skip), page_url),
        source="microdata",
        key=key,
        url=permalink(element, key, page_url) or _own_url(element, page_url),
        title=(title.get("content") or line(title)) if title is not None else None,
        author=(author.get("content") or line(author)) if author is not None else None,
        time=stamp(time),
        label=label(time),
        updated=stamp(updated),
        impossible=None if stamp(time) else impossible_stamp(time),
    )


def _property(element: Element, name: str) -> Element | None:
    for form in (f"[itemprop~='{name}']", f"[property~='{name}']", f"[property~='schema:{name}']"):
        for node in select(element, form):
            if node is not element:
                return node
    return None


def _own_url(element: Element, page_url: str | None) -> str | None:
    """Return the address that a post's own attributes give."""
    node = _property(element, "url")
    own = element.get("itemid") or element.get("resource")
    href = (node.get("href") or node.get("content")) if node is not None else own
    return join(page_url, href) if href and (page_url or "://" in href) else None


def _fragment(address: str | None) -> str | None:
    return urlsplit(address).fragment or None if address else None
