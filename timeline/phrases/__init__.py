"""Every string of the page, one table a language: the words of times, labels and sentences.

A translation is one more module with the same keys and the same `{fields}`, and its name in
`LANGUAGES`. What a language does not say with a 12-hour clock has `clock-24h`. Nothing here is
recognised in texts: that is `language/`.
"""

from __future__ import annotations

from typing import Final

from timeline.errors import OptionError, quoted
from timeline.phrases.english import ENGLISH
from timeline.phrases.german import GERMAN
from timeline.phrases.table import Phrases

__all__ = ["ENGLISH", "GERMAN", "LANGUAGES", "Phrases", "phrases"]

LANGUAGES: Final[tuple[Phrases, ...]] = (ENGLISH, GERMAN)


def phrases(language: str) -> Phrases:
    """Return the table of a language; raises OptionError for one that has none."""
    for table in LANGUAGES:
        if table.code == language:
            return table
    known = ", ".join(table.code for table in LANGUAGES)
    raise OptionError(f"no strings for the language {quoted(language)}: expected one of {known}")
