"""A headless Chromium of the system, driven by Playwright: `page` is a fresh tab."""

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW = (
    "no Chromium found: `apt-get install chromium` (or your system's package), or set CHROMIUM to "
    "the path of a Chromium or Chrome; `make test` installs it by itself where it may"
)


def chromium() -> str | None:
    """Return the path of a Chromium: the one in CHROMIUM, else the first on the path."""
    named = os.environ.get("CHROMIUM")
    return shutil.which(named) if named else next(filter(None, map(shutil.which, NAMES)), None)


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One browser for the whole run; fails, and says how to get one, where there is none."""
    found = chromium()
    if found is None:
        pytest.fail(HOW, pytrace=False)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield opened
        opened.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """A tab at 1280 by 800 that may load nothing but local files."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, timezone_id="UTC")
    context.route(lambda url: not url.startswith("file:"), lambda route: route.abort())
    yield context.new_page()
    context.close()
