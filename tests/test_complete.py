"""Whether all of a blog is here: what its page counts, offers or names beyond its posts."""

from __future__ import annotations

import json

import pytest

from timeline.load import join, load
from timeline.model import Document, Placed
from timeline.place import place
from timeline.segment import segment
from timeline.tag import tag

ADDRESS = "https://www.example.org/news/live/2024/jul/09/harbour-strike"
HERE = ("668d0a1b8f0800aa11bb22cc", "668d0a1b8f0800aa11bb22aa")
GONE = "668d0a1b8f0800aa11bb2200"


def placed(document: Document) -> Placed:
    tagged = tag(document)
    return place(document, tagged, segment(document, tagged))


def blocks(*keys: str, inside: str = "") -> str:
    return "".join(
        f'<div class="block" id="block-{key}"><p class="block-time"><a href="#block-{key}">'
        f'<time datetime="2024-07-09T{15 - number:02}:00:00Z">3pm</time></a></p>'
        f'<div class="block-elements"><p>Post {number} of the strike.</p>{inside}</div></div>'
        for number, key in enumerate(keys)
    )


def html(rest: str, posts: str = blocks(*HERE), address: str = ADDRESS) -> Document:
    markup = f'<html><head><link rel="canonical" href="{address}"></head><body>{rest}{posts}</body>'
    return load(markup.encode(), "page.html")


def told(document: Document) -> tuple[bool | None, list[str]]:
    """Return `complete`, and what the problems of that kind say."""
    found = placed(document)
    return found.complete, [p.says for p in found.problems if p.kind == "incomplete"]


NAMED = {
    "key event in a list": f'<nav class="key-events"><a href="#block-{GONE}">Gates shut</a></nav>',
    "key event below a heading": "<h2>Key events</h2><ul><li><a href='?page=with:block-"
    f"{GONE}#block-{GONE}'><time>8am</time> <b>Gates shut</b></a></li></ul>",
    "key event by its data": f'<div class="live-key-events"><a data-id="block-{GONE}">Gates shut'
    "</a></div>",
    "key event in a script": '<script>window.page = {"keyEvents":[{"id":"'
    f'{GONE}","title":"Gates shut"}}]}}</script>',
    "key event in an attribute": '<gu-island props="{&quot;keyEvents&quot;:[{&quot;id&quot;:&quot;'
    f'{GONE}&quot;,&quot;title&quot;:&quot;Gates shut&quot;}}]}}"></gu-island>',
    "link by a mere fragment": f'<p><a href="#block-{GONE}">Gates shut</a></p>',
    "link by the whole address": f'<p><a href="{ADDRESS}#block-{GONE}">Gates shut</a></p>',
    "link for telephones": f'<p><a href="https://m.example.org/news/live/2024/jul/09/harbour-strike'
    f'?a=b&amp;page=with:block-{GONE}#block-{GONE}">Gates shut</a></p>',
    "link by an address that the page's posts have": f'<a href="https://amp.example.org/s#block-'
    f'{HERE[0]}">this</a> <a href="https://amp.example.org/s#block-{GONE}">Gates shut</a>',
}


@pytest.mark.parametrize("name", NAMED)
def test_a_post_that_the_page_names_and_lacks_is_missed_by_its_name(name: str) -> None:
    complete, says = told(html(NAMED[name]))
    assert complete is False
    (words,) = says
    assert GONE in words
    assert "Gates shut" in words
    assert ("key event" in words) == name.startswith("key event")


HARMLESS = {
    "a post that is here": f'<nav class="key-events"><a href="#block-{HERE[1]}">First</a></nav>',
    "the same, otherwise written": f'<a href="{ADDRESS}?utm=1#{HERE[1]}">First</a>',
    "parts of the page": '<a href="#comments">Comments</a><a href="#top">Top</a><a href="#">x</a>',
    "a comment": '<a href="#comment-668d0a1b8f0800aa11bb2200">Reply</a><a href="#c-12345">1</a>',
    "another blog": f'<a href="https://www.example.org/news/live/other#block-{GONE}">there</a>',
    "another site": f'<a href="https://example.com/x#block-{GONE}">there</a>',
    "an element that is no post": f'<a href="#block-{GONE}">S</a><div id="block-{GONE}">Sum</div>',
    "a timeline of somebody else": '<a class="twitter-timeline" href="https://x.example/a#b1">T</a>',
    "an empty list": '<nav class="key-events"><h2>Key events</h2><ul></ul></nav>',
    "pictures that are numbered": "<figure><p>Page boy</p><span>1 of 12</span></figure>",
    "comments that are counted": '<script>{"comments":{"totalPages":31}}</script>',
    "another story that is next": '<link rel="next" href="https://www.example.org/news/rail">',
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_names_no_post_of_the_page_gives_no_alarm(name: str) -> None:
    assert told(html(HARMLESS[name])) == (None, [])


def test_a_link_within_a_post_to_one_that_is_missing_is_noticed() -> None:
    link = f'<p>As we <a href="#block-{GONE}">said at eight</a>, the gates are shut.</p>'
    complete, (words,) = told(html("", blocks(*HERE, inside=link)))
    assert complete is False
    assert "linked post “said at eight”" in words


def test_of_many_missing_posts_the_first_are_named_and_the_rest_counted() -> None:
    links = "".join(f'<a href="#block-{GONE[:-2]}{n}">No {n}</a>' for n in range(10, 20))
    (words,) = told(html(links))[1]
    assert "10 posts" in words
    assert "4 more" in words


@pytest.mark.parametrize(
    ("rest", "words"),
    [
        ("<p>Page 1 of 4</p>", "1 of 4 pages"),
        ('<div class="pagination"><span>2 of 3</span></div>', "1 of 3 pages"),
        ('<script>{"totalPages":3}</script>', "1 of 3 pages"),
        ("<button>Load more</button>", "“Load more”"),
        ("<button>Show older posts</button>", "“Show older posts”"),
        (f'<link rel="next" href="{ADDRESS}?page=2">', "a next page"),
        (f'<a rel="next" href="{ADDRESS}/page/2">2</a>', "a next page"),
    ],
)
def test_further_pages_and_buttons_are_noticed(rest: str, words: str) -> None:
    complete, says = told(html(rest))
    assert complete is False
    assert [words in one for one in says] == [True]


@pytest.mark.parametrize(
    ("line", "complete", "words"),
    [
        ("Load more", False, "“Load more”"),
        ("Page 2 of 5", False, "1 of 5 pages"),
        ("Page 1 of 1", True, ""),
        ("Show more", None, ""),
        ("They had to load more coal by hand.", None, ""),
    ],
)
def test_controls_copied_with_a_text_are_read(line: str, complete: bool | None, words: str) -> None:
    text = f"9 July 2024\n\n9.05am: Gates shut.\n\n9.20am: Cranes stand still.\n\n{line}\n"
    found, says = told(load(text.encode(), "strike.txt"))
    assert found is complete
    assert [words in one for one in says] == [True] * (complete is False)


def test_what_one_page_lacks_another_may_hold() -> None:
    first = html(f'<p>Page 1 of 2</p><a href="#block-{GONE}">Gates shut</a><p>Load more</p>')
    second = html("<p>Page 2 of 2</p>", blocks(GONE))
    assert told(first)[0] is False
    assert told(second)[0] is False
    (both,) = join([first, second])
    assert told(both) == (True, [])


def test_data_that_counts_its_posts_says_whether_all_are_here() -> None:
    def sourcefabric(total: int) -> Document:
        item = {"_id": "urn:a:17", "published_date": "2024-07-09T08:00:00+00:00"}
        groups = [{"id": "main", "refs": [{"item": {"text": "<p>Gates shut.</p>"}}]}]
        data = {"_items": [{**item, "groups": groups}], "_meta": {"total": total}}
        return load(json.dumps(data).encode(), "posts.json")

    assert told(sourcefabric(1)) == (True, [])
    complete, (words,) = told(sourcefabric(3))
    assert complete is False
    assert "1 of 3 posts" in words


def test_page_data_names_its_key_events_its_newest_post_and_its_pages() -> None:
    block = {
        "id": HERE[0],
        "blockFirstPublished": 1720508400000,
        "bodyHtml": f"<p>The gates are shut, as <a href='{ADDRESS}#block-{GONE}'>told</a>.</p>",
    }
    data: dict[str, object] = {"webURL": ADDRESS, "blocks": [block]}

    def says(**more: object) -> list[str]:
        return told(load(json.dumps({**data, **more}).encode(), "data.json"))[1]

    assert [GONE in one for one in says()] == [True]
    block["bodyHtml"] = "<p>The gates are shut.</p>"
    assert says(keyEvents=[{"id": HERE[0]}], mostRecentBlockId=f"block-{HERE[0]}") == []
    listed = [{"id": GONE, "title": "Shut"}]
    assert ["key event “Shut”" in one for one in says(keyEvents=listed)] == [True]
    assert [GONE in one for one in says(mostRecentBlockId=f"block-{GONE}")] == [True]
    pages = {"currentPage": 1, "totalPages": 2}
    assert ["1 of 2 pages" in one for one in says(pagination=pages)] == [True]


def test_a_feed_that_goes_on_elsewhere_is_incomplete() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="https://example.org/2"/>'
        "<entry><id>a1</id><title>Shut</title><content>Gates shut.</content>"
        "<updated>2024-07-09T08:00:00Z</updated></entry></feed>"
    )
    assert told(load(atom.encode(), "feed.xml"))[0] is False
    item = {"id": "a1", "content_text": "Hello.", "date_published": "2024-07-09T07:00:00Z"}
    feed = {"version": "https://jsonfeed.org/version/1.1", "items": [item]}
    assert told(load(json.dumps(feed).encode(), "feed.json"))[0] is None
    more = {**feed, "next_url": "https://example.org/2"}
    assert told(load(json.dumps(more).encode(), "feed.json"))[0] is False


def data_page(keys: tuple[str, ...], *, text: bool = True, posts: str = "") -> Document:
    updates = [
        {
            "@type": "BlogPosting",
            "headline": f"Headline {key[-2:]}",
            "datePublished": f"2024-07-09T{15 - number:02}:00:00Z",
            "url": f"{ADDRESS}#block-{key}",
            **({"articleBody": f"Text {key[-2:]}."} if text else {}),
        }
        for number, key in enumerate(keys)
    ]
    data = {"@type": "LiveBlogPosting", "url": ADDRESS, "liveBlogUpdate": updates}
    return html(f'<script type="application/ld+json">{json.dumps(data)}</script>', posts)


def test_posts_that_only_the_markup_or_only_the_data_has_are_both_kept() -> None:
    document = data_page((GONE, HERE[1]), posts=blocks(*HERE))
    assert [mark.key for mark in document.marks] == [
        f"block-{GONE}",
        f"block-{HERE[0]}",
        f"block-{HERE[1]}",
    ]
    assert "Text 00." in document.text
    assert "Post 0 of the strike." in document.text


def test_a_headline_of_the_data_without_its_post_is_a_missing_post() -> None:
    complete, (words,) = told(data_page((*HERE, GONE), text=False, posts=blocks(*HERE)))
    assert complete is False
    assert "post of the structured data “Headline 00”" in words
