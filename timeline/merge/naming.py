"""Which names mean one person or body, found from the documents alone.

"Ada Birkett", "Birkett" and "the harbour minister" have one key where the documents put the office
beside the name; "Birket" has it too (one letter apart, and rare); a body's initials stand for it.
A surname that several people bear is told apart by the given name; alone it means the one who is
named most.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from timeline.language.en_discourse import NAME_PARTICLES, NO_NAMES, OWN, TITLES_OF_COURTESY
from timeline.language.en_verbs import PREPOSITIONS
from timeline.model import Named

LEAST_SPELLED = 6  # letters of a name that may be spelled in two ways
LEAST_INITIALS = 3
LEAST_ROLE = 2  # words of an office that alone may stand for a name
_RUN = re.compile(r"(?:[A-ZÀ-ÖØ-Þ][\w.-]*)(?:\ (?:[A-ZÀ-ÖØ-Þ][\w.-]*))*", re.VERBOSE)
_PARTICLE = re.compile(NAME_PARTICLES, re.VERBOSE)
_COURTESY = re.compile(TITLES_OF_COURTESY + r"\.?", re.VERBOSE)
_ARTICLE = re.compile(rf"^{OWN}\ ", re.VERBOSE)
_WORDS = re.compile(r"[\w-]+")


class Naming:
    """Turns the names and offices in a text into keys, one for each person or body."""

    def __init__(self, named: Sequence[Named]) -> None:
        """Learn names, offices, initials and spellings from all that the documents name."""
        self._keys: dict[str, str] = {}
        self._full: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for one in named:
            self._full[_surname(one.name)][_given(one.name)] += 1
        self._same = {**self._spelled_alike(), **self._initials()}
        self._offices = self._by_office(named)

    def key(self, name: str) -> str:
        """Return the key of a name as it is written."""
        known = self._keys.get(name)
        if known is None:
            known = self._keys[name] = self._key(name)
        return known

    def _key(self, name: str) -> str:
        surname = _surname(name)
        bearers = {given: n for given, n in self._full.get(surname, {}).items() if given}
        root = self._same.get(surname, surname)
        if len(bearers) < 2:
            return root
        given = _given(name)
        meant = [one for one in bearers if given.endswith(one) or one.endswith(given)]
        if not meant:
            return f"{given} {root}"
        return f"{min(meant, key=lambda one: (-bearers[one], one))} {root}"

    def keys(self, names: Iterable[Named]) -> frozenset[str]:
        """Return the keys of people or bodies."""
        return frozenset(self.key(one.name) for one in names)

    def named(self, text: str) -> frozenset[str]:
        """Return the keys of all that is written with capitals: each name, and each word of it.

        A surname that several people bear is taken with its given name only.
        """
        found = set()
        for run in _RUN.finditer(text):
            name = run.group().strip(".")
            found.add(self.key(name))
            found.update(self.key(word) for word in name.split() if not self._is_shared(word))
        return frozenset(found)

    def _is_shared(self, surname: str) -> bool:
        return sum(bool(given) for given in self._full.get(surname.lower(), ())) > 1

    def within(self, text: str) -> frozenset[str]:
        """Return the keys of known names, else of the office, that a subject holds.

        A name in the genitive ("Birkett's plan") or behind a preposition does not act.
        """
        found = set()
        for run in _RUN.finditer(text):
            is_genitive = text[run.end() : run.end() + 2] in ("’s", "'s")
            before = text[: run.start()].lower().split()[-2:]
            if (
                not is_genitive
                and not PREPOSITIONS.intersection(before)
                and _surname(run.group()) in self._full
            ):
                found.add(self.key(run.group()))
        if not found:
            office = _ARTICLE.sub("", " ".join(_WORDS.findall(text.lower())))
            found = {self._offices[office]} if office in self._offices else set()
        return frozenset(found)

    def _initials(self) -> dict[str, str]:
        """Return initials that stand in the texts with the body that they are those of."""
        found = {}
        for surname in sorted(self._full):
            for given in self._full[surname]:
                words = [
                    one for one in f"{given} {surname}".split() if not _PARTICLE.fullmatch(one)
                ]
                words = [one for one in words if one not in NO_NAMES]
                initials = "".join(word[0] for word in words)
                if len(initials) >= LEAST_INITIALS and initials in self._full:
                    found[surname] = initials
        return found

    def _spelled_alike(self) -> dict[str, str]:
        """Return for each name the first of those that are one letter apart from it."""
        found: dict[str, str] = {}
        shapes: dict[str, str] = {}
        for name in sorted(self._full):
            for shape in _one_letter_less(name) if len(name) >= LEAST_SPELLED else ():
                known = shapes.setdefault(shape, name)
                if known != name and known[:3] == name[:3] and self._may_be_one(known, name):
                    found[name] = found.get(known, known)
        return found

    def _may_be_one(self, first: str, second: str) -> bool:
        """Tell whether no given names keep two surnames apart."""
        given = [{one for one in self._full[name] if one} for name in (first, second)]
        return not given[0] or not given[1] or bool(given[0] & given[1])

    def _by_office(self, named: Sequence[Named]) -> dict[str, str]:
        holders: defaultdict[str, set[str]] = defaultdict(set)
        for one in named:
            for role in _roles(one.role or ""):
                holders[role].add(self.key(one.name))
        return {role: keys.pop() for role, keys in holders.items() if len(keys) == 1}


def _surname(name: str) -> str:
    return name.split()[-1].strip(".").lower().removesuffix("'s").removesuffix("’s")


def _given(name: str) -> str:
    """Return what stands before the surname, lower-case; empty where nothing but "Mr" does."""
    words = [word for word in name.split()[:-1] if not _COURTESY.fullmatch(word)]
    return " ".join(words).lower()


def _roles(text: str) -> list[str]:
    """Return an office with and without what stands before it ("us defence secretary", …)."""
    words = [word.lower() for word in _WORDS.findall(text)]
    return [" ".join(words[at:]) for at in range(len(words) - LEAST_ROLE + 1)]


def _one_letter_less(name: str) -> list[str]:
    """Return the name, and the name with any one letter behind the third left out.

    Two names that share one of these are at most one letter put in, left out or changed apart.
    """
    return [name, *(name[:at] + name[at + 1 :] for at in range(3, len(name)))]
