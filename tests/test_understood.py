"""What people and programs are told of filters that were read from a question."""

from __future__ import annotations

from datetime import date

import pytest

from assistant import Assistant
from assistant.commands.output import answer_json
from assistant.understood import shown_first
from assistant.web.render import answer as page

ENGLISH = "What did Peru and Chile agree in December 2023?"
SPANISH = "¿Qué acordaron Perú y Chile en diciembre de 2023?"


@pytest.mark.parametrize(
    ("question", "line"),
    [
        (ENGLISH, "Shown first: articles on Peru and Chile together, dated December 2023."),
        (SPANISH, "Se muestran primero los artículos sobre Perú y Chile a la vez, de diciembre de 2023."),
        (
            "What did Spain and Morocco sign in February 2023?",
            "Shown first: articles on Spain and Morocco together, dated February 2023.",
        ),
        ("What was signed since March 2023?", "Shown first: articles from 1 March 2023."),
        ("¿Qué se firmó antes de 2020?", "Se muestran primero los artículos hasta el 31 de diciembre de 2019."),
        (
            "What was signed between 5 May 2023 and July 2023?",
            "Shown first: articles from 5 May 2023 to 31 July 2023.",
        ),
        ("What do articles in Spanish say of piracy?", "Shown first: articles in Spanish."),
        ("What is AUKUS?", ""),
    ],
)
def test_what_was_understood_is_said_in_the_questions_language(assistant: Assistant, question: str, line: str) -> None:
    answer = assistant.ask(question)
    assert shown_first(answer) == line
    assert line in page(answer, 1)


def test_programs_get_each_filter(assistant: Assistant) -> None:
    pair, period = answer_json(assistant.ask(ENGLISH))["understood"]
    assert (pair["kind"], pair["surface"], list(pair["countries"])) == ("countries", "Peru and Chile", ["PE", "CL"])
    assert (period["since"], period["until"], period["surface"]) == ("2023-12-01", "2023-12-31", "December 2023")


def test_a_filter_never_hides_the_only_answer_and_that_is_said(assistant: Assistant) -> None:
    question = "Who signed the treaty on the Falepili Union in 2011?"
    answer = assistant.ask(question)
    assert any("No article dated 2011" in notice for notice in answer.notices)
    assert shown_first(answer) == ""
    assert answer.nearest[0].article.id.startswith("falepili")


def test_a_filter_that_was_met_needs_no_notice(assistant: Assistant) -> None:
    assert not any("No article" in notice for notice in assistant.ask(ENGLISH).notices)


def test_last_year_counts_from_today(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assistant, "today", lambda: date(2024, 5, 1))
    answer = assistant.ask("What did Peru and Chile agree last year?")
    assert answer.understood[1].text == "dated 2023"
    assert answer.nearest[0].article.id == "peru-chile-2023-12-20"


def test_what_an_article_of_another_day_tells_of_a_year_needs_no_notice(assistant: Assistant) -> None:
    answer = assistant.ask("What had happened before the framework of July 2016 on the Sulu Sea?")
    assert any("2016" in citation.quote for citation in answer.citations)
    assert not any("No article" in notice for notice in answer.notices)
    assert shown_first(answer) == ""  # it is not of 2016


def test_the_notice_says_of_when_what_is_shown_is(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assistant, "today", lambda: date(2025, 5, 1))
    answer = assistant.ask("On which areas did Peru and Chile agree last year?")
    (notice,) = (one for one in answer.notices if one.startswith("No article"))
    assert (
        notice == "No article dated 2024 was found that answers this; what is shown is from articles of December 2023."
    )


def test_only_the_filter_that_is_not_met_is_named(assistant: Assistant) -> None:
    answer = assistant.ask("What did Peru and Chile agree in 2019?")
    (notice,) = (notice for notice in answer.notices if notice.startswith("No article"))
    assert "Peru" not in notice and "2019" in notice
    assert shown_first(answer) == "Shown first: articles on Peru and Chile together."
