"""Takes from the words around the overview those that would lie over others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.render.chart import WIDE_BOLD_LETTER, Label, Panel

_BETWEEN = 4.0


def apart(panels: Sequence[Panel]) -> tuple[Panel, ...]:
    """Return the panels, left to right, without words over words.

    A bracket keeps its place before a clock time, and what is further left before the rest. A
    bracket without room for its words stays; a clock time without it goes, with its line.
    """
    kept: list[Label] = []
    labels = [label for panel in panels for label in panel.labels if label.words]
    for label in sorted(labels, key=lambda label: (label.end is None, label.x)):
        if all(_is_clear(label, other) for other in kept):
            kept.append(label)
    spared, free, drawn = frozenset(kept), 0.0, []
    for panel in panels:
        is_clear = panel.x >= free
        if is_clear:
            free = panel.x + len(panel.label) * WIDE_BOLD_LETTER
        silenced = (_silenced(label, spared) for label in panel.labels)
        drawn.append(
            replace(
                panel,
                label=panel.label if is_clear else "",
                labels=tuple(label for label in silenced if label is not None),
            )
        )
    return tuple(drawn)


def _is_clear(one: Label, other: Label) -> bool:
    return abs(one.middle - other.middle) >= one.half + other.half + _BETWEEN


def _silenced(label: Label, spared: frozenset[Label]) -> Label | None:
    if label in spared:
        return label
    return None if label.end is None else replace(label, words="")
