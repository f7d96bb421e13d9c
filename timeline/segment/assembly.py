"""Lines and the places where posts begin, to posts with titles, labels, authors and ids."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.errors import Problem
from timeline.language import en_page
from timeline.model import CutFrom, Document, Furniture, RawPost, Segmented, Span
from timeline.segment.doubles import Double, find_doubles
from timeline.segment.ids import Ids
from timeline.segment.labels import Label
from timeline.segment.lines import Line, author_of, is_headline
from timeline.story import SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Where a post begins (position among the lines), and the label that opens it."""

    position: int
    label: Label | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A text with the starts of its posts; lines before `head` and from `foot` on are no post."""

    kind: SourceKind
    cut_from: CutFrom
    lines: tuple[Line, ...]
    starts: tuple[Start, ...]
    head: int
    foot: int
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Draft:
    """One post while its lines are gathered."""

    start: Start
    spans: list[Span] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    is_pinned: bool = False


def assemble(document: Document, cut: Cut) -> Segmented:
    """Make the posts of a cut text; nothing of the text is lost on the way."""
    furniture: list[Furniture] = []
    summary = _head(cut, furniture)
    drafts = _drafts(cut, furniture)
    for line in cut.lines[cut.foot :]:
        furniture.append(Furniture(span=line.block.span, why="below the end of the text"))
    texts = tuple("\n".join(document.quote(span) for span in draft.spans) for draft in drafts)
    stamps = tuple(
        document.quote(draft.start.label.span).strip() if draft.start.label else None
        for draft in drafts
    )
    doubles = find_doubles(texts, stamps)
    posts = _posts(document, drafts, doubles)
    return Segmented(
        kind=cut.kind,
        cut_from=cut.cut_from,
        posts=posts,
        furniture=tuple(sorted(furniture, key=lambda part: part.span)),
        summary=summary,
        summary_id=f"{document.id[:55]}-summary" if summary else None,
        problems=cut.problems,
    )


def _head(cut: Cut, furniture: list[Furniture]) -> tuple[Span, ...]:
    """Return the standfirst: what stands above the first post and is text."""
    summary: list[Span] = []
    for line in cut.lines[: cut.head]:
        if line.what is None:
            summary.append(line.block.span)
        else:
            furniture.append(Furniture(span=line.block.span, why=line.what))
    return tuple(summary)


def _drafts(cut: Cut, furniture: list[Furniture]) -> list[_Draft]:
    starts = {start.position: start for start in cut.starts}
    drafts: list[_Draft] = []
    for position in range(cut.head, cut.foot):
        line = cut.lines[position]
        if position in starts:
            is_pinned = position > 0 and cut.lines[position - 1].what == en_page.PINNED
            drafts.append(_Draft(start=starts[position], is_pinned=is_pinned))
        if not drafts or line.what is not None:
            why = line.what or "above the first post"
            if drafts and line.what == "byline":
                drafts[-1].authors.append(author_of(line.text))
            if not _is_in_label(line, drafts):
                furniture.append(Furniture(span=line.block.span, why=why))
            continue
        _take(drafts[-1], line)
    return [draft for draft in drafts if draft.spans or draft.start.label]


def _is_in_label(line: Line, drafts: list[_Draft]) -> bool:
    label = drafts[-1].start.label if drafts else None
    return label is not None and label.span.contains(line.block.span)


def _take(draft: _Draft, line: Line) -> None:
    label, span = draft.start.label, line.block.span
    if label is not None and label.span.overlaps(span):
        span = Span(start=max(span.start, label.span.end), end=span.end)
        if span.start >= span.end:
            return
    if draft.lines and draft.lines[-1].index + 1 == line.index:
        draft.spans[-1] = Span(start=draft.spans[-1].start, end=span.end)
    else:
        draft.spans.append(span)
    draft.lines.append(line)


def _posts(
    document: Document, drafts: list[_Draft], doubles: tuple[Double, ...]
) -> tuple[RawPost, ...]:
    copies: dict[int, list[Span]] = {}
    for double in doubles:
        copies.setdefault(double.original, []).extend(drafts[double.copy].spans)
    dropped = {double.copy for double in doubles}
    pinned = {double.original for double in doubles if double.is_pinned}
    ids = Ids(document.id)
    posts: list[RawPost] = []
    for number, draft in enumerate(drafts):
        if number in dropped:
            continue
        label = draft.start.label
        text = "\n".join(document.quote(span) for span in draft.spans)
        author = (label.author if label else None) or next(iter(draft.authors), None)
        posts.append(
            RawPost(
                id=ids.of_words(document.quote(label.span).strip() if label else "", text),
                index=len(posts),
                parts=tuple(draft.spans),
                title=_title(draft),
                label=label.span if label else None,
                author=author,
                is_pinned=draft.is_pinned or number in pinned,
                copies=tuple(copies.get(number, ())),
            )
        )
    return tuple(posts)


def _title(draft: _Draft) -> Span | None:
    """Return the headline with which a post begins, if text follows it."""
    if len(draft.lines) < 2 or not is_headline(draft.lines[0]):
        return None
    first = draft.lines[0].block.span
    return Span(start=max(first.start, draft.spans[0].start), end=first.end)
