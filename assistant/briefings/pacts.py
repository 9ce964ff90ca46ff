"""Sentences that say what was agreed: what a text provides, an act of agreement, what an article only recalls."""

from __future__ import annotations

import re
from datetime import timedelta

from assistant.briefings.told import Told, told
from index.periods import periods
from index.text import fold
from index.types import Article

RECENT = timedelta(days=30)
"""Before its article; what was agreed earlier than that, and only that, is what the article recalls."""
_PACT = (
    r"(?:treat(?:y|ies)|agreements?|accords?|pacts?|memorand(?:um|a)|protocols?|conventions?|deals?|declarations?|framework|"
    r"tratados?|acuerdos?|pactos?|memorandos?|protocolos?|convenios?|convenciones|declaracion(?:es)?|marco)"
)
_ACT = (
    r"(?:sign(?:s|ed|ing)?|agree[ds]?|adopt(?:s|ed)?|conclude[ds]?|ratif\w+|approve[ds]?|enter(?:s|ed)? into force|"
    r"takes? effect|took effect|renew(?:s|ed)?|extend(?:s|ed)?|firm(?:o|aron|an|a|ado|ada)|suscrib\w+|acord(?:o|aron)|"
    r"adopt(?:o|aron)|concluy\w+|aprob(?:o|aron)|entr(?:o|a|ara) en vigor|renov(?:o|aron)|prorrog(?:o|aron))"
)
_AGREES = re.compile(rf"\b{_PACT}\b.*\b{_ACT}\b|\b{_ACT}\b.*\b{_PACT}\b")
_PROVIDES = re.compile(
    rf"\b(?:{_PACT}|document|text|documento|texto|it)\b.{{0,120}}?\b(?:oblig(?:es?|a)|provides?|covers?|allows?|permits?|lets|requires?|excludes?|"
    r"regulates?|sets?|commits|preve|abarca|permite|establece|incluye|regula|contempla|excluye|exige|compromete)\b"
)
_WITHOUT = re.compile(
    r"\b(?:without|no|sin|ningun)\b (?:\w+ ){0,2}(?:deal|agreement|accord|pact|result|acuerdo|pacto|resultado)\b|"
    r"\bfail(?:ed|s)? to (?:agree|reach|sign)\b|\bno (?:llegaron|lograron|alcanzaron|firmaron)\b"
)
_EARLIER = re.compile(
    r"\bhad (?:\w+ )?(?:signed|concluded|agreed|adopted|ratified)\b|"
    r"\bhabian? (?:\w+ )?(?:firmado|acordado|suscrito|concluido|adoptado)\b"
)
_NOW = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tonight|now|lunes|martes|miercoles|jueves|viernes|sabado|domingo|hoy|ayer|ahora)\b"
)


def agreeing(article: Article) -> list[Told]:
    """The sentences of an article that report an agreement; none where it begins with that there is none."""
    sentences = [one for one in told(article) if not one.shows]
    begins = " ".join([article.title, *(one.text for one in sentences[:1])])
    if _WITHOUT.search(fold(begins)):
        return []
    return [one for one in sentences if _AGREES.search(fold(one.text)) and not one.comments and not recalls(one)]


def providing(article: Article) -> list[Told]:
    """The sentences that say what a text of agreement provides."""
    news = [one for one in told(article) if not (one.comments or one.shows)]
    return [one for one in news if _PROVIDES.search(fold(one.text)) and not _EARLIER.search(fold(one.text))]


def recalls(one: Told) -> bool:
    """Does it tell only of days before what its article reports: "in 2006 they signed", "had signed"?"""
    folded, day = fold(one.text), one.article.date
    if _NOW.search(folded) or day is None:
        return False
    if _EARLIER.search(folded):
        return True
    ends = [period.until for period in periods(one.text, day) if period.until]
    return bool(ends) and max(ends) < day - RECENT
