"""What an evaluation found: figures with their intervals, and a record for each question."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from assistant.types import Sentence
from index.types import BriefingError

SCHEMA = 2
"""Version of the shape of `Report.to_json`; it grows when a name changes its meaning or goes."""
Figures = Mapping[str, "Figure"]
"""By the name of the measure, in the order of `evals.measures.MEASURES`."""


class ReportInvalid(BriefingError):
    """A file is not a report of an evaluation, or of another schema."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure over some questions, with its 95 % interval."""

    value: float | None
    """In the unit of its `Measure`; `None` when no question could be scored."""
    low: float | None
    high: float | None
    """Ends of the interval; `None` when there are too few clusters for one."""
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
class Cited:
    """A citation of the answer."""

    marker: int
    title: str
    quote: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """The numbers of one question: all that figures and comparisons are made of."""

    id: str
    digest: str
    """SHA-256 of the question with its gold: two runs compare a question only where both have the same."""
    split: str
    kind: str
    language: str
    traits: tuple[str, ...]
    """What else is true of it: `follow_up`, `cross_language`, `multi_article`, `attack`, or the flavour in which it is
    unanswerable."""
    cluster: str
    """The article that it is about: questions of one cluster are drawn together."""
    answerable: bool
    confidence: float
    """0…1, higher is surer."""
    correct: float | None
    """0…1: what the assistant answers, or would answer if it did not refuse, holds the answer."""
    scores: Mapping[str, float | None]
    """By metric; `None` or absent is 'not scored', which is not 0."""
    seconds: float
    """Wall time of the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Scored):
    """One question, what came back and how it was scored: enough to understand a miss without a rerun."""

    question: str
    history: tuple[str, ...]
    rewrite: str | None
    """The question as a person made it stand alone."""
    evidence: tuple[Mapping[str, str | None], ...]
    """`article` and `quote` of each gold place."""
    answers: tuple[tuple[str, ...], ...]
    standalone: str
    """The question as the assistant understood it."""
    status: str
    answer: str
    short_answer: str | None
    items: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    citations: tuple[Cited, ...]
    notices: tuple[str, ...]
    retrieved: tuple[Place, ...]
    """The first `evals.run.DEPTH` passages for `standalone`, best first."""
    passages: tuple[str, ...]
    """The texts of the first five of them."""
    misses: tuple[str, ...]
    """What was wrong, in words; empty when all was right."""


@dataclass(frozen=True, slots=True)
class About:
    """What was measured: two runs with the same `About` give the same figures."""

    set: str
    """Name of the set of questions."""
    answerer: str
    set_sha256: str
    """Of the questions and articles."""
    code_sha256: str
    """Of the project's own Python, tables and prompts."""
    settings: Mapping[str, Any]
    """Those that can change an answer."""
    versions: Mapping[str, str]
    """Of Python and of the packages that can change an answer."""


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one run, overall and split, and a record for each question."""

    about: About
    metrics: Figures
    by_split: Mapping[str, Figures] = field(default_factory=dict)
    by_kind: Mapping[str, Figures] = field(default_factory=dict)
    by_language: Mapping[str, Figures] = field(default_factory=dict)
    by_trait: Mapping[str, Figures] = field(default_factory=dict)
    records: Sequence[Record] = ()
    problems: tuple[str, ...] = ()
    """What is wrong with questions that were left out."""

    def to_json(self) -> dict[str, Any]:
        """The report as plain JSON values, the same for two runs but for `p50_ms`, `p95_ms` and `seconds`.

        `{"schema": 2, "questions": 300, "about": {…}, "metrics": {"recall@1": {"value": 0.9, "low": 0.85, "high":
        0.94, "n": 250}, …}, "by_split": {"dev": {…}, "locked": {…}}, "by_kind": …, "by_language": …, "by_trait": …,
        "records": [{…}, …], "problems": ["…", …]}`. A `value` of `null` means 'not scored'. Metric names are the keys
        of `evals.measures.MEASURES`, a record has the fields of `Record`.
        """
        return {"schema": SCHEMA, "questions": len(self.records), **_plain(asdict(self))}


def numbers(report: Mapping[str, Any]) -> list[Scored]:
    """The numbers of each question of a report (or baseline) as JSON; what else a record holds is left out."""
    return TypeAdapter(list[Scored]).validate_python(report["records"])


def read_report(file: Path) -> dict[str, Any]:
    """A report as `to_json` shaped it.

    Raises:
        ReportInvalid: the file cannot be read, is no JSON, no report, or one of another schema.
    """
    try:
        value = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ReportInvalid(f"{file}: {error}; name a file that `briefing eval --out FOLDER` wrote") from error
    if not isinstance(value, dict) or not {"schema", "about", "metrics", "records"} <= value.keys():
        raise ReportInvalid(f"{file} is not a report; name a file that `briefing eval --out FOLDER` wrote")
    if value["schema"] != SCHEMA:
        raise ReportInvalid(f"{file} has schema {value['schema']}, this version reads {SCHEMA}; evaluate again")
    try:
        numbers(value)
    except ValidationError as error:
        raise ReportInvalid(f"{file}: its records are not those of a report ({error.errors()[0]['loc']})") from error
    return value


def _plain(value: Any) -> Any:
    """The value as JSON reads it back: lists for tuples, all the way down."""
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value
