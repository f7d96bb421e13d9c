"""Reconstructs generated stories and prints how much is right: `generated.py [HOW MANY] [FROM]`.

Three figures (pairs of events in order, truth inside the window, window exact where it can be
known), then what went wrong, by class, and the worst stories with their text.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from stories import Score, reconstruct, score, write_story  # the tests' own

WORST = 3
GOALS = {"pairs": (97.0, 99.0), "inside": (99.5, 100.0), "exact": (90.0, 97.0)}


def main() -> None:
    """Print the figures; an exception in the pipeline is counted and named, not raised."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 2_000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    total, worst, broken = Score(), [], Counter[str]()
    shapes: dict[str, Score] = {}
    began = time.perf_counter()
    for seed in range(first, first + many):
        files, truth = write_story(seed)
        try:
            one = score(reconstruct(files), truth)
        except Exception as error:  # noqa: BLE001  # whatever a story breaks on is a finding
            broken[f"{type(error).__name__}: {str(error)[:80]} (first: seed {seed})"] += 1
            continue
        total.add(one)
        shapes.setdefault(truth.shape, Score()).add(one)
        if one.faults:
            worst.append((len(one.faults), seed, one))
    seconds = time.perf_counter() - began
    print(f"{many} stories from seed {first}, {seconds:.0f} s")
    for name, (must, aim) in GOALS.items():
        right, of_all = getattr(total, name)
        print(f"{name:8} {total.share(name):6.2f} %  ({right} of {of_all}; must {must}, aim {aim})")
    for shape, its in sorted(shapes.items()):
        figures = ", ".join(f"{name} {its.share(name):.1f} %" for name in GOALS)
        print(f"  {shape:14} {figures}")
    for line, count in broken.most_common():
        print(f"broken {count}: {line}")
    _print_classes(total)
    for _, seed, one in sorted(worst, key=lambda each: (-each[0], each[1]))[:WORST]:
        _print_story(seed, one)


def _print_classes(total: Score) -> None:
    """Print each class of fault with its count and one example."""
    examples: dict[str, str] = {}
    for name, line in total.faults:
        examples.setdefault(name, line)
    for name, count in Counter(name for name, _ in total.faults).most_common(40):
        print(f"{count:6} {name}: {examples[name]}")


def _print_story(seed: int, one: Score) -> None:
    print(f"\n--- seed {seed}")
    for file in write_story(seed)[0]:
        print(f"[{file.name}, date {file.date}, zone {file.tz}]\n{file.content}")
    for name, line in one.faults[:12]:
        print(f"  {name}: {line}")


if __name__ == "__main__":
    main()
