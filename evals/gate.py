"""Two runs, question by question: what differs, how sure that is, and whether a change may pass."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from evals.dataset import SPLITS
from evals.measures import MEASURES, Columns, Measure
from evals.report import SCHEMA, Report, Scored, numbers, read_report
from evals.statistics import cluster_weights, holm, mcnemar, percentile_interval, sign_flip
from index.types import listed

BASELINE = Path(__file__).parent / "baseline.json"
MOST_LOST = 0.02
"""A primary figure that falls by more fails the gate, however unsure that is."""
NAMED = 12
"""Questions that a line of the gate names at most."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure in two runs over the questions that both scored."""

    a: float | None
    b: float | None
    difference: float | None
    """b - a, in the unit of the measure."""
    low: float | None
    high: float | None
    """95 % interval of the difference (paired bootstrap by cluster)."""
    n: int
    p: float | None
    """Sign-flip permutation test; `None` where the figure is no mean over questions."""
    p_holm: float | None
    """The same adjusted for there being several primary figures; `None` for the others."""
    mcnemar: float | None
    """Exact test of the questions that turned; `None` where scores are not 0 or 1."""
    better: int
    worse: int
    """Questions whose score rose or fell, in the sense of the measure."""


@dataclass(frozen=True, slots=True)
class Flip:
    """A question whose score in a primary figure changed."""

    id: str
    measure: str
    a: float
    b: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from run `a` to run `b`."""

    a: Mapping[str, Any]
    b: Mapping[str, Any]
    """What each measured (`evals.report.About`)."""
    common: int
    """Questions that both have with the same gold: the figures speak of these."""
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    changed: tuple[str, ...]
    """Ids of questions whose words or gold changed; they are left out."""
    figures: Mapping[str, Difference]
    flips: tuple[Flip, ...]
    failures: tuple[str, ...] = ()
    """Why the gate stops the change, if it was asked."""

    def to_json(self) -> dict[str, Any]:
        """The comparison as plain JSON values."""
        value: dict[str, Any] = json.loads(json.dumps(asdict(self)))
        return value


def compare(a: Mapping[str, Any], b: Mapping[str, Any]) -> Comparison:
    """Compare two reports as JSON; the questions that both asked with the same gold are paired."""
    before, after = ({each.id: each for each in numbers(report)} for report in (a, b))
    same = [id_ for id_ in before if id_ in after and before[id_].digest == after[id_].digest]
    pairs = [(before[id_], after[id_]) for id_ in same]
    return Comparison(
        a=a["about"],
        b=b["about"],
        common=len(pairs),
        only_a=tuple(id_ for id_ in before if id_ not in after),
        only_b=tuple(id_ for id_ in after if id_ not in before),
        changed=tuple(id_ for id_ in before if id_ in after and id_ not in set(same)),
        figures=differences(pairs),
        flips=tuple(flips(pairs)),
    )


def read_baseline(file: Path = BASELINE) -> dict[str, Any] | None:
    """The baseline as JSON; `None` when there is none yet."""
    return read_report(file) if file.is_file() else None


def gate(report: Report, baseline: Mapping[str, Any] | None) -> list[str]:
    """Why a change must not pass, one line each; empty when it may.

    A hard limit is broken; or against the baseline, over all questions, over `dev` or over `locked`, the interval of a
    figure's difference lies wholly on the worse side, or a primary figure falls by more than two points.
    """
    failures = hard_failures(report)
    if baseline is None:
        return [*failures, f"there is no baseline; `briefing eval --update-baseline` writes {BASELINE.name}"]
    before = {each.id: each for each in numbers(baseline)}
    pairs = [(before[r.id], r) for r in report.records if r.id in before and before[r.id].digest == r.digest]
    if unknown := [record.id for record in report.records if record.id not in {after.id for _, after in pairs}]:
        failures.append(
            f"{len(unknown)} questions are new or changed since the baseline ({listed(unknown)}); see what they score, "
            "then `briefing eval --update-baseline`"
        )
    for scope in ("all", *SPLITS):
        inside = [pair for pair in pairs if scope in ("all", pair[1].split)]
        failures += _losses(scope, inside) if inside else []
    return failures


def hard_failures(report: Report) -> list[str]:
    """Questions that could not be asked, and figures below their hard limit, in words; one without a score is too."""
    failed = list(report.problems)
    for name, measure in MEASURES.items():
        figure = report.metrics[name]
        if measure.limit is not None and (figure.value is None or figure.value < measure.limit):
            value = "not scored" if figure.value is None else f"{figure.value:.4f}"
            failed.append(f"{name}: {value} over {figure.n} questions, must be at least {measure.limit:g}")
    return failed


def to_baseline(report: Report) -> str:
    """The numbers of a report as JSON, a question a line, so that version control shows what changed."""
    whole = report.to_json()
    kept = Scored.__dataclass_fields__
    lines = []
    for record in whole["records"]:
        slim = {name: record[name] for name in kept} | {"seconds": round(record["seconds"], 3)}
        slim["scores"] = {name: score for name, score in slim["scores"].items() if score is not None}
        lines.append("  " + json.dumps(slim, ensure_ascii=False))
    head = {"schema": SCHEMA, "about": whole["about"], "metrics": whole["metrics"]}
    return json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "records": [\n' + ",\n".join(lines) + "\n ]\n}\n"


Pairs = Sequence[tuple[Scored, Scored]]


def differences(pairs: Pairs) -> dict[str, Difference]:
    """Every measure in both runs over the same questions."""
    found = {name: _difference(measure, pairs) for name, measure in MEASURES.items()}
    tested = {name: d.p for name, d in found.items() if MEASURES[name].primary and d.p is not None}
    adjusted = holm(tested)
    return {name: replace(difference, p_holm=adjusted.get(name)) for name, difference in found.items()}


def flips(pairs: Pairs) -> Iterator[Flip]:
    """Every question and primary figure whose score changed."""
    for name, measure in MEASURES.items():
        for before, after in pairs if measure.primary else ():
            a, b = before.scores.get(name), after.scores.get(name)
            if a is not None and b is not None and a != b:
                yield Flip(after.id, name, a, b)


def _difference(measure: Measure, pairs: Pairs) -> Difference:
    if measure.counts:
        pairs = [pair for pair in pairs if all(each.scores.get(measure.counts) is not None for each in pair)]
    if not pairs:
        return Difference(None, None, None, None, None, 0, None, None, None, 0, 0)
    a, b = (Columns([pair[side] for pair in pairs]) for side in (0, 1))
    weights = cluster_weights(b.clusters)
    once = np.ones((1, len(pairs)))
    before, after = (float(measure.estimate(columns, once)[0]) for columns in (a, b))
    if np.isnan(before) or np.isnan(after):
        return Difference(None, None, None, None, None, len(pairs), None, None, None, 0, 0)
    interval = percentile_interval(measure.estimate(b, weights) - measure.estimate(a, weights))
    low, high = interval if interval else (None, None)
    moved = Difference(before, after, after - before, low, high, len(pairs), None, None, None, 0, 0)
    if not measure.is_mean or not measure.counts:
        return moved
    scores = a[measure.counts], b[measure.counts]
    gained = (scores[1] - scores[0]) * (1 if measure.better == "higher" else -1)
    better, worse = int((gained > 0).sum()), int((gained < 0).sum())
    binary = np.isin(scores, (0, 1)).all()
    return replace(
        moved,
        p=sign_flip(gained, b.clusters),
        mcnemar=mcnemar(better, worse) if binary else None,
        better=better,
        worse=worse,
    )


def _losses(scope: str, pairs: Pairs) -> Iterator[str]:
    for name, difference in differences(pairs).items():
        measure = MEASURES[name]
        if measure.unit != "share" or difference.difference is None:
            continue
        sign = 1 if measure.better == "higher" else -1
        gained = sign * difference.difference
        surely = difference.low is not None and max(sign * difference.low, sign * (difference.high or 0)) < 0
        if surely or (measure.primary and gained < -MOST_LOST - 1e-9):
            yield _loss(name, scope, difference, _worse(name, sign, pairs))


def _worse(name: str, sign: int, pairs: Pairs) -> list[str]:
    return [
        after.id
        for before, after in pairs
        if (a := before.scores.get(name)) is not None
        and (b := after.scores.get(name)) is not None
        and sign * (b - a) < 0
    ]


def _loss(name: str, scope: str, lost: Difference, worse: Sequence[str]) -> str:
    interval = "" if lost.low is None else f", 95 % interval {100 * lost.low:+.1f} to {100 * (lost.high or 0):+.1f}"
    points = f"{100 * (lost.difference or 0):+.1f} points{interval}, {lost.n} questions"
    named = ", ".join(worse[:NAMED]) + (f" and {len(worse) - NAMED} more" if len(worse) > NAMED else "")
    return f"{name} ({scope}): {lost.a:.3f} to {lost.b:.3f}, {points}" + (f"; worse: {named}" if worse else "")
