"""Turns a document's whole text into what its words say of time: no date known, no other post."""

from __future__ import annotations

from timeline.model import Block, Document, Span, Tagged
from timeline.tag.clauses import clauses
from timeline.tag.readings import read_times
from timeline.tag.reference_rules import find_references
from timeline.tag.sentences import quotations, sentences
from timeline.tag.signal_rules import find_signals

__all__ = ["read_times", "tag"]


def tag(document: Document) -> Tagged:
    """Return all readings, clauses, references and signals, each sorted by its span.

    Nothing that a rule found is left out, and no two of a kind overlap.
    """
    text = document.text
    blocks = document.blocks or _whole(text)
    found = sentences(text, blocks)
    quoted = quotations(text, blocks)
    parts = clauses(text, found, quoted)
    readings = read_times(text)
    return Tagged(
        sentences=found,
        clauses=parts,
        quotations=quoted,
        readings=readings,
        references=find_references(text, found, readings, document.links, quoted),
        signals=find_signals(text, found, parts, readings),
    )


def _whole(text: str) -> tuple[Block, ...]:
    return (Block(span=Span(start=0, end=len(text)), kind="paragraph"),) if text else ()
