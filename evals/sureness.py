"""The weights of the reader's confidence, made anew: `python -m evals.sureness --home FOLDER`.

A logistic regression without negative weights on the dev halves of the project's three sets and on the invented stories
of `evals/desk/tune`, drawn to `PRIOR`. Printed are the weights as they stand in `assistant.reader.refusal.confidence`,
and what they refuse. `FOLDER` keeps the two indexes that the questions are asked of.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.pipeline import Assistant
from assistant.reader.question import read_question
from assistant.reader.refusal.confidence import SIGNALS, signals
from assistant.reader.refusal.named import of_what_it_names
from assistant.settings import Settings
from evals import public, run
from evals.benchmarks import read_benchmark
from evals.dataset import ARTICLES, PLANTED, QUESTIONS, Question, check_against, read_questions

ASKED, CLOSE = (Path(__file__).parent / name for name in ("asked", "close"))
SETS = {"dev half": QUESTIONS, "dev half of asked": ASKED, "dev half of close": CLOSE}
STORIES = Path(__file__).parent / "desk" / "tune"
PRIOR = (1.5, 1.65, 0.32, 1.6, 2.4, 1.2, 4.35, 4.1, 8.3, 6.0, 0.2, 0.6, 1.5, 0.1, 0.1)
"""Weights to which the regression is drawn: those before it, fitted on testers' questions that are lost as well as on
the dev half; of the five signals that those had not, between what stories and the asked set say."""
PULL = 300.0
"""How much a weight's distance from `PRIOR` counts, in standard deviations of its signal, squared."""
DEV_COUNTS = 3.0
"""A question of the project's set weighs so many of the stories'."""
THRESHOLD, FALSE = 0.55, 0.02
"""The constant lets the default threshold refuse this share of the dev halves' questions that have an answer."""
Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """Questions of one set that search finds something for, with the names that they give."""

    signals: Numbers
    """A row each, a column each of `SIGNALS`."""
    answered: NDArray[np.bool_]
    """Do the articles answer it?"""


def main() -> None:
    """Print the weights, and what they refuse of each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, default=Path("data/sureness"), help="folder of the indexes")
    settings = Settings.read(home=parser.parse_args().home)
    halves, invented = (
        [_asked(*dev_half(settings, folder)) for folder in SETS.values()],
        _asked(*stories(settings)),
    )
    weights = fitted(_joined(halves), invented)
    print(f"SEARCHED = {tuple(round(float(one), 2) for one in weights)}  # {', '.join(SIGNALS)}, constant")
    for name, asked in zip((*SETS, "stories"), (*halves, invented), strict=True):
        refused = _sure(asked, weights) < THRESHOLD
        print(f"{name}: refused {refused[~asked.answered].mean():.3f}, in error {refused[asked.answered].mean():.3f}")


def fitted(dev: Asked, stories: Asked) -> Numbers:
    """The weights of `SIGNALS`, and the constant last."""
    rows, answered = np.vstack([dev.signals, stories.signals]), np.concatenate([dev.answered, stories.answered])
    counts = np.concatenate([np.full(len(dev.answered), DEV_COUNTS), np.ones(len(stories.answered))])
    spread, prior = rows.std(axis=0) + 1e-6, np.array(PRIOR)

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        odds = rows @ weights[:-1] + weights[-1]
        off = (weights[:-1] - prior) * spread
        wrong = counts * (1 / (1 + np.exp(-odds)) - answered)
        value = (counts * np.logaddexp(0, np.where(answered, -odds, odds))).sum() + PULL * (off**2).sum()
        return float(value), np.append(rows.T @ wrong + 2 * PULL * off * spread, wrong.sum())

    bounds = [(0.0, None)] * len(prior) + [(None, None)]
    weights: Numbers = minimize(loss, np.append(prior, -20.0), jac=True, bounds=bounds).x
    odds = dev.signals[dev.answered] @ weights[:-1]
    weights[-1] = np.log(THRESHOLD / (1 - THRESHOLD)) - np.quantile(odds, FALSE)
    return weights


def _sure(asked: Asked, weights: Numbers) -> Numbers:
    odds: Numbers = asked.signals @ weights[:-1] + weights[-1]
    return 1 / (1 + np.exp(-odds))


def _joined(sets: Sequence[Asked]) -> Asked:
    return Asked(np.vstack([one.signals for one in sets]), np.concatenate([one.answered for one in sets]))


def dev_half(settings: Settings, folder: Path) -> tuple[Assistant, Sequence[Question]]:
    """The dev questions of a set of the project's that are asked as they stand, and the assistant over their articles.

    A comparison is asked in parts, a follow-up in other words.
    """
    index = run._index_folder(settings.home, settings.embedding_model, (ARTICLES, PLANTED))
    assistant = Assistant.open(home=index, settings=settings.model_copy(update={"records": False}))
    articles = run._indexed(assistant, (ARTICLES, PLANTED))
    questions = check_against(articles, read_questions(folder).questions).questions
    alone = [one for one in questions if not (one.attack or one.history or one.kind == "compare")]
    return assistant, [one for one in alone if one.split == "dev"]


def stories(settings: Settings) -> tuple[Assistant, Sequence[Question]]:
    """The questions on the invented stories, and the assistant over these."""
    benchmark = read_benchmark(STORIES, "stories")
    assistant, articles = public._indexed(settings.home, settings, benchmark, lambda *_: None)
    return assistant, public._askable(benchmark, articles)[0]


def _asked(assistant: Assistant, questions: Sequence[Question]) -> Asked:
    found = list(_signals(assistant, questions))
    return Asked(np.array([row for row, _ in found]), np.array([answered for _, answered in found]))


def _signals(assistant: Assistant, questions: Sequence[Question]) -> Iterator[tuple[Any, bool]]:
    """The signals of each question, but for those that are refused for a name that no article has."""
    for one in questions:
        question = read_question(one.question)
        rarity = assistant.library.retriever.rarity(question.units)
        passages = assistant.search_in((), one.question, assistant.settings.passages)
        ranked = assistant.reader.ranked(question, passages, rarity)
        if ranked and of_what_it_names(question, ranked, rarity):
            yield signals(question, ranked), bool(one.answers)


if __name__ == "__main__":
    main()
