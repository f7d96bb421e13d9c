"""What a user is told while a command works: lines on stderr, plain or JSON, and a progress bar."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from threading import Lock, Timer
from types import TracebackType
from typing import Any

import click

# Work shorter than this shows no bar: it would only flicker.
PATIENCE_S = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """Where messages go: `as_json` makes each a JSON object, `quiet` leaves only errors."""

    as_json: bool = False
    quiet: bool = False

    def error(self, says: str, *, source: str | None = None) -> None:
        """Say in one line what could not be done; shown even when quiet."""
        self._say({"level": "error", "source": source, "says": says})

    def warning(self, says: str, *, source: str | None = None) -> None:
        """Say in one line what was assumed so that the work could go on."""
        if not self.quiet:
            self._say({"level": "warning", "source": source, "says": says})

    def note(self, says: str, **data: str | int | None) -> None:
        """Say what was done; `data` is what a program reads instead, under `--json`."""
        if not self.quiet:
            self._say({"level": "note", **data, "says": says})

    def outcome(self, lines: list[str], **data: str | int | None) -> None:
        """Print what a command came to: lines on stdout, or one message under `--json`."""
        if self.as_json:
            self.note("; ".join(lines), **data)
        elif not self.quiet:
            click.echo("\n".join(lines))

    def progress(self, steps: int) -> Progress:
        """Return a bar over `steps`, which shows itself only to somebody who watches."""
        watched = sys.stderr.isatty() and not self.quiet and not self.as_json
        return Progress(steps=steps, is_watched=watched)

    def _say(self, message: dict[str, str | int | None]) -> None:
        line = " ".join(str(message["says"]).split("\n"))
        if self.as_json:
            click.echo(json.dumps({**message, "says": line}, ensure_ascii=False), err=True)
        else:
            click.echo(f"timeline: {line}", err=True)


class Progress:
    """A bar on stderr that appears once the work has taken a second, even amid one long step."""

    def __init__(self, *, steps: int, is_watched: bool) -> None:
        self._bar: Any = click.progressbar(length=steps, file=sys.stderr) if is_watched else None
        self._timer = Timer(PATIENCE_S, self._show)
        self._timer.daemon = True
        self._lock = Lock()
        self._is_shown = False

    def __enter__(self) -> Progress:
        if self._bar is not None:
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            if self._is_shown:
                self._bar.render_finish()
            self._bar, self._is_shown = None, False

    def begin(self, step: str) -> None:
        """Say what is being done now."""
        with self._lock:
            if self._bar is not None:
                self._bar.label = step
                self._draw()

    def done(self) -> None:
        """Count one step as done."""
        with self._lock:
            if self._bar is not None:
                self._bar.make_step(1)
                self._draw()

    def _show(self) -> None:
        with self._lock:
            if self._bar is not None:
                self._is_shown = True
                self._draw()

    def _draw(self) -> None:
        if self._is_shown:
            self._bar.render_progress()
