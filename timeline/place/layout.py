"""Hours without a date, laid out along the page's order over as many midnights as it takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from timeline.errors import Problem, ProblemKind
from timeline.intervals import Granularity, Interval, zone
from timeline.model import Dated
from timeline.place.dates import PageDates, local_day
from timeline.place.printed import MINUTES, Printed, clock_on
from timeline.provenance import Derivation
from timeline.story import Certainty, Order
from timeline.wording import day_in_words

BACK = 4 * 60  # a post this much earlier than the one before it is out of place, not a day later
_ANY = (
    "its posts run over midnight, and the one day that it bears is taken for its newest post's; "
    "if it is the first post's, give the day of the newest with --date"
)
NEAR = 120  # neighbours of a post out of place are this close to one another


def lay_out(
    printed: tuple[Printed | None, ...],
    order: Order,
    dates: PageDates,
    where: str,
    document: str,
) -> tuple[tuple[Dated | None, ...], tuple[Problem, ...]]:
    """Return each post's posted time, None where nothing gives it a date or a time."""
    if dates.given is not None and _is_at_head(printed):
        printed = tuple(time and replace(time, day=None) for time in printed)
    days = _days(printed, order, dates, where)
    results: list[Dated | None] = []
    problems: list[Problem] = []
    is_doubtful = _may_be_any(printed, days, dates)
    if is_doubtful:
        problems.append(Problem(kind="reading", severity="note", says=_ANY, document=document))
    for index, time in enumerate(printed):
        dated, problem = _dated(time, days[index], dates, where)
        if is_doubtful and dated is not None:
            dated = replace(dated, certainty="inferred")
        results.append(dated)
        if problem and time is not None and problem not in {one.says for one in problems}:
            spans = tuple((e.start, e.end) for e in time.why.evidence if e.document)
            problems.append(
                Problem(
                    kind=_kind_of(problem),
                    severity="warning",
                    says=problem,
                    document=document,
                    spans=spans,
                )
            )
    return tuple(results), tuple(problems)


def _may_be_any(
    printed: tuple[Printed | None, ...],
    days: list[tuple[date, Derivation] | None],
    dates: PageDates,
) -> bool:
    """Tell whether hours run over midnight from the one day that a page bears, at its head, and
    nothing says whether that is its first post's or its last one's."""
    told = {each[0] for each in days if each is not None}
    if len(told) < 2 or dates.given is not None or dates.updated is not None:
        return False
    if dates.published is not None:
        return False
    if any(time is not None and time.day is not None for time in printed):
        return _is_at_head(printed)
    return dates.day is not None and dates.day_of == "any"


def _is_at_head(printed: tuple[Printed | None, ...]) -> bool:
    """Tell whether the only day of a page heads its first printed post."""
    own = [time for time in printed if time is not None and time.day is not None]
    if len(own) != 1 or own[0] is not next(time for time in printed if time is not None):
        return False
    return "heading-of-a-day" in [one.rule for one in own[0].why.premises]


def _kind_of(problem: str) -> ProblemKind:
    if "never" in problem:
        return "impossible-date"
    return "bad-offset" if "label" in problem else "reading"


def _dated(
    time: Printed | None, day: tuple[date, Derivation] | None, dates: PageDates, where: str
) -> tuple[Dated | None, str | None]:
    if time is None:
        return None, None
    if time.instant is not None:
        return Dated(interval=time.instant, certainty="stated", why=time.why), None
    if time.age_s is not None:
        return _from_age(time, dates), None
    if time.minute is None:
        return None, None
    if time.day is not None:
        interval, problem = clock_on(time.day, time.minute, where, time.zone)
        return Dated(interval=interval, certainty="stated", why=time.why), problem
    if day is None:
        return None, None
    interval, problem = clock_on(day[0], time.minute, where, time.zone)
    why = Derivation(
        rule="time-on-day",
        says=f"{time.why.says}; by the order of the page that is on {day_in_words(day[0])}",
        premises=(time.why, day[1]),
    )
    return Dated(interval=interval, certainty=_certainty(dates), why=why), problem


def _certainty(dates: PageDates) -> Certainty:
    if dates.given is not None:
        return "stated"
    borne = dates.updated or dates.day or dates.published
    return "stated" if borne is not None and borne.certainty == "stated" else "inferred"


def _from_age(time: Printed, dates: PageDates) -> Dated | None:
    """Count "3 min ago" back from the page's last update, as loosely as its unit says."""
    base = dates.given or dates.updated
    if base is None or base.interval.granularity is Granularity.DAY or time.age_s is None:
        return None
    start, end = base.interval.start, base.interval.end
    if start is None or end is None:
        return None
    unit = {"second": 60, "minute": 60, "hour": 3600, "day": 86400}[time.age_unit or "minute"]
    latest = end - timedelta(seconds=time.age_s)
    earliest = start - timedelta(seconds=time.age_s + (unit if unit > 60 else 60))
    why = Derivation(
        rule="age-from-update",
        says=f"{time.why.says}, counted back from the page's last update",
        premises=(time.why, base.why),
    )
    return Dated(interval=Interval(start=earliest, end=latest), certainty="inferred", why=why)


def _days(
    printed: tuple[Printed | None, ...], order: Order, dates: PageDates, where: str
) -> list[tuple[date, Derivation] | None]:
    """Return for each post the day that its clock belongs to, with the reason."""
    found: list[tuple[date, Derivation] | None] = [None] * len(printed)
    clocks = [i for i, time in enumerate(printed) if time and _minute(time, where) is not None]
    if not clocks or (order == "unknown" and len(clocks) > 1):
        return found
    sign = -1 if order == "newest-first" else 1
    times = [time for index in clocks if (time := printed[index]) is not None]
    minutes, reasons = _laid_out(times, sign, where)
    if reasons is None:
        anchor = _anchor(minutes, sign, dates, where)
        if anchor is None:
            return found
        minutes = [minute + anchor[0].toordinal() * MINUTES for minute in minutes]
        reasons = [anchor[1]] * len(minutes)
    for index, minute, why in zip(clocks, minutes, reasons, strict=True):
        found[index] = (date.fromordinal(max(1, minute // MINUTES)), why)
    return found


def _laid_out(
    times: list[Printed], sign: int, where: str
) -> tuple[list[int], list[Derivation] | None]:
    """Return every clock in minutes on one line, in printed order, and what fixes it there.

    `sign` is 1 where the page runs oldest first, else -1. Where posts bear days of their own the
    line is that of the calendar (ordinal of the day times 1440), and a day holds from its post
    on; else minutes count from the first printed post's midnight, and nothing fixes them: None.
    """
    minutes = [_minute(time, where) or 0 for time in times]
    fixed = [(place, day) for place, time in enumerate(times) if (day := _own_day(time, where))]
    if not fixed:
        return _along(minutes, sign), None
    first, day = fixed[0]
    upwards = _along(minutes[first::-1], -sign)
    base = day.toordinal() * MINUTES
    result = [base + minute for minute in upwards[:0:-1]]
    reasons = [times[first].why] * first
    for number, (place, own) in enumerate(fixed):
        end = fixed[number + 1][0] if number + 1 < len(fixed) else len(times)
        base = own.toordinal() * MINUTES
        result += [base + minute for minute in _along(minutes[place:end], sign)]
        reasons += [times[place].why] * (end - place)
    return result, reasons


def _along(minutes: list[int], sign: int) -> list[int]:
    """Return minutes counted from the first one's midnight, forwards or (`sign` -1) backwards."""
    turned = [minute * sign % MINUTES for minute in minutes]
    counted = _unrolled(turned)
    return [minutes[0] + sign * (minute - counted[0]) for minute in counted]


def _minute(time: Printed, where: str) -> int | None:
    """Return the minute of the day that a post's clock shows in the page's zone."""
    if time.instant is not None and time.instant.start is not None:
        local = time.instant.start.astimezone(zone(where))
        return local.hour * 60 + local.minute
    return time.minute


def _unrolled(minutes: list[int]) -> list[int]:
    """Return minutes counted on from the first one's own midnight, over as many as it takes."""
    result: list[int] = []
    reached = 0
    for place, minute in enumerate(minutes):
        if not result:
            result.append(minute)
            reached = minute
            continue
        step = _step(reached, minute)
        if _is_out_of_place(minutes, place, reached, step):
            result.append(reached + _short_step(reached, minute))
            continue
        reached += step
        result.append(reached)
    return result


def _step(reached: int, minute: int) -> int:
    """Return how many minutes on the next clock is: from 4 hours back to 20 hours on."""
    return (minute - reached + BACK) % MINUTES - BACK


def _short_step(reached: int, minute: int) -> int:
    step = (minute - reached) % MINUTES
    return step - MINUTES if step > MINUTES // 2 else step


def _is_out_of_place(minutes: list[int], place: int, reached: int, step: int) -> bool:
    """Tell whether the page goes on after this post as if it were not there."""
    if 0 <= step <= 6 * 60 or place + 1 >= len(minutes):
        return False
    after = _step(reached, minutes[place + 1])
    from_here = _step(minutes[place], minutes[place + 1])
    return 0 <= after <= NEAR and not 0 <= from_here <= NEAR


def _anchor(
    minutes: list[int], sign: int, dates: PageDates, where: str
) -> tuple[date, Derivation] | None:
    """Return the day of minute 0, by the page's own date, and why."""
    newest = max(minutes)
    oldest = minutes[0] if sign > 0 else minutes[-1]
    if dates.given is not None and dates.updated is None:
        day = local_day(dates.given, where)
        return (day - timedelta(days=newest // MINUTES), dates.given.why) if day else None
    if dates.updated is not None:
        return _from_update(dates.updated, newest, where)
    if dates.day is not None and (day := local_day(dates.day, where)):
        at = {"oldest": oldest, "first-printed": minutes[0]}.get(dates.day_of, newest)
        return day - timedelta(days=at // MINUTES), dates.day.why
    if dates.published is not None and (day := local_day(dates.published, where)):
        return day - timedelta(days=oldest // MINUTES), dates.published.why
    return None


def _from_update(updated: Dated, newest: int, where: str) -> tuple[date, Derivation] | None:
    """Count back from the last update: the newest post is not later than it, give or take."""
    day = local_day(updated, where)
    if day is None or updated.interval.start is None:
        return None
    if updated.interval.granularity is not Granularity.DAY:
        local = updated.interval.start.astimezone(zone(where))
        if newest % MINUTES > local.hour * 60 + local.minute + 60:
            day -= timedelta(days=1)
    return day - timedelta(days=newest // MINUTES), updated.why


def _own_day(time: Printed | None, where: str) -> date | None:
    if time is None:
        return None
    if time.instant is not None and time.instant.start is not None:
        return time.instant.start.astimezone(zone(where)).date()
    return time.day


def newest_of(posted: tuple[Dated | None, ...]) -> Dated | None:
    """Return the latest posted time, None if no post has one."""
    known = [dated for dated in posted if dated is not None and dated.interval.start is not None]
    return max(known, key=_start, default=None)


def _start(dated: Dated) -> datetime:
    return dated.interval.start or datetime.min.replace(tzinfo=UTC)
