"""Cuts between posts that nothing marks, found in the language alone.

Each place between two lines gets the sum of the weights of its cues (a logistic regression,
`weights.tsv`) and of the few signs below that need capitals, which the texts it was learned on do
not have. Never is a cut made within an open quotation, before words that go on with the sentence
above, or between a headline and its text.
"""

from __future__ import annotations

import re

from timeline.segment.cues import Lines, features
from timeline.segment.lines import Line, is_ended, is_headline
from timeline.segment.weights import weights

CUT_AT = -0.7  # best F1 on the blogs that the weights were not learned on
HEADLINE = 3.0
NAMED_AGAIN = 1.6
TITLED_PAGE = 3
_FULL_NAME = re.compile(r"\b([A-Z][\w’'-]+)\s([A-Z][\w’'-]{2,})\b")
_GOES_ON = re.compile(
    r"(?:(?:he|she|they|it)\s(?:also\s|then\s|later\s|now\s)?(?:add(?:s|ed)|says|said|continue[sd]|"
    r"goes|went|explain(?:s|ed)|conclude[sd]|finishe[sd]|describe[sd]?|told|tells|asks|asked|"
    r"insist(?:s|ed)|warn(?:s|ed)|note[sd]|argue[sd])|and|but|however|meanwhile also)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[“\"„«]|``")


def starts(lines: tuple[Line, ...]) -> dict[int, str]:
    """Return the positions at which posts begin, with why; the first line always does."""
    if not lines:
        return {}
    headlines = [is_headline(line) for line in lines]
    found = {0: "first"}
    if headlines[0] and sum(_is_title(headlines, at) for at in range(len(lines))) >= TITLED_PAGE:
        found |= {at: "heading" for at in range(1, len(lines)) if _is_title(headlines, at)}
        return found
    cues = Lines(tuple(line.text for line in lines))
    last = 0
    for at in range(1, len(lines)):
        if _may_not_cut(lines, headlines, at):
            continue
        score = _learned(cues, at) + _cased(lines, headlines, last, at)
        if score > CUT_AT:
            found[at] = "language"
            last = at
    return found


def _is_title(headlines: list[bool], at: int) -> bool:
    """Tell whether a headline has text below it, and no headline above."""
    is_first = at == 0 or not headlines[at - 1]
    return headlines[at] and is_first and at + 1 < len(headlines)


def _may_not_cut(lines: tuple[Line, ...], headlines: list[bool], at: int) -> bool:
    before, line = lines[at - 1].text, lines[at].text
    if headlines[at - 1]:
        return True
    if before.rstrip().endswith((":", ",", ";")) or _is_open(before):
        return True
    return bool(_GOES_ON.match(line))


def _is_open(text: str) -> bool:
    """Tell whether a quotation that the line opened last is still open at its end."""
    opened, closed = text.rfind("“"), text.rfind("”")
    return opened > closed


def _learned(cues: Lines, at: int) -> float:
    table = weights()
    return sum(table.get(feature, 0.0) for feature in set(features(cues, at)))


def _cased(lines: tuple[Line, ...], headlines: list[bool], last: int, at: int) -> float:
    score = HEADLINE if _is_title(headlines, at) else 0.0
    above = " ".join(line.text for line in lines[last:at])
    for match in _FULL_NAME.finditer(lines[at].text[:160]):
        full, family = match.group(), match.group(2)
        if re.search(rf"\b{re.escape(family)}\b", above) and full not in lines[at - 1].text:
            score += NAMED_AGAIN
            break
    if not is_ended(lines[at - 1].text) and not headlines[at - 1]:
        score -= 0.5
    return score
