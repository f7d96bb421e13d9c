"""The public functions: from files, bytes and text to a story, and from a story to its outputs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from timeline.intervals import zone
from timeline.model import Document, Given, Options
from timeline.story import Story
from timeline.story_json import load_story

if TYPE_CHECKING:
    from timeline.render import RenderReport

__all__ = ["export", "load_story", "read", "read_all", "read_text", "reconstruct", "render", "tag"]

PathLike = str | os.PathLike[str]


def read(
    source: PathLike,
    date: str | None = None,
    tz: str | None = None,
    format: str | None = None,  # noqa: A002  # the public name
) -> Document:
    """Read one file; `date` and `tz` (IANA) are what it does not bear itself.

    Raises SourceError, which carries path, line and reason.
    """
    from timeline.load import load_path

    return load_path(Path(source), _given(date, tz), format)


def read_text(
    text: str,
    *,
    format: str | None = None,  # noqa: A002  # the public name
    url: str | None = None,
    date: str | None = None,
    tz: str | None = None,
) -> Document:
    """Read text that is already at hand; `url` is the address it came from. Raises SourceError."""
    from timeline.load import load

    return load(text.encode("utf-8"), url or "text", _given(date, tz, url), format)


def read_all(sources: Iterable[PathLike]) -> tuple[Document, ...]:
    """Read several files, in the order given. Raises SourceError for the first that cannot be."""
    return tuple(read(source) for source in sources)


def reconstruct(
    documents: Document | Sequence[Document],
    *,
    merge: Literal["strict", "usual", "off"] = "usual",
    story_tz: str | None = None,
    title: str | None = None,
    text: Literal["full", "lead", "none"] | None = None,
) -> Story:
    """Return the story that the documents tell: events in order, relations, problems."""
    from timeline.pipeline import reconstruct as run

    if story_tz is not None:
        zone(story_tz)
    given = (documents,) if isinstance(documents, Document) else tuple(documents)
    return run(given, Options(merge=merge, story_tz=story_tz, title=title, text=text))


def render(story: Story, folder: PathLike, *, force: bool = False, **options: Any) -> RenderReport:
    """Write the site into `folder`, which is swapped in whole; see `timeline.render.publish`."""
    from timeline.export import site_links, write_site_files
    from timeline.render import RenderOptions, publish

    options.setdefault("alternates", site_links(options.get("base_url")))
    chosen = RenderOptions(**options)
    data = partial(write_site_files, base_url=chosen.base_url, style=chosen.style)
    return publish(story, Path(folder), chosen, force=force, writers=(data,))


def export(story: Story, format: str, **options: Any) -> bytes:  # noqa: A002  # the public name
    """Return one export of a story; raises OptionError for a format that does not exist."""
    from timeline.export import export as run

    return run(story, format, **options)


def tag(text: str, **options: Any) -> list[Any]:
    """Return the temporal expressions of plain text, which is taken as one article."""
    from timeline.text_tag import tag_text

    return tag_text(text, **options)


def _given(date: str | None, tz: str | None, url: str | None = None) -> Given:
    if tz is not None:
        zone(tz)
    return Given(date_if_none=date, tz_if_none=tz, url=url)
