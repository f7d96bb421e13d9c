"""The widget in the pages of others: a site and a host page on two loopback origins."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import export_stories as made
import nh3
import pytest
from widget_hosts import Server, serving

from timeline import resources
from timeline.export import Options, site_links, write_site_files
from timeline.export.widget import snippets
from timeline.story import Story

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

STORY = made.every_shape()
TITLES = [event.title for event in STORY.events]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "site"
    folder.mkdir()
    with serving(folder) as server:
        (folder / "page.css").write_text(resources.template_text("page.css"), encoding="utf-8")
        write_site_files(STORY, folder, base_url=server.address)
        yield server


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Server]:
    folder = tmp_path / "host"
    folder.mkdir()
    with serving(folder) as server:
        yield server


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context(viewport={"width": 900, "height": 700}, timezone_id="UTC")
    yield opened
    opened.close()


@pytest.fixture
def tab(context: BrowserContext) -> Page:
    return context.new_page()


def element(site: Server, attributes: str = "", inside: str = "") -> str:
    return (
        f'<script src="{site.address}/widget/live-timeline.js" async></script>'
        f'<live-timeline src="{site.address}/events.json" {attributes}>{inside}</live-timeline>'
    )


def open_host(tab: Page, host: Server, body: str, *, fragment: str = "") -> list[str]:
    """Open a host page with `body`; returns the list that complaints of the browser come to."""
    complaints: list[str] = []
    tab.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    host.pages["/page.html"] = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head>'
        f"<body><main><h1>Host page</h1>{body}</main></body></html>"
    )
    tab.goto(f"{host.address}/page.html{fragment}")
    return complaints


def shown(tab: Page, nth: int = 0) -> list[str]:
    """Return the titles of the entries that a widget shows, once it does."""
    widget = tab.locator("live-timeline").nth(nth)
    widget.locator(".r .n").last.wait_for()
    return widget.locator("li .title").all_inner_texts()


def headings(tab: Page) -> list[str]:
    shown(tab)
    return tab.locator("live-timeline :is(h1,h2,h3,h4,h5,h6)").all_inner_texts()


def axe(tab: Page) -> list[str]:
    """Return what axe finds wrong, best practices included."""
    script = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    tab.evaluate(script)
    found: dict[str, Any] = tab.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found["violations"]]


# --- what is sent -----------------------------------------------------------------------------


def test_the_scripts_are_as_small_as_promised() -> None:
    script = resources.template_text("widget/live-timeline.js").encode()
    assert len(gzip.compress(script, 9)) <= 6 * 1024
    assert len(resources.template_text("widget/resize.js").encode()) < 1024


def test_a_site_without_an_address_offers_the_plain_form_alone(tmp_path: Path, page: Page) -> None:
    (tmp_path / "page.css").touch()
    write_site_files(STORY, tmp_path)
    assert not (tmp_path / "oembed.json").exists()
    forms = snippets(STORY, Options())
    assert (forms.frame, forms.element) == (None, None)
    page.goto((tmp_path / "embed.html").as_uri())
    assert page.locator("#plain").is_enabled()
    assert page.locator("#plain").input_value() == forms.plain
    assert page.locator("#frame").is_disabled()
    assert page.locator("#element").is_disabled()
    assert page.get_by_role("button", name="Copy element").is_disabled()
    assert "--base-url" in page.locator("main").inner_text()


def test_the_page_of_snippets_copies_each(site: Server, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab = context.new_page()
    tab.goto(f"{site.address}/embed.html")
    forms = snippets(STORY, Options(base_url=site.address))
    for name, label, text in (
        ("plain", "Copy plain HTML", forms.plain),
        ("frame", "Copy frame", forms.frame),
        ("element", "Copy element", forms.element),
    ):
        tab.get_by_role("button", name=label).click()
        tab.locator("#copied", has_text="copied").wait_for()
        assert tab.evaluate("navigator.clipboard.readText()") == text, name
    assert axe(tab) == []
    address = f"webcal://{site.address.partition('://')[2]}/exports/timeline.ics"
    assert tab.get_by_role("link", name="Subscribe").get_attribute("href") == address


def test_oembed_answers_with_the_frame_and_is_discovered(site: Server, tab: Page) -> None:
    answer = json.loads((site.folder / "oembed.json").read_text(encoding="utf-8"))
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert isinstance(answer["width"], int)
    assert isinstance(answer["height"], int)
    assert answer["html"].startswith(f'<iframe src="{site.address}/widget/frame.html"')
    tab.goto(f"{site.address}/embed.html")
    discovery = tab.locator('link[type="application/json+oembed"]').get_attribute("href")
    assert discovery == f"{site.address}/oembed.json"
    assert ("application/json+oembed", discovery, "oEmbed") in site_links(site.address)


# --- plain form -------------------------------------------------------------------------------


def test_the_plain_form_is_pasted_unchanged_and_reads_the_same(
    site: Server, host: Server, tab: Page
) -> None:
    plain = snippets(STORY, Options(base_url=site.address)).plain
    assert nh3.clean(plain) == plain
    open_host(tab, host, nh3.clean(plain))
    text = tab.locator("main").inner_text()
    for title in TITLES:
        assert title in text
    assert "reported 3.25pm" in text
    assert axe(tab) == []


# --- element ----------------------------------------------------------------------------------


def test_the_element_shows_all_entries_under_their_days(
    site: Server, host: Server, tab: Page
) -> None:
    complaints = open_host(tab, host, element(site, inside="<p>waiting</p>"))
    assert shown(tab) == TITLES
    assert headings(tab) == [
        "January 2026",
        "Wednesday 17 June 2026",
        "Overnight, 17 to 18 June 2026",
        "Thursday 18 June 2026",
        "After noon on Thursday 18 June 2026",
        "Time unknown",
    ]
    times = tab.locator("live-timeline .t").all_inner_texts()
    assert "reported 3.25pm" in times
    assert "between 3.25pm and 5.38pm" in times
    assert not tab.get_by_text("waiting").is_visible()
    first = tab.locator("live-timeline .title a").first
    assert first.get_attribute("href") == f"{site.address}/index.html#ferry"
    assert complaints == []
    assert axe(tab) == []


def test_without_scripts_what_stands_in_the_element_is_shown(
    site: Server, host: Server, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    open_host(tab, host, snippets(STORY, Options(base_url=site.address)).element or "")
    assert tab.get_by_role("link", name="Mayor opens the bridge").is_visible()
    context.close()


def test_without_its_data_what_stands_in_the_element_stays(
    site: Server, host: Server, tab: Page
) -> None:
    (site.folder / "events.json").unlink()
    (site.folder / "events.js").unlink()
    with_events = element(site, inside="<p>kept</p>")
    open_host(tab, host, f"<script>addEventListener('live-timeline-error', () => "
              f"document.title = 'told')</script>{with_events}")  # fmt: skip
    tab.wait_for_function("document.title === 'told'")
    assert tab.get_by_text("kept").is_visible()


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ("key-only", ["The railings are painted", "Mayor opens the bridge"]),
        ("limit=2", TITLES[:2]),
        ("order=newest-first limit=3", TITLES[:-4:-1]),
        ('source="river-article"', ["The last ferry sails", "Mayor opens the bridge"]),
        ("from=2026-06-17 to=2026-06-17", ["The railings are painted", "Divers check the piers"]),
        ('from="2026-06-18T17:00:00+01:00" limit=1', ["The first carts cross"]),
        ("to=2025-12-31", []),
    ],
)
def test_options_choose_what_is_shown(
    site: Server, host: Server, tab: Page, attributes: str, expected: list[str]
) -> None:
    open_host(tab, host, element(site, attributes))
    assert shown(tab) == expected


def test_options_may_change_while_it_is_shown(site: Server, host: Server, tab: Page) -> None:
    open_host(tab, host, element(site))
    assert len(shown(tab)) == 10
    tab.evaluate("document.querySelector('live-timeline').setAttribute('limit', '1')")
    assert shown(tab) == TITLES[:1]


def test_language_zone_and_heading_level_are_as_asked(
    site: Server, host: Server, tab: Page
) -> None:
    open_host(tab, host, element(site, 'lang=de tz="America/New_York" heading-level=4'))
    assert "Donnerstag, 18. Juni 2026" in headings(tab)
    assert tab.locator("live-timeline h4").count() == 6
    row = tab.locator("live-timeline li", has_text="Mayor opens the bridge")
    assert "10:25" in row.locator(".t").inner_text()
    assert "erschlossen" in row.inner_text()
    ferry = tab.locator("live-timeline li", has_text="The railings are painted")
    assert ferry.locator(".t").count() == 0


def test_only_its_own_properties_style_it(site: Server, host: Server, tab: Page) -> None:
    style = (
        "<style>body, body * { color: rgb(255, 0, 0) !important; font-size: 40px }"
        "live-timeline { --live-timeline-ink: rgb(0, 0, 120); --live-timeline-size: 20px }</style>"
    )
    open_host(tab, host, style + element(site, "theme=light"))
    shown(tab)
    look = "element => [getComputedStyle(element).color, getComputedStyle(element).fontSize]"
    assert tab.locator("live-timeline .r").evaluate(look) == ["rgb(0, 0, 120)", "20px"]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_themes_are_readable_whatever_the_reader_prefers(
    site: Server, host: Server, tab: Page, theme: str, scheme: Any
) -> None:
    tab.emulate_media(color_scheme=scheme)
    open_host(tab, host, element(site, f"theme={theme}"))
    shown(tab)
    assert axe(tab) == []


def test_several_stand_on_one_page(site: Server, host: Server, tab: Page) -> None:
    both = element(site, "limit=1") + element(site, "order=newest-first limit=2")
    assert open_host(tab, host, both) == []
    assert shown(tab, 0) == TITLES[:1]
    assert shown(tab, 1) == TITLES[:-3:-1]


def test_a_strict_policy_is_kept_and_nobody_else_is_asked(
    site: Server, host: Server, context: BrowserContext
) -> None:
    tab = context.new_page()
    host.policy = (
        f"default-src 'none'; script-src {site.address}; connect-src {site.address}; "
        f"frame-src {site.address}; base-uri 'none'; form-action 'none'"
    )
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    forms = snippets(STORY, Options(base_url=site.address))
    complaints = open_host(tab, host, element(site) + (forms.frame or ""))
    assert shown(tab) == TITLES
    tab.frame_locator("iframe").locator("li").first.wait_for(state="attached")
    tab.wait_for_function("parseInt(document.querySelector('iframe').style.height) > 700")
    assert complaints == []
    assert all(url.startswith((site.address, host.address)) for url in asked)
    assert context.cookies() == []


def test_a_server_that_allows_no_other_origin_is_read_as_a_script(
    site: Server, host: Server, tab: Page
) -> None:
    site.allows_others = False
    open_host(tab, host, element(site))
    assert shown(tab) == TITLES


def test_it_works_from_a_disk(tmp_path: Path, page: Page) -> None:
    folder = tmp_path / "on disk"
    folder.mkdir()
    write_site_files(STORY, folder)
    page.goto((folder / "widget" / "frame.html").as_uri())
    assert shown(page) == TITLES


def test_the_address_of_the_host_page_names_an_event(site: Server, host: Server, tab: Page) -> None:
    space = '<p style="height: 3000px"></p>'
    open_host(tab, host, space + element(site) + space, fragment="#bridge-2")
    shown(tab)
    named = tab.locator("live-timeline li.named")
    named.wait_for()
    assert named.get_attribute("data-event") == "bridge"
    tab.wait_for_function("scrollY > 2000")
    top = named.evaluate("row => row.getBoundingClientRect().top")
    assert 0 <= top <= 700
    focused = "document.querySelector('live-timeline').shadowRoot.activeElement.dataset.event"
    assert tab.evaluate(focused) == "bridge"
    tab.evaluate("location.hash = 'painted'")
    tab.locator("live-timeline li.named[data-event=painted]").wait_for()
    assert tab.locator("live-timeline li.named").count() == 1


def test_the_keyboard_reaches_every_link_in_order(site: Server, host: Server, tab: Page) -> None:
    open_host(tab, host, element(site, "limit=3"))
    shown(tab)
    links = tab.locator("live-timeline a").all_inner_texts()
    focused = "document.querySelector('live-timeline').shadowRoot.activeElement.textContent"
    reached = []
    for _ in links:
        tab.keyboard.press("Tab")
        reached.append(tab.evaluate(focused))
    assert reached == links
    outline = "getComputedStyle(document.querySelector('live-timeline').shadowRoot.activeElement)"
    assert tab.evaluate(f"{outline}.outlineStyle") == "solid"


# --- frame ------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [900, 320])
def test_the_frame_takes_the_height_it_needs(
    site: Server, host: Server, tab: Page, width: int
) -> None:
    forms = snippets(STORY, Options(base_url=site.address))
    complaints = open_host(tab, host, forms.frame or "")
    tab.set_viewport_size({"width": width, "height": 700})
    tab.frame_locator("iframe").locator(".title").last.wait_for()
    inner = next(frame for frame in tab.frames if frame.url.endswith("frame.html"))
    needed = "Math.ceil(document.body.getBoundingClientRect().height)"
    inner.wait_for_function(f"{needed} === innerHeight")
    assert inner.evaluate("innerHeight") > 600
    assert inner.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert complaints == []


def test_hosts_of_pym_are_told_in_its_form(site: Server, host: Server, tab: Page) -> None:
    open_host(tab, host, (
        "<script>addEventListener('message', (event) => (self.told ||= []).push(event.data))"
        f'</script><iframe src="{site.address}/widget/frame.html?childId=story&limit=1" '
        'title="Story"></iframe>'
    ))  # fmt: skip
    tab.wait_for_function("(self.told || []).some((one) => typeof one === 'string')")
    told = tab.evaluate("self.told.filter((one) => typeof one === 'string')")
    assert re.fullmatch(r"pymxPYMxstoryxPYMxheightxPYMx\d+", told[-1])


def test_another_origin_cannot_set_the_height(site: Server, host: Server, tab: Page) -> None:
    host.pages["/other.html"] = (
        "<script>parent.postMessage({sentinel: 'amp', type: 'embed-size', height: 5000}, '*');"
        "parent.postMessage('sent', '*')</script>"
    )
    open_host(tab, host, (
        "<script>addEventListener('message', (event) => { self.sent ||= event.data === 'sent' })"
        f'</script><script src="{site.address}/widget/resize.js"></script>'
        '<iframe src="/other.html" title="Other"></iframe>'
    ))  # fmt: skip
    tab.wait_for_function("self.sent")
    assert tab.locator("iframe").evaluate("frame => frame.style.height") == ""


def test_the_frame_has_options_and_shows_the_event_that_the_host_names(
    site: Server, host: Server, tab: Page
) -> None:
    forms = snippets(STORY, Options(base_url=site.address))
    body = (forms.frame or "").replace("frame.html", "frame.html?key-only&amp;lang=de")
    open_host(tab, host, body, fragment="#bridge")
    frame = tab.frame_locator("iframe")
    frame.locator("li.named[data-event=bridge]").wait_for()
    assert frame.locator("li .title").count() == 2
    assert "Donnerstag" in frame.locator("live-timeline .r").inner_text()


def test_the_frame_has_nothing_for_axe(site: Server, tab: Page) -> None:
    tab.goto(f"{site.address}/widget/frame.html")
    shown(tab)
    assert axe(tab) == []


# --- a story that grows -----------------------------------------------------------------------

# Waiting a five-hundredth of the time, and remembering how long it would have been.
HURRY = """
  self.pauses = [];
  const wait = self.setTimeout;
  self.setTimeout = (task, pause, ...rest) => {
    if (pause >= 5000) self.pauses.push(pause);
    return wait(task, pause / 500, ...rest);
  };
"""


def grown(story: Story) -> Story:
    """Return the story with two entries more before all others and one after."""
    first = [made.event(f"early-{n}", f"An early sign, number {n}", made.MONTH) for n in (1, 2)]
    last = made.event("late", "The harbour sleeps", made.LIMITS)
    events = (*first, *story.events, last)
    return replace(story, events=tuple(replace(one, rank=rank) for rank, one in enumerate(events)))


def test_new_entries_arrive_without_moving_what_is_read(
    site: Server, host: Server, tab: Page
) -> None:
    tab.add_init_script(HURRY)
    space = '<p style="height: 1200px"></p>'
    open_host(tab, host, space + element(site, "refresh=60") + space)
    shown(tab)
    row = tab.locator("live-timeline li[data-event=bridge]")
    row.scroll_into_view_if_needed()
    tab.evaluate("scrollBy(0, 150)")
    row.locator("a").first.focus()
    row.evaluate("row => { row.marked = true }")
    before = row.evaluate("row => row.getBoundingClientRect().top")
    write_site_files(grown(STORY), site.folder, base_url=site.address)
    tab.locator("live-timeline li[data-event=late]").wait_for(state="attached")
    tab.locator("live-timeline [role=status]", has_text="3 new entries").wait_for(state="attached")
    tab.wait_for_timeout(150)
    after = row.evaluate("row => row.getBoundingClientRect().top")
    assert abs(after - before) <= 1
    assert row.evaluate("row => row.marked")
    focused = "document.querySelector('live-timeline').shadowRoot.activeElement.textContent"
    assert tab.evaluate(focused) == "Mayor opens the bridge"
    assert shown(tab)[:3] == [
        "An early sign, number 1",
        "An early sign, number 2",
        "The last ferry sails",
    ]


def test_it_asks_whether_anything_changed(site: Server, host: Server, tab: Page) -> None:
    tab.add_init_script(HURRY)
    open_host(tab, host, element(site, "refresh=60"))
    shown(tab)
    tab.wait_for_function("self.pauses.length > 2")
    asked = [(tag, status) for path, tag, status in site.asked if path == "/events.json"]
    assert asked[0] == (None, 200)
    assert len(asked) > 1
    assert all(tag and status == 304 for tag, status in asked[1:])
    assert set(tab.evaluate("self.pauses")) == {60000}
    assert tab.locator("live-timeline [role=status]").inner_text() == ""


def test_it_asks_less_often_while_the_server_fails(site: Server, host: Server, tab: Page) -> None:
    tab.add_init_script(HURRY)
    open_host(tab, host, element(site, "refresh=60"))
    assert shown(tab) == TITLES
    site.fails = True
    tab.wait_for_function("self.pauses.includes(900000)")
    pauses = tab.evaluate("self.pauses")
    rising = pauses[pauses.index(120000) :]
    assert rising[:4] == [120000, 240000, 480000, 900000]
    assert shown(tab) == TITLES
    site.fails = False
    tab.wait_for_function("self.pauses.at(-1) === 60000")
