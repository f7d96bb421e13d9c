"""The rules that find words ordering two happenings, and how far what they introduce reaches."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline.holders import overlapping
from timeline.language import en_discourse as words
from timeline.model import Clause, Reading, Sentence, SignalReading, Span

LONGEST_GOVERNED = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalRule:
    """A way of ordering: `pattern` finds the signal's own words; `governs` whether words follow.

    `needs_clause`: only where a clause with a finite verb follows ("as he left", not "as a rule").
    A sentence is looked at only if it holds one word of each set of `needs` (lower case).
    """

    name: str
    kind: str
    pattern: str
    example: str
    misses: tuple[str, ...]
    needs: tuple[frozenset[str], ...]
    governs: bool = True
    needs_clause: bool = False


_COUNT = rf"(?:{'|'.join(words.NUMBER_WORDS)}|\d{{1,3}}|half\ an)"
_UNIT = rf"(?:{'|'.join(words.UNIT_SECONDS)})"
_OPENING = r"(?:(?<=\n)|(?<=\A)|(?<=[.!?”\"’]\ ))"
_LENGTH = (
    rf"(?:(?P<vague>(?:{words.VAGUE_COUNTS}\ )*)(?:(?P<count>{_COUNT})[\ -])?"
    rf"(?P<unit>{_UNIT})(?P<plural>s?))"
)

_UNITS = frozenset(name + plural for name in words.UNIT_SECONDS for plural in ("", "s"))
_BEFORE = frozenset(("before", "ahead", "prior", "advance"))
_AFTER = frozenset(("after", "following", "wake", "aftermath"))
_WHILE = frozenset(("as", "when", "while", "whilst"))
_UNTIL = frozenset(("until", "till"))
_THEN = frozenset(("then", "later", "after", "afterwards", "subsequently"))
_AGO = frozenset(("ago", "now", "moments", "minutes"))
_SINCE, _JUST, _EARLIER = frozenset(("since",)), frozenset(("just",)), frozenset(("earlier",))

RULES: tuple[SignalRule, ...] = (
    SignalRule(
        name="units-after", kind="units-after", needs=(_UNITS, _AFTER),
        pattern=rf"\b{_LENGTH}\ {words.AFTER}\b",
        example="The strike began two days after the vote was held.",
        misses=(
            "Day after day it rained.", "He came after two days.",
            "It drifted for two days after the storm.",
        ),
    ),
    SignalRule(
        name="units-before", kind="units-before", needs=(_UNITS, _BEFORE),
        pattern=rf"\b{_LENGTH}\ {words.BEFORE}\b",
        example="Hours before the doors opened, a queue had formed.",
        misses=("He had days before him.", "Before two hours had passed, she left."),
    ),
    SignalRule(
        name="just-before", kind="just-before", needs=(_BEFORE,),
        pattern=rf"\b{words.SHORTLY}\ {words.BEFORE}\b",
        example="Just before the mayor took the floor, the lights went out.",
        misses=("It was just a forward post.", "He had shortly to leave."),
    ),
    SignalRule(
        name="just-after", kind="just-after", needs=(_AFTER,),
        pattern=rf"\b{words.SHORTLY}\ {words.AFTER}\b",
        example="Shortly after the whistle blew, a flare was lit.",
        misses=("Just an afterthought.", "He was soon to follow."),
    ),
    SignalRule(
        name="just-as", kind="just-as", needs=(_WHILE,), needs_clause=True,
        pattern=r"\b(?:just|precisely|exactly|right)\ (?:as|when|while)\b",
        example="The alarm went off just as the chair opened the session.",
        misses=("It is just as well.", "She is just as fast."),
    ),
    SignalRule(
        name="before", kind="before", needs=(_BEFORE,),
        pattern=rf"\b{words.BEFORE}\b",
        example="Before taking questions, she thanked the crew.",
        misses=("The case before the court is old.", "I have been here before."),
    ),
    SignalRule(
        name="after", kind="after", needs=(_AFTER,),
        pattern=rf"\b{words.AFTER}\b",
        example="He spoke to the press after meeting the union.",
        misses=("After all, it is late.", "She looks after her father."),
    ),
    SignalRule(
        name="since", kind="since", needs=(_SINCE,), needs_clause=True,
        pattern=r"\b(?:ever\ )?since\b",
        example="Prices have risen since the port was closed.",
        misses=("He has been away since.", "It has rained since Monday.", "She has since won it."),
    ),
    SignalRule(
        name="until", kind="until", needs=(_UNTIL,), needs_clause=True,
        pattern=r"\b(?:until|till)\b",
        example="The road stays shut until the bridge is checked.",
        misses=("It is open until 5pm.", "He went to the till."),
    ),
    SignalRule(
        name="as", kind="as", needs=(_WHILE,), needs_clause=True,
        pattern=r"\b(?:as|while|whilst)\b",
        example="The chair stepped aside as ministers arrived.",
        misses=("He works as a cook.", "It is as cold as ice.", "She is known as “K.”, he says."),
    ),
    SignalRule(
        name="moments-ago", kind="moments-ago", needs=(_AGO,), governs=False,
        pattern=rf"\b{words.MOMENTS_AGO}\b",
        example="The spokesman said moments ago that talks go on.",
        misses=("It was a moment of joy.", "Long ago it was a mill."),
    ),
    SignalRule(
        name="has-just", kind="has-just", needs=(_JUST,), governs=False,
        pattern=r"\b(?:(?:has|have)|(?<=\w)[’'](?:s|ve))\ "
        r"(?:now\ |only\ )?just\ (?:been\ )?"
        r"(?!(?:an?|the|as|one|about|like|not|how|what|who|under|over|because)\b)(?=\w)",
        example="The chancellor has just sat down.",
        misses=("It has a just cause.", "It’s just a game."),
    ),
    SignalRule(
        name="earlier", kind="earlier", needs=(_EARLIER,), governs=False,
        pattern=_OPENING + r"earlier,?(?=\ [\w“\"‘])"
        r"(?!\ (?:this|last|in|on|today|that|reports?|posts?|comments?|remarks?|versions?)\b)",
        example="Earlier, the mayor had ruled it out.",
        misses=("An earlier attempt failed.", "Earlier this week it rained."),
    ),
    SignalRule(
        name="then", kind="then", needs=(_THEN,), governs=False,
        pattern=_OPENING + r"(?:then|afterwards|subsequently|(?:[\w-]+\ ){0,2}"
        r"(?:seconds|minutes?|moments?|hours?|days?|weeks?|months?|years?)\ (?:later|afterwards)"
        r"|soon\ after(?:wards)?|later)\b,?(?=\ \w)(?!\ (?:this|in)\b)",
        example="Then, he left the room.",
        misses=("The then mayor agreed.", "If so, then fine."),
    ),
    SignalRule(
        name="later", kind="then", needs=(_THEN,), governs=False,
        pattern=r"(?<=\w\ )(?:later|then|subsequently)(?=\ (?:\w+ed|told|said|spoke|went|met|held"
        r"|made|gave|took|left|wrote)\b)",
        example="She later spoke to the crew.",
        misses=("We will meet later this week.", "Sooner or later it ends."),
    ),
)  # fmt: skip

_NOT_ORDERING = re.compile(
    r"(?:after\ all|look\w*\ after|named\ after|day\ after\ day|year\ after\ year|time\ after\ time"
    r"|one\ after|as\ (?:well|if|though|long|far|soon|of|for|to|part|an?|the|many|much|such|per"
    r"|usual|expected|ever|yet|in|one)\b|as\ [“‘\"]|since\ then|ever\ since$)",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_WHAT_ORDERS = re.compile(
    r"(?:\b(?:look\w*|named|tak\w*|go\w*|has|have|had)|\bnot|[’'](?:ve|s)) $", re.IGNORECASE
)
_LASTING = re.compile(rf"\b{words.LASTING}$", re.IGNORECASE | re.VERBOSE)
_NO_HAPPENING = re.compile(
    rf"(?:him|her|it|them|me|us|you|this|that|then|all|long|now)$|{words.BODY}",
    re.IGNORECASE | re.VERBOSE,
)
# "In the month after the fire" is no later than that; "the month after" may be the next one.
_WITHIN = re.compile(r"\b(?:in|during|within|over|throughout) the $", re.IGNORECASE)
_WITHIN_REACH = 15
_STOPS = re.compile(r"[,;:.!?\n()—–]")
_PARTICIPLE = re.compile(r"\w+ing\b")
_ABBREVIATION_STOP = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col))\.$")
_NEEDED = frozenset().union(*(need for rule in RULES for need in rule.needs))
_ORDERING = frozenset().union(*(rule.needs[-1] for rule in RULES))  # not units alone
_WORD = re.compile(r"\w+")


def find_signals(
    text: str,
    sentences: Sequence[Sentence],
    clauses: Sequence[Clause],
    readings: Sequence[Reading],
) -> tuple[SignalReading, ...]:
    """Return the signals in `text`, sorted, none overlapping; the longer of two wins."""
    starts = _clause_starts(clauses)
    manners = frozenset(
        clause.span.start for clause in clauses if clause.is_reporting and clause.is_subordinate
    )
    found: list[SignalReading] = []
    for sentence in sentences:
        span = sentence.span
        there = _NEEDED.intersection(_WORD.findall(text[span.start : span.end].casefold()))
        if not _ORDERING.isdisjoint(there):
            hits = _in_sentence(text, span, _fitting(there), starts, readings)
            found.extend(hit for hit in hits if hit.kind != "as" or hit.span.start not in manners)
    return tuple(_longest_first_of_each(found))


def _longest_first_of_each(found: list[SignalReading]) -> Iterator[SignalReading]:
    """Yield the signals in the order of the text, of overlapping ones the longest."""
    taken_to = -1
    for signal in sorted(found, key=lambda one: (one.span.start, -len(one.span))):
        if signal.span.start >= taken_to:
            taken_to = signal.span.end
            yield signal


_NEXT_CLAUSE = re.compile(rf",\ {words.COORDINATOR}\b", re.IGNORECASE | re.VERBOSE)
_ATTRIBUTED = re.compile(  # "…, Ann Lowe said."
    rf",\ [^,;]{{1,60}}?\ (?:{words.REPORTING})[.!?”\"’]*$", re.IGNORECASE | re.VERBOSE
)
_BEHIND_TIME = re.compile(rf"\s*[,;:)]|\ {words.BEHIND_TIME}\b", re.IGNORECASE | re.VERBOSE)


@cache
def _compiled() -> tuple[tuple[SignalRule, re.Pattern[str]], ...]:
    flags = re.IGNORECASE | re.VERBOSE
    return tuple((rule, re.compile(rule.pattern, flags)) for rule in RULES)


@lru_cache(maxsize=4096)
def _fitting(there: frozenset[str]) -> tuple[tuple[SignalRule, re.Pattern[str]], ...]:
    """Return the rules that these needed words may fulfil; few sets of them come again often."""
    return tuple(
        (rule, pattern)
        for rule, pattern in _compiled()
        if not any(there.isdisjoint(need) for need in rule.needs)
    )


def _clause_starts(clauses: Sequence[Clause]) -> Callable[[int, int], bool]:
    verbs = sorted(clause.verb.start for clause in clauses if clause.verb is not None)

    def has_verb(start: int, end: int) -> bool:
        at = bisect_left(verbs, start)
        return at < len(verbs) and verbs[at] < end

    return has_verb


def _in_sentence(
    text: str,
    span: Span,
    rules: Sequence[tuple[SignalRule, re.Pattern[str]]],
    has_verb: Callable[[int, int], bool],
    readings: Sequence[Reading],
) -> Iterator[SignalReading]:
    for rule, pattern in rules:
        for match in pattern.finditer(text, span.start, span.end):
            if _NOT_ORDERING.match(text, match.start(), min(match.end() + 12, span.end)):
                continue
            if _NOT_WHAT_ORDERS.search(text, max(span.start, match.start() - 14), match.start()):
                continue
            if "unit" in match.re.groupindex and _lasts(text, span, match):
                continue
            own = Span(start=match.start(), end=match.end())
            governed = _governed(text, own, span, has_verb) if rule.governs else None
            is_place = _names_place(text, own, span, governed, has_verb)
            happens = not is_place and _is_happening(text, rule, governed, has_verb, readings)
            if not rule.governs or happens:
                yield _signal(text, rule, match, own, governed)


def _lasts(text: str, sentence: Span, match: re.Match[str]) -> bool:
    """Tell "drifted for two hours after the storm", which says how long, from "two hours after"."""
    return _LASTING.search(text, max(sentence.start, match.start() - 20), match.start()) is not None


def _names_place(
    text: str,
    own: Span,
    sentence: Span,
    governed: Span | None,
    has_verb: Callable[[int, int], bool],
) -> bool:
    """Tell "came before the court" from "before the court ruled", and from "the case before the
    court is old", whose verb is the sentence's own."""
    if governed is None or _NO_HAPPENING.match(text, governed.start, governed.end) is None:
        return False
    leads = not text[sentence.start : own.start].strip(" \n“\"‘'(")
    is_beside = leads or has_verb(sentence.start, own.start)
    return not (is_beside and has_verb(governed.start, governed.end))


def _is_happening(
    text: str,
    rule: SignalRule,
    governed: Span | None,
    has_verb: Callable[[int, int], bool],
    readings: Sequence[Reading],
) -> bool:
    """Tell whether the words that a signal introduces can name something that happened."""
    if governed is None:
        return False
    if rule.needs_clause and not has_verb(governed.start, governed.end):
        return False
    return not _is_only_a_time(text, governed, readings)


def _governed(
    text: str, own: Span, sentence: Span, has_verb: Callable[[int, int], bool]
) -> Span | None:
    """Return the words that a signal introduces: up to the next stop of the sentence.

    Behind the main clause a comma stops them only once they have their verb ("a day after the
    president, Ana Lume, said …"); before it the first comma does.
    """
    start = own.end
    while start < sentence.end and text[start] == " ":
        start += 1
    if text.startswith(",", start):
        return None
    limit = min(sentence.end, start + LONGEST_GOVERNED)
    leads = not text[sentence.start : own.start].strip(" \n“\"‘'(")
    takes_verb = not leads and not _PARTICIPLE.match(text, start) and has_verb(start, limit)
    end = limit
    for stop in _STOPS.finditer(text, start, limit):
        if _is_no_stop(text, stop):
            continue
        end = stop.start()
        if _NEXT_CLAUSE.match(text, end):
            break
        if _ATTRIBUTED.match(text, end, sentence.end):
            break
        if not (takes_verb and stop.group() == "," and not has_verb(start, end)):
            break
        end = limit
    while end > start and text[end - 1] == " ":
        end -= 1
    return Span(start=start, end=end) if end - start >= 3 else None


def _is_no_stop(text: str, stop: re.Match[str]) -> bool:
    if stop.group() not in ".:":
        return False
    before = text[max(0, stop.start() - 5) : stop.end()]
    return (
        text[stop.end() : stop.end() + 1].isdigit() or _ABBREVIATION_STOP.search(before) is not None
    )


def _is_only_a_time(text: str, governed: Span, readings: Sequence[Reading]) -> bool:
    """Tell whether what follows is an expression ("before 3pm", "before 3pm, and he left"), and
    neither a happening nor a noun that it describes ("before Monday's vote")."""
    return any(
        reading.span.start <= governed.start + 4
        and (
            reading.span.end >= governed.end - 2
            or _BEHIND_TIME.match(text, reading.span.end) is not None
        )
        for reading in overlapping(readings, governed)
    )


def _signal(
    text: str, rule: SignalRule, match: re.Match[str], own: Span, governed: Span | None
) -> SignalReading:
    lower, upper, unit = _length(match) if "unit" in match.re.groupindex else (None, None, None)
    if rule.kind == "units-before":
        lower, upper = (None if upper is None else -upper), (None if lower is None else -lower)
    return SignalReading(
        span=own,
        text=text[own.start : own.end],
        kind=rule.kind,
        governs=governed,
        lower_s=lower,
        upper_s=upper,
        unit=unit,
    )


def _length(match: re.Match[str]) -> tuple[int | None, int | None, str]:
    """Return the least and the greatest length, in seconds, that the words allow.

    "two days" counts calendar units, so it lies between one and three whole ones; "hours" is
    anything up to a day.
    """
    unit = match.group("unit").lower()
    size = words.UNIT_SECONDS[unit]
    unit = "day" if unit in ("morning", "afternoon", "evening") else unit
    counted = match.group("count")
    if counted is None:
        if not match.group("plural"):
            at = match.start()
            found = _WITHIN.search(match.string, max(0, at - _WITHIN_REACH), at)
            is_within = unit != "day" and found is not None
            return 0, size if is_within else 2 * size, unit
        return 0, 24 * size, unit
    if counted.lower().startswith("half"):
        return 0, size, unit
    count = words.NUMBER_WORDS.get(counted.lower()) or int(counted)
    return max(0, (count - 1) * size), (count + 1) * size, unit
