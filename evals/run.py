"""Ask questions, score what comes back, report: `run` takes the fixed set, `evaluate` any other. Read that first."""

from __future__ import annotations

import hashlib
import platform
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.types import Turn
from evals import metrics, scoring
from evals.answerers import Answerer, ReaderAnswerer
from evals.dataset import ARTICLES, PLANTED, QUESTIONS, Question, QuestionsInvalid, check_against, read_questions
from evals.journal import Journal
from evals.measures import figures, grouped
from evals.report import About, Record, Report
from index.articles import article_files
from index.types import Article

DEPTH = 10
"""Passages that the retrieval figures look at."""
Heard = Callable[[int, int], None]
"""Called with the number of questions done and of all."""
_PACKAGES = ("chromadb", "numpy", "onnxruntime", "py3langid", "tantivy", "tokenizers")
_SETTINGS = {"embedding_model", "passages", "answer_threshold"}


def run(
    home: Path,
    settings: Settings | None = None,
    heard: Heard = lambda *_: None,
    *,
    articles: Sequence[Path] = (ARTICLES, PLANTED),
    questions: Path = QUESTIONS,
) -> Report:
    """Evaluate on the packaged set, with an index of its own below `home`; a run that was stopped goes on.

    Questions with a problem are left out, and the report says so.

    Raises:
        QuestionsInvalid: no question is sound, or an article is not; names every problem.
    """
    given = read_questions(questions)
    settings = settings or Settings.read(home=home)
    index = _index_folder(home, settings.embedding_model, articles)
    opened = Assistant.open(home=index, settings=settings.model_copy(update={"records": False}))
    current = _indexed(opened, articles)
    checked = check_against(current, given.questions)
    problems = (*given.problems, *checked.problems)
    if not checked.questions:
        raise QuestionsInvalid(problems)
    about = about_run("fixed set", "reader", opened.settings, checked.questions, current.values())
    journal = Journal(home / "journal.jsonl", about)
    report = evaluate(ReaderAnswerer(opened), checked.questions, about, current, heard, journal=journal)
    journal.close()
    return replace(report, problems=problems)


def evaluate(
    answerer: Answerer,
    questions: Sequence[Question],
    about: About,
    articles: Mapping[str, Article],
    heard: Heard = lambda *_: None,
    *,
    journal: Journal | None = None,
    closed: bool = False,
    clock: Callable[[], float] = time.perf_counter,
) -> Report:
    """Ask every question and measure what comes back.

    `articles` is by id. With `closed`, each question is asked of its own article alone. The first question is asked
    once more beforehand, so that loading models is not measured; `clock` counts seconds.
    """
    done = journal.done if journal else {}
    asking = _Asking(answerer, closed, clock)
    waiting = [question for question in questions if question.id not in done]
    if waiting:
        asking.outcome(waiting[0])
    records = []
    for number, question in enumerate(questions, start=1):
        record = done.get(question.id)
        if record is None:
            record = scoring.record(question, asking.outcome(question), articles, answerer.article)
            if journal:
                journal.add(record)
        records.append(record)
        heard(number, len(questions))
    return summarise(about, records)


def summarise(about: About, records: Sequence[Record]) -> Report:
    """The figures of some records: overall, by split, kind, language and trait."""
    return Report(
        about=about,
        metrics=figures(records),
        by_split=grouped(records, lambda record: [record.split]),
        by_kind=grouped(records, lambda record: [record.kind]),
        by_language=grouped(records, lambda record: [record.language]),
        by_trait=grouped(records, lambda record: record.traits),
        records=tuple(records),
    )


def _index_folder(home: Path, model: str, articles: Sequence[Path]) -> Path:
    """A folder for just these articles, indexed by just this model and code; those of others before it are removed.

    Otherwise an evaluation would go on with what an older chunker made, or with an article that is no more.
    """
    files = [file for path in articles for file in article_files(path)]
    made_by = _hashed([*files, *_files("index/**/*.py", "index/data/*.tsv")])
    folder = home / f"index-{hashlib.sha256(f'{model} {made_by}'.encode()).hexdigest()[:12]}"
    for older in home.glob("index-*"):
        if older != folder:
            shutil.rmtree(older)
    return folder


def _indexed(opened: Assistant, paths: Sequence[Path]) -> dict[str, Article]:
    """Index the articles of these folders; the current ones by id."""
    report = opened.ingest(paths)
    if report.refused:
        raise QuestionsInvalid([f"{refusal.path}: {refusal.reason}" for refusal in report.refused])
    return {article.id: article for article in opened.library.articles()}


def about_run(
    name: str, answerer: str, settings: Settings, questions: Iterable[Question], articles: Iterable[Article]
) -> About:
    """What a run measures."""
    parts = [question.model_dump_json() for question in questions]
    parts += sorted(f"{article.id} {article.sha256}" for article in articles)
    return About(
        set=name,
        answerer=answerer,
        set_sha256=hashlib.sha256("\n".join(parts).encode()).hexdigest(),
        code_sha256=_hashed(
            _files("assistant/**/*.py", "index/**/*.py", "index/data/*.tsv", "prompts/*", "evals/*.py")
        ),
        settings=settings.model_dump(include=_SETTINGS),
        versions={"python": platform.python_version()} | {package: version(package) for package in _PACKAGES},
    )


class _Asking:
    """How a question is put to an answerer."""

    def __init__(self, answerer: Answerer, closed: bool, clock: Callable[[], float]) -> None:
        self._answerer = answerer
        self._closed = closed
        self._clock = clock

    def outcome(self, question: Question) -> scoring.Outcome:
        within = question.articles[0] if self._closed else None
        try:
            outcome = self._ask(question.question, question.history, within)
            if question.standalone is None:
                return outcome
            alone = self._ask(question.question, (), within)
            human = self._ask(question.standalone, (), within)
        except Exception as error:
            error.add_note(f"while the evaluation asked {question.id!r}: {question.question}")
            raise
        return scoring.Outcome(
            outcome.answer, outcome.passages, outcome.seconds, outcome.unrefused, alone=alone, human=human
        )

    def _ask(self, text: str, history: Sequence[str], within: str | None) -> scoring.Outcome:
        turns = [Turn(earlier) for earlier in history]
        started = self._clock()
        answer = self._answerer.ask(text, turns, within=within)
        seconds = self._clock() - started
        passages = self._answerer.search(answer.standalone_question, DEPTH, within=within)
        unrefused = answer
        if metrics.refused(answer.status):
            unrefused = self._answerer.ask(text, turns, refuse=False, within=within)
        return scoring.Outcome(answer, passages, seconds, unrefused)


def _files(*patterns: str) -> list[Path]:
    """Files of the project."""
    root = Path(__file__).parents[1]
    return [file for pattern in patterns for file in sorted(root.glob(pattern)) if file.is_file()]


def _hashed(files: Iterable[Path]) -> str:
    whole = hashlib.sha256()
    for file in files:
        whole.update(file.name.encode() + file.read_bytes())
    return whole.hexdigest()
