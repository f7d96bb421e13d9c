"""schema.org data in JSON (JSON-LD 1.1): a LiveBlogPosting and its updates, or an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from urllib.parse import urlsplit

from timeline.errors import Problem
from timeline.load import lenient_json
from timeline.load.draft import NO_POSTS, PostDraft, Posts
from timeline.load.spacing import squeeze
from timeline.load.stamps import impossible, to_iso
from timeline.load.tree import bodies, fragment
from timeline.model import ClaimName

_TYPE = "application/ld+json"
_HTTP = ("http://", "https://")
_CLOSING = re.compile("</script", re.IGNORECASE)
_UNREADABLE = Problem(
    kind="reading",
    severity="warning",
    says="structured data (JSON-LD) that is broken, or nested too deep, was left out",
)
_CUT_OFF = Problem(
    kind="incomplete",
    severity="warning",
    says="structured data (JSON-LD) breaks off: posts are read from it up to there",
)
_TELLING = ("@id", "url", "headline", "datePublished", "articleBody")
_ARTICLES = frozenset(
    [
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
        "BlogPosting",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """What structured data says of a page; `posts` are in the order in which it lists them."""

    title: str | None
    url: str | None
    claims: tuple[tuple[ClaimName, str, str], ...]
    posts: Posts
    is_live_blog: bool
    problems: tuple[Problem, ...] = ()

    @property
    def has_text(self) -> bool:
        """Tell whether most posts carry their text here, not only their headline."""
        with_text = sum(map(bool, self.posts.column("body")))
        return bool(self.posts) and with_text * 2 > len(self.posts)


def scripts(markup: str) -> tuple[list[object], list[tuple[int, int]], tuple[Problem, ...]]:
    """Return the values of the JSON-LD scripts that can be read, where these stand in the markup,
    and a problem where there are others."""
    values: list[object] = []
    problems: tuple[Problem, ...] = ()
    places: list[tuple[int, int]] = []
    at = markup.find(_TYPE)
    while at >= 0 and (start := markup.find(">", at) + 1):
        first = max(start, markup.find("<", start))  # most data has none before its end
        closing = _CLOSING.match(markup, first) or _CLOSING.search(markup, start)
        end = closing.start() if closing else len(markup)
        is_script = "<script" in markup[max(0, at - 500) : at].lower()
        value = lenient_json.parse_part(markup, start, end) if is_script else None
        if is_script and value is None and (broken := markup[start:end].strip()):
            value = lenient_json.before_break(broken)
            problems = (_UNREADABLE if value is None else _CUT_OFF,)
        if value is not None:
            values.append(value)
            places.append((start, end))
        at = markup.find(_TYPE, end if is_script else start)
    return values, places, problems


def from_values(values: list[object]) -> Structured | None:
    """Return the live blog or article among JSON-LD values; the one with most posts wins, and is
    told by all scripts that have its address, or none."""
    found = [item for value in values for item in lenient_json.objects(value, "liveBlogUpdate")]
    blogs = [item for item in found if _is(item, "LiveBlogPosting")]
    if blogs:
        blog = max(blogs, key=lambda blog: len(_updates(blog)))
        return _live_blog(blog, _united_updates(blog, blogs), found)
    articles = [item for item in found if any(_is(item, name) for name in _ARTICLES)]
    return _article(articles[0], found) if articles else None


def _live_blog(
    blog: dict[str, object], updates: list[dict[str, object]], found: list[dict[str, object]]
) -> Structured:
    url = _address(blog)
    posts, problems = _without_shared_time(_posts(updates, url), blog)
    return Structured(
        title=_words(blog.get("headline")) or _words(blog.get("name")),
        url=url,
        claims=tuple(_claims(blog, found, "json-ld")),
        posts=posts,
        is_live_blog=True,
        problems=problems,
    )


def _article(article: dict[str, object], found: list[dict[str, object]]) -> Structured:
    return Structured(
        title=_words(article.get("headline")) or _words(article.get("name")),
        url=_address(article),
        claims=tuple(_claims(article, found, "json-ld")),
        posts=NO_POSTS,
        is_live_blog=False,
    )


def _updates(blog: dict[str, object]) -> list[dict[str, object]]:
    """Return the updates of a blog, also from lists within its list."""
    value = blog.get("liveBlogUpdate")
    if not isinstance(value, list):
        return [value] if isinstance(value, dict) else []
    if any(isinstance(item, list) for item in value):
        value = [inner for item in value for inner in (item if isinstance(item, list) else [item])]
    return [item for item in value if isinstance(item, dict)]


def _united_updates(
    blog: dict[str, object], blogs: list[dict[str, object]]
) -> list[dict[str, object]]:
    """Return each update of a blog once, as all its scripts tell them, in their order."""
    own = _address(blog)
    same = [one for one in blogs if one is blog or _address(one) in (own, None)]
    if len(same) == 1:
        return _updates(blog)
    unique: dict[tuple[str, ...], dict[str, object]] = {}
    for one in same:
        for update in _updates(one):
            unique.setdefault(tuple(str(update.get(name)) for name in _TELLING), update)
    return list(unique.values())


def _body(update: dict[str, object]) -> str:
    strings = lenient_json.strings
    return strings(update.get("articleBody")) or strings(update.get("text")) or ""


def _posts(updates: list[dict[str, object]], page: str | None) -> Posts:
    """Return the posts that updates tell, field by field."""
    number = len(updates)
    urls = [_address(one) for one in updates]
    times = [_stamp(one.get("datePublished")) or _stamp(one.get("dateCreated")) for one in updates]
    told: dict[str, Iterable[object]] = {
        "body": bodies([_body(one) for one in updates]),
        "source": repeat("json-ld", number),
        "key": [_key(one, url, page) for one, url in zip(updates, urls, strict=True)],
        "url": [url if url != page else None for url in urls],
        "title": [_words(one.get("headline")) or _words(one.get("name")) for one in updates],
        "author": [_author(one["author"]) if "author" in one else None for one in updates],
        "time": times,
        "updated": [
            _stamp(one["dateModified"]) if "dateModified" in one else None for one in updates
        ],
        "impossible": [
            None if time else impossible(one.get("datePublished"))
            for one, time in zip(updates, times, strict=True)
        ],
        "label": repeat(None, number),
        "is_key": repeat(False, number),
        "is_pinned": repeat(False, number),
        "is_summary": repeat(False, number),
    }
    return Posts.named(PostDraft, told)


def _without_shared_time(
    posts: Posts, blog: dict[str, object]
) -> tuple[Posts, tuple[Problem, ...]]:
    """Drop posts' times and headlines that merely repeat the page's own."""
    problems: tuple[Problem, ...] = ()
    times = set(posts.column("time"))
    page_times = {_stamp(blog.get(name)) for name in ("datePublished", "dateModified")}
    none = (None,) * len(posts)
    if len(posts) > 2 and len(times) == 1 and times <= page_times - {None}:
        says = "every post's time in the structured data is the page's own: they were not used"
        problems = (Problem(kind="reading", severity="warning", says=says),)
        posts = posts.with_column("time", none).with_column("updated", none)
    if len(posts) > 2 and len(set(posts.column("title"))) == 1:
        posts = posts.with_column("title", none)
    return posts, problems


def _key(update: dict[str, object], url: str | None, page: str | None) -> str | None:
    if url and (fragment_id := url.partition("#")[2]):
        return fragment_id
    if own := lenient_json.strings(update.get("@id")):
        parts = urlsplit(own)
        if parts.fragment:
            return parts.fragment
        if not parts.scheme and own != page:
            return own
    if url and url != page:
        return urlsplit(url).query.rsplit(":", 1)[-1] or urlsplit(url).path.rsplit("/", 1)[-1]
    return None


def _claims(
    item: dict[str, object], found: list[dict[str, object]], source: str
) -> Iterator[tuple[ClaimName, str, str]]:
    names: tuple[tuple[ClaimName, str], ...] = (
        ("published", "datePublished"),
        ("updated", "dateModified"),
    )
    for name, key in names:
        if stamp := _stamp(item.get(key)):
            yield name, stamp, source
    if publisher := _publisher(item, found):
        yield "publisher", publisher, source
    if language := lenient_json.strings(item.get("inLanguage")):
        yield "language", language, source
    if _is(item, "LiveBlogPosting"):
        yield "kind", "live-blog", source
    else:
        yield "kind", "article", source


def _publisher(item: dict[str, object], found: list[dict[str, object]]) -> str | None:
    publisher = item.get("publisher")
    if isinstance(publisher, list) and publisher:
        publisher = publisher[0]
    if isinstance(publisher, str):
        return _words(publisher)
    if not isinstance(publisher, dict):
        return None
    if name := _words(publisher.get("name")):
        return name
    own = publisher.get("@id")
    named = (other for other in found if own and other.get("@id") == own and "name" in other)
    return next((_words(other["name"]) for other in named), None)


def _author(value: object) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = [
        _words(person.get("name") if isinstance(person, dict) else person) for person in people
    ]
    return ", ".join(name for name in names if name) or None


def _address(item: dict[str, object]) -> str | None:
    plain = item.get("url")
    if isinstance(plain, str) and plain.isascii() and plain.startswith(_HTTP):  # as most are
        return plain
    for name in ("url", "mainEntityOfPage"):
        value = item.get(name)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        address = lenient_json.strings(value)
        if address and address.startswith(_HTTP):
            return address
    return None


def _words(value: object) -> str | None:
    """Return a string of the data as plain words: entities and tags in it resolved."""
    text = lenient_json.strings(value)
    if not text:
        return None
    if "<" in text or "&" in text:
        return squeeze(" ".join(piece.text for piece in fragment(text))) or None
    return squeeze(text) or None


def _stamp(value: object) -> str | None:
    return to_iso(value[0] if isinstance(value, list) and value else value)


def _is(item: dict[str, object], name: str) -> bool:
    kinds = item.get("@type")
    if isinstance(kinds, str):
        return kinds.rsplit("/", 1)[-1] == name
    names = kinds if isinstance(kinds, list) else ()
    return any(isinstance(kind, str) and kind.rsplit("/", 1)[-1] == name for kind in names)
