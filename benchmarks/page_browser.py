"""Loads a page in Chromium as a desk or a slow phone would, and measures what a reader waits for.

A slow phone is 390 by 844 pixels, a CPU four times slower, 1.6 Mbit/s down and 150 ms there and
back.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page
from playwright.sync_api import TimeoutError as TooLate

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; frame-src 'self'"
)
PATIENCE_MS = 60_000
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
TAB_STOPS = """(entry) => Math.max(0, ...[...document.querySelectorAll(entry)].map(
  (one) => [...one.querySelectorAll('a[href],button,input,select,summary,[tabindex]')].filter(
    (stop) => stop.tabIndex >= 0 && stop.getClientRects().length).length))"""
AXE = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations', 'incomplete']});
  const undecided = found.incomplete.filter(one => one.id === 'color-contrast');
  return [found.violations.map(one => one.id),
          undecided.reduce((n, one) => n + one.nodes.length, 0)];
}"""


Figures = dict[str, float]


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
    page.set_default_timeout(PATIENCE_MS)
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


def loaded(browser: Browser, url: str, entry: str, number: int, *, phone: bool) -> Figures | None:
    """Load a page once; return its figures, after a second without a long task, or None if it
    takes longer than anybody waits.

    They are milliseconds, kilobytes (`wire`) and plain numbers.
    """
    page = opened(browser, phone=phone)
    page.add_init_script(WATCH % (json.dumps(entry), number))
    Handler.wire = 0
    try:
        page.goto(url)
        page.wait_for_function("window.seen.done > 0")
        page.wait_for_timeout(1500)
        figures: Figures = {**page.evaluate(RESULT), "wire": Handler.wire / 1024}
        figures["tab stops"] = page.evaluate(TAB_STOPS, entry)
    except TooLate:
        return None
    finally:
        page.context.close()
    return figures


def without_scripts(browser: Browser, url: str, entry: str) -> int | None:
    """Return how many entries a reader without JavaScript gets; None if the page never comes."""
    page = opened(browser, java_script_enabled=False)
    try:
        page.goto(url)
        return page.locator(entry).count()
    except TooLate:
        return None
    finally:
        page.context.close()


def on_paper(browser: Browser, url: str, entry: str, number: int) -> int | None:
    """Return how many of `number` entries are printed; None if the page never comes."""
    page = opened(browser)
    try:
        page.goto(url)
        page.wait_for_timeout(1500)
        page.emulate_media(media="print")
        return min(page.locator(f"{entry}:visible").count(), number)
    except TooLate:
        return None
    finally:
        page.context.close()


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
