"""Places times of day and parts of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from timeline.anchoring.frame import Frame
from timeline.anchoring.units import (
    DAY,
    UNKNOWN,
    Base,
    Place,
    clamped,
    granularity_of,
    midnight,
    small_step,
)
from timeline.intervals import Granularity, Interval, wall_interval
from timeline.meanings import (
    Clock,
    DayPart,
    Meaning,
    Part,
    Shift,
    UnitOf,
    Weekday,
)


def clock(meaning: Clock, frame: Frame) -> Place:
    hour, minute, second = meaning.hour, meaning.minute, meaning.second
    if hour == 0 and meaning.part == "NI" and _is_coming_midnight(meaning, frame):
        hour = 24
    hour = _likely_hour(meaning, hour, frame)
    assumed: tuple[str, ...] = ("am/pm",) if meaning.is_twelve and meaning.part is None else ()
    time = f"T{hour:02d}" + ("" if minute is None else f":{minute:02d}")
    if minute is None:
        time += ":00"
    if second is not None:
        time += f":{second:02d}"
    day = _day_of_clock(meaning, frame, hour)
    if day is None:
        return Place(value="XXXX-XX-XX" + time)
    if meaning.is_impossible:
        return Place(value=day.isoformat() + time, assumed=("impossible",))
    inner = ("day",) if meaning.on is None else frame.place(meaning.on).assumed
    assumed = (*assumed, *inner)
    start = midnight(clamped(day.toordinal() + hour // 24)).replace(
        hour=hour % 24, minute=minute or 0, second=second or 0
    )
    fine = second is not None
    return Place(
        value=day.isoformat() + time,
        start=start,
        end=start + timedelta(seconds=1 if fine else 60),
        granularity=Granularity.SECOND if fine else Granularity.MINUTE,
        zone=meaning.zone,
        assumed=assumed,
    )


def _is_coming_midnight(meaning: Clock, frame: Frame) -> bool:
    """Tell the midnight to come from the one before: by what was told, the tense, else the
    nearer one."""
    if meaning.on is None and _is_of_evening(frame, _HALF_DAY):
        return True
    if frame.direction in ("past", "future"):
        return frame.direction == "future"
    base = frame.base
    is_told = meaning.on is not None or frame.told is not None
    return not is_told and base is not None and base.is_minute and base.start.hour >= _HALF_DAY


_HALF_DAY = 12


def _likely_hour(meaning: Clock, hour: int, frame: Frame) -> int:
    """Choose between the two hours of a twelve-hour clock by the tense and the post's own hour."""
    base = frame.base
    if not meaning.is_twelve or meaning.part is not None or meaning.on is not None:
        return hour
    if base is None or not base.is_minute:
        return hour
    minutes = [(each % 24) * 60 + (meaning.minute or 0) for each in (hour % 12, hour % 12 + 12)]
    now = base.start.hour * 60 + base.start.minute
    if frame.direction == "future":
        fitting = [each for each in minutes if each >= now]
        return (fitting[0] if fitting else minutes[0]) // 60
    if frame.direction == "past":
        fitting = [each for each in minutes if each <= now]
        return (fitting[-1] if fitting else minutes[-1]) // 60
    return min(minutes, key=lambda each: abs(each - now)) // 60


def _day_of_clock(meaning: Clock, frame: Frame, hour: int) -> date | None:
    """Return the day of a clock time; `hour` is 24 at the midnight that ends a day."""
    if meaning.on is not None:
        is_today = meaning.hour > (0 if frame.base is None else frame.base.start.hour)
        return _today(meaning.on, frame, is_ahead=is_today) or frame.place(meaning.on).day
    if frame.told is not None:
        return _day_after(frame, hour)
    base = frame.base
    if base is None:
        return None
    day = base.day
    if not base.is_minute:
        return day
    is_night = base.start.hour < 6 and frame.direction != "future"
    is_morning_after = base.start.hour < _HALF_DAY and frame.direction == "past"
    if meaning.hour >= 18 and (is_night or is_morning_after):
        return clamped(day.toordinal() - 1)
    is_evening = base.start.hour >= _EVENING and meaning.hour < _SMALL_HOURS
    is_open = meaning.is_twelve and meaning.part is None  # both of its hours may be over
    minute, now = hour * 60 + (meaning.minute or 0), base.start.hour * 60 + base.start.minute
    if is_open and frame.direction == "past" and minute > now:
        return clamped(day.toordinal() - 1)
    is_over = is_open and minute < now
    if frame.direction == "future" and (is_evening or is_over):
        return clamped(day.toordinal() + 1)
    return day


def _day_after(frame: Frame, hour: int) -> date | None:
    """Return the day told, or the next one for the small hours behind an evening, and for the
    morning behind a night."""
    day, told = frame.day_told, frame.told
    if day is None or told is None:
        return None
    is_night = told.granularity is Granularity.PART_OF_DAY and _is_of_evening(frame, _EVENING)
    runs_on = hour < (_HALF_DAY if is_night else _SMALL_HOURS) and _is_of_evening(frame, _EVENING)
    return clamped(day.toordinal() + 1) if runs_on else day


def _is_of_evening(frame: Frame, hour: int) -> bool:
    """Tell whether the time told last is finer than a day and begins at that hour or later."""
    told = frame.told
    if told is None or told.start is None or told.granularity is None:
        return False
    return told.granularity.is_finer_than(Granularity.DAY) and told.start.hour >= hour


_EVENING = 18
_SMALL_HOURS = 6


def _today(on: Meaning, frame: Frame, *, is_ahead: bool) -> date | None:
    """Return today for "2pm on Friday" told that Friday morning of what is to come."""
    base = frame.base
    if base is None or not base.is_minute or not is_ahead or frame.direction != "future":
        return None
    is_bare = isinstance(on, Weekday) and on.pick is None and not on.weeks and on.of is None
    if not is_bare or frame.told is not None:
        return None
    assert isinstance(on, Weekday)
    return base.day if on.weekday == base.day.isoweekday() else None


# First and last hour of the parts of a day as news uses them; beyond 24 is the next morning.
_PART_HOURS = {
    "MO": (4, 12),
    "MI": (11, 15),
    "AF": (12, 18),
    "EV": (17, 24),
    "NI": (18, 30),
    "DT": (6, 20),
}


# In which half of the day the sun rises and sets, wherever that is.
_HALF_DAYS = {"MO": (0, 12), "EV": (12, 24)}


def day_part(meaning: DayPart, frame: Frame) -> Place:
    first, last = _PART_HOURS[meaning.part]
    if meaning.on is not None:
        ahead = frame.base is not None and frame.base.start.hour < first
        day = _today(meaning.on, frame, is_ahead=ahead) or frame.place(meaning.on).day
    elif meaning.is_of_event:
        day = None
    elif frame.told is not None:
        day = _day_after(frame, first)
    elif frame.base is None:
        day = None
    else:
        day = frame.base.day
        if meaning.is_overnight and frame.direction != "future":
            day = clamped(day.toordinal() - 1)
    if day is None:
        return Place(value=f"XXXX-XX-XXT{meaning.part}")
    if meaning.on is not None and meaning.is_overnight:
        return _overnight(day, frame)
    code = f"T{meaning.part}"
    if meaning.is_by_sun:
        code, first, last = "", *_HALF_DAYS[meaning.part]
    start = midnight(day) + timedelta(hours=first)
    return Place(
        value=f"{day.isoformat()}{code}",
        start=start,
        end=start + timedelta(hours=last - first),
        granularity=Granularity.PART_OF_DAY,
        assumed=() if meaning.on is not None else ("day",),
    )


def part_around(moment: datetime, part: Part) -> Interval | None:
    """Return the part of a day that holds a moment of its own zone, which may be a night that
    began the day before; None where that part does not hold it."""
    first, last = _PART_HOURS[part]
    for back in (0, 1):
        start = midnight(clamped(moment.toordinal() - back)) + timedelta(hours=first)
        end = start + timedelta(hours=last - first)
        if start <= moment.replace(tzinfo=None) < end:
            return wall_interval(start, end, moment.tzinfo or UTC, Granularity.PART_OF_DAY)
    return None


def _overnight(day: date, frame: Frame) -> Place:
    """Return the night of "overnight on Wednesday": into that day or out of it, told or to come."""
    before = midnight(clamped(day.toordinal() - 1)) + timedelta(hours=_PART_HOURS["NI"][0])
    after = midnight(clamped(day.toordinal() + 1)) + timedelta(hours=_PART_HOURS["NI"][1] - 24)
    if frame.base is not None and frame.base.start < after and frame.direction != "future":
        after = max(min(after, frame.base.end), before + timedelta(hours=1))
    return Place(
        value=f"{day.isoformat()}TNI", start=before, end=after, granularity=Granularity.PART_OF_DAY
    )


def early_hours(night: DayPart, frame: Frame) -> Place:
    day = (
        frame.place(night.on).day
        if night.on is not None
        else (None if frame.base is None else frame.base.day)
    )
    if day is None:
        return Place(value="XXXX-XX-XXTMO")
    return Place(
        value=f"{day.isoformat()}TMO",
        start=midnight(day),
        end=midnight(day) + timedelta(hours=6),
        granularity=Granularity.PART_OF_DAY,
    )


def small_unit(meaning: UnitOf, base: Base) -> Place:
    day = base.day.isoformat()
    if not base.is_minute:
        return Place(value=f"{day}TXX", start=base.start, end=base.end)
    step = small_step(meaning.unit, meaning.offset)
    start = base.start + step
    start = start.replace(second=0, microsecond=0)
    if meaning.unit == "hour":
        start = start.replace(minute=0)
    end = start + small_step(meaning.unit, 1)
    value = f"{start:%Y-%m-%dT%H}" if meaning.unit == "hour" else f"{start:%Y-%m-%dT%H:%M}"
    return Place(value=value, start=start, end=end, granularity=granularity_of(meaning.unit))


def _whole_days(value: str, base: Base, step: timedelta) -> Place:
    """Return the days of what lies some hours or minutes from an unknown moment of a day.

    No clock time comes of a midnight; and what is told as minutes later is told of the same day.
    """
    if abs(step) <= _SAME_DAY:
        return Place(value=value, start=base.start, end=base.end, granularity=base.granularity)
    first, last = (base.start + step).date(), (base.end + step - timedelta(microseconds=1)).date()
    return Place(value=value, start=midnight(first), end=midnight(last) + DAY)


_SAME_DAY = timedelta(hours=1)


def small_shift(meaning: Shift, base: Base) -> Place:
    assert meaning.amount is not None
    step = small_step(meaning.unit, meaning.amount) * meaning.sign
    try:
        start, end = base.start + step, base.end + step
    except OverflowError:
        return Place(value=UNKNOWN[meaning.unit])
    if not base.is_minute:
        day = clamped(base.day.toordinal() + int(step / timedelta(days=1)))
        value = f"{day.isoformat()}TXX:XX"
        if base.end - base.start < DAY:
            return Place(value=value, start=start, end=end)
        return _whole_days(value, base, step)
    return Place(
        value=f"{start:%Y-%m-%dT%H:%M}",
        start=start,
        end=end,
        granularity=Granularity.HOUR if meaning.unit == "hour" else Granularity.MINUTE,
    )
