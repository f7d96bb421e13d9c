"""Says who spoke, each once: "Rutte" beside "Mark Rutte" is the same person."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.story import Speaker


def each_once(speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """Return speakers by their fullest names, in the order told, with the first role told of each.

    A name that ends exactly one of the longer names counts as that one; where two end with it
    ("Marta Ortega", "Luis Ortega"), nothing tells whose it is and it stays.
    """
    told = tuple(speakers)
    names = tuple(dict.fromkeys(one.name for one in told))
    fullest = {name: _fullest(name, names) for name in names}
    found: dict[str, Speaker] = {}
    for one in told:
        name = fullest[one.name]
        if name not in found or (found[name].role is None and one.role is not None):
            found[name] = Speaker(name=name, role=one.role, start=one.start, end=one.end)
    return tuple(found.values())


def _fullest(name: str, names: tuple[str, ...]) -> str:
    longer = [other for other in names if other.endswith(f" {name}")]
    longest = [one for one in longer if not any(other.endswith(f" {one}") for other in longer)]
    return longest[0] if len(longest) == 1 else name
