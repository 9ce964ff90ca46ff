"""What a question takes for granted, held against the article that would answer it: partners, years, reversals."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.reader.evidence.match import bag, opening, whole
from assistant.reader.question import Question, Wanted
from index.sentences import split
from index.text import fold
from index.types import Article
from index.wire import told

MAIN_COUNTRIES = 3
"""An article is about those that it names most."""
_REVERSALS = tuple(
    re.compile(rf"\b(?:{words})")
    for words in (
        r"withdr[ae]w\w*|pull(?:ed|s|ing)? (?:\w+ ){0,3}?out\b|le(?:ft|aving) the|quit\b|retir(?:o|a|aron|arse|ada)\b|abandon\w*|salio\b|salida|"
        r"por que dej(?:o|aron)(?! de)",
        r"refus\w+|vot\w+ (?:down|against)|votar\w* en contra|reject\w*|declin\w+|veto\w*|boycott\w*|nego\b|negaron|negarse|niega|rechaz\w+|no quis\w+",
        r"suspend\w*|suspension|postpon\w+|delay\w*|aplaz\w+|demor\w+|pospu\w+",
        r"cancel\w*|call(?:ed|s|ing)? off|scrapp?\w*|annul\w*|terminat\w+|revok\w+|denounc\w+|dissolv\w+|repeal\w*|anul\w+|denunci\w+|revoc\w+|disolv\w+|disuelt\w+|derog\w+",
        r"expel\w*|expuls\w+",
        r"fail\w*|collaps\w+|broke\w*|break(?:s|ing)? (?:up|down)|fracas\w+|romp\w+|rot[oa]s?\b|ruptura|incumpl\w+|violat\w+",
    )
)
"""Words for an agreement's going wrong: where a question has one and the article none like it, that never happened."""
_MAY = re.compile(r"^\W*(?:can|could|may|might|is it possible|puede|pueden|podria)\b|\b(?:if|si)\b")
"""What might happen is no premise."""
_NEAR = 50
"""Characters from one partner to the other in a question."""


@dataclass(frozen=True, slots=True)
class Premises:
    """How far an article bears out what a question takes for granted; each 0…1, 1 also where nothing is."""

    countries: float
    """Countries of the question among those that the article is about."""
    mentioned: float
    """Countries of the question that it names at all."""
    year: float
    """1: a year of the question is the article's or its sentence's; 0.5: it stands elsewhere in it; else 0."""
    reversal: float
    """0: the question speaks of a withdrawal, a refusal or the like, and the article of none."""
    partners: float
    """0: it asks what there is "between" two countries, and headline and beginning do not name them both."""


def premises(question: Question, article: Article, sentence: str) -> Premises:
    """What of the question's premises `article` bears out, answered by its `sentence`."""
    there = whole(article).keys
    own = bag(sentence, article.language)
    main = frozenset(article.countries[:MAIN_COUNTRIES]) | own.countries
    return Premises(
        countries=_share(question.countries, main),
        mentioned=_share(question.countries, there),
        year=_year(question, article, there, own.keys),
        reversal=_reversal(question, article),
        partners=_partners(question, article),
    )


def _share(wanted: frozenset[str], there: frozenset[str]) -> float:
    return len(wanted & there) / len(wanted) if wanted else 1.0


def _year(question: Question, article: Article, there: frozenset[str], own: frozenset[str]) -> float:
    if not question.years:
        return 1.0
    near = own | ({f"{article.date:%Y}"} if article.date else set())
    return 1.0 if question.years & near else 0.5 * bool(question.years & there)


def _reversal(question: Question, article: Article) -> float:
    """Does the article tell of such a thing; of whom it is asked why, does it so beside their name?"""
    asked, body = fold(question.text), told(article.body)
    went_wrong = [words for words in _REVERSALS if words.search(asked)]
    if not went_wrong or _MAY.search(asked):
        return 1.0
    where = [body]
    if question.wants(Wanted.REASON) and question.countries:
        lines = [span.of(body) for span in split(body)]
        around = (" ".join(lines[max(0, number - 1) : number + 2]) for number in range(len(lines)))
        where = [text for text in around if question.countries & bag(text, article.language).countries]
    return float(all(any(words.search(fold(text)) for text in where) for words in went_wrong))


def _partners(question: Question, article: Article) -> float:
    """ "Between Sweden and Finland" is not answered by an agreement of Finland with others that mentions Sweden."""
    between = re.search(r"\b(?:between|entre)\b", fold(question.text))
    named = [
        unit for unit in question.units if between and unit.kind == "country" and unit.span.start > between.start()
    ]
    pair = {unit.key for unit in named[:2] if unit.span.start < named[0].span.start + _NEAR}
    if len(pair) < 2:
        return 1.0
    return float(pair <= opening(article).countries)
