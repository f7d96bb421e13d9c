"""RSS and Atom, by feedparser: each entry of the feed is a post."""

from __future__ import annotations

import re
from calendar import timegm
from dataclasses import replace
from datetime import UTC, datetime

from timeline.errors import SourceError
from timeline.language import en
from timeline.load.draft import PageDraft, PostDraft, as_posts, compose
from timeline.load.lenient_json import strings
from timeline.load.named_posts import named_posts
from timeline.load.origin import Source
from timeline.load.spacing import squeeze
from timeline.load.tree import fragment
from timeline.model import ClaimName, Document

NAME = "feed"
_ZONE_WORD = re.compile(r"\s([A-Za-z]{2,5})\s*$")
_RFC_822 = frozenset("UT GMT UTC EST EDT CST CDT MST MDT PST PDT".split())
_OLDER = frozenset({"next", "prev-archive"})  # RFC 5005
_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF)\b[^>]{0,2000}>", re.IGNORECASE)


def likeness(source: Source) -> int:
    """Return how sure it is that the source is a feed."""
    return 95 if _ROOT.search(source.text[:4096]) and "<html" not in source.text[:4096] else 0


def read(source: Source) -> Document:
    """Read a feed; raises SourceError for one without entries."""
    import feedparser  # type: ignore[import-untyped]  # it ships no types

    try:
        parsed = feedparser.parse(source.text.encode("utf-8", "replace"))
    except Exception as error:  # a library's failure on a broken feed, whatever it is
        raise SourceError("is a broken feed: expected RSS or Atom, saved whole") from error
    posts = tuple(_post(entry) for entry in parsed.entries)
    if not posts:
        raise SourceError("is a feed without entries: expected RSS or Atom with posts")
    claims: list[tuple[ClaimName, str, str]] = [("kind", "live-blog", NAME)]
    names: tuple[ClaimName, ...] = ("updated", "published")
    for name in names:
        if stamp := _stamp(parsed.feed, name):
            claims.append((name, stamp, NAME))
    if language := strings(parsed.feed.get("language")):
        claims.append(("language", language, NAME))
    if any(link.get("rel") in _OLDER for link in parsed.feed.get("links", ())):
        claims.append(("more", "a page with older posts", NAME))
    page = PageDraft(
        format=NAME,
        title=strings(parsed.feed.get("title")),
        url=strings(parsed.feed.get("link")),
        posts=as_posts(posts),
        claims=tuple(claims),
    )
    return compose(replace(page, named=named_posts(page)), source.origin)


def _post(entry: dict[str, object]) -> PostDraft:
    contents = entry.get("content")
    markup = strings(entry.get("summary")) or ""
    if isinstance(contents, list) and contents and isinstance(contents[0], dict):
        markup = strings(contents[0].get("value")) or markup
    title = strings(entry.get("title"))
    return PostDraft(
        body=fragment(markup),
        source="feed",
        key=strings(entry.get("id")) or strings(entry.get("link")),
        url=strings(entry.get("link")),
        title=squeeze(" ".join(piece.text for piece in fragment(title))) if title else None,
        author=strings(entry.get("author")),
        time=_stamp(entry, "published") or _stamp(entry, "updated"),
        updated=_stamp(entry, "updated"),
    )


def _stamp(entry: dict[str, object], name: str) -> str | None:
    """Return one of an entry's times as ISO 8601.

    It is taken by dict.get, since feedparser's own looks for one under the other's name.
    feedparser reads a zone that RFC 822 does not know ("BST") as UTC: such a time gets the offset
    that the word stands for, or stays without one.
    """
    parsed = dict.get(entry, f"{name}_parsed")
    if not isinstance(parsed, tuple) or len(parsed) < 6:
        return None
    try:
        moment = datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, OverflowError, OSError):
        return None
    word = _ZONE_WORD.search(strings(dict.get(entry, name)) or "")
    if word is None or word.group(1) in _RFC_822:
        return moment.isoformat()
    offset = en.ZONES.get(word.group(1).casefold()) or ""
    return f"{moment.replace(tzinfo=None).isoformat()}{offset if offset[:1] in '+-' else ''}"
