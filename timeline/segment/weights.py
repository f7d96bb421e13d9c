"""Weights of the cues between two lines, as learned; shipped as numbers."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def weights() -> dict[str, float]:
    """Return the weight of every telling cue (natural logarithm of odds); absent ones are 0."""
    text = resources.files("timeline.segment").joinpath("weights.tsv").read_text(encoding="utf-8")
    rows = (line.rsplit("\t", 1) for line in text.splitlines() if line and line[0] != "%")
    return {name: float(value) for name, value in rows}
