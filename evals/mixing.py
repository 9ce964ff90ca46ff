"""The weights that mix network, words and search, made anew: `python -m evals.mixing --home FOLDER`.

A softmax regression (McFadden 1974, conditional logit) without negative weights: of the sentences that were read for a
question, one that holds its whole answer should score highest. It is fitted on the dev halves of the project's three
sets and on the invented stories of `evals/desk/tune`, drawn to the weights that there are. Printed are the weights as
they stand in `assistant.reader.rank`, and how often the best sentence holds the answer. `FOLDER` keeps the indexes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.pipeline import Assistant
from assistant.reader.question import read_question
from assistant.reader.rank import MIX, SIGNALS
from assistant.settings import Settings
from evals import metrics
from evals.dataset import Question
from evals.scoring import one_sentence
from evals.sureness import SETS, dev_half, stories

PULL = 3.0
"""How much a weight's distance from the present one counts, in standard deviations of its signal, squared."""
DEV_COUNTS = 3.0
"""A question of the project's sets weighs so many of the stories'."""
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Read:
    """The sentences that were read for a question which one of them answers."""

    signals: Numbers
    """A row each, a column each of `SIGNALS`."""
    answers: NDArray[np.bool_]
    """Which hold the answer, and stand in an article that the question is on."""


def main() -> None:
    """Print the weights, and how often the best sentence holds the answer of each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, default=Path("data/sureness"), help="folder of the indexes")
    settings = Settings.read(home=parser.parse_args().home)
    halves = [list(_read(*dev_half(settings, folder))) for folder in SETS.values()]
    invented = list(_read(*stories(settings)))
    weights = fitted([one for half in halves for one in half], invented)
    print(f"MIX = {tuple(round(float(one), 2) for one in weights)}  # {', '.join(SIGNALS)}")
    for name, some in zip((*SETS, "stories"), (*halves, invented), strict=True):
        print(
            f"{name}: {first(some, np.array(MIX)):.3f} with the present weights, {first(some, weights):.3f} with these"
        )


def fitted(dev: Sequence[Read], invented: Sequence[Read]) -> Numbers:
    """The weights of `SIGNALS`."""
    prior, spread = np.array(MIX), np.vstack([one.signals for one in (*dev, *invented)]).std(axis=0) + 1e-6
    counted = [*((one, DEV_COUNTS) for one in dev), *((one, 1.0) for one in invented)]

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        off = (weights - prior) * spread
        value, slope = PULL * (off**2).sum(), 2 * PULL * off * spread
        for one, count in counted:
            scores = one.signals @ weights
            odds = np.exp(scores - scores.max())
            right = odds * one.answers
            value -= count * np.log(right.sum() / odds.sum())
            slope += count * one.signals.T @ (odds / odds.sum() - right / right.sum())
        return float(value), slope

    weights: Numbers = minimize(loss, prior, jac=True, bounds=[(0.0, None)] * len(prior)).x
    return weights


def first(some: Sequence[Read], weights: Numbers) -> float:
    """0…1, higher is better: how often the sentence that scores highest holds the answer."""
    return float(np.mean([one.answers[int((one.signals @ weights).argmax())] for one in some]))


def _read(assistant: Assistant, questions: Sequence[Question]) -> Iterator[Read]:
    """What was read for the questions that one of the sentences answers whole."""
    for one in questions:
        if not one_sentence(one):
            continue
        question = read_question(one.question)
        rarity = assistant.library.retriever.rarity(question.units)
        passages = assistant.search_in((), one.question, assistant.settings.passages)
        ranked = assistant.reader.ranked(question, passages, rarity)
        answers = [
            candidate.article.id in one.articles and metrics.contained(candidate.text, one.answers) == 1
            for candidate in ranked
        ]
        if any(answers):
            yield Read(np.array([candidate.signals for candidate in ranked]), np.array(answers))


if __name__ == "__main__":
    main()
