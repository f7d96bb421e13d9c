"""Names sources for readers, also those that bear no title."""

from __future__ import annotations

from collections import Counter
from string import ascii_uppercase
from typing import Final

from timeline.story import Source, Story
from timeline.wording import Style, short_day, time_in_words

_NAME_LIMIT: Final = 48


def source_titles(story: Story, style: Style) -> dict[str, str]:
    """Return a title for each source, by id: its own, or its kind and date.

    A file's name says little to a reader. Those of one kind and date are told apart by a letter.
    """
    untitled = [source for source in story.sources if is_untitled(source)]
    alike = Counter(_kind_and_date(source, style) for source in untitled)
    titles = {source.id: source.title for source in story.sources}
    seen: Counter[str] = Counter()
    for source in untitled:
        made = _kind_and_date(source, style)
        letter = f" {_letter(seen[made])}" if alike[made] > 1 else ""
        titles[source.id] = _kind_and_date(source, style, letter)
        seen[made] += 1
    return titles


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


def _kind_and_date(source: Source, style: Style, letter: str = "") -> str:
    phrases = style.phrases
    window = source.published or source.updated
    if window is None or window.earliest is None or window.latest is None:
        return phrases[f"untitled-{source.kind}"].format(letter=letter)
    is_day = window.earliest.date() == window.latest.date()
    day = short_day(window.earliest.date(), style) if is_day else time_in_words(window, style=style)
    return phrases[f"untitled-{source.kind}-of"].format(letter=letter, day=day)


def _letter(number: int) -> str:
    return ascii_uppercase[number] if number < len(ascii_uppercase) else str(number + 1)
