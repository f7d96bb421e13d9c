"""Writes the entries of a story as pages of other programs: TimelineJS 3 and vis-timeline."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from timeline.story import Story


def timelinejs(story: Story, modules: Path, folder: Path) -> None:
    shutil.copytree(modules / "@knight-lab" / "timelinejs" / "dist", folder)
    events = [
        {
            "unique_id": event.id,
            "start_date": _date(event),
            "text": {"headline": event.title, "text": event.text},
        }
        for event in story.events
    ]
    (folder / "go.js").write_text(
        f"new TL.Timeline('t', {json.dumps({'events': events})}, {{hash_bookmark: false}})", "utf-8"
    )
    _peer_page(folder, "css/timeline.css", "js/timeline.js")


def vis(story: Story, modules: Path, folder: Path) -> None:
    folder.mkdir()
    shutil.copy(modules / "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js", folder)
    shutil.copy(modules / "vis-timeline/styles/vis-timeline-graph2d.min.css", folder)
    items = [
        {
            "id": event.id,
            "content": f"{event.title} {event.text}",
            "start": event.time.earliest.isoformat(),
        }
        for event in story.events
        if event.time is not None and event.time.earliest is not None
    ]
    (folder / "go.js").write_text(
        f"new vis.Timeline(document.getElementById('t'), {json.dumps(items)}, {{}})", "utf-8"
    )
    _peer_page(folder, "vis-timeline-graph2d.min.css", "vis-timeline-graph2d.min.js")


def _date(event: Any) -> dict[str, int]:
    moment = event.time.earliest
    return {name: getattr(moment, name) for name in ("year", "month", "day", "hour", "minute")}


def _peer_page(folder: Path, style: str, script: str) -> None:
    (folder / "index.html").write_text(
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>peer</title>'
        f'<meta name="viewport" content="width=device-width">'
        f'<link rel="stylesheet" href="{style}"><div id="t"></div>'
        f'<script src="{script}"></script><script src="go.js"></script></html>',
        encoding="utf-8",
    )
