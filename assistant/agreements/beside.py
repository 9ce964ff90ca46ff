"""The agreements beside the main one of an article, of which each has its own lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.agreements.facing import Named
from assistant.agreements.milestones import milestones, reached_steps
from assistant.agreements.pending import awaited
from assistant.agreements.reports import Report
from assistant.agreements.several import Text, kind_of_the_second
from assistant.agreements.status import IN_FORCE_WORDS
from assistant.agreements.story import Story
from assistant.agreements.types import Account, Found, Status
from assistant.agreements.values import found, of_areas, of_commitments, of_officials
from index.types import Span


def beside(
    first: Account, story: Story, news: list[Report], present: Sequence[Named], other: Text, number: int
) -> Account:
    """An agreement beside the main one: what its own lines say, and what they leave out as the main one has it."""
    told = story.only(list(other.own)).untitled()
    line, term = other.report.line, other.report.term
    counted = line not in other.own and not (other.left and other.left.number == line.number)
    unnamed = counted or term is None or not term.proper
    named = kind_of_the_second(other.own)
    if named:
        kind = found(story, named[1].kind, named[0], named[1].span, 0.8)
    else:
        kind = first.instrument if counted or term is None else found(story, term.kind, line, term.span, 0.8)
    reached, day = (first.status, first.date) if counted or other.of_list else _apart(first, story, other)
    together = [one for one in first.milestones if one.value.what in ("announced", "signed")]
    shared = together if counted or other.of_list else ()
    course = milestones(told, news, kind.value if kind else None, {one.value for one in first.parties}, shared)
    if force := next((one for one in course if one.value.what == "in_force"), None):
        reached = Found("in_force", force.evidence, force.confidence)
    own = {one.number for one in told.lines if not (other.left and other.left.number == one.number)}
    return replace(
        first,
        number=number,
        name=None if unnamed or term is None else found(story, term.phrase.of(line.text), line, term.phrase, 0.7),
        instrument=kind,
        areas=of_areas(told),
        date=day,
        status=reached,
        commitments=of_commitments(told),
        officials=of_officials(story, [one for one in present if one.line.number in own]) or first.officials,
        milestones=reached_steps(course, reached.value if reached else None, day),
        awaited=awaited(told),
    )


def _apart(first: Account, story: Story, other: Text) -> tuple[Found[Status] | None, Found[date] | None]:
    """Status and day of what was not signed or announced with the main one."""
    line = other.report.line
    if force := IN_FORCE_WORDS.search(line.folded):
        return found(story, "in_force", line, Span(*force.span()), 0.6), None
    return found(story, other.report.act.status, line, other.report.act.span, 0.6), first.date
