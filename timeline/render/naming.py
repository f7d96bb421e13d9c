"""Names sources for readers, also those that bear no title."""

from __future__ import annotations

from collections import Counter
from typing import Final

from timeline.story import Source, Story
from timeline.wording import Style, short_day, time_in_words

_NAME_LIMIT: Final = 48


def source_titles(story: Story, style: Style) -> dict[str, str]:
    """Return a title for each source, by id: its own, or its kind and date.

    A file's name says little to a reader. It stays where two would else be called the same.
    """
    made = {
        source.id: _kind_and_date(source, style) if is_untitled(source) else source.title
        for source in story.sources
    }
    times = Counter(made.values())
    return {
        source.id: f"{made[source.id]} ({source.path or source.id})"
        if is_untitled(source) and times[made[source.id]] > 1
        else made[source.id]
        for source in story.sources
    }


def source_names(story: Story, titles: dict[str, str]) -> dict[str, str]:
    """Return a short name for each source: its publisher, or its title where two share one."""
    publishers = Counter(source.publisher for source in story.sources)
    names = {
        source.id: shortened(
            source.publisher
            if source.publisher and publishers[source.publisher] == 1
            else titles[source.id],
            _NAME_LIMIT,
        )
        for source in story.sources
    }
    times = Counter(names.values())
    return {
        source.id: f"{names[source.id]} ({source.path or source.id})"
        if times[names[source.id]] > 1
        else names[source.id]
        for source in story.sources
    }


def is_untitled(source: Source) -> bool:
    """Tell whether a source bears no title, so that its file or its id stands for one."""
    return source.title in ("", source.path, source.id)


def shortened(text: str, limit: int) -> str:
    """Return text on one line, cut at a word before `limit` characters."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    return line[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"


def _kind_and_date(source: Source, style: Style) -> str:
    phrases = style.phrases
    window = source.published or source.updated
    if window is None or window.earliest is None or window.latest is None:
        return phrases[f"untitled-{source.kind}"]
    is_day = window.earliest.date() == window.latest.date()
    day = short_day(window.earliest.date(), style) if is_day else time_in_words(window, style=style)
    return phrases[f"untitled-{source.kind}-of"].format(day=day)
