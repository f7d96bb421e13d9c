"""Whether a text without marks or printed times is a live blog or an article."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice, pairwise

from timeline.language import en_page
from timeline.model import Document, ReferenceReading, Tagged
from timeline.segment import by_language
from timeline.segment.lines import MAX_HEADLINE, Line

MANY_LINES = 90
MANY_GROUPS = 8
NAME = "names itself a live blog"
OWN = "points at its own posts"
SOME_LINES = 10
MOSTLY = 1.5
_ADDRESS = re.compile(
    r"[/-](?:live|live-?blog|live-(?:updates|coverage|reporting|text)|as-it-happened|liveticker|"
    r"minute-by-minute|rolling-\w+)(?=[/_.?-]|$)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(en_page.ELSEWHERE, re.IGNORECASE)
_NUMBERED = re.compile(r"update\s?#\s?\d{1,3}\b", re.IGNORECASE)
ENOUGH = 2
OWN_POSTS = frozenset({"previous-post", "next-post", "post-above", "post-below", "clock-post"})


def is_live_blog(document: Document, tagged: Tagged, lines: tuple[Line, ...]) -> bool:
    """Tell whether at least two signs say that the text is a live blog's.

    A pointer at another post of the page counts twice, as does a length no article has.
    """
    if any(claim.name == "kind" for claim in document.claims):
        return any(claim.value == "live-blog" for claim in document.claims if claim.name == "kind")
    score = 0
    for name, words in _patterns().items():
        found = sum(1 for _ in islice((one for one in lines if words.search(one.text)), 2))
        score += 2 * bool(found) if name == OWN else found
    foot = lines[-1].block.span.end if lines else 0
    score += 2 * any(_points_at_post(reference, foot) for reference in tagged.references)
    score += 2 * (len(lines) > MANY_LINES)
    score += 2 * (_tells_of_now(tagged) and _changes_often(lines))
    score += 2 * _is_grouped(document, lines)
    score += 2 * bool(document.url and _ADDRESS.search(document.url))
    score += 2 * (sum(line.what == "sorting control" for line in lines) > 1)
    score += 2 * any(_is_named_live(line) for line in lines[:3])
    score += 2 * any(_NUMBERED.match(line.text) for line in lines)
    if document.title and _patterns()[NAME].search(document.title):
        score += 2
    return score >= ENOUGH


def _points_at_post(reference: ReferenceReading, foot: int) -> bool:
    """Tell whether words above the foot point at a post; a mere clock in brackets need not."""
    is_sure = reference.rule != "clock-in-brackets"
    return is_sure and reference.kind in OWN_POSTS and reference.span.end <= foot


def _tells_of_now(tagged: Tagged) -> bool:
    """Tell whether main clauses stand in the present far more than in the past tense."""
    told = [c.tense for c in tagged.clauses if not c.is_quoted and not c.is_subordinate]
    present, past = told.count("present"), told.count("past")
    return present >= MOSTLY * max(past, 1)


def _changes_often(lines: tuple[Line, ...]) -> bool:
    """Tell whether the language of a page of some length begins anew several times."""
    texts = tuple(line for line in lines if line.what is None)
    return len(texts) >= SOME_LINES and len(by_language.starts(texts)) > 2


def _is_named_live(line: Line) -> bool:
    """Tell whether a short line at the top names its own page a live blog, not another one."""
    is_own = len(line.text) < MAX_HEADLINE and not _ELSEWHERE.match(line.text)
    return is_own and names_live_blog(line.text)


def names_live_blog(text: str) -> bool:
    """Tell whether words name their own page a live blog ("… as it happened")."""
    return bool(_patterns()[NAME].search(text))


def _is_grouped(document: Document, lines: tuple[Line, ...]) -> bool:
    """Tell whether blank lines set many groups of several lines apart, as posts are."""
    gaps = [
        document.text.count("\n", first.block.span.end, second.block.span.start) > 1
        for first, second in pairwise(lines)
    ]
    groups = 1 + sum(gaps)
    return groups >= MANY_GROUPS and len(lines) >= 2.5 * groups


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(w, re.IGNORECASE) for name, w in en_page.LIVE_WORDS.items()}
