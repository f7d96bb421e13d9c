"""timeline: puts what live blogs and articles tell in the order it happened, and says why.

The public names are loaded when first used, so that importing the package costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from timeline.version import VERSION as __version__  # noqa: N811  # the name that Python expects

if TYPE_CHECKING:
    from timeline.api import (
        export,
        load_story,
        read,
        read_all,
        read_text,
        reconstruct,
        render,
        tag,
    )
    from timeline.errors import OptionError, OutputError, SourceError, TimelineError
    from timeline.model import Document
    from timeline.story import Story

__all__ = [
    "Document",
    "OptionError",
    "OutputError",
    "SourceError",
    "Story",
    "TimelineError",
    "__version__",
    "export",
    "load_story",
    "read",
    "read_all",
    "read_text",
    "reconstruct",
    "render",
    "tag",
]

_HOMES = {
    "Document": "timeline.model",
    "OptionError": "timeline.errors",
    "OutputError": "timeline.errors",
    "SourceError": "timeline.errors",
    "Story": "timeline.story",
    "TimelineError": "timeline.errors",
}


def __getattr__(name: str) -> object:
    """Load a public name from the module that defines it (PEP 562)."""
    if name not in __all__:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "timeline.api")), name)


class _FrontDoor(ModuleType):
    """The package as callers see it: `export`, `render` and `tag` are always the functions.

    Stages of those names exist too, and importing one would set the attribute to the module.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (isinstance(value, ModuleType) and name in __all__):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _FrontDoor
