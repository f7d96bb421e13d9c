"""JSON as pages carry it: wrapped in comments, with control characters, nested without end."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator

from timeline.load.decoding import without_surrogates

Json = dict[str, object] | list[object] | str | int | float | bool | None

_OPENINGS = ("<!--", "<![CDATA[", "//", "/*", "*/", "]]>", "-->", ";")
_CLOSINGS = ("-->", "]]>", "//", "/*", "*/", "<![CDATA[", ";")
_PLAIN = json.JSONDecoder(strict=False)
_SMALL = 2**16
_OPENING = re.compile(r"\s*[{\[]")
_CONTROLS = re.compile(r"[\x00-\x1f]+")
_TOKEN = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|[\[\]{},]", re.DOTALL)
_PAIRS = {"{": "}", "[": "]"}
MAX_MENDED = 4 * 2**20  # characters: a second or two of scanning
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def parse_part(text: str, start: int, end: int) -> Json:
    """Return the value of the JSON text in a part of a text, as `parse` does.

    A large one that is as it should be is read where it stands, since a copy might be half the
    page; a small one is copied, since Python's parser counts all lines before an error.
    """
    opening = _OPENING.match(text, start, end) if end - start > _SMALL else None
    try:
        value: Json
        value, stop = _PLAIN.raw_decode(text, opening.end() - 1) if opening else (None, end + 1)
    except (ValueError, RecursionError):
        stop = end + 1
    if stop > end or text[stop:end].strip():
        return parse(text[start:end])
    return value


def parse(text: str) -> Json:
    """Return the value of a JSON text, None for what cannot be read as such.

    So is nesting deeper than Python's parser goes, which says so and does not crash.
    """
    body = _unwrapped(text.strip())
    if not body or body[0] not in "{[":
        return None
    for attempt in (_as_it_is, _without_controls, _without_trailing_commas, _without_entities):
        try:
            value: Json = json.loads(attempt(body), strict=False)
        except (ValueError, RecursionError):
            continue
        return value
    return None


def before_break(text: str) -> Json:
    """Return what a JSON text says that is cut off or breaks somewhere, up to the last comma before
    that; None where that is nothing, or where nesting is what it breaks at."""
    body = _unwrapped(text.strip())
    try:
        json.loads(body, strict=False)
    except json.JSONDecodeError as error:
        _, comma = _open_at(body, min(error.pos, MAX_MENDED))
    except RecursionError:
        return None
    else:
        return None
    closers, _ = _open_at(body, comma)
    return parse(body[:comma] + "".join(reversed(closers))) if closers else None


def _open_at(body: str, end: int) -> tuple[list[str], int]:
    """Return what would close the brackets that are open at `end`, and where the last comma is."""
    closers: list[str] = []
    comma = 0
    for token in _TOKEN.finditer(body, 0, end):
        mark = token.group()
        if mark in _PAIRS:
            closers.append(_PAIRS[mark])
        elif mark == ",":
            comma = token.start()
        elif mark in ("}", "]") and closers:
            closers.pop()
    return closers, comma


def _unwrapped(text: str) -> str:
    """Cut comments and CDATA marks, in any order, from both ends of a script."""
    while opening := next((mark for mark in _OPENINGS if text.startswith(mark)), None):
        text = text[len(opening) :].lstrip()
    while closing := next((mark for mark in _CLOSINGS if text.endswith(mark)), None):
        text = text[: -len(closing)].rstrip()
    return text


def strings(value: object) -> str | None:
    """Return a string value without lone surrogates, the first of a list of them, else None."""
    if isinstance(value, str):
        return value if value.isascii() else without_surrogates(value)
    if not isinstance(value, list):
        return None
    return strings(next((item for item in value if isinstance(item, str)), None))


def objects(value: object, without: str | None = None) -> Iterator[dict[str, object]]:
    """Yield every object in a JSON value, outer ones first, in the order of the text; none of
    what is held under the name `without`."""
    stack: list[object] = [value]
    while stack:
        current = stack.pop()
        if isinstance(current, dict):
            yield current
            held = [
                inner
                for name, inner in current.items()
                if isinstance(inner, dict | list) and name != without
            ]
            stack.extend(reversed(held))
        elif isinstance(current, list):
            stack.extend(reversed(current))


def _as_it_is(text: str) -> str:
    return text


def _without_controls(text: str) -> str:
    return _CONTROLS.sub(" ", text)


def _without_trailing_commas(text: str) -> str:
    return _TRAILING_COMMA.sub(r"\1", _CONTROLS.sub(" ", text))


def _without_entities(text: str) -> str:
    return entities.unescape(text)
