"""How likely it is that the passages answer the question at all: logistic regressions on what reader and words say."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp

from assistant.reader.kinds import holds_amount
from assistant.reader.premises import premises
from assistant.reader.question import Question, Wanted
from assistant.reader.rank import Candidate

LOOKED_AT = 3
"""Sentences, the best first."""
NEAR_ENOUGH = 0.5
"""Cosine of question and nearest passage from which a higher one says nothing more; another matter lies below."""
SIGNALS = ("carried", "kind", "answerable", "counted", "countries", "mentioned", "year", "reversal", "partners", "near")
SEARCHED = (1.5, 1.65, 0.32, 1.6, 2.4, 1.2, 4.35, 4.1, 8.3, 6.0, -24.27)
GIVEN = (0.0, 0.0, 0.61, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.48)
"""Weights of the signals, and the constant last: where articles were searched, and where the one to ask was given.

Whoever names the article has seen to it that it is on the subject: shared words then say nothing, the network decides.
Its card says on what they were fitted, and what they score on other questions.
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
    )


def _counted(question: Question, top: Sequence[Candidate]) -> float:
    """Of a question for a number: does the best sentence hold one of that; of two countries any, each has its own."""
    if not question.wants(Wanted.NUMBER):
        return 1.0
    looked_at = top if len(question.countries) > 1 else top[:1]
    return max(holds_amount(question, one.text, one.article.language) for one in looked_at)


def _cut(odds: float) -> float:
    return max(-8.0, min(8.0, odds))
