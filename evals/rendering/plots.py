"""Where everything stands in the plots of the page: values in, pixels out; `page_plots.html` draws it.

A report is here as plain JSON values: what `Report.to_json` gives.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Any

from evals.measures import BINS, FEW, MEASURES, Measure
from evals.rendering.wording import interval, label, number
from evals.statistics import wilson

Json = Mapping[str, Any]
GROUPS = {"by_kind": "Kind", "by_language": "Language", "by_trait": "Trait"}
BARS = 24
"""Bars of the histogram of times, the last one for all that is longer."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A linear axis; what lies beyond its ends is drawn at them."""

    first: float
    last: float
    """Values at the two ends, in the unit of the axis."""
    start: float
    stop: float
    """The same ends in pixels."""

    def __call__(self, value: float) -> float:
        share = (value - self.first) / (self.last - self.first) if self.last > self.first else 0.0
        return round(self.start + (self.stop - self.start) * min(max(share, 0.0), 1.0), 1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A value and the ends of its 95 % interval, in pixels from the left."""

    x: float
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a panel."""

    group: str
    heading: str | None
    """Stands above the line when a new sort of group begins."""
    y: float
    mark: Mark
    value: str
    n: int

    @property
    def few(self) -> bool:
        """So few questions that the value says next to nothing."""
        return self.n < FEW


@dataclass(frozen=True, slots=True)
class Panel:
    """One measure over all groups of questions."""

    name: str
    what: str
    overall: Mark
    value: str
    rows: Sequence[Row]
    height: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure in the table that says the same as the panels."""

    value: str
    interval: str
    n: int


@dataclass(frozen=True, slots=True)
class RiskCoverage:
    """Share of wrong answers when only the surest questions are answered."""

    points: Sequence[tuple[float, float]]
    """Coverage and risk, both 0…1, coverage rising."""
    ideal: Sequence[tuple[float, float]]
    """The same if confidence put every right answer before every wrong one."""
    top: float
    """Risk at the upper end of the axis."""
    step: float
    """Between two ticks of that axis."""
    table: Sequence[tuple[float, float, float]]
    """Coverage, risk, and the least confidence that is answered."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The questions whose confidence lies in one tenth of 0…1."""

    low: float
    high: float
    n: int
    confidence: float | None
    """Mean, 0…1; `None` in an empty bin."""
    correct: float | None
    """Mean, 0…1."""
    interval: tuple[float, float] | None
    """95 % (Wilson) of `correct`; `None` where an answer counts as partly right."""


@dataclass(frozen=True, slots=True)
class Times:
    """How long answers took, in milliseconds."""

    bars: Sequence[tuple[float, float, int]]
    """Start, end and number of questions."""
    end: float
    longer: int
    """Questions beyond `end`; they stand in the last bar."""
    percentiles: Sequence[tuple[str, float]]
    marked: Sequence[tuple[str, float]]
    """Those of them that the plot names: the median and the 95th."""


PANEL = Scale(0, 1, 118, 258)
ROW, HEADING, TOP = 19, 24, 30


def panels(report: Json) -> list[Panel]:
    """The primary shares, each by kind, by language and by trait, in the order of `MEASURES`."""
    drawn = []
    for name in panel_measures(report):
        measure = MEASURES[name]
        overall = report["metrics"][name]
        rows = list(_rows(report, name, measure))
        if len(rows) > 1:
            height = rows[-1].y + ROW
            drawn.append(
                Panel(name, measure.what, mark(overall, PANEL), number(overall["value"], measure), rows, height)
            )
    return drawn


def panel_measures(report: Json) -> list[str]:
    """Names of the measures that the panels show."""
    scored = report["metrics"]
    return [
        name
        for name, measure in MEASURES.items()
        if measure.primary and measure.unit == "share" and scored.get(name, {}).get("value") is not None
    ]


def group_table(report: Json) -> list[tuple[str, str, list[Cell]]]:
    """Sort of group, group, and a cell for each of `panel_measures`."""
    names = panel_measures(report)
    return [
        (heading, label(group), [_cell(figures[name], MEASURES[name]) for name in names])
        for by, heading in GROUPS.items()
        for group, figures in report[by].items()
    ]


def mark(figure: Json, scale: Scale) -> Mark:
    """A figure that has a value, on an axis."""
    low, high = (None if figure[end] is None else scale(figure[end]) for end in ("low", "high"))
    return Mark(scale(figure["value"]), low, high)


def axis_of(measure: Measure, figures: Sequence[Json], start: float, stop: float) -> Scale:
    """0…1 for a share; from 0 to the highest end of an interval for words and times."""
    highest = max((figure["high"] or figure["value"] or 0.0 for figure in figures), default=0.0)
    return Scale(0, 1 if measure.unit == "share" else round_up(highest), start, stop)


def round_up(value: float) -> float:
    """The next 1, 2, 2.5 or 5 times a power of ten; 1 for 0."""
    if value <= 0:
        return 1.0
    power = 10 ** math.floor(math.log10(value))
    return float(next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= value * (1 - 1e-9)))


def ticks(last: float, step: float) -> list[tuple[float, str]]:
    """Places on an axis of shares, 0 and `last` among them, with their names."""
    return [(step * number, f"{100 * step * number:.3g} %") for number in range(round(last / step) + 1)]


def risk_coverage(records: Sequence[Json]) -> RiskCoverage | None:
    """Questions in falling order of confidence, those of equal confidence together (Geifman and El-Yaniv 2017)."""
    known = sorted(((r["confidence"], r["correct"]) for r in records if r["correct"] is not None), reverse=True)
    if len(known) < 2:
        return None
    total, points, steps, done, wrong = len(known), [], [], 0, 0.0
    for confidence, tied in groupby(known, key=lambda pair: pair[0]):
        correct = [right for _, right in tied]
        done, wrong = done + len(correct), wrong + len(correct) - sum(correct)
        points.append((done / total, wrong / done))
        steps.append((done / total, wrong / done, confidence))
    best = accumulate(sorted(1 - right for _, right in known))
    ideal = [(n / total, lost / n) for n, lost in enumerate(best, start=1)]
    highest = max(risk for _, risk in points)
    top, step = (max(math.ceil(10 * highest) / 10, 0.1), 0.1) if highest <= 0.5 else (1.0, 0.25)
    table = [next(step for step in steps if step[0] >= tenth / 10 - 1e-9) for tenth in range(1, 11)]
    return RiskCoverage(points, ideal, top, step, list(dict.fromkeys(table)))


def calibration(records: Sequence[Json]) -> list[Bin]:
    """Ten bins of equal width (reliability diagram, Guo et al. 2017); empty when nothing is judged."""
    held: list[list[Json]] = [[] for _ in range(BINS)]
    for record in records:
        if record["correct"] is not None:
            held[min(int(record["confidence"] * BINS), BINS - 1)].append(record)
    return [_bin(index, inside) for index, inside in enumerate(held)] if any(held) else []


def times(records: Sequence[Json]) -> Times | None:
    """A histogram that ends a little beyond the 95th percentile, so that one slow answer does not flatten it."""
    taken = sorted(record["seconds"] * 1000 for record in records)
    if not taken:
        return None
    at = {percent: taken[math.ceil(percent / 100 * len(taken)) - 1] for percent in (10, 25, 50, 75, 90, 95, 99, 100)}
    end = round_up(1.15 * at[95])
    width = end / BARS
    counts = [0] * BARS
    for each in taken:
        counts[min(int(each / width), BARS - 1)] += 1
    bars = [(index * width, (index + 1) * width, n) for index, n in enumerate(counts)]
    named = {percent: f"{percent} of 100 within" if percent < 100 else "the slowest" for percent in at}
    return Times(
        bars,
        end,
        sum(each > end for each in taken),
        percentiles=[(named[percent], value) for percent, value in at.items()],
        marked=[(named[percent], at[percent]) for percent in (50, 95)],
    )


def _rows(report: Json, name: str, measure: Measure) -> Iterator[Row]:
    y: float = TOP
    for by, heading in GROUPS.items():
        scored = {group: figures[name] for group, figures in report[by].items() if figures[name]["value"] is not None}
        first: str | None = heading
        y += HEADING if scored else 0
        for group, figure in scored.items():
            yield Row(label(group), first, y, mark(figure, PANEL), number(figure["value"], measure), figure["n"])
            first = None
            y += ROW


def _cell(figure: Json, measure: Measure) -> Cell:
    return Cell(number(figure["value"], measure), interval(figure, measure), figure["n"])


def _bin(index: int, inside: Sequence[Json]) -> Bin:
    low, high, n = index / BINS, (index + 1) / BINS, len(inside)
    if not n:
        return Bin(low, high, 0, None, None, None)
    correct = [record["correct"] for record in inside]
    between = wilson(correct.count(1), n) if all(value in (0, 1) for value in correct) else None
    return Bin(low, high, n, sum(record["confidence"] for record in inside) / n, sum(correct) / n, between)
