"""The site in a browser: from a folder on disk, with and without scripts, by keyboard, on paper."""

import mimetypes
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hostile_stories as hostile
import page_stories as stories
import pytest

import timeline
from timeline.render import RenderOptions, render

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
    " connect-src 'self'; frame-src 'self'"
)
ROOT = Path(__file__).parent.parent.parent
HOST = "http://news.example/"


@pytest.fixture(scope="module")
def storm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("storm")
    render(stories.storm(), folder)
    return folder


@pytest.fixture(scope="module")
def cut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cut")
    render(stories.generated(100), folder, RenderOptions(cut_at=40, inline_up_to=20))
    return folder


@pytest.fixture(scope="module")
def seeds_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the documents in `seeds/`, which hold links of their own."""
    folder = tmp_path_factory.mktemp("seeds")
    story = timeline.reconstruct(timeline.read_all(sorted((ROOT / "seeds").glob("[0-9]*"))))
    render(story, folder)
    return folder


def opened(page: "Page", site: Path, name: str = "index.html") -> "Page":
    page.goto(f"{site.as_uri()}/{name}")
    return page


def served(browser: "Browser", site: Path, **context: Any) -> "Page":
    """Return a tab in which `site` is at HOST under a strict policy, and there is nothing else."""
    tab = browser.new_context(**context).new_page()

    def answer(route: "Route") -> None:
        name = route.request.url.removeprefix(HOST).partition("#")[0]
        file = site / name
        if not route.request.url.startswith(HOST) or not file.is_file():
            route.abort()
            return
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        headers = {"content-type": kind, "content-security-policy": POLICY}
        route.fulfill(body=file.read_bytes(), headers=headers)

    tab.route("**/*", answer)
    return tab


def visible(page: "Page") -> int:
    return page.locator("[data-event]:visible").count()


def test_a_permalink_into_a_cut_story_leads_to_the_entry_in_full(page: "Page", cut: Path) -> None:
    event = stories.generated(100).events[77]
    opened(page, cut, f"index.html#{event.id}")
    page.wait_for_url(f"**/story-*.html#{event.id}")
    assert "entry-token-77" in page.locator(":target").inner_text()


def test_a_permalink_of_an_alias_leads_to_its_entry(page: "Page", storm: Path) -> None:
    event = stories.storm().events[10]
    opened(page, storm, f"index.html#{event.aliases[0]}")
    entry = page.locator(f"#{event.id}")
    entry.wait_for()
    assert "lit" in (entry.get_attribute("class") or "")
    box = entry.bounding_box()
    assert box is not None
    assert -40 < box["y"] < 800


LAID_OUT = """() => [...document.querySelectorAll('.run')].map(
    run => run.firstElementChild.checkVisibility({contentVisibilityAuto: true}))"""


def test_what_is_far_from_the_window_is_not_laid_out_until_one_goes_there(
    page: "Page", tmp_path: Path
) -> None:
    story = stories.generated(200)
    render(story, tmp_path)
    laid_out = opened(page, tmp_path).evaluate(LAID_OUT)
    assert len(laid_out) > 9
    assert not any(laid_out[-5:])
    for event in (story.events[198], story.events[90]):
        page.evaluate(f"location.hash = '{event.id}'")
        page.wait_for_timeout(300)
        box = page.locator(f"#{event.id}").bounding_box()
        assert box is not None
        assert -1 <= box["y"] < 800


def test_an_explanation_opens_and_leads_to_the_highlighted_words(page: "Page", storm: Path) -> None:
    event = stories.storm().events[10]
    entry = opened(page, storm).locator(f"#{event.id}")
    assert not entry.locator(".steps").is_visible()
    entry.locator("summary").click()
    assert entry.locator(".steps").is_visible()
    entry.locator(".steps a").first.click()
    page.wait_for_url("**/source-gazette.html#*")
    target = page.locator(":target")
    assert target.inner_text() == "our post from 3.25pm"
    plain = page.locator("mark.words:not(:target)").first
    colour = "node => getComputedStyle(node).backgroundColor"
    assert target.evaluate(colour) != plain.evaluate(colour)


def test_search_leaves_the_entries_that_have_all_words(page: "Page", storm: Path) -> None:
    opened(page, storm).get_by_role("searchbox").fill("SANDBAGS hospital")
    assert visible(page) == 1
    assert page.locator("output").inner_text() == "1 of 16 entries shown"
    assert page.locator(".day:visible").count() == 1
    page.get_by_role("searchbox").fill("")
    assert visible(page) == 16


def test_search_from_disk_finds_entries_of_other_pages(page: "Page", cut: Path) -> None:
    opened(page, cut, "story-1.html").get_by_role("searchbox").fill("entry-token-98")
    page.locator(".found a").first.click()
    page.wait_for_url("**/story-3.html#*")
    assert "entry-token-98" in page.locator(":target").inner_text()


def test_filters_by_source_and_certainty_add_up(page: "Page", storm: Path) -> None:
    opened(page, storm).locator("select[name=source]").select_option("wire")
    assert visible(page) == 7
    page.locator("select[name=certainty]").select_option("stated")
    assert visible(page) == 7
    page.locator("select[name=source]").select_option("gazette")
    assert visible(page) == 2


def test_the_readers_zone_is_shown_beside_the_storys(browser: "Browser", storm: Path) -> None:
    tab = browser.new_context(timezone_id="America/New_York", locale="en").new_page()
    opened(tab, storm)
    tab.get_by_label("Show my time too").check()
    when = tab.locator(f"#{stories.storm().events[7].id} .when").text_content()
    assert when is not None
    assert "11.40am" in when
    assert "6:40" in when
    tab.get_by_label("Show my time too").uncheck()
    assert tab.locator(".mine").count() == 0
    tab.context.close()


def test_no_zone_is_offered_to_a_reader_whose_clock_agrees(browser: "Browser", storm: Path) -> None:
    tab = browser.new_context(timezone_id="Europe/London").new_page()
    opened(tab, storm).wait_for_timeout(300)
    assert not tab.locator(".zone").is_visible()
    tab.context.close()


FOCUSED = """() => {
    const node = document.activeElement, style = getComputedStyle(node);
    return [node.tagName, node.closest('[data-event]')?.id ?? '', node.textContent.trim(),
            style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2];
}"""


def test_by_keyboard_alone_everything_is_reached_and_seen(page: "Page", storm: Path) -> None:
    opened(page, storm)
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED) == ["A", "", "Skip to the story", True]
    page.keyboard.press("Enter")
    stops: dict[str, int] = {}
    while True:
        page.keyboard.press("Tab")
        tag, entry, text, is_seen = page.evaluate(FOCUSED)
        if tag == "BODY" or (not entry and stops):
            break
        assert is_seen, text
        stops[entry] = stops.get(entry, 0) + 1
    shown = stories.storm().events
    assert set(stops) == {event.id for event in shown}
    assert max(stops.values()) == 2


TAB_STOPS = """() => Object.fromEntries([...document.querySelectorAll('[data-event]')].map((e) =>
    [e.id, [...e.querySelectorAll('a[href],button,input,select,summary,[tabindex]')].filter(
        one => one.tabIndex >= 0 && one.checkVisibility()).length]))"""


def test_no_entry_has_more_than_two_tab_stops(
    page: "Page", storm: Path, tmp_path: Path, seeds_site: Path
) -> None:
    """Whatever links its source has in the text: see the next test for how they are reached."""
    render(stories.generated(60), tmp_path)
    for site in (storm, tmp_path, seeds_site):
        stops = opened(page, site).evaluate(TAB_STOPS)
        assert stops
        assert set(stops.values()) <= {1, 2}


def test_the_links_of_a_text_are_reached_by_keyboard_where_it_is_explained(
    page: "Page", tmp_path: Path
) -> None:
    render(stories.generated(60), tmp_path)
    opened(page, tmp_path)
    entry = page.locator("[data-event]:has(.text a:nth-of-type(3))").first
    linked = [one.get_attribute("href") for one in entry.locator(".text a").all()]
    entry.locator("summary").focus()
    page.keyboard.press("Enter")
    reached = set()
    while page.evaluate("document.activeElement.closest('[data-event]') !== null"):
        reached.add(page.evaluate("document.activeElement.getAttribute('href')"))
        page.keyboard.press("Tab")
    assert len(linked) == 3
    assert set(linked) <= reached


def test_an_explanation_opens_by_keyboard(page: "Page", storm: Path) -> None:
    opened(page, storm).locator("summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".steps").first.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "evidence"


def test_without_scripts_every_entry_and_explanation_is_there(
    browser: "Browser", storm: Path, cut: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    opened(tab, storm)
    assert visible(tab) == 16
    assert not tab.locator(".tools").is_visible()
    tab.locator("summary").first.click()
    assert tab.locator(".steps").first.is_visible()
    opened(tab, cut)
    assert visible(tab) == 100
    opened(tab, cut, "story-2.html").locator("p.why a").first.click()
    tab.wait_for_url("**/why-*.html#*")
    assert "The post was printed with this time" in tab.locator(":target").inner_text()
    context.close()


def test_on_paper_every_entry_is_there_and_no_control(page: "Page", storm: Path) -> None:
    opened(page, storm).emulate_media(media="print")
    assert visible(page) == 16
    assert not page.locator(".tools").is_visible()
    assert not page.locator("#_days").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.set_viewport_size({"width": 703, "height": 1000})  # A4 without its margins
    assert page.locator(".pan").evaluate("one => one.scrollWidth <= one.clientWidth")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_window(
    browser: "Browser", storm: Path, cut: Path, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    tab = context.new_page()
    for site, name in (
        (storm, "index.html"),
        (storm, "source-gazette.html"),
        (cut, "index.html"),
        (cut, "story-1.html"),
        (cut, "why-1.html"),
    ):
        opened(tab, site, name)
        tab.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true })")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, name
    context.close()


def test_words_of_a_source_run_their_own_way(page: "Page", tmp_path: Path) -> None:
    """The full stop of a title in Arabic stands at its left, also in an English line."""
    first, second = (
        stories.make_post(f"ar-{n}", n, f"{words}\n{words} {words}", time=stories.minute(time))
        for n, (words, time) in enumerate(
            (("وصل المهندسون.", "2031-06-05T10:30"), ("عاد الماء.", "2031-06-05T11:30"))
        )
    )
    source = stories.make_source("ar", (first, second), language="ar")
    events = tuple(
        stories.make_event(
            n, (post.text or "").split("\n")[0], stories.make_mention("ar", post, post.text or ""),
            time=post.time,
        )
        for n, post in enumerate((first, second))
    )  # fmt: skip
    render(stories.make_story(sources=(source,), events=events), tmp_path)
    opened(page, tmp_path).locator("summary").first.click()
    assert page.locator(".e h3").first.evaluate("one => getComputedStyle(one).direction") == "rtl"
    stop = """one => {
        const range = document.createRange(), words = one.firstChild, all = words.data.length;
        range.setStart(words, all - 1); range.setEnd(words, all);
        const dot = range.getBoundingClientRect(), box = one.getBoundingClientRect();
        return dot.left - box.left < box.right - dot.right;
    }"""
    assert page.locator(".near a").first.evaluate(stop)
    opened(page, tmp_path, "source-ar.html")
    assert page.locator(".who bdi").first.evaluate(stop)


def test_dark_is_dark_and_readable(browser: "Browser", storm: Path) -> None:
    colours = {}
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
        tab = opened(context.new_page(), storm)
        colours[scheme] = tab.evaluate(
            "[getComputedStyle(document.documentElement).backgroundColor,"
            " getComputedStyle(document.body).color]"
        )
        context.close()
    assert colours["light"] == ["rgb(255, 253, 249)", "rgb(25, 26, 29)"]
    assert colours["dark"] == ["rgb(21, 23, 27)", "rgb(235, 232, 225)"]


def test_a_strict_policy_is_kept_on_every_kind_of_page(
    browser: "Browser", storm: Path, cut: Path
) -> None:
    for site in (storm, cut):
        tab = served(browser, site)
        tab.add_init_script(
            "window.broken = [];"
            "addEventListener('securitypolicyviolation', e => broken.push(e.violatedDirective))"
        )
        for file in sorted(site.glob("*.html")):
            tab.goto(HOST + file.name)
            assert tab.evaluate("window.broken") == [], file.name
            assert tab.evaluate("getComputedStyle(document.body).maxWidth") == "1152px"
        tab.context.close()


def test_an_explanation_of_another_page_opens_in_its_place(browser: "Browser", cut: Path) -> None:
    tab = served(browser, cut)
    tab.goto(f"{HOST}story-1.html")
    tab.locator("p.why a").first.click()
    tab.locator(".reasons").wait_for()
    assert "The post was printed with this time" in tab.locator(".reasons").inner_text()
    assert tab.url == f"{HOST}story-1.html"
    tab.locator("p.why a").first.click()
    assert tab.locator(".reasons").count() == 0
    tab.context.close()


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    render(hostile.hostile(), folder, RenderOptions(editor_pages=True, inline_up_to=999))
    return folder


def test_no_hostile_text_runs_on_any_page(browser: "Browser", attacked: Path) -> None:
    context = browser.new_context()
    tab = context.new_page()
    fired: list[str] = []
    context.expose_function("canary", lambda: fired.append(tab.url))
    tab.on("dialog", lambda dialog: dialog.dismiss())
    for file in sorted(attacked.glob("*.html")):
        opened(tab, attacked, file.name)
        tab.evaluate("document.querySelectorAll('details').forEach(node => { node.open = true })")
        tab.evaluate("document.querySelectorAll('input').forEach(node => node.focus())")
        assert tab.url == f"{attacked.as_uri()}/{file.name}"
    opened(tab, attacked, "story-1.html").get_by_role("searchbox").fill("canary")
    tab.locator(".found li").first.wait_for()
    tab.wait_for_timeout(300)
    assert fired == []
    context.close()
