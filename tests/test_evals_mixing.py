"""The fit of the mix of network, words and search, on sentences that are made up as signals."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.reader.rank import MIX, SIGNALS
from evals.mixing import Read, first, fitted

TELLING, MISLEADING = SIGNALS.index("evidence"), SIGNALS.index("coverage")


def read(count: int, seed: int) -> list[Read]:
    """Questions with five sentences: the network tells which answers, and another has more of the question's words."""
    chance = np.random.default_rng(seed)
    found = []
    for _ in range(count):
        rows, right = chance.uniform(0, 1, (5, len(SIGNALS))), int(chance.integers(5))
        rows[:, TELLING] = chance.normal(-4, 1, 5)
        rows[right, TELLING] = chance.normal(2, 1)
        rows[(right + 1) % 5, MISLEADING] = 3.0
        found.append(Read(rows, np.arange(5) == right))
    return found


def test_what_tells_weighs_more_after_the_fit_and_what_misleads_less() -> None:
    dev = read(200, 1)
    weights = fitted(dev, read(100, 2))
    assert (weights >= 0).all()
    assert weights[TELLING] > MIX[TELLING]
    assert weights[MISLEADING] < MIX[MISLEADING]
    assert first(dev, weights) > first(dev, np.array(MIX))


def test_the_best_sentence_is_the_one_that_scores_highest() -> None:
    rows = np.zeros((3, len(SIGNALS)))
    rows[1, TELLING] = 1.0
    some = [Read(rows, np.array([False, True, False])), Read(rows, np.array([True, False, False]))]
    assert first(some, np.array(MIX)) == pytest.approx(0.5)
