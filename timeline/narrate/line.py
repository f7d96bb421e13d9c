"""The line of an article: its lead, the day of its news, and what was told last, which all that
names no time goes on from.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.language.en_events import ANSWERS_ANOTHER
from timeline.model import MentionTime, Resolved, Span, Told
from timeline.narrate import dating
from timeline.narrate.articles import Lead, in_article, news_of
from timeline.narrate.cutting import Group
from timeline.narrate.figures import of_results
from timeline.narrate.histories import in_history, under_heading
from timeline.narrate.news_day import kinds_of_news, news_day
from timeline.narrate.retelling import retold
from timeline.narrate.said_today import said_today
from timeline.narrate.sequels import done_at_once, told_after


class Line:
    """What an article has told so far, as far as later paragraphs go on from it."""

    def __init__(self, resolved: Resolved, told: Sequence[Group]) -> None:
        """Look ahead in all groups of the article for the day of its news."""
        self.resolved = resolved
        self._news_day = news_day(resolved, told)
        self._news_kinds = kinds_of_news(resolved, told[0]) if told else frozenset()
        self._told: list[Told] = []
        self._whole: Told | None = None
        self._lead: Lead | None = None
        self._is_lead = False

    def keep(self, mention: Told, *, is_aside: bool) -> None:
        """Remember a mention as what may be told again, and gone on from, if it is no aside."""
        self._told.append(mention)
        if is_aside:
            return
        if not mention.is_part:
            self._whole = mention
            self._is_lead = self._lead is None
            if self._is_lead and not mention.is_context:
                self._lead = Lead(time=mention.time, span=mention.span)
        elif self._is_lead and self._whole is not None and not self._answers_another():
            self._lead = self._lead_of_part(self._whole, mention.time)

    def _answers_another(self) -> bool:
        """Tell whether the lead's news answers what happened before: an arrest over a killing."""
        return bool(self._news_kinds & ANSWERS_ANOTHER)

    def _lead_of_part(self, whole: Told, part: MentionTime) -> Lead | None:
        """Return the lead that a part of it dates; of a lead that only states how things are
        ("nine are dead after a blast on Sunday") nothing else tells the news."""
        known = whole.time if self._lead is None else self._lead.time
        time = news_of(self.resolved, known, part)
        return self._lead if time is known else Lead(time=time, span=whole.span)

    def time_of(self, group: Group, core: Span) -> MentionTime:
        """Return the time of a group that no words date: of the article's news, whose day a later
        sentence may name, or of what goes on with it or with what was told last."""
        headed = under_heading(self.resolved, group, core)
        told_on = headed or in_history(self.resolved, group, core, self._whole)
        told_on = told_on or done_at_once(self.resolved, group, core)
        if told_on is not None:
            return told_on
        if self._lead is None and self._news_day is not None:
            return dating.going_on(self.resolved, core, self._news_day, dating.OF_NEWS_DAY)
        said = said_today(self.resolved, group, core, in_quotation=False)
        again = said or retold(self.resolved, group, core, self._told, self._news_kinds)
        again = again or told_after(self.resolved, group, core)
        again = again or of_results(self.resolved, group, core, self._told)
        time = again or in_article(self.resolved, group, core, self._lead, self._whole)
        if time.basis != "posted":
            return time
        return said_today(self.resolved, group, core, in_quotation=True) or time
