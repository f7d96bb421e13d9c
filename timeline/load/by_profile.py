"""Posts in an HTML tree by the profile of the engine that made it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from dataclasses import dataclass, field

from timeline.load.draft import PostDraft
from timeline.load.found_posts import (
    Found,
    absolute,
    attribute_stamp,
    author_name,
    impossible_stamp,
    is_time,
    label,
    outermost,
    permalink,
    stamp,
)
from timeline.load.profiles import Profile
from timeline.load.selecting import Element, Page
from timeline.load.tree import line, pieces

_SUMMARY_WORDS = re.compile(r"^(?:\w+\s){0,2}summary$", re.IGNORECASE)


def by_profile(page: Page, profile: Profile, page_url: str | None) -> Found | None:
    """Return the posts that a profile's selectors find, None if there are none."""
    if profile.needs and not page.select(profile.needs):
        return None
    elements = _elements(page, profile)
    if not elements:
        return None
    parts = _parts(page, profile, elements)
    posts = tuple(_post(element, profile, page_url, parts) for element in elements)
    return Found(elements=elements, posts=posts, source=f"profile:{profile.name}")


def _elements(page: Page, profile: Profile) -> tuple[Element, ...]:
    """Return the elements of posts in printed order.

    One that lies within another is a post of its own only where each has its own id and time: the
    tags of the outer one are then not closed as they should be.
    """
    found = page.select(profile.post)
    outer = outermost(found)
    if len(outer) == len(found):
        return outer
    timed = _firsts(page, set(found), profile.time)
    keys = {element: key for element in timed if (key := _key(element, profile))}
    kept = set(outer)
    for element in keys.keys() - kept:
        holder = element.getparent()
        while holder is not None and holder not in keys:
            holder = holder.getparent()
        if holder is not None and keys[holder] != keys[element]:
            kept.add(element)
    return tuple(element for element in found if element in kept)


@dataclass(slots=True, kw_only=True)
class _Parts:
    """What a profile's selectors found on the page, each selector run once: by post, and what is
    no text of any post."""

    times: dict[Element, Element]
    titles: dict[Element, Element]
    authors: dict[Element, Element]
    bodies: dict[Element, Element]
    keys: Set[Element]
    pinned: Set[Element]
    summaries: Set[Element]
    skip: set[Element] = field(default_factory=set)


def _parts(page: Page, profile: Profile, elements: tuple[Element, ...]) -> _Parts:
    wanted = set(elements)
    parts = _Parts(
        times=_firsts(page, wanted, profile.time),
        titles=_firsts(page, wanted, (profile.title,)),
        authors=_firsts(page, wanted, (profile.author,)),
        bodies=_firsts(page, wanted, (profile.body,)),
        keys=_holders(page, wanted, profile.is_key),
        pinned=_holders(page, wanted, profile.is_pinned),
        summaries=_holders(page, wanted, profile.is_summary),
    )
    for element in wanted - parts.times.keys():
        time = next(filter(is_time, element.iter()), None)
        if time is not None:
            parts.times[element] = time
    parts.skip.update(elements)
    parts.skip.update(parts.times.values(), parts.titles.values(), parts.authors.values())
    if profile.drop:
        parts.skip.update(page.select(profile.drop))
    return parts


def _post(element: Element, profile: Profile, page_url: str | None, parts: _Parts) -> PostDraft:
    time, title = parts.times.get(element), parts.titles.get(element)
    key = _key(element, profile)
    heading = line(title) if title is not None else None
    body = parts.bodies.get(element, element)
    when = stamp(time) or attribute_stamp(element, profile.time_attributes)
    return PostDraft(
        body=absolute(pieces(body, parts.skip), page_url),
        source=f"profile:{profile.name}",
        key=key,
        url=permalink(element, key, page_url),
        title=heading or None,
        author=author_name(parts.authors.get(element)),
        time=when,
        label=label(time),
        impossible=None if when else impossible_stamp(time),
        is_key=element in parts.keys,
        is_pinned=element in parts.pinned,
        is_summary=element in parts.summaries or bool(heading and _SUMMARY_WORDS.match(heading)),
    )


def _key(element: Element, profile: Profile) -> str | None:
    for name in profile.key:
        if value := element.get(name):
            return value.removeprefix(profile.strip)
    return None


def _firsts(
    page: Page, posts: Set[Element], selectors: Iterable[str | None]
) -> dict[Element, Element]:
    """Return for each post the first element that the first fitting selector finds in it."""
    found: dict[Element, Element] = {}
    for selector in filter(None, selectors):
        here: dict[Element, Element] = {}
        for node in page.select(selector):
            holder = node.getparent()
            while holder is not None and holder not in posts:
                holder = holder.getparent()
            if holder is not None:
                here.setdefault(holder, node)
        found = here | found
        if len(found) == len(posts):
            break
    return found


def _holders(page: Page, posts: Set[Element], selector: str | None) -> Set[Element]:
    """Return which of the posts match a selector, or hold something that does."""
    held: set[Element] = set()
    for node in page.select(selector) if selector else ():
        current: Element | None = node
        while current is not None and current not in posts:
            current = current.getparent()
        if current is not None:
            held.add(current)
    return held
