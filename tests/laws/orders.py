"""Random items, precedences and constraints, and the laws that any order of them keeps."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations, pairwise

import networkx

from laws.networks import constraint
from timeline.model import ORIGIN, Constraint, Ordered, Placeable, Precedence, Strength
from timeline.order import order
from timeline.solve import solve

Case = tuple[list[Placeable], list[Precedence], tuple[Constraint, ...]]


def item(name: str, earliest: int | None, latest: int | None, tie: int = 0) -> Placeable:
    """Return an item whose point is named after it."""
    return Placeable(
        id=name, point=f"start:{name}", earliest_s=earliest, latest_s=latest, tie=(tie,)
    )


def random_case(seed: int) -> Case:
    """Return items with the windows that random constraints leave them, and random precedences."""
    chance = random.Random(seed)
    names = [f"m{number}" for number in range(chance.randint(2, 8))]
    points = [*(f"start:{name}" for name in names), "posted:1", "posted:2", "posted:3"]
    constraints = []
    for number in range(chance.randint(1, 14)):
        origin, target = chance.choice([ORIGIN, *points]), chance.choice([ORIGIN, *points])
        lower = chance.choice((0, 0, 5, 60, -30))
        if origin == ORIGIN:
            lower = chance.randint(0, 200) * 600
        bounds = chance.choice(((lower, None), (lower, lower + 600), (None, lower), (lower, None)))
        strength = chance.choice((Strength.ASSUMED, Strength.DERIVED, Strength.STATED))
        constraints.append(constraint(f"k{number:02}", origin, target, bounds, strength))
    solution = solve(points, constraints)
    windows = [solution.windows[f"start:{name}"] for name in names]
    items = [
        item(name, window.earliest_s, window.latest_s, chance.randint(0, 4))
        for name, window in zip(names, windows, strict=True)
    ]
    told = [Precedence(before=a, after=b, is_certain=False) for a, b in pairwise(names)]
    extra = [
        Precedence(before=a, after=b, is_certain=False)
        for a, b in (chance.sample(names, 2) for _ in range(chance.randint(0, 4)))
    ]
    return items, [*told, *extra], solution.kept


def certain_pairs(case: Case, *, with_assumed: bool) -> set[tuple[str, str]]:
    """Return all pairs that windows or paths order, by closure, in the slow and obvious way."""
    items, precedences, kept = case
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    graph.add_nodes_from(each.point for each in items)
    point = {each.id: each.point for each in items}
    graph.add_edges_from((point[p.before], point[p.after]) for p in precedences if p.is_certain)
    for each in kept:
        if ORIGIN in (each.origin, each.target):
            continue
        if each.strength == Strength.ASSUMED and not with_assumed:
            continue
        if each.lower_s is not None and each.lower_s >= 0:
            graph.add_edge(each.origin, each.target)
        if each.upper_s is not None and each.upper_s <= 0:
            graph.add_edge(each.target, each.origin)
    for one, other in [*combinations(items, 2), *combinations(items[::-1], 2)]:
        ends = (one.latest_s, other.earliest_s)
        if ends[0] is not None and ends[1] is not None and ends[0] < ends[1]:
            graph.add_edge(one.point, other.point)
    closure = networkx.transitive_closure(graph)
    name = {each.point: each.id for each in items}
    return {
        (name[tail], name[head])
        for tail, head in closure.edges
        if tail in name and head in name and not closure.has_edge(head, tail)
    }


def check_order(case: Case, ordered: Ordered) -> None:
    """Assert that the order is total, a linear extension, and as sure as it says."""
    items, precedences, _ = case
    assert sorted(ordered.ids) == sorted(each.id for each in items)
    place = {name: position for position, name in enumerate(ordered.ids)}
    assert all(
        place[before] < place[after] for before, after in certain_pairs(case, with_assumed=True)
    )
    certain = certain_pairs(case, with_assumed=False)
    told = {(each.before, each.after) for each in precedences}
    for (before, after), sure in zip(pairwise(ordered.ids), ordered.follows[1:], strict=True):
        assert (sure == "certain") == ((before, after) in certain), (before, after, sure)
        assert sure != "unknown" or (before, after) not in told or _is_tied(case, before, after)


def check_seed(seed: int) -> None:
    """Assert the laws on one random case, and that shuffled arguments give the same order."""
    case = random_case(seed)
    ordered = order(*case)
    check_order(case, ordered)
    chance = random.Random(seed)
    shuffled: list[Sequence[object]] = [chance.sample(part, len(part)) for part in case]
    assert order(*shuffled) == ordered  # type: ignore[arg-type]


def _is_tied(case: Case, one: str, other: str) -> bool:
    """Tell whether links hold both items to one instant, or told order runs both ways."""
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    point = {each.id: each.point for each in case[0]}
    graph.add_nodes_from(point.values())
    for each in case[2]:
        if each.lower_s is not None and each.lower_s >= 0:
            graph.add_edge(each.origin, each.target)
        if each.upper_s is not None and each.upper_s <= 0:
            graph.add_edge(each.target, each.origin)
    graph.remove_nodes_from([ORIGIN])
    return networkx.has_path(graph, point[one], point[other]) and networkx.has_path(
        graph, point[other], point[one]
    )
