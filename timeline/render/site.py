"""One story on its way to files, and the page that every template makes one of."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from timeline.render.chart import Overview
from timeline.render.entries import Setting
from timeline.render.head import Head, absolute, json_ld
from timeline.render.lookup import Lookup
from timeline.render.options import RenderOptions
from timeline.render.overview_svg import overview_figure
from timeline.render.safety import anchor
from timeline.render.sections import Section
from timeline.story import Event, Story

INDEX: Final = "index.html"
CARD: Final = "card.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One story on its way to files: what every page is made from."""

    folder: Path
    options: RenderOptions
    lookup: Lookup
    templates: Environment
    sections: tuple[Section, ...]
    parts: tuple[tuple[Event, ...], ...]
    page_of: dict[str, str]
    why_of: dict[str, str]
    drawing: Overview
    written: list[str] = field(default_factory=list)

    @property
    def story(self) -> Story:
        """Return the story that the site tells."""
        return self.lookup.story

    @property
    def is_cut(self) -> bool:
        """Tell whether the entries stand on several pages."""
        return len(self.parts) > 1

    @property
    def setting(self) -> Setting:
        """Return what entries depend on beside their event."""
        return Setting(lookup=self.lookup, style=self.options.style, why_of=self.why_of)

    @property
    def overview(self) -> Markup:
        """Return the drawing of the whole story, each mark leading to its entry's page."""
        pages = {anchor(name): page for name, page in self.page_of.items() if page != INDEX}
        return overview_figure(self.drawing, self.options.style.phrases, pages)

    @property
    def certainties(self) -> frozenset[str]:
        """Return the certainties that entries have, for the filter."""
        return frozenset(event.certainty for event in self.story.events)

    @property
    def alternates(self) -> tuple[tuple[str, str, str], ...]:
        """Return media type, file and name of each file of data that stands beside the pages."""
        return self.options.alternates

    def anchor(self, identifier: str) -> str:
        """Return an id as it stands in the pages."""
        return anchor(identifier)

    def permalink(self, name: str) -> str:
        """Return an entry's permanent address, absolute where the site's own is known."""
        address = f"{INDEX}#{name}"
        return absolute(self.options.base_url, address) or address

    def write(self, name: str, text: str) -> None:
        """Write one file; names are ours or made of safe ids, so none leaves the folder."""
        assert not set(name) & {"/", "\\"}, "the site is one flat folder"
        (self.folder / name).write_text(text, encoding="utf-8", newline="\n")
        self.written.append(name)

    def page(self, name: str, template: str, **values: object) -> None:
        """Render one template into one file, with what every page needs."""
        common = {"site": self, "options": self.options, "story": self.story, "page": name}
        self.write(name, self.templates.get_template(template).render({**common, **values}))


def head(site: Site, name: str, words: str, events: tuple[Event, ...]) -> Head:
    base = site.options.base_url
    return Head(
        description=words,
        canonical=absolute(base, name),
        image=absolute(base, CARD),
        data=json_ld(events, site.lookup, base) if events else None,
    )
