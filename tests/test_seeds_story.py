"""The story of `seeds/`, held against what a careful editor reads out of them by hand."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import timeline
from tests.truth import rows, verdicts
from timeline.story import Story

SEEDS = Path(__file__).parent.parent / "seeds"


@cache
def story() -> Story:
    names = sorted(path for path in SEEDS.iterdir() if path.suffix in (".txt", ".html"))
    return timeline.reconstruct(timeline.read_all(names), text="full")


if __name__ == "__main__":
    found = list(verdicts(story()))
    for one in found:
        if one.verdict not in ("inside", "left out"):
            event = one.event
            shown = None if event is None or event.time is None else event.time.display
            print(one.verdict, one.row["id"], repr(one.row["find"][:50]),
                  one.row.get("earliest"), one.row.get("latest"), "|", shown,
                  event and event.title[:60])
    print(Counter(one.verdict for one in found), len(rows()))
