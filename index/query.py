"""A question as units of meaning: countries, concepts of the field, numbers, and the words that are left.

Each unit knows the forms that it takes in English and in Spanish, so that a question in one language can be
matched on an article in the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from index.crosslingual import in_english, in_spanish
from index.entities import Mention, concept, concepts, countries, country_surfaces
from index.languages import likelier
from index.text import fold, words
from index.types import Language, Span

UnitKind = Literal["country", "concept", "number", "word"]

_STOPWORDS = {
    "en": "a an the and or but of in on at to for from by with about as into over under between among against "
    "during through is are was were be been being do does did done has have had having will would shall should "
    "can could may might must it its they them their he his she her we our us you your i my me this that these "
    "those there here which what who whom whose when where why how many much not no yes any some all each both "
    "other than then so if also only just now please tell give say said says according exactly s t mr mrs ms "
    "article articles news report reports everything anything something know summary summarise summarize summarised "
    "brief briefly short overview few sentences sentence list names name details detail mean kind kinds "
    "hello hi hey thanks thank bye "
    "make made put get got go going take takes took come came use used want wants need needs let given",
    "es": "el la los las un una unos unas y e o u pero de del en a al para por con sobre como entre contra hacia "
    "desde hasta durante sin segun se su sus le les lo me mi nos es son fue fueron era eran ser sido estar esta "
    "estan estaba ha han habia haber hay hubo que quien quienes cual cuales cuando donde como cuanto cuanta "
    "cuantos cuantas por no si este esta estos estas ese esa esos esas aquel eso esto ya mas muy tambien solo "
    "otro otra otros otras todo toda todos todas cada ambos dice dijo dicen articulo articulos noticia noticias "
    "favor dime dame exactamente algun alguna algunos algo sabe saber resumen resume resumeme resumir breve brevemente "
    "hola adios chao "
    "frases lista detalles detalle tipo tipos "
    "hacer hace podra podran puede pueden consiste trata gracias deben debe tiene tienen va van ir haga hizo dar da",
}
STOPWORDS = {language: frozenset(text.split()) for language, text in _STOPWORDS.items()}
"""Folded words that carry no subject, question words among them."""


_SEPARATED_NUMBER = re.compile(r"(?<!\w)\d+(?:[.,]\d+)+(?!\w)")


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that a question is about."""

    kind: UnitKind
    key: str
    """Equal for two units that mean the same."""
    surface: str
    """As written."""
    span: Span
    english: tuple[str, ...]
    """Forms with their accents, several words allowed."""
    spanish: tuple[str, ...]
    words: tuple[Unit, ...] = ()
    """Of a country or concept: the words that it is written with, each as a unit; `drug`, `trafficking`."""


@lru_cache(maxsize=512)
def language_of(question: str) -> Language:
    """English or Spanish, whichever the question looks more like."""
    folded = [fold(word) for word, _ in words(question)]
    english = sum(word in STOPWORDS["en"] for word in folded)
    spanish = sum(word in STOPWORDS["es"] for word in folded)
    if "¿" in question or "¡" in question or spanish > english:
        return "es"
    if english > spanish:
        return "en"
    return "es" if likelier(question) == "es" else "en"


@lru_cache(maxsize=512)
def units(text: str, language: str) -> tuple[Unit, ...]:
    """The units of a text, in order; function words and question words are none."""
    taken: list[Unit] = []
    free = [True] * len(text)
    for number in _SEPARATED_NUMBER.finditer(text):
        figure = number.group()
        _claim(taken, free, Unit("number", figure, figure, Span(*number.span()), (figure,), (figure,)))
    for mention in countries(text):
        _claim(taken, free, _country_unit(text, mention, language))
    for mention in concepts(text, language):
        if not all(fold(word) in STOPWORDS[language] for word, _ in words(mention.span.of(text))):
            _claim(taken, free, _concept_unit(text, mention, language))
    for unit in _word_units(text, Span(0, len(text)), language):
        _claim(taken, free, unit)
    return tuple(sorted(taken, key=lambda unit: unit.span.start))


def _word_units(text: str, place: Span, language: str) -> Iterator[Unit]:
    """The words of a part of a text that carry a subject."""
    for word, within in words(place.of(text)):
        folded = fold(word).removesuffix("'s").removesuffix("’s")
        if folded not in STOPWORDS[language] and (len(folded) > 1 or folded.isdigit()):
            kind: UnitKind = "number" if folded[0].isdigit() else "word"
            english, spanish = _forms(word, language) if kind == "word" else ((word,), (word,))
            span = Span(place.start + within.start, place.start + within.end)
            yield Unit(kind, folded, word, span, english, spanish)


def _forms(word: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A word in English and in Spanish; in the other language also as it is, for it may be a name."""
    if language == "es":
        return tuple(dict.fromkeys((word, *in_english(word)))), (word,)
    return (word,), tuple(dict.fromkeys((word, *in_spanish(word))))


def _claim(taken: list[Unit], free: list[bool], unit: Unit) -> None:
    """Add `unit` unless an earlier one covers its place."""
    start, end = unit.span.start, unit.span.end
    if all(free[start:end]):
        free[start:end] = [False] * (end - start)
        taken.append(unit)


def _country_unit(text: str, mention: Mention, language: str) -> Unit:
    forms, surface = country_surfaces(mention.key), mention.span.of(text)
    own = tuple(_word_units(text, mention.span, language))
    return Unit("country", mention.key, surface, mention.span, forms, forms, own)


def _concept_unit(text: str, mention: Mention, language: str) -> Unit:
    row, surface = concept(mention.key), mention.span.of(text)
    own = tuple(_word_units(text, mention.span, language))
    return Unit("concept", f"concept:{row.key}", surface, mention.span, row.english, row.spanish, own)
