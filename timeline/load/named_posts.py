"""Posts that a page names but does not hold: its list of key events, links to its own address,
and lists in its data. What is missing is reported by `place`, when all pages of it are joined."""

from __future__ import annotations

import html as entities
import itertools
import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from timeline.load import lenient_json
from timeline.load.draft import PageDraft, Posts
from timeline.load.scan import Scan
from timeline.load.spacing import squeeze
from timeline.model import NamedAs, NamedPost

MOST_NAMED = 500
MAX_WORDS = 80
MAX_LIST = 200_000  # characters of markup or data that one list of key events may have
SURE_DIGITS = 5  # a number alone is a post's id only if it is so long
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_TAIL = re.compile(
    rf"(?:{_UUID}|[0-9a-f]{{16,}}|\d+|(?<=[-_:])[0-9a-z]*\d[0-9a-z]*)$", re.IGNORECASE
)
_POST_WORD = re.compile(r"(?:[a-z]+[-_])?(?:block|post|entry|update|event)[-_]?$", re.IGNORECASE)
_POST_FIELD = re.compile(r"post|block|entry|update|event|page", re.IGNORECASE)
_DATA_ID = re.compile(r"\bdata-(?:[a-z]+-)?(?:id|target)\s?=\s?[\"']#?([\w:.-]{3,80})[\"']")
_LISTED = re.compile(r"(?P<quote>\"|&quot;)\s?:\s?(?=\[)")
_HOLDER = re.compile(r"<(div|nav|section|ul|ol|aside|gu-island)\b", re.IGNORECASE)
_TAGS = re.compile(r"<[^<>]{0,2000}>")
_ID_FIELDS = ("id", "blockId", "block_id", "postId", "post_id")
_WORDS_FIELDS = ("title", "headline", "text", "name")


class PostIds:
    """The ids of a page's posts, and what other ids of the same make look like."""

    def __init__(self, keys: Iterable[str]) -> None:
        parts = [_parts(key) for key in keys]
        self.tails = frozenset(tail for _, tail in parts)
        self._prefixes = frozenset(prefix for prefix, _ in parts)
        self._makes = frozenset(make for _, tail in parts for make in _makes(tail))

    def holds(self, token: str) -> bool:
        """Tell whether an id is that of a post which is here."""
        return _parts(token)[1] in self.tails

    def lacks(self, token: str) -> bool:
        """Tell whether an id is made as those of posts are, and no post here has it."""
        prefix, tail = _parts(token)
        if not tail or tail in self.tails:
            return False
        if prefix and prefix in self._prefixes:
            return True
        is_made_so = not self._makes.isdisjoint(_makes(tail))
        if not prefix:
            return (is_made_so or not self._makes) and len(tail) >= SURE_DIGITS
        return bool(_POST_WORD.match(prefix)) and (is_made_so or not self._makes)


def named_posts(
    page: PageDraft, scan: Scan | None = None, listed: Iterable[NamedPost] = ()
) -> tuple[NamedPost, ...]:
    """Return the posts that a page of posts names without holding them, each once.

    They are named by links in its markup and posts, by lists of key events in markup or scripts,
    and by `listed`, which a reader found in its data. An element of the markup that bears the id
    is on the page, whatever it is.
    """
    if not page.posts:
        return ()
    scan = scan or Scan("")
    keys = frozenset(filter(None, page.posts.column("key")))
    linked = [one for one in _linked(page, scan, keys) if one.key not in keys]
    listed = [*listed, *_in_scripts(scan)]
    if not linked and not listed:
        return ()
    ids = PostIds(keys)
    found = [one for one in linked if ids.lacks(one.key)]
    found.extend(one for one in listed if not ids.holds(one.key))
    here = scan.ids | scan.names if found else frozenset()
    missing: dict[str, NamedPost] = {}
    for one in found:
        _, tail = _parts(one.key)
        if one.key not in here and tail not in here:
            missing.setdefault(tail or one.key, one)
    return tuple(missing.values())[:MOST_NAMED]


def listed_posts(value: object, named_as: NamedAs) -> Iterator[NamedPost]:
    """Yield the posts of a list in a page's data: objects with an id, or ids."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            key = next((held for name in _ID_FIELDS if (held := item.get(name))), None)
            words = next((w for n in _WORDS_FIELDS if (w := lenient_json.strings(item.get(n)))), "")
        else:
            key, words = item, ""
        if isinstance(key, str | int) and not isinstance(key, bool) and str(key).strip():
            yield NamedPost(key=str(key), named_as=named_as, words=_shortened(words))


def shown_besides(posts: Posts, scan: Scan) -> bool:
    """Tell whether elements of the markup bear ids of posts, as these have them, but of others."""
    keys = frozenset(filter(None, posts.column("key")))
    others = scan.ids - keys
    ids = PostIds(keys) if keys and others else None
    return ids is not None and any(ids.lacks(other) for other in others)


def _parts(key: str) -> tuple[str, str]:
    """Return what an id begins with, and the number or digest at its end (may be empty)."""
    found = _TAIL.search(key)
    return (key[: found.start()], found.group().lower()) if found else (key, "")


def _makes(tail: str) -> tuple[str, ...]:
    """Return the makes that an id's end may be of: a number grows by a digit now and then."""
    if not tail:
        return ()
    if "-" in tail:
        return ("uuid",)
    if tail.isdigit():
        return tuple(f"number {len(tail) + more}" for more in (0, 1))
    return (f"digest {len(tail)}",)


def _linked(page: PageDraft, scan: Scan, keys: frozenset[str]) -> Iterator[NamedPost]:
    """Yield the ids that links of the page name, and those that its key events have."""
    markup, lists = scan.markup, _key_event_lists(scan)
    hrefs = [(href, end) for href, end in scan.addresses if "#" in href or "?" in href]
    linking = _linking(page)
    own = (
        _own_addresses(page, (href for href, _ in hrefs), keys) if hrefs or linking else frozenset()
    )
    for href, end in hrefs:
        if href[1:] in keys:
            continue
        for token in _tokens(href, page.url, own):
            is_key = any(start <= end <= stop for start, stop in lists)
            named_as: NamedAs = "key event" if is_key else "linked post"
            if token not in keys:
                yield NamedPost(key=token, named_as=named_as, words=_words_after(markup, end))
    for start, stop in lists:
        for match in _DATA_ID.finditer(markup, start, stop):
            words = _words_after(markup, match.end())
            yield NamedPost(key=match.group(1), named_as="key event", words=words)
    for words, href in linking:
        for token in _tokens(href, page.url, own):
            yield NamedPost(key=token, named_as="linked post", words=_shortened(words))


def _linking(page: PageDraft) -> list[tuple[str, str]]:
    """Return the words and addresses of the links in a page's texts."""
    bodies = [body for body in page.posts.column("body") if not isinstance(body, str)]
    pieces = itertools.chain(page.summary, page.head, *bodies)
    return [(p.text[first:last], href) for p in pieces for first, last, href in p.links]


def _own_addresses(page: PageDraft, hrefs: Iterable[str], keys: frozenset[str]) -> frozenset[str]:
    """Return the addresses of the page: its own, and those by which its posts are linked."""
    urls = (url for url in page.posts.column("url") if url and "#" in url)
    linked = (href for href in hrefs if href.rpartition("#")[2] in keys)
    bases = {href.partition("#")[0] for href in (*urls, *linked)}
    return frozenset(_address(base) for base in (*bases, page.url or "")) - {""}


def _address(url: str) -> str:
    """Return host and path of an address, as pages and telephones write it."""
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    except ValueError:
        return ""
    return f"{host}{parts.path.rstrip('/')}" if host else ""


def _tokens(href: str, page_url: str | None, own: frozenset[str]) -> Iterator[str]:
    """Yield the ids that a link to the page itself may name: its fragment, fields of its query."""
    href = entities.unescape(href)
    if href[:1] not in ("#", "?"):
        try:
            href = urljoin(page_url, href) if page_url else href
        except ValueError:
            return
        if _address(href) not in own:
            return
    base, _, fragment = href.partition("#")
    if fragment:
        yield unquote(fragment).rsplit(":", 1)[-1]
    try:
        fields = parse_qsl(base.partition("?")[2], max_num_fields=50)
    except ValueError:
        return
    for name, value in fields:
        if _POST_FIELD.search(name):
            yield value.rsplit(":", 1)[-1]


def _key_event_lists(scan: Scan) -> list[tuple[int, int]]:
    """Return where the page lists its key events: the element so named, or the one below a
    heading of that name."""
    markup = scan.markup
    spans: list[tuple[int, int]] = []
    for at in scan.key_events:
        if spans and at < spans[-1][1]:
            continue
        opened = markup.rfind("<", max(0, at - 2000), at)
        is_in_tag = opened > markup.rfind(">", max(0, at - 2000), at)
        holder = (
            _HOLDER.match(markup, opened) if is_in_tag else _HOLDER.search(markup, at, at + 400)
        )
        if holder is not None:
            spans.append((holder.start(), _end_of(markup, holder)))
    return spans


def _end_of(markup: str, opening: re.Match[str]) -> int:
    """Return where an element ends, by counting the tags of its name."""
    depth = 0
    limit = min(len(markup), opening.start() + MAX_LIST)
    for tag in re.finditer(rf"<(/?){opening.group(1)}\b", markup[opening.start() : limit], re.I):
        depth += -1 if tag.group(1) else 1
        if depth == 0:
            return opening.start() + tag.end()
    return limit


def _in_scripts(scan: Scan) -> Iterator[NamedPost]:
    """Yield the key events that data within the page lists."""
    markup = scan.markup
    for at in scan.key_events:
        match = _LISTED.match(markup, at + len("keyEvents") + (markup[at + 3] == "_"))
        if match is None:
            continue
        data = markup[match.end() : match.end() + MAX_LIST]
        if match["quote"] == "&quot;":
            data = entities.unescape(data.partition('"')[0])
        try:
            value, _ = json.JSONDecoder(strict=False).raw_decode(data)
        except (ValueError, RecursionError):
            continue
        yield from listed_posts(value, "key event")


def _words_after(markup: str, end: int) -> str | None:
    """Return the words of the link whose address ends there."""
    opened = markup.find(">", end, end + 2000)
    closed = markup.find("</a", opened, opened + 2000) if opened >= 0 else -1
    if closed < 0:
        return None
    return _shortened(entities.unescape(_TAGS.sub(" ", markup[opened + 1 : closed])))


def _shortened(words: str) -> str | None:
    plain = squeeze(words)
    return (plain if len(plain) <= MAX_WORDS else f"{plain[: MAX_WORDS - 1]}…") or None
