"""Ask the fixed questions, measure the answers, report: `run` the packaged set or `evaluate` another."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import fsum
from pathlib import Path
from typing import Any, Literal, Protocol, get_args

from rich.box import SIMPLE_HEAD
from rich.table import Table

from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.types import Answer, Sentence, Turn
from evals import metrics
from evals.dataset import ARTICLES, QUESTIONS, Kind, Question, QuestionsInvalid, check_against, read_questions
from index.types import Article, HomeUnusable, Passage, listed

SCHEMA = 1
"""Version of the shape of `Report.to_json`; it grows when a name changes its meaning or goes."""
DEPTH = 10
"""Passages that the retrieval figures look at."""
MANY_SENTENCES = frozenset({"list", "summary"})
"""Kinds whose answer no single sentence can be asked to hold."""


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


class Versions(Protocol):
    """The part of the library that is needed to look at citations."""

    def article(self, article_id: str, version: int, /) -> Article | None: ...


class Answerer(Protocol):
    """What can be evaluated: `assistant.pipeline.Assistant`, or whatever answers and searches like it."""

    @property
    def library(self) -> Versions: ...
    def ask(self, question: str, history: Sequence[Turn], /) -> Answer: ...
    def search(self, query: str, limit: int, /) -> Sequence[Passage]: ...


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


def run(
    home: Path,
    settings: Settings | None = None,
    progress: Callable[[int, int], None] | None = None,
    *,
    articles: Path = ARTICLES,
    questions: Path = QUESTIONS,
) -> Report:
    """Evaluate on the packaged set, with an index of its own in `home`; indexing again changes nothing.

    Raises:
        QuestionsInvalid: the set is ill-formed or does not fit its articles; names every problem.
        HomeUnusable: `home` holds articles that are not of the set, which would change the figures.
    """
    asked = read_questions(questions)
    assistant = Assistant.open(home=home, settings=settings)
    report = assistant.ingest([articles])
    problems = [f"{refusal.path}: {refusal.reason}" for refusal in report.refused]
    current = {article.id: article for article in assistant.library.articles()}
    if strange := current.keys() - {*report.added, *report.updated, *report.unchanged}:
        raise HomeUnusable(
            f"{home} holds articles that are not of the evaluation set ({listed(sorted(strange))}); "
            "give the evaluation an empty folder of its own"
        )
    if problems := problems + check_against(current, asked):
        raise QuestionsInvalid(problems)
    return evaluate(assistant, asked, progress)


def evaluate(
    assistant: Answerer,
    questions: Sequence[Question],
    progress: Callable[[int, int], None] | None = None,
    clock: Callable[[], float] = time.perf_counter,
) -> Report:
    """Ask every question and measure what comes back.

    The first question is asked once more beforehand, so that loading models is not measured. `progress` is
    called with the number done and the number of all questions; `clock` counts seconds.
    """
    if questions:
        _ask(assistant, questions[0])
    records = []
    for done, question in enumerate(questions, start=1):
        started = clock()
        answer = _ask(assistant, question)
        seconds = clock() - started
        passages = assistant.search(answer.standalone_question, DEPTH)
        records.append(_record(question, answer, passages, seconds, assistant.library.article))
        if progress:
            progress(done, len(questions))
    return summarise(records)


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


def _ask(assistant: Answerer, question: Question) -> Answer:
    try:
        return assistant.ask(question.question, [Turn(earlier) for earlier in question.history])
    except Exception as error:
        error.add_note(f"while the evaluation asked {question.id!r}: {question.question}")
        raise


def _record(
    question: Question, answer: Answer, passages: Sequence[Passage], seconds: float, resolve: metrics.Resolve
) -> Record:
    scores = _scores(question, answer, passages, resolve)
    return Record(
        id=question.id,
        kind=question.kind,
        language=question.language,
        question=question.question,
        history=question.history,
        evidence=tuple(gold.model_dump() for gold in question.evidence),
        answers=question.answers,
        standalone=answer.standalone_question,
        status=answer.status,
        answer=answer.text,
        short_answer=answer.short_answer,
        items=tuple(item.text for item in answer.items),
        sentences=answer.sentences,
        cited=tuple(Place(c.article_id, c.version, c.start, c.end) for c in answer.citations),
        retrieved=tuple(Place(p.chunk.article_id, p.chunk.version, p.chunk.start, p.chunk.end) for p in passages),
        confidence=round(answer.confidence, 4),
        scores=scores,
        misses=tuple(_misses(question, answer, passages, scores, resolve)),
        seconds=seconds,
    )


def _scores(
    question: Question, answer: Answer, passages: Sequence[Passage], resolve: metrics.Resolve
) -> dict[str, float | None]:
    """By metric. A refusal holds no answer, whatever its words: it scores 0 on an answerable question."""
    refused = metrics.refused(answer.status)
    gold, groups = question.evidence, question.answers
    text = "" if refused else answer.text
    sentences = [] if refused else [sentence.text for sentence in answer.sentences]
    items = [] if refused else [item.text for item in answer.items]
    return {
        **{f"recall@{k}": metrics.recall_at(passages, gold, k, question.any_evidence) for k in (1, 5, 10)},
        "mrr@10": metrics.reciprocal_rank(passages, gold, DEPTH),
        "contained": metrics.contained(text, groups),
        "first_sentence": metrics.first_sentence(sentences, groups) if _one_sentence(question) else None,
        "list_f1": metrics.list_f1(items, groups) if question.kind == "list" else None,
        "citation_validity": metrics.citation_validity(answer, resolve),
        "quote_fidelity": metrics.quote_fidelity(answer, resolve),
        "source_hit": metrics.source_hit(() if refused else answer.citations, gold, resolve),
        "refusal": None if question.answerable else float(refused),
        "false_refusal": float(refused) if question.answerable else None,
    }


def _one_sentence(question: Question) -> bool:
    """Whether one sentence can hold the whole answer: a gold quote does, and the kind asks for no more."""
    return question.kind not in MANY_SENTENCES and any(
        metrics.contained(gold.quote, question.answers) for gold in question.evidence
    )


def _misses(
    question: Question,
    answer: Answer,
    passages: Sequence[Passage],
    scores: Mapping[str, float | None],
    resolve: metrics.Resolve,
) -> Iterator[str]:
    if scores["recall@5"] not in (None, 1.0):
        for gold in question.evidence:
            if metrics.coverage(passages[:5], gold) < 1:
                yield f"not in the first 5 passages: {gold.article}: {gold.quote!r:.100}"
    if scores["false_refusal"]:
        yield f"refused ({answer.status}, confidence {answer.confidence:.2f})"
    elif scores["refusal"] == 0:
        yield f"answered although no article says it ({answer.status}, confidence {answer.confidence:.2f})"
    elif question.answerable:
        yield from _answer_misses(question, answer, scores)
    yield from metrics.citation_faults(answer, resolve)
    yield from metrics.quote_faults(answer, resolve)


def _answer_misses(question: Question, answer: Answer, scores: Mapping[str, float | None]) -> Iterator[str]:
    for group in metrics.missing_groups(answer.text, question.answers):
        yield f"the answer lacks: {' | '.join(group)}"
    if scores["contained"] and scores["first_sentence"] == 0:
        yield "the first sentence does not hold the answer"
    if scores["list_f1"] not in (None, 1.0):
        items = [item.text for item in answer.items]
        pairs = metrics.match_items(items, question.answers)
        lacking = [group[0] for g, group in enumerate(question.answers) if g not in pairs.values()]
        beside = [item for i, item in enumerate(items) if i not in pairs]
        yield f"list: {len(pairs)} right; lacking {lacking or 'none'}; not asked for {beside or 'none'}"
    if scores["source_hit"] == 0:
        yield "no citation touches the evidence"


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
