"""Turns mentions with windows into events: which mentions tell of one thing, and which disagree.

Joins are tried in order of confidence, each on the solver first. One whose windows exclude each
other is made only where the words bind them beyond doubt, and then the event is disputed; otherwise
it is refused, and so is one that fits the windows but contradicts what was joined before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from timeline.merge.groups import Admit, Groups, together
from timeline.merge.happenings import happenings
from timeline.merge.limits import limits
from timeline.merge.material import Material
from timeline.merge.reading import tellings
from timeline.merge.rules import RULES
from timeline.model import Constraint, Happening, Merged, Narrated, Solution

LEAST_CONFIDENCE = {"strict": 0.9, "usual": 0.6, "off": 1.0}


def merge(
    narrated: Sequence[Narrated],
    solution: Solution,
    admit: Admit,
    mode: Literal["strict", "usual", "off"] = "usual",
) -> Merged:
    """Return all events, by the first of their mentions in the order of sources and text.

    `admit` takes a constraint into the solved mentions, or says what it contradicts there.
    """
    material = Material(narrated=narrated, tellings=tellings(narrated, solution.windows))
    rules = [rule for rule in RULES if len(narrated) > 1 or not rule.is_across]
    proposed = [join for rule in rules for join in rule.find(material)]
    wanted = [join for join in proposed if join.confidence >= LEAST_CONFIDENCE[mode]]
    wanted.sort(key=lambda join: (-join.confidence, join.first, join.second))
    groups = Groups(material, admit)
    for join in wanted:
        groups.try_join(join)
    made = happenings(groups)
    problems = limits(material, made) if mode != "off" else ()
    return Merged(happenings=made, refused=groups.refusals(), problems=problems)


def join_constraints(happenings: Iterable[Happening]) -> tuple[Constraint, ...]:
    """Return the constraints that joined mentions began together: those that the solver allowed."""
    return tuple(
        together(first, second) for happening in happenings for first, second in happening.tied
    )
