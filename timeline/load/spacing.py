"""White space in texts of pages, evened out."""

from __future__ import annotations

import re
from collections.abc import Iterable

_INVISIBLE = {0x200B: None, 0xFEFF: None}
_DOUBLE = re.compile("  ")  # found in a third of the time that `in` takes
_BESIDE_FEED = re.compile("\n(?: |(?<= \n))")
_ODD = "\t\x0b\x0c\r\x1c\x1d\x1e\x1f"  # ASCII's white space but blanks and line feeds
_LONG = 60
_SPACES = re.compile(r"[ \t\n\r\f\u00a0\u200b\ufeff]{2,}|[\t\n\r\f\u00a0\u200b\ufeff]")


def squeeze(text: str) -> str:
    """Return `text` with every run of white space as one blank, none at its ends.

    In most texts all white space is single blanks, which is quickly seen.
    """
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    if not text.isascii():
        text = text.translate(_INVISIBLE)
    return " ".join(text.split())


def spaced(text: str) -> str:
    """Return `text` with every run of white space as one blank."""
    if len(text) > _LONG and text.isascii():  # to look for four signs is quicker than at each
        is_even = not ("\n" in text or "\t" in text or "\r" in text or "\f" in text)
        is_even = is_even and not _DOUBLE.search(text)
    else:
        is_even = text.isprintable() and "  " not in text
    return text if is_even else _SPACES.sub(" ", text)


def are_spaced(texts: Iterable[str]) -> bool:
    """Tell whether all white space in all texts is single blanks or line feeds between words.

    One look at many texts takes a tenth of the time that a look at each takes.
    """
    joined = " ".join(("", *filter(None, texts), ""))
    if _DOUBLE.search(joined) or ("\n" in joined and _BESIDE_FEED.search(joined)):
        return False
    if joined.isascii():
        return not any(sign in joined for sign in _ODD)
    return joined.replace("\n", "").isprintable()
