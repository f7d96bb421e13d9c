"""What a page's markup holds, found by a scan without a tree: attributes, addresses, short texts.

Every pattern begins with letters that are the same in all that it finds: such are looked for ten
times as quickly as others. Each scan is made once, however many checks ask for what it found.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from operator import itemgetter

_SHORT = "{0,200}"
_HREF = re.compile(r"href\s?=\s?[\"']([^\"'<>\s]{1,1200})[\"']")
# Short texts that begin as "Load more", "Older posts" or "Page 2 of 4" do, or are "2 of 4".
_SHORT_TEXT = re.compile(r">(?!<)\s*([eElLoOpPsSvV][^<>]{3,39}|\d{1,3}\s(?:of|/)\s[^<>]{1,30})<")
# A "y" is rare: it is looked for, and then what stands before it.
_KEY_EVENTS = re.compile(r"y(?<=[Kk]ey)[-_ ]?(?i:events|moments|points)")


class Scan:
    """A page's markup, and what was found in it so far; nothing is looked for in the parts from
    `start` to `end` that were left out, since they may be most of the page."""

    def __init__(self, markup: str, left_out: Iterable[tuple[int, int]] = ()) -> None:
        self.markup = markup
        edges = [0, *itertools.chain(*left_out), len(markup)]
        self._parts = list(zip(edges[::2], edges[1::2], strict=True))

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield all that a pattern finds."""
        for start, end in self._parts:
            yield from pattern.finditer(self.markup, start, end)

    def before(self, at: int, length: int) -> str:
        """Return up to `length` characters that stand before a place."""
        start, _ = self._parts[bisect_right(self._parts, at, key=itemgetter(0)) - 1]
        return self.markup[max(start, at - length) : at]

    def head(self, length: int) -> str:
        """Return the first characters of the markup."""
        found = ""
        for start, end in self._parts:
            found += self.markup[start : min(end, start + length - len(found))]
        return found

    @cached_property
    def rest(self) -> str:
        """The markup without what was left out."""
        return "".join([self.markup[start:end] for start, end in self._parts])

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of elements."""
        return frozenset(self.values(" id"))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of elements, by which old pages are linked to."""
        return frozenset(self.values(" name"))

    @cached_property
    def datetimes(self) -> list[str]:
        """The values of `datetime` and of attributes whose names end so."""
        return self.values("datetime")

    @cached_property
    def addresses(self) -> tuple[tuple[str, int], ...]:
        """The addresses of links, and where in the markup each ends."""
        return tuple([(match.group(1), match.end()) for match in self.matches(_HREF)])

    @cached_property
    def short_texts(self) -> dict[str, int]:
        """The short texts of elements that may name further pages or posts, and where each stands
        first."""
        found: dict[str, int] = {}
        for match in self.matches(_SHORT_TEXT):
            found.setdefault(match.group(1), match.start(1))
        return found

    @cached_property
    def key_events(self) -> tuple[int, ...]:
        """Where the page's words or names speak of key events."""
        return tuple([match.start() - 2 for match in self.matches(_KEY_EVENTS)])

    def values(self, name: str) -> list[str]:
        """Return the short values, within quotes, of all attributes whose name ends in `name`."""
        pattern = _attribute(name)
        lists = [pattern.findall(self.markup, start, end) for start, end in self._parts]
        return list(itertools.chain(*lists))


@cache
def _attribute(name: str) -> re.Pattern[str]:
    return re.compile(rf"{name}=[\"']((?<=\")[^\"]{_SHORT}(?=\")|(?<=')[^']{_SHORT}(?='))")
