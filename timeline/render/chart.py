"""The marks, labels and panels of the overview, in its own units: what is painted and written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from timeline.story import Event
from timeline.wording import Style

WIDTH: Final = 865.0
TOP: Final = 12.0
LANE: Final = 44.0
MOST_COLUMNS: Final = 110
MOST_LANES: Final = 8
GAP: Final = 18.0
COLUMN: Final = 52.0
NARROWEST: Final = 36.0
LEVELS: Final = 3
LABEL_ROOM: Final = 52.0
LETTER: Final = 6.2
# Room for words in the widest font of the axis, DejaVu Sans, measured on clock times and on
# "between 3.25pm and 5.38pm": 12 px, and 13 px bold.
WIDE_LETTER: Final = 6.7
WIDE_SIDES: Final = 12.0
WIDE_BOLD_LETTER: Final = 8.7

Kind = Literal["tick", "dot", "hollow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One entry in one lane, at `x`, `size` wide.

    `reach` are the ends of its whisker, if it has one, and `level` says how deep below the lane's
    line that is drawn, so that whiskers do not merge.
    """

    kind: Kind
    x: float
    y: float
    size: float
    reach: tuple[float, float] | None
    level: int
    is_key: bool
    target: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """How much happened in one lane between two instants, as a height."""

    x: float
    width: float
    y: float
    height: float
    target: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at `x`; a bracket from `x` to `end` if it has one."""

    x: float
    words: str
    end: float | None = None

    @property
    def middle(self) -> float:
        """Where the words are centred: never so far left that they are cut off."""
        middle = self.x if self.end is None else (self.x + self.end) / 2
        return max(middle, self.half)

    @property
    def half(self) -> float:
        """Half the room that the words take, whatever font they are set in."""
        return (len(self.words) * WIDE_LETTER + WIDE_SIDES) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A section's stretch of the axis; `is_cut` says that days were left out before it."""

    x: float
    width: float
    label: str
    target: str
    is_cut: bool
    dots: tuple[Dot, ...] = ()
    bars: tuple[Bar, ...] = ()
    labels: tuple[Label, ...] = ()
    ties: tuple[tuple[float, float, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The whole drawing in its own units, ready to be written as SVG or painted."""

    width: float
    height: float
    lanes: tuple[str, ...]
    panels: tuple[Panel, ...]
    is_density: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Canvas:
    """What every panel is drawn with: the lane of each source, and how wide a column is."""

    lanes: dict[str, int]
    column: float
    style: Style

    def y(self, source: str) -> float:
        """Return the middle of a source's lane."""
        return TOP + LANE * (self.lanes[source] + 0.5)

    def ys(self, event: Event) -> list[float]:
        """Return the lanes that tell of an event, top first."""
        return sorted({self.y(mention.source) for mention in event.mentions})
