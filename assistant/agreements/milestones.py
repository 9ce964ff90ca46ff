"""What became of an agreement and when, as an article tells it: signed in September, in force since Tuesday.

An article of the last step also remembers the earlier ones. Each day belongs to the verb that governs it, and counts
where that verb speaks of this agreement: as the news, or as "the treaty, which was signed in Hanoi in 2014".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from assistant.agreements.acts import APPROVES, RATIFIES, WORK, Act, acts, in_the_past
from assistant.agreements.course import AFTER_SIGNATURE, no_further, without_vaguer
from assistant.agreements.instrument import Term, report_terms
from assistant.agreements.reported import agreed
from assistant.agreements.reports import Report, clause_around, governing, is_background
from assistant.agreements.rows import CODE
from assistant.agreements.status import MEANT
from assistant.agreements.story import LEAD, Line, Story
from assistant.agreements.times import Time, past
from assistant.agreements.types import Found, Happened, Instrument, Milestone, Status
from index.entities import is_capital
from index.types import Span

_TAKES_EFFECT = re.compile(r"force|effect|vigor|vigencia|vigente|provisional|rig|operational|funcionamiento|operacion")
_INITIALLED = re.compile(r"initial|rubric")
"""Of a text that is signed later this is no signature."""
_REPLACES = re.compile(r"\b(?:replac|supersed|sustituy|reemplaz)\w+")
"""What is told behind it is of the agreement that went before."""
_JOINS = re.compile(r"join|se (?:suma|une|unio|unie)")
"""What a state becomes a member of was agreed on before."""
_ANNOUNCES = re.compile(r"announc|anunci")
_SINCE = re.compile(r"(?:since|desde)\b")
_AFTER = re.compile(r"\b(?:after|before|despues|antes|tras|when|cuando)\b")
_ON_SIGNATURE = re.compile(
    r"\b(?:(?:took|takes|take|came|entered|comes|enters) (?:in)?(?:to )?(?:effect|force) (?:up)?on (?:its )?sign(?:ature|ing)|"
    r"entr(?:o|a) en vig(?:or|encia) (?:con|a|en|tras|desde) (?:su|la) firma)\b"
)
_DATED_BY_ITS_NEWS = ("announced", "signed", "suspended", "ended")
_LOOSE: frozenset[Instrument] = frozenset({"agreement", "framework", "other"})
"""Nouns by which any text may be called again."""


def milestones(
    told: Story,
    news: Sequence[Report],
    kind: Instrument | None,
    parties: Collection[str],
    known: Sequence[Found[Milestone]] = (),
) -> tuple[Found[Milestone], ...]:
    """The dated steps that the lines of an agreement tell, by their days; of one step the most exact, each once.

    `known`: those that it has in common with another one of the article.
    """
    found = [*known]
    found += [one for line in told.lines for one in _of_line(told, line, news, kind, parties)]
    found += _on_signature(told, found)
    return without_vaguer(found)


def _of_line(
    story: Story, line: Line, news: Sequence[Report], kind: Instrument | None, parties: Collection[str]
) -> Iterator[Found[Milestone]]:
    reported = {report.act.span: report for report in news if report.line.start == line.start}
    for day in past(line, story.written):
        act = governing(line, day.span)
        if act is None or not _is_its_time(line, act, day) or not (what := _what(line, act, kind)):
            continue
        report = reported.get(act.span)
        if report and _is_of_it(story, report, kind, parties):
            whole = Span(min(act.span.start, day.span.start), max(act.span.end, day.span.end))
            if place := story.evidence(line, whole):
                yield Found(Milestone(what, day.since, day.until), place, 0.8)


def _is_its_time(line: Line, act: Act, time: Time) -> bool:
    """ "Agreed after raids in March", "since March they have": is it the time of the verb, not of something beside it?"""
    if time.if_done and (time.span.start < act.span.start or not in_the_past(act.span.of(line.folded))):
        return False  # "will sail from 14 May, they announced"
    if _SINCE.match(time.span.of(line.folded)) and act.status not in AFTER_SIGNATURE:
        return False
    return not _AFTER.search(line.folded[act.span.end : time.span.start])


def _what(line: Line, act: Act, kind: Instrument | None) -> Happened | None:
    """The step that a verb tells; `None` where it says only that people are at work, meet, or announce an end."""
    verb = act.span.of(line.folded)
    if _REPLACES.match(verb) or _JOINS.match(verb):
        return None
    if _ANNOUNCES.match(verb) and any(one.status in ("suspended", "ended") for one in acts(line)):
        return None
    if act.status == "signed" and (RATIFIES.fullmatch(verb) or APPROVES.fullmatch(verb)):
        return "ratified"
    if act.status == "in_force" and kind != "operation" and (WORK.fullmatch(verb) or not _TAKES_EFFECT.search(verb)):
        return None
    return act.status


def _is_of_it(story: Story, report: Report, kind: Instrument | None, parties: Collection[str]) -> bool:
    """Does a verb speak of this agreement, and not of another one of the same countries or of others?"""
    line, act, term = report.line, report.act, report.term
    clause = clause_around(line, act.span)
    states = [one for one in line.sides if len(one.key) == CODE and not is_capital(one.span.of(line.text))]
    others = [one for one in states if clause.start <= one.span.start < clause.end and one.key not in parties]
    if (others and line.number > 0) or _REPLACES.search(line.folded[: act.span.start]):
        return False
    if is_background(story, line, act.span) or line.number >= LEAD:
        if _INITIALLED.match(act.span.of(line.folded)) or act.status == "proposed":
            return False
        return bool(MEANT.search(line.folded)) if term is None else not term.new and _same(term, kind)
    return _same(term, kind) if term else act.status == "announced" and agreed(report)


def _same(term: Term, kind: Instrument | None) -> bool:
    return kind is None or term.kind == kind or term.kind in _LOOSE or kind in _LOOSE


def _on_signature(story: Story, found: Sequence[Found[Milestone]]) -> Iterator[Found[Milestone]]:
    """ "The memorandum took effect on signature": on the day on which it was signed."""
    signed = [one.value for one in found if one.value.what == "signed"]
    for line in story.lines:
        match = _ON_SIGNATURE.search(line.folded)
        place = story.evidence(line, Span(*match.span())) if match and signed else None
        if place and any(True for _ in report_terms(line)):
            yield Found(Milestone("in_force", signed[-1].since, signed[-1].until), place, 0.8)


def signature(course: Sequence[Found[Milestone]], so_far: Status | None, day: Found[date] | None) -> Found[date] | None:
    """Of what is in force or suspended the day of the signature, where it is told: no other day is taken for it."""
    signed = [one for one in course if one.value.what == "signed"]
    if so_far not in AFTER_SIGNATURE or (so_far == "in_force" and not signed):
        return day
    exact = next((one for one in signed if one.value.day), None)
    return Found(exact.value.since, exact.evidence, exact.confidence) if exact else None


def reached_steps(
    course: Sequence[Found[Milestone]], so_far: Status | None, day: Found[date] | None
) -> tuple[Found[Milestone], ...]:
    """With the step that is the article's news, on its `day`; what is still proposed was not reached by any other."""
    told = [one for one in no_further(course, so_far) if one.value.what != "proposed" or so_far == "proposed"]
    if day and so_far in _DATED_BY_ITS_NEWS and not any(one.value.what == so_far for one in told):
        told.append(Found(Milestone(so_far, day.value, day.value), day.evidence, day.confidence))
    return without_vaguer(told)
