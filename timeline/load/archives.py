"""Pages as browsers save them whole: MHTML (RFC 2557), and Safari's web archives."""

from __future__ import annotations

import email
import plistlib
import re
import struct
from email.message import Message
from email.policy import default as policy
from xml.parsers.expat import ExpatError

from timeline.errors import SourceError
from timeline.load import page
from timeline.load.decoding import to_text
from timeline.load.draft import compose
from timeline.load.origin import Source
from timeline.model import Document

# What plistlib lets pass of its parsers' own errors, and what a list of another make gives.
_DAMAGED = (
    plistlib.InvalidFileException,
    ExpatError,
    AttributeError,
    LookupError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)
MOST_PARTS = 100  # that hold parts themselves; a saved page has one or two
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_HEADERS = re.compile(
    rb"(?:[A-Za-z-]{2,40}:[^\n]{0,2000}\n(?:[ \t][^\n]{0,2000}\n)*){0,20}?MIME-Version:", re.I
)


def mhtml_likeness(source: Source) -> int:
    """Return how sure it is that the source is MHTML: mail headers, then a page among parts."""
    head = source.data[:8192]
    return 97 if _HEADERS.match(head) and b"multipart/related" in head.lower() else 0


def webarchive_likeness(source: Source) -> int:
    """Return how sure it is that the source is a property list with a page in it."""
    head = source.data[:2048]
    is_list = head.startswith(b"bplist00") or b"<plist" in head
    return 98 if is_list and b"WebMainResource" in source.data[:65536] else 0


def read_mhtml(source: Source) -> Document:
    """Read the page within an MHTML file; raises SourceError where there is none."""
    if source.data.count(b"multipart/") > MOST_PARTS:
        raise SourceError("is an MHTML archive of archives of archives: save the page again")
    message = email.message_from_bytes(source.data, policy=policy)
    address = str(message.get("Snapshot-Content-Location") or "").strip() or None
    parts = [part for part in message.walk() if part.get_content_type() in _PAGE_TYPES]
    if not parts:
        raise SourceError("is an MHTML archive without a page in it: save the page again")
    # The first one, unless another bears the address that was saved: frames may come before it.
    main = next((part for part in parts if address and _location(part) == address), parts[0])
    where = _location(main)
    own = address or (where if where.startswith("http") else None)
    return compose(page.draft(_markup(main), source.origin.given.url or own), source.origin)


def read_webarchive(source: Source) -> Document:
    """Read the page within a web archive; raises SourceError where it is damaged."""
    try:
        archive = plistlib.loads(source.data)
        main = archive["WebMainResource"]
        data, address = main["WebResourceData"], main.get("WebResourceURL")
    except _DAMAGED as error:
        raise SourceError("is a damaged web archive: save the page again") from error
    text, _ = to_text(bytes(data))
    url = source.origin.given.url or (address if isinstance(address, str) else None)
    return compose(page.draft(text, url), source.origin)


def _location(part: Message) -> str:
    return str(part.get("Content-Location") or "").strip()


def _markup(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if charset and charset.lower().replace("_", "-") not in ("utf-8", "us-ascii"):
        try:
            return data.decode(charset)
        except (LookupError, UnicodeDecodeError):
            pass
    return to_text(data)[0]
