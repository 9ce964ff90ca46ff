"""How much of a question a sentence speaks of, itself and by where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.reader.evidence.kinds import has_kind
from assistant.reader.evidence.match import Bag, bag, opening, speaks_of, whole
from assistant.reader.question import Question, Wanted
from index.query import Unit
from index.types import Article, Span

IN_TITLE, NEXT_TO, IN_ARTICLE = 0.7, 0.6, 0.4
"""What a unit of the question counts when it stands not in the sentence but in the headline, beside it, elsewhere."""


@dataclass(frozen=True, slots=True)
class Support:
    """What the words of a question have in a sentence and around it."""

    coverage: float
    """0…1, higher: the sentence speaks of what is asked."""
    kind: float
    """0…1, higher: it holds the wanted kinds of answer."""
    carried: float
    """0…1, higher: the article has what the question speaks of."""
    asked: float
    """0…1, higher: it says itself what is asked beyond names and countries, such as "sent observers"."""
    named: float = 1.0
    """0…1, higher: the article has the proper names of the question; 1 where that has none."""
    about: float = 1.0
    """0…1, higher: it and its article's beginning name the countries of the question; 1 where that names none."""


@dataclass(frozen=True, slots=True)
class Context:
    """An article as the background of its sentences."""

    article: Article
    spans: Sequence[Span]
    title: Bag
    whole: Bag

    @classmethod
    def of(cls, article: Article, spans: Sequence[Span]) -> Context:
        day = f" {article.date:%Y}" if article.date else ""
        return cls(article, spans, bag(article.title + day, article.language), whole(article))

    def text(self, number: int) -> str:
        return self.spans[number].of(self.article.body) if 0 <= number < len(self.spans) else ""


def support(question: Question, context: Context, number: int, rarity: Mapping[str, float]) -> Support:
    """What sentence `number` of an article has of the question; `rarity` as in `rank`."""
    article = context.article
    text = context.text(number)
    own = bag(text, article.language)
    around = bag(f"{context.text(number - 1)} {context.text(number + 1)}", article.language)
    total = sum({unit.key: rarity[unit.key] for unit in question.units}.values()) or 1.0
    coverage = carried = 0.0
    for unit in question.units:
        weight = rarity[unit.key] / total
        if speaks_of(unit, own, question.language):
            coverage += weight
            carried += weight
        elif speaks_of(unit, context.title, question.language):
            coverage += weight * IN_TITLE
            carried += weight * 0.9
        elif speaks_of(unit, around, question.language):
            coverage += weight * NEXT_TO
            carried += weight * 0.8
        elif speaks_of(unit, context.whole, question.language):
            coverage += weight * IN_ARTICLE
            carried += weight * (0.9 if question.wants(Wanted.SUMMARY) else 0.6)
    kind = has_kind(question, text, article)
    there = own.countries | opening(article).countries
    about = len(question.countries & there) / len(question.countries) if question.countries else 1.0
    names = [unit for unit in question.units if unit.kind != "country" and question.is_name(unit)]
    words = [unit for unit in question.units if unit.kind != "country" and unit not in names]
    return Support(
        coverage=coverage,
        kind=kind,
        carried=carried,
        asked=_share(question, words, own, rarity) if words else 0.0,
        named=_share(question, names, context.whole, rarity),
        about=about,
    )


def _share(question: Question, some: Sequence[Unit], there: Bag, rarity: Mapping[str, float]) -> float:
    """How much of some units a text speaks of, by how telling they are; 1 of none."""
    total = sum(rarity[unit.key] for unit in some)
    return sum(rarity[unit.key] for unit in some if speaks_of(unit, there, question.language)) / total if total else 1.0
