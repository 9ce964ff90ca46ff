"""Summaries scored like answers."""

from __future__ import annotations

from assistant import Assistant
from evals import metrics
from evals.dataset import GoldQuote, Question
from evals.summaries import SummaryAnswerer, key_facts

PERU = "peru-chile-2023-12-20"


def question(*facts: str) -> Question:
    return Question(
        id="q", question="Summarise the Peru-Chile meeting", language="en", kind="summary",
        evidence=(GoldQuote(article=PERU),), answers=tuple((fact,) for fact in facts), reference="They met.",
    )  # fmt: skip


def test_a_short_summary_is_an_answer_with_citations(assistant: Assistant) -> None:
    answer = SummaryAnswerer(assistant).ask("Summarise the security meeting of Peru and Chile", within=PERU)
    assert answer.answerer == "reader" and len(answer.sentences) <= 2
    assert metrics.citation_precision(answer) == metrics.citation_recall(answer) == 1.0


def test_key_facts_are_counted_over_the_whole_summary(assistant: Assistant) -> None:
    found = key_facts(assistant, [question("Lima", "six areas", "whales")], "page")
    assert found.n == 1 and round(found.key_facts, 2) == 0.67 and found.unsupported_numbers == 0
    assert key_facts(assistant, [question().model_copy(update={"reference": None})], "page").n == 0
