"""A story with less of other people's text in it: what `--text lead` and `--text none` mean.

Offsets stay what they were: they say where in the source the words stand, whether or not the
words are carried.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.sentences import sentence_spans
from timeline.story import Event, Mention, Post, Source, Story, Summary, TextKept

# A lead is whole sentences until it says something, and never more than this.
LEAD_AT_LEAST = 60
LEAD_AT_MOST = 240


def with_text(story: Story, kept: TextKept) -> Story:
    """Return the story with as much text as `kept` says; what is already gone does not return.

    `lead` leaves of each event and mention how it begins, `none` its title only. With either,
    posts and summaries carry no text; expressions, references, problems and explanations keep the
    few words that they are about.
    """
    if kept == "full" or story.text_kept == "none" or kept == story.text_kept:
        return story
    return replace(
        story,
        sources=tuple(_source(source) for source in story.sources),
        events=tuple(_event(event, kept) for event in story.events),
        text_kept=kept,
    )


def lead(text: str) -> str:
    """Return how `text` begins: whole sentences where they are short, else cut at a word."""
    first = text.strip().partition("\n")[0].rstrip()
    for _, end in sentence_spans(first, 0, len(first)):
        if LEAD_AT_LEAST <= end <= LEAD_AT_MOST:
            return first[:end]
    return shortened(first, LEAD_AT_MOST)


def shortened(text: str, limit: int) -> str:
    """Return `text` in at most `limit` characters, cut between words and marked with `…`."""
    if len(text) <= limit:
        return text
    cut = text[:limit]
    at_word = cut.rpartition(" ")[0]
    return (at_word if len(at_word) > limit // 2 else cut[:-1]).rstrip(" ,;:–-") + "…"


def _source(source: Source) -> Source:
    summary = source.summary
    return replace(
        source,
        summary=None if summary is None else Summary(id=summary.id, text=None),
        posts=tuple(_post(post) for post in source.posts),
    )


def _post(post: Post) -> Post:
    return replace(post, text=None, blocks=(), links=())


def _event(event: Event, kept: TextKept) -> Event:
    return replace(
        event,
        text=_cut(event.text, kept),
        mentions=tuple(_mention(mention, kept) for mention in event.mentions),
    )


def _mention(mention: Mention, kept: TextKept) -> Mention:
    return replace(mention, text=_cut(mention.text, kept))


def _cut(text: str, kept: TextKept) -> str:
    return lead(text) if kept == "lead" else ""
