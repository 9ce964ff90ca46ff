"""The day and the town in which an agreement was signed or made public."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from assistant.agreements.acts import Act, acts
from assistant.agreements.reports import Report, clause_around, is_background
from assistant.agreements.story import LEAD, Line, Story
from assistant.types import Evidence
from index.entities import countries, is_capital, organisations
from index.text import fold
from index.types import Span
from index.wire import layout, resolve

_HELD = re.compile(
    r"\b(?:met|meeting|summit|ceremony|talks|gather\w*|visit\w*|held|conference|signed|signing|signature|sign|signs|agreed|adopted|launched|announced|presented|"
    r"reun\w+|cumbre|ceremonia|encuentro|visita\w*|celebr\w+|conferencia|firm\w+|suscri\w+|acord\w+|adopt\w+|lanz\w+|anunci\w+|present\w+)\b"
)
_ANNIVERSARY = re.compile(r"\b(?:anniversary|\w+ years of|decade of|aniversario|cumplen? \w+ anos|\w+ anos de)\b")
_YET = re.compile(r"\b(?:will be|is to be|are to be|to be) (?:\w+ )?(?:signed|opened|held|deposited)|\bse firmaran?\b")
"""What is still to be done there."""
_LATER_STEP = re.compile(
    r"ratif|approv|endors|aprob|aprueb|suspend|terminat|withdr|scrap|denunci|rescind|entr|enter|came|took|takes|comes|in force|en vigor"
)
_EARLIER = re.compile(
    r"[^.;]{0,60}?\b(?:last (?:year|month)|(?:in|en|de) (?:19|20)\d\d|el (?:ano|mes) pasado|(?:19|20)\d\d)\b"
)
_CAPITAL_WORD = re.compile(r"\b(?:in|en) (?:the|la) (?P<capital>(?:\w+ )?capital)\b")
_NAME = r"[A-ZÁÉÍÓÚÑÜ][^\W\d_]*(?:[’'-][^\W\d_]+)*"
_PLACE = re.compile(
    rf"\b(?:in|at|aboard|en|In|At|En)\s+(?:the\s+|el\s+|la\s+|los\s+|las\s+)?(?P<place>{_NAME}(?:\s+(?:(?:of|de|del|la|las|los|el|do|da|the)\s+){{0,2}}{_NAME}){{0,4}})"
)
_REGION = re.compile(
    r"^(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|Norte|Sur|Este|Oeste|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|January|February|March|April|May|June|July|August|September|"
    r"October|November|December)(?:day)?\b|\b(?:Sea|Ocean|Straits?|Gulf|Africa|Europe|Asia|Pacific|Indo-Pacific|America|Latina|Atlantic|Islands?|Islas?|Mediterranean|Mar|Golfo|Estrecho|Océano|África|"
    r"Europa|América|Pacífico|Atlántico|Sahel|Balkans|Caribbean|Caribe|Mediterráneo|Arctic|Ártico|Congress|Parliament|Parlamento|Congreso|Union|Alliance|Alianza|Agreement|Treaty|Code|Forces?)\b"
)
_CITY_STATES = frozenset(("singapore", "singapur", "luxembourg", "luxemburgo", "monaco", "san marino"))
_RIGHT_BEHIND = 40
"""Characters."""
_LATELY = timedelta(days=10)
_ENOUGH = 0.7
"""What a town must weigh: it stands with the act, or where people met, or is the dateline's."""
_ONLINE = re.compile(r"\b(?:video|online|virtual\w*|videoconferencia|telematic\w+)\b")


@dataclass(frozen=True, slots=True)
class Where:
    """A town and where it is named."""

    name: str
    evidence: Evidence


def when(story: Story, news: Sequence[Report]) -> tuple[date, Evidence, float] | None:
    """The day on which the reported act was done, where its sentence says one; else the article's own."""
    reference = story.article.date
    if any(_ANNIVERSARY.search(line.folded) for line in story.all[:LEAD]):
        return _founded(story)
    if news and _LATER_STEP.match(news[0].act.span.of(news[0].line.folded)) and _signed_before(story):
        return _founded(story)
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
                return nearest.until or nearest.date, place, 0.85
    return _article_day(story)


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


def _day_before(story: Story, line: Line, act: Act) -> date | None:
    """The earlier day that stands right behind an act: "was signed on February 12"."""
    today = story.article.date
    for one in resolve(line.text, act.span.end, min(len(line.text), act.span.end + _RIGHT_BEHIND), today):
        if today and one.date < today - _LATELY and not one.to_come:
            return one.date
    return None


def _founded(story: Story) -> tuple[date, Evidence, float] | None:
    """The day on which something that has an anniversary was signed, else begun."""
    for line in story.lines:
        for act in acts(line):
            days = [
                one
                for one in resolve(line.text, act.span.start, len(line.text), story.article.date)
                if one.basis == "printed" or one.date == _day_before(story, line, act)
            ]
            place = story.evidence(line, days[0].span) if days and act.status in ("signed", "announced") else None
            if place:
                return days[0].date, place, 0.7
    return None


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
    """The town that headline or story name for the act; the dateline's own where they agree."""
    acted = {one.line.number: one for one in reversed(news) if one.act.status in ("signed", "announced", "in_force")}
    home = fold(story.article.dateline_place or "").split(",")[0]
    found = []
    for line in story.all:
        if _ONLINE.search(line.folded):
            continue
        for span in _towns(line):
            if _YET.search(clause_around(line, span).of(line.folded)):
                continue
            worth = _worth(line, span, acted.get(line.number), home)
            if worth > _ENOUGH:
                found.append((worth, line, span))
    if not found:
        return None
    _, line, span = max(found, key=lambda one: one[0])
    name = span.of(line.text)
    if _CAPITAL_WORD.search(f"in {fold(name)}") or name.islower():
        name = story.article.dateline_place or name
    return _in_body(story, name, line, span)


def _worth(line: Line, span: Span, report: Report | None, home: str) -> float:
    name = fold(span.of(line.text))
    same = bool(home) and (home in name or name in home)
    held = bool(_HELD.search(line.folded))
    worth = 1.5 * (report is not None) + 1.0 * held + 1.5 * same - 0.12 * max(line.number, 0)
    if report is not None:
        worth -= min(1.0, abs(span.start - report.act.span.start) / 150)
        worth -= 0.8 * (report.act.status != "signed" and not same)
    return worth


def _towns(line: Line) -> Iterator[Span]:
    for match in _PLACE.finditer(line.text):
        span = Span(*match.span("place"))
        if not line.quoted(span) and _is_town(span.of(line.text)):
            yield span
    for match in _CAPITAL_WORD.finditer(line.folded):
        yield Span(*match.span("capital"))


def _is_town(name: str) -> bool:
    if _REGION.search(name) or organisations(name, "en") or organisations(name, "es"):
        return False
    whole = [one for one in countries(name) if one.span.end - one.span.start >= len(name) - 1]
    return not whole or is_capital(name) or fold(name) in _CITY_STATES


def _in_body(story: Story, name: str, line: Line, span: Span) -> Where | None:
    """A headline's town where the body names it."""
    if line.start >= 0:
        return Where(name, Evidence(story.article, span.moved(line.start)))
    at = re.search(rf"\b{re.escape(fold(name))}\b", fold(story.article.body))
    return Where(name, Evidence(story.article, Span(*at.span()))) if at else None
