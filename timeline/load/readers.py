"""The readers, in one visible tuple; their order never changes which one is chosen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from timeline.load import page, plain
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
        name="text",
        says="plain text or Markdown, as copied or scraped",
        likeness=_always,
        read=plain.read,
    ),
)
