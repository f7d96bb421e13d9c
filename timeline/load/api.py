"""JSON of live-blog engines and of pages' own data, each recognised by its keys."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from timeline.errors import Problem, SourceError
from timeline.load import json_ld, lenient_json
from timeline.load.draft import PageDraft, Piece, PostDraft, as_posts, compose
from timeline.load.named_posts import listed_posts, named_posts
from timeline.load.origin import Source
from timeline.load.spacing import squeeze
from timeline.load.stamps import impossible, to_iso
from timeline.load.tree import fragment
from timeline.model import ClaimName, Document, NamedAs, NamedPost

NAME = "json"
Object = dict[str, object]
_CUT_OFF = re.compile(r"(?:\[\s{0,80}){0,9}\{\s{0,80}\"[^\"\n]{1,80}\"\s{0,80}:|(?:\[\s{0,80}){9}")
_TIMED_BLOCK = re.compile(r"\.(?:Tweet|Instagram|Youtube|Video|Audio|Image|Map|Chart|Embed)\w*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One kind of JSON: what it is, whether a value is of it, and how its page is read."""

    name: str
    fits: Callable[[object], bool]
    read: Callable[[object], PageDraft]


def likeness(source: Source) -> int:
    """Return how sure it is that the source is JSON."""
    text = source.text.strip()
    if text[:1] in ("{", "[") and text[-1:] in ("}", "]"):
        return 80
    return 70 if _CUT_OFF.match(text) else 0


def read(source: Source) -> Document:
    """Read JSON; raises SourceError for JSON that is broken or of no kind known here."""
    problems: tuple[Problem, ...] = ()
    value = lenient_json.parse(source.text)
    if value is None:
        value = lenient_json.before_break(source.text)
        says = "the JSON is broken or cut off: posts are read up to there, others may be missing"
        problems = (Problem(kind="incomplete", severity="warning", says=says),)
    if value is None:
        raise SourceError("is broken JSON, or nested too deep: expected an answer saved whole")
    for shape in SHAPES:
        if shape.fits(value):
            page = shape.read(value)
            named = named_posts(page, listed=page.named)
            page = replace(page, named=named, problems=page.problems + problems)
            return compose(replace(page, format=f"{NAME}:{shape.name}"), source.origin)
    known = ", ".join(shape.name for shape in SHAPES)
    raise SourceError(f"is JSON without posts that are known here: expected one of {known}")


# --- The Guardian: page data, and the Content API with blocks ---


def _is_guardian(value: object) -> bool:
    return bool(_blocks(value))


def _blocks(value: object) -> list[Object]:
    held = _at(value, "blocks")
    if not isinstance(held, list):
        held = _at(value, "response", "content", "blocks", "body")
    blocks = _objects(held)
    return blocks if blocks and all("id" in block for block in blocks) else []


def _guardian(value: object) -> PageDraft:
    content = _at(value, "response", "content")
    page = content if isinstance(content, dict) else value
    url = _text(page, "webURL") or _text(page, "webUrl") or _text(page, "canonicalUrl")
    standfirst = _text(page, "standfirst") or _text(_at(page, "fields"), "standfirst")
    claims: list[tuple[ClaimName, str, str]] = [
        ("kind", "live-blog", NAME),
        ("publisher", "The Guardian", NAME),
    ]
    for name, keys in (
        ("published", ("webPublicationDate",)),
        ("updated", ("lastModified", "blockLastUpdated")),
    ):
        for key in keys:
            if stamp := to_iso(_at(page, key)) or to_iso(_at(page, "fields", key)):
                claims.append(("published" if name == "published" else "updated", stamp, NAME))
    claims.extend(_guardian_pages(page))
    return PageDraft(
        format=NAME,
        title=_text(page, "headline") or _text(page, "webTitle"),
        url=url,
        summary=fragment(standfirst) if standfirst else (),
        posts=as_posts(_guardian_post(block, url) for block in _blocks(value)),
        claims=tuple(claims),
        named=tuple(_guardian_named(page)),
    )


def _guardian_named(page: object) -> Iterator[NamedPost]:
    """Yield the posts that the page's data names besides listing them."""
    yield from listed_posts(_at(page, "keyEvents"), "key event")
    yield from listed_posts(_at(page, "pinnedPost"), "linked post")
    yield from listed_posts(_at(page, "mostRecentBlockId"), "newest post")
    requested = _at(page, "blocks", "requestedBodyBlocks")
    for name, blocks in requested.items() if isinstance(requested, dict) else ():
        named_as: NamedAs = "key event" if "key-events" in name else "linked post"
        yield from listed_posts(blocks, named_as)


def _guardian_post(block: Object, url: str | None) -> PostDraft:
    key = str(block["id"])
    key = key if key.startswith("block-") else f"block-{key}"
    attributes = block.get("attributes")
    return PostDraft(
        body=_guardian_pieces(block),
        source="api",
        key=key,
        url=f"{url}#{key}" if url else None,
        title=_text(block, "title"),
        author=", ".join(
            name
            for person in _objects(block.get("contributors"))
            if (name := _text(person, "name"))
        )
        or None,
        time=_first_stamp(
            block, ("blockFirstPublished", "firstPublishedDate", "publishedDate", "blockCreatedOn")
        ),
        updated=_first_stamp(block, ("blockLastUpdated", "lastModifiedDate")),
        is_key=_flag(attributes, "keyEvent"),
        is_pinned=_flag(attributes, "pinned"),
        is_summary=_flag(attributes, "summary"),
    )


def _guardian_pieces(block: Object) -> tuple[Piece, ...]:
    markup = _text(block, "bodyHtml")
    if markup:
        return fragment(markup)
    found: list[Piece] = []
    for element in _objects(block.get("elements")):
        kind = _text(element, "_type") or ""
        html = _text(element, "html")
        if html and not _TIMED_BLOCK.search(kind):
            found.extend(fragment(html))
        elif html and "Tweet" in kind:
            found.extend(replace(piece, kind="quotation") for piece in fragment(html))
        elif caption := _text(element.get("data"), "caption"):
            found.append(Piece(text=squeeze(caption), kind="caption"))
    return tuple(found)


def _guardian_pages(page: object) -> Iterator[tuple[ClaimName, str, str]]:
    pages = _at(page, "pagination", "totalPages")
    current = _at(page, "pagination", "currentPage")
    if isinstance(pages, int) and pages > 1:
        yield "page", f"{current or '?'} of {pages}", NAME
    total = _at(page, "blocks", "totalBodyBlocks")
    if isinstance(total, int):
        yield "posts", str(total), NAME


# --- Sourcefabric's Live Blog API ---


def _is_sourcefabric(value: object) -> bool:
    items = _sourcefabric_items(value)
    return bool(items) and any("groups" in item for item in items)


def _sourcefabric_items(value: object) -> list[Object]:
    return _objects(_at(value, "posts", "_items")) or _objects(_at(value, "_items"))


def _sourcefabric(value: object) -> PageDraft:
    envelope = _at(value, "posts") if isinstance(_at(value, "posts"), dict) else value
    items = _sourcefabric_items(value)
    total = _at(envelope, "_meta", "total")
    claims: list[tuple[ClaimName, str, str]] = [("kind", "live-blog", NAME)]
    if isinstance(total, int):
        claims.append(("posts", str(total - sum(_flag(item, "deleted") for item in items)), NAME))
    language = next((text for item in items if (text := _text(item, "language"))), None)
    if language:
        claims.append(("language", language, NAME))
    return PageDraft(
        format=NAME,
        title=_text(_at(value, "blog"), "title"),
        posts=as_posts(_sourcefabric_post(item) for item in items if not _flag(item, "deleted")),
        claims=tuple(claims),
    )


def _sourcefabric_post(item: Object) -> PostDraft:
    found: list[Piece] = []
    for group in _objects(item.get("groups")):
        for reference in _objects(group.get("refs")):
            inner = reference.get("item")
            text = _text(inner, "text")
            if text:
                found.extend(fragment(text))
            found.extend(_sourcefabric_meta(_at(inner, "meta")))
    return PostDraft(
        body=tuple(found),
        source="api",
        key=(_text(item, "_id") or "").rsplit(":", 1)[-1] or None,
        author=_text(item.get("publisher"), "display_name") or _text(item, "byline"),
        time=_first_stamp(item, ("published_date", "firstcreated", "_created")),
        updated=_first_stamp(item, ("content_updated_date",)),
        is_key=_flag(item, "lb_highlight") or _flag(item, "highlight"),
        is_pinned=_flag(item, "sticky"),
    )


def _sourcefabric_meta(meta: object) -> Iterator[Piece]:
    """Yield what an item says beside its text: a quotation, a picture's caption."""
    for key in ("quote", "caption", "title", "description"):
        for piece in fragment(_text(meta, key) or ""):
            if key == "quote":
                yield replace(piece, kind="quotation")
            elif key == "caption":
                yield replace(piece, kind="caption")
            else:
                yield piece
    if (credit := _text(meta, "credit")) and _text(meta, "quote"):
        yield Piece(text=squeeze(credit))


# --- WordPress (Automattic's Liveblog, and posts), JSON Feed, schema.org ---


def _is_wordpress(value: object) -> bool:
    entries = _wordpress_entries(value)
    return bool(entries) and all(
        "id" in entry and ("content" in entry or "render" in entry) for entry in entries
    )


def _wordpress_entries(value: object) -> list[Object]:
    """Return the entries that stand: the newest update takes the place and id of what it replaces,
    and what was deleted is gone."""
    entries = _objects(_at(value, "entries")) or _objects(value)
    changes: dict[str, Object] = {}
    for entry in entries:  # the newest stands first
        if entry.get("type") in ("update", "delete"):
            changes.setdefault(str(entry.get("replaces") or entry.get("id")), entry)
    standing: list[Object] = []
    for entry in entries:
        key = str(entry.get("replaces") or entry.get("id"))
        change = changes.get(key)
        if change is None:
            standing.append(entry)
        elif change is entry and entry.get("type") == "update":
            standing.append({**entry, "id": key})
    return standing


def _wordpress(value: object) -> PageDraft:
    pages, current = _at(value, "pages"), _at(value, "page")
    claims: list[tuple[ClaimName, str, str]] = [("kind", "live-blog", NAME)]
    if isinstance(pages, int) and pages > 1:
        claims.append(("page", f"{current or '?'} of {pages}", NAME))
    total = _at(value, "total")
    if isinstance(total, int):
        claims.append(("posts", str(total), NAME))
    return PageDraft(
        format=NAME,
        posts=as_posts(_wordpress_post(entry) for entry in _wordpress_entries(value)),
        claims=tuple(claims),
    )


def _wordpress_post(entry: Object) -> PostDraft:
    content = entry.get("content")
    markup = _text(content, "rendered") or _text(entry, "content") or _text(entry, "render") or ""
    title = _text(entry.get("title"), "rendered") or _text(entry, "title")
    authors = [_text(person, "name") for person in _objects(entry.get("authors"))]
    return PostDraft(
        body=fragment(markup),
        source="api",
        key=str(entry["id"]),
        url=_text(entry, "link") or _text(entry, "share_link"),
        title=squeeze(" ".join(piece.text for piece in fragment(title))) if title else None,
        author=", ".join(name for name in authors if name) or None,
        time=_first_stamp(entry, ("date_gmt", "entry_time", "timestamp", "date")),
        updated=_first_stamp(entry, ("modified_gmt",)),
        is_key=_flag(entry, "key_event"),
    )


def _is_json_feed(value: object) -> bool:
    return "jsonfeed.org" in (_text(value, "version") or "")


def _json_feed(value: object) -> PageDraft:
    """Read JSON Feed 1.1, or 1.0, whose items have one author."""
    posts = tuple(
        PostDraft(
            body=fragment(_text(item, "content_html") or _text(item, "content_text") or ""),
            source="feed",
            key=_text(item, "id"),
            url=_text(item, "url"),
            title=_text(item, "title"),
            author=_text(next(iter(_objects(item.get("authors"))), item.get("author")), "name"),
            time=_first_stamp(item, ("date_published",)),
            impossible=impossible(item.get("date_published")),
            updated=_first_stamp(item, ("date_modified",)),
        )
        for item in _objects(_at(value, "items"))
    )
    more: tuple[tuple[ClaimName, str, str], ...] = ()
    if _text(value, "next_url"):
        more = (("more", "a next page", NAME),)
    return PageDraft(
        format=NAME,
        title=_text(value, "title"),
        url=_text(value, "home_page_url"),
        posts=as_posts(posts),
        claims=(("kind", "live-blog", NAME), *more),
    )


def _is_schema_org(value: object) -> bool:
    found = json_ld.from_values([value])
    return found is not None and (found.is_live_blog or found.title is not None)


def _schema_org(value: object) -> PageDraft:
    found = json_ld.from_values([value])
    assert found is not None, "it was recognised by its posts"
    body = next(
        (
            text
            for item in lenient_json.objects(value)
            if (text := lenient_json.strings(item.get("articleBody")))
        ),
        None,
    )
    return PageDraft(
        format=NAME,
        title=found.title,
        url=found.url,
        head=() if found.posts or not body else fragment(body),
        posts=found.posts,
        claims=found.claims,
        problems=found.problems,
    )


SHAPES: tuple[Shape, ...] = (
    Shape(name="guardian", fits=_is_guardian, read=_guardian),
    Shape(name="sourcefabric", fits=_is_sourcefabric, read=_sourcefabric),
    Shape(name="json-feed", fits=_is_json_feed, read=_json_feed),
    Shape(name="schema.org", fits=_is_schema_org, read=_schema_org),
    Shape(name="wordpress", fits=_is_wordpress, read=_wordpress),
)


def _at(value: object, *path: str) -> object:
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _objects(value: object) -> list[Object]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _text(value: object, key: str) -> str | None:
    held = value.get(key) if isinstance(value, dict) else None
    return lenient_json.strings(held) or None


def _flag(value: object, key: str) -> bool:
    return isinstance(value, dict) and value.get(key) in (True, "true", "1", 1)


def _first_stamp(value: Object, keys: tuple[str, ...]) -> str | None:
    for key in keys:
        held = value.get(key)
        if isinstance(held, dict):
            held = held.get("iso8601") or held.get("dateTime")
        stamp = to_iso(held)
        if stamp:
            return f"{stamp}+00:00" if key.endswith("_gmt") and len(stamp) == 19 else stamp
    return None
