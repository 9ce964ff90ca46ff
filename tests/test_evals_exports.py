"""Rows for ragas, and runs and judgements as TREC files."""

from __future__ import annotations

import io
from typing import Any

import ir_measures
import pytest
from ir_measures import RR, nDCG

from evals.exports import ragas_rows, trec_qrels, trec_run
from evals.report import Place, Record

PLACES = (Place("rain", 1, 0, 10), Place("lima", 1, 5, 30), Place("rain", 1, 20, 40))


def record(**changes: Any) -> Record:
    fields: dict[str, Any] = {
        "id": "lima where", "digest": "", "split": "dev", "kind": "where", "language": "en", "traits": (),
        "cluster": "lima", "answerable": True, "confidence": 0.5, "correct": 1.0, "scores": {}, "seconds": 0.0,
        "question": "And where?", "history": ("Who met?",), "rewrite": "Where did they meet?",
        "evidence": ({"article": "lima", "quote": "They met in Lima."}, {"article": "quito", "quote": None}),
        "answers": (("Lima", "Peru's capital"), ("Quito",)),
        "standalone": "And where? (met)", "status": "answered",
        "answer": "In Lima. [1]\n- Quito [2]\nThey met. [1] [2]",
        "short_answer": None, "items": (), "sentences": (), "citations": (), "notices": (), "retrieved": PLACES,
        "passages": ("It rained.", "They met in Lima."), "misses": (),
    }  # fmt: skip
    return Record(**(fields | changes))


def test_a_ragas_row_has_the_fields_of_a_single_turn() -> None:
    (row,) = ragas_rows([record()])
    assert row == {
        "user_input": "Where did they meet?",
        "response": "In Lima.\n- Quito\nThey met.",
        "retrieved_contexts": ["It rained.", "They met in Lima."],
        "retrieved_context_ids": ["rain", "lima"],
        "reference": "Lima; Quito",
        "reference_contexts": ["They met in Lima."],
        "reference_context_ids": ["lima", "quito"],
    }


def test_without_gold_there_is_no_reference_and_without_a_rewrite_the_question_is_the_input() -> None:
    (row,) = ragas_rows([record(rewrite=None, evidence=(), answers=(), answerable=False)])
    assert (row["user_input"], row["reference"], row["reference_contexts"]) == ("And where?", None, [])


def test_a_run_ranks_each_article_once_at_its_first_passage() -> None:
    assert trec_run([record()], "our reader") == (
        "lima_where Q0 rain 1 1.000000 our_reader\nlima_where Q0 lima 2 0.500000 our_reader\n"
    )


def test_a_run_of_passages_names_their_places() -> None:
    lines = trec_run([record()], "r", "passage").splitlines()
    assert [line.split()[2] for line in lines] == ["rain:0-10", "lima:5-30", "rain:20-40"]
    assert [line.split()[3] for line in lines] == ["1", "2", "3"]


def test_judgements_are_the_articles_with_evidence() -> None:
    lima, quito = record().evidence
    twice, unanswerable = record(evidence=(lima, lima, quito)), record(id="none", evidence=())
    assert trec_qrels([twice, unanswerable]) == ("lima_where 0 lima 1\nlima_where 0 quito 1\n")


def test_ir_measures_scores_the_two_files() -> None:
    run, qrels = trec_run([record()], "r"), trec_qrels([record(evidence=record().evidence[:1])])
    scores = ir_measures.calc_aggregate(
        [RR, nDCG @ 10],
        ir_measures.read_trec_qrels(io.StringIO(qrels)),
        ir_measures.read_trec_run(io.StringIO(run)),
    )
    assert scores[RR] == pytest.approx(1 / 2)
    assert scores[nDCG @ 10] == pytest.approx(1 / 1.5849625, abs=1e-4)  # 1 / log2(3)
