"""Values that a page has by the thousand, held as columns: one for each field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar, overload

from timeline.values import value

Row = TypeVar("Row")


@value(frozen=True, slots=True)
class Columns(Sequence[Row], Generic[Row]):
    """Values of one kind, each made when it is asked for: to make them all takes longer than to
    parse the page that they are of.

    `kind` is a named tuple, or a dataclass that can be made like one; there is a column for each of
    its fields, in their order.
    """

    kind: type[Row]
    columns: tuple[tuple[Any, ...], ...]

    @classmethod
    def of(cls, kind: type[Row], rows: Iterable[Row]) -> Columns[Row]:
        """Return values as columns."""
        names = _fields(kind)
        columns = tuple(zip(*map(attrgetter(*names), rows), strict=True))
        return cls(kind, columns or ((),) * len(names))

    @classmethod
    def named(cls, kind: type[Row], columns: Mapping[str, Iterable[object]]) -> Columns[Row]:
        """Return values given one column for each field."""
        return cls(kind, tuple([tuple(columns[name]) for name in _fields(kind)]))

    def column(self, name: str) -> tuple[Any, ...]:
        """Return one field of all values."""
        return self.columns[_fields(self.kind).index(name)]

    def with_column(self, name: str, column: Iterable[object]) -> Columns[Row]:
        """Return the same values with others in one field."""
        at = _fields(self.kind).index(name)
        return Columns(self.kind, (*self.columns[:at], tuple(column), *self.columns[at + 1 :]))

    def __len__(self) -> int:
        return len(self.columns[0])

    def __iter__(self) -> Iterator[Row]:
        return map(self.kind, *self.columns)

    @overload
    def __getitem__(self, index: int) -> Row: ...

    @overload
    def __getitem__(self, index: slice) -> Columns[Row]: ...

    def __getitem__(self, index: int | slice) -> Row | Columns[Row]:
        held = [column[index] for column in self.columns]
        return Columns(self.kind, tuple(held)) if isinstance(index, slice) else self.kind(*held)


def _fields(kind: type) -> tuple[str, ...]:
    names: tuple[str, ...] = kind.__match_args__  # type: ignore[attr-defined]
    return names
