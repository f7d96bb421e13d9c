"""Everything of a story by its id: built once, read by every page."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from timeline.dated_words import year_taken_for_granted
from timeline.render.naming import source_names, source_titles
from timeline.render.options import RenderOptions
from timeline.render.safety import anchor
from timeline.story import (
    Event,
    Expression,
    Mention,
    Post,
    Reference,
    Relation,
    Source,
    Step,
    Story,
)

Item = TypeVar("Item", Expression, Reference)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """A story's parts by id. `titles` and short `names` are those of sources; `evidence` are the
    spans that explanations quote, by post id;
    `outside` the words that they quote from outside every post, by source id, in story order;
    `expressions` and `references` those of a post, sorted by their start; `year` is the one that
    goes without saying.
    """

    story: Story
    sources: dict[str, Source]
    titles: dict[str, str]
    names: dict[str, str]
    posts: dict[str, tuple[Source, Post]]
    page_of_post: dict[str, str]
    events: dict[str, Event]
    events_of_post: dict[str, tuple[Event, ...]]
    expressions: dict[str, tuple[Expression, ...]]
    references: dict[str, tuple[Reference, ...]]
    expression_by_id: dict[str, Expression]
    evidence: dict[str, tuple[tuple[int, int], ...]]
    outside: dict[str, tuple[str, ...]]
    quoted: dict[str, dict[tuple[int, int], str]]
    relations: dict[str, tuple[Relation, ...]]
    owners: dict[str, Event]
    year: int | None

    def owner(self, identifier: str) -> Event | None:
        """Return the event that an id stands for: its own, a mention's, or words in a mention."""
        return self.owners.get(identifier)

    def source_page(self, source: str) -> str:
        """Return the file name of a source's page, the first where it has several."""
        return source_page(source)

    def words_address(self, step: Step) -> str | None:
        """Return where the words of a step are highlighted, or None if it quotes no source."""
        if step.source not in self.sources or step.text is None:
            return None
        first = self.source_page(step.source)
        if step.post is None:
            return f"{first}#{outside_id(self.outside[step.source].index(step.text))}"
        page = self.page_of_post.get(step.post, first)
        if step.start is None or step.end is None:
            return f"{page}#{anchor(step.post)}"
        return f"{page}#{evidence_id(step.post, step.start, step.end)}"

    def post_address(self, post: str) -> str | None:
        """Return where a post stands in full."""
        if post not in self.posts:
            return None
        return f"{self.page_of_post[post]}#{anchor(post)}"

    def expression_address(self, name: str) -> str | None:
        """Return where an expression is marked in its post, or None if it is in none."""
        item = self.expression_by_id.get(name)
        if item is None or item.post not in self.page_of_post:
            return None
        return f"{self.page_of_post[item.post]}#{anchor(name)}"


def source_page(source: str, number: int | None = None) -> str:
    """Return the file name of a source's page, or of its n-th part; no id has an underscore."""
    return f"source-{anchor(source)}{f'_{number}' if number else ''}.html"


def evidence_id(post: str, start: int, end: int) -> str:
    """Return the id of words that an explanation quotes; no story id has an underscore."""
    return f"_w-{anchor(post)}-{start}-{end}"


def outside_id(number: int) -> str:
    """Return the id of the n-th words that stand outside every post."""
    return f"_o-{number}"


def look_up(story: Story, options: RenderOptions) -> Lookup:
    """Build the tables; ids that a later thing repeats keep their first meaning."""
    steps = [step for event in story.events for step in event.because]
    for source in story.sources:
        steps += [step for post in source.posts for step in post.because]
    titles = source_titles(story, options.style)
    expressions = _by_post(story.expressions)
    owners = _owners(story, expressions)
    return Lookup(
        story=story,
        sources={source.id: source for source in story.sources},
        titles=titles,
        names=source_names(story, titles),
        posts={post.id: (source, post) for source in story.sources for post in source.posts},
        page_of_post=_pages_of_posts(story, options.cut_at),
        events=_events_by_id(story),
        events_of_post=_events_of_post(story),
        expressions=expressions,
        references=_by_post(story.references),
        expression_by_id={expression.id: expression for expression in story.expressions},
        evidence=_evidence(steps),
        outside=_outside(steps),
        quoted=_quoted(steps),
        relations=_relations(story, owners),
        owners=owners,
        year=year_taken_for_granted(story),
    )


def _pages_of_posts(story: Story, most: int) -> dict[str, str]:
    """Return the page of each post: its source's, or a part of it that holds `most` or fewer."""
    pages: dict[str, str] = {}
    for source in story.sources:
        total = len(source.posts)
        parts = -(-total // most)
        for n, post in enumerate(source.posts):
            part = n * parts // total + 1 if parts > 1 else None
            pages[post.id] = source_page(source.id, part)
    return pages


def _events_by_id(story: Story) -> dict[str, Event]:
    events = {event.id: event for event in story.events}
    for event in story.events:
        for name in (*event.aliases, *(mention.id for mention in event.mentions)):
            events.setdefault(name, event)
    return events


def _events_of_post(story: Story) -> dict[str, tuple[Event, ...]]:
    found: dict[str, dict[str, Event]] = defaultdict(dict)
    for event in story.events:
        for mention in event.mentions:
            found[mention.post].setdefault(event.id, event)
    return {post: tuple(events.values()) for post, events in found.items()}


def _by_post(items: tuple[Item, ...]) -> dict[str, tuple[Item, ...]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        found[item.post].append(item)
    return {post: tuple(sorted(found[post], key=lambda item: item.start)) for post in found}


def _evidence(steps: list[Step]) -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for step in steps:
        if step.post is not None and step.start is not None and step.end is not None:
            found[step.post].add((step.start, step.end))
    return {post: tuple(sorted(spans)) for post, spans in found.items()}


def _quoted(steps: list[Step]) -> dict[str, dict[tuple[int, int], str]]:
    found: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for step in steps:
        if step.post is not None and step.start is not None and step.end is not None:
            found[step.post].setdefault((step.start, step.end), step.text or "")
    return found


def _outside(steps: list[Step]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for step in steps:
        if step.source is not None and step.post is None and step.text is not None:
            found[step.source].setdefault(step.text)
    return {source: tuple(texts) for source, texts in found.items()}


def _owners(story: Story, expressions: dict[str, tuple[Expression, ...]]) -> dict[str, Event]:
    """Map events, mentions and the expressions inside mentions to events; a post that tells of
    one event alone stands for it too."""
    owners = _events_by_id(story)
    tellers: dict[str, list[Event]] = defaultdict(list)
    for event in story.events:
        for mention in event.mentions:
            tellers[mention.post].append(event)
            for item in _inside(mention, expressions.get(mention.post, ())):
                owners.setdefault(item.id, event)
    for post, events in tellers.items():
        if len(events) == 1:
            owners.setdefault(post, events[0])
    return owners


def _inside(mention: Mention, expressions: Sequence[Expression]) -> Sequence[Expression]:
    """Return those of a post's expressions, sorted by their start, that begin in a mention."""
    first = bisect_left(expressions, mention.start, key=lambda item: item.start)
    return expressions[first : bisect_left(expressions, mention.end, key=lambda item: item.start)]


def _relations(story: Story, owners: dict[str, Event]) -> dict[str, tuple[Relation, ...]]:
    found: dict[str, list[Relation]] = defaultdict(list)
    for relation in story.relations:
        ends = {owners[end].id for end in (relation.origin, relation.target) if end in owners}
        for event in ends:
            found[event].append(relation)
    return {event: tuple(relations) for event, relations in found.items()}
