"""Turns a document's whole text into what its words say of time: no date known, no other post."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from timeline.language import en
from timeline.model import Block, Document, Tagged
from timeline.tag.clauses import clauses
from timeline.tag.columns import game_minutes
from timeline.tag.readings import read_times
from timeline.tag.sentences import quotations, sentences

__all__ = ["read_times", "tag"]


def tag(document: Document) -> Tagged:
    """Return all readings, clauses, references and signals, each sorted by its span.

    Nothing that a rule found is left out, and no two of a kind overlap.
    """
    # Only documents ask for these, and their tables take a tenth of what `timeline tag` may take.
    from timeline.tag.reference_rules import find_references
    from timeline.tag.signal_rules import find_signals

    text = document.text
    blocks = document.blocks or _whole(text)
    found = sentences(text, blocks)
    quoted = quotations(text, blocks)
    parts = clauses(text, found, quoted)
    ends = frozenset(one.end for one, below in pairwise(blocks) if one.mark != below.mark)
    readings = read_times(text, language_of(document), ends)
    return Tagged(
        sentences=found,
        clauses=parts,
        quotations=quoted,
        readings=readings,
        references=find_references(text, found, readings, document.links, quoted),
        signals=find_signals(text, found, parts, readings),
        game_minutes=game_minutes(text),
    )


def language_of(document: Document) -> str:
    """Return the code of the language that the text is in: given, claimed, or English.

    A page's claim is not believed where the text is plainly English.
    """
    claims = (claim.value for claim in document.claims if claim.name == "language")
    said = document.given.language or next(claims, None) or en.CODE
    code = said.casefold().replace("_", "-").split("-")[0].strip()
    seen = islice(_ENGLISH.finditer(document.text), _ENOUGH)
    if document.given.language is None and sum(1 for _ in seen) == _ENOUGH:
        return en.CODE
    return code or en.CODE


_ENGLISH = re.compile(r"\b(?:the|and|of|that|was|with)\b", re.IGNORECASE)
_ENOUGH = 5


def _whole(text: str) -> tuple[Block, ...]:
    return (Block(0, len(text), "paragraph"),) if text else ()
