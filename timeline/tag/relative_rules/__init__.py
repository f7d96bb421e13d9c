"""The rules for times counted from another, a page for each subject.

Their order decides which of two that read the same words is taken.
"""

from __future__ import annotations

from timeline.tag.relative_rules.counted import COUNTED_RULES
from timeline.tag.relative_rules.days import DAY_RULES
from timeline.tag.relative_rules.periods import PERIOD_RULES
from timeline.tag.relative_rules.vague import VAGUE_RULES
from timeline.tag.rule import Rule

RELATIVE_RULES: tuple[Rule, ...] = (
    *DAY_RULES,
    *PERIOD_RULES,
    *COUNTED_RULES,
    *VAGUE_RULES,
)
