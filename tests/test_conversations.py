"""Conversations: kept whole, found by their owner alone, and forgotten with the articles that answers leaned on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assistant.conversations import FILE_NAME, Conversations, ConversationUnknown, forget_removed
from assistant.types import Answer, Item, Sentence, Understood, Verdict
from index.types import Filters
from tests.browser.scripted import ARTICLE, BODY, answered, refused

ANA, EVA = "ana", "eva"


@pytest.fixture
def kept(tmp_path: Path) -> Conversations:
    return Conversations(tmp_path)


def asked(kept: Conversations, owner: str, question: str, answer: Answer | None = None) -> str:
    id_ = kept.begin(owner, question)
    number = kept.ask(owner, id_, question, Filters())
    kept.settle(id_, number, "answered", answer or answered(question))
    return id_


def test_an_answer_comes_back_as_it_was_also_to_another_process(kept: Conversations, tmp_path: Path) -> None:
    full = Answer(
        **{name: getattr(answered("¿Qué?"), name) for name in Answer.__dataclass_fields__}
        | {
            "sentences": (Sentence("Sí.", (1, 2), Verdict("partly_supported", "why"), "Ana Quispe"),),
            "items": (Item("armas", 1),),
            "notices": ("six, not seven",),
            "struck": ("It rained.",),
            "understood": (Understood("period", "last year", "2023", "2023-01-01", "2023-12-31"),),
            "record": 17,
        }  # type: ignore[arg-type]
    )
    filters = Filters(countries=("PE", "CL"), since=date(2023, 1, 1), topics=("migration",))
    id_ = kept.begin(ANA, "¿Qué?")
    number = kept.ask(ANA, id_, "¿Qué?", filters)
    kept.settle(id_, number, "answered", full, suggestions=("What next?",))
    (found,) = Conversations(tmp_path).exchanges(ANA, id_)
    assert found.answer == full
    assert found.answer.record == 17
    assert (found.filters, found.suggestions, found.outcome) == (filters, ("What next?",), "answered")


def test_the_nearest_passages_are_kept_without_the_rest_of_their_articles(kept: Conversations) -> None:
    (found,) = kept.exchanges(ANA, asked(kept, ANA, "moon", refused("moon")))
    assert found.answer
    (passage,) = found.answer.nearest
    assert passage.chunk == refused("moon").nearest[0].chunk
    assert (passage.article.title, passage.article.body) == (ARTICLE.title, "")


def test_another_person_finds_nothing_and_changes_nothing(kept: Conversations) -> None:
    id_ = asked(kept, ANA, "Who met?")
    assert kept.find(EVA) == []
    for attempt in (
        lambda: kept.get(EVA, id_),
        lambda: kept.exchanges(EVA, id_),
        lambda: kept.ask(EVA, id_, "And then?", Filters()),
        lambda: kept.rename(EVA, id_, "Mine"),
        lambda: kept.delete(EVA, id_),
    ):
        with pytest.raises(ConversationUnknown, match="may have been deleted"):
            attempt()
    assert [(each.title, each.questions) for each in kept.find(ANA)] == [("Who met?", 1)]


@pytest.mark.parametrize("clock", ["runs", "stands"])
def test_the_one_with_the_last_question_comes_first(
    kept: Conversations, clock: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if clock == "stands":  # for a millisecond, all are asked at once
        monkeypatch.setattr("assistant.conversations._now", lambda: "2026-11-28T12:00:00.000+00:00")
    first, second = asked(kept, ANA, "First?"), asked(kept, ANA, "Second?")
    assert [each.id for each in kept.find(ANA)] == [second, first]
    kept.ask(ANA, first, "Once more?", Filters())
    assert [(each.id, each.questions) for each in kept.find(ANA)] == [(first, 2), (second, 1)]
    assert [each.id for each in kept.find(ANA, limit=1)] == [first]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("PERU cooperacion", True),
        ("Perú", True),
        ("frontera", True),
        ("100%", False),
        ("coope_acion", False),
        ("Bolivia", False),
        ("cooperación Bolivia", False),
        ("", True),
    ],
)
def test_it_is_found_by_words_of_its_title_its_questions_and_its_answers(
    kept: Conversations, words: str, found: bool
) -> None:
    id_ = asked(kept, ANA, "Who met?")
    kept.rename(ANA, id_, "La Frontera")
    assert bool(kept.find(ANA, words)) is found


def test_the_title_is_the_first_question_until_it_is_renamed(kept: Conversations) -> None:
    id_ = asked(kept, ANA, "Who  met\nin Lima?")
    assert kept.get(ANA, id_).title == "Who met in Lima?"
    kept.rename(ANA, id_, "  Lima ")
    kept.rename(ANA, id_, "   ")
    assert kept.get(ANA, id_).title == "Lima"
    assert len(kept.get(ANA, asked(kept, ANA, "why " * 200)).title) <= 120


def test_what_is_deleted_is_gone_from_the_file(kept: Conversations, tmp_path: Path) -> None:
    id_ = asked(kept, ANA, "Who met in Arica?")
    kept.delete(ANA, id_)
    assert kept.find(ANA) == []
    assert all(b"Arica" not in file.read_bytes() for file in tmp_path.glob(f"{FILE_NAME}*"))


def test_an_answer_that_comes_after_the_stop_changes_nothing(kept: Conversations) -> None:
    id_ = kept.begin(ANA, "Who?")
    number = kept.ask(ANA, id_, "Who?", Filters())
    kept.settle(id_, number, "stopped")
    kept.settle(id_, number, "answered", answered("Who?"))
    (found,) = kept.exchanges(ANA, id_)
    assert (found.outcome, found.answer) == ("stopped", None)


def test_a_removed_article_leaves_no_word_and_the_question_stays(kept: Conversations, tmp_path: Path) -> None:
    id_ = asked(kept, ANA, "Who met?")
    number = kept.ask(ANA, id_, "And then?", Filters())
    other = Answer("And then?", "And then, after the marco de cooperación?", "answered", "Nothing. [1]", "en")
    kept.settle(id_, number, "answered", other)
    kept.forget_removed(lambda _: True)
    assert kept.exchanges(ANA, id_)[0].answer
    forget_removed(tmp_path, lambda _: False)
    first, second = kept.exchanges(ANA, id_)
    assert (first.question, first.outcome, first.answer) == ("Who met?", "removed", None)
    assert second.answer
    assert second.answer.standalone_question == "And then?"
    assert kept.find(ANA, "cooperación") == []
    for word in ("cooperaci", "tráfico", ARTICLE.title):
        assert all(word.encode() not in file.read_bytes() for file in tmp_path.glob(f"{FILE_NAME}*")), word


def test_nothing_is_made_where_nobody_has_a_conversation(tmp_path: Path) -> None:
    forget_removed(tmp_path, lambda _: False)
    assert list(tmp_path.iterdir()) == []


def test_the_quotes_in_these_tests_stand_in_the_article() -> None:
    assert all(BODY[one.start : one.end] == one.quote for one in answered("x").citations)
