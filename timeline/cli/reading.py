"""Turns the SOURCE arguments of a command into one story, and names what could not be read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import timeline
from timeline.cli.sources import Input, expand
from timeline.errors import SourceError, TimelineError

if TYPE_CHECKING:
    from timeline.cli.messages import Messages, Progress
    from timeline.cli.options import Choices
    from timeline.model import Document
    from timeline.story import Story, TextKept


class NothingReadError(TimelineError):
    """No source could be read; each has been named already, so this says nothing more."""


def read_documents(
    sources: tuple[str, ...], choices: Choices, progress: Progress
) -> tuple[list[Document], int]:
    """Return what could be read, and how many sources could not; each of those is named on stderr.

    Raises NothingReadError where that leaves nothing.
    """
    messages = choices.messages()
    documents: list[Document] = []
    inputs: dict[Input, None] = {}
    failed = 0
    for argument in sources:
        try:
            inputs.update(dict.fromkeys(expand(argument)))
        except SourceError as error:
            messages.error(str(error), source=error.path)
            failed += 1
    for one in inputs:
        progress.begin(f"reading {one.name}")
        try:
            documents.append(_read(one, choices))
        except SourceError as error:
            messages.error(str(error), source=error.path)
            failed += 1
        progress.done()
    if not documents:
        raise NothingReadError
    for document in documents:
        _tell_assumptions(document, messages)
    return documents, failed


def read_story(
    sources: tuple[str, ...],
    choices: Choices,
    progress: Progress,
    *,
    title: str | None = None,
    text: TextKept | None = None,
) -> tuple[Story, int]:
    """Return the story of all sources that could be read, and how many could not.

    Ends with the progress of its last step but the caller's own. Raises NothingReadError.
    """
    documents, failed = read_documents(sources, choices, progress)
    progress.begin("reconstructing")
    story = timeline.reconstruct(
        documents, merge=choices.merge, story_tz=choices.story_tz, title=title, text=text
    )
    progress.done()
    return story, failed


def read_words(file: str) -> str:
    """Return the text of a file or of standard input (`-`); raises SourceError."""
    if file == "-":
        return sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    try:
        return Path(file).read_bytes().decode("utf-8-sig", "replace")
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", path=file) from error


def _read(one: Input, choices: Choices) -> Document:
    """Read one input; what was said of it alone goes before what was said of all."""
    from timeline.load import load, load_path
    from timeline.model import Given

    given = Given(
        **dict(one.said),
        language=choices.language,
        date_if_none=choices.date,
        tz_if_none=choices.tz,
    )
    if one.path is None:
        return load(sys.stdin.buffer.read(), "-", given, choices.format)
    return load_path(one.path, given, choices.format)


def _tell_assumptions(document: Document, messages: Messages) -> None:
    """Name what had to be assumed to read the bytes at all, such as an encoding."""
    for problem in document.problems:
        if problem.kind == "reading":
            messages.warning(f"{document.origin}: {problem.says}", source=document.origin)
