"""Whose day it is: a day that a sentence prints, or its article's own, is an answer only to when *that* was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.acts import ACT_OF_WORD
from assistant.reader.question import Question
from assistant.reader.rank import Candidate
from assistant.reader.values import dates, day_of, names_a_month
from index.sentences import split
from index.text import fold
from index.types import Article
from index.wire import layout
from index.wire.calendar import MONTHS, WEEKDAYS

_ALSO: Mapping[str, str] = {
    "sign": (
        "agreed agree agrees reached reach concluded conclude struck sealed sealing inked ink acordo acordaron "
        "concluyo concluyeron alcanzo alcanzaron cerraron rubrico rubricaron rubricado suscrita suscritos "
        "firmados firmadas presented present presento presentaron presentado announced announce anuncio "
        "anunciaron anunciado published issued unveiled firmar firmarse firmara firmaran"
    ),
    "meet": (
        "met meet meets meeting talks held hold holds summit visit visited place gathered reunieron reunio "
        "reunion reunen celebro celebraron celebra encuentro cumbre cita visita visito visitaron lugar"
    ),
    "begin": (
        "begins starts launches starting beginning operational comience empiece inicie arranca arranco comenzara "
        "empezara iniciara arrancara comenzar empezar iniciar arrancar operativo operativa inicio comienzo "
        "founded created set established creo crearon creada creado fundo fundaron establecio establecieron"
    ),
    "open": "open opening inaugurated inaugurara abrira abrir inaugurar apertura",
    "approve": (
        "ratifying approving ratificara aprobara ratificar aprobar ratificacion aprobacion adopto adoptaron "
        "adoptado pass"
    ),
    "end": (
        "end ends expire expires expired expiry vence vencio vencera expira expiro caduca concluira acaba acabo finish"
    ),
    "deliver": (
        "deliver delivered delivers delivery handed entrega entrego entregaron entregara entregaran entregado "
        "entregados"
    ),
    "leave": "leave leaves leaving salio salieron saldra",
    "force": "vigor vigencia vigente",
}
"""What is done on a day, besides the acts of `assistant.acts`."""
ACT = {**ACT_OF_WORD, **{word: act for act, words in _ALSO.items() for word in words.split()}}
"""What a word tells as done; folded words."""
_IN_FORCE = re.compile(
    r"\b(?:enter(?:s|ed|ing)?|c[ao]m(?:e|es|ing)|go(?:es)?|went|put|be) (?:\w+ )?(?:in|into) (?:force|effect)\b|"
    r"\b(?:take|takes|taking|took|taken) effect\b|\bentr\w+ en (?:vigor|vigencia)\b|\bentry into force\b|"
    r"\b(?:empe|comen|entr)\w+ a regir\b|\b(?:rig(?:e|en|io|ieron|iera)|regir(?:a|an)?)\b"
)
_WILL_BE = re.compile(r"\w+(?:ara|aran|ira|iran)\b")
_NOT_YET = frozenset(
    "will would can could may might must shall should to before until unless if whether once podra podran debera "
    "deberan debe deben debia debian puede pueden va van preve preven previsto prevista antes hasta para".split()
)
"""Before a verb: it tells of no day on which that was done."""
_REACH = 4
"""Words before a verb among which one of them stands."""
_TO_COME = re.compile(
    r"\bwhen\b.{0,70}?\bwill\b|\b(?:date|day|year|month)\b.{0,60}?\bwill\b|"
    r"\bwhen (?:is|are|does|do)\b.*?\b(?:due|next|start|begin|open|expire|end|effect|force|take place|be \w+ed)\b|"
    r"\bnext (?:\w+ )?(?:meeting|round|session|exercise|summit)\b|\bproxim[oa]s?\b|\bcuando\b.{0,20}?\b(?:va|van) a\b|"
    r"\b(?:cuando|fecha|dia|ano|mes)\b.{0,30}?\b\w{2,}(?:[aei]ra|[aei]ran|dra|dran|bra|rra)\b"
)
"""A question of what was still to come for its article."""
_LATER = re.compile(
    r"\b(?:in|within|dentro de|a los|en) (?:\w+ ){1,3}(?:days|weeks|months|years|dias|semanas|meses|anos)\b|"
    r"\b(?:after|once|when|until|tras|cuando|hasta|despues)\b"
)
"""A time to come that no date tells."""
_WHEN = re.compile(
    rf"\b(?:{'|'.join(MONTHS)}|(?:{'|'.join(WEEKDAYS)})s?|"
    r"(?:day|week|month|year|hour|minute|dia|semana|ano|hora|minuto|quarter|trimestre|semestre)s?|mes(?:es)?|"
    r"spring|summer|autumn|winter|primavera|verano|otono|invierno|christmas|navidad|decades?|decadas?|"
    r"when|once|until|after|unless|while|before|since|if|cuando|mientras|salvo|siempre|hasta|tras|despues|antes|desde|si|"
    r"1\d{3}|\d{1,4} (?:bce?|ce|ad)|centur(?:y|ies)|siglos?|seasons?|temporadas?|"
    r"vispera|today|tonight|yesterday|tomorrow|hoy|ayer|anoche|manana|ago|hace|fecha|date|"
    r"early|daily|weekly|monthly|yearly|annually|permanently|indefinitely|immediately)\b"
)
"""Words that may tell when, if no day does."""
_ALWAYS = re.compile(
    r"\b(?:24|veinticuatro|twenty-four) ?(?:h|hours?|horas?)(?: (?:a|per|of the|al|del?) (?:day|dia))?\b|"
    r"\b(?:7|siete|seven) (?:dias?|days?)(?: (?:a|per|of the|a la|de la) (?:week|semana))\b"
)
"""Round the clock: how long each day, and not when."""
AS_WELL, AS_WELL_OF_IT = 0.5, 3.5
"""Points of score by which a sentence may be worse than the best, and stand for it where that tells no day; more, where
it speaks itself of what was done."""


def dated(question: Question, ranked: Sequence[Candidate]) -> list[Candidate]:
    """The sentences that may say when, the best first; none where the best tells another day or none."""
    found = [one for one in ranked if tells_when(question, one)]
    asked = _asked(question)
    for one in found:
        behind = ranked[0].score - one.score
        if behind <= AS_WELL or (behind <= AS_WELL_OF_IT and not asked.isdisjoint(_acts(one.text))):
            return [one, *(other for other in found if other is not one)]
    return []


def day_is_meant(question: Question, candidate: Candidate) -> bool:
    """Is the day of the event that the article reports the one that is asked for?

    What is asked must be told as done where the article tells of its day: in its lead, beside a weekday, or here; and
    not here as still to come.
    """
    asked = _asked(question)
    if not asked or to_come(question):
        return question.only_points and not asked  # "when was that?": of what the article reports
    here = set(_done(candidate.text))
    if asked.isdisjoint(here) and not asked.isdisjoint(_acts(candidate.text)):
        return False
    told = {act for text in _of_the_day(candidate.article) for act in _done(text)}
    return not asked.isdisjoint(here | told)


def tells_when(question: Question, candidate: Candidate) -> bool:
    """May a sentence say when what is asked was, or will be?"""
    text, asked, acts = candidate.text, _asked(question), frozenset(_acts(candidate.text))
    filed, days = candidate.article.date, [span.of(text) for span in dates(text)]
    another = days and acts and asked.isdisjoint(acts)  # what it dates is not what is asked for
    if not another and day_is_meant(question, candidate):
        return True
    years = [day_of(day)[0] or 0 for day in days]
    bare = re.sub("|".join(map(re.escape, days)) or "(?!)", "", text)
    if filed and not names_a_month(bare) and all(0 < year <= filed.year for year in years):  # only past days
        if asked and acts and asked.isdisjoint(acts):
            return False
        if years and to_come(question) and max(years) < filed.year:
            return _LATER.search(fold(text)) is not None
    return bool(days) or _WHEN.search(_ALWAYS.sub("", fold(text))) is not None


def to_come(question: Question) -> bool:
    """Does it ask for the day of something that was still to come?"""
    return _TO_COME.search(fold(question.text)) is not None


def _asked(question: Question) -> frozenset[str]:
    """What was done on the day that is asked for; of a follow-up that says nothing itself, what it carries along."""
    own = question.text.partition(" (")[0]
    said = any(unit.span.end <= len(own) and unit.kind == "word" for unit in question.units)
    return frozenset(act for act, _ in _found(own if said else question.text))


def _of_the_day(article: Article) -> Iterator[str]:
    """The sentences that tell of the article's own day."""
    first = layout(article.body).story.start
    for span in split(article.body):
        text = span.of(article.body)
        if span.start <= first < span.end or any(word in fold(text) for word in WEEKDAYS):
            yield text


def _acts(text: str) -> Iterator[str]:
    return (act for act, _ in _found(text))


def _done(text: str) -> Iterator[str]:
    return (act for act, done in _found(text) if done)


def _found(text: str) -> Iterator[tuple[str, bool]]:
    """Each act that a text speaks of, and whether as done."""
    words = re.findall(r"[^\W_]+", _IN_FORCE.sub(_in_force, fold(text)))
    for number, word in enumerate(words):
        if word in ACT:
            before = words[max(0, number - _REACH) : number]
            yield ACT[word], _NOT_YET.isdisjoint(before) and not _will_be_done(word)


def _will_be_done(word: str) -> bool:
    """Is it an infinitive with the ending of the future, "firmar|án"?"""
    return _WILL_BE.fullmatch(word) is not None and re.sub(r"an?$", "", word) in ACT


def _in_force(found: re.Match[str]) -> str:
    """One word for it, behind one that says so where it is still to come."""
    return "podra vigor" if _WILL_BE.match(found.group()) else "vigor"
