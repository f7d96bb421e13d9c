"""The languages that expressions are read in: one module each, words and phrases only."""

from __future__ import annotations

from types import ModuleType

from timeline.language import en

LANGUAGES: tuple[ModuleType, ...] = (en,)
