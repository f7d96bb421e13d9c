"""From the word to the verb forms that it may be: lemma and form, for all verbs of `en_verbs`."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from timeline.language import en_verbs as words

Form = Literal["base", "s", "past", "participle", "ing", "past-or-participle"]


@lru_cache(maxsize=1)
def forms() -> dict[str, tuple[str, Form]]:
    """Return each inflected word with its lemma and form; the more telling form wins."""
    table: dict[str, tuple[str, Form]] = {}
    for verb in words.REGULAR:
        past = _past(verb)
        table[_ing(verb)] = (verb, "ing")
        table[_third(verb)] = (verb, "s")
        table[past] = (verb, "past-or-participle")
        table[verb] = (verb, "base")
        if verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb[-3:-2] not in tuple("aeiou"):
            doubled = verb + verb[-1]
            table.setdefault(doubled + "ed", (verb, "past-or-participle"))
            table.setdefault(doubled + "ing", (verb, "ing"))
    for entry in words.IRREGULAR.replace("\n", "|").split("|"):
        if entry.strip():
            _add_irregular(table, *entry.split())
    return table


def _add_irregular(
    table: dict[str, tuple[str, Form]], verb: str, past: str, participle: str
) -> None:
    table[_ing(verb)] = (verb, "ing")
    table[_third(verb)] = (verb, "s")
    table[verb] = (verb, "base")
    if verb[-1] not in "aeiouwxy" and verb[-2] in "aeiou" and verb[-3:-2] not in tuple("aeiou"):
        table[verb + verb[-1] + "ing"] = (verb, "ing")
    if past == participle:
        if past != verb:
            table[past] = (verb, "past-or-participle")
        return
    if participle != verb:
        table[participle] = (verb, "participle")
    if past != verb:
        table[past] = (verb, "past")


def _third(verb: str) -> str:
    if verb == "have":
        return "has"
    if verb.endswith(("s", "x", "z", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + "ing"


@lru_cache(maxsize=20_000)
def form_of(word: str) -> tuple[str, Form] | None:
    """Return lemma and form of a word in lower case; a guess for unknown words in -ed and -ing."""
    known = forms().get(word)
    if known is not None:
        return known
    if word.startswith("un"):  # "untouched": what was done to nobody
        return None
    if len(word) > 5 and word.endswith("ed") and not word.endswith(("eed", "hundred")):
        return word[:-2], "past-or-participle"
    if len(word) > 5 and word.endswith("ing"):
        return word[:-3], "ing"
    return None
