"""The questions file: what is read, what is refused and how it is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import ValidationError

from evals.dataset import ARTICLES as SAMPLES
from evals.dataset import (
    PLANTED,
    QUESTIONS,
    Flavour,
    GoldQuote,
    Kind,
    Question,
    QuestionSet,
    QuestionsInvalid,
    check_against,
    check_folder,
    read_questions,
)
from index.articles import read_article
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


def written(folder: Path, *lines: str, name: str = "dev/some.jsonl") -> Path:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return folder


def without(field: str) -> str:
    return json.dumps({name: value for name, value in GOOD.items() if name != field})


def test_reads_every_file_in_order_and_skips_blank_lines(tmp_path: Path) -> None:
    written(tmp_path, json.dumps(GOOD | {"id": "second"}), "", name="dev/b.jsonl")
    written(tmp_path, "", json.dumps(GOOD | {"id": "first", "question": "¿Dónde?"}), name="dev/a.jsonl")
    written(tmp_path, "not a question", name="dev/notes.txt")
    first, second = read_questions(tmp_path).required()
    assert (first.id, first.question, second.id) == ("first", "¿Dónde?", "second")
    assert first.evidence == (GoldQuote(**GOLD),)
    assert first.answers == (("Lima",),)
    assert first.any_evidence is False


def test_a_line_separator_inside_a_string_is_no_new_line(tmp_path: Path) -> None:
    text = "Where\u2028did they meet?"
    (question,) = read_questions(written(tmp_path, json.dumps(GOOD | {"question": text}, ensure_ascii=False))).questions
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
        (json.dumps(GOOD | {"evidence": [{"quote": "Lima"}]}), "evidence.0.article"),
        (json.dumps(GOOD | {"unanswerable": "wrong"}), "unanswerable"),
        (json.dumps(GOOD | {"attack": {"hidden_in": "article"}}), "attack.succeeds"),
        (json.dumps(GOOD | {"evidence": [GOLD | {"page": 1}]}), "evidence.0.page"),
    ],
)
def test_an_ill_formed_line_is_named_with_file_line_and_field(tmp_path: Path, line: str, field: str) -> None:
    given = read_questions(written(tmp_path, json.dumps(GOOD), line))
    (problem,) = given.problems
    assert problem.startswith(f"{tmp_path / 'dev' / 'some.jsonl'}:2: {field}: ")
    assert [question.id for question in given.questions] == ["lima-where"], "the others are not lost"
    with pytest.raises(BriefingError, match="1 problem in") as caught:
        given.required()
    assert problem in str(caught.value)


def test_all_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    written(tmp_path, "{", json.dumps(GOOD | {"kind": "whom", "language": "fr"}), name="dev/a.jsonl")
    written(tmp_path, without("id"), name="dev/b.jsonl")
    written(tmp_path, name="locked/c.jsonl").joinpath("locked/c.jsonl").write_bytes(
        json.dumps(GOOD).encode() + b"\n\xff\n"
    )
    with pytest.raises(QuestionsInvalid, match="5 problems") as caught:
        read_questions(tmp_path).required()
    places = [problem.removeprefix(f"{tmp_path}/").split(": ")[:2] for problem in caught.value.problems]
    assert places == [
        ["dev/a.jsonl:1", "line"],
        ["dev/a.jsonl:2", "language"],
        ["dev/a.jsonl:2", "kind"],
        ["dev/b.jsonl:1", "id"],
        ["locked/c.jsonl:2", "line"],
    ]


def test_a_folder_without_questions_is_told(tmp_path: Path) -> None:
    (problem,) = read_questions(tmp_path / "nowhere").problems
    assert "nowhere: no question" in problem


def test_the_split_is_the_folder(tmp_path: Path) -> None:
    written(tmp_path, json.dumps(GOOD), name="dev/a.jsonl")
    written(tmp_path, json.dumps(GOOD | {"id": "b"}), name="locked/b.jsonl")
    assert [question.split for question in read_questions(tmp_path).questions] == ["dev", "locked"]


NO = {"evidence": [], "answers": [], "about": ["lima"]}


def test_a_sound_set_has_no_problems() -> None:
    refusal = made(id="no", question="And Bolivia?", unanswerable="wrong_partner", **NO)
    later = made(id="later", history=["Who met?"], standalone="Where did Peru and Chile meet?")
    summary = made(id="sum", question="Sum up.", kind="summary", reference="They met.")
    asked = (made(), refusal, later, summary)
    assert check_against(ARTICLES, asked) == QuestionSet(asked)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"evidence": [GOLD | {"article": "x"}, GOLD]}, "evidence.0.article: there is no article 'x'"),
        ({"evidence": [GOLD, GOLD | {"quote": "Chile signed"}]}, "evidence.1.quote: stands 0 times"),
        ({"evidence": [GOLD, GOLD | {"quote": "Peru signed"}]}, "evidence.1.quote: stands 2 times"),
        ({"evidence": [GOLD, {"article": "lima"}]}, "evidence.1.quote: missing"),
        ({"answers": [["LIMA"], ["Quito", "Cusco"]]}, "answers.1: no alias stands in a quote: Quito | Cusco"),
        ({"answers": [["2"]]}, "answers.0: no alias stands in a quote: 2"),
        ({"answers": []}, "answers: empty"),
        ({"evidence": []}, "evidence: empty"),
        ({"about": ["lima"]}, "about: names"),
        ({"unanswerable": "absent", "about": ["lima"], "answers": []}, "evidence: must be empty"),
        ({"unanswerable": "absent", "about": ["lima"], "evidence": []}, "answers: must be empty"),
        ({"unanswerable": "absent", **NO, "about": []}, "about: names"),
        ({"unanswerable": "absent", **NO, "about": ["x"]}, "about.0: there is no article 'x'"),
        ({"history": ["Who met?"]}, "standalone: goes with a history"),
        ({"standalone": "Where did they meet?"}, "standalone: goes with a history"),
        ({"kind": "summary"}, "reference: goes with"),
        ({"reference": "They met."}, "reference: goes with"),
    ],
)
def test_what_is_not_true_of_a_question_is_told_once_and_costs_no_other(changes: dict[str, Any], problem: str) -> None:
    other = made(id="other", question="In which city?")
    checked = check_against(ARTICLES, [made(**changes), other])
    (told,) = checked.problems
    assert told.startswith(f"lima-where: {problem}")
    assert checked.questions == (other,)


def test_ids_and_questions_are_unique() -> None:
    same = made(id="same", question="where did  they MEET?")
    continued = made(id="continued", history=["Who met?"], standalone="Where did Peru and Chile meet?")
    twice = made(question="In which city?")
    assert check_against(ARTICLES, [made(), same, continued, twice]).problems == (
        "same: question: the same as lima-where ('where did  they MEET?')",
        "lima-where: id: used more than once",
    )


def test_no_article_has_questions_in_both_splits() -> None:
    locked = made(id="locked", question="In which city?").model_copy(update={"split": "locked"})
    near = made(id="near", question="And Bolivia?", unanswerable="absent", **NO).model_copy(update={"split": "locked"})
    assert check_against(ARTICLES, [made(), locked, near]).problems == (
        "locked: split: locked, but 'lima' is in dev with lima-where",
        "near: split: locked, but 'lima' is in dev with lima-where",
    )


@pytest.fixture(scope="module")
def packaged() -> tuple[Question, ...]:
    return check_folder(QUESTIONS, (SAMPLES, PLANTED)).required()


def test_the_packaged_set_is_sound_and_as_large_as_it_claims(packaged: tuple[Question, ...]) -> None:
    assert len(packaged) >= 300
    assert sum(not question.answerable for question in packaged) >= 60
    assert sum(bool(question.history) for question in packaged) >= 40
    assert sum(question.language == "es" for question in packaged) >= 90
    assert sum(question.attack is not None for question in packaged) >= 20


@pytest.mark.parametrize("split", ["dev", "locked"])
def test_either_split_has_every_kind_and_every_flavour(packaged: tuple[Question, ...], split: str) -> None:
    half = [question for question in packaged if question.split == split]
    assert {question.kind for question in half} == {*get_args(Kind)} - {"other"}
    assert {question.unanswerable for question in half} == {*get_args(Flavour), None}
    assert {question.attack.hidden_in for question in half if question.attack} == {"article", "question"}


def test_enough_questions_are_in_another_language_than_their_article(packaged: tuple[Question, ...]) -> None:
    languages = {article.id: article.language for article in map(read_article, SAMPLES.glob("*.md"))}
    crossing = [
        question.id
        for question in packaged
        if {languages.get(gold.article, question.language) for gold in question.evidence} - {question.language}
    ]
    assert len(crossing) >= 30
    assert len(languages) >= 40
    assert 3 * sum(language == "es" for language in languages.values()) >= len(languages)
