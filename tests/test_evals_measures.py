"""The figures over many questions, by hand and beside scikit-learn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from sklearn.metrics import balanced_accuracy_score, roc_auc_score

from evals.measures import MEASURES, Columns, aurc, ece, figures, gap_closed, grouped, percentile_of_time
from evals.report import Scored
from evals.statistics import cluster_weights


def scored(confidence: float = 0.5, correct: float | None = 1.0, answerable: bool = True, **more: Any) -> Scored:
    given = {"id": "q", "digest": "", "split": "dev", "kind": "who", "language": "en", "traits": (), "cluster": "a"}
    given |= {"scores": {}, "seconds": 0.0} | more
    return Scored(confidence=confidence, correct=correct, answerable=answerable, **given)


def value(estimate: Any, questions: list[Scored]) -> float:
    return float(estimate(Columns(questions), np.ones((1, len(questions))))[0])


def test_not_scored_is_not_zero() -> None:
    figure = figures([scored(scores={"contained": 1.0}), scored(scores={"contained": None}), scored()])["contained"]
    assert (figure.value, figure.n) == (1.0, 1)


def test_a_measure_without_any_score_has_no_value_and_no_interval() -> None:
    assert vars_of(figures([scored()])["rouge1"]) == (None, None, None, 0)
    assert vars_of(figures([])["recall@5"]) == (None, None, None, 0)


def vars_of(figure: Any) -> tuple[Any, ...]:
    return figure.value, figure.low, figure.high, figure.n


def test_auroc_counts_pairs_and_half_of_the_ties() -> None:
    questions = [scored(0.9), scored(0.5), scored(0.5, answerable=False), scored(0.1, answerable=False)]
    # (0.9 > both) + (0.5 ties, 0.5 > 0.1) = 2 + 0.5 + 1 of 4 pairs
    assert figures(questions)["answerable_auroc"].value == pytest.approx(3.5 / 4)


def test_auroc_and_balanced_accuracy_are_those_of_scikit_learn() -> None:
    random = np.random.default_rng(7)
    confidence, answerable = random.integers(0, 20, 200) / 20, random.random(200) < 0.6
    questions = [
        scored(c, answerable=bool(a), scores={("false_refusal" if a else "refusal"): float(c < 0.5)})
        for c, a in zip(confidence, answerable, strict=True)
    ]
    found = figures(questions)
    assert found["answerable_auroc"].value == pytest.approx(roc_auc_score(answerable, confidence))
    assert found["balanced_accuracy"].value == pytest.approx(balanced_accuracy_score(answerable, confidence >= 0.5))


def test_a_weighted_auroc_is_that_of_scikit_learn_for_each_draw() -> None:
    random = np.random.default_rng(8)
    confidence, answerable = random.integers(0, 9, 40) / 9, random.random(40) < 0.5
    questions = [scored(c, answerable=bool(a)) for c, a in zip(confidence, answerable, strict=True)]
    weights = cluster_weights([str(n) for n in range(40)], resamples=5)
    ours = MEASURES["answerable_auroc"].estimate(Columns(questions), weights)
    theirs = [roc_auc_score(answerable, confidence, sample_weight=row) for row in weights]
    assert ours == pytest.approx(theirs)


def test_auroc_needs_both_kinds() -> None:
    assert figures([scored(0.9), scored(0.1)])["answerable_auroc"].value is None


def test_risk_coverage_takes_the_surest_first() -> None:
    surest_right = [scored(0.9, 1.0), scored(0.8, 1.0), scored(0.2, 0.0)]
    surest_wrong = [scored(0.9, 0.0), scored(0.8, 1.0), scored(0.2, 1.0)]
    assert value(aurc, surest_right) == pytest.approx((0 + 0 + 1 / 3) / 3)
    assert value(aurc, surest_wrong) == pytest.approx((1 + 1 / 2 + 1 / 3) / 3)


def test_risk_coverage_takes_equal_confidence_together_and_leaves_out_what_cannot_be_right_or_wrong() -> None:
    assert value(aurc, [scored(0.5, 0.0), scored(0.5, 1.0), scored(0.9, None)]) == pytest.approx(0.5)


def test_calibration_error_weighs_the_bins_by_their_questions() -> None:
    questions = [scored(0.95, 1.0), scored(0.95, 0.0), scored(0.05, 0.0), scored(1.0, 1.0)]
    # The last bin: 3 questions, 2 right, confidence 2.9; the first: 1 question, 0.05 too sure.
    assert value(ece, questions) == pytest.approx((abs(2 - 2.9) + 0.05) / 4)


def test_the_gap_closed_is_the_part_of_what_a_person_gains() -> None:
    def asked(own: float, alone: float, human: float) -> Scored:
        return scored(scores={"own_contained": own, "alone_contained": alone, "human_contained": human})

    questions = [asked(1, 0, 1), asked(0, 0, 1), asked(1, 1, 1), scored()]
    assert value(gap_closed("contained"), questions) == pytest.approx(1 / 2)
    assert np.isnan(value(gap_closed("contained"), [asked(1, 1, 1)]))
    assert figures(questions)["gap_closed_answer"].n == 3


def test_a_percentile_of_time_is_a_time_that_was_measured() -> None:
    questions = [scored(seconds=n / 1000) for n in range(1, 101)]
    assert value(percentile_of_time(50), questions) == 50
    assert value(percentile_of_time(95), questions) == 95


def test_a_share_at_its_end_gets_wilsons_interval_and_a_graded_one_the_bootstraps() -> None:
    all_right = [scored(cluster=str(n), scores={"refusal": 1.0, "recall@5": 0.5 + n % 2 / 2}) for n in range(10)]
    found = figures(all_right)
    assert (found["refusal"].low, found["refusal"].high) == pytest.approx((0.7225, 1.0), abs=1e-4)
    assert 0.5 < (found["recall@5"].low or 0) < 0.75 < (found["recall@5"].high or 0) < 1


def test_one_cluster_gives_no_bootstrap_interval() -> None:
    found = figures([scored(scores={"recall@5": 0.5}), scored(scores={"recall@5": 0.25})])["recall@5"]
    assert vars_of(found) == (0.375, None, None, 2)


def test_questions_of_one_article_make_an_interval_wider() -> None:
    def interval(clusters: int) -> float:
        found = figures([scored(cluster=str(n % clusters), scores={"f1": float(n % 4 < 2)}) for n in range(80)])["f1"]
        return (found.high or 0) - (found.low or 0)

    assert interval(4) > 2 * interval(80)


def test_a_question_counts_in_every_group_that_it_belongs_to() -> None:
    questions = [scored(traits=("follow_up", "attack")), scored(traits=("attack",)), scored()]
    groups = grouped(questions, lambda each: each.traits)
    assert {name: found["p50_ms"].n for name, found in groups.items()} == {"attack": 2, "follow_up": 1}


def test_every_measure_says_what_it_is_and_the_promised_names_are_there() -> None:
    promised = (
        "recall@1 mrr@10 ndcg@10 first_sentence exact_match f1 contained list_f1 answerable_auroc citation_validity"
    )
    assert set(promised.split()) <= MEASURES.keys()
    assert all(measure.what.endswith((".", "chance")) and measure.theme for measure in MEASURES.values())
    assert [name for name, measure in MEASURES.items() if measure.limit == 1.0] == [
        "citation_validity",
        "quote_fidelity",
    ]
