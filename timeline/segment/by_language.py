"""Cuts between posts that nothing marks, found in the language alone.

Each place between two lines gets the sum of the weights of its cues (a logistic regression,
`weights.tsv`) and of the few signs below that need capitals, which the texts it was learned on do
not have. Never is a cut made within an open quotation, before words that go on with the sentence
above, or between a headline and its text.
"""

from __future__ import annotations

import re
from math import fsum

from timeline.language import en_page
from timeline.segment.cues import Lines, features
from timeline.segment.lines import Line, is_ended, is_headline
from timeline.segment.weights import weights

CUT_AT = -0.7  # best F1 on the blogs that the weights were not learned on
CUT_CASED_AT = -1.2  # the same where capitals let the signs below speak; on invented pages
TITLED_PAGE = 3
REMEMBERED = 80  # lines of a post in which a name may have been given; none seen is longer
# Weights of signs that the learned table cannot know, set by hand on invented pages.
HEADLINE = 4.0  # a headline stands here
NAMED_AGAIN = 1.6  # whom the post calls by surname gets a full name again
NAMED_ANEW = 1.3  # somebody whom other posts name too gets a full name, first time in this post
ATTRIBUTED = 8.0  # the next line says whose words these are: this one is its lead
NAMED_BELOW = 1.6  # the line names nobody, the next one names so
INTRODUCED = 1.3  # begins with an office and a full name, after two lines or more on others
PERFECT = 1.2  # begins with what has just come about
SAME_SPEAKER = -1.5  # "he goes on": who speaks has been named further up
KNOWN_SURNAME = -1.8  # begins with a surname that the post has introduced
KNOWN_LATER = -1.0  # has such a surname in its first words, and no full name
LEAD = 1.6  # begins with a clause that sets a scene
CLOSED = 2.0  # the line above takes leave of its readers or sends them elsewhere
SHORT = -1.2  # the post would be one line
UNENDED = -0.5  # the line above is no whole sentence
_FULL_NAME = re.compile(r"\b([A-Z][\w’'-]+)\s([A-Z][\w’'-]{2,})\b")
_GOES_ON = re.compile(en_page.GOES_ON, re.IGNORECASE)
_ATTRIBUTES = re.compile(en_page.ATTRIBUTES, re.IGNORECASE)
_INTRODUCES = re.compile(
    r"(?:[A-Z][a-z]+(?:\s(?:[a-z]+|of|for|and))*\s){0,3}[A-Z][\w’'-]+\s[A-Z][a-z]"
)
_HAS_COME = re.compile(en_page.HAS_COME, re.IGNORECASE)
_SAME_SPEAKER = re.compile(en_page.SAME_SPEAKER, re.IGNORECASE)
_LEADS = re.compile(en_page.LEADS, re.IGNORECASE)
_CLOSES = re.compile(en_page.CLOSES, re.IGNORECASE)
_SURNAME = re.compile(r"\b([A-Z][a-z][\w-]+?)(?:[’']s)?\b(?!\s[A-Z])")
_FIRST_WORD = re.compile(r"(?:[A-Z][a-z]+,\s)?([A-Z][\w’'-]{2,}?)(?:[’']s)?\s[a-z]")


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
    is_cased = _is_cased(lines)
    limit = CUT_CASED_AT if is_cased else CUT_AT
    last = 0
    for at in range(1, len(lines)):
        if _may_not_cut(lines, headlines, at, is_cased=is_cased):
            continue
        score = _learned(cues, at)
        if is_cased:  # without capitals the learned table alone does better
            score += _cased(lines, headlines, last, at)
        if score > limit:
            found[at] = "language"
            last = at
    return found


def _is_cased(lines: tuple[Line, ...]) -> bool:
    """Tell whether lines begin with capitals; some collections have lost them."""
    return sum(line.text[:1].isupper() for line in lines) * 3 > len(lines)


def _is_title(headlines: list[bool], at: int) -> bool:
    """Tell whether a headline has text below it, and no headline above."""
    is_first = at == 0 or not headlines[at - 1]
    return headlines[at] and is_first and at + 1 < len(headlines)


def _may_not_cut(
    lines: tuple[Line, ...], headlines: list[bool], at: int, *, is_cased: bool
) -> bool:
    before, line = lines[at - 1].text, lines[at].text
    if headlines[at - 1]:
        return True
    if is_cased and before.rstrip().endswith((":", ",", ";")):  # else what followed may be lost
        return True
    if _is_open(before):
        return True
    return bool(_GOES_ON.match(line) or _ATTRIBUTES.match(line))


def _is_open(text: str) -> bool:
    """Tell whether a quotation that the line opened last is still open at its end."""
    opened, closed = text.rfind("“"), text.rfind("”")
    return opened > closed


def _learned(cues: Lines, at: int) -> float:
    table = weights()
    # Whatever the order of the set, the sum is the same to the last bit.
    return fsum(table.get(feature, 0.0) for feature in set(features(cues, at)))


def _cased(lines: tuple[Line, ...], headlines: list[bool], last: int, at: int) -> float:
    above = " ".join(line.text for line in lines[max(last, at - REMEMBERED) : at])
    text, before = lines[at].text, lines[at - 1].text
    if _is_title(headlines, at):
        return HEADLINE
    score = 0.0
    if at + 1 < len(lines) and _ATTRIBUTES.match(lines[at + 1].text):
        score += ATTRIBUTED
    if _renames(text, above, before):
        score += NAMED_AGAIN
    elif _names_anew(lines, last, at):
        score += NAMED_ANEW
    elif at + 1 < len(lines) and not _FULL_NAME.search(text) and not _knows(text, above):
        score += NAMED_BELOW if _renames(lines[at + 1].text[:80], above, before) else 0.0
    score += _beginning(text, above, at - last)
    score += _known_surname(text, above)
    if _LEADS.match(text):
        score += LEAD
    closed = _CLOSES.search(before) is not None
    score += CLOSED if closed else SHORT if at == last + 1 else 0.0
    if not is_ended(before) and not headlines[at - 1]:
        score += UNENDED
    return score


def _names_anew(lines: tuple[Line, ...], last: int, at: int) -> bool:
    """Tell whether a line gives a full name that this post has not, but another post has."""
    near = " ".join(line.text for line in lines[max(last, at - 6) : at])
    for match in _FULL_NAME.finditer(lines[at].text[:80]):
        full, family = match.group(), match.group(2)
        if family not in near and any(
            full in line.text for place, line in enumerate(lines) if abs(place - at) > 2
        ):
            return True
    return False


def _beginning(text: str, above: str, length: int) -> float:
    """Weigh how a line begins that is the `length`-th of its post if it goes on with it."""
    score = SAME_SPEAKER if _SAME_SPEAKER.search(text) else 0.0
    if length > 1 and _INTRODUCES.match(text) and _first_name(text) not in above:
        score += INTRODUCED
    if length > 1 and _HAS_COME.match(text):
        score += PERFECT
    return score


def _known_surname(text: str, above: str) -> float:
    """Weigh surnames without a first name: their bearers were introduced further up."""
    full = _FULL_NAME.search(text[:160])
    reach = min(80, full.start()) if full else 80
    for match in _SURNAME.finditer(text, 0, reach):
        if re.search(rf"[A-Z][\w’'-]+\s{re.escape(match.group(1))}\b", above):
            first = _FIRST_WORD.match(text)
            is_first = first is not None and first.group(1) == match.group(1)
            return KNOWN_SURNAME if is_first else KNOWN_LATER
    return 0.0


def _first_name(text: str) -> str:
    """Return the family name that a line gives first with a first name, else nothing."""
    match = _FULL_NAME.search(text)
    return match.group(2) if match else ""


def _renames(text: str, above: str, before: str) -> bool:
    """Tell whether a line calls somebody by the full name whom the post calls by the last one."""
    for match in _FULL_NAME.finditer(text[:160]):
        full, family = match.group(), match.group(2)
        bare = re.search(rf"(?<![A-Z][a-z]\s)\b{re.escape(family)}\b", above)
        if bare and full not in before:
            return True
    return False


def _knows(text: str, above: str) -> bool:
    """Tell whether a line names anybody that the post has named."""
    names = re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}", text)
    return any(re.search(rf"\b{name}\b", above) for name in names)
