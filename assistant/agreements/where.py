"""The town in which an agreement was signed or made public."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from assistant.agreements.reported import agreed
from assistant.agreements.reports import Report, clause_around, is_background
from assistant.agreements.story import LEAD, Line, Story
from assistant.agreements.titles import NOUN
from assistant.types import Evidence
from index.entities import countries, is_capital, organisations
from index.text import fold
from index.types import Span
from index.wire import layout

_HELD = re.compile(
    r"\b(?:met|meeting|summit|ceremony|talks|gather\w*|visit\w*|held|conference|signed|signing|signature|sign|signs|agreed|adopted|launched|announced|presented|"
    r"told reporters|opened|inaugurat\w+|inaugur\w+|banderazo|asamblea|sesion|foro|acto|cita|declaro|"
    r"reun\w+|cumbre|ceremonia|encuentro|visita\w*|celebr\w+|conferencia|firm\w+|suscri\w+|acord\w+|adopt\w+|lanz\w+|anunci\w+|present\w+)\b"
)
_YET = re.compile(r"\b(?:will be|is to be|are to be|to be) (?:\w+ )?(?:signed|opened|held|deposited)|\bse firmaran?\b")
"""What is still to be done there."""
_TO_BE_IN = re.compile(
    r"\b(?:(?:con|su|tendra|tener|fijara|its?|new|nuev[oa]|un|una|joint|conjunt[oa]|regional|binacional|comun)\s+(?:\w+\s+){0,2}?(?:sede|asiento|base|oficina|centro|laboratorio|observatorio|academia|planta|puesto|headquarters|seat|office|centre|center|hub|academy|plant|base|command)|"
    r"abrir(?:a|an)?|(?:instal|constru|despleg|despliegu|destacad|asentad|acantonad|funcionar|entrenar)\w*|(?:to |will )?open(?:ing)?|(?:to |will )(?:build|station|deploy|train)|stationed|deployed|based|housed)"
    r"(?:\s+\w+){0,4}?\s+(?:in|at|en)\s+(?:the\s+|el\s+|la\s+)?(?:[a-z]+ (?:de )?){0,2}$"
)
_SIGNED_IN = re.compile(
    r"\b(?:signed|inked|initialled|signing|reached|concluded|struck|agreed|alcanzad[oa]s?|acordad[oa]s?|sellad[oa]s?|convenid[oa]s?|firmad[oa]s?|suscrit[oa]s?|rubricad[oa]s?|firmaron|suscribieron|rubricaron|firma|firmo)(?: \w+){0,2}? (?:in|at|en) (?:the |la |el )?(?:\w+ (?:de )?){0,2}$"
)
_BESIDE = re.compile(
    r"\b(?:on the (?:sidelines|margins) of|al margen de|en el marco de)(?: \w+){1,8}? (?:in|at|en) (?:the |la |el )?$"
)
""" "On the sidelines of a forum in | Lomé": where it was signed, wherever the story is told from."""
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
    r"Europa|América|Pacífico|Atlántico|Sahel|Balkans|Caribbean|Caribe|Mediterráneo|Arctic|Ártico|Congress|Parliament|Parlamento|Congreso|Commission|Comisión|Ministry|Ministerio|Union|Alliance|Alianza|Agreement|Treaty|Code|Forces?)\b"
)
_OF = re.compile(r"\s(?:of|de|del)\s")
_CITY_STATES = frozenset(("singapore", "singapur", "luxembourg", "luxemburgo", "monaco", "san marino"))
_ENOUGH = 0.7
"""What a town must weigh: it stands with the act, or where people met, or is the dateline's."""
_ONLINE = re.compile(r"\b(?:video|online|virtual\w*|videoconferencia|telematic\w+)\b")


@dataclass(frozen=True, slots=True)
class Where:
    """A town and where it is named."""

    name: str
    evidence: Evidence


def where(story: Story, news: Sequence[Report]) -> Where | None:
    """The town that headline or story name for the act; the dateline's own where they agree."""
    acted = {one.line.number: one for one in reversed(news) if one.act.status in ("signed", "announced", "in_force")}
    home = fold(_town_of(story.article.dateline_place or ""))
    found = []
    for line in story.all:
        if _ONLINE.search(line.folded):
            continue
        for span in _towns(line):
            if _YET.search(clause_around(line, span).of(line.folded)) or _is_elsewhere(story, line, span, acted):
                continue
            worth = _worth(line, span, acted.get(line.number), home)
            if worth > _ENOUGH:
                found.append((worth, line, span))
    if not found:
        return _of_the_dateline(story, news)
    _, line, span = max(found, key=lambda one: one[0])
    name = span.of(line.text)
    if fold(name).endswith("capital"):
        name = story.article.dateline_place or name
    return _in_body(story, name, line, span)


def _of_the_dateline(story: Story, news: Sequence[Report]) -> Where | None:
    """The town from which the story is told; a capital only where the lead tells that it was signed or agreed on."""
    dateline, town = layout(story.article.body).dateline, story.article.dateline_place
    done = (one for one in news if 0 <= one.line.number < LEAD - 1)
    told = any(one.act.status == "signed" or (one.act.status == "announced" and agreed(one)) for one in done)
    if dateline is None or town is None or (is_capital(town) and not told):
        return None
    return Where(_town_of(town), Evidence(story.article, dateline.span))


def _town_of(place: str) -> str:
    """ "Tapachula | (México)", "Loja | , Ecuador"."""
    return re.split(r",| \(", place)[0]


def _is_elsewhere(story: Story, line: Line, span: Span, acted: Mapping[int, Report]) -> bool:
    """A place where something will be, or where people met or signed at an earlier time."""
    before = line.folded[: span.start]
    report = acted.get(line.number)
    if report and (not report.term or report.term.new) and is_background(story, line, report.act.span):
        return True  # not "the pact, signed in Hanoi in 2014"
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
    if _SIGNED_IN.search(line.folded[: span.start]) or _BESIDE.search(line.folded[: span.start]):
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
