"""The kinds of sentence: each tells one event from a moment of writing, and knows its window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from stories.telling import DAY, MINUTE, SECOND, SHORTLY, SMALL, Teller, event, lower_first, placed
from stories.truth import TrueEvent

Told = tuple[str, TrueEvent]
Kind = Callable[[Teller, datetime], Told]


def present(teller: Teller, posted: datetime) -> Told:
    """What goes on as the post goes up: shown with the post's own minute."""
    clause = teller.clause().present
    return event(
        f"{clause}.", clause, "present", posted, (posted, posted + MINUTE - SECOND),
        is_exact=True, posted=posted,
    )  # fmt: skip


def plain(teller: Teller, posted: datetime) -> Told:
    """A bare past: news as the post goes up."""
    clause = teller.clause().past
    limits = (posted - SHORTLY, posted + MINUTE - SECOND)
    return event(f"{clause}.", clause, "plain", posted - 4 * MINUTE, limits, posted=posted)


def just(teller: Teller, posted: datetime) -> Told:
    """The present perfect with "just"."""
    clause = teller.clause().perfect
    limits = (posted - SHORTLY, posted + MINUTE - SECOND)
    return event(f"{clause}.", clause, "just", posted - 3 * MINUTE, limits, posted=posted)


def moments_ago(teller: Teller, posted: datetime) -> Told:
    """Moments before the post."""
    clause = teller.clause().past
    sentence = placed(teller, "Moments ago", clause)
    limits = (posted - SHORTLY, posted + MINUTE - SECOND)
    return event(sentence, clause, "moments", posted - 2 * MINUTE, limits, posted=posted)


def clock(teller: Teller, posted: datetime) -> Told:
    """A clock time of the same day, before the post."""
    local = posted.astimezone(teller.zone)
    back = timedelta(minutes=teller.chance.randint(20, max(21, local.hour * 60 - 60)))
    at = posted - back
    clause = teller.clause().past
    sentence = placed(teller, f"At {teller.clock(at)}", clause)
    return event(sentence, clause, "clock", at, (at, at + MINUTE - SECOND), is_exact=True)


def yesterday(teller: Teller, now: datetime) -> Told:
    """The day before."""
    day = now.astimezone(teller.zone).date() - DAY
    clause = teller.clause().past
    sentence = placed(teller, "Yesterday", clause)
    return _over_days(teller, sentence, clause, "yesterday", (day, day))


def weekday(teller: Teller, now: datetime) -> Told:
    """A weekday of the six days before."""
    day = now.astimezone(teller.zone).date() - teller.chance.randint(1, 6) * DAY
    clause = teller.clause().past
    sentence = placed(teller, f"On {day:%A}", clause)
    return _over_days(teller, sentence, clause, "weekday", (day, day))


def bare_weekday(teller: Teller, now: datetime) -> Told:
    """A weekday without its preposition, as American papers write."""
    day = now.astimezone(teller.zone).date() - teller.chance.randint(0, 5) * DAY
    clause = teller.clause().past
    return _over_days(teller, f"{clause} {day:%A}.", clause, "bare-weekday", (day, day))


def full_date(teller: Teller, now: datetime) -> Told:
    """A date with its year."""
    day = now.astimezone(teller.zone).date() - teller.chance.randint(8, 900) * DAY
    clause = teller.clause().past
    sentence = placed(teller, f"On {teller.date(day)}", clause)
    return _over_days(teller, sentence, clause, "full-date", (day, day))


def short_date(teller: Teller, now: datetime) -> Told:
    """A date of the last weeks without its year."""
    day = now.astimezone(teller.zone).date() - teller.chance.randint(8, 60) * DAY
    clause = teller.clause().past
    sentence = placed(teller, f"On {teller.date(day, with_year=False)}", clause)
    return _over_days(teller, sentence, clause, "short-date", (day, day))


def month(teller: Teller, now: datetime) -> Told:
    """A month with its year, over."""
    first = now.astimezone(teller.zone).date().replace(day=1)
    for _ in range(teller.chance.randint(1, 30)):
        first = (first - DAY).replace(day=1)
    last = (first + 31 * DAY).replace(day=1) - DAY
    clause = teller.clause().past
    sentence = placed(teller, f"In {first:%B %Y}", clause)
    return _over_days(teller, sentence, clause, "month", (first, last))


def last_month(teller: Teller, now: datetime) -> Told:
    """The calendar month before."""
    last = now.astimezone(teller.zone).date().replace(day=1) - DAY
    clause = teller.clause().past
    sentence = placed(teller, "Last month", clause)
    return _over_days(teller, sentence, clause, "last-month", (last.replace(day=1), last))


def year(teller: Teller, now: datetime) -> Told:
    """A whole year, over."""
    number = now.astimezone(teller.zone).year - teller.chance.randint(1, 12)
    first = now.date().replace(year=number, month=1, day=1)
    clause = teller.clause().past
    sentence = placed(teller, f"In {number}", clause)
    return _over_days(teller, sentence, clause, "year", (first, first.replace(month=12, day=31)))


def days_ago(teller: Teller, now: datetime) -> Told:
    """Some days before, counted."""
    back = teller.chance.randint(2, 5)
    day = now.astimezone(teller.zone).date() - back * DAY
    clause = teller.clause().past
    sentence = placed(teller, f"{SMALL[back - 1].capitalize()} days ago", clause)
    return _over_days(teller, sentence, clause, "days-ago", (day, day))


def tomorrow(teller: Teller, now: datetime) -> Told:
    """What lies ahead, on the day after."""
    day = now.astimezone(teller.zone).date() + DAY
    clause = teller.clause().future
    return _over_days(teller, f"{clause} tomorrow.", clause, "tomorrow", (day, day))


def next_weekday(teller: Teller, now: datetime) -> Told:
    """What lies ahead, on a weekday."""
    day = now.astimezone(teller.zone).date() + teller.chance.randint(1, 6) * DAY
    clause = teller.clause().future
    return _over_days(teller, f"{clause} on {day:%A}.", clause, "next-weekday", (day, day))


def weekday_clock(teller: Teller, now: datetime) -> Told:
    """A clock time on a weekday before."""
    day = now.astimezone(teller.zone).date() - teller.chance.randint(1, 5) * DAY
    at = teller.instant(day, teller.chance.randint(5, 22), teller.chance.randint(1, 59))
    clause = teller.clause().past
    sentence = f"At {teller.clock(at)} on {day:%A}, {lower_first(clause)}."
    return event(sentence, clause, "weekday-clock", at, (at, at + MINUTE - SECOND), is_exact=True)


def this_morning(teller: Teller, posted: datetime) -> Told:
    """The morning of the day, told after it."""
    day = posted.astimezone(teller.zone).date()
    limits = (teller.instant(day), teller.instant(day, 12))
    clause = teller.clause().past
    sentence = placed(teller, "This morning", clause)
    at = teller.within(teller.instant(day, 7), teller.instant(day, 11, 30))
    return event(sentence, clause, "morning", at, limits)


def earlier_today(teller: Teller, posted: datetime) -> Told:
    """Some time of the day before the post."""
    day = posted.astimezone(teller.zone).date()
    clause = teller.clause().past
    sentence = placed(teller, "Earlier today", clause)
    at = teller.within(teller.instant(day, 5), posted - 5 * MINUTE)
    limits = (teller.instant(day), posted + MINUTE - SECOND)
    return event(sentence, clause, "earlier-today", at, limits)


def last_night(teller: Teller, now: datetime) -> Told:
    """The evening or night before."""
    day = now.astimezone(teller.zone).date()
    limits = (teller.instant(day - DAY, 17), teller.instant(day, 6))
    clause = teller.clause().past
    sentence = placed(teller, "Last night", clause)
    at = teller.within(teller.instant(day - DAY, 20), teller.instant(day - DAY, 23, 30))
    return event(sentence, clause, "last-night", at, limits)


def earlier_this_week(teller: Teller, now: datetime) -> Told:
    """Monday up to the day of writing."""
    day = now.astimezone(teller.zone).date()
    monday = day - day.weekday() * DAY
    clause = teller.clause().past
    sentence = placed(teller, "Earlier this week", clause)
    limits = (teller.instant(monday), teller.instant(day + DAY) - SECOND)
    at = teller.within(limits[0], max(limits[0], teller.instant(day) - SECOND))
    return event(sentence, clause, "this-week", at, limits)


def hours_ago(teller: Teller, posted: datetime) -> Told:
    """Some hours before the post, said roughly."""
    back, words = teller.chance.choice(
        ((30, "Half an hour ago"), (60, "An hour ago"), (120, "Two hours ago"))
    )
    at = posted - back * MINUTE
    clause = teller.clause().past
    sentence = placed(teller, words, clause)
    slack = back * MINUTE
    return event(sentence, clause, "hours-ago", at, (at - slack, posted + MINUTE - SECOND))


def _over_days(
    teller: Teller, sentence: str, clause: str, kind: str, days: tuple[object, object]
) -> Told:
    limits = teller.days(*days)  # type: ignore[arg-type]
    return event(sentence, clause, kind, teller.within(*limits), limits, is_exact=True)


POST_KINDS: tuple[tuple[Kind, float], ...] = (
    (clock, 1.5), (yesterday, 1.2), (weekday, 1.0), (full_date, 0.6), (short_date, 0.6),
    (month, 0.6), (last_month, 0.4), (year, 0.4), (days_ago, 0.5), (tomorrow, 0.5),
    (next_weekday, 0.5), (weekday_clock, 0.5), (this_morning, 0.6), (earlier_today, 0.5),
    (last_night, 0.4), (hours_ago, 0.6), (moments_ago, 0.6),
)  # fmt: skip
ARTICLE_KINDS: tuple[tuple[Kind, float], ...] = (
    (yesterday, 1.2), (weekday, 2.0), (bare_weekday, 1.0), (full_date, 1.0), (short_date, 0.8),
    (month, 0.8), (last_month, 0.5), (year, 0.6), (days_ago, 0.6), (tomorrow, 0.4),
    (next_weekday, 0.6), (weekday_clock, 0.6), (last_night, 0.3), (earlier_this_week, 0.5),
)  # fmt: skip
DAY_KINDS: tuple[tuple[Kind, float], ...] = (
    (yesterday, 1.2), (weekday, 1.0), (full_date, 0.6), (month, 0.6), (last_month, 0.4),
    (year, 0.4), (days_ago, 0.4), (tomorrow, 0.4), (next_weekday, 0.4), (weekday_clock, 0.4),
)  # fmt: skip
