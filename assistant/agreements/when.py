"""The day on which an agreement was signed or made public, and on which it was suspended or ended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from assistant.agreements.acts import Act, acts
from assistant.agreements.reported import agreed
from assistant.agreements.reports import ON_THE_BASIS, Report, clause_around, governing, is_background
from assistant.agreements.status import MEANT
from assistant.agreements.story import LEAD, Line, Story
from assistant.agreements.types import Found, Status
from assistant.types import Evidence
from index.types import Span
from index.wire import DatedMention, layout, resolve

_ANNIVERSARY = re.compile(
    r"\b(?:anniversary|(?:\w+ years|decade) of (?!talks|negotiat|tension|war|conflict|delay|dispute|wrangl|disagree)|aniversario|cumplen? \w+ anos|"
    r"\w+ anos de (?!negociaci|tension|guerra|conflicto|retraso|disputa|conversaci|espera|gestiones|interrupcion|prision|carcel))"
)
_LATER_STEP = re.compile(
    r"ratif|approv|endors|aprob|aprueb|suspend|terminat|withdr|scrap|denunci|rescind|entr|enter|came|took|takes|comes|in force|en vigor"
)
_EARLIER = re.compile(
    r"[^.;]{0,60}?\b(?:last (?:year|month)|(?:in|en|de) (?:19|20)\d\d|el (?:ano|mes) pasado|(?:19|20)\d\d)\b"
)
_VAGUELY = re.compile(
    r"\b(?:last (?:week|month|year|spring|summer|autumn|winter)|\w+ (?:weeks|months) ago|earlier this (?:month|year)|"
    r"la semana pasada|el (?:mes|ano) pasado|hace (?:\w+ )?(?:semanas|meses)|a (?:principios|finales|comienzos) de)\b"
)
""" A time without a day: the article's own would be wrong."""
_THESE_DAYS = re.compile(
    r"\b(?:(?:at|over|during) the weekend|earlier this week|recently|(?:este|el|durante el|el pasado) fin de semana|dias atras|recientemente)\b"
)
""" The same where another sentence tells no day."""
_SAID = re.compile(
    r"\b(?:said|says|told|confirmed|reported|disclosed|revealed|announced|dijo|dijeron|(?:inform|confirm|comunic|explic|precis|revel|anunci)(?:o|aron))\b"
)
_SAID_ON = re.compile(rf"{_SAID.pattern} (?:(?:el|on|este|this) )?$")
_HAD = re.compile(r"\b(?:that|had|que|habia[n]?|haber)\b")
""" "Said on Monday | that they had | signed": not "said on Monday on signing"."""
_A_DAY_AFTER = re.compile(
    r"\b(?:(?:the|a|one) day after|(?:un|al) dia (?:despues|siguiente) de(?: que)?) (?:\w+ ){0,5}$"
)
_RIGHT_BEHIND = 40
"""Characters."""
_LATELY, _WEEK, _MONTH = timedelta(days=10), timedelta(days=7), timedelta(days=31)


def when(
    story: Story, news: Sequence[Report], to_begin: bool = False, at_work: bool = False
) -> tuple[date, Evidence, float] | None:
    """The day on which the reported act was done, where its sentence says one; else the article's own.

    Of an exercise that is only announced (`to_begin`) it is the day on which it begins; of what is in force (`at_work`)
    the article's day says nothing.
    """
    if to_begin and (begins := _begins(story, news)):
        return begins
    if at_work and any(_ANNIVERSARY.search(line.folded) for line in story.all[:LEAD]):
        return _founded(story)
    if news and _LATER_STEP.match(news[0].act.span.of(news[0].line.folded)) and _signed_before(story):
        return _founded(story)
    told: tuple[date, Evidence, float] | None = None
    vague = False
    for report in news:
        line = report.line
        if line.number < 0 or report.act.status == "proposed" or is_background(story, line, report.act.span):
            continue
        if report.term is None and line.number >= LEAD and not (agreed(report) or MEANT.search(line.folded)):
            continue  # "a call reached Rome on Sunday"
        if after := _day_after(story, report):
            return after
        days = _days_of(story, report)
        done = [one for one in days if not _is_of_the_saying(report, one)]
        if found := _nearest(story, report, done):
            return found
        if report.act.status == "signed" and (earlier := _day_before(story, line, report.act)):
            place = story.evidence(line, earlier.span)
            if place:
                return earlier.date, place, 0.7
        if _VAGUELY.search(clause_around(line, report.act.span).of(line.folded)):
            return None
        vague = vague or _THESE_DAYS.search(clause_around(line, report.act.span).of(line.folded)) is not None
        told = told or _nearest(story, report, days)
    if told or vague:
        return told
    return _day_of_the_lead(story) if at_work else _article_day(story)


def _day_after(story: Story, report: Report) -> tuple[date, Evidence, float] | None:
    """The day before, of what the article is told "the day after they signed"."""
    match = _A_DAY_AFTER.search(report.line.folded[: report.act.span.start])
    place = story.evidence(report.line, Span(match.start(), report.act.span.end)) if match else None
    return (story.written - timedelta(days=1), place, 0.7) if place and story.written else None


def _nearest(story: Story, report: Report, days: Sequence[DatedMention]) -> tuple[date, Evidence, float] | None:
    """The day that stands nearest to an act."""
    nearest = min(days, key=lambda one: abs(one.span.start - report.act.span.start), default=None)
    place = story.evidence(report.line, nearest.span) if nearest else None
    return (nearest.until or nearest.date, place, 0.85) if nearest and place else None


def _is_of_the_saying(report: Report, day: DatedMention) -> bool:
    """ "Have signed a pact, officials said on Monday": they may have done so earlier."""
    folded, act = report.line.folded, report.act.span
    if day.span.start >= act.end:
        return _SAID.search(folded, act.end, day.span.start) is not None
    before = _SAID_ON.search(folded[: day.span.start]) is not None
    return before and _HAD.search(folded, day.span.end, act.start) is not None


def when_done(story: Story, news: Sequence[Report], status: Status) -> Found[date] | None:
    """The day on which the news was done that brought an agreement to a status; else the article's own."""
    done = [one for one in news if one.act.status == status and one.line.number >= 0]
    for report in (one for one in done if not is_background(story, one.line, one.act.span)):
        days = _days_of(story, report)
        near = [one for one in days if governing(report.line, one.span) in (None, report.act)]
        place = story.evidence(report.line, near[0].span) if near else None
        if place:
            return Found(near[0].date, place, 0.8)
    own = _article_day(story)
    return Found(*own) if own else None


def _days_of(story: Story, report: Report) -> list[DatedMention]:
    """The days of the last month that the sentence of a report names."""
    today, text, end = story.written, report.line.text, report.act.span.end
    days = []
    for one in resolve(text, 0, len(text), today):
        if one.to_come and one.basis == "weekday" and 0 <= one.span.start - end <= _RIGHT_BEHIND // 4:
            past = one.date if today is None or one.date <= today else one.date - _WEEK
            one = replace(one, date=past, to_come=False)  # "they will share what they signed on Monday"
        if ON_THE_BASIS.search(report.line.folded, one.span.end, report.act.span.start):
            continue
        if not one.to_come and not one.quoted and (today is None or timedelta() <= today - one.date <= _MONTH):
            days.append(one)
    return days


def _begins(story: Story, news: Sequence[Report]) -> tuple[date, Evidence, float] | None:
    for report in news:
        if report.term is None or report.term.kind != "operation" or report.line.number < 0:
            continue
        text, end = report.line.text, report.act.span.end
        for one in resolve(text, 0, len(text), story.written):
            place = story.evidence(report.line, one.span)
            if (
                one.to_come
                and not one.quoted
                and one.basis != "weekday"
                and (one.until or one.span.start > end)
                and place
            ):
                return one.date, place, 0.7
    return None


def _signed_before(story: Story) -> bool:
    """Is a step told of something that was signed earlier: ratified, put into force, suspended?"""
    return any(
        act.status == "signed"
        and not _LATER_STEP.match(act.span.of(line.folded))
        and (_EARLIER.search(line.folded[act.span.end :]) or _day_before(story, line, act))
        for line in story.lines
        for act in acts(line)
        if is_background(story, line, act.span)
        or _EARLIER.match(line.folded[act.span.end :])
        or _day_before(story, line, act)
    )


def _day_before(story: Story, line: Line, act: Act) -> DatedMention | None:
    """The earlier day that stands right behind an act: "was signed on February 12"."""
    today = story.written
    for one in resolve(line.text, act.span.end, min(len(line.text), act.span.end + _RIGHT_BEHIND), today):
        if today and one.date < today - _LATELY and not one.to_come:
            return one
    return None


def _founded(story: Story) -> tuple[date, Evidence, float] | None:
    """The day on which something that has an anniversary was signed, else begun."""
    for line in story.lines:
        for act in acts(line):
            days = [
                one
                for one in resolve(line.text, act.span.start, len(line.text), story.written)
                if one.basis == "printed" or one == _day_before(story, line, act)
            ]
            place = story.evidence(line, days[0].span) if days and act.status in ("signed", "announced") else None
            if place:
                return days[0].date, place, 0.7
    return None


def _day_of_the_lead(story: Story) -> tuple[date, Evidence, float] | None:
    """The last day, not long ago, that the first sentence names: "the market reopened on Monday"."""
    today, lead = story.written, story.lines[0]
    for one in resolve(lead.text, 0, len(lead.text), today):
        recent = today is not None and timedelta() <= today - one.date <= _LATELY
        place = story.evidence(lead, one.span)
        if recent and place and not one.to_come and not one.quoted:
            return one.date, place, 0.7
    return None


def _article_day(story: Story) -> tuple[date, Evidence, float] | None:
    article = story.article
    if article.date is None:
        return None
    dateline = layout(article.body).dateline
    if dateline and dateline.day and article.date == story.written:
        return article.date, Evidence(article, dateline.span), 0.7
    for line in story.lines:
        for one in resolve(line.text, 0, len(line.text), story.written):
            place = story.evidence(line, one.span)
            if one.date == article.date and place:
                return article.date, place, 0.7
    return (article.date, Evidence(article, dateline.span), 0.6) if dateline and dateline.day else None
