"""Measures how references to other posts are found and resolved in real live blogs.

    python benchmarks/references.py CORPORA [--errors]

CORPORA holds `liveblogs/blogs.jsonl`, `references.jsonl` and `references_hard.jsonl`. Four tables:
clock references against the one post with that label; sentences labelled by hand as references or
none (`references_labels.json`, by document, post and offset); clocks that match no single label,
their targets labelled by hand; and the bullets of standfirsts, their links hidden, beside BM25
over the same posts (Robertson and Zaragoza 2009, section 3.1), titles counted six times, which
suits it best of one to eight.

Of the sentences, the rules were written looking at them; `target` "self" and null in the labels
are words that point at their own post or at none.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from references_blogs import Blog, Row, by_document, placed_blog, rows

from timeline.likeness import Collection, content_words
from timeline.model import ResolvedReference, Span
from timeline.place.references.made_here import ranked_for_bullets
from timeline.place.references.page import Page

LABELS = Path(__file__).with_name("references_labels.json")
STANDFIRST = "standfirst"
TITLE_COUNTS = 6


@dataclass
class Counts:
    """What was counted over all blogs, and what went wrong."""

    clocks: Counter[str] = field(default_factory=Counter)
    sentences: Counter[str] = field(default_factory=Counter)
    hard: Counter[str] = field(default_factory=Counter)
    bullets: Counter[str] = field(default_factory=Counter)
    errors: list[str] = field(default_factory=list)


def main() -> int:
    """Print the tables; return 2 where the corpora are missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpora")
    parser.add_argument("--errors", action="store_true", help="list what went wrong, by id")
    options = parser.parse_args()
    folder = Path(options.corpora) / "liveblogs"
    if not (folder / "references.jsonl").is_file():
        print(f"no corpora in {options.corpora!r}: expected liveblogs/*.jsonl", file=sys.stderr)
        return 2
    counts = measured(folder)
    _print(counts)
    if options.errors:
        print("\n".join(counts.errors))
    return 0


def measured(folder: Path) -> Counts:
    """Run the first stages on every blog and count."""
    known = by_document(rows(folder / "references.jsonl"))
    hard = rows(folder / "references_hard.jsonl")
    labels = json.loads(LABELS.read_text(encoding="utf-8"))
    hard_rows = by_document([{**hard[one["row"]], **one} for one in labels["hard"]])
    sentences = by_document(labels["sentences"])
    counts = Counts()
    for record in rows(folder / "blogs.jsonl"):
        doc = record["doc"]
        bullets = [row for row in known.get(doc, []) if row["post_id"] == STANDFIRST]
        blog = placed_blog(record, [row["anchor_text"] for row in bullets])
        _clocks(blog, (row for row in known.get(doc, []) if row["post_id"] != STANDFIRST), counts)
        _sentences(blog, sentences.get(doc, []), counts)
        _hard(blog, hard_rows.get(doc, []), counts)
        _bullets(blog, record, bullets, counts)
        for one in blog.placed.references:
            counts.clocks[f"all {one.reading.kind}"] += 1
    return counts


def _clocks(blog: Blog, known: Iterable[Row], counts: Counts) -> None:
    ids = blog.posts()
    for row in known:
        span = blog.span_of(row)
        answer = _first(blog, span)
        targets = [ids[index] for index in answer.targets] if answer else []
        if answer is None:
            outcome = "not found"
        elif answer.status == "resolved" and row["target_post_id"] in targets:
            is_one = len(targets) <= max(1, len(answer.reading.clocks))
            outcome = "right" if is_one else "too many"
        else:
            outcome = "wrong" if answer.status == "resolved" else answer.status
        counts.clocks[outcome] += 1
        if outcome != "right":
            counts.errors.append(f"clock {outcome}: {row['doc'][:8]} {row['post_id']}")


def _sentences(blog: Blog, known: Iterable[Row], counts: Counts) -> None:
    for row in known:
        start = blog.starts[row["post"]] + row["offset"]
        found = bool(blog.found_in(Span(start=start, end=start + row["length"])))
        outcome = ("found" if found else "passed over") + (
            ", is one" if row["is_reference"] else ", is none"
        )
        counts.sentences[outcome] += 1
        if found != row["is_reference"]:
            counts.errors.append(f"sentence {outcome}: {row['doc'][:8]} {row['post']}")


def _hard(blog: Blog, known: Iterable[Row], counts: Counts) -> None:
    ids = blog.posts()
    for row in known:
        answer = _first(blog, blog.span_of(row))
        targets = [ids[index] for index in answer.targets] if answer else []
        outcome = _outcome(answer, targets, row)
        counts.hard[outcome] += 1
        if outcome != "right":
            counts.errors.append(f"hard {outcome}: row {row['row']}")


def _outcome(answer: ResolvedReference | None, targets: Sequence[str], row: Row) -> str:
    want = row["target"]
    if want in (None, "self"):
        own_only = all(one == row["post_id"] for one in targets)
        is_update = answer is not None and answer.reading.kind == "correction"
        return "right" if answer is None or own_only or is_update else "wrong"
    if answer is None or answer.status == "unresolved":
        return "unresolved"
    if answer.status == "ambiguous":
        return "right one first" if targets[0] == want else "another first"
    return "right" if want in targets else "wrong"


def _bullets(blog: Blog, record: Row, known: Sequence[Row], counts: Counts) -> None:
    placed, ids = blog.placed, blog.posts()
    page = Page(
        document=placed.document,
        tagged=placed.tagged,
        segmented=placed.segmented,
        posted=placed.posted,
        order=placed.order,
        zone=placed.zone,
        dct=placed.dct,
    )
    plain = Collection([_words(post) for post in record["posts"]])
    ranked = ranked_for_bullets(page, [row["anchor_text"] for row in known], None)
    for row, ours in zip(known, ranked, strict=True):
        if row["target_post_id"] not in ids:
            counts.bullets["target not in the blog"] += 1
            continue
        counts.bullets["all"] += 1
        scores = plain.scores(content_words(row["anchor_text"]))
        theirs = sorted(scores, key=lambda index: (-scores[index], index))
        posts = [post["id"] for post in record["posts"]]
        _count_ranks(counts, "ours", [ids[one.post] for one in ours], row["target_post_id"])
        _count_ranks(counts, "bm25", [posts[one] for one in theirs], row["target_post_id"])
        answer = _first(blog, blog.bullets[row["anchor_text"]])
        if answer is not None and answer.status == "resolved":
            is_right = ids[answer.targets[0]] == row["target_post_id"]
            counts.bullets["resolved, right" if is_right else "resolved, wrong"] += 1


def _count_ranks(counts: Counts, who: str, found: Sequence[str], target: str) -> None:
    counts.bullets[f"{who} first"] += found[:1] == [target]
    counts.bullets[f"{who} three"] += target in found[:3]


def _words(post: Row) -> list[str]:
    title = content_words(post["title"] or "")
    return content_words(" ".join(post["text"])) + TITLE_COUNTS * title


def _first(blog: Blog, span: Span | None) -> ResolvedReference | None:
    found = blog.found_in(span) if span is not None else []
    return found[0] if found else None


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(1, whole):5.1f} %  ({part} of {whole})"


def _print(counts: Counts) -> None:
    clocks = {name: many for name, many in counts.clocks.items() if not name.startswith("all ")}
    print(
        f"clock references, target right   {_share(clocks.get('right', 0), sum(clocks.values()))}"
    )
    print(f"    {clocks}")
    right, wrong = counts.sentences["found, is one"], counts.sentences["found, is none"]
    missed = counts.sentences["passed over, is one"]
    print(f"sentences, precision of those found   {_share(right, right + wrong)}")
    print(
        f"    recall   {_share(right, right + missed)}; {sum(counts.sentences.values())} labelled"
    )
    all_hard = sum(counts.hard.values())
    for name in ("right", "right one first", "another first", "unresolved", "wrong"):
        print(f"hard clocks, {name:16} {_share(counts.hard[name], all_hard)}")
    for who in ("ours", "bm25"):
        first, three = counts.bullets[f"{who} first"], counts.bullets[f"{who} three"]
        whole = counts.bullets["all"]
        print(f"bullets, {who}: first {_share(first, whole)}, first three {_share(three, whole)}")
    sure, unsure = counts.bullets["resolved, right"], counts.bullets["resolved, wrong"]
    print(f"bullets resolved, right   {_share(sure, sure + unsure)}")
    kinds = {name[4:]: many for name, many in counts.clocks.items() if name.startswith("all ")}
    print(f"references by kind: {dict(sorted(kinds.items()))}")


if __name__ == "__main__":
    sys.exit(main())
