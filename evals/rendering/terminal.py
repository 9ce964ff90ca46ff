"""A report and a comparison as tables for a terminal of 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.console import Group
from rich.table import Table
from rich.text import Text

from evals.gate import Comparison
from evals.measures import MEASURES, Measure
from evals.report import Figure, Figures, Report

BY_KIND = {
    "recall@5": "recall\n@5",
    "contained": "con-\ntained",
    "first_sentence": "first\nsentence",
    "list_f1": "list\nf1",
    "source_hit": "source\nhit",
    "false_refusal": "wrongly\nrefused",
    "refusal": "rightly\nrefused",
}
"""Columns of the tables by kind, language and trait, with their headings."""


def render(report: Report) -> Group:
    """The figures overall and by split, and below them the main ones by kind, language and trait."""
    tables = [_overall(report)]
    for name, groups in (("kind", report.by_kind), ("language", report.by_language), ("trait", report.by_trait)):
        tables.append(_grouped(name, groups))
    return Group(*tables)


def side_by_side(reports: Sequence[Report]) -> Table:
    """The measures of several answerers on the same questions, shares with their 95 % intervals."""
    about = reports[0].about
    table = Table("figure", box=SIMPLE_HEAD, title=f"{about.set}: {len(reports[0].records)} questions")
    table.title_justify = "left"
    for report in reports:
        table.add_column(report.about.answerer, justify="right")
    for name in MEASURES:
        found = [report.metrics[name] for report in reports]
        if any(figure.value is not None for figure in found):
            table.add_row(name, *(_with_interval(figure, MEASURES[name]) for figure in found))
    return table


def render_comparison(comparison: Comparison) -> Group:
    """The figures that differ, with how sure that is, and the questions that flipped."""
    table = Table("figure", box=SIMPLE_HEAD, title=f"{comparison.common} questions in both", title_justify="left")
    for heading in ("before", "after", "95 % of the difference", "p (Holm)", "+", "−"):
        table.add_column(heading, justify="right")
    for name, d in comparison.figures.items():
        measure = MEASURES[name]
        if d.a is None or d.b is None or (abs(d.b - d.a) < 1e-9 and not d.better and not d.worse):
            continue
        p = next((f"{p:.3f}" for p in (d.p_holm, d.p) if p is not None), "–")
        interval = "–" if d.low is None or d.high is None else f"{_number(d.low, measure)} {_number(d.high, measure)}"
        table.add_row(
            name, _number(d.a, measure), _number(d.b, measure), interval, p, str(d.better or ""), str(d.worse or "")
        )
    if not table.row_count:
        table = Table(title=f"{comparison.common} questions in both, every figure the same", box=None)
    return Group(table, *_remarks(comparison))


def _remarks(comparison: Comparison) -> Iterator[Text]:
    for what, ids in (
        ("only before", comparison.only_a),
        ("only after", comparison.only_b),
        ("words or gold changed, left out", comparison.changed),
    ):
        if ids:
            yield Text(f"{len(ids)} questions {what}: {', '.join(ids)}")
    for name, measure in MEASURES.items():
        flipped = [flip for flip in comparison.flips if flip.measure == name]
        for word in ("better", "worse"):
            rises = (word == "better") == (measure.better == "higher")
            turned = [flip.id for flip in flipped if (flip.b > flip.a) == rises]
            if turned:
                yield Text(f"{name}, {len(turned)} {word}: {', '.join(turned)}")


def misses(report: Report) -> Iterator[Text]:
    """One paragraph for each question with a miss: the question, as it was understood, and what was wrong."""
    for record in report.records:
        if record.misses:
            understood = "" if record.standalone == record.question else f" (understood: {record.standalone})"
            head = f"{record.id} [{record.split}, {record.kind}, {record.language}] {record.question}{understood}"
            yield Text("\n".join([head, *(f"  - {miss}" for miss in record.misses)]))


def _overall(report: Report) -> Table:
    table = Table(
        "figure", box=SIMPLE_HEAD, title=f"{len(report.records)} questions", title_justify="left", padding=(0, 0, 0, 1)
    )
    for heading in ("value", "95 % interval", "n", "limit", *report.by_split):
        table.add_column(heading, justify="right")
    theme = ""
    for name, figure in report.metrics.items():
        measure = MEASURES[name]
        if figure.value is None:
            continue
        if measure.theme != theme:
            theme = measure.theme
            table.add_row(Text(theme, style="bold"))
        interval = "–" if figure.low is None else _interval(figure, measure)
        limit = "" if measure.limit is None else f"≥ {measure.limit:g}"
        splits = [shown(figures[name], measure) for figures in report.by_split.values()]
        lower = " ↓" if measure.better == "lower" else ""
        table.add_row(name + lower, shown(figure, measure), interval, str(figure.n), limit, *splits)
    table.caption = "↓ lower is better"
    table.caption_justify = "left"
    return table


def _grouped(name: str, groups: Mapping[str, Figures]) -> Table:
    table = Table(box=SIMPLE_HEAD, title=f"by {name}", title_justify="left", padding=(0, 0, 0, 1))
    table.add_column(name, no_wrap=True)
    for heading in ("n", *BY_KIND.values()):
        table.add_column(heading, justify="right")
    for group, figures in groups.items():
        table.add_row(group, str(figures["p50_ms"].n), *(shown(figures[name], MEASURES[name]) for name in BY_KIND))
    return table


def _interval(figure: Figure, measure: Measure) -> str:
    return f"{_number(figure.low, measure)} – {_number(figure.high, measure)}"


def _with_interval(figure: Figure, measure: Measure) -> str:
    if figure.low is None or figure.high is None or measure.unit != "share":
        return shown(figure, measure)
    return f"{shown(figure, measure)} {figure.low:.2f}–{figure.high:.2f}"


def shown(figure: Figure, measure: Measure) -> str:
    """The value in the unit of its measure; `–` when there is none."""
    return _number(figure.value, measure)


def _number(value: float | None, measure: Measure) -> str:
    if value is None:
        return "–"
    return f"{value:.0f} ms" if measure.unit == "ms" else f"{value:.1f}" if measure.unit == "words" else f"{value:.3f}"
