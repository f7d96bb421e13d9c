"""The zone that a page's clocks are read in: given, stated, inferred from where it is published,
or assumed."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from timeline.errors import Problem
from timeline.intervals import zone as checked_zone
from timeline.meanings import Clock
from timeline.model import Document, Segmented, Span, Tagged
from timeline.provenance import Derivation, Evidence, given
from timeline.story import ZoneFrom

# Abbreviations of RFC 2822 (4.3), the tz database and news style books, by the place that a reader
# of that abbreviation means. One that several countries use stands in AMBIGUOUS.
ZONE_WORDS: dict[str, str] = {
    "UK": "Europe/London", "BST": "Europe/London",
    "UTC": "UTC",
    "ET": "America/New_York", "EST": "America/New_York", "EDT": "America/New_York",
    "CT": "America/Chicago", "CDT": "America/Chicago",
    "MT": "America/Denver", "MST": "America/Denver", "MDT": "America/Denver",
    "PT": "America/Los_Angeles", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
    "AKST": "America/Anchorage", "AKDT": "America/Anchorage", "HST": "Pacific/Honolulu",
    "NST": "America/St_Johns", "NDT": "America/St_Johns", "ADT": "America/Halifax",
    "CET": "Europe/Paris", "CEST": "Europe/Paris", "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin",
    "EET": "Europe/Athens", "EEST": "Europe/Athens", "MSK": "Europe/Moscow", "WAT": "Africa/Lagos",
    "SAST": "Africa/Johannesburg", "EAT": "Africa/Nairobi", "PKT": "Asia/Karachi",
    "SGT": "Asia/Singapore", "HKT": "Asia/Hong_Kong", "JST": "Asia/Tokyo", "KST": "Asia/Seoul",
    "PHT": "Asia/Manila", "ICT": "Asia/Bangkok", "WIB": "Asia/Jakarta",
    "AWST": "Australia/Perth", "ACST": "Australia/Darwin", "ACDT": "Australia/Adelaide",
    "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney",
    "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland", "NZT": "Pacific/Auckland",
    "BRT": "America/Sao_Paulo", "ART": "America/Argentina/Buenos_Aires",
}  # fmt: skip
AMBIGUOUS: dict[str, dict[str, str]] = {
    "GMT": {"uk": "Europe/London", "": "UTC"},
    "IST": {
        "in": "Asia/Kolkata",
        "ie": "Europe/Dublin",
        "il": "Asia/Jerusalem",
        "": "Asia/Kolkata",
    },
    "CST": {"cn": "Asia/Shanghai", "": "America/Chicago"},
    "AST": {"sa": "Asia/Riyadh", "": "America/Halifax"},
    "GST": {"": "Asia/Dubai"},
}
# Country codes of addresses with one zone, or with one that news of the country is written in.
COUNTRY_ZONES: dict[str, str] = {
    "uk": "Europe/London", "ie": "Europe/Dublin", "de": "Europe/Berlin", "fr": "Europe/Paris",
    "at": "Europe/Vienna", "ch": "Europe/Zurich", "nl": "Europe/Amsterdam", "be": "Europe/Brussels",
    "it": "Europe/Rome", "es": "Europe/Madrid", "pt": "Europe/Lisbon", "pl": "Europe/Warsaw",
    "dk": "Europe/Copenhagen", "se": "Europe/Stockholm", "no": "Europe/Oslo",
    "fi": "Europe/Helsinki",
    "gr": "Europe/Athens", "ua": "Europe/Kyiv", "il": "Asia/Jerusalem", "in": "Asia/Kolkata",
    "pk": "Asia/Karachi", "jp": "Asia/Tokyo", "kr": "Asia/Seoul", "sg": "Asia/Singapore",
    "hk": "Asia/Hong_Kong", "nz": "Pacific/Auckland", "za": "Africa/Johannesburg",
    "ng": "Africa/Lagos", "ke": "Africa/Nairobi", "cz": "Europe/Prague", "hu": "Europe/Budapest",
}  # fmt: skip
# Houses whose address has no country code but whose newsroom everyone knows.
HOUSES: dict[str, str] = {
    "theguardian.com": "uk", "sky.com": "uk", "bbc.com": "uk", "telegraph.co.uk": "uk",
    "mirror.co.uk": "uk", "rte.ie": "ie", "thejournal.ie": "ie",
}  # fmt: skip
_ALL_TIMES = re.compile(
    r"\ball times(?: (?:are|stated are|shown are|given|listed|in|local|stated|shown))*\b"
    r"[^\n.)]{0,60}",
    re.IGNORECASE,
)
_WORD = re.compile(r"\b[A-Z]{2,4}\b")
_OFFSET = re.compile(r"\b(?:GMT|UTC)\s?([+\-−–])\s?(\d{1,2})(?::?(\d{2}))?\b")
NEAR = 12


def is_read_there(words: str, where: str) -> bool:
    """Tell whether words name a zone by letters that stand for several offsets, that of `where`
    among them. GMT stands for one, whichever zones have it."""
    named = (word for word in _WORD.findall(words) if word != "GMT")
    return any(where in AMBIGUOUS.get(word, {}).values() for word in named)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundZone:
    """A page's zone (an IANA name), how it is known, and what speaks against it."""

    name: str
    found_from: ZoneFrom
    why: Derivation | None
    problems: tuple[Problem, ...] = ()


def find_zone(document: Document, tagged: Tagged, segmented: Segmented, fallback: str) -> FoundZone:
    """Return the zone of a page; one that was given wins, and a difference is a problem.

    One that was given for pages without (`--tz`) goes before what is merely inferred.

    Raises OptionError for a given name that is no zone.
    """
    country = country_of(document)
    stated = _stated(document, segmented, country)
    if stated is None and document.given.tz is None and document.given.tz_if_none:
        checked_zone(document.given.tz_if_none)
        return _given(document, document.given.tz_if_none, None)
    borne = stated or _inferred(document, country) or _told(document, tagged, segmented, country)
    if document.given.tz:
        checked_zone(document.given.tz)
        return _given(document, document.given.tz, borne)
    if borne is not None:
        return borne
    why = Derivation(
        rule="zone-assumed", says=f"the page names no zone: it is read in the story's, {fallback}"
    )
    return FoundZone(name=fallback, found_from="assumed", why=why)


def country_of(document: Document) -> str | None:
    """Return the country code that the page's address tells, None if it tells none."""
    for claim in document.claims:
        region = claim.value.partition("-")[2].lower()
        if claim.name == "language" and region in ("gb", "ie", "in"):
            return {"gb": "uk"}.get(region, region)
    host = (urlsplit(document.url).hostname or "") if document.url else ""
    for house, country in HOUSES.items():
        if host == house or host.endswith(f".{house}"):
            return country
    ending = host.rpartition(".")[2]
    return ending if ending in COUNTRY_ZONES else None


def _given(document: Document, name: str, borne: FoundZone | None) -> FoundZone:
    problems: tuple[Problem, ...] = ()
    if borne is not None and borne.found_from == "stated" and borne.name != name:
        says = f"the page names {borne.name}, but {name} was given and is used"
        problems = (
            Problem(
                kind="bad-offset",
                severity="note",
                says=says,
                document=document.id,
                kept=name,
                dropped=borne.name,
            ),
        )
    return FoundZone(name=name, found_from="given", why=given("tz", name), problems=problems)


def _stated(document: Document, segmented: Segmented, country: str | None) -> FoundZone | None:
    """Find zone words where times are printed: labels, datelines, "all times are …"."""
    votes: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for span, weight in _places(document, segmented):
        words = document.quote(span)
        for match in _WORD.finditer(words):
            name = _meant(match.group(), country)
            if name:
                at = Span(start=span.start + match.start(), end=span.start + match.end())
                votes[name] += weight
                first.setdefault(name, at)
        for match in _OFFSET.finditer(words):
            name = _fixed(match)
            at = Span(start=span.start + match.start(), end=span.start + match.end())
            votes[name] += weight + 1
            first.setdefault(name, at)
    if not votes:
        return None
    name = min(votes, key=lambda one: (-_weight(one, votes), one))
    at = first[name]
    evidence = Evidence(document=document.id, start=at.start, end=at.end, text=document.quote(at))
    says = f"the page's times are followed by «{document.quote(at)}»: {name}"
    why = Derivation(rule="zone-word", says=says, evidence=(evidence,))
    return FoundZone(name=name, found_from="stated", why=why)


def _weight(name: str, votes: Counter[str]) -> int:
    """Count "GMT" for London where the same page also prints "BST"."""
    own = votes[name]
    return own + votes["UTC"] if name == "Europe/London" and "UTC" in votes else own


def _places(document: Document, segmented: Segmented) -> list[tuple[Span, int]]:
    """Return the spans in which a zone word speaks of the page's own times, with their weight."""
    places = [(post.label, 1) for post in segmented.posts if post.label]
    places += [
        (part.span, 5)
        for part in segmented.furniture
        if part.why in ("dateline", "time of an update")
        or (part.why == "outside the posts" and len(part.span) < 120)
    ]
    heads = [
        *segmented.summary,
        *(part.span for part in segmented.furniture if len(part.span) < 200),
    ]
    for span in heads:
        for match in _ALL_TIMES.finditer(document.quote(span)):
            at = Span(start=span.start + match.start(), end=span.start + match.end())
            places.append((at, 50))
    for block in document.blocks[:12]:
        for match in _ALL_TIMES.finditer(document.quote(block.span)):
            at = Span(start=block.start + match.start(), end=block.start + match.end())
            places.append((at, 50))
    return places


def _meant(word: str, country: str | None) -> str | None:
    if word in ZONE_WORDS:
        return ZONE_WORDS[word]
    choices = AMBIGUOUS.get(word)
    return (choices.get(country or "") or choices[""]) if choices else None


def _fixed(match: re.Match[str]) -> str:
    """Return the IANA name of a whole-hour offset (its sign is the reverse: POSIX)."""
    hours = int(match.group(2))
    if hours == 0 or hours > 14:
        return "UTC"
    sign = "-" if match.group(1) == "+" else "+"
    return f"Etc/GMT{sign}{hours}"


def _inferred(document: Document, country: str | None) -> FoundZone | None:
    """Infer the zone from the country that publishes, where the page's offsets agree with it."""
    stamps = [mark.time for mark in document.marks if mark.time]
    stamps += [claim.value for claim in document.claims if claim.name in ("published", "updated")]
    offsets = [found for stamp in stamps if (found := _offset(stamp)) is not None]
    name = COUNTRY_ZONES.get(country or "")
    if name and (not offsets or any(_agrees(moment, name) for moment in offsets)):
        says = f"the page's address belongs to a publisher in «{country}»: {name}"
        words = Evidence(document=None, start=0, end=0, text=f"address={document.url}")
        why = Derivation(rule="zone-of-publisher", says=says, evidence=(words,))
        return FoundZone(name=name, found_from="inferred", why=why)
    if not offsets:
        return None
    hours = Counter(moment.utcoffset() for moment in offsets).most_common(1)[0][0] or timedelta()
    whole, rest = divmod(int(hours.total_seconds()), 3600)
    name = "UTC" if not whole or rest else f"Etc/GMT{-whole:+d}"
    words = Evidence(document=None, start=0, end=0, text=f"time={offsets[0].isoformat()}")
    says = f"the page's times bear the offset {offsets[0].strftime('%z')}: {name}"
    why = Derivation(rule="zone-of-offsets", says=says, evidence=(words,))
    return FoundZone(name=name, found_from="inferred", why=why)


def _told(
    document: Document, tagged: Tagged, segmented: Segmented, country: str | None
) -> FoundZone | None:
    """Infer the zone from the clocks that the posts themselves tell of, if all name one zone.

    "2.30am local time (18.30 UTC)" names that of its first clock.
    """
    names: dict[str, Evidence] = {}
    for reading in tagged.readings:
        if not isinstance(reading.meaning, Clock) or reading.meaning.zone is None:
            continue
        if reading.role == "describes":
            continue
        if not any(post.covers(reading.span) for post in segmented.posts):
            continue
        named = [name for word in _WORD.findall(reading.text) if (name := _meant(word, country))]
        for name in named or _of_offset(reading.meaning.zone):
            start, end = reading.span.start, reading.span.end
            words = Evidence(document=document.id, start=start, end=end, text=reading.text)
            names.setdefault(name, words)
    if len(names) != 1:
        return None
    name, words = next(iter(names.items()))
    why = Derivation(
        rule="zone-in-text", says=f"the text gives its times in {name}", evidence=(words,)
    )
    return FoundZone(name=name, found_from="inferred", why=why)


def _of_offset(offset: str) -> list[str]:
    """Return the IANA name of an offset of whole hours, none for another."""
    whole = re.fullmatch(r"([+-])(\d\d):00", offset)
    if whole is None:
        return []
    hours = int(whole.group(2))
    return [f"Etc/GMT{'-' if whole.group(1) == '+' else '+'}{hours}" if hours else "UTC"]


def _offset(stamp: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _agrees(moment: datetime, name: str) -> bool:
    """Tell whether the zone has the moment's offset then; "Z" agrees with any, as computers
    write it everywhere."""
    local = moment.astimezone(checked_zone(name))
    return moment.utcoffset() in (local.utcoffset(), timedelta(0))
