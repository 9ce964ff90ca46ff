"""How far an agreement has come, by what the article reports of it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.agreements.reports import Report, is_background
from assistant.agreements.story import LEAD, Story
from assistant.agreements.types import Status

_LEAST = 0.3
"""Worth of a report that counts."""


def status(story: Story, news: Sequence[Report]) -> tuple[Status, Report] | None:
    """The furthest step that the article reports as news, and the report that says so."""
    told = [
        one for one in news if one.term and one.worth >= _LEAST and not is_background(story, one.line, one.act.span)
    ]
    if not told:
        return None
    order: tuple[Status, ...] = ("in_force", "signed", "announced", "proposed")
    first = told[0]
    if first.act.status == "suspended" and first.line.number < LEAD:
        return "suspended", first
    for name in order:
        for report in told:
            if report.act.status == name:
                return name, report
    return None
