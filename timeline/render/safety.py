"""Keeps what comes from sources harmless where it becomes an address, an id or a file name."""

from __future__ import annotations

import hashlib
import re
from typing import Final
from urllib.parse import urlsplit

import nh3
from markupsafe import Markup

_ID: Final = re.compile(r"[a-z][a-z0-9-]{0,63}\Z")
_SCHEMES: Final = frozenset({"http", "https", "mailto"})
_RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ur", "yi"}
)


_CLEANER: Final = nh3.Cleaner(
    tags={"a", "blockquote", "h4", "mark", "p", "q", "span"},
    attributes={
        "a": {"href", "rel", "tabindex"},
        "mark": {"class", "id", "data-expression", "data-of", "data-reference"},
        "p": {"class"},
        "span": {"class"},
    },
    url_schemes=set(_SCHEMES),
    link_rel=None,  # ours is set where the link is made
)


def cleaned(markup: Markup) -> Markup:
    """Return markup around a source's words with nothing in it but what we mark such words with.

    Their text is escaped before; this is the second lock, for the day on which that is forgotten.
    """
    return Markup(_CLEANER.clean(markup))


def anchor(identifier: str) -> str:
    """Return an id as it stands in pages and file names: itself where it is of the agreed shape.

    Any other is replaced by a hash of it, so that nothing can leave the folder or the attribute.
    """
    if _ID.match(identifier):
        return identifier
    return "x" + hashlib.sha256(identifier.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def safe_address(address: str | None) -> str | None:
    """Return an address that a link may have (http, https, mailto), else None."""
    if not address:
        return None
    trimmed = "".join(letter for letter in address if letter > " ")
    try:
        parts = urlsplit(trimmed)
    except ValueError:
        return None
    if parts.scheme.lower() not in _SCHEMES:
        return None
    if parts.scheme.lower() != "mailto" and not parts.netloc:
        return None
    return trimmed


def direction(language: str) -> str:
    """Return `rtl` for a language written from right to left, else `ltr`."""
    return "rtl" if language.lower().split("-")[0] in _RIGHT_TO_LEFT else "ltr"
