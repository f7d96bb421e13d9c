"""Measures the page on stories of 50, 500 and 5,000 entries, beside TimelineJS 3 and vis-timeline.

    python benchmarks/page.py [FOLDER]

FOLDER holds a `node_modules` made by `npm i axe-core @knight-lab/timelinejs vis-timeline`; without
it, accessibility and peers are left out, and that is said. The stories are invented (see
`tests/page_stories.py`); peers get the same entries. A slow phone is 390 by 844 pixels, a CPU four
times slower, 1.6 Mbit/s down and 150 ms there and back.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

import page_stories as stories  # noqa: E402  # found by the line above

from timeline.render import render  # noqa: E402  # the same
from timeline.story import Story  # noqa: E402  # the same

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; frame-src 'self'"
)
RUNS = 3
ENTRY = "[data-event]"
WATCH = """
window.seen = {long: [], shift: 0, policy: 0, done: 0};
addEventListener('securitypolicyviolation', () => seen.policy++);
new PerformanceObserver(list => list.getEntries().forEach(
  one => seen.long.push([one.startTime, one.duration]))
).observe({type: 'longtask', buffered: true});
new PerformanceObserver(list => list.getEntries().forEach(
  one => { if (!one.hadRecentInput) seen.shift += one.value; })
).observe({type: 'layout-shift', buffered: true});
const look = () => document.querySelectorAll(%s).length >= %d
  ? (seen.done = performance.now()) : setTimeout(look, 20);
look();
"""
RESULT = """() => {
  const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
  const last = seen.long.at(-1);
  return {blocking: seen.long.reduce((sum, [, took]) => sum + Math.max(0, took - 50), 0),
          interactive: Math.max(paint, seen.done, last ? last[0] + last[1] : 0),
          shift: seen.shift, policy: seen.policy};
}"""
TAB_STOPS = """() => [...document.querySelectorAll(
  'a[href],button,input,select,summary,[tabindex]')].filter(
  one => one.tabIndex >= 0 && one.getClientRects().length).length"""
AXE = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations', 'incomplete']});
  const undecided = found.incomplete.filter(one => one.id === 'color-contrast');
  return [found.violations.map(one => one.id),
          undecided.reduce((n, one) => n + one.nodes.length, 0)];
}"""


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with gzip and a strict policy, and counts what went over the wire."""

    wire = 0

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file = file / "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        body = gzip.compress(file.read_bytes(), 6, mtime=0)
        self.send_response(200)
        self.send_header("content-type", self.guess_type(str(file)))
        self.send_header("content-encoding", "gzip")
        self.send_header("content-length", str(len(body)))
        self.send_header("content-security-policy-report-only", POLICY)
        self.end_headers()
        self.wfile.write(body)
        type(self).wire += len(body)

    def log_message(self, *_: object) -> None:
        """Stay quiet."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Handler, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def opened(browser: Browser, *, phone: bool = False, **more: Any) -> Page:
    size = {"width": 390, "height": 844} if phone else {"width": 1280, "height": 800}
    page = browser.new_context(viewport=size, is_mobile=phone, **more).new_page()  # type: ignore[arg-type]
    if phone:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        session.send("Network.enable")
        conditions = {
            "offline": False,
            "latency": 150,
            "downloadThroughput": 1.6 * 1024 * 1024 / 8,
            "uploadThroughput": 750 * 1024 / 8,
        }
        session.send("Network.emulateNetworkConditions", conditions)
    return page


def loaded(browser: Browser, url: str, entry: str, number: int, *, phone: bool) -> dict[str, Any]:
    """Load a page once and return its figures, after a second without a long task."""
    page = opened(browser, phone=phone)
    page.add_init_script(WATCH % (json.dumps(entry), number))
    Handler.wire = 0
    page.goto(url)
    page.wait_for_function("window.seen.done > 0", timeout=60_000)
    page.wait_for_timeout(1500)
    figures: dict[str, Any] = {**page.evaluate(RESULT), "wire": Handler.wire}
    figures["tab stops"] = page.evaluate(TAB_STOPS)
    page.context.close()
    return figures


def median(browser: Browser, url: str, entry: str, number: int, *, phone: bool) -> dict[str, Any]:
    rows = [loaded(browser, url, entry, number, phone=phone) for _ in range(RUNS)]
    return {key: sorted(row[key] for row in rows)[RUNS // 2] for key in rows[0]}


def without_scripts(browser: Browser, url: str, entry: str) -> int:
    page = opened(browser, java_script_enabled=False)
    page.goto(url)
    number = page.locator(entry).count()
    page.context.close()
    return number


def on_paper(browser: Browser, url: str, entry: str, number: int) -> int:
    page = opened(browser)
    page.goto(url)
    page.wait_for_timeout(1500)
    page.emulate_media(media="print")
    found = min(page.locator(f"{entry}:visible").count(), number)
    page.context.close()
    return found


def accessibility(browser: Browser, urls: list[str], script: Path) -> tuple[list[str], int]:
    """Return the rules that axe-core finds broken, and how many contrasts it cannot decide."""
    broken, undecided = [], 0
    for url in urls:
        for scheme in ("light", "dark"):
            page = opened(browser, color_scheme=scheme)
            page.goto(url)
            page.wait_for_timeout(1000)
            page.add_style_tag(content="*{content-visibility:visible!important}")
            page.evaluate(
                "document.querySelectorAll('details').forEach((d, n) => {d.open = n % 2})"
            )
            page.add_script_tag(path=script)
            rules, unsure = page.evaluate(AXE)
            broken += rules
            undecided += unsure
            page.context.close()
    return sorted(set(broken)), undecided


@dataclass(frozen=True)
class Subject:
    """A page to measure: `entry` is a selector; it is there when `awaited` entries are."""

    name: str
    url: str
    entry: str
    number: int
    awaited: int


def show(one: Subject, browser: Browser) -> None:
    desk = median(browser, one.url, one.entry, one.awaited, phone=False)
    phone = median(browser, one.url, one.entry, one.awaited, phone=True)
    print(
        f"{one.name}: wire {desk['wire'] / 1024:.1f} KB, blocking {desk['blocking']:.0f} ms"
        f" / phone {phone['blocking']:.0f} ms, interactive {desk['interactive']:.0f} ms"
        f" / phone {phone['interactive']:.0f} ms, shift {max(desk['shift'], phone['shift']):.3f},"
        f" policy violations {desk['policy']},"
        f" tab stops {desk['tab stops'] / one.number:.2f} an entry,"
        f" without scripts {without_scripts(browser, one.url, one.entry)} of {one.number},"
        f" on paper {on_paper(browser, one.url, one.entry, one.number)} of {one.number}"
    )


def gzipped(folder: Path, *endings: str) -> float:
    files = [path for path in folder.iterdir() if path.name.endswith(endings)]
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in files) / 1024


def measure_ours(browser: Browser, work: Path, number: int, axe: Path) -> None:
    story = stories.generated(number)
    site = work / f"ours-{number}"
    site.mkdir()
    began = time.process_time()
    report = render(story, site)
    took = time.process_time() - began
    print(f"ours, {number} entries: written in {took:.2f} s to {report.pages} pages;"
          f" CSS and JS {gzipped(site, 'page.css', 'page.js', 'overview.css'):.1f} KB")  # fmt: skip
    with served(site) as url:
        show(Subject("  index", url, ENTRY, number, number), browser)
        kinds = ["index.html", f"source-{story.sources[0].id}.html"]
        for name in ("story-1.html", "why-1.html"):
            if (site / name).exists():
                kinds.append(name)
        if "story-1.html" in kinds:
            part = (site / "story-1.html").read_text("utf-8").count("data-event=")
            show(Subject("  first part", f"{url}story-1.html", ENTRY, part, part), browser)
        if axe.exists():
            broken, undecided = accessibility(browser, [url + name for name in kinds], axe)
            print(f"  axe-core on {', '.join(kinds)}, light and dark: {len(broken)} rules broken"
                  f" {broken}, contrast undecided {undecided}")  # fmt: skip


def timelinejs(story: Story, modules: Path, folder: Path) -> None:
    shutil.copytree(modules / "@knight-lab" / "timelinejs" / "dist", folder)
    events = [
        {
            "unique_id": event.id,
            "start_date": _date(event),
            "text": {"headline": event.title, "text": event.text},
        }
        for event in story.events
    ]
    (folder / "go.js").write_text(
        f"new TL.Timeline('t', {json.dumps({'events': events})}, {{hash_bookmark: false}})", "utf-8"
    )
    _peer_page(folder, "css/timeline.css", "js/timeline.js")


def vis(story: Story, modules: Path, folder: Path) -> None:
    folder.mkdir()
    shutil.copy(modules / "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js", folder)
    shutil.copy(modules / "vis-timeline/styles/vis-timeline-graph2d.min.css", folder)
    items = [
        {
            "id": event.id,
            "content": f"{event.title} {event.text}",
            "start": event.time.earliest.isoformat(),
        }
        for event in story.events
        if event.time is not None and event.time.earliest is not None
    ]
    (folder / "go.js").write_text(
        f"new vis.Timeline(document.getElementById('t'), {json.dumps(items)}, {{}})", "utf-8"
    )
    _peer_page(folder, "vis-timeline-graph2d.min.css", "vis-timeline-graph2d.min.js")


def _date(event: Any) -> dict[str, int]:
    moment = event.time.earliest
    return {name: getattr(moment, name) for name in ("year", "month", "day", "hour", "minute")}


def _peer_page(folder: Path, style: str, script: str) -> None:
    (folder / "index.html").write_text(
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>peer</title>'
        f'<meta name="viewport" content="width=device-width">'
        f'<link rel="stylesheet" href="{style}"><div id="t"></div>'
        f'<script src="{script}"></script><script src="go.js"></script></html>',
        encoding="utf-8",
    )


def measure_peers(browser: Browser, work: Path, modules: Path, axe: Path) -> None:
    story = stories.generated(500)
    for name, make, entry in (
        ("TimelineJS 3", timelinejs, ".tl-slide"),
        ("vis-timeline", vis, ".vis-item"),
    ):
        folder = work / name.replace(" ", "-")
        make(story, modules, folder)
        with served(folder) as url:
            show(Subject(f"{name}, 500 entries", url, entry, 500, 1), browser)
            if axe.exists():
                broken, undecided = accessibility(browser, [url], axe)
                print(f"  axe-core: {len(broken)} rules broken {broken}, undecided {undecided}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("node_modules"))
    parser.add_argument("--sizes", type=int, nargs="*", default=[50, 500, 5000])
    parser.add_argument("--without-peers", action="store_true")
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
        for number in arguments.sizes:
            measure_ours(browser, Path(place), number, axe)
        if (modules / "vis-timeline").is_dir() and not arguments.without_peers:
            measure_peers(browser, Path(place), modules, axe)
        browser.close()


if __name__ == "__main__":
    main()
