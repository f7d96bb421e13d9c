"""A story as GraphML: the nodes and typed edges of `story.graph`, for network tools."""

from __future__ import annotations

import networkx

from timeline.export.plain import one_line
from timeline.export.selection import Options
from timeline.export.telling import when
from timeline.story import Story


def export(story: Story, options: Options) -> bytes:
    """Return GraphML that networkx reads back to the same graph; events also bear their times."""
    graph = _cleaned(story.graph)
    for event in story.events:
        window = event.time
        sides = (window.earliest, window.latest) if window else (None, None)
        earliest, latest = (side.isoformat() if side else "" for side in sides)
        graph.nodes[event.id].update(
            when=when(event, options), earliest=earliest, latest=latest, certainty=event.certainty
        )
    return ("\n".join(networkx.generate_graphml(graph)) + "\n").encode()


def _cleaned(graph: networkx.MultiDiGraph[str]) -> networkx.MultiDiGraph[str]:
    """Return a copy whose texts XML can hold."""
    copy: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    copy.graph.update(_values(graph.graph))
    copy.add_nodes_from((node, _values(data)) for node, data in graph.nodes(data=True))
    copy.add_edges_from((start, end, _values(data)) for start, end, data in graph.edges(data=True))
    return copy


def _values(data: dict[str, object]) -> dict[str, object]:
    return {
        key: one_line(value) if isinstance(value, str) else value for key, value in data.items()
    }
