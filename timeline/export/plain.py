"""Other people's text made safe to stand in a line, a property or an address of any format."""

from __future__ import annotations

import re

# What ends a line for some reader, or is a control that no text needs: C0 but tab and newline,
# DEL and C1, the separators U+2028 and U+2029, halves of surrogate pairs, non-characters.
_CONTROLS = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]", re.UNICODE
)
_LINE_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
# RFC 3986: everything that may stand in an address, after a scheme that a browser only fetches.
_ADDRESS = re.compile(
    r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%\u00a0-\ud7ff\uf900-\ufdcf\U00010000-\U000efffd]+"
)


def lines(text: str) -> str:
    r"""Return `text` with `\n` as its only line break and no other control character but tab."""
    return _CONTROLS.sub(" ", _LINE_BREAKS.sub("\n", text))


def one_line(text: str) -> str:
    """Return `text` on one line, each run of white space a single blank."""
    return _SPACES.sub(" ", _CONTROLS.sub(" ", text)).strip()


def web_address(url: str | None) -> str | None:
    """Return an http(s) address in ASCII, or None for what is none (`javascript:`, a new line)."""
    if url is None or not _ADDRESS.fullmatch(url):
        return None
    return "".join(one if one < "\x7f" else _percent(one) for one in url)


def _percent(character: str) -> str:
    return "".join(f"%{byte:02X}" for byte in character.encode())
