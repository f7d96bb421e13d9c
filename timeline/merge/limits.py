"""What merging left uncompared so that its cost grows no faster than the story: one note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.errors import Problem
from timeline.likeness import content_words
from timeline.merge.groups import MOST_WEIGHED
from timeline.merge.material import MOST_HOLDERS, Material
from timeline.merge.quotations import MOST_COMPARED
from timeline.model import Happening

LEAST_CONTENT = 2  # words; of a run with fewer nothing is lost


def limits(material: Material, happenings: Sequence[Happening]) -> tuple[Problem, ...]:
    """Return one note on all that was not compared, or none.

    Single words are no matter: what so many mentions hold is not rare, and proposes nothing.
    """
    parts = [*_runs(material), *_disputes(happenings), *_quotations(material, happenings)]
    if not parts:
        return ()
    return (Problem(kind="limit", severity="note", says="; ".join(parts)),)


def _runs(material: Material) -> Iterator[str]:
    capped = [
        (held, gram)
        for gram, held in material.uncompared.items()
        if len(content_words(" ".join(gram))) >= LEAST_CONTENT
    ]
    if capped:
        held, gram = max(capped)
        yield (
            f"«{' '.join(gram)}» stands in {held} mentions ({len(capped)} such runs of words"
            f" stand in over {MOST_HOLDERS}): each was compared with the next alone, not with all"
        )


def _disputes(happenings: Sequence[Happening]) -> Iterator[str]:
    many = sum(one.is_disputed and len(one.mentions) > MOST_WEIGHED for one in happenings)
    if many:
        yield f"of {_events(many)} in dispute only the first {MOST_WEIGHED} tellings were weighed"


def _quotations(material: Material, happenings: Sequence[Happening]) -> Iterator[str]:
    def quoting(happening: Happening) -> int:
        return sum(bool(material.by_id[name].said) for name in happening.mentions)

    long = (one for one in happenings if len(one.mentions) > MOST_COMPARED)
    many = sum(quoting(one) > MOST_COMPARED for one in long)
    if many:
        yield (
            f"of {_events(many)} only the first {MOST_COMPARED} tellings that quote were searched"
            " for differing words"
        )


def _events(many: int) -> str:
    return "one event" if many == 1 else f"{many} events"
