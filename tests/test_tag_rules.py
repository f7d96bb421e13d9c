"""Every rule reads its example and none of its misses; every kind of meaning has its place."""

from typing import get_args

import pytest

from timeline.anchoring.placing import _PLACERS
from timeline.meanings import Meaning
from timeline.tag import scan
from timeline.tag.lexer import tokens
from timeline.tag.rule import Rule
from timeline.tag.scan import RULES, finds


def _read_by(words: str) -> set[str]:
    return {find.rule for find in finds(tokens(words))}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_reads_its_example(rule: Rule) -> None:
    assert rule.name in _read_by(rule.example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rule_leaves_its_misses(rule: Rule) -> None:
    assert len(rule.misses) >= 2
    for words in rule.misses:
        assert rule.name not in _read_by(words), words


def test_rules_have_names_of_their_own() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


def test_what_a_run_of_classes_matched_before_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [
        f"{words} zebra, {words}. Zebras"
        for rule in RULES
        for words in (rule.example, *rule.misses)
    ]
    kept = [finds(tokens(text)) for text in texts for _ in range(2)]
    monkeypatch.setattr(scan, "_KEPT_RUN", 0)
    assert kept == [finds(tokens(text)) for text in texts for _ in range(2)]


def test_every_kind_of_meaning_has_a_place() -> None:
    assert set(_PLACERS) == set(get_args(Meaning))


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "a\n\n b 3.25pm ", "«x» 3·25pm…", "é\u0301\u00a0x"]
)
def test_tokens_cover_the_text(text: str) -> None:
    cut = tokens(text)
    assert "".join(cut.words) == text
    assert len(cut.codes) == len(cut.words)
