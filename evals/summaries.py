"""Summaries as `Assistant.summarize` gives them, scored like answers: against lead-3, and by key facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assistant.answers import NEAREST
from assistant.briefings.compose import Length
from assistant.documents.types import Document
from assistant.pipeline import Assistant
from assistant.types import Answer, Turn
from evals import metrics
from evals.answerers import ReaderAnswerer, best_passage
from evals.dataset import Question
from index.query import language_of


class SummaryAnswerer(ReaderAnswerer):
    """The summary, in one length, of the article that search finds first for a question."""

    def __init__(self, assistant: Assistant, length: Length = "short") -> None:
        super().__init__(assistant)
        self._length: Length = length
        self.name = f"summary-{length}"

    def ask(
        self,
        question: str,
        history: Sequence[Turn] = (),  # noqa: ARG002  # a summary is asked for in one message
        refuse: bool = True,  # noqa: ARG002
        within: str | None = None,
    ) -> Answer:
        passages = self.search(question, NEAREST, within)
        if not passages:
            return best_passage(question, passages, self.name)
        document = self._assistant.summarize([passages[0].article.id], length=self._length)
        return as_answer(question, document)


def as_answer(question: str, document: Document) -> Answer:
    """The sentences of a document with their citations, as an answer that the measures can read."""
    sentences = tuple(sentence for section in document.sections for sentence in section.sentences)
    return Answer(
        question=question,
        standalone_question=question,
        status="answered" if sentences else "not_in_corpus",
        text="\n".join(sentence.text for sentence in sentences),
        language=language_of(question),
        sentences=sentences,
        citations=document.citations,
        confidence=1.0,
        answerer=document.answerer,
    )


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over questions that ask for a summary."""

    n: int
    words: float
    key_facts: float
    """Recall, 0…1, higher is better."""
    citation_recall: float
    citation_precision: float
    unsupported_numbers: float
    """A summary, lower is better."""


def key_facts(assistant: Assistant, questions: Sequence[Question], length: Length) -> Figures:
    """The figures of summaries of the articles in which each question's evidence stands, the whole briefing's length.

    Of questions without a reference nothing is measured.
    """
    rows: list[Mapping[str, float]] = []
    for question in questions:
        if question.reference is None:
            continue
        ids = dict.fromkeys(gold.article for gold in question.evidence)
        answer = as_answer(question.question, assistant.summarize(ids, length=length))
        rows.append(
            {
                "words": float(len(answer.text.split())),
                "key_facts": metrics.key_fact_recall(answer.text, question.answers) or 0.0,
                "citation_recall": metrics.citation_recall(answer) or 0.0,
                "citation_precision": metrics.citation_precision(answer) or 0.0,
                "unsupported_numbers": float(len(metrics.stray_numbers(answer))),
            }
        )
    means = {name: sum(row[name] for row in rows) / max(1, len(rows)) for name in (rows[0] if rows else {})}
    return Figures(n=len(rows), **means) if rows else Figures(0, 0.0, 0.0, 0.0, 0.0, 0.0)
