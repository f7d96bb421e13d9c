"""What an article's sentence only states: context of what is told beside it, and no event."""

from __future__ import annotations

import re

from timeline.language import en_discourse as words
from timeline.language.en_page import AGENCIES
from timeline.model import Clause, Resolved, Told
from timeline.narrate.articles import goes_on_saying
from timeline.narrate.cutting import Group
from timeline.narrate.passages import MOSTLY_QUOTED, Passage

_WHILE = re.compile(rf"{words.AT_THAT_TIME}\b", re.IGNORECASE)
_DONE = re.compile(words.CAME_TO_PASS, re.IGNORECASE | re.VERBOSE)
_ABLE = re.compile(r"\ able\b", re.VERBOSE)
_FOCUS = re.compile(r"\ (?:the\b|his\b|her\b|their\b|its\b|[A-ZÀ-ÖØ-Þ])", re.VERBOSE)
_CLEFT = re.compile(rf"{words.CLEFT}\b", re.IGNORECASE)
_OCCASION = re.compile(rf"\b{words.OCCASION}\b", re.IGNORECASE | re.VERBOSE)
_AGENCY = re.compile(rf"(?:{AGENCIES})\s")


def is_context(resolved: Resolved, group: Group, last: Told | None) -> bool:
    """Tell whether a group makes no event of its own: standing facts, opinion, forecasts without a
    time, and what only says what a picture shows. `last` is what was told before it."""
    if all(_shows_picture(resolved, one) for one in group.passages):
        return True
    if _is_placed(resolved, group.reading):
        return False
    if last is not None and goes_on_saying(group, last):
        return False
    if group.reading is not None and group.passages[0].tense != "present":
        return False
    told = [one for one in group.passages if one.main is not None]
    if not told:
        return all(one.quoted < MOSTLY_QUOTED for one in group.passages)
    text = resolved.placed.document.text
    return all(_only_states(text, passage) for passage in told)


def _only_states(text: str, passage: Passage) -> bool:
    """Tell whether nothing that a sentence asserts happens: neither its main clause nor one beside
    it ("he was free, and went home"), nor what happened while it was so."""
    main = passage.main
    if main is None or not _is_standing(main):
        return False
    if _came_to_pass(text, passage, main):
        return False
    place = passage.clauses.index(main)
    near = passage.clauses[max(0, place - 1) : place + 2]
    return not any(
        _happens_beside(text, clause, main) and (clause in near or not clause.is_subordinate)
        for clause in passage.clauses
    )


def _came_to_pass(text: str, passage: Passage, main: Clause) -> bool:
    """Tell whether a clause in the past that looks like a state tells what was done: "they had to
    be moved", "she was able to leave", "it was he who carried her"."""
    if main.verb is None or main.tense != "past" or main.is_modal or main.is_perfect:
        return False
    if text[main.verb.start : main.verb.end].lower() == "had":
        return _DONE.match(text, main.verb.end, passage.span.end) is not None
    if main.subject is None or main.lemma != "be":
        return False
    if _DONE.match(text, main.verb.end, passage.span.end) and _ABLE.match(text, main.verb.end):
        return True
    behind = [one for one in passage.clauses if one.span.start >= main.span.end]
    if not behind or text[main.subject.start : main.subject.end].lower().split()[-1] != "it":
        return False
    is_known = _FOCUS.match(text, main.verb.end) is not None
    is_cleft = is_known and _CLEFT.match(text, behind[0].span.start) is not None
    return is_cleft and _is_done(behind[0])


def _is_done(clause: Clause) -> bool:
    return clause.tense == "past" and not clause.is_perfect and not _is_standing(clause)


def _happens_beside(text: str, clause: Clause, main: Clause) -> bool:
    """Tell whether a clause of a sentence that states something tells what happened then: what was
    done, or that somebody said what is so. "When" belongs to the clause next to it."""
    if clause.verb is None or clause.is_quoted or clause.tense != "past" or clause.is_perfect:
        return False
    is_speech = clause.is_reporting and clause.span < main.span
    if _is_standing(clause) or (main.tense != "past" and not is_speech):
        return False
    return not clause.is_subordinate or _WHILE.match(text, clause.span.start) is not None


def is_caption(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether a sentence stands below a picture, beside the text that goes on around it."""
    return resolved.placed.document.blocks[passage.block].kind == "caption"


def _shows_picture(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether a caption only names what is seen: no sentence, or led by an agency, and no
    occasion with its time ("Cranes at the harbour exercise on Tuesday")."""
    if not is_caption(resolved, passage) or _names_occasion(resolved, passage):
        return False
    text = resolved.placed.document.text
    led = _AGENCY.match(text, passage.span.start, passage.span.end)
    return passage.main is None or led is not None


def _names_occasion(resolved: Resolved, passage: Passage) -> bool:
    """Tell whether a sentence names an occasion and a time; "3 March" names no march."""
    if not any(_is_placed(resolved, index) for index in passage.readings):
        return False
    dates = [resolved.placed.tagged.readings[index].span for index in passage.readings]
    text = resolved.placed.document.text
    found = _OCCASION.finditer(text, passage.span.start, passage.span.end)
    return any(not any(span.start <= one.start() < span.end for span in dates) for one in found)


def _is_placed(resolved: Resolved, reading: int | None) -> bool:
    if reading is None:
        return False
    found = resolved.resolutions[reading]
    is_length = resolved.placed.tagged.readings[reading].type == "DURATION"
    return found.interval is not None and found.value != "PRESENT_REF" and not is_length


def _is_standing(clause: Clause) -> bool:
    """Tell whether a clause states what holds, might hold or is to come, rather than happens."""
    if clause.is_stative or clause.is_modal or clause.tense == "future":
        return True
    is_simple = not (clause.is_perfect or clause.is_progressive or clause.is_reporting)
    return clause.tense == "present" and is_simple
