"""How far back "in recent months" reaches, which gives no number: an assumption, and said to be."""

from __future__ import annotations

from dataclasses import replace

from timeline.anchoring.looseness import A_FEW
from timeline.meanings import Length
from timeline.model import MentionTime, Resolved
from timeline.provenance import Derivation


def of_no_number(resolved: Resolved, index: int, stated: MentionTime) -> MentionTime:
    """Return the time stated, as inferred and with its reason where it rests on how many units
    "recent" is taken for."""
    reading = resolved.placed.tagged.readings[index]
    meaning = reading.meaning
    if not isinstance(meaning, Length) or not meaning.parts or meaning.parts[0][0] is not None:
        return stated
    number, unit = A_FEW[1], meaning.parts[0][1]
    why = Derivation(
        rule="recent-length",
        says=f"«{reading.text}» is taken as the last {number} {unit}s at most",
        premises=(stated.why,),
    )
    certainty = "inferred" if stated.certainty == "stated" else stated.certainty
    return replace(stated, certainty=certainty, why=why)
