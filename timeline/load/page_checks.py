"""What a page's own marks contradict, lack or hide: other times, further pages, walls."""

from __future__ import annotations

import html as entities
import re
from dataclasses import replace
from datetime import datetime

from timeline.errors import Problem, quoted
from timeline.load.draft import PageDraft, Piece, PostDraft
from timeline.load.stamps import to_iso
from timeline.load.tree import squeeze

_DATETIME = re.compile(r"datetime=[\"']([0-9TZ:+. -]{10,40})[\"']")
_ANCHOR = re.compile(
    r"""href=(?:"([^"<>]{0,600}#[^"<>]{1,200})"|'([^'<>]{0,600}#[^'<>]{1,200})')[^<>]{0,600}>([^<]{3,300})</a"""
)
_PAGES = re.compile(r"(?:[Pp]age\s)?(\d{1,3})\s(?:of|/)\s(\d{1,3})\s*$")
_TOTAL = re.compile(r"\"(?:totalPages|pageCount|numPages)\"\s?:\s?(\d{1,4})")
_MORE = re.compile(
    r"(?:(?:load|show|view|see)\s(?:more|older|earlier|previous)(?:\s(?:posts|updates|entries))?|"
    r"(?:older|earlier) (?:posts|updates|entries))$",
    re.IGNORECASE,
)
_SHORT_TEXT = re.compile(r">([^<>]{4,40})<")
_WALL = re.compile(
    r"(?:log|sign)\s?in to (?:continue|read)|subscribe to (?:continue|read)|"
    r"(?:accept|manage) (?:all )?cookies|enable (?:javascript|cookies)|verify you are (?:a )?human|"
    r"checking your browser|access denied|before you continue",
    re.IGNORECASE,
)
MAX_WALL = 1500


def compare_times(page: PageDraft, markup: str) -> tuple[Problem, ...]:
    """Report attributes that show the same wall clock as the data, but with another offset."""
    best = [value for name, value, source in page.claims if source == "json-ld"]
    best += [post.time for post in page.posts if post.time]
    walls = {value[:16]: value for value in reversed(best) if _offset(value) is not None}
    found: dict[tuple[str, str], None] = {}
    for written in dict.fromkeys(_DATETIME.findall(markup)):
        stamp = to_iso(written)
        chosen = walls.get(stamp[:16]) if stamp else None
        if stamp and chosen and _offset(stamp) not in (None, _offset(chosen)):
            found.setdefault((written, chosen))
    return tuple(_bad_offset(written, chosen) for written, chosen in found)


def linked_posts(posts: tuple[PostDraft, ...], markup: str) -> tuple[PostDraft, ...]:
    """Give posts from data the links that the markup holds to other posts of the page."""
    keys = [post.key for post in posts if post.key and len(post.key) > 4]
    if not keys:
        return posts
    wanted = set(keys)
    links: list[tuple[str, str]] = []
    for match in _ANCHOR.finditer(markup):
        href = match.group(1) or match.group(2)
        target = href.rsplit("#", 1)[-1].rsplit(":", 1)[-1]
        words = squeeze(entities.unescape(match.group(3)))
        if target in wanted and len(words) > 3:
            links.append((href, words))
    return tuple(_with_links(post, links) for post in posts) if links else posts


def missing_pages(page: PageDraft, markup: str) -> tuple[Problem, ...]:
    """Report further pages, and a button that would have loaded more posts."""
    totals = [int(total) for total in _TOTAL.findall(markup)]
    shown = {squeeze(words) for words in set(_SHORT_TEXT.findall(markup))}
    totals += [int(match.group(2)) for words in shown if (match := _PAGES.match(words))]
    if totals and max(totals) > 1:
        return (_incomplete(f"holds one of {max(totals)} pages of this blog: save the others too"),)
    more = sorted(words for words in shown if _MORE.match(words))
    if page.posts and more:
        return (_incomplete(f"the page offers {quoted(more[0])}: posts may be missing"),)
    if page.posts and ('rel="next"' in markup or "rel='next'" in markup):
        return (_incomplete("the page links to a next one: save that too"),)
    return ()


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


def _incomplete(says: str) -> Problem:
    return Problem(kind="incomplete", severity="warning", says=says)


def _offset(stamp: str | None) -> float | None:
    if not stamp or len(stamp) < 19:
        return None
    try:
        offset = datetime.fromisoformat(stamp).utcoffset()
    except ValueError:
        return None
    return None if offset is None else offset.total_seconds()


def _with_links(post: PostDraft, links: list[tuple[str, str]]) -> PostDraft:
    made = []
    for piece in post.pieces:
        own = [
            (at, at + len(words), href)
            for href, words in links
            if (at := piece.text.find(words)) >= 0 and not (post.key and href.endswith(post.key))
        ]
        made.append(replace(piece, links=tuple(dict.fromkeys(own))) if own else piece)
    return replace(post, pieces=tuple(made))
