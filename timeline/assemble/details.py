"""Expressions, references and relations as they are published."""

from __future__ import annotations

from collections.abc import Iterator

from timeline import story
from timeline.assemble.index import Index
from timeline.model import Anchor, Happening, Narrated, ResolvedReference, Span

_EDGES = {"DATE", "TIME", "DURATION", "SET"}


def expressions(index: Index, narrated: Narrated) -> Iterator[story.Expression]:
    """Yield every expression that stands in a post, in the order of the text."""
    resolved = narrated.resolved
    document = resolved.placed.document
    names = _names(index, narrated)
    for number, reading in enumerate(resolved.placed.tagged.readings):
        place = index.where_in_post(document.id, reading.span)
        if place is None or reading.type not in _EDGES:
            continue
        resolution = resolved.resolutions[number]
        window = index.of_interval(resolution.interval, document.id)
        yield story.Expression(
            id=names[number],
            source=document.id,
            post=place[0],
            start=place[1],
            end=place[2],
            text=reading.text,
            type=reading.type,
            value=resolution.value,
            mod=reading.mod,
            quant=reading.quant,
            freq=reading.freq,
            anchor=_anchor(narrated, resolution.anchor, names),
            pair=names.get(reading.pair) if reading.pair is not None else None,
            earliest=window.earliest if window else None,
            latest=window.latest if window else None,
        )


def _names(index: Index, narrated: Narrated) -> dict[int, str]:
    """Return an id for each expression in a post: its post's, and a number within it."""
    counts: dict[str, int] = {}
    names = {}
    for number, reading in enumerate(narrated.resolved.placed.tagged.readings):
        place = index.where_in_post(narrated.resolved.placed.document.id, reading.span)
        if place is not None:
            counts[place[0]] = counts.get(place[0], 0) + 1
            names[number] = f"{place[0][:56]}-t{counts[place[0]]}"
    return names


def _anchor(narrated: Narrated, anchor: Anchor, names: dict[int, str]) -> str | None:
    match anchor.kind:
        case "document":
            return "document"
        case "post" if anchor.index is not None:
            return narrated.resolved.placed.segmented.posts[anchor.index].id
        case "expression" if anchor.index is not None:
            return names.get(anchor.index)
        case _:
            return None


def references(index: Index, narrated: Narrated) -> Iterator[story.Reference]:
    """Yield every reference that stands in a post or the summary."""
    placed = narrated.resolved.placed
    for reference in placed.references:
        place = index.where_in_post(placed.document.id, reference.reading.span)
        place = place or _in_summary(narrated, reference)
        if place is None:
            continue
        yield story.Reference(
            id=reference.id,
            source=placed.document.id,
            post=place[0],
            start=place[1],
            end=place[2],
            text=reference.reading.text,
            kind=reference.reading.kind,
            status=reference.status,
            targets=tuple(placed.segmented.posts[target].id for target in reference.targets),
            because=reference.why.says,
        )


def _in_summary(narrated: Narrated, reference: ResolvedReference) -> tuple[str, int, int] | None:
    segmented = narrated.resolved.placed.segmented
    before = 0
    span = reference.reading.span
    for part in segmented.summary:
        if part.contains(span) and segmented.summary_id is not None:
            start = before + span.start - part.start
            return segmented.summary_id, start, start + len(span)
        before += len(part) + 1
    return None


def relations(
    index: Index, happenings: tuple[Happening, ...], shown: tuple[story.Expression, ...]
) -> Iterator[story.Relation]:
    """Yield one row for each reason read: order, references, signals, joins, anchors."""
    for read in index.made.network.relations:
        place = _place(index, read.document, read.span)
        yield story.Relation(
            origin=read.origin,
            target=read.target,
            type=read.type,
            because=read.because,
            source=read.document,
            post=place[0] if place else None,
            start=place[1] if place else None,
            end=place[2] if place else None,
            confidence=read.confidence,
        )
    for happening in happenings:
        for join in happening.joins:
            yield story.Relation(
                origin=join.first,
                target=join.second,
                type="same-event",
                because=join.because,
                confidence=join.confidence,
            )
    for expression in shown:
        if expression.anchor not in (None, "document"):
            yield story.Relation(
                origin=expression.id,
                target=expression.anchor or "",
                type="counted-from",
                because=f"«{expression.text}» is counted from there",
                source=expression.source,
                post=expression.post,
                start=expression.start,
                end=expression.end,
            )


def _place(index: Index, document: str | None, span: Span | None) -> tuple[str, int, int] | None:
    if document is None or span is None:
        return None
    return index.where_in_post(document, span)
