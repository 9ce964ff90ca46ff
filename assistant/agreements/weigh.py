"""What signs say together: the logistic regressions of the register, whose weights `evals.agreements.fit` makes."""

from __future__ import annotations

import math
from collections.abc import Sequence


def log_odds(signs: Sequence[float], weights: Sequence[float], bias: float) -> float:
    """The weighed sum; higher is likelier."""
    return bias + sum(weight * sign for weight, sign in zip(weights, signs, strict=True))


def probability(signs: Sequence[float], weights: Sequence[float], bias: float) -> float:
    """0…1."""
    return 1 / (1 + math.exp(-log_odds(signs, weights, bias)))
