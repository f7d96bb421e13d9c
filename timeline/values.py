"""The decorator of the values that the stages pass on: frozen for the type checker.

A frozen dataclass sets each of its fields through `object.__setattr__`, and so takes two to three
times as long to make; a long live blog needs a hundred values for each post. `mypy --strict`, which
all code here must pass, sees the decorator of `dataclasses` and refuses every assignment; at run
time nothing stands guard. What callers hold, `Document` and `Story`, is frozen at run time too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen, **wanted):
        """Return `dataclass` with the equality and hash of a frozen one, and no guard."""
        assert frozen, "a value that may change is a plain dataclass"
        return dataclass(unsafe_hash=True, **wanted)


__all__ = ["value"]
