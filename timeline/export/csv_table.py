"""A story as a table: RFC 4180, one event a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re

from timeline.export.citations import Sources, permalink, sources_of, speakers
from timeline.export.plain import one_line
from timeline.export.selection import Options
from timeline.export.telling import when
from timeline.story import Event, Story, Window

COLUMNS = (
    "rank",
    "follows",
    "when",
    "earliest",
    "latest",
    "ends_earliest",
    "ends_latest",
    "granularity",
    "certainty",
    "basis",
    "title",
    "text",
    "said_by",
    "told_by",
    "addresses",
    "key",
    "disputed",
    "id",
    "permalink",
)

# A cell that begins so is a formula to a spreadsheet. Where the separator is a semicolon, as in
# much of Europe, a cell also begins after each semicolon, and quotation marks do not help.
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
_HIDDEN_FORMULA = re.compile(r";(?=[\"']*[=+\-@＝＋－＠])")


def export(story: Story, options: Options) -> bytes:
    """Return UTF-8 without a byte order mark, lines ended by CRLF, every cell quoted."""
    index = sources_of(story)
    file = io.StringIO(newline="")
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _row(one, index, options)] for one in story.events)
    return file.getvalue().encode()


def _row(event: Event, index: Sources, options: Options) -> tuple[str, ...]:
    window = event.time
    cited = index.cite(event)
    return (
        str(event.rank + 1),
        event.follows,
        when(event, options),
        *_sides(window),
        *_sides(event.ends),
        (window.granularity or "") if window else "",
        event.certainty,
        event.basis,
        event.title,
        index.text(event, options.style),
        " | ".join(speakers(event)),
        " | ".join(one.name for one in cited),
        " ".join(one.url for one in cited if one.url),
        "yes" if event.key else "no",
        "yes" if event.disputed else "no",
        event.id,
        permalink(event, options.base_url) or "",
    )


def _sides(window: Window | None) -> tuple[str, str]:
    sides = (window.earliest, window.latest) if window else (None, None)
    earliest, latest = (side.isoformat() if side else "" for side in sides)
    return earliest, latest


def _cell(value: str) -> str:
    """Return one line that no spreadsheet calculates: a formula gets an apostrophe before it."""
    text = _HIDDEN_FORMULA.sub("; ", one_line(value))
    return f"'{text}" if _FORMULA.match(text) else text
