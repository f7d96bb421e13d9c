"""Turns a story into the files of its site, all in one flat folder."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from jinja2 import Environment
from markupsafe import Markup

from timeline.render.card import card
from timeline.render.chart import Overview
from timeline.render.cutting import cut
from timeline.render.entries import Setting
from timeline.render.environment import environment
from timeline.render.explanation import explain
from timeline.render.front import introduction, key_events, source_facts
from timeline.render.head import Head, absolute, description, json_ld, sitemap
from timeline.render.layout import (
    ContentsView,
    contents,
    heading,
    section_view,
    short_heading,
)
from timeline.render.lookup import Lookup, look_up, outside_id
from timeline.render.options import RenderOptions, RenderReport
from timeline.render.overview import overview
from timeline.render.overview_svg import overview_figure, overview_style
from timeline.render.publish import MARKER
from timeline.render.safety import anchor
from timeline.render.search import search_data
from timeline.render.sections import Section, sections
from timeline.render.source_page import source_view
from timeline.story import Event, Problem, Source, Story

INDEX: Final = "index.html"
CARD: Final = "card.png"
_EXPLANATIONS_A_PAGE: Final = 100
_ASSETS: Final = ("page.css", "page.js")


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
    def explains_inline(self) -> bool:
        """Tell whether explanations open inside their entry."""
        return not self.why_of

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


def write_pages(story: Story, folder: Path, options: RenderOptions) -> RenderReport:
    """Write the site of `story` into `folder`, which is there and empty."""
    site = _plan(story, folder, options)
    _write_assets(site)
    keys = _write_index(site)
    if site.is_cut:
        for number, part in enumerate(site.parts):
            _write_part(site, number, part)
    _write_explanations(site)
    for source in story.sources:
        _write_source(site, source)
    _write_machine_files(site)
    pages = sum(name.endswith(".html") for name in site.written)
    return RenderReport(
        index=folder / INDEX,
        entries=len(story.events),
        sources=len(story.sources),
        key_events=keys,
        pages=pages,
        files=tuple(site.written),
    )


def _plan(story: Story, folder: Path, options: RenderOptions) -> Site:
    parts_of_story = sections(story)
    edges, rank = [], 0
    for section in parts_of_story:
        edges.append(rank)
        rank += len(section.events)
    parts = cut(story.events, edges, options.cut_at)
    names = [INDEX] if len(parts) == 1 else [f"story-{n + 1}.html" for n in range(len(parts))]
    inline = len(story.events) <= options.inline_up_to
    lookup = look_up(story)
    page_of = {event.id: name for part, name in zip(parts, names, strict=True) for event in part}
    return Site(
        folder=folder,
        options=options,
        lookup=lookup,
        templates=environment(options.templates, options.style.phrases),
        drawing=overview(parts_of_story, lookup, options.style),
        sections=parts_of_story,
        parts=parts,
        page_of=page_of,
        why_of={} if inline else _explanation_pages(story),
    )


def _explanation_pages(story: Story) -> dict[str, str]:
    return {
        event.id: f"why-{n // _EXPLANATIONS_A_PAGE + 1}.html"
        for n, event in enumerate(story.events)
    }


def _write_assets(site: Site) -> None:
    loader = site.templates.loader
    assert loader is not None, "the environment has a chain of loaders"
    for name in _ASSETS:
        site.write(name, loader.get_source(site.templates, name)[0])
    site.write("overview.css", overview_style(site.drawing))


def _write_index(site: Site) -> int:
    story, style = site.story, site.options.style
    keys = key_events(story, style)
    intro = introduction(story, style)
    machine = _only(story, {key.id for key in keys}) if site.is_cut else story.events
    site.page(
        INDEX,
        "index.html",
        head=_head(site, INDEX, description(intro), machine),
        introduction=intro,
        sources=[source_facts(source, site.lookup, style) for source in story.sources],
        keys=keys,
        sections=[] if site.is_cut else [section_view(one, site.setting) for one in site.sections],
        contents=[_contents(site, one) for one in site.sections] if site.is_cut else [],
        days=[(one.id, short_heading(one, style), len(one.events)) for one in site.sections],
    )
    return len(keys)


def _only(story: Story, names: set[str]) -> tuple[Event, ...]:
    return tuple(event for event in story.events if anchor(event.id) in names)


def _contents(site: Site, section: Section) -> ContentsView:
    lines = contents(section.events, section.day, site.setting, site.page_of)
    return ContentsView(id=section.id, heading=heading(section, site.options.style), lines=lines)


def _write_part(site: Site, number: int, part: tuple[Event, ...]) -> None:
    name = site.page_of[part[0].id]
    first, last = part[0].rank, part[-1].rank
    views, rank = [], 0
    for section in site.sections:
        inside = section.events[max(first - rank, 0) : max(last + 1 - rank, 0)]
        if inside:
            continues = section.is_continued or inside[0] is not section.events[0]
            piece = replace(section, events=inside, is_continued=continues)
            views.append(section_view(piece, site.setting))
        rank += len(section.events)
    site.page(
        name,
        "part.html",
        head=_head(site, name, site.story.title, part),
        sections=views,
        number=number + 1,
        number_of_parts=len(site.parts),
        previous=site.page_of[site.story.events[first - 1].id] if first else None,
        following=site.page_of[site.story.events[last + 1].id]
        if last + 1 < len(site.story.events)
        else None,
        first=first + 1,
        last=last + 1,
    )


def _write_explanations(site: Site) -> None:
    for name in dict.fromkeys(site.why_of.values()):
        events = [event for event in site.story.events if site.why_of[event.id] == name]
        site.page(
            name,
            "why.html",
            head=_head(site, name, site.story.title, ()),
            explanations=[explain(event, site.lookup, site.options.style) for event in events],
        )


def _write_source(site: Site, source: Source) -> None:
    name = site.lookup.source_page(source.id)
    site.page(
        name,
        "source.html",
        head=_head(site, name, source.title, ()),
        view=source_view(source, site.lookup, site.options.style),
        facts=source_facts(source, site.lookup, site.options.style),
        outside=[
            (outside_id(n), words) for n, words in enumerate(site.lookup.outside.get(source.id, ()))
        ],
        problems=_problems(site, source) if site.options.editor_pages else (),
    )


def _problems(site: Site, source: Source) -> tuple[Problem, ...]:
    return tuple(
        problem
        for problem in site.story.problems
        if any(span.source == source.id for span in problem.spans)
    )


def _write_machine_files(site: Site) -> None:
    addresses = [absolute(site.options.base_url, name) for name in site.written]
    pages = tuple(one for one in addresses if one is not None and one.endswith(".html"))
    if pages:
        site.write("sitemap.xml", sitemap(pages))
    if site.is_cut:
        site.write("search.js", search_data(site.story, site.page_of, site.options.style))
    (site.folder / CARD).write_bytes(card(site.drawing))
    site.written.append(CARD)
    site.write(MARKER, f"{site.story.generator}\n")


def _head(site: Site, name: str, words: str, events: tuple[Event, ...]) -> Head:
    base = site.options.base_url
    return Head(
        description=words,
        canonical=absolute(base, name),
        image=absolute(base, CARD),
        data=json_ld(events, site.lookup, base) if events else None,
    )
