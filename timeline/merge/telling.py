"""A mention as merging sees it: its words, its quotations as words, its speakers, its window."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.likeness import content_words, plain_words
from timeline.model import Narrated, PointWindow, Told

ALWAYS = (None, None)
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One mention; `words` are its content stems, `said` its quotations' words, a tuple each, `who`
    the stems of its speakers' names and offices.

    `window` are whole seconds, None open. `told_near` says that it was told as it happened.
    """

    told: Told
    words: tuple[str, ...]
    said: tuple[tuple[str, ...], ...]
    surnames: frozenset[str]
    names: frozenset[str]
    who: frozenset[str]
    window: tuple[int | None, int | None]
    copy_key: str

    @property
    def id(self) -> str:
        """Return the mention's id."""
        return self.told.id

    @property
    def width_s(self) -> int | None:
        """Return how wide the window is, None where a side is open."""
        earliest, latest = self.window
        return None if earliest is None or latest is None else latest - earliest


def tellings(narrated: Sequence[Narrated], windows: dict[str, PointWindow]) -> tuple[Telling, ...]:
    """Return all mentions that may be events, in the order of sources and text."""
    found = []
    for one in narrated:
        document = one.resolved.placed.document
        for told in one.mentions:
            if told.is_context:
                continue
            text = document.quote(told.span)
            window = windows.get(f"start:{told.id}")
            found.append(
                Telling(
                    told=told,
                    words=tuple(content_words(text)),
                    said=tuple(
                        tuple(plain_words(document.quote(span))) for span in told.quotations
                    ),
                    surnames=frozenset(person.name.split()[-1].lower() for person in told.said_by),
                    who=frozenset(
                        stem
                        for person in told.said_by
                        for stem in content_words(f"{person.name} {person.role or ''}")
                    ),
                    names=frozenset(word.lower() for word in _NAME.findall(text)),
                    window=ALWAYS if window is None else (window.earliest_s, window.latest_s),
                    copy_key=" ".join(plain_words(text)),
                )
            )
    return tuple(found)


def same_speaker(first: Telling, second: Telling) -> bool | None:
    """Tell whether both have one speaker; None where a telling names none at all.

    A telling that names no speaker of its own has the other's if it names them otherwise.
    """
    if first.surnames and second.surnames:
        return bool(first.surnames & second.surnames)
    named = first.surnames or second.surnames
    if not named:
        return None
    other = second if first.surnames else first
    return True if named & other.names else None


def may_coincide(first: Telling, second: Telling) -> bool:
    """Tell whether both windows share an instant."""
    return share_instant((first, second))


def share_instant(tellings: Sequence[Telling]) -> bool:
    """Tell whether all windows share an instant."""
    starts = [one.window[0] for one in tellings if one.window[0] is not None]
    ends = [one.window[1] for one in tellings if one.window[1] is not None]
    return not starts or not ends or max(starts) <= min(ends)
