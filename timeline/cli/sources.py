"""Turns SOURCE arguments into inputs: a path (or standard input) and what was said of it.

A SOURCE is a file, a folder, a glob, `-`, or an address; `::key=value,…` after it says what the
document does not say itself. Everything that is wrong with one is a `SourceError` that names it.
"""

from __future__ import annotations

import glob
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from timeline.errors import OptionError, SourceError, quoted
from timeline.intervals import zone

KEYS = ("date", "tz", "title", "publisher", "url", "retrieved")
# What a folder is searched for; any other file can be given by its name.
SUFFIXES = frozenset(
    {".atom", ".htm", ".html", ".mht", ".mhtml", ".rss", ".txt", ".webarchive", ".xhtml"}
)
# These may hold anything: in a folder they count only if the reader named finds posts in them.
ANY_CONTENT = {".json": "json", ".xml": "feed"}
MARKER = ".timeline-site"
OUR_FILES = frozenset({"timeline.json", "events.json"})

NO_ADDRESSES = (
    "reading addresses is not built yet: save the page and give the file, or copy its text and "
    "run `timeline build - --date 2025-02-13`"
)
ISO_EXAMPLE = "expected ISO 8601, such as 2025-02-13 or 2025-02-13T17:38"

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_SAID = re.compile(r"(?P<place>.*?)::(?P<said>[a-z]+=.*)", re.DOTALL)
_NEXT_PAIR = re.compile(rf",(?=(?:{'|'.join(KEYS)})=)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """One thing to read. `path` is None for standard input; `said` holds the pairs after `::`."""

    path: Path | None
    said: tuple[tuple[str, str], ...] = ()

    @property
    def name(self) -> str:
        """What messages call it."""
        return "standard input" if self.path is None else str(self.path)


def expand(argument: str) -> tuple[Input, ...]:
    """Return the inputs that a SOURCE stands for, sorted; raises SourceError where it is none."""
    place, said = split(argument)
    if _ADDRESS.match(place):
        raise SourceError(NO_ADDRESSES, path=place)
    if place == "-":
        return (Input(path=None, said=said),)
    return tuple(Input(path=path, said=said) for path in _paths(place))


def split(argument: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return the place and the pairs of `PLACE::key=value,…`; a value may hold commas."""
    found = _SAID.fullmatch(argument)
    if found is None:
        return argument, ()
    pairs = [pair.partition("=") for pair in _NEXT_PAIR.split(found["said"])]
    said = tuple((key, value) for key, _, value in pairs)
    for key, value in said:
        _check_pair(key, value, place=found["place"])
    return found["place"], said


def check_date(text: str) -> str:
    """Return `text` if it is a date or a date with a time; raises ValueError saying what is."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{quoted(text)} is no possible date: {ISO_EXAMPLE}") from None
    return text


def is_ours(folder: Path) -> bool:
    """Tell whether `folder` is a site that this program wrote."""
    return (folder / MARKER).is_file()


def _check_pair(key: str, value: str, *, place: str) -> None:
    if key not in KEYS:
        raise SourceError(
            f"unknown {quoted(key)} after '::': expected {', '.join(KEYS)}", path=place
        )
    try:
        if key in ("date", "retrieved"):
            check_date(value)
        elif key == "tz":
            zone(value)
    except (ValueError, OptionError) as error:
        raise SourceError(str(error), path=place) from error


def _paths(place: str) -> list[Path]:
    path = Path(place)
    if path.is_dir():
        return _in_folder(path)
    if path.exists():
        _refuse_ours(path)
        return [path]
    if not glob.has_magic(place):
        raise SourceError("no such file or folder", path=place)
    names = sorted(glob.glob(place, recursive=True))  # noqa: PTH207  # Path.glob takes no absolute
    found = [Path(name) for name in names]
    files = [file for file in found if file.is_file() and not _is_output(file)]
    if not files:
        raise SourceError("the pattern matches no file", path=place)
    return files


def _in_folder(folder: Path) -> list[Path]:
    if is_ours(folder):
        _refuse_ours(folder / "index.html")
    files = [file for file in sorted(folder.iterdir()) if _is_candidate(file)]
    if not files:
        kinds = ", ".join(sorted({*SUFFIXES, *ANY_CONTENT}))
        raise SourceError(f"no readable document in the folder: expected {kinds}", path=str(folder))
    return files


def _is_candidate(file: Path) -> bool:
    if file.name.startswith(".") or file.name in OUR_FILES or not file.is_file():
        return False
    suffix = file.suffix.lower()
    return suffix in SUFFIXES or (suffix in ANY_CONTENT and _has_posts(file, ANY_CONTENT[suffix]))


def _has_posts(file: Path, format_name: str) -> bool:
    from timeline.load import load_path  # heavy, and most folders hold no such file

    try:
        load_path(file, format=format_name)
    except SourceError:
        return False
    return True


def _is_output(file: Path) -> bool:
    return any(is_ours(folder) for folder in file.absolute().parents)


def _refuse_ours(file: Path) -> None:
    if _is_output(file):
        says = "was written by timeline itself: give the documents that it was made from"
        raise SourceError(says, path=str(file))
