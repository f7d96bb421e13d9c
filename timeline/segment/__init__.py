"""Document and Tagged to Segmented: posts are cut, furniture and doubles set aside.

Posts come out in printed order and every block of the document is in exactly one of: a post, the
summary, furniture, or a second printing (`RawPost.copies`).
"""

from __future__ import annotations

from timeline.model import Document, Segmented, Tagged
from timeline.segment.assembly import Cut, assemble
from timeline.segment.by_marks import from_marks
from timeline.segment.by_text import cut_text

__all__ = ["segment"]


def segment(document: Document, tagged: Tagged) -> Segmented:
    """Cut a document into posts: by its markup, by printed times, by headings or rules, by blank
    lines, else by language; an article is one post."""
    if document.marks:
        return from_marks(document)
    cut: Cut = cut_text(document, tagged)
    return assemble(document, cut)
