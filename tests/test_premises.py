"""What a question takes for granted, and whether the article bears it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from assistant.reader.question import read_question
from assistant.reader.refusal.premises import Premises, premises
from index.types import Article

SENTENCE = "Ana Torres signed the pact in Lima."
BODY = f"{SENTENCE} Peru and Chile had negotiated since 2019.{' Nothing else was said.' * 20} Brazil was informed."
ARTICLE = Article(
    "pact", 1, "Peru and Chile sign a pact", BODY, "en", "/pact.txt", "0" * 64,
    event_date=date(2023, 12, 20), countries=("PE", "CL"), dateline_place="Lima",
)  # fmt: skip


def of(text: str) -> Premises:
    return premises(read_question(text), ARTICLE, SENTENCE)


def test_a_question_that_takes_nothing_for_granted_is_borne_out() -> None:
    assert of("Who signed the pact?") == Premises(1, 1, 1, 1, 1)


def test_a_country_that_is_only_mentioned_is_not_one_of_the_pact() -> None:
    assert of("What did Peru and Chile sign?").countries == 1
    assert (of("What did Peru and Brazil sign?").countries, of("What did Peru and Brazil sign?").mentioned) == (0.5, 1)
    assert of("What did Peru and Japan sign?").mentioned == 0.5


@pytest.mark.parametrize(("year", "borne_out"), [("2023", 1), ("2019", 0.5), ("2016", 0)])
def test_a_year_is_that_of_the_article_or_stands_in_it_or_does_not(year: str, borne_out: float) -> None:
    assert of(f"What was signed in {year}?").year == borne_out


@pytest.mark.parametrize("asked", ["Why did Chile withdraw from the pact?", "¿Por qué se retiró Chile del pacto?"])
def test_a_withdrawal_of_which_the_article_knows_nothing(asked: str) -> None:
    assert of(asked).reversal == 0


@pytest.mark.parametrize(
    ("asked", "borne_out"),
    [
        ("Why did Brazil refuse the pact?", 0),
        ("¿Por qué no quiso firmar Brasil?", 0),
        ("Why did Japan refuse the pact?", 1),
        ("Who refused the pact in Brazil?", 1),
        ("Why did Japan pull its ships out of the pact?", 0),
        ("¿Por qué dejó Japón el pacto?", 0),
    ],
)
def test_why_somebody_refused_asks_of_a_refusal_that_is_told_beside_the_name(asked: str, borne_out: float) -> None:
    body = f"{SENTENCE} Brazil was informed.{' Nothing else was said.' * 3} Japan had been asked. It refused to join."
    assert premises(read_question(asked), replace(ARTICLE, body=body), SENTENCE).reversal == borne_out


def test_what_might_happen_is_no_premise() -> None:
    assert of("Can Chile withdraw from the pact?").reversal == 1


@pytest.mark.parametrize(
    ("asked", "borne_out"),
    [
        ("What was signed between Peru and Chile?", 1),
        ("¿Qué se firmó entre Perú y Brasil?", 0),
        ("Who met Peru and Brazil between the talks?", 1),
    ],
)
def test_the_two_that_something_is_between_are_those_of_headline_and_lead(asked: str, borne_out: float) -> None:
    assert of(asked).partners == borne_out
