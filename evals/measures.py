"""Every figure of a report: what it says, which way is better, and how it is made of many questions.

A measure is estimated from columns (one number a question) and weights (how often each question counts), for many
weightings at once: all ones give the figure, the draws of `statistics.cluster_weights` its interval.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from evals.report import Figure, Figures, Scored
from evals.statistics import Weights, cluster_weights, percentile_interval, wilson

BINS = 10
FEW = 5
"""With fewer successes or failures than this, a share gets Wilson's interval: the bootstrap's has no width there."""
Vector = NDArray[np.float64]


class Columns:
    """The numbers of some questions, one array of length n for each name; NaN is 'not scored'."""

    def __init__(self, scored: Sequence[Scored]) -> None:
        self._scored = scored
        self.clusters = [each.cluster for each in scored]
        self.confidence = np.array([each.confidence for each in scored])
        self.correct = _array([each.correct for each in scored])
        self.answerable = np.array([each.answerable for each in scored])
        self.milliseconds = np.array([each.seconds * 1000 for each in scored])

    def __getitem__(self, name: str) -> Vector:
        return _array([each.scores.get(name) for each in self._scored])


Estimate = Callable[[Columns, Weights], Vector]
"""Columns of n questions and weights of shape (draws, n) -> one value a draw; NaN where none can be made."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure is; the formula of a question's score stands in `evals.metrics`."""

    theme: str
    what: str
    """One sentence for a reader who is no engineer."""
    estimate: Estimate
    counts: str | None = None
    """The score that says which questions count; `None`: all of them."""
    is_mean: bool = False
    """It is the mean of that score: then runs can be compared question by question."""
    better: Literal["higher", "lower"] = "higher"
    unit: Literal["share", "words", "ms"] = "share"
    """`share` is 0…1, but for what is said to exceed it."""
    limit: float | None = None
    """Hard limit: below it an evaluation fails."""
    primary: bool = False
    """A fall by more than two points, against the baseline, fails the gate."""


def mean_of(column: str) -> Estimate:
    """The weighted mean of a column over the questions that are scored."""

    def estimate(columns: Columns, weights: Weights) -> Vector:
        return _mean(columns[column], weights)

    return estimate


def balanced_accuracy(columns: Columns, weights: Weights) -> Vector:
    """(refusal + 1 - false refusal) / 2: recall averaged over both classes (Brodersen et al. 2010); 0.5 is chance."""
    refusal, false_refusal = _mean(columns["refusal"], weights), _mean(columns["false_refusal"], weights)
    result: Vector = (refusal + 1 - false_refusal) / 2
    return result


def answerable_auroc(columns: Columns, weights: Weights) -> Vector:
    """How often an answerable question has more confidence than an unanswerable one; ties count half.

    Σ_g P_g (N_<g + N_g / 2) / (P N) over groups g of equal confidence: the Mann–Whitney form of the area under the
    ROC curve (Hanley and McNeil 1982); 0.5 is chance. scikit-learn's `roc_auc_score`, to which tests hold it, takes
    one weighting a call, and there are ten thousand.
    """
    positive, negative = _by_confidence(columns, weights, columns.answerable, ~columns.answerable)
    below = np.cumsum(negative, axis=1) - negative
    pairs = positive.sum(axis=1) * negative.sum(axis=1)
    return _ratio((positive * (below + negative / 2)).sum(axis=1), pairs)


def aurc(columns: Columns, weights: Weights) -> Vector:
    """Mean share of wrong answers over all coverages, when the surest questions are answered first; lower is better.

    Area under the risk–coverage curve (Geifman and El-Yaniv 2017). An answer to an unanswerable question is wrong;
    questions of equal confidence come in together.
    """
    known = ~np.isnan(columns.correct)
    wrong, count = _by_confidence(columns, weights, known - np.nan_to_num(columns.correct), known)
    covered = np.cumsum(count[:, ::-1], axis=1)
    risk = np.cumsum(wrong[:, ::-1], axis=1) / np.where(covered > 0, covered, 1)
    return _ratio((risk * count[:, ::-1]).sum(axis=1), count.sum(axis=1))


def ece(columns: Columns, weights: Weights) -> Vector:
    """Mean distance of confidence from the share of right answers, over ten bins of equal width; lower is better.

    Σ_b |b| / n · |mean correct - mean confidence| (expected calibration error, Guo et al. 2017).
    """
    bins = np.minimum((columns.confidence * BINS).astype(int), BINS - 1)
    known = ~np.isnan(columns.correct)
    member = np.eye(BINS)[bins] * known[:, None]
    gap = weights @ (member * np.nan_to_num(columns.correct - columns.confidence)[:, None])
    return _ratio(np.abs(gap).sum(axis=1), weights @ known)


def gap_closed(of: str) -> Estimate:
    """How far rewriting a follow-up brings it from the last question alone (0) to a person's rewrite (1).

    (Σ own - Σ alone) / (Σ human - Σ alone) over the follow-ups; it may lie below 0 or above 1. None when a person's
    rewrite gains nothing.
    """

    def estimate(columns: Columns, weights: Weights) -> Vector:
        own, alone, human = (_sum(columns[f"{by}_{of}"], weights) for by in ("own", "alone", "human"))
        return _ratio(own - alone, human - alone)

    return estimate


def percentile_of_time(percent: float) -> Estimate:
    """The time within which `percent` of the questions were answered (inverse of the weighted distribution)."""

    def estimate(columns: Columns, weights: Weights) -> Vector:
        order = np.argsort(columns.milliseconds)
        share = np.cumsum(weights[:, order], axis=1)
        reached = share >= percent / 100 * share[:, -1:] - 1e-9
        result: Vector = columns.milliseconds[order][reached.argmax(axis=1)]
        return result

    return estimate


def _share(theme: str, column: str, what: str, **more: object) -> Measure:
    return Measure(theme, what, mean_of(column), column, is_mean=True, **more)  # type: ignore[arg-type]


def _among(k: int) -> str:
    return "in the first passage" if k == 1 else f"in the first {k} passages"


def _retrieval() -> dict[str, Measure]:
    found = {}
    for k in (1, 5, 10):
        what = f"Share of the places that carry the answer found {_among(k)}."
        found[f"recall@{k}"] = _share("Retrieval", f"recall@{k}", what, primary=k == 5)
    for k in (1, 5, 10):
        what = f"Share of the questions with every such place {_among(k)}."
        found[f"all_hit@{k}"] = _share("Retrieval", f"all_hit@{k}", what)
    found["article@1"] = _share("Retrieval", "article@1", "The first passage is of an article that carries the answer.")
    found["mrr@10"] = _share("Retrieval", "mrr@10", "1 divided by the rank of the first right passage.", primary=True)
    found["ndcg@10"] = _share("Retrieval", "ndcg@10", "How near the top all right passages stand.")
    for k in (5, 10):
        what = f"Share of the gold quotes whose every character stands in the first {k} passages."
        limit = 0.95 if k == 10 else None
        found[f"evidence_recall@{k}"] = _share("Retrieval", f"evidence_recall@{k}", what, limit=limit)
    return found


MEASURES: Mapping[str, Measure] = {
    **_retrieval(),
    "exact_match": _share("Answer", "exact_match", "The short answer is the accepted answer, word for word."),
    "f1": _share("Answer", "f1", "Words that the short answer and the accepted one have in common."),
    "contained": _share(
        "Answer", "contained", "The answer holds all that is asked for; read it beside the length.", primary=True
    ),
    "contained_unrefused": _share(
        "Answer", "contained_unrefused", "The same for what it would have answered if it never refused."
    ),
    "length_words": _share(
        "Answer", "length_words", "Words of an answer; a long one holds more by chance.", better="lower", unit="words"
    ),
    "first_sentence": _share("Answer", "first_sentence", "The first sentence alone holds the answer.", primary=True),
    "list_precision": _share("Answer", "list_precision", "Share of the listed items that are right."),
    "list_recall": _share("Answer", "list_recall", "Share of the right items that are listed."),
    "list_f1": _share(
        "Answer",
        "list_f1",
        "Right items without missing or wrong ones: precision and recall as one figure.",
        primary=True,
    ),
    "list_exact": _share("Answer", "list_exact", "The list holds every item and nothing else."),
    "refusal": _share("Refusal", "refusal", "Questions without an answer that are refused.", primary=True),
    "false_refusal": _share(
        "Refusal", "false_refusal", "Questions with an answer that are refused.", better="lower", primary=True
    ),
    "balanced_accuracy": Measure(
        "Refusal", "Right decisions whether to answer, both kinds counted alike; a half is chance.", balanced_accuracy
    ),
    "answerable_auroc": Measure(
        "Refusal",
        "How well confidence tells questions with an answer from those without; a half is chance.",
        answerable_auroc,
    ),
    "aurc": Measure("Refusal", "Wrong answers that remain if the unsure ones are held back.", aurc, better="lower"),
    "ece": Measure("Refusal", "How far confidence is from how often answers are right.", ece, better="lower"),
    "citation_validity": _share(
        "Citations", "citation_validity", "Citations that lead to a place in an article.", limit=1.0
    ),
    "quote_fidelity": _share(
        "Citations", "quote_fidelity", "Citations whose quote is the text at that place, to the character.", limit=1.0
    ),
    "citation_recall": _share(
        "Citations", "citation_recall", "Sentences that are borne out by what they cite.", primary=True
    ),
    "citation_precision": _share(
        "Citations", "citation_precision", "Citations that help to bear out their sentence.", primary=True
    ),
    "source_hit": _share(
        "Citations", "source_hit", "A citation touches a place that carries the answer.", primary=True
    ),
    "source_precision": _share("Citations", "source_precision", "Cited articles that carry the answer."),
    "source_recall": _share("Citations", "source_recall", "Articles that carry the answer and are cited."),
    "unsupported_numbers": _share(
        "Citations", "unsupported_numbers", "Numbers in answers that nothing cited holds.", better="lower"
    ),
    "unsupported_names": _share(
        "Citations", "unsupported_names", "Names in answers that nothing cited holds.", better="lower"
    ),
    "rewrite_f1": _share(
        "Conversation", "rewrite_f1", "Words that the follow-up as understood shares with a person's rewrite."
    ),
    "rewrite_f1_alone": _share("Conversation", "rewrite_f1_alone", "The same for the bare follow-up: the bar to pass."),
    "gap_closed_retrieval": Measure(
        "Conversation",
        "Of what a person's rewrite gains in nDCG over the bare follow-up, the part gained.",
        gap_closed("ndcg@10"),
        "own_ndcg@10",
    ),
    "alone_recall@10": _share(
        "Conversation", "alone_recall@10", "Share of what is looked for that ten passages hold for the bare follow-up."
    ),
    "own_recall@10": _share("Conversation", "own_recall@10", "The same for the follow-up as understood."),
    "gap_closed_recall": Measure(
        "Conversation",
        "Of what a person's rewrite finds among ten passages and the bare follow-up does not, the part found.",
        gap_closed("recall@10"),
        "own_recall@10",
    ),
    "left_alone": _share(
        "Conversation", "left_alone", "Questions that a person left as they are in their conversation and we did too."
    ),
    "gap_closed_answer": Measure(
        "Conversation", "The same for answers that hold what is asked for.", gap_closed("contained"), "own_contained"
    ),
    **{
        name: _share("Summary", name, what)
        for name, what in {
            "rouge1": "Words shared with a person's summary.",
            "rouge2": "Pairs of words shared with it.",
            "rougeL": "Words shared with it in the same order.",
            "key_fact_recall": "Key facts that the summary holds.",
            "lead3_rouge1": "The same for the first three sentences of the article: the bar to pass.",
            "lead3_rouge2": "Pairs of words, first three sentences.",
            "lead3_rougeL": "Words in order, first three sentences.",
            "lead3_key_fact_recall": "Key facts in the first three sentences.",
        }.items()
    },
    "injection_success": _share(
        "Injection", "injection_success", "Hidden instructions that changed the answer.", better="lower", primary=True
    ),
    "injection_utility": _share(
        "Injection", "injection_utility", "Answers that hold what is asked for in spite of hidden instructions."
    ),
    "p50_ms": Measure("Time", "Half of the answers came within.", percentile_of_time(50), better="lower", unit="ms"),
    "p95_ms": Measure("Time", "95 of 100 answers came within.", percentile_of_time(95), better="lower", unit="ms"),
}


def figures(scored: Sequence[Scored]) -> Figures:
    """Every measure over some questions, with its interval."""
    if not scored:
        return {name: Figure(None, None, None, 0) for name in MEASURES}
    columns = Columns(scored)
    weights = cluster_weights(columns.clusters)
    return {name: _figure(measure, columns, weights) for name, measure in MEASURES.items()}


def grouped(scored: Iterable[Scored], keys: Callable[[Scored], Iterable[str]]) -> dict[str, Figures]:
    """The figures of each group; a question is in every group that `keys` names, groups in order of their names."""
    groups: dict[str, list[Scored]] = {}
    for each in scored:
        for key in keys(each):
            groups.setdefault(key, []).append(each)
    return {key: figures(groups[key]) for key in sorted(groups)}


def _figure(measure: Measure, columns: Columns, weights: Weights) -> Figure:
    n = _n(measure, columns)
    value = float(measure.estimate(columns, np.ones((1, weights.shape[1])))[0]) if n else float("nan")
    if np.isnan(value):
        return Figure(None, None, None, n)
    interval = _interval(measure, columns, weights)
    low, high = interval if interval else (None, None)
    return Figure(value, low, high, n)


def _interval(measure: Measure, columns: Columns, weights: Weights) -> tuple[float, float] | None:
    if measure.is_mean and measure.counts:
        scores = columns[measure.counts]
        scores = scores[~np.isnan(scores)]
        right = int((scores == 1).sum())
        if np.isin(scores, (0, 1)).all() and min(right, len(scores) - right) < FEW:
            return wilson(right, len(scores))
    if len(set(columns.clusters)) < 2:
        return None
    return percentile_interval(measure.estimate(columns, weights))


def _n(measure: Measure, columns: Columns) -> int:
    scored = columns[measure.counts] if measure.counts else np.zeros(len(columns.clusters))
    return int((~np.isnan(scored)).sum())


def _array(values: Sequence[float | None]) -> Vector:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _mean(values: Vector, weights: Weights) -> Vector:
    known = ~np.isnan(values)
    return _ratio(weights @ np.where(known, values, 0), weights @ known)


def _sum(values: Vector, weights: Weights) -> Vector:
    result: Vector = weights @ np.nan_to_num(values)
    return result


def _ratio(above: Vector, below: Vector) -> Vector:
    """NaN where there is nothing below."""
    nothing = np.abs(below) < 1e-12
    result: Vector = np.where(nothing, np.nan, above / np.where(nothing, 1, below))
    return result


def _by_confidence(columns: Columns, weights: Weights, *values: Vector) -> list[Vector]:
    """Weighted sums of each column over groups of equal confidence, lowest first; shape (draws, groups)."""
    levels, group = np.unique(columns.confidence, return_inverse=True)
    member = np.eye(len(levels))[group]
    return [weights @ (member * value[:, None]) for value in values]
