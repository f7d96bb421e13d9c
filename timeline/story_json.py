"""A story turned into the JSON of `timeline.json`, and read back to an equal story.

One table says where a field's name and its key differ; the rest follows the classes of `story.py`.
What a reader does not know it ignores, so a later version may add keys.
"""

from __future__ import annotations

import dataclasses
import json
import os
import types
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from timeline import story as values
from timeline.errors import SourceError, quoted
from timeline.story import SCHEMA, Story

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
Row = dict[str, Json]
Value = TypeVar("Value")

# What is a keyword in Python, or reads badly in it, has another name there than in the JSON.
KEYS = {
    (values.Step, "premises"): "from",
    (values.Relation, "origin"): "from",
    (values.Relation, "target"): "to",
}


def story_to_dict(story: Story) -> Row:
    """Return the object of `timeline.json`, its keys in the order of the schema."""
    return {"schema": SCHEMA, **_row(story)}


def events_to_dict(story: Story) -> Row:
    """Return the object of `events.json`: without posts' texts, expressions and explanations."""
    light = {**story_to_dict(story), "expressions": None}
    del light["expressions"]
    for source in _rows(light["sources"]):
        for post in _rows(source["posts"]):
            for key in ("text", "blocks", "links", "because"):
                del post[key]
    for event in _rows(light["events"]):
        del event["because"]
    return light


def story_from_dict(data: Mapping[str, object]) -> Story:
    """Return the story that `story_to_dict` wrote; raises SourceError where it is no story."""
    found = data.get("schema")
    if found != SCHEMA:
        raise SourceError(f"schema is {quoted(str(found))}: expected {SCHEMA}")
    return _read(Story, data, "story")


def load_story(path: str | os.PathLike[str]) -> Story:
    """Read a `timeline.json`; raises SourceError for a file that is none."""
    place = Path(path)
    try:
        data = json.loads(place.read_text(encoding="utf-8"))
    except OSError as error:
        raise SourceError(error.strerror or "cannot be read", path=str(path)) from error
    except ValueError as error:
        raise SourceError(f"is no JSON: {error}", path=str(path)) from error
    if not isinstance(data, dict):
        raise SourceError("expected an object, as timeline.json has it", path=str(path))
    try:
        return story_from_dict(data)
    except SourceError as error:
        raise SourceError(error.reason, path=str(path)) from error


def to_bytes(data: Row) -> bytes:
    """Return UTF-8 JSON, one key a line, so that two stories can be compared by lines.

    Half a surrogate pair, which UTF-8 cannot hold, is written as JSON escapes it.
    """
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return text.encode(errors="backslashreplace")


def schema_text() -> str:
    """Return the JSON Schema (2020-12) of `timeline.json` as it ships in the package."""
    return (files("timeline") / "schema" / "timeline-1.schema.json").read_text(encoding="utf-8")


def _rows(value: Json) -> list[Row]:
    return cast(list[Row], value)


def _row(value: object) -> Row:
    kind: Any = type(value)
    return {key: _json(getattr(value, name)) for name, key in _names(kind)}


def _json(value: object) -> Json:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return [_json(one) for one in value]
    if isinstance(value, datetime):
        return value.isoformat()
    return _row(value)


@cache
def _names(kind: type) -> tuple[tuple[str, str], ...]:
    """Return the fields of a class with their keys, in order."""
    fields = dataclasses.fields(kind)
    return tuple((field.name, KEYS.get((kind, field.name), field.name)) for field in fields)


def _read(kind: type[Value], data: object, where: str) -> Value:
    """Return a value of the dataclass `kind`; `where` is the path to it, for the error."""
    if not isinstance(data, Mapping):
        raise SourceError(f"{where} is {quoted(str(data))}: expected an object")
    arguments: dict[str, object] = {}
    for name, key, needed, reader in _readers(cast(Any, kind)):
        if key in data:
            arguments[name] = reader(data[key], f"{where}.{key}")
        elif needed:
            raise SourceError(f"{where} has no {key!r}")
    return kind(**arguments)


Reader = Callable[[Any, str], object]


@cache
def _readers(kind: type) -> tuple[tuple[str, str, bool, Reader], ...]:
    """Return for each field its name, its key, whether it must be there, and its reader."""
    hints = get_type_hints(kind)
    missing = dataclasses.MISSING
    return tuple(
        (
            field.name,
            KEYS.get((kind, field.name), field.name),
            field.default is missing and field.default_factory is missing,
            _reader(hints[field.name]),
        )
        for field in dataclasses.fields(kind)
    )


def _reader(hint: Any) -> Reader:
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return partial(_read_list, _reader(arguments[0]))
    if origin is Literal:
        return partial(_read_choice, arguments)
    if origin in (Union, types.UnionType):
        return _union_reader(arguments)
    if hint is datetime:
        return _read_instant
    if dataclasses.is_dataclass(hint):
        return partial(_read, cast(type, hint))
    return partial(_read_plain, hint)


def _union_reader(arguments: tuple[Any, ...]) -> Reader:
    """Return the reader of an optional field, or of the one that is a word or a boolean."""
    kinds = [kind for kind in arguments if kind is not type(None)]
    if len(kinds) == 1:
        return partial(_read_optional, _reader(kinds[0]))
    words = [word for kind in kinds for word in (get_args(kind) or ())]
    return partial(_read_choice, (*words, True, False))


def _read_optional(reader: Reader, data: Any, where: str) -> object:
    return None if data is None else reader(data, where)


def _read_list(reader: Reader, data: Any, where: str) -> tuple[object, ...]:
    if not isinstance(data, list):
        raise SourceError(f"{where} is {quoted(str(data))}: expected a list")
    return tuple(reader(one, f"{where}[{index}]") for index, one in enumerate(data))


def _read_choice(choices: tuple[object, ...], data: Any, where: str) -> object:
    if isinstance(data, list | dict) or data not in choices:
        expected = ", ".join(str(choice) for choice in choices)
        raise SourceError(f"{where} is {quoted(str(data))}: expected one of {expected}")
    return data


def _read_instant(data: Any, where: str) -> datetime:
    try:
        instant = datetime.fromisoformat(data)
    except (TypeError, ValueError) as error:
        raise SourceError(f"{where} is {quoted(str(data))}: expected ISO 8601") from error
    if instant.tzinfo is None:
        raise SourceError(f"{where} is {quoted(str(data))}: expected an offset from UTC")
    return instant


def _read_plain(kind: type, data: object, where: str) -> object:
    """Return text, a number or a boolean; an integer is a good number."""
    if kind is float and type(data) is int:
        return float(data)
    if type(data) is not kind:
        raise SourceError(f"{where} is {quoted(str(data))}: expected {_KIND_NAMES[kind]}")
    return data


_KIND_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}
