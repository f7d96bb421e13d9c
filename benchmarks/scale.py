"""Times all stages after loading on long live blogs: `scale.py [--profile|--hostile] [POSTS ...]`.

Each post has a printed time, its place on the page, and one more tie to another (a reference by
clock or a signal). Printed: seconds of one core for each size, once all modules are there, how they
grew against the number of posts (1.0 is linear), peak memory, and with --profile where the time
went. With --hostile the same for each page of `tests/stories/hostile.py` (posts in a ring, a
thousand contradictions, copies, …).
"""

from __future__ import annotations

import cProfile
import pstats
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from stories.hostile import PAGES  # the tests' own pages
from stories.telling import Teller, lower_first  # the tests' own words

import timeline
from timeline.intervals import zone

SIZES = (1_000, 10_000)
MUST_S = {1_000: 1.0, 10_000: 10.0}


def page(size: int) -> str:
    """Return a live blog of so many posts, newest first, a post every four minutes."""
    chance = random.Random(size)
    teller = Teller(chance=chance, zone=zone("UTC"), is_american=False, clock_style="dot")
    names = teller.things
    moment = datetime(2025, 1, 6, 6, tzinfo=UTC)
    posts: list[str] = []
    before: tuple[datetime, str] | None = None
    for number in range(size):
        teller.things = [f"{chance.choice(names)} no. {number}"] * 2
        clause = teller.clause()
        lines = [f"{clause.present}.", teller.filler()]
        if before is not None and number % 2:
            lines.append(f"There is more in our post from {teller.clock(before[0])}.")
        elif before is not None:
            lines.append(f"It came shortly after {lower_first(before[1])}.")
        text = "".join(f"<p>{line}</p>" for line in lines)
        posts.append(
            f'<article class="post" id="post-{number}"><time datetime="{moment.isoformat()}">'
            f"{teller.clock(moment)}</time>{text}</article>"
        )
        before = (moment, clause.past)
        moment += timedelta(minutes=4)
    body = "\n".join(reversed(posts))
    head = '<meta charset="utf-8"><title>Long</title>'
    return (
        f'<!doctype html><html lang="en"><head>{head}</head><body><main>{body}</main></body></html>'
    )


def measure(size: int, *, profile: bool, make: Callable[[int], str] = page) -> float:
    """Print the seconds and counts of one size; return the seconds of `reconstruct`."""
    began = time.process_time()
    document = timeline.read_text(make(size), tz="UTC")
    loaded = time.process_time()
    profiler = cProfile.Profile()
    story = (
        profiler.runcall(timeline.reconstruct, document)
        if profile
        else timeline.reconstruct(document)
    )
    seconds = time.process_time() - loaded
    posts = sum(len(source.posts) for source in story.sources)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{size:7} posts: {seconds:6.2f} s after loading ({loaded - began:.2f} s), {posts} cut,"
        f" {len(story.events)} events, {len(story.references)} references, peak {memory:.0f} MiB",
        flush=True,
    )
    if profile:
        pstats.Stats(profiler).sort_stats("cumulative").print_stats("timeline", 45)
    return seconds


def hostile(sizes: list[int]) -> None:
    """Measure each hostile page at the least and the greatest size."""
    first, last = min(sizes), max(sizes)
    for name, make in PAGES.items():
        print(name)
        small, large = (measure(size, profile=False, make=make) for size in (first, last))
        print(f"    growth {large / small / (last / first):.2f} times linear")


def main() -> None:
    """Measure each size in turn and print how the time grew."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    sizes = [int(word) for word in words] or list(SIZES)
    profile = "--profile" in sys.argv
    timeline.reconstruct(timeline.read_text(page(20), tz="UTC"))
    if "--hostile" in sys.argv:
        hostile(sizes)
        return
    found = {size: measure(size, profile=profile) for size in sorted(sizes)}
    first, last = min(found), max(found)
    if first < last:
        growth = (found[last] / found[first]) / (last / first)
        print(f"growth from {first} to {last}: {growth:.2f} times linear (must be within 1.2)")
    for size, must in MUST_S.items():
        if size in found:
            print(f"{size} posts: {found[size]:.2f} s, must {must:.0f} s")


if __name__ == "__main__":
    main()
