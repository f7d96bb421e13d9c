"""Ids of posts: the page's own where it has them, else made of what does not change."""

from __future__ import annotations

import hashlib
import re
import unicodedata

MAX_ID = 64
_OWN = re.compile(r"[a-z][a-z0-9-]{0,63}")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_NOT_ID = re.compile(r"[^a-z0-9]+")
_DISTINCT = re.compile(r"(?:\D*\d){6}")
FIRST_WORDS = 12


class Ids:
    """Gives every post of one document an id that no other of its posts has."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.given: dict[str, int] = {}

    def of_key(self, key: str) -> str:
        """Return the page's own id made safe; one without a long number gets the document's name
        in front, since another page may well have it too."""
        own = key if _SLUG.fullmatch(key) else _slug(key)
        if not own:
            return self.of_words(key, "")
        if not _DISTINCT.match(own):
            own = f"{self.document[: MAX_ID - min(len(own), 30) - 1]}-{own[:30]}"
        if not own[0].isalpha():
            own = f"post-{own}"
        return self._unique(own[-MAX_ID:] if len(own) > MAX_ID else own)

    def of_words(self, label: str, text: str) -> str:
        """Return an id made of the document's name, the printed label and the first words."""
        first = " ".join(text.split()[:FIRST_WORDS])
        digest = hashlib.sha256(f"{self.document}\n{label}\n{first}".encode()).hexdigest()
        return self._unique(f"p-{digest[:12]}")

    def _unique(self, wanted: str) -> str:
        wanted = wanted if _OWN.fullmatch(wanted) else f"p-{wanted}"[:MAX_ID].rstrip("-")
        count = self.given.get(wanted, 0)
        self.given[wanted] = count + 1
        if count == 0:
            return wanted
        return self._unique(f"{wanted[: MAX_ID - 4]}-{count + 1}")


def _slug(key: str) -> str:
    plain = unicodedata.normalize("NFKD", key).encode("ascii", "ignore").decode("ascii")
    return _NOT_ID.sub("-", plain.lower()).strip("-")
