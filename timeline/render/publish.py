"""Puts a site in its place in one step, so that a reader sees the old one or the new one."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from timeline.errors import OutputError, quoted

MARKER: Final = ".timeline-site"
"""The file by which we know a folder as one that we wrote."""

_OLD: Final = ".timeline-old-"
_NEW: Final = ".timeline-new-"
_HERE: Final = -100  # AT_FDCWD
_EXCHANGE: Final = 2  # RENAME_EXCHANGE


def swap_in(target: Path, write: Callable[[Path], None], *, force: bool = False) -> None:
    """Let `write` fill a new folder beside `target`, then put it in the target's place.

    A link is followed: what it leads to is replaced, and the link stays.

    Raises OutputError, with nothing changed, if the target is neither empty nor ours and `force`
    is not given, or if it cannot be written. Killed at any point, this leaves the old site or the
    new one whole. Where names cannot be exchanged in one step, there is a moment in which the old
    one lies beside; the next call then brings it back.
    """
    target = target.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _bring_back(target)
        _refuse_strangers(target, force=force)
        fresh = Path(tempfile.mkdtemp(prefix=f"{_NEW}{target.name}-", dir=target.parent))
        try:
            fresh.chmod(0o755)
            write(fresh)
            _exchange(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"cannot write {str(target)!r}: {error.strerror or error}") from error


def is_ours(folder: Path) -> bool:
    """Tell whether a folder was written by us."""
    return (folder / MARKER).is_file()


def _refuse_strangers(target: Path, *, force: bool) -> None:
    if not os.path.lexists(target):
        return
    if not target.is_dir():
        raise OutputError(f"{quoted(str(target))} is not a folder: expected one that we may write")
    if force or is_ours(target) or not any(target.iterdir()):
        return
    raise OutputError(
        f"{quoted(str(target))} is not empty and was not written by timeline:"
        " choose another folder, or say --force"
    )


def _exchange(fresh: Path, target: Path) -> None:
    """Give the new folder the target's name; what stood there is removed afterwards."""
    if target.exists() and _exchange_names(fresh, target):
        return
    old = target.parent / f"{_OLD}{target.name}"
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange_names(one: Path, other: Path) -> bool:
    """Exchange two names at once, where the system can: Linux's renameat2 with RENAME_EXCHANGE.

    Tells whether it was done. `one` then holds what stood at `other`.
    """
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    result = rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE)
    return bool(result == 0)


def _bring_back(target: Path) -> None:
    """Finish what a killed call began: the old folder returns, or goes if it was replaced."""
    old = target.parent / f"{_OLD}{target.name}"
    if old.is_dir() and not target.exists():
        old.rename(target)
    elif old.is_dir() and is_ours(target):
        shutil.rmtree(old, ignore_errors=True)
