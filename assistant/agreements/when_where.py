"""The day and the town in which an agreement was signed or made public."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.agreements.reports import Report, is_background
from assistant.agreements.story import Line, Story
from assistant.reader.values import places
from assistant.types import Evidence
from index.entities import countries, is_capital
from index.text import fold
from index.types import Span
from index.wire import layout, resolve

_HELD = re.compile(
    r"\b(?:met|meeting|summit|ceremony|talks|gather\w*|visit\w*|held|conference|signed|signing|signature|sign|signs|agreed|adopted|launched|announced|presented|"
    r"reun\w+|cumbre|ceremonia|encuentro|visita\w*|celebr\w+|conferencia|firm\w+|suscri\w+|acord\w+|adopt\w+|lanz\w+|anunci\w+|present\w+)\b"
)
_CAPITAL_WORD = re.compile(r"\b(?:in|en) (?:the|la) (?:\w+ )?capital\b")
_ONLINE = re.compile(r"\b(?:video|online|virtual\w*|videoconferencia|telematic\w+)\b")


@dataclass(frozen=True, slots=True)
class Where:
    """A town and where it is named."""

    name: str
    line: Line
    span: Span


def when(story: Story, news: Sequence[Report]) -> tuple[date, Evidence, float] | None:
    """The day on which the reported act was done, where its sentence says one; else the article's own."""
    reference = story.article.date
    for report in news:
        line = report.line
        if line.number < 0 or report.act.status == "proposed" or is_background(story, line, report.act.span):
            continue
        days = [one for one in resolve(line.text, 0, len(line.text), reference) if not one.to_come and not one.quoted]
        if reference:
            days = [one for one in days if 0 <= (reference - one.date).days <= 31]
        if days:
            nearest = min(days, key=lambda one: abs(one.span.start - report.act.span.start))
            place = story.evidence(line, nearest.span)
            if place:
                return nearest.until or nearest.date, place, 0.9
    return _article_day(story)


def _article_day(story: Story) -> tuple[date, Evidence, float] | None:
    article = story.article
    if article.date is None:
        return None
    dateline = layout(article.body).dateline
    if dateline and dateline.day:
        return article.date, Evidence(article, dateline.span), 0.7
    for line in story.lines:
        for one in resolve(line.text, 0, len(line.text), article.date):
            place = story.evidence(line, one.span)
            if one.date == article.date and place:
                return article.date, place, 0.7
    return None


def where(story: Story, news: Sequence[Report]) -> Where | None:
    """The town that the sentence of the act names, else one in which those who agreed met."""
    found: list[tuple[float, Where]] = []
    dateline = fold(story.article.dateline_place or "")
    acted = {
        report.line.number: report
        for report in reversed(news)
        if report.act.status in ("signed", "announced", "in_force")
    }
    for line in story.lines:
        if _ONLINE.search(line.folded):
            continue
        report = acted.get(line.number)
        for span in places(line.text):
            name = span.of(line.text)
            if line.quoted(span) or not _is_town(name):
                continue
            score = (2.0 if report else 0.0) + (1.0 if _HELD.search(line.folded) else 0.0) - 0.15 * line.number
            score += (
                1.5 if dateline and fold(name) in dateline or dateline and dateline.split(",")[0] in fold(name) else 0.0
            )
            if report:
                score -= abs(span.start - report.act.span.start) / 200
            if score > 0.8:
                found.append((score, Where(name, line, span)))
        capital = _CAPITAL_WORD.search(line.folded)
        if capital and report and story.article.dateline_place:
            found.append((1.0, Where(story.article.dateline_place, line, Span(*capital.span()))))
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _is_town(name: str) -> bool:
    named = countries(name)
    whole = [one for one in named if one.span.end - one.span.start >= len(name) - 1]
    return name[0].isupper() and (
        not whole or is_capital(name) or fold(name) in ("singapore", "singapur", "luxembourg", "luxemburgo", "monaco")
    )
