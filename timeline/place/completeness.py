"""Whether all posts of a page are here: by its page numbers, the number of its posts, what it
offers besides, and the posts that it names without holding them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from timeline.errors import Problem
from timeline.language import en_page
from timeline.model import Document, NamedPost, Segmented

MOST_LISTED = 6
_PAGE = re.compile(en_page.PAGE_NUMBER, re.IGNORECASE)
_MORE = re.compile(en_page.MORE_POSTS, re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """`is_complete` is None where the page does not say; `problems` say what is missing, besides
    what `load` found to be cut off."""

    is_complete: bool | None
    problems: tuple[Problem, ...] = ()


def completeness(document: Document, segmented: Segmented) -> Completeness:
    """Judge a document, of which all pages at hand have been joined."""
    controls = tuple(_controls(document, segmented))
    held_pages, pages = _pages(document, controls)
    stated = [int(claim.value) for claim in document.claims if claim.name == "posts"]
    says = []
    if pages - held_pages > 0:
        says.append(f"holds {held_pages or 1} of {pages} pages: give the others too")
    if stated and min(stated) > len(document.marks):
        says.append(f"holds {len(document.marks)} of {min(stated)} posts: give the others too")
    if missing := _missing(document):
        says.append(_names(missing))
    if not pages and not stated:
        offers = dict.fromkeys(claim.value for claim in document.claims if claim.name == "more")
        offers |= dict.fromkeys(f"“{words}”" for words in controls if _MORE.fullmatch(words))
        says.extend(f"the page offers {words}: posts may be missing" for words in offers)
    problems = tuple(
        Problem(kind="incomplete", severity="warning", says=words, document=document.id)
        for words in says
    )
    if problems or any(problem.kind == "incomplete" for problem in document.problems):
        return Completeness(is_complete=False, problems=problems)
    return Completeness(is_complete=True if pages or stated else None)


def _controls(document: Document, segmented: Segmented) -> Iterator[str]:
    """Yield the lines of a copied text that were its page's controls."""
    if segmented.kind != "live-blog" or document.marks:
        return
    for part in segmented.furniture:
        yield document.quote(part.span).strip(" .:|[]()")


def _pages(document: Document, controls: tuple[str, ...]) -> tuple[int, int]:
    """Return how many pages of a blog are here, and how many it has; 0 and 0 if it says nothing."""
    numbers = [claim.value.split(" of ") for claim in document.claims if claim.name == "page"]
    found = (_PAGE.fullmatch(words) for words in controls)
    numbers += [[match["number"], match["total"]] for match in found if match]
    total = max((int(of) for _, of in numbers), default=0)
    known = {number for number, _ in numbers if number != "?"}
    unknown = sum(number == "?" for number, _ in numbers)
    return len(known) + unknown, total


def _missing(document: Document) -> list[NamedPost]:
    """Return the named posts that no joined page holds either."""
    keys = [mark.key.lower() for mark in document.marks if mark.key]
    return [
        named
        for named in document.named
        if not any(_is_one_id(named.key.lower(), key) for key in keys)
    ]


def _is_one_id(first: str, second: str) -> bool:
    """Tell whether two ids are one, written with and without a word in front ("block-")."""
    short, long = sorted((first, second), key=len)
    return long == short or (len(short) > 4 and long.endswith(f"-{short}"))


def _names(missing: list[NamedPost]) -> str:
    """Say which posts are missing, by what the page calls them and by their ids."""
    shown = [
        f"{named.named_as} “{named.words}” ({named.key})"
        if named.words
        else f"{named.named_as} {named.key}"
        for named in missing[:MOST_LISTED]
    ]
    if len(missing) > MOST_LISTED:
        shown.append(f"{len(missing) - MOST_LISTED} more")
    number = "a post" if len(missing) == 1 else f"{len(missing)} posts"
    return f"the page names {number} that it does not hold: {', '.join(shown)}"
