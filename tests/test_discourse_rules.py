"""Every rule for references and signals finds its own example and none of its misses."""

from __future__ import annotations

import pytest

from timeline.load import load
from timeline.model import Tagged
from timeline.tag import tag
from timeline.tag.reference_rules import RULES as REFERENCE_RULES
from timeline.tag.reference_rules import ReferenceRule
from timeline.tag.signal_rules import RULES as SIGNAL_RULES
from timeline.tag.signal_rules import SignalRule


def tagged(text: str) -> Tagged:
    return tag(load(text.encode(), "page.txt"))


@pytest.mark.parametrize("rule", REFERENCE_RULES, ids=lambda rule: rule.name)
def test_reference_rule_finds_its_example(rule: ReferenceRule) -> None:
    assert rule.kind in {found.kind for found in tagged(rule.example).references}


@pytest.mark.parametrize("rule", REFERENCE_RULES, ids=lambda rule: rule.name)
def test_reference_rule_finds_none_of_its_misses(rule: ReferenceRule) -> None:
    for text in rule.misses:
        assert rule.name not in {found.rule for found in tagged(text).references}, text


@pytest.mark.parametrize("rule", SIGNAL_RULES, ids=lambda rule: rule.name)
def test_signal_rule_finds_its_example(rule: SignalRule) -> None:
    assert rule.kind in {found.kind for found in tagged(rule.example).signals}


@pytest.mark.parametrize("rule", SIGNAL_RULES, ids=lambda rule: rule.name)
def test_signal_rule_finds_none_of_its_misses(rule: SignalRule) -> None:
    for text in rule.misses:
        assert rule.kind not in {found.kind for found in tagged(text).signals}, text


def test_signal_reaches_over_an_apposition_to_its_verb() -> None:
    text = "Ministers met a day after the president, Ana Lume, said she would go."
    (signal,) = tagged(text).signals
    assert signal.kind == "units-after"
    assert signal.governs is not None
    governed = text[signal.governs.start : signal.governs.end]
    assert governed == "the president, Ana Lume, said she would go"


def test_signal_before_its_main_clause_stops_at_the_comma() -> None:
    text = "Before taking questions, Ortega thanked the crew."
    (signal,) = tagged(text).signals
    assert signal.governs is not None
    assert text[signal.governs.start : signal.governs.end] == "taking questions"
