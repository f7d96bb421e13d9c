"""The rules for dates of the calendar, a page for each subject.

Their order decides which of two that read the same words is taken.
"""

from __future__ import annotations

from timeline.tag.date_rules.decades import DECADE_RULES
from timeline.tag.date_rules.feasts import FEAST_RULES
from timeline.tag.date_rules.figures import FIGURE_RULES
from timeline.tag.date_rules.months import MONTH_RULES
from timeline.tag.date_rules.nth_units import NTH_UNIT_RULES
from timeline.tag.date_rules.weekdays import WEEKDAY_RULES
from timeline.tag.date_rules.year_parts import YEAR_PART_RULES
from timeline.tag.date_rules.years import YEAR_RULES
from timeline.tag.rule import Rule

DATE_RULES: tuple[Rule, ...] = (
    *FIGURE_RULES,
    *MONTH_RULES,
    *YEAR_RULES,
    *WEEKDAY_RULES,
    *NTH_UNIT_RULES,
    *DECADE_RULES,
    *YEAR_PART_RULES,
    *FEAST_RULES,
)
