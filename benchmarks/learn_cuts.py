"""Learns the weights of cues between posts: `learn_cuts.py CORPORA [--write]`.

A logistic regression over `timeline.segment.cues` on the first hundred blogs (in the order of
`reading.py`), measured on the others. Needs scikit-learn, which is in no group of ours: install it
by hand. Cues that are rare or weigh little are left out of the table.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from reading import TRAINED_ON, bare_lines, blogs
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from timeline.segment.cues import Lines, features

RARE = 8
LIGHT = 0.12
STRENGTH = 0.25
TABLE = Path(__file__).parent.parent / "timeline" / "segment" / "weights.tsv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--write", action="store_true", help="replace the table in the package")
    options = parser.parse_args()
    texts = [bare_lines(blog) for blog in blogs(options.corpora)]
    known, held = texts[:TRAINED_ON], texts[TRAINED_ON:]
    table = learned(known)
    for limit in (-1.2, -0.9, -0.7, -0.5, -0.3, 0.0):
        print(f"cut above {limit:+.1f}: F1 {measured(held, table, limit):.3f}")
    print(len(table), "weights")
    if options.write:
        TABLE.write_text(
            "".join(f"{name}\t{weight:.2f}\n" for name, weight in sorted(table.items())),
            encoding="utf-8",
        )


def learned(texts: list[tuple[list[str], set[int]]]) -> dict[str, float]:
    """Return the weights of the cues that are frequent and telling."""
    rows, truth = [], []
    counts: Counter[str] = Counter()
    for lines, cuts in texts:
        cues = Lines(tuple(lines))
        for index in range(1, len(lines)):
            held = dict.fromkeys(features(cues, index), 1)
            counts.update(held.keys())
            rows.append(held)
            truth.append(index in cuts)
    rows = [{name: 1 for name in held if counts[name] >= RARE} for held in rows]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(rows)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, max_iter=300, solver="liblinear")
    model.fit(matrix, truth)
    table = dict(zip(vectors.get_feature_names_out(), model.coef_[0], strict=True))
    table["bias"] = table.get("bias", 0.0) + model.intercept_[0]
    return {name: round(float(w), 2) for name, w in table.items() if abs(w) >= LIGHT}


def measured(
    texts: list[tuple[list[str], set[int]]], table: dict[str, float], limit: float
) -> float:
    hits = guessed = wanted = 0
    for lines, cuts in texts:
        cues = Lines(tuple(lines))
        guess = {
            index
            for index in range(1, len(lines))
            if sum(table.get(name, 0.0) for name in set(features(cues, index))) > limit
        }
        hits += len(guess & cuts)
        guessed += len(guess)
        wanted += len(cuts)
    return 2 * hits / (guessed + wanted)


if __name__ == "__main__":
    main()
