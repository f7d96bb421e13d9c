"""Turns sections into the headings, groups and entries of a page, in the page's own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from timeline.render.entries import Entry, Setting, entry
from timeline.render.safety import anchor
from timeline.render.sections import Block, Group, Section, blocks, sure_day
from timeline.story import Event
from timeline.wording import Style, Told, day_in_words, time_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupView:
    """Entries in order, or, with a `note`, in none that is known."""

    note: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """Groups, with the heading that they share, if any."""

    heading: str | None
    note: str | None
    groups: tuple[GroupView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionView:
    """A day of the page, with all its entries."""

    id: str
    heading: str
    short: str
    count: int
    blocks: tuple[BlockView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """An entry's line in the contents of a story that was cut."""

    id: str
    aliases: tuple[str, ...]
    time: str
    title: str
    address: str
    sources: str
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsView:
    """A section of the contents of a story that was cut."""

    id: str
    heading: str
    lines: tuple[LineView, ...]


def heading(section: Section, style: Style) -> str:
    """Return a section's heading: its day, its wide time, or what kind of time it is."""
    phrases = style.phrases
    if section.day is not None:
        words = day_in_words(section.day, style)
    elif section.window is not None:
        words = time_in_words(section.window, style=style)
        words = words[:1].upper() + words[1:]
    else:
        words = phrases[f"section-{section.kind}"]
    return phrases["continued"].format(heading=words) if section.is_continued else words


def short_heading(section: Section, style: Style) -> str:
    """Return the heading as a link in a row of days says it."""
    if section.day is None:
        return heading(section, style)
    return day_in_words(section.day, style, Told(year=section.day.year))


def section_view(section: Section, setting: Setting) -> SectionView:
    """Return a section with its entries in blocks and groups."""
    return SectionView(
        id=section.id,
        heading=heading(section, setting.style),
        short=short_heading(section, setting.style),
        count=len(section.events),
        blocks=tuple(
            view
            for shares, same in groupby(blocks(section.events), key=lambda block: block.shares)
            for view in _blocks(tuple(same), section.day, setting, shares=shares)
        ),
    )


def contents(
    events: Iterable[Event], day: date | None, setting: Setting, pages: dict[str, str]
) -> tuple[LineView, ...]:
    """Return a line for each event, which leads to the page that tells it in full."""
    return tuple(
        LineView(
            id=anchor(event.id),
            aliases=tuple(anchor(name) for name in event.aliases if name != event.id),
            time=time_in_words(event.time, style=setting.style, told=Told(day=day)),
            title=event.title,
            address=f"{pages[event.id]}#{anchor(event.id)}",
            sources=" ".join(dict.fromkeys(anchor(one.source) for one in event.mentions)),
            certainty=event.certainty,
        )
        for event in events
    )


def _blocks(
    same: tuple[Block, ...], day: date | None, setting: Setting, *, shares: bool
) -> tuple[BlockView, ...]:
    """Return a view of each block with a heading; those without one, side by side, are one."""
    if shares:
        return tuple(_shared(block, day, setting) for block in same)
    groups = (group for block in same for group in block.groups)
    views = (_group(group, day, setting, shares=False) for group in groups)
    return (BlockView(heading=None, note=None, groups=_joined(views)),)


def _shared(block: Block, day: date | None, setting: Setting) -> BlockView:
    events, phrases = block.events, setting.style.phrases
    basis = events[0].basis if len({event.basis for event in events}) == 1 else "words"
    words = time_in_words(events[0].time, basis=basis, style=setting.style, told=Told(day=day))
    is_alone = len(block.groups) == 1
    views = (_group(one, day, setting, shares=True, is_alone=is_alone) for one in block.groups)
    return BlockView(
        heading=words[:1].upper() + words[1:],
        note=phrases[_shared_note(block)],
        groups=_joined(views),
    )


def _joined(views: Iterable[GroupView]) -> tuple[GroupView, ...]:
    """Join neighbours that are in order: only what is in none stands apart."""
    found: list[GroupView] = []
    for is_ordered, same in groupby(views, key=lambda view: view.note is None):
        if is_ordered:
            found.append(
                GroupView(note=None, entries=tuple(e for view in same for e in view.entries))
            )
        else:
            found.extend(same)
    return tuple(found)


def _shared_note(block: Block) -> str:
    if len(block.groups) == 1:
        return "shared-unordered"
    window = block.events[0].time
    if window is None:
        return "shared-unknown"
    whole = window.granularity is not None or sure_day(window) is None
    return "shared-days" if whole else "shared-minutes"


def _group(
    group: Group, day: date | None, setting: Setting, *, shares: bool, is_alone: bool = False
) -> GroupView:
    note = None if group.is_ordered or is_alone else setting.style.phrases["unordered"]
    return GroupView(
        note=note,
        entries=tuple(entry(event, setting, day=day, shares=shares) for event in group.events),
    )
