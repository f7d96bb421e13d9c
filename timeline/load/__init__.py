"""Bytes to a Document: the readers, and how the one that fits is found."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from timeline.errors import OptionError, SourceError, quoted
from timeline.load.decoding import refuse_binary, to_text, unpack
from timeline.load.joining import join, without_copies
from timeline.load.origin import Origin, Source
from timeline.load.readers import READERS, Reader
from timeline.model import Document, Given

if TYPE_CHECKING:
    from collections.abc import Iterable

DEFAULT_LIMIT = 32 * 2**20
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)

__all__ = [
    "DEFAULT_LIMIT",
    "READERS",
    "Reader",
    "formats",
    "join",
    "load",
    "load_path",
    "without_copies",
]


def load(
    data: bytes,
    origin: str,
    given: Given | None = None,
    format: str | None = None,  # noqa: A002 - the public name of the option
    limit: int = DEFAULT_LIMIT,
) -> Document:
    """Read one input; `origin` is its path or address, `format` the name of a reader.

    Raises SourceError where nothing can be read. What was assumed or lost on the way is in the
    document's `problems`.
    """
    chosen = _named(format) if format else None
    try:
        return _read(data, _origin(data, origin, given or Given()), chosen, limit)
    except SourceError as error:
        raise SourceError(error.reason, path=error.path or origin, line=error.line) from error


def load_path(
    path: str | Path,
    given: Given | None = None,
    format: str | None = None,  # noqa: A002 - the public name of the option
    limit: int = DEFAULT_LIMIT,
) -> Document:
    """Read one file; raises SourceError where it is missing, too large or cannot be read."""
    where = Path(path)
    try:
        if where.is_dir():
            raise SourceError("is a folder: expected a file", path=str(path))
        size = where.stat().st_size
        if size > limit:
            raise SourceError(_too_large(size, limit), path=str(path))
        data = where.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("does not exist: expected a file", path=str(path)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise SourceError(f"cannot be read: {reason}", path=str(path)) from error
    return load(data, str(path), given, format, limit)


def formats() -> tuple[tuple[str, str], ...]:
    """Return every reader's name and what it reads, as `timeline read --formats` prints them."""
    return tuple((reader.name, reader.says) for reader in READERS)


def _read(data: bytes, origin: Origin, chosen: Reader | None, limit: int) -> Document:
    if len(data) > limit:
        raise SourceError(_too_large(len(data), limit))
    content, cut_off = unpack(data, limit)
    refuse_binary(content)
    text, problems = to_text(content)
    if not text.strip():
        raise SourceError("empty: expected the text or the saved page of a live blog or article")
    source = Source(data=content, text=text, origin=origin.with_problems(cut_off + problems))
    return (chosen or _best(source, READERS)).read(source)


def _best(source: Source, readers: Iterable[Reader]) -> Reader:
    """Return the reader that is surest of the source; the text reader takes anything."""
    return max(readers, key=lambda reader: (reader.likeness(source), reader.name))


def _named(name: str) -> Reader:
    for reader in READERS:
        if reader.name == name:
            return reader
    known = ", ".join(reader.name for reader in READERS)
    raise OptionError(f"unknown format {quoted(name)}: expected one of {known}")


def _origin(data: bytes, name: str, given: Given) -> Origin:
    is_address = bool(_ADDRESS.match(name))
    base = None if is_address or name == "-" else name.replace("\\", "/").rsplit("/", 1)[-1]
    return Origin(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        given=given,
        path=base,
        url=name if is_address else None,
    )


def _too_large(size: int, limit: int) -> str:
    return f"has {size / 2**20:.0f} MiB, more than the limit of {limit / 2**20:.0f} MiB"
