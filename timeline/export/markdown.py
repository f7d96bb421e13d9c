"""A story as Markdown (CommonMark with footnotes): a chronology to paste, sources as footnotes."""

from __future__ import annotations

import re

from timeline.export.chronology import Line, introduction, sections
from timeline.export.citations import Citation, Sources, sources_of
from timeline.export.plain import one_line
from timeline.export.selection import Options
from timeline.export.telling import how_sure
from timeline.story import Story

# Every ASCII mark that may mean something somewhere in a line (CommonMark 0.31, 2.4).
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~^$])")
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=:])")
# A renderer makes links of bare addresses; between the letters and the slashes nothing may stand.
_ADDRESS = re.compile(r"(?i)\b(https?|ftp)(?=://)|\b(www)(?=\.)|(?<=\w)(@)(?=\w)")


def export(story: Story, options: Options) -> bytes:
    """Return Markdown; each source address is one footnote, however often it is cited."""
    index = sources_of(story)
    notes: dict[Citation, int] = {}
    rows = [
        f"# {_escaped(story.title)}",
        "",
        f"*{_escaped(introduction(story, options.style))}*",
        "",
    ]
    for section in sections(story, options.style):
        rows += [f"## {_escaped(section.heading)}", ""]
        for group in section.groups:
            rows += [f"### {_escaped(group.heading)}", ""] if group.heading else []
            rows += [_line(line, index, notes, options) for line in group.lines]
            rows.append("")
    rows += [f"[^{number}]: {_note(one)}" for one, number in notes.items()]
    return ("\n".join(rows).rstrip() + "\n").encode()


def _line(line: Line, index: Sources, notes: dict[Citation, int], options: Options) -> str:
    event = line.event
    time = f"**{_escaped(line.when)}** " if line.when else ""
    sure = "" if event.certainty == "stated" else f" *({how_sure(event, options)})*"
    unordered = (
        f" *({options.style.phrases['shared-unordered']})*"
        if event.follows == "unknown" and event.rank
        else ""
    )
    marks = "".join(f"[^{notes.setdefault(one, len(notes) + 1)}]" for one in index.cite(event))
    return f"- {time}{_escaped(event.title)}{sure}{unordered}{marks}"


def _note(citation: Citation) -> str:
    named = (
        citation.name if citation.name == citation.title else f"{citation.name}: {citation.title}"
    )
    link = f" <{citation.url}>" if citation.url else ""
    return _escaped(named) + link


def _escaped(text: str) -> str:
    """Return one line that shows as the text itself: no mark in it is markup."""
    line = _MARKS.sub(r"\\\1", one_line(text)).replace("&", "&amp;")
    line = _ADDRESS.sub(_broken, line)
    return _LINE_START.sub(lambda hit: f"{hit[1]}\\{hit[2]}" if hit[1] else f"\\{hit[3]}", line)


def _broken(hit: re.Match[str]) -> str:
    """Write one letter of an address as a character reference, so that no link is made of it."""
    word = hit[0]
    return f"{word[:-1]}&#{ord(word[-1])};"
