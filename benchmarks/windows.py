"""How well the sentences of five real documents are dated: `windows.py SHARED [--wrong]`.

SHARED is a folder with `seeds/`. When each sentence happened was judged by hand, from the texts
alone, in `windows_truth.toml`. A window of ours may lie inside the true one, contain it, overlap
it, or be apart from it; a sentence that no mention holds, or that has no window, is counted too.
The documents are taken one by one, all together, and all together without the two dates that a
reader must be given. Where sources dispute a time, a telling that excludes the time kept stands for
itself.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from five_documents import DATES, Label, Place, holding, label_at, read, story_of

from timeline.model import Document
from timeline.story import Window

TRUTH = Path(__file__).parent / "windows_truth.toml"
VERDICTS = ("inside", "containing", "overlapping", "disjoint", "no window", "no mention")


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """A sentence or clause, and the first and last second in which it may have happened."""

    label: Label
    digest: str
    earliest: datetime
    latest: datetime


def main() -> None:
    """Print the shares of each way of taking the documents, and what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print all that is not inside")
    options = parser.parse_args()
    truths = list(_truths())
    documents = read(options.shared)
    _expect_unchanged(truths, documents)
    print("five documents: windows beside the truth (must 85/13/2 %, aim 95/5/0)")
    alone = [place for one in documents.items() for place in story_of(dict([one]))[1]]
    _report("one by one", truths, alone, documents, options.wrong)
    together = story_of(documents)[1]
    _report("together", truths, together, documents, options.wrong)
    undated = dict.fromkeys(DATES, "")
    bare = story_of(read(options.shared, undated))[1]
    _report("together, no date given", truths, bare, documents, options.wrong)


def _truths() -> Iterator[Truth]:
    with TRUTH.open("rb") as file:
        rows = tomllib.load(file)["told"]
    for row in rows:
        for at in row["at"]:
            key, digest = at.split(" ")
            yield Truth(
                label=label_at(key, row["name"]),
                digest=digest,
                earliest=row["earliest"],
                latest=row["latest"],
            )


def _expect_unchanged(truths: Sequence[Truth], documents: dict[str, Document]) -> None:
    for truth in truths:
        words = _words(truth, documents)
        if sha256(words.encode()).hexdigest()[:8] != truth.digest:
            sys.exit(f"{truth.label.key} is not the text that was judged: found {words[:60]!r}")


def _words(truth: Truth, documents: dict[str, Document]) -> str:
    return documents[truth.label.document].text[truth.label.start : truth.label.end]


def _report(
    name: str,
    truths: Sequence[Truth],
    places: Sequence[Place],
    documents: dict[str, Document],
    is_all_shown: bool,
) -> None:
    """Print one way's shares, and the sentences whose windows are wrong."""
    verdicts = [(truth, *_judged(truth, places)) for truth in truths]
    counts = Counter(verdict for _, verdict, _ in verdicts)
    shares = ", ".join(
        f"{verdict} {100 * counts[verdict] / len(truths):.1f} %"
        for verdict in VERDICTS
        if counts[verdict] or verdict in VERDICTS[:4]
    )
    print(f"  {name}: {shares}; of {len(truths)}")
    for truth, verdict, shown in verdicts:
        if verdict not in VERDICTS[:2] or (is_all_shown and verdict != "inside"):
            true = f"{truth.earliest:%m-%d %H:%M} to {truth.latest:%m-%d %H:%M}"
            print(f"    {verdict}: {truth.label.key} {truth.label.event}, {true}, not {shown}")
            print(f"      {_words(truth, documents)[:150]}")


def _judged(truth: Truth, places: Sequence[Place]) -> tuple[str, str]:
    """Return the verdict on a sentence, and what our window of it says."""
    place = holding(truth.label, places)
    if place is None:
        return "no mention", "told"
    event = place.event
    window = event.time
    if event.disputed and _are_apart(place.mention.time, event.time):
        window = place.mention.time
    if window is None:
        return "no window", f"dated ({place.mention.id})"
    shown = f"{window.display} ({window.earliest} to {window.latest}, {place.mention.id})"
    return _verdict(truth, window), shown


def _are_apart(one: Window | None, other: Window | None) -> bool:
    if one is None or other is None:
        return False
    return any(
        first.latest is not None and last.earliest is not None and first.latest < last.earliest
        for first, last in ((one, other), (other, one))
    )


def _verdict(truth: Truth, window: Window) -> str:
    first, last = window.earliest, window.latest
    begins_after = first is not None and first > truth.earliest
    ends_before = last is not None and last < truth.latest
    if (first is not None and first >= truth.earliest) and (
        last is not None and last <= truth.latest
    ):
        return "inside"
    if (first is not None and first > truth.latest) or (last is not None and last < truth.earliest):
        return "disjoint"
    return "overlapping" if begins_after or ends_before else "containing"


if __name__ == "__main__":
    main()
