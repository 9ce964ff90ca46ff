"""The comparison of two runs, made ready to be read: what changed, how sure that is, and which questions flipped.

A comparison is here as plain JSON values: what `Comparison.to_json` gives.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evals.measures import MEASURES, Measure
from evals.rendering import wording
from evals.rendering.plots import Mark, Scale, mark

Json = Mapping[str, Any]
AXIS = (4.0, 196.0)
"""Pixels of the axis of differences."""
STEP = 0.05
"""Of a share: the axis ends at a multiple of it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that differs between the runs."""

    name: str
    measure: Measure
    before: str
    after: str
    change: str
    interval: str
    n: int
    better: int
    worse: int
    """Questions whose score rose or fell, in the sense of the measure."""
    p: str
    """Adjusted by Holm where there is such a one."""
    adjusted: bool
    mcnemar: str
    reading: wording.Reading
    mark: Mark | None
    """On the common axis of shares; `None` for words and times."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A primary figure of one question in both runs."""

    name: str
    before: str
    after: str
    gained: bool


@dataclass(frozen=True, slots=True)
class Flipped:
    """A question of which at least one primary figure changed."""

    id: str
    question: str | None
    """`None` when the report does not hold it."""
    anchor: str | None
    """`None` when the page does not list it."""
    turned: Sequence[Turned]


@dataclass(frozen=True, slots=True)
class Compared:
    """Everything that a reader is told of two runs."""

    common: int
    left_out: Sequence[tuple[str, Sequence[str]]]
    """Why, and the ids of these questions."""
    differing: Sequence[tuple[str, str, str]]
    """Name and both values of what was not the same in the making of the runs."""
    changes: Sequence[Change]
    same: int
    """Figures that did not change."""
    axis: Scale
    flipped: Sequence[Flipped]
    """Those that only lost come first, then those that lost and gained."""


def compared(
    comparison: Json, questions: Mapping[str, str] | None = None, anchors: Mapping[str, str] | None = None
) -> Compared:
    """`questions` and `anchors` are by id: what was asked, and where the page lists it."""
    figures = {name: comparison["figures"][name] for name in MEASURES if name in comparison["figures"]}
    scored = {name: found for name, found in figures.items() if found["difference"] is not None}
    moved = {name: found for name, found in scored.items() if wording.reading(found, MEASURES[name]) != "same"}
    axis = _axis(moved)
    left_out = {
        "only in the run before": comparison["only_a"],
        "only in the run after": comparison["only_b"],
        "with other words or another accepted answer than before": comparison["changed"],
    }
    return Compared(
        comparison["common"],
        [(why, ids) for why, ids in left_out.items() if ids],
        list(wording.differing(comparison["a"], comparison["b"])),
        [_change(name, found, axis) for name, found in moved.items()],
        len(scored) - len(moved),
        axis,
        sorted(_flipped(comparison["flips"], questions or {}, anchors or {}), key=_losses_first),
    )


def _axis(figures: Mapping[str, Json]) -> Scale:
    """As far to either side of 0 as the widest interval of a share, in steps of 5 points."""
    ends = [
        abs(found[end])
        for name, found in figures.items()
        for end in ("difference", "low", "high")
        if MEASURES[name].unit == "share" and found[end] is not None
    ]
    width = STEP * math.ceil(round(max([STEP, *ends]) / STEP, 6))
    return Scale(-width, width, *AXIS)


def _change(name: str, found: Json, axis: Scale) -> Change:
    measure = MEASURES[name]
    shown = {"value": found["difference"], "low": found["low"], "high": found["high"]}
    adjusted = found["p_holm"] is not None
    return Change(
        name,
        measure,
        wording.number(found["a"], measure),
        wording.number(found["b"], measure),
        wording.change(found["difference"], measure),
        wording.change_interval(found, measure),
        found["n"],
        found["better"],
        found["worse"],
        wording.probability(found["p_holm"] if adjusted else found["p"]),
        adjusted,
        wording.probability(found["mcnemar"]),
        wording.reading(found, measure),
        mark(shown, axis) if measure.unit == "share" else None,
    )


def _flipped(flips: Sequence[Json], questions: Mapping[str, str], anchors: Mapping[str, str]) -> Iterator[Flipped]:
    turned: dict[str, list[Turned]] = {}
    for flip in flips:
        measure = MEASURES[flip["measure"]]
        gained = (flip["b"] > flip["a"]) == (measure.better == "higher")
        before, after = (wording.brief(flip[run], measure) for run in ("a", "b"))
        turned.setdefault(flip["id"], []).append(Turned(flip["measure"], before, after, gained))
    for id_, changes in turned.items():
        yield Flipped(id_, questions.get(id_), anchors.get(id_), changes)


def _losses_first(flipped: Flipped) -> float:
    return sum(turn.gained for turn in flipped.turned) / len(flipped.turned)
