"""How likely it is that the passages answer the question at all: logistic regressions on what reader and words say."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from assistant.reader.evidence.kinds import holds_amount
from assistant.reader.evidence.match import opening, prints_as_name, speaks_of
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate
from assistant.reader.refusal.premises import premises
from assistant.reader.refusal.seen import on_another_matter, sees_none
from index.types import Article

LOOKED_AT = 3
"""Sentences, the best first."""
NEAR_ENOUGH = 0.5
"""Cosine of question and nearest passage from which a higher one says nothing more; another matter lies below."""
MOST_KNOWN = 4
"""Names of a question from which one more that the article begins with says nothing."""
SIGNALS = (
    "carried", "kind", "answerable", "counted", "countries", "mentioned", "year", "reversal", "partners", "near",
    "known", "translated", "seen", "evidence", "span",
)  # fmt: skip
SEARCHED = (0.37, 1.39, 0.3, 1.44, 2.14, 0.58, 4.15, 2.87, 8.3, 3.58, 0.2, 0.59, 1.39, 0.03, 0.04, -21.2)
GIVEN = (0.0, 0.0, 0.61, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.48)
"""Weights of the signals, and the constant last: where articles were searched, and where the one to ask was given.

Whoever names the article has seen to it that it is on the subject: shared words then say nothing, the network decides.
`python -m evals.sureness` fits the first, which are halfway between that fit and those before; the card says why, on
what both were fitted, and what they score on others.
"""


def confidence(question: Question, ranked: Sequence[Candidate], given: bool = False) -> float:
    """0…1, higher is surer; a probability on questions like those that it was fitted on."""
    *weights, constant = GIVEN if given else SEARCHED
    odds = constant + sum(weight * signal for weight, signal in zip(weights, signals(question, ranked), strict=True))
    return 1 / (1 + exp(-odds))


def signals(question: Question, ranked: Sequence[Candidate]) -> tuple[float, ...]:
    """What `SIGNALS` names, for the sentences that answer best; log-odds are cut at ±8."""
    best, top = ranked[0], ranked[:LOOKED_AT]
    taken = premises(question, best.article, best.text)
    return (
        max(one.support.carried for one in top),
        max(one.support.kind for one in top),
        _cut(max(one.answerable for one in top)),
        _counted(question, top),
        taken.countries,
        taken.mentioned,
        taken.year,
        taken.reversal,
        taken.partners,
        min(NEAR_ENOUGH, max(one.passage.dense for one in ranked)),
        _known(question, best.article),
        float(question.language != best.article.language),  # of which the network is less sure
        _seen(question, ranked),
        _cut(max(one.reading.evidence for one in top)),
        _cut(max(one.reading.best for one in top)),
    )


def _seen(question: Question, ranked: Sequence[Candidate]) -> float:
    """1: the network may see what is asked for; 0: not a thing of that kind; -1: nor anything of that matter."""
    return -1.0 if on_another_matter(ranked) else float(not sees_none(question, ranked))


def _known(question: Question, article: Article) -> float:
    """How many of the countries, names and years that a question gives its article begins with, or is dated.

    Who says that much has the article in mind; who says less may ask anything, and the network's word decides.
    """
    there, year = opening(article), f"{article.date:%Y}" if article.date else ""
    named = [
        one
        for one in question.units
        if one.kind == "country" or one.key == year or question.is_name(one) or prints_as_name(article, one)
    ]
    return float(min(MOST_KNOWN, sum(one.key == year or speaks_of(one, there, question.language) for one in named)))


def _counted(question: Question, top: Sequence[Candidate]) -> float:
    """Of a question for a number: does the best sentence hold one of that; of two countries any, each has its own."""
    if not question.wants(Wanted.NUMBER):
        return 1.0
    looked_at = top if len(question.countries) > 1 else top[:1]
    return max(holds_amount(question, one.text, one.article.language) for one in looked_at)


def _cut(odds: float) -> float:
    return max(-8.0, min(8.0, odds))
