"""A story as TimeML 1.2.1: the posts with their TIMEX3, the events, and TLINKs between them.

TimeML annotates one text. A story's posts stand in it one after the other; after them stands each
event with its time. Where the story carries no texts, the posts are their expressions alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final, cast
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from timeline.export.calendar_units import covering_date
from timeline.export.plain import one_line
from timeline.export.selection import Options
from timeline.export.telling import when
from timeline.export.timeml_text import Piece, attach, by_post, source_pieces, timex
from timeline.story import Event, Story, Window

# TimeML's relType for what stands between two times; 1.2.1 has none for an overlap.
RELATIONS: Final = {
    "before": "BEFORE",
    "meets": "IBEFORE",
    "during": "IS_INCLUDED",
    "simultaneous": "SIMULTANEOUS",
}


def export(story: Story, options: Options) -> bytes:
    """Return UTF-8 XML: the texts first, then `MAKEINSTANCE` and `TLINK`."""
    root = Element("TimeML")
    times = (f"t{number}" for number in count(1))
    names = {one.id: next(times) for one in story.expressions}
    marked = by_post(story.expressions)
    for source in story.sources:
        attach(root, source_pieces(source, marked, names, times))
    timed = [_timed(event, number, times) for number, event in enumerate(story.events, start=1)]
    for one in timed:
        attach(root, _event_pieces(one, when(one.event, options)))
    rows = [_instance(one) for one in timed]
    rows += _links(story, timed)
    attach(root, (piece for row in rows for piece in (row, "\n")))
    text = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return cast(bytes, text) + b"\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Timed:
    """An event with its number, and the time that it is linked to: its name, value and relation."""

    event: Event
    number: int
    time: str | None
    value: str
    relation: str


def _timed(event: Event, number: int, times: Iterator[str]) -> _Timed:
    value, relation = _position(event.time)
    name = next(times) if value else None
    return _Timed(event=event, number=number, time=name, value=value or "", relation=relation)


def _position(window: Window | None) -> tuple[str | None, str]:
    """Return the calendar unit that holds the window, or the one known side of it."""
    whole = covering_date(window)
    if whole or window is None:
        return whole, "IS_INCLUDED"
    if window.earliest:
        return window.earliest.isoformat(timespec="minutes"), "AFTER"
    return window.latest.isoformat(timespec="minutes") if window.latest else None, "BEFORE"


def _event_pieces(timed: _Timed, words: str) -> Iterator[Piece]:
    if timed.time:
        yield timex(timed.time, timed.value, words)
        yield ": "
    mark = Element("EVENT", {"eid": f"e{timed.number}", "class": "OCCURRENCE"})
    mark.text = one_line(timed.event.title)
    yield mark
    yield "\n"


def _instance(timed: _Timed) -> Element:
    return Element(
        "MAKEINSTANCE",
        {
            "eiid": f"ei{timed.number}",
            "eventID": f"e{timed.number}",
            "tense": timed.event.tense.upper(),
            "aspect": "NONE",
            "polarity": "POS",
            "pos": "OTHER",
        },
    )


def _links(story: Story, timed: list[_Timed]) -> list[Element]:
    """Return the TLINKs: each event to its time, then what was read of two events' order."""
    ends = [
        (f"ei{one.number}", {"relatedToTime": one.time}, one.relation)
        for one in timed
        if one.time is not None
    ]
    numbers = {
        name: one.number
        for one in timed
        for name in (one.event.id, *(mention.id for mention in one.event.mentions))
    }
    for relation in story.relations:
        first, second = numbers.get(relation.origin), numbers.get(relation.target)
        kind = RELATIONS.get(relation.type)
        if first and second and first != second and kind:
            ends.append((f"ei{first}", {"relatedToEventInstance": f"ei{second}"}, kind))
    return [
        Element("TLINK", {"lid": f"l{number}", "eventInstanceID": start, **end, "relType": kind})
        for number, (start, end, kind) in enumerate(ends, start=1)
    ]
