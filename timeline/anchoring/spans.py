"""Places what is counted from another time, lengths, and the edges of a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from timeline.anchoring.frame import Frame
from timeline.anchoring.lengths import length_value
from timeline.anchoring.looseness import A_FEW, SMALL_UNITS_S
from timeline.anchoring.times import early_hours, small_shift
from timeline.anchoring.units import (
    DAY,
    LAST,
    UNKNOWN,
    Base,
    Place,
    is_longer,
    midnight,
    moved,
    small_step,
    told_unit,
    unit_place,
    year_beside,
)
from timeline.intervals import Granularity
from timeline.meanings import (
    DayPart,
    Edge,
    Length,
    Same,
    Shift,
    Unit,
)


def shift(meaning: Shift, frame: Frame) -> Place:
    quarter = frame.quarter
    if quarter is not None and _is_year_before(meaning):
        return _year_before(quarter)
    beside = _beside_told(meaning, frame.told) if meaning.from_told and frame.told else None
    if beside is not None:
        return beside
    is_open = meaning.from_told and frame.told is not None and is_longer(frame.told, meaning.unit)
    start = None if is_open else _shift_start(meaning, frame)
    if start is None:
        vague = "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
        return Place(value=vague if meaning.amount is None else UNKNOWN[meaning.unit])
    base = start
    if meaning.amount is None:
        return _vague_shift(meaning, base)
    if meaning.unit in ("second", "minute", "hour"):
        return replace(small_shift(meaning, base), zone=base.zone)
    amount = meaning.amount * meaning.sign
    if not 1 <= base.day.year + amount * _YEARS.get(meaning.unit, 0) <= LAST.year:
        return Place(value="PAST_REF" if amount < 0 else "FUTURE_REF")
    day = moved(base.day, meaning.unit, amount)
    unit = meaning.grain or meaning.unit
    if unit in ("decade", "century"):
        unit = "year"
    if meaning.amount != int(meaning.amount):
        unit = {"year": "month", "month": "day", "week": "day"}.get(unit, unit)  # type: ignore[assignment]  # a unit by the table
    if unit == "fortnight":
        unit = "week"
    return unit_place(day, unit, 0)


_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}


def _beside_told(shift: Shift, told: Place) -> Place | None:
    """Return what is counted from a year before Christ, or from a time longer than the unit; None
    where a day can be counted from."""
    if not shift.amount:
        return None
    amount = shift.amount * shift.sign
    if is_longer(told, shift.unit):
        return _open_shift(amount, shift.unit, told)
    years = _YEARS.get(shift.unit)
    return year_beside(told, round(amount * years)) if years else None


def _open_shift(amount: float, unit: Unit, told: Place) -> Place:
    """Return where "three weeks later" may lie, counted from all of a month: no one week has a
    value."""
    place = Place(value=UNKNOWN[unit])
    if told.start is None or told.end is None or unit in SMALL_UNITS_S:
        return place
    first = moved(told.start.date(), unit, amount)
    last = moved((told.end - DAY).date(), unit, amount)
    ends = unit_place(last, "year" if unit in ("decade", "century", "millennium") else unit, 0).end
    return replace(place, start=midnight(first), end=ends)


def _year_before(quarter: Place) -> Place:
    """Return the same quarter a year before; a fiscal one has a value alone."""
    if quarter.start is not None:
        return unit_place(quarter.start.date(), "quarter", -4)
    year, _, rest = quarter.value.partition("-")
    return Place(value=f"{int(year) - 1:04d}-{rest}" if year.isdecimal() else quarter.value)


def _is_year_before(meaning: Shift) -> bool:
    """Tell "a year ago": in a report of a quarter it is that quarter, a year before."""
    one_back = meaning.amount == 1 and meaning.sign < 0 and meaning.unit == "year"
    return one_back and (meaning.of is None or isinstance(meaning.of, Same))


def _shift_start(meaning: Shift, frame: Frame) -> Base | None:
    if meaning.of is not None:
        inner = frame.place(meaning.of)
    elif _is_of_no_day(meaning, frame):
        return None
    elif meaning.from_told and frame.told is not None:
        inner = frame.told
    elif frame.base is not None and not _is_later_in_past(meaning, frame):
        return frame.base
    else:
        return None
    if inner.start is None or inner.end is None:
        return None
    start = inner.start
    if inner.granularity is Granularity.QUARTER and inner.value[:4].isdecimal():
        # A winter begins in the year before the one that names it.
        start = max(start, midnight(date(int(inner.value[:4]), 1, 1)))
    return Base(start=start, end=inner.end, granularity=inner.granularity, zone=inner.zone)


def _is_of_no_day(meaning: Shift, frame: Frame) -> bool:
    """Tell "ten minutes later" where no day was told, and no clock says when it is told."""
    if not meaning.from_told or meaning.unit not in SMALL_UNITS_S or frame.day_told is not None:
        return False
    return frame.told is not None or frame.base is None or not frame.base.is_minute


def _is_later_in_past(meaning: Shift, frame: Frame) -> bool:
    """Tell "two years later it closed" and "is shut two years later": what is past, or so by now,
    cannot lie later than the telling."""
    return meaning.from_told and meaning.sign > 0 and _is_so(frame)


def _is_so(frame: Frame) -> bool:
    """Tell whether a clause says what was or is so, and nothing of what is to come."""
    return frame.from_today or frame.direction in ("past", "present")


def _vague_shift(meaning: Shift, base: Base) -> Place:
    """Return the past or the future; a few minutes, days or years stay near the anchor."""
    value = "PAST_REF" if meaning.sign < 0 else "FUTURE_REF"
    if meaning.unit not in ("second", "minute", "hour"):
        if not meaning.is_few or meaning.sign > 0:
            return Place(value=value)
        fewest, most = (moved(base.day, meaning.unit, -number) for number in A_FEW)
        return Place(value=value, start=midnight(most), end=midnight(fewest + timedelta(days=1)))
    reach = timedelta(hours=1) if meaning.unit != "hour" else timedelta(hours=24)
    if meaning.sign < 0:
        return Place(value=value, start=base.start - reach, end=base.end)
    return Place(value=value, start=base.start, end=base.end + reach)


def edge(meaning: Edge, frame: Frame) -> Place:
    """Return the whole of which the words name a part, cut only at the anchor itself."""
    if meaning.edge == "small-hours" and isinstance(meaning.of, DayPart):
        return early_hours(meaning.of, frame)
    inner = frame.place(meaning.of)
    if inner.start is None or inner.end is None:
        return inner
    told = frame.told
    if meaning.edge == "end" and told is not None and told.start is not None:
        is_inside = inner.start < told.start < inner.end
        return replace(inner, start=told.start) if is_inside else inner
    if frame.base is None:
        return inner
    base = frame.base
    if meaning.edge == "earlier" and inner.start < base.end < inner.end:
        return replace(inner, end=max(base.end, inner.start + timedelta(minutes=1)), is_cut=True)
    if meaning.edge == "later" and inner.start < base.start < inner.end:
        return replace(inner, start=base.start, is_cut=True)
    return inner


def same(meaning: Same, frame: Frame) -> Place:
    told = frame.told
    if meaning.unit == "quarter" and not meaning.offset:
        return _the_quarter(frame)
    if meaning.unit == "weekend" and not meaning.offset:
        return _the_weekend(frame)
    if told is not None:
        return told_unit(meaning.unit, meaning.offset, told)
    if frame.base is None or (meaning.offset > 0 and _is_so(frame)):
        return Place(value=UNKNOWN[meaning.unit])
    return unit_place(frame.base.day, meaning.unit, meaning.offset)


def _the_quarter(frame: Frame) -> Place:
    """Return the quarter that a report tells of: the last one told, else the last one ended."""
    if frame.quarter is not None:
        return frame.quarter
    if frame.base is None:
        return Place(value="XXXX-QX")
    return replace(unit_place(frame.base.day, "quarter", -1), assumed=("quarter",))


def _the_weekend(frame: Frame) -> Place:
    """Return the weekend before Thursday as the last one, from then on as the coming one."""
    if frame.base is None:
        return Place(value="XXXX-WXX-WE")
    here = frame.base.day
    last_back = 5 if frame.direction == "past" else 2 if frame.direction != "future" else 0
    back = here.isoweekday() <= last_back
    return replace(unit_place(here, "weekend", -1 if back else 0), assumed=("week",))


def length(meaning: Length, frame: Frame) -> Place:
    value = meaning.value or length_value(meaning.parts)
    base = frame.base
    if not meaning.toward or base is None or not meaning.parts:
        return Place(value=value)
    number, unit = meaning.parts[0]
    if number is None and (meaning.toward > 0 or unit in ("second", "minute", "hour")):
        return Place(value=value)
    number = A_FEW[1] if number is None else number  # "recent weeks" are at most as many
    if unit in ("second", "minute", "hour"):
        step = small_step(unit, number)
        if meaning.toward < 0:
            return Place(value=value, start=base.start - step, end=base.end)
        return Place(value=value, start=base.start, end=base.end + step)
    other = midnight(moved(base.day, unit, number * meaning.toward))
    if meaning.toward < 0:
        return Place(value=value, start=other, end=base.end)
    return Place(value=value, start=base.start, end=other + timedelta(days=1))
