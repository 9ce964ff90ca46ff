"""What people think of answers, and the candidates for the evaluation that are made of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from assistant.cli import app
from assistant.feedback import FILE_NAME, FeedbackInvalid, Opinion, Opinions, Place, candidate, forget_removed, kind_of
from assistant.reader.question import read_question
from assistant.types import Answer, Turn
from evals.dataset import Question
from tests.browser.scripted import ARTICLE, answered, refused

PLACE = Place("ana", "c1", 1)
HELPFUL = Opinion(helpful=True)


@pytest.fixture
def opinions(tmp_path: Path) -> Opinions:
    return Opinions(tmp_path)


def line(opinions: Opinions, opinion: Opinion, answer: Answer, history: tuple[Turn, ...] = ()) -> dict[str, object]:
    opinions.keep(PLACE, opinion, answer, history)
    made = candidate(opinions.all()[0])
    assert made
    Question.model_validate_json(json.dumps(made), strict=True)
    return made


def test_the_last_word_on_an_answer_counts(opinions: Opinions) -> None:
    opinions.keep(PLACE, HELPFUL, answered("Who?"))
    opinions.keep(PLACE, Opinion(False, "missing", "the weapons"), answered("Who?"))
    opinions.keep(Place("eva", "c1", 1), HELPFUL, answered("Who?"))
    assert opinions.of("ana", "c1") == {1: Opinion(False, "missing", "the weapons")}
    assert opinions.of("ana", "c2") == {}
    assert [(one.place.owner, one.opinion.helpful) for one in opinions.all()] == [("eva", True), ("ana", False)]
    assert [one.place.owner for one in opinions.all("missing")] == ["ana"]
    assert [one.place.owner for one in opinions.all(helpful=True)] == ["eva"]


@pytest.mark.parametrize(
    ("verdict", "reason"), [("good", ""), ("not_right", ""), ("not_right", "<script>"), ("", "missing")]
)
def test_what_is_no_opinion_is_refused_with_what_would_be(verdict: str, reason: str) -> None:
    with pytest.raises(FeedbackInvalid, match=r"neither helpful|none of wrong_answer, wrong_source, missing"):
        Opinion.read(verdict, reason, "")


def test_a_helpful_answer_keeps_its_quotes_and_items(opinions: Opinions) -> None:
    made = line(opinions, HELPFUL, answered("Which areas?"))
    assert made["answers"] == [["tráfico de armas"]]
    quotes = [citation.quote for citation in answered("x").citations]
    assert made["evidence"] == [{"article": ARTICLE.id, "quote": quote} for quote in quotes]
    assert (made["id"], made["question"], made["language"]) == ("feedback-1", "Which areas?", "en")


def test_a_wrong_answer_leaves_the_right_one_to_be_written(opinions: Opinions) -> None:
    for reason in ("wrong_answer", "missing"):
        made = line(opinions, Opinion(False, reason), answered("Which areas?"))  # type: ignore[arg-type]
        assert made["answers"] == []
        assert made["evidence"]


def test_what_should_have_been_refused_becomes_unanswerable(opinions: Opinions) -> None:
    made = line(opinions, Opinion(False, "should_have_refused"), answered("Which areas?"))
    assert (made["unanswerable"], made["about"]) == ("absent", [ARTICLE.id])
    assert "evidence" not in made


def test_a_refusal_that_was_right_is_unanswerable_and_one_that_was_not_is_to_be_answered(opinions: Opinions) -> None:
    assert line(opinions, HELPFUL, refused("the moon?"))["unanswerable"] == "absent"
    made = line(opinions, Opinion(False, "missing"), refused("the moon?"))
    assert (made["evidence"], made["answers"]) == ([], [])


def test_a_follow_up_comes_with_its_history(opinions: Opinions) -> None:
    made = line(opinions, HELPFUL, answered("And where?"), (Turn("Who met?", "They."),))
    assert (made["history"], made["standalone"]) == (["Who met?"], "And where? (Perú)")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Who signed it?", "who"),
        ("¿Cuándo se reunieron?", "when"),
        ("Which six areas did they agree on?", "list"),
        ("Why did they meet?", "why"),
        ("Tell me more of the ministry.", "other"),
    ],
)
def test_the_kind_is_read_from_the_question(question: str, kind: str) -> None:
    assert kind_of(read_question(question)) == kind


def test_a_removed_article_leaves_no_word_and_no_candidate(opinions: Opinions, tmp_path: Path) -> None:
    opinions.keep(PLACE, Opinion(False, "missing", "my words"), answered("Who?"), (Turn("First?", "…"),))
    forget_removed(tmp_path, lambda _: True)
    assert candidate(opinions.all()[0])
    forget_removed(tmp_path, lambda _: False)
    (one,) = opinions.all()
    assert (one.answer, one.history, one.opinion.comment) == (None, (), "my words")
    assert candidate(one) is None
    assert all("cooperación".encode() not in file.read_bytes() for file in tmp_path.glob(f"{FILE_NAME}*"))


class TestCommand:
    @pytest.fixture
    def run(self, tmp_path: Path) -> Callable[..., Result]:
        def command(*arguments: str, code: int = 0) -> Result:
            done = CliRunner().invoke(app, ["feedback", *arguments, "--home", str(tmp_path)], terminal_width=200)
            assert done.exit_code == code, (done.output, done.exception)
            return done

        return command

    def test_lists_and_exports(self, opinions: Opinions, run: Callable[..., Result], tmp_path: Path) -> None:
        assert "Nobody has said anything" in run("list").stdout
        opinions.keep(PLACE, HELPFUL, answered("Which areas?"))
        opinions.keep(Place("eva", "c2", 1), Opinion(False, "missing", "the  weapons"), answered("Who?"))
        listed = run("list").stdout
        assert listed.index("missing") < listed.index("helpful")
        assert "“the weapons”" in listed
        assert [one["opinion"]["reason"] for one in json.loads(run("list", "--json").stdout)["feedback"]] == [
            "missing", None,
        ]  # fmt: skip
        lines = [json.loads(each) for each in run("export").stdout.splitlines()]
        assert [each["id"] for each in lines] == ["feedback-1", "feedback-2"]
        target = tmp_path / "candidates.jsonl"
        told = json.loads(run("export", "--out", str(target), "--reason", "missing", "--json").stdout)
        assert [(each["feedback"], each["comment"]) for each in told["candidates"]] == [(2, "the  weapons")]
        assert json.loads(target.read_text()) == told["candidates"][0]["candidate"]
        assert "is there already" in str(run("export", "--out", str(target), code=1).exception)
        assert "wrong_source" in str(run("list", "--reason", "bad", code=1).exception)
