"""Turns the live blogs of a corpus into documents, as a page of that house has them: printed labels
with their zone, addresses of posts, and the bullets of the standfirst with their links hidden."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.model import Block, Columns, Document, Placed, PostMark, ResolvedReference, Span
from timeline.place import place
from timeline.segment import segment
from timeline.tag import tag

Row = dict[str, Any]


@dataclass(frozen=True)
class Blog:
    """A blog as placed. `spans` are those of its posts by id, `bullets` those of its standfirst;
    `starts` are where each post's own text begins, for offsets that count within a post."""

    doc: str
    placed: Placed
    spans: dict[str, Span]
    starts: dict[str, int]
    bullets: dict[str, Span]

    def posts(self) -> list[str]:
        """Return the ids of the posts as the corpus has them, in printed order."""
        keys = [mark.key for mark in self.placed.document.marks]
        return [
            keys[post.mark] or "" for post in self.placed.segmented.posts if post.mark is not None
        ]

    def found_in(self, span: Span) -> list[ResolvedReference]:
        """Return the references that share a character with `span`."""
        return [one for one in self.placed.references if one.reading.span.overlaps(span)]

    def span_of(self, row: Row) -> Span | None:
        """Return where the words of a reference stand, None where the text has them not."""
        whole = self.spans.get(row["post_id"])
        if whole is None:
            return None
        text = self.placed.document.text
        start = text.find(row["text"], whole.start, whole.end)
        start = text.find(row["anchor_text"], whole.start if start < 0 else start, whole.end)
        return None if start < 0 else Span(start=start, end=start + len(row["anchor_text"]))


@dataclass
class _Page:
    text: str = ""
    blocks: list[Block] = field(default_factory=list)

    def add(self, words: str, kind: Any, mark: int | None) -> Span:
        """Write a block on a line of its own."""
        self.text += "\n" if self.text else ""
        span = Span(start=len(self.text), end=len(self.text) + len(words))
        self.text += words
        self.blocks.append(Block(span.start, span.end, kind, mark=mark))
        return span


def rows(path: Path) -> list[Row]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def by_document(found: list[Row]) -> dict[str, list[Row]]:
    """Return rows by the blog that they belong to."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        groups[row["doc"]].append(row)
    return groups


def placed_blog(record: Row, bullets: list[str]) -> Blog:
    """Run the first stages on one blog; `bullets` are shown above it, their links left out."""
    document, spans, starts, shown = _document(record, bullets)
    tagged = tag(document)
    placed = place(document, tagged, segment(document, tagged))
    return Blog(doc=record["doc"], placed=placed, spans=spans, starts=starts, bullets=shown)


def _document(
    record: Row, bullets: list[str]
) -> tuple[Document, dict[str, Span], dict[str, int], dict[str, Span]]:
    page = _Page()
    shown = {words: page.add(words, "list-item", None) for words in dict.fromkeys(bullets)}
    summary = Span(start=0, end=len(page.text)) if bullets else None
    marks, spans, starts = [], {}, {}
    for index, post in enumerate(record["posts"]):
        marks.append(_marked(page, post, index))
        whole = Span(start=marks[-1].text_start, end=marks[-1].end)
        spans[marks[-1].key or ""] = whole
        starts[marks[-1].key or ""] = whole.start
    document = Document(
        id=f"blog-{record['doc'][:12]}",
        format="benchmark",
        origin=record["url"],
        path=None,
        sha256=record["doc"],
        text=page.text,
        blocks=Columns.of(Block, page.blocks),
        marks=Columns.of(PostMark, marks),
        title=record["title"],
        url=record["url"],
        summary=summary,
    )
    return document, spans, starts, shown


def _marked(page: _Page, post: Row, index: int) -> PostMark:
    label = post.get("label") or post["time"]
    printed = page.add(label, "paragraph", index)
    title = page.add(post["title"], "heading", index) if post["title"] else None
    body = " ".join(post["text"])
    if body or title is None:
        page.add(body, "paragraph", index)
    return PostMark(
        start=printed.start,
        end=len(page.text),
        source="benchmark",
        key=post["id"] or f"post-{index}",
        title_end=title and title.end,
        time=post["time"] if "T" in post["time"] else None,
        label_end=printed.end,
        is_key=bool(post.get("key")),
    )
