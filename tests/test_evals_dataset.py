"""The questions file: what is read, what is refused and how it is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from evals.dataset import GoldQuote, Question, QuestionsInvalid, check_against, read_questions
from index.types import Article, BriefingError

BODY = "Peru and Chile met in Lima on 20 December. Peru signed. Peru signed again; it rained."
ARTICLES = {"lima": Article("lima", 1, "Title", BODY, "en", "/lima.md", "0" * 64)}
GOLD = {"article": "lima", "quote": "Peru and Chile met in Lima on 20 December."}
GOOD: dict[str, Any] = {
    "id": "lima-where",
    "question": "Where did they meet?",
    "language": "en",
    "kind": "where",
    "history": [],
    "evidence": [GOLD],
    "answers": [["Lima"]],
}


def made(**changes: Any) -> Question:
    return Question.model_validate_json(json.dumps(GOOD | changes))


def written(folder: Path, *lines: str, name: str = "some.jsonl") -> Path:
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return folder


def without(field: str) -> str:
    return json.dumps({name: value for name, value in GOOD.items() if name != field})


def test_reads_every_file_in_order_and_skips_blank_lines(tmp_path: Path) -> None:
    written(tmp_path, json.dumps(GOOD | {"id": "second"}), "", name="b.jsonl")
    written(tmp_path, "", json.dumps(GOOD | {"id": "first", "question": "¿Dónde?"}), name="a.jsonl")
    written(tmp_path, "not a question", name="notes.txt")
    first, second = read_questions(tmp_path)
    assert (first.id, first.question, second.id) == ("first", "¿Dónde?", "second")
    assert first.evidence == (GoldQuote(**GOLD),)
    assert first.answers == (("Lima",),)
    assert first.any_evidence is False


def test_a_line_separator_inside_a_string_is_no_new_line(tmp_path: Path) -> None:
    text = "Where\u2028did they meet?"
    (question,) = read_questions(written(tmp_path, json.dumps(GOOD | {"question": text}, ensure_ascii=False)))
    assert question.question == text


def test_a_question_is_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        made().id = "other"


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("{", "line"),
        ("[]", "line"),
        (without("language"), "language"),
        (json.dumps(GOOD | {"kind": "whom"}), "kind"),
        (json.dumps(GOOD | {"question": " ? "}), "question"),
        (json.dumps(GOOD | {"answer": "Lima"}), "answer"),
        (json.dumps(GOOD | {"answers": [["Lima"], []]}), "answers.1"),
        (json.dumps(GOOD | {"answers": [[7]]}), "answers.0.0"),
        (json.dumps(GOOD | {"any_evidence": "yes"}), "any_evidence"),
        (json.dumps(GOOD | {"evidence": [{"article": "lima"}]}), "evidence.0.quote"),
        (json.dumps(GOOD | {"evidence": [GOLD | {"page": 1}]}), "evidence.0.page"),
    ],
)
def test_an_ill_formed_line_is_named_with_file_line_and_field(tmp_path: Path, line: str, field: str) -> None:
    with pytest.raises(QuestionsInvalid) as caught:
        read_questions(written(tmp_path, json.dumps(GOOD), line))
    (problem,) = caught.value.problems
    assert problem.startswith(f"{tmp_path / 'some.jsonl'}:2: {field}: ")
    assert problem in str(caught.value)
    assert isinstance(caught.value, BriefingError)


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    written(tmp_path, "{", json.dumps(GOOD | {"kind": "whom", "language": "fr"}), name="a.jsonl")
    written(tmp_path, without("id"), name="b.jsonl")
    (tmp_path / "c.jsonl").write_bytes(json.dumps(GOOD).encode() + b"\n\xff\n")
    with pytest.raises(QuestionsInvalid, match="5 problems") as caught:
        read_questions(tmp_path)
    places = [problem.removeprefix(f"{tmp_path}/").split(": ")[:2] for problem in caught.value.problems]
    assert places == [
        ["a.jsonl:1", "line"],
        ["a.jsonl:2", "language"],
        ["a.jsonl:2", "kind"],
        ["b.jsonl:1", "id"],
        ["c.jsonl:2", "line"],
    ]


def test_a_folder_without_questions_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionsInvalid, match="no question"):
        read_questions(tmp_path / "nowhere")


def test_a_sound_set_has_no_problems() -> None:
    refusal = made(id="no", question="And Bolivia?", kind="unanswerable", evidence=[], answers=[])
    later = made(id="later", kind="follow_up", history=["Who met?"])
    assert check_against(ARTICLES, [made(), refusal, later]) == []


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"evidence": [GOLD | {"article": "x"}]}, "evidence.0.article: there is no article 'x'"),
        ({"evidence": [GOLD, GOLD | {"quote": "Chile signed"}]}, "evidence.1.quote: stands 0 times"),
        ({"evidence": [GOLD, GOLD | {"quote": "Peru signed"}]}, "evidence.1.quote: stands 2 times"),
        ({"answers": [["LIMA"], ["Quito", "Cusco"]]}, "answers.1: no alias stands in a quote: Quito | Cusco"),
        ({"answers": [["2"]]}, "answers.0: no alias stands in a quote: 2"),
        ({"answers": []}, "answers: empty"),
        ({"evidence": []}, "evidence: empty"),
        ({"kind": "unanswerable", "answers": []}, "evidence: must be empty"),
        ({"kind": "unanswerable", "evidence": []}, "answers: must be empty"),
        ({"kind": "follow_up"}, "history: empty"),
    ],
)
def test_what_is_not_true_of_a_question_is_told_once(changes: dict[str, Any], problem: str) -> None:
    (told,) = check_against(ARTICLES, [made(**changes)])
    assert told.startswith(f"lima-where: {problem}")


def test_ids_and_questions_are_unique() -> None:
    same = made(id="same", question="where did  they MEET?")
    continued = made(id="continued", history=["Who met?"])
    twice = made(question="In which city?")
    assert check_against(ARTICLES, [made(), same, continued, twice]) == [
        "same: question: the same as lima-where ('where did  they MEET?')",
        "lima-where: id: used more than once",
    ]
