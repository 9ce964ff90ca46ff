"""What an evaluation found: figures, a record for each question, and how they are shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import fsum
from typing import Any, Literal, get_args

from rich.box import SIMPLE_HEAD
from rich.table import Table

from assistant.types import Sentence
from evals import metrics
from evals.dataset import Kind

SCHEMA = 1
"""Version of the shape of `Report.to_json`; it grows when a name changes its meaning or goes."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure is; its formula and source stand in `evals.metrics`."""

    better: Literal["higher", "lower"]
    unit: Literal["share", "ms"] = "share"
    """`share` is 0…1."""
    limit: float | None = None
    """Hard limit: below it an evaluation fails."""


MEASURES: Mapping[str, Measure] = {
    "recall@1": Measure("higher"),
    "recall@5": Measure("higher", limit=0.95),
    "recall@10": Measure("higher"),
    "mrr@10": Measure("higher"),
    "contained": Measure("higher"),
    "first_sentence": Measure("higher"),
    "list_f1": Measure("higher"),
    "citation_validity": Measure("higher", limit=1.0),
    "quote_fidelity": Measure("higher", limit=1.0),
    "source_hit": Measure("higher"),
    "refusal": Measure("higher"),
    "false_refusal": Measure("lower"),
    "p50_ms": Measure("lower", unit="ms"),
    "p95_ms": Measure("lower", unit="ms"),
}
BY_KIND = ("recall@5", "mrr@10", "contained", "first_sentence", "list_f1", "source_hit")
"""Columns of the table by kind, beside the share refused."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric over some questions."""

    value: float | None
    """In the unit of its `Measure`; `None` when no question could be scored."""
    n: int
    """Questions that were scored."""


@dataclass(frozen=True, slots=True)
class Place:
    """Half-open characters of one version of an article."""

    article: str
    version: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Record:
    """One question, what came back and how it was scored: enough to understand a miss without a rerun."""

    id: str
    kind: Kind
    language: str
    question: str
    history: tuple[str, ...]
    evidence: tuple[dict[str, str], ...]
    """`article` and `quote` of each gold place."""
    answers: tuple[tuple[str, ...], ...]
    standalone: str
    """The question as the assistant understood it."""
    status: str
    answer: str
    short_answer: str | None
    items: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    cited: tuple[Place, ...]
    """By marker order."""
    retrieved: tuple[Place, ...]
    """The first `DEPTH` passages for `standalone`, best first."""
    confidence: float
    """0…1, higher is surer."""
    scores: dict[str, float | None]
    """By metric; `None` is 'not scored'."""
    misses: tuple[str, ...]
    """What was wrong, in words; empty when all was right."""
    seconds: float
    """Wall time of the answer."""


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one run, overall and split, and a record for each question."""

    metrics: dict[str, Figure]
    by_kind: dict[str, dict[str, Figure]]
    by_language: dict[str, dict[str, Figure]]
    records: tuple[Record, ...]

    def to_json(self) -> dict[str, Any]:
        """The report as plain JSON values, the same for two runs but for `p50_ms`, `p95_ms` and `seconds`.

        `{"schema": 1, "questions": 60, "metrics": {"recall@1": {"value": 0.9, "n": 50}, …},
        "by_kind": {"who": {"recall@1": {…}, …}, …}, "by_language": {"en": {…}, …}, "records": [{…}, …]}`.
        A `value` of `null` means 'not scored'. Metric names are the keys of `MEASURES`, a record has the
        fields of `Record`.
        """
        return {"schema": SCHEMA, "questions": len(self.records), **_plain(asdict(self))}


def summarise(records: Sequence[Record]) -> Report:
    """The figures of some records: overall, by kind and by language."""
    kinds = [kind for kind in get_args(Kind) if any(record.kind == kind for record in records)]
    languages = sorted({record.language for record in records})
    return Report(
        metrics=_figures(records),
        by_kind={kind: _figures(r for r in records if r.kind == kind) for kind in kinds},
        by_language={language: _figures(r for r in records if r.language == language) for language in languages},
        records=tuple(records),
    )


def hard_failures(report: Report) -> list[str]:
    """The main figures that stand below their hard limit, in words; a figure without a score is one too."""
    failed = []
    for name, measure in MEASURES.items():
        figure = report.metrics[name]
        if measure.limit is not None and (figure.value is None or figure.value < measure.limit):
            value = "not scored" if figure.value is None else f"{figure.value:.4f}"
            failed.append(f"{name}: {value} over {figure.n} questions, must be at least {measure.limit:g}")
    return failed


def failures(report: Report) -> list[str]:
    """One paragraph for each question with a miss: the question, as it was understood, and what was wrong."""
    paragraphs = []
    for record in report.records:
        if record.misses:
            understood = "" if record.standalone == record.question else f" (understood: {record.standalone})"
            head = f"{record.id} [{record.kind}, {record.language}] {record.question}{understood}"
            paragraphs.append("\n".join([head, *(f"  - {miss}" for miss in record.misses)]))
    return paragraphs


def render_table(report: Report) -> Table:
    """The figures overall with their limits, and below them the main ones by kind; fits 80 columns."""
    page = Table.grid(padding=(1, 0))
    page.add_row(_overall_table(report))
    page.add_row(_kind_table(report))
    return page


def _figures(records: Iterable[Record]) -> dict[str, Figure]:
    records = list(records)
    times = [record.seconds * 1000 for record in records]
    figures = {}
    for name, measure in MEASURES.items():
        if measure.unit == "ms":
            percent = float(name.removeprefix("p").removesuffix("_ms"))
            figures[name] = Figure(metrics.percentile(times, percent), len(times))
        else:
            scored = [score for record in records if (score := record.scores[name]) is not None]
            figures[name] = Figure(fsum(scored) / len(scored) if scored else None, len(scored))
    return figures


def _plain(value: Any) -> Any:
    """The value as JSON reads it back: lists for tuples, all the way down."""
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


def _overall_table(report: Report) -> Table:
    table = Table("figure", box=SIMPLE_HEAD, title=f"{len(report.records)} questions", title_justify="left")
    for heading in ("value", "n", "limit"):
        table.add_column(heading, justify="right")
    table.add_column("better")
    for name, figure in report.metrics.items():
        measure = MEASURES[name]
        limit = "" if measure.limit is None else f"≥ {measure.limit:g}"
        table.add_row(name, _shown(figure, measure), str(figure.n), limit, measure.better)
    return table


def _kind_table(report: Report) -> Table:
    table = Table(box=SIMPLE_HEAD, title="by kind", title_justify="left", padding=(0, 0, 0, 1))
    table.add_column("kind", no_wrap=True)
    for heading in ("n", *BY_KIND, "refused"):
        table.add_column(heading.replace("_", "\n").replace("@", "\n@"), justify="right")
    for kind, figures in report.by_kind.items():
        count = sum(record.kind == kind for record in report.records)
        declined = "refusal" if kind == "unanswerable" else "false_refusal"
        shown = [_shown(figures[name], MEASURES[name]) for name in (*BY_KIND, declined)]
        table.add_row(kind, str(count), *shown)
    return table


def _shown(figure: Figure, measure: Measure) -> str:
    if figure.value is None:
        return "–"
    return f"{figure.value:.0f} ms" if measure.unit == "ms" else f"{figure.value:.3f}"
