"""Finds templates by name: a folder of the caller's first, then ours, which stay reachable."""

from __future__ import annotations

from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    PrefixLoader,
    StrictUndefined,
)
from markupsafe import Markup

from timeline.phrases import Phrases
from timeline.resources import template_text


def environment(overrides: Path | None, words: Phrases) -> Environment:
    """Return the environment of all pages: autoescaping, strict, with the page's strings as `t`.

    A template of the caller's may extend the one that it replaces as `default/NAME`.
    """
    ours = FunctionLoader(_source)
    loaders: list[BaseLoader] = [ours, PrefixLoader({"default": ours})]
    if overrides is not None:
        loaders.insert(0, FileSystemLoader(overrides))
    made = Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals["t"] = words
    # Reasons are English in every story: a page in another language says so of them.
    made.globals["reasons"] = Markup("" if words.code == "en" else ' lang="en"')
    made.filters["capital"] = capital
    return made


def capital(text: str) -> str:
    """Return text with its first letter in upper case and the rest as it is."""
    return text[:1].upper() + text[1:]


def _source(name: str) -> str | None:
    try:
        return template_text(name)
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
        return None
