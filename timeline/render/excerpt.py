"""Turns words quoted outside their post into markup in which no relative word stands bare."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from markupsafe import Markup

from timeline.dated_words import notes_in
from timeline.render.lookup import Lookup
from timeline.render.marked import Mark, mark_up
from timeline.render.safety import cleaned, direction, safe_address
from timeline.story import Event, Link, Mention
from timeline.wording import Style

_NOTE: Final = Markup(' <span class="said">[{}]</span>')


_STRAIGHT: Final = str.maketrans("‘’“”", "''\"\"")

_PARAGRAPH: Final = Markup("<p>{}</p>")
_LINK: Final = Markup('<a rel="nofollow noopener" tabindex="-1" href="{}">')
_KINDS: Final = {
    (False, False): _PARAGRAPH,
    (False, True): Markup('<p class="on">{}</p>'),
    (True, False): Markup('<p class="quotation">{}</p>'),
    (True, True): Markup('<p class="quotation on">{}</p>'),
}
"""Elements of a paragraph, by whether it is a quotation and whether it begins in a sentence."""
_MOSTLY: Final = 0.5


def excerpt(
    mention: Mention, lookup: Lookup, style: Style, *, text: str | None = None
) -> tuple[Markup, ...]:
    """Return the paragraphs of a mention's text, or of `text`, a part of it, as elements.

    Every relative expression is followed by its date in brackets; quotations and links are kept.
    The links are no tab stops, so that an entry has two however many its source has put in: they
    are listed once more where its explanation opens.
    """
    shown = mention.text if text is None else text
    shift = mention.text.rfind(shown)
    if shift < 0:
        return plain_paragraphs(shown)
    expressions = lookup.expressions.get(mention.post, ())
    notes = {
        end - shift: _NOTE.format(note)
        for end, note in notes_in(mention, expressions, style, lookup.year)
        if 0 < end - shift <= len(shown)
    }
    quotes = _quotes(mention, shift)
    marks = [*quotes, *_links(mention, lookup, shift, len(shown))]
    goes_on = _goes_on(mention.text[: max(shift, 0)])
    return tuple(
        cleaned(
            _KINDS[_is_quotation(quotes, start, end), goes_on and n == 0].format(
                mark_up(shown[start:end], _within(marks, start, end), _shifted(notes, start, end))
            )
        )
        for n, (start, end) in enumerate(_paragraphs(shown))
    )


def plain_paragraphs(text: str) -> tuple[Markup, ...]:
    """Return text of which nothing more is known, escaped, a paragraph for each line."""
    return tuple(
        cleaned(_PARAGRAPH.format(mark_up(text[start:end], ()))) for start, end in _paragraphs(text)
    )


def body_text(event: Event) -> str:
    """Return what an event's text says beyond its title.

    A text that begins with the title goes on behind it, in the middle of a sentence if the title
    was cut there. One of which a title was made of all words but the first says nothing more.
    """
    title = event.title.strip().rstrip(".!?… ")
    text = event.text.strip()
    if title and text.translate(_STRAIGHT).startswith(title.translate(_STRAIGHT)):
        rest = text[len(title) :]
        if not rest or rest[0] in ".!?…\n" or event.title.endswith("…"):
            return rest.lstrip(".!?…\n ”’\"'")
    words = _words(text)
    if event.title_from == "made" and words and set(words[1:]) <= set(_words(title)):
        return ""
    return text


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _goes_on(before: str) -> bool:
    """Tell whether what follows `before` stands in the middle of a sentence."""
    return before.rstrip("”’\"') \t")[-1:] not in ("", "\n", ".", "!", "?", "…", ":")


def _is_quotation(quotes: list[Mark], start: int, end: int) -> bool:
    """Tell whether a paragraph is mostly somebody's own words: such a one is set apart."""
    said = sum(max(min(quote.end, end) - max(quote.start, start), 0) for quote in quotes)
    return said >= _MOSTLY * (end - start)


def _quotes(mention: Mention, shift: int) -> list[Mark]:
    return [
        Mark(
            start=quote.start - mention.start - shift,
            end=quote.end - mention.start - shift,
            rank=1,
            opening=Markup("<q>"),
            again=Markup("<q>"),
            closing=Markup("</q>"),
        )
        for quote in mention.quotes
    ]


def links_in(mention: Mention, lookup: Lookup) -> tuple[tuple[str, str], ...]:
    """Return the words and the address of each link in a mention's text, one that we may have."""
    return tuple(
        (mention.text[link.start - mention.start : link.end - mention.start], address)
        for link, address in _safe_links(mention, lookup)
        if mention.start <= link.start < link.end <= mention.end
    )


def _safe_links(mention: Mention, lookup: Lookup) -> Iterator[tuple[Link, str]]:
    if mention.post in lookup.posts:
        for link in lookup.posts[mention.post][1].links:
            address = safe_address(link.href)
            if address is not None:
                yield link, address


def _links(mention: Mention, lookup: Lookup, shift: int, length: int) -> list[Mark]:
    marks = []
    for link, address in _safe_links(mention, lookup):
        start, end = link.start - mention.start - shift, link.end - mention.start - shift
        if 0 <= start < end <= length:
            opening = _LINK.format(address)
            marks.append(
                Mark(
                    start=start,
                    end=end,
                    rank=0,
                    opening=opening,
                    again=opening,
                    closing=Markup("</a>"),
                )
            )
    return marks


def _paragraphs(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(r"[^\s][^\n]*", text)]


def _within(marks: list[Mark], start: int, end: int) -> list[Mark]:
    return [
        Mark(
            start=max(mark.start, start) - start,
            end=min(mark.end, end) - start,
            rank=mark.rank,
            opening=mark.opening,
            again=mark.again,
            closing=mark.closing,
        )
        for mark in marks
        if mark.start < end and start < mark.end
    ]


def _shifted(notes: dict[int, Markup], start: int, end: int) -> dict[int, Markup]:
    return {offset - start: note for offset, note in notes.items() if start < offset <= end}


def text_direction(lookup: Lookup, source: str) -> tuple[str, str]:
    """Return the language and direction of a source's words."""
    language = lookup.sources[source].language if source in lookup.sources else ""
    return language, direction(language)
