"""Finds the files that ship beside the code: the templates of site and widget.

A wheel carries the checkout's top-level `templates/` as `timeline/templates/`. An editable install
points at the checkout, where they lie beside the package. This is the one place that knows of both.
"""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path


def templates() -> Traversable:
    """Return the folder of templates; raises FileNotFoundError if the installation lost it."""
    packaged = files("timeline") / "templates"
    if packaged.is_dir():
        return packaged
    checkout = Path(__file__).resolve().parent.parent / "templates"
    if checkout.is_dir():
        return checkout
    raise FileNotFoundError(f"no templates in {str(packaged)!r} or {str(checkout)!r}: reinstall")


def template_text(name: str) -> str:
    """Return one template, or a stylesheet or script beside it, as text; `name` uses `/`."""
    return templates().joinpath(*name.split("/")).read_text(encoding="utf-8")
