"""What a site may be asked to look like, and what was written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from timeline.wording import Clock, Style


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderOptions:
    """Choices for the pages; none of them changes what the story says.

    `base_url` is where the site will stand, with or without its last slash. `templates` is a
    folder whose files replace ours of the same name. `cut_at` is how many entries one page takes,
    `inline_up_to` how many entries a story may have for explanations to stand inside the page.
    `alternates` are the media type, file name and short name of each export beside the pages.
    """

    clock: Clock = "3.25pm"
    language: str = "en"
    base_url: str | None = None
    templates: Path | None = None
    editor_pages: bool = False
    cut_at: int = 400
    inline_up_to: int = 120
    alternates: tuple[tuple[str, str, str], ...] = ()

    @property
    def style(self) -> Style:
        """Return the house style of every time on the page."""
        return Style(clock=self.clock, language=self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class RenderReport:
    """What one call wrote: `index` is the page to open, `files` are relative to its folder."""

    index: Path
    entries: int
    sources: int
    key_events: int
    pages: int
    files: tuple[str, ...]
