"""Takes the picture of the README: `python docs/screenshots.py PAGE.html PICTURE.png [WIDTH]`."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HEIGHT = 900


def shoot(page: Path, picture: Path, width: int) -> None:
    """Save what a window of `width` pixels shows of a local page, without the network."""
    found = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if found is None:
        sys.exit("no Chromium found: install the package `chromium`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": width, "height": HEIGHT})
        tab.goto(page.resolve().as_uri())
        tab.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    shoot(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]) if sys.argv[3:] else 1280)
