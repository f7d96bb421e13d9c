"""Who tells of an event: its sources as every format names them, with their addresses."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.dated_words import dated_text, year_taken_for_granted
from timeline.export.plain import lines, one_line, web_address
from timeline.speakers import each_once
from timeline.story import Event, Expression, Mention, Post, Source, Story
from timeline.wording import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One source of an event: `name` is its publisher or else its title.

    `url` is the address of the post that tells of it, or else of the page.
    """

    source: str
    name: str
    title: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """A story's sources and posts, found by id, and the expressions of each post by their start.

    `year` is the one that goes without saying.
    """

    sources: dict[str, Source]
    posts: dict[str, Post]
    expressions: dict[str, tuple[Expression, ...]]
    year: int | None

    def cite(self, event: Event) -> tuple[Citation, ...]:
        """Return the event's sources, each once, in the order of its mentions."""
        found = {one.source: self._citation(one) for one in reversed(event.mentions)}
        return tuple(found[name] for name in dict.fromkeys(one.source for one in event.mentions))

    def first(self, event: Event) -> Source | None:
        """Return the source of the event's first mention."""
        return self.sources.get(event.mentions[0].source) if event.mentions else None

    def text(self, event: Event, style: Style) -> str:
        """Return the event's text, in which no relative word stands without its date."""
        post = event.mentions[0].post if event.mentions else ""
        return lines(dated_text(event, self.expressions.get(post, ()), style, self.year)).strip()

    def _citation(self, mention: Mention) -> Citation:
        source, post = self.sources[mention.source], self.posts.get(mention.post)
        url = web_address(post.url) if post else None
        title = one_line(source.title)
        return Citation(
            source=source.id,
            name=one_line(source.publisher or "") or title or source.id,
            title=title,
            url=url or web_address(source.url),
        )


def sources_of(story: Story) -> Sources:
    """Return the index that citations are made from."""
    expressions: dict[str, list[Expression]] = {}
    for one in sorted(story.expressions, key=lambda item: item.start):
        expressions.setdefault(one.post, []).append(one)
    return Sources(
        sources={source.id: source for source in story.sources},
        posts={post.id: post for source in story.sources for post in source.posts},
        expressions={post: tuple(found) for post, found in expressions.items()},
        year=year_taken_for_granted(story),
    )


def speakers(event: Event) -> tuple[str, ...]:
    """Return who is said to have said it, each once, in the order of the mentions."""
    told = each_once(who for mention in event.mentions for who in mention.said_by)
    names = (one_line(who.name) for who in told)
    return tuple(dict.fromkeys(name for name in names if name))


def permalink(event: Event, base_url: str | None) -> str | None:
    """Return the event's address in the site, or None where the site has no address."""
    return None if base_url is None else f"{base_url.rstrip('/')}/index.html#{event.id}"
