"""The head of an HTML page, by a scan without a tree: title, addresses, dates, publisher."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator

from timeline.load.scan import Scan
from timeline.load.spacing import squeeze
from timeline.load.stamps import to_iso
from timeline.model import ClaimName

_ATTRIBUTE = re.compile(
    r"([a-zA-Z:.-]{1,40})\s{0,3}=\s{0,3}(?:\"([^\"]{0,4000})\"|'([^']{0,4000})')"
)
_TAG = re.compile(r"<(?:meta|link|META|LINK|Meta|Link)\s[^>]{0,4000}>")
_TITLE = re.compile(r"<title\b[^>]{0,200}>([^<]{1,1000})", re.IGNORECASE)
_LANGUAGE = re.compile(r"<html\b[^>]{0,600}?\blang\s?=\s?[\"']?([a-zA-Z-]{2,12})", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{1,6}\)(\S{1,2000})\s*-->", re.IGNORECASE)
_DATES: dict[str, ClaimName] = {
    "article:published_time": "published",
    "og:article:published_time": "published",
    "datepublished": "published",
    "parsely-pub-date": "published",
    "dc.date.issued": "published",
    "dcterms.created": "published",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "datemodified": "updated",
    "last-modified": "updated",
    "dcterms.modified": "updated",
}
_NAMES = frozenset(
    [
        *_DATES,
        "og:title",
        "twitter:title",
        "description",
        "og:description",
        "link:canonical",
        "og:url",
        "og:site_name",
    ]
)


def metas(scan: Scan) -> dict[str, str]:
    """Return the page's meta properties and links that are used here, by lower-cased name; the
    first one wins. An `itemprop` that has several values is of posts, not of the page."""
    found: dict[str, str] = {}
    of_posts: set[str] = set()
    for tag in scan.matches(_TAG):
        attributes = {
            pair.group(1).lower(): pair.group(2) if pair.group(2) is not None else pair.group(3)
            for pair in _ATTRIBUTE.finditer(tag.group())
        }
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop")
        value = attributes.get("content")
        if name is None and attributes.get("rel"):
            name, value = f"link:{attributes['rel']}", attributes.get("href")
        if name and value and (lower := name.lower()) in _NAMES:
            first = found.setdefault(lower, entities.unescape(value))
            if "itemprop" in attributes and first != entities.unescape(value):
                of_posts.add(lower)
    return {name: value for name, value in found.items() if name not in of_posts}


def title(scan: Scan, found: dict[str, str]) -> str | None:
    """Return the page's headline, else the words of its `title` element."""
    words = found.get("og:title") or found.get("twitter:title")
    if not words and (match := _TITLE.search(scan.head(65536))):
        words = entities.unescape(match.group(1))
    return squeeze(words) if words else None


def address(scan: Scan, found: dict[str, str]) -> str | None:
    """Return the page's own address: canonical link, or where a browser saved it from."""
    for value in (found.get("link:canonical"), found.get("og:url")):
        if value and value.startswith(("http://", "https://")):
            return value
    saved = _SAVED_FROM.search(scan.head(4096))
    return saved.group(1) if saved and saved.group(1).startswith("http") else None


def claims(scan: Scan, found: dict[str, str]) -> Iterator[tuple[ClaimName, str, str]]:
    """Yield what the head says of dates, publisher and language."""
    for name, claim in _DATES.items():
        if name in found and (stamp := to_iso(found[name])):
            yield claim, stamp, f"meta:{name}"
    if site := found.get("og:site_name"):
        yield "publisher", squeeze(site), "meta:og:site_name"
    if language := _LANGUAGE.search(scan.head(8192)):
        yield "language", language.group(1), "html:lang"
