"""Posts as markup or data has them: each mark is one post, doubles and empty ones told apart."""

from __future__ import annotations

from timeline.errors import Problem
from timeline.model import Document, Furniture, PostMark, RawPost, Segmented, Span
from timeline.segment.doubles import Double, find_doubles
from timeline.segment.ids import Ids


def from_marks(document: Document) -> Segmented:
    """Return one post for each mark, in printed order; a second printing is set aside.

    What the page has outside its posts is the summary if the reader called it that, else
    furniture.
    """
    blocks = document.blocks
    outside = [blocks[at].span for at, mark in enumerate(blocks.column("mark")) if mark is None]
    marks = tuple(document.marks)
    parts = [_parts(mark) for mark in marks]
    texts = [document.text[mark.text_start : mark.end] for mark in marks]
    doubles = find_doubles(texts, document.marks.column("time"))
    summary = tuple(
        span for span in outside if document.summary and document.summary.contains(span)
    )
    return Segmented(
        kind="live-blog",
        cut_from="markup",
        posts=_posts(document, marks, parts, texts, doubles),
        furniture=tuple(
            Furniture(span=span, why="outside the posts") for span in outside if span not in summary
        ),
        summary=summary,
        summary_id=f"{document.id[:55]}-summary" if summary else None,
        problems=_problems(document, parts, doubles),
    )


def _parts(mark: PostMark) -> tuple[Span, ...]:
    """Return the span of a post's text with its title, without its label; none if it has none."""
    start = mark.text_start
    return (Span(start=start, end=mark.end),) if start < mark.end else ()


def _posts(
    document: Document,
    marks: tuple[PostMark, ...],
    parts: list[tuple[Span, ...]],
    texts: list[str],
    doubles: tuple[Double, ...],
) -> tuple[RawPost, ...]:
    ids = Ids(document.id)
    copies: dict[int, list[Span]] = {}
    for double in doubles:
        copies.setdefault(double.original, []).extend(parts[double.copy])
    dropped = {double.copy for double in doubles}
    pinned = {double.original for double in doubles if double.is_pinned}
    posts: list[RawPost] = []
    for index, mark in enumerate(marks):
        if index in dropped:
            continue
        own = ids.of_key(mark.key) if mark.key else ids.of_words(mark.time or "", texts[index])
        posts.append(
            RawPost(
                id=own,
                index=len(posts),
                parts=parts[index],
                title=mark.title,
                label=mark.label,
                mark=index,
                author=mark.author,
                url=mark.url,
                is_key=mark.is_key,
                is_pinned=mark.is_pinned or index in pinned,
                is_summary=mark.is_summary,
                copies=tuple(copies.get(index, ())),
            )
        )
    return tuple(posts)


def _problems(
    document: Document, parts: list[tuple[Span, ...]], doubles: tuple[Double, ...]
) -> tuple[Problem, ...]:
    found: list[Problem] = []
    copies = {double.copy for double in doubles}
    keys: dict[str, int] = {}
    for index, key in enumerate(document.marks.column("key")):
        if not parts[index]:
            says = f"post {index + 1} has no text: it is kept by its time and id"
            found.append(_problem(document, document.marks[index], "reading", says))
        if not key:
            continue
        first = keys.setdefault(key, index)
        if first != index and index not in copies:
            says = f"posts {first + 1} and {index + 1} have one id, «{key}»"
            found.append(_problem(document, document.marks[index], "duplicate-id", says))
    return tuple(found)


def _problem(document: Document, mark: PostMark, kind: str, says: str) -> Problem:
    return Problem(
        kind="duplicate-id" if kind == "duplicate-id" else "reading",
        severity="warning",
        says=says,
        document=document.id,
        spans=((mark.start, mark.end),) if mark.start < mark.end else (),
    )
