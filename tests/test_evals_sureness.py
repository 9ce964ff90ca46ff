"""The fit of the reader's confidence, on questions that are made up as signals."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.reader.refusal.confidence import GIVEN, SEARCHED, SIGNALS
from evals.sureness import FALSE, PRIOR, THRESHOLD, Asked, Numbers, fitted

TELLING = SIGNALS.index("answerable")


def asked(count: int, seed: int) -> Asked:
    """Questions of which only the network's word tells whether they are answered."""
    chance = np.random.default_rng(seed)
    rows = chance.uniform(0, 1, (count, len(SIGNALS)))
    answered = chance.uniform(0, 1, count) < 0.5
    rows[:, TELLING] = np.where(answered, 4.0, -4.0) + chance.normal(0, 2, count)
    return Asked(rows, answered)


def refused(some: Asked, weights: Numbers) -> float:
    """Share of the answered ones that the default threshold refuses."""
    odds = some.signals[some.answered] @ weights[:-1] + weights[-1]
    return float((1 / (1 + np.exp(-odds)) < THRESHOLD).mean())


def test_no_weight_is_negative_and_the_constant_refuses_few_that_are_answered() -> None:
    dev = asked(400, 1)
    weights = fitted(dev, asked(200, 2))
    assert len(weights) == len(SIGNALS) + 1 == len(PRIOR) + 1
    assert (weights[:-1] >= 0).all()
    assert weights[TELLING] > PRIOR[TELLING]
    assert refused(dev, weights) == pytest.approx(FALSE, abs=0.01)


def test_every_signal_has_a_weight_in_both_mixes() -> None:
    assert len(SEARCHED) == len(GIVEN) == len(SIGNALS) + 1
