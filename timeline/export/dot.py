"""A story as a DOT graph for Graphviz: events as boxes, what was read of their order as arrows."""

from __future__ import annotations

import re
import textwrap

from timeline.export.plain import one_line
from timeline.export.selection import Options
from timeline.export.telling import when
from timeline.story import Event, Story
from timeline.story_text import shortened

LABEL_LIMIT = 120
LINE_WIDTH = 32

_STYLES = {"before": "solid", "meets": "solid", "during": "dashed", "overlaps": "dashed"}
_MARKS = re.compile(r'(["\\])')


def export(story: Story, options: Options) -> bytes:
    """Return a directed graph: time runs downwards; key events have a heavier border."""
    rows = [
        "digraph story {",
        f"  graph [label={_quoted(one_line(story.title))}, labelloc=t, rankdir=TB];",
        '  node [shape=box, fontname="sans-serif"];',
        '  edge [fontname="sans-serif", fontsize=10];',
    ]
    rows += [_node(event, options) for event in story.events]
    rows += _edges(story)
    return ("\n".join([*rows, "}"]) + "\n").encode()


def _node(event: Event, options: Options) -> str:
    title = shortened(one_line(event.title), LABEL_LIMIT)
    label = [when(event, options), *textwrap.wrap(title, LINE_WIDTH)]
    width = ", penwidth=2" if event.key else ""
    return f"  {_quoted(event.id)} [label={_quoted(*label)}{width}];"


def _edges(story: Story) -> list[str]:
    """Return one arrow for each pair of events and type of relation between them."""
    owner = {mention.id: event.id for event in story.events for mention in event.mentions}
    owner.update((event.id, event.id) for event in story.events)
    pairs = (
        (owner.get(one.origin), owner.get(one.target), one.type)
        for one in story.relations
        if one.type in _STYLES or one.type == "simultaneous"
    )
    return [
        f"  {_quoted(start)} -> {_quoted(end)} [{_edge_look(kind)}];"
        for start, end, kind in dict.fromkeys(pairs)
        if start and end and start != end
    ]


def _edge_look(kind: str) -> str:
    if kind == "simultaneous":
        return 'dir=both, style=dotted, label="at the same time", constraint=false'
    label = "" if kind == "before" else f', label="{kind}"'
    return f"style={_STYLES[kind]}{label}"


def _quoted(*rows: str) -> str:
    r"""Return a DOT string; rows are joined by its line break, `\n`."""
    return '"' + "\\n".join(_MARKS.sub(r"\\\1", row) for row in rows) + '"'
