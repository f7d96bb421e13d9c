"""load: posts of pages without a known markup, found by the times that repeated siblings show."""

from __future__ import annotations

import pytest

from timeline.load import load
from timeline.model import Document
from timeline.place import place
from timeline.segment import segment
from timeline.tag import tag

CLOCKS = ("14:32", "14:20", "13:58")
TEXTS = (
    "The lock gates are open and the first barge is through, the keeper says.",
    "A second barge waits below the weir while the wind drops along the canal.",
    "The harbour board has met and will decide on the toll this evening.",
)
SECOND = "More of it is told in a paragraph below the first one of this very post."

SHAPES = {
    "terms and their descriptions": "<dl>{}</dl>|<dt>{clock}</dt><dd><p>{text}</p></dd>",
    "rows of a table": "<table>{}</table>|<tr><td>{clock} BST</td><td>{text}</td></tr>",
    "headings above paragraphs": "{}|<h3>{clock}</h3><p>{text}</p><p>{second}</p>",
    "bold clocks in the first paragraph": "{}|<p><b>{clock}</b> {text}</p><p>{second}</p>",
    "times above paragraphs": "{}|<time datetime='2025-05-30T{clock}'>{clock}</time>"
    "<p>{text}</p><p>{second}</p>",
    "times below paragraphs": "{}|<p>{text}</p><p>{second}</p><small>{clock}</small>",
    "clocks at the end of boxes": "{}|<div class='box'><p>{text}</p><small>{clock}</small></div>",
    "a foot with its author": "<ol>{}</ol>|<li><p>{text}</p><footer>Posted {clock} by "
    "<a rel='author' href='/iris'>Iris Oduya</a></footer></li>",
    "breaks between loose text": "{}|<b>{clock}</b> {text}<br><br>",
}


def page(shape: str, after: str = "") -> Document:
    outer, _, inner = SHAPES[shape].partition("|")
    posts = "".join(
        inner.format(clock=clock, text=text, second=SECOND)
        for clock, text in zip(CLOCKS, TEXTS, strict=True)
    )
    markup = (
        "<!DOCTYPE html><html lang='en'><head><title>Canal trials: live</title></head><body>"
        "<nav><a href='/'>Home</a></nav><main><h1>Canal trials: live updates</h1>"
        f"<p class='date'>Friday 30 May 2025</p>{outer.format(posts)}{after}</main></body></html>"
    )
    return load(markup.encode(), "page.html")


@pytest.mark.parametrize("shape", SHAPES)
def test_each_post_has_its_own_clock_and_all_of_its_text(shape: str) -> None:
    document = page(shape)
    tagged = tag(document)
    placed = place(document, tagged, segment(document, tagged))
    posts = placed.segmented.posts
    assert len(posts) == len(TEXTS)
    for post, dated, clock, text in zip(posts, placed.posted, CLOCKS, TEXTS, strict=True):
        words = "\n".join(document.quote(part) for part in post.parts)
        assert text in words
        assert (SECOND in words) == ("{second}" in SHAPES[shape])
        assert dated is not None
        assert f"{dated.interval.start:%Y-%m-%d}" == "2025-05-30"
        assert f"{dated.interval.start:%M}" == clock[3:]


def test_a_foot_names_the_author_of_its_post() -> None:
    document = page("a foot with its author")
    segmented = segment(document, tag(document))
    assert {post.author for post in segmented.posts} == {"Iris Oduya"}


def test_teasers_below_a_heading_that_ends_the_story_are_no_posts() -> None:
    teasers = "".join(
        f"<article><time datetime='2025-05-2{n}T10:00'>2{n} May</time>"
        f"<a href='/{n}'>Another story about something else entirely, number {n}</a></article>"
        for n in range(4)
    )
    posts = "".join(
        f"<article><time datetime='2025-05-30T{clock}'>{clock}</time><p>{text}</p></article>"
        for clock, text in zip(CLOCKS, TEXTS, strict=True)
    )
    body = f"<main>{posts}<h2>Most read</h2>{teasers}</main>"
    markup = f"<html><head><title>Canal: live</title></head><body>{body}</body></html>"
    document = load(markup.encode(), "page.html")
    assert [mark.time for mark in document.marks] == [f"2025-05-30T{one}:00" for one in CLOCKS]


def test_seconds_since_1970_in_an_attribute_are_a_time() -> None:
    posts = "".join(
        f"<li id='e{n}'><span data-ts='{1748612000 - n * 600}'></span><p>{text}</p></li>"
        for n, text in enumerate(TEXTS)
    )
    document = load(f"<html><body><ul>{posts}</ul></body></html>".encode(), "page.html")
    assert [mark.time for mark in document.marks] == [
        "2025-05-30T13:33:20+00:00",
        "2025-05-30T13:23:20+00:00",
        "2025-05-30T13:13:20+00:00",
    ]


def test_what_stands_between_the_boxes_of_posts_belongs_to_none() -> None:
    boxes = [
        f"<article class='post'><p class='time'>{clock}</p><p>{text}</p></article>"
        for clock, text in zip(CLOCKS, TEXTS, strict=True)
    ]
    listed = (
        "<aside><h3>Key moments</h3><ul><li>The gates open for the first barge</li></ul></aside>"
    )
    body = f"<main>{boxes[0]}{listed}{boxes[1]}{boxes[2]}</main>"
    markup = f"<html><head><title>Canal: live</title></head><body>{body}</body></html>"
    document = load(markup.encode(), "page.html")
    assert len(document.marks) == len(TEXTS)
    assert "Key moments" not in document.text
