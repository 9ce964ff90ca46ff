"""Is a number one of what a question asks for: of the things that it counts, of money, of time?"""

from __future__ import annotations

import re

from assistant.reader.evidence.kinds import asks_for_money, is_sum
from assistant.reader.evidence.match import bag, speaks_of
from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from assistant.reader.values import amounts, durations, names_a_month
from index.entities import countries
from index.query import units
from index.text import fold
from index.types import Span

_HOW_LONG = re.compile(
    r"\bhow (?:long|often)\b|\bwithin what (?:time|period)\b|\bcuanto tiempo\b|\bcada cuanto\b|\bplazo\b|\bfrecuencia\b"
)
_TIME = re.compile(
    r"\b(?:minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|times|twice|every|daily|weekly|monthly|yearly|"
    r"minutos?|horas?|dias?|noches?|semanas?|mes(?:es)?|anos?|decadas?|veces|cada|mensual\w*|anual\w*|"
    r"(?:19|20)\d\d|met(?:re|er|ro)s?|kilomet(?:re|er|ro)s?|km|miles|millas)\b"
)
"""Of how long something lasts, or is."""
_LASTS = re.compile(
    r"\b(?:runs?|ran|lasts?|lasted|valid|in force|takes?|took|stay\w*|"
    r"remain\w*|continue|dur[aeo]\w*|vig\w+|plazo|tiempo|tard\w+)\b"
)
_FOR_HOW_LONG = re.compile(r"\bfor how long\b|\b(?:por|durante) cuanto tiempo\b")
_NO_NUMBER = re.compile(
    r"\b(?:until|till|indefinite\w*|permanent\w*|unlimited|forever|while|as long as|every|again|renew\w*|"
    r"hasta|indefinid\w*|permanente\w*|ilimitad\w*|siempre|mientras|cada|renovab\w+|prorrogab\w+)\b"
)
"""A time that no number tells; "of the same month" is none."""
_HOW_OFTEN = re.compile(r"\bhow often\b|\bcada cuanto\b|\bcon que frecuencia\b")
_RHYTHM = re.compile(
    r"\b(?:once|twice|times|every|each|daily|weekly|fortnightly|monthly|quarterly|yearly|annual\w*|biannual\w*|regular\w*|"
    r"occasional\w*|permanent\w*|rotat\w+|seldom|rarely|never|always|often|cada|vez|veces|diari\w*|semanal\w*|quincenal\w*|mensual\w*|"
    r"trimestral\w*|semestral\w*|anual\w*|periodic\w*|nunca|siempre|todos l[oa]s|todas las|habitual\w*|frecuen\w+|"
    r"(?:an?|per|al|por) (?:day|week|month|year|dia|semana|mes|ano)|24|round the clock|on \w+days|"
    r"los (?:lunes|martes|miercoles|jueves|viernes|sabados|domingos))\b"
)
"""That something is done again and again."""
_LENGTH = re.compile(r"\b(?:met(?:re|er|ro)s?|kilomet(?:re|er|ro)s?|km|miles|millas)\b")
_MEASURE = re.compile(
    r"^(?:\s*%|\s+(?:million|billion|thousand|millones|mil|de)\b)*\s*(?:%|(?:[A-Z]\w+\s+)?"
    r"(?:dollars?|euros?|pounds|yen|pesos|dólares|libras|per cent|percent|por ciento|days?|weeks?|months?|years?|"
    r"hours?|días?|semanas?|mes(?:es)?|años?|horas?|tons|tonnes|toneladas|kilos|km|kilomet(?:re|er)s?|kilómetros|"
    r"millas|miles))(?!\w)"
)
"""What measures money, time, weight or length, right behind a number."""
_KINDS = tuple(
    re.compile(rf"\b(?:{words})(?:s|es)?\b")
    for words in (
        "troop|soldier|people|person|officer|personnel|policem[ae]n|police|sailor|marine|guard|agent|expert|staff|member|"
        "victim|migrant|refugee|prisoner|detainee|official|instructor|trainer|operator|soldado|persona|efectivo|militar|"
        "agente|policia|marino|guardia|experto|miembro|victima|migrante|refugiado|preso|detenido|funcionario|operador",
        "base|facilit(?:y|ies)|area|site|port|airport|airfield|cent(?:re|er)|ship|vessel|boat|cutter|submarine|aircraft|"
        "plane|helicopter|drone|vehicle|truck|lorr(?:y|ies)|car|scanner|radar|point|instalacion|zona|"
        "sitio|puerto|aeropuerto|centro|buque|barco|lancha|patrullera|submarino|aeronave|avion|helicoptero|vehiculo|"
        "camion|carro|escaner|radar|punto",
        "countr(?:y|ies)|state|nation|pais|estado",
        "article|clause|articulo|clausula",
        "agreement|treat(?:y|ies)|pact|accord|acuerdo|tratado|pacto|convenio",
    )
)
"""People, things and places, states, parts of a text, texts: a number of one of them is none of another."""
_NUMBER = re.compile(r"\W*(?:US|A|C)?[€$£]?\s?(?:\d[\d.,]*|\w+)")
_THINGS = 3
"""Words right behind "how many" that name what is counted; further ones tell what becomes of it."""
_RIGHT_BEHIND = 2
"""Words behind a number of which one tells that it is a time or a sum."""
_BEHIND = 60
"""Characters behind a number that tell what it counts."""


def is_of_it(question: Question, candidate: Candidate, place: Span, surely: bool = False) -> bool:
    """May the number at a place of a sentence be the one that is asked for, not one of dollars or of another nation?

    One with nothing behind it may count what stands before; `surely` is only what is printed with the number.
    """
    text, language = candidate.text, candidate.article.language
    whole = next((one for one in amounts(text) if one.overlaps(place)), place)
    number = _NUMBER.match(text, whole.start)
    behind = text[number.end() : whole.end] if number else ""
    bare = not surely and not units(behind, language)
    near = Span(min(place.start, whole.start), max(place.end, whole.end - len(behind))).of(text)
    near += " " + " ".join(behind.split()[:_RIGHT_BEHIND])
    if _HOW_LONG.search(fold(question.text)):
        return may_last(question, near) and (bare or _TIME.search(fold(near)) is not None or names_a_month(near))
    if asks_for_money(question):
        return bare or is_sum(text[max(0, whole.start - len("US$")) : whole.start] + near)
    if not question.counted:
        return True
    told = bag(whole.of(text), language)
    measured = _is_measure(text[whole.start :][:_BEHIND])
    things = [one for one in question.counted if one.kind != "country" or not measured]
    if any(speaks_of(thing, told, question.language) for thing in things[:_THINGS]):
        return True
    return not surely and not _counts_another(question, whole.of(text), text[whole.start :][:_BEHIND])


def may_last(question: Question, text: str) -> bool:
    """Is it a time where the question asks how long something runs, lasts or takes? A border is long in miles."""
    if not asks_how_long(question):
        return True
    told = fold(text)
    timed = re.search(r"\d", text) or any(amounts(text)) or any(durations(text)) or _NO_NUMBER.search(told)
    return bool(timed or names_a_month(text)) and not _LENGTH.search(told)


def asks_how_long(question: Question) -> bool:
    """Does it ask for how long something runs, lasts or takes?"""
    asked = fold(question.text)
    return _HOW_LONG.search(asked) is not None and (_LASTS.search(asked) or _FOR_HOW_LONG.search(asked)) is not None


def is_or_may_be_of_it(question: Question, candidate: Candidate, place: Span) -> bool:
    """Is a number printed with what is asked for, with something of its kind, or with nothing but whose it is?"""
    text = candidate.text
    whole = next((one for one in amounts(text) if one.overlaps(place)), place)
    behind = Span(min(place.end, whole.end), whole.end).of(text)
    alone = all(one.kind == "country" for one in units(behind, candidate.article.language))
    asked = {number for one in question.counted[:_THINGS] for number in _kinds(one.surface)}
    return alone or is_of_it(question, candidate, place, surely=True) or not asked.isdisjoint(_kinds(behind))


def counts_nothing_of_it(question: Question, candidate: Candidate) -> bool:
    """Has a sentence numbers, and is each surely of something else than is asked?

    How long something lasts, and how often it was, is told without a number as well: "every Tuesday", "the third time".
    """
    if _HOW_LONG.search(fold(question.text)) or any(_TIME.fullmatch(fold(one.surface)) for one in question.counted):
        return False
    found = list(amounts(candidate.text))
    return bool(found) and not any(is_of_it(question, candidate, one) for one in found)


def tells_no_rhythm(question: Question, candidate: Candidate) -> bool:
    """Is asked how often something is done, and does a sentence tell nothing of that? "Twice a year" does."""
    return _HOW_OFTEN.search(fold(question.text)) is not None and not _RHYTHM.search(fold(candidate.text))


def _counts_another(question: Question, amount: str, onwards: str) -> bool:
    """Does an amount count dollars, days or people of another nation, and the question none of these?"""
    nations = {thing.key for thing in question.counted[:_THINGS] if thing.kind == "country"}
    others = {one.key for one in countries(amount)}
    if nations and others and nations.isdisjoint(others):
        return True
    asked = {number for one in question.counted[:_THINGS] for number in _kinds(one.surface)}
    told = _kinds(amount)
    if asked and told and asked.isdisjoint(told):
        return True
    return _is_measure(onwards) and not any(_MEASURE.match(f" {thing.surface}") for thing in question.counted)


def _kinds(text: str) -> frozenset[int]:
    """Which of `_KINDS` a text names."""
    return frozenset(number for number, kind in enumerate(_KINDS) if kind.search(fold(text)))


def _is_measure(amount: str) -> bool:
    """Is it a sum of money, a time, a weight or a length?"""
    number = _NUMBER.match(amount)
    behind = amount[number.end() :] if number else ""
    return bool(_MEASURE.match(behind) or re.match(r"\W*(?:US|A|C)?[€$£]", amount))
