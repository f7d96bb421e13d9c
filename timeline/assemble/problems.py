"""What an editor should look at, collected from all stages, worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

from timeline import errors, story
from timeline.assemble.events import first_posted
from timeline.assemble.fits import narrow_fits
from timeline.assemble.index import Index
from timeline.assemble.sources import source_title
from timeline.assemble.times import mention_window
from timeline.language.en_discourse import FUNCTION_WORDS
from timeline.likeness import plain_words
from timeline.model import (
    Constraint,
    Contradiction,
    Happening,
    Narrated,
    Placed,
    Refused,
    ResolvedReference,
    Span,
    Strength,
    Told,
)
from timeline.provenance import Evidence, cited
from timeline.wording import window_display

MOST_OF_A_KIND = 200
MOST_SPANS = 8
MOST_SIDES = 8  # of a chain of thousands, the first say enough
NAME_LENGTH = 60  # characters of a title that stand for what is told
LEAST_ENGLISH = 0.2  # share of function words; the least of 183 news articles has 0.3
FEWEST_WORDS = 15
ENOUGH_TEXT = 20_000
_SEVERITY = {"error": 0, "warning": 1, "note": 2}
_KINDS = (
    "contradiction",
    "disputed",
    "narrow",
    "impossible-date",
    "bad-offset",
    "duplicate-id",
    "unresolved",
    "ambiguous",
    "undated",
    "incomplete",
    "quotation-differs",
    "reading",
    "limit",
)
_NO_TARGET_EXPECTED = frozenset({"promise", "other-article", "correction", "link", "summary"})


def problems(index: Index, happenings: Sequence[Happening]) -> tuple[story.Problem, ...]:
    """Return the problems of all stages with ids, worst first; of each kind the first 200."""
    found = [*_contradictions(index), *_refused(index), *_disputes(index, happenings)]
    found.extend(_differing(index, happenings))
    found.extend(_narrow(index, happenings))
    for narrated in index.made.narrated:
        found.extend(_of_document(index, narrated))
    found.extend(_of_story(index))
    found.sort(key=lambda one: (_SEVERITY[one.severity], _KINDS.index(one.kind)))
    counts: dict[str, int] = {}
    kept = []
    for one in found:
        counts[one.kind] = counts.get(one.kind, 0) + 1
        if counts[one.kind] <= MOST_OF_A_KIND:
            kept.append(one)
    kept.extend(_uncounted(counts))
    return tuple(
        story.Problem(
            id=f"problem-{number}",
            kind=one.kind,
            severity=one.severity,
            says=one.says,
            events=one.events,
            spans=one.spans,
            kept=one.kept,
            dropped=one.dropped,
        )
        for number, one in enumerate(kept, start=1)
    )


def _uncounted(counts: dict[str, int]) -> Iterator[story.Problem]:
    for kind, count in counts.items():
        if count > MOST_OF_A_KIND:
            says = f"{count - MOST_OF_A_KIND} more of the kind {kind} are not listed"
            yield story.Problem(id="more", kind="limit", severity="note", says=says)


def _contradictions(index: Index) -> Iterator[story.Problem]:
    """Say each side of a contradiction: of what it speaks, and what it says of its time."""
    for contradiction in index.made.solution.contradictions:
        dropped = contradiction.dropped
        kept = _sides_of(index, contradiction)
        aside = _side_of(index, dropped)
        yield story.Problem(
            id="contradiction",
            kind="contradiction",
            severity=_severity(contradiction),
            says=f"these cannot all hold: {'; '.join([*kept, aside])}",
            events=_events(index, contradiction),
            spans=_spans(index, contradiction),
            kept="; ".join(kept),
            dropped=aside,
        )


def _refused(index: Index) -> Iterator[story.Problem]:
    """What may be one event, but for times that cannot hold together: it is left as two."""
    for refused in index.made.refused:
        join = refused.join
        tellings = [index.told_of[name] for name in (join.first, join.second)]
        titles = " and ".join(f"«{told.title}»" for told in tellings)
        says = f"{titles} may be one event ({join.because}), but {_against(index, refused)}"
        yield story.Problem(
            id="refused",
            kind="contradiction",
            severity="note",
            says=says,
            events=(join.first, join.second),
            spans=tuple(
                _span(index, told.source, told.core, _words(index, told.source, told.core))
                for told in tellings
            ),
            kept="they stand as two",
            dropped=f"that they are one: {join.because}",
        )


def _against(index: Index, refused: Refused) -> str:
    """Return what speaks against a join: its own windows, or what the solver would have to drop."""
    if refused.contradiction is None:
        ends = (index.told_of[name] for name in (refused.join.first, refused.join.second))
        windows = [mention_window(index, told) for told in ends]
        return "their times exclude each other: " + "; ".join(
            "no time" if window is None else window.display for window in windows
        )
    return f"then these could not all hold: {'; '.join(_sides_of(index, refused.contradiction))}"


def _sides_of(index: Index, contradiction: Contradiction) -> list[str]:
    """Return what a contradiction's sides say, but for the one set aside; of a chain the first."""
    others = [each for each in contradiction.cycle if each is not contradiction.dropped]
    sides = list(dict.fromkeys(_side_of(index, each) for each in others[:MOST_SIDES]))
    if len(others) > MOST_SIDES:
        sides.append(f"and {len(others) - MOST_SIDES} more steps of the same chain")
    return sides


def _side_of(index: Index, constraint: Constraint) -> str:
    """Return what a constraint is about, what it says, and its own words, in one line."""
    names = [_name_of(index, point) for point in (constraint.target, constraint.origin)]
    about = ", beside ".join(dict.fromkeys(name for name in names if name is not None))
    says = constraint.why.says.replace("; ", ", ")
    return f"{about}: {says}" if about else says


def _name_of(index: Index, point: str) -> str | None:
    """Return how a reader knows a time point: by what is told; None where it says nothing more."""
    told = index.told_of.get(point.removeprefix("start:"))
    return cited(told.title, NAME_LENGTH) if told is not None else None


def _severity(contradiction: Contradiction) -> Literal["warning", "note"]:
    """An assumption that gives way is worth a note; words that give way are worth a warning."""
    return "note" if contradiction.dropped.strength is Strength.ASSUMED else "warning"


def _events(index: Index, contradiction: Contradiction) -> tuple[str, ...]:
    names = [each.target.removeprefix("start:") for each in contradiction.cycle]
    return tuple(dict.fromkeys(name for name in names if name in index.told_of))


def _spans(index: Index, contradiction: Contradiction) -> tuple[story.ProblemSpan, ...]:
    """Return the words of each side: its own, else the first that it rests on."""
    found: dict[Evidence, None] = {}
    for each in contradiction.cycle[:MOST_SPANS]:
        own = each.why.evidence or tuple(islice(each.why.leaves(), 1))
        found.update(dict.fromkeys(leaf for leaf in own if leaf.document in index.narrated_of))
    return tuple(
        _span(index, leaf.document or "", Span(start=leaf.start, end=leaf.end), leaf.text)
        for leaf in islice(found, MOST_SPANS)
    )


def _span(index: Index, document: str, span: Span, text: str) -> story.ProblemSpan:
    place = index.where_in_post(document, span)
    post, start, end = place if place is not None else (None, None, None)
    return story.ProblemSpan(source=document, post=post, start=start, end=end, text=text)


def _disputes(index: Index, happenings: Sequence[Happening]) -> Iterator[story.Problem]:
    """Name the sides that exclude each other; what fits all of them disagrees with nobody."""
    for happening in happenings:
        if not happening.is_disputed or happening.kept is None:
            continue
        tellings = first_posted(index, happening)
        sides = _sides(index, index.told_of[happening.kept], tellings)
        said = [_side_in_words(index, side) for side in sides]
        yield story.Problem(
            id="disputed",
            kind="disputed",
            severity="warning",
            says=f"the sources date «{tellings[0].title}» differently: {'; '.join(said)}",
            events=(tellings[0].id,),
            spans=tuple(
                _span(index, one.source, one.core, _words(index, one.source, one.core))
                for side in sides
                for one in _versions(index, side).values()
            ),
            kept=f"{said[0]}: {happening.kept_because}",
            dropped="; ".join(said[1:]),
        )


def _sides(index: Index, kept: Told, tellings: Sequence[Told]) -> list[list[Told]]:
    """Return the tellings by the time that they give, that of the one kept first."""
    sides = [[kept]]
    for told in tellings:
        if told is kept or mention_window(index, told) is None:
            continue
        fitting = [s for s in sides if not any(_excludes(index, told, one) for one in s)]
        if fitting:
            fitting[0].append(told)
        else:
            sides.append([told])
    others = [[one for side in sides if side is not own for one in side] for own in sides]
    return [
        [one for one in side if any(_excludes(index, one, other) for other in against)]
        for side, against in zip(sides, others, strict=True)
    ]


def _excludes(index: Index, told: Told, other: Told) -> bool:
    """Tell whether the times that two tellings give have no instant in common."""
    mine, theirs = mention_window(index, told), mention_window(index, other)
    if mine is None or theirs is None:
        return False
    ends_before = mine.latest and theirs.earliest and mine.latest < theirs.earliest
    begins_after = mine.earliest and theirs.latest and mine.earliest > theirs.latest
    return bool(ends_before or begins_after)


def _versions(index: Index, side: Sequence[Told]) -> dict[tuple[str, str], Told]:
    """Return one telling for each time and source on a side, in order."""
    found: dict[tuple[str, str], Told] = {}
    for told in side:
        window = mention_window(index, told)
        assert window is not None, "what has no time is on no side"
        found.setdefault((window.display, source_title(index.placed(told.source))), told)
    return found


def _side_in_words(index: Index, side: Sequence[Told]) -> str:
    """Return the times on one side, each with the sources that say so."""
    names: dict[str, list[str]] = {}
    for display, source in _versions(index, side):
        names.setdefault(display, []).append(source)
    return ", ".join(f"{display} ({', '.join(sources)})" for display, sources in names.items())


def _differing(index: Index, happenings: Sequence[Happening]) -> Iterator[story.Problem]:
    """One speech that two sources quote in differing words: both are shown."""
    for happening in happenings:
        for pair in happening.differing:
            sources = [index.told_of[name].source for name in (pair.first, pair.second)]
            spans = [
                _span(index, source, span, _words(index, source, span))
                for source, span in zip(sources, (pair.at, pair.second_at), strict=True)
            ]
            yield story.Problem(
                id="quotation",
                kind="quotation-differs",
                severity="note",
                says=f"one quotation in differing words: «{spans[0].text}» and «{spans[1].text}»",
                events=(first_posted(index, happening)[0].id,),
                spans=tuple(spans),
            )


def _narrow(index: Index, happenings: Sequence[Happening]) -> Iterator[story.Problem]:
    """Vague words that leave hardly an instant: not against each other, but worth a look."""
    event_of: dict[str, str] = {}
    for one in happenings:
        event_of.update(dict.fromkeys(one.mentions, first_posted(index, one)[0].id))
    for fit in narrow_fits(index, happenings):
        said = " and ".join(dict.fromkeys(f"«{words.text}»" for words in fit.words))
        near = window_display(fit.near, fit.near, "minute")
        yield story.Problem(
            id="narrow",
            kind="narrow",
            severity="note",
            says=f"{said} only just fit: they hold together if all of it came close to {near}",
            events=(event_of[fit.mention],),
            spans=tuple(
                _span(index, one.document or "", Span(start=one.start, end=one.end), one.text)
                for one in fit.words
            ),
        )


def _words(index: Index, source: str, span: Span) -> str:
    return index.placed(source).document.quote(span)


def _of_document(index: Index, narrated: Narrated) -> Iterator[story.Problem]:
    placed = narrated.resolved.placed
    for group in (
        placed.document.problems,
        placed.segmented.problems,
        placed.problems,
        narrated.resolved.problems,
    ):
        for problem in group:
            yield _published(index, placed, problem)
    for reference in placed.references:
        if reference.status != "resolved" and reference.reading.kind not in _NO_TARGET_EXPECTED:
            yield _reference(index, placed, reference)
    yield from _about_dates(placed)
    yield from _about_language(placed)


def _of_story(index: Index) -> Iterator[story.Problem]:
    for problem in index.made.problems:
        yield story.Problem(
            id=problem.kind, kind=problem.kind, severity=problem.severity, says=problem.says
        )


def _published(index: Index, placed: Placed, problem: errors.Problem) -> story.Problem:
    text = placed.document.text
    name = placed.document.path or placed.document.id
    return story.Problem(
        id=problem.kind,
        kind=problem.kind,
        severity=problem.severity,
        says=problem.says if name in problem.says else f"{name}: {problem.says}",
        spans=tuple(
            _span(index, placed.document.id, Span(start=start, end=end), text[start:end])
            for start, end in problem.spans
        ),
        kept=problem.kept,
        dropped=problem.dropped,
    )


def _reference(index: Index, placed: Placed, reference: ResolvedReference) -> story.Problem:
    span = _span(index, placed.document.id, reference.reading.span, reference.reading.text)
    kind = "ambiguous" if reference.status == "ambiguous" else "unresolved"
    return story.Problem(
        id=kind,
        kind=kind,
        severity="warning" if kind == "unresolved" else "note",
        says=f"«{reference.reading.text}» may point at several posts"
        if kind == "ambiguous"
        else f"«{reference.reading.text}» points at no post of this page: {reference.why.says}",
        spans=(span,),
    )


def _about_dates(placed: Placed) -> Iterator[story.Problem]:
    name = placed.document.path or placed.document.id
    if placed.dct is None:
        says = f"{name} bears no date: give one with --date or {name}::date=2025-02-13"
        yield story.Problem(id="undated", kind="undated", severity="warning", says=says)
    elif placed.dct.why.rule == "date-settled":
        says = f"{name} bears no date: {placed.dct.why.says}; a date given would be better"
        yield story.Problem(id="undated", kind="undated", severity="note", says=says)
    if placed.zone_from == "assumed":
        says = f"{name} names no time zone: it was read in {placed.zone}"
        yield story.Problem(id="zone", kind="reading", severity="note", says=says)


def _about_language(placed: Placed) -> Iterator[story.Problem]:
    """Note a text that is hardly English: half of a page of news are function words, and of another
    language only a tenth looks like some."""
    words = plain_words(placed.document.text[:ENOUGH_TEXT])
    known = sum(word in FUNCTION_WORDS for word in words)
    if len(words) >= FEWEST_WORDS and known < LEAST_ENGLISH * len(words):
        name = placed.document.path or placed.document.id
        says = (
            f"{name} does not read like English: what it tells is hardly understood, and is joined"
            " with what others tell only by words that both have"
        )
        yield story.Problem(id="language", kind="reading", severity="note", says=says)
