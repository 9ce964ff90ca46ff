"""The day and the town in which an agreement was signed or made public."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from assistant.agreements.acts import Act, acts
from assistant.agreements.reported import agreed
from assistant.agreements.reports import Report, clause_around, is_background
from assistant.agreements.status import MEANT
from assistant.agreements.story import LEAD, Line, Story
from assistant.agreements.titles import NOUN
from assistant.types import Evidence
from index.entities import countries, is_capital, organisations
from index.text import fold
from index.types import Span
from index.wire import DatedMention, layout, resolve

_HELD = re.compile(
    r"\b(?:met|meeting|summit|ceremony|talks|gather\w*|visit\w*|held|conference|signed|signing|signature|sign|signs|agreed|adopted|launched|announced|presented|"
    r"told reporters|opened|inaugurat\w+|inaugur\w+|banderazo|asamblea|sesion|foro|acto|cita|declaro|"
    r"reun\w+|cumbre|ceremonia|encuentro|visita\w*|celebr\w+|conferencia|firm\w+|suscri\w+|acord\w+|adopt\w+|lanz\w+|anunci\w+|present\w+)\b"
)
_ANNIVERSARY = re.compile(
    r"\b(?:anniversary|(?:\w+ years|decade) of (?!talks|negotiat|tension|war|conflict|delay|dispute|wrangl|disagree)|aniversario|cumplen? \w+ anos|"
    r"\w+ anos de (?!negociaci|tension|guerra|conflicto|retraso|disputa|conversaci|espera|gestiones|interrupcion|prision|carcel))"
)
_YET = re.compile(r"\b(?:will be|is to be|are to be|to be) (?:\w+ )?(?:signed|opened|held|deposited)|\bse firmaran?\b")
"""What is still to be done there."""
_TO_BE_IN = re.compile(
    r"\b(?:(?:con|su|tendra|tener|fijara|its?|new|nuev[oa]|un|una|joint|conjunt[oa]|regional|binacional|comun)\s+(?:\w+\s+){0,2}?(?:sede|asiento|base|oficina|centro|laboratorio|observatorio|academia|planta|puesto|headquarters|seat|office|centre|center|hub|academy|plant|base|command)|"
    r"abrir(?:a|an)?|(?:instal|constru|despleg|despliegu|destacad|asentad|acantonad|funcionar|entrenar)\w*|(?:to |will )?open(?:ing)?|(?:to |will )(?:build|station|deploy|train)|stationed|deployed|based|housed)"
    r"(?:\s+\w+){0,4}?\s+(?:in|at|en)\s+(?:the\s+|el\s+|la\s+)?(?:[a-z]+ (?:de )?){0,2}$"
)
_SIGNED_IN = re.compile(
    r"\b(?:signed|inked|initialled|signing|firmad[oa]s?|suscrit[oa]s?|rubricad[oa]s?|firmaron|suscribieron|rubricaron|firma|firmo)(?: \w+){0,2}? (?:in|at|en) (?:the |la |el )?(?:\w+ (?:de )?){0,2}$"
)
_MET_IN = re.compile(
    r"\b(?:summit|meeting|talks|conference|visit|cumbre|reunion|encuentro|foro|visita)(?: \w+){0,3}? (?:in|at|to|en|a) (?:the |la |el )?$"
)
_MONTHS = {
    name: number % 12 + 1
    for number, name in enumerate(
        "january february march april may june july august september october november december "
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split()
    )
}
_AT_A_TIME = re.compile(
    rf",?\s+(?:in|last|en|de|el pasado|el mes de)\s+(?:(?P<month>{'|'.join(_MONTHS)})|(?P<year>(?:19|20)\d\d)|year|month|week)\b"
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
_CAPITAL_WORD = re.compile(r"\b(?:in|en) (?:the|la) (?P<capital>(?:\w+ )?capital)\b")
_NAME = r"[A-ZÁÉÍÓÚÑÜ][^\W\d_]*(?:[’'-][^\W\d_]+)*"
_KIND = r"(?: (?:naval|aérea|militar|fronteriz[oa]|internacional|portuari[oa]|insular|costera|capital|presidencial))?"
_TOWN = rf"(?:prefectura|gobernación|alcaldía|intendencia|localidad|ciudad|villa|municipio|poblado|balneario|border town|city|town|village|resort|island|isla){_KIND} (?:(?:de|del|of)(?: (?:la|the))? )?"
_SITE = rf"(?:puente|palacio|castillo|hotel|aeropuerto|puerto|cuartel|fuerte|base|paso|cruce|complejo|port|palace|naval base|air base){_KIND} (?:(?:de|del|of)(?: (?:la|the))? )?"
""" "en el puente Simón Bolívar", "in the border town of Karameh"."""
_PLACE = re.compile(
    rf"\b(?:in|at|aboard|en|In|At|En)\s+(?:the\s+|el\s+|la\s+|los\s+|las\s+)?(?:{_TOWN})?"
    rf"(?P<place>(?P<site>{_SITE})?{_NAME}(?:\s+(?:(?:of|de|del|do|da|dos|das)\s+(?:(?:the|la|las|los|el)\s+)?)?{_NAME}){{0,4}})"
)
_REGION = re.compile(
    r"^(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|Norte|Sur|Este|Oeste|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|January|February|March|April|May|June|July|August|September|"
    r"October|November|December)(?:day)?\b|\b(?:Sea|Ocean|Straits?|Gulf|Africa|Europe|Asia|Pacific|Indo-Pacific|America|Latina|Fusion Centre|Diario|Gaceta|Boletín|Gazette|Declaración|Declaration|Plan|Memorando|Tratado|Convenio|Acuerdo|Atlantic|Islands?|Islas?|Mediterranean|(?<!del )Mar(?! del Plata)|Golfo|Estrecho|Océano|África|"
    r"Europa|América|Pacífico|Atlántico|Sahel|Balkans|Caribbean|Caribe|Mediterráneo|Arctic|Ártico|Congress|Parliament|Parlamento|Congreso|Union|Alliance|Alianza|Agreement|Treaty|Code|Forces?)\b"
)
_OF = re.compile(r"\s(?:of|de|del)\s")
_CITY_STATES = frozenset(("singapore", "singapur", "luxembourg", "luxemburgo", "monaco", "san marino"))
_RIGHT_BEHIND = 40
"""Characters."""
_LATELY, _WEEK, _MONTH = timedelta(days=10), timedelta(days=7), timedelta(days=31)
_ENOUGH = 0.7
"""What a town must weigh: it stands with the act, or where people met, or is the dateline's."""
_ONLINE = re.compile(r"\b(?:video|online|virtual\w*|videoconferencia|telematic\w+)\b")


@dataclass(frozen=True, slots=True)
class Where:
    """A town and where it is named."""

    name: str
    evidence: Evidence


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
    for report in news:
        line = report.line
        if line.number < 0 or report.act.status == "proposed" or is_background(story, line, report.act.span):
            continue
        if report.term is None and line.number >= LEAD and not (agreed(report) or MEANT.search(line.folded)):
            continue  # "a call reached Rome on Sunday"
        if days := _days_of(story, report):
            nearest = min(days, key=lambda one: abs(one.span.start - report.act.span.start))
            place = story.evidence(line, nearest.span)
            if place:
                return nearest.until or nearest.date, place, 0.85
        if report.act.status == "signed" and (earlier := _day_before(story, line, report.act)):
            place = story.evidence(line, earlier.span)
            if place:
                return earlier.date, place, 0.7
        if _VAGUELY.search(clause_around(line, report.act.span).of(line.folded)):
            return None
    return _day_of_the_lead(story) if at_work else _article_day(story)


def _days_of(story: Story, report: Report) -> list[DatedMention]:
    """The days of the last month that the sentence of a report names."""
    today, text, end = story.written, report.line.text, report.act.span.end
    days = []
    for one in resolve(text, 0, len(text), today):
        if one.to_come and one.basis == "weekday" and 0 <= one.span.start - end <= _RIGHT_BEHIND // 4:
            past = one.date if today is None or one.date <= today else one.date - _WEEK
            one = replace(one, date=past, to_come=False)  # "they will share what they signed on Monday"
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
            if one.to_come and not one.quoted and one.basis != "weekday" and one.span.start > end and place:
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


def where(story: Story, news: Sequence[Report]) -> Where | None:
    """The town that headline or story name for the act; the dateline's own where they agree."""
    acted = {one.line.number: one for one in reversed(news) if one.act.status in ("signed", "announced", "in_force")}
    home = fold(story.article.dateline_place or "").split(",")[0]
    found = []
    for line in story.all:
        if _ONLINE.search(line.folded):
            continue
        for span in _towns(line):
            if _YET.search(clause_around(line, span).of(line.folded)) or _is_elsewhere(story, line, span):
                continue
            worth = _worth(line, span, acted.get(line.number), home)
            if worth > _ENOUGH:
                found.append((worth, line, span))
    if not found:
        return None
    _, line, span = max(found, key=lambda one: one[0])
    name = span.of(line.text)
    if fold(name).endswith("capital"):
        name = story.article.dateline_place or name
    return _in_body(story, name, line, span)


def _is_elsewhere(story: Story, line: Line, span: Span) -> bool:
    """A place where something will be, or where people met at an earlier time."""
    before = line.folded[: span.start]
    at = _AT_A_TIME.match(line.folded, span.end) if _MET_IN.search(before) else None
    return bool(_TO_BE_IN.search(before)) or (at is not None and not _is_now(at, story.article.date))


def _is_now(at: re.Match[str], today: date | None) -> bool:
    """Is it the month or the year of the article?"""
    if today is None:
        return False
    return _MONTHS[at["month"]] == today.month if at["month"] else at["year"] == str(today.year)


def _worth(line: Line, span: Span, report: Report | None, home: str) -> float:
    name = fold(span.of(line.text))
    same = bool(home) and (home in name or name in home or name.endswith("capital"))
    held = bool(_HELD.search(line.folded))
    site = span.of(line.text)[0].islower() and not name.endswith("capital")
    worth = -0.3 * site + 1.5 * (report is not None) + 1.0 * held + 1.5 * same - 0.12 * max(line.number, 0)
    if _SIGNED_IN.search(line.folded[: span.start]):
        worth += 0.8
    if report is not None:
        worth -= min(1.0, abs(span.start - report.act.span.start) / 150)
        worth -= 0.8 * (report.act.status != "signed" and not same)
    return worth


def _towns(line: Line) -> Iterator[Span]:
    for match in _PLACE.finditer(line.text):
        span = _without_office(line, Span(*match.span("place")))
        if not line.quoted(span) and _is_town(span.of(line.text)):
            yield span
    for match in _CAPITAL_WORD.finditer(line.folded):
        yield Span(*match.span("capital"))


def _without_office(line: Line, span: Span) -> Span:
    """ "In Mombasa of Kenyan Home Minister …": whose meeting it was is no part of the town's name."""
    behind = _OF.search(line.text, span.start, span.end)
    office = behind and NOUN.search(line.text, behind.end(), span.end)
    return Span(span.start, behind.start()) if behind and office else span


def _is_town(name: str) -> bool:
    if name.endswith(("’s", "'s")) or _REGION.search(name) or organisations(name, "en") or organisations(name, "es"):
        return False
    whole = [one for one in countries(name) if one.span.end - one.span.start >= len(name) - 1]
    return not whole or is_capital(name) or fold(name) in _CITY_STATES


def _in_body(story: Story, name: str, line: Line, span: Span) -> Where | None:
    """A headline's town where the body names it."""
    if line.start >= 0:
        return Where(name, Evidence(story.article, span.moved(line.start)))
    at = re.search(rf"\b{re.escape(fold(name))}\b", fold(story.article.body))
    return Where(name, Evidence(story.article, Span(*at.span()))) if at else None
