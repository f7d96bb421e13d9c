"""Turns groups of joined mentions into events, and says whose time a disputed one keeps."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.merge.groups import MOST_WEIGHED, Groups
from timeline.merge.quotations import differing
from timeline.merge.telling import Telling, fit, share_instant
from timeline.model import Happening


def happenings(groups: Groups) -> tuple[Happening, ...]:
    """Return the events, by the first of their mentions."""
    found = []
    for name, members in groups.members.items():
        disputed = not fit([one for one in members if one.width_s is not None])
        kept, because = _kept(members) if disputed else (None, None)
        found.append(
            Happening(
                mentions=tuple(one.id for one in members),
                joins=tuple(groups.joins[name]),
                is_disputed=disputed,
                kept=kept,
                kept_because=because,
                tied=tuple(groups.tied[name]),
                differing=differing(members),
            )
        )
    return tuple(found)


def _kept(members: Sequence[Telling]) -> tuple[str, str]:
    """Choose whose time of a disputed event is kept, and say why: told nearest to it, else told so
    by more sources, else most precise."""
    dated = [one for one in members if one.width_s is not None]

    def key(telling: Telling) -> tuple[int, int, int]:
        agreeing = {one.told.source for one in dated[:MOST_WEIGHED] if fit((telling, one))}
        is_live = telling.told.time.basis == "posted" or telling.told.time.offset is not None
        return 0 if is_live else 1, -len(agreeing), telling.width_s or 0

    ranked = sorted(dated[:MOST_WEIGHED], key=lambda one: (key(one), one.id))
    best = key(ranked[0])
    others = [key(one) for one in ranked if not share_instant((ranked[0], one))]
    reasons = ("it was told nearest to the time", "more sources say so", "it is the more precise")
    for place, reason in enumerate(reasons):
        if others and best[place] < min(other[place] for other in others):
            return ranked[0].id, reason
    return ranked[0].id, "it comes first of equals"
