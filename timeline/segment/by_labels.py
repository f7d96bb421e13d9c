"""Cuts of a plain text by what is printed above or before each post: a time, a minute of play."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from timeline.model import Document, Tagged
from timeline.segment.assembly import Cut, Start
from timeline.segment.ends import end_of_text
from timeline.segment.labels import Label, opening_clocks
from timeline.segment.lines import Line, is_blank_between, is_byline, is_name

OFTEN = 2  # a name is a byline where it stands beside so many printed times


def by_labels(document: Document, lines: tuple[Line, ...], labels: tuple[Label, ...]) -> Cut:
    """Return a cut before every printed time; headings of days and updates are no posts."""
    position = {line.index: place for place, line in enumerate(lines)}
    posts = [label for label in labels if not label.is_day and not label.is_update]
    apart = {
        position[label.line]: _apart(label, posts[-1])
        for label in labels
        if label.is_day or label.is_update
    }
    posts = _with_authors(document, lines, posts, position)
    above, below = _bylines(lines, [position[one.line] for one in posts if one.shape == "line"])
    apart |= dict.fromkeys((*above, *below), "byline")
    marked = tuple(
        replace(line, what=apart.get(place, line.what)) for place, line in enumerate(lines)
    )
    places = [position[label.line] for label in posts]
    if stand_below(document, marked, places):
        begins = _above(document, marked, places)
    else:
        begins = [place - 1 if place - 1 in above else place for place in places]
    starts = tuple(Start(position=at, label=label) for at, label in zip(begins, posts, strict=True))
    return Cut(
        kind="live-blog",
        cut_from="label",
        lines=marked,
        starts=starts,
        head=starts[0].position,
        foot=end_of_text(lines, is_live_blog=True, after=places[-1] + 1),
    )


def stand_below(document: Document, lines: tuple[Line, ...], places: list[int]) -> bool:
    """Tell whether printed times close their posts: a blank line stands below each, none above.

    `places` are the positions of the lines that are such times. A text without blank lines does not
    tell, and its times open the posts.
    """
    told = [at for at in places if at > 0]
    tight = sum(not is_blank_between(document, lines[at - 1], lines[at]) for at in told)
    followed = [at for at in told if at + 1 < len(lines)]
    loose = sum(is_blank_between(document, lines[at], lines[at + 1]) for at in followed)
    is_tight = tight == len(told) and lines[places[0] - 1].what is None
    return bool(followed) and is_tight and loose == len(followed)


def _above(document: Document, lines: tuple[Line, ...], places: list[int]) -> list[int]:
    """Return where the posts begin that printed times close: below the time before; the first,
    below the blank line that sets it apart from the head."""
    first = places[0]
    while first and lines[first - 1].what is None:
        if first < places[0] and is_blank_between(document, lines[first - 1], lines[first]):
            break
        first -= 1
    return [first, *(place + 1 for place in places[:-1])]


def _apart(label: Label, last: Label) -> str:
    """Return what a label is that opens no post; a day below all posts is the page's."""
    if label.is_update:
        return "time of an update"
    return "heading of a day" if label.line < last.line else "dateline"


def _with_authors(
    document: Document, lines: tuple[Line, ...], posts: list[Label], position: dict[int, int]
) -> list[Label]:
    """Take the rest of a label's line as its author where it is a name that other labels bear."""
    rests = [
        document.text[post.text_start : lines[position[post.line]].block.end].strip()
        if post.shape == "inline"
        else ""
        for post in posts
    ]
    counts = Counter(rest for rest in rests if is_name(rest))
    is_usual = sum(counts.values()) * 2 > len(posts) and max(counts.values(), default=0) >= OFTEN
    if not is_usual:
        return posts
    return [
        replace(post, author=rest, span=lines[position[post.line]].block.span, shape="line")
        if rest in counts
        else post
        for post, rest in zip(posts, rests, strict=True)
    ]


def _bylines(lines: tuple[Line, ...], places: list[int]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the lines above and below printed times that hold nothing but names which recur."""
    sides = []
    for step in (-1, 1):
        near = [at + step for at in places if 0 <= at + step < len(lines)]
        names = [at for at in near if at not in places and is_byline(lines[at].text.strip())]
        counts = Counter(lines[at].text.strip() for at in names)
        is_usual = len(names) * 2 > len(places) and max(counts.values(), default=0) >= OFTEN
        sides.append(frozenset(names if is_usual else ()))
    return sides[0], sides[1] - sides[0]


def by_game_minutes(lines: tuple[Line, ...], tagged: Tagged) -> Cut:
    """Return a cut before every line that a minute of play opens, or a time of day."""
    clocks = opening_clocks(tagged, lines)
    minutes = {minute.span.start for minute in tagged.game_minutes}
    starts = []
    for place, line in enumerate(lines):
        span = line.block.span
        if any(at in minutes for at in range(span.start, min(span.end, span.start + 12))):
            starts.append(Start(position=place))
        elif line.index in clocks:
            starts.append(Start(position=place, label=clocks[line.index]))
    return Cut(
        kind="live-blog",
        cut_from="label",
        lines=lines,
        starts=tuple(starts),
        head=starts[0].position,
        foot=end_of_text(lines, is_live_blog=True, after=starts[-1].position + 1),
    )
