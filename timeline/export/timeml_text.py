"""The posts of a source as TimeML: their text with each expression marked as a TIMEX3."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from timeline.export.calendar_units import covering_date
from timeline.export.plain import lines, one_line
from timeline.story import Expression, Source

Piece = str | Element


def attach(root: Element, pieces: Iterable[Piece]) -> None:
    """Append text and elements to `root` in the order in which they are to be read."""
    for piece in pieces:
        if isinstance(piece, Element):
            root.append(piece)
        elif len(root):
            root[-1].tail = (root[-1].tail or "") + piece
        else:
            root.text = (root.text or "") + piece


def source_pieces(
    source: Source,
    marked: dict[str, list[Expression]],
    names: dict[str, str],
    times: Iterator[str],
) -> Iterator[Piece]:
    """Yield a source's title, its creation time where it is known, its summary and its posts.

    `marked` are the expressions by post, `names` their names in the file; the creation time takes
    the next of `times`.
    """
    yield one_line(source.title) + "\n"
    printed = source.published or source.updated
    created = covering_date(printed)
    dct = None
    if printed and created:
        dct = next(times)
        mark = timex(dct, created, printed.display)
        mark.set("functionInDocument", "CREATION_TIME")
        yield mark
        yield "\n"
    texts = [(source.summary.id, source.summary.text)] if source.summary else []
    texts += [(post.id, post.text) for post in source.posts]
    for place, text in texts:
        here = marked.get(place, [])
        yield from _text_pieces(text, [(one, _marked(one, names, dct)) for one in here])


def by_post(expressions: tuple[Expression, ...]) -> dict[str, list[Expression]]:
    """Return the expressions of each post in the order of the text."""
    found: dict[str, list[Expression]] = {}
    for one in sorted(expressions, key=lambda one: (one.start, one.end, one.id)):
        found.setdefault(one.post, []).append(one)
    return found


def timex(name: str, value: str, words: str) -> Element:
    """Return a TIMEX3 for a date, or a time of day where `value` has one; no offset from UTC."""
    kind = "TIME" if "T" in value else "DATE"
    plain = value[:16] if kind == "TIME" else value
    mark = Element("TIMEX3", {"tid": name, "type": kind, "value": plain})
    mark.text = one_line(words)
    return mark


def _marked(one: Expression, names: dict[str, str], dct: str | None) -> Element:
    attributes = {"tid": names[one.id], "type": one.type, "value": one.value}
    optional = {"mod": one.mod, "quant": one.quant, "freq": one.freq}
    attributes.update({key: value for key, value in optional.items() if value})
    anchor = dct if one.anchor == "document" else names.get(one.anchor or "")
    if anchor:
        attributes.update(temporalFunction="true", anchorTimeID=anchor)
    mark = Element("TIMEX3", {key: one_line(value) for key, value in attributes.items()})
    mark.text = one_line(one.text)
    return mark


def _text_pieces(text: str | None, marked: list[tuple[Expression, Element]]) -> Iterator[Piece]:
    if text is None:
        for _, mark in marked:
            yield mark
            yield "\n"
        return
    done = 0
    for one, mark in marked:
        yield lines(text[done : one.start])
        yield mark
        done = one.end
    yield lines(text[done:]) + "\n\n"
