"""The ways in which reading can fail, and `Problem`, the value for data that is merely bad."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

QUOTE_LIMIT = 80

ProblemKind = Literal[
    "contradiction",
    "disputed",
    "narrow",
    "unresolved",
    "ambiguous",
    "undated",
    "incomplete",
    "bad-offset",
    "duplicate-id",
    "impossible-date",
    "quotation-differs",
    "reading",
    "limit",
]
Severity = Literal["error", "warning", "note"]


class TimelineError(Exception):
    """The root of everything that this package raises on purpose."""


class SourceError(TimelineError):
    """One source could not be read; `str()` is the one line that a user is shown."""

    def __init__(self, reason: str, *, path: str | None = None, line: int | None = None) -> None:
        super().__init__(reason, path, line)
        self.reason = reason
        self.path = path
        self.line = line

    def __str__(self) -> str:
        place = self.path or "input"
        if self.line is not None:
            place = f"{place}:{self.line}"
        return f"{place}: {self.reason}"


class OptionError(TimelineError):
    """An argument that cannot be meant as it stands: a zone that does not exist, a wrong date."""


class OutputError(TimelineError):
    """A result could not be written where it was asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something about the data that an editor should know; it never stops the work.

    `document` is the id of a document, `spans` are half-open offsets into its text.
    `kept` and `dropped` say in words which of two conflicting values was used.
    """

    kind: ProblemKind
    severity: Severity
    says: str
    document: str | None = None
    spans: tuple[tuple[int, int], ...] = ()
    kept: str | None = None
    dropped: str | None = None


def quoted(text: str) -> str:
    """Return `text` as it stands in a message: `repr`, cut at 80 characters."""
    cut = text if len(text) <= QUOTE_LIMIT else text[: QUOTE_LIMIT - 1] + "…"
    return repr(cut)
