"""Turns a story into the lines that `build`, `check` and `explain` print."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from timeline.provenance import cited

if TYPE_CHECKING:
    from timeline.story import Event, Problem, Source, Step, Story

SEVERITIES = ("error", "warning", "note")
INDENT = "  "
# A chain of a thousand posts would else be shown a thousand steps to the right.
DEEPEST = 20
LISTED = 3
SHOWN = 20  # problems of a kind
# What an editor can do about each kind of problem.
ADVICE = {
    "contradiction": "compare the words; what was set aside is the weakest of them",
    "disputed": "find out which source is right; the page shows the time kept and the others",
    "narrow": "see whether the words can all be meant so",
    "impossible-date": "look up what date was meant",
    "bad-offset": "look at the times in the page's markup",
    "duplicate-id": "look at the posts' ids in the page's markup",
    "unresolved": "look for the post that is meant; it may be on another page",
    "ambiguous": "see which of the posts is meant",
    "undated": "give the date with --date, or SOURCE::date=… for one source",
    "incomplete": "save the page again with all its posts",
    "quotation-differs": "compare the quotation with a recording or a transcript",
    "reading": "check it with `timeline read`; a zone that is not named can be given with --tz",
}


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: `1 event`, `2 events`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def open_problems(story: Story) -> tuple[Problem, ...]:
    """Return what nobody has accepted yet, worst first, one kind together."""
    found = [problem for problem in story.problems if problem.state == "open"]
    return tuple(sorted(found, key=lambda one: (SEVERITIES.index(one.severity), one.kind)))


def summary(story: Story) -> str:
    """Return the counts of a story in one line."""
    posts = sum(len(source.posts) for source in story.sources)
    key = sum(event.key for event in story.events)
    told = sum(len(event.mentions) > 1 for event in story.events)
    return (
        f"{count(len(story.events), 'event')} ({key} key, {told} told more than once) from "
        f"{count(posts, 'post')} of {count(len(story.sources), 'source')}"
    )


def check_lines(story: Story) -> Iterator[str]:
    """Yield the problems as text, under a heading for each kind, worst first."""
    titles = {event.id: event.title for event in story.events}
    problems = open_problems(story)
    for (severity, kind), group in groupby(problems, key=lambda one: (one.severity, one.kind)):
        rows = list(group)
        yield f"{severity}: {kind} ({len(rows)})"
        if kind in ADVICE:
            yield f"{INDENT}to do: {ADVICE[kind]}"
        for problem in rows[:SHOWN]:
            yield from _problem_lines(problem, story.sources, titles)
        if len(rows) > SHOWN:
            yield f"{INDENT}… and {len(rows) - SHOWN} more of this kind"
        yield ""
    yield count(len(problems), "thing") + " to look at" if problems else "nothing to look at"


def explanation(event: Event, story: Story) -> Iterator[str]:
    """Yield why an event stands where it stands: an indented tree that ends in quotations.

    The conclusion stands first, what a step rests on below it; a shared step is spelt out once.
    """
    yield event.title
    when = event.time.display if event.time else "time unknown"
    yield f"{event.id} · {when} · {event.certainty} · {event.basis}"
    if not event.because:
        yield f"{INDENT}nothing in the sources says when"
        return
    seen: set[int] = set()
    stack = [(len(event.because) - 1, 1)]
    while stack:
        index, depth = stack.pop()
        step = event.because[index]
        if index in seen:
            yield f"{INDENT * min(depth, DEEPEST)}{step.says} (as above)"
            continue
        seen.add(index)
        for extra, line in enumerate(_step_lines(step, story.sources)):
            yield f"{INDENT * min(depth + extra, DEEPEST)}{line}"
        stack.extend((premise, depth + 1) for premise in reversed(step.premises))


def find_events(story: Story, words: str) -> tuple[Event, ...]:
    """Return the events that tell of `words`, whatever their case.

    Those that have them as one phrase, or, where none has, those that have each of them.
    """
    told = [(event, " ".join(f"{event.title}\n{event.text}".split())) for event in story.events]
    for wanted in ([" ".join(words.split())], words.split()):
        parts = [part.casefold() for part in wanted]
        found = [event for event, text in told if all(part in text.casefold() for part in parts)]
        if found:
            return tuple(found)
    return ()


def event_by_id(story: Story, id_: str) -> Event | None:
    """Return the event that has `id_` as its id or among its aliases."""
    return next((one for one in story.events if id_ in (one.id, *one.aliases)), None)


def _problem_lines(
    problem: Problem, sources: tuple[Source, ...], titles: dict[str, str]
) -> Iterator[str]:
    yield from _listed(problem.says)
    for event in problem.events:
        yield f"{INDENT * 2}event {event}: {titles.get(event, '')}".rstrip(": ")
    # One word may bear on a problem twice: it is shown once.
    yield from dict.fromkeys(
        f"{INDENT * 2}{_place(span.source, span.post, sources)}: {cited(span.text)}"
        for span in problem.spans
    )
    if problem.kept is not None and problem.kept not in problem.says:
        yield f"{INDENT * 2}kept: {problem.kept}"
    if problem.dropped is not None:
        yield f"{INDENT * 2}set aside: {problem.dropped}"


def _listed(says: str) -> Iterator[str]:
    """Yield what a problem says; three or more things after a colon stand one on a line."""
    head, _, rest = says.partition(": ")
    parts = rest.split("; ")
    if len(parts) < LISTED:
        yield f"{INDENT}{says}"
        return
    yield f"{INDENT}{head}:"
    yield from (f"{INDENT}- {part}" for part in parts)


def _step_lines(step: Step, sources: tuple[Source, ...]) -> Iterator[str]:
    """Yield what a step says and the words it quotes; the quotation alone where that is all."""
    if step.text is None or step.says.strip("«»“”") != step.text:
        yield f"{step.says} [{step.rule}]"
    if step.text is not None:
        yield _quotation(step, sources)


def _quotation(step: Step, sources: tuple[Source, ...]) -> str:
    words = cited(step.text or "")
    if step.source is None:
        return f"{words} (given)"
    offsets = "" if step.start is None else f", characters {step.start} to {step.end}"
    return f"{words} ({_place(step.source, step.post, sources)}{offsets})"


def _place(source: str | None, post: str | None, sources: tuple[Source, ...]) -> str:
    """Return where words stand, as a reader finds them: file and number of the post."""
    found = next((one for one in sources if one.id == source), None)
    if found is None:
        return source or "no source"
    name = found.path or found.title or found.id
    if post is None:
        return name
    place = next((one.index + 1 for one in found.posts if one.id == post), None)
    return f"{name}, summary" if place is None else f"{name}, post {place} ({post})"
