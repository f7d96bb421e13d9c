"""References resolved by a clock: a label to be matched, tolerant as writers are.

Of 200 clocks in real blogs that matched no label, 135 had am and pm swapped; others were a minute,
ten minutes or an hour off, or named a minute in which two posts went up. What the posts tell
decides; where it does not, the answer is `ambiguous`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from timeline.model import Dated, ResolvedReference
from timeline.place.references.answers import Asked, chosen, found, nothing, undecided, words_of
from timeline.place.references.by_text import by_text, likest
from timeline.place.references.clocks import DAY_MINUTES, Meant, is_onwards, meant_by, minute_of
from timeline.place.references.likest import Ranked
from timeline.provenance import Derivation
from timeline.wording import clock_time

MOST_LABELLED = 24  # posts of one minute that are compared, the nearest ones; no blog seen has five
TWO_LABELLED = 0.8  # two posts bear the label: how near the second may come to the first
SLIPPED = 0.75  # no post bears it: how near the next candidate may come
LEAST_REACH_SWAPPED = 0.2  # am for pm is so common that little else need speak for it
LEAST_REACH_SLIPPED = 0.4
ONWARDS_MINUTES = 15
RECENT = timedelta(hours=24)
# A post bears that label or it is no reference: "(15:12)", "more at 3pm".
MAY_BE_A_TIME = frozenset(
    {"clock-in-brackets", "more-at-clock", "words-at-clock", "posted-at-clock", "post-at-clock"}
)
NAMES_A_POST = frozenset({"posted-at-clock", "post-at-clock"})  # on a page without labels too
NOT_LATER = frozenset({"clock-in-brackets", "more-at-clock"})
# (minutes off, worth): what a tired writer may have meant, likeliest first. The worth is added to
# a score of at most some 2.0; by hand on the slips of every second blog of the corpus.
SLIPS: tuple[tuple[int, float], ...] = (
    (720, 0.8), (1, 0.5), (-1, 0.5), (60, 0.4), (-60, 0.4), (2, 0.3), (-2, 0.3), (719, 0.3),
    (721, 0.3), (3, 0.2), (-3, 0.2), (10, 0.3), (-10, 0.3), (20, 0.3), (-20, 0.3), (120, 0.3),
    (-120, 0.3), (30, 0.2), (-30, 0.2), (4, 0.1), (-4, 0.1), (5, 0.1), (-5, 0.1), (180, 0.1),
    (-180, 0.1),
)  # fmt: skip


def by_clock(asked: Asked) -> ResolvedReference:
    """Resolve a reference that names one clock or several."""
    meant = list(meant_by(asked))
    may_be_a_time = asked.reading.rule in MAY_BE_A_TIME
    if not meant:
        return by_text(asked, asked.page.older(asked.post))
    if not asked.page.labels:
        names_no_post = may_be_a_time and asked.reading.rule not in NAMES_A_POST
        return nothing(asked, "no label") if names_no_post else _undated_target(asked, meant[0])
    if len(meant) > 1:
        return _by_several(asked, meant)
    exact = labelled(asked, meant[0])
    if asked.reading.rule in NOT_LATER:
        exact = [post for post in exact if asked.page.is_older(post, asked.post)]
    if len(exact) == 1:
        return found(asked, f"exactly one post of the page is labelled {meant[0].words}", exact)
    if exact:
        return _among(asked, exact, f"several posts are labelled {meant[0].words}")
    if may_be_a_time:
        return nothing(asked, "no earlier post bears that label")
    if not asked.page.is_labelled:
        return _undated_target(asked, meant[0])
    return _near(asked, meant[0])


def update_of(asked: Asked) -> ResolvedReference:
    """Resolve "Update at 11.50am: …": the post of that minute if it tells the same, else its own.

    What is added to a post is often posted in its own right as well.
    """
    own = () if asked.post is None else (asked.post,)
    for meant in meant_by(asked):
        posts = [*labelled(asked, meant), *_off_by(asked, meant, (-1, 1, -2, 2))]
        ranked, is_clear = likest(asked, list(dict.fromkeys(posts)))
        if is_clear:
            return chosen(asked, "a post of that time tells the same", ranked, True)
    return found(asked, "it speaks of the post it stands in", own)


# --- the labels ---


def labelled(asked: Asked, meant: Meant) -> list[int]:
    """Return the posts that bear the label, those of the day named or else of the last 24 hours
    first asked for; never the post that asks."""
    for minute in (meant.minute, *meant.others):
        posts = _of_minute(asked, minute)
        if meant.day is not None:
            posts = [post for post in posts if asked.page.day_of(post) == meant.day]
        if posts:
            return posts if meant.day is not None else _nearest_in_time(asked, posts)
    return []


def _of_minute(asked: Asked, minute: int) -> list[int]:
    """Return the posts with a label, near ones if there are very many; edited ones if none."""
    page = asked.page
    posts = page.labels.get(minute % DAY_MINUTES) or page.edited.get(minute % DAY_MINUTES, [])
    if len(posts) > MOST_LABELLED:
        at = bisect_left(posts, asked.post or 0)
        posts = posts[max(0, at - MOST_LABELLED // 2) : at + MOST_LABELLED // 2]
    return [post for post in posts if post != asked.post]


def _nearest_in_time(asked: Asked, posts: list[int]) -> list[int]:
    """Of posts with one label on several days return those of the day before the reference."""
    own = asked.page.local(asked.post) if asked.post is not None else None
    if own is None or len(posts) < 2:
        return posts
    walls = [(post, asked.page.local(post)) for post in posts]
    recent = [post for post, wall in walls if wall and own - RECENT < wall <= own]
    if recent:
        return recent
    return [post for post, wall in walls if wall and wall <= own] or posts


def _off_by(asked: Asked, meant: Meant, minutes: Sequence[int]) -> list[int]:
    found_there: list[int] = []
    for off in minutes:
        near = replace(meant, minute=(meant.minute + off) % DAY_MINUTES, others=())
        found_there.extend(labelled(asked, near))
    return found_there


# --- choosing ---


def _by_several(asked: Asked, meant: Sequence[Meant]) -> ResolvedReference:
    """Resolve "see 12.02pm and 12.11pm": each by its label, or by a slip that the text confirms."""
    targets: list[int] = []
    missing: list[str] = []
    for one in meant:
        posts = labelled(asked, one)
        if len(posts) > 1:
            ranked, is_clear_one = likest(asked, posts, TWO_LABELLED)
            posts = [ranked[0].post] if ranked and is_clear_one else posts
        if not posts:
            slipped, is_clear_one = _slipped(asked, one)
            posts = [slipped[0].post] if is_clear_one else []
        targets.extend(posts)
        if not posts:
            missing.append(one.words)
    targets = list(dict.fromkeys(targets))
    if not targets:
        return _near(asked, meant[0])
    says = f"the page labels these posts {' and '.join(one.words for one in meant)}"
    if missing:
        says = f"{says}, but none {' or '.join(missing)}"
    if len(targets) > len(meant):
        return undecided(asked, says, targets)
    return found(asked, says, targets)


def _among(asked: Asked, posts: Sequence[int], says: str) -> ResolvedReference:
    """Choose among posts that bear one label, by what they tell; the older one is likelier."""
    older = [post for post in posts if asked.page.is_older(post, asked.post)]
    if len(older) == 1 and asked.page.order != "unknown":
        return found(asked, f"{says}; one of them went up before", older)
    ranked, is_clear = likest(asked, older or list(posts), TWO_LABELLED)
    if not ranked:
        return undecided(asked, f"{says}; none shares its words", older or posts)
    rest = [post for post in posts if all(post != one.post for one in ranked)]
    answer = chosen(asked, says, ranked, is_clear)
    if is_clear:
        return answer
    return replace(answer, targets=(*answer.targets, *rest)[: len(posts)])


def _near(asked: Asked, meant: Meant) -> ResolvedReference:
    """Choose among posts whose label the writer may have meant, by likeness and kind of slip."""
    if _is_own_label(asked, meant):
        return nothing(asked, f"only the post it stands in is labelled {meant.words}")
    says = f"no post is labelled {meant.words}"
    if meant.day is not None and not _has_day(asked, meant.day):
        return nothing(asked, f"{says} on {meant.day}, a day of which this page has no post")
    if is_onwards(asked) and (first := _first_from(asked, meant)) is not None:
        return found(asked, f"{says}; this is the first one from then on", (first,))
    slipped, is_clear = _slipped(asked, meant)
    if not slipped:
        return nothing(asked, f"{says}, nor anything like it")
    return chosen(asked, f"{says}; writers slip", slipped, is_clear)


def _slipped(asked: Asked, meant: Meant) -> tuple[list[Ranked], bool]:
    """Return older posts with a label like the one named, likeliest first, and whether that one
    is clear."""
    worth: dict[int, float] = {}
    for off, value in SLIPS:
        for post in _off_by(asked, meant, (off,)):
            if _may_be(asked, post):
                worth[post] = max(value, worth.get(post, 0.0))
    if not worth:
        return [], False
    ranked, _ = likest(asked, list(worth))
    scored = _with_slips(ranked, worth)
    best = scored[0]
    least = LEAST_REACH_SWAPPED if worth[best.post] >= SLIPS[0][1] else LEAST_REACH_SLIPPED
    is_clear = (best.reach >= least and len(best.shared) > 1) or bool(best.run)
    if len(scored) > 1:
        is_clear = is_clear and scored[1].score <= SLIPPED * best.score
    return scored, is_clear


def _may_be(asked: Asked, post: int) -> bool:
    return asked.page.is_older(post, asked.post)


def _with_slips(ranked: Sequence[Ranked], worth: dict[int, float]) -> list[Ranked]:
    scored = {one.post: replace(one, score=one.score + worth[one.post]) for one in ranked}
    for post, value in worth.items():
        if post not in scored:
            scored[post] = Ranked(post=post, score=value, reach=0.0, shared=())
    places = {post: place for place, post in enumerate(worth)}
    return sorted(scored.values(), key=lambda one: (-one.score, places[one.post]))


def _is_own_label(asked: Asked, meant: Meant) -> bool:
    wall = asked.page.local(asked.post) if asked.post is not None else None
    if wall is None or (meant.day is not None and meant.day != wall.date()):
        return False
    return wall.hour * 60 + wall.minute == meant.minute


def _has_day(asked: Asked, day: date) -> bool:
    return day in asked.page.days


def _first_from(asked: Asked, meant: Meant) -> int | None:
    """Return the first post within some minutes after a clock, for "from 9.21am onwards"."""
    for off in range(1, ONWARDS_MINUTES + 1):
        posts = [post for post in _off_by(asked, meant, (off,)) if _may_be(asked, post)]
        if posts:
            return posts[-1] if asked.page.order == "newest-first" else posts[0]
    return None


# --- pages without labels ---


def _undated_target(asked: Asked, meant: Meant) -> ResolvedReference:
    """Find by its text the post that a clock names on a page without labels, and date it."""
    answer = by_text(asked, asked.page.older(asked.post))
    dct = asked.page.dct
    if answer.status != "resolved" or dct is None:
        return answer
    when = minute_of(asked.page, meant)
    if when is None:
        return answer
    shown = datetime.combine(date.min, time(meant.minute // 60, meant.minute % 60))
    why = Derivation(
        rule="time-from-reference",
        says=f"so that post went up at {clock_time(shown)} on the day that the page bears",
        evidence=(words_of(asked.page, asked.reading.span),),
        premises=(answer.why, dct.why),
    )
    return replace(answer, gives_time=Dated(interval=when, certainty="inferred", why=why))
