"""Ask the fixed questions, measure the answers, report: `run` the packaged set or `evaluate` another."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from assistant.pipeline import Assistant
from assistant.settings import Settings
from assistant.types import Answer, Turn
from evals import metrics
from evals.dataset import ARTICLES, QUESTIONS, Question, QuestionsInvalid, check_against, read_questions
from evals.report import Place, Record, Report, summarise
from index.types import Article, HomeUnusable, Passage, listed

DEPTH = 10
"""Passages that the retrieval figures look at."""
MANY_SENTENCES = frozenset({"list", "summary"})
"""Kinds whose answer no single sentence can be asked to hold."""


class Versions(Protocol):
    """The part of the library that is needed to look at citations."""

    def article(self, article_id: str, version: int, /) -> Article | None: ...


class Answerer(Protocol):
    """What can be evaluated: `assistant.pipeline.Assistant`, or whatever answers and searches like it."""

    @property
    def library(self) -> Versions: ...
    def ask(self, question: str, history: Sequence[Turn], /) -> Answer: ...
    def search(self, query: str, limit: int, /) -> Sequence[Passage]: ...


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
