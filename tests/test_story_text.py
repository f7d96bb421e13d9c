"""How much of a source's text a story carries."""

from __future__ import annotations

import pytest

from timeline.story_text import LEAD_AT_MOST, lead


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        (
            "Earlier in the week Okafor said that no one could tell if U.S. mills would shut. No.",
            "Earlier in the week Okafor said that no one could tell if U.S. mills would shut.",
        ),
        (
            "The bakers of the old town met Dr. Quill and her two deputies on the quay. It rained.",
            "The bakers of the old town met Dr. Quill and her two deputies on the quay.",
        ),
        ("It rained.\nThen it did not.", "It rained."),
    ],
)
def test_a_lead_ends_where_a_sentence_does(text: str, begins: str) -> None:
    assert lead(text) == begins


def test_a_lead_without_an_end_is_cut_between_words() -> None:
    begins = lead("bread and butter " * 40)
    assert begins.endswith(("bread…", "and…", "butter…"))
    assert len(begins) <= LEAD_AT_MOST + 1
