"""load: structured data as pages really carry it, and what is wrong with it is said."""

from __future__ import annotations

import json

import pytest

from timeline.load import load
from timeline.model import Document

PAGE = "https://harbour.example/live"


def update(number: int, **more: object) -> dict[str, object]:
    return {
        "@type": "BlogPosting",
        "headline": f"Crane {number}",
        "datePublished": f"2024-07-09T08:{number:02}:00+01:00",
        "articleBody": f"Crane {number} stands still.",
        "url": f"{PAGE}#post-7755{number:02}",
        **more,
    }


def blog(*updates: object, **more: object) -> str:
    data = {"@type": "LiveBlogPosting", "headline": "Cranes", "url": PAGE, **more}
    return json.dumps({**data, "liveBlogUpdate": list(updates)})


def page(*scripts: str, opening: str = "script type='application/ld+json'") -> str:
    closing = opening.split()[0]
    held = "".join(f"<{opening}>{script}</{closing}>" for script in scripts)
    return f"<html><head>{held}</head><body></body></html>"


def read(text: str) -> Document:
    return load(text.encode(), "page.html")


def keys(document: Document) -> list[str | None]:
    return [mark.key for mark in document.marks]


FORMS = {
    "a graph": page(json.dumps({"@graph": [{"@type": "WebSite"}, json.loads(blog(update(1)))]})),
    "a page's main entity": page(
        json.dumps({"@type": "WebPage", "mainEntity": json.loads(blog(update(1)))})
    ),
    "several types": page(blog(update(1)).replace('"Live', '["NewsArticle", "Live', 1)).replace(
        'Posting"', 'Posting"]', 1
    ),
    "a list within the list": page(blog([update(1)], None, "x")),
    "capitals": page(blog(update(1)), opening='SCRIPT TYPE="application/ld+json"'),
    "a parameter": page(blog(update(1)), opening="script type='application/ld+json; charset=x'"),
    "entities": page(blog(update(1)).replace('"', "&quot;")),
    "a script without an end": page(blog(update(1))).partition("</script>")[0],
    "a broken script before": page('{"@type": ', blog(update(1))),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_post_is_read_from_data_in_any_form(form: str) -> None:
    document = read(FORMS[form])
    (mark,) = document.marks
    assert (mark.key, mark.time) == ("post-775501", "2024-07-09T08:01:00+01:00")
    assert document.quote(mark.span) == "Crane 1\nCrane 1 stands still."


def test_scripts_of_one_blog_tell_each_post_once_in_their_order() -> None:
    document = read(page(blog(update(3), update(2)), blog(update(2), update(1))))
    assert keys(document) == ["post-775503", "post-775502", "post-775501"]


def test_updates_that_all_bear_the_pages_address_stay_apart() -> None:
    one = blog(update(2, url=PAGE), update(1, url=PAGE))
    assert len(read(page(one, one)).marks) == 2


def test_another_blog_that_the_page_tells_of_is_left_out() -> None:
    other = blog(update(7, url="https://harbour.example/rain#post-775507"), url=f"{PAGE}-rain")
    assert keys(read(page(blog(update(2), update(1)), other))) == ["post-775502", "post-775501"]


def test_posts_of_which_only_headlines_are_known_are_kept() -> None:
    document = read(page(blog(update(2, articleBody=None), update(1, articleBody=""))))
    assert [document.quote(mark.span) for mark in document.marks] == ["Crane 2", "Crane 1"]


def test_markup_that_was_escaped_once_too_often_is_read_as_markup() -> None:
    body = "&lt;p&gt;Crane 4 &amp;amp; crane 5.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Still&lt;/li&gt;"
    document = read(page(blog(update(1, articleBody=body), update(2, articleBody="3 &lt; 5"))))
    assert document.text == "Crane 1\nCrane 4 & crane 5.\nStill\nCrane 2\n3 < 5"


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("Crane 9  stands.", ["Crane 9 stands."]),
        (" Crane 9 stands. ", ["Crane 9 stands."]),
        ("Crane\t9\u00a0stands.", ["Crane 9 stands."]),
        ("Crane\u200b 9\x0bstands.", ["Crane 9 stands."]),
        ("Crane 9 stands.\nIt is cold.", ["Crane 9 stands.", "It is cold."]),
        ("Crane 9 stands.\n\n It is cold.\n", ["Crane 9 stands.", "It is cold."]),
        ("Crane 2\nIt is “cold”.", ["It is “cold”."]),  # its headline is printed once
        (" \n ", []),
    ],
)
def test_white_space_of_a_text_is_evened_out_whatever_the_others_are(
    written: str, lines: list[str]
) -> None:
    document = read(page(blog(update(2, articleBody=written), update(1))))
    told = ["Crane 2", *lines, "Crane 1", "Crane 1 stands still."]
    assert document.text == "\n".join(told)


def test_what_the_data_holds_is_not_looked_for_as_if_it_were_markup() -> None:
    body = "<p>Page 2 of 4</p><a href='#post-77559900'>the first crane of all</a> totalPages"
    plain = "<i id='post-77559911'>Crane 1</i>"
    document = read(page(blog(update(2, articleBody=body), update(1, articleBody=plain))))
    assert keys(document) == ["post-775502", "post-775501"]
    assert not [claim for claim in document.claims if claim.name == "page"]
    assert [named.key for named in document.named] == ["post-77559900"]  # a link of the post's own


def test_a_script_ends_where_its_end_tag_stands_even_within_a_text() -> None:
    cut = blog(update(2), update(1, articleBody="Crane</script> 1 stands still."))
    document = read(page(cut))
    assert keys(document)[0] == "post-775502"
    assert any("breaks off" in problem.says for problem in document.problems)


@pytest.mark.parametrize("written", ["soon", 5, True, [], {}])
def test_what_is_no_time_is_not_made_one(written: object) -> None:
    document = read(page(blog(update(2), update(1, datePublished=written))))
    assert [mark.time for mark in document.marks] == ["2024-07-09T08:02:00+01:00", None]


def test_data_that_breaks_off_tells_its_posts_up_to_there() -> None:
    document = read(page(blog(update(3), update(2), update(1)).partition('"Crane 1"')[0]))
    assert keys(document)[:2] == ["post-775503", "post-775502"]
    assert any("breaks off" in problem.says for problem in document.problems)


def test_data_that_cannot_be_read_is_reported() -> None:
    words = "<p>" + "The cranes have stood still for a week now. " * 12
    for script in ("[" * 50_000, '{"@type": "LiveBlogPosting"'):
        document = read(page(script) + words)
        assert any("JSON-LD" in problem.says for problem in document.problems)
        assert "stood still" in document.text


def test_microdata_has_its_posts_addresses_and_says_no_time_of_the_page() -> None:
    post = (
        '<div itemprop="liveBlogUpdate" itemid="#p77{0}00"><meta itemprop="datePublished"'
        ' content="2024-07-09T08:0{0}:00+01:00"><h2 itemprop="headline">Crane {0}</h2>'
        '<div itemprop="articleBody"><p>It stands still.</p></div></div>'
    )
    head = f'<html><head><link rel="canonical" href="{PAGE}"></head><body>'
    document = read(head + post.format(2) + post.format(1))
    assert [mark.url for mark in document.marks] == [f"{PAGE}#p77200", f"{PAGE}#p77100"]
    assert not [claim for claim in document.claims if claim.name == "published"]


def test_the_page_in_an_archive_is_the_one_that_was_saved() -> None:
    frame = "Content-Type: text/html\nContent-Location: cid:frame\n\n<p>An advert.</p>\n--b\n"
    archive = (
        f"From: <Saved>\nSnapshot-Content-Location: {PAGE}\nMIME-Version: 1.0\n"
        f'Content-Type: multipart/related; boundary="b"\n\n--b\n{frame}'
        f"Content-Type: text/html\nContent-Location: {PAGE}\n\n{page(blog(update(1)))}\n--b--\n"
    )
    assert keys(load(archive.encode(), "page.mhtml")) == ["post-775501"]
