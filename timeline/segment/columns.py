"""Which of the printed times on a page's lines open its posts: those that make a column.

A few times at the beginning of lines may be a programme within one post, or no labels at all; the
labels of a page are set apart in one way, stand all over it, and rise or fall.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from timeline.model import Document, Span, Tagged
from timeline.segment.labels import Label, labelled
from timeline.segment.lines import Line, is_blank_between, is_ended

MIN_LABELS = 2
HALF_DAY = 720
MAX_PROGRAMME = 16
MAX_ITEM = 5
MIN_BARE = 3
STEADY = 0.8  # share of a column's steps that go one way
MOSTLY = 0.9  # share of the times set apart that makes it the page's way
LONG_PAGE = 30  # lines; a page of posts has a label for every so many


def find_labels(
    document: Document, tagged: Tagged, lines: tuple[Line, ...], least: int = MIN_LABELS
) -> tuple[Label, ...]:
    """Return the labels of a page's posts and days in printed order; empty if fewer than `least`
    posts have one."""
    found = labelled(document, tagged, lines)
    updates = [label for label in found if label.is_update]
    if len(updates) > MIN_LABELS and not any(_opens_post(label) for label in found):
        found = [replace(label, is_update=False) for label in found]  # each post says "Updated"
    return _accepted(_set_apart(document, found, lines), lines, least)


def _set_apart(document: Document, found: list[Label], lines: tuple[Line, ...]) -> list[Label]:
    """Drop what stands within a post: where empty lines set a page's posts apart, they set apart
    every time that opens one and every day that heads some."""
    places = {line.index: place for place, line in enumerate(lines)}
    alone = {label.line for label in found if label.shape == "line"}

    def is_apart(label: Label) -> bool:
        at = places[label.line]
        before = lines[at - 1] if at else None
        if before is None or before.what is not None or before.index in alone:
            return True
        return is_blank_between(document, before, lines[at])

    apart = [label for label in found if is_apart(label)]
    posts = [label for label in found if _opens_post(label)]
    return apart if sum(map(is_apart, posts)) > MOSTLY * len(posts) else found


def _opens_post(label: Label) -> bool:
    return not label.is_update and not label.is_day


def _accepted(found: list[Label], lines: tuple[Line, ...], least: int) -> tuple[Label, ...]:
    labels = [label for label in found if _opens_post(label)]
    datelines = {line.index for line in lines if line.what == "dateline"}
    rest = [label for label in labels if label.line not in datelines]
    if len(labels) < MIN_LABELS or len(rest) * 2 > len(labels):
        # A dateline above all other labels is the page's; one among them is a post's.
        first = rest[0].line if rest else len(lines)
        found = [one for one in found if one.is_day or one.is_update or one.line >= first]
        labels = [label for label in labels if label.line >= first]
    shapes = Counter(label.shape for label in labels)
    strict = shapes["line"] + shapes["inline"]
    wanted = {"line", "inline"} if strict >= least else set()
    if shapes["line"] > 3 * shapes["inline"]:
        wanted.discard("inline")
    bare = [label for label in labels if label.shape == "bare"]
    if len(bare) >= MIN_LABELS and (_are_dated(bare) or _is_column(bare, strict, lines)):
        wanted.add("bare")
    if not wanted:
        return ()
    accepted = [label for label in found if label.shape in wanted or label.is_update]
    joined = _without_diaries(_joined(accepted, lines), lines)
    return joined if _are_spread(joined, lines) else ()


def _are_spread(labels: tuple[Label, ...], lines: tuple[Line, ...]) -> bool:
    """Tell whether labels stand all over a long page, not only in one post's programme."""
    places = [label.line for label in labels]
    if len(lines) < LONG_PAGE or not places:
        return True
    stretches = [after - before for before, after in pairwise([0, *places, len(lines)])]
    return max(stretches) * 2 <= len(lines) or len(places) * LONG_PAGE > len(lines)


def _without_diaries(labels: tuple[Label, ...], lines: tuple[Line, ...]) -> tuple[Label, ...]:
    """Drop the times of a day's programme, listed within a post: one line each, running ahead of
    the post they stand in, while the next post goes on where that one was."""
    clocks = [_minute_of(label) for label in labels]
    sizes = _sizes(labels, lines)
    sign = _direction(clocks)
    dropped: set[int] = set()
    host = 0
    while host < len(labels) - 1:
        end = _programme_end(clocks, sizes, host)
        if _reads_as_programme(clocks[host + 1 : end + 1]) and _goes_on_from(
            clocks, host, end, sign
        ):
            dropped.update(range(host + 1, end + 1))
        host = max(host, end if end in dropped else host) + 1
    return tuple(label for index, label in enumerate(labels) if index not in dropped)


def _minute_of(label: Label) -> int | None:
    clock = label.clock
    if clock is None or (clock.on is not None) or label.is_day or label.is_update:
        return None
    return clock.hour * 60 + (clock.minute or 0)


def _sizes(labels: tuple[Label, ...], lines: tuple[Line, ...]) -> list[int]:
    """Return how many lines stand between each label and the next."""
    position = {line.index: place for place, line in enumerate(lines)}
    places = [position[label.line] for label in labels] + [len(lines)]
    return [after - before for before, after in pairwise(places)]


def _direction(clocks: list[int | None]) -> int:
    steps = [after - before for before, after in pairwise(c for c in clocks if c is not None)]
    rising = sum(0 < step < HALF_DAY or step < -HALF_DAY for step in steps)
    falling = sum(-HALF_DAY < step < 0 or step > HALF_DAY for step in steps)
    return 1 if rising >= falling else -1


def _programme_end(clocks: list[int | None], sizes: list[int], host: int) -> int:
    """Return the last of the labels after `host` that may be its post's programme."""
    at = host
    first = clocks[host]
    if first is None:
        return host
    while at + 1 < len(clocks) and at - host < MAX_PROGRAMME:
        following, current = clocks[at + 1], clocks[at]
        if following is None or current is None or following < first:
            break
        if following < current and following not in clocks[host + 1 : at + 1]:
            break
        if at > host and sizes[at] > MAX_ITEM:
            break
        at += 1
    return at


def _reads_as_programme(clocks: list[int | None]) -> bool:
    """Tell whether times are round, as those of a programme are; one alone is on the hour."""
    step = 60 if len(clocks) == 1 else 5
    return bool(clocks) and all(clock is not None and clock % step == 0 for clock in clocks)


def _goes_on_from(clocks: list[int | None], host: int, end: int, sign: int) -> bool:
    """Tell whether the label after a programme follows its post, and not the programme."""
    start, last = clocks[host], clocks[end]
    if start is None or last is None or last - start < 20:
        return False
    if end + 1 >= len(clocks):
        return sign < 0
    following = clocks[end + 1]
    if following is None:
        return False
    if sign > 0:
        return start <= following < last
    return following <= start


def _are_dated(bare: list[Label]) -> bool:
    """Tell whether most labels without a separator bear a date: "9/29/2022 12:09 pm The eye"."""
    dated = [label for label in bare if len(label.readings) > 1 or _has_day(label)]
    return len(dated) * 3 > len(bare) * 2


def _is_column(bare: list[Label], strict: int, lines: tuple[Line, ...]) -> bool:
    """Tell whether labels without a separator open the posts of a page: they rise or fall all the
    way, and what follows them is told in sentences, as no programme is."""
    clocks = [clock for label in bare if (clock := _minute_of(label)) is not None]
    if len(clocks) < max(MIN_BARE, strict + 1):
        return False
    steps = [(after - before + HALF_DAY) % (2 * HALF_DAY) for before, after in pairwise(clocks)]
    moves = [step - HALF_DAY for step in steps if step != HALF_DAY]
    rising = sum(step > 0 for step in moves)
    if not moves or max(rising, len(moves) - rising) < STEADY * len(moves):
        return False
    position = {line.index: place for place, line in enumerate(lines)}
    sizes = _sizes(tuple(bare), lines)
    told = sum(
        size > 1 or is_ended(lines[position[label.line]].text)
        for label, size in zip(bare, sizes, strict=True)
    )
    return told * 3 > len(bare) * 2


def _has_day(label: Label) -> bool:
    return label.clock is not None and label.clock.on is not None


def _joined(labels: list[Label], lines: tuple[Line, ...]) -> tuple[Label, ...]:
    """Make one label of two that stand on lines next to each other ("1 hr ago", "10:28PM")."""
    position = {line.index: place for place, line in enumerate(lines)}
    result: list[Label] = []
    for label in labels:
        last = result[-1] if result else None
        is_next = last is not None and position[label.line] == position[last.line] + 1
        if last is not None and is_next and last.shape == "line" and _complement(last, label):
            result[-1] = replace(
                label,
                line=last.line,
                span=Span(start=last.span.start, end=label.span.end),
                readings=(*last.readings, *label.readings),
                author=last.author or label.author,
            )
        else:
            result.append(label)
    return tuple(result)


def _complement(first: Label, second: Label) -> bool:
    if first.is_day or second.is_day or first.is_update or second.is_update:
        return False
    return (first.clock is None) != (second.clock is None)
