"""What comes from sources never becomes markup, an address that runs, or a name outside."""

from pathlib import Path
from urllib.parse import urlsplit

import hostile_stories as hostile
import page_stories as stories
import pytest
from bs4 import BeautifulSoup
from markupsafe import Markup

from timeline.render import RenderOptions, render
from timeline.render.safety import anchor, cleaned, direction, safe_address

TAME = str.maketrans("", "", "-_.")
ALLOWED_SCRIPTS = {"page.js", None}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    options = RenderOptions(
        editor_pages=True, inline_up_to=9, cut_at=200, base_url="javascript:canary()"
    )
    render(hostile.hostile(), folder, options)
    return folder


def pages(site: Path) -> list[BeautifulSoup]:
    return [BeautifulSoup(page.read_text("utf-8"), "lxml") for page in sorted(site.glob("*.html"))]


def test_there_are_more_than_five_hundred_payloads() -> None:
    assert len(set(hostile.PAYLOADS)) > 500


def test_no_element_of_a_source_is_an_element_of_the_page(site: Path) -> None:
    kinds = {node.name for page in pages(site) for node in page.find_all(True)}
    assert not kinds & {
        "img", "image", "iframe", "object", "embed", "video", "audio", "base", "math", "marquee",
        "style", "template", "noscript", "xmp", "animate", "use", "textarea", "button",
    }  # fmt: skip


def test_the_only_scripts_are_ours_and_data(site: Path) -> None:
    for page in pages(site):
        for script in page.find_all("script"):
            assert script.get("src") in ALLOWED_SCRIPTS
            assert script.get("src") or script.get("type") == "application/ld+json"


def test_no_attribute_runs_anything_and_none_styles_inline(site: Path) -> None:
    for page in pages(site):
        for node in page.find_all(True):
            assert not [name for name in node.attrs if name.startswith("on") or name == "style"]


def test_links_lead_only_to_pages_and_to_safe_schemes(site: Path) -> None:
    for page in pages(site):
        for node in page.select("[href]"):
            scheme, colon, _ = str(node["href"]).partition(":")
            assert not colon or scheme in ("http", "https", "mailto")


def test_no_file_leaves_the_folder_and_all_names_are_tame(site: Path) -> None:
    names = [path.name for path in site.rglob("*")]
    assert len(names) == len({name.lower() for name in names})
    assert all(name.translate(TAME).isalnum() for name in names)


@pytest.mark.parametrize("identifier", hostile.IDS)
def test_an_id_of_another_shape_becomes_a_tame_one(identifier: str) -> None:
    tame = anchor(identifier)
    assert tame.isascii()
    assert tame.replace("-", "").isalnum()
    assert len(tame) <= 64
    assert tame == anchor(identifier)


def test_ids_that_differ_in_case_alone_are_kept_apart() -> None:
    assert anchor("Abc").lower() != anchor("abc").lower()


def test_sources_with_hostile_ids_get_pages_of_their_own(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    sources = tuple(stories.make_source(name, ()) for name in hostile.IDS)
    render(stories.make_story(sources=sources), folder)
    assert len(list(folder.glob("source-*.html"))) == len(hostile.IDS)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("address", hostile.ADDRESSES)
def test_an_address_that_is_no_plain_link_is_dropped_or_harmless(address: str) -> None:
    safe = safe_address(address)
    assert safe is None or safe.startswith("https://x.example/")


@pytest.mark.parametrize(
    "address", ["https://a.example/b?c=d#e", "http://a.example", "mailto:desk@a.example"]
)
def test_a_plain_address_is_kept(address: str) -> None:
    assert safe_address(address) == address


def test_scripts_written_from_right_to_left_are_known() -> None:
    assert [direction(code) for code in ("ar", "he-IL", "fa", "en", "")] == [
        "rtl",
        "rtl",
        "rtl",
        "ltr",
        "ltr",
    ]


@pytest.mark.parametrize("payload", hostile.PAYLOADS)
def test_words_that_nobody_escaped_would_still_be_harmless(payload: str) -> None:
    page = BeautifulSoup(cleaned(Markup(payload)), "lxml")
    kept = {node.name for node in page.find_all(True)} - {"html", "body"}
    assert kept <= {"a", "blockquote", "h4", "mark", "p", "q", "span"}
    for node in page.find_all(True):
        assert not {name for name in node.attrs if name.startswith("on") or name == "style"}
        assert urlsplit(str(node.get("href", "https:"))).scheme in ("http", "https", "mailto", "")


def test_what_we_mark_words_with_is_kept() -> None:
    ours = Markup(
        '<p class="quotation"><q>We <a rel="nofollow noopener" tabindex="-1" '
        'href="https://a.example/?a&amp;b">knew</a></q> <span class="said">[5 June]</span> '
        '<mark class="words" id="_w-p-1-2">it</mark></p>'
    )
    assert BeautifulSoup(cleaned(ours), "lxml") == BeautifulSoup(ours, "lxml")
