"""Posts in an HTML tree by the best evidence: a profile, microdata or RDFa, repeated siblings."""

from __future__ import annotations

from timeline.load.by_profile import by_profile
from timeline.load.by_siblings import by_siblings
from timeline.load.found_posts import Found
from timeline.load.microdata import by_microdata
from timeline.load.profiles import profiles
from timeline.load.selecting import Page


def find_posts(page: Page, page_url: str | None) -> Found | None:
    """Return the posts by the best evidence that the tree holds, None if nothing marks posts."""
    untimed: Found | None = None
    for profile in profiles():
        if found := by_profile(page, profile, page_url):
            if any(post.time for post in found.posts):
                return found
            untimed = untimed or found
    found_otherwise = by_microdata(page.root, page_url) or by_siblings(page.root, page_url)
    if untimed is None or found_otherwise is None:
        return untimed or found_otherwise
    return max(untimed, found_otherwise, key=_timed_posts)


def _timed_posts(found: Found) -> int:
    return sum(bool(post.time or post.label) for post in found.posts)
