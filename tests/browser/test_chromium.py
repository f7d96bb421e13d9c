"""The browser itself works, so that a failing page is the page's fault."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_a_local_page_opens_with_its_script_and_without_the_network(
    page: "Page", tmp_path: Path
) -> None:
    errors: list[str] = []
    page.on("requestfailed", lambda request: errors.append(request.url))
    file = tmp_path / "page.html"
    file.write_text(
        '<title>before</title><img src="http://localhost:9/x.png">'
        "<script>document.title = 'after'</script>",
        encoding="utf-8",
    )
    page.goto(file.as_uri())
    assert page.title() == "after"
    assert errors == ["http://localhost:9/x.png"]
