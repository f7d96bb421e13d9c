"""The real TimelineJS 3 shows our slides; it comes from npm, in a folder that NODE_PATH names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import export_stories as made
import pytest

from timeline.export import export

if TYPE_CHECKING:
    from playwright.sync_api import Page

LIBRARY = Path(os.environ.get("NODE_PATH", "none")) / "@knight-lab" / "timelinejs" / "dist"

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Slides</title>
<link rel="stylesheet" href="{library}/css/timeline.css">
<script src="{library}/js/timeline.js"></script></head>
<body><div id="slides" style="width: 100%; height: 600px"></div>
<script>self.shown = new TL.Timeline("slides", {data}, {{script_path: "{library}/js/"}})</script>
</body></html>"""


@pytest.mark.skipif(not LIBRARY.is_dir(), reason="npm's @knight-lab/timelinejs is not in NODE_PATH")
def test_timelinejs_shows_every_slide(page: Page, tmp_path: Path) -> None:
    story = made.every_shape()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    place = tmp_path / "slides.html"
    data = export(story, "timelinejs").decode().replace("</", "<\\/")
    place.write_text(PAGE.format(library=LIBRARY.as_uri(), data=data), encoding="utf-8")
    page.goto(place.as_uri())
    page.wait_for_function("document.querySelectorAll('.tl-slide').length > 1")
    headlines = page.locator(".tl-slide .tl-headline").all_text_contents()
    assert headlines[0].strip() == story.title
    expected = {event.title for event in story.events}
    assert {line.strip() for line in headlines[1:]} == expected
    assert page.locator(".tl-timemarker").count() == len(story.events)
    assert page.locator(".tl-message-full").count() == 0
    dates = page.locator(".tl-slide .tl-headline-date").all_text_contents()
    assert "reported 3.25pm on Thursday 18 June 2026" in dates
    assert errors == []
