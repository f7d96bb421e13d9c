"""Copies of one file, and several pages or saves of one address, to one document each: every post
once, its latest version."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from urllib.parse import urlsplit

from timeline.errors import Problem
from timeline.model import Block, Columns, Document, Hyperlink, PostMark, Span

_OF_PAGES = frozenset({"page", "posts", "more"})  # claims that each page makes of itself


def join(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return the documents with those of one address made one, at the place of the first.

    Only documents whose markup names their posts are joined. Posts of later pages follow in their
    printed order; a post that several saves hold is taken from the save that was updated last.
    """
    groups: dict[str, list[Document]] = {}
    for number, document in enumerate(documents):
        address = _address(document) if _is_joinable(document) else None
        groups.setdefault(address or f"#{number}", []).append(document)
    return tuple(_joined(group) for group in groups.values())


def without_copies(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return documents with those of the same bytes made one, at the place of the first.

    The one kept is that of which most was said, then the first by name; a note names the others.
    What was said of another one alone counts as well.
    """
    groups: dict[str, list[Document]] = {}
    for document in documents:
        groups.setdefault(document.sha256, []).append(document)
    return tuple(_without_copies(group) for group in groups.values())


def _without_copies(group: list[Document]) -> Document:
    if len(group) == 1:
        return group[0]
    kept, *others = sorted(group, key=lambda one: (-len(_said(one)), _name(one), one.origin))
    said: dict[str, str] = {}
    for document in reversed([kept, *others]):
        said |= _said(document)
    unused = {
        f"{key}={value}"
        for document in others
        for key, value in _said(document).items()
        if said[key] != value
    }
    names = sorted({_name(document) for document in others} - {_name(kept)})
    says = f"{_name(kept)} was given {len(group)} times with the same bytes: read once"
    if names:
        verb = "has" if len(names) == 1 else "have"
        says = f"{', '.join(names)} {verb} the same bytes as {_name(kept)}: read once"
    if unused:
        says += f"; not used: {', '.join(sorted(unused))}"
    note = Problem(kind="reading", severity="note", says=says, document=kept.id)
    return replace(kept, given=replace(kept.given, **said), problems=(*kept.problems, note))


def _said(document: Document) -> dict[str, str]:
    """Return what the caller said of a document, without what was not said."""
    return {name: value for name, value in asdict(document.given).items() if value is not None}


def _name(document: Document) -> str:
    return document.path or document.origin


def _is_joinable(document: Document) -> bool:
    return bool(document.marks) and all(document.marks.column("key"))


def _address(document: Document) -> str | None:
    """Return a page's address without what only says which of its pages it is."""
    if document.url is None:
        return None
    parts = urlsplit(document.url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    return f"{host}{parts.path.rstrip('/')}" if host else None


def _joined(group: list[Document]) -> Document:
    if len(group) == 1:
        return group[0]
    ordered = _in_order(sorted(group, key=lambda document: document.sha256))
    best = {
        mark.key: number
        for number, document in sorted(enumerate(ordered), key=lambda one: _updated(one[1]))
        for mark in document.marks
    }
    result = _without(ordered[0], {key for key, number in best.items() if number != 0})
    for number, document in enumerate(ordered[1:], start=1):
        kept = {key for key, one in best.items() if one == number}
        result = _with_posts(result, document, kept)
    digest = hashlib.sha256("\n".join(document.sha256 for document in ordered).encode())
    says = f"{len(group)} pages or saves of one address were read as one source"
    note = Problem(kind="reading", severity="note", says=says, document=result.id)
    others = [document for document in ordered[1:] if document.sha256 != result.sha256]
    return replace(
        result,
        sha256=digest.hexdigest(),
        claims=(*result.claims, *(c for one in others for c in one.claims if c.name in _OF_PAGES)),
        named=tuple({named.key: named for one in ordered for named in one.named}.values()),
        problems=tuple(dict.fromkeys((*result.problems, *_unplaced(others), note))),
    )


def _unplaced(documents: Sequence[Document]) -> Iterator[Problem]:
    """Yield the problems of pages that lie nowhere in their text, since that is laid out anew."""
    for document in documents:
        yield from (problem for problem in document.problems if not problem.spans)


def _in_order(group: list[Document]) -> list[Document]:
    """Return pages in the order in which their posts run: that of the first page with two times."""
    times = [_times(document) for document in group]
    runs = next((found for found in times if len(found) > 1 and found[0] != found[-1]), None)
    if runs is None or any(not found for found in times):
        return group
    newest_first = runs[0] > runs[-1]
    return sorted(
        group,
        key=lambda document: (max if newest_first else min)(_times(document)),
        reverse=newest_first,
    )


def _times(document: Document) -> list[str]:
    return [time for time in document.marks.column("time") if time]


def _updated(document: Document) -> str:
    return max((claim.value for claim in document.claims if claim.name == "updated"), default="")


def _without(document: Document, keys: set[str | None]) -> Document:
    """Return a document without the posts of some ids."""
    if not keys.intersection(document.marks.column("key")):
        return document
    laid = _Laid()
    for block in document.blocks:
        if block.mark is None:
            laid.add_block(document, block)
    kept = {mark.key for mark in document.marks if mark.key not in keys}
    return _with_posts(laid.put_into(replace(document, summary=None)), document, kept)


def _with_posts(result: Document, source: Document, keys: set[str | None]) -> Document:
    """Return `result` with the posts of `source` that have one of the ids, at its end."""
    laid = _Laid(
        text=[result.text] if result.text else [],
        length=len(result.text) + bool(result.text),
        blocks=list(result.blocks),
        marks=list(result.marks),
        links=list(result.links),
    )
    held: dict[int, list[Block]] = {}
    for block in source.blocks:
        if block.mark is not None:
            held.setdefault(block.mark, []).append(block)
    for index, mark in enumerate(source.marks):
        if mark.key in keys:
            laid.add_post(source, mark, held.get(index, []))
    return laid.put_into(result)


@dataclass(slots=True)
class _Laid:
    """What was taken from documents, one after another; `length` is where the next will stand."""

    text: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    marks: list[PostMark] = field(default_factory=list)
    links: list[Hyperlink] = field(default_factory=list)

    def add_block(self, source: Document, block: Block) -> None:
        """Put a block at the end, outside all posts."""
        shift = self._add(source, block.span)
        self.blocks.append(_moved_block(block, shift, None))

    def add_post(self, source: Document, mark: PostMark, blocks: list[Block]) -> None:
        """Put a post at the end, with its blocks and links."""
        whole, number = mark.span, len(self.marks)
        shift = self._add(source, whole)
        self.blocks.extend(_moved_block(block, shift, number) for block in blocks)
        for link in source.links:
            if whole.contains(link.span):
                span = Span(start=link.span.start + shift, end=link.span.end + shift)
                self.links.append(Hyperlink(span=span, href=link.href))
        self.marks.append(
            mark._replace(
                start=mark.start + shift,
                end=mark.end + shift,
                label_end=None if mark.label_end is None else mark.label_end + shift,
                title_end=None if mark.title_end is None else mark.title_end + shift,
            )
        )

    def put_into(self, document: Document) -> Document:
        """Return a document with this in place of what it held."""
        return replace(
            document,
            text="\n".join(self.text),
            blocks=Columns.of(Block, self.blocks),
            marks=Columns.of(PostMark, self.marks),
            links=tuple(self.links),
        )

    def _add(self, source: Document, span: Span) -> int:
        """Put words at the end; return how far they were moved."""
        shift = self.length - span.start
        self.text.append(source.quote(span))
        self.length += len(span) + 1
        return shift


def _moved_block(block: Block, shift: int, mark: int | None) -> Block:
    return block._replace(start=block.start + shift, end=block.end + shift, mark=mark)
