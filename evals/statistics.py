"""How sure a figure is, and whether two runs differ: resampling by cluster, exact tests, Holm.

Questions on one article succeed and fail together, so what is drawn again is the article with all its questions
(cluster bootstrap, Field and Welsh 2007). A draw is written as weights: how often each question came up.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.stats import binomtest

RESAMPLES = 10_000
SEED = 20231220
CONFIDENCE = 0.95

Weights = NDArray[np.float64]
"""Shape (resamples, questions)."""


def cluster_weights(clusters: Sequence[str], resamples: int = RESAMPLES, seed: int = SEED) -> Weights:
    """How often each question comes up when as many clusters as there are, are drawn with replacement.

    Shape (resamples, questions); the same for the same clusters and seed.
    """
    names, member = np.unique(np.asarray(clusters, dtype=str), return_inverse=True)
    draws = np.random.default_rng(seed).multinomial(len(names), np.full(len(names), 1 / len(names)), size=resamples)
    return draws[:, member].astype(np.float64)


def percentile_interval(estimates: NDArray[np.float64]) -> tuple[float, float] | None:
    """The middle 95 % of the estimates that could be made (Efron and Tibshirani 1993, ch. 13); `None` without any."""
    made = estimates[~np.isnan(estimates)]
    if not len(made):
        return None
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(made, [tail, 1 - tail])
    return float(low), float(high)


def wilson(successes: int, n: int) -> tuple[float, float]:
    """The 95 % score interval of a proportion (Wilson 1927): it keeps a width at 0 of n and n of n."""
    interval = binomtest(successes, n).proportion_ci(CONFIDENCE, method="wilson")
    return float(interval.low), float(interval.high)


def sign_flip(differences: ArrayLike, clusters: Sequence[str], resamples: int = RESAMPLES, seed: int = SEED) -> float:
    """Two-sided p-value that the mean difference is 0: signs of whole clusters are turned at random.

    p = (1 + |{flips: |sum| >= |observed sum|}|) / (1 + resamples); 0…1, lower is stronger evidence of a difference.
    Permutation test of paired scores (Good 2005, ch. 3) with clusters as the units.
    """
    names, member = np.unique(np.asarray(clusters, dtype=str), return_inverse=True)
    sums = np.bincount(member, weights=np.asarray(differences, dtype=np.float64), minlength=len(names))
    signs = np.random.default_rng(seed).integers(0, 2, size=(resamples, len(names))) * 2 - 1
    extreme = np.abs(signs @ sums) >= abs(sums.sum()) - 1e-9
    return float((1 + extreme.sum()) / (1 + resamples))


def mcnemar(better: int, worse: int) -> float:
    """Exact two-sided p-value of a binary figure from the questions that turned right and those that turned wrong.

    Binomial test of `worse` among `better + worse` with p = 1/2 (McNemar 1947, exact form); 1 when none turned.
    """
    return float(binomtest(worse, better + worse).pvalue) if better + worse else 1.0


def holm(p_values: Mapping[str, float]) -> dict[str, float]:
    """The p-values adjusted for there being several (Holm 1979).

    The i-th smallest of m becomes the largest of (m - j + 1) p_j over j <= i, at most 1.
    """
    adjusted: dict[str, float] = {}
    highest = 0.0
    for rank, (name, p) in enumerate(sorted(p_values.items(), key=lambda pair: pair[1])):
        highest = max(highest, min(1.0, (len(p_values) - rank) * p))
        adjusted[name] = highest
    return {name: adjusted[name] for name in p_values}
