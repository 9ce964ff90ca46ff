"""Which sentences answer, and how sure is that: search's scores and what the question asks for, mixed.

This is the answerer without a trained model. A trained reader takes the place of `rank` behind the same
contract: sentences in the order of how well they answer, each with a score and a confidence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.reader.lists import enumeration
from assistant.reader.match import Bag, bag, speaks_of
from assistant.reader.people import people, surnames
from assistant.reader.question import Question, Wanted
from assistant.reader.values import amounts, dates, places, tells_the_day
from index.chunks import sentences
from index.entities import countries
from index.query import Unit
from index.text import fold
from index.types import Article, Passage, Span

COVERAGE, KIND, PASSAGE = 0.62, 0.23, 0.15
"""Shares of a sentence's score: the question's units, the wanted kind of answer, the passage's fused score.

A cosine of question and sentence was tried and left out: 60 ms and more a question for +1.2 points (xquad_en)
and -0.9 (xquad_es) of best sentences.
"""
IN_TITLE, NEXT_TO, IN_ARTICLE = 0.7, 0.6, 0.4
"""What a unit of the question counts when it stands not in the sentence but in the headline, beside it, elsewhere."""
MISSING_COUNTRY, STRAY_COUNTRY, MISSING_YEAR, MISSING_NAME, MISSING_KIND = 0.25, 0.7, 0.35, 0.6, 0.5
"""What confidence is multiplied by when the article lacks what the question takes for granted."""
UNHEARD_WORD = 0.35
"""Weight of a plain word that stands nowhere in the corpus: more often another wording than another subject."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence of a passage that may answer."""

    article: Article
    span: Span
    text: str
    score: float
    """0…1, higher answers better."""
    confidence: float
    """0…1, higher is surer that it answers at all."""


def rank(question: Question, passages: Sequence[Passage], rarity: Mapping[str, float]) -> list[Candidate]:
    """The sentences of the passages, the one that answers best first.

    `rarity` gives for each unit of the question how telling it is in the corpus (0…1).
    """
    candidates = [candidate for passage in passages for candidate in _candidates(question, passage, rarity)]
    return sorted(candidates, key=lambda one: (-one.score, one.article.id, one.span.start))


def _candidates(question: Question, passage: Passage, rarity: Mapping[str, float]) -> list[Candidate]:
    article, chunk = passage.article, passage.chunk
    spans = sentences(article)
    context = Context.of(article, spans)
    return [
        _weigh(question, passage, rarity, context, number)
        for number, span in enumerate(spans)
        if chunk.start <= span.start < chunk.end
    ]


@dataclass(frozen=True, slots=True)
class Context:
    """An article as the background of its sentences."""

    article: Article
    spans: Sequence[Span]
    title: Bag
    lead: Bag
    whole: Bag

    @classmethod
    def of(cls, article: Article, spans: Sequence[Span]) -> Context:
        lead = article.body[spans[0].start : spans[0].end] if spans else ""
        day = f" {article.date:%Y}" if article.date else ""
        return cls(
            article,
            spans,
            bag(article.title + day, article.language),
            bag(f"{article.title}. {lead}", article.language),
            bag(f"{article.title}{day} {article.dateline_place or ''}\n{article.body}", article.language),
        )

    def text(self, number: int) -> str:
        return self.spans[number].of(self.article.body) if 0 <= number < len(self.spans) else ""


def _weigh(
    question: Question, passage: Passage, rarity: Mapping[str, float], context: Context, number: int
) -> Candidate:
    article = passage.article
    text = context.text(number)
    own = bag(text, article.language)
    around = bag(f"{context.text(number - 1)} {context.text(number + 1)}", article.language)
    weights = {unit.key: _weight(unit, rarity[unit.key]) for unit in question.units}
    total = sum(weights.values()) or 1.0
    coverage = support = 0.0
    for unit in question.units:
        weight = weights[unit.key] / total
        if speaks_of(unit, own, question.language):
            coverage += weight
            support += weight
        elif speaks_of(unit, context.title, question.language):
            coverage += weight * IN_TITLE
            support += weight * 0.9
        elif speaks_of(unit, around, question.language):
            coverage += weight * NEXT_TO
            support += weight * 0.8
        elif speaks_of(unit, context.whole, question.language):
            coverage += weight * IN_ARTICLE
            support += weight * (0.9 if question.wants(Wanted.SUMMARY) else 0.6)
    kind = has_kind(question, text, article)
    score = COVERAGE * coverage + KIND * kind + PASSAGE * passage.score
    confidence = support * presuppositions(question, context, own) * (MISSING_KIND + (1 - MISSING_KIND) * kind)
    return Candidate(article, context.spans[number], text, score, confidence)


def _weight(unit: Unit, rarity: float) -> float:
    unheard = rarity == 1.0 and unit.kind == "word" and not unit.surface[:1].isupper()
    return UNHEARD_WORD if unheard else rarity


def presuppositions(question: Question, context: Context, sentence: Bag) -> float:
    """1 when the article has the countries, years and names that the question takes for granted, less for each not."""
    factor = 1.0
    for code in question.countries:
        if code not in context.whole.keys:
            factor *= MISSING_COUNTRY
        elif code not in context.lead.keys | sentence.keys:
            factor *= STRAY_COUNTRY
    if question.years and not any(year in context.whole.keys for year in question.years):
        factor *= MISSING_YEAR
    for unit in question.units:
        name = unit.kind == "word" and unit.surface[:1].isupper() and unit.span.start > 2
        translated = question.language != context.article.language
        if name and not translated and not speaks_of(unit, context.whole, question.language):
            factor *= MISSING_NAME
    return factor


def has_kind(question: Question, text: str, article: Article) -> float:
    """Share of the wanted kinds of answer that the sentence holds, 0…1."""
    return sum(_holds(question, kind, text, article) for kind in question.wanted) / len(question.wanted)


_REASON = re.compile(
    r"\b(because|since|due to|owing to|in order to|so that|reason|in response to|aim|aims|aimed|meant to|motivated|"
    r"after|porque|debido a|para|con el fin|a causa|motiv\w+|razón|ante|tras|ya que|como respuesta)\b",
    re.IGNORECASE,
)
_DECISION = re.compile(
    r"\b(agreed|agree|decided|will|signed|established?|set up|committed|undertook|must|shall|plan(?:s|ned)?|announced|"
    r"acordaron|acordó|decidieron|decidió|firmaron|establec\w+|comprometi\w+|crear\w*|prevé\w*|podrán|deberán?)\b",
    re.IGNORECASE,
)


def _holds(question: Question, kind: Wanted, text: str, article: Article) -> float:
    if kind is Wanted.PERSON:
        return _holds_person(question, text, article)
    if kind is Wanted.LIST:
        return holds_list(question, text)
    if kind is Wanted.COUNTRIES:
        return min(1.0, len(bag(text, article.language).countries) / 3)
    if kind is Wanted.REASON:
        return 1.0 if _REASON.search(text) else 0.0
    if kind is Wanted.DECISION:
        return 1.0 if _DECISION.search(text) else 0.6
    if kind is Wanted.NUMBER:
        return _holds_amount(question, text, article.language)
    if kind is Wanted.DATE:
        return 1.0 if tells_the_day(text) or next(dates(text), None) else 0.0
    if kind is Wanted.PLACE:
        return 1.0 if next(places(text), None) else 0.0
    return 1.0


def holds_list(question: Question, text: str) -> float:
    """1 for a list of things; less for one of people or countries, or when another count was asked for than stated."""
    printed = enumeration(text)
    if printed is None or len(printed.items) < 2:
        return 0.0
    names = sum(_is_name(span.of(text)) for span in printed.items)
    if names >= 2:
        return 0.2
    exact = 0.2 if question.count and question.count == printed.stated else 0.0
    return min(1.0, 0.4 + len(printed.items) / 10 + 0.2 * (":" in text) + exact)


def _is_name(item: str) -> bool:
    """Does an item of a list name a person, or is it a country and nothing else?"""
    return bool(people(item)) or any(mention.span == Span(0, len(item)) for mention in countries(item))


def _holds_person(question: Question, text: str, article: Article) -> float:
    """1 for a person of the side that is asked for, less when only the surname is printed, 0 for nobody's."""
    found = people(text)
    asked_for = question.sides
    if not found:
        known = surnames(article.body)
        return 0.6 if any(re.search(rf"\b{re.escape(name)}\b", text) for name in known) else 0.0
    return 1.0 if not asked_for or any(person.side in asked_for for person in found) else 0.0


_MONEY = re.compile(r"[€$£%]|\b(?:million|billion|millones|mil|dollars?|euros?|dólares|per cent|por ciento)\b")
_DURATION = re.compile(r"\b(?:days?|weeks?|months?|years?|times|twice|días?|semanas?|meses|años?|veces)\b")


def _holds_amount(question: Question, text: str, language: str) -> float:
    """1 for a number of what is counted in the question, less for a number of something else."""
    found = [span.of(text) for span in amounts(text)]
    if not found:
        return 0.0
    asked = fold(question.text)
    if re.search(r"how (?:long|often)|cuanto tiempo|plazo|frecuencia|cada cuanto", asked):
        return 1.0 if any(_DURATION.search(amount) for amount in found) else 0.3
    if re.search(
        r"how much|what share|cuant[oa] (?:dinero|plata|cuesta)|costo|presupuesto|monto|de cuanto|percentage",
        asked,
    ):
        return 1.0 if any(_MONEY.search(amount) for amount in found) else 0.2
    counted = question.counted
    if counted is None:
        return 0.7
    counts_it = any(speaks_of(counted, bag(amount, language), question.language) for amount in found)
    return 1.0 if counts_it else 0.35
