"""What a page's own marks contradict, lack or hide: other times, further pages, walls."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from timeline.errors import Problem, quoted
from timeline.language import en_page
from timeline.load.draft import PageDraft, Piece, PostDraft, Posts, as_posts
from timeline.load.scan import Scan
from timeline.load.spacing import squeeze
from timeline.load.stamps import to_iso
from timeline.model import ClaimName

_LINK_WORDS = re.compile(r"[^<>]{0,600}>([^<]{3,300})</a")
_PAGES = re.compile(r"(page\s)?(\d{1,3})\s(?:of|/)\s(\d{1,3})\s*$", re.IGNORECASE)
_PAGER = re.compile(r"pagination|pager\b|paging|page-n(?:av|umber)", re.IGNORECASE)
_LINKED = re.compile(r"href=[\"']([^\"'<>]{1,1000})[\"']", re.IGNORECASE)
_PAGE_PATH = re.compile(r"|/(?:page/|page-)?\d{1,3}", re.IGNORECASE)
_TOTAL = re.compile(r"\"(?:totalPages|pageCount|numPages)\"\s?:\s?(\d{1,4})")
_MORE = re.compile(
    rf"(?:{en_page.MORE_POSTS}|(?:load|show|view|see) (?:more|older|earlier|previous))$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"rel=[\"']next[\"']")
_WALL = re.compile(
    r"(?:log|sign)\s?in to (?:continue|read)|subscribe to (?:continue|read)|"
    r"(?:accept|manage) (?:all )?cookies|enable (?:javascript|cookies)|verify you are (?:a )?human|"
    r"checking your browser|access denied|before you continue",
    re.IGNORECASE,
)
MAX_WALL = 1500
NEAR = 400  # characters of markup before a page number in which a pager would be named


def compare_times(page: PageDraft, scan: Scan) -> tuple[Problem, ...]:
    """Report attributes that show the same wall clock as the data, but with another offset."""
    best = [value for name, value, source in page.claims if source == "json-ld"]
    best += filter(None, page.posts.column("time"))
    if set(best).issuperset(scan.datetimes):
        return ()
    walls = {value[:16]: value for value in reversed(best) if _offset(value) is not None}
    found: dict[tuple[str, str], None] = {}
    for written in dict.fromkeys(scan.datetimes):
        stamp = to_iso(written)
        chosen = walls.get(stamp[:16]) if stamp else None
        if stamp and chosen and _offset(stamp) not in (None, _offset(chosen)):
            found.setdefault((written, chosen))
    return tuple(_bad_offset(written, chosen) for written, chosen in found)


def linked_posts(posts: Posts, scan: Scan) -> Posts:
    """Give posts from data the links that the markup holds to other posts of the page."""
    if not scan.addresses:
        return posts
    wanted = {key for key in posts.column("key") if key and len(key) > 4}
    links: list[tuple[str, str]] = []
    for href, end in scan.addresses:
        target = href.rpartition("#")[2].rpartition(":")[2]
        if "#" in href and target in wanted and (match := _LINK_WORDS.match(scan.markup, end)):
            words = squeeze(entities.unescape(match.group(1)))
            if len(words) > 3:
                links.append((href, words))
    return as_posts(_with_links(post, links) for post in posts) if links else posts


def further_posts(page: PageDraft, scan: Scan) -> Iterator[tuple[ClaimName, str, str]]:
    """Yield what the markup says of further pages, and of buttons that would load more posts."""
    total, current = max(_numbered_pages(scan), default=(1, 0))
    if total > 1:
        yield "page", f"{current or '?'} of {total}", "markup"
    if not page.posts:
        return
    if more := sorted(words for text in scan.short_texts if _MORE.match(words := squeeze(text))):
        yield "more", f"“{more[0]}”", "markup"
    if any(_is_next_page(tag, page.url) for tag in _next_links(scan)):
        yield "more", "a next page", "markup"


def _numbered_pages(scan: Scan) -> Iterator[tuple[int, int]]:
    """Yield how many pages there are, and which one this is (0: not said), wherever that stands.

    Pictures and comments are numbered so as well, so bare numbers count only in a pager.
    """
    for text, at in scan.short_texts.items():
        match = _PAGES.match(text)
        if match and (match.group(1) or _PAGER.search(scan.before(at, NEAR))):
            yield int(match.group(3)), int(match.group(2))
    for match in scan.matches(_TOTAL):
        if "comment" not in scan.before(match.start(), NEAR).lower():
            yield int(match.group(1)), 0


def _next_links(scan: Scan) -> Iterator[str]:
    """Yield the tags of links of the kind "next"."""
    for match in scan.matches(_NEXT) if scan.addresses else ():
        before = scan.before(match.start(), NEAR)
        tag = before[before.rfind("<") + 1 :] + scan.markup[match.start() : match.start() + NEAR]
        yield tag.split(">")[0]


def _is_next_page(tag: str, url: str | None) -> bool:
    """Tell whether a link of the kind "next" leads on in this page, not to another story."""
    found = _LINKED.search(tag)
    if found is None:
        return False
    href = entities.unescape(found.group(1))
    try:
        parts = urlsplit(urljoin(url, href) if url else href)
        own = urlsplit(url or href).path.rstrip("/")
    except ValueError:
        return False
    rest = parts.path.rstrip("/").removeprefix(own)
    return bool(_PAGE_PATH.fullmatch(rest)) and bool(rest or parts.query or not url)


def wall(markup: str, body: tuple[Piece, ...]) -> str | None:
    """Return what to say of a page that shows a login, a cookie question or a check instead."""
    text = " ".join(piece.text for piece in body)
    if len(text) > MAX_WALL:
        return None
    shown = text or re.sub(r"<[^<>]{0,5000}>", " ", markup[:65536])
    if not (match := _WALL.search(shown)):
        return None
    words = quoted(squeeze(match.group()))
    return (
        f"shows only a login, cookie or security page ({words}): open it in a browser, wait for"
        " the posts and save it as a complete page"
    )


def _bad_offset(written: str, chosen: str) -> Problem:
    return Problem(
        kind="bad-offset",
        severity="warning",
        says=f"the page's markup writes {written}, its structured data {chosen}: the same clock"
        " time with another offset; the structured data was followed",
        kept=chosen,
        dropped=written,
    )


def _offset(stamp: str) -> str | None:
    """Return the offset that ends a time as `to_iso` writes it, None where there is none."""
    return stamp[-6:] if len(stamp) > 19 and stamp[-6] in "+-" else None


def _with_links(post: PostDraft, links: list[tuple[str, str]]) -> PostDraft:
    made = []
    for piece in post.pieces:
        own = [
            (at, at + len(words), href)
            for href, words in links
            if (at := piece.text.find(words)) >= 0 and not (post.key and href.endswith(post.key))
        ]
        made.append(replace(piece, links=tuple(dict.fromkeys(own))) if own else piece)
    return replace(post, body=tuple(made))
