"""Whether a text without marks or printed times is a live blog or an article.

What a page says of itself decides: that it is live, to its readers, of its other posts. Tense comes
second: reporters of a live blog write in the present ("says"), and of today. A length decides
nothing, and neither does what both kinds have: quotations, names given anew, changes of subject.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from timeline.language import en_page
from timeline.model import Document, ReferenceReading, Span, Tagged
from timeline.segment import by_language
from timeline.segment.lines import MAX_HEADLINE, Line

MANY_GROUPS = 8
NAME = "names itself a live blog"
OWN = "points at its own posts"
SOME_LINES = 10
HEAD = 4  # lines in which a page says what it is
MOSTLY = 1.5  # present to past, where tense has to decide alone
SAYS = 0.4  # share of verbs of saying that stand in the present
TODAY = 0.0015  # words of this day among all words outside quotations
UNFOLDING = 0.15  # share of clauses in the present that tell what is going on, or has come about
FEW_SAYINGS = 3
_ADDRESS = re.compile(
    r"[/-](?:live|live-?blog|live-(?:updates|coverage|reporting|text)|as-it-happened|liveticker|"
    r"minute-by-minute|rolling-\w+)(?=[/_.?-]|$)",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(en_page.ELSEWHERE, re.IGNORECASE)
_NUMBERED = re.compile(r"update\s?#\s?\d{1,3}\b", re.IGNORECASE)
_OF_TODAY = re.compile(en_page.OF_TODAY, re.IGNORECASE)
_T_MINUS = re.compile(en_page.T_MINUS)
_WORD = re.compile(r"\w+")
ENOUGH = 2
OWN_POSTS = frozenset({"previous-post", "next-post", "post-above", "post-below", "clock-post"})


def is_live_blog(document: Document, tagged: Tagged, lines: tuple[Line, ...]) -> bool:
    """Tell whether the signs of a live blog are enough: two of the page's own, or one with both
    signs of tense, or tense so clear that it decides alone.

    A pointer at another post of the page counts twice, as does what names the page live.
    """
    if any(claim.name == "kind" for claim in document.claims):
        return any(claim.value == "live-blog" for claim in document.claims if claim.name == "kind")
    score = 0
    for name, words in _patterns().items():
        found = sum(1 for _ in islice((one for one in lines if words.search(one.text)), 2))
        score += 2 * bool(found) if name == OWN else found
    foot = lines[-1].block.end if lines else 0
    score += 2 * any(_points_at_post(reference, foot) for reference in tagged.references)
    score += 2 * _is_grouped(document, lines)
    score += 2 * bool(document.url and _ADDRESS.search(document.url))
    score += 2 * (sum(line.what == "sorting control" for line in lines) > 1)
    score += 2 * any(_is_named_live(line) for line in lines[:3])
    score += 2 * any(_tells_its_order(line) for line in (*lines[:HEAD], *lines[-2:]))
    score += 2 * any(_NUMBERED.match(line.text) for line in lines)
    if document.title and _patterns()[NAME].search(document.title):
        score += 2
    score += 2 * any(_T_MINUS.match(line.text) for line in lines)
    if score >= ENOUGH:
        return True
    tenses = _Tenses.of(document, tagged, foot)
    if score + tenses.are_present + tenses.says_in_present > ENOUGH:
        return True
    return tenses.tells_of_now and _changes_often(lines)


def _points_at_post(reference: ReferenceReading, foot: int) -> bool:
    """Tell whether words above the foot point at a post; a mere clock in brackets need not."""
    is_sure = reference.rule != "clock-in-brackets"
    return is_sure and reference.kind in OWN_POSTS and reference.span.end <= foot


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tenses:
    """Main clauses outside quotations by tense, those of verbs of saying, those in the present that
    tell of something under way or just come about, and the share of words of today."""

    present: int
    past: int
    says: int
    said: int
    unfolding: int
    of_today: float

    @classmethod
    def of(cls, document: Document, tagged: Tagged, foot: int) -> _Tenses:
        """Count the clauses above the foot of a text."""
        told = [
            clause
            for clause in tagged.clauses
            if not clause.is_quoted and not clause.is_subordinate and clause.span.end <= foot
        ]
        sayings = [clause.tense for clause in told if clause.is_reporting]
        plain = _outside(document, tagged.quotations, foot)
        return cls(
            present=sum(clause.tense == "present" for clause in told),
            past=sum(clause.tense == "past" for clause in told),
            says=sayings.count("present"),
            said=sayings.count("past"),
            unfolding=sum(
                clause.tense == "present" and (clause.is_perfect or clause.is_progressive)
                for clause in told
            ),
            of_today=len(_OF_TODAY.findall(plain)) / max(1, len(_WORD.findall(plain))),
        )

    @property
    def are_present(self) -> bool:
        """Tell whether at least half of the clauses stand in the present."""
        return 0 < self.past <= self.present or self.present > self.past

    @property
    def says_in_present(self) -> bool:
        """Tell whether what people say is told as it is said."""
        sayings = self.says + self.said
        return sayings >= FEW_SAYINGS and self.says >= SAYS * sayings

    @property
    def tells_of_now(self) -> bool:
        """Tell whether tense alone speaks for a live blog: a portrait has the present as well,
        but not of what is going on, nor of this day."""
        if self.present < MOSTLY * max(self.past, 1):
            return False
        is_of_today = self.of_today >= TODAY and (self.says_in_present or not self.said)
        return is_of_today or self.unfolding >= UNFOLDING * self.present


def _outside(document: Document, quotations: tuple[Span, ...], foot: int) -> str:
    """Return the words of a text that nobody is quoted with."""
    parts = []
    at = 0
    for quotation in quotations:
        parts.append(document.text[at : min(quotation.start, foot)])
        at = quotation.end
    parts.append(document.text[at:foot])
    return " ".join(parts)


def _changes_often(lines: tuple[Line, ...]) -> bool:
    """Tell whether the language of a page of some length begins anew several times."""
    texts = tuple(line for line in lines if line.what is None)
    return len(texts) >= SOME_LINES and len(by_language.starts(texts)) > 2


def _is_named_live(line: Line) -> bool:
    """Tell whether a short line at the top names its own page a live blog, not another one."""
    is_own = len(line.text) < MAX_HEADLINE and not _ELSEWHERE.match(line.text)
    return is_own and names_live_blog(line.text)


def _tells_its_order(line: Line) -> bool:
    """Tell whether a short line at the top or the foot says which way the posts run."""
    return len(line.text) < MAX_HEADLINE and any(
        pattern.search(line.text) for pattern in _order_patterns()
    )


def names_live_blog(text: str) -> bool:
    """Tell whether words name their own page a live blog ("… as it happened")."""
    return bool(_patterns()[NAME].search(text))


def _is_grouped(document: Document, lines: tuple[Line, ...]) -> bool:
    """Tell whether blank lines set many groups of several lines apart, as posts are."""
    gaps = [
        document.text.count("\n", first.block.end, second.block.start) > 1
        for first, second in pairwise(lines)
    ]
    groups = 1 + sum(gaps)
    return groups >= MANY_GROUPS and len(lines) >= 2.5 * groups


@cache
def _order_patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(words, re.IGNORECASE) for words in en_page.ORDER_WORDS.values())


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(w, re.IGNORECASE) for name, w in en_page.LIVE_WORDS.items()}
