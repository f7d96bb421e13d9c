"""Measures the page on stories of 50, 500 and 5,000 entries, beside TimelineJS 3 and vis-timeline.

    python benchmarks/page.py [FOLDER] [--sizes 50 500 5000] [--runs 3]

FOLDER holds a `node_modules` made by `npm i axe-core @knight-lab/timelinejs vis-timeline`; without
it, accessibility and peers are left out, and that is said. The stories are invented (see
`tests/page_stories.py`); peers get the same entries. All pages of one size are loaded in turn, so
that what else the machine does falls on all alike; an empty page says how much that is. Medians.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from math import inf
from pathlib import Path
from statistics import median_high

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import page_stories as stories  # noqa: E402  # found by the line above
from page_browser import (  # noqa: E402  # beside this page
    Figures,
    accessibility,
    loaded,
    on_paper,
    served,
    without_scripts,
)
from page_peers import timelinejs, vis  # noqa: E402  # the same

from timeline.render import render  # noqa: E402  # the same
from timeline.story import Story  # noqa: E402  # the same

ENTRY = "[data-event]"
EMPTY = (
    '<!DOCTYPE html><html lang="en"><title>e</title>'
    '<meta name="viewport" content="width=device-width"><p>.'
)
HEAD = (
    "entries", "page", "KB on the wire",
    "blocking ms, desk / phone", "interactive ms, desk / phone",
    "shift", "tab stops an entry, at most", "entries without scripts", "on paper",
    "policy violations", "axe: rules broken; contrasts undecided",
)  # fmt: skip
MOST_FOR_AXE = 500  # of a peer: with more, axe does not come back


@dataclass(frozen=True)
class Subject:
    """A page to measure: `entry` is a selector; it is there when `awaited` entries are.

    `kinds` are the pages that axe-core looks at.
    """

    name: str
    url: str
    entry: str
    number: int
    awaited: int
    kinds: tuple[str, ...] = ("",)
    desk: list[Figures | None] = field(default_factory=list)
    phone: list[Figures | None] = field(default_factory=list)


def middle(rows: list[Figures | None], key: str) -> float | None:
    """Return the median, None where more often than not a page did not come to rest at all."""
    value = median_high([inf if row is None else row[key] for row in rows])
    return None if value == inf else value


def said(value: float | None, digits: int = 0) -> str:
    return "never" if value is None else f"{value:.{digits}f}"


def row(one: Subject, browser: Browser, axe: Path) -> str:
    """Return a page's row of the table."""
    cells = [str(one.number), one.name, said(middle(one.desk, "wire"), 1)]
    for key in ("blocking", "interactive"):
        cells.append(f"{said(middle(one.desk, key))} / {said(middle(one.phone, key))}")
    shifts = [middle(rows, "shift") for rows in (one.desk, one.phone)]
    cells.append(said(None if None in shifts else max(x for x in shifts if x is not None), 3))
    if one.entry != "p":
        cells.append(said(middle(one.desk, "tab stops")))
        cells.append(said(without_scripts(browser, one.url, one.entry)))
        cells.append(said(on_paper(browser, one.url, one.entry, one.number)))
        cells.append(said(middle(one.desk, "policy")))
        cells.append(_axe(one, browser, axe))
    cells += ["–"] * (len(HEAD) - len(cells))
    return f"| {' | '.join(cells)} |"


def _axe(one: Subject, browser: Browser, axe: Path) -> str:
    if not axe.exists() or (one.entry != ENTRY and one.number > MOST_FOR_AXE):
        return "not asked"
    broken, undecided = accessibility(browser, [one.url + kind for kind in one.kinds], axe)
    return f"{len(broken)}{' ' + ', '.join(broken) if broken else ''}; {undecided}"


def ours(story: Story, work: Path, stack: ExitStack) -> list[Subject]:
    """Write our site; return its first page, and the first part of a story that was cut."""
    number = len(story.events)
    site = work / f"ours-{number}"
    site.mkdir()
    began = time.process_time()
    report = render(story, site)
    took = time.process_time() - began
    assets = gzipped(site, "page.css", "page.js", "overview.css")
    print(
        f"{number} entries: {report.pages} pages in {took:.2f} s; CSS and JS {assets:.1f} KB",
        file=sys.stderr,
    )
    url = stack.enter_context(served(site))
    source = f"source-{story.sources[0].id}"
    names = ("", f"{source}.html", f"{source}_1.html", "why-1.html")
    kinds = tuple(name for name in names if not name or (site / name).exists())
    found = [Subject("ours", url, ENTRY, number, number, kinds)]
    if (site / "story-1.html").exists():
        part = (site / "story-1.html").read_text("utf-8").count("data-event=")
        found.append(Subject("ours, first part", f"{url}story-1.html", ENTRY, part, part))
    return found


def gzipped(folder: Path, *names: str) -> float:
    return sum(len(gzip.compress((folder / name).read_bytes(), 9)) for name in names) / 1024


def peers(story: Story, work: Path, modules: Path, stack: ExitStack) -> list[Subject]:
    found = []
    for name, make, entry in (
        ("TimelineJS 3", timelinejs, ".tl-slide"),
        ("vis-timeline", vis, ".vis-item"),
    ):
        folder = work / f"{make.__name__}-{len(story.events)}"
        make(story, modules, folder)
        url = stack.enter_context(served(folder))
        found.append(Subject(name, url, entry, len(story.events), 1))
    return found


def empty(work: Path, number: int, stack: ExitStack) -> Subject:
    folder = work / f"empty-{number}"
    folder.mkdir()
    (folder / "index.html").write_text(EMPTY, encoding="utf-8")
    return Subject("an empty page", stack.enter_context(served(folder)), "p", number, 1)


def measure(browser: Browser, subjects: list[Subject], runs: int) -> None:
    """Load all pages in turn, as often as asked for; one that never came is not asked again."""
    for _ in range(runs):
        for one in subjects:
            for rows, phone in ((one.desk, False), (one.phone, True)):
                if rows == [None] and one.entry != ENTRY:
                    continue
                rows.append(loaded(browser, one.url, one.entry, one.awaited, phone=phone))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("node_modules"))
    parser.add_argument("--sizes", type=int, nargs="*", default=[50, 500, 5000])
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    modules = arguments.folder
    modules = modules if modules.name == "node_modules" else modules / "node_modules"
    axe = modules / "axe-core" / "axe.min.js"
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("no Chromium found: install the package chromium")
    if not axe.exists():
        print(f"no axe-core in {modules}: accessibility and peers are not measured")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        print(f"| {' | '.join(HEAD)} |", "|---" * len(HEAD) + "|", sep="\n", flush=True)
        for number in arguments.sizes:
            story, work = stories.generated(number), Path(place)
            with ExitStack() as stack:
                subjects = [empty(work, number, stack), *ours(story, work, stack)]
                if (modules / "vis-timeline").is_dir():
                    subjects += peers(story, work, modules, stack)
                measure(browser, subjects, arguments.runs)
                for one in subjects:
                    print(row(one, browser, axe), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
