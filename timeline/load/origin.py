"""Where bytes came from, decoded: what every reader is given and what names a document."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from timeline.errors import Problem
from timeline.model import Given

MAX_ID = 63
_NOT_ID = re.compile(r"[^a-z0-9]+")
_INDEX_NAMES = {"index", "default", "home", "live", "blog", "page"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A source's name (path or address), its bytes' hash, and what the caller said of it."""

    name: str
    sha256: str
    given: Given
    path: str | None = None
    url: str | None = None
    problems: tuple[Problem, ...] = ()

    def with_problems(self, problems: tuple[Problem, ...]) -> Origin:
        """Return the same origin with more problems."""
        return replace(self, problems=self.problems + problems)

    def document_id(self, url: str | None) -> str:
        """Return the story-wide id: made of address or base name, so it outlives any change."""
        if url:
            return slug(_last_segment(url))
        stem = (self.path or self.name).rsplit("/", 1)[-1]
        return slug(stem.rsplit(".", 1)[0] or stem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Bytes decoded to `text` (line feeds only, no NUL), with the origin they came from."""

    data: bytes
    text: str
    origin: Origin


def slug(words: str, fallback: str = "source") -> str:
    """Return `words` as an id: `[a-z][a-z0-9-]{0,63}`.

    >>> slug("000_e6bf.Été")
    's-000-e6bf-ete'
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii")
    made = _NOT_ID.sub("-", plain.lower()).strip("-") or fallback
    if not made[0].isalpha():
        made = f"s-{made}"
    return made[: MAX_ID + 1].rstrip("-")


def _last_segment(url: str) -> str:
    parts = urlsplit(url)
    segments = [part for part in parts.path.split("/") if part]
    stems = [segment.rsplit(".", 1)[0] for segment in segments]
    telling = [stem for stem in stems if stem.lower() not in _INDEX_NAMES]
    return telling[-1] if telling else (parts.hostname or "source")
