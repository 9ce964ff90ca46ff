"""A public benchmark, asked of one answerer or several side by side."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from assistant.pipeline import Assistant
from assistant.settings import Settings
from evals.answerers import Answerer, ReaderAnswerer, SearchAnswerer
from evals.benchmarks import Benchmark, Format, index_articles, read_benchmark
from evals.conversation import rewrite_records
from evals.dataset import ARTICLES, Question, QuestionsInvalid
from evals.journal import Journal
from evals.measures import MEASURES
from evals.rendering import terminal
from evals.report import Report
from evals.rival import LangChainAnswerer
from evals.run import about_run, evaluate, summarise
from evals.single import Bm25Answerer, DenseAnswerer
from evals.summaries import SummaryAnswerer
from index.types import Article, BriefingError

ANSWERERS: Mapping[str, Callable[[Assistant, Mapping[str, Article]], Answerer]] = {
    "search": lambda assistant, _: SearchAnswerer(assistant),
    "reader": lambda assistant, _: ReaderAnswerer(assistant),
    "summary": lambda assistant, _: SummaryAnswerer(assistant),
    "bm25": lambda assistant, _: Bm25Answerer(assistant),
    "dense": lambda assistant, _: DenseAnswerer(assistant),
    "langchain": lambda _, articles: LangChainAnswerer(articles.values()),
}
COLUMNS = (
    "recall@1",
    "article@1",
    "recall@5",
    "mrr@10",
    "first_sentence",
    "contained",
    "contained_unrefused",
    "length_words",
    "list_f1",
    "refusal",
    "false_refusal",
    "answerable_auroc",
    "rouge1",
    "lead3_rouge1",
    "rougeL",
    "lead3_rougeL",
    "rewrite_f1",
    "rewrite_f1_alone",
    "alone_recall@10",
    "own_recall@10",
    "gap_closed_recall",
    "left_alone",
)
"""Figures of the table for people, those of them that a set has."""
Heard = Callable[[int, int, str], None]
"""Called with what is done, all there is, and what it is."""


class AnswererUnknown(BriefingError):
    """There is no answerer of that name."""


def run(
    home: Path,
    settings: Settings,
    data: Path,
    form: Format,
    names: Sequence[str],
    *,
    closed: bool = False,
    limit: int | None = None,
    questions_from: Path | None = None,
    heard: Heard = lambda *_: None,
) -> list[Report]:
    """One report an answerer, on the same questions; the index of the contexts is kept in a folder of `home`.

    Open, the contexts of all questions are articles to search; `closed`, each question is asked of its own context.
    With `questions_from`, a file of the same shape, they are asked as it words them, paired by id: in another language.

    Raises:
        QuestionsInvalid: the file is ill-formed; names file, line and field of each problem.
        AnswererUnknown: a name is none of `ANSWERERS`.
        RivalMissing: `langchain` is asked for and not installed.
    """
    if unknown := [name for name in names if name not in ANSWERERS]:
        raise AnswererUnknown(f"no answerer is called {unknown[0]!r}; there are {', '.join(ANSWERERS)}")
    benchmark = read_benchmark(data, form, limit)
    asked_as = ""
    if questions_from:
        benchmark = _reworded(benchmark, read_benchmark(questions_from, form))
        asked_as = f"-as-{questions_from.name.split('.')[0]}"
    if benchmark.conversation_only:
        return [_rewritten(home, settings, benchmark, heard)]
    assistant, articles = _indexed(home, settings, benchmark, heard)
    questions, lost = _askable(benchmark, articles)
    reports = []
    for name in names:
        set_name = f"{benchmark.name}{asked_as}, {'closed' if closed else 'open'}"
        about = about_run(set_name, name, assistant.settings, questions, articles.values())
        journal = Journal(assistant.settings.home / f"{name}{asked_as}{'-closed' * closed}.jsonl", about)
        answerer = ANSWERERS[name](assistant, articles)
        told = _labelled(heard, name)
        report = evaluate(answerer, questions, about, articles, told, journal=journal, closed=closed)
        reports.append(replace(report, problems=(*benchmark.left_out, *lost)))
        journal.close()
    return reports


def _askable(benchmark: Benchmark, articles: Mapping[str, Article]) -> tuple[list[Question], list[str]]:
    """The questions whose contexts are indexed, and what is wrong with the others."""
    told = {question.id: articles.keys() >= set(question.articles) for question in benchmark.questions}
    questions = [question for question in benchmark.questions if told[question.id]]
    return questions, [f"{id_}: its context is not in the index" for id_, known in told.items() if not known]


def _reworded(benchmark: Benchmark, other: Benchmark) -> Benchmark:
    """The benchmark with the questions as the other words them, those that both have.

    Raises:
        QuestionsInvalid: they share no question.
    """
    wordings = {question.id: question for question in other.questions}
    shared = [question for question in benchmark.questions if question.id in wordings]
    if not shared:
        raise QuestionsInvalid(
            [f"{benchmark.name} and {other.name} share no question id; give two files of the same questions"]
        )
    asked = tuple(
        question.model_copy(
            update={"question": wordings[question.id].question, "language": wordings[question.id].language}
        )
        for question in shared
    )
    lost = [f"{question.id}: not in {other.name}" for question in benchmark.questions if question.id not in wordings]
    return replace(benchmark, questions=asked, left_out=(*benchmark.left_out, *lost))


def table(reports: Sequence[Report]) -> str:
    """The main figures as a Markdown table, a row for each set and answerer; `–` is 'not scored'."""
    shown = [name for name in COLUMNS if any(report.metrics[name].value is not None for report in reports)]
    rows = ["| set | n | answerer | " + " | ".join(shown) + " |", "|---|---|---|" + "---|" * len(shown)]
    for report in reports:
        cells = [terminal.shown(report.metrics[name], MEASURES[name]) for name in shown]
        cells = [report.about.set, str(len(report.records)), report.about.answerer, *cells]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def _indexed(
    home: Path, settings: Settings, benchmark: Benchmark, heard: Heard, *more: Path
) -> tuple[Assistant, dict[str, Article]]:
    """The assistant over the contexts and the articles of `more`, in a folder that the same contexts find again."""
    texts = hashlib.sha256("\n".join(f"{article.id} {article.text}" for article in benchmark.articles).encode())
    assistant = Assistant.open(
        home=home / f"{benchmark.name}-{texts.hexdigest()[:12]}",
        settings=settings.model_copy(update={"records": False}),
    )
    current = {article.id for article in assistant.library.articles()}
    if not current >= {article.id for article in benchmark.articles}:
        index_articles(assistant, benchmark, lambda done, total, _: heard(done, total, "indexing"))
    assistant.ingest(more)
    return assistant, {article.id: article for article in assistant.library.articles()}


def _rewritten(home: Path, settings: Settings, benchmark: Benchmark, heard: Heard) -> Report:
    """How follow-ups are understood, by what search finds among the set's own texts and the sample articles."""
    assistant, articles = _indexed(home, settings, benchmark, heard, ARTICLES)
    records = rewrite_records(assistant, benchmark.questions, _labelled(heard, "reader"))
    return summarise(about_run(benchmark.name, "reader", settings, benchmark.questions, articles.values()), records)


def _labelled(heard: Heard, label: str) -> Callable[[int, int], None]:
    return lambda done, total: heard(done, total, label)
