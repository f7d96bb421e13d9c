"""Turns a story into the data of the search over its whole site, as a script that also works
from a folder on disk."""

from __future__ import annotations

import json
from collections.abc import Mapping

from timeline.render.safety import anchor
from timeline.story import Story
from timeline.wording import Style, time_in_words


def search_data(story: Story, page_of: Mapping[str, str], style: Style) -> str:
    """Return a script that hands over a row for each event: page, id, time, title, text."""
    rows = [
        [
            page_of[event.id],
            anchor(event.id),
            time_in_words(event.time, basis=event.basis, style=style),
            event.title,
            event.text,
        ]
        for event in story.events
    ]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    for letter in "<\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return f"window.timelineSearch={text}\n"
