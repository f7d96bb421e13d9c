"""A short title for what a mention tells: its core words, without a relative word left bare."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from zoneinfo import ZoneInfo

from timeline.holders import overlapping
from timeline.intervals import Granularity
from timeline.language import en_discourse as words
from timeline.language.en_page import AGENCIES
from timeline.meanings import CalendarDate, Clock, DayPart, Same, UnitOf
from timeline.model import Document, Reading, Resolution, Resolved, Span, Tagged
from timeline.narrate.compared import is_compared
from timeline.narrate.datelines import dateline_of
from timeline.phrases import phrases

LONGEST_TITLE = 140
_PREPOSITION = re.compile(
    rf"\b(?:(?:{words.SHORTLY}|up)\ )?(?:{words.PREPOSITION_BEFORE_TIME}|to|between|past)"
    r"\ (?:the\ )?$",
    re.IGNORECASE | re.VERBOSE,
)
_POSSESSIVE = re.compile(r"[’']s\b")
_BRACKETS = re.compile(r"\s*[(\[]\s*[)\].]*\s*")
_GAP = re.compile(r"\ (?=[,.;:!?])")
_PRESENT = re.compile(words.PRESENT_ADVERB, re.IGNORECASE | re.VERBOSE)
_RELATIVE = re.compile(rf"{words.RELATIVE_PRONOUN}\ ", re.IGNORECASE | re.VERBOSE)
_GOVERNED = re.compile(rf"\b{words.PREPOSITION_BEFORE_TIME}\ $", re.IGNORECASE | re.VERBOSE)
_ANTECEDENT = re.compile(
    r"\b((?i:the|an?|his|her|its|their|this|that)\ (?:[\w’'-]+\ ){0,2}[\w’'-]+"
    r"|[A-Z][\w’'-]*(?:\ [A-Z][\w’'-]*)*),?\ $",
    re.VERBOSE,
)
_CREDIT = re.compile(rf"(?:{AGENCIES})\s+(?=\w)")
_LAST_CREDIT = re.compile(rf"(?<=[.!?])\s+(?:{AGENCIES})\s*$")
_OPEN_SIGNS = tuple(" ,;:“‘\"'")
_OPEN_END = re.compile(r"(?:[\s,;:“‘]|(?<=[\s:,])[\"'])+$")  # 'He said: "'
_VAGUE = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night"}
_EDGES = {"START": "early ", "MID": "mid-", "END": "late "}
_BEFORE_CLAUSE = re.compile(rf"\b(?:{words.CONJUNCTION}|says?|said|think)$", re.VERBOSE)
_FINITE = re.compile(rf"\ {words.FINITE}\b", re.IGNORECASE | re.VERBOSE)
_FRAGMENT = re.compile(
    rf"(?!may\ )(?:(?:\d{{4}}\ )?{words.FINITE}|{words.NO_SUBJECT})\b", re.IGNORECASE | re.VERBOSE
)
_SMALL_HOURS = re.compile(rf"the\ {words.SMALL}\ hours", re.IGNORECASE | re.VERBOSE)
_HELD = re.compile(rf"\b{words.DETERMINER}\ [a-z]+\ $", re.VERBOSE)
_OWNED = re.compile(r"\b(?:his|her|its|their|our|my|your) $")
_GOES_ON = re.compile(r" (?!(?:and|but|or|in|at|by)\b)[a-z]")
_DOUBLE_STOP = re.compile(r",\s*(?=([,.;:!?](?:\s|$)))")
_COORDINATOR = re.compile(words.COORDINATOR, re.IGNORECASE)
_LEADING = re.compile(r"^[\s,;:–—-]+")
_OPENS = re.compile(
    rf"[\W_]*(?:{words.PREPOSITION_BEFORE_TIME}\ |c\.\ ?)?(?:the\ )?", re.IGNORECASE | re.VERBOSE
)
_MARK = re.compile(r"[\s\])*_|:–—-]+")
_ADVERBIAL = re.compile(rf"the\ (?:{words.NEXT_IN_LINE})\b", re.IGNORECASE | re.VERBOSE)
_WHERE = re.compile(r"where\ ", re.IGNORECASE | re.VERBOSE)
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_DANGLING = re.compile(words.DANGLING, re.IGNORECASE | re.VERBOSE)
_CONJUNCTION = re.compile(rf"^(?:{words.CONJUNCTION})\ (?=\w)", re.IGNORECASE | re.VERBOSE)


def title_of(resolved: Resolved, core: Span, zone: ZoneInfo, subject: Span | None = None) -> str:
    """Return the words of `core`, references cut out and relative expressions made absolute.

    An expression that opens the sentence or that nothing resolves is left out; another is
    replaced by the date it stands for. `subject` stands before words that have none.
    """
    document = resolved.placed.document
    near = overlapping(resolved.placed.tagged.references, core)
    cuts = [(one.span, "") for one in near if core.contains(one.span)]
    cuts += [
        _replaced(document.text, core, index, resolved, zone)
        for index in _within(resolved, core)
        if _is_replaced(resolved, core, index)
    ]
    leads = [*_credits(document, core), dateline_of(document, core)]
    cuts += [(lead, "") for lead in leads if lead is not None]
    cuts += [(label, "") for label in _labels(resolved, core)]
    text, done = [_antecedent(resolved, core)], core.start
    if _WHERE.match(document.text, core.start, core.end):
        text[0], done = "", core.start + len("where ")
    elif subject is not None:
        text[0] = f"{document.quote(subject)} "
    elif text[0] or _opens_with_object(document.text, core):
        done = core.start + len(document.text[core.start : core.end].split(" ", 1)[0])
    for span, instead in sorted(cuts, key=lambda cut: cut[0]) if cuts else ():
        if span.start >= done:
            text.append(document.text[done : span.start] + instead)
            done = span.end
    text.append(document.text[done : core.end])
    return _tidied("".join(text))


def is_fragment(title: str) -> bool:
    """Tell whether a title lacks whom it is about: "Was lost in May", "Them their flight left"."""
    return _FRAGMENT.match(title) is not None


def _is_kept(resolved: Resolved, core: Span, index: int) -> bool:
    """Tell whether a time says which day or range it is, within its sentence: "on 4 April", "from
    10 to 14 November", "between dawn and dusk" where nothing resolves these."""
    readings, resolutions = resolved.placed.tagged.readings, resolved.resolutions
    reading = readings[index]
    between = resolved.placed.document.text[core.start : reading.span.start]
    opens = _OPENS.fullmatch(between) is not None
    if reading.pair is not None:
        return any(
            _names_day(readings[at].meaning) or resolutions[at].interval is None
            for at in (index, reading.pair)
        )
    return _names_day(reading.meaning) and not opens


def _names_day(meaning: object) -> bool:
    match meaning:
        case CalendarDate(month=month, day=day, pick=None, of=None):
            return month is not None and day is not None
        case DayPart(on=on) | Clock(on=on):
            return on is not None and _names_day(on)
        case _:
            return False


def _labels(resolved: Resolved, core: Span) -> list[Span]:
    """Return the heading that opens a line, with the mark behind it: "1871 – "."""
    text = resolved.placed.document.text
    at = bisect_left(resolved.headed, core.start, key=lambda one: one.span.start)
    if at == len(resolved.headed):
        return []
    span = resolved.headed[at].span
    if not core.contains(span) or not _OPENS.fullmatch(text, core.start, span.start):
        return []
    mark = _MARK.match(text, span.end, core.end)
    return [Span(start=core.start, end=mark.end() if mark else span.end)]


def _credits(document: Document, core: Span) -> list[Span]:
    """Return the names of picture agencies that a caption opens and ends with."""
    at = bisect_right(document.blocks.column("start"), core.start) - 1
    if at < 0 or document.blocks.column("kind")[at] != "caption":
        return []
    found = (
        _CREDIT.match(document.text, core.start, core.end),
        _LAST_CREDIT.search(document.text, core.start, core.end),
    )
    return [Span(start=one.start(), end=one.end()) for one in found if one is not None]


def _within(resolved: Resolved, core: Span) -> list[int]:
    """Return the expressions of a title's words, but those in what somebody is quoted as saying."""
    tagged = resolved.placed.tagged
    inside: list[int] = []
    at = bisect_left(tagged.readings, core.start, key=lambda reading: reading.span.start)
    while at < len(tagged.readings) and tagged.readings[at].span.start < core.end:
        inside += [at] if core.contains(tagged.readings[at].span) else []
        at += 1
    return [index for index in inside if not _is_quoted(tagged, core, index)]


def _is_quoted(tagged: Tagged, core: Span, index: int) -> bool:
    """Tell whether an expression stands in a quotation that begins within a title's words."""
    span = tagged.readings[index].span
    at = bisect_right(tagged.quotations, span.start, key=lambda one: one.start) - 1
    return at >= 0 and core.start <= (one := tagged.quotations[at]).start and one.contains(span)


def _is_replaced(resolved: Resolved, core: Span, index: int) -> bool:
    """Tell whether an expression would say nothing, or another time, where it is read alone."""
    reading, resolution = resolved.placed.tagged.readings[index], resolved.resolutions[index]
    text, start = resolved.placed.document.text, reading.span.start
    if text[max(0, start - 5) : start].lower() == "good ":
        return False
    if text.startswith(" of ", reading.span.end):  # "the night of the fire"
        return False
    is_vague = resolution.value in _VAGUE and not _PRESENT.fullmatch(reading.text)
    if is_vague or is_compared(resolved, index) or _is_kept(resolved, core, index):
        return False
    runs_on = _GOES_ON.match(text, reading.span.end) is not None
    if runs_on and (
        isinstance(reading.meaning, Same) or _OWNED.search(text, max(0, start - 8), start)
    ):
        return False  # "the same day she left", "her overnight story"
    is_bare = reading.role == "dates" or _POSSESSIVE.search(text, *_end(reading)) is not None
    return reading.is_relative and is_bare


def _end(reading: Reading) -> tuple[int, int]:
    """Return the stretch at the end of a reading where a possessive mark may stand."""
    return reading.span.end - 2, reading.span.end + 2


def _replaced(
    text: str, core: Span, index: int, resolved: Resolved, zone: ZoneInfo
) -> tuple[Span, str]:
    reading, resolution = resolved.placed.tagged.readings[index], resolved.resolutions[index]
    span = reading.span
    before = _PREPOSITION.search(text, max(core.start, span.start - 24), span.start)
    lead = before.start() if before else span.start
    opens = not text[core.start : lead].strip(" “\"‘'")
    owned = _POSSESSIVE.match(text, span.end)
    if owned:
        return _owning(Span(start=span.start, end=owned.end()), reading, resolution, zone)
    if opens and text[span.end : span.end + 1] in ",:":
        return Span(start=lead, end=span.end + 1), ""
    is_subject = not before and _is_subject(text, core, span)
    is_rolling = isinstance(reading.meaning, UnitOf) and reading.meaning.is_rolling
    date = None if is_rolling else date_in_words(resolution, reading.mod, zone)
    if opens and not before and reading.type == "TIME" and " " not in reading.text:
        return Span(start=span.start, end=span.end), reading.text
    is_object = before is None and reading.text.lower().startswith("the ")
    if date is None and is_object and not opens:
        return span, reading.text  # "is entering the fourth quarter"
    if date is None or (opens and not is_subject):
        return Span(start=lead, end=span.end), ""
    preposition, words_of_date = date
    hours = _SMALL_HOURS.match(reading.text)
    if hours is not None:
        words_of_date = f"{hours.group()} of {words_of_date.rpartition(' of ')[2]}"
    if reading.text.lower() in words.HOURS_OF_LIGHT:
        words_of_date = f"{reading.text} on {words_of_date.rpartition(' of ')[2]}"
    is_adverb = _ADVERBIAL.match(reading.text) is not None
    is_noun = reading.text.lower().startswith("the ") and not is_adverb
    is_placed = before is not None or reading.pair is not None or is_noun or is_subject
    return span, words_of_date if is_placed else f"{preposition} {words_of_date}"


def _is_subject(text: str, core: Span, span: Span) -> bool:
    """Tell whether a time is what a clause is about: "Friday was a bad day", "…, and today is"."""
    if _FINITE.match(text, span.end) is None:
        return False
    lead = text[core.start : span.start].rstrip(" “\"‘'")
    return not lead or lead.endswith(",") or _BEFORE_CLAUSE.search(lead) is not None


def _owning(
    span: Span, reading: Reading, resolution: Resolution, zone: ZoneInfo
) -> tuple[Span, str]:
    """Return what stands for "yesterday's" or "this morning's": a day's name can own, a phrase
    ("the morning of 13 February") only by its day."""
    found = date_in_words(resolution, reading.mod, zone)
    if found is None:
        return span, reading.text + "’s"
    part, _, day = found[1].partition(" of ")
    if (
        resolution.interval is None
        or resolution.interval.granularity is not Granularity.PART_OF_DAY
    ):
        return span, f"{found[1]}’s"
    return span, f"{day}’s {part.removeprefix('the ')}"


def _opens_with_object(text: str, core: Span) -> bool:
    """Tell whether the relative pronoun that opens a core is a preposition's: "in which"."""
    if not _RELATIVE.match(text, core.start, core.end):
        return False
    return _GOVERNED.search(text, max(0, core.start - 10), core.start) is not None


def _antecedent(resolved: Resolved, core: Span) -> str:
    """Return what a relative pronoun that opens the core stands for, "" if none opens it.

    "that" behind a verb of saying ("told the minister that"), right behind any ("found that"), or
    behind a comma ("says that he came, that he saw") stands for nothing, nor does "when".
    """
    text, clauses = resolved.placed.document.text, resolved.placed.tagged.clauses
    if not _RELATIVE.match(text, core.start, core.end) or text.startswith("when ", core.start):
        return ""
    if text.startswith("that ", core.start) and text.endswith(", ", 0, core.start):
        return ""
    before = bisect_left(clauses, core.start, key=lambda clause: clause.span.start) - 1
    if text.startswith("that ", core.start) and before >= 0:
        verb = clauses[before].verb
        is_object = verb is not None and verb.end == core.start - 1
        if clauses[before].is_reporting or is_object:
            return ""
    found = _ANTECEDENT.search(text, max(0, core.start - 60), core.start)
    if found is None:
        return ""
    head = Span(start=found.start(1), end=found.end(1))
    return "" if overlapping(resolved.placed.tagged.readings, head) else found.group(1)


def date_in_words(
    resolution: Resolution, mod: str | None, zone: ZoneInfo
) -> tuple[str, str] | None:
    """Return the preposition and the words for a day, part of a day, month or year; else None.

    What is loose ("about", "more than", TIMEX3's `mod`) has no one date that could be named.
    """
    found = None if resolution.value in _VAGUE else _whole_date(resolution, zone)
    if found is None or mod is None:
        return found
    preposition, words_of_date = found
    return (
        (preposition, f"{_EDGES[mod]}{words_of_date}")
        if mod in _EDGES and preposition == "in"
        else None
    )


def _whole_date(resolution: Resolution, zone: ZoneInfo) -> tuple[str, str] | None:
    interval = resolution.interval
    if interval is None or interval.start is None or interval.granularity is None:
        return None
    day = interval.start.astimezone(zone)
    month = phrases("en").months[day.month - 1]
    season = _SEASONS.get(resolution.value[5:])
    if season is not None:
        return "in", f"the {season} of {resolution.value[:4]}"
    match interval.granularity:
        case Granularity.DAY:
            return "on", f"{day.day} {month}"
        case Granularity.PART_OF_DAY:
            part = _PARTS.get(resolution.value[-2:])
            return ("on", f"the {part} of {day.day} {month}") if part else None
        case Granularity.MONTH:
            return "in", f"{month} {day.year}"
        case Granularity.YEAR:
            return "in", str(day.year)
        case Granularity.WEEK:
            unit = "weekend" if resolution.value.endswith("-WE") else "week"
            return "over" if unit == "weekend" else "during", f"the {unit} of {day.day} {month}"
        case _:
            return None


def _tidied(text: str) -> str:
    """Close the gaps that cuts left, begin with a capital, and cut at a word's end."""
    text = _BRACKETS.sub(" ", text) if "()" in text or "( )" in text else text
    text = _GAP.sub("", " ".join(text.split()))
    text = _LEADING.sub("", _DOUBLE_STOP.sub("", text))
    before, blank, last = text.rpartition(" ")
    if blank and _COORDINATOR.fullmatch(last):
        text = before.removesuffix(",")
    if text[:1].islower():
        text = _CONJUNCTION.sub("", text)
    text = text[:1].upper() + text[1:]
    if len(text) > LONGEST_TITLE:
        text = text[:LONGEST_TITLE].rsplit(" ", 1)[0]
        text = _DANGLING.sub("", text).rstrip(",;:–— ") + " …"
    return _OPEN_END.sub("", text) if text.endswith(_OPEN_SIGNS) else text
