"""The TIMEX3 value of a length of time, from its numbers and units."""

from __future__ import annotations

from timeline.meanings import Unit

_LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
    "millennium": "L",
    "weekend": "WE",
    "half": "H",
}
_SMALL = ("second", "minute", "hour")


def length_value(parts: tuple[tuple[float | None, Unit], ...]) -> str:
    """Return the TIMEX3 value of a length: "P3M", "PT1H30M", "PXD"."""
    dates: list[str] = []
    times: list[str] = []
    for number, unit in parts:
        for text, letter in _length_parts(number, unit):
            (times if letter in "SMH" and unit in _SMALL else dates).append(text + letter)
    return "P" + "".join(dates) + ("T" + "".join(times) if times else "")


def _length_parts(number: float | None, unit: Unit) -> list[tuple[str, str]]:
    if unit == "fortnight":
        return [("X" if number is None else _plain(number * 2), "W")]
    if number is None:
        return [("X", _LETTERS[unit])]
    if unit == "decade":
        return [(_plain(number * 10), "Y")]
    if unit == "century":
        return [(_plain(number * 100), "Y")]
    whole, rest = int(number), number - int(number)
    if unit == "day" and number == 0.5:
        return [("T12", "H")]
    finer: dict[str, tuple[int, str]] = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S")}
    if rest and unit in finer:
        many, letter = finer[unit]
        pieces = [(str(whole), _LETTERS[unit])] if whole else []
        return [*pieces, (str(round(rest * many)), letter)]
    return [(_plain(number), _LETTERS[unit])]


def _plain(number: float) -> str:
    return str(int(number)) if number == int(number) else f"{number:g}"
