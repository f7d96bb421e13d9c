"""References found in whole pages and the posts they mean, by the table, and what a link does."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from timeline.model import (
    Block,
    Claim,
    Columns,
    Document,
    Given,
    Hyperlink,
    Placed,
    PostMark,
    ResolvedReference,
    Span,
)
from timeline.place import place
from timeline.segment import segment
from timeline.tag import tag

CASES = tomllib.loads(
    (Path(__file__).parent / "cases" / "references.toml").read_text(encoding="utf-8")
)["case"]
DAY = "2025-03-06"


def page(
    posts: list[list[str]],
    summary: list[str] | None = None,
    links: dict[str, str] | None = None,
    updated: dict[int, str] | None = None,
) -> Document:
    """Lay out a page, newest first, each post with an id `block-N` and perhaps a time."""
    text, blocks, marks = "", [], []

    def add(words: str, kind: Any, mark: int | None) -> Span:
        nonlocal text
        text += "\n" if text else ""
        span = Span(start=len(text), end=len(text) + len(words))
        text += words
        blocks.append(Block(span.start, span.end, kind, mark=mark))
        return span

    for words in summary or []:
        add(words, "list-item", None)
    head = Span(start=0, end=len(text)) if summary else None
    for index, (label, words, *title) in enumerate(posts):
        named = add(title[0], "heading", index) if title else None
        body = add(words, "paragraph", index)
        stamp = label and (label if " " in label else f"{DAY} {label}").replace(" ", "T")
        marks.append(
            PostMark(
                start=(named or body).start,
                end=body.end,
                source="test",
                key=f"block-{index:02}",
                url=f"https://paper.example/live/1#block-{index:02}",
                title_end=named and named.end,
                time=stamp or None,
                updated=f"{DAY}T{updated[index]}" if updated and index in updated else None,
            )
        )
    found = [
        Hyperlink(span=Span(start=text.index(words), end=text.index(words) + len(words)), href=href)
        for words, href in (links or {}).items()
    ]
    return Document(
        id="page",
        format="test",
        origin="page",
        path=None,
        sha256="0",
        text=text,
        blocks=Columns.of(Block, blocks),
        marks=Columns.of(PostMark, marks),
        links=tuple(found),
        summary=head,
        url="https://paper.example/live/1",
        given=Given(tz="Europe/London", date=DAY),
    )


def placed(document: Document) -> Placed:
    tagged = tag(document)
    return place(document, tagged, segment(document, tagged))


def shown(found: ResolvedReference) -> list[Any]:
    return [found.reading.text, found.reading.kind, found.status, list(found.targets)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_reference_leads_to(case: dict[str, Any]) -> None:
    document = page(case["posts"], case.get("summary"))
    posts = case["posts"]
    if not any(label for label, *_ in posts):
        document = newest_first(document)
    assert [shown(one) for one in placed(document).references] == case["expect"]


def newest_first(document: Document) -> Document:
    """Say of a page without times how it runs, as a page's own data does."""
    claim = Claim(name="order", value="newest-first", source="test")
    return replace(document, claims=(claim,))


FERRY = [
    ["15:00", "The pier is open again. Divers have left the harbour."],
    ["14:00", "Divers search the harbour."],
    ["13:00", "The ferry strikes the pier."],
]


@pytest.mark.parametrize(
    "href",
    [
        "https://paper.example/live/1#block-02",
        "#block-02",
        "https://paper.example/live/1?page=with:block-02#liveblog-navigation",
        "https://www.paper.example/live/1#block-02",
    ],
)
def test_link_to_a_posts_own_address_is_a_reference(href: str) -> None:
    (found,) = placed(page(FERRY, links={"The pier is open": href})).references
    assert shown(found) == ["The pier is open", "link", "resolved", [2]]


@pytest.mark.parametrize(
    "href",
    [
        "https://paper.example/live/2#block-02",
        "https://paper.example/news/pier",
        "#top",
        "https://paper.example/live/1#block-00",
        "mailto:desk@paper.example",
    ],
)
def test_link_elsewhere_or_to_its_own_post_is_none(href: str) -> None:
    assert not placed(page(FERRY, links={"The pier is open": href})).references


def test_link_under_a_clock_decides_against_the_clock() -> None:
    posts = [["15:00", "It is open (see 1pm)."], *FERRY[1:]]
    (found,) = placed(page(posts, links={"see 1pm": "#block-01"})).references
    assert shown(found) == ["see 1pm", "clock-post", "resolved", [1]]


def test_link_in_a_bullet_wins_over_its_words() -> None:
    document = page(FERRY, ["Ferry strikes pier."], {"Ferry strikes pier.": "#block-01"})
    (found,) = placed(document).references
    assert shown(found) == ["Ferry strikes pier.", "link", "resolved", [1]]


def test_clock_of_an_edit_leads_to_the_edited_post() -> None:
    posts = [["15:00", "All is well (see 2.45pm)."], *FERRY[1:]]
    (found,) = placed(page(posts, updated={2: "14:45"})).references
    assert shown(found) == ["see 2.45pm", "clock-post", "resolved", [2]]


def test_resolved_clock_dates_a_post_without_a_time() -> None:
    posts = next(one["posts"] for one in CASES if "two rare words" in one["name"])
    result = placed(newest_first(page(posts)))
    dated = result.posted[2]
    assert dated is not None
    assert dated.interval.start is not None
    assert dated.interval.start.isoformat() == "2025-03-06T15:27:00+00:00"
    assert dated.certainty == "inferred"
    assert [one is None for one in result.posted] == [True, True, False, True, True]


def test_a_doubtful_clock_dates_nothing() -> None:
    posts = next(one["posts"] for one in CASES if "share as much" in one["name"])
    assert placed(newest_first(page(posts))).posted == (None,) * len(posts)


def test_why_quotes_the_reference_and_the_post() -> None:
    posts = next(one["posts"] for one in CASES if one["name"] == "by topic")
    result = placed(page(posts))
    (found,) = result.references
    assert [one.text for one in found.why.evidence] == ["our earlier post about the brewery fire"]
    assert "brewery" in found.why.says
    quoted = found.why.premises[0].evidence[0]
    assert result.document.text[quoted.start : quoted.end] == quoted.text
    assert quoted.text.startswith("Smoke over the brewery")


def test_posts_that_all_cite_each_other_and_themselves() -> None:
    posts = [[f"12:{59 - n:02}", f"See 12.{n:02}pm and 12.{59 - n:02}pm."] for n in range(60)]
    found = placed(page(posts)).references
    assert len(found) == 60
    assert all(index != one.post for one in found for index in one.targets)


def test_references_do_not_depend_on_how_many_other_posts_there_are() -> None:
    posts = next(one["posts"] for one in CASES if "two rare words" in one["name"])
    more = [["", f"Clerk {n} files form {n} in drawer {n}."] for n in range(200)]
    (found,) = placed(newest_first(page([*posts, *more]))).references
    assert shown(found)[2:] == ["resolved", [2]]


@pytest.mark.parametrize("is_newest_first", [True, False])
def test_what_a_reference_is_about_tells_how_the_page_runs(is_newest_first: bool) -> None:
    posts = [
        [
            "",
            "Critics call it a muddle. There is more on the Wexford kiln in our post from 3.27pm.",
        ],
        ["", "The union backs the depot plan. Critics call it a muddle."],
        ["", "Inspectors shut the Wexford kiln."],
        ["", "A judge frees the Calder lighthouse."],
    ]
    result = placed(page(posts if is_newest_first else posts[::-1]))
    assert result.order == ("newest-first" if is_newest_first else "oldest-first")
    assert [one is not None for one in result.posted].index(True) == (2 if is_newest_first else 1)
