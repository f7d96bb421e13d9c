"""A saved HTML page: posts by the best evidence it holds, or an article's main text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from timeline.errors import Problem, SourceError
from timeline.load import article, json_ld, page_head
from timeline.load.draft import PageDraft, Piece, PostDraft, as_posts, compose
from timeline.load.found_posts import Found
from timeline.load.json_ld import Structured
from timeline.load.markup import find_posts
from timeline.load.named_posts import named_posts, shown_besides
from timeline.load.origin import Source
from timeline.load.page_checks import compare_times, further_posts, linked_posts, wall
from timeline.load.parsing import Tree, parse
from timeline.load.scan import Scan
from timeline.load.selecting import Element, Page, is_inside
from timeline.load.tree import pieces
from timeline.model import ClaimName, Document, NamedPost

NAME = "html"
_OPENING = re.compile(
    r"\s*(?:<!--.{0,4000}?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S
)
_TAGS = re.compile(
    r"<(?:p|div|article|section|time|h[1-6]|li|a|span|br|main|ul|script)\b[^<>]{0,400}>", re.I
)
_LIVE = re.compile(r"\blive\b|as it happened|liveblog|latest updates|ticker", re.IGNORECASE)
_DATED = ("updated", "published", "dateline")
_SHORT = "p, span, div, small, em, li"
_SAYS_WHEN = re.compile(r"\s*(?:last\s)?(?:updated|published)\b|\s*all times\b", re.IGNORECASE)
_WHOLE_DATE = re.compile(
    r"(?:[^\W\d_]{2,12},?\s)?(?:\d{1,2}(?:st|nd|rd|th|\.)?\s[^\W\d_]{3,10}\.?,?\s\d{4}"
    r"|[^\W\d_]{3,10}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s\d{4}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d\d-\d\d)"
)
MOST_HEAD_LINES = 12
MOST_ABOVE = 300  # elements above the first post that are looked at for a date of their own
_STANDFIRST = (
    "[itemprop='description'], .standfirst, .article__standfirst, [data-gu-name='standfirst'],"
    " .lead-text, .article-summary, .live-summary"
)


def likeness(source: Source) -> int:
    """Return how sure it is that the source is HTML."""
    if _OPENING.match(source.text[:16384]):
        return 90
    tags = sum(1 for _ in _TAGS.finditer(source.text[:65536]))
    return 60 if tags >= 3 and source.text.lstrip()[:1] == "<" else 30 if tags > 20 else 0


def read(source: Source) -> Document:
    """Read a page; raises SourceError where nothing but a login or cookie wall is left."""
    return compose(draft(source.text, source.origin.given.url or source.origin.url), source.origin)


def draft(markup: str, address: str | None = None) -> PageDraft:
    """Return what a page's markup holds; `address` is where it came from, if that is known."""
    values, places, unreadable = json_ld.scripts(markup)
    data = json_ld.from_values(values)
    scan = Scan(markup, places)
    metas = page_head.metas(scan)
    url = address or page_head.address(scan, metas) or (data.url if data else None)
    head = PageDraft(
        format=NAME,
        title=(data.title if data else None) or page_head.title(scan, metas),
        url=url,
        claims=_claims(data, scan, metas),
        problems=(*unreadable, *(data.problems if data else ())),
    )
    told = data if data is not None and data.is_live_blog and data.has_text else None
    if told is not None and not shown_besides(told.posts, scan):
        return _checked(_from_data(head, told, scan, metas), scan)
    tree = parse(scan.rest)
    if tree.problem:
        head = _with_problem(head, tree.problem)
    indexed = Page(tree.root)
    found = find_posts(indexed, url)
    if told is not None and (found is None or not _shared(found.posts, told)):
        return _checked(_from_data(head, told, scan, metas), scan)
    if found is not None and _holds_the_story(found, tree.root, head.title, data):
        return _checked(_from_markup(head, data, found, indexed), scan, data)
    return _as_article(head, data, tree, markup)


def _from_data(head: PageDraft, data: Structured, scan: Scan, metas: dict[str, str]) -> PageDraft:
    posts = linked_posts(data.posts, scan)
    standfirst = metas.get("description") or metas.get("og:description")
    summary = (Piece(text=" ".join(standfirst.split())),) if standfirst else ()
    return replace(head, posts=posts, summary=summary)


def _from_markup(head: PageDraft, data: Structured | None, found: Found, page: Page) -> PageDraft:
    posts = as_posts(_with_data(found.posts, data) if data else found.posts)
    inside = set(found.elements)
    lead = page.select(_STANDFIRST)
    summary = pieces(lead[0]) if lead and not _is_of(lead[0], inside) else ()
    claims = (*head.claims, ("kind", "live-blog", found.source))
    return replace(
        head, posts=posts, summary=summary, head=_head_lines(page, inside), claims=claims
    )


def _checked(page: PageDraft, scan: Scan, data: Structured | None = None) -> PageDraft:
    unshown = (
        NamedPost(key=post.key, named_as="post of the structured data", words=post.title)
        for post in (data.posts if data and _shared(page.posts, data) else ())
        if post.key
    )
    return replace(
        page,
        problems=(*page.problems, *compare_times(page, scan)),
        claims=(*page.claims, *further_posts(page, scan)),
        named=named_posts(page, scan, unshown),
    )


def _as_article(head: PageDraft, data: Structured | None, tree: Tree, markup: str) -> PageDraft:
    body = article.main_text(markup, tree)
    refusal = wall(markup, body)
    if not body and data is not None and any(post.title or post.body for post in data.posts):
        return replace(head, posts=data.posts)
    if refusal:
        raise SourceError(refusal)
    if not body:
        body = pieces(tree.root)
        if not body:
            raise SourceError(
                "holds no text: save the page once it is shown in full, or copy its text"
            )
        head = _with_problem(head, "no main text was found: all of the page's text was taken")
    if data is not None and data.posts:
        return replace(head, posts=data.posts, tail=body)
    return replace(head, head=_with_title(head.title, body))


def _with_title(title: str | None, body: tuple[Piece, ...]) -> tuple[Piece, ...]:
    if not title or any(piece.text.strip() == title for piece in body[:3]):
        return body
    return (Piece(text=title, kind="heading", level=1), *body)


def _claims(
    data: Structured | None, scan: Scan, metas: dict[str, str]
) -> tuple[tuple[ClaimName, str, str], ...]:
    """Return the page's claims; of each name and value one, structured data first."""
    found = list(data.claims) if data else []
    found.extend(page_head.claims(scan, metas))
    unique = {(name, value): source for name, value, source in reversed(found)}
    return tuple((name, value, source) for (name, value), source in reversed(unique.items()))


def _with_data(posts: tuple[PostDraft, ...], data: Structured) -> tuple[PostDraft, ...]:
    """Fill times, titles and addresses in from structured data, by the posts' ids; posts that
    only the data tells come after the one that it lists before them."""
    known = {_key(post): post for post in data.posts if post.key}
    filled: list[PostDraft] = []
    for post in posts:
        other = known.get(_key(post)) if post.key else None
        if other is not None:
            post = replace(
                post,
                time=other.time or post.time,
                title=post.title or other.title,
                author=post.author or other.author,
                url=other.url or post.url,
                updated=other.updated or post.updated,
            )
        filled.append(post)
    return tuple(_with_told(filled, data)) if _shared(posts, data) else tuple(filled)


def _with_told(posts: list[PostDraft], data: Structured) -> Iterator[PostDraft]:
    """Yield posts, each followed by those whose text only the data has and which it lists next."""
    places = {_key(post): number for number, post in enumerate(posts, start=1)}
    told: dict[int, list[PostDraft]] = {}
    at = 0
    for post in data.posts:
        at = places.get(_key(post), at)
        if post.key and _key(post) not in places and post.body:
            told.setdefault(at, []).append(post)
    yield from told.get(0, [])
    for number, post in enumerate(posts, start=1):
        yield post
        yield from told.get(number, [])


def _shared(posts: Iterable[PostDraft], data: Structured) -> bool:
    """Tell whether markup and structured data know a post by one id."""
    return not {_key(post) for post in posts if post.key}.isdisjoint(
        _key(post) for post in data.posts if post.key
    )


def _key(post: PostDraft) -> str:
    return (post.key or "").lower()


def _holds_the_story(
    found: Found, root: Element, title: str | None, data: Structured | None
) -> bool:
    """Tell whether posts are the page's story: they have words, and where they were found by mere
    repetition they are no list of teasers."""
    if not any(post.body or post.title for post in found.posts):
        return False
    if found.source != "repeated-siblings":
        return True
    if data is not None:
        return data.is_live_blog
    inside = sum(len(piece.text) for post in found.posts for piece in post.pieces)
    everything = sum(len(piece.text) for piece in pieces(root))
    share = 0.25 if title and _LIVE.search(title) else 0.5
    return inside > everything * share


def _head_lines(page: Page, inside: set[Element]) -> tuple[Piece, ...]:
    """Return the lines beside the posts that name a time or zone of the whole page: by the names
    of their elements, by words such as "Last updated", or above the posts by a whole date."""
    named = page.like(_DATED)
    told = (node for node in page.select(_SHORT) if _SAYS_WHEN.match(node.text or ""))
    above = itertools.takewhile(lambda node: node not in inside, page.elements)
    dated = (
        node
        for node in itertools.islice(above, MOST_ABOVE)
        if _WHOLE_DATE.fullmatch((node.text or "").strip())
    )
    lines: list[str] = []
    for node in (*named[:MOST_HEAD_LINES], *itertools.islice(told, MOST_HEAD_LINES), *dated):
        words = " ".join(" ".join(str(part) for part in node.itertext()).split())
        if 5 < len(words) < 120 and words not in lines and not _is_of(node, inside):
            lines.append(words)
    return tuple(Piece(text=words) for words in lines)


def _is_of(element: Element, posts: set[Element]) -> bool:
    return element in posts or is_inside(element, posts)


def _with_problem(page: PageDraft, says: str) -> PageDraft:
    problem = Problem(kind="reading", severity="warning", says=says)
    return replace(page, problems=(*page.problems, problem))
