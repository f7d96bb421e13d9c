"""What axe-core says of every kind of page, on a phone and a desk, in light and in dark."""

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import page_stories as stories
import pytest

from timeline.render import RenderOptions, render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SCRIPT = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations', 'incomplete']});
  const said = (one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 80)}`);
  const unsure = found.incomplete.filter((one) => one.id === 'color-contrast');
  return [...found.violations, ...unsure].flatMap(said);
}"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ...]:
    """A story in one page, one cut into several, and one whose overview is drawn as a density."""
    storm, cut, dense = (tmp_path_factory.mktemp(name) for name in ("storm", "cut", "dense"))
    render(stories.storm(), storm)
    render(stories.generated(40), cut, RenderOptions(cut_at=15, inline_up_to=10))
    render(stories.generated(115), dense, RenderOptions(cut_at=40, inline_up_to=10))
    return storm, cut, dense


def kinds(site: Path) -> list[Path]:
    """Return one page of each kind: why-2.html and why-1.html are of one kind."""
    pages = {file.stem.partition("-")[0]: file for file in sorted(site.glob("*.html"))}
    return list(pages.values())


def faults(page: "Page", file: Path) -> list[str]:
    """Return what breaks a rule, and the text whose contrast is undecided."""
    page.goto(file.as_uri())
    page.add_style_tag(content="* { content-visibility: visible !important }")
    page.evaluate("document.querySelectorAll('details').forEach((d, n) => { d.open = n % 2 })")
    page.evaluate(SCRIPT)
    found: list[str] = page.evaluate(RUN)
    return found


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_decides_every_contrast(
    browser: "Browser", sites: tuple[Path, ...], width: int, scheme: Literal["light", "dark"]
) -> None:
    size: Any = {"width": width, "height": 844}
    context = browser.new_context(viewport=size, color_scheme=scheme)
    tab = context.new_page()
    storm, cut, dense = sites
    for file in (*kinds(storm), *kinds(cut), dense / "index.html"):
        assert faults(tab, file) == [], file.name
    context.close()


def test_the_overview_of_a_phone_has_words_out_of_sight(
    browser: "Browser", sites: tuple[Path, ...]
) -> None:
    """Or the test above would prove nothing of them."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab = context.new_page()
    tab.goto((sites[0] / "index.html").as_uri())
    edge = "node => Math.max(...[...node.children].map(one => one.getBoundingClientRect().left))"
    assert tab.locator(".axis").evaluate(edge) > 390
    context.close()
