"""A post's sentences grouped into what is told of one happening, and the parts told inside them.

A new group begins where the time changes: at an expression that dates its sentence otherwise, at
"Earlier, …", at the return to the post's present, and at every paragraph of an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from timeline.intervals import Granularity
from timeline.language import en_discourse as words
from timeline.model import Clause, Resolved, Span
from timeline.narrate.passages import Passage

MOSTLY_QUOTED = 0.5
OPENING = 8  # characters into a sentence within which an expression opens it ("On Monday, …")
UNDATING_KINDS = frozenset({"DURATION", "SET"})
_NOMINAL = re.compile(words.NOMINAL_TIME, re.VERBOSE)
_GREETING = re.compile(rf"\s*(?:{words.GREETING})[.!]?\s*", re.IGNORECASE | re.VERBOSE)
_PRONOUN = re.compile(r"[“\"‘']?(\w+)")
_ANAPHORIC = re.compile(words.ANAPHORIC_SUBJECT, re.VERBOSE)
_AT = re.compile(r"\b(?:at|during) $", re.IGNORECASE)
_WHEN = re.compile(r"when\b", re.IGNORECASE)
_MANNER = re.compile(r"as\b", re.IGNORECASE)
_DATELINE = re.compile(words.DATELINE, re.IGNORECASE | re.VERBOSE)
_NAMED = re.compile(r"[A-ZÀ-ÖØ-Þ][\w-]+")
ORDERING = frozenset({"before", "after"})
LOOKING_BACK = frozenset({"date", "earlier", "goes-on", "then", "ordered"})
_CAPITALISED = re.compile(r"\ [A-ZÀ-ÖØ-Þ]\w")
MOST_ANAPHORIC_WORDS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Something told inside a sentence at a time of its own: a clause or an event noun."""

    span: Span
    reading: int | None
    signal: int | None = None


@dataclass(slots=True, kw_only=True)
class Group:
    """Sentences that tell of one happening. `reading` is the expression that dates it.

    `opens` says how it began: with the post, with a date, with "Earlier", or by coming back to
    the post's present. `parts` are what its sentences tell at other times.
    """

    passages: list[Passage]
    reading: int | None = None
    opens: str = "start"
    parts: list[Part] = field(default_factory=list)

    @property
    def span(self) -> Span:
        """From the first sentence to the last."""
        return Span(start=self.passages[0].span.start, end=self.passages[-1].span.end)


def groups(resolved: Resolved, passages: Sequence[Passage], *, by_block: bool) -> list[Group]:
    """Return the groups of a post's sentences, in order; titles and greetings are in none."""
    found: list[Group] = []
    told = [one for one in passages if not one.is_title and not is_greeting(resolved, one)]
    for passage in told:
        main, parts = _dates(resolved, passage)
        opens = _opening(resolved, passage, main, found[-1] if found else None, by_block=by_block)
        if opens is None:
            found[-1].passages.append(passage)
            found[-1].parts.extend(parts)
        else:
            found.append(Group(passages=[passage], reading=main, opens=opens, parts=parts))
    return found


def is_greeting(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether a sentence only greets, signs off, names the day, or tells where to watch."""
    text = resolved.placed.document.text
    if _GREETING.fullmatch(text, passage.span.start, passage.span.end):
        return True
    dateline = _DATELINE.match(text, passage.span.start, passage.span.end)
    readings = resolved.placed.tagged.readings
    return dateline is not None and any(
        readings[index].span.start == dateline.end() for index in passage.readings
    )


def is_anaphoric(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether the sentence only says when what was told before came.

    "The comments came hours after she had …": few words before the signal, none of them a name.
    """
    text = resolved.placed.document.text
    signals = resolved.placed.tagged.signals
    leads = [signals[i].span.start for i in passage.signals if signals[i].governs is not None]
    if not leads or passage.in_quotation(Span(start=leads[0], end=leads[0] + 1)):
        return False
    start = passage.span.start
    lowered = text[start : start + 1].lower() + text[start + 1 : leads[0]]
    own = text[start : leads[0]]
    match = _ANAPHORIC.match(lowered) or _ANAPHORIC.match(own)
    if match is None or len(own.split()) > MOST_ANAPHORIC_WORDS:
        return False
    return _CAPITALISED.search(own, match.end()) is None


def _dates(resolved: Resolved, passage: Passage) -> tuple[int | None, list[Part]]:
    """Return the reading that dates the sentence itself, and the parts with times of their own."""
    main: int | None = None
    parts: list[Part] = []
    governed = {
        index: signal.governs
        for index in passage.signals
        if (signal := resolved.placed.tagged.signals[index]).governs is not None
        and not passage.in_quotation(signal.span)
    }
    for index in passage.readings:
        if not _can_date(resolved, passage, index):
            continue
        if _is_own_day(resolved, index) or not _takes(resolved, passage, index):
            continue
        part = _part_of(resolved, passage, index, governed)
        if part is None and main is not None:
            part = _second_clause(resolved, passage, main, index)
        if part is not None:
            parts.append(part)
        elif main is None:
            main = index
    parts.extend(_counted_parts(resolved, passage, governed, parts))
    return main, parts


def _takes(resolved: Resolved, passage: Passage, index: int) -> bool:
    """Tell whether the sentence's tense goes with a definite time in the past.

    The present perfect does not ("spending has seen a rise in 2024": 2024 dates the rise).
    """
    main, dct = passage.main, resolved.placed.dct
    interval = resolved.resolutions[index].interval
    if main is None or not main.is_perfect or main.tense != "present" or interval is None:
        return True
    opens = resolved.placed.tagged.readings[index].span.start - passage.span.start < OPENING
    own = None if dct is None else dct.interval.start
    return opens or (own is not None and interval.end is not None and interval.end > own)


def _is_own_day(resolved: Resolved, index: int) -> bool:
    """Tell whether an expression ("today") says no more than that a live post is of its own day."""
    placed = resolved.placed
    interval = resolved.resolutions[index].interval
    if placed.segmented.kind != "live-blog" or placed.dct is None or interval is None:
        return False
    if placed.tagged.readings[index].mod or interval.granularity is not Granularity.DAY:
        return False
    post = resolved.resolutions[index].post
    own = placed.posted[post] if post is not None else None
    return interval.contains((own or placed.dct).interval)


def _can_date(resolved: Resolved, passage: Passage, index: int) -> bool:
    reading = resolved.placed.tagged.readings[index]
    resolution = resolved.resolutions[index]
    dates = reading.role == "dates" or _names_occasion(resolved, passage, index)
    if not dates or reading.type in UNDATING_KINDS:
        return False
    if passage.in_quotation(reading.span):
        return False
    if any(span.contains(reading.span) for span in references_in(resolved, passage)):
        return False
    if resolution.value in ("PRESENT_REF", "PAST_REF", "FUTURE_REF"):
        return False
    before = resolved.placed.document.text[max(0, reading.span.start - 5) : reading.span.start]
    return before.lower() != "good "


def _names_occasion(resolved: Resolved, passage: Passage, index: int) -> bool:
    """Tell whether "yesterday's summit" is where the clause's own doing took place."""
    text = resolved.placed.document.text
    span = resolved.placed.tagged.readings[index].span
    clause = passage.clause_of(span)
    if clause is None or clause.tense != "past" or "’" not in text[span.start : span.end + 1]:
        return False
    if _AT.search(text, passage.span.start, span.start):
        return True
    return (
        clause.lemma in words.HOLDS
        and clause.verb is not None
        and (not text[clause.verb.end : span.start].strip())
    )


def references_in(resolved: Resolved, passage: Passage) -> list[Span]:
    """Return where a sentence points at other posts."""
    spans = (one.reading.span for one in resolved.placed.references)
    return [span for span in spans if passage.span.overlaps(span)]


def _part_of(
    resolved: Resolved, passage: Passage, index: int, governed: dict[int, Span]
) -> Part | None:
    """Return the part of the sentence that a reading dates, None if it dates the whole."""
    span = resolved.placed.tagged.readings[index].span
    text = resolved.placed.document.text
    if not text[passage.span.start : span.start].strip(" “\"‘'"):
        return None
    for signal, words_of in governed.items():
        if words_of.contains(span) and _has_verb(passage, words_of):
            return Part(span=words_of, reading=index, signal=signal)
    clause = passage.clause_of(span)
    if clause is not None and _WHEN.match(text, clause.span.start) and passage.tense == "past":
        return None
    if clause is not None and clause.is_subordinate and _stands_alone(passage, clause):
        return Part(span=_with_what_is_said(text, passage, clause), reading=index)
    noun = _NOMINAL.search(text, passage.span.start, span.start)
    if noun is not None and not _crosses_verb(passage, noun.start("noun"), span.start):
        return Part(span=Span(start=noun.start("noun"), end=span.end), reading=index)
    return None


def _second_clause(resolved: Resolved, passage: Passage, main: int, index: int) -> Part | None:
    """Return a clause beside the main one with a time of its own ("…, and overnight he left")."""
    readings = resolved.placed.tagged.readings
    clause = passage.clause_of(readings[index].span)
    if clause is None or clause.verb is None or clause == passage.clause_of(readings[main].span):
        return None
    same = resolved.resolutions[main].interval == resolved.resolutions[index].interval
    return None if same else Part(span=clause.span, reading=index)


def _with_what_is_said(text: str, passage: Passage, clause: Clause) -> Span:
    """Return a clause, with the one before it where it only says who said that ("as she said")."""
    if clause.is_reporting and _MANNER.match(text, clause.span.start):
        before = [one for one in passage.clauses if one.span.end <= clause.span.start]
        if before and not before[-1].is_quoted:
            return Span(start=before[-1].span.start, end=clause.span.end)
    return clause.span


def _counted_parts(
    resolved: Resolved, passage: Passage, governed: dict[int, Span], parts: Sequence[Part]
) -> Iterator[Part]:
    """Yield what a length is counted from ("a day after the president said …"), and what a
    sentence tells that otherwise only refers back ("The comments came as she …")."""
    taken = {part.signal for part in parts}
    refers_back = is_anaphoric(resolved, passage)
    for index, span in governed.items():
        kind = resolved.placed.tagged.signals[index].kind
        tells = refers_back and _tells_past(passage, span)
        if index not in taken and (kind.startswith("units-") or tells):
            yield Part(span=span, reading=None, signal=index)


def _has_verb(passage: Passage, span: Span) -> bool:
    return any(clause.verb and span.contains(clause.verb) for clause in passage.clauses)


def _tells_past(passage: Passage, span: Span) -> bool:
    inside = [one for one in passage.clauses if one.verb and span.contains(one.verb)]
    return bool(inside) and inside[0].tense == "past"


def _crosses_verb(passage: Passage, start: int, end: int) -> bool:
    return any(clause.verb and start <= clause.verb.start < end for clause in passage.clauses)


def _stands_alone(passage: Passage, clause: Clause) -> bool:
    """Tell whether a subordinate clause tells a happening: it has a verb of its own."""
    main = passage.main
    return clause.verb is not None and main is not None and clause.span != main.span


def _opening(
    resolved: Resolved,
    passage: Passage,
    main: int | None,
    last: Group | None,
    *,
    by_block: bool,
) -> str | None:
    """Return why a group begins with this sentence, None if it goes on with the last one."""
    if last is None:
        return "start"
    if main is not None and _differs(resolved, main, last):
        return "date"
    if _begins_earlier(resolved, passage):
        return "earlier"
    if is_anaphoric(resolved, passage):
        return "anaphor"
    if main is None and _begins_then(resolved, passage):
        return "then"
    if _is_ordered(resolved, passage):
        return "ordered"
    if last.opens == "anaphor" and not by_block:
        return "return"
    if not by_block and _tells_on(resolved, passage, last):
        return "then" if _is_then(resolved, passage) else "goes-on"
    if by_block and passage.block != last.passages[-1].block:
        return "paragraph"
    if last.opens in LOOKING_BACK and not by_block and _returns(resolved, passage):
        return "return"
    return None


def _tells_on(resolved: Resolved, passage: Passage, last: Group) -> bool:
    """Tell whether a live post's sentence tells on of what the one before told at another time.

    It is in the past, and speaks of somebody whom that part names, or says "then".
    """
    main = passage.main
    if main is None or main.tense != "past" or passage.quoted >= MOSTLY_QUOTED:
        return False
    if last.opens in ("goes-on", "then"):
        return _is_then(resolved, passage)
    parts = [part for part in last.parts if last.passages[-1].span.contains(part.span)]
    if not parts or main.subject is None:
        return False
    document = resolved.placed.document
    subject = document.quote(main.subject)
    if subject.split()[-1].lower() in words.PRONOUN_SUBJECTS:
        return True
    names = {name for name in _NAMED.findall(subject) if name.lower() not in words.NO_NAMES}
    return bool(names & set(_NAMED.findall(document.quote(parts[-1].span))))


def _begins_then(resolved: Resolved, passage: Passage) -> bool:
    signals = resolved.placed.tagged.signals
    return any(
        signals[index].kind == "then" and signals[index].span.start == passage.span.start
        for index in passage.signals
    )


def _is_ordered(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether a sentence puts what it tells before or after something else."""
    signals = resolved.placed.tagged.signals
    for index in passage.signals:
        signal = signals[index]
        if signal.governs is None or passage.in_quotation(signal.span):
            continue
        opens = signal.span.start - passage.span.start < OPENING and signal.kind in ORDERING
        if opens or signal.kind.startswith(("just-", "units-")):
            return True
    return False


def _is_then(resolved: Resolved, passage: Passage) -> bool:
    signals = resolved.placed.tagged.signals
    return any(
        signals[index].kind == "then" and not passage.in_quotation(signals[index].span)
        for index in passage.signals
    )


def _differs(resolved: Resolved, main: int, last: Group) -> bool:
    if last.reading is None:
        return True
    now, before = resolved.resolutions[main], resolved.resolutions[last.reading]
    if now.interval is None or before.interval is None or now.offset or before.offset:
        return now.offset != before.offset
    return now.interval != before.interval and not now.interval.contains(before.interval)


def _begins_earlier(resolved: Resolved, passage: Passage) -> bool:
    signals = resolved.placed.tagged.signals
    return any(
        signals[index].kind == "earlier" and signals[index].span.start - passage.span.start < 3
        for index in passage.signals
    )


def _returns(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether a sentence comes back from an earlier time to the post's present."""
    if passage.quoted >= MOSTLY_QUOTED:
        return False
    main = passage.main
    if main is None:
        return False
    if main.tense == "present" or main.is_perfect:
        return not passage.references
    subject = _PRONOUN.match(resolved.placed.document.quote(passage.span))
    return subject is not None and subject.group(1).lower() not in words.PRONOUN_SUBJECTS
