"""Rules for times of day: "3.25pm", "1525 GMT", "half past three", "this morning"."""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.language import en
from timeline.meanings import Clock, DayPart, Edge, Meaning, Part, Same, UnitOf, Weekday
from timeline.tag.amounts import TimeOfDay, amount, time_of_day
from timeline.tag.date_rules.common import counts_nothing
from timeline.tag.rule import Found, Read, Rule

_AT = frozenset(
    "AT BY BEFORE AFTER UNTIL FROM SINCE ABOUT TO BETWEEN OVER NEARLY EXACTLY JUST".split()
)


def zone_of(found: Found) -> str | None:
    """Return the offset or zone name that a zone word stands for, None without one."""
    for name in ("city", "city2", "city3"):
        if found.has(name):
            return en.CITY_ZONES.get(found.phrase(name))
    if not found.has("zone"):
        return None
    word = found.word("zone")
    if found.has("offset"):
        return offset_of(found.phrase("offset"))
    if found.has("kind") and "european" in found.words("kind"):
        return "Europe/Athens" if word == "eastern" else "Europe/Paris"
    return en.ZONES.get(word) or en.ZONES_NAMED.get(word)


def offset_of(words: str) -> str:
    """Return "+02:45" for the offset that words such as "+0245" or "- 2:45" say."""
    digits = "".join(sign for sign in words if sign.isdecimal())
    if ":" in words or len(digits) > 2:
        hours, minutes = digits[:-2], digits[-2:]
    else:
        hours, minutes = digits, "00"
    return f"{'+' if words[0] == '+' else '-'}{int(hours) % 24:02d}:{int(minutes) % 60:02d}"


def _zone_is_meant(found: Found) -> bool:
    plain = found.klass("zone") == "ZONELOW" and found.word("zone") in _PLAIN_ZONES
    return plain or found.has("local") or found.klass("zone") in ("ZONE", "ZONENAME")


# Zone words that are no other word, so that they count in lower case too.
_PLAIN_ZONES = frozenset("gmt bst utc edt pdt cdt mdt cest aest aedt".split())


def clock_meaning(time: TimeOfDay, *, half: str, zone: str | None) -> Clock:
    """Return the time of day with am and pm reckoned in; impossible ones are marked."""
    hour, minute = time.hour, time.minute
    wrong = hour > 24 or (minute or 0) > 59 or (time.second or 0) > 59
    half = half or time.half
    if half:
        wrong = wrong or not (1 <= hour <= 12 or hour == 0 or 13 <= hour <= 23)
        if half == "p" and hour < 12:
            hour += 12
        elif half == "a" and hour == 12:
            hour = 0
    if hour == 24 and (minute or 0) > 0:
        wrong = True
    return Clock(
        hour=hour,
        minute=minute,
        second=time.second,
        is_twelve=not half and 1 <= time.hour <= 12 and not time.is_padded,
        zone=zone or ("+00:00" if time.is_utc else None),
        is_impossible=wrong,
    )


def _half_of(found: Found) -> str:
    return found.word("half")[:1] if found.has("half") else ""


def _suffixed(found: Found) -> Read | None:
    """Read "3pm", "3.25pm", "430pm" and "3.25 p.m."."""
    word = found.phrase("clock")
    time = time_of_day(word)
    half = _half_of(found)
    if time is None or (not half and not time.half):
        return None
    is_short = found.klass("clock") == "CLOCK" and not word.endswith("m")
    if is_short and (found.before not in _AT or found.word_at(-2).casefold() in _LEVELS):
        return None  # "closed at 412p" is a price
    if (
        found.klass("half") == "AM"
        and found.tokens.words[found.match.start("half")].rstrip() == "am"
    ) and found.word_at(0).casefold() in ("not", "going", "i"):
        return None
    meaning = clock_meaning(time, half=half, zone=zone_of(found) or _zone_of_place(found))
    if time.hour > 12 and time.minute is None:
        return None
    return Read(type="TIME", meaning=meaning)


def _zone_of_place(found: Found) -> str | None:
    """Return the zone of the city in "6am in Tokyo"."""
    if found.after != "IN" or found.word_at(0) != "in":
        return None
    city = found.word_at(1)
    if city == "New":
        city = f"{city} {found.word_at(2)}"
    return en.CITY_ZONES.get(city.casefold()) if city[:1].isupper() else None


def _colon(found: Found) -> Read | None:
    time = time_of_day(found.phrase("clock"))
    if time is None or (found.joined_before() and not _is_second_clock(found)):
        return None
    if found.has("hours") and (found.phrase("hours") != "hours" or time.hour < _FIRST_SURE_HOUR):
        return None  # "a flight of 2:30 hours"
    if not found.has("zone") and (_is_after_a_name(found) or found.before in ("OF", "IN")):
        return None
    if not found.has("zone") and _is_left_of_a_game(found):
        return None
    meaning = clock_meaning(time, half="", zone=zone_of(found))
    if meaning.is_impossible and time.hour > 29:
        return None
    return Read(type="TIME", meaning=meaning)


_FIRST_SURE_HOUR = 13


def _is_left_of_a_game(found: Found) -> bool:
    """Tell "with 2:14 left" and "4:05 to play" from "14:05 to London"."""
    word, behind = found.word_at(0).casefold(), found.word_at(1).casefold()
    return word in en.GAME_LEFT or (word == "to" and behind in en.GAME_GOES_ON)


def _with_offset(found: Found) -> Read | None:
    """Read "14:32:05 +0100", as machines print it: with an offset that clocks somewhere have."""
    time = time_of_day(found.phrase("clock"))
    if time is None or found.joined_before() or not _is_offset(found.phrase("offset")):
        return None
    meaning = clock_meaning(time, half="", zone=offset_of(found.phrase("offset")))
    return None if meaning.is_impossible else Read(type="TIME", meaning=meaning)


def _is_offset(words: str) -> bool:
    """Tell an offset from the end of a range ("10:15-11:00") and from a sum ("10:15 +3")."""
    digits = words[1:].replace(":", "")
    is_written_so = len(digits) == 4 and (words[0] == "+" or ":" not in words)
    return is_written_so and words[0].replace("−", "-") + digits in en.OFFSETS


def _is_second_clock(found: Found) -> bool:
    """Tell "10:25 EST" of "15:25 GMT/10:25 EST" from the end of a longer figure."""
    if found.before not in ("DASH", "SLASH", "POINTS"):
        return True
    return found.before == "SLASH" and found.class_of(found.match.start() - 2) in _CLOCK_ENDS


_CLOCK_ENDS = ("ZONE", "ZONENAME", "AM", "PM", "AMDOT", "PMDOT", "CLOCK")


def _is_after_a_name(found: Found) -> bool:
    """Tell "John 3:16" and "won 10:15" from a time: a capitalised word before, no preposition."""
    word = found.word_at(-1)
    start = found.tokens.starts[found.match.start()]
    if start and found.tokens.text[start - 1] == "\n":
        return False
    if word.casefold() in en.COUNTED_BY_COLON:
        return True
    if word.casefold() in en.TIME_LABELS:
        return False
    return word[:1].isupper() and word[1:].islower() and found.before == "" and len(word) > 2


def _dotted(found: Found) -> Read | None:
    """Read "15.25" and "3.25" only where a time must stand: after "at", before a zone, as the
    label of a post ("see our 15.25 post")."""
    is_label = found.after == "POST" and found.word_at(1) != "-"
    if not is_label and not _zone_is_meant(found) and not _is_clock_place(found):
        return None
    time = time_of_day(found.phrase("clock"))
    if time is None:
        return None
    meaning = clock_meaning(time, half="", zone=zone_of(found))
    return None if meaning.is_impossible else Read(type="TIME", meaning=meaning)


def _is_clock_place(found: Found) -> bool:
    """Tell "at 3.25" from a price, a level and a measure."""
    if found.before not in ("AT", "BEFORE", "UNTIL", "SINCE", "EXACTLY"):
        return False
    after = found.word_at(0).casefold()
    if after in _MEASURES or after in ("%", "°") or found.word_at(-2).casefold() in _LEVELS:
        return False
    return found.after not in ("UNIT", "UNITS", "MILLION", "HUNDRED", "THOUSAND")


# Words before "at" that make a figure a level: "stands at 2.05", "priced at 3.25".
_LEVELS = frozenset(
    "is are was were be been stood stands stand held holds remains remained steady trading trades "
    "traded priced index rate level up down in closed opened pound dollar euro".split()
)
_MEASURES = frozenset(
    "m km miles metres meters feet points per percent pc p pence cents dollars pounds euros yen "
    "degrees magnitude seconds minutes hours a an % bn m tonnes kg litres runs".split()
)


def _military(found: Found) -> Read | None:
    word = found.phrase("clock")
    if not re.fullmatch(r"(?:[01]\d|2[0-4])[0-5]\d(?:[hzHZ]\w*)?", word):
        return None
    if word.isdecimal() and not _is_military(found, word):
        return None
    time = time_of_day(word[:4])
    if time is None:
        return None
    zone = zone_of(found) or ("+00:00" if word[-1] == "z" else None)
    meaning = clock_meaning(time, half="", zone=zone)
    return Read(type="TIME", meaning=_not_twelve(meaning))


def _is_military(found: Found, word: str) -> bool:
    """Tell whether four bare figures are a time: a zone or "hrs" behind, or "at" before."""
    about = found.before == "ABOUT"
    at = (found.class_of(found.match.start() - 2) if about else found.before) == "AT"
    if found.has("hours"):
        is_as_of = found.before == "OF" and found.word_at(-2).casefold() == "as"
        is_placed = at or is_as_of or found.before in ("FROM", "BY", "UNTIL", "SINCE")
        is_placed = is_placed or word[0] == "0"
        is_clock = is_placed and found.phrase("hours") == "hours" and found.word_at(0) != "of"
        return found.klass("hours") == "HRS" or is_clock
    if found.has("zone"):
        return found.klass("zone") in ("ZONE", "ZONENAME")
    if found.has("local"):
        return True
    follows = found.word_at(0)
    if 1900 <= int(word) < 2060:  # "at 2030, when …", but "at 2010 levels"
        return at and follows in (",", ".", ")")
    return at and not follows[:1].isalpha()


def _not_twelve(clock: Clock) -> Clock:
    return Clock(
        hour=clock.hour,
        minute=clock.minute,
        second=clock.second,
        zone=clock.zone,
        is_impossible=clock.is_impossible,
    )


def _military_zone(found: Found) -> Read | None:
    digits, zone = found.value("clock")
    time = time_of_day(digits)
    if time is None or time.hour > 24 or (time.minute or 0) > 59:
        return None
    name = en.ZONES.get(zone.casefold()) or en.ZONES_NAMED.get(zone.casefold())
    return Read(type="TIME", meaning=_not_twelve(clock_meaning(time, half="", zone=name)))


def _hour_words(found: Found) -> Read | None:
    """Read "three o'clock" and "4 in the morning"."""
    number = amount(found, "hour")
    if number is None or not 0 < number <= 24:
        return None
    part = found.value("part") if found.has("part") else None
    hour = int(number)
    on: Meaning | None = None
    if part and hour <= 12:
        hour = hour_in_part(hour, part)
    meaning = Clock(
        hour=hour, is_twelve=part is None and hour <= 12, zone=zone_of(found), part=part, on=on
    )
    return Read(type="TIME", meaning=meaning)


def _hour_before_part(found: Found) -> Read | None:
    """Read the bare hour of "at 8 this morning", "since nine last night", "by 7 tonight"."""
    if found.before not in _AT - {"OVER", "NEARLY"}:
        return None
    number = amount(found, "hour")
    if number is None or not 1 <= number <= 12:
        return None
    part: Part = found.value("part") if found.has("part") else "NI"
    on: Meaning = UnitOf(unit="day", offset=_DAYS.get(found.klass("day") or found.klass("day2"), 0))
    if found.has("weekday"):
        on = Weekday(weekday=found.value("weekday"))
    meaning = Clock(hour=hour_in_part(int(number), part), part=part, on=on)
    return Read(type="TIME", meaning=meaning, is_relative=True)


def hour_in_part(hour: int, part: str) -> int:
    """Return which of the two hours of a twelve-hour clock lies in that part of the day."""
    if part == "MO":
        return hour % 12
    if part == "NI":
        return hour % 12 + (12 if 5 < hour < 12 else 0 if hour == 12 or hour <= 5 else 12)
    return hour % 12 + 12 if hour <= 12 else hour


def _bare_hour(found: Found) -> Read | None:
    """Read the hour of "shortly after 5", "just before six", "just gone 4" and "speaks at 5"."""
    how, way = found.class_of(found.match.start() - 2), found.before
    is_near = way == "GONE" or (how in ("JUST", "SHORTLY") and way in ("AFTER", "BEFORE"))
    is_near = is_near or (way == "AT" and _is_timed(found))
    number = amount(found, "hour")
    if not is_near or number is None or not 1 <= number <= 12 or not _ends_time(found):
        return None
    return Read(type="TIME", meaning=Clock(hour=int(number), is_twelve=True))


def _is_timed(found: Found) -> bool:
    """Tell "the count starts at 5" and "doors at 7" from "left school at 12", an age."""
    for back in range(2, _REACH_OF_EVENT):
        word = found.word_at(-back).casefold()
        if word in en.TIMED:
            return True
        if word in ("", ".", ";", ":"):
            break
    return False


_REACH_OF_EVENT = 7
_BEHIND_HOUR = ("ON", "TODAY", "TOMORROW", "YESTERDAY", "TONIGHT", "THIS")


def _ends_time(found: Found) -> bool:
    """Tell the hour of "just after 5, when" from the count of "just after 5 goals"."""
    after = found.word_at(0)
    if found.joined_after() and after[:1] not in (",", ".", ")", ";", ":"):
        return False
    if found.joined_after() and found.word_at(1)[:1].isdecimal():
        return False
    return counts_nothing(after) or found.after in _BEHIND_HOUR


def _past_or_to(found: Found) -> Read | None:
    """Read "half past three", "quarter to nine", "ten past four", "half three"."""
    words = found.words("part")
    if found.klass("way") in ("TO", "AFTER") and not _is_to_the_hour(found, words):
        return None
    minutes = 30 if "half" in words else 15 if "quarter" in words else amount(found, "part")
    number: float | None = None
    number = found.value("hour") or 24 if found.klass("hour") == "NOON" else amount(found, "hour")
    if minutes is None or number is None or not 1 <= number <= 24 or minutes > 59:
        return None
    hour, minute = int(number), int(minutes)
    if found.klass("way") in ("TO", "BEFORE"):
        hour, minute = hour - 1, 60 - minute
    hour %= 24
    half = _half_of(found)
    time = TimeOfDay(hour=hour or (12 if half else 0), minute=minute, half=half)
    if found.klass("hour") == "NOON":
        return Read(type="TIME", meaning=Clock(hour=hour, minute=minute))
    meaning = clock_meaning(time, half=half, zone=zone_of(found))
    return Read(type="TIME", meaning=meaning)


def _is_to_the_hour(found: Found, words: list[str]) -> bool:
    """Tell "at ten to four" from "lost two to one": a quarter, "minutes", or the right place."""
    if "quarter" in words or any(word.startswith("min") for word in words):
        return True
    number = amount(found, "part") or 0
    return number % 5 == 0 and found.before in ("AT", "BY", "ABOUT", "UNTIL")


def _noon(found: Found) -> Read | None:
    if found.word_at(-1).casefold() == "high" and found.class_of(found.match.start() - 2) != "AT":
        return None
    hour = found.value("noon")
    part: Part | None = "NI" if hour == 0 else None
    meaning = Clock(hour=hour, minute=0, zone=zone_of(found), part=part)
    return Read(type="TIME", meaning=meaning)


def _day_part(found: Found, on: Meaning | None = None) -> DayPart:
    is_by_sun = found.word("part") in en.SUN_PARTS
    return DayPart(part=found.value("part"), on=on, is_by_sun=is_by_sun)


def _this_part(found: Found) -> Read | None:
    offset = {"LAST": -1, "THIS": 0, "NEXT": 1}[found.klass("pick")]
    meaning = _day_part(found, UnitOf(unit="day", offset=offset))
    return Read(type="TIME", meaning=meaning, is_relative=True)


def _the_part(found: Found) -> Read | None:
    if found.word_at(-1)[:1] in ("$", "£", "€", "¥") or _is_sight(found):
        return None
    article = found.tokens.words[found.match.start()].rstrip().lower()
    if article == "a" and found.word_at(-1)[-1:].isdigit():  # "400 a night"
        return None
    if found.after in ("BEFORE", "AFTER"):
        return None  # "the night before the vote" is counted from the vote
    is_of_event = found.after == "OF" and found.class_of(found.match.start()) == "THE"
    meaning = replace(_day_part(found), is_of_event=is_of_event)
    return Read(type="TIME", meaning=meaning, is_relative=True)


def _told_part(found: Found) -> Read | None:
    """Read "that evening", "the following morning": of the day told last."""
    offset = 1 if found.has("way") else -1 if found.has("back") else 0
    meaning = _day_part(found, Same(unit="day", offset=offset))
    return Read(type="TIME", meaning=meaning, is_relative=True)


def _part_before(found: Found) -> Read | None:
    """Read "the night before", "the morning after": of the day before or after the one last told;
    what stands before or after something ("the night before the vote") is a signal's to count."""
    is_ended = not found.word_at(0)[:1].isalnum()
    if not is_ended:
        return None
    offset = 1 if found.klass("way") == "AFTER" else -1
    meaning = _day_part(found, Same(unit="day", offset=offset))
    return Read(type="TIME", meaning=meaning, is_relative=True)


def _bare_part(found: Found) -> Read | None:
    if (found.before == "THE" and found.after in ("BEFORE", "AFTER")) or _is_repeated(found):
        return None
    mid = found.before == "DASH" and found.word_at(-2).casefold() == "mid"
    if found.joined_before() and found.before in ("DASH", "SLASH") and not mid:
        return None
    is_any = found.before == "BY" and found.phrase("part") == "night"  # "they came by night"
    is_each = found.word_at(-1) == "a" and found.word_at(-2)[-1:].isdigit()  # "400 a night"
    if found.word_at(-1).casefold() in ("good", "per") or is_any or is_each or _is_sight(found):
        return None
    return Read(type="TIME", meaning=_day_part(found), is_relative=True)


def _is_repeated(found: Found) -> bool:
    """Tell "night after night", which is every night."""
    word = found.word_at(0 if found.after == "AFTER" else -1)
    other = found.word_at(1 if found.after == "AFTER" else -2)
    return word.casefold() == "after" and other.casefold() == found.phrase("part").casefold()


def _is_sight(found: Found) -> bool:
    """Tell "a red sunrise" and "the word for sunset" from "at sunset", "the hour before sunrise"
    and "sunset on Friday"."""
    if found.word("part") not in en.SUN_PARTS:
        return False
    return found.before not in _BEFORE_SUN and found.after != "ON"


_BEFORE_SUN = frozenset(
    "AT BY BEFORE AFTER UNTIL FROM TO SINCE ABOUT BETWEEN AND OR NEAR DURING TOWARDS".split()
)


def _early_hours(found: Found) -> Read | None:
    if found.has("edge") and found.klass("edge") == "LATE":
        return None
    meaning: Meaning = DayPart(part="NI")
    return Read(
        type="TIME", meaning=Edge(edge="small-hours", of=meaning), mod=None, is_relative=True
    )


def _first_thing(found: Found) -> Read | None:
    meaning = DayPart(part="MO", on=UnitOf(unit="day", offset=_DAYS[found.klass("day")]))
    return Read(type="TIME", meaning=meaning, mod="START", is_relative=True)


_DAYS = {"TODAY": 0, "TOMORROW": 1, "YESTERDAY": -1, "THIS": 0, "LAST": -1, "TONIGHT": 0}
_ZONE = (
    "(OPEN? zone:(ZONE | ZONENAME | ZONELOW | ZONENAMELOW) (kind:($TIMEKIND+) TIME | TIME)? "
    "(offset:((PLUS | DASH) (COLON | YEAR | NUMBIG | HHMMHRS | NUM12 | NUM24)) CLOSE?)?"
    " | local:LOCAL TIME | city:CITY ($TIMEKIND)? TIME | city2:((FEAST | FEASTLOW) CITY) TIME"
    " | OPEN city3:CITY TIME CLOSE)?"
)

CLOCK_RULES: tuple[Rule, ...] = (
    Rule(
        name="clock-12h",
        pattern=(
            f"clock:(CLOCK | (NUM12 | NUM24 | DOTTED | COLON | YEAR | NUMBIG) half:AMPM) {_ZONE}"
        ),
        read=_suffixed,
        example="3.25pm",
        misses=("3.25", "3.25 million", "closed at 412p"),
    ),
    Rule(
        name="clock-with-offset",
        pattern="clock:COLON offset:((PLUS | DASH) (YEAR | NUMBIG | COLON))",
        read=_with_offset,
        example="14:32:05 +0100",
        misses=("14:32 +7", "beat 14:32 +0115"),
    ),
    Rule(
        name="clock-24h",
        pattern=f"clock:COLON (HRS | hours:UNITS)? {_ZONE}",
        read=_colon,
        example="15:25",
        misses=("won 15:2", "15-25", "with 2:14 left"),
    ),
    Rule(
        name="clock-dotted",
        pattern=f"clock:DOTTED HRS? {_ZONE}",
        read=_dotted,
        example="15.25 GMT",
        misses=("2.05", "rose 3.25", "the 10.15 update", "5.25 post-tax"),
    ),
    Rule(
        name="clock-four-figures",
        pattern=f"clock:(YEAR | NUMBIG | HHMMHRS) (hours:(HRS | UNITS))? {_ZONE}",
        read=_military,
        example="1525 GMT",
        misses=("1525 men", "1575 GMT"),
    ),
    Rule(
        name="clock-four-figures-zone",
        pattern="clock:HHMMZONE",
        read=_military_zone,
        example="1525GMT",
        misses=("2575GMT", "1525GMC"),
    ),
    Rule(
        name="oclock",
        pattern=(
            f"hour:(NUM12 | NUM24 | NUMBERWORD) (OCLOCK | O CLOCKWORD) (IN THE part:PART)? {_ZONE}"
        ),
        read=_hour_words,
        example="three o'clock",
        misses=("three clocks", "o'clock"),
    ),
    Rule(
        name="hour-in-the-morning",
        pattern="hour:(NUM12 | NUMBERWORD) (IN THE | AT) part:PART",
        read=_hour_words,
        example="4 in the morning",
        misses=("four in the race", "4 in the car"),
    ),
    Rule(
        name="hour-before-part",
        pattern=(
            "hour:(NUM12 | NUMBERWORD) "
            "(day:TONIGHT | (day2:(THIS | LAST | TOMORROW | YESTERDAY) | ON? weekday:DAYNAMES) "
            "part:PART)"
        ),
        read=_hour_before_part,
        example="at 8 this morning",
        misses=("killed 8 this morning", "over 8 last night", "at 8 this mourning"),
    ),
    Rule(
        name="hour-nearly",
        pattern="hour:(NUM12 | NUMBERWORD)",
        read=_bare_hour,
        example="shortly after 5",
        misses=("after 5", "shortly after 5 goals", "just after 5% of", "left school at 12"),
    ),
    Rule(
        name="half-past",
        pattern=(
            "part:(A? QUARTER | HALF | (NUM12 | NUM24 | NUM31 | NUM59 | TENS | NUMBERWORD | "
            "TENS DASH? NUMBERWORD) (UNITS | UNIT)?)"
            " way:(PAST | TO | AFTER) hour:(NUM12 | NUMBERWORD | NOON) (OCLOCK)? (half:AMPM)? "
            f"{_ZONE}"
        ),
        read=_past_or_to,
        example="half past three",
        misses=("half past them", "ten to four men"),
    ),
    Rule(
        name="half-three",
        pattern="part:HALF hour:NUMBERWORD",
        read=lambda found: _past_or_to(found) if found.before in ("AT", "ABOUT") else None,
        example="at half three",
        misses=("half three men", "half of three"),
    ),
    Rule(
        name="noon",
        pattern=f"(NUM12 | NUMBERWORD)? noon:NOON {_ZONE}",
        read=_noon,
        example="noon",
        misses=("noun", "mid day"),
    ),
    Rule(
        name="picked-part-of-day",
        pattern="pick:(THIS | LAST | NEXT) part:PART",
        read=_this_part,
        example="this morning",
        misses=("this mourning", "last knight"),
    ),
    Rule(
        name="part-of-day",
        pattern="(THE | A) part:PART",
        read=_the_part,
        example="the morning",
        misses=("the mourning", "the knight"),
    ),
    Rule(
        name="part-of-the-day-before",
        pattern="THE part:PART way:(BEFORE | AFTER)",
        read=_part_before,
        example="the night before",
        misses=("the night before the vote", "the morning after he left"),
    ),
    Rule(
        name="told-part-of-day",
        pattern=(
            "(THAT SAME? | THE SAME | THE (way:(NEXT | FOLLOWING)) | THE (back:PREVIOUS)) part:PART"
        ),
        read=_told_part,
        example="that evening",
        misses=("that even", "the evening"),
    ),
    Rule(
        name="one-part-of-day",
        pattern="one:NUMBERWORD part:PART",
        read=lambda found: _bare_part(found) if found.word("one") == "one" else None,
        example="one morning",
        misses=("two morning", "one mourning"),
    ),
    Rule(
        name="bare-part-of-day",
        pattern="part:PART",
        read=_bare_part,
        example="Friday night",
        misses=("nightly", "mourning"),
    ),
    Rule(
        name="first-light",
        pattern="first:ORDINAL light:LIGHT",
        read=lambda found: (
            Read(type="TIME", meaning=DayPart(part="MO"), is_relative=True)
            if found.word("first") == "first" and found.before in _AT
            else None
        ),
        example="at first light",
        misses=("the first light", "at fifth light"),
    ),
    Rule(
        name="early-hours",
        pattern="THE (EARLY | HOURS_SMALL) unit:UNITS",
        read=lambda found: _early_hours(found) if found.word("unit") == "hours" else None,
        example="the early hours",
        misses=("the early days", "the early birds"),
    ),
    Rule(
        name="first-thing",
        pattern="ORDINAL THING day:(TODAY | TOMORROW | YESTERDAY | THIS) PART?",
        read=_first_thing,
        example="first thing tomorrow",
        misses=("the first thing", "first things"),
    ),
)
