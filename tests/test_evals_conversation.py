"""Follow-ups of a public set: what search finds for a rewrite, and which questions are left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.settings import Settings
from assistant.talk.followup import standalone
from assistant.types import Turn
from evals import public
from evals.benchmarks import read_benchmark
from evals.conversation import TAKES_OVER, stands_alone, takes_over, turns
from evals.dataset import ARTICLES, Question
from evals.report import Report
from index.articles import article_files

SHARED = Path(__file__).parents[2] / "shared" / "data" / "dev"
HEADING = ["The Quilla ferry", "Loss"]
TOLD = ["Who built it?", "Osvaldo Ibarra built the hull in a yard at Tomé."]
LOST = ["When was it lost?", "A storm sank the ship off Chiloé in March."]
LINES = [
    (HEADING, "Who built it?", "Who built the Quilla ferry?"),
    ([*HEADING, *TOLD], "When was it lost?", "When was the Quilla ferry lost?"),
    ([*HEADING, *TOLD, *LOST], "Where did Ibarra work?", "where did Ibarra work"),
]


def follow_up(question: str, rewrite: str, *history: str, replies: tuple[str, ...] = ()) -> Question:
    return Question(
        id="q", question=question, language="en", kind="other", history=history, replies=replies, standalone=rewrite
    )


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory, models: Path) -> Report:
    home = tmp_path_factory.mktemp("conversation")
    data = home / "own.jsonl"
    lines = [
        {"id": f"c_{number}", "dataset": "canard_own", "history": history, "question": question, "rewrite": rewrite}
        for number, (history, question, rewrite) in enumerate(LINES)
    ]
    data.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    settings = Settings(home=home, models=models)
    public.run(home, settings, data, "conversation", ["reader"])
    (again,) = public.run(home, settings, data, "conversation", ["reader"])  # with the index that there is
    return again


def test_what_a_person_finds_is_the_measure_of_what_we_find(report: Report) -> None:
    built, lost, _ = report.records
    assert (built.standalone, lost.standalone) == (
        "Who built it? (Quilla ferry, Loss)",
        "When was it lost? (Quilla ferry, Loss, built)",
    )
    assert all(record.scores["human_recall@10"] == 1 for record in report.records)
    assert [record.scores["alone_recall@10"] for record in report.records] == [0.6, 0.8, 1.0]
    assert [record.scores["own_recall@10"] for record in report.records] == [1.0, 1.0, 0.75]
    gained = report.metrics["gap_closed_recall"]
    assert (gained.value, gained.n) == (
        pytest.approx(7 / 12),
        3,
    )  # 0.4 and 0.2 won, 0.25 lost of the 0.6 that were missed


def test_the_samples_are_searched_along_with_the_sets_own_texts(report: Report) -> None:
    found = {place.article for record in report.records for place in record.retrieved}
    assert len(found) > 2
    assert found & {file.stem for file in article_files(ARTICLES)}


def test_only_a_question_that_stands_alone_can_be_left_alone(report: Report) -> None:
    assert [record.scores["left_alone"] for record in report.records] == [None, None, 1.0]
    assert [TAKES_OVER in record.traits for record in report.records] == [True, True, False]
    assert {record.cluster for record in report.records} == {"The Quilla ferry, Loss"}


def test_a_rewrite_takes_over_a_word_that_the_question_lacks_and_the_conversation_holds() -> None:
    assert takes_over(follow_up("Who paid?", "Who paid for the ferry?", "Where is the ferry?"))
    assert takes_over(follow_up("Who paid?", "Who paid Ibarra?", "Who built it?", replies=("Osvaldo Ibarra.",)))
    assert not takes_over(follow_up("Who paid?", "Which bank paid?", "Where is the ferry?"))
    assert not takes_over(follow_up("Who paid for the ferry?", "Who financed the ferry?", "Where is the ferry?"))


def test_case_and_punctuation_do_not_tell_a_rewrite_from_its_question() -> None:
    assert stands_alone(follow_up("who paid Ibarra", "Who paid Ibarra?", "Who built it?"))
    assert not stands_alone(follow_up("Who paid him?", "Who paid Ibarra?", "Who built it?"))


def test_a_turn_has_its_reply_where_there_is_one() -> None:
    asked = follow_up("Why?", "Why Tomé?", "The ferry", "Where?", replies=("", "In Tomé."))
    assert turns(asked) == [Turn("The ferry"), Turn("Where?", "In Tomé.")]
    assert turns(follow_up("Why?", "Why Tomé?", "Where?")) == [Turn("Where?")]


@pytest.mark.parametrize("name", ["canard", "mtrag_rewrite"])
def test_of_the_half_that_rules_were_made_on_what_stands_alone_is_left_alone(name: str) -> None:
    file = SHARED / f"{name}.jsonl.gz"
    if not file.is_file():
        pytest.skip(f"the public data are not here: {file}")
    asked = [question for question in read_benchmark(file, "conversation").questions if question.split == "dev"]
    alone = [question for question in asked if question.history and stands_alone(question)]
    left = sum(standalone(question.question, turns(question)) == question.question for question in alone)
    assert left / len(alone) >= 0.95
