"""A story as a networkx graph: one node for each thing with an id, one edge for each relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx

if TYPE_CHECKING:
    from timeline.story import Story


def to_graph(story: Story) -> networkx.MultiDiGraph[str]:
    """Return nodes with `kind` (post, event, mention, expression, reference) and typed edges.

    Nodes and edges are added in the story's own order, so that two runs give equal files.
    """
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(title=story.title)
    for source in story.sources:
        for post in source.posts:
            graph.add_node(post.id, kind="post", source=source.id)
    for event in story.events:
        graph.add_node(event.id, kind="event", title=event.title, rank=event.rank)
        for mention in event.mentions:
            if mention.id != event.id:
                graph.add_node(mention.id, kind="mention", source=mention.source)
            graph.add_edge(mention.id, event.id, type="tells", because="", confidence=1.0)
    for expression in story.expressions:
        graph.add_node(expression.id, kind="expression", text=expression.text)
    for reference in story.references:
        graph.add_node(reference.id, kind="reference", text=reference.text)
    for relation in story.relations:
        graph.add_edge(
            relation.origin,
            relation.target,
            type=relation.type,
            because=relation.because,
            confidence=relation.confidence,
        )
    return graph
