"""segment: texts are cut where posts begin, and every block is somewhere."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from timeline.load import load
from timeline.model import Document, Given, Segmented
from timeline.place.printed import printed_times
from timeline.place.zones import FoundZone
from timeline.segment import segment
from timeline.tag import tag

CASES = Path(__file__).parent / "cases"
UTC = FoundZone(name="UTC", found_from="assumed", why=None)


def cases(name: str) -> list[Any]:
    rows = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return [pytest.param(row, id=row["name"]) for row in rows]


def cut(text: str, given: Given | None = None) -> tuple[Document, Segmented]:
    document = load(text.encode(), "page.txt", given)
    return document, segment(document, tag(document))


@pytest.mark.parametrize("row", cases("labels.toml"))
def test_labels_are_found_in_every_convention(row: dict[str, Any]) -> None:
    document = load("\n\n".join(row["lines"]).encode(), "page.txt")
    tagged = tag(document)
    segmented = segment(document, tagged)
    found = []
    for printed in printed_times(document, tagged, segmented, UTC, None):
        if printed is not None and printed.minute is not None:
            found.append(f"{printed.minute // 60}:{printed.minute % 60:02}")
        elif printed is not None and printed.age_s is not None:
            found.append(f"-{printed.age_s // 60}")
    assert found == row["times"]


@pytest.mark.parametrize("row", cases("posts.toml"))
def test_posts_begin_where_a_reader_sees_them_begin(row: dict[str, Any]) -> None:
    document, segmented = cut(row["text"].strip() + "\n")
    texts = ["\n".join(document.quote(part) for part in post.parts) for post in segmented.posts]
    assert [text[: len(start)] for text, start in zip(texts, row["starts"], strict=False)] == row[
        "starts"
    ]
    assert len(texts) == len(row["starts"])
    assert (segmented.kind, segmented.cut_from) == (row["kind"], row["cut_from"])
    for words in row.get("never", []):
        assert not any(words in text for text in texts)
    summary = [document.quote(span) for span in segmented.summary]
    for words in row.get("summary", []):
        assert any(part.startswith(words) for part in summary)


@pytest.mark.parametrize("row", cases("posts.toml") + cases("place.toml"))
def test_every_block_is_in_a_post_the_summary_furniture_a_label_or_a_copy(
    row: dict[str, Any],
) -> None:
    document, segmented = cut(row["text"].strip() + "\n")
    for block in document.blocks:
        homes = [
            *(part for post in segmented.posts for part in (*post.parts, *post.copies)),
            *(post.label for post in segmented.posts if post.label),
            *segmented.summary,
            *(part.span for part in segmented.furniture),
        ]
        assert any(home.overlaps(block.span) for home in homes), document.quote(block.span)


def test_text_within_a_post_stays_in_printed_order() -> None:
    document, segmented = cut("9.30am: One.\nTwo.\n\n9.40am: Three.\nFour.\n")
    for post in segmented.posts:
        assert list(post.parts) == sorted(post.parts)
    assert document.quote(segmented.posts[0].parts[0]) == "One.\nTwo."


def test_ids_stay_when_the_page_grows() -> None:
    old = "9.40am: Three.\n\n9.30am: One.\n"
    before = {post.id for post in cut(old)[1].posts}
    after = {post.id for post in cut("9.55am: Five.\n\n" + old)[1].posts}
    assert before < after


def test_ids_of_posts_are_the_pages_own_and_two_alike_are_told_apart() -> None:
    page = (
        '<div class="block" id="block-0123456789ab"><p class="block-time"><time datetime='
        '"2024-07-09T07:00:00Z">8am</time></p><div class="block-elements"><p>One thing.</p>'
        "</div></div>"
    )
    text = f"<html><body>{page}{page.replace('One', 'Another')}</body></html>"
    document = load(text.encode(), "live.html")
    segmented = segment(document, tag(document))
    assert [post.id for post in segmented.posts] == ["block-0123456789ab", "block-0123456789ab-2"]
    assert [problem.kind for problem in segmented.problems] == ["duplicate-id"]


def test_nothing_is_cut_within_an_open_quotation_or_before_he_adds() -> None:
    text = (
        "Good morning, and welcome to our live coverage. We'll bring you the latest.\n"
        "Ana Prieto, the port's director, says the gates stay shut.\n"
        "“We have waited long enough,\n"
        "“and we will wait no longer.”\n"
        "He adds that the cranes are safe.\n"
    )
    document, segmented = cut(text)
    starts = [document.quote(post.parts[0])[:8] for post in segmented.posts]
    assert "“and we " not in starts
    assert "He adds " not in starts


@pytest.mark.parametrize(
    "text",
    [
        "Live blog: the ballot, as it happened\n---\n",
        "Tuesday 9 July 2024 17:05, UK\nLive updates\nOur previous post\n---\n",
        "Key events\n\nShare\n\nLoad more\n",
    ],
)
def test_a_page_of_nothing_but_furniture_has_hardly_a_post_and_no_traceback(text: str) -> None:
    assert len(cut(text)[1].posts) <= 1
