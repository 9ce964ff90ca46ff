"""The report as one HTML page that a head of desk can read, on a screen or on paper.

Everything is inlined, and the page's own policy lets nothing else run or load: what questions and articles hold is
text and nothing more.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from evals.measures import MEASURES, Measure
from evals.rendering import plots, wording
from evals.rendering.changes import Compared, compared
from evals.statistics import RESAMPLES

Json = Mapping[str, Any]
FOLDER = Path(__file__).parent
MOST_LISTED = 1000
"""Questions that the page lists at most, so that a large public benchmark still opens; the JSON holds all."""
ROW_AXIS = (4.0, 196.0)
"""Pixels of the axis in the table of all figures."""


@dataclass(frozen=True, slots=True)
class Line:
    """A figure over all questions and by split, as the tables show it."""

    name: str
    measure: Measure
    value: str
    interval: str
    n: int
    splits: Sequence[plots.Cell]
    overall: plots.Mark
    marks: Sequence[plots.Mark | None]
    """One for each split."""
    limit: float | None
    """Pixels."""


@dataclass(frozen=True, slots=True)
class Found:
    """One of the first passages for a question."""

    number: int
    """Of the passage among the distinct ones, from 1."""
    place: Json
    gold: Sequence[tuple[int, int]]
    """Half-open characters at which a gold quote stands."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the list."""

    record: Json
    anchor: str
    outcome: wording.Outcome
    found: Sequence[Found]
    scores: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A choice above the list."""

    name: str
    label: str
    options: Sequence[tuple[str, str, int]]
    """Value, label and number of questions."""


def render(report: Json, comparison: Json | None = None) -> str:
    """One self-contained HTML page of a report, with the comparison of two runs when one is given.

    `report` is what `Report.to_json` gives, `comparison` what `Comparison.to_json` gives: run `b` is the report's.
    """
    listed = sorted(report["records"], key=lambda record: wording.OUTCOMES.index(wording.outcome(record)))[:MOST_LISTED]
    anchors = dict(zip((record["id"] for record in listed), _anchors(listed), strict=True))
    library: dict[tuple[Any, ...], int] = {}
    asked = [_asked(record, anchors[record["id"]], library) for record in listed]
    lines = list(_lines(report))
    style, script = (_file(f"page.{kind}") for kind in ("css", "js"))
    return wording.printable(
        _environment()
        .get_template("page.html")
        .render(
            report=report,
            splits=list(_splits(report)),
            style=style,
            script=script,
            policy=_policy(style, script),
            limits=wording.limits(report),
            account=wording.account(report),
            verdict=wording.verdict(report, comparison),
            failures=comparison["failures"] if comparison else (),
            themes=[(theme, list(inside)) for theme, inside in groupby(lines, lambda line: line.measure.theme)],
            headline=[line for line in lines if line.measure.primary],
            unscored=[name for name in MEASURES if report["metrics"].get(name, {}).get("value") is None],
            panels=plots.panels(report),
            panel_names=plots.panel_measures(report),
            group_table=plots.group_table(report),
            risk=plots.risk_coverage(report["records"]),
            calibration=plots.calibration(report["records"]),
            times=plots.times(report["records"]),
            compared=_compared(report, comparison, anchors),
            filters=_filters(asked),
            asked=asked,
            passages=list(library),
            outcomes=[each for each in wording.OUTCOMES if any(one.outcome is each for one in asked)],
        )
    )


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "label": wording.label,
        "number": wording.number,
        "count": wording.count,
        "percent": wording.percent,
        "duration": wording.duration,
        "ticks": plots.ticks,
        "MEASURES": MEASURES,
        "RESAMPLES": RESAMPLES,
        "Scale": plots.Scale,
    }
    environment.filters |= {"label": wording.label, "spaced": _spaced}
    return environment


def _file(name: str) -> str:
    return (FOLDER / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """A content security policy: these two texts, known by their hashes, and nothing else."""
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _lines(report: Json) -> Iterable[Line]:
    """Every figure that was scored, in the order of `MEASURES`."""
    for name, measure in MEASURES.items():
        figure = report["metrics"].get(name)
        if figure is None or figure["value"] is None:
            continue
        splits = [figures[name] for figures in _splits(report).values()]
        axis = plots.axis_of(measure, [figure, *splits], *ROW_AXIS)
        yield Line(
            name,
            measure,
            wording.number(figure["value"], measure),
            wording.interval(figure, measure),
            figure["n"],
            [plots.Cell(wording.number(s["value"], measure), wording.interval(s, measure), s["n"]) for s in splits],
            plots.mark(figure, axis),
            [None if split["value"] is None else plots.mark(split, axis) for split in splits],
            None if measure.limit is None else axis(measure.limit),
        )


def _splits(report: Json) -> Json:
    """The figures of each split; empty when there is one only, which says the same as all questions."""
    splits: Json = report["by_split"] if len(report["by_split"]) > 1 else {}
    return splits


def _anchors(records: Iterable[Json]) -> Iterable[str]:
    """The fragment of each question: its id, where that can stand in a URL, and no two alike."""
    taken: set[str] = set()
    for record in records:
        anchor = wanted = "q-" + re.sub(r"[^A-Za-z0-9_.-]+", "-", record["id"])
        number = 1
        while anchor in taken:
            number += 1
            anchor = f"{wanted}-{number}"
        taken.add(anchor)
        yield anchor


def _asked(record: Json, anchor: str, library: dict[tuple[Any, ...], int]) -> Asked:
    """`library` holds each passage once, with its number; passages that are new to it go in."""
    found = []
    for place, text in zip(record["retrieved"], record["passages"], strict=False):
        key = (place["article"], place["version"], place["start"], place["end"], text)
        number = library.setdefault(key, len(library) + 1)
        found.append(Found(number, place, _gold_in(text, place["article"], record["evidence"])))
    given = {name: score for name in MEASURES if (score := record["scores"].get(name)) is not None}
    scores = [f"{name} {wording.brief(score, MEASURES[name])}" for name, score in given.items()]
    return Asked(record, anchor, wording.outcome(record), found, "; ".join(scores))


def _gold_in(text: str, article: str, evidence: Iterable[Json]) -> list[tuple[int, int]]:
    quotes = [gold["quote"] for gold in evidence if gold["quote"] and gold["article"] == article]
    starts = [(text.find(quote), len(quote)) for quote in quotes]
    return sorted((start, start + length) for start, length in starts if start >= 0)


def _filters(asked: Sequence[Asked]) -> list[Filter]:
    """What the list can be narrowed by; a filter with a single choice is left out."""
    kinds = {
        "outcome": ("Outcome", [[one.outcome.key] for one in asked]),
        "split": ("Part", [[one.record["split"]] for one in asked]),
        "kind": ("Kind", [[one.record["kind"]] for one in asked]),
        "language": ("Language", [[one.record["language"]] for one in asked]),
        "trait": ("Trait", [one.record["traits"] for one in asked]),
    }
    names = {outcome.key: outcome.label for outcome in wording.OUTCOMES}
    order = [*names]
    filters = []
    for name, (heading, values) in kinds.items():
        tally: dict[str, int] = {}
        for value in (value for several in values for value in several):
            tally[value] = tally.get(value, 0) + 1
        keys = sorted(tally, key=order.index) if name == "outcome" else sorted(tally)
        if len(keys) > 1 or (keys and name == "trait"):
            options = [(key, names.get(key) or wording.label(key), tally[key]) for key in keys]
            filters.append(Filter(name, heading, options))
    return filters


def _compared(report: Json, comparison: Json | None, anchors: Mapping[str, str]) -> Compared | None:
    if comparison is None:
        return None
    questions = {record["id"]: record["question"] for record in report["records"]}
    return compared(comparison, questions, anchors)


def _spaced(places: Iterable[tuple[int, int]]) -> str:
    return " ".join(f"{start}-{end}" for start, end in places)
