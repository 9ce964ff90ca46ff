"""The latest evaluation as the page shows it: read from the data folder, checked, and laid out.

`briefing eval` writes the file (`evals.kept`); nothing here imports the evaluation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter, ValidationError

FILE_NAME = "quality.json"
SHOWN = (
    "recall@5", "mrr@10", "evidence_recall@10", "contained", "first_sentence", "list_f1", "length_words", "refusal",
    "false_refusal", "balanced_accuracy", "ece", "citation_validity", "quote_fidelity", "citation_recall",
    "citation_precision", "source_hit", "injection_success", "p50_ms", "p95_ms",
)  # fmt: skip
"""The figures of the table, in its order; the others stand in the whole report."""
SPLITS = ("dev", "locked")
PLOTTED = "contained"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure over some questions, with its 95 % interval."""

    value: float | None
    low: float | None
    high: float | None
    n: int


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure is."""

    theme: str
    what: str
    unit: Literal["share", "words", "ms"]
    better: Literal["higher", "lower"]
    limit: float | None
    """A value that must be reached."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Questions of nearly the same confidence."""

    n: int
    confidence: float
    right: float
    """Share, 0…1."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """A question that went wrong."""

    id: str
    kind: str
    language: str
    question: str
    outcome: str
    answer: str
    misses: tuple[str, ...]
    articles: tuple[str, ...]
    """Ids of those that carry the answer."""


@dataclass(frozen=True, slots=True)
class Quality:
    """The file that an evaluation leaves."""

    schema: Literal[1]
    made: datetime
    questions: int
    answerable: int
    about: Mapping[str, Any]
    measures: Mapping[str, Measure]
    metrics: Mapping[str, Figure]
    by_split: Mapping[str, Mapping[str, Figure]]
    by_kind: Mapping[str, Mapping[str, Figure]]
    by_language: Mapping[str, Mapping[str, Figure]]
    reliability: tuple[Bin, ...]
    wrong: tuple[Wrong, ...]
    """Of the development part."""
    wrong_locked: int
    problems: int
    """Questions that were left out."""


_QUALITY = TypeAdapter(Quality)


def read_quality(home: Path) -> Quality | Literal["unreadable"] | None:
    """The latest evaluation of a data folder; `None` when there was none."""
    file = home / FILE_NAME
    try:
        return _QUALITY.validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError):
        return "unreadable"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table of figures."""

    name: str
    """Of the measure."""
    theme: str
    shown: str
    interval: str
    splits: tuple[str, ...]
    """The figure in each of `SPLITS`."""
    n: int
    better: str
    target: str
    """Empty where none is set."""
    kept: bool


def lines(quality: Quality) -> list[Line]:
    """The table of figures."""
    found = []
    for name in SHOWN:
        measure, figure = quality.measures.get(name), quality.metrics.get(name)
        if measure is None or figure is None or figure.value is None:
            continue
        parts = [quality.by_split[split] for split in SPLITS if split in quality.by_split]
        splits = tuple(number(figures.get(name), measure) for figures in parts)
        limit = measure.limit
        target = number(Figure(limit, None, None, 0), measure) if limit is not None else ""
        kept = limit is None or figure.value >= limit
        found.append(
            Line(name, measure.theme, number(figure, measure), interval(figure, measure), splits, figure.n,
                 measure.better, target, kept)
        )  # fmt: skip
    return found


def number(figure: Figure | None, measure: Measure) -> str:
    """`76.8 %`, `68.0`, `231 ms`; a dash for what was not scored."""
    if figure is None or figure.value is None:
        return "–"
    if measure.unit == "ms":
        return f"{figure.value:,.0f} ms"
    return f"{figure.value:.1f}" if measure.unit == "words" else f"{100 * figure.value:.1f} %"


def interval(figure: Figure, measure: Measure) -> str:
    """`72.0–81.7`, in the unit of the figure; empty without one."""
    if figure.low is None or figure.high is None:
        return ""
    scale, places = {"ms": (1, 0), "words": (1, 1), "share": (100, 1)}[measure.unit]
    return f"{scale * figure.low:,.{places}f}–{scale * figure.high:,.{places}f}"


# Plots: values in, pixels out


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of the plot of shares: a dot with its interval, in pixels."""

    key: str
    y: float
    x: float
    low: float
    high: float
    shown: str
    n: int


LABELS, WIDTH, ROW = 106, 352, 26
"""Pixels: room for labels, width of the whole, height of a row."""
AXIS = (LABELS, 240)
"""Where 0 and 100 % stand, in pixels from the left."""
SQUARE, EDGE = 260, 44
"""Sides of the plot of confidence, and room for its axes."""


def marks(groups: Mapping[str, Mapping[str, Figure]], measure: Measure) -> list[Mark]:
    """One row a group that was scored."""
    found: list[Mark] = []
    for key, figures in groups.items():
        figure = figures.get(PLOTTED)
        if figure is None or figure.value is None:
            continue
        low, high = figure.low, figure.high
        x = _across(figure.value)
        found.append(
            Mark(
                key, ROW * len(found) + ROW / 2, x,
                x if low is None else _across(low), x if high is None else _across(high),
                number(figure, measure), figure.n,
            )
        )  # fmt: skip
    return found


def _across(share: float) -> float:
    return round(AXIS[0] + (AXIS[1] - AXIS[0]) * min(max(share, 0.0), 1.0), 1)


@dataclass(frozen=True, slots=True)
class Dot:
    """A bin in the plot of confidence, in pixels; the radius grows with the number of questions."""

    x: float
    y: float
    radius: float
    bin: Bin


def dots(bins: Sequence[Bin]) -> list[Dot]:
    """One dot a bin; on the diagonal, confidence is what it says."""
    most = max((one.n for one in bins), default=1)
    return [
        Dot(
            round(EDGE + SQUARE * one.confidence, 1),
            round(SQUARE * (1 - one.right) + 10, 1),
            round(3 + 7 * (one.n / most) ** 0.5, 1),
            one,
        )
        for one in bins
    ]
