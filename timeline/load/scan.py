"""What a page's markup holds, found by a scan without a tree: attributes, addresses, short texts.

Every pattern begins with letters that are the same in all that it finds: such are looked for ten
times as quickly as others. Each scan is made once, however many checks ask for what it found.
"""

from __future__ import annotations

import re
from functools import cache, cached_property

MAX_VALUE = 200
_HREF = re.compile(r"href\s?=\s?[\"']([^\"'<>\s]{1,1200})[\"']")
# Short texts that begin as "Load more", "Older posts" or "Page 2 of 4" do, or are "2 of 4".
_SHORT_TEXT = re.compile(r">\s*([eElLoOpPsSvV][^<>]{3,39}|\d{1,3}\s(?:of|/)\s[^<>]{1,30})<")
# A "y" is rare: it is looked for, and then what stands before it.
_KEY_EVENTS = re.compile(r"y(?<=[Kk]ey)[-_ ]?(?i:events|moments|points)")


class Scan:
    """A page's markup, and what was found in it so far."""

    def __init__(self, markup: str) -> None:
        self.markup = markup

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of elements."""
        return frozenset(self.values(" id"))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of elements, by which old pages are linked to."""
        return frozenset(self.values(" name"))

    @cached_property
    def datetimes(self) -> tuple[str, ...]:
        """The values of `datetime` and of attributes whose names end so, each once."""
        return tuple(dict.fromkeys(self.values("datetime")))

    @cached_property
    def addresses(self) -> tuple[tuple[str, int], ...]:
        """The addresses of links, and where in the markup each ends."""
        return tuple([(match.group(1), match.end()) for match in _HREF.finditer(self.markup)])

    @cached_property
    def short_texts(self) -> frozenset[str]:
        """The short texts of elements that may name further pages or posts."""
        return frozenset(_SHORT_TEXT.findall(self.markup))

    @cached_property
    def key_events(self) -> tuple[int, ...]:
        """Where the page's words or names speak of key events."""
        return tuple([match.start() - 2 for match in _KEY_EVENTS.finditer(self.markup)])

    def values(self, name: str) -> list[str]:
        """Return the short values, within quotes, of all attributes whose name ends in `name`."""
        return [one or other for one, other in _attribute(name).findall(self.markup)]


@cache
def _attribute(name: str) -> re.Pattern[str]:
    short = f"{{0,{MAX_VALUE}}}"
    return re.compile(f"{name}=(?:\"([^\"]{short})\"|'([^']{short})')")
