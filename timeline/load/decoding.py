"""Bytes to text: archives unpacked, encodings told apart, and what is no text named."""

from __future__ import annotations

import gzip
import io
import re
import zlib

from timeline.errors import Problem, SourceError

SNIFFED = 4096
CHUNK = 2**20
_GZIP = b"\x1f\x8b"
_NOT_TEXT = bytes(code for code in range(32) if code not in b"\t\n\r\f\x1b")
# File signatures: PRONOM registry of The National Archives, and the formats' own specifications.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF: save the page itself as HTML, or copy its text into a .txt file"),
    (b"PK\x03\x04", "a ZIP archive or office document (DOCX, ODT): save it as plain text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an old office document: save it as plain text or HTML"),
    (b"{\\rtf", "an RTF document: save it as plain text or HTML"),
    (b"\x89PNG", "an image: give the page or its text"),
    (b"\xff\xd8\xff", "an image: give the page or its text"),
    (b"GIF8", "an image: give the page or its text"),
    (b"\x7fELF", "a program, not a document"),
    (b"MZ\x90", "a program, not a document"),
    (b"SQLite format 3", "a database, not a document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (b"BZh9", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ", "an xz archive: unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive: unpack it first"),
)
_BOMS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_DECLARED = re.compile(
    rb"""(?:charset|encoding)\s{0,4}=\s{0,4}["']?\s{0,4}([A-Za-z0-9_.:-]{2,40})"""
)
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r\f")
_SURROGATES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = ("\r", "\x0c", "\u2028", "\u2029")
_NEWLINES = re.compile("\r\n?|\u2028|\u2029|\x0c")


def unpack(data: bytes, limit: int) -> tuple[bytes, tuple[Problem, ...]]:
    """Return the content of gzip data, all its members, and any other data as it is.

    An archive that was cut off is read as far as it goes, and a problem says so. Raises SourceError
    where it unpacks to more than `limit` bytes, or to nothing.
    """
    if not data.startswith(_GZIP):
        return data, ()
    parts: list[bytes] = []
    length = 0
    with gzip.GzipFile(fileobj=io.BytesIO(data)) as archive:
        try:
            while part := archive.read1(CHUNK):
                parts.append(part)
                length += len(part)
                if length > limit:
                    says = f"unpacks to more than {limit // 2**20} MiB: raise the limit to read it"
                    raise SourceError(says)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            if not parts:
                says = f"a damaged gzip archive ({error}): expected a whole one"
                raise SourceError(says) from error
            says = "the gzip archive is cut off or damaged: read as far as it goes"
            return b"".join(parts), (Problem(kind="incomplete", severity="warning", says=says),)
    return b"".join(parts), ()


def refuse_binary(data: bytes) -> None:
    """Raise SourceError for bytes that are no text, saying what to give instead."""
    if data.startswith(b"bplist00"):
        return
    if not data.strip():
        raise SourceError("empty: expected the text or the saved page of a live blog or article")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"is {what}")
    if data.startswith(tuple(mark for mark, _ in _BOMS)) or _looks_like_utf16(data):
        return
    sample = data[:SNIFFED]
    controls = len(sample) - len(sample.translate(None, _NOT_TEXT))
    if controls > max(len(sample) // 50, 3):
        raise SourceError("is binary data: expected text, HTML or JSON")


def to_text(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Decode `data`, say in a problem what had to be assumed or left out, even out newlines."""
    if data.startswith(tuple(mark for mark, _ in _BOMS[1:])) or _looks_like_utf16(data):
        text, problems = _decode(data)
        data = text.encode("utf-8", "replace")
    else:
        problems = ()
    if any(code in data for code in _CONTROLS):  # to look for each is quicker than to translate
        count = len(data)
        data = data.translate(None, _CONTROLS)
        count -= len(data)
        problems = (*problems, _problem(f"{count} control characters (such as NUL) were left out"))
    text, more = _decode(data)
    if any(char in text for char in _LINE_ENDS):
        text = _NEWLINES.sub("\n", text)
    return text, problems + more


def without_surrogates(text: str) -> str:
    """Return `text` with lone surrogates, which no output could carry, shown as U+FFFD."""
    try:
        text.encode()  # a tenth of the time of a search
    except UnicodeEncodeError:
        return _SURROGATES.sub("\ufffd", text)
    return text


def _decode(data: bytes) -> tuple[str, tuple[Problem, ...]]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_as(data, encoding)
    if _looks_like_utf16(data):
        return _decode_as(data, "utf-16-le" if data[1:2] == b"\0" else "utf-16-be")
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _decode_other(data, error)


def _decode_as(data: bytes, encoding: str) -> tuple[str, tuple[Problem, ...]]:
    try:
        return data.decode(encoding), ()
    except UnicodeDecodeError:
        says = f"bytes that are not {encoding} were replaced by U+FFFD"
        return data.decode(encoding, "replace"), (_problem(says),)


def _decode_other(data: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[Problem, ...]]:
    """Decode what is not UTF-8: nearly so, as declared, else as Windows-1252."""
    line = data.count(b"\n", 0, error.start) + 1
    nearly = data.decode("utf-8", "replace")
    bad, wide = nearly.count("\ufffd"), sum(ord(char) > 127 for char in nearly)
    if bad * 4 <= wide:
        return nearly, (_problem(f"{bad} bytes, the first in line {line}, are not UTF-8"),)
    declared = _DECLARED.search(data[:SNIFFED])
    name = declared.group(1).decode("ascii") if declared else "windows-1252"
    if name.lower().replace("_", "-") in {"utf-8", "utf8", "iso-8859-1", "latin-1", "us-ascii"}:
        name = "windows-1252"  # as browsers read them (WHATWG Encoding, 4.2)
    try:
        text = data.decode(name)
    except (LookupError, UnicodeDecodeError):
        name, text = "windows-1252", data.decode("windows-1252", "replace")
    says = f"line {line} is not UTF-8: {name} was assumed; save it as UTF-8 if words look wrong"
    return text, (_problem(says),)


def _looks_like_utf16(data: bytes) -> bool:
    sample = data[: SNIFFED // 2]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    half = len(sample) // 2
    return half > 8 and (
        (odd > half * 0.7 and even < half * 0.1) or (even > half * 0.7 and odd < half * 0.1)
    )


def _problem(says: str) -> Problem:
    return Problem(kind="reading", severity="warning", says=says)
