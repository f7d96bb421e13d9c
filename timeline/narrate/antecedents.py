"""Whom "he" or "she" means where a title would open with it; nobody rather than a guess."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from timeline.language import en_discourse as words
from timeline.language.en_page import AGENCIES
from timeline.model import Document, Span
from timeline.narrate.passages import Passage
from timeline.narrate.people import named_subject

SENTENCES_BACK = 3
NEAR = 10_000  # characters around a name that tell what it is: all of a long page costs too much
_AGENCY = re.compile(AGENCIES)
_AS = re.compile(r"as\b", re.IGNORECASE)
_PRONOUN = re.compile(r"(?:he|she)\b", re.IGNORECASE)


def with_name(title: str, document: Document, passages: Sequence[Passage], core: Span) -> str:
    """Return a title with the name in place of the "he" or "she" that opens it.

    `passages` are the post's sentences in the order of its text. The name is that of the nearest
    subject in the same sentence, else of the sentence before, past those about "him" again. Where
    another subject stands between, or two names, the title stays as it is.
    """
    pronoun = _PRONOUN.match(title)
    last = bisect_right(passages, core.start, key=lambda one: one.span.start)
    is_speech = title.count("”") > title.count("“")
    if pronoun is None or is_speech or not last or passages[last - 1].in_quotation(core):
        return title
    subject = _subject_within(document, passages[last - 1], core)
    place = last - 1
    for passage in reversed(passages[max(0, last - 1 - SENTENCES_BACK) : last - 1]):
        if subject is not None:
            break
        place -= 1
        subject = _other(document, passage.main.subject if passage.main is not None else None)
    name = None if subject is None else _name(document, passages[place], subject)
    return title if name is None else name + title[pronoun.end() :]


def _subject_within(document: Document, passage: Passage, core: Span) -> Span | None:
    """Return the nearest subject of the sentence before `core`."""
    text = document.text
    told = (
        one
        for one in passage.clauses
        if not (one.is_reporting and _AS.match(text, one.span.start))  # "As Ann reports, he left"
    )
    before = (one.subject for one in told if one.subject and not one.is_quoted)
    found = [one for one in before if one.end <= core.start and _other(document, one)]
    return found[-1] if found else None


def _other(document: Document, subject: Span | None) -> Span | None:
    """Return a subject if it is no mere pronoun."""
    if subject is None or document.quote(subject).lower() in words.PERSONS:
        return None
    return subject


def _name(document: Document, passage: Passage, subject: Span) -> str | None:
    name = named_subject(document, passage, subject)
    is_one = name is not None and words.AND_ANOTHER not in document.quote(subject)
    around = document.text[max(0, subject.start - NEAR) : subject.end + NEAR]
    return name if is_one and name is not None and _is_name(around, name) else None


def _is_name(text: str, name: str) -> bool:
    """Tell a person's name from a body's initials, a people's, and a word that only opens a
    sentence, by the `text` around it."""
    is_many = " " not in name and name.endswith("s") and name[:-1] in text.split()
    if name.isupper() or is_many or name.lower() in words.UNNAMED or _AGENCY.fullmatch(name):
        return False
    if name.rpartition(" ")[2].lower() in words.NO_PERSONS or _is_named_with_the(text, name):
        return False
    return re.search(rf"[a-z,] {re.escape(name)}\b", text) is not None or " " in name


def _is_named_with_the(text: str, name: str) -> bool:
    """Tell "the Times" and "in Downing Street" from a person's name."""
    placed = rf"\b(?:[Tt]he|[Ii]n|near|outside|across) {re.escape(name)}\b"
    return re.search(placed, text) is not None
