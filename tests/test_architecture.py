"""Imports go one way, stages never import one another, and each borrowed library has one home."""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import timeline

PACKAGE = Path(timeline.__file__).parent
STAGES = (
    "load tag segment place resolve narrate constrain solve merge settle order assemble "
    "render export"
)
LAYERS = (
    "version values errors intervals provenance resources",
    "edtf phrases sentences",
    "story story_json story_text wording dated_words speakers graph model meanings signals points",
    "language",
    "likeness anchoring tenses holders headings narrative",
    STAGES,
    "pipeline text_tag",
    "api",
    "cli __main__",
)
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names.split()}
HOMES = {
    "bs4": {"load"},
    "click": {"cli", "__main__"},
    "dateparser": {"anchoring"},
    "feedparser": {"load"},
    "icalendar": {"export"},
    "jinja2": {"render"},
    "lxml": {"load"},
    "networkx": {"export", "graph", "order", "story"},
    "nh3": {"load", "render"},
    "trafilatura": {"load"},
}


def imports(page: Path) -> Iterator[tuple[str, ...]]:
    """Yield each imported name as its parts; `from a.b import c` is ("a", "b", "c")."""
    for node in ast.walk(ast.parse(page.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (tuple(name.name.split(".")) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{page}:{node.lineno}: import by the full name"
            yield from ((*(node.module or "").split("."), name.name) for name in node.names)


def home(page: Path) -> str:
    return page.relative_to(PACKAGE).parts[0].removesuffix(".py")


PAGES = [page for page in sorted(PACKAGE.rglob("*.py")) if page != PACKAGE / "__init__.py"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(page: Path) -> None:
    here = home(page)
    assert here in LEVEL, f"timeline/{here} has no layer: give it one in LAYERS"
    for parts in imports(page):
        if parts[0] == "timeline" and LEVEL[here] < LEVEL["cli"]:
            there = parts[1] if len(parts) > 1 else "__init__"
            assert there in LEVEL, f"{here} imports timeline.{there}, which has no layer"
            assert there == here or LEVEL[there] <= LEVEL[here], f"{here} imports {there}: upwards"
            assert there == here or {here, there} - set(STAGES.split()), f"{here} imports {there}"
        assert here in HOMES.get(parts[0], {here}), f"{parts[0]} is met in {HOMES[parts[0]]} alone"


def test_an_installation_brings_every_library_that_is_imported() -> None:
    project = tomllib.loads((PACKAGE.parent / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"]
    brought = {re.split(r"[^\w.-]", each, maxsplit=1)[0].casefold() for each in wanted}
    owners = packages_distributions()
    met = {parts[0] for page in PAGES for parts in imports(page)}
    for name in met - {"timeline", "__future__"} - sys.stdlib_module_names:
        assert {owner.casefold() for owner in owners[name]} & brought, f"{name}: dev only"
