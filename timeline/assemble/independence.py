"""How many sources tell of an event independently: copies and reports of each other count once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from urllib.parse import urlsplit

from timeline.assemble.index import Index
from timeline.likeness import plain_words
from timeline.model import Document, Told

SHINGLE = 5  # words; near copies by shared runs (Broder 1997, resemblance and containment)
NEAR_COPY = 0.6  # share of the shorter telling's runs that the other has too
FEWEST_SHINGLES = 6
MOST_COMPARED = 40  # tellings; of more, each is compared with those next to it
NEXT_TO_IT = 8
LEAST_NAME = 3


def independent(index: Index, tellings: Sequence[Told]) -> int:
    """Return how many sources tell of an event, those that depend on each other counted once.

    Dependent are near copies, saves of one address, and a report that names the other's publisher
    as the one it has it from.
    """
    sources = sorted({told.source for told in tellings})
    if len(sources) < 2:
        return 1
    parent = {name: name for name in sources}

    def find(name: str) -> str:
        while parent[name] != name:
            name = parent[name]
        return name

    documents = {name: index.placed(name).document for name in sources}
    for first, second in _dependent(documents, tellings):
        parent[find(second)] = find(first)
    return len({find(name) for name in sources})


def _dependent(documents: dict[str, Document], tellings: Sequence[Told]) -> list[tuple[str, str]]:
    found = []
    first_at: dict[str, str] = {}
    for name, document in documents.items():
        address = _address(document)
        if address:
            found.append((first_at.setdefault(address, name), name))
    runs = [(told, _shingles(documents[told.source].quote(told.span))) for told in tellings]
    for (one, ones), (other, others) in _compared(runs):
        if one.source != other.source and _is_near_copy(ones, others):
            found.append((one.source, other.source))
    publishers = {publisher(document): name for name, document in sorted(documents.items())}
    for told in tellings:
        for named in told.via:
            source = publishers.get(_plain(named.name))
            if source is not None and source != told.source:
                found.append((source, told.source))
    return found


def _compared(
    runs: Sequence[tuple[Told, frozenset[tuple[str, ...]]]],
) -> list[tuple[tuple[Told, frozenset[tuple[str, ...]]], tuple[Told, frozenset[tuple[str, ...]]]]]:
    if len(runs) <= MOST_COMPARED:
        return list(combinations(runs, 2))
    return [
        (one, other) for at, one in enumerate(runs) for other in runs[at + 1 : at + 1 + NEXT_TO_IT]
    ]


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = plain_words(text)
    return frozenset(tuple(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1))


def _is_near_copy(first: frozenset[tuple[str, ...]], second: frozenset[tuple[str, ...]]) -> bool:
    shorter = min(len(first), len(second))
    return shorter >= FEWEST_SHINGLES and len(first & second) >= NEAR_COPY * shorter


def _address(document: Document) -> str | None:
    """Return a document's address without what differs between saves of one page."""
    given = document.given.url or document.url
    if not given:
        return None
    parts = urlsplit(given)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    return f"{host}{parts.path.rstrip('/').removesuffix('/amp')}" if host else None


def publisher(document: Document) -> str:
    """Return a document's publisher as a plain name, empty where none is known."""
    claimed = (claim.value for claim in document.claims if claim.name == "publisher")
    return _plain(document.given.publisher or next(claimed, ""))


def _plain(name: str) -> str:
    words = [word for word in plain_words(name) if word != "the"]
    return " ".join(words) if len(" ".join(words)) >= LEAST_NAME else name.lower()
