"""Turns a story into the files of its site, all in one flat folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Final

from timeline.render.card import card
from timeline.render.cutting import cut
from timeline.render.environment import environment
from timeline.render.explanation import explain
from timeline.render.front import introduction, key_events, source_facts
from timeline.render.head import absolute, description, sitemap
from timeline.render.layout import (
    ContentsView,
    contents,
    heading,
    section_view,
    short_heading,
)
from timeline.render.lookup import look_up
from timeline.render.options import RenderOptions, RenderReport
from timeline.render.overview import overview
from timeline.render.overview_svg import overview_style
from timeline.render.publish import MARKER
from timeline.render.safety import anchor
from timeline.render.search import search_data
from timeline.render.sections import Section, sections
from timeline.render.site import CARD, INDEX, Site, head
from timeline.render.source_files import write_source
from timeline.story import Event, Story

_EXPLANATIONS_A_PAGE: Final = 100
_ASSETS: Final = ("page.css", "page.js")


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
        write_source(site, source)
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
    lookup = look_up(story, options)
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
        head=head(site, INDEX, description(intro), machine),
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
        head=head(site, name, site.story.title, part),
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
            head=head(site, name, site.story.title, ()),
            explanations=[explain(event, site.lookup, site.options.style) for event in events],
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
