"""Turns a story into a static site: pages for readers, and what they need to look right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from timeline.render.options import RenderOptions, RenderReport
from timeline.render.pages import write_pages
from timeline.render.publish import swap_in
from timeline.render.site import INDEX
from timeline.story import Story

__all__ = ["RenderOptions", "RenderReport", "publish", "render"]

_DEFAULT: Final = RenderOptions()
Writer = Callable[[Story, Path], object]
"""Writes further files of the site into its folder: exports, the widget."""


def render(
    story: Story,
    folder: Path,
    options: RenderOptions = _DEFAULT,
    *,
    writers: Sequence[Writer] = (),
) -> RenderReport:
    """Write the whole site into `folder`, which exists and is empty.

    `writers` add what other stages make (`timeline.json`, exports); their files' names are theirs.
    """
    report = write_pages(story, folder, options)
    for write in writers:
        write(story, folder)
    return report


def publish(
    story: Story,
    target: Path,
    options: RenderOptions = _DEFAULT,
    *,
    force: bool = False,
    writers: Sequence[Writer] = (),
) -> RenderReport:
    """Write the site beside `target` and put it in its place in one step.

    Raises OutputError, with nothing changed, if the target is neither empty nor ours.
    """
    reports: list[RenderReport] = []

    def write(folder: Path) -> None:
        reports.append(render(story, folder, options, writers=writers))

    swap_in(target, write, force=force)
    (report,) = reports
    return RenderReport(
        index=target / INDEX,
        entries=report.entries,
        sources=report.sources,
        key_events=report.key_events,
        pages=report.pages,
        files=report.files,
    )
