"""White space in texts of pages, evened out."""

from __future__ import annotations

import re

_INVISIBLE = {0x200B: None, 0xFEFF: None}
_SPACES = re.compile(r"[ \t\n\r\f\u00a0\u200b\ufeff]{2,}|[\t\n\r\f\u00a0\u200b\ufeff]")


def squeeze(text: str) -> str:
    """Return `text` with every run of white space as one blank, none at its ends."""
    if _is_spaced(text):
        return text.strip(" ")
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())


def spaced(text: str) -> str:
    """Return `text` with every run of white space as one blank."""
    return text if _is_spaced(text) else _SPACES.sub(" ", text)


def _is_spaced(text: str) -> bool:
    """Tell whether all white space in a text is single blanks, as in most texts it is."""
    return text.isprintable() and "  " not in text
