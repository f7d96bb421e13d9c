"""Turns sentences into clauses: one for each finite verb, with its tense, subject and kind."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from timeline.language import en
from timeline.language import en_verbs as words
from timeline.model import Clause, Sentence, Span
from timeline.tag.participles import Group
from timeline.tag.verb_groups import groups
from timeline.tag.words import Words, words_of

_MARKS = frozenset(",;:–—()")
_QUOTES = frozenset('“”"‘’')
_SPEECH = frozenset('“"')
_STOPS = _MARKS | _QUOTES
_OPENERS = _STOPS | words.COORDINATORS
_BEFORE_SUBJECT = (_OPENERS | words.SUBORDINATORS) - {"who", "which"}
_ENDS = _STOPS | frozenset(".!?")
_NAMERS = words.DETERMINERS | words.PRONOUNS
_LEADS = words.PREPOSITIONS | words.SUBORDINATORS


def clauses(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Span]
) -> tuple[Clause, ...]:
    """Return the clauses in the order of the text; a sentence without a verb is one clause."""
    starts = [quotation.start for quotation in quotations]
    found: list[Clause] = []
    for index, sentence in enumerate(sentences):
        for clause in sentence_clauses(text, index, sentence.span):
            at = clause.verb.start if clause.verb is not None else clause.span.start
            here = bisect_right(starts, at) - 1
            quoted = here >= 0 and at < quotations[here].end
            found.append(_quoted(clause) if quoted else clause)
    return tuple(found)


def _quoted(clause: Clause) -> Clause:
    return replace(clause, is_quoted=True)


def sentence_clauses(text: str, number: int, span: Span) -> list[Clause]:
    """Return the clauses of one sentence, whose index is `number`."""
    sentence = words_of(text, span.start, span.end)
    verbs = groups(sentence)
    if not verbs:
        return [Clause(span=span, sentence=number)]
    cuts = _cuts(sentence, verbs)
    found = []
    for index, verb in enumerate(verbs):
        first = cuts[index]
        last = cuts[index + 1] if index + 1 < len(verbs) else len(sentence)
        found.append(_clause(number, span, sentence, (first, last), verb))
    return _with_head(sentence, cuts[0], found)


def _with_head(sentence: Words, first: int, found: list[Clause]) -> list[Clause]:
    """Give "died" of "The man, who joined in 1949, died" the subject before the relative clause."""
    if not first or len(found) < 2 or found[1].subject is not None:
        return found
    last = first
    while last and sentence.texts[last - 1] in _STOPS:
        last -= 1
    if not last or found[1].is_subordinate:
        return found
    subject = Span(start=sentence.starts[0], end=sentence.end(last - 1))
    return [found[0], replace(found[1], subject=subject), *found[2:]]


def _cuts(sentence: Words, verbs: list[Group]) -> list[int]:
    """Return the word at which each verb's clause begins."""
    cuts = [_first_cut(sentence, verbs[0])]
    for earlier, later in itertools.pairwise(verbs):
        cut = _cut_between(sentence, earlier.last, later.first)
        opener = sentence.texts[cuts[-1]]
        closes_relative = opener in ("who", "which", "that") and cuts[-1] == earlier.first - 1
        if cut is None and closes_relative and earlier.lemma not in words.REPORTING:
            cut = later.first
        cuts.append(_behind_time(sentence, earlier.last, later.first) if cut is None else cut)
    return cuts


def _first_cut(sentence: Words, verb: Group) -> int:
    """Return where the first verb's clause begins: behind "The man, who" it is at "who", behind
    "A bus that" at "that" if its verb comes next, behind "Friday, a day before" at "before"."""
    for place in range(verb.first - 1, 0, -1):
        text = sentence.texts[place]
        if text in ("who", "which", "whose", "whom") and sentence.texts[0] != text:
            return place
        if text == "that" and place == verb.first - 1:
            return place
        if text in ("before", "after") and sentence.texts[place - 1] in _UNITS:
            return place
        if text in _MARKS:
            break
    return 0


def _cut_between(sentence: Words, low: int, high: int) -> int | None:
    """Return where a clause begins between two verbs: a conjunction, else a mark, else None."""
    last_first, first_first = range(high - 1, low - 1, -1), range(low, high)
    spoken = last_first if _SPEECH.intersection(sentence.texts[low:high]) else range(0)
    ways: tuple[tuple[range, int, Callable[[int], bool]], ...] = (
        (last_first, 0, lambda at: _introduces(sentence, at, high)),
        (last_first, 1, lambda at: sentence.texts[at] in _SAYING),
        (first_first, 0, lambda at: _is_joint(sentence, at, high)),
        (spoken, 1, lambda at: _opens_speech(sentence, at, high)),
        (last_first, 1, lambda at: _is_stop(sentence, at)),
        (first_first, 0, lambda at: sentence.texts[at] in words.COORDINATORS),
        (last_first, 0, lambda at: sentence.texts[at] in _SUBJECTS),
    )
    for places, behind, cuts in ways:
        found = next((place for place in places if cuts(place)), None)
        if found is not None:
            return found + behind
    return None


def _is_stop(sentence: Words, place: int) -> bool:
    """Tell a mark between clauses from the comma of "October 27, 1947"."""
    is_date = sentence.texts[place] == "," and sentence.texts[place - 1].isdigit()
    return sentence.texts[place] in _STOPS and not (is_date and sentence.texts[place + 1].isdigit())


def _opens_speech(sentence: Words, place: int, verb: int) -> bool:
    """Tell whether a quotation opens here with a time or place, and then its verb: "said, “In May,
    it fell"."""
    mark = sentence.texts[place]
    is_mark = mark == "“" or (mark == '"' and sentence.texts[:place].count('"') % 2 == 0)
    if not is_mark or place + 1 >= verb or not _is_opening(sentence, place + 1):
        return False
    return "”" not in sentence.texts[place:verb] and '"' not in sentence.texts[place + 1 : verb]


def _behind_time(sentence: Words, low: int, high: int) -> int:
    """Return the word behind the time that stands right behind a verb."""
    while low < high - 1 and _is_time(sentence, low):
        low += 1
    return low


def _is_time(sentence: Words, place: int) -> bool:
    """Tell words of a time behind a verb of saying ("said on Friday it would"): they date it."""
    text = sentence.texts[place]
    if text in ("on", "in", "at"):
        return _is_time(sentence, place + 1)
    return text in _TIME_WORDS or text[0].isdigit()


def _is_clock(sentence: Words, place: int) -> bool:
    """Tell a time of day behind "before" or "after": "before 3pm", "after 15:20", "after noon"."""
    text = sentence.texts[place]
    half = sentence.texts[place + 1] if place + 1 < len(sentence) else ""
    is_named = _CLOCK.fullmatch(text) is not None or text in ("noon", "midday", "midnight")
    return is_named or (text.isdigit() and half in ("am", "pm", "a", "p"))


_CLOCK = re.compile(r"\d{1,2}(?:[.:]\d\d)?[ap]\.?m\.?|\d{1,2}[.:]\d\d", re.IGNORECASE)
_LENGTHS = ("minute", "hour", "day", "week", "month", "year")
_UNITS = frozenset(f"{unit}{many}" for unit in _LENGTHS for many in ("", "s"))
_TIME_WORDS = frozenset(
    (
        *en.WEEKDAYS, *en.MONTHS, *en.PARTS, *en.WEEKDAYS_SHORT,
        *"late early today yesterday tonight earlier later last this week month year".split(),
    )
)  # fmt: skip


# Pronouns that only open a clause: "the price we see", where nothing else does.
_SUBJECTS = frozenset("i he she we they".split())
_SAYING = frozenset("saying adding telling arguing warning claiming insisting stating".split())


def _introduces(sentence: Words, place: int, verb: int) -> bool:
    """Tell whether a word opens the clause of the verb behind it."""
    text = sentence.texts[place]
    return text in ("who", "which") or _opens_clause(sentence, place, verb)


def _opens_clause(sentence: Words, place: int, verb: int) -> bool:
    text = sentence.texts[place]
    return text in words.SUBORDINATORS and not _is_preposition(sentence, place, verb)


def _is_preposition(sentence: Words, place: int, verb: int) -> bool:
    """Tell "after the meeting, he left" from "after he left": a mark stands before the verb."""
    text = sentence.texts[place]
    if text not in ("after", "before", "since", "as", "until", "so", "that", "once"):
        return False
    if text == "that" and place and sentence.texts[place - 1] in words.PREPOSITIONS:
        return True
    if text in ("since", "until") and _is_time(sentence, place + 1):
        return True
    if text in ("after", "before") and _is_clock(sentence, place + 1):
        return True
    return any(text in _MARKS for text in sentence.texts[place:verb])


def _is_joint(sentence: Words, place: int, verb: int) -> bool:
    """Tell whether "and" joins clauses: a verb or a subject and its verb come next."""
    if sentence.texts[place] not in words.COORDINATORS:
        return False
    return verb - place <= 2 or (place > 0 and sentence.texts[place - 1] == ",")


def _clause(
    number: int, span: Span, sentence: Words, bounds: tuple[int, int], verb: Group
) -> Clause:
    first, last = bounds
    start = span.start if first == 0 else sentence.starts[first]
    end = sentence.end(last - 1) if last <= len(sentence) and last > first else span.end
    if last == len(sentence):
        end = span.end
    opener = first
    while opener < verb.first and sentence.texts[opener] in _OPENERS:
        opener += 1
    is_subordinate = opener < verb.first and _opens_clause(sentence, opener, verb.first)
    lemma = verb.lemma
    stative = lemma in words.STATIVE and not verb.is_progressive and not verb.is_passive
    return Clause(
        span=Span(start=start, end=max(end, sentence.end(verb.last - 1))),
        sentence=number,
        verb=Span(start=sentence.starts[verb.first], end=sentence.end(verb.last - 1)),
        subject=_subject(sentence, opener, verb, last),
        lemma=lemma,
        tense=verb.tense,
        is_perfect=verb.is_perfect,
        is_progressive=verb.is_progressive,
        is_modal=verb.is_modal,
        is_reporting=lemma in words.REPORTING,
        is_subordinate=is_subordinate,
        is_stative=stative,
    )


def _subject(sentence: Words, first: int, verb: Group, last: int) -> Span | None:
    """Return the words before the verb that may name who acts; after it in "said Ms Lume"."""
    start = first
    for place in range(verb.first - 1, first - 1, -1):
        if sentence.texts[place] in _QUOTES or (
            sentence.texts[place] == "," and _is_opening(sentence, first)
        ):
            start = place + 1
            break
    while start < verb.first and sentence.texts[start] in _BEFORE_SUBJECT:
        start += 1
    if start < verb.first and not _is_only_when(sentence.texts[start : verb.first]):
        return Span(start=sentence.starts[start], end=sentence.end(verb.first - 1))
    if verb.lemma not in words.REPORTING:
        return None
    stop = verb.last
    while stop < last and sentence.texts[stop] not in _ENDS:
        stop += 1
    if stop == verb.last:
        return None
    behind = sentence.texts[verb.last]
    may_follow = verb.lemma in words.INVERTING and behind in _NAMERS and behind != "it"
    if not (sentence.is_capital(verb.last) or may_follow):
        return None  # "called it a triumph" and "announced a plan" name nobody
    return Span(start=sentence.starts[verb.last], end=sentence.end(stop - 1))


def _is_only_when(texts: list[str]) -> bool:
    """Tell the words that say when from those who act: "and on Thursday morning lowered it"."""
    return texts[0] in _BEFORE_DAYS and all(one in _DAYS or one.isdecimal() for one in texts[1:])


_BEFORE_DAYS = frozenset("on in at by from until till during".split())
_DAYS = frozenset((*en.WEEKDAYS, *en.WEEKDAYS_SHORT, *en.MONTHS, *en.PARTS, *en.UNITS)) | frozenset(
    "the early late mid - am pm spring summer autumn winter same next following last".split()
)


def _is_opening(sentence: Words, first: int) -> bool:
    """Tell the comma after "On Friday" from the commas around an apposition."""
    opening = sentence.texts[first]
    return (
        opening in _LEADS
        or opening.endswith(("ing", "ly", "day"))
        or opening
        in (
            "earlier",
            "later",
            "now",
            "then",
            "meanwhile",
            "today",
            "yesterday",
            "tonight",
            "last",
            "this",
            "here",
        )
    )
