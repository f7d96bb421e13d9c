"""What a sentence tells at which time: the expression that dates it, and the parts of it that
happened at a time of their own: a clause, an event noun, what a length is counted from.
"""

from __future__ import annotations

from timeline.model import Resolved, Span
from timeline.narrate.beside import told_beside
from timeline.narrate.compared import is_compared
from timeline.narrate.counted import counted_parts
from timeline.narrate.datable import is_open, is_own_day
from timeline.narrate.extent import Part
from timeline.narrate.gapped import gapped
from timeline.narrate.passages import Passage
from timeline.narrate.scenes import with_scene
from timeline.narrate.sentence import Sentence
from timeline.narrate.sides import side_of


def dates(resolved: Resolved, passage: Passage) -> tuple[int | None, list[Part]]:
    """Return the reading that dates the sentence itself, and the parts with times of their own."""
    if not passage.readings and not passage.signals:
        return None, []
    main: int | None = None
    parts: dict[Span, Part] = {}
    dating = Sentence.of(resolved, passage)
    for index in sorted(passage.readings, key=lambda one: _rank(resolved, passage, one)):
        part: Part | None = None
        if index not in dating.able:
            if not is_compared(resolved, index):
                part = told_beside(resolved, passage, index, dating.held)
        elif not (is_own_day(resolved, index) or is_open(resolved, passage, index)):
            part = dating.part_of(index, main) or dating.told_instead(index)
            if part is None and main is None and dating.reaches_main(index):
                main = index if dating.fits(index) else None
            elif part is None and dating.fits(index):
                part = told_beside(resolved, passage, index, dating.held)
                part = part or _gapped(dating, main, index)
        if part is not None:
            part = with_scene(dating.text, passage, part, dating.held)
            parts.setdefault(part.span, part)
    told = list(parts.values())
    told.extend(counted_parts(resolved, passage, dating.governed, told))
    return dating.narrowest(main), told


def _gapped(dating: Sentence, main: int | None, index: int) -> Part | None:
    """Return what the clause that `main` dates tells at a second time without its verb."""
    clause = dating.passage.clause_of(dating.span_of(index))
    if main is None or clause is None:
        return None
    readings = dating.resolved.placed.tagged.readings
    if readings[index].pair is not None or readings[main].pair is not None:
        return None
    found = gapped(dating.text, clause, dating.span_of(main), dating.span_of(index))
    return None if found is None else Part(span=found[0], reading=index, subject=found[1])


def _rank(resolved: Resolved, passage: Passage, index: int) -> tuple[bool, bool, bool]:
    """Return what puts one expression before another: those of the main clause date the sentence
    first; "now", and what stands for no day ("before winter", "the games"), only without others."""
    reading = resolved.placed.tagged.readings[index]
    is_second = reading.role == "describes" or side_of(resolved, index) is not None
    is_now = resolved.resolutions[index].value == "PRESENT_REF"
    return passage.clause_of(reading.span) != passage.main, is_now, is_second
