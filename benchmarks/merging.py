"""How well tellings of one event are joined: `merging.py SHARED [PART ...]`, parts
documents, told, topics, blogs, cost.

SHARED is a folder with `seeds/` (five real documents) and `corpora/liveblogs/blogs.jsonl`. The
texts are third-party: they are read, never kept. What is true of the five is labelled by hand in
`merging_truth.toml`; `told` and `topics` have invented texts. Wrong joins are printed in full, with
--missed also what was not joined.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, pairwise
from pathlib import Path

from five_documents import Label, Place, holding, label_at, read, story_of
from merging_baselines import baselines
from merging_told import measure
from merging_topics import SETS, scores

import timeline

TRUTH = Path(__file__).parent / "merging_truth.toml"
SEED = 2025
SPLIT = 20
UNRELATED = 50
DAYS = 60
SYLLABLES = ("ba", "den", "fir", "gol", "hu", "kam", "lor", "mi", "nas", "pe", "rut", "so", "tov")
LEAST_POSTS, MOST_POSTS = 12, 60

Part = Callable[[Path, bool], None]


def main() -> None:
    """Print the figures of the parts asked for, each beside what it must be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("parts", nargs="*", default=[])
    parser.add_argument("--missed", action="store_true", help="print pairs that were not joined")
    options = parser.parse_args()
    if not (options.shared / "seeds").is_dir():
        sys.exit(f"{options.shared} holds no seeds/: expected the folder of the real documents")
    for name, part in PARTS.items():
        if not options.parts or name in options.parts:
            part(options.shared, options.missed)


# --- the five documents ---


def documents(shared: Path, is_missed_shown: bool) -> None:
    """Score the joins of the five documents, and three baselines, against the labels."""
    with TRUTH.open("rb") as file:
        truth = tomllib.load(file)
    labels = list(_labels(truth))
    story, places = story_of(read(shared))
    held = {one.key: holding(one, places) for one in labels}
    joined = {key: place.event.id for key, place in held.items() if place is not None}
    print("five documents: pairs of labelled sentences")
    print(f"  {'':26}{'precision':>10}{'recall':>8}{'F1':>6}   (must 0.9, 0.6; aim 0.95, 0.8)")
    rows = {"timeline": joined, **_baselines(held, places)}
    for name, groups in rows.items():
        for scope, of in SCOPES.items():
            print(f"  {name + ', ' + scope:26}{_figures(labels, groups, of)}")
    _print_wrong(labels, joined)
    if is_missed_shown:
        _print_missed(labels, joined)
    _print_apart(truth, labels, joined)
    _print_disputes(truth, held)
    print(f"  {sum(one.kind == 'quotation-differs' for one in story.problems)} quotations differ")


def _labels(truth: dict[str, list[dict[str, object]]]) -> Iterator[Label]:
    for event in truth["event"]:
        told = event["told"]
        assert isinstance(told, list)
        for key in told:
            yield label_at(str(key), str(event["name"]))


def _anywhere(_: Label, __: Label) -> bool:
    return True


def _across(first: Label, second: Label) -> bool:
    return first.document != second.document


SCOPES = {"all": _anywhere, "across documents": _across}


def _figures(
    labels: Sequence[Label], groups: dict[str, str], of: Callable[[Label, Label], bool]
) -> str:
    right = wrong = missed = 0
    for first, second in combinations(labels, 2):
        if not of(first, second):
            continue
        found = first.key in groups and groups[first.key] == groups.get(second.key)
        is_true = first.event == second.event
        right += found and is_true
        wrong += found and not is_true
        missed += is_true and not found
    precision = right / (right + wrong) if right + wrong else 1.0
    recall = right / (right + missed) if right + missed else 1.0
    both = 2 * precision * recall / (precision + recall) if right else 0.0
    return f"{precision:10.3f}{recall:8.3f}{both:6.2f}   {right} right, {wrong} wrong"


def _baselines(held: dict[str, Place | None], places: Sequence[Place]) -> dict[str, dict[str, str]]:
    """Return the groups of three simple ways, over the same mentions."""
    ways = baselines([place.mention for place in places])
    return {
        name: {key: group[at.mention.id] for key, at in held.items() if at is not None}
        for name, group in ways.items()
    }


def _print_wrong(labels: Sequence[Label], joined: dict[str, str]) -> None:
    events: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for label in labels:
        if label.key in joined:
            events[joined[label.key]][label.event].append(label.key)
    for parts in events.values():
        if len(parts) > 1:
            shown = " | ".join(f"{name}: {' '.join(keys)}" for name, keys in parts.items())
            print(f"  WRONG  {shown}")


def _print_missed(labels: Sequence[Label], joined: dict[str, str]) -> None:
    events: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for label in labels:
        events[label.event][joined.get(label.key, "in no event")].append(label.key)
    for name, parts in events.items():
        if len(parts) > 1:
            shown = " | ".join(" ".join(keys) for keys in parts.values())
            print(f"  missed {name}: {shown}")


def _print_apart(
    truth: dict[str, list[dict[str, object]]], labels: Sequence[Label], joined: dict[str, str]
) -> None:
    of: defaultdict[str, set[str]] = defaultdict(set)
    for label in labels:
        if label.key in joined:
            of[label.event].add(joined[label.key])
    kept = [not of[str(a)] & of[str(b)] for a, b in (pair["events"] for pair in truth["apart"])]  # type: ignore[misc]
    print(f"  {sum(kept)} of {len(kept)} that must stay apart are apart")


def _print_disputes(
    truth: dict[str, list[dict[str, object]]], held: dict[str, Place | None]
) -> None:
    for pair in truth["disagree"]:
        one, other = held[str(pair["one"])], held[str(pair["other"])]
        found = one and other and one.event.id == other.event.id and one.event.disputed
        print(f"  {pair['because']}: {'disputed' if found else 'NOT disputed'}")
    expected = {
        held[str(pair["one"])].event.id for pair in truth["disagree"] if held[str(pair["one"])]
    }
    others = {at.event.id for at in held.values() if at and at.event.disputed} - expected
    print(f"  {len(others)} other events are called disputed")


# --- live blogs ---


def blogs(shared: Path, _: bool) -> None:
    """Split blogs and merge them again; merge pairs of unrelated blogs of one day."""
    rows = (shared / "corpora/liveblogs/blogs.jsonl").open(encoding="utf-8")
    every = [json.loads(row) for row in rows]
    fit = [one for one in every if len(_timed(one)) >= LEAST_POSTS]
    chance = random.Random(SEED)
    chance.shuffle(fit)
    back = 0
    for blog in fit[:SPLIT]:
        wrong = _misplaced(blog)
        back += wrong == 0
        if wrong:
            print(f"  out of order: {wrong} neighbours of {blog['title'][:70]}")
    print(f"blogs split by alternate posts whose order came back: {back} of {SPLIT} (must: all)")
    _unrelated(fit, chance)


def _misplaced(blog: dict[str, object]) -> int:
    """Return how many events of a split and merged blog stand before an earlier post's."""
    posts = _timed(blog)
    halves = [_page(blog, posts[0::2], "a"), _page(blog, posts[1::2], "b")]
    story = timeline.reconstruct([timeline.read_text(half) for half in halves])
    times = {}
    for source in story.sources:
        for post in source.posts:
            if post.time is not None and post.time.earliest is not None:
                times[post.id] = post.time.earliest
    stood = [
        times[event.mentions[0].post]
        for event in story.events
        if event.basis == "posted" and event.mentions[0].post in times
    ]
    return sum(later < earlier for earlier, later in pairwise(stood))


def _timed(blog: dict[str, object]) -> list[dict[str, object]]:
    posts = blog["posts"]
    assert isinstance(posts, list)
    return [post for post in posts[:MOST_POSTS] if "T" in str(post["time"])]


def _page(blog: dict[str, object], posts: Sequence[dict[str, object]], name: str) -> str:
    """Return a page of some posts, as schema.org data."""
    updates = [
        {
            "@type": "BlogPosting",
            "@id": f"#{name}{number}",
            "headline": post["title"] or "",
            "datePublished": str(post["time"]).replace("Z", ":00Z"),
            "articleBody": "\n".join(post["text"]),  # type: ignore[arg-type]  # sentences
        }
        for number, post in enumerate(posts)
    ]
    data = {
        "@context": "https://schema.org",
        "@type": "LiveBlogPosting",
        "headline": f"{blog['title']} {name}",
        "liveBlogUpdate": updates,
    }
    script = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    return f'<!doctype html><html lang="en"><head>{script}</head><body></body></html>'


def _unrelated(fit: Sequence[dict[str, object]], chance: random.Random) -> None:
    pairs = list(_strangers(fit, chance))
    joint = 0
    for first, second in pairs:
        story = timeline.reconstruct(
            [
                timeline.read_text(_page(blog, _timed(blog), name))
                for blog, name in ((first, "a"), (second, "b"))
            ]
        )
        for event in story.events:
            if len({mention.source for mention in event.mentions}) > 1:
                joint += 1
                print(f"  WRONG  {event.mentions[0].text[:90]!r}")
                for mention in event.mentions[1:3]:
                    print(f"         {mention.text[:90]!r}: {mention.joined_because}")
    print(f"{len(pairs)} pairs of unrelated blogs: {joint} joint events (must: at most 1)")


def _strangers(
    fit: Sequence[dict[str, object]], chance: random.Random
) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    """Yield pairs of blogs of different kinds, moved to one day."""
    found = 0
    while found < UNRELATED:
        first, second = chance.sample(fit, 2)
        if first["genre"] == second["genre"]:
            continue
        found += 1
        yield first, _moved(second, str(_timed(first)[0]["time"])[:10])


def _moved(blog: dict[str, object], day: str) -> dict[str, object]:
    posts = [{**post, "time": f"{day}{str(post['time'])[10:]}"} for post in _timed(blog)]
    return {**blog, "posts": posts}


# --- invented days ---


def told(_: Path, is_missed_shown: bool) -> None:
    """Score the joins of invented days that two to five sources tell."""
    right, wrong, missed, shown = measure(DAYS)
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    print(f"{DAYS} invented days, pairs across sources: precision {precision:.3f} (must 0.95),")
    print(f"  recall {recall:.3f} (must 0.85); {right} right, {wrong} wrong, {missed} missed")
    for line in shown:
        if is_missed_shown or not line.startswith("missed"):
            print(f"  {line}")


# --- invented topics ---


def topics(_: Path, is_missed_shown: bool) -> None:
    """Score the joins of topics told in other words by several publishers, and three baselines."""
    for name in SETS:
        for together in (False, True):
            found, shown = scores(name, together=together)
            print(f"topics, {name}, {'all one story' if together else 'a story each'}:")
            for way, score in found.items():
                print(f"  {way:26}{score}")
            for line in shown:
                if line.startswith("WRONG") or is_missed_shown:
                    print(f"  {line}")


# --- cost ---


def cost(_: Path, __: bool) -> None:
    """Time the merging of invented sources that tell of the same day, and of hostile ones."""
    for sources in (50, 100, 200):
        pages = [_invented(number, 100) for number in range(sources)]
        read = [timeline.read_text(page) for page in pages]
        began = time.perf_counter()
        story = timeline.reconstruct(read)
        seconds = time.perf_counter() - began
        print(f"{sources} sources of 100 posts: {seconds:.1f} s, {len(story.events)} events")


def _invented(number: int, size: int) -> str:
    chance = random.Random(number)
    posts = []
    for at in range(size):
        thing = chance.randrange(20 * size)
        plan = random.Random(f"plan {thing}")
        said = " ".join(_word(plan) for _ in range(9))
        text = (
            f"{_word(plan).title()} {_word(plan).title()} said “{said}” of {_word(plan)} {thing}."
        )
        hour, minute = divmod(360 + at * 8, 60)
        posts.append({"title": "", "time": f"2025-03-04T{hour:02}:{minute:02}Z", "text": [text]})
    return _page({"title": f"Invented {number}"}, posts, f"s{number}-")


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(3))


PARTS: dict[str, Part] = {
    "documents": documents,
    "told": told,
    "topics": topics,
    "blogs": blogs,
    "cost": cost,
}


if __name__ == "__main__":
    main()
