"""A story as the plainest HTML: what every content management system lets through unchanged.

Elements: h2 to h4, p, ol, li, a, strong, em. The times are in the text, so nothing is lost when a
system strips all else.
"""

from __future__ import annotations

import html

from timeline.export.chronology import Line, introduction, sections
from timeline.export.citations import Sources, permalink, sources_of
from timeline.export.plain import one_line
from timeline.export.selection import Options
from timeline.export.telling import how_sure
from timeline.story import Story


def export(story: Story, options: Options) -> bytes:
    """Return a fragment that cleaners such as nh3 return as it is, `rel` included."""
    index = sources_of(story)
    rows = [f"<h2>{_text(story.title)}</h2>", f"<p>{_text(introduction(story, options.style))}</p>"]
    for section in sections(story, options.style):
        rows.append(f"<h3>{_text(section.heading)}</h3>")
        for group in section.groups:
            rows += [f"<h4>{_text(group.heading)}</h4>"] if group.heading else []
            rows += ["<ol>", *(_item(line, index, options) for line in group.lines), "</ol>"]
    return ("\n".join(rows) + "\n").encode()


def _item(line: Line, index: Sources, options: Options) -> str:
    event = line.event
    time = f"<strong>{_text(line.when)}</strong> " if line.when else ""
    address = permalink(event, options.base_url)
    title = _link(address, event.title) if address else _text(event.title)
    sure = "" if event.certainty == "stated" else how_sure(event, options)
    unordered = (
        options.style.phrases["shared-unordered"]
        if event.follows == "unknown" and event.rank
        else ""
    )
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
