"""Why a value is what it is: a tree of rules whose leaves are quotations with their spans."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.values import value

CITED = 80  # characters of a quotation that a line of text has room for


@value(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of a document, quoted: `text` is `Document.text[start:end]`.

    A fact that came from outside (a command-line option) has `document` None and offsets 0.
    """

    document: str | None
    start: int
    end: int
    text: str


@value(frozen=True, slots=True, kw_only=True)
class Derivation:
    """One step of reasoning: the rule applied, one plain sentence, and what it rests on."""

    rule: str
    says: str
    evidence: tuple[Evidence, ...] = ()
    premises: tuple[Derivation, ...] = ()

    def leaves(self) -> Iterator[Evidence]:
        """Yield every quotation under this step, in the order in which it was used."""
        for step in steps(self):
            yield from step.evidence


def first_words(text: str, start: int, end: int, limit: int) -> int:
    """Return where the first words of `text[start:end]` end: whole ones of its first line, at most
    `limit` characters of them unless the first word alone is longer."""
    line = text[start:end].partition("\n")[0]
    if len(line) <= limit:
        return start + len(line)
    return start + (len(line[: limit + 1].rpartition(" ")[0].rstrip()) or limit)


def given(option: str, value: str) -> Derivation:
    """Return the leaf for a value that somebody gave on the command line or in a call."""
    words = Evidence(document=None, start=0, end=0, text=f"{option}={value}")
    return Derivation(rule="given", says=f"{option} was given as {value}", evidence=(words,))


def steps(root: Derivation) -> tuple[Derivation, ...]:
    """Return all steps under `root`, each once, premises before what they support.

    Iterative, since chains of a thousand posts are deeper than Python's stack.
    """
    if not root.premises:
        return (root,)
    done: dict[int, Derivation] = {}
    stack: list[tuple[Derivation, bool]] = [(root, False)]
    while stack:
        step, opened = stack.pop()
        if id(step) in done:
            continue
        if opened:
            done[id(step)] = step
            continue
        stack.append((step, True))
        stack.extend((premise, False) for premise in reversed(step.premises))
    return tuple(done.values())


def cited(words: str, limit: int = CITED) -> str:
    """Return words as an explanation quotes them: «…» on one line, cut at `limit` characters.

    These marks, since the words of news are full of the other kinds. What no reader sees (control
    characters, marks of direction) is a space: it could change how the line around it is shown.
    """
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in words).split())
    return f"«{line if len(line) <= limit else line[: limit - 1].rstrip() + '…'}»"
