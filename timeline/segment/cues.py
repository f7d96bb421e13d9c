"""Features of the place between two lines of a page whose posts nothing marks.

A feature is a short string; `weights.tsv` has a weight for the telling ones. They look at what a
line begins with, how the line before it ends, and how the words above and below hang together.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator

WINDOW = 3
_TOKEN = re.compile(r"[a-zà-öø-ÿ]+(?:[’'][a-z]+)?|\d[\d.,:]*|[^\w\s]")
_QUOTES = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "«": '"', "»": '"', "„": '"'})
_WORD = re.compile(r"[a-zà-öø-ÿ]{4,}")
_PRONOUNS = frozenset(
    ["he", "she", "they", "it", "his", "her", "their", "its", "this", "that", "these", "those"]
)
_FIRST = frozenset(["i", "we", "our", "my", "us", "me", "i'm", "we're", "i've", "we've", "i'll"])
_REPORTING = frozenset(
    ["says", "said", "asks", "asked", "tells", "told", "adds", "claims", "argues", "insists"]
)
_LENGTHS = (30, 60, 100, 160, 260)


class Lines:
    """The lines of a text, each lower-cased and cut into words once."""

    def __init__(self, lines: tuple[str, ...]) -> None:
        self.raw = lines
        self.tokens = tuple(tuple(_TOKEN.findall(_plain(line))) for line in lines)
        self.words = tuple(Counter(_WORD.findall(_plain(line))) for line in lines)
        self.voices = tuple(_voice(tokens) for tokens in self.tokens)
        held = Counter(word for words in self.words for word in words)
        self.rarity = {word: math.log(len(lines) / count) for word, count in held.items()}
        self.starts = Counter(tokens[:2] for tokens in self.tokens)

    def __len__(self) -> int:
        return len(self.raw)


def features(lines: Lines, index: int) -> Iterator[str]:
    """Yield the features of a cut before line `index` (1 or more)."""
    yield "bias"
    yield from _beginning(lines.tokens[index], lines.raw[index])
    yield from _ending(lines.tokens[index - 1], lines.raw[index - 1])
    following = lines.tokens[index + 1] if index + 1 < len(lines) else ("</s>",)
    yield f"n1={following[0] if following else ''}"
    yield f"q={_open_quotes(lines, index)}"
    yield from _voices(lines, index)
    yield f"rs={min(lines.starts[lines.tokens[index][:2]], 4)}"
    yield from _cohesion(lines, index)


def _beginning(tokens: tuple[str, ...], raw: str) -> Iterator[str]:
    first = tokens[:3] + ("</s>",) * (3 - len(tokens[:3]))
    yield f"a1={first[0]}"
    yield f"a2={first[0]} {first[1]}"
    yield f"a3={first[0]} {first[1]} {first[2]}"
    yield f"al={_bucket(len(raw))}"
    yield f"ae={tokens[-1] if tokens else ''}"
    for token in frozenset(tokens[3:12]):
        yield f"aw={token}"
    if "(" in tokens[:6] and "@" in tokens[:8]:
        yield "tweet"
    if any(token in _PRONOUNS for token in tokens[:1]):
        yield "pronoun"


def _ending(tokens: tuple[str, ...], raw: str) -> Iterator[str]:
    last = ("<s>",) * (3 - len(tokens[-3:])) + tokens[-3:]
    yield f"b1={last[2]}"
    yield f"b2={last[1]} {last[2]}"
    yield f"b3={last[0]} {last[1]} {last[2]}"
    yield f"bl={_bucket(len(raw))}"
    yield f"bf={tokens[0] if tokens else ''}"
    yield f"bf2={' '.join(tokens[:2])}"
    for token in frozenset(tokens[-10:-3]):
        yield f"bw={token}"


def _voices(lines: Lines, index: int) -> Iterator[str]:
    """Tell who speaks above and below: a quoted person ("we", "our"), or the page itself."""
    before, here = lines.voices[index - 1], lines.voices[index]
    after = lines.voices[index + 1] if index + 1 < len(lines) else "e"
    yield f"v={before}{here}{after}"
    yield f"vb={lines.voices[index - 2] if index > 1 else 's'}{before}{here}"


def _voice(tokens: tuple[str, ...]) -> str:
    """Return `r` for reporting ("says"), `f` for the first person, `y` the second, `n` neither."""
    if any(token in _REPORTING for token in tokens[:8]):
        return "r"
    if any(token in _FIRST for token in tokens):
        return "f"
    return "y" if "you" in tokens else "n"


def _open_quotes(lines: Lines, index: int) -> str:
    """Tell whether the line begins with a quotation, the one before ends with one."""
    line, before = _plain(lines.raw[index]), _plain(lines.raw[index - 1])
    starts = line[:2].lstrip("'`")[:1] == '"' or line[:2] in ("``", "''") or line[:1] == '"'
    ends = before.rstrip().endswith(('"', "''"))
    return f"{'s' if starts else '-'}{'e' if ends else '-'}"


def _cohesion(lines: Lines, index: int) -> Iterator[str]:
    above: Counter[str] = Counter()
    for words in lines.words[max(0, index - WINDOW) : index]:
        above.update(words)
    below: Counter[str] = Counter()
    for words in lines.words[index : index + WINDOW]:
        below.update(words)
    yield f"c={_tenth(_cosine(above, below))}"
    shared = sum(lines.rarity[word] for word in below if word in above)
    yield f"ci={min(int(shared / 2), 8)}"
    here = sum(lines.rarity[word] for word in lines.words[index] if word in above)
    yield f"ch={min(int(here / 2), 6)}"
    yield f"c1={_tenth(_cosine(lines.words[index - 1], lines.words[index]))}"
    next_words = lines.words[index + 1] if index + 1 < len(lines) else Counter()
    yield f"cn={_tenth(_cosine(lines.words[index], next_words))}"


def _cosine(first: Counter[str], second: Counter[str]) -> float:
    if not first or not second:
        return 0.0
    small, large = (first, second) if len(first) <= len(second) else (second, first)
    shared = sum(count * large[word] for word, count in small.items() if word in large)
    if not shared:
        return 0.0
    norms = sum(c * c for c in first.values()) * sum(c * c for c in second.values())
    return shared / math.sqrt(norms)


def _tenth(value: float) -> int:
    return min(int(value * 10), 6)


def _bucket(length: int) -> int:
    return sum(length >= limit for limit in _LENGTHS)


def _plain(line: str) -> str:
    return line.translate(_QUOTES).replace("``", '"').replace("''", '"').lower()
