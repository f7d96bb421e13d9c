"""Refuses a place that is not ours before the work begins, and writes single files in one step.

The site itself is swapped into its place by `timeline.render`.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from timeline.cli.sources import is_ours
from timeline.errors import OutputError


def check_replaceable(folder: Path, *, force: bool) -> None:
    """Raise OutputError unless `folder` is new, empty, ours, or `force` gives leave."""
    if folder.exists() and not folder.is_dir():
        raise OutputError(f"{folder}: is a file: expected a folder to write the site to")
    if force or not folder.exists() or is_ours(folder) or not any(folder.iterdir()):
        return
    raise OutputError(
        f"{folder}: is not empty and was not written by timeline: choose another folder with -o, "
        "or replace all that is in it with --force"
    )


def write_file(place: Path, data: bytes) -> None:
    """Write `data` to `place` in one step; raises OutputError where that cannot be."""
    try:
        target = place.resolve()
        if target.exists() and not target.is_file():
            target.write_bytes(data)  # a device or pipe: nothing to keep whole
            return
        handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o666 & ~_umask())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise OutputError(f"{place}: cannot be written: {error.strerror}") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
