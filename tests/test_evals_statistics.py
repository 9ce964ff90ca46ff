"""Resampling and tests, held to values that can be worked out by hand."""

from __future__ import annotations

import numpy as np
import pytest

from evals.statistics import cluster_weights, holm, mcnemar, percentile_interval, sign_flip, wilson


def test_a_draw_takes_a_cluster_with_all_its_questions_and_as_many_clusters_as_there_are() -> None:
    weights = cluster_weights(["peru", "chile", "peru", "japan"], resamples=500)
    assert weights.shape == (500, 4)
    assert (weights[:, 0] == weights[:, 2]).all()
    assert (weights[:, [0, 1, 3]].sum(axis=1) == 3).all()
    assert weights[:, 1].mean() == pytest.approx(1, abs=0.1)


def test_the_same_seed_draws_the_same() -> None:
    clusters = ["a", "b", "c"]
    assert (cluster_weights(clusters, 50) == cluster_weights(clusters, 50)).all()
    assert (cluster_weights(clusters, 50) != cluster_weights(clusters, 50, seed=1)).any()


def test_the_interval_is_the_middle_95_percent_of_what_could_be_estimated() -> None:
    estimates = np.append(np.arange(1001) / 1000, np.nan)
    assert percentile_interval(estimates) == pytest.approx((0.025, 0.975))
    assert percentile_interval(np.array([np.nan])) is None


def test_the_bootstrap_interval_of_a_mean_is_about_two_standard_errors_each_way() -> None:
    scores = np.array([0.0, 1.0] * 50)
    means = cluster_weights([str(n) for n in range(100)]) @ scores / 100
    assert percentile_interval(means) == pytest.approx((0.5 - 1.96 * 0.05, 0.5 + 1.96 * 0.05), abs=0.011)


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    # Worked from (p + z²/2n ± z sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n) with z = 1.959964.
    [(10, 10, 0.7225, 1.0), (0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634)],
)
def test_wilsons_interval(right: int, n: int, low: float, high: float) -> None:
    assert wilson(right, n) == pytest.approx((low, high), abs=1e-4)


def test_a_sign_flip_turns_whole_clusters() -> None:
    # Two clusters that both gained: the sum is as extreme in 2 of the 4 ways to turn them.
    assert sign_flip([1, 1, 1, 1], ["a", "a", "b", "b"]) == pytest.approx(0.5, abs=0.02)
    # Ten clusters that all gained: 2 of 1024 ways.
    assert sign_flip([1] * 10, [str(n) for n in range(10)]) == pytest.approx(2 / 1024, abs=0.002)


def test_nothing_that_changed_is_no_evidence() -> None:
    assert sign_flip([0, 0, 0], ["a", "b", "c"]) == 1
    assert mcnemar(0, 0) == 1


def test_mcnemar_counts_only_the_questions_that_turned() -> None:
    # 1 better and 7 worse: 2 * (C(8,0) + C(8,1)) / 2^8
    assert mcnemar(1, 7) == pytest.approx(2 * (1 + 8) / 256)


def test_holm_multiplies_the_smallest_by_all_and_never_falls() -> None:
    assert holm({"a": 0.04, "b": 0.01, "c": 0.03}) == pytest.approx({"a": 0.06, "b": 0.03, "c": 0.06})
    assert holm({"a": 0.9, "b": 0.8}) == {"a": 1.0, "b": 1.0}
    assert holm({}) == {}
