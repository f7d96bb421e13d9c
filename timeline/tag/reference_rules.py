"""The rules that find words pointing at other posts: one visible table, each with its example.

Clock times inside a reference are found by the time rules, not again here: before matching, every
reading that is a clock is masked, so a rule says `{clock}` and means "whatever reads as a clock".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from timeline.holders import overlapping
from timeline.language import en_discourse as words
from timeline.model import Hyperlink, Reading, ReferenceKind, ReferenceReading, Sentence, Span

CLOCK_MASK = "\ue000"
LEAST_BARE_CLOCKS = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceRule:
    """A way of pointing: `pattern` in verbose syntax, one example that it finds, and misses.

    A group named `topic` holds what the post pointed at is about. A sentence without any of
    `needs` (lower case) is not looked at. `is_ours` marks what only the page itself says of
    itself: between quotation marks somebody else says it of something else.
    """

    name: str
    kind: ReferenceKind
    needs: tuple[str, ...]
    pattern: str
    example: str
    misses: tuple[str, ...]
    is_ours: bool = True


_CLOCK = CLOCK_MASK + "+"
_CLOCKS = (
    rf"{_CLOCK}(?:(?:\s*,\s*|\s*(?:,\s*)?(?:and|&|or|to)\s+){_CLOCK})*"
    r"(?:\s+onwards?)?"
)
_STOP = r"(?=\s*[.,;:)!?]|\s*$|\s+(?:is|was|has|for|to|you|and)\b)"
_TOPIC = rf"(?P<topic>[^.,;:!?()\n{CLOCK_MASK}]{{3,90}})"
_OPENS = r"(?:(?<![^\n])|(?<=[.!?\]”\"’)]\ )|(?<=\[))"  # where a sentence of a post begins
_POSTS = ("post", "entry", "entries", "update", "item")
_WITH_CLOCK = (CLOCK_MASK,)
_BEFORE = ("earlier", "previous", "before", "above", "below", "already")

RULES: tuple[ReferenceRule, ...] = (
    ReferenceRule(
        name="see-clock",
        kind="clock-post",
        needs=_WITH_CLOCK,
        pattern=rf"\(?\b{words.LOOK}\ (?:(?:{words.OUR}\ )?"
        rf"(?:an?\ )?(?:earlier\ )?{words.POST}\ (?:at|from|of|on|timed)\ (?<!an\ update\ at\ ))?"
        rf"(?:(?:the|our|my)\ )?{_CLOCKS}(?:\ {words.POST})?",
        example="The minister had denied it (see 9.14am).",
        misses=(
            "See you at 9.14am tomorrow.",
            "We see 9% growth.",
            "You will see an update at 3pm.",
        ),
        is_ours=False,
    ),
    ReferenceRule(
        name="clock-in-brackets",
        kind="clock-post",
        needs=_WITH_CLOCK,
        pattern=rf"(?<=\(){_CLOCKS}(?=\))",
        example="The port had been shut for hours (15:12).",
        misses=("The final (2-1) was dull.", "They meet at noon (in Rome)."),
    ),
    ReferenceRule(
        name="post-from-clock",
        kind="clock-post",
        needs=_WITH_CLOCK,
        pattern=rf"\b(?:(?:my|our)\ (?:earlier\ |previous\ )?|(?:the|this|that)\ "
        rf"(?:earlier|previous)\ ){words.POST}\ "
        rf"(?:at|from|of|on|timed(?:\ at)?|posted\ at|\()\ ?{_CLOCKS}",
        example="There is more in our post from 3.25pm.",
        misses=("The post office opens at 9am.", "His job from 3pm is the door."),
    ),
    ReferenceRule(
        name="clock-post",
        kind="clock-post",
        needs=_WITH_CLOCK,
        pattern=rf"\b(?:in|at|from|on|to|under|per|of)\ {words.OWN}\ (?:earlier\ |previous\ )?"
        rf"{_CLOCKS}\ (?:posts?|entr(?:y|ies)|blog\ posts?)\b",
        example="I got a figure wrong in the 10.04am entry.",
        misses=("He caught the 10.04am train.", "At the 3pm briefing she said no."),
    ),
    ReferenceRule(
        name="post-at-clock",
        kind="clock-post",
        needs=_WITH_CLOCK,
        pattern=rf"\b(?:(?:in|at|from|on|to|see)\ )?(?:the|this|that|[\w’']+[’']s)\ "
        rf"(?:{_CLOCKS}\ {words.POST}|{words.POST}\ (?:at|from|of|on)\ {_CLOCKS})",
        example="A reader was cut off in the post at 8.12am.",
        misses=("They post at 9am each day.", "An update at 4am gave no cause."),
    ),
    ReferenceRule(
        name="as-told-at-clock",
        kind="clock-post",
        needs=_WITH_CLOCK,
        pattern=rf"\bas\ (?:{words.WE}\ )?(?:(?:was|had|have)\ )?{words.TOLD}"
        rf"(?:\ (?:up|earlier|here|above))?\ at\ {_CLOCKS}",
        example="As flagged up at 11.50am, the lobby is divided.",
        misses=("As he said at 11.50am on the radio show, no.", "As expected at noon, it rained."),
    ),
    ReferenceRule(
        name="posted-at-clock",
        kind="clock-post",
        needs=_WITH_CLOCK,
        pattern=rf"\b{words.WE}(?:\ have)?(?:\ (?:already|just|also|first))?\ {words.POSTED}"
        rf"(?:\ (?!to\b)[^\s.;:!?()]+){{0,6}}?\ (?:at|from)\ {_CLOCKS}",
        example="The thread I posted at 1.32pm says why.",
        misses=("She posted it at 1.32pm.", "We wrote to them at 9am."),
    ),
    ReferenceRule(
        name="words-at-clock",
        kind="clock-post",
        needs=_WITH_CLOCK,
        pattern=rf"\b{words.WORDS_TOLD}\ (?:is|are|can\ be\ found)\ (?:here\ )?at\ {_CLOCKS}",
        example="Her full quote is at 11.09am.",
        misses=("The exchange opens at 11.09am.", "The vote is at 7pm."),
    ),
    ReferenceRule(
        name="more-at-clock",
        kind="clock-post",
        needs=_WITH_CLOCK,
        pattern=rf"\b(?:more|details?)\ (?:at|in|from)\ (?:{words.OUR}\ )?{_CLOCKS}",
        example="The bridge is closed (more at 10.20am).",
        misses=("He wants more by 10.20am.", "The details will come at noon."),
    ),
    ReferenceRule(
        name="summary-at-clock",
        kind="clock-post",
        needs=_WITH_CLOCK,
        pattern=rf"\b(?:in|at|from|see)\ {words.OWN}\ (?:{words.PART_OF_DAY_SUMMARY}\ )?"
        rf"{words.SUMMARY}\ (?:at|from|of)\ {_CLOCKS}",
        example="I have added the exchange in the summary at 1.05pm.",
        misses=("The summary trial at 1.05pm was brief.", "The key points at 3pm were his."),
    ),
    ReferenceRule(
        name="previous-post",
        kind="previous-post",
        needs=_POSTS,
        pattern=r"\(?\b(?:(?:see|read|in|to|from|on|per|of)\ "
        rf"(?:{words.OWN}\ )?|(?:my|our)\ ){words.PREVIOUS}\ {words.POST}\b",
        example="The Kremlin says the same (see our previous post).",
        misses=("His previous posting was in Rome.", "The last update of the software failed."),
    ),
    ReferenceRule(
        name="next-post",
        kind="next-post",
        needs=_POSTS,
        pattern=rf"\b(?:see|read|in|to|on)\ {words.OWN}\ {words.NEXT}\ {words.POST}\b",
        example="I'll come to the second vote in the next post.",
        misses=("The next post town is York.", "Its next update is due in May."),
    ),
    ReferenceRule(
        name="posts-back",
        kind="earlier-post",
        needs=_POSTS,
        pattern=rf"\b{words.AGO_POSTS}\ {words.POST}\ (?:back|ago|earlier)\b{_STOP}",
        example="I mentioned the debate a couple of posts back.",
        misses=("Two posts back the gate up.", "A few items sold."),
    ),
    ReferenceRule(
        name="posts-below",
        kind="post-below",
        needs=("below",),
        pattern=rf"\b(?:{words.AGO_POSTS}\ {words.POST}|(?:see\ |in\ )?{words.OWN}\ {words.POST})\ "
        rf"below\b{_STOP}",
        example="You can read his answer two posts below.",
        misses=("The update below freezing was odd.", "Items below cost are sold."),
    ),
    ReferenceRule(
        name="posts-above",
        kind="post-above",
        needs=("above",),
        pattern=rf"\b(?:{words.AGO_POSTS}\ {words.POST}|(?:see\ |in\ )?{words.OWN}\ {words.POST})\ "
        rf"above\b{_STOP}",
        example="I have amended the post above.",
        misses=("Above the post hung a flag.", "Posts above ground rot."),
    ),
    ReferenceRule(
        name="see-below",
        kind="post-below",
        needs=("below",),
        pattern=r"\(?\b(?:(?:see|more|details?|scroll)\ (?:down\ )?below|as\ "
        rf"{words.TOLD}\ below)\b(?!\ the\b)",
        example="The line is shut (see below).",
        misses=("It fell below par.", "See, below it there is water.", "She made a point below."),
    ),
    ReferenceRule(
        name="see-above",
        kind="post-above",
        needs=("above",),
        pattern=rf"\(?\b(?:see\ above(?!\ all)|as\ {words.TOLD}\ above)\b",
        example="The busway (see above) opens in May.",
        misses=("Rates rose above 5%.", "We see above all a lack of staff."),
    ),
    ReferenceRule(
        name="see-earlier-post",
        kind="earlier-post",
        needs=("earlier", "previous"),
        pattern=rf"\(?\b(?:see|read|in|from|per|to)\ (?:{words.OWN}\ )?"
        rf"(?:earlier|previous)\ {words.POST}\b",
        example="His influence was huge (see earlier post).",
        misses=("An earlier postponement helped.", "He used to post earlier."),
    ),
    ReferenceRule(
        name="post-about",
        kind="topic-post",
        needs=("post", "entry", "entries", "update"),
        pattern=rf"\b(?:my|our|your)\ (?:earlier\ |previous\ |last\ )?"
        rf"(?:posts?|entry|entries|updates?)\ (?:on|about|regarding)\ {_TOPIC}",
        example="Further to our earlier post about the harbour fire, two men were held.",
        misses=("Our items on sale are few.", "His post about town was noted."),
    ),
    ReferenceRule(
        name="as-we-told-earlier",
        kind="earlier-post",
        needs=_BEFORE,
        pattern=rf"\bas\ (?!{words.SAID_OFTEN})(?:{words.WE}\ )?(?:(?:have|had|was|just)\ )?"
        rf"{words.TOLD}\ (?:up\ )?{words.EARLIER}{words.NOT_THAT_EARLIER}"
        rf"(?:\ (?:in|on)\ {words.BLOG})?",
        example="As we reported earlier, the keeper has left the club.",
        misses=("As he said earlier this year, no.", "As I have said before, no."),
    ),
    ReferenceRule(
        name="told-earlier",
        kind="earlier-post",
        needs=("earlier",),
        pattern=rf"\b(?:{words.WE}\ {words.TOLD}|the\ \w+\ {words.WE}\ {words.TOLD})\ "
        rf"(?:to\ |about\ )?earlier{words.NOT_THAT_EARLIER}(?:\ (?:in|on)\ {words.BLOG}|\ today)?",
        example="The study we referred to earlier says the opposite.",
        misses=("We left earlier than planned.", "I posted the letter before noon."),
    ),
    ReferenceRule(
        name="earlier-we-told",
        kind="earlier-post",
        needs=("earlier",),
        pattern=rf"\bearlier(?:\ (?:today|on))?,?\ {words.WE}\ (?:here\ )?{words.TOLD}\b",
        example="Earlier we reported that the tunnel had been cleared.",
        misses=("Earlier we left the hall.", "Earlier today, I notified the mayor."),
    ),
    ReferenceRule(
        name="update-at-clock",
        kind="correction",
        needs=_WITH_CLOCK,
        pattern=rf"{_OPENS}\W?(?:{words.ADDED}\ ?(?:at|,|-|–)?\ ?{_CLOCK}|{_CLOCK}\ update)\ ?:",
        example="Update at 11.02am: the statement is milder than it seemed.",
        misses=("The update at 11.02am was late.", "An update is due at 3pm: wait for it."),
    ),
    ReferenceRule(
        name="correction-at-clock",
        kind="correction",
        needs=_WITH_CLOCK,
        pattern=rf"{words.CORRECTION}\s*:\s*(?:in\ )?{words.OWN}\ (?:earlier\ |previous\ )?"
        rf"{words.POST}\ (?:at\ |from\ )?\(?(?:see\ )?{_CLOCKS}",
        example="Correction: an earlier post (11.08am) gave the wrong name.",
        misses=("Correction: the post is at 11am Street.", "A correction came at 11.08am."),
    ),
    ReferenceRule(
        name="correction-of-earlier",
        kind="correction",
        needs=("earlier", "previous"),
        pattern=rf"{words.CORRECTION}\s*:\s*(?:in\ )?{words.OWN}\ (?:earlier|previous)\ "
        rf"{words.POST}(?!\s*\(?(?:see\ )?{_CLOCK})",
        example="Correction: an earlier post gave the wrong name.",
        misses=("Correction: he left earlier.", "The earlier post stands."),
    ),
    ReferenceRule(
        name="amended-post",
        kind="correction",
        needs=_POSTS,
        pattern=rf"\b(?:this|an\ earlier\ version\ of\ this)\ {words.POST}\ "
        rf"(?:has\ been|was)?\ ?(?:{words.AMENDED}|said|stated|wrongly)",
        example="This post has been amended to correct the figure.",
        misses=("The post was painted.", "This entry won first prize."),
    ),
    ReferenceRule(
        name="correction",
        kind="correction",
        needs=("correction", "clarification", "erratum"),
        pattern=rf"(?m)^\s*{words.CORRECTION}\s*:",
        example="Correction: that should have been 20.",
        misses=("A correction in prices came.", "The correction was slow."),
    ),
    ReferenceRule(
        name="promise",
        kind="promise",
        needs=("more", "stay", "space", "bear", "will", "ll "),
        pattern=rf"\b{words.PROMISE}",
        example="We'll have more on that shortly.",
        misses=("We have more money.", "More followed him out."),
    ),
    ReferenceRule(
        name="full-story",
        kind="other-article",
        needs=("full", "whole", "original", "details", "coverage", "click", "tap"),
        pattern=rf"\b{words.FULL_STORY}",
        example="The full story is here.",
        misses=("He told the full story to police.", "Her whole article of faith is this."),
    ),
)


def find_references(
    text: str,
    sentences: Sequence[Sentence],
    readings: Sequence[Reading],
    links: Sequence[Hyperlink] = (),
    quoted: Sequence[Span] = (),
) -> tuple[ReferenceReading, ...]:
    """Return the references in `text`, sorted, none overlapping; the longer of two wins.

    Links are taken as references only by `place`, which knows the posts' own addresses; here a
    link lends its address to the words that already point somewhere. What is said between
    quotation marks (`quoted`, sorted) is not said by the page.
    """
    clocks = [(index, reading.span) for index, reading in enumerate(readings) if _is_clock(reading)]
    masked = _masked(text, (span for _, span in clocks))
    lower = masked.lower()
    needs = [need for need in _needs() if need in lower]
    hits: list[tuple[ReferenceRule, Span, Span | None]] = []
    for sentence in sentences:
        own = masked[sentence.span.start : sentence.span.end].lower()
        there = [need for need in needs if need in own]
        if there and own.strip(CLOCK_MASK):  # a printed label is a clock and no more
            hits.extend(_matches(masked, sentence.span, frozenset(there)))
    found = [hit for hit in hits if not (hit[0].is_ours and _is_inside(quoted, hit[1]))]
    found.sort(key=lambda hit: (-(hit[1].end - hit[1].start), hit[1].start))
    kept: list[tuple[ReferenceRule, Span, Span | None]] = []
    taken = bytearray(len(text) + 1)
    for hit in found:
        span = hit[1]
        if not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\1" * len(span)
            kept.append(hit)
    kept.sort(key=lambda hit: hit[1])
    links = sorted(links, key=lambda link: link.span)
    return tuple(_reference(text, hit, clocks, links) for hit in kept)


def _is_clock(reading: Reading) -> bool:
    return reading.type == "TIME" and LEAST_BARE_CLOCKS.search(reading.text) is not None


def _masked(text: str, clocks: Iterable[Span]) -> str:
    pieces, done = [], 0
    for span in clocks:
        pieces.append(text[done : span.start])
        pieces.append(CLOCK_MASK * len(span))
        done = span.end
    pieces.append(text[done:])
    return "".join(pieces)


@cache
def _needs() -> tuple[str, ...]:
    return tuple(dict.fromkeys(need for rule in RULES for need in rule.needs))


@cache
def _compiled() -> tuple[tuple[ReferenceRule, re.Pattern[str]], ...]:
    flags = re.IGNORECASE | re.VERBOSE
    return tuple((rule, re.compile(rule.pattern, flags)) for rule in RULES)


@lru_cache(maxsize=4096)
def _fitting(there: frozenset[str]) -> tuple[tuple[ReferenceRule, re.Pattern[str]], ...]:
    """Return the rules that need one of these words; few sets of them come again often."""
    return tuple(
        (rule, pattern) for rule, pattern in _compiled() if not there.isdisjoint(rule.needs)
    )


def _is_inside(spans: Sequence[Span], span: Span) -> bool:
    at = bisect_right(spans, span.start, key=lambda one: one.start) - 1
    return at >= 0 and spans[at].contains(span)


def _matches(
    masked: str, where: Span, there: frozenset[str]
) -> Iterator[tuple[ReferenceRule, Span, Span | None]]:
    for rule, pattern in _fitting(there):
        for match in pattern.finditer(masked, where.start, where.end):
            start = match.start() + (1 if masked[match.start()] == "(" else 0)
            start += len(masked[start : match.end()]) - len(masked[start : match.end()].lstrip())
            topic = None
            if "topic" in pattern.groupindex and match.group("topic"):
                topic = Span(start=match.start("topic"), end=match.end("topic"))
            end = match.start() + len(match.group().rstrip())
            yield rule, Span(start=start, end=end), topic


def _reference(
    text: str,
    hit: tuple[ReferenceRule, Span, Span | None],
    clocks: Sequence[tuple[int, Span]],
    links: Sequence[Hyperlink],
) -> ReferenceReading:
    rule, span, topic = hit
    hrefs = [link.href for link in overlapping(links, span)]
    first = bisect_left(clocks, span.start, key=lambda clock: clock[1].start)
    inside = clocks[first : bisect_left(clocks, span.end, key=lambda clock: clock[1].start)]
    return ReferenceReading(
        span=span,
        text=text[span.start : span.end],
        kind=rule.kind,
        rule=rule.name,
        clocks=tuple(index for index, clock in inside if span.contains(clock)),
        topic=topic,
        href=hrefs[0] if hrefs else None,
    )
