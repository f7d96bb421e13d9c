"""docs/exports.md names every format and its examples are what the formats really write."""

from __future__ import annotations

import re
from pathlib import Path

import export_stories as made
import pytest

from timeline.export import EXPORTERS, export

PAGE = Path(__file__).parent.parent / "docs" / "exports.md"
SECTION = re.compile(r"^## (\w+)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
EXAMPLE = re.compile(r"^```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sections() -> dict[str, str]:
    page = PAGE.read_text(encoding="utf-8")
    # A heading of Markdown inside an example is no heading of the page.
    fenced = EXAMPLE.sub(lambda hit: hit[0].replace("\n#", "\n\0#"), page)
    return {name: text.replace("\0", "") for name, text in SECTION.findall(fenced)}


@pytest.mark.parametrize("name", [one.name for one in EXPORTERS])
def test_the_example_is_what_the_format_writes_and_what_is_lost_is_said(name: str) -> None:
    text = sections()[name]
    assert "**Lost:**" in text
    (example,) = EXAMPLE.findall(text)
    data = export(made.every_shape(), name, base_url="https://example.org/june/")
    written = data.decode().replace("\r\n", "\n")
    for part in example.strip("\n").split("\n"):
        assert f"{part}\n" in written or f"{part},\n" in written, part
