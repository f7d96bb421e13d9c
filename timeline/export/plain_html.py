"""A story as the plainest HTML: what every content management system lets through unchanged.

Elements: h2, h3, p, ol, li, a, strong, em. The times are in the text, so nothing is lost when a
system strips all else.
"""

from __future__ import annotations

import html

from timeline.export.chronology import Line, introduction, sections
from timeline.export.citations import Sources, permalink, sources_of
from timeline.export.plain import one_line
from timeline.export.selection import Options
from timeline.export.telling import CERTAINTY_LABELS
from timeline.story import Story


def export(story: Story, options: Options) -> bytes:
    """Return a fragment that cleaners such as nh3 return as it is, `rel` included."""
    index = sources_of(story)
    rows = [f"<h2>{_text(story.title)}</h2>", f"<p>{_text(introduction(story))}</p>"]
    for section in sections(story, options.style):
        rows += [f"<h3>{_text(section.heading)}</h3>", "<ol>"]
        rows += [_item(line, index, options) for line in section.lines]
        rows.append("</ol>")
    return ("\n".join(rows) + "\n").encode()


def _item(line: Line, index: Sources, options: Options) -> str:
    event = line.event
    time = f"<strong>{_text(line.when)}</strong> " if line.when else ""
    address = permalink(event, options.base_url)
    title = _link(address, event.title) if address else _text(event.title)
    sure = "" if event.certainty == "stated" else CERTAINTY_LABELS[event.certainty]
    unordered = "order not known" if event.follows == "unknown" and event.rank else ""
    notes = ", ".join(note for note in (sure, unordered) if note)
    sources = ", ".join(
        _link(one.url, one.name) if one.url else _text(one.name) for one in index.cite(event)
    )
    return f"<li>{time}{title}{f' <em>({notes})</em>' if notes else ''} – {sources}</li>"


def _link(address: str, text: str) -> str:
    return f'<a href="{address.replace("&", "&amp;")}" rel="noopener noreferrer">{_text(text)}</a>'


def _text(text: str) -> str:
    """Return text as a serialiser of HTML writes it, so that a cleaner changes nothing."""
    return html.escape(one_line(text), quote=False)
