"""Turns narrated documents into one network of time points and bounds on their distances.

`constrain` is complete: every post and mention has a point, every expression, label, neighbour
and matched signal its constraint. It knows nothing of how they are solved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from timeline.constrain.matching import BY_WORDS, Matcher
from timeline.constrain.mentions import mention_constraints, told_order
from timeline.constrain.posts import post_constraints, post_relations
from timeline.intervals import Granularity
from timeline.model import (
    Constraint,
    Narrated,
    Network,
    Ordering,
    Precedence,
    RelationRead,
    SignalReading,
    Strength,
    Told,
)
from timeline.points import posted, start
from timeline.provenance import Derivation, Evidence
from timeline.signals import BY_KIND

SIGNAL_RANK = 5  # a signal's match goes before what the posts themselves say


def constrain(narrated: Sequence[Narrated]) -> Network:
    """Return the points, constraints, relations read and told order of all documents."""
    points: list[str] = []
    constraints: list[Constraint] = []
    relations: list[RelationRead] = []
    precedences: list[Precedence] = []
    for one in narrated:
        placed = one.resolved.placed
        points.extend(posted(post.id) for post in placed.segmented.posts)
        points.extend(start(told.id) for told in one.mentions)
        constraints.extend(post_constraints(placed))
        constraints.extend(mention_constraints(one))
        relations.extend(post_relations(placed))
        precedences.extend(told_order(one))
        for constraint, relation in _signalled(one):
            constraints.append(constraint)
            relations.append(relation)
    return Network(
        points=tuple(points),
        constraints=tuple(constraints),
        relations=tuple(relations),
        precedences=tuple(precedences),
    )


def _signalled(narrated: Narrated) -> Iterator[tuple[Constraint, RelationRead]]:
    """Yield a constraint and the relation read for every signal whose words were matched."""
    matcher = Matcher(narrated)
    coarse = {told.id for told in narrated.mentions if _is_of_weeks_or_longer(told)}
    signals = narrated.resolved.placed.tagged.signals
    for ordering in narrated.orderings:
        found = matcher.governed(ordering)
        if found is None or found[0] == ordering.mention:
            continue
        is_comparison = signals[ordering.signal].kind in _OF_ONE_TIME and found[0] in coarse
        if not is_comparison and not _is_of_other_hours(matcher, ordering, *found):
            yield _constraint(narrated, ordering, *found)


_OF_ONE_TIME = ("as", "just-as")
LONGEST_DELAY = timedelta(hours=1)  # a live post tells what lies no longer back as news


def _is_of_other_hours(matcher: Matcher, ordering: Ordering, governed: str, because: str) -> bool:
    """Tell whether printed times refute what mere likeness says of two live posts' own news: that
    one tells of the moment told an hour before it, comes after what was only told later, or lies,
    though it tells of now, before what was told long ago."""
    if not because.startswith(BY_WORDS):
        return False
    placed = matcher.narrated.resolved.placed
    told, other = matcher.by_id[ordering.mention], matcher.by_id[governed]
    own, then = placed.posted[told.post], placed.posted[other.post]
    if told.time.basis == "words" or other.time.basis == "words" or own is None or then is None:
        return False
    if own.interval.start is None or then.interval.start is None:
        return False
    later = own.interval.start - then.interval.start
    match placed.tagged.signals[ordering.signal].kind:
        case "just-as":
            return abs(later) > LONGEST_DELAY
        case "after" | "just-after":
            return later < timedelta(0)
        case "before" | "just-before":
            return told.tense == "present" and later > LONGEST_DELAY
        case _:
            return False


def _is_of_weeks_or_longer(told: Told) -> bool:
    """Tell what its own words put in a week, a month or a year: "just as it did in 2005" compares
    with it, and "as two banks were saved at the weekend" names no moment that two things share."""
    interval = told.time.interval
    if told.time.basis != "words" or interval is None or interval.granularity is None:
        return False
    return not interval.granularity.is_finer_than(Granularity.WEEK)


def _constraint(
    narrated: Narrated, ordering: Ordering, governed: str, because: str
) -> tuple[Constraint, RelationRead]:
    reading = narrated.resolved.placed.tagged.signals[ordering.signal]
    signal = BY_KIND[reading.kind]
    is_length = reading.lower_s is not None or reading.upper_s is not None
    says = f"«{reading.text}»: {signal.says}; {because}"
    constraint = Constraint(
        key=f"signal/{governed}/{ordering.mention}/{ordering.signal}",
        origin=start(governed),
        target=start(ordering.mention),
        lower_s=reading.lower_s if is_length else signal.lower_s,
        upper_s=reading.upper_s if is_length else signal.upper_s,
        strength=Strength.ASSUMED if because.startswith(BY_WORDS) else signal.strength,
        rank=SIGNAL_RANK,
        why=Derivation(rule=f"signal-{signal.kind}", says=says, evidence=_words(narrated, reading)),
    )
    is_forward = constraint.lower_s is None or constraint.lower_s < 0
    first, second = (ordering.mention, governed) if is_forward else (governed, ordering.mention)
    relation = RelationRead(
        origin=first,
        target=second,
        type=signal.relation,
        because=says,
        document=narrated.resolved.placed.document.id,
        span=reading.span,
        confidence=0.9,
    )
    return constraint, relation


def _words(narrated: Narrated, reading: SignalReading) -> tuple[Evidence, ...]:
    document = narrated.resolved.placed.document
    spans = [reading.span] + ([reading.governs] if reading.governs else [])
    return tuple(
        Evidence(document=document.id, start=span.start, end=span.end, text=document.quote(span))
        for span in spans
    )
