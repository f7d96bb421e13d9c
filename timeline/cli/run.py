"""Runs one command line and turns how it ended into an exit code and at most one line."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from timeline.cli.commands import timeline_command
from timeline.cli.exit_codes import DONE, INTERRUPTED, NOTHING_DONE, OUR_ERROR
from timeline.cli.messages import Messages
from timeline.cli.reading import NothingReadError
from timeline.errors import TimelineError


def run(arguments: Sequence[str]) -> int:
    """Run the command and return its exit code; nothing escapes but what leaves Python itself."""
    messages = Messages(as_json="--json" in arguments)
    try:
        code = timeline_command.main(list(arguments), "timeline", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except (click.ClickException, TimelineError) as error:
        _say(error, messages)
        return NOTHING_DONE
    except BrokenPipeError:
        # Whoever read our output has gone; Python would complain again when it flushes.
        sys.stdout = None
        return DONE
    except Exception as error:  # noqa: BLE001  # the one place that answers for what nobody foresaw
        messages.error(_our_error(error))
        if "--debug" in arguments:
            traceback.print_exc()
        return OUR_ERROR
    return code if isinstance(code, int) else DONE


def _say(error: click.ClickException | TimelineError, messages: Messages) -> None:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
    elif isinstance(error, click.ClickException):
        messages.error(_usage(error))
    elif not isinstance(error, NothingReadError):
        messages.error(str(error))


def _usage(error: click.ClickException) -> str:
    says = error.format_message().rstrip(".")
    says = says[:1].lower() + says[1:]
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{says} (see {context.command_path} --help)" if context else says


def _our_error(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    cause = str(error).split("\n")[0]
    return f"an error of our own, {type(error).__name__} at {place}: {cause} (--debug shows more)"
