"""load: broken markup, of which a strict parser loses posts or text, is read whole all the same."""

from __future__ import annotations

import gzip
import json
import time

import pytest
from lxml import etree

from timeline.errors import SourceError
from timeline.load import load
from timeline.load.lenient import mended
from timeline.model import Document, Placed
from timeline.place import place
from timeline.segment import segment
from timeline.tag import tag

BROKEN = "the markup is broken"


def post(number: int, body: str = "") -> str:
    return (
        f'<div class="block" id="block-77ab00{number:06}"><p class="block-time">'
        f'<time datetime="2024-07-09T{7 + number // 60 % 12:02}:{number % 60:02}:00Z">at</time></p>'
        f'<div class="block-elements">{body or f"<p>Crane {number} stands still.</p>"}</div></div>'
    )


POSTS = [post(number) for number in range(12)]
ALL, FIRST, REST = "".join(POSTS), "".join(POSTS[:4]), "".join(POSTS[4:])
PAGES = {
    "content after a first end": f"<html><body>{FIRST}</body></html>{REST}</body></html>",
    "two pages in one": f"<html><body>{FIRST}</body></html><html><body>{REST}</body></html>",
    "a comment without an end": f"<html><body>{FIRST}<!-- slot {REST}</body></html>",
    "a script without an end": f"<html><body>{FIRST}<script>var a = 1;\n{REST}</body></html>",
    "a style without an end": f"<html><body>{FIRST}<STYLE>p {{}}\n{REST}</body></html>",
    "a title without an end": f"<html><head><title>Cranes<body>{ALL}</body></html>",
    "a text field without an end": f"<html><body>{FIRST}<textarea>{REST}</body></html>",
    "a frame without an end": f"<html><body>{FIRST}<iframe src='x'>{REST}</body></html>",
    "plain text": f"<html><body>{FIRST}<plaintext>{REST}",
    "posts never closed": f"<html><body>{ALL.replace('</div></div>', '')}</body></html>",
    "a wrapper never closed": "<html><body>" + "".join(f"<div>{one}" for one in POSTS * 200),
}


def read(page: str) -> Document:
    return load(page.encode(), "page.html")


def placed(document: Document) -> Placed:
    tagged = tag(document)
    return place(document, tagged, segment(document, tagged))


def strict_count(page: str) -> int:
    """Return how many posts with text lxml alone finds."""
    try:
        root = etree.fromstring(page.encode(), etree.HTMLParser(encoding="utf-8", huge_tree=True))
    except etree.XMLSyntaxError:
        return 0
    return len([one for one in root.iter("div") if one.get("class") == "block-elements"])


@pytest.mark.parametrize("name", PAGES)
def test_every_post_of_a_broken_page_is_read_with_its_id_time_and_text(name: str) -> None:
    document = read(PAGES[name])
    count = PAGES[name].count('class="block-elements"')
    texts = [document.quote(mark.span) for mark in document.marks]
    assert len(document.marks) == count
    assert [mark.key for mark in document.marks[:12]] == [f"block-77ab00{n:06}" for n in range(12)]
    assert texts[:12] == [f"at\nCrane {number} stands still." for number in range(12)]
    assert all("stands still." in text for text in texts)
    assert [mark.time for mark in document.marks[:2]] == [
        "2024-07-09T07:00:00+00:00",
        "2024-07-09T07:01:00+00:00",
    ]


@pytest.mark.parametrize("name", [name for name in PAGES if name != "posts never closed"])
def test_what_a_strict_parser_loses_is_said_to_be_broken(name: str) -> None:
    assert strict_count(PAGES[name]) < PAGES[name].count('class="block-elements"')
    assert any(problem.says.startswith(BROKEN) for problem in read(PAGES[name]).problems)


def test_text_in_cdata_marks_is_kept() -> None:
    page = "".join(post(n, f"<p><![CDATA[Crane {n} stands still.]]></p>") for n in range(3))
    document = read(f"<html><body>{page}</body></html>")
    assert [document.quote(mark.span) for mark in document.marks] == [
        f"at\nCrane {n} stands still." for n in range(3)
    ]


def test_text_after_the_end_of_an_article_is_kept() -> None:
    words = "The cranes have stood still for a week, and nobody knows when they will move again. "
    page = f"<html><body><p>{words * 4}</p></body></html>\n<p>{words.replace('week', 'month') * 3}"
    assert "stood still for a month" in read(page).text


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body>{ALL}</body></html><!-- made in 0.2 s --><img src='pixel.gif'>",
        f"<html><body><script>//<![CDATA[\nvar a = '<p><p><p><p><p>';\n//]]></script>{ALL}</html>",
        f"<html><head><title>a</title></head><body><!-- <p><p><p><p> -->{ALL}</body></html>",
        f"<html><body><div data-made='<p><p><p><p><p>'>{ALL}</div></body></html>",
        f"<html><body><p>Is 3 < 5?<p>Or 5 > 3?{ALL}</body></html>",
    ],
)
def test_a_page_in_order_is_not_called_broken(page: str) -> None:
    document = read(page)
    assert len(document.marks) == 12
    assert not document.problems


def test_a_post_quoted_in_another_without_a_time_of_its_own_is_no_post() -> None:
    quoted = '<div class="block" id="block-77ab00999999"><p>An older word.</p></div>'
    (mark,) = read(f"<html><body>{post(1, f'<p>A new word.</p>{quoted}')}</body></html>").marks
    assert mark.key == "block-77ab00000001"


def test_what_is_no_content_is_left_out_and_what_is_never_closed_is_kept() -> None:
    page = "a<!-- b -->c<script>d</script>e<!-- f<SCRIPT>g</script >h<title>i<xmp>j</xmp>"
    assert mended(page) == "acefhij</xmp>".replace("ef", "e f")


TOO_MUCH = {
    "ends": ("</html>" + "<p>Hold.") * 8_000,
    "nested times": "<time datetime='2024-07-09T07:00:00Z'>" * 30_000 + "Hold.",
    "nested times, less deep": ("<time datetime='2024-07-09T07:00:00Z'>" * 1900 + "Hold.") * 9,
    "nested posts": "".join(post(number)[:-12] for number in range(6_000)) + "Hold.",
    "open quotes after the end": "<p>Hold.</html>" + "<a href='" * 30_000,
    "open comments after the end": "<p>Hold.</html>" + "<!--" * 30_000 + "<p>Hold.",
    "open scripts": "<p>Hold." + "<script>" * 30_000,
    "quotes and tags": "<p>Hold.</html>" + '<a "<a"' * 50_000,
    "tags that do not match": "<p>Hold.</html>" + "<i><b>" * 5_000 + "</p>" * 20_000,
    "characters of no meaning": "<p>Hold.</html>" + "<p>&#1;&#xD800;&#xFFFE;\ufffe" * 5_000,
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_hostile_markup_costs_little_and_loses_no_text(name: str) -> None:
    started = time.process_time()
    document = read(f"<html><body>{TOO_MUCH[name]}")
    assert time.process_time() - started < 2
    assert "Hold." in document.text
    document.text.encode("utf-8")


def test_a_gzip_archive_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    whole = gzip.compress(f"<html><body>{ALL}</body></html>".encode())
    document = load(whole[:-40], "page.html.gz")
    assert document.marks
    assert [problem.kind for problem in document.problems if "cut off" in problem.says] == [
        "incomplete"
    ]
    assert placed(document).complete is False


def test_a_gzip_archive_of_several_members_is_read_whole() -> None:
    data = gzip.compress(f"<html><body>{FIRST}".encode()) + gzip.compress(REST.encode())
    assert len(load(data, "page.html.gz").marks) == 12


def test_an_archive_of_many_members_or_of_archives_is_cheap() -> None:
    started = time.process_time()
    load(gzip.compress(b"<p>Hold.") + gzip.compress(b"") * 20_000, "page.gz")
    parts = 'Content-Type: multipart/related; boundary="b"\n\n--b\n' * 5_000
    with pytest.raises(SourceError, match="archives of archives"):
        load(f"MIME-Version: 1.0\n{parts}".encode(), "page.mhtml")
    assert time.process_time() - started < 2


def test_json_that_was_cut_off_keeps_the_posts_before_that() -> None:
    held = [{"id": f"a{n}b77c", "title": f"Crane {n}, {{still]", "elements": []} for n in range(5)]
    text = json.dumps({"webTitle": "Cranes", "blocks": held})
    for cut in (text[: text.index("Crane 3")], text.replace('"Crane 3', '"Crane" 3')):
        document = load(cut.encode(), "answer.json")
        titles = [document.quote(mark.title) for mark in document.marks if mark.title]
        assert titles[:3] == [f"Crane {n}, {{still]" for n in range(3)]
        assert ["cut off" in problem.says for problem in document.problems] == [True]
        assert placed(document).complete is False


@pytest.mark.parametrize("text", ['{"a":' * 50_000, '[[[[[[[[[["', '{"a": "Cra'])
def test_json_of_which_nothing_can_be_read_is_not_read_as_prose(text: str) -> None:
    with pytest.raises(SourceError, match="broken JSON"):
        load(text.encode(), "answer.json")
