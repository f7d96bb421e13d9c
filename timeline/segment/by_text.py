"""Plain text to the places where its posts begin, by the surest sign that it has."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from timeline.errors import Problem
from timeline.model import CutFrom, Document, Tagged
from timeline.segment import by_language
from timeline.segment.assembly import Cut, Start
from timeline.segment.by_labels import by_game_minutes, by_labels
from timeline.segment.columns import MIN_LABELS, find_labels
from timeline.segment.day_headings import with_day_headings
from timeline.segment.ends import end_of_text
from timeline.segment.kinds import is_live_blog, names_live_blog
from timeline.segment.lines import Line, classify, is_headline

HEAD_LINES = 8
MIN_STARTS = 2
MIN_MINUTES = 3
GROUPED_SHARE = 0.25
_NUMBERED = re.compile(r"(?:update|post|entry)\s?#?\s?\d{1,3}\b.{0,80}$", re.IGNORECASE)


def cut_text(document: Document, tagged: Tagged) -> Cut:
    """Return where the posts of a text begin."""
    lines = classify(document, tagged)
    article_end = end_of_text(lines, is_live_blog=False)
    is_live = is_live_blog(document, tagged, lines[:article_end])
    labels = find_labels(document, tagged, lines, least=1 if is_live else MIN_LABELS)
    if any(not label.is_day and not label.is_update for label in labels):
        return by_labels(document, lines, labels)
    if len(tagged.game_minutes) >= MIN_MINUTES:
        return by_game_minutes(lines, tagged)
    if not is_live:
        return _whole(with_day_headings(lines, tagged.readings), article_end)
    head = _head(lines)
    foot = end_of_text(lines, is_live_blog=True)
    cut_from, starts = _starts(document, lines, head, foot)
    says = f"posts were cut by {cut_from.replace('-', ' ')}, since nothing marks them: check them"
    problem = Problem(kind="reading", severity="note", says=says, document=document.id)
    return Cut(
        kind="live-blog",
        cut_from=cut_from,
        lines=lines,
        starts=starts,
        head=head,
        foot=foot,
        problems=(problem,),
    )


def _whole(lines: tuple[Line, ...], foot: int) -> Cut:
    first = next((place for place, line in enumerate(lines[:foot]) if line.what is None), 0)
    return Cut(
        kind="article",
        cut_from="whole",
        lines=lines,
        starts=(Start(position=first),),
        head=0,
        foot=foot,
    )


def _head(lines: tuple[Line, ...]) -> int:
    """Return how many lines stand above the first post: those down to the dateline, if the page
    has one near its top, else those that are furniture."""
    for place, line in enumerate(lines[:HEAD_LINES]):
        if line.what == "dateline":
            return place + 1
    wanted = (None, "byline")
    first = next((place for place, line in enumerate(lines) if line.what in wanted), 0)
    return first + _is_page_title(lines[first:])


def _is_page_title(lines: tuple[Line, ...]) -> bool:
    """Tell whether the first line is the page's own title: a headline that names it a live blog,
    above the headline of the first post."""
    if len(lines) > 1 and lines[1].what == "rule" and names_live_blog(lines[0].text):
        return True
    texts = [line for line in lines[:4] if line.what is None]
    if len(texts) < 2 or not is_headline(texts[0]):
        return False
    return names_live_blog(texts[0].text) and is_headline(texts[1])


def _starts(
    document: Document, lines: tuple[Line, ...], head: int, foot: int
) -> tuple[CutFrom, tuple[Start, ...]]:
    body = [place for place in range(head, foot) if lines[place].what is None]
    bylines = [place for place in range(head, foot) if lines[place].what == "byline"]
    if len(bylines) >= MIN_STARTS and _are_alike(lines, bylines):
        return "heading", _as_starts(bylines)
    for cut_from, found in (
        ("heading", _by_headings(lines, body)),
        ("rule", _by_rules(lines, body)),
        ("blank-line", _by_blank_lines(document, lines, body)),
    ):
        if len(found) >= MIN_STARTS:
            return cut_from, _as_starts(body[:1] + found)  # type: ignore[return-value]  # the names are CutFrom's
    chosen = by_language.starts(tuple(lines[place] for place in body))
    by_heading = all(why != "language" for why in chosen.values()) and len(chosen) > 1
    return ("heading" if by_heading else "language"), _as_starts([body[at] for at in chosen])


def _are_alike(lines: tuple[Line, ...], bylines: list[int]) -> bool:
    """Tell whether bylines stand above posts: each has lines of text below it."""
    known = frozenset(bylines)
    return all(
        place + 1 < len(lines) and lines[place + 1].what is None and place + 1 not in known
        for place in bylines
    )


def _as_starts(places: list[int]) -> tuple[Start, ...]:
    return tuple(Start(position=place) for place in sorted(set(places)))


def _by_headings(lines: tuple[Line, ...], body: list[int]) -> list[int]:
    """Return the lines marked as headings of one level, or numbered as updates."""
    numbered = [place for place in body if _NUMBERED.match(lines[place].text)]
    if len(numbered) >= MIN_STARTS:
        return numbered
    levels: dict[int, list[int]] = {}
    for place in body:
        if lines[place].block.kind == "heading":
            levels.setdefault(lines[place].block.level, []).append(place)
    return max(levels.values(), key=len, default=[])


def _by_rules(lines: tuple[Line, ...], body: list[int]) -> list[int]:
    rules = (place for place, line in enumerate(lines) if line.what == "rule")
    after = {bisect_right(body, place) for place in rules}
    return [body[at] for at in sorted(after) if at < len(body)]


def _by_blank_lines(document: Document, lines: tuple[Line, ...], body: list[int]) -> list[int]:
    """Return the first lines of groups, where groups of lines are set apart by blank lines."""
    if not body:
        return []
    firsts = [
        later for earlier, later in pairwise(body) if _has_blank(document, lines, earlier, later)
    ]
    grouped = [*body[:1], *firsts]
    sizes = [
        bisect_left(body, following) - bisect_left(body, first)
        for first, following in zip(grouped, [*grouped[1:], len(lines)], strict=True)
    ]
    if sum(size > 1 for size in sizes) < GROUPED_SHARE * len(sizes):
        return []
    # A headline set apart from its own text opens the post below it.
    return [
        place
        for number, place in enumerate(grouped)
        if number == 0 or not (sizes[number - 1] == 1 and is_headline(lines[grouped[number - 1]]))
    ]


def _has_blank(document: Document, lines: tuple[Line, ...], earlier: int, later: int) -> bool:
    """Tell whether an empty line stands between two lines, or beside the furniture between."""
    return any(
        document.text.count("\n", lines[at].block.end, lines[at + 1].block.start) > 1
        for at in range(earlier, later)
    )
