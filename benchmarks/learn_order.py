"""Learns what first and last posts say of a page's direction: `learn_order.py CORPORA [--write]`.

A logistic regression over `timeline.place.edges` on the first hundred blogs (in the order of
`reading.py`), each taken in both directions, measured on the others. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from reading import TRAINED_ON, blogs
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from timeline.place.edges import edge_cues

RARE = 4
LIGHT = 0.02
STRENGTH = 0.1
TABLE = Path(__file__).parent.parent / "timeline" / "place" / "edge_weights.tsv"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--write", action="store_true", help="replace the table in the package")
    options = parser.parse_args()
    rows = [
        edge_cues(tuple("\n".join(filter(None, [p.title, *p.lines])) for p in blog.posts))
        for blog in blogs(options.corpora)
    ]
    table = learned(rows[:TRAINED_ON])
    right = sum(
        sum(side * table.get(cue, 0.0) for cue, side in row.items()) > 0
        for row in rows[TRAINED_ON:]
    )
    print(f"{right} of {len(rows) - TRAINED_ON} not learned on; {len(table)} weights")
    if options.write:
        TABLE.write_text(
            "".join(f"{name}\t{weight:.3f}\n" for name, weight in sorted(table.items())),
            encoding="utf-8",
        )


def learned(rows: list[dict[str, int]]) -> dict[str, float]:
    """Return the weights of the cues that are frequent and telling."""
    counts = Counter(cue for row in rows for cue in row)
    kept = [{cue: side for cue, side in row.items() if counts[cue] >= RARE} for row in rows]
    both = kept + [{cue: -side for cue, side in row.items()} for row in kept]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(both)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LogisticRegression(C=STRENGTH, fit_intercept=False, solver="liblinear")
    model.fit(matrix, [True] * len(kept) + [False] * len(kept))
    table = zip(vectors.get_feature_names_out(), model.coef_[0], strict=True)
    return {name: float(weight) for name, weight in table if abs(weight) >= LIGHT}


if __name__ == "__main__":
    main()
