"""What `merge` and `order` make, the options of a story, and all of it together."""

from __future__ import annotations

from typing import Literal

from timeline.errors import Problem
from timeline.model.documents import Span
from timeline.model.mentions import Narrated
from timeline.model.network import Contradiction, Network, Solution
from timeline.values import value


@value(frozen=True, slots=True, kw_only=True)
class Join:
    """Why two mentions (ids) are taken for tellings of one event."""

    first: str
    second: str
    because: str
    confidence: float
    evidence: tuple[Span, ...] = ()


@value(frozen=True, slots=True, kw_only=True)
class Differing:
    """Two quotations of one speech in differing words: of the mentions `first` and `second`."""

    first: str
    at: Span
    second: str
    second_at: Span


@value(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event: ids of its mentions, first-posted first, with the joins that made it one.

    `kept` is the mention whose time was kept when `is_disputed`; `kept_because` says why.
    `tied` are those of its mentions that may begin together, two by two, as the solver allowed.
    `differing` are quotations that its sources give in differing words.
    """

    mentions: tuple[str, ...]
    joins: tuple[Join, ...] = ()
    is_disputed: bool = False
    kept: str | None = None
    kept_because: str | None = None
    tied: tuple[tuple[str, str], ...] = ()
    differing: tuple[Differing, ...] = ()


@value(frozen=True, slots=True, kw_only=True)
class Refused:
    """A join that was not made, since the times of both sides exclude each other.

    `contradiction` is what the solver found; None where the two windows alone tell.
    """

    join: Join
    contradiction: Contradiction | None = None


@value(frozen=True, slots=True, kw_only=True)
class Merged:
    """What `merge` makes: all events, what it refused to join, and what it left uncompared."""

    happenings: tuple[Happening, ...]
    refused: tuple[Refused, ...] = ()
    problems: tuple[Problem, ...] = ()


@value(frozen=True, slots=True, kw_only=True)
class Placeable:
    """What `order` needs to know of one event: its window, and the keys that break ties."""

    id: str
    point: str
    earliest_s: int | None
    latest_s: int | None
    tie: tuple[int | str, ...]


@value(frozen=True, slots=True, kw_only=True)
class Ordered:
    """Ids in story order; `follows[i]` says how sure it is that `ids[i]` follows `ids[i-1]`."""

    ids: tuple[str, ...]
    follows: tuple[Literal["certain", "told", "unknown"], ...]


@value(frozen=True, slots=True, kw_only=True)
class Options:
    """What changes the story, taken alike by every command."""

    merge: Literal["strict", "usual", "off"] = "usual"
    story_tz: str | None = None
    title: str | None = None
    text: Literal["full", "lead", "none"] | None = None


@value(frozen=True, slots=True, kw_only=True)
class Reconstruction:
    """All that the stages found, as `assemble` takes it: one value for each stage's result."""

    narrated: tuple[Narrated, ...]
    network: Network
    solution: Solution
    happenings: tuple[Happening, ...]
    refused: tuple[Refused, ...] = ()
    zone: str
    options: Options
    problems: tuple[Problem, ...] = ()
