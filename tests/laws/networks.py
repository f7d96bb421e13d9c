"""Random temporal networks, and what networkx says of them."""

from __future__ import annotations

import random
from collections.abc import Sequence

import networkx

from timeline.model import ORIGIN, Constraint, Solution, Strength
from timeline.provenance import Derivation
from timeline.solve import Trial, solve

WHY = Derivation(rule="made-up", says="made up for a test")


def constraint(
    key: str,
    origin: str,
    target: str,
    bounds: tuple[int | None, int | None],
    strength: Strength = Strength.DERIVED,
    rank: int = 0,
) -> Constraint:
    """Return a constraint with a reason that says nothing."""
    return Constraint(
        key=key,
        origin=origin,
        target=target,
        lower_s=bounds[0],
        upper_s=bounds[1],
        strength=strength,
        rank=rank,
        why=WHY,
    )


def random_network(seed: int) -> tuple[list[str], list[Constraint]]:
    """Return two to seven points under up to fourteen constraints; some contradict, some do not."""
    chance = random.Random(seed)
    points = [f"p{number}" for number in range(chance.randint(1, 6))]
    reach = chance.choice((3, 30, 1_700_000_000))
    constraints = []
    for number in range(chance.randint(1, 14)):
        origin = chance.choice([ORIGIN, *points])
        target = chance.choice([ORIGIN, *points])
        lower = chance.randint(-reach, reach)
        upper = lower + chance.choice((-1, 0, 1, reach // 2, reach, 2 * reach, 3 * reach))
        bounds = chance.choice(((lower, None), (None, upper), (lower, upper), (lower, upper)))
        strength = chance.choice(tuple(Strength))
        key = f"k{number}"
        constraints.append(
            constraint(key, origin, target, bounds, strength, rank=chance.randint(0, 2))
        )
    return points, constraints


def distances(constraints: Sequence[Constraint]) -> dict[str, dict[str, float]] | None:
    """Return all shortest paths by Floyd and Warshall, None if a cycle is negative."""
    graph: networkx.DiGraph[str] = networkx.DiGraph()
    graph.add_node(ORIGIN)
    for each in constraints:
        graph.add_nodes_from((each.origin, each.target))
        if each.upper_s is not None:
            _tighten(graph, each.origin, each.target, each.upper_s)
        if each.lower_s is not None:
            _tighten(graph, each.target, each.origin, -each.lower_s)
    if any(weight < 0 for tail, head, weight in graph.edges(data="weight") if tail == head):
        return None
    found = networkx.floyd_warshall(graph)
    return None if any(found[point][point] < 0 for point in graph) else found


def keep_greedily(constraints: Sequence[Constraint]) -> list[str]:
    """Return the keys that are left when each is tried in turn, the strongest first."""
    kept: list[Constraint] = []
    for each in sorted(constraints, key=lambda one: (-one.strength, one.rank, one.key)):
        if distances([*kept, each]) is not None:
            kept.append(each)
    return [each.key for each in kept]


def check_network(seed: int) -> int:
    """Assert all laws of `solve` on one network; return how many contradictions it had."""
    points, constraints = random_network(seed)
    solution = solve(points, constraints)
    assert [each.key for each in solution.kept] == keep_greedily(constraints)
    check_windows(points, solution)
    for contradiction in solution.contradictions:
        cycle = contradiction.cycle
        assert distances(cycle) is None
        for left_out in cycle:
            assert distances([each for each in cycle if each is not left_out]) is not None
        weakest = max(cycle, key=lambda one: (-one.strength, one.rank, one.key))
        assert contradiction.dropped is weakest
        assert {each.key for each in cycle} <= {weakest.key, *(k.key for k in solution.kept)}
    dropped = {each.dropped.key for each in solution.contradictions}
    assert dropped | {each.key for each in solution.kept} == {each.key for each in constraints}
    shuffled = random.Random(seed + 1).sample(constraints, len(constraints))
    assert solve(reversed(points), shuffled) == solution
    return len(solution.contradictions)


def check_windows(points: Sequence[str], solution: Solution) -> None:
    """Assert that windows are the shortest paths, and that their paths add up to them."""
    found = distances(solution.kept)
    assert found is not None
    for point in points:
        window = solution.windows[point]
        latest = found.get(ORIGIN, {}).get(point, float("inf"))
        earliest = -found.get(point, {}).get(ORIGIN, float("inf"))
        assert window.latest_s == (None if latest == float("inf") else latest)
        assert window.earliest_s == (None if earliest == -float("inf") else earliest)
        assert window.latest_s == _added_up(window.latest_path, point, latest=True)
        assert window.earliest_s == _added_up(window.earliest_path, point, latest=False)


def _added_up(path: Sequence[Constraint], point: str, *, latest: bool) -> int | None:
    """Walk from ORIGIN along the path; None for the empty path, an error if it does not arrive."""
    here, total = ORIGIN, 0
    for each in path:
        forwards = each.origin == here
        assert forwards or each.target == here
        bound = each.upper_s if forwards == latest else each.lower_s
        assert bound is not None
        total += bound if forwards else -bound
        here = each.target if forwards else each.origin
    assert not path or here == point
    return total if path else None


def _tighten(graph: networkx.DiGraph[str], tail: str, head: str, weight: int) -> None:
    known = graph.get_edge_data(tail, head, {"weight": weight})["weight"]
    graph.add_edge(tail, head, weight=min(weight, known))


def check_trial(seed: int) -> int:
    """Tie points of a solved random network one by one; return how many ties were refused."""
    points, constraints = random_network(seed)
    solution = solve(points, constraints)
    trial, kept, refused = Trial(points, solution), list(solution.kept), 0
    chance = random.Random(seed + 1)
    for number in range(5):
        tie = constraint(f"tie{number}", chance.choice(points), chance.choice(points), (0, 0))
        if tie.origin == tie.target:
            continue
        is_consistent = distances([*kept, tie]) is not None
        contradiction = trial.admit(tie)
        assert (contradiction is None) == is_consistent
        if contradiction is None:
            kept.append(tie)
        else:
            refused += 1
            assert contradiction.dropped is tie
            assert tie in contradiction.cycle
            assert distances(contradiction.cycle) is None
            assert {each.key for each in contradiction.cycle} <= {each.key for each in (*kept, tie)}
    return refused
