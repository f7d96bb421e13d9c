"""Times in somebody's own words, counted from when these were said and not from the day of writing:
"“We won today,” she said on Friday".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from timeline.anchoring import anchored, base_from
from timeline.intervals import Granularity, Interval
from timeline.meanings import DayPart, Meaning, UnitOf, Vague
from timeline.model import Anchor, MentionTime, Reading, Resolution, Resolved
from timeline.narrate.dating import lies_back
from timeline.narrate.passages import Passage
from timeline.provenance import Derivation, Evidence

_PRESENT = Vague(value="PRESENT_REF")


def counted_from_saying(
    resolved: Resolved, passages: Iterable[Passage], said: MentionTime
) -> Iterator[tuple[int, Resolution]]:
    """Yield anew what `resolve` counted from an article's date, and what somebody says in these
    sentences: it is counted from `said`, the time of what they tell."""
    if resolved.placed.segmented.kind != "article" or said.interval is None:
        return
    if said.certainty != "stated" and lies_back(resolved, said.interval):
        return
    for passage in passages:
        for index in passage.readings:
            found = resolved.resolutions[index]
            if found.anchor.kind == "document" and _is_said(resolved, passage, index):
                counted = _counted(resolved, found, said, said.interval)
                if counted is not None:
                    yield index, counted


def with_resolutions(resolved: Resolved, counted: Mapping[int, Resolution]) -> Resolved:
    """Return a document with these in the place of its own resolutions of the same readings."""
    if not counted:
        return resolved
    own = enumerate(resolved.resolutions)
    return replace(resolved, resolutions=tuple(counted.get(at, one) for at, one in own))


def _is_said(resolved: Resolved, passage: Passage, index: int) -> bool:
    """Tell whether words are somebody's: they are quoted, or say what was "now" so when somebody
    spoke ("she said that they were now looking for it")."""
    reading = resolved.placed.tagged.readings[index]
    if passage.in_quotation(reading.span):
        return True
    main, clause = passage.main, passage.clause_of(reading.span)
    if main is None or clause is None or reading.meaning != _PRESENT:
        return False
    return main.is_reporting and main.tense == "past" and clause != main


def _counted(
    resolved: Resolved, found: Resolution, said: MentionTime, when: Interval
) -> Resolution | None:
    """Return a resolution counted from the day on which it was said; "now" is the time of saying,
    as far as that is known. None where another time is meant, or no words say which day it was:
    "today" is then the day of writing, on which most is said that is quoted."""
    placed = resolved.placed
    reading = placed.tagged.readings[found.reading]
    if reading.meaning == _PRESENT:
        interval = when if found.interval is not None else None
        return None if interval is None else _told(resolved, reading, found, said, interval)
    unit = when.granularity
    if said.certainty != "stated" or unit is None or not unit.is_finer_than(Granularity.WEEK):
        return None
    base = base_from(when, placed.zone)
    meaning: Meaning = reading.meaning  # type: ignore[assignment]  # tag makes nothing else
    if base is None or not _is_counted(meaning):
        return None
    result = anchored(meaning, base, placed.zone)
    if result.interval is None or result.interval == found.interval:
        return None
    return replace(
        _told(resolved, reading, found, said, result.interval),
        value=result.value,
        assumed=result.assumed,
    )


def _is_counted(meaning: Meaning) -> bool:
    """Tell "today", "tonight" and "last week", which the day of saying alone places."""
    if isinstance(meaning, DayPart):
        return isinstance(meaning.on, UnitOf) and meaning.on.of is None
    return isinstance(meaning, UnitOf) and meaning.of is None


def _told(
    resolved: Resolved, reading: Reading, found: Resolution, said: MentionTime, interval: Interval
) -> Resolution:
    document = resolved.placed.document.id
    span = reading.span
    words = Evidence(document=document, start=span.start, end=span.end, text=reading.text)
    why = Derivation(
        rule="counted-from-saying",
        says=f"«{reading.text}» is somebody's own word, counted from when it was said",
        evidence=(words,),
        premises=(said.why,),
    )
    anchor = Anchor(kind="expression", index=said.resolution)
    return replace(found, interval=interval, anchor=anchor, why=why)
