"""Measures the tagger: accuracy on annotated corpora, on chrono's specs and on our live-blog table,
and its speed, each beside the peers that install.

    python benchmarks/expressions.py CORPORA [--peers FOLDER] [--errors NAME] [--only WHAT]

CORPORA holds `timex/*.jsonl` and `specs/specs_chrono_en.jsonl`. FOLDER has chrono-node installed
(`npm install chrono-node`); without it chrono is left out, and so is dateparser without
`--peers`, because it takes minutes. Every fifth document of a corpus is held out: rules were
written looking at the others only, and both parts are printed.

Measures are TempEval-3's (UzZaman et al. 2013, section 4): strict (exact span), relaxed
(overlapping span, aligned one to one), value (relaxed F1 times the share of right values).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from expressions_specs import chrono_table_score, spec_report, table_rows, table_score

from timeline.tag.readings import read_times
from timeline.text_tag import tag_text

HERE = Path(__file__).parent
TABLE = HERE.parent / "tests" / "cases" / "liveblog_expressions.toml"
CORPORA = ("timebank", "aquaint", "tweets_updated_train")
HELD_OUT = 5
Found = dict[str, Any]
Tagger = Callable[[list[dict[str, Any]]], dict[str, list[Found]]]


def main() -> int:
    """Print every table; return 2 where the corpora are missing."""
    options = _options()
    folder = Path(options.corpora)
    if not (folder / "timex").is_dir():
        says = f"no corpora in {str(folder)!r}: expected a folder with timex/*.jsonl"
        print(says, file=sys.stderr)
        return 2
    peers = Path(options.peers) if options.peers else None
    steps = {
        "timex": lambda: _timex(folder, peers, options.errors),
        "specs": lambda: _specs(folder, errors=bool(options.errors)),
        "table": lambda: _table(peers, errors=bool(options.errors)),
        "speed": lambda: _speed(folder, peers),
    }  # fmt: skip
    for name, step in steps.items():
        if options.only in (None, name):
            step()
    return 0


def _specs(folder: Path, *, errors: bool) -> None:
    print(spec_report(folder / "specs" / "specs_chrono_en.jsonl", errors=errors))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpora")
    parser.add_argument("--peers")
    parser.add_argument("--errors", help="a corpus whose errors outside the holdout are listed")
    parser.add_argument("--only", choices=["timex", "specs", "table", "speed"])
    return parser.parse_args()


def documents(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the documents of a corpus, each with `held_out`."""
    path = folder / "timex" / f"{name}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        json.loads(line) | {"held_out": index % HELD_OUT == HELD_OUT - 1}
        for index, line in enumerate(lines)
    ]


def ours(docs: list[dict[str, Any]]) -> dict[str, list[Found]]:
    """Tag every document with this package."""
    return {
        doc["id"]: [
            _item(one.start, one.end, one.text, one.value)
            for one in tag_text(doc["text"], date=doc["dct"])
        ]
        for doc in docs
    }


def dateparser_search(docs: list[dict[str, Any]]) -> dict[str, list[Found]]:
    """Tag every document with dateparser's searcher; its dates are days."""
    from datetime import datetime

    from dateparser.search import search_dates

    found: dict[str, list[Found]] = {}
    for doc in docs:
        base = datetime.fromisoformat(doc["dct"])
        dates = search_dates(doc["text"], languages=["en"], settings={"RELATIVE_BASE": base}) or []
        place, items = 0, []
        for words, when in dates:
            at = doc["text"].find(words, place)
            if at >= 0:
                place = at + len(words)
                items.append(_item(at, place, words, f"{when:%Y-%m-%d}"))
        found[doc["id"]] = items
    return found


def _item(start: int, end: int, words: str, value: str) -> Found:
    kind = "TIME" if "T" in value else "DATE"
    return {"start": start, "end": end, "text": words, "type": kind, "value": value}


def chrono(peers: Path) -> Tagger:
    """Return a tagger that runs chrono-node over all documents in one process."""

    def tag(docs: list[dict[str, Any]]) -> dict[str, list[Found]]:
        texts = [{"text": doc["text"], "date": doc["dct"]} for doc in docs]
        rows = _chrono_rows(peers, texts, "tag")
        return {
            doc["id"]: [_item(row["start"], row["end"], row["text"], row["value"]) for row in found]
            for doc, found in zip(docs, rows, strict=True)
        }

    return tag


def _chrono_rows(peers: Path, texts: list[dict[str, str]], what: str) -> Any:
    script = HERE / "expressions_chrono.mjs"
    done = subprocess.run(
        ["node", str(script), str(peers.resolve()), what],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """F1 in per cent, after TempEval-3; `coarse` is value with "-XX" cut off both values."""

    strict: float
    relaxed: float
    value: float
    coarse: float
    precision: float
    recall: float

    def __str__(self) -> str:
        return (
            f"strict {self.strict:5.1f}  relaxed {self.relaxed:5.1f}  value {self.value:5.1f}"
            f"  (value without -XX {self.coarse:5.1f})"
            f"  P {self.precision:5.1f}  R {self.recall:5.1f}"
        )


def score(docs: list[dict[str, Any]], found: dict[str, list[Found]]) -> Score:
    """Compare what was found with the annotations, micro-averaged over the documents."""
    count: Counter[str] = Counter()
    for doc in docs:
        gold, mine = doc["timex"], found[doc["id"]]
        count["gold"] += len(gold)
        count["mine"] += len(mine)
        for left, right in aligned(gold, mine):
            count["relaxed"] += 1
            count["strict"] += (left["start"], left["end"]) == (right["start"], right["end"])
            count["value"] += left["value"] == right["value"]
            count["coarse"] += _coarse(left["value"]) == _coarse(right["value"])
    both = count["gold"] + count["mine"] or 1
    return Score(
        strict=200 * count["strict"] / both,
        relaxed=200 * count["relaxed"] / both,
        value=200 * count["value"] / both,
        coarse=200 * count["coarse"] / both,
        precision=100 * count["relaxed"] / (count["mine"] or 1),
        recall=100 * count["relaxed"] / (count["gold"] or 1),
    )


def _coarse(value: str) -> str:
    return value.replace("-XX", "")


def aligned(gold: list[Found], mine: list[Found]) -> Iterator[tuple[Found, Found]]:
    """Yield overlapping pairs, each side used once: exact spans first, then the longest overlap."""
    pairs = []
    for left, one in enumerate(gold):
        for right, two in enumerate(mine):
            shared = min(one["end"], two["end"]) - max(one["start"], two["start"])
            if shared > 0:
                exact = (one["start"], one["end"]) == (two["start"], two["end"])
                pairs.append((not exact, -shared, left, right))
    used: tuple[set[int], set[int]] = (set(), set())
    for _, _, left, right in sorted(pairs):
        if left not in used[0] and right not in used[1]:
            used[0].add(left)
            used[1].add(right)
            yield gold[left], mine[right]


def _timex(folder: Path, peers: Path | None, errors: str | None) -> None:
    taggers: list[tuple[str, Tagger]] = [("timeline", ours)]
    if peers is not None:
        taggers += [("chrono-node", chrono(peers)), ("dateparser", dateparser_search)]
    for name in CORPORA:
        docs = documents(folder, name)
        seen = [doc for doc in docs if not doc["held_out"]]
        held = [doc for doc in docs if doc["held_out"]]
        for tagger, tag in taggers:
            found = tag(docs)
            for part, some in (("seen", seen), ("held out", held), ("all", docs)):
                print(f"{name:21} {tagger:12} {part:9} {score(some, found)}")
        if errors == name:
            _print_errors(seen, ours(seen))


def _print_errors(docs: list[dict[str, Any]], found: dict[str, list[Found]]) -> None:
    for doc in docs:
        gold, mine = doc["timex"], found[doc["id"]]
        pairs = list(aligned(gold, mine))
        for left, right in pairs:
            one = (left["text"], left["value"])
            two = (right["text"], right["value"])
            if one != two:
                print("DIFFERS", doc["id"], *one, *two, sep="\t")
        for name, items, side in (("MISSED", gold, 0), ("EXTRA", mine, 1)):
            for item in items:
                if not any(item is pair[side] for pair in pairs):
                    print(name, doc["id"], item["text"], item["value"], sep="\t")


def _table(peers: Path | None, *, errors: bool) -> None:
    rows = table_rows(TABLE)
    right, wrong = table_score(rows)
    _print_rows("timeline", right, len(rows))
    if errors:
        print("\n".join(wrong))
    if peers is not None:
        texts = [{"text": row["text"], "date": row["at"]} for row in rows]
        theirs = chrono_table_score(rows, _chrono_rows(peers, texts, "tag"))
        _print_rows("chrono-node", theirs, len(rows))


def _print_rows(who: str, right: int, rows: int) -> None:
    print(f"{'live-blog table':21} {who:12} {right} of {rows} rows, {100 * right / rows:.1f} %")


def _speed(folder: Path, peers: Path | None) -> None:
    """Print warm speed on one core: the best of five runs over the news texts."""
    docs = documents(folder, "timebank")
    size = sum(len(doc["text"].encode()) for doc in docs) / 1e6
    readers: tuple[tuple[str, Callable[[], object]], ...] = (
        ("tag", lambda: [read_times(doc["text"]) for doc in docs]),
        ("tag and resolve", lambda: [tag_text(doc["text"], date=doc["dct"]) for doc in docs]),
    )
    theirs = None
    if peers is not None:
        texts = [{"text": doc["text"], "date": doc["dct"]} for doc in docs]
        theirs = size / _chrono_rows(peers, texts, "time")["seconds"]
        print(f"speed                 chrono-node  {theirs:5.2f} MB/s")
    for name, read in readers:
        best = min(_seconds(read) for _ in range(5))
        ratio = f", {size / best / theirs:.2f} x chrono" if theirs else ""
        print(f"speed                 timeline     {size / best:5.2f} MB/s {name}{ratio}")
    command = [sys.executable, "-m", "timeline", "tag", "-", "--date", "2025-02-13"]
    starts = []
    for _ in range(5):
        before = time.perf_counter()
        subprocess.run(command, input="at 3pm today", capture_output=True, text=True, check=False)
        starts.append(time.perf_counter() - before)
    print(f"start-up              timeline     {min(starts):5.3f} s for one line")


def _seconds(read: Callable[[], object]) -> float:
    before = time.process_time()
    read()
    return time.process_time() - before


if __name__ == "__main__":
    sys.exit(main())
