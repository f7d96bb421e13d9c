"""The readers, in one visible tuple; their order never changes which one is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline.load import api, archives, feeds, page, plain
from timeline.load.origin import Source
from timeline.model import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One input format: its name, one line on it, how sure it is of a source (0 not at all to
    100), and the reading itself."""

    name: str
    says: str
    likeness: Callable[[Source], int]
    read: Callable[[Source], Document]


def _always(_source: Source) -> int:
    return 1


READERS: tuple[Reader, ...] = (
    Reader(
        name="html",
        says="a saved web page: JSON-LD, microdata, engines' markup, or an article's main text",
        likeness=page.likeness,
        read=page.read,
    ),
    Reader(
        name="json",
        says="JSON of the Guardian, Sourcefabric, WordPress, schema.org; JSON Feed",
        likeness=api.likeness,
        read=api.read,
    ),
    Reader(
        name="feed",
        says="RSS and Atom",
        likeness=feeds.likeness,
        read=feeds.read,
    ),
    Reader(
        name="mhtml",
        says="a page saved whole by Chrome or Edge (.mhtml)",
        likeness=archives.mhtml_likeness,
        read=archives.read_mhtml,
    ),
    Reader(
        name="webarchive",
        says="a page saved whole by Safari (.webarchive)",
        likeness=archives.webarchive_likeness,
        read=archives.read_webarchive,
    ),
    Reader(
        name="text",
        says="plain text or Markdown, as copied or scraped",
        likeness=_always,
        read=plain.read,
    ),
)
