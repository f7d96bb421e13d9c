"""A document's blocks: held as columns, and the same values as if they were not."""

from __future__ import annotations

import pytest

from timeline.load import load
from timeline.model import Block, Columns

HELD = [
    Block(0, 4, "heading", level=2, mark=0),
    Block(5, 20, "paragraph", mark=0),
    Block(22, 30, "list-item"),
]


def test_blocks_come_out_as_they_were_put_in() -> None:
    blocks = Columns.of(Block, HELD)
    assert list(blocks) == HELD
    assert [blocks[0], blocks[-1]] == [HELD[0], HELD[-1]]
    assert list(blocks[1:]) == HELD[1:]
    assert blocks.column("end") == (4, 20, 30)
    assert blocks.with_column("mark", (1, 1, 1))[0] == HELD[0]._replace(mark=1)
    none = Columns.of(Block, [])
    assert (len(blocks), bool(none), list(none), HELD[1] in blocks) == (3, False, [], True)
    assert (blocks[1:] == Columns.of(Block, HELD[1:]), blocks == blocks[1:]) == (True, False)
    with pytest.raises(IndexError):
        blocks[3]


def test_blocks_of_a_page_stand_where_their_words_do() -> None:
    posts = (
        (
            "b2",
            "8.02",
            "<h2 class='block-title'>Gates</h2>",
            "<p>They are shut.</p><ul><li>All of them.</li></ul>",
        ),
        ("b1", "8.01", "", "<p>They close.</p>"),
    )
    page = "<html><body><p>Updated at noon.</p>" + "".join(
        f'<div class="block" id="block-{key}"><p class="block-time"><time datetime="2024-07-09T0'
        f'{clock.replace(".", ":")}:00Z">{clock}am</time></p>{title}'
        f'<div class="block-elements">{body}</div></div>'
        for key, clock, title, body in posts
    )
    document = load(page.encode(), "page.html")
    told = [(block.mark, block.kind, document.quote(block.span)) for block in document.blocks]
    assert told == [
        (None, "paragraph", "Updated at noon."),
        (0, "paragraph", "8.02am"),
        (0, "heading", "Gates"),
        (0, "paragraph", "They are shut."),
        (0, "list-item", "All of them."),
        (1, "paragraph", "8.01am"),
        (1, "paragraph", "They close."),
    ]
    first, second = document.marks
    assert document.quote(first.span) == "8.02am\nGates\nThey are shut.\nAll of them."
    assert first.label is not None
    assert document.quote(first.label) == "8.02am"
    assert first.title is not None
    assert document.quote(first.title) == "Gates"
    assert document.text[second.text_start : second.end] == "They close."
    assert second.title is None
