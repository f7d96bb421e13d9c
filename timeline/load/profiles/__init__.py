"""Live-blog engines' own markup: one TOML file each, CSS selectors and no code.

A profile fits a page on which its `post` selector finds something. Keys of a file:
`post` (an element for each post), `key` (attributes with its id; `strip` is a prefix cut off),
`time`, `title`, `author`, `body` (selectors within a post; the first element found), `drop`
(within a post, no text), `label` (whether the printed time is words to be read), and the marks
`is_key`, `is_pinned`, `is_summary` (selectors that match the post element or something in it).
`needs` is a selector that must find something on the page, where `post` would fit others' pages.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One engine's markup; every field but `name` and `says` holds CSS selectors or attributes."""

    name: str
    says: str
    post: str
    key: tuple[str, ...] = ("id",)
    strip: str = ""
    time: tuple[str, ...] = ("time",)
    time_attributes: tuple[str, ...] = ()
    title: str = "h1, h2, h3, h4"
    author: str | None = None
    body: str | None = None
    drop: str | None = None
    is_key: str | None = None
    is_pinned: str | None = None
    is_summary: str | None = None
    needs: str | None = None


@cache
def profiles() -> tuple[Profile, ...]:
    """Return every profile that ships with the package, sorted by name."""
    folder = resources.files(__name__)
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".toml")),
        key=lambda file: file.name,
    )
    return tuple(_profile(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files)


def _profile(table: dict[str, object]) -> Profile:
    fields = {
        name: tuple(value) if isinstance(value, list) else value for name, value in table.items()
    }
    return Profile(**fields)  # type: ignore[arg-type]  # a wrong key or type fails the tests
