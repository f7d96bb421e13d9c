"""A post's sentences grouped into what is told of one happening.

A new group begins where the time changes. OPENERS is the table of how: at an expression that dates
its sentence otherwise, at "Earlier, …", where a signal orders a sentence, where a look back goes on
or ends, and at every paragraph of an article.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from timeline.language import en_discourse as words
from timeline.model import Resolved, Span
from timeline.narrate.counted import is_about_pronoun, is_anaphoric
from timeline.narrate.datable import OPENING
from timeline.narrate.dating import is_ahead, lies_ahead, lies_back
from timeline.narrate.extent import Part
from timeline.narrate.greetings import is_greeting, is_headline
from timeline.narrate.parts import dates
from timeline.narrate.passages import MOSTLY_QUOTED, Passage
from timeline.narrate.turns import is_told_back
from timeline.values import value

LONGEST_ASIDE = 4  # sentences; what is longer is a telling of its own
EDGES = frozenset({"START", "MID", "END"})  # "by the end of the year" is not all of it
ORDERING = frozenset({"before", "after"})
LOOKING_BACK = frozenset({"date", "earlier", "just-now", "goes-on", "then", "ordered", "either"})
_PRONOUN = re.compile(r"[“\"‘']?(\w+)")
_NAMED = re.compile(r"[A-ZÀ-ÖØ-Þ][\w-]+")


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


@value(frozen=True, slots=True, kw_only=True)
class Turn:
    """A sentence behind a group: does it go on with it? `main` is the expression that dates it,
    `parts` what it tells at other times."""

    resolved: Resolved
    passage: Passage
    main: int | None
    parts: Sequence[Part]
    last: Group


def groups(resolved: Resolved, passages: Sequence[Passage], *, by_block: bool) -> list[Group]:
    """Return the groups of a post's sentences, in order; titles and greetings are in none."""
    found: list[Group] = []
    openers = _OPENERS_BY_BLOCK if by_block else _OPENERS_OF_POST
    told = [
        one for one in passages if not is_headline(resolved, one) and not is_greeting(resolved, one)
    ]
    for passage in told:
        main, parts = dates(resolved, passage)
        opens: str | None = "start"
        if found:
            turn = Turn(
                resolved=resolved,
                passage=passage,
                main=main,
                parts=parts,
                last=found[-1],
            )
            may_open = openers[bool(passage.signals)]
            opens = next((name for name, opener in may_open if opener(turn)), None)
        if opens is None:
            found[-1].passages.append(passage)
            found[-1].parts.extend(parts)
        else:
            found.append(Group(passages=[passage], reading=main, opens=opens, parts=parts))
    return found


def _differs(turn: Turn) -> bool:
    if turn.main is None:
        return False
    if turn.last.reading is None:
        return True
    now, before = turn.resolved.resolutions[turn.main], turn.resolved.resolutions[turn.last.reading]
    if "PAST_REF" in (now.value, before.value) and now.interval is before.interval is None:
        return now.value != before.value
    if (now.interval is None) != (before.interval is None) and not (now.offset or before.offset):
        return True
    if now.interval is None or before.interval is None or now.offset or before.offset:
        is_other = turn.resolved.is_history and now.value != before.value
        return is_other or now.offset != before.offset
    is_edge = turn.resolved.placed.tagged.readings[turn.main].mod in EDGES
    if is_edge and turn.resolved.is_history:
        return now.interval != before.interval
    return now.interval != before.interval and not now.interval.contains(before.interval)


def _leaves_history(turn: Turn) -> bool:
    """Tell whether a history comes to the day of its writing: "Today the site is a park"."""
    main = turn.passage.main
    if main is None or main.tense != "present" or turn.main is not None:
        return False
    return turn.last.passages[-1].tense == "past" and turn.resolved.is_history


def _begins_earlier(turn: Turn) -> bool:
    signals = turn.resolved.placed.tagged.signals
    return any(
        signals[index].kind == "earlier" and signals[index].span.start - turn.passage.span.start < 3
        for index in turn.passage.signals
    )


def _is_anaphor(turn: Turn) -> bool:
    return is_anaphoric(turn.resolved, turn.passage)


def _begins_then(turn: Turn) -> bool:
    return turn.main is None and opens_then(turn.resolved, turn.passage)


def opens_then(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether a sentence opens with "Then" or "Ten minutes later"."""
    signals = resolved.placed.tagged.signals
    return any(
        signals[index].kind == "then" and signals[index].span.start == passage.span.start
        for index in passage.signals
    )


def _is_ordered(turn: Turn) -> bool:
    """Tell whether a sentence puts what it tells before or after something else.

    One about "he" or "it" puts what was told before it there, so it goes on with that.
    """
    if is_about_pronoun(turn.resolved, turn.passage):
        return False
    signals = turn.resolved.placed.tagged.signals
    for index in turn.passage.signals:
        signal = signals[index]
        if signal.governs is None or turn.passage.in_quotation(signal.span):
            continue
        opens = signal.span.start - turn.passage.span.start < OPENING
        is_dated = any(part.signal == index and part.reading is not None for part in turn.parts)
        tells_two = is_dated or _tells_two(turn.passage, signal.governs)
        orders = signal.kind in ORDERING and (opens or tells_two)
        if orders or signal.kind.startswith(("just-", "units-")):
            return True
    return False


def _tells_two(passage: Passage, governed: Span) -> bool:
    """Tell whether a sentence tells two happenings, one on each side of its signal."""
    clauses = [one for one in passage.clauses if one.verb and governed.contains(one.verb)]
    return bool(clauses) and clauses[0].tense == "past" and passage.tense == "past"


def _begins_just_now(turn: Turn) -> bool:
    signals = turn.resolved.placed.tagged.signals
    return any(
        signals[index].kind == "moments-ago"
        and signals[index].span.start == turn.passage.span.start
        for index in turn.passage.signals
    )


def _follows_anaphor(turn: Turn) -> bool:
    return turn.last.opens == "anaphor"


def _tells_what_came_then(turn: Turn) -> bool:
    return _tells_on(turn) and _is_then(turn)


def _is_new_paragraph(turn: Turn) -> bool:
    return turn.passage.block != turn.last.passages[-1].block


def _turns_past(turn: Turn) -> bool:
    """Tell whether an article's sentence in the past follows what only holds or "has" happened."""
    main = turn.passage.main
    before = next((one.main for one in reversed(turn.last.passages) if one.main is not None), None)
    if turn.last.reading is not None or main is None or before is None:
        return False
    is_past = main.tense == "past" and not main.is_perfect
    is_told = main.is_reporting or turn.passage.quoted < MOSTLY_QUOTED
    return is_past and is_told and before.tense in ("present", "future")


def _leaves_look_back(turn: Turn) -> bool:
    """Tell whether an article's sentence returns from a look back in the same paragraph: it tells
    of what has happened since or is to come, or of what was done behind what is so since then ("She
    is the first since 1990. She thanked …"). What merely holds is a remark on what was."""
    main, reading = turn.passage.main, turn.last.reading
    if reading is None or main is None or turn.main is not None:
        return False
    back = turn.resolved.resolutions[reading].interval
    if not lies_back(turn.resolved, back):
        return False
    if main.tense == "past" and not (main.is_perfect or main.is_stative):
        return turn.last.passages[0].tense == "present" and not turn.resolved.is_history
    if main.is_stative or main.is_modal or turn.passage.quoted >= MOSTLY_QUOTED:
        return False
    is_since = main.tense == "present" and (main.is_perfect or main.is_progressive)
    return is_since or main.tense == "future"


def _comes_back_from_plans(turn: Turn) -> bool:
    """Tell whether an article's sentence tells what was or has been done, behind one that tells of
    a day to come: it cannot be of that day."""
    main, reading = turn.passage.main, turn.last.reading
    if reading is None or main is None or turn.main is not None:
        return False
    is_over = main.tense == "past" or (main.tense == "present" and main.is_perfect)
    ahead = turn.resolved.resolutions[reading].interval
    return is_over and not main.is_modal and lies_ahead(turn.resolved, ahead)


def _tells_on(turn: Turn) -> bool:
    """Tell whether a live post's sentence tells on of what the one before told at another time.

    It is in the past, and speaks of somebody whom that part names, or says "then".
    """
    main = turn.passage.main
    if main is None or main.tense != "past" or turn.passage.quoted >= MOSTLY_QUOTED:
        return False
    if turn.last.opens in ("goes-on", "then"):
        return _is_then(turn)
    parts = [part for part in turn.last.parts if turn.last.passages[-1].span.contains(part.span)]
    if not parts or main.subject is None or _is_to_come(turn.resolved, parts[-1]):
        return False
    document = turn.resolved.placed.document
    subject = document.quote(main.subject)
    if subject.split()[-1].lower() in words.PRONOUN_SUBJECTS:
        return True
    names = {name for name in _NAMED.findall(subject) if name.lower() not in words.NO_NAMES}
    return bool(names & set(_NAMED.findall(document.quote(parts[-1].span))))


def _is_to_come(resolved: Resolved, part: Part) -> bool:
    return part.reading is not None and is_ahead(resolved, part.reading)


def _is_then(turn: Turn) -> bool:
    signals = turn.resolved.placed.tagged.signals
    return any(
        signals[index].kind == "then" and not turn.passage.in_quotation(signals[index].span)
        for index in turn.passage.signals
    )


def _returns(turn: Turn) -> bool:
    """Tell whether a sentence comes back from an earlier time to the post's present."""
    if turn.last.opens not in LOOKING_BACK or turn.passage.quoted >= MOSTLY_QUOTED:
        return False
    main = turn.passage.main
    if main is None:
        return False
    if main.tense == "present" or main.is_perfect:
        return not turn.passage.references
    return _names_subject(turn)


def _names_subject(turn: Turn) -> bool:
    subject = _PRONOUN.match(turn.resolved.placed.document.quote(turn.passage.span))
    return subject is not None and subject.group(1).lower() not in words.PRONOUN_SUBJECTS


def _may_tell_on(turn: Turn) -> bool:
    """Tell whether a live post's sentence in the past may still tell of the day looked back to.

    It follows such a look back with another subject, or no more than a comment lies between.
    """
    main = turn.passage.main
    if turn.passage.quoted >= MOSTLY_QUOTED:
        return False
    if main is None or main.tense != "past" or main.is_perfect:
        return False
    has_looked_back = turn.last.reading is not None or turn.last.opens in ("then", "goes-on")
    return (has_looked_back and _names_subject(turn)) or _is_aside(turn.last)


def _is_aside(group: Group) -> bool:
    """Tell whether what came back to the present only comments on what was told before."""
    if group.opens != "return" or len(group.passages) > LONGEST_ASIDE:
        return False
    mains = [one.main for one in group.passages if one.main is not None]
    return all(one.is_stative or one.is_modal for one in mains)


def _turns_back(turn: Turn) -> bool:
    """Tell whether a sentence of an article's paragraph tells what had happened before."""
    return turn.last.opens != "back" and _is_had(turn)


def _turns_forth(turn: Turn) -> bool:
    """Tell whether it comes back from what had happened before."""
    return turn.last.opens == "back" and not _is_had(turn)


def _comes_back_to_story(turn: Turn) -> bool:
    """Tell whether a sentence in the past follows what "had" happened at its paragraph's head."""
    main, last = turn.passage.main, turn.last
    if last.opens == "back" or last.reading is not None or main is None:
        return False
    is_told = main.tense == "past" and turn.passage.quoted < MOSTLY_QUOTED
    had = is_told_back(turn.resolved, last.passages[-1])
    return is_told and had and not is_told_back(turn.resolved, turn.passage)


def _is_had(turn: Turn) -> bool:
    main = turn.passage.main
    if turn.main is not None or main is None or turn.passage.quoted >= MOSTLY_QUOTED:
        return False
    return is_told_back(turn.resolved, turn.passage) and not main.is_modal


Opener = tuple[str, Callable[[Turn], bool]]
OPENERS: tuple[Opener, ...] = (
    ("date", _differs),
    ("date", _leaves_history),
    ("earlier", _begins_earlier),
    ("just-now", _begins_just_now),
    ("anaphor", _is_anaphor),
    ("then", _begins_then),
    ("ordered", _is_ordered),
    ("return", _follows_anaphor),
    ("then", _tells_what_came_then),
    ("goes-on", _tells_on),
    ("paragraph", _is_new_paragraph),
    ("back", _turns_back),
    ("forth", _turns_forth),
    ("turn", _turns_past),
    ("turn", _comes_back_to_story),
    ("turn", _leaves_look_back),
    ("turn", _comes_back_from_plans),
    ("either", _may_tell_on),
    ("return", _returns),
)
_BY_SIGNAL = frozenset(
    {
        _begins_earlier,
        _begins_just_now,
        _is_anaphor,
        _begins_then,
        _is_ordered,
        _tells_what_came_then,
    }
)
_BY_BLOCK = frozenset(
    {
        _leaves_history,
        _is_new_paragraph,
        _turns_back,
        _turns_forth,
        _turns_past,
        _comes_back_to_story,
        _leaves_look_back,
        _comes_back_from_plans,
    }
)
_OF_POST = frozenset({_follows_anaphor, _tells_what_came_then, _tells_on, _may_tell_on, _returns})


def _openers(others: frozenset[Callable[[Turn], bool]]) -> tuple[tuple[Opener, ...], ...]:
    """Return what may open a group with a sentence without a signal, as most are, and with one:
    all but those of `others`."""
    own = tuple(one for one in OPENERS if one[1] not in others)
    return tuple(one for one in own if one[1] not in _BY_SIGNAL), own


_OPENERS_BY_BLOCK, _OPENERS_OF_POST = _openers(_OF_POST), _openers(_BY_BLOCK)
