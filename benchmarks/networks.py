"""Checks `solve` on many random networks against networkx: `networks.py [HOW MANY] [FROM SEED]`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from laws.networks import check_network  # the laws are the tests' own


def main() -> None:
    """Print how many networks and contradictions held all laws; the first that does not raises."""
    many = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    began = time.perf_counter()
    contradictions = sum(check_network(seed) for seed in range(first, first + many))
    seconds = time.perf_counter() - began
    print(f"{many} networks, {contradictions} contradictions, every law kept: {seconds:.0f} s")


if __name__ == "__main__":
    main()
