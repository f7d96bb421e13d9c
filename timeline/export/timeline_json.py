"""A story as `timeline.json` (schema 1): everything that was read and concluded."""

from __future__ import annotations

from timeline.export.selection import Options
from timeline.story import Story
from timeline.story_json import story_to_dict, to_bytes


def export(story: Story, _options: Options) -> bytes:
    """Return UTF-8 JSON, valid against the schema that ships in the package."""
    return to_bytes(story_to_dict(story))
