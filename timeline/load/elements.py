"""HTML's elements: which are blocks of their own, which are no content."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.load.selecting import Element

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "amp-live-list",
    ]
)
SKIPPED = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "embed",
        "form",
        "head",
        "iframe",
        "input",
        "link",
        "meta",
        "nav",
        "noscript",
        "object",
        "option",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
        "amp-ad",
        "amp-analytics",
        "amp-img",
    ]
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sharebar|social|advert|advertisement|ad|ads|ad-slot|promo|"
    r"newsletter|related|rich-link|comments|signup|sign-up|visually-hidden|sr-only|screen-reader)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)


def is_furniture(element: Element) -> bool:
    """Tell whether an element's name or class says that it is no content."""
    if element.tag in SKIPPED:
        return True
    if not element.keys():
        return False
    if element.get("hidden") is not None:
        return True
    if element.get("aria-hidden") == "true" or element.get("role") in ("navigation", "banner"):
        return True
    names = element.get("class")
    return bool(names) and _names_furniture(names)


@lru_cache(maxsize=4096)  # a page has its few classes over and over
def _names_furniture(names: str) -> bool:
    return len(names) < 500 and bool(_FURNITURE.search(names))
