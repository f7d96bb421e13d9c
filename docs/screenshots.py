"""Takes the pictures of the README: `python docs/screenshots.py PAGE.html FOLDER`."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, sync_playwright

# What is out of sight is laid out late, which moves what was scrolled to.
SETTLE_MS = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a window of `width` by `height` pixels shows of the part of a page at `selector`."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"]
    selector: str = "body"


PICTURES = (
    Picture(name="screenshot.png", width=1280, height=900, scheme="light"),
    Picture(name="screenshot-dark.png", width=1280, height=900, scheme="dark"),
    Picture(name="screenshot-phone.png", width=390, height=844, scheme="light"),
    Picture(
        name="screenshot-phone-dark.png",
        width=390,
        height=844,
        scheme="dark",
        selector='article:has(h3:text("the first question"))',
    ),
)


def shoot(browser: Browser, page: Path, picture: Picture, folder: Path) -> None:
    """Save a picture of a local page, without the network; the part's explanation is open."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height}, color_scheme=picture.scheme
    )
    tab = context.new_page()
    tab.goto(page.resolve().as_uri())
    part = tab.locator(picture.selector).first
    part.locator("details").first.evaluate("node => { node.open = true }")
    part.evaluate("node => { node.scrollIntoView(); }")
    tab.wait_for_timeout(SETTLE_MS)
    part.evaluate("node => { node.scrollIntoView(); }")
    tab.screenshot(path=folder / picture.name)
    context.close()


def main(page: Path, folder: Path) -> None:
    """Save all pictures."""
    found = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))), None)
    if found is None:
        sys.exit("no Chromium found: install the package `chromium`")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for picture in PICTURES:
            shoot(browser, page, picture, folder)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
